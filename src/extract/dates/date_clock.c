/*
 * date_clock.c - reads times of day ("5 p.m.", "17:30 GMT", "noon") and sets
 * ("every Monday").
 *
 * Digits with a colon are a time where a zone, "a.m." or a preposition says
 * so; a result ("3:1") or a running time is none.
 * Exports: xc_read_clock, xc_read_clock_alone, xc_read_every.
 */
#include <string.h>

#include "extract/dates/date_scan.h"

/* "17:30", "5.30", "5": hour and minute of a norm; false: none. */
static bool clock_digits(const char *norm, int *hour, int *minute) {
    size_t n = strspn(norm, "0123456789");
    if (n < 1 || n > 2) return false;
    *hour = 0;
    for (size_t i = 0; i < n; i++)
        *hour = *hour * 10 + (norm[i] - '0');
    *minute = 0;
    if (norm[n] == '\0') return *hour <= 24;
    const char *rest = norm + n + 1;
    if ((norm[n] != ':' && norm[n] != '.') || strspn(rest, "0123456789") < 2 ||
        rest[0] > '5')
        return false;
    *minute = (rest[0] - '0') * 10 + (rest[1] - '0');
    bool seconds = rest[2] == ':' && strspn(rest + 3, "0123456789") == 2 &&
                   rest[5] == '\0';
    return *hour <= 24 && (rest[2] == '\0' || seconds);
}

/* "a.m.", "o'clock", "EST" behind the digits; what it says of the hour. */
typedef struct clock_words {
    bool any;
    int meridian; /* XC_CALENDAR_MERIDIAN_*; 0: none */
    bool has_zone;
    int zone;
} clock_words;

static uint32_t read_clock_words(const xc_date_scan *scan, uint32_t at,
                                 clock_words *words) {
    *words = (clock_words){0};
    while (xc_scan_kind(scan, at, XC_CALENDAR_KIND_CLOCK)) {
        const xc_date_word *word = xc_scan_word(scan, at);
        int meridian = xc_lexeme_word(word->row, XC_CALENDAR_MERIDIAN);
        double zone = xc_lexeme_number(word->row, XC_CALENDAR_ZONE);
        /* "est" is a word of other languages. */
        if (!isnan(zone) && word->count == 1 && !xc_scan_token(scan, at)->shout)
            break;
        if (meridian) words->meridian = meridian;
        words->has_zone = words->has_zone || !isnan(zone);
        if (!isnan(zone)) words->zone = (int)zone;
        words->any = true;
        at += word->count;
    }
    return at;
}

static bool set_clock(xc_date_text *text, int hour, int minute,
                      const clock_words *words) {
    if (words->meridian) {
        if (hour < 1 || hour > 12) return false;
        hour %= 12;
        if (words->meridian == XC_CALENDAR_MERIDIAN_PM) hour += 12;
    }
    if (hour == 24 && minute > 0) return false;
    text->has_time = true;
    text->minute = hour % 24 * 60 + minute;
    text->has_zone = words->has_zone;
    text->zone = words->zone;
    return true;
}

void xc_read_iso_time(xc_date_scan *scan, const char *time) {
    clock_words words = {0};
    char digits[9];
    size_t n = strspn(time, "0123456789:");
    int hour, minute, zone_hour = 0, zone_minute = 0;
    if (n < 5 || n >= sizeof digits) return;
    memcpy(digits, time, n);
    digits[n] = '\0';
    if (!clock_digits(digits, &hour, &minute)) return;
    const char *zone = time + n;
    bool east = zone[0] == '+';
    words.has_zone =
        zone[0] == 'z' || ((east || zone[0] == '-') &&
                           clock_digits(zone + 1, &zone_hour, &zone_minute));
    words.zone = (zone_hour * 60 + zone_minute) * (east ? 1 : -1);
    set_clock(scan->text, hour, minute, &words);
}

/* A number of hours in digits or words with its minutes; the atom after; 0. */
static uint32_t read_hour(const xc_date_scan *scan, uint32_t at, int *hour,
                          int *minute) {
    uint32_t next;
    if (clock_digits(xc_atom_norm(scan->words->atoms, at), hour, minute))
        return at + 1;
    *minute = 0;
    *hour = xc_scan_is(scan, at, "a") ? 0 : xc_scan_count(scan, at, &next);
    return *hour >= 1 && *hour <= 12 ? next : 0;
}

/* A colon with two digits, and a word before that times follow. */
static bool is_time_due(const xc_date_scan *scan, uint32_t at) {
    const char *norm = xc_atom_norm(scan->words->atoms, at);
    const char *colon = strchr(norm, ':');
    if (!colon || at == 0) return false;
    const xc_date_word *before = xc_scan_word(scan, at - 1);
    return xc_scan_is(scan, at - 1, "at") ||
           before->kind == XC_CALENDAR_KIND_BRINK ||
           before->kind == XC_CALENDAR_KIND_BARRIER ||
           xc_scan_is(scan, at - 1, "around") ||
           xc_scan_is(scan, at - 1, "about");
}

static bool read_clock_here(xc_date_scan *scan) {
    uint32_t at = scan->at;
    clock_words words;
    if (xc_scan_kind(scan, at, XC_CALENDAR_KIND_HOUR)) {
        int hour = xc_scan_value(scan, at);
        scan->at = read_clock_words(scan, at + 1, &words);
        words.meridian = 0;
        return set_clock(scan->text, hour, 0, &words);
    }
    int hour, minute;
    uint32_t next = read_hour(scan, at, &hour, &minute);
    if (next == 0) return false;
    uint32_t end = read_clock_words(scan, next, &words);
    if (!words.any && !is_time_due(scan, at)) return false;
    scan->at = end;
    return set_clock(scan->text, hour, minute, &words);
}

/* "Monday at 5": behind a day, where nothing follows that it could count. */
static bool read_bare_hour(xc_date_scan *scan) {
    int hour, minute;
    clock_words none = {0};
    if (!clock_digits(xc_atom_norm(scan->words->atoms, scan->at), &hour,
                      &minute) ||
        hour < 1 || hour > 12)
        return false;
    const xc_token *after = xc_scan_token(scan, scan->at + 1);
    bool free = xc_scan_is_mark(scan, scan->at + 1) ||
                after->upos == XC_UPOS_ADP || after->upos == XC_UPOS_CCONJ;
    if (!free || xc_scan_is_unit(scan, scan->at + 1)) return false;
    scan->at++;
    return set_clock(scan->text, hour, minute, &none);
}

bool xc_read_clock(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (scan->text->has_time) return false;
    if (xc_scan_is(scan, scan->at, ",")) scan->at++;
    bool place =
        xc_scan_is(scan, scan->at, "at") || xc_scan_is(scan, scan->at, "@");
    if (place || xc_scan_is(scan, scan->at, "by")) scan->at++;
    if (read_clock_here(scan) || (place && read_bare_hour(scan))) return true;
    scan->at = at;
    return false;
}

/* "at 5 p.m.", and "5 p.m. Tuesday" with the day behind it. */
int xc_read_clock_alone(xc_date_scan *scan) {
    if (scan->text->has_time || !read_clock_here(scan)) return XC_NO_TERM;
    uint32_t after = scan->at;
    if (xc_scan_is(scan, scan->at, ",")) scan->at++;
    if (xc_scan_is(scan, scan->at, "on")) scan->at++;
    if (scan->at < scan->count) {
        int day = xc_scan_try(scan, xc_read_point);
        const xc_date_term *t =
            day == XC_NO_TERM ? NULL : xc_scan_get(scan, day);
        bool good =
            t && (t->day > 0 || t->weekday > 0 || t->form == XC_DATE_DAY ||
                  t->form == XC_DATE_HOLIDAY || t->form == XC_DATE_WITHIN);
        if (good) return day;
    }
    scan->at = after;
    return xc_scan_term(scan, XC_DATE_CLOCK);
}

/* "on Mondays". */
static int read_weekdays(xc_date_scan *scan) {
    int term = xc_scan_term(scan, XC_DATE_EVERY);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->number = 1;
    xc_scan_get(scan, term)->unit = XC_CALENDAR_UNIT_WEEK;
    xc_scan_get(scan, term)->weekday = xc_scan_value(scan, scan->at);
    scan->at++;
    return term;
}

/* "every Monday", "each year", "every two weeks", "every other week". */
int xc_read_every(xc_date_scan *scan) {
    uint32_t at = scan->at, next;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_EVERY)) return XC_NO_TERM;
    if (xc_scan_value(scan, at) > 0) return read_weekdays(scan);
    int count = 1;
    at++;
    if (xc_scan_is(scan, at, "other") || xc_scan_is(scan, at, "second")) {
        count = 2;
        at++;
    } else {
        int counted = xc_scan_count(scan, at, &next);
        if (counted > 0) {
            at = next;
            count = counted;
        }
    }
    int term = xc_scan_term(scan, XC_DATE_EVERY);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->number = count;
    t->unit = xc_scan_unit(scan, at);
    scan->at = at + 1;
    bool joined =
        scan->at < scan->count && scan->words->atoms->items[scan->at].attached;
    if (joined) return XC_NO_TERM; /* "each week-old chick" */
    if (t->unit != 0) return t->unit < XC_CALENDAR_UNIT_DAY ? XC_NO_TERM : term;
    if (xc_scan_kind(scan, at, XC_CALENDAR_KIND_DAYPART)) {
        t->unit = XC_CALENDAR_UNIT_DAY;
        return term;
    }
    if (xc_scan_kind(scan, at, XC_CALENDAR_KIND_WEEKDAY)) {
        t->weekday = xc_scan_value(scan, at);
        t->unit = XC_CALENDAR_UNIT_WEEK;
        return term;
    }
    bool year = xc_scan_kind(scan, at, XC_CALENDAR_KIND_MONTH) ||
                xc_scan_kind(scan, at, XC_CALENDAR_KIND_SEASON);
    if (!year) return XC_NO_TERM;
    if (xc_scan_kind(scan, at, XC_CALENDAR_KIND_MONTH))
        t->month = xc_scan_value(scan, at);
    t->unit = XC_CALENDAR_UNIT_YEAR;
    return term;
}

/*
 * date_written.c - reads dates with a month, day or weekday: American, British
 * and ISO order, numerals, "Feb. 12-14", "Wednesday the 12th".
 *
 * It refuses what no calendar has ("Feb. 30") and ordinary words that are
 * months too ("may", "march") where nothing beside them is a date. Of
 * "03/04/2025" only the year is sure.
 * Exports: xc_read_numerals, xc_read_month, xc_read_day_month,
 * xc_read_weekday, xc_read_day_alone, xc_read_year_behind.
 */
#include <string.h>

#include "extract/dates/date_scan.h"

/* Two digits of a year up to this one are of this century. */
enum { CENTURY_TURN = 50 };

/* "'87" and, behind "of", "87". */
static int short_year(const xc_date_scan *scan, uint32_t at, bool of,
                      uint32_t *next) {
    const xc_date_word *word = xc_scan_word(scan, at);
    const char *norm = xc_atom_norm(scan->words->atoms, at);
    int value =
        word->digit_count == 2 && *word->rest == '\0' && of ? word->digits : -1;
    *next = at + 1;
    if (norm[0] == '\'' && strspn(norm + 1, "0123456789") == 2 &&
        norm[3] == '\0')
        value = (norm[1] - '0') * 10 + (norm[2] - '0');
    if (value < 0) return 0;
    return value + (value < CENTURY_TURN ? 2000 : 1900);
}

/* "July of last year", "January this year": the year is a term of its own. */
static void read_relative_year(xc_date_scan *scan, int term, uint32_t at) {
    uint32_t unit = at + xc_scan_word(scan, at)->count;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_DIRECTION) ||
        xc_scan_unit(scan, unit) != XC_CALENDAR_UNIT_YEAR ||
        xc_scan_is(scan, unit + 1, "'s"))
        return;
    int year = xc_scan_unit_term(scan, XC_DATE_UNIT, XC_CALENDAR_UNIT_YEAR,
                                 xc_scan_value(scan, at));
    if (year == XC_NO_TERM) return;
    xc_scan_get(scan, term)->base = (int8_t)year;
    scan->at = unit + 1;
}

void xc_read_year_behind(xc_date_scan *scan, int term) {
    uint32_t at = scan->at, next;
    bool of = xc_scan_is(scan, at, "of");
    if (xc_scan_is(scan, at, ",") || of || xc_scan_is(scan, at, "in") ||
        xc_scan_is(scan, at, "/") ||
        (xc_scan_is(scan, at, "-") && xc_scan_touches(scan, at) &&
         xc_scan_touches(scan, at + 1) &&
         xc_scan_get(scan, term)->day > 0)) /* "Sep-23-2020" */
        at++;
    if (xc_scan_is(scan, at, "the") && xc_scan_is(scan, at + 1, "year"))
        at += 2;
    int year = xc_scan_year(scan, at, &next);
    if (year == 0) year = short_year(scan, at, of, &next);
    if (year == 0) {
        read_relative_year(scan, term, at);
        return;
    }
    xc_scan_get(scan, term)->year = year;
    scan->at = next;
}

/* ------------------------------------------------------------------ */
/* Months                                                               */

/* A noun phrase or preposition that a bare month may follow: "in May". */
static bool introduces(const xc_date_scan *scan, uint32_t at) {
    if (at == 0) return false;
    const xc_token *before = xc_scan_token(scan, at - 1);
    if (xc_scan_is(scan, at - 1, "the")) return introduces(scan, at - 1);
    /* "between March and May" */
    bool linked = at > 1 && xc_scan_link(scan, at - 1, true) == at &&
                  xc_scan_kind(scan, at - 2, XC_CALENDAR_KIND_MONTH);
    if (linked) return true;
    return before->upos == XC_UPOS_ADP ||
           xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_PART) ||
           xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_DIRECTION) ||
           xc_scan_is(scan, at - 1, "to");
}

/* A month without a day or year: "in May", "Last July", not "may" nor the
 * name in "April Roe said". */
static bool is_bare_month(const xc_date_scan *scan, uint32_t at) {
    const xc_token *token = xc_scan_token(scan, at);
    bool word = xc_scan_is_word(scan, at);
    if (!token->capital && word) return false;
    if (introduces(scan, at)) return true;
    if (word || !token->capital) return false;
    uint32_t next = at + xc_scan_word(scan, at)->count;
    const xc_token *after = xc_scan_token(scan, next);
    bool joined = after && scan->words->atoms->items[next].attached;
    return !after || joined ||
           (!xc_token_is_name(after) && after->upos != XC_UPOS_VERB);
}

/* "Oct/2", "22/Jan/2019": a slash without blanks. */
static uint32_t skip_slash(const xc_date_scan *scan, uint32_t at) {
    bool slash = xc_scan_is(scan, at, "/") && xc_scan_touches(scan, at) &&
                 xc_scan_touches(scan, at + 1);
    return slash ? at + 1 : at;
}

/* "oct . 7": the dot of an abbreviation, in text whose tokens are parted by
 * blanks. */
static uint32_t skip_dot(const xc_date_scan *scan, uint32_t month,
                         uint32_t at) {
    enum { SHORT_MONTH = 4 };
    bool shortened =
        strlen(xc_atom_norm(scan->words->atoms, month)) <= SHORT_MONTH;
    bool joined = scan->words->atoms->items[month].attached; /* "28-Nov. 1" */
    bool parted =
        xc_scan_is(scan, at, ".") && (joined || !xc_scan_touches(scan, at));
    return shortened && parted && xc_scan_word(scan, at + 1)->digits > 0
               ? at + 1
               : at;
}

/* The last day behind a link: "12-14", "the ninth through the seventeenth". */
static void read_day_span(xc_date_scan *scan, int term, bool between) {
    xc_date_term *t = xc_scan_get(scan, term);
    uint32_t at = xc_scan_link(scan, scan->at, between), next;
    bool ordinal;
    if (at == 0) return;
    if (xc_scan_is(scan, at, "the")) at++;
    int day = xc_scan_day(scan, at, &next, &ordinal);
    if (day == 0 || (day <= t->day && !ordinal) || xc_scan_is_unit(scan, next))
        return;
    if (xc_scan_kind(scan, next, XC_CALENDAR_KIND_MONTH)) return;
    int end = xc_scan_term(scan, XC_DATE_FIELDS);
    if (end == XC_NO_TERM) return;
    bool later = day <= t->day; /* "April 27th to the third" */
    xc_scan_get(scan, end)->month = later ? t->month % 12 + 1 : t->month;
    xc_scan_get(scan, end)->day = day;
    t->other = (int8_t)end;
    scan->at = next;
}

/* Makes a stretch of a term whose other end was read with it. */
static int finish_days(xc_date_scan *scan, int term) {
    int8_t end = xc_scan_get(scan, term)->other;
    if (end == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->other = XC_NO_TERM;
    xc_scan_get(scan, end)->year = xc_scan_get(scan, term)->year;
    xc_scan_get(scan, end)->base = xc_scan_get(scan, term)->base;
    int span = xc_scan_term(scan, XC_DATE_SPAN);
    if (span == XC_NO_TERM) return XC_NO_TERM;
    xc_scan_get(scan, span)->base = (int8_t)term;
    xc_scan_get(scan, span)->other = end;
    return span;
}

/* "Feb. 12, 2025", "Feb. 12", "February 2022", "February". */
int xc_read_month(xc_date_scan *scan) {
    uint32_t start = scan->at, next;
    if (!xc_scan_kind(scan, start, XC_CALENDAR_KIND_MONTH)) return XC_NO_TERM;
    bool capital = xc_scan_is_capital(scan, start), ordinal;
    bool word = xc_scan_is_word(scan, start);
    if (word && xc_scan_behind_name(scan, start)) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->month = xc_scan_value(scan, start);
    uint32_t end = start + xc_scan_word(scan, start)->count;
    uint32_t at = skip_slash(scan, skip_dot(scan, start, end));
    if (xc_scan_is(scan, at, "the")) at++;
    if (xc_scan_is(scan, at, ",") && xc_scan_ordinal(scan, at + 1, &next) > 0)
        at++; /* "October, 1st" */
    int day = xc_scan_day(scan, at, &next, &ordinal);
    uint32_t year_end; /* "August two thousand and five" */
    if (!ordinal && xc_scan_word(scan, at)->number &&
        xc_scan_year(scan, at, &year_end) > 0)
        day = 0;
    bool wanted = capital || !word || ordinal;
    if (day > 0 && wanted && day <= xc_month_days(2000, t->month)) {
        t->day = day;
        scan->at = next;
        read_day_span(scan, term,
                      start > 0 && xc_scan_is(scan, start - 1, "between"));
        xc_read_year_behind(scan, term);
        return finish_days(scan, term);
    }
    scan->at = end;
    if (day > 0 && wanted) return XC_NO_TERM; /* "Feb. 30" */
    if (capital || !word) xc_read_year_behind(scan, term);
    bool directed = start > 0 && (capital || !word) &&
                    xc_scan_kind(scan, start - 1, XC_CALENDAR_KIND_DIRECTION);
    bool dated = scan->at > end || xc_scan_get(scan, term)->base != XC_NO_TERM;
    bool good = dated || directed || is_bare_month(scan, start);
    return good ? term : XC_NO_TERM;
}

/* "$12 December 27" ends in no 12 December. */
static bool is_money_before(const xc_date_scan *scan, uint32_t at) {
    const xc_token *before = at > 0 ? xc_scan_token(scan, at - 1) : NULL;
    return before && before->upos == XC_UPOS_SYM &&
           xc_lexicon_find(XC_LEXICON_CURRENCIES, before->norm);
}

/* "12 February 2025", "the 12th of February", "12-14 February". */
int xc_read_day_month(xc_date_scan *scan) {
    bool ordinal;
    uint32_t at = scan->at, next;
    int first = xc_scan_day(scan, at, &next, &ordinal), last = 0;
    if (first == 0 || is_money_before(scan, at)) return XC_NO_TERM;
    bool between = at > 0 && (xc_scan_is(scan, at - 1, "between") ||
                              (at > 1 && xc_scan_is(scan, at - 2, "between")));
    uint32_t link = xc_scan_link(scan, next, between);
    if (link > 0) {
        if (xc_scan_is(scan, link, "the")) link++;
        last = xc_scan_day(scan, link, &next, &ordinal);
        if (last == 0) return XC_NO_TERM;
    }
    at = skip_slash(scan, next);
    if (xc_scan_is(scan, at, "day")) at++;
    if (xc_scan_is(scan, at, "of")) at++;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_MONTH)) return XC_NO_TERM;
    if (xc_scan_is_word(scan, at) && !xc_scan_is_capital(scan, at))
        return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->month = xc_scan_value(scan, at);
    t->day = first;
    int most = xc_month_days(2000, t->month);
    if ((last > 0 ? last : first) > most) return XC_NO_TERM;
    if (last > 0) {
        int end = xc_scan_term(scan, XC_DATE_FIELDS);
        if (end == XC_NO_TERM) return end;
        xc_scan_get(scan, end)->month = t->month;
        xc_scan_get(scan, end)->day = last;
        t->other = (int8_t)end;
        if (last <= first) t->month = (t->month + 10) % 12 + 1;
    }
    scan->at = skip_slash(scan, at + xc_scan_word(scan, at)->count);
    xc_read_year_behind(scan, term);
    return finish_days(scan, term);
}

/* ------------------------------------------------------------------ */
/* Numerals                                                             */

static bool set_day(xc_date_term *t, int year, int month, int day) {
    int leap = year > 0 ? year : 2000;
    if (day < 1 || day > xc_month_days(leap, month)) return false;
    t->year = year;
    t->month = month;
    t->day = day;
    return true;
}

/* "12/31/2025", "31/12/2025"; of "03/04/2025" only the year is sure, of
 * "03/04" nothing. */
static bool set_slashes(xc_date_term *t, int a, int b, int year) {
    if (a > 12) return set_day(t, year, b, a);
    if (b > 12 || a == b) return set_day(t, year, a, b);
    t->year = year;
    return a >= 1 && b >= 1 && year > 0;
}

static int full_year(int digits, size_t width) {
    if (width == 4)
        return digits >= XC_YEAR_MIN && digits <= XC_YEAR_MAX ? digits : 0;
    if (width != 2) return 0;
    return digits + (digits < CENTURY_TURN ? 2000 : 1900);
}

/* Two or three numbers with one mark between them. */
typedef struct numerals {
    int part[3];
    size_t width[3];
    int count;
    char mark;
} numerals;

/* The numbers of one word: "2025-02-12", "12/31/2025", "5/12". */
static bool split_word(const char *word, numerals *n) {
    *n = (numerals){.mark = '\0'};
    while (n->count < 3) {
        size_t width = strspn(word, "0123456789");
        if (width < 1 || width > 4) return false;
        n->part[n->count] = 0;
        for (size_t i = 0; i < width; i++)
            n->part[n->count] = n->part[n->count] * 10 + (word[i] - '0');
        n->width[n->count++] = width;
        word += width;
        if (*word == '\0') return n->count > 1;
        if (n->count == 3 || !strchr("-/.", *word)) break;
        if (n->count > 1 && *word != n->mark) return false;
        n->mark = *word++;
    }
    /* "2016-11-07T10:00" */
    return n->count == 3 && *word == 't' && n->mark == '-';
}

/* "02-02-2020": numbers and hyphens that are tokens of their own. */
static bool split_words(const xc_date_scan *scan, numerals *n, uint32_t *end) {
    uint32_t at = scan->at;
    *n = (numerals){.mark = '-'};
    for (;; at++) {
        const xc_date_word *word = xc_scan_word(scan, at);
        if (word->digits < 0 || *word->rest || word->digit_count > 4)
            return false;
        n->part[n->count] = word->digits;
        n->width[n->count++] = word->digit_count;
        at++;
        bool joined = xc_scan_is(scan, at, "-") && xc_scan_touches(scan, at) &&
                      xc_scan_touches(scan, at + 1);
        if (!joined || n->count == 3) break;
    }
    *end = at;
    return n->count > 1 && !xc_scan_touches(scan, at + 1);
}

static bool set_three(xc_date_term *t, const numerals *n) {
    if (n->width[0] == 4)
        return n->part[0] >= XC_YEAR_MIN && n->width[2] <= 2 &&
               set_day(t, n->part[0], n->part[1], n->part[2]);
    int year = full_year(n->part[2], n->width[2]);
    bool short_point = n->mark == '.' && n->width[2] == 2; /* "1.2.10" */
    return year > 0 && n->width[0] <= 2 && n->width[1] <= 2 && !short_point &&
           set_slashes(t, n->part[0], n->part[1], year);
}

/* "2015-12" and "12/2015" are months, "2012-13" is a span of years. */
static bool set_month(xc_date_term *t, const numerals *n) {
    int y = n->width[0] == 4 ? 0 : 1, m = 1 - y;
    int year = full_year(n->part[y], n->width[y]);
    if (n->width[y] != 4 || n->width[m] > 2 || year == 0 || n->mark == '.')
        return false;
    if (y == 0 && n->mark == '/') return false; /* "2011/12" */
    if (y == 0 && n->part[1] > year % 100 && n->width[1] == 2) return false;
    if (n->part[m] < 1 || n->part[m] > 12) return false;
    t->year = year;
    t->month = n->part[m];
    return true;
}

/* "on 5/12", "Friday 7/6": two numbers are a day only where a date is due. */
static bool is_day_due(const xc_date_scan *scan, uint32_t at) {
    if (at == 0) return false;
    const xc_date_word *before = xc_scan_word(scan, at - 1);
    bool weekday = before->kind == XC_CALENDAR_KIND_WEEKDAY;
    bool brink = before->kind == XC_CALENDAR_KIND_BRINK &&
                 !xc_scan_is(scan, at - 1, "for");
    return (weekday || brink || xc_scan_is(scan, at - 1, "on")) &&
           !xc_scan_is_noun(scan, at + 1);
}

/* "20161016". */
static bool set_compact(xc_date_term *t, const xc_date_word *word) {
    int year = word->digits / 10000;
    return word->digit_count == 8 && *word->rest == '\0' && year >= 1900 &&
           year <= 2099 &&
           set_day(t, year, word->digits / 100 % 100, word->digits % 100);
}

int xc_read_numerals(xc_date_scan *scan) {
    const xc_date_word *word = xc_scan_word(scan, scan->at);
    numerals n;
    uint32_t end = scan->at + 1;
    if (word->digits < 0) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    bool good = set_compact(t, word);
    if (!good && (split_word(xc_atom_norm(scan->words->atoms, scan->at), &n) ||
                  split_words(scan, &n, &end))) {
        if (n.count == 3)
            good = set_three(t, &n);
        else
            good = set_month(t, &n) ||
                   (n.mark == '/' && n.width[0] <= 2 && n.width[1] <= 2 &&
                    is_day_due(scan, scan->at) &&
                    set_slashes(t, n.part[0], n.part[1], 0));
    }
    if (!good) return XC_NO_TERM;
    const char *time = strchr(xc_atom_norm(scan->words->atoms, scan->at), 't');
    if (time) xc_read_iso_time(scan, time + 1);
    scan->at = end;
    return term;
}

/* ------------------------------------------------------------------ */
/* Weekdays                                                             */

static void skip_daypart(xc_date_scan *scan) {
    if (xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_DAYPART))
        scan->at += xc_scan_word(scan, scan->at)->count;
}

/* "of next week", "next week": the week of a weekday. */
static void read_week(xc_date_scan *scan, int term) {
    uint32_t at = scan->at + xc_scan_is(scan, scan->at, "of");
    if (xc_scan_is(scan, at, "the")) at++;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_DIRECTION)) return;
    uint32_t unit = at + xc_scan_word(scan, at)->count;
    if (xc_scan_unit(scan, unit) != XC_CALENDAR_UNIT_WEEK) return;
    int week = xc_scan_unit_term(scan, XC_DATE_UNIT, XC_CALENDAR_UNIT_WEEK,
                                 xc_scan_value(scan, at));
    if (week == XC_NO_TERM) return;
    xc_date_term *t = xc_scan_get(scan, term);
    t->form = XC_DATE_WITHIN;
    t->unit = XC_CALENDAR_UNIT_DAY;
    t->number = t->weekday;
    t->base = (int8_t)week;
    scan->at = unit + 1;
}

/* The rest of a date behind a weekday: "Feb. 12", "the 12th". */
static bool read_dated(xc_date_scan *scan, int weekday) {
    uint32_t next, at = scan->at;
    bool ordinal;
    if (xc_scan_is(scan, scan->at, ",")) scan->at++;
    if (xc_scan_is(scan, scan->at, "the")) scan->at++;
    int term = xc_scan_try(scan, xc_read_month);
    if (term == XC_NO_TERM) term = xc_scan_try(scan, xc_read_day_month);
    if (term == XC_NO_TERM) term = xc_scan_try(scan, xc_read_numerals);
    if (term != XC_NO_TERM && (xc_scan_get(scan, term)->day > 0 ||
                               xc_scan_get(scan, term)->form == XC_DATE_SPAN)) {
        xc_date_term *t = xc_scan_get(scan, weekday);
        int day = t->weekday;
        *t = *xc_scan_get(scan, term);
        t->weekday = day;
        return true;
    }
    int day = xc_scan_day(scan, scan->at, &next, &ordinal);
    bool alone =
        day > 0 && (ordinal || (xc_scan_word(scan, scan->at)->digits > 0 &&
                                xc_scan_is_mark(scan, next)));
    if (!alone || xc_scan_is(scan, at, ",") || xc_scan_is_unit(scan, next) ||
        xc_scan_is_noun(scan, next)) {
        scan->at = at;
        return false;
    }
    xc_scan_get(scan, weekday)->day = day;
    scan->at = next;
    return true;
}

/* "Wednesday", "Wednesday, Feb. 12", "Wednesday the 12th of February". */
int xc_read_weekday(xc_date_scan *scan) {
    uint32_t start = scan->at;
    if (!xc_scan_kind(scan, start, XC_CALENDAR_KIND_WEEKDAY)) return XC_NO_TERM;
    bool word = xc_scan_is_word(scan, start);
    if (word && !xc_scan_is_capital(scan, start)) return XC_NO_TERM;
    if (xc_scan_in_name(scan, start, start + 1)) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->weekday = xc_scan_value(scan, start);
    scan->at = start + xc_scan_word(scan, start)->count;
    uint32_t alone = scan->at;
    skip_daypart(scan);
    if (read_dated(scan, term)) return term;
    read_week(scan, term);
    if (!word || scan->at > alone) return term;
    bool due = start > 0 &&
               (xc_scan_token(scan, start - 1)->upos == XC_UPOS_ADP ||
                xc_scan_kind(scan, start - 1, XC_CALENDAR_KIND_DIRECTION));
    return due ? term : XC_NO_TERM;
}

/* "on the 18th": a day whose month is not written. */
int xc_read_day_alone(xc_date_scan *scan) {
    uint32_t at = scan->at, next;
    if (!xc_scan_is(scan, at, "the")) return XC_NO_TERM;
    int day = xc_scan_ordinal(scan, at + 1, &next);
    bool due = at > 0 && (xc_scan_is(scan, at - 1, "on") ||
                          xc_scan_is(scan, at - 1, "until") ||
                          xc_scan_is(scan, at - 1, "by"));
    if (!due || day < 1 || day > 31 || xc_scan_word(scan, at + 1)->digits < 0)
        return XC_NO_TERM;
    if (xc_scan_is(scan, next, "of")) return XC_NO_TERM;
    if (!xc_scan_is_mark(scan, next) &&
        xc_scan_token(scan, next)->upos != XC_UPOS_ADP &&
        xc_scan_token(scan, next)->upos != XC_UPOS_CCONJ)
        return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->day = day;
    scan->at = next;
    return term;
}

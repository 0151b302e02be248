/*
 * date_read.c - turns words into a date as it is written: which readers are
 * asked at a word, the time of day behind a day, and stretches with a link
 * between two dates ("from Feb. 12 to March 3").
 *
 * Exports: xc_date_read, xc_read_point.
 */
#include <string.h>

#include "extract/dates/date_scan.h"

/* ------------------------------------------------------------------ */
/* One date                                                             */

typedef struct reader_list {
    xc_date_reader *readers[9];
} reader_list;

/* The readers for what begins with digits, a number word, a determiner, a
 * code; NULL ends a list. */
static const reader_list for_digits = {
    {xc_read_numerals, xc_read_clock_alone, xc_read_day_month, xc_read_decade,
     xc_read_shift, xc_read_century, xc_read_within, xc_read_year, NULL}};
static const reader_list for_numbers = {{xc_read_day_month, xc_read_shift,
                                         xc_read_century, xc_read_within,
                                         xc_read_clock_alone, NULL}};
static const reader_list for_the = {{xc_read_told, xc_read_day_alone, NULL}};
static const reader_list for_article = {{xc_read_shift, NULL}};
static const reader_list for_codes = {
    {xc_read_quarter_code, xc_read_fiscal, xc_read_decade, NULL}};
static const reader_list for_direction = {
    {xc_read_within, xc_read_direction, NULL}};
static const reader_list for_rank = {{xc_read_within, NULL}};
static const reader_list for_unit = {{xc_read_unit_of, NULL}};

static const reader_list *list_of_kind(int kind) {
    static const reader_list month = {{xc_read_month, NULL}},
                             weekday = {{xc_read_weekday, NULL}},
                             day = {{xc_read_relative_day, NULL}},
                             holiday = {{xc_read_holiday, NULL}},
                             season = {{xc_read_season, NULL}},
                             every = {{xc_read_every, NULL}},
                             fiscal = {{xc_read_fiscal, NULL}},
                             hour = {{xc_read_clock_alone, NULL}},
                             decade = {{xc_read_decade, NULL}},
                             closing = {{xc_read_closing, NULL}};
    switch (kind) {
    case XC_CALENDAR_KIND_MONTH:
        return &month;
    case XC_CALENDAR_KIND_WEEKDAY:
        return &weekday;
    case XC_CALENDAR_KIND_DAY:
        return &day;
    case XC_CALENDAR_KIND_DIRECTION:
        return &for_direction;
    case XC_CALENDAR_KIND_HOLIDAY:
        return &holiday;
    case XC_CALENDAR_KIND_SEASON:
        return &season;
    case XC_CALENDAR_KIND_EVERY:
        return &every;
    case XC_CALENDAR_KIND_FISCAL:
        return &fiscal;
    case XC_CALENDAR_KIND_HOUR:
        return &hour;
    case XC_CALENDAR_KIND_DECADE:
        return &decade;
    case XC_CALENDAR_KIND_CLOSING:
        return &closing;
    case XC_CALENDAR_KIND_UNIT:
    case XC_CALENDAR_KIND_WEEK_OF:
        return &for_unit;
    default:
        return NULL;
    }
}

/* "q3", "fy24", "'90s": letters and digits of one word. */
static bool is_code(const char *norm) {
    return norm[0] == '\'' ||
           ((norm[0] == 'q' || norm[0] == 'h' || norm[0] == 'f') &&
            strpbrk(norm, "0123456789"));
}

static const reader_list *list_at(const xc_date_scan *scan) {
    const xc_date_word *word = xc_scan_word(scan, scan->at);
    const char *norm = xc_atom_norm(scan->words->atoms, scan->at);
    if (word->digits >= 0) return &for_digits;
    const reader_list *list = word->kind ? list_of_kind(word->kind) : NULL;
    if (list) return list;
    if (word->number) return &for_numbers;
    if (strcmp(norm, "the") == 0) return &for_the;
    if (strcmp(norm, "a") == 0 || strcmp(norm, "an") == 0) return &for_article;
    if (strcmp(norm, "final") == 0) return &for_rank;
    return is_code(norm) ? &for_codes : NULL;
}

int xc_read_point(xc_date_scan *scan) {
    if (scan->at >= scan->count || scan->words->atoms->items[scan->at].covered)
        return XC_NO_TERM;
    const reader_list *list = list_at(scan);
    for (size_t i = 0; list && list->readers[i]; i++) {
        int term = xc_scan_try(scan, list->readers[i]);
        if (term != XC_NO_TERM) return term;
    }
    return XC_NO_TERM;
}

/* "early", "the end of", "mid-": skipped, and said of the date. */
static xc_date_part read_part(xc_date_scan *scan) {
    xc_date_part part = XC_PART_WHOLE;
    if (!xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_PART)) return part;
    const xc_date_word *word = xc_scan_word(scan, scan->at);
    switch (xc_lexeme_word(word->row, XC_CALENDAR_PART)) {
    case XC_CALENDAR_PART_EARLY:
        part = XC_PART_EARLY;
        break;
    case XC_CALENDAR_PART_MID:
        part = XC_PART_MID;
        break;
    case XC_CALENDAR_PART_LATE:
        part = XC_PART_LATE;
        break;
    default:
        break;
    }
    scan->at += word->count;
    if (xc_scan_is(scan, scan->at, "in") || xc_scan_is(scan, scan->at, "of"))
        scan->at++;
    if (xc_scan_is(scan, scan->at, "the")) scan->at++;
    return part;
}

/* ------------------------------------------------------------------ */
/* Stretches                                                            */

/* Dates that could be the two ends of one stretch. */
static bool are_ends(const xc_date_term *a, const xc_date_term *b,
                     bool framed) {
    static const bool ends[] = {
        [XC_DATE_FIELDS] = true, [XC_DATE_YEARS] = true,
        [XC_DATE_SEASON] = true, [XC_DATE_HOLIDAY] = true,
        [XC_DATE_DAY] = true,    [XC_DATE_UNIT] = true,
        [XC_DATE_WITHIN] = true, [XC_DATE_SHIFT] = true,
        [XC_DATE_EVERY] = false};
    if (!ends[a->form] || !ends[b->form]) return false;
    if (framed || (a->year > 0 && b->year > 0)) return true;
    return xc_term_is_day(a) == xc_term_is_day(b) &&
           (a->form == b->form || xc_term_is_day(a)) &&
           (a->month > 0) == (b->month > 0);
}

/* The year of one end is that of the other, or the year before it. */
static void share_year(xc_date_term *a, xc_date_term *b) {
    if (a->form != XC_DATE_FIELDS || b->form != XC_DATE_FIELDS ||
        a->month == 0 || b->month == 0)
        return;
    bool turns =
        a->month > b->month || (a->month == b->month && a->day > b->day);
    if (a->year == 0 && b->year > 0) a->year = b->year - turns;
    if (b->year == 0 && a->year > 0) b->year = a->year + turns;
    if (a->year == 0 && a->base == XC_NO_TERM && !turns) a->base = b->base;
}

static int read_present(xc_date_scan *scan) {
    if (!xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_PRESENT))
        return XC_NO_TERM;
    scan->at += xc_scan_word(scan, scan->at)->count;
    return xc_scan_term(scan, XC_DATE_DAY);
}

static int join(xc_date_scan *scan, int first, int last) {
    int span = xc_scan_term(scan, XC_DATE_SPAN);
    if (span == XC_NO_TERM) return span;
    share_year(xc_scan_get(scan, first), xc_scan_get(scan, last));
    xc_scan_get(scan, span)->base = (int8_t)first;
    xc_scan_get(scan, span)->other = (int8_t)last;
    return span;
}

/* "from" or "between" before it says that a stretch begins. */
static bool is_framed(const xc_date_scan *scan, uint32_t start) {
    return start > 0 && (xc_scan_is(scan, start - 1, "between") ||
                         xc_scan_is(scan, start - 1, "from"));
}

/* "from Feb. 12 to March 3", "between 2019 and 2021", "June-August 1992": a
 * second date behind a first one. */
static int read_stretch(xc_date_scan *scan, int first, uint32_t start) {
    uint32_t from = scan->at;
    bool between = start > 0 && xc_scan_is(scan, start - 1, "between");
    bool framed = is_framed(scan, start);
    bool attached =
        from < scan->count && scan->words->atoms->items[from].attached;
    uint32_t at = attached ? from : xc_scan_link(scan, from, between);
    if (at == 0) return first;
    xc_date_scan ahead = *scan;
    int terms = scan->text->term_count;
    xc_date_text before = *scan->text;
    ahead.at = at;
    if (!attached && xc_scan_is(scan, at, "the")) ahead.at++;
    read_part(&ahead);
    int last = xc_scan_try(&ahead, xc_read_point);
    if (last == XC_NO_TERM) last = xc_scan_try(&ahead, read_present);
    int span = XC_NO_TERM;
    if (last != XC_NO_TERM &&
        are_ends(xc_scan_get(scan, first), xc_scan_get(scan, last), framed))
        span = join(&ahead, first, last);
    if (span == XC_NO_TERM) {
        *scan->text = before;
        scan->text->term_count = terms;
        return first;
    }
    bool apart = !attached && !xc_scan_is(scan, from, "-");
    uint32_t ends[] = {start, from, at, ahead.at};
    if (apart) memcpy(scan->text->ends, ends, sizeof ends);
    scan->at = ahead.at;
    return span;
}

/* ------------------------------------------------------------------ */
/* What stands before it                                                */

static void set_relation(xc_date_scan *scan, uint32_t first) {
    if (first > 0 && xc_scan_is(scan, first - 1, "the")) first--;
    for (uint32_t n = 1; n <= 2 && n <= first; n++) {
        const xc_date_word *word = xc_scan_word(scan, first - n);
        if (!word->row || word->count != n) continue;
        int relation = xc_lexeme_word(word->row, XC_CALENDAR_RELATION);
        static const xc_date_relation relations[] = {
            [0] = XC_RELATION_ON,
            [XC_CALENDAR_RELATION_SINCE] = XC_RELATION_SINCE,
            [XC_CALENDAR_RELATION_BY] = XC_RELATION_BY,
            [XC_CALENDAR_RELATION_BEFORE] = XC_RELATION_BEFORE,
            [XC_CALENDAR_RELATION_AFTER] = XC_RELATION_AFTER,
            [XC_CALENDAR_RELATION_UNTIL] = XC_RELATION_UNTIL,
            [XC_CALENDAR_RELATION_FROM] = XC_RELATION_FROM};
        scan->text->relation = relations[relation];
        return;
    }
}

/* "around 2014", "nearly three years ago". */
static void set_about(xc_date_scan *scan, uint32_t first) {
    if (first == 0) return;
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_BOUNDS, xc_atom_norm(scan->words->atoms, first - 1));
    scan->text->about =
        row && xc_lexeme_word(row, XC_BOUNDS_BOUND) == XC_BOUNDS_BOUND_ABOUT;
}

/* "pre-2014", "COVID-19": a piece behind a hyphen begins no date, unless the
 * piece before it belongs to the calendar. */
static bool may_begin(const xc_date_scan *scan) {
    if (!scan->words->atoms->items[scan->at].attached) return true;
    const xc_date_word *before = xc_scan_word(scan, scan->at - 1);
    return before->row != NULL || before->number != NULL;
}

bool xc_date_read(const xc_date_words *words, uint32_t at, xc_date_text *text) {
    const xc_date_word *word = &words->items[at];
    const char *norm = words->atoms->items[at].norm;
    bool code = is_code(norm) || strcmp(norm, "the") == 0 ||
                strcmp(norm, "a") == 0 || strcmp(norm, "an") == 0 ||
                strcmp(norm, "final") == 0;
    if (word->digits < 0 && !word->row && !word->number && !code) return false;
    *text = (xc_date_text){.first = at, .root = XC_NO_TERM};
    xc_date_scan scan = {words, words->atoms->count, at, text};
    if (!may_begin(&scan)) return false;
    text->part = read_part(&scan);
    uint32_t start = scan.at;
    int term = xc_scan_try(&scan, xc_read_point);
    bool present = term == XC_NO_TERM && is_framed(&scan, start);
    if (present) term = xc_scan_try(&scan, read_present);
    if (term == XC_NO_TERM) return false;
    if (xc_term_is_day(xc_scan_get(&scan, term))) xc_read_clock(&scan);
    text->root = read_stretch(&scan, term, start);
    if (present && text->root == term) return false; /* "from now on" */
    text->last = scan.at;
    set_relation(&scan, at);
    set_about(&scan, at);
    return true;
}

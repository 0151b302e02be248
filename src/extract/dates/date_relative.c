/*
 * date_relative.c - reads dates that are counted from another: "last week",
 * "the past three years", "two days ago", "three weeks after Easter", "the
 * third quarter of 2024", "the week of April 10".
 *
 * It refuses what only looks so: "the last of the season", "first half" of a
 * match, "in two weeks" where nothing looks ahead.
 * Exports: xc_read_direction, xc_read_relative_day, xc_read_shift,
 * xc_read_within, xc_read_unit_of, xc_read_told, xc_read_closing.
 */
#include <string.h>

#include "extract/dates/date_scan.h"

/* Units that are told to the minute make no more than their day. */
static bool is_short(int unit) {
    return unit == XC_CALENDAR_UNIT_MINUTE || unit == XC_CALENDAR_UNIT_HOUR;
}

/* ------------------------------------------------------------------ */
/* "last", "this", "next"                                               */

static int new_units(xc_date_scan *scan, int unit, int direction, int count) {
    int term = xc_scan_unit_term(scan, XC_DATE_UNITS, unit, direction);
    if (term != XC_NO_TERM) xc_scan_get(scan, term)->count = count;
    return term;
}

/* "the past three years", "the next 10 days": a stretch up to today, or from
 * tomorrow on. */
static int read_units(xc_date_scan *scan, int direction) {
    uint32_t next;
    int count = xc_scan_count(scan, scan->at, &next);
    int unit = xc_scan_unit(scan, next);
    bool one = count == 1 && xc_scan_is(scan, scan->at, "a");
    if (count < 1 || direction == 0 || unit == 0 || is_short(unit) || one)
        return XC_NO_TERM;
    scan->at = next + 1;
    return new_units(scan, unit, direction, count);
}

/* What a direction points at: "week", "Friday", "July", "summer", "Easter". */
static int read_target(xc_date_scan *scan) {
    switch (xc_scan_word(scan, scan->at)->kind) {
    case XC_CALENDAR_KIND_UNIT: {
        int unit = xc_scan_unit(scan, scan->at);
        bool many = xc_scan_is_plural(scan, scan->at); /* "coming years" */
        if (unit == XC_CALENDAR_UNIT_DAY || is_short(unit) || many ||
            unit == XC_CALENDAR_UNIT_HALF)
            return XC_NO_TERM;
        int term = xc_scan_unit_term(scan, XC_DATE_UNIT, unit, 0);
        if (term == XC_NO_TERM) return term;
        scan->at++;
        return term;
    }
    case XC_CALENDAR_KIND_WEEKDAY:
        return xc_read_weekday(scan);
    case XC_CALENDAR_KIND_MONTH:
        return xc_read_month(scan);
    case XC_CALENDAR_KIND_SEASON:
        return xc_read_season(scan);
    case XC_CALENDAR_KIND_HOLIDAY:
        return xc_read_holiday(scan);
    default:
        return XC_NO_TERM;
    }
}

/* "the last year", "over the past month": a stretch up to today; the last
 * quarter is one of the calendar. */
static bool is_rolling(const xc_date_scan *scan, uint32_t at, int unit) {
    if (unit == XC_CALENDAR_UNIT_QUARTER || unit == XC_CALENDAR_UNIT_WEEKEND)
        return false;
    bool the = at > 0 && xc_scan_is(scan, at - 1, "the");
    return xc_scan_flag(scan, at, XC_CALENDAR_ROLLING) ||
           (the && !xc_scan_flag(scan, at, XC_CALENDAR_TOLD));
}

static void set_direction(xc_date_scan *scan, int term, uint32_t at) {
    xc_date_term *t = xc_scan_get(scan, term);
    int value = xc_scan_value(scan, at);
    t->has_direction = true;
    t->direction = value;
    t->next_of = xc_scan_flag(scan, at, XC_CALENDAR_NEXT_OF);
    t->week = xc_scan_flag(scan, at, XC_CALENDAR_WEEK);
    if (t->form != XC_DATE_UNIT) return;
    t->number = value;
    bool the = at > 0 && xc_scan_is(scan, at - 1, "the");
    t->told = the && xc_scan_flag(scan, at, XC_CALENDAR_TOLD);
    if (value != 0 && is_rolling(scan, at, t->unit)) {
        t->form = XC_DATE_UNITS;
        t->count = 1;
    }
}

/* "next week on Tuesday", "next week Mon". */
static int read_weekday_in(xc_date_scan *scan, int week) {
    if (xc_scan_get(scan, week)->form != XC_DATE_UNIT ||
        xc_scan_get(scan, week)->unit != XC_CALENDAR_UNIT_WEEK)
        return week;
    uint32_t at = scan->at;
    if (xc_scan_is(scan, at, "on") || xc_scan_is(scan, at, "-")) at++;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_WEEKDAY)) return week;
    int term = xc_scan_term(scan, XC_DATE_WITHIN);
    if (term == XC_NO_TERM) return week;
    xc_date_term *t = xc_scan_get(scan, term);
    t->unit = XC_CALENDAR_UNIT_DAY;
    t->number = xc_scan_value(scan, at);
    t->base = (int8_t)week;
    scan->at = at + 1;
    return term;
}

/* "her last year at school" is not the last year of all. */
static bool is_owned(const xc_date_scan *scan, uint32_t at, int term) {
    const xc_token *before = at > 0 ? xc_scan_token(scan, at - 1) : NULL;
    const xc_date_term *t = xc_scan_get(scan, term);
    const xc_lexeme *row =
        before ? xc_lexicon_find(XC_LEXICON_WORDS, before->norm) : NULL;
    return row && xc_lexeme_flag(row, XC_WORDS_POSSESSIVE) && t->unit != 0 &&
           t->unit != XC_CALENDAR_UNIT_QUARTER && t->direction != 0;
}

int xc_read_direction(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_DIRECTION)) return XC_NO_TERM;
    scan->at = at + xc_scan_word(scan, at)->count;
    int units = read_units(scan, xc_scan_value(scan, at));
    if (units != XC_NO_TERM) return units;
    int term = read_target(scan);
    if (term == XC_NO_TERM) return term;
    /* "Following Monday's debate" tells of the debate. */
    if (xc_scan_is(scan, at, "following") && xc_scan_is(scan, scan->at, "'s"))
        return XC_NO_TERM;
    set_direction(scan, term, at);
    if (is_owned(scan, at, term)) return XC_NO_TERM;
    bool unit = xc_scan_get(scan, term)->unit != 0;
    /* "the last week of 2019" is none of this year's weeks; "this year of
     * change" is this one. */
    if (unit && xc_scan_is(scan, scan->at, "of") &&
        xc_scan_value(scan, at) != 0)
        return XC_NO_TERM;
    return read_weekday_in(scan, term);
}

/* "today", "yesterday morning", "tomorrow"; not the newspaper "Elton Today".
 */
int xc_read_relative_day(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_DAY)) return XC_NO_TERM;
    bool name = at > 0 && xc_token_is_name(xc_scan_token(scan, at)) &&
                xc_token_is_name(xc_scan_token(scan, at - 1));
    if (name && xc_scan_is_capital(scan, at)) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_DAY);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->number = xc_scan_value(scan, at);
    scan->at = at + xc_scan_word(scan, at)->count;
    if (xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_DAYPART))
        scan->at += xc_scan_word(scan, scan->at)->count;
    return term;
}

/* ------------------------------------------------------------------ */
/* So many units from another date                                      */

/* "ago", "from now"; "later" and "earlier" count from what was told. */
static bool read_ago(xc_date_scan *scan, int term) {
    uint32_t at = scan->at;
    bool later = xc_scan_is(scan, at, "later");
    bool earlier = xc_scan_is(scan, at, "earlier");
    bool ago = xc_scan_kind(scan, at, XC_CALENDAR_KIND_AGO) &&
               !xc_scan_flag(scan, at, XC_CALENDAR_OF);
    if (!later && !earlier && !ago) return false;
    xc_date_term *t = xc_scan_get(scan, term);
    t->told = later || earlier || xc_scan_flag(scan, at, XC_CALENDAR_TOLD);
    int direction = later ? 1 : earlier ? -1 : xc_scan_value(scan, at);
    t->number *= direction;
    scan->at = at + (ago ? xc_scan_word(scan, at)->count : 1);
    bool told = t->told, within_day = is_short(t->unit);
    /* "80 years ago today" is one day. */
    if (ago && xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_DAY)) {
        int day = xc_scan_try(scan, xc_read_relative_day);
        if (day != XC_NO_TERM) xc_scan_get(scan, term)->base = (int8_t)day;
    }
    return !within_day || !told;
}

/* "after Easter", "before Jan. 15", "from tomorrow". */
static bool read_of(xc_date_scan *scan, int term) {
    uint32_t at = scan->at;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_AGO) ||
        !xc_scan_flag(scan, at, XC_CALENDAR_OF))
        return false;
    int direction = xc_scan_value(scan, at);
    scan->at = at + xc_scan_word(scan, at)->count;
    if (xc_scan_is(scan, scan->at, "the")) scan->at++;
    int base = xc_scan_try(scan, xc_read_point);
    if (base == XC_NO_TERM) return false;
    if (!xc_term_is_day(xc_scan_get(scan, base))) return false;
    xc_scan_get(scan, term)->number *= direction;
    xc_scan_get(scan, term)->base = (int8_t)base;
    return true;
}

/* "in two weeks" is a date beside a verb that looks ahead. */
static bool is_ahead(xc_date_scan *scan, uint32_t at, int term) {
    bool in = at > 0 && xc_scan_is(scan, at - 1, "in");
    if (!in || xc_scan_is_noun(scan, scan->at) ||
        is_short(xc_scan_get(scan, term)->unit))
        return false;
    scan->text->ahead_only = true;
    return true;
}

/* "the three previous years", "5 coming weeks". */
static int read_turned(xc_date_scan *scan, int count, uint32_t at) {
    int direction = xc_scan_value(scan, at);
    uint32_t unit_at = at + xc_scan_word(scan, at)->count;
    int unit = xc_scan_unit(scan, unit_at);
    if (direction == 0 || unit == 0 || is_short(unit) ||
        !xc_scan_is_plural(scan, unit_at))
        return XC_NO_TERM;
    scan->at = unit_at + 1;
    return new_units(scan, unit, direction, count);
}

/* "two weeks ago", "a year from now". */
int xc_read_shift(xc_date_scan *scan) {
    uint32_t start = scan->at, next;
    int count = xc_scan_count(scan, start, &next);
    bool couple = xc_scan_is(scan, start, "couple") ||
                  xc_scan_is(scan, start + 1, "couple");
    if (count > 1 && xc_scan_kind(scan, next, XC_CALENDAR_KIND_DIRECTION))
        return read_turned(scan, count, next);
    int unit = count > 0 ? xc_scan_unit(scan, next) : 0;
    if (unit == 0 || unit == XC_CALENDAR_UNIT_WEEKEND) return XC_NO_TERM;
    int term = xc_scan_unit_term(scan, XC_DATE_SHIFT, unit, count);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->count = couple;
    scan->at = next + 1;
    uint32_t ahead = scan->at;
    if (read_ago(scan, term)) return term;
    scan->at = ahead;
    if (read_of(scan, term)) return term;
    scan->at = ahead;
    return is_ahead(scan, start, term) ? term : XC_NO_TERM;
}

/* "the day after Christmas", "the week before Easter". */
static int read_beside(xc_date_scan *scan) {
    int unit = xc_scan_unit(scan, scan->at + 1);
    if (unit != XC_CALENDAR_UNIT_DAY) return XC_NO_TERM;
    int term = xc_scan_unit_term(scan, XC_DATE_SHIFT, unit, 1);
    if (term == XC_NO_TERM) return term;
    scan->at += 2;
    return read_of(scan, term) ? term : XC_NO_TERM;
}

/* "the next day", "the day before", "the following week", "the year before":
 * counted from what was told. */
int xc_read_told(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (!xc_scan_is(scan, at, "the")) return XC_NO_TERM;
    int beside = xc_scan_try(scan, read_beside);
    if (beside != XC_NO_TERM) return beside;
    uint32_t unit_at = at + 1;
    int number = 0;
    if (xc_scan_is(scan, at + 1, "next") ||
        (xc_scan_kind(scan, at + 1, XC_CALENDAR_KIND_DIRECTION) &&
         xc_scan_flag(scan, at + 1, XC_CALENDAR_TOLD))) {
        number = xc_scan_value(scan, at + 1);
        unit_at++;
    }
    int unit = xc_scan_unit(scan, unit_at);
    if (unit == 0 || is_short(unit)) return XC_NO_TERM;
    uint32_t end = unit_at + 1;
    if (number == 0) {
        if (xc_scan_is(scan, end, "before") ||
            xc_scan_is(scan, end, "previous") ||
            xc_scan_is(scan, end, "earlier"))
            number = -1;
        if (xc_scan_is(scan, end, "after") ||
            xc_scan_is(scan, end, "following"))
            number = 1;
        end++;
        if (number == 0 || !xc_scan_is_mark(scan, end)) return XC_NO_TERM;
    } else if (xc_scan_is(scan, at + 1, "next") &&
               unit != XC_CALENDAR_UNIT_DAY) {
        return XC_NO_TERM;
    }
    int term = xc_scan_unit_term(scan, XC_DATE_UNIT, unit, number);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->told = true;
    scan->at = end;
    return term;
}

/* ------------------------------------------------------------------ */
/* A part of another date                                               */

/* "first", "third", "last", "final": which one; 0: none. */
static int rank_at(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    int number = xc_scan_ordinal(scan, at, next);
    if (number > 0) return number;
    *next = at + 1;
    if (xc_scan_is(scan, at, "final") || xc_scan_is(scan, at, "closing"))
        return -1;
    bool last = xc_scan_kind(scan, at, XC_CALENDAR_KIND_DIRECTION) &&
                xc_scan_is(scan, at, "last");
    return last ? -1 : 0;
}

/* The period behind "of": a year, a month, "last year", "the season"? */
static int read_whole(xc_date_scan *scan) {
    bool of =
        xc_scan_is(scan, scan->at, "of") || xc_scan_is(scan, scan->at, "in");
    uint32_t next;
    if (of) scan->at++;
    bool the = of && xc_scan_is(scan, scan->at, "the");
    if (the) scan->at++;
    if (!of && !xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_DIRECTION) &&
        xc_scan_year(scan, scan->at, &next) == 0)
        return XC_NO_TERM;
    if (the && xc_scan_unit(scan, scan->at) == XC_CALENDAR_UNIT_YEAR &&
        xc_scan_year(scan, scan->at + 1, &next) == 0) {
        int year =
            xc_scan_unit_term(scan, XC_DATE_UNIT, XC_CALENDAR_UNIT_YEAR, 0);
        if (year == XC_NO_TERM) return year;
        scan->at++;
        return year;
    }
    if (xc_scan_is(scan, scan->at, "year")) scan->at++;
    int year = xc_scan_year(scan, scan->at, &next);
    if (year > 0 && xc_scan_word(scan, scan->at)->digits > 0) {
        int term = xc_scan_term(scan, XC_DATE_FIELDS);
        if (term == XC_NO_TERM) return term;
        xc_scan_get(scan, term)->year = year;
        scan->at = next;
        return term;
    }
    if (xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_FISCAL))
        return xc_read_fiscal(scan);
    if (xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_DIRECTION))
        return xc_read_direction(scan);
    return of ? xc_read_month(scan) : XC_NO_TERM;
}

static bool is_part_unit(int unit) {
    return unit == XC_CALENDAR_UNIT_QUARTER || unit == XC_CALENDAR_UNIT_HALF;
}

/* A quarter without a year is one where it is of accounts: "third-quarter
 * profit", "in the third quarter"; a half is one of a match. */
static bool is_lone_quarter(const xc_date_scan *scan, int unit, int number) {
    return unit == XC_CALENDAR_UNIT_QUARTER && number >= -1 && number <= 4 &&
           !xc_scan_is(scan, scan->at, "of") &&
           !xc_scan_is(scan, scan->at, "mile") &&
           !xc_scan_has(scan, XC_CALENDAR_KIND_MATCH);
}

/* "the first Monday of May", "the last Friday in October". */
static int read_weekday_of(xc_date_scan *scan, int number) {
    int weekday = xc_scan_value(scan, scan->at);
    scan->at += xc_scan_word(scan, scan->at)->count;
    int base = xc_scan_try(scan, read_whole);
    if (base == XC_NO_TERM) return base;
    int term = xc_scan_term(scan, XC_DATE_WITHIN);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->unit = XC_CALENDAR_UNIT_DAY;
    t->weekday = weekday;
    t->number = number;
    t->base = (int8_t)base;
    return term;
}

/* "the third quarter of 2024", "first two weeks of last year", "the 15th day
 * of next month". */
int xc_read_within(xc_date_scan *scan) {
    uint32_t at = scan->at, next, after;
    int number = rank_at(scan, at, &next), count = 1;
    if (number == 0) return XC_NO_TERM;
    scan->at = next;
    if (xc_scan_kind(scan, next, XC_CALENDAR_KIND_WEEKDAY))
        return read_weekday_of(scan, number);
    int counted =
        xc_scan_is(scan, next, "a") ? 0 : xc_scan_count(scan, next, &after);
    if (counted > 0 && xc_scan_unit(scan, after) != 0) {
        count = counted;
        scan->at = after;
    }
    int unit = xc_scan_unit(scan, scan->at);
    if (unit == 0 || is_short(unit) || (counted > 0 && count == 1))
        return XC_NO_TERM;
    scan->at++;
    int term = xc_scan_term(scan, XC_DATE_WITHIN);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->unit = unit;
    t->number = number;
    t->count = count;
    int base = xc_scan_try(scan, read_whole);
    t->base = (int8_t)base;
    if (is_part_unit(unit) && number > (unit == XC_CALENDAR_UNIT_HALF ? 2 : 4))
        return XC_NO_TERM;
    bool last = xc_scan_kind(scan, at, XC_CALENDAR_KIND_DIRECTION);
    bool lone = !last && is_lone_quarter(scan, unit, number);
    return base != XC_NO_TERM || lone ? term : XC_NO_TERM;
}

/* "week of April 10", "week 31 of 2027". */
static int read_week(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (xc_scan_kind(scan, at, XC_CALENDAR_KIND_WEEK_OF)) {
        int unit =
            xc_lexeme_word(xc_scan_word(scan, at)->row, XC_CALENDAR_UNIT);
        scan->at = at + xc_scan_word(scan, at)->count;
        int term = xc_scan_term(scan, XC_DATE_AROUND);
        if (term == XC_NO_TERM) return term;
        int base = xc_scan_try(scan, xc_read_point);
        if (base == XC_NO_TERM || !xc_term_is_day(xc_scan_get(scan, base)))
            return XC_NO_TERM;
        xc_scan_get(scan, term)->unit = unit;
        xc_scan_get(scan, term)->base = (int8_t)base;
        return term;
    }
    const xc_date_word *number = xc_scan_word(scan, at + 1);
    if (xc_scan_unit(scan, at) != XC_CALENDAR_UNIT_WEEK ||
        xc_scan_is_capital(scan, at) || number->digits < 1 ||
        number->digits > 53 || *number->rest)
        return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_WEEK);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->number = number->digits;
    scan->at = at + 2;
    int base = xc_scan_try(scan, read_whole);
    xc_scan_get(scan, term)->base = (int8_t)base;
    return term;
}

static bool is_part_at(const xc_date_scan *scan, uint32_t at) {
    return xc_scan_kind(scan, at, XC_CALENDAR_KIND_PART);
}

/* "end of the week", "earlier in the year", "by end of month". */
static bool is_part_of(const xc_date_scan *scan, uint32_t at) {
    if (at > 0 && xc_scan_is(scan, at - 1, "the")) at--;
    if (at == 0) return false;
    if (is_part_at(scan, at - 1)) return true;
    bool of = xc_scan_is(scan, at - 1, "of") || xc_scan_is(scan, at - 1, "in");
    if (at > 1 && of && is_part_at(scan, at - 2)) return true;
    return at > 2 && of && is_part_at(scan, at - 3) &&
           xc_scan_word(scan, at - 3)->count == 2;
}

/* "for the year" is the one that holds today; "for the year to March" and
 * "for the year he died" are others. */
static bool is_plain_frame(const xc_date_scan *scan, uint32_t at) {
    if (at < 2 || !xc_scan_is(scan, at - 1, "the")) return false;
    bool frame =
        xc_scan_is(scan, at - 2, "for") || xc_scan_is(scan, at - 2, "during");
    bool closed =
        xc_scan_is_mark(scan, at + 1) || xc_scan_is(scan, at + 1, "and");
    int unit = xc_scan_unit(scan, at);
    bool weekend =
        unit == XC_CALENDAR_UNIT_WEEKEND &&
        (xc_scan_is(scan, at - 2, "over") || xc_scan_is(scan, at - 2, "at"));
    return weekend || (frame && closed && unit != XC_CALENDAR_UNIT_DAY);
}

/* "end of the week", "for the year", "over the weekend": the one that holds
 * today; not in "partner of the year". */
static bool is_this_one(const xc_date_scan *scan, uint32_t at) {
    return is_part_of(scan, at) || is_plain_frame(scan, at);
}

/* "by year-end": the end of this year. */
int xc_read_closing(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_CLOSING)) return XC_NO_TERM;
    const xc_date_word *word = xc_scan_word(scan, at);
    int term = xc_scan_unit_term(
        scan, XC_DATE_UNIT, xc_lexeme_word(word->row, XC_CALENDAR_UNIT), 0);
    if (term == XC_NO_TERM) return term;
    scan->text->part = XC_PART_LATE;
    scan->at = at + word->count;
    return term;
}

int xc_read_unit_of(xc_date_scan *scan) {
    int week = xc_scan_try(scan, read_week);
    if (week != XC_NO_TERM) return week;
    uint32_t at = scan->at, next;
    int unit = xc_scan_unit(scan, at);
    if (unit == XC_CALENDAR_UNIT_YEAR && !xc_scan_is_capital(scan, at) &&
        xc_scan_year(scan, at + 1, &next) > 0 &&
        xc_scan_word(scan, at + 1)->digits > 0) {
        int term = xc_scan_term(scan, XC_DATE_FIELDS);
        if (term == XC_NO_TERM) return term;
        xc_scan_get(scan, term)->year = xc_scan_word(scan, at + 1)->digits;
        scan->at = next;
        return term;
    }
    if (unit == 0 || is_short(unit) || !is_this_one(scan, at))
        return XC_NO_TERM;
    int term = xc_scan_unit_term(scan, XC_DATE_UNIT, unit, 0);
    if (term == XC_NO_TERM) return term;
    scan->at = at + 1;
    return term;
}

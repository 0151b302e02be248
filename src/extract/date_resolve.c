/*
 * date_resolve.c - turns a date as written into the days it means, counted
 * from the article's date, else from a picture's.
 *
 * It never invents: what cannot be counted from anything keeps only the
 * fields that are written ("XXXX-02-12"), and a weekday without a week stays
 * a weekday.
 * Exports: xc_date_resolve.
 */
#include <stdio.h>
#include <string.h>

#include "extract/date.h"

/* A date without a year is taken for the nearest, in days; on the other side
 * of the article's date than the tense says, so many count on top. */
enum { PAST_DOUBT = 270, PRESENT_DOUBT = 100, FUTURE_DOUBT = 366 };

typedef struct civil {
    int year, month, day;
} civil;

static civil to_civil(int32_t day) {
    civil c;
    xc_day_to_civil(day, &c.year, &c.month, &c.day);
    return c;
}

static void set_edtf(xc_date *d) {
    if (d->day > 0 && d->year > 0)
        snprintf(d->edtf, sizeof d->edtf, "%04d-%02d-%02d", d->year, d->month,
                 d->day);
    else if (d->month > 0 && d->day > 0)
        snprintf(d->edtf, sizeof d->edtf, "XXXX-%02d-%02d", d->month, d->day);
    else if (d->month > 0 && d->year > 0)
        snprintf(d->edtf, sizeof d->edtf, "%04d-%02d", d->year, d->month);
    else if (d->month > 0)
        snprintf(d->edtf, sizeof d->edtf, "XXXX-%02d", d->month);
    else if (d->year > 0)
        snprintf(d->edtf, sizeof d->edtf, "%04d", d->year);
}

/* First and last day of what the fields name; a day that no year has makes
 * the date unknown. */
static void set_days(xc_date *d) {
    if (d->year == 0) return;
    int first_month = d->month > 0 ? d->month : 1;
    int last_month = d->month > 0 ? d->month : 12;
    int first_day = d->day > 0 ? d->day : 1;
    int last_day = d->day > 0 ? d->day : xc_month_days(d->year, last_month);
    d->first = xc_day_from_civil(d->year, first_month, first_day);
    d->last = xc_day_from_civil(d->year, last_month, last_day);
}

static void set_fields(xc_date *d, int year, int month, int day) {
    d->year = (int16_t)year;
    d->month = (int8_t)month;
    d->day = (int8_t)day;
    set_days(d);
    set_edtf(d);
}

static void set_day(xc_date *d, int32_t day) {
    civil c = to_civil(day);
    if (c.year < 1 || c.year > 9999) return;
    set_fields(d, c.year, c.month, c.day);
}

/* A stretch of days; its edtf is "first/last". */
static void set_stretch(xc_date *d, int32_t first, int32_t last) {
    char from[12], to[12];
    if (first == XC_DAY_UNKNOWN || last == XC_DAY_UNKNOWN || last < first)
        return;
    d->first = first;
    d->last = last;
    xc_day_format(first, from);
    xc_day_format(last, to);
    snprintf(d->edtf, sizeof d->edtf, "%s/%s", from, to);
    civil a = to_civil(first), b = to_civil(last);
    d->year = (int16_t)(a.year == b.year ? a.year : 0);
}

/* ------------------------------------------------------------------ */
/* Years for dates without one                                          */

static bool is_future(const xc_date_anchor *anchor) {
    return anchor->tense == XC_TENSE_FUTURE ||
           anchor->tense == XC_TENSE_PRESENT;
}

/* The day or month of a year, as the day it begins; UNKNOWN: no such. */
static int32_t begin_of(const xc_date_text *t, int year) {
    return xc_day_from_civil(year, t->month, t->day > 0 ? t->day : 1);
}

/* Whether a year fits the direction that is written. */
static bool fits(const xc_date_text *t, const xc_date_anchor *anchor,
                 int32_t day) {
    int32_t today = anchor->published;
    if (t->day == 0) {
        civil c = to_civil(today);
        today = xc_day_from_civil(c.year, c.month, 1);
    }
    if (!t->has_direction || t->number == 0) return true;
    return t->number < 0 ? day < today : day > today;
}

/* Days that a date on the other side than the tense says counts for farther
 * away: "will" is sure, a past tense beside a date ahead is not rare. */
static int32_t doubt(const xc_date_anchor *anchor, int32_t day) {
    bool past = day < anchor->published;
    switch (anchor->tense) {
    case XC_TENSE_PAST:
        return past ? 0 : PAST_DOUBT;
    case XC_TENSE_FUTURE:
        return past ? FUTURE_DOUBT : 0;
    case XC_TENSE_PRESENT:
        return past ? PRESENT_DOUBT : 0;
    default:
        return 0;
    }
}

/* The year nearest to the article that fits; 0: none does. */
static int nearest_year(const xc_date_text *t, const xc_date_anchor *anchor) {
    int now = to_civil(anchor->published).year, best = 0;
    int32_t distance = 0;
    if (t->has_direction && t->number == 0) return now;
    for (int year = now - 1; year <= now + 1; year++) {
        int32_t day = begin_of(t, year);
        if (day == XC_DAY_UNKNOWN || !fits(t, anchor, day)) continue;
        int32_t away = day < anchor->published ? anchor->published - day
                                               : day - anchor->published;
        away += doubt(anchor, day);
        if (best != 0 && away >= distance) continue;
        best = year;
        distance = away;
    }
    return best;
}

/* The first such day on or after that of a picture. */
static int year_not_before(const xc_date_text *t, int32_t day) {
    int year = to_civil(day).year;
    for (int i = 0; i < 2; i++) {
        int32_t candidate = begin_of(t, year + i);
        if (candidate != XC_DAY_UNKNOWN && candidate >= day) return year + i;
    }
    return 0;
}

static int year_of(const xc_date_text *t, const xc_date_anchor *anchor,
                   xc_date *d) {
    if (t->year > 0) {
        d->anchoring = XC_ANCHOR_WRITTEN;
        return t->year;
    }
    int year = 0;
    if (anchor->published != XC_DAY_UNKNOWN) {
        year = nearest_year(t, anchor);
        if (year > 0) d->anchoring = XC_ANCHOR_PUBLISHED;
    } else if (anchor->not_before != XC_DAY_UNKNOWN && t->day > 0) {
        year = year_not_before(t, anchor->not_before);
        if (year > 0) d->anchoring = XC_ANCHOR_OTHER;
    }
    return year;
}

/* ------------------------------------------------------------------ */
/* Weekdays                                                             */

static int32_t monday_of(int32_t day) {
    return day - (xc_day_weekday(day) - 1);
}

/* The day of a weekday by its direction or tense; UNKNOWN: it stays a
 * weekday. */
static int32_t weekday_near(const xc_date_text *t,
                            const xc_date_anchor *anchor) {
    int32_t today = anchor->published;
    if (today == XC_DAY_UNKNOWN) return XC_DAY_UNKNOWN;
    int ahead = (t->weekday - xc_day_weekday(today) + 7) % 7;
    if (t->has_direction) {
        if (t->number < 0) return today + (ahead == 0 ? -7 : ahead - 7);
        return monday_of(today) + 7 * t->number + t->weekday - 1;
    }
    if (anchor->tense == XC_TENSE_PAST)
        return ahead == 0 ? today : today + ahead - 7;
    if (is_future(anchor)) return today + ahead;
    return XC_DAY_UNKNOWN;
}

static void resolve_fields(const xc_date_text *t, const xc_date_anchor *anchor,
                           xc_date *d) {
    d->weekday = (int8_t)t->weekday;
    if (t->year > 0 || t->month > 0) {
        set_fields(d, year_of(t, anchor, d), t->month, t->day);
        return;
    }
    int32_t day = weekday_near(t, anchor);
    if (day == XC_DAY_UNKNOWN) return;
    d->anchoring = XC_ANCHOR_PUBLISHED;
    set_day(d, day);
}

/* ------------------------------------------------------------------ */
/* Units                                                                */

static void add_months(civil *c, int months) {
    int all = c->year * 12 + c->month - 1 + months;
    c->year = all / 12;
    c->month = all % 12 + 1;
}

/* A part of a year: its quarters have three months, its halves six. */
static void set_part(xc_date *d, int year, int number, int months) {
    int last = number * months;
    set_stretch(d, xc_day_from_civil(year, last - months + 1, 1),
                xc_day_from_civil(year, last, xc_month_days(year, last)));
}

static void set_years(xc_date *d, int first, int last) {
    set_stretch(d, xc_day_from_civil(first, 1, 1),
                xc_day_from_civil(last, 12, 31));
    if (d->first == XC_DAY_UNKNOWN) return;
    if (last - first == 9 && first % 10 == 0)
        snprintf(d->edtf, sizeof d->edtf, "%03dX", first / 10);
    else if (last - first == 99 && first % 100 == 0)
        snprintf(d->edtf, sizeof d->edtf, "%02dXX", first / 100);
    else
        snprintf(d->edtf, sizeof d->edtf, "%04d/%04d", first, last);
}

/* The unit so many units from the one that holds today. */
static void set_unit(xc_date *d, int32_t today, int unit, int number) {
    civil c = to_civil(today);
    int32_t monday = monday_of(today) + 7 * number;
    switch (unit) {
    case XC_CALENDAR_UNIT_DAY:
        set_day(d, today + number);
        break;
    case XC_CALENDAR_UNIT_WEEK:
        set_stretch(d, monday, monday + 6);
        break;
    case XC_CALENDAR_UNIT_FORTNIGHT:
        set_stretch(d, monday + 7 * number, monday + 7 * number + 6);
        break;
    case XC_CALENDAR_UNIT_WEEKEND:
        set_stretch(d, monday + 5, monday + 6);
        break;
    case XC_CALENDAR_UNIT_MONTH:
        add_months(&c, number);
        set_fields(d, c.year, c.month, 0);
        break;
    case XC_CALENDAR_UNIT_QUARTER:
        add_months(&c, 3 * number);
        set_part(d, c.year, (c.month - 1) / 3 + 1, 3);
        break;
    case XC_CALENDAR_UNIT_YEAR:
        set_fields(d, c.year + number, 0, 0);
        break;
    case XC_CALENDAR_UNIT_DECADE:
        c.year = c.year - c.year % 10 + 10 * number;
        set_years(d, c.year, c.year + 9);
        break;
    case XC_CALENDAR_UNIT_CENTURY:
        c.year = c.year - c.year % 100 + 100 * number;
        set_years(d, c.year, c.year + 99);
        break;
    default:
        break;
    }
}

static void resolve_span(const xc_date_text *t, const xc_date_anchor *anchor,
                         xc_date *d) {
    int year = year_of(t, anchor, d);
    if (year == 0) return;
    int end = t->end_year > 0 ? t->end_year : year;
    if (t->end_year == 0 && t->end_month < t->month) end = year + 1;
    if (t->year > 0 && t->end_year == t->year && t->end_month < t->month)
        year--;
    int last = t->end_day > 0 ? t->end_day : xc_month_days(end, t->end_month);
    set_stretch(d, begin_of(t, year),
                xc_day_from_civil(end, t->end_month, last));
}

static void resolve_relative(const xc_date_text *t,
                             const xc_date_anchor *anchor, xc_date *d) {
    if (anchor->published == XC_DAY_UNKNOWN) return;
    if (t->form == XC_DATE_DAY)
        set_day(d, anchor->published + t->number);
    else
        set_unit(d, anchor->published, t->unit, t->number);
    if (d->first != XC_DAY_UNKNOWN) d->anchoring = XC_ANCHOR_PUBLISHED;
}

/* "the first quarter of 2024", "of last year". */
static void resolve_quarter(const xc_date_text *t, const xc_date_anchor *anchor,
                            xc_date *d) {
    int year = t->year;
    if (!t->has_direction) {
        d->anchoring = XC_ANCHOR_WRITTEN;
    } else if (anchor->published != XC_DAY_UNKNOWN) {
        year = to_civil(anchor->published).year + t->end_year;
        d->anchoring = XC_ANCHOR_PUBLISHED;
    }
    int months = t->form == XC_DATE_HALF ? 6 : 3;
    if (year > 0) set_part(d, year, t->number, months);
}

void xc_date_resolve(const xc_date_text *text, const xc_date_anchor *anchor,
                     xc_date *date) {
    *date = (xc_date){0};
    date->first = XC_DAY_UNKNOWN;
    date->last = XC_DAY_UNKNOWN;
    switch (text->form) {
    case XC_DATE_FIELDS:
        resolve_fields(text, anchor, date);
        break;
    case XC_DATE_YEARS:
        date->anchoring = XC_ANCHOR_WRITTEN;
        set_years(date, text->year, text->last_year);
        break;
    case XC_DATE_QUARTER:
    case XC_DATE_HALF:
        resolve_quarter(text, anchor, date);
        break;
    case XC_DATE_SPAN:
        resolve_span(text, anchor, date);
        break;
    case XC_DATE_DAY:
    case XC_DATE_UNIT:
    case XC_DATE_AGO:
        resolve_relative(text, anchor, date);
        break;
    }
}

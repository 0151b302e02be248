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

#include "extract/dates/date_days.h"

typedef struct resolver {
    const xc_date_text *text;
    const xc_date_anchor *anchor;
} resolver;

static void resolve_term(const resolver *r, int index, xc_date *d);

static bool is_known(const xc_date *d) {
    return d->first != XC_DAY_UNKNOWN && d->last != XC_DAY_UNKNOWN;
}

/* What was told before: of days and weeks only where that is one day. */
static int32_t told_of(const resolver *r, const xc_date_term *t) {
    bool days = t->unit == XC_CALENDAR_UNIT_DAY ||
                t->unit == XC_CALENDAR_UNIT_WEEK ||
                t->unit == XC_CALENDAR_UNIT_FORTNIGHT;
    return days ? r->anchor->told_day : r->anchor->told;
}

/* The day that a term is counted from, when no other term is its base. */
static int32_t today_of(const resolver *r, const xc_date_term *t) {
    if (t->told && told_of(r, t) != XC_DAY_UNKNOWN) return told_of(r, t);
    return r->anchor->published;
}

static xc_anchoring anchoring_of(const resolver *r, const xc_date_term *t) {
    bool told = t->told && told_of(r, t) != XC_DAY_UNKNOWN;
    return told ? XC_ANCHOR_OTHER : XC_ANCHOR_PUBLISHED;
}

/* ------------------------------------------------------------------ */
/* Fields                                                               */

static void resolve_weekday(const resolver *r, const xc_date_term *t,
                            xc_date *d) {
    int32_t day = xc_days_weekday(t, r->anchor);
    if (day == XC_DAY_UNKNOWN) return;
    d->anchoring = XC_ANCHOR_PUBLISHED;
    xc_days_set(d, day);
}

/* "the 18th", "Monday the 21st". */
static void resolve_day_alone(const resolver *r, const xc_date_term *t,
                              xc_date *d) {
    d->day = (int8_t)t->day;
    snprintf(d->edtf, sizeof d->edtf, "XXXX-XX-%02d", t->day);
    int32_t day = xc_days_day_alone(t, r->anchor);
    if (day == XC_DAY_UNKNOWN) return;
    d->anchoring = XC_ANCHOR_PUBLISHED;
    xc_days_set(d, day);
}

/* The year that is written, that of the base ("July of last year"), else the
 * nearest; 0: not known. */
static int year_of(const resolver *r, const xc_date_term *t, xc_date *d) {
    if (t->year > 0) {
        d->anchoring = XC_ANCHOR_WRITTEN;
        return t->year;
    }
    if (t->base == XC_NO_TERM) return xc_days_year(t, r->anchor, &d->anchoring);
    xc_date base;
    resolve_term(r, t->base, &base);
    d->anchoring = base.anchoring;
    return base.year;
}

static void resolve_fields(const resolver *r, const xc_date_term *t,
                           xc_date *d) {
    d->weekday = (int8_t)t->weekday;
    if (t->year > 0 || t->month > 0) {
        xc_days_set_fields(d, year_of(r, t, d), t->month, t->day);
    } else if (t->day > 0) {
        resolve_day_alone(r, t, d);
    } else {
        resolve_weekday(r, t, d);
    }
}

/* ------------------------------------------------------------------ */
/* Years, seasons, holidays                                             */

static void resolve_years(const xc_date_term *t, xc_date *d) {
    d->anchoring = XC_ANCHOR_WRITTEN;
    xc_days_set_years(d, t->year, t->last_year);
}

static void resolve_season(const resolver *r, const xc_date_term *t,
                           xc_date *d) {
    int year = year_of(r, t, d);
    if (year == 0) return;
    int32_t first = xc_days_begin(t, year);
    xc_days_set_stretch(d, first,
                        xc_days_add(first, XC_CALENDAR_UNIT_MONTH, 3) - 1);
}

static void resolve_holiday(const resolver *r, const xc_date_term *t,
                            xc_date *d) {
    int year = year_of(r, t, d);
    if (year > 0) xc_days_set(d, xc_holiday_day(t->row, year));
    bool fixed = isnan(xc_lexeme_number(t->row, XC_CALENDAR_WEEKDAY)) &&
                 isnan(xc_lexeme_number(t->row, XC_CALENDAR_EASTER));
    if (year > 0 || !fixed) return;
    xc_days_set_fields(d, 0, (int)xc_lexeme_number(t->row, XC_CALENDAR_MONTH),
                       (int)xc_lexeme_number(t->row, XC_CALENDAR_VALUE));
}

/* ------------------------------------------------------------------ */
/* Units                                                                */

static void resolve_unit(const resolver *r, const xc_date_term *t, xc_date *d) {
    int32_t today = today_of(r, t);
    if (today == XC_DAY_UNKNOWN) return;
    int number = t->number;
    /* "over the weekend" was the last one where it is told as past. */
    if (t->unit == XC_CALENDAR_UNIT_WEEKEND && t->direction == 0 &&
        r->anchor->tense == XC_TENSE_PAST && xc_day_weekday(today) < 6)
        number = -1;
    xc_days_set_unit(d, today, t->unit, number);
    d->anchoring = anchoring_of(r, t);
}

/* A rolling stretch ends yesterday or begins tomorrow; quarters are those of
 * the calendar. */
static void resolve_units(const resolver *r, const xc_date_term *t,
                          xc_date *d) {
    int32_t today = r->anchor->published;
    if (today == XC_DAY_UNKNOWN) return;
    d->anchoring = XC_ANCHOR_PUBLISHED;
    bool back = t->number < 0;
    if (t->unit == XC_CALENDAR_UNIT_QUARTER) {
        xc_date near = {0}, far = {0};
        xc_days_set_unit(&near, today, t->unit, back ? -1 : 1);
        xc_days_set_unit(&far, today, t->unit, back ? -t->count : t->count);
        xc_days_set_stretch(d, back ? far.first : near.first,
                            back ? near.last : far.last);
        return;
    }
    int32_t end = xc_days_add(today, t->unit, back ? -t->count : t->count);
    if (end == XC_DAY_UNKNOWN) return;
    xc_days_set_stretch(d, back ? end : today + 1, back ? today - 1 : end);
}

static void resolve_shift(const resolver *r, const xc_date_term *t,
                          xc_date *d) {
    if (t->base != XC_NO_TERM) {
        xc_date base;
        resolve_term(r, t->base, &base);
        if (!is_known(&base)) return;
        xc_days_set(d, xc_days_add(base.first, t->unit, t->number));
        d->anchoring = base.anchoring;
        return;
    }
    /* What is told of nothing before has no day. */
    if (t->told && told_of(r, t) == XC_DAY_UNKNOWN) return;
    int32_t today = today_of(r, t);
    if (today == XC_DAY_UNKNOWN) return;
    bool within_day =
        t->unit == XC_CALENDAR_UNIT_HOUR || t->unit == XC_CALENDAR_UNIT_MINUTE;
    int hours = t->unit == XC_CALENDAR_UNIT_HOUR ? t->number : 0;
    if (within_day)
        xc_days_set(d, today + hours / 24); /* "48 hours ago" */
    else
        xc_days_set_unit(d, today, t->unit, t->number);
    d->about = d->about || t->count > 0;
    d->anchoring = anchoring_of(r, t);
}

/* ------------------------------------------------------------------ */
/* Parts of other dates                                                 */

/* "third-quarter profit": the quarter that began last, or begins next. */
static void resolve_lone_part(const resolver *r, const xc_date_term *t,
                              xc_date *d) {
    int32_t today = r->anchor->published;
    int months = t->unit == XC_CALENDAR_UNIT_QUARTER ? 3 : 6;
    int number = t->number < 0 ? 12 / months : t->number;
    if (today == XC_DAY_UNKNOWN) return;
    int year, month, day;
    xc_day_to_civil(today, &year, &month, &day);
    xc_tense tense = r->anchor->tense;
    int first_month = (number - 1) * months + 1;
    if (first_month > month && tense != XC_TENSE_FUTURE &&
        tense != XC_TENSE_PRESENT)
        year--;
    xc_days_set_part(d, year, number, months);
    d->anchoring = XC_ANCHOR_PUBLISHED;
}

static void resolve_within(const resolver *r, const xc_date_term *t,
                           xc_date *d) {
    if (t->base == XC_NO_TERM) {
        resolve_lone_part(r, t, d);
        return;
    }
    xc_date base;
    resolve_term(r, t->base, &base);
    if (!is_known(&base)) return;
    xc_days_set_within(d, t, &base);
    d->anchoring = base.anchoring;
}

/* A week belongs to the year that its Thursday is in (ISO 8601). */
static void resolve_week(const resolver *r, const xc_date_term *t, xc_date *d) {
    xc_date year = {.first = XC_DAY_UNKNOWN, .last = XC_DAY_UNKNOWN};
    if (t->base != XC_NO_TERM)
        resolve_term(r, t->base, &year);
    else if (r->anchor->published != XC_DAY_UNKNOWN) {
        xc_days_set_unit(&year, r->anchor->published, XC_CALENDAR_UNIT_YEAR, 0);
        year.anchoring = XC_ANCHOR_PUBLISHED;
    }
    if (!is_known(&year)) return;
    xc_date_term week = *t;
    week.unit = XC_CALENDAR_UNIT_WEEK;
    week.count = 1;
    xc_days_set_within(d, &week, &year);
    d->anchoring = year.anchoring;
}

static void resolve_around(const resolver *r, const xc_date_term *t,
                           xc_date *d) {
    xc_date base;
    resolve_term(r, t->base, &base);
    if (!is_known(&base)) return;
    xc_days_set_unit(d, base.first, t->unit, 0);
    d->anchoring = base.anchoring;
}

/* ------------------------------------------------------------------ */
/* Stretches and sets                                                   */

static void write_ends(xc_date *d, const xc_date *a, const xc_date *b) {
    size_t length = strlen(a->edtf);
    if (length + strlen(b->edtf) + 2 > sizeof d->edtf || strchr(a->edtf, '/') ||
        strchr(b->edtf, '/'))
        return;
    memcpy(d->edtf, a->edtf, length);
    d->edtf[length] = '/';
    memcpy(d->edtf + length + 1, b->edtf, strlen(b->edtf) + 1);
}

/* The end of a stretch lies behind its begin: "Monday to Friday". */
static void put_behind(const xc_date_term *t, const xc_date *a, xc_date *b) {
    if (!is_known(b) || b->first >= a->first || t->form != XC_DATE_FIELDS ||
        t->year > 0)
        return;
    if (t->month == 0 && t->weekday > 0)
        xc_days_set(b,
                    a->first + (t->weekday - xc_day_weekday(a->first) + 7) % 7);
    else if (t->month > 0)
        xc_days_set_fields(b, b->year + 1, t->month, t->day);
}

/* "will run from August to October", told in September, has begun: both ends
 * are those of a year earlier where the stretch is not over then. */
static void keep_running(const resolver *r, const xc_date_term *t, xc_date *a,
                         xc_date *b) {
    const xc_date_term *first = &r->text->terms[t->base];
    const xc_date_term *last = &r->text->terms[t->other];
    int32_t today = r->anchor->published;
    bool open = first->form == XC_DATE_FIELDS && first->month > 0 &&
                first->year == 0 && first->base == XC_NO_TERM &&
                last->form == XC_DATE_FIELDS && last->month > 0 &&
                last->year == 0 && last->base == XC_NO_TERM;
    if (!open || today == XC_DAY_UNKNOWN || a->first <= today || a->year < 2 ||
        b->year < 2)
        return;
    int32_t end = xc_days_add(b->last, XC_CALENDAR_UNIT_YEAR, -1);
    if (end == XC_DAY_UNKNOWN || end < today) return;
    xc_days_set_fields(a, a->year - 1, first->month, first->day);
    xc_days_set_fields(b, b->year - 1, last->month, last->day);
}

static void resolve_span(const resolver *r, const xc_date_term *t, xc_date *d) {
    xc_date a, b;
    resolve_term(r, t->base, &a);
    resolve_term(r, t->other, &b);
    const xc_date_term *other = &r->text->terms[t->other];
    if (!is_known(&b) && is_known(&a) && other->form == XC_DATE_FIELDS &&
        other->month == 0 && other->weekday > 0)
        b.first = b.last = a.first - 1; /* put behind it next */
    if (!is_known(&a) || !is_known(&b)) return;
    put_behind(other, &a, &b);
    keep_running(r, t, &a, &b);
    if (b.last < a.first) return;
    xc_days_set_stretch(d, a.first, b.last);
    write_ends(d, &a, &b);
    d->anchoring = a.anchoring > b.anchoring ? a.anchoring : b.anchoring;
}

static void resolve_every(const xc_date_term *t, xc_date *d) {
    static const struct {
        int unit;
        char letter;
        int times;
    } letters[] = {{XC_CALENDAR_UNIT_DAY, 'D', 1},
                   {XC_CALENDAR_UNIT_WEEK, 'W', 1},
                   {XC_CALENDAR_UNIT_WEEKEND, 'W', 1},
                   {XC_CALENDAR_UNIT_FORTNIGHT, 'W', 2},
                   {XC_CALENDAR_UNIT_MONTH, 'M', 1},
                   {XC_CALENDAR_UNIT_QUARTER, 'M', 3},
                   {XC_CALENDAR_UNIT_YEAR, 'Y', 1},
                   {XC_CALENDAR_UNIT_DECADE, 'Y', 10},
                   {XC_CALENDAR_UNIT_CENTURY, 'Y', 100}};
    d->weekday = (int8_t)t->weekday;
    if (t->month > 0) xc_days_set_fields(d, 0, t->month, 0);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].unit == t->unit && t->number < 1000)
            snprintf(d->repeats, sizeof d->repeats, "P%u%c",
                     (unsigned)(t->number * letters[i].times) % 10000u,
                     letters[i].letter);
}

/* ------------------------------------------------------------------ */

static void resolve_term(const resolver *r, int index, xc_date *d) {
    const xc_date_term *t = &r->text->terms[index];
    *d = (xc_date){.first = XC_DAY_UNKNOWN, .last = XC_DAY_UNKNOWN};
    switch (t->form) {
    case XC_DATE_FIELDS:
        resolve_fields(r, t, d);
        break;
    case XC_DATE_YEARS:
        resolve_years(t, d);
        break;
    case XC_DATE_SEASON:
        resolve_season(r, t, d);
        break;
    case XC_DATE_HOLIDAY:
        resolve_holiday(r, t, d);
        break;
    case XC_DATE_DAY:
        if (r->anchor->published == XC_DAY_UNKNOWN) break;
        xc_days_set(d, r->anchor->published + t->number);
        d->anchoring = XC_ANCHOR_PUBLISHED;
        break;
    case XC_DATE_UNIT:
        resolve_unit(r, t, d);
        break;
    case XC_DATE_UNITS:
        resolve_units(r, t, d);
        break;
    case XC_DATE_SHIFT:
        resolve_shift(r, t, d);
        break;
    case XC_DATE_WITHIN:
        resolve_within(r, t, d);
        break;
    case XC_DATE_WEEK:
        resolve_week(r, t, d);
        break;
    case XC_DATE_AROUND:
        resolve_around(r, t, d);
        break;
    case XC_DATE_SPAN:
        resolve_span(r, t, d);
        break;
    case XC_DATE_EVERY:
        resolve_every(t, d);
        break;
    case XC_DATE_CLOCK:
        break;
    }
    if (d->first == XC_DAY_UNKNOWN) d->anchoring = XC_ANCHOR_NONE;
}

void xc_date_resolve(const xc_date_text *text, const xc_date_anchor *anchor,
                     xc_date *date) {
    resolver r = {text, anchor};
    resolve_term(&r, text->root, date);
    date->part = text->part;
    date->relation = text->relation;
    date->about = date->about || text->about;
    date->fiscal = text->fiscal;
    date->has_time = text->has_time;
    date->minute = (int16_t)text->minute;
    date->has_zone = text->has_zone;
    date->zone = (int16_t)text->zone;
}

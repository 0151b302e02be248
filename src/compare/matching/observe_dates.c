/*
 * observe_dates.c - do two dates of different articles meet?
 *
 * A date without a year is taken to be of the other's year: news leaves out
 * the year of what is near. Nothing else is made up.
 * Exports: xc_dates_meet, xc_dates_gap, xc_date_is_placed.
 */
#include <string.h>

#include "compare/interval.h"
#include "compare/matching/observe.h"

/* For two dates that both have no year: a leap year, so that every day of the
 * calendar is in it. */
enum { ANY_YEAR = 2020 };

bool xc_date_is_placed(const xc_date *date) {
    return date->first != XC_DAY_UNKNOWN || date->last != XC_DAY_UNKNOWN ||
           date->month != 0;
}

/* The year that a date lies in; 0: not known. */
static int year_of(const xc_date *date) {
    int year = date->year, month, day;
    int32_t known = date->first != XC_DAY_UNKNOWN ? date->first : date->last;
    if (year == 0 && known != XC_DAY_UNKNOWN)
        xc_day_to_civil(known, &year, &month, &day);
    return year;
}

/* The month or day of a year. */
static bool place_in(const xc_date *date, int year, double *low, double *high) {
    int month = (uint8_t)date->month;
    int32_t first = xc_day_from_civil(year, month, date->day ? date->day : 1);
    int32_t last = first;
    if (!date->day) {
        int32_t next = month == 12 ? xc_day_from_civil(year + 1, 1, 1)
                                   : xc_day_from_civil(year, month + 1, 1);
        last = next == XC_DAY_UNKNOWN ? next : next - 1;
    }
    *low = (double)first;
    *high = (double)last;
    return first != XC_DAY_UNKNOWN && last != XC_DAY_UNKNOWN;
}

/* The days of a date, without its relation. */
static bool find_days(const xc_date *date, int year, double *low,
                      double *high) {
    if (date->first == XC_DAY_UNKNOWN && date->last == XC_DAY_UNKNOWN)
        return date->month != 0 && place_in(date, year, low, high);
    *low = date->first == XC_DAY_UNKNOWN ? -HUGE_VAL : date->first;
    *high = date->last == XC_DAY_UNKNOWN ? HUGE_VAL : date->last;
    return true;
}

/* "By April 9" is that day: what is told is the state of it. "Until" and
 * "from" name one end of a stretch whose other end is not told. */
static bool find_span(const xc_date *date, int year, xc_interval *span) {
    double low, high;
    if (!find_days(date, year, &low, &high)) return false;
    *span = (xc_interval){.low = low, .high = high};
    if (date->relation == XC_RELATION_BEFORE)
        *span = (xc_interval){
            .low = -INFINITY, .high = low, .low_open = true, .high_open = true};
    if (date->relation == XC_RELATION_AFTER)
        *span = (xc_interval){
            .low = high, .high = INFINITY, .low_open = true, .high_open = true};
    if (date->relation == XC_RELATION_SINCE)
        *span = (xc_interval){.low = low, .high = INFINITY, .high_open = true};
    return true;
}

static bool find_both(const xc_date *a, const xc_date *b, xc_interval *x,
                      xc_interval *y) {
    int ya = year_of(a), yb = year_of(b);
    /* A day of no year and a year: nothing says whether one is in the other. */
    if ((!ya && yb && !b->month) || (!yb && ya && !a->month)) return false;
    int of_a = ya ? ya : yb ? yb : ANY_YEAR;
    int of_b = yb ? yb : ya ? ya : ANY_YEAR;
    return find_span(a, of_a, x) && find_span(b, of_b, y);
}

/* "2015-16" and "2016-17" are two seasons, though both have part in 2016. */
static bool are_seasons(const xc_date *a, const xc_date *b) {
    enum { TWO_YEARS = 2 * 365 };
    int64_t length = (int64_t)a->last - a->first;
    return a->first != XC_DAY_UNKNOWN && a->last != XC_DAY_UNKNOWN &&
           b->first != XC_DAY_UNKNOWN && b->last != XC_DAY_UNKNOWN &&
           length >= TWO_YEARS - 1 && length <= TWO_YEARS &&
           strchr(a->edtf, '/') && strchr(b->edtf, '/') &&
           (int64_t)b->last - b->first >= TWO_YEARS - 1 &&
           (int64_t)b->last - b->first <= TWO_YEARS && a->first != b->first;
}

xc_meeting xc_dates_meet(const xc_date *a, const xc_date *b) {
    xc_interval x, y;
    if (!find_both(a, b, &x, &y)) return XC_MEETING_UNKNOWN;
    if (are_seasons(a, b)) return XC_MEETING_NO;
    return xc_interval_meets(&x, &y) ? XC_MEETING_YES : XC_MEETING_NO;
}

double xc_dates_gap(const xc_date *a, const xc_date *b) {
    xc_interval x, y;
    if (!find_both(a, b, &x, &y)) return 0;
    double gap =
        x.low - y.high > y.low - x.high ? x.low - y.high : y.low - x.high;
    return isfinite(gap) && gap > 0 ? gap : 0;
}

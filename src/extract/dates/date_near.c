/*
 * date_near.c - finds the year of a date without one, and the day of a
 * weekday or of "the 18th": the nearest to the article's date that direction,
 * tense and weekday allow.
 *
 * It invents none: without an article's date only a picture's gives a later
 * day its year.
 * Exports: xc_days_begin, xc_days_year, xc_days_weekday, xc_days_day_alone.
 */
#include "extract/dates/date_days.h"

/* A date without a year is taken for the nearest, in days; on the other side
 * of the article's date than the tense says, so many count on top. A weekday
 * that does not match counts for more than any of them. */
enum {
    PAST_DOUBT = 270,
    PAST_MONTH_DOUBT = 340,
    PRESENT_DOUBT = 100,
    FUTURE_DOUBT = 366,
    WEEKDAY_DOUBT = 2000
};

/* A weekday in the present tense lies behind where that is so near, in days. */
enum { JUST_PAST = 2 };

/* Months that are looked through for a day of an unknown month. */
enum { NEAR_MONTHS = 1, WEEKDAY_MONTHS = 14 };

static int year_of_day(int32_t day) {
    int year, month, date;
    xc_day_to_civil(day, &year, &month, &date);
    return year;
}

static bool looks_ahead(const xc_date_anchor *anchor) {
    return anchor->tense == XC_TENSE_FUTURE ||
           anchor->tense == XC_TENSE_PRESENT;
}

int32_t xc_days_begin(const xc_date_term *t, int year) {
    if (t->form == XC_DATE_HOLIDAY) return xc_holiday_day(t->row, year);
    if (t->form == XC_DATE_SEASON)
        return xc_day_from_civil(year, t->number * 3, 1);
    return xc_day_from_civil(year, t->month, t->day > 0 ? t->day : 1);
}

/* Whether a year fits the direction that is written. */
static bool fits(const xc_date_term *t, const xc_date_anchor *anchor,
                 int32_t day) {
    int32_t today = anchor->published;
    if (!t->has_direction || t->direction == 0) return true;
    if (t->form == XC_DATE_FIELDS && t->day == 0) {
        int year, month, date;
        xc_day_to_civil(today, &year, &month, &date);
        today = xc_day_from_civil(year, month, 1);
    }
    if (t->direction < 0 && t->form == XC_DATE_SEASON)
        return xc_days_add(day, XC_CALENDAR_UNIT_MONTH, 3) <= today;
    return t->direction < 0 ? day < today : day > today;
}

/* Days that a date on the other side than the tense says counts for farther
 * away: "will" is sure, a past tense beside a date ahead is not rare. */
static int32_t doubt(const xc_date_term *t, const xc_date_anchor *anchor,
                     int32_t day) {
    bool past = day < anchor->published;
    int32_t more = t->form == XC_DATE_FIELDS && t->weekday > 0 &&
                           xc_day_weekday(day) != t->weekday
                       ? WEEKDAY_DOUBT
                       : 0;
    switch (anchor->tense) {
    case XC_TENSE_PAST:
        return more + (past ? 0 : t->day > 0 ? PAST_DOUBT : PAST_MONTH_DOUBT);
    case XC_TENSE_FUTURE:
        return more + (past ? FUTURE_DOUBT : 0);
    case XC_TENSE_PRESENT:
        return more + (past ? PRESENT_DOUBT : 0);
    default:
        return more;
    }
}

/* "this winter" in February began in the year before. */
static bool is_last_winter(const xc_date_term *t, int32_t today) {
    if (t->form != XC_DATE_SEASON) return false;
    int32_t begin = xc_days_begin(t, year_of_day(today) - 1);
    return xc_days_add(begin, XC_CALENDAR_UNIT_MONTH, 3) > today;
}

/* The year nearest to the article that fits; 0: none does. */
static int nearest_year(const xc_date_term *t, const xc_date_anchor *anchor) {
    int now = year_of_day(anchor->published), best = 0;
    int reach =
        t->form == XC_DATE_FIELDS && t->month == 2 && t->day == 29 ? 4 : 1;
    int32_t distance = 0;
    if (t->has_direction && t->direction == 0 && !t->next_of)
        return now - is_last_winter(t, anchor->published);
    for (int year = now - reach; year <= now + reach; year++) {
        int32_t day = xc_days_begin(t, year);
        if (day == XC_DAY_UNKNOWN || !fits(t, anchor, day)) continue;
        int32_t away = day < anchor->published ? anchor->published - day
                                               : day - anchor->published;
        away += doubt(t, anchor, day);
        if (best != 0 && away >= distance) continue;
        best = year;
        distance = away;
    }
    return best;
}

/* The first such day on or after that of a picture. */
static int year_not_before(const xc_date_term *t, int32_t day) {
    int year = year_of_day(day);
    for (int i = 0; i < 2; i++) {
        int32_t candidate = xc_days_begin(t, year + i);
        if (candidate != XC_DAY_UNKNOWN && candidate >= day) return year + i;
    }
    return 0;
}

int xc_days_year(const xc_date_term *t, const xc_date_anchor *anchor,
                 xc_anchoring *anchoring) {
    int year = 0;
    bool day = t->day > 0 || t->form == XC_DATE_HOLIDAY;
    if (anchor->published != XC_DAY_UNKNOWN) {
        year = nearest_year(t, anchor);
        if (year > 0) *anchoring = XC_ANCHOR_PUBLISHED;
    } else if (anchor->not_before != XC_DAY_UNKNOWN && day) {
        year = year_not_before(t, anchor->not_before);
        if (year > 0) *anchoring = XC_ANCHOR_OTHER;
    }
    return year;
}

/* ------------------------------------------------------------------ */

/* The day of a weekday by its direction or tense. */
int32_t xc_days_weekday(const xc_date_term *t, const xc_date_anchor *anchor) {
    int32_t today = anchor->published;
    if (today == XC_DAY_UNKNOWN) return XC_DAY_UNKNOWN;
    int ahead = (t->weekday - xc_day_weekday(today) + 7) % 7;
    if (t->next_of) return today + (ahead == 0 ? 7 : ahead);
    if (t->has_direction) {
        int32_t monday = today - (xc_day_weekday(today) - 1);
        if (t->direction < 0 && !t->week)
            return today + (ahead == 0 ? -7 : ahead - 7);
        return monday + 7 * t->direction + t->weekday - 1;
    }
    /* Captions tell in the present: "waves as he arrives on Wednesday". */
    bool just_past = anchor->tense == XC_TENSE_PRESENT && ahead > 0 &&
                     7 - ahead <= JUST_PAST;
    if (anchor->tense == XC_TENSE_PAST || just_past)
        return ahead == 0 ? today : today + ahead - 7;
    return looks_ahead(anchor) ? today + ahead : XC_DAY_UNKNOWN;
}

/* The day of a month so many from that of today; UNKNOWN: it has no such, or
 * on another weekday. */
static int32_t day_of_month(const xc_date_term *t, int32_t today, int months) {
    int year, month, date;
    xc_day_to_civil(today, &year, &month, &date);
    int all = year * 12 + month - 1 + months;
    int32_t day = xc_day_from_civil(all / 12, all % 12 + 1, t->day);
    if (day != XC_DAY_UNKNOWN && t->weekday > 0 &&
        xc_day_weekday(day) != t->weekday)
        return XC_DAY_UNKNOWN;
    return day;
}

int32_t xc_days_day_alone(const xc_date_term *t, const xc_date_anchor *anchor) {
    int32_t today = anchor->published, best = XC_DAY_UNKNOWN, distance = 0;
    if (today == XC_DAY_UNKNOWN) return best;
    int reach = t->weekday > 0 ? WEEKDAY_MONTHS : NEAR_MONTHS;
    for (int months = -reach; months <= reach; months++) {
        int32_t day = day_of_month(t, today, months);
        if (day == XC_DAY_UNKNOWN) continue;
        if (anchor->tense == XC_TENSE_PAST && day > today) continue;
        if (looks_ahead(anchor) && day < today) continue;
        int32_t away = day < today ? today - day : day - today;
        if (best != XC_DAY_UNKNOWN && away >= distance) continue;
        best = day;
        distance = away;
    }
    return best;
}

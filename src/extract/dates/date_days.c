/*
 * date_days.c - counts in the calendar: fills in days, fields and EDTF, units
 * before and after a day, and parts of a period.
 *
 * Exports: xc_days_set*, xc_days_add, xc_holiday_day.
 */
#include "extract/dates/date_days.h"

#include <stdio.h>

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

void xc_days_set_fields(xc_date *d, int year, int month, int day) {
    d->year = (int16_t)year;
    d->month = (int8_t)month;
    d->day = (int8_t)day;
    set_days(d);
    set_edtf(d);
    bool lost = year > 0 && d->first == XC_DAY_UNKNOWN;
    if (lost) d->edtf[0] = '\0'; /* Feb. 29 of 2023 */
}

void xc_days_set(xc_date *d, int32_t day) {
    if (day == XC_DAY_UNKNOWN) return;
    civil c = to_civil(day);
    if (c.year < 1 || c.year > 9999) return;
    xc_days_set_fields(d, c.year, c.month, c.day);
}

/* A stretch of days; its edtf is "first/last". */
void xc_days_set_stretch(xc_date *d, int32_t first, int32_t last) {
    char from[12], to[12];
    if (first == XC_DAY_UNKNOWN || last == XC_DAY_UNKNOWN || last < first)
        return;
    if (first == last) {
        xc_days_set(d, first);
        return;
    }
    xc_day_format(first, from);
    xc_day_format(last, to);
    if (!from[0] || !to[0]) return; /* outside the calendar */
    d->first = first;
    d->last = last;
    snprintf(d->edtf, sizeof d->edtf, "%s/%s", from, to);
    civil a = to_civil(first), b = to_civil(last);
    d->year = (int16_t)(a.year == b.year ? a.year : 0);
}

void xc_days_set_years(xc_date *d, int first, int last) {
    if (first < 1) first = 1;
    xc_days_set_stretch(d, xc_day_from_civil(first, 1, 1),
                        xc_day_from_civil(last, 12, 31));
    if (d->first == XC_DAY_UNKNOWN) return;
    if (last - first == 9 && first % 10 == 0)
        snprintf(d->edtf, sizeof d->edtf, "%03dX", first / 10);
    else if (last - first == 99 && first % 100 == 0)
        snprintf(d->edtf, sizeof d->edtf, "%02dXX", first / 100);
    else
        snprintf(d->edtf, sizeof d->edtf, "%04d/%04d", first, last);
}

void xc_days_set_part(xc_date *d, int year, int number, int months) {
    int last = number * months;
    if (last < months || last > 12) return;
    xc_days_set_stretch(
        d, xc_day_from_civil(year, last - months + 1, 1),
        xc_day_from_civil(year, last, xc_month_days(year, last)));
}

/* ------------------------------------------------------------------ */
/* Units                                                                */

static int32_t monday_of(int32_t day) {
    return day - (xc_day_weekday(day) - 1);
}

static void add_months(civil *c, int months) {
    int all = c->year * 12 + c->month - 1 + months;
    c->year = all >= 0 ? all / 12 : -1;
    c->month = (all % 12 + 12) % 12 + 1;
}

/* How many months a unit has; 0: it is counted in days. */
static int months_of(int unit) {
    switch (unit) {
    case XC_CALENDAR_UNIT_MONTH:
        return 1;
    case XC_CALENDAR_UNIT_QUARTER:
        return 3;
    case XC_CALENDAR_UNIT_HALF:
        return 6;
    case XC_CALENDAR_UNIT_YEAR:
        return 12;
    case XC_CALENDAR_UNIT_DECADE:
        return 120;
    case XC_CALENDAR_UNIT_CENTURY:
        return 1200;
    default:
        return 0;
    }
}

static int days_of(int unit) {
    switch (unit) {
    case XC_CALENDAR_UNIT_DAY:
        return 1;
    case XC_CALENDAR_UNIT_WEEK:
    case XC_CALENDAR_UNIT_WEEKEND:
        return 7;
    case XC_CALENDAR_UNIT_FORTNIGHT:
        return 14;
    default:
        return 0;
    }
}

int32_t xc_days_add(int32_t day, int unit, int number) {
    int months = months_of(unit);
    if (day == XC_DAY_UNKNOWN || number > 9999 || number < -9999)
        return XC_DAY_UNKNOWN;
    if (months == 0) return day + days_of(unit) * number;
    civil c = to_civil(day);
    add_months(&c, months * number);
    int most = xc_month_days(c.year, c.month);
    return xc_day_from_civil(c.year, c.month, c.day < most ? c.day : most);
}

static void set_many_years(xc_date *d, int year, int number, int years) {
    int first = year - year % years + years * number;
    xc_days_set_years(d, first, first + years - 1);
}

void xc_days_set_unit(xc_date *d, int32_t day, int unit, int number) {
    if (number > 9999 || number < -9999) return;
    civil c = to_civil(day);
    int32_t monday = monday_of(day) + 7 * number;
    switch (unit) {
    case XC_CALENDAR_UNIT_DAY:
        xc_days_set(d, day + number);
        break;
    case XC_CALENDAR_UNIT_WEEK:
        xc_days_set_stretch(d, monday, monday + 6);
        break;
    case XC_CALENDAR_UNIT_FORTNIGHT:
        xc_days_set_stretch(d, monday + 7 * number, monday + 7 * number + 6);
        break;
    case XC_CALENDAR_UNIT_WEEKEND:
        xc_days_set_stretch(d, monday + 5, monday + 6);
        break;
    case XC_CALENDAR_UNIT_MONTH:
        add_months(&c, number);
        if (c.year > 0 && c.year <= 9999)
            xc_days_set_fields(d, c.year, c.month, 0);
        break;
    case XC_CALENDAR_UNIT_QUARTER:
    case XC_CALENDAR_UNIT_HALF: {
        int months = months_of(unit);
        add_months(&c, months * number);
        xc_days_set_part(d, c.year, (c.month - 1) / months + 1, months);
        break;
    }
    case XC_CALENDAR_UNIT_YEAR:
        if (c.year + number > 0 && c.year + number <= 9999)
            xc_days_set_fields(d, c.year + number, 0, 0);
        break;
    case XC_CALENDAR_UNIT_DECADE:
        set_many_years(d, c.year, number, 10);
        break;
    case XC_CALENDAR_UNIT_CENTURY:
        set_many_years(d, c.year, number, 100);
        break;
    default:
        break;
    }
}

/* ------------------------------------------------------------------ */
/* Parts of a period                                                    */

/* The number-th weekday from the begin, or from the end. */
static int32_t nth_weekday(int32_t first, int32_t last, int weekday,
                           int number) {
    if (number > 0)
        return first + (weekday - xc_day_weekday(first) + 7) % 7 +
               7 * (number - 1);
    return last - (xc_day_weekday(last) - weekday + 7) % 7 - 7 * (-number - 1);
}

/* Weeks belong to the period that their Thursday is in (ISO 8601). */
static void set_weeks(xc_date *d, const xc_date_term *t, const xc_date *base) {
    enum { THURSDAY = 4 };
    int count = t->count > 1 ? t->count : 1;
    int32_t thursday =
        nth_weekday(base->first, base->last, THURSDAY, t->number);
    int32_t monday = thursday - 3;
    if (t->number < 0) monday -= 7 * (count - 1);
    if (thursday < base->first || thursday > base->last) return;
    xc_days_set_stretch(d, monday, monday + 7 * count - 1);
}

/* Units of whole months from the begin of the base, or from its end. */
static void set_months(xc_date *d, const xc_date_term *t, const xc_date *base) {
    int months = months_of(t->unit);
    int count = t->count > 1 ? t->count : 1;
    int32_t after = base->last + 1;
    int32_t first =
        t->number > 0
            ? xc_days_add(base->first, XC_CALENDAR_UNIT_MONTH,
                          months * (t->number - 1))
            : xc_days_add(after, XC_CALENDAR_UNIT_MONTH, -months * count);
    int32_t end = xc_days_add(first, XC_CALENDAR_UNIT_MONTH, months * count);
    if (first == XC_DAY_UNKNOWN || end == XC_DAY_UNKNOWN) return;
    if (first < base->first || end - 1 > base->last) return;
    if (t->unit == XC_CALENDAR_UNIT_MONTH && count == 1)
        xc_days_set_unit(d, first, t->unit, 0);
    else
        xc_days_set_stretch(d, first, end - 1);
}

static void set_days_within(xc_date *d, const xc_date_term *t,
                            const xc_date *base) {
    int count = t->count > 1 ? t->count : 1;
    int32_t first =
        t->number > 0 ? base->first + t->number - 1 : base->last - count + 1;
    if (t->weekday > 0)
        first = nth_weekday(base->first, base->last, t->weekday,
                            t->number > 0 ? t->number : -1);
    if (base->last - base->first == 6 && t->weekday > 0) /* of one week */
        first = base->first + t->weekday - 1;
    if (first < base->first || first + count - 1 > base->last) return;
    xc_days_set_stretch(d, first, first + count - 1);
}

/* Days of the shortest half of a year. */
enum { HALF_YEAR = 181 };

/* "the first half of July" has its first 15 days. */
static void set_half(xc_date *d, const xc_date_term *t, const xc_date *base) {
    int32_t middle = base->first + (base->last - base->first + 1) / 2;
    bool first = t->number == 1;
    if (!first && t->number != 2 && t->number != -1) return;
    xc_days_set_stretch(d, first ? base->first : middle,
                        first ? middle - 1 : base->last);
}

void xc_days_set_within(xc_date *d, const xc_date_term *t,
                        const xc_date *base) {
    if (t->number > 9999 || t->number < -9999 || t->number == 0) return;
    if (t->unit == XC_CALENDAR_UNIT_WEEK)
        set_weeks(d, t, base);
    else if (t->unit == XC_CALENDAR_UNIT_WEEKEND) {
        int32_t saturday = nth_weekday(base->first, base->last, 6, t->number);
        if (saturday >= base->first && saturday <= base->last)
            xc_days_set_stretch(d, saturday, saturday + 1);
    } else if (t->unit == XC_CALENDAR_UNIT_HALF &&
               base->last - base->first < HALF_YEAR)
        set_half(d, t, base);
    else if (months_of(t->unit) > 0)
        set_months(d, t, base);
    else if (t->unit == XC_CALENDAR_UNIT_DAY)
        set_days_within(d, t, base);
}

/* ------------------------------------------------------------------ */
/* Holidays                                                             */

/* Easter Sunday. Source: J. Meeus, "Astronomical Algorithms", chapter 8 (the
 * method of the Gregorian calendar that is called anonymous). */
static int32_t easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return xc_day_from_civil(year, n / 31, n % 31 + 1);
}

/* Holidays are those of the Gregorian calendar. */
enum { FIRST_YEAR = 1583 };

int32_t xc_holiday_day(const xc_lexeme *row, int year) {
    if (!row || year < FIRST_YEAR || year > 9999) return XC_DAY_UNKNOWN;
    double offset = xc_lexeme_number(row, XC_CALENDAR_EASTER);
    if (!isnan(offset)) return easter(year) + (int32_t)offset;
    int month = (int)xc_lexeme_number(row, XC_CALENDAR_MONTH);
    double weekday = xc_lexeme_number(row, XC_CALENDAR_WEEKDAY);
    if (isnan(weekday))
        return xc_day_from_civil(year, month,
                                 (int)xc_lexeme_number(row, XC_CALENDAR_VALUE));
    int nth = (int)xc_lexeme_number(row, XC_CALENDAR_NTH);
    int32_t first = xc_day_from_civil(year, month, 1);
    int32_t last = xc_day_from_civil(year, month, xc_month_days(year, month));
    double more = xc_lexeme_number(row, XC_CALENDAR_VALUE);
    return nth_weekday(first, last, (int)weekday, nth >= 5 ? -1 : nth) +
           (isnan(more) ? 0 : (int32_t)more);
}

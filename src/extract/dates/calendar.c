/*
 * calendar.c - turns days into the civil calendar and back.
 *
 * Days count from 1970-01-01. Years outside 1 to 9999 are no days here.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 * Exports: xc_day_*.
 */
#include <stdio.h>
#include <string.h>

#include "extract/dates/calendar.h"

int xc_month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

int32_t xc_day_from_civil(int year, int month, int day) {
    if (year < 1 || year > 9999 || day < 1 || day > xc_month_days(year, month))
        return XC_DAY_UNKNOWN;
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400, of_era = y % 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

void xc_day_to_civil(int32_t day, int *year, int *month, int *date) {
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t y =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;
    *date = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

int xc_day_weekday(int32_t day) {
    int64_t since_monday = ((int64_t)day + 3) % 7;
    return (int)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

void xc_day_format(int32_t day, char out[12]) {
    out[0] = '\0';
    if (day == XC_DAY_UNKNOWN) return;
    int year, month, date;
    xc_day_to_civil(day, &year, &month, &date);
    if (year < 1 || year > 9999) return;
    snprintf(out, 12, "%04u-%02u-%02u", (unsigned)year % 10000,
             (unsigned)month % 100, (unsigned)date % 100);
}

/* count digits as a number; -1: they are none. */
static int digits(const char *text, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

int32_t xc_day_parse(const char *stated) {
    if (!stated) return XC_DAY_UNKNOWN;
    size_t n = strlen(stated);
    if (n < 10 || stated[4] != '-' || stated[7] != '-') return XC_DAY_UNKNOWN;
    if (n > 10 && stated[10] != 'T' && stated[10] != ' ') return XC_DAY_UNKNOWN;
    int year = digits(stated, 4), month = digits(stated + 5, 2);
    int day = digits(stated + 8, 2);
    if (year < 0 || month < 0 || day < 0) return XC_DAY_UNKNOWN;
    return xc_day_from_civil(year, month, day);
}

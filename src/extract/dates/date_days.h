/*
 * date_days.h - counting in the calendar for date_resolve.c: which year a date
 * without one is of, units before and after a day, parts of a period. Inside
 * src/extract/ only.
 * Exports: xc_days_*.
 */
#ifndef XC_EXTRACT_DATE_DAYS_H
#define XC_EXTRACT_DATE_DAYS_H

#include "extract/dates/date.h"

/* Fill in first, last, the fields and EDTF. Fields: 0 where not known. */
void xc_days_set(xc_date *d, int32_t day);
void xc_days_set_fields(xc_date *d, int year, int month, int day);
void xc_days_set_stretch(xc_date *d, int32_t first, int32_t last);
void xc_days_set_years(xc_date *d, int first, int last);

/* The number-th part of so many months of a year. */
void xc_days_set_part(xc_date *d, int year, int number, int months);

/* The calendar unit so many from the one that holds a day. */
void xc_days_set_unit(xc_date *d, int32_t day, int unit, int number);

/* The units that a term WITHIN takes of a base that is known. */
void xc_days_set_within(xc_date *d, const xc_date_term *t, const xc_date *base);

/* A day so many units later, at the end of a month that is too short;
 * XC_DAY_UNKNOWN outside the calendar. */
int32_t xc_days_add(int32_t day, int unit, int number);

/* The first day of what a term names in a year; XC_DAY_UNKNOWN: no such. */
int32_t xc_days_begin(const xc_date_term *t, int year);

/* The year of a term that has none, by direction, tense and weekday; 0: not
 * known. Sets the anchoring where it is known. */
int xc_days_year(const xc_date_term *t, const xc_date_anchor *anchor,
                 xc_anchoring *anchoring);

/* The day of a weekday, and of a day of an unknown month; XC_DAY_UNKNOWN: it
 * stays unknown. */
int32_t xc_days_weekday(const xc_date_term *t, const xc_date_anchor *anchor);
int32_t xc_days_day_alone(const xc_date_term *t, const xc_date_anchor *anchor);

#endif

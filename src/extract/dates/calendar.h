/*
 * calendar.h - the length of months, for the readers of dates. Inside
 * src/extract/ only.
 * Exports: xc_month_days.
 */
#ifndef XC_EXTRACT_CALENDAR_H
#define XC_EXTRACT_CALENDAR_H

#include "extract/mention.h"

/* Days of a month; 0 for no such month. */
int xc_month_days(int year, int month);

#endif

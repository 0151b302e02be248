/*
 * date.h - the steps from tokens to dates: what is written, then which days
 * it means. Inside src/extract/ only.
 * Exports: xc_date_text, xc_date_read, xc_date_resolve, xc_date_tense.
 */
#ifndef XC_EXTRACT_DATE_H
#define XC_EXTRACT_DATE_H

#include "extract/calendar.h"
#include "extract/extractor.h"

typedef enum xc_date_form {
    XC_DATE_FIELDS = 0, /* year, month, day, weekday: 0 where not written */
    XC_DATE_YEARS,      /* year to last_year: "1990s", "2019-2021" */
    XC_DATE_QUARTER,    /* number: its quarter; year 0: not written */
    XC_DATE_HALF,       /* number: its half of a year */
    XC_DATE_DAY,        /* number: days from today */
    XC_DATE_UNIT,       /* number: units from the present one: "last week" */
    XC_DATE_AGO,        /* number: units from now, back or on */
    XC_DATE_SPAN        /* from these fields to end: "Feb. 12-14" */
} xc_date_form;

/* A date as it is written. */
typedef struct xc_date_text {
    xc_date_form form;
    int year, month, day, weekday;
    int last_year;
    int number;
    int unit;           /* XC_CALENDAR_UNIT_*; 0: none */
    bool has_direction; /* "last July": number is its direction */
    int end_year, end_month, end_day;
    uint32_t first; /* tokens */
    uint32_t last;
} xc_date_text;

/* Reads the longest date that begins at a token; false: none does. */
bool xc_date_read(const xc_sentence *sentence, uint32_t at, xc_date_text *text);

/* What the verb beside a date says of it. NONE where nothing clear is said. */
xc_tense xc_date_tense(const xc_sentence *sentence, const xc_date_text *text);

/* What a date is counted from. */
typedef struct xc_date_anchor {
    int32_t published;  /* XC_DAY_UNKNOWN: not known */
    int32_t not_before; /* of a picture's caption; XC_DAY_UNKNOWN: none */
    xc_tense tense;
} xc_date_anchor;

/* The days that are meant, as far as they are known. */
void xc_date_resolve(const xc_date_text *text, const xc_date_anchor *anchor,
                     xc_date *date);

#endif

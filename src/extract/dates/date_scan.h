/*
 * date_scan.h - what the readers of dates share: a place in a sentence, the
 * words there, and small numbers. Inside src/extract/ only.
 *
 * A reader begins at the place of the scan and moves it past what it took; it
 * answers the term that it made. Where it fails, xc_scan_try puts everything
 * back.
 * Exports: xc_date_scan, xc_scan_*, xc_term_is_day, the readers xc_read_*.
 */
#ifndef XC_EXTRACT_DATE_SCAN_H
#define XC_EXTRACT_DATE_SCAN_H

#include "extract/dates/date.h"

/* Years that are written with four digits and may be dates. */
#define XC_YEAR_MIN 1000
#define XC_YEAR_MAX 2199

typedef struct xc_date_scan {
    const xc_date_words *words;
    uint32_t count; /* atoms */
    uint32_t at;
    xc_date_text *text;
} xc_date_scan;

/* A reader: the index of its term; XC_NO_TERM: nothing here. */
typedef int xc_date_reader(xc_date_scan *scan);

/* Runs a reader; undoes what it did where it fails. */
int xc_scan_try(xc_date_scan *scan, xc_date_reader *reader);

/* Appends an empty term; XC_NO_TERM: there are too many. */
int xc_scan_term(xc_date_scan *scan, xc_date_form form);

/* The same with a unit and a number. */
int xc_scan_unit_term(xc_date_scan *scan, xc_date_form form, int unit,
                      int number);

static inline xc_date_term *xc_scan_get(const xc_date_scan *scan, int term) {
    return &scan->text->terms[term];
}

/* A term that names one day: "today", "Feb. 12", "Wednesday", "Easter". */
bool xc_term_is_day(const xc_date_term *term);

/* The word at an atom; one that knows nothing past the end. */
const xc_date_word *xc_scan_word(const xc_date_scan *scan, uint32_t at);

/* Its token; NULL past the end. */
const xc_token *xc_scan_token(const xc_date_scan *scan, uint32_t at);

bool xc_scan_is(const xc_date_scan *scan, uint32_t at, const char *norm);
bool xc_scan_kind(const xc_date_scan *scan, uint32_t at, int kind);
int xc_scan_value(const xc_date_scan *scan, uint32_t at); /* of the row */
int xc_scan_unit(const xc_date_scan *scan, uint32_t at);  /* 0: none */
bool xc_scan_flag(const xc_date_scan *scan, uint32_t at, int flag);

/* True when no blank parts an atom from the one before. */
bool xc_scan_touches(const xc_date_scan *scan, uint32_t at);

/* A word that is one of a date only beside others: "may", "march". */
bool xc_scan_is_word(const xc_date_scan *scan, uint32_t at);
bool xc_scan_is_capital(const xc_date_scan *scan, uint32_t at);

/* A capitalized word of a name that is none of the calendar. */
bool xc_scan_is_name(const xc_date_scan *scan, uint32_t at);

/* True for atoms with a name on both sides, as in "the Elton Friday Post". */
bool xc_scan_in_name(const xc_date_scan *scan, uint32_t first, uint32_t last);

/* True behind a word of a name, as in the rocket "Long March 9"; not behind a
 * place in capitals, as in a dateline. */
bool xc_scan_behind_name(const xc_date_scan *scan, uint32_t at);

/* True when a word of that kind stands anywhere in the sentence. */
bool xc_scan_has(const xc_date_scan *scan, int kind);

/* The end of a piece of text, or a mark. */
bool xc_scan_is_mark(const xc_date_scan *scan, uint32_t at);
bool xc_scan_is_plural(const xc_date_scan *scan, uint32_t at); /* a noun */
bool xc_scan_is_noun(const xc_date_scan *scan, uint32_t at);
bool xc_scan_is_unit(const xc_date_scan *scan, uint32_t at); /* of measure */

/* A number at an atom, and the atom after it; 0: none. Count: "three",
 * "twenty-one", "a"; ordinal: "3rd", "twenty-first"; day: either, 1 to 31;
 * year: four digits, or "nineteen eighty-six". */
int xc_scan_count(const xc_date_scan *scan, uint32_t at, uint32_t *next);
int xc_scan_ordinal(const xc_date_scan *scan, uint32_t at, uint32_t *next);
int xc_scan_day(const xc_date_scan *scan, uint32_t at, uint32_t *next,
                bool *ordinal);
int xc_scan_year(const xc_date_scan *scan, uint32_t at, uint32_t *next);

/* The atom after a link between two ends ("to", "-"; "and" where between);
 * 0: none. */
uint32_t xc_scan_link(const xc_date_scan *scan, uint32_t at, bool between);

/* Reads a year behind a month, season or holiday into a term, with a comma,
 * "of" or "in" before it. */
void xc_read_year_behind(xc_date_scan *scan, int term);

/* date_written.c */
xc_date_reader xc_read_numerals, xc_read_month, xc_read_day_month,
    xc_read_weekday, xc_read_day_alone;
/* date_year.c */
xc_date_reader xc_read_year, xc_read_decade, xc_read_century, xc_read_fiscal,
    xc_read_quarter_code, xc_read_season, xc_read_holiday;
/* date_relative.c */
xc_date_reader xc_read_direction, xc_read_relative_day, xc_read_shift,
    xc_read_within, xc_read_unit_of, xc_read_told, xc_read_closing;
/* date_clock.c */
xc_date_reader xc_read_clock_alone, xc_read_every;

/* Sets the time of "2025-02-12T10:00:00Z" from what is behind the T. */
void xc_read_iso_time(xc_date_scan *scan, const char *time);

/* Reads a time of day into the text; false: none here. */
bool xc_read_clock(xc_date_scan *scan);

/* date_read.c: any date but a stretch with a link. */
xc_date_reader xc_read_point;

#endif

/*
 * date.h - the steps from words to dates: what is written, as a small tree of
 * terms, then which days it means. Inside src/extract/ only.
 *
 * "the first week of last March" is a term of form WITHIN (week, 1) whose base
 * is a term FIELDS (month 3, direction -1); a term without a base is counted
 * from the article's date.
 * Exports: xc_date_form, xc_date_term, xc_date_text, xc_date_anchor,
 * xc_date_read, xc_date_resolve, xc_date_tense, xc_holiday_day.
 */
#ifndef XC_EXTRACT_DATE_H
#define XC_EXTRACT_DATE_H

#include "extract/atoms.h"
#include "extract/dates/calendar.h"

typedef enum xc_date_form {
    XC_DATE_FIELDS = 0, /* year, month, day, weekday: 0 where not written */
    XC_DATE_YEARS,      /* year to last_year: "1990s", "2019-2021" */
    XC_DATE_SEASON,     /* number: 1 spring to 4 winter; year */
    XC_DATE_HOLIDAY,    /* row: of the calendar; year */
    XC_DATE_DAY,        /* number: days from today */
    XC_DATE_UNIT,       /* the unit so many (number) from that of the base */
    XC_DATE_UNITS,      /* count units back or ahead: "the past two years" */
    XC_DATE_SHIFT,      /* number units from the base: "two weeks ago" */
    XC_DATE_WITHIN,     /* the number-th unit of the base, count of them;
                           negative: from its end */
    XC_DATE_WEEK,       /* number: of the weeks of a year (ISO 8601) */
    XC_DATE_AROUND,     /* the unit that the base lies in: "the week of" */
    XC_DATE_SPAN,       /* from the base to other */
    XC_DATE_CLOCK,      /* a time of day alone */
    XC_DATE_EVERY       /* again and again: "every Monday"; number units */
} xc_date_form;

#define XC_NO_TERM (-1)

/* A piece of a date as it is written; 0 where nothing is. */
typedef struct xc_date_term {
    xc_date_form form;
    int year, last_year, month, day, weekday;
    int number, count;
    int unit;           /* XC_CALENDAR_UNIT_* */
    bool has_direction; /* "last July": direction is -1 */
    int direction;
    bool next_of;         /* the one after today: "the coming Friday" */
    bool week;            /* of the week before or after: "previous Friday" */
    bool told;            /* counted from what was told before */
    const xc_lexeme *row; /* of a holiday */
    int8_t base;          /* terms; XC_NO_TERM: the article's date */
    int8_t other;
} xc_date_term;

/* Terms of one date, at most. */
#define XC_DATE_MAX_TERMS 8

/* A date as it is written. */
typedef struct xc_date_text {
    xc_date_term terms[XC_DATE_MAX_TERMS];
    int term_count;
    int root;
    uint32_t first; /* atoms */
    uint32_t last;
    uint32_t ends[4]; /* first and last of the two ends of a stretch, where
                         each stands as a date of its own; else zeros */
    xc_date_part part;
    xc_date_relation relation;
    bool about;      /* "around 2014" */
    bool fiscal;     /* of a year of accounts */
    bool ahead_only; /* a date only beside a verb that looks ahead */
    bool has_time;
    int minute; /* of the day */
    bool has_zone;
    int zone; /* minutes from UTC */
} xc_date_text;

/* A word of a sentence as the calendar knows it. */
typedef struct xc_date_word {
    const xc_lexeme *row;    /* of calendar.tsv, the longest; NULL: none */
    const xc_lexeme *number; /* of numbers.tsv; NULL: none */
    uint32_t count;          /* atoms of the row */
    int kind;                /* XC_CALENDAR_KIND_*; 0: none */
    int digits;              /* its first digits as a number; -1: none */
    uint32_t digit_count;
    const char *rest; /* of its norm, behind the digits */
} xc_date_word;

typedef struct xc_date_words {
    const xc_atoms *atoms;
    xc_date_word *items; /* one an atom */
} xc_date_words;

/* Looks the atoms of a sentence up, once for all readers. In the arena. */
xc_status xc_date_words_new(xc_arena *arena, const xc_atoms *atoms,
                            xc_date_words *words);

/* Reads the longest date that begins at an atom; false: none does. */
bool xc_date_read(const xc_date_words *words, uint32_t at, xc_date_text *text);

/* What the verb beside the tokens of a date, and how it lies to it, say of it.
 * NONE where nothing clear is said. */
xc_tense xc_date_tense(const xc_sentence *sentence, uint32_t first,
                       uint32_t last, xc_date_relation relation);

/* What a date is counted from. */
typedef struct xc_date_anchor {
    int32_t published;  /* XC_DAY_UNKNOWN: not known */
    int32_t not_before; /* of a picture's caption; XC_DAY_UNKNOWN: none */
    int32_t told;       /* the date told of before, its first day */
    int32_t told_day;   /* the single day told of before; UNKNOWN: none */
    xc_tense tense;
} xc_date_anchor;

/* The days that are meant, as far as they are known. */
void xc_date_resolve(const xc_date_text *text, const xc_date_anchor *anchor,
                     xc_date *date);

/* The day of a holiday of calendar.tsv in a year; XC_DAY_UNKNOWN: none. */
int32_t xc_holiday_day(const xc_lexeme *row, int year);

#endif

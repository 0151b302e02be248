/*
 * mention.h - what a text mentions: quantities, dates, actors. Values only,
 * no pointers into sentences, so that the store can keep them.
 * Exports: xc_interval, xc_quantity, xc_date, xc_mention, xc_actor and the
 * names of their enumerations, xc_day_*.
 */
#ifndef XC_EXTRACT_MENTION_H
#define XC_EXTRACT_MENTION_H

#include <math.h>

#include "extract/explain.h"
#include "text/text.h"

/* All values between two ends; -INFINITY or INFINITY where there is none. */
typedef struct xc_interval {
    double low;
    double high;
    bool low_open; /* the end itself is not among them */
    bool high_open;
} xc_interval;

typedef enum xc_bound {
    XC_BOUND_EXACT = 0,
    XC_BOUND_ABOUT,
    XC_BOUND_AT_LEAST, /* at least 5: [5, ...) */
    XC_BOUND_AT_MOST,
    XC_BOUND_OVER, /* more than 5: (5, ...) */
    XC_BOUND_UNDER,
    XC_BOUND_RANGE
} xc_bound;

typedef enum xc_dimension {
    XC_DIMENSION_NUMBER = 0, /* a bare number */
    XC_DIMENSION_COUNT,      /* of a counted noun */
    XC_DIMENSION_MONEY,
    XC_DIMENSION_PERCENT, /* 72% is 72 */
    XC_DIMENSION_RATIO,   /* half is 0.5 */
    XC_DIMENSION_ORDINAL,
    XC_DIMENSION_AGE,
    XC_DIMENSION_LENGTH,
    XC_DIMENSION_AREA,
    XC_DIMENSION_VOLUME,
    XC_DIMENSION_MASS,
    XC_DIMENSION_TIME,
    XC_DIMENSION_TEMPERATURE,
    XC_DIMENSION_SPEED,
    XC_DIMENSION_OTHER, /* of which no two units are converted */
    XC_DIMENSION_SCORE, /* of a match: two points, no value; never compared */
    XC_DIMENSION_ENERGY,
    XC_DIMENSION_POWER,
    XC_DIMENSION_FORCE,
    XC_DIMENSION_PRESSURE,
    XC_DIMENSION_FREQUENCY,
    XC_DIMENSION_ANGLE,
    XC_DIMENSION_DATA,
    XC_DIMENSION_DATA_RATE,
    XC_DIMENSION_DENSITY,
    XC_DIMENSION_FLOW, /* volume in a time */
    XC_DIMENSION_FUEL_ECONOMY,
    XC_DIMENSION_ACCELERATION,
    XC_DIMENSION_CURRENT, /* electric */
    XC_DIMENSION_VOLTAGE,
    XC_DIMENSION_RESISTANCE,
    XC_DIMENSION_TORQUE,
    XC_DIMENSION_SOUND,
    XC_DIMENSION_LIGHT,
    XC_DIMENSION_RADIATION,
    XC_DIMENSION_MAGNITUDE /* of an earthquake */
} xc_dimension;

/* The whole that a part is taken from: "8 of the 31". */
typedef struct xc_whole {
    bool known;
    double value;
    xc_interval written;
    xc_interval meant;
} xc_whole;

/* A number as written and as meant. Zero it, then fill it. */
typedef struct xc_quantity {
    double value; /* NAN for a range or a vague number ("dozens") */
    xc_interval written;
    xc_interval meant; /* after rounding and hedges */
    int digits;        /* significant digits as written; 0: a vague word */
    xc_bound bound;
    xc_dimension dimension;
    const char *unit; /* "USD", "km", counted noun; NULL: none */
    xc_whole whole;
    bool complement;  /* "all but nine of the 32": value is what is left */
    double points[2]; /* of a score ("3-1"); 0 elsewhere */
} xc_quantity;

/* Days count from 1970-01-01; XC_DAY_UNKNOWN where not known. */
#define XC_DAY_UNKNOWN INT32_MIN

typedef enum xc_anchoring {
    XC_ANCHOR_NONE = 0,  /* not resolved: "Wednesday" without a week */
    XC_ANCHOR_WRITTEN,   /* written in full */
    XC_ANCHOR_PUBLISHED, /* relative to the article's date */
    XC_ANCHOR_OTHER      /* relative to another date of the text */
} xc_anchoring;

/* Which part of its days a date means: "early 2014". */
typedef enum xc_date_part {
    XC_PART_WHOLE = 0,
    XC_PART_EARLY,
    XC_PART_MID,
    XC_PART_LATE
} xc_date_part;

/* How what is told lies to a date: "since 2014", "by March". */
typedef enum xc_date_relation {
    XC_RELATION_ON = 0,
    XC_RELATION_SINCE,
    XC_RELATION_BY,
    XC_RELATION_BEFORE,
    XC_RELATION_AFTER,
    XC_RELATION_UNTIL,
    XC_RELATION_FROM
} xc_date_relation;

/* A point or stretch of the calendar, and which fields are known. */
typedef struct xc_date {
    int32_t first; /* first day */
    int32_t last;
    int16_t year;   /* 0: not known */
    int8_t month;   /* 1-12; 0: not known */
    int8_t day;     /* 1-31; 0: not known */
    int8_t weekday; /* 1 Monday - 7 Sunday; 0: not known */
    xc_anchoring anchoring;
    char edtf[40]; /* Extended Date/Time Format; "": not known */
    xc_date_part part;
    xc_date_relation relation;
    bool about;      /* "around 2014" */
    bool fiscal;     /* of a year of accounts, wherever that begins */
    char repeats[8]; /* ISO 8601 duration between times of a set ("every
                        Monday": "P1W"); "": no set */
    bool has_time;
    int16_t minute; /* of the day, 0-1439 */
    bool has_zone;
    int16_t zone; /* minutes from UTC */
} xc_date;

typedef enum xc_actor_type {
    XC_ACTOR_PERSON = 0,
    XC_ACTOR_ORGANIZATION,
    XC_ACTOR_PLACE,
    XC_ACTOR_GROUP
} xc_actor_type;

typedef enum xc_actor_form {
    XC_FORM_NAME = 0,
    XC_FORM_DESCRIPTION,
    XC_FORM_PRONOUN
} xc_actor_form;

/* One identity in one article; its number is its index. */
typedef struct xc_actor {
    xc_actor_type type;
    const char *name; /* the fullest name, as written */
    const char *key;  /* folded name, for comparison across articles; "": it
                         has none, and nobody knows whether two are one */
    bool guessed;     /* nothing says what type it is; not stored */
    xc_reasons why;   /* not stored */
} xc_actor;

typedef enum xc_mention_kind {
    XC_MENTION_QUANTITY = 0,
    XC_MENTION_DATE,
    XC_MENTION_ACTOR
} xc_mention_kind;

#define XC_NONE (-1)

/* A stretch of a sentence that names a quantity, date or actor. */
typedef struct xc_mention {
    xc_mention_kind kind;
    xc_span span;
    bool in_title;
    uint32_t sentence; /* index in the reading */
    uint32_t first;    /* its tokens in the sentence, end exclusive */
    uint32_t last;
    uint32_t noun_first; /* tokens of the counted noun with its modifiers, or
                            of the noun a measure stands before ("2 percent
                            spending goal"); equal: none */
    uint32_t noun_last;
    const char *noun; /* lemmas of the counted noun with its modifiers
                         ("electric car"), interned; NULL: none */
    xc_quantity quantity;
    xc_date date;
    bool nested;   /* a date that is an end of the stretch around it */
    bool duration; /* a date whose number is a quantity too: "the past three
                      years" */
    int32_t actor; /* index in the reading; XC_NONE unless an actor */
    xc_actor_form form;
    xc_reasons why; /* not stored */
} xc_mention;

const char *xc_bound_name(xc_bound bound);
const char *xc_anchoring_name(xc_anchoring anchoring);        /* NULL: none */
const char *xc_date_part_name(xc_date_part part);             /* NULL: whole */
const char *xc_date_relation_name(xc_date_relation relation); /* NULL: on */
const char *xc_dimension_name(xc_dimension dimension);
const char *xc_actor_type_name(xc_actor_type type);
const char *xc_actor_form_name(xc_actor_form form);

/* Civil calendar (proleptic Gregorian). Source: H. Hinnant, "chrono-
 * Compatible Low-Level Date Algorithms". XC_DAY_UNKNOWN for no such day. */
int32_t xc_day_from_civil(int year, int month, int day);
void xc_day_to_civil(int32_t day, int *year, int *month, int *date);
int xc_day_weekday(int32_t day); /* 1 Monday - 7 Sunday */

/* Writes "2025-02-12" into out; "" for XC_DAY_UNKNOWN. */
void xc_day_format(int32_t day, char out[12]);

/* The day that a stated date ("2025-02-12", "2025-02-12T10:00:00Z") names;
 * XC_DAY_UNKNOWN for anything else. */
int32_t xc_day_parse(const char *stated);

#endif

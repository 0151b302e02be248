/*
 * compare.h - turns facts of several articles into findings: candidates by
 * key, pairs with a probability, verdicts by the rules, one finding for all
 * the evidence that belongs together.
 * Exports: xc_comparison, xc_compare_*.
 */
#ifndef XC_COMPARE_COMPARE_H
#define XC_COMPARE_COMPARE_H

#include "compare/policy.h"
#include "store/store.h"

/* The keys under which a reading's facts are stored: entry i of *keys is
 * for fact i. In the arena. */
xc_status xc_compare_keys(xc_arena *arena, const xc_reading *reading,
                          xc_fact_keys **keys);

/* Weights of the model that says whether two facts speak of one thing. */
typedef struct xc_weights xc_weights;

/* The built-in weights, or those of a file; free with xc_weights_free. A
 * bad file fails with its line. */
xc_weights *xc_weights_new(const char *path, xc_error *error);
void xc_weights_free(xc_weights *weights);

/* Two figures of different articles that are weighed (match.h). */
typedef struct xc_matching xc_matching;

/* A store that takes part. */
typedef struct xc_comparison_side {
    xc_store *store;
    const char *path;       /* of the archive; NULL: in memory */
    const int64_t *checked; /* ids of the articles that are compared with
                               everything; NULL with every_checked */
    size_t checked_count;
    bool every_checked;
} xc_comparison_side;

/* Passages shown of one finding at most. */
#define XC_MAX_EVIDENCE 40u

/* Findings are told in which an article of these days takes part; everything
 * is compared all the same. What has no day is of no period. */
typedef struct xc_timeframe {
    int32_t since, until; /* first and last day; XC_DAY_UNKNOWN: no such end */
} xc_timeframe;

/* What to compare. A draft is never compared with an article of its own path
 * or key, and what is no draft never with another. */
typedef struct xc_comparison {
    const xc_comparison_side *sides;
    size_t side_count;
    const xc_weights *weights;
    size_t threads;          /* at most; 0 as 1 */
    unsigned show;           /* XC_SHOW bits */
    const xc_policy *policy; /* NULL: none */
    bool detail;             /* keep how each finding came about */
    bool between_only;       /* no article is held against itself, and the
                                two are said to be of one thing */
    /* Told of every two figures that are weighed, for training; may be NULL.
     * A negative answer stops. */
    xc_status (*watch)(void *watcher, const xc_matching *matching);
    void *watcher;
    const struct xc_timeframe *timeframe; /* NULL: any time */
} xc_comparison;

/* Places of one figure at most; of more the oldest and the newest are kept. */
#define XC_MAX_SIGHTINGS 500u

/* Facts without a counterpart that are told at most; the rest is counted. */
#define XC_MAX_SINGLES 5000u

/* Where an article gives a figure that a finding is about. */
typedef struct xc_sighting {
    const char *article; /* its id */
    const char *path;
    const char *source;          /* NULL: not known */
    const char *published;       /* as in xc_report_article; NULL: not known */
    int32_t day;                 /* of that; XC_DAY_UNKNOWN */
    const char *field;           /* "text" or "title" */
    size_t start, end;           /* the passage, in bytes of that field */
    size_t mark_start, mark_end; /* the words of the figure, the same */
    uint32_t line, column;       /* in the file, of mark_start */
    const char *text;            /* the passage */
    const char *reads;           /* the figure, as in xc_stated: of "8 of 31 do
                                    not" that 23 of 31 do */
    const char *says;            /* all that is said there, in plain words */
    const char *unit;            /* NULL: none */
    bool has_value;              /* false: a range, a vague number, a date */
    double value;
    double low, high; /* as written; -INFINITY, INFINITY: no end is known */
    bool outdone;     /* an article of a later day gives another figure, which
                         makes this one stale or contradicts it */
} xc_sighting;

/* By day, those without one first, then by place. A text in several papers is
 * there once for each. */
typedef struct xc_sightings {
    const xc_sighting *items;
    size_t count;
    size_t left_out; /* past XC_MAX_SIGHTINGS */
} xc_sightings;

/* A figure or quotation that took part and has no counterpart: nothing speaks
 * for it or against it but its one source. */
typedef struct xc_single {
    const char *article; /* its id */
    const char *path;
    const char *source;    /* NULL: not known */
    const char *published; /* NULL: not known */
    const char *field;     /* "text" or "title" */
    size_t start, end;     /* the passage, in bytes of that field */
    size_t mark_start, mark_end;
    uint32_t line, column; /* in the file, of mark_start */
    const char *text;      /* the passage */
    const char *reads;     /* how it is understood, in plain words */
    const char *speaker;   /* who says it; NULL: the article does */
    bool quotation;        /* else a figure */
    bool has_value;
    double value;
} xc_single;

/* The outcome; everything in the arena. */
typedef struct xc_outcome {
    XC_VEC(xc_report_article) articles;
    XC_VEC(xc_finding) findings; /* worst first, then by place */
    xc_summary summary;
    size_t silenced; /* comments of articles that silenced something */
    XC_VEC(size_t)
    stories; /* of each of the articles the number of its story,
                from 0: articles of one event, as far as the
                comparison saw that their facts are of one
                thing */
    size_t story_count;
    XC_VEC(xc_single) singles; /* by place */
    size_t singles_left_out;   /* past XC_MAX_SINGLES */
    size_t undated; /* articles without a day, where a period was asked for */
} xc_outcome;

xc_status xc_compare_run(xc_arena *arena, const xc_comparison *comparison,
                         xc_outcome *outcome, xc_error *error);

#endif

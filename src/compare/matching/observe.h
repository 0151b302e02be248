/*
 * observe.h - what an article counts, measures and dates, each with the words
 * around it: the observations that are held against those of other articles.
 * Inside src/compare/ only.
 * Exports: xc_observation, xc_observed, xc_observed_sentence, xc_observer,
 * xc_observer_*, xc_dates_meet, xc_dates_gap.
 */
#ifndef XC_COMPARE_MATCHING_OBSERVE_H
#define XC_COMPARE_MATCHING_OBSERVE_H

#include "compare/engine.h"
#include "compare/events/developments.h"
#include "compare/events/kinds.h"
#include "compare/events/moments.h"
#include "compare/matching/terms.h"
#include "compare/names/traits.h"
#include "compare/names/written.h"

/* A figure or date with what stands around it. */
typedef struct xc_observation {
    const xc_mention *mention;
    size_t sentence;
    const xc_mention *when;   /* of a figure the nearest date of its sentence;
                                 NULL: none */
    bool dates_figure;        /* a date that is the when of a figure */
    uint64_t noun;            /* stem of what is counted; 0: not told */
    const xc_lexeme *quality; /* row of qualities.tsv; NULL: not told */
    xc_terms clause;          /* between the punctuation around it */
    xc_terms near;            /* within some words */
    xc_terms around;          /* either */
    xc_terms core;            /* both */
} xc_observation;

typedef struct xc_observed_sentence {
    xc_stored_sentence stored;
    xc_terms terms;
    xc_terms passage; /* of it and the sentences beside it */
    size_t first;     /* its observations, end exclusive */
    size_t last;
} xc_observed_sentence;

/* Everything that is observed in a content. */
typedef struct xc_observed {
    size_t content; /* index in the engine */
    XC_VEC(xc_mention) mentions;
    XC_VEC(xc_observed_sentence) sentences;
    XC_VEC(xc_observation) items; /* by sentence and place */
    xc_written written;           /* the names that it writes */
    xc_moments moments;           /* what it says happened when */
    xc_developments developments; /* by sentence */
    xc_kinds kinds;               /* by sentence */
    XC_VEC(xc_mention) named;     /* its names, by sentence and place */
    xc_traits traits;             /* who it says somebody is */
} xc_observed;

/* Figures and dates of one sentence at most; the rest is left out. */
#define XC_MAX_OBSERVED 48u

/* Who observes contents, one after the other, and keeps what was observed. */
typedef struct xc_observer xc_observer;

/* NULL: out of memory. */
xc_observer *xc_observer_new(xc_engine *engine);
void xc_observer_free(xc_observer *observer);

/* Observes a content: on any thread, whatever others do meanwhile that changes
 * nothing in the engine. Sentences that are no prose are left out, as are
 * ordinals, scores, and dates of which no month is known, vague numbers and
 * ages. It is kept until the observer forgets. */
xc_status xc_observer_look(xc_observer *observer, size_t content,
                           const xc_observed **observed);
void xc_observer_forget(xc_observer *observer);

/* How rare a word is, by its bits of commonness in the gazetteer. */
double xc_weights_rarity(const xc_weights *weights, unsigned commonness);

/* Do two dates meet? A date without a year is of the year of the other;
 * "before" and "after" one day have nothing in common with it. */
typedef enum xc_meeting {
    XC_MEETING_UNKNOWN = 0,
    XC_MEETING_NO,
    XC_MEETING_YES
} xc_meeting;

xc_meeting xc_dates_meet(const xc_date *a, const xc_date *b);

/* True for a date that xc_dates_meet can place. */
bool xc_date_is_placed(const xc_date *date);

/* Days between two dates that do not meet; 0 where not known. */
double xc_dates_gap(const xc_date *a, const xc_date *b);

#endif

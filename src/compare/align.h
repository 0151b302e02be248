/*
 * align.h - do two facts speak of the same thing? Inside src/compare/ only.
 * Exports: xc_subject, xc_alignment, xc_align, xc_feature, xc_weights_get,
 * xc_weights_days, xc_feature_name, xc_is_goal.
 */
#ifndef XC_COMPARE_ALIGN_H
#define XC_COMPARE_ALIGN_H

#include "compare/actors.h"
#include "compare/compare.h"
#include "compare/detail.h"

/* A fact with what its article adds to it. */
typedef struct xc_subject {
    const xc_stored_fact *fact;
    const char *object; /* stems of the fact's words; NULL: none */
    const char *topic;
    const char *window; /* the stretch of time that its figure was gathered in,
                           as written: "six days"; NULL: none is told */
    int32_t published;  /* day of its article; XC_DAY_UNKNOWN */
    const char *const *names; /* keys of the article's actors, sorted */
    size_t name_count;
} xc_subject;

/* How two times stand to each other. */
typedef enum xc_time_relation {
    XC_TIME_APART,      /* two stated periods that do not meet */
    XC_TIME_COMPATIBLE, /* at least one is not stated */
    XC_TIME_SAME,
    XC_TIME_LATER /* both undated, their articles far apart */
} xc_time_relation;

/* What is known of a pair. */
typedef enum xc_feature {
    XC_FEATURE_BIAS = 0,
    XC_FEATURE_HEAD_SAME,
    XC_FEATURE_HEAD_DIFFERS,
    XC_FEATURE_HEAD_MISSING,
    XC_FEATURE_WORDS_DIFFER,
    XC_FEATURE_BODY_SAME,
    XC_FEATURE_LEVEL_SAME,
    XC_FEATURE_LEVEL_MISSING,
    XC_FEATURE_WHOLE_SAME,
    XC_FEATURE_WHOLE_DIFFERS,  /* other totals, perhaps other sets */
    XC_FEATURE_OBJECT_OVERLAP, /* 0 to 1 */
    XC_FEATURE_OBJECT_DIFFERS,
    XC_FEATURE_LEVEL_OBJECT_DIFFERS, /* with the same level it is likely the
                                        same goal all the same */
    XC_FEATURE_OBJECT_APART,         /* each has words that the other lacks */
    XC_FEATURE_LOOSE_OBJECT_APART,   /* the same, with the same level or of what
                                        no goal is measured by: words are
                                        looser */
    XC_FEATURE_TOPIC_OVERLAP,        /* 0 to 1 */
    XC_FEATURE_ACTOR_SAME,
    XC_FEATURE_ACTOR_DIFFERS,
    XC_FEATURE_NAMES_SHARED, /* 1: two or more, 0.5: one */
    XC_FEATURE_NAMES_DIFFER,
    XC_FEATURE_TIME_SAME,
    XC_FEATURE_VALUE_SAME, /* the same figure twice is hardly chance */
    XC_FEATURE_SUBSET, /* other totals of sets that are described otherwise */
    XC_FEATURE_SPEAKER_DIFFERS,
    XC_FEATURE_WORDS_SAME,        /* sets are limited by the same words */
    XC_FEATURE_PART_SAME,         /* both come to the same part or complement */
    XC_FEATURE_PREDICATE_DIFFERS, /* of amounts: other facts need the same */
    XC_FEATURE_ONE_EVENT,         /* -1 to 1: at the top of articles of one */
    XC_FEATURE_COUNT
} xc_feature;

typedef struct xc_alignment {
    double probability; /* 0: not comparable at all */
    xc_time_relation time;
} xc_alignment;

/* The probability that two facts of one kind speak of the same thing. The
 * same whichever comes first. */
xc_alignment xc_align(const xc_weights *weights, const xc_subject *a,
                      const xc_subject *b);

/* False where what is known of two facts keeps them from speaking of one
 * thing: a plan and what is so, a change and a total, words that exclude each
 * other. Either may be NULL. */
bool xc_facts_may_meet(const xc_fact *a, const xc_fact *b);

/* What xc_align adds up for two facts, with its weights: the features that are
 * not 0. Answers how many; 0 where the two cannot be compared. */
size_t xc_align_features(const xc_weights *weights, const xc_subject *a,
                         const xc_subject *b,
                         xc_detail_feature out[XC_FEATURE_COUNT]);

/* How long states last, in days. */
typedef enum xc_period {
    XC_PERIOD_LAST = 0, /* a completed period is the last one for so long */
    XC_PERIOD_SAME,     /* undated states of articles this near are of one
                           time */
    XC_PERIOD_EVENT,    /* articles this near may be news of one event */
    XC_PERIOD_COUNT
} xc_period;

double xc_weights_days(const xc_weights *weights, xc_period period);

/* How likely figures that differ must speak of one thing. */
typedef enum xc_limit {
    XC_LIMIT_FIGURE_LEAST = 0, /* to be reported */
    XC_LIMIT_APART_LEAST,      /* the same of articles that nobody says are of
                                  one thing */
    XC_LIMIT_APART_WORDS,      /* and the least that they share of their words:
                                  the lower share of either */
    XC_LIMIT_APART_STRANGER,   /* and the rarity that a word near the one may
                                  have which the other lacks, 0 to 1 */
    XC_LIMIT_COUNT
} xc_limit;

double xc_weights_limit(const xc_weights *weights, xc_limit limit);

/* The weight of a feature for facts of a kind. */
double xc_weights_get(const xc_weights *weights, xc_fact_kind kind,
                      xc_feature feature);

/* The name of a feature as the file of weights has it; NULL past the end. */
const char *xc_feature_name(size_t feature);

/* True for a claim that is measured by a goal: "meet-goal". */
bool xc_is_goal(const xc_fact *fact);

#endif

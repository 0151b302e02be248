/*
 * match.h - do two observations of different articles, whose figures or dates
 * differ, speak of the same thing? Inside src/compare/ only.
 *
 * A logistic model over what both share: the words around the figures, what
 * is counted, the dates beside them, and what else the two sentences count.
 * Trained by tools/align/ (weights.tsv). Features are symmetric: of a value
 * for either direction both the higher and the lower are features.
 * Exports: xc_match_*, xc_matching.
 */
#ifndef XC_COMPARE_MATCHING_MATCH_H
#define XC_COMPARE_MATCHING_MATCH_H

#include "compare/matching/observe.h"

typedef enum xc_match_feature {
    XC_MATCH_BIAS = 0,
    /* What kind of figure. */
    XC_MATCH_COUNT_OF,
    XC_MATCH_MONEY,
    XC_MATCH_PERCENT,
    XC_MATCH_MEASURE,
    /* What is counted. */
    XC_MATCH_NOUN_SAME,
    XC_MATCH_NOUN_DIFFERS,
    XC_MATCH_NOUN_MISSING,
    XC_MATCH_NOUN_BESIDE, /* of one among the words around the other */
    /* The figures. */
    XC_MATCH_BOUNDED, /* "more than 5" */
    XC_MATCH_CLOSE,   /* 1 for the same value, near 0 for twice as much */
    XC_MATCH_FAR,
    XC_MATCH_EQUAL,
    XC_MATCH_MEANT, /* the same within rounding */
    XC_MATCH_WHOLE_DIFFERS,
    XC_MATCH_YEAR_LIKE,
    /* Dates that are compared. */
    XC_MATCH_PRECISION_SAME,
    XC_MATCH_OPEN,
    XC_MATCH_BEFORE,
    XC_MATCH_AFTER,
    XC_MATCH_BY,
    XC_MATCH_SINCE,
    XC_MATCH_GAP,
    XC_MATCH_DATES_FIGURE, /* one of them is the date of a figure */
    /* Dates beside figures. */
    XC_MATCH_WHEN_SAME,
    XC_MATCH_WHEN_MISSING, /* one has a date, the other has none */
    XC_MATCH_DATES_CLASH,  /* of the sentences */
    XC_MATCH_DATES_SAME,
    XC_MATCH_DATES_MISSING,
    /* What else the sentences count and date. */
    XC_MATCH_OTHERS_AGREE,
    XC_MATCH_OTHERS_DIFFER,
    XC_MATCH_OTHERS_ALONE,
    XC_MATCH_AGREES, /* one agrees with something else over there */
    XC_MATCH_BOTH_AGREE,
    XC_MATCH_BEST, /* no other figure over there is as near in words */
    XC_MATCH_ONLY, /* there is no other that compares */
    XC_MATCH_MANY, /* logarithm of how many compare */
    /* Words, 0 to 1. */
    XC_MATCH_CLAUSE_HIGH, /* of the clause, around the other */
    XC_MATCH_CLAUSE_LOW,
    XC_MATCH_NEAR_HIGH, /* near the figure, around the other */
    XC_MATCH_NEAR_LOW,
    XC_MATCH_CORE_HIGH, /* close by, in the other's sentence */
    XC_MATCH_CORE_LOW,
    XC_MATCH_HELD_HIGH, /* close by, around the other */
    XC_MATCH_HELD_LOW,
    XC_MATCH_PASSAGE_HIGH, /* of the sentence, in the other's passage */
    XC_MATCH_PASSAGE_LOW,
    XC_MATCH_STRANGER_HIGH, /* rarity of the rarest word near the figure that
                               the other's passage lacks */
    XC_MATCH_STRANGER_LOW,
    XC_MATCH_CONTRAST, /* words around them that exclude each other */
    XC_MATCH_FEATURES
} xc_match_feature;

/* A figure of one article against one of another. */
struct xc_matching {
    const xc_observed *a;
    const xc_observed *b;
    size_t x; /* observations */
    size_t y;
    bool dated; /* dates are compared, not figures */
    double features[XC_MATCH_FEATURES];
    double probability;
};

/* The name of a feature as the file of weights has it; NULL past the end. */
const char *xc_match_feature_name(size_t feature);

/* Fills in features and probability; false where the two are no pair: of
 * other dimensions, of times that do not meet, or agreeing as written. */
bool xc_match_figures(const xc_weights *weights, xc_matching *matching);

/* The probability by the weights: those of features, and of products of two. */
double xc_match_weigh(const xc_weights *weights, const xc_matching *matching);

/* What the probability is made of: the features, and products of two, that
 * weigh anything, with their weights, in the arena. */
xc_status xc_match_list(xc_arena *arena, const xc_weights *weights,
                        const xc_matching *matching,
                        const xc_detail_feature **features, size_t *count);

/* The weight of the product of two features, first <= second; that of the
 * feature itself where both are one. */
double xc_weights_match(const xc_weights *weights, bool dated, size_t first,
                        size_t second);

/* True for a pair that is sure enough where nobody says that the two articles
 * are of one thing. */
bool xc_match_stands_apart(const xc_engine *engine,
                           const xc_matching *matching);

/* False for a pair that neither stands apart nor is of one quality, whatever it
 * is weighed to: told by little, before it is weighed. */
bool xc_match_may_stand(const xc_engine *engine, const xc_matching *matching);

/* True for a count or a plain number. */
bool xc_match_is_count(const xc_quantity *quantity);

/* True when two figures may be compared: counts, or of units that convert. */
bool xc_match_compares(const xc_observation *x, const xc_observation *y);

/* True when two that compare agree as they are written. */
bool xc_match_agrees(const xc_observation *x, const xc_observation *y);

#endif

/*
 * detail.h - how a finding came about: the pair that explains it, what was
 * weighed, and how its severity was found. For those who show it.
 * Exports: xc_detail, xc_detail_side, xc_detail_feature.
 */
#ifndef XC_COMPARE_DETAIL_H
#define XC_COMPARE_DETAIL_H

#include "store/store.h"

/* One of the two facts that were compared. */
typedef struct xc_detail_side {
    const char *label; /* what its article is called */
    const xc_stored_fact *fact;
    int32_t published; /* day of its article; XC_DAY_UNKNOWN */
    const char *says;  /* the fact as plain words */
} xc_detail_side;

/* What spoke for or against their being of one thing; its share of the sum
 * is value times weight. */
typedef struct xc_detail_feature {
    const char *name;
    double value;
    double weight;
} xc_detail_feature;

/* Everything lives as long as the report. Of a finding about one article
 * there are no sides, time and features, and its probability is how sure its
 * rule is. */
typedef struct xc_detail {
    xc_detail_side sides[2];
    bool has_sides;
    const char *time; /* how the two stand in time, in plain words */
    const xc_detail_feature *features; /* none: the rule weighs by itself */
    size_t feature_count;
    double probability;
    double least; /* pairs less probable are not judged by this rule */
    XC_VEC(const char *) severity; /* the steps that lead to it */
} xc_detail;

#endif

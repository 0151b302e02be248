/*
 * count.c - "seven people were killed" against "nine dead".
 * Exports: xc_rule_count.
 */
#include "compare/rules/rules.h"

static bool is_counted(const xc_fact *fact) {
    return fact->number.dimension == XC_DIMENSION_COUNT ||
           fact->number.dimension == XC_DIMENSION_NUMBER;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    if (xc_are_figures(a, b)) return is_counted(a) && is_counted(b);
    return a->kind == XC_FACT_COUNT && b->kind == XC_FACT_COUNT;
}

const xc_rule xc_rule_count = {
    .info = {"count", "Two counts of the same thing differ",
             "Two sources count the same things doing the same "
             "(\"seven people were killed\", \"nine people died\") and"
             " come to different numbers. Silent within rounding "
             "and hedges, for other events, periods or sets, and "
             "for what is planned or possible.",
             XC_SEVERITY_ERROR},
    .example = {"The fire at the grain terminal in Orrin injured 31 people.",
                "The fire at the grain terminal in Orrin injured 36 people."},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = xc_judge_number,
    .explain = xc_explain_number};

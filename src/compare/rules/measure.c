/*
 * measure.c - "a 12-mile tunnel" against "a tunnel of 15 km".
 * Exports: xc_rule_measure.
 */
#include "compare/convert.h"
#include "compare/matching/qualities.h"
#include "compare/rules/rules.h"

/* Of the words around them, all that no other rule compares. */
static bool is_other(const xc_fact *a, const xc_fact *b) {
    return xc_are_figures(a, b) && a->number.dimension != XC_DIMENSION_COUNT &&
           a->number.dimension != XC_DIMENSION_NUMBER &&
           a->number.dimension != XC_DIMENSION_MONEY &&
           a->number.dimension != XC_DIMENSION_TIME &&
           a->number.dimension != XC_DIMENSION_PERCENT;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return (xc_has_conversion(&a->number) || is_other(a, b)) &&
           xc_are_amounts(a, b, a->number.dimension);
}

/* How long something is says nothing of how wide it is. */
static xc_verdict judge(const xc_pair *pair) {
    if (xc_quality_differs(pair->a->fact, pair->b->fact))
        return XC_VERDICT_UNRELATED;
    return xc_judge_number(pair);
}

const xc_rule xc_rule_measure = {
    .info = {"measure", "Two measures of the same thing differ",
             "Two sources give different lengths, areas, volumes, "
             "masses, speeds, temperatures or the like for the same "
             "thing. What is in different units is converted, as "
             "round as it was written: 10 miles agree with 16 km. "
             "Silent within rounding and hedges, for a length against a "
             "width or a speed limit against a speed, and where a ton or "
             "gallon of any kind would fit.",
             XC_SEVERITY_ERROR},
    .example = {"The tunnel under the Orrin pass is 12 miles long.",
                "The tunnel under the Orrin pass is 15 km long."},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = judge,
    .explain = xc_explain_number};

/*
 * money.c - "a $3 million deal" against "a $5 million deal".
 * Exports: xc_rule_money.
 */
#include "compare/rules/rules.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    return xc_are_amounts(a, b, XC_DIMENSION_MONEY);
}

const xc_rule xc_rule_money = {
    .info = {"money", "Two sums of money for the same thing differ",
             "Two sources give different sums in one currency for "
             "the same thing. Silent within rounding and hedges, "
             "for other currencies, things and periods.",
             XC_SEVERITY_ERROR},
    .example = {"The Halden bridge cost $24 million.",
                "The Halden bridge cost $31 million."},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = xc_judge_number,
    .explain = xc_explain_number};

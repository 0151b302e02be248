/*
 * percent.c - "inflation was 3.1 percent" against "3.8 percent".
 * Exports: xc_rule_percent.
 */
#include "compare/matching/passage.h"
#include "compare/rules/rules.h"
#include "lexicon/lexicon.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    return xc_are_amounts(a, b, XC_DIMENSION_PERCENT) &&
           !(xc_is_change_rate(a) && xc_is_change_rate(b));
}

/* Two polls are two samples: what they find is not held against each other. */
static xc_verdict judge(const xc_pair *pair) {
    if (xc_passage_has(XC_LEXICON_SAMPLES, pair->a->fact->text) ||
        xc_passage_has(XC_LEXICON_SAMPLES, pair->b->fact->text))
        return XC_VERDICT_UNRELATED;
    return xc_judge_number(pair);
}

const xc_rule xc_rule_percent = {
    .info = {"percent", "Two percentages of the same thing differ",
             "Two sources give different percentages for the same "
             "thing. Silent within rounding and hedges, for other "
             "things, levels and periods, and of polls and other samples.",
             XC_SEVERITY_ERROR},
    .example = {"Unemployment in Orrin rose to 7 percent.",
                "Unemployment in Orrin rose to 9 percent."},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = judge,
    .explain = xc_explain_number};

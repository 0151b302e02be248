/*
 * date.c - "born in 1974" against "born before 1970".
 * Exports: xc_rule_date.
 */
#include "compare/rules/rules.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_FIGURE && b->kind == XC_FACT_FIGURE &&
           !a->has_number && !b->has_number && a->has_date && b->has_date;
}

static xc_verdict judge(const xc_pair *pair) {
    (void)pair;
    return XC_VERDICT_CONFLICT;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    (void)verdict;
    XC_TRY(
        xc_explain_message(out, "the dates differ, %s against %s",
                           xc_describe_fact(out->arena, &pair->a->fact->fact),
                           xc_describe_fact(out->arena, &pair->b->fact->fact)));
    return xc_explain_step(out,
                           "the words around them make it %.0f%% likely "
                           "that they are of one thing",
                           100 * pair->alignment.probability);
}

const xc_rule xc_rule_date = {
    .info = {"date", "Two dates of the same thing differ", "x",
             XC_SEVERITY_ERROR},
    .example = {"The bridge at Orrin was opened in May 1974.",
                "The bridge at Orrin was opened in May 1978."},
    .takes = takes,
    .judge = judge,
    .explain = explain};

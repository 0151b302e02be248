/*
 * count.c - "seven people were killed" against "nine dead".
 * Exports: xc_rule_count.
 */
#include "compare/events/growth.h"
#include "compare/rules/rules.h"

static bool is_counted(const xc_fact *fact) {
    return fact->number.dimension == XC_DIMENSION_COUNT ||
           fact->number.dimension == XC_DIMENSION_NUMBER;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    if (xc_are_figures(a, b)) return is_counted(a) && is_counted(b);
    return a->kind == XC_FACT_COUNT && b->kind == XC_FACT_COUNT;
}

/* "At least four" and "at least six" are of one toll that grew. */
static xc_verdict judge(const xc_pair *pair) {
    return xc_growth_outdates(pair->a, pair->b, NULL) ? XC_VERDICT_CONFLICT
                                                      : xc_judge_number(pair);
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_subject *newer;
    if (verdict != XC_VERDICT_CONFLICT ||
        xc_judge_number(pair) == XC_VERDICT_CONFLICT ||
        !xc_growth_outdates(pair->a, pair->b, &newer))
        return xc_explain_number(out, pair, verdict);
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    const xc_fact *late = &newer->fact->fact, *early = late == a ? b : a;
    XC_TRY(xc_explain_message(out, "the figures differ, %s against %s: %s",
                              xc_describe_figure(out->arena, &a->number),
                              xc_describe_figure(out->arena, &b->number),
                              xc_describe_subject(out->arena, pair)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_fact(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_fact(out->arena, b)));
    return xc_explain_step(out,
                           "%s is what was known so far, and such a figure "
                           "grows: %s is what was known last",
                           xc_describe_figure(out->arena, &early->number),
                           xc_describe_figure(out->arena, &late->number));
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
    .judge = judge,
    .explain = explain};

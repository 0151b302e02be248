/*
 * figures.c - judging and explaining what rules about one figure share.
 * Exports: xc_are_amounts, xc_judge_figures, xc_judge_number,
 * xc_explain_number.
 */
#include "compare/interval.h"
#include "compare/rule.h"

bool xc_are_amounts(const xc_fact *a, const xc_fact *b,
                    xc_dimension dimension) {
    return a->kind == XC_FACT_AMOUNT && b->kind == XC_FACT_AMOUNT &&
           a->number.dimension == dimension && b->number.dimension == dimension;
}

xc_verdict xc_judge_figures(const xc_quantity *a, const xc_quantity *b) {
    if (xc_interval_meets(&a->written, &b->written)) return XC_VERDICT_AGREE;
    if (xc_interval_meets(&a->meant, &b->meant)) return XC_VERDICT_IMPRECISE;
    return XC_VERDICT_CONFLICT;
}

xc_verdict xc_judge_number(const xc_pair *pair) {
    return xc_judge_figures(&pair->a->fact->fact.number,
                            &pair->b->fact->fact.number);
}

xc_status xc_explain_number(xc_explanation *out, const xc_pair *pair,
                            xc_verdict verdict) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    const char *va = xc_describe_figure(out->arena, &a->number);
    const char *vb = xc_describe_figure(out->arena, &b->number);
    const char *subject = xc_describe_subject(out->arena, pair);
    if (verdict == XC_VERDICT_CONFLICT)
        XC_TRY(xc_explain_message(out, "the figures differ, %s against %s: %s",
                                  va, vb, subject));
    else
        XC_TRY(xc_explain_message(out, "the figures agree, %s and %s: %s", va,
                                  vb, subject));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_fact(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_fact(out->arena, b)));
    if (verdict == XC_VERDICT_CONFLICT)
        return xc_explain_step(out,
                               "neither rounding nor a hedge makes %s "
                               "and %s the same figure",
                               va, vb);
    if (verdict == XC_VERDICT_IMPRECISE)
        return xc_explain_step(out, "they are the same within rounding or a "
                                    "hedge");
    return XC_OK;
}

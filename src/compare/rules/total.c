/*
 * total.c - "8 of 31" against "23 of 32": parts of one set whose totals
 * differ.
 * Exports: xc_rule_total.
 */
#include "compare/interval.h"
#include "compare/rules/parts.h"
#include "compare/rules/rules.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_SHARE && b->kind == XC_FACT_SHARE;
}

static xc_verdict judge(const xc_pair *pair) {
    const xc_whole *a = &pair->a->fact->fact.number.whole;
    const xc_whole *b = &pair->b->fact->fact.number.whole;
    return xc_interval_meets(&a->meant, &b->meant) ? XC_VERDICT_UNRELATED
                                                   : XC_VERDICT_CONFLICT;
}

/* An article that counts parts of the other's total as well knows of both. */
static bool explained(const xc_fact *own, const xc_fact *opposite,
                      const xc_fact *other) {
    (void)own;
    return other->kind == XC_FACT_SHARE &&
           xc_interval_meets(&other->number.whole.meant,
                             &opposite->number.whole.meant);
}

static xc_status tell_side(xc_explanation *out, const char *label,
                           const xc_fact *fact, const xc_parts *parts) {
    bool does = parts->stated_does;
    double part = does ? parts->does : parts->does_not;
    double rest = does ? parts->does_not : parts->does;
    const char *total = xc_describe_value(out->arena, parts->total);
    const char *said = xc_describe_value(out->arena, part);
    if (isnan(part))
        return xc_explain_step(out, "%s counts %s in all", label, total);
    return xc_explain_step(
        out, "%s: %s of %s %s; that leaves %s - %s = %s that %s", label, said,
        total, xc_parts_phrase(out->arena, fact, does), total, said,
        xc_describe_value(out->arena, rest),
        xc_parts_phrase(out->arena, fact, !does));
}

/* Says on which side of the parts the two come to the same or not. */
static xc_status tell_count(xc_explanation *out, const xc_fact *fact, bool does,
                            double a, double b) {
    if (isnan(a) || isnan(b)) return XC_OK;
    const char *phrase = xc_parts_phrase(out->arena, fact, does);
    if (a == b)
        return xc_explain_step(out, "both come to %s that %s",
                               xc_describe_value(out->arena, a), phrase);
    return xc_explain_step(out, "they differ on how many %s: %s against %s",
                           phrase, xc_describe_value(out->arena, a),
                           xc_describe_value(out->arena, b));
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    xc_parts pa = xc_parts_of(a), pb = xc_parts_of(b);
    const char *ta = xc_describe_value(out->arena, pa.total);
    const char *tb = xc_describe_value(out->arena, pb.total);
    (void)verdict;
    XC_TRY(xc_explain_message(out, "the totals differ, %s against %s: %s", ta,
                              tb, xc_describe_subject(out->arena, pair)));
    XC_TRY(tell_side(out, pair->label_a, a, &pa));
    XC_TRY(tell_side(out, pair->label_b, b, &pb));
    const xc_fact *named = a->has_level ? a : b;
    XC_TRY(tell_count(out, named, true, pa.does, pb.does));
    XC_TRY(tell_count(out, named, false, pa.does_not, pb.does_not));
    XC_TRY(xc_explain_step(out, "they differ on the total: %s against %s", ta,
                           tb));
    return xc_explain_step(out, "the totals may count different sets, or the "
                                "same set at different times; then both can "
                                "be right");
}

const xc_rule xc_rule_total = {
    .info = {"total", "The totals of two part-wholes differ",
             "Two sources take parts of one set (\"8 of the 31 members\", \"23 "
             "of 32 countries\") and disagree on how many there are in all. "
             "The parts are set against each other too, through what each "
             "leaves of its whole. Silent when the sets, the goals or the "
             "periods are known to be different.",
             XC_SEVERITY_ERROR},
    .example = {"Eight of the 31 members of the Tessary League are behind the "
                "40 percent goal.",
                "Twenty-three of the 32 members of the Tessary League meet the "
                "40 percent goal."},
    .least = 0.5,
    .sure = 0.7,
    .takes = takes,
    .judge = judge,
    .explained = explained,
    .explain = explain,
    .of_whole = true};

/*
 * share.c - parts and complements of one whole: "9 of 32 are behind" leaves
 * 23 that are not; "21 of the 32 have met it" does not fit.
 * Exports: xc_rule_share.
 */
#include "compare/interval.h"
#include "compare/rules/parts.h"
#include "compare/rules/rules.h"

/* How far beside, in bytes of text: a sentence or two. */
#define NEAR_BYTES 400u

static bool takes(const xc_fact *a, const xc_fact *b) {
    bool share = a->kind == XC_FACT_SHARE || b->kind == XC_FACT_SHARE;
    bool counts = (a->kind == XC_FACT_SHARE || a->kind == XC_FACT_COUNT) &&
                  (b->kind == XC_FACT_SHARE || b->kind == XC_FACT_COUNT);
    return share && counts;
}

static xc_verdict judge_sides(const xc_parts *a, const xc_parts *b,
                              bool same_total) {
    bool does = xc_interval_meets(&a->does_meant, &b->does_meant);
    bool does_not = xc_interval_meets(&a->does_not_meant, &b->does_not_meant);
    if (!same_total) {
        /* The rule about totals speaks up; here only what both confirm. */
        bool confirmed =
            (does && isfinite(a->does) && isfinite(b->does)) ||
            (does_not && isfinite(a->does_not) && isfinite(b->does_not));
        return confirmed ? XC_VERDICT_AGREE : XC_VERDICT_UNRELATED;
    }
    return does && does_not ? XC_VERDICT_AGREE : XC_VERDICT_CONFLICT;
}

static xc_verdict judge(const xc_pair *pair) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    xc_parts pa = xc_parts_of(a), pb = xc_parts_of(b);
    bool both = a->number.whole.known && b->number.whole.known;
    bool same_total = !both || xc_interval_meets(&a->number.whole.meant,
                                                 &b->number.whole.meant);
    return judge_sides(&pa, &pb, same_total);
}

/* "Eight missed it, and four sent no data": what a part and its complement
 * leave of the whole is counted right beside one of them. */
static bool explained(const xc_fact *own, const xc_fact *opposite,
                      const xc_fact *other) {
    if (own->polarity == opposite->polarity || !own->number.whole.known)
        return false;
    double rest =
        own->number.whole.value - own->number.value - opposite->number.value;
    uint32_t apart = own->evidence.start > other->evidence.start
                         ? own->evidence.start - other->evidence.start
                         : other->evidence.start - own->evidence.start;
    return rest > 0 && other->has_number && other->number.value == rest &&
           (other->kind == XC_FACT_COUNT || other->kind == XC_FACT_SHARE) &&
           other->in_title == own->in_title && apart <= NEAR_BYTES;
}

static xc_status tell_side(xc_explanation *out, const char *label,
                           const xc_fact *fact, const xc_parts *parts) {
    bool does = parts->stated_does;
    double rest = does ? parts->does_not : parts->does;
    XC_TRY(xc_explain_step(out, "%s: %s", label,
                           xc_describe_fact(out->arena, fact)));
    if (isnan(rest)) return XC_OK;
    return xc_explain_step(out, "%s: that leaves %s - %s = %s that %s", label,
                           xc_describe_value(out->arena, parts->total),
                           xc_describe_value(out->arena, parts->total - rest),
                           xc_describe_value(out->arena, rest),
                           xc_parts_phrase(out->arena, fact, !does));
}

static const char *describe_side(xc_explanation *out, double value,
                                 const xc_quantity *stated) {
    return isnan(value) ? xc_describe_figure(out->arena, stated)
                        : xc_describe_value(out->arena, value);
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    xc_parts pa = xc_parts_of(a), pb = xc_parts_of(b);
    /* Speak of the side that both know, and on which they agree if any. */
    bool does = isfinite(pa.does) && isfinite(pb.does);
    bool same = xc_interval_meets(&pa.does_meant, &pb.does_meant);
    if (same != (verdict == XC_VERDICT_AGREE)) does = false;
    const xc_fact *named = a->has_level ? a : b;
    const char *phrase = xc_parts_phrase(out->arena, named, does);
    const char *va =
        describe_side(out, does ? pa.does : pa.does_not, &a->number);
    const char *vb =
        describe_side(out, does ? pb.does : pb.does_not, &b->number);
    const char *subject = xc_describe_subject(out->arena, pair);
    if (verdict == XC_VERDICT_AGREE)
        XC_TRY(xc_explain_message(out, "both come to %s that %s: %s", va,
                                  phrase, subject));
    else
        XC_TRY(xc_explain_message(out,
                                  "the parts do not fit, %s against %s that "
                                  "%s: %s",
                                  va, vb, phrase, subject));
    XC_TRY(tell_side(out, pair->label_a, a, &pa));
    XC_TRY(tell_side(out, pair->label_b, b, &pb));
    if (verdict == XC_VERDICT_AGREE) return XC_OK;
    return xc_explain_step(out, "so %s and %s are said to %s", va, vb, phrase);
}

const xc_rule xc_rule_share = {
    .info = {"share", "Parts of one whole do not fit",
             "Two sources count parts of one set, or a part and its "
             "complement (\"9 of 32 have yet to ratify\", \"21 of the 32 have "
             "ratified\"), and the parts do not add up. Silent within rounding "
             "and hedges, and when sets, goals or periods are different.",
             XC_SEVERITY_ERROR},
    .example =
        {"Fourteen of the 20 Orrin harbors meet the 40 percent goal.",
         "Eight of the 20 Orrin harbors are behind the 40 percent goal."},
    .least = 0.5,
    .sure = 0.7,
    .takes = takes,
    .judge = judge,
    .explained = explained,
    .explain = explain};

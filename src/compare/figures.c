/*
 * figures.c - judging and explaining what rules about one figure share.
 * Exports: xc_are_figures, xc_are_days, xc_explain_days, xc_are_amounts,
 * xc_judge_figures, xc_judge_number, xc_explain_number.
 */
#include <string.h>

#include "compare/convert.h"
#include "compare/interval.h"
#include "compare/rule.h"

bool xc_are_figures(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_FIGURE && b->kind == XC_FACT_FIGURE &&
           a->has_number && b->has_number;
}

bool xc_are_days(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_FIGURE && b->kind == XC_FACT_FIGURE &&
           !a->has_number && !b->has_number && a->has_date && b->has_date;
}

bool xc_are_amounts(const xc_fact *a, const xc_fact *b,
                    xc_dimension dimension) {
    bool amounts = a->kind == XC_FACT_AMOUNT && b->kind == XC_FACT_AMOUNT;
    return (amounts || xc_are_figures(a, b)) &&
           a->number.dimension == dimension && b->number.dimension == dimension;
}

static xc_verdict judge_same_unit(const xc_quantity *a, const xc_quantity *b) {
    if (xc_interval_meets(&a->written, &b->written)) return XC_VERDICT_AGREE;
    if (xc_interval_meets(&a->meant, &b->meant)) return XC_VERDICT_IMPRECISE;
    return XC_VERDICT_CONFLICT;
}

/* A conversion is written as round as its source or rounder: it agrees where
 * either falls into what the other rounds. */
static xc_verdict judge_converted(const xc_quantity *a, const xc_quantity *b) {
    if (xc_interval_meets(&a->written, &b->meant) ||
        xc_interval_meets(&a->meant, &b->written))
        return XC_VERDICT_AGREE;
    if (xc_interval_meets(&a->meant, &b->meant)) return XC_VERDICT_IMPRECISE;
    return XC_VERDICT_CONFLICT;
}

/* Of several ways to mean them the one that fits best counts. Which of the two
 * is converted does not depend on their order: for want of digits, ends that
 * touch may do so in one direction alone. */
xc_verdict xc_judge_figures(const xc_quantity *a, const xc_quantity *b) {
    if (!xc_units_differ(a, b) || !xc_is_convertible(a, b))
        return judge_same_unit(a, b);
    xc_converted converted;
    if (strcmp(a->unit, b->unit) > 0) return xc_judge_figures(b, a);
    xc_convert(a, b, &converted);
    xc_verdict best = XC_VERDICT_CONFLICT;
    for (size_t i = 0; i < converted.count; i++) {
        xc_verdict verdict = judge_converted(&converted.items[i], b);
        if (verdict == XC_VERDICT_AGREE) return verdict;
        if (verdict == XC_VERDICT_IMPRECISE) best = verdict;
    }
    return best;
}

xc_verdict xc_judge_number(const xc_pair *pair) {
    return xc_judge_figures(&pair->a->fact->fact.number,
                            &pair->b->fact->fact.number);
}

/* Degrees were meant as differences: only so they fit. */
static bool are_differences(const xc_converted *c, const xc_quantity *b) {
    bool fits[2] = {false, false};
    for (size_t i = 0; i < c->count; i++)
        if (judge_converted(&c->items[i], b) != XC_VERDICT_CONFLICT)
            fits[c->difference[i]] = true;
    return fits[1] && !fits[0];
}

static void put_readings(xc_buffer *out, const xc_converted *c,
                         bool differences) {
    for (size_t i = 0; i < c->count; i++) {
        if (c->difference[i] != differences) continue;
        if (out->length > 0) xc_buffer_puts(out, " or ");
        xc_describe_rounded(out, &c->items[i]);
    }
}

/* "12 mi is 19.3 km"; of a ton that may be three, each. */
static xc_status tell_conversion(xc_explanation *out, const xc_quantity *a,
                                 const xc_quantity *b) {
    xc_conversion all[XC_CONVERSION_MAX];
    xc_converted converted;
    xc_buffer words = XC_BUFFER_INIT;
    if (!xc_units_differ(a, b) || !xc_is_convertible(a, b)) return XC_OK;
    if (xc_conversion_find(b->unit, all) > xc_conversion_find(a->unit, all)) {
        const xc_quantity *swap = a;
        a = b;
        b = swap;
    }
    xc_convert(a, b, &converted);
    put_readings(&words, &converted, are_differences(&converted, b));
    xc_status status = xc_buffer_status(&words);
    if (status == XC_OK && words.length > 0)
        status = xc_explain_step(
            out, "%s is %s", xc_describe_figure(out->arena, a), words.bytes);
    xc_buffer_dispose(&words);
    return status;
}

static xc_status tell_likelihood(xc_explanation *out, const xc_pair *pair) {
    return xc_explain_step(out,
                           "the words around them make it %.0f%% likely that "
                           "they are of one thing",
                           100 * pair->alignment.probability);
}

/* What is known of both is words. */
static xc_status explain_figures(xc_explanation *out, const xc_pair *pair,
                                 xc_verdict verdict, const char *va,
                                 const char *vb) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    bool differ = verdict == XC_VERDICT_CONFLICT;
    const char *of = a->set_head ? a->set_head : b->set_head;
    xc_buffer noun = XC_BUFFER_INIT;
    if (of) xc_describe_plural(&noun, of);
    xc_status status = xc_explain_message(
        out,
        differ ? "the figures differ, %s against %s%s%s"
               : "the figures are the same within rounding, %s and %s%s%s",
        va, vb, noun.length > 0 ? ": " : "", noun.length > 0 ? noun.bytes : "");
    xc_buffer_dispose(&noun);
    XC_TRY(status);
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_fact(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_fact(out->arena, b)));
    XC_TRY(tell_conversion(out, &a->number, &b->number));
    return tell_likelihood(out, pair);
}

xc_status xc_explain_days(xc_explanation *out, const xc_pair *pair) {
    const char *x = xc_describe_fact(out->arena, &pair->a->fact->fact);
    const char *y = xc_describe_fact(out->arena, &pair->b->fact->fact);
    XC_TRY(xc_explain_message(out, "the dates differ, %s against %s", x, y));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a, x));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b, y));
    return tell_likelihood(out, pair);
}

xc_status xc_explain_number(xc_explanation *out, const xc_pair *pair,
                            xc_verdict verdict) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    const char *va = xc_describe_figure(out->arena, &a->number);
    const char *vb = xc_describe_figure(out->arena, &b->number);
    if (xc_are_figures(a, b))
        return explain_figures(out, pair, verdict, va, vb);
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
    XC_TRY(tell_conversion(out, &a->number, &b->number));
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

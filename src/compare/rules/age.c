/*
 * age.c - "Mara Ott, 52," against "Mara Ott, 57,".
 * Exports: xc_rule_age.
 */
#include <string.h>

#include "compare/interval.h"
#include "compare/names/people.h"
#include "compare/rules/rules.h"

/* Days of a year; of articles that stand near each other, and so tell of one
 * thing; how sure it is that the two are one person. */
enum { YEAR = 365, NEAR = 7, FAR = 5 * YEAR };
static const double SURE = 0.9, LIKELY = 0.8, DOUBTFUL = 0.65;

static bool is_told(const xc_fact *fact) {
    return fact->kind == XC_FACT_AGE && fact->has_number &&
           fact->tense != XC_TENSE_PAST_BEFORE &&
           isfinite(fact->number.meant.low) &&
           isfinite(fact->number.meant.high);
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return is_told(a) && is_told(b) && a->number.unit && b->number.unit &&
           strcmp(a->number.unit, b->number.unit) == 0 &&
           strcmp(a->number.unit, "year") == 0;
}

/* Years by which the older article's age may be the lower one, at least; one
 * more where a birthday lies between. */
static int years_between(const xc_pair *pair) {
    int32_t days = xc_people_days(pair->a, pair->b);
    return days < 0 ? 0 : days / YEAR;
}

/* The later article first: how much older does it have the person? */
static xc_interval difference(const xc_pair *pair) {
    const xc_subject *later = pair->a, *earlier = pair->b;
    if (later->published < earlier->published) {
        later = pair->b;
        earlier = pair->a;
    }
    const xc_interval *x = &later->fact->fact.number.meant;
    const xc_interval *y = &earlier->fact->fact.number.meant;
    return (xc_interval){x->low - y->high, x->high - y->low, false, false};
}

/* A year apart may be a birthday that nobody counted. */
static xc_verdict judge(const xc_pair *pair) {
    int years = years_between(pair);
    xc_interval apart = difference(pair);
    bool same_day = xc_people_days(pair->a, pair->b) == 0;
    xc_interval right = {years, same_day ? years : years + 1, false, false};
    xc_interval near = {years - 1, years + (same_day ? 1 : 2), false, false};
    if (years == 0 && xc_people_days(pair->a, pair->b) < 0) right.high = 0;
    if (xc_interval_meets(&apart, &right)) return XC_VERDICT_AGREE;
    if (xc_interval_meets(&apart, &near) && !same_day)
        return XC_VERDICT_IMPRECISE;
    return XC_VERDICT_CONFLICT;
}

static bool is_one_apart(const xc_subject *a, const xc_subject *b) {
    double x = a->fact->fact.number.value - b->fact->fact.number.value;
    return x >= -1 && x <= 1;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    const char *x = a->fact->actor_key, *y = b->fact->actor_key;
    (void)weights;
    if (!x || !y || !xc_name_is_full(x) || !xc_name_is_full(y) ||
        xc_name_compare(x, y) != XC_SPELLED_SAME)
        return pair;
    int32_t days = xc_people_days(a, b);
    double shared = xc_people_shared(a, b);
    if (days > FAR || shared < (days >= 0 && days <= NEAR ? 1 : 2)) return pair;
    pair.probability = days >= 0 && days <= NEAR ? SURE : LIKELY;
    if (is_one_apart(a, b) && days == 0) pair.probability = DOUBTFUL;
    return pair;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const char *va = xc_describe_value(out->arena, a->fact.number.value);
    const char *vb = xc_describe_value(out->arena, b->fact.number.value);
    int years = years_between(pair);
    if (isnan(a->fact.number.value))
        va = xc_describe_figure(out->arena, &a->fact.number);
    if (isnan(b->fact.number.value))
        vb = xc_describe_figure(out->arena, &b->fact.number);
    if (verdict == XC_VERDICT_CONFLICT)
        XC_TRY(xc_explain_message(out, "the ages differ, %s against %s: %s", va,
                                  vb, a->actor_name));
    else
        XC_TRY(xc_explain_message(out, "the ages %s, %s and %s: %s",
                                  verdict == XC_VERDICT_IMPRECISE ? "nearly fit"
                                                                  : "fit",
                                  va, vb, a->actor_name));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_stored(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_stored(out->arena, b)));
    if (years > 0)
        XC_TRY(xc_explain_step(out, "%d full %s between the two articles",
                               years, years == 1 ? "year lies" : "years lie"));
    if (verdict == XC_VERDICT_IMPRECISE)
        return xc_explain_step(out,
                               "that is a year off; a birthday that nobody "
                               "counted may be the reason");
    return XC_OK;
}

const xc_rule xc_rule_age = {
    .info = {"age", "Two ages of one person differ",
             "Two articles that share other names give a person of one full "
             "name different ages. The years between the articles are counted "
             "in. Silent where a birthday may lie between, for the age of "
             "another time (\"17 at the time\"), and where an article gives "
             "both ages. A year more or less than that is imprecise between "
             "articles of different days. A warning for somebody without a "
             "name (\"the "
             "six-year-old boy\") of whom two articles of one week tell alike, "
             "where each gives such a person but one age.",
             XC_SEVERITY_ERROR},
    .example = {"Maria Quill, 52, found the bell of the Ostrava Star in Lake "
                "Orrin.",
                "The bell of the Ostrava Star was found in Lake Orrin by Maria "
                "Quill, 57, a diver."},
    .least = 0.5,
    .sure = 0.85,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

/*
 * spelling.c - "Mayor Katherine Aldous" against "Mayor Catherine Aldous".
 * Exports: xc_rule_spelling.
 */
#include <string.h>

#include "compare/people.h"
#include "compare/rules/post.h"
#include "compare/rules/rules.h"

/* Days in which articles tell of one event; how much they have to share where
 * both are names that people have, and where nothing else says that it is one
 * person; how sure that is. */
enum { NEAR = 14, ENOUGH = 2, SHARED = 3 };
static const double SURE = 0.9, LIKELY = 0.7;

static bool is_about(const xc_fact *fact) {
    return fact->kind == XC_FACT_ROLE || fact->kind == XC_FACT_AGE;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return is_about(a) && is_about(b);
}

static xc_spelled compare(const xc_subject *a, const xc_subject *b) {
    const char *x = a->fact->actor_key, *y = b->fact->actor_key;
    return x && y ? xc_name_compare(x, y) : XC_SPELLED_OTHER;
}

/* One office of one body, or the same age. */
static bool is_likeness(const xc_stored_fact *a, const xc_stored_fact *b,
                        bool *full) {
    xc_post ha, hb;
    const xc_fact *fa = &a->fact, *fb = &b->fact;
    *full = false;
    if (fa->kind == XC_FACT_AGE && fb->kind == XC_FACT_AGE)
        return xc_judge_figures(&fa->number, &fb->number) == XC_VERDICT_AGREE;
    if (!xc_post_read(a, &ha) || !xc_post_read(b, &hb) ||
        xc_post_clash(&ha, &hb) != XC_CLASH_SAME)
        return false;
    *full = xc_bodies_compare(&ha, &hb) == XC_BODIES_SAME;
    return true;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    xc_spelled spelled = compare(a, b);
    bool full;
    (void)weights;
    if (spelled == XC_SPELLED_OTHER || spelled == XC_SPELLED_SAME ||
        xc_people_days(a, b) > NEAR || xc_people_are_torn(a, b))
        return pair;
    double shared = xc_people_shared(a, b);
    bool alike = is_likeness(a->fact, b->fact, &full);
    bool office = alike && a->fact->fact.kind == XC_FACT_ROLE;
    if (spelled == XC_SPELLED_DOUBT && !full && !(office && shared >= ENOUGH))
        return pair;
    if (full || (alike && shared >= 1))
        pair.probability = SURE;
    else if (shared >= SHARED)
        pair.probability = LIKELY;
    return pair;
}

static xc_verdict judge(const xc_pair *pair) {
    return compare(pair->a, pair->b) == XC_SPELLED_SCRIPT ? XC_VERDICT_IMPRECISE
                                                          : XC_VERDICT_CONFLICT;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    XC_TRY(xc_explain_message(out, "one name is spelled in two ways, %s and %s",
                              a->actor_name, b->actor_name));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_stored(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_stored(out->arena, b)));
    if (verdict == XC_VERDICT_IMPRECISE)
        return xc_explain_step(out, "both are ways to write a name of another "
                                    "script");
    return XC_OK;
}

const xc_rule xc_rule_spelling = {
    .info =
        {"spelling", "One person's name is spelled in two ways",
         "Two articles of one time spell a name of somebody with the same "
         "office or age, or among the same other names, in two ways. Silent "
         "for marks, hyphens, initials, middle names and pet names, for "
         "other ways to write a name of another script, and where an "
         "article names two people who could be meant.",
         XC_SEVERITY_WARNING},
    .example = {"Pell mayor Katherine Aldous opened the dam.",
                "The dam was opened by Catherine Aldous, the mayor of Pell."},
    .least = 0.5,
    .sure = 0.65,
    .one_voice = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

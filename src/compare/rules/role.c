/*
 * role.c - "police chief Mara Ott" against "fire chief Mara Ott".
 * Exports: xc_rule_role.
 */
#include <string.h>

#include "compare/names/people.h"
#include "compare/rules/post.h"
#include "compare/rules/rules.h"
#include "lexicon/lexicon.h"

/* Days in which nobody changes an office without its being told; how sure it is
 * that one person and one time are meant. */
enum { NEAR = 14 };
static const double SURE = 0.9, LIKELY = 0.75;

static bool is_role(const xc_fact *fact) {
    return fact->kind == XC_FACT_ROLE && fact->predicate &&
           strcmp(fact->predicate, "be") == 0;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return is_role(a) && is_role(b);
}

static bool names(const xc_subject *subject, const char *key) {
    for (size_t i = 0; key && i < subject->name_count; i++)
        if (xc_same_actor(subject->names[i], key)) return true;
    return false;
}

/* An article that names the other's town as well may have more to tell. */
static bool is_plain(const xc_subject *a, const xc_subject *b, const xc_post *x,
                     const xc_post *y) {
    switch (xc_post_clash(x, y)) {
    case XC_CLASH_PLACE:
        return !names(a, y->body_key) && !names(b, x->body_key);
    case XC_CLASH_OFFICE: /* whose relative is meant by "his" is a guess */
        return x->body && y->body && !xc_lexeme_flag(x->row, XC_OFFICES_OF);
    case XC_CLASH_RANK:
        return false;
    default:
        return true;
    }
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    const char *x = a->fact->actor_key, *y = b->fact->actor_key;
    xc_post ha, hb;
    (void)weights;
    if (!x || !y || !xc_name_is_full(x) || !xc_name_is_full(y) ||
        xc_name_compare(x, y) != XC_SPELLED_SAME ||
        !xc_post_read(a->fact, &ha) || !xc_post_read(b->fact, &hb))
        return pair;
    int32_t days = xc_people_days(a, b);
    if (days > NEAR || xc_people_shared(a, b) < 1) return pair;
    pair.probability = days >= 0 && is_plain(a, b, &ha, &hb) ? SURE : LIKELY;
    return pair;
}

static xc_verdict judge(const xc_pair *pair) {
    xc_post a, b;
    if (!xc_post_read(pair->a->fact, &a) || !xc_post_read(pair->b->fact, &b))
        return XC_VERDICT_UNRELATED;
    switch (xc_post_clash(&a, &b)) {
    case XC_CLASH_NONE:
        return XC_VERDICT_UNRELATED;
    case XC_CLASH_SAME:
        return XC_VERDICT_AGREE;
    default:
        return XC_VERDICT_CONFLICT;
    }
}

/* The article also says the other office of somebody: of whom is not asked,
 * silence is the safer side. */
static bool explained(const xc_fact *own, const xc_fact *opposite,
                      const xc_fact *other) {
    (void)own;
    return is_role(other) && other->object && opposite->object &&
           strcmp(other->object, opposite->object) == 0;
}

static const char *tell_why(xc_clash clash) {
    switch (clash) {
    case XC_CLASH_PLACE:
        return "nobody has this office in two places";
    case XC_CLASH_RANK:
        return "the one is the next below the other";
    default:
        return "nobody is both at one time";
    }
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const char *va = xc_describe_role(out->arena, &a->fact);
    const char *vb = xc_describe_role(out->arena, &b->fact);
    xc_post ha, hb;
    bool read = xc_post_read(a, &ha) && xc_post_read(b, &hb);
    if (!strchr(a->actor_key, ' ')) /* nobody is named */
        XC_TRY(xc_explain_message(out, "one %s is %s and %s", a->actor_name, va,
                                  vb));
    else if (verdict == XC_VERDICT_CONFLICT)
        XC_TRY(xc_explain_message(out, "one person is %s and %s: %s", va, vb,
                                  a->actor_name));
    else
        XC_TRY(xc_explain_message(out, "the offices agree, %s and %s: %s", va,
                                  vb, a->actor_name));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_stored(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_stored(out->arena, b)));
    if (verdict != XC_VERDICT_CONFLICT || !read) return XC_OK;
    return xc_explain_step(out, "%s", tell_why(xc_post_clash(&ha, &hb)));
}

const xc_rule xc_rule_role = {
    .info = {"role", "Two offices of one person exclude each other",
             "Two articles of one time that share other names give a person of "
             "one full name two offices, ranks or relations that exclude each "
             "other, or one office in two places. Silent for offices that are "
             "over or to come, for one that is told more fully than the other, "
             "and for all that go together. A warning for a rank behind a name "
             "(\"Ada Roe, an assistant director of Pell Zoo\") and another, or "
             "none, in the other article, and for one unnamed spokesman of two "
             "bodies (\"the northern rescue service\") that share their names "
             "but for a word.",
             XC_SEVERITY_ERROR},
    .example = {"Pell police chief Maria Quill closed the Orrin Gate bridge.",
                "The Orrin Gate bridge was closed by Maria Quill, the fire "
                "chief of Pell."},
    .least = 0.5,
    .sure = 0.85,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explained = explained,
    .explain = explain};

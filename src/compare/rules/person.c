/*
 * person.c - "mother-of-two Mara Ott" against "Mara Ott, a mother of three,":
 * what portray.c found of homes, children, wives and husbands.
 * Exports: xc_rule_person.
 */
#include "compare/rules/rules.h"

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const char *va = xc_describe_role(out->arena, &a->fact);
    const char *vb = xc_describe_role(out->arena, &b->fact);
    (void)verdict;
    XC_TRY(xc_explain_message(out,
                              "one person is told in two ways, %s and %s: "
                              "%s",
                              va, vb, a->actor_name));
    XC_TRY(
        xc_explain_step(out, "%s: %s: %s", pair->label_a, a->actor_name, va));
    return xc_explain_step(out, "%s: %s: %s", pair->label_b, b->actor_name, vb);
}

const xc_rule xc_rule_person = {
    .info = {"person", "Home, children or spouse of one person differ",
             "Two articles of one time that share other names, or one article, "
             "give a person of one full name two home towns, two numbers of "
             "children (\"mother of two\"), or two wives or husbands by name, "
             "in words that stand beside the name. Silent where an article "
             "gives both, for a town and a country or a part of one, for towns "
             "that no list has, and for two ways to write one name.",
             XC_SEVERITY_WARNING},
    .example = {"ORRIN, March 6, 2031 - Mother-of-two Maria Ott, 52, found "
                "the bell of the Ostrava Star in Lake Orrin with Peter Lund.",
                "ORRIN, March 6, 2031 - The bell of the Ostrava Star was found "
                "in Lake Orrin by Peter Lund and mother-of-three Maria Ott."},
    .least = 0.5,
    .sure = 0.6,
    .one_voice = true,
    .explain = explain};

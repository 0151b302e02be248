/*
 * time.c - one thing happened at two times of day: "exploded at 10:30 p.m."
 * and "the blast came at 10:55 p.m.".
 *
 * Which times are of one thing is decided in moment_facts.c.
 * Exports: xc_rule_time.
 */
#include "compare/moment_facts.h"
#include "compare/rules/rules.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_TIME && b->kind == XC_FACT_TIME;
}

/* Pairs come from xc_engine_time, which has weighed and judged them. */
static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    (void)weights;
    (void)a;
    (void)b;
    return (xc_alignment){.probability = 0, .time = XC_TIME_COMPATIBLE};
}

static xc_verdict judge(const xc_pair *pair) {
    (void)pair;
    return XC_VERDICT_UNRELATED;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    (void)verdict;
    return xc_explain_moments(out, pair);
}

const xc_rule xc_rule_time = {
    .info = {"time", "One thing happened at two times of day",
             "Articles of one event and one time, or one article, give two "
             "times of day for one thing (a crash, a blast, a take-off). What "
             "rounding leaves open and a hedge adds is allowed: a quarter of "
             "an hour for \"about 6 p.m.\", nothing for \"6:13 p.m.\". Zones "
             "are converted where both are written; else whole hours say "
             "nothing. Tells too of a wreck that is reported before it "
             "happens. Silent for second blasts, for two days, and where one "
             "article knows both times.",
             XC_SEVERITY_ERROR},
    .example = {"A blast tore through Pell Market in Orrin Gate at 10:30 p.m. "
                "on Tuesday, said Mayor Katherine Aldous.",
                "The explosion at Pell Market in Orrin Gate came at 10:55 p.m. "
                "on Tuesday, said Mayor Katherine Aldous."},
    .least = 0.6,
    .sure = 0.8,
    .one_voice = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

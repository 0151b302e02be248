/*
 * grade.c - the severity of a finding: its verdict's, lowered by the cap of
 * its rule and by doubt, and what a newsroom settled instead.
 * Exports: xc_engine_grade, xc_engine_explain_grade, xc_engine_grade_inside,
 * xc_engine_explain_inside, xc_engine_drop_switched_off, xc_policy_rule.
 */
#include <string.h>

#include "compare/engine.h"

const xc_rule_setting *xc_policy_rule(const xc_policy *policy,
                                      const char *rule) {
    for (size_t i = 0; policy && i < policy->rule_count; i++)
        if (strcmp(policy->rules[i].rule, rule) == 0) return &policy->rules[i];
    return NULL;
}

static xc_severity default_severity(xc_verdict verdict) {
    switch (verdict) {
    case XC_VERDICT_CONFLICT:
        return XC_SEVERITY_ERROR;
    case XC_VERDICT_STALE:
    case XC_VERDICT_DISPUTED:
        return XC_SEVERITY_WARNING;
    case XC_VERDICT_IMPRECISE:
        return XC_SEVERITY_NOTE;
    default:
        return XC_SEVERITY_NONE;
    }
}

/* What is graded. */
typedef struct graded {
    const xc_rule_info *rule;
    xc_verdict verdict;
    bool doubtful;
} graded;

/* The steps from a verdict to a severity. */
typedef struct grading {
    xc_severity first;          /* of the verdict */
    xc_severity capped;         /* by the rule */
    xc_severity doubted;        /* lowered by doubt */
    const xc_rule_setting *set; /* what was settled instead; NULL: nothing */
} grading;

static xc_severity lowered(xc_severity severity) {
    return severity > XC_SEVERITY_NOTE ? severity - 1 : severity;
}

static grading grade(const xc_engine *engine, const graded *what) {
    grading g = {.first = default_severity(what->verdict)};
    g.capped = g.first > what->rule->cap ? what->rule->cap : g.first;
    g.doubted = what->doubtful ? lowered(g.capped) : g.capped;
    /* Agreement is no matter of severity, whatever is settled. */
    const xc_rule_setting *set =
        xc_policy_rule(engine->comparison->policy, what->rule->id);
    if (set && set->severity && xc_verdict_differs(what->verdict)) g.set = set;
    return g;
}

static graded grade_pair(const xc_judged *pair) {
    return (graded){&pair->rule->info, pair->verdict,
                    pair->alignment.probability < pair->rule->sure};
}

/* A hedged figure leaves open what an exact one does not: from an error it
 * takes two steps. */
static grading grade_inside(const xc_engine *engine, const xc_rule_info *rule,
                            bool exact) {
    graded what = {rule, XC_VERDICT_CONFLICT, !exact};
    grading g = grade(engine, &what);
    if (!exact) g.doubted = XC_SEVERITY_NOTE;
    return g;
}

xc_severity xc_engine_grade(const xc_engine *engine, const xc_judged *pair) {
    graded what = grade_pair(pair);
    grading g = grade(engine, &what);
    return g.set ? g.set->severity : g.doubted;
}

xc_severity xc_engine_grade_inside(const xc_engine *engine,
                                   const xc_rule_info *rule, bool exact) {
    grading g = grade_inside(engine, rule, exact);
    return g.set ? g.set->severity : g.doubted;
}

static xc_status tell(const xc_engine *engine, xc_detail *detail,
                      const char *step) {
    XC_TRY_NEW(step);
    return XC_PUSH(engine->arena, &detail->severity, step);
}

/* The steps to a severity; doubt is what lowered it, as words. */
static xc_status explain(const xc_engine *engine, const graded *what,
                         const grading *g, const char *doubt,
                         xc_detail *detail) {
    xc_arena *arena = engine->arena;
    const char *rule = what->rule->id;
    XC_TRY(tell(engine, detail,
                xc_arena_format(arena, "the verdict %s: %s",
                                xc_verdict_name(what->verdict),
                                xc_severity_name(g->first))));
    if (g->capped != g->first)
        XC_TRY(tell(engine, detail,
                    xc_arena_format(arena, "the rule %s allows no more: %s",
                                    rule, xc_severity_name(g->capped))));
    if (g->doubted != g->capped)
        XC_TRY(tell(engine, detail,
                    xc_arena_format(arena, "%s: %s", doubt,
                                    xc_severity_name(g->doubted))));
    if (g->set)
        XC_TRY(tell(engine, detail,
                    xc_arena_format(arena, "settled for the rule %s: %s", rule,
                                    xc_severity_name(g->set->severity))));
    return XC_OK;
}

xc_status xc_engine_explain_grade(const xc_engine *engine,
                                  const xc_judged *pair, xc_detail *detail) {
    graded what = grade_pair(pair);
    grading g = grade(engine, &what);
    int sure = (int)(pair->rule->sure * 100 + 0.5);
    const char *doubt =
        xc_arena_format(engine->arena, "less sure than %d%%", sure);
    XC_TRY_NEW(doubt);
    return explain(engine, &what, &g, doubt, detail);
}

xc_status xc_engine_explain_inside(const xc_engine *engine,
                                   const xc_rule_info *rule, bool exact,
                                   xc_detail *detail) {
    graded what = {rule, XC_VERDICT_CONFLICT, !exact};
    grading g = grade_inside(engine, rule, exact);
    return explain(engine, &what, &g,
                   "a figure is hedged, or something may be left out", detail);
}

void xc_engine_drop_switched_off(xc_engine *engine) {
    size_t kept = 0;
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        const xc_rule_setting *set =
            xc_policy_rule(engine->comparison->policy, pair->rule->info.id);
        if (!set || set->severity) engine->judged.items[kept++] = *pair;
    }
    engine->judged.count = kept;
}

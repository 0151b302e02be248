/*
 * grade.c - the severity of a finding: its verdict's, lowered by the cap of
 * its rule and by doubt, and what a newsroom settled instead.
 * Exports: xc_engine_grade, xc_engine_explain_grade,
 * xc_engine_drop_switched_off, xc_policy_rule.
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

/* The steps from a verdict to a severity. */
typedef struct grading {
    xc_severity first;          /* of the verdict */
    xc_severity capped;         /* by the rule */
    xc_severity doubted;        /* lowered by a low probability */
    const xc_rule_setting *set; /* what was settled instead; NULL: nothing */
} grading;

static grading grade(const xc_engine *engine, const xc_judged *pair) {
    const xc_rule *rule = pair->rule;
    grading g = {.first = default_severity(pair->verdict)};
    g.capped = g.first > rule->info.cap ? rule->info.cap : g.first;
    g.doubted = g.capped;
    if (g.capped > XC_SEVERITY_NOTE && pair->alignment.probability < rule->sure)
        g.doubted--;
    /* Agreement is no matter of severity, whatever is settled. */
    const xc_rule_setting *set =
        xc_policy_rule(engine->comparison->policy, rule->info.id);
    if (set && set->severity && xc_verdict_differs(pair->verdict)) g.set = set;
    return g;
}

xc_severity xc_engine_grade(const xc_engine *engine, const xc_judged *pair) {
    grading g = grade(engine, pair);
    return g.set ? g.set->severity : g.doubted;
}

static xc_status tell(const xc_engine *engine, xc_detail *detail,
                      const char *step) {
    XC_TRY_NEW(step);
    return XC_PUSH(engine->arena, &detail->severity, step);
}

xc_status xc_engine_explain_grade(const xc_engine *engine,
                                  const xc_judged *pair, xc_detail *detail) {
    grading g = grade(engine, pair);
    xc_arena *arena = engine->arena;
    const char *verdict = xc_verdict_name(pair->verdict);
    const char *rule = pair->rule->info.id;
    int sure = (int)(pair->rule->sure * 100 + 0.5);
    XC_TRY(tell(engine, detail,
                xc_arena_format(arena, "the verdict %s: %s", verdict,
                                xc_severity_name(g.first))));
    if (g.capped != g.first)
        XC_TRY(tell(engine, detail,
                    xc_arena_format(arena, "the rule %s allows no more: %s",
                                    rule, xc_severity_name(g.capped))));
    if (g.doubted != g.capped)
        XC_TRY(tell(engine, detail,
                    xc_arena_format(arena, "less sure than %d%%: %s", sure,
                                    xc_severity_name(g.doubted))));
    if (g.set)
        XC_TRY(tell(engine, detail,
                    xc_arena_format(arena, "settled for the rule %s: %s", rule,
                                    xc_severity_name(g.set->severity))));
    return XC_OK;
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

/*
 * grade.c - the severity of a finding: its verdict's, lowered by the cap of
 * its rule and by doubt, and what a newsroom settled instead.
 * Exports: xc_engine_grade, xc_engine_drop_switched_off, xc_policy_rule.
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

xc_severity xc_engine_grade(const xc_engine *engine, const xc_judged *pair) {
    const xc_rule_setting *set =
        xc_policy_rule(engine->comparison->policy, pair->rule->info.id);
    /* Agreement is no matter of severity, whatever is settled. */
    if (set && set->severity && xc_verdict_differs(pair->verdict))
        return set->severity;
    xc_severity severity = default_severity(pair->verdict);
    if (severity > pair->rule->info.cap) severity = pair->rule->info.cap;
    if (severity > XC_SEVERITY_NOTE &&
        pair->alignment.probability < pair->rule->sure)
        severity--;
    return severity;
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

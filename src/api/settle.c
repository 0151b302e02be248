/*
 * settle.c - takes out of a report what the settings leave out: findings of
 * rules that are switched off, and those that are not sure enough.
 * Exports: xc_report_settle.
 */
#include "api/api.h"

/* True for a finding that the configuration leaves out. */
static bool is_unwanted(const xc_policy *policy, const xc_finding *finding) {
    const xc_rule_setting *set = xc_policy_rule(policy, finding->rule);
    bool off = set && set->severity == XC_SEVERITY_NONE;
    return off || (policy && finding->confidence < policy->min_confidence);
}

xc_status xc_report_settle(xc_report *report, const xc_context *context) {
    const xc_policy *policy = xc_config_policy(context);
    size_t kept = 0;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        xc_finding finding = report->outcome.findings.items[i];
        if (is_unwanted(policy, &finding))
            XC_TRY(XC_PUSH(report->arena, &report->left_out, finding));
        else
            report->outcome.findings.items[kept++] = finding;
    }
    report->outcome.findings.count = kept;
    return XC_OK;
}

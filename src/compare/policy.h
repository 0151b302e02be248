/*
 * policy.h - what a newsroom settles about rules: their severities, which are
 * switched off, and how sure a finding must be.
 * Exports: xc_policy, xc_rule_setting, xc_policy_rule.
 */
#ifndef XC_COMPARE_POLICY_H
#define XC_COMPARE_POLICY_H

#include "base/status.h"

typedef struct xc_rule_setting {
    const char *rule;
    xc_severity severity; /* of what differs; NONE: switched off */
} xc_rule_setting;

typedef struct xc_policy {
    const xc_rule_setting *rules;
    size_t rule_count;
    double min_confidence; /* 0 to 1 */
} xc_policy;

/* What is settled about a rule; NULL: nothing. policy may be NULL. */
const xc_rule_setting *xc_policy_rule(const xc_policy *policy,
                                      const char *rule);

#endif

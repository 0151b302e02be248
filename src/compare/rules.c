/*
 * rules.c - the table of rules. A new rule is a file under rules/ and a row
 * here.
 * Exports: xc_rules, xc_rule_get, xc_rule_get_example.
 */
#include "compare/rules/rules.h"
#include "compare/rule.h"

const xc_rule *const xc_rules[] = {
    &xc_rule_count,   &xc_rule_goal,      &xc_rule_measure, &xc_rule_money,
    &xc_rule_percent, &xc_rule_quotation, &xc_rule_share,   &xc_rule_total};
const size_t xc_rule_count_all = sizeof xc_rules / sizeof *xc_rules;

const xc_rule_info *xc_rule_get(size_t index) {
    return index < xc_rule_count_all ? &xc_rules[index]->info : NULL;
}

const xc_rule_example *xc_rule_get_example(size_t index) {
    if (index >= xc_rule_count_all || !xc_rules[index]->example.a) return NULL;
    return &xc_rules[index]->example;
}

/*
 * rules.c - the tables of rules: those about two facts, and those about one
 * article. A new rule is a file under rules/ and a row here.
 * Exports: xc_rules, xc_inside_rules, xc_rule_get, xc_rule_get_example.
 */
#include <string.h>

#include "compare/inside.h"
#include "compare/rules/rules.h"

const xc_rule *const xc_rules[] = {
    &xc_rule_age,       &xc_rule_change_rate, &xc_rule_count,
    &xc_rule_date,      &xc_rule_duration,    &xc_rule_goal,
    &xc_rule_measure,   &xc_rule_money,       &xc_rule_overtaken,
    &xc_rule_percent,   &xc_rule_place,       &xc_rule_polarity,
    &xc_rule_quotation, &xc_rule_role,        &xc_rule_share,
    &xc_rule_speaker,   &xc_rule_spelling,    &xc_rule_superlative,
    &xc_rule_time,      &xc_rule_total};
const size_t xc_rule_count_all = sizeof xc_rules / sizeof *xc_rules;

const xc_inside_rule *const xc_inside_rules[] = {
    &xc_rule_anniversary, &xc_rule_birth,    &xc_rule_change,
    &xc_rule_conversion,  &xc_rule_headline, &xc_rule_overtaken_inside,
    &xc_rule_part,        &xc_rule_points,   &xc_rule_spelling_inside,
    &xc_rule_sum,         &xc_rule_toll,     &xc_rule_weekday};
const size_t xc_inside_rule_count =
    sizeof xc_inside_rules / sizeof *xc_inside_rules;

/* A row of either table. */
typedef struct listed {
    const xc_rule_info *info;
    const xc_rule_example *example;
} listed;

/* Both tables are in order of ids: they are gone through together. A rule that
 * is in both, since it holds articles against each other and themselves, is one
 * row. */
static listed get(size_t index) {
    size_t a = 0, b = 0;
    while (a < xc_rule_count_all || b < xc_inside_rule_count) {
        int order =
            b == xc_inside_rule_count ? -1
            : a == xc_rule_count_all
                ? 1
                : strcmp(xc_rules[a]->info.id, xc_inside_rules[b]->info.id);
        bool first = order <= 0;
        listed next = first
                          ? (listed){&xc_rules[a]->info, &xc_rules[a]->example}
                          : (listed){&xc_inside_rules[b]->info,
                                     &xc_inside_rules[b]->example};
        a += first;
        b += order >= 0;
        if (index-- == 0) return next;
    }
    return (listed){NULL, NULL};
}

const xc_rule_info *xc_rule_get(size_t index) {
    return get(index).info;
}

const xc_rule_example *xc_rule_get_example(size_t index) {
    const xc_rule_example *example = get(index).example;
    return example && example->a ? example : NULL;
}

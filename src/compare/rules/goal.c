/*
 * goal.c - "the goal is 2 percent" against "the 3 percent goal".
 * Exports: xc_rule_goal.
 */
#include "compare/rules/rules.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_LEVEL && b->kind == XC_FACT_LEVEL;
}

const xc_rule xc_rule_goal = {
    .info = {"goal", "Two levels of the same goal or limit differ",
             "Two sources put the same goal or limit at different "
             "levels. What is in force, what is planned and what "
             "is asked for are kept apart: a goal of 2 percent and"
             " a call for 5 percent are no conflict.",
             XC_SEVERITY_WARNING},
    .example = {"The Orrin council set a goal of 40 percent for shore power.",
                "The Orrin council set a goal of 45 percent for shore power."},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = xc_judge_number,
    .explain = xc_explain_number};

/*
 * rules.h - the descriptors, one a file. Inside src/compare/ only.
 * Exports: xc_rule_NAME.
 */
#ifndef XC_COMPARE_RULES_RULES_H
#define XC_COMPARE_RULES_RULES_H

#include "compare/inside.h"

extern const xc_rule xc_rule_age;
extern const xc_rule xc_rule_change_rate;
extern const xc_rule xc_rule_count;
extern const xc_rule xc_rule_date;
extern const xc_rule xc_rule_duration;
extern const xc_rule xc_rule_goal;
extern const xc_rule xc_rule_measure;
extern const xc_rule xc_rule_money;
extern const xc_rule xc_rule_overtaken;
extern const xc_rule xc_rule_percent;
extern const xc_rule xc_rule_place;
extern const xc_rule xc_rule_polarity;
extern const xc_rule xc_rule_quotation;
extern const xc_rule xc_rule_role;
extern const xc_rule xc_rule_share;
extern const xc_rule xc_rule_speaker;
extern const xc_rule xc_rule_spelling;
extern const xc_rule xc_rule_superlative;
extern const xc_rule xc_rule_time;
extern const xc_rule xc_rule_total;

extern const xc_inside_rule xc_rule_anniversary;
extern const xc_inside_rule xc_rule_birth;
extern const xc_inside_rule xc_rule_change;
extern const xc_inside_rule xc_rule_conversion;
extern const xc_inside_rule xc_rule_headline;
extern const xc_inside_rule xc_rule_overtaken_inside;
extern const xc_inside_rule xc_rule_toll;
extern const xc_inside_rule xc_rule_part;
extern const xc_inside_rule xc_rule_points;
extern const xc_inside_rule xc_rule_spelling_inside;
extern const xc_inside_rule xc_rule_sum;
extern const xc_inside_rule xc_rule_weekday;

/* "rose 5 percent": by how much something changed (change_rate.c). */
bool xc_is_change_rate(const xc_fact *fact);

#endif

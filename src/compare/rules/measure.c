/*
 * measure.c - "a 12-mile tunnel" against "a tunnel of 15 miles".
 * Exports: xc_rule_measure.
 */
#include "compare/rules/rules.h"

static bool takes(const xc_fact *a, const xc_fact *b) {
    switch (a->number.dimension) {
    case XC_DIMENSION_LENGTH:
    case XC_DIMENSION_AREA:
    case XC_DIMENSION_VOLUME:
    case XC_DIMENSION_MASS:
    case XC_DIMENSION_SPEED:
    case XC_DIMENSION_TEMPERATURE:
        return xc_are_amounts(a, b, a->number.dimension);
    default:
        return false;
    }
}

const xc_rule xc_rule_measure = {
    .info = {"measure", "Two measures of the same thing differ",
             "Two sources give different lengths, areas, volumes, "
             "masses, speeds or temperatures, in one unit, for the"
             " same thing. Silent within rounding and hedges, and "
             "where the units differ.",
             XC_SEVERITY_ERROR},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = xc_judge_number,
    .explain = xc_explain_number};

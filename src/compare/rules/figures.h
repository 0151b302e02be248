/*
 * figures.h - what the rules about one article ask of figures. Inside
 * src/compare/rules/ only.
 * Exports: xc_is_percent, xc_is_points, xc_is_plain_amount, xc_is_same_kind,
 * xc_describe_short.
 */
#ifndef XC_COMPARE_RULES_FIGURES_H
#define XC_COMPARE_RULES_FIGURES_H

#include "compare/inside/inside.h"

/* "40 percent", no percentage points and no rate of something. */
bool xc_is_percent(const xc_figure *figure);

/* "5 percentage points". */
bool xc_is_points(const xc_figure *figure);

/* A number of things, money or a measure: no part of a whole, no percentage,
 * ordinal, age, time or score. */
bool xc_is_plain_amount(const xc_figure *figure);

/* True for two of one dimension, money and measures of one unit; a bare number
 * goes with a count. */
bool xc_is_same_kind(const xc_figure *a, const xc_figure *b);

/* A computed number with three digits, "25.8"; more before the point. */
const char *xc_describe_short(xc_arena *arena, double value);

#endif

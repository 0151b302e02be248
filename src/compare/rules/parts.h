/*
 * parts.h - a part and its whole seen from both sides: how many do, and how
 * many do not. Shared by the rules about parts.
 * Exports: xc_parts, xc_parts_of.
 */
#ifndef XC_COMPARE_RULES_PARTS_H
#define XC_COMPARE_RULES_PARTS_H

#include "compare/rule.h"

/* does + does_not = whole. NAN and an interval without ends where the fact
 * does not say. */
typedef struct xc_parts {
    double total;
    double does;
    double does_not;
    xc_interval does_meant;
    xc_interval does_not_meant;
    bool stated_does; /* what the text counts; the other follows */
} xc_parts;

xc_parts xc_parts_of(const xc_fact *fact);

/* "meet the 2% goal" or "do not meet the 2% goal". */
const char *xc_parts_phrase(xc_arena *arena, const xc_fact *fact, bool does);

#endif

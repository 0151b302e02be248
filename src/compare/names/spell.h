/*
 * spell.h - names that two articles, or one, write in two ways. Inside
 * src/compare/ only.
 * Exports: xc_engine_spell, xc_misspelt, xc_find_misspelt, xc_tell_times.
 */
#ifndef XC_COMPARE_NAMES_SPELL_H
#define XC_COMPARE_NAMES_SPELL_H

#include "compare/matching/observe.h"
#include "compare/names/people.h"

/* Holds the names of two articles against each other and adds those that are
 * one name in two ways to the judged pairs, as facts of the kind XC_FACT_NAME.
 * Nothing where the two are said to be of one thing: then it is no matter. */
xc_status xc_engine_spell(xc_engine *engine, const xc_observed *a,
                          const xc_observed *b);

/* Two forms of one name. */
typedef struct xc_misspelt {
    const xc_form *a;
    const xc_form *b;
    xc_spelled spelled; /* TWICE, SCRIPT or DOUBT */
    bool alone;         /* no other word of the name says that it is one */
} xc_misspelt;

typedef XC_VEC(xc_misspelt) xc_misspelts;

/* Finds names of a that b writes otherwise, and never as a does; where both are
 * one, names that it writes in two ways. In the arena. */
xc_status xc_find_misspelt(xc_arena *arena, const xc_written *a,
                           const xc_written *b, xc_misspelts *out);

/* "once", "twice", "3 times". */
const char *xc_tell_times(xc_arena *arena, size_t count);

#endif

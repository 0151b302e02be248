/*
 * pairings.h - articles that are held against each other, two and two, many
 * at a time. Inside src/compare/ only.
 * Exports: xc_pairings, xc_pairings_*.
 */
#ifndef XC_COMPARE_MATCHING_PAIRINGS_H
#define XC_COMPARE_MATCHING_PAIRINGS_H

#include "compare/engine.h"

/* What comes of pairings is added to the engine's judged pairs in the order in
 * which they were added, however many threads weigh them. */
typedef struct xc_pairings xc_pairings;

/* In the arena of the engine. What its facts were judged by so far is not
 * judged again by their figures. NULL: out of memory. */
xc_pairings *xc_pairings_new(xc_engine *engine);

/* Adds two contents, in the order in which they are told; twice the same one is
 * held against itself. The engine has to keep both. */
xc_status xc_pairings_add(xc_pairings *pairings, size_t first, size_t second);

/* Judges what was added and is not judged yet. */
xc_status xc_pairings_settle(xc_pairings *pairings);

/* Gives back what was observed. */
void xc_pairings_free(xc_pairings *pairings);

#endif

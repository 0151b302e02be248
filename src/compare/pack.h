/*
 * pack.h - the outcome of a comparison to bytes, and back.
 * Exports: xc_outcome_pack.
 */
#ifndef XC_COMPARE_PACK_H
#define XC_COMPARE_PACK_H

#include "base/pack.h"
#include "compare/compare.h"

/* Packs *outcome, or fills it in the arena of the pack; how its findings came
 * about is not packed. */
void xc_outcome_pack(xc_pack *pack, xc_outcome *outcome);

#endif

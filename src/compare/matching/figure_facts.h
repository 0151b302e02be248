/*
 * figure_facts.h - observations that differ as facts, so that they are judged,
 * shown and accepted as all others. Inside src/compare/ only.
 * Exports: xc_engine_judge_figures.
 */
#ifndef XC_COMPARE_MATCHING_FIGURE_FACTS_H
#define XC_COMPARE_MATCHING_FIGURE_FACTS_H

#include "compare/matching/match.h"

/* Judges two observations and adds the pair to the engine's, as facts of the
 * kind XC_FACT_FIGURE, unless what is known of the facts that they are part of
 * speaks against it. */
xc_status xc_engine_judge_figures(xc_engine *engine,
                                  const xc_matching *matching);

#endif

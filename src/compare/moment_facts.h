/*
 * moment_facts.h - holds what two articles, or one, say happened when against
 * each other. Inside src/compare/ only.
 * Exports: xc_engine_time, xc_explain_moments.
 */
#ifndef XC_COMPARE_MOMENT_FACTS_H
#define XC_COMPARE_MOMENT_FACTS_H

#include "compare/observe.h"

/* Adds pairs of times that one thing cannot have happened at, as facts of the
 * kind XC_FACT_TIME, to the judged pairs: of the rule time where the minutes
 * differ, of the rule date where one time is told of two days. Both may be one
 * article. Nothing where the two are said to be of one thing: then it is left
 * to what the facts say. */
xc_status xc_engine_time(xc_engine *engine, const xc_observed *a,
                         const xc_observed *b);

/* The words of a finding about two facts of the kind XC_FACT_TIME. */
xc_status xc_explain_moments(xc_explanation *out, const xc_pair *pair);

#endif

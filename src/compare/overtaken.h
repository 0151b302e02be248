/*
 * overtaken.h - statements of one article that another has overtaken. Inside
 * src/compare/ only.
 * Exports: xc_engine_overtake.
 */
#ifndef XC_COMPARE_OVERTAKEN_H
#define XC_COMPARE_OVERTAKEN_H

#include "compare/observe.h"

/* Holds what two articles say is not known or not done yet against what the
 * other says is, and adds to the judged pairs what is overtaken, as facts of
 * the kind XC_FACT_STATEMENT. Nothing where the two are said to be of one
 * thing. */
xc_status xc_engine_overtake(xc_engine *engine, const xc_observed *a,
                             const xc_observed *b);

#endif

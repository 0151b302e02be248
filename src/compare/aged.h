/*
 * aged.h - people without a name to whom two articles give two ages. Inside
 * src/compare/ only.
 * Exports: xc_engine_age.
 */
#ifndef XC_COMPARE_AGED_H
#define XC_COMPARE_AGED_H

#include "compare/observe.h"

/* Adds to the judged pairs those described people ("the six-year-old boy") of
 * two articles that are one and have two ages, as facts of the kind
 * XC_FACT_AGE. Nothing where the two are said to be of one thing. */
xc_status xc_engine_age(xc_engine *engine, const xc_observed *a,
                        const xc_observed *b);

#endif

/*
 * portray.h - people of whom two articles, or one, say who they are in two ways
 * that exclude each other. Inside src/compare/ only.
 * Exports: xc_engine_portray.
 */
#ifndef XC_COMPARE_NAMES_PORTRAY_H
#define XC_COMPARE_NAMES_PORTRAY_H

#include "compare/matching/observe.h"

/* Holds what two articles tell of people beside their names against each other
 * (both may be one article) and adds to the judged pairs what differs, as facts
 * of the kind XC_FACT_ROLE: ranks and bodies to rule role, all else to rule
 * person. Nothing where the two are said to be of one thing. */
xc_status xc_engine_portray(xc_engine *engine, const xc_observed *a,
                            const xc_observed *b);

#endif

/*
 * kind.h - one thing that two articles call by kinds that exclude each other.
 * Inside src/compare/ only.
 * Exports: xc_engine_kind.
 */
#ifndef XC_COMPARE_EVENTS_KIND_H
#define XC_COMPARE_EVENTS_KIND_H

#include "compare/matching/observe.h"

/* Holds what two articles call the things beside their deeds against each
 * other, and adds to the judged pairs what differs, as facts of the kind
 * XC_FACT_STATEMENT. Nothing where the two are said to be of one thing. */
xc_status xc_engine_kind(xc_engine *engine, const xc_observed *a,
                         const xc_observed *b);

#endif

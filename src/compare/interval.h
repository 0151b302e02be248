/*
 * interval.h - the algebra of what numbers may stand for.
 * Exports: xc_interval_*.
 */
#ifndef XC_COMPARE_INTERVAL_H
#define XC_COMPARE_INTERVAL_H

#include "extract/mention.h"

/* True when some value lies in both. Ends that touch meet only when both
 * are closed. Symmetric. */
bool xc_interval_meets(const xc_interval *a, const xc_interval *b);

/* True when every value of the inner lies in the outer. */
bool xc_interval_holds(const xc_interval *outer, const xc_interval *inner);

/* All total - x for x in the interval: what a part leaves of its whole. */
xc_interval xc_interval_rest(double total, const xc_interval *part);

/* How far apart two intervals are, relative to the larger end; 0 when they
 * meet. */
double xc_interval_gap(const xc_interval *a, const xc_interval *b);

#endif

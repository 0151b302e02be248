/*
 * interval.c - tells whether two numbers, each with what rounding and hedges
 * allow, can be the same one.
 * Exports: xc_interval_*.
 */
#include "compare/interval.h"

/* True when a ends before b begins. */
static bool is_before(const xc_interval *a, const xc_interval *b) {
    if (a->high < b->low) return true;
    return a->high == b->low && (a->high_open || b->low_open);
}

bool xc_interval_meets(const xc_interval *a, const xc_interval *b) {
    return !is_before(a, b) && !is_before(b, a);
}

bool xc_interval_holds(const xc_interval *outer, const xc_interval *inner) {
    bool low =
        outer->low < inner->low ||
        (outer->low == inner->low && (!outer->low_open || inner->low_open));
    bool high =
        outer->high > inner->high ||
        (outer->high == inner->high && (!outer->high_open || inner->high_open));
    return low && high;
}

xc_interval xc_interval_rest(double total, const xc_interval *part) {
    xc_interval rest = {total - part->high, total - part->low, part->high_open,
                        part->low_open};
    return rest;
}

double xc_interval_gap(const xc_interval *a, const xc_interval *b) {
    if (xc_interval_meets(a, b)) return 0;
    double low = is_before(a, b) ? a->high : b->high;
    double high = is_before(a, b) ? b->low : a->low;
    double scale = fmax(fabs(low), fabs(high));
    return scale > 0 ? (high - low) / scale : 0;
}

/*
 * convert.c - puts a figure into the unit of another, rounding and hedges with
 * it: "10 miles" is 15.3 to 16.9 km, as precise as it was written.
 *
 * It converts what is measured alone. Months have no length, and money no
 * rate.
 * Exports: xc_units_differ, xc_is_convertible, xc_has_conversion, xc_convert.
 */
#include "compare/convert.h"

#include <string.h>

static bool is_measure(xc_dimension dimension) {
    switch (dimension) {
    case XC_DIMENSION_NUMBER:
    case XC_DIMENSION_COUNT:
    case XC_DIMENSION_MONEY:
    case XC_DIMENSION_PERCENT:
    case XC_DIMENSION_RATIO:
    case XC_DIMENSION_ORDINAL:
    case XC_DIMENSION_AGE:
    case XC_DIMENSION_TIME:
    case XC_DIMENSION_OTHER:
        return false;
    default:
        return true;
    }
}

bool xc_units_differ(const xc_quantity *a, const xc_quantity *b) {
    return a->unit && b->unit && strcmp(a->unit, b->unit) != 0;
}

bool xc_has_conversion(const xc_quantity *quantity) {
    xc_conversion all[XC_CONVERSION_MAX];
    return is_measure(quantity->dimension) &&
           xc_conversion_find(quantity->unit, all) > 0;
}

bool xc_is_convertible(const xc_quantity *a, const xc_quantity *b) {
    return a->dimension == b->dimension && xc_has_conversion(a) &&
           xc_has_conversion(b);
}

/* Factors are positive, so that ends stay what they are. */
static void put_interval(xc_interval *interval, const xc_conversion *from,
                         const xc_conversion *to) {
    interval->low = xc_conversion_apply(from, to, interval->low);
    interval->high = xc_conversion_apply(from, to, interval->high);
}

static void add(const xc_quantity *a, const char *unit, xc_conversion from,
                xc_conversion to, bool difference, xc_converted *out) {
    out->difference[out->count] = difference;
    xc_quantity *q = &out->items[out->count++];
    *q = *a;
    q->unit = unit;
    q->value = xc_conversion_apply(&from, &to, a->value);
    put_interval(&q->written, &from, &to);
    put_interval(&q->meant, &from, &to);
}

void xc_convert(const xc_quantity *a, const xc_quantity *b, xc_converted *out) {
    xc_conversion from[XC_CONVERSION_MAX], to[XC_CONVERSION_MAX];
    out->count = 0;
    if (a->dimension != b->dimension || !is_measure(a->dimension)) return;
    size_t n = xc_conversion_find(a->unit, from);
    size_t m = xc_conversion_find(b->unit, to);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++) {
            add(a, b->unit, from[i], to[k], false, out);
            bool same = fabs(from[i].offset - to[k].offset) < 1e-9;
            if (same) continue;
            /* "warmed by 9 F" and "warmed by 5 C" are differences. */
            xc_conversion step_from = {from[i].factor, 0};
            xc_conversion step_to = {to[k].factor, 0};
            add(a, b->unit, step_from, step_to, true, out);
        }
}

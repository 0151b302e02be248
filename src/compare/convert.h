/*
 * convert.h - figures in different units made comparable. Inside src/compare/
 * only.
 * Exports: xc_converted, xc_convert, xc_units_differ, xc_is_convertible,
 * xc_has_conversion.
 */
#ifndef XC_COMPARE_CONVERT_H
#define XC_COMPARE_CONVERT_H

#include "extract/mention.h"
#include "lexicon/conversion.h"

/* A figure in the unit of another, in each way that it may be meant: which ton
 * it is, and whether degrees are a temperature or a difference of two. */
typedef struct xc_converted {
    xc_quantity items[XC_CONVERSION_MAX * XC_CONVERSION_MAX * 2];
    bool difference[XC_CONVERSION_MAX * XC_CONVERSION_MAX * 2];
    size_t count;
} xc_converted;

/* True when both have a unit, and not the same. */
bool xc_units_differ(const xc_quantity *a, const xc_quantity *b);

/* True when one can be put into the unit of the other: lengths, areas,
 * temperatures ... but no durations, shares or money. */
bool xc_is_convertible(const xc_quantity *a, const xc_quantity *b);

/* True for figures that a conversion may put into another unit. */
bool xc_has_conversion(const xc_quantity *quantity);

/* The figure a in the unit of b, with the rounding it was written with. None
 * when they are not convertible. */
void xc_convert(const xc_quantity *a, const xc_quantity *b, xc_converted *out);

#endif

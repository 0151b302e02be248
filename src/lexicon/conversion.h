/*
 * conversion.h - units of measure by their one name ("km", "mi/h"), and values
 * from one unit into another. Factors come from UDUNITS-2 when the program is
 * built (tools/unitgen.c).
 * Exports: xc_conversion, xc_conversion_*.
 */
#ifndef XC_LEXICON_CONVERSION_H
#define XC_LEXICON_CONVERSION_H

#include "lexicon/lexicon.h"

/* Readings of a unit at most: "ton" may be three. */
enum { XC_CONVERSION_MAX = 9 };

/* value * factor + offset is the value in the base unit of the dimension. */
typedef struct xc_conversion {
    double factor;
    double offset; /* of temperatures; else 0 */
} xc_conversion;

/* What a unit may stand for: one conversion, or several where it does not say
 * which of some units it is. 0: it is not known, or nothing converts it. */
size_t xc_conversion_find(const char *unit,
                          xc_conversion out[XC_CONVERSION_MAX]);

/* The row of a unit in the lexicon of conversions; NULL: none, as for a
 * quotient that has no name of its own. */
const xc_lexeme *xc_conversion_row(const char *unit);

/* A value of one unit in another. */
double xc_conversion_apply(const xc_conversion *from, const xc_conversion *to,
                           double value);

#endif

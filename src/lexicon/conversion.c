/*
 * conversion.c - looks up how units convert; quotients ("ug/m3") are made of
 * the conversions of their parts, since the bases are those of the SI.
 * Exports: xc_conversion_*.
 */
#include "lexicon/conversion.h"

#include <math.h>
#include <string.h>

/* Names of units are short. */
enum { NAME_MAX_BYTES = 64 };

const xc_lexeme *xc_conversion_row(const char *unit) {
    return unit ? xc_lexicon_find(XC_LEXICON_CONVERSIONS, unit) : NULL;
}

/* The part of a text up to a mark, in out; what is behind it, NULL: nothing. */
static const char *cut(const char *text, char mark, char out[NAME_MAX_BYTES]) {
    const char *end = strchr(text, mark);
    size_t length = end ? (size_t)(end - text) : strlen(text);
    if (length >= NAME_MAX_BYTES) length = 0;
    memcpy(out, text, length);
    out[length] = '\0';
    return end ? end + 1 : NULL;
}

static size_t find_row(const xc_lexeme *row, xc_conversion *out, size_t room);

/* One of the units that a unit may be; a quotient has named parts. */
static size_t find_one(const char *unit, xc_conversion *out, size_t room) {
    char over[NAME_MAX_BYTES];
    const char *under = strchr(unit, '/');
    const xc_lexeme *row = xc_conversion_row(unit);
    if (row) return find_row(row, out, room);
    if (!under) return 0;
    cut(unit, '/', over);
    xc_conversion a[XC_CONVERSION_MAX], b[XC_CONVERSION_MAX];
    const xc_lexeme *high = xc_conversion_row(over);
    const xc_lexeme *low = xc_conversion_row(under + 1);
    size_t n = high ? find_row(high, a, XC_CONVERSION_MAX) : 0;
    size_t m = low ? find_row(low, b, XC_CONVERSION_MAX) : 0, count = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m && count < room; k++)
            out[count++] = (xc_conversion){a[i].factor / b[k].factor, 0};
    return count;
}

/* No unit of "any" has one itself (tools/unitgen.c), so this goes no deeper
 * than a quotient of them. */
static size_t find_row(const xc_lexeme *row, xc_conversion *out, size_t room) {
    const char *any = xc_lexeme_text(row, XC_CONVERSIONS_ANY);
    double factor = xc_lexeme_number(row, XC_CONVERSIONS_FACTOR);
    double offset = xc_lexeme_number(row, XC_CONVERSIONS_OFFSET);
    if (!any) {
        if (!isfinite(factor) || room == 0) return 0;
        out[0] = (xc_conversion){factor, isnan(offset) ? 0 : offset};
        return 1;
    }
    size_t count = 0;
    while (any) {
        char one[NAME_MAX_BYTES];
        any = cut(any, ',', one);
        count += find_one(one, out + count, room - count);
    }
    return count;
}

size_t xc_conversion_find(const char *unit,
                          xc_conversion out[XC_CONVERSION_MAX]) {
    return unit ? find_one(unit, out, XC_CONVERSION_MAX) : 0;
}

double xc_conversion_apply(const xc_conversion *from, const xc_conversion *to,
                           double value) {
    return (value * from->factor + from->offset - to->offset) / to->factor;
}

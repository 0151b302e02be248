/*
 * wordsum.c - turns number words into sums: "twenty-three", "a hundred and
 * five", "nine crore and four hundred", and the ordinals that end them,
 * "hundred and first", "twenty-firsts".
 *
 * "and" joins only behind a hundred or more: "five and six" are two numbers.
 * Exports: xc_wordsum_*, xc_number_row, xc_number_kind, xc_number_value,
 * xc_atom_is_article, xc_after_hyphen, xc_ordinal_read.
 */
#include "extract/quantities/wordsum.h"

#include <string.h>

/* "two hundred and" goes on with less. */
enum { HUNDRED = 100 };

const xc_lexeme *xc_number_row(const xc_atoms *atoms, uint32_t at) {
    if (at >= atoms->count || atoms->items[at].covered) return NULL;
    return xc_lexicon_find(XC_LEXICON_NUMBERS, atoms->items[at].norm);
}

int xc_number_kind(const xc_atoms *atoms, uint32_t at) {
    const xc_lexeme *row = xc_number_row(atoms, at);
    return row ? xc_lexeme_word(row, XC_NUMBERS_KIND) : 0;
}

double xc_number_value(const xc_lexeme *row) {
    return xc_lexeme_number(row, XC_NUMBERS_VALUE);
}

bool xc_atom_is_article(const xc_atoms *atoms, uint32_t at) {
    return xc_atom_is(atoms, at, "a") || xc_atom_is(atoms, at, "an");
}

uint32_t xc_after_hyphen(const xc_atoms *atoms, uint32_t at) {
    return xc_atom_is(atoms, at, "-") && !atoms->items[at].covered ? at + 1
                                                                   : at;
}

/* ------------------------------------------------------------------ */
/* Sums                                                                 */

static bool take_small(xc_wordsum *w, int kind, double value) {
    bool room = w->last == 0 || w->last == XC_NUMBERS_KIND_HUNDRED ||
                w->last == XC_NUMBERS_KIND_MAGNITUDE;
    if (kind == XC_NUMBERS_KIND_UNIT)
        room = room || (w->last == XC_NUMBERS_KIND_TENS && value > 0);
    if (!room) return false;
    w->current += value;
    w->last = kind;
    return true;
}

static bool take_hundred(xc_wordsum *w, double value) {
    if (w->last != XC_NUMBERS_KIND_UNIT && w->last != XC_NUMBERS_KIND_TEEN &&
        w->last != XC_NUMBERS_KIND_TENS)
        return false;
    if (w->current < 1 || w->current >= value) return false;
    w->current *= value;
    w->last = XC_NUMBERS_KIND_HUNDRED;
    return true;
}

static bool take_magnitude(xc_wordsum *w, double value) {
    if (w->last == 0) return false;
    if (w->last == XC_NUMBERS_KIND_MAGNITUDE || value > w->smallest) {
        w->total = (w->total + w->current) * value;
    } else {
        w->total += w->current * value;
    }
    w->current = 0;
    w->smallest = value;
    w->last = XC_NUMBERS_KIND_MAGNITUDE;
    w->scaled = true;
    return w->total <= XC_NUMBER_LARGEST;
}

static bool take(xc_wordsum *w, const xc_lexeme *row) {
    int kind = xc_lexeme_word(row, XC_NUMBERS_KIND);
    switch (kind) {
    case XC_NUMBERS_KIND_UNIT:
    case XC_NUMBERS_KIND_TEEN:
    case XC_NUMBERS_KIND_TENS:
        return take_small(w, kind, xc_number_value(row));
    case XC_NUMBERS_KIND_HUNDRED:
        return take_hundred(w, xc_number_value(row));
    case XC_NUMBERS_KIND_MAGNITUDE:
        return take_magnitude(w, xc_number_value(row));
    default:
        return false;
    }
}

static bool is_small_kind(int kind) {
    return kind == XC_NUMBERS_KIND_UNIT || kind == XC_NUMBERS_KIND_TEEN ||
           kind == XC_NUMBERS_KIND_TENS;
}

/* What stands behind "and" is less than the hundred or thousand before it:
 * "one hundred and two hundred" are two numbers, and behind "between" so are
 * "two hundred and two thousand". */
static bool is_less(const xc_atoms *atoms, uint32_t at, const xc_wordsum *w) {
    xc_wordsum more = xc_wordsum_begin(at, true);
    if (!xc_wordsum_read(atoms, &more)) return false;
    if (w->last == XC_NUMBERS_KIND_MAGNITUDE)
        return xc_wordsum_value(&more) < w->smallest;
    if (xc_wordsum_value(&more) < HUNDRED) return true;
    while (is_small_kind(xc_number_kind(atoms, at)))
        at++;
    return !w->between &&
           xc_number_kind(atoms, at) == XC_NUMBERS_KIND_MAGNITUDE;
}

/* "and" goes on with a smaller number after "hundred" or "thousand", unless
 * what follows is a fraction: "two hundred and three quarters". */
static bool joins(const xc_atoms *atoms, uint32_t at, const xc_wordsum *w) {
    bool large = w->last == XC_NUMBERS_KIND_HUNDRED ||
                 w->last == XC_NUMBERS_KIND_MAGNITUDE;
    double added;
    uint32_t last;
    if (!large || w->plain || !xc_atom_is(atoms, at, "and")) return false;
    /* "three hundred and two dozen" are 324. */
    int next = xc_number_kind(atoms, at + 2);
    if (next == XC_NUMBERS_KIND_DOZEN || next == XC_NUMBERS_KIND_VAGUE)
        return false;
    return is_small_kind(xc_number_kind(atoms, at + 1)) &&
           is_less(atoms, at + 1, w) &&
           !xc_fraction_added(atoms, at, 1, &added, &last);
}

/* The atom of the next word: past "and", or past the hyphen of "fifty - two".
 */
static uint32_t next_word(const xc_atoms *atoms, const xc_wordsum *w) {
    if (joins(atoms, w->at, w)) return w->at + 1;
    uint32_t after = xc_after_hyphen(atoms, w->at);
    bool unit = after != w->at && w->last == XC_NUMBERS_KIND_TENS &&
                xc_number_kind(atoms, after) == XC_NUMBERS_KIND_UNIT;
    return unit ? after : w->at;
}

xc_wordsum xc_wordsum_begin(uint32_t at, bool plain) {
    xc_wordsum words = {0, 0, INFINITY, 0, false, plain, false, at, 0};
    return words;
}

bool xc_wordsum_read(const xc_atoms *atoms, xc_wordsum *w) {
    bool any = false;
    while (w->at < atoms->count) {
        uint32_t at = next_word(atoms, w);
        const xc_lexeme *row = xc_number_row(atoms, at);
        bool first = w->last == 0, joined = at > w->at;
        if (!row || !take(w, row)) break;
        bool tens = w->last == XC_NUMBERS_KIND_TENS && !first && !joined;
        w->tens = tens ? at : 0;
        w->at = at + 1;
        any = true;
    }
    return any;
}

double xc_wordsum_value(const xc_wordsum *words) {
    return words->total + words->current;
}

/* ------------------------------------------------------------------ */
/* Ordinals                                                             */

/* The row of "fifth" for "fifths" as well. */
static const xc_lexeme *ordinal_row(const xc_atoms *atoms, uint32_t at,
                                    bool *plural) {
    char singular[32];
    const xc_lexeme *row = xc_number_row(atoms, at);
    const char *norm = xc_atom_norm(atoms, at);
    size_t n = strlen(norm);
    *plural = false;
    if (!row && n > 3 && n < sizeof singular && norm[n - 1] == 's' &&
        !atoms->items[at].covered) {
        memcpy(singular, norm, n - 1);
        singular[n - 1] = '\0';
        row = xc_lexicon_find(XC_LEXICON_NUMBERS, singular);
        *plural = true;
    }
    bool ordinal =
        row && xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_ORDINAL;
    return ordinal ? row : NULL;
}

/* A number before "hundredth" is multiplied by it, one before "first" has
 * it added; NAN: they do not go together. */
static double combined(const xc_wordsum *w, double value) {
    double base = xc_wordsum_value(w);
    bool tens = w->last == XC_NUMBERS_KIND_TENS && value < 10;
    bool hundred = w->last == XC_NUMBERS_KIND_HUNDRED && value < 100;
    bool thousand = w->last == XC_NUMBERS_KIND_MAGNITUDE && value < 100;
    if (w->last == 0 || tens || hundred || thousand) return base + value;
    return value >= 100 ? base * value : NAN;
}

bool xc_ordinal_read(const xc_atoms *atoms, const xc_wordsum *w,
                     xc_ordinal *ordinal) {
    uint32_t at = w->at;
    bool joined = w->last != 0 && xc_atom_is(atoms, at, "and");
    if (joined) at++;
    if (w->last == XC_NUMBERS_KIND_TENS) at = xc_after_hyphen(atoms, at);
    const xc_lexeme *row = ordinal_row(atoms, at, &ordinal->plural);
    if (!row) return false;
    double value = xc_number_value(row);
    if (joined && !(w->last == XC_NUMBERS_KIND_HUNDRED ||
                    w->last == XC_NUMBERS_KIND_MAGNITUDE))
        return false;
    ordinal->value = combined(w, value);
    ordinal->parts =
        w->last != 0 || xc_lexeme_number(row, XC_NUMBERS_PARTS) > 0;
    ordinal->last = at + 1;
    return ordinal->value <= XC_NUMBER_LARGEST;
}

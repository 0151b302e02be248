/*
 * fraction.c - reads shares in words and digits: "a third", "three fifths",
 * "one twenty-fifth", "1/2", and what they add to a number: "two and a half",
 * "four million and two thirds", "three billion and a quarter million".
 *
 * A share that is added is less than one; "and" is none of its own words.
 * Exports: xc_denominator_read, xc_fraction_read, xc_fraction_added,
 * xc_fraction_is_share.
 */
#include <string.h>

#include "extract/quantities/wordsum.h"

/* "quarter", "quarters", "half", "halves": words for one share only. */
static bool read_share_word(const xc_atoms *atoms, uint32_t at,
                            xc_ordinal *ordinal) {
    const xc_lexeme *row = xc_number_row(atoms, at);
    int kind = row ? xc_lexeme_word(row, XC_NUMBERS_KIND) : 0;
    if (kind != XC_NUMBERS_KIND_FRACTION && kind != XC_NUMBERS_KIND_HALF)
        return false;
    const char *norm = atoms->items[at].norm;
    ordinal->value = 1 / xc_number_value(row);
    ordinal->plural = norm[strlen(norm) - 1] == 's';
    ordinal->parts = true;
    ordinal->last = at + 1;
    return true;
}

bool xc_denominator_read(const xc_atoms *atoms, uint32_t at,
                         xc_ordinal *ordinal) {
    bool good = read_share_word(atoms, at, ordinal);
    if (!good) {
        xc_wordsum words = xc_wordsum_begin(at, true);
        xc_wordsum_read(atoms, &words);
        good = xc_ordinal_read(atoms, &words, ordinal) && ordinal->parts;
    }
    /* "a third-party deal" */
    return good && !(ordinal->last < atoms->count &&
                     atoms->items[ordinal->last].attached);
}

bool xc_fraction_read(const xc_atoms *atoms, uint32_t at, double *share,
                      uint32_t *last) {
    xc_number digits = {0};
    xc_ordinal parts;
    double count = 1;
    if (xc_numeral_fraction(xc_atom_norm(atoms, at), &digits) &&
        !atoms->items[at].covered) {
        *share = digits.value;
        *last = at + 1;
        return true;
    }
    if (xc_atom_is_article(atoms, at)) {
        at++;
    } else {
        xc_wordsum words = xc_wordsum_begin(at, true);
        if (!xc_wordsum_read(atoms, &words)) return false;
        count = xc_wordsum_value(&words);
        at = xc_after_hyphen(atoms, words.at);
    }
    if (!xc_denominator_read(atoms, at, &parts)) return false;
    if (parts.plural == (count == 1)) return false;
    *share = count / parts.value;
    *last = parts.last;
    return true;
}

bool xc_fraction_is_share(const xc_atoms *atoms, uint32_t last) {
    if (last >= atoms->count || xc_atom_is(atoms, last, "of")) return true;
    xc_upos next = atoms->sentence->tokens[atoms->items[last].token].upos;
    return next == XC_UPOS_PUNCT || next == XC_UPOS_ADP;
}

/* "and a third" adds only where no noun makes it the third of something. */
static bool is_added_share(const xc_atoms *atoms, uint32_t at, uint32_t last) {
    if (!xc_atom_is_article(atoms, at) && !xc_atom_is(atoms, at, "one"))
        return true;
    int kind = xc_number_kind(atoms, last - 1);
    return kind == XC_NUMBERS_KIND_HALF || kind == XC_NUMBERS_KIND_FRACTION ||
           xc_fraction_is_share(atoms, last) ||
           xc_atom_match(XC_LEXICON_UNITS, atoms, last).lexeme != NULL;
}

bool xc_fraction_added(const xc_atoms *atoms, uint32_t at, double unit,
                       double *added, uint32_t *last) {
    bool joined = xc_atom_is(atoms, at, "and");
    xc_number digits = {0};
    if (joined) at++;
    /* "2 1/2" needs no "and". */
    if (!joined && !xc_numeral_fraction(xc_atom_norm(atoms, at), &digits))
        return false;
    if (!xc_fraction_read(atoms, at, added, last) || *added >= 1) return false;
    if (!is_added_share(atoms, at, *last)) return false;
    /* "two and a half million" is multiplied as a whole. */
    const xc_lexeme *row = unit > 1 ? xc_number_row(atoms, *last) : NULL;
    if (row &&
        xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_MAGNITUDE) {
        unit = xc_number_value(row);
        *last += 1;
    }
    *added *= unit;
    return true;
}

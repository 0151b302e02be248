/*
 * wordsum.h - the parts that numbers in words are read with: sums of number
 * words, ordinals, fractions. For the files that read numbers.
 * Exports: xc_wordsum, xc_wordsum_*, xc_number_row, xc_number_kind,
 * xc_number_value, xc_atom_is_article, xc_after_hyphen, xc_ordinal,
 * xc_ordinal_read, xc_denominator_read, xc_fraction_read, xc_fraction_added,
 * xc_fraction_is_share.
 */
#ifndef XC_EXTRACT_WORDSUM_H
#define XC_EXTRACT_WORDSUM_H

#include "extract/quantities/number.h"

/* Larger numbers are refused. */
#define XC_NUMBER_LARGEST 1e300

/* The row of numbers.tsv at an atom, its kind (0: none) and value. */
const xc_lexeme *xc_number_row(const xc_atoms *atoms, uint32_t at);
int xc_number_kind(const xc_atoms *atoms, uint32_t at);
double xc_number_value(const xc_lexeme *row);

/* "a" or "an". */
bool xc_atom_is_article(const xc_atoms *atoms, uint32_t at);

/* The atom after a hyphen between blanks ("fifty - two"); the same atom
 * where there is none. */
uint32_t xc_after_hyphen(const xc_atoms *atoms, uint32_t at);

/* The sum of a number in words as it grows. */
typedef struct xc_wordsum {
    double total;    /* closed by "thousand", "million" */
    double current;  /* since then */
    double smallest; /* magnitude used last */
    int last;        /* kind of the last word; 0: none yet */
    bool scaled;     /* by a thousand or more */
    bool plain;      /* "and" is none of its words */
    bool between;    /* "between" stands before it */
    uint32_t at;     /* the atom after the last word */
    uint32_t tens;   /* the atom of the last word where that is "thirty" and
                        another word of the number stands before; 0: none */
} xc_wordsum;

/* No word yet, to be read from an atom on. */
xc_wordsum xc_wordsum_begin(uint32_t at, bool plain);

/* Adds the words from words->at on; false when there are none. */
bool xc_wordsum_read(const xc_atoms *atoms, xc_wordsum *words);
double xc_wordsum_value(const xc_wordsum *words);

/* A place in an order; or the parts of a whole, where it is plural. */
typedef struct xc_ordinal {
    double value;
    bool plural;   /* "fifths" */
    bool parts;    /* can be a denominator */
    uint32_t last; /* the atom after it */
} xc_ordinal;

/* The ordinal that goes on with words ("hundred and | first"), or that stands
 * alone where there are none; false: none does. */
bool xc_ordinal_read(const xc_atoms *atoms, const xc_wordsum *words,
                     xc_ordinal *ordinal);

/* The denominator at an atom: "fifths", "quarter", "twenty-firsts". */
bool xc_denominator_read(const xc_atoms *atoms, uint32_t at,
                         xc_ordinal *ordinal);

/* A share that begins at an atom: "a third", "three fifths", "1/2". */
bool xc_fraction_read(const xc_atoms *atoms, uint32_t at, double *share,
                      uint32_t *last);

/* What "and" adds to a number at an atom: "and a half", "and three quarters
 * million", "½". unit: what the fraction is one of, where nothing says it. */
bool xc_fraction_added(const xc_atoms *atoms, uint32_t at, double unit,
                       double *added, uint32_t *last);

/* True when what follows the words "a third" up to an atom leaves it a share:
 * "a third of", "by a third."; not "a third man". */
bool xc_fraction_is_share(const xc_atoms *atoms, uint32_t last);

#endif

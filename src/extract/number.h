/*
 * number.h - the steps from tokens to quantities: pieces of words, numbers,
 * figures (numbers with a unit), the noun they count. Inside src/extract/
 * only.
 * Exports: xc_atom, xc_atoms_new, xc_number, xc_number_read,
 * xc_digits_read, xc_numeral_*, xc_figure,
 * xc_figure_read, xc_bounds_*, xc_noun_phrase, xc_part_*, xc_meant.
 */
#ifndef XC_EXTRACT_NUMBER_H
#define XC_EXTRACT_NUMBER_H

#include "extract/extractor.h"

/* A word, or a piece of a word between hyphens ("31" and "member"). */
typedef struct xc_atom {
    xc_span span;
    const char *norm;
    uint32_t token;
    bool attached; /* a hyphen joins it to the atom before */
    bool covered;  /* part of a date */
} xc_atom;

typedef struct xc_atoms {
    const xc_atom *items;
    uint32_t count;
    const xc_sentence *sentence;
    const char *bytes; /* of the text that the spans refer to */
} xc_atoms;

/* The atoms of a sentence; those under its date mentions are covered. */
xc_status xc_atoms_new(xc_extractor *x, uint32_t index, xc_atoms *atoms);

/* The norm of an atom; "" past the end. */
const char *xc_atom_norm(const xc_atoms *atoms, uint32_t at);
bool xc_atom_is(const xc_atoms *atoms, uint32_t at, const char *word);

/* True when an atom and the one before stand together without a space. */
bool xc_atom_touches(const xc_atoms *atoms, uint32_t at);

/* The longest row of the lexicon whose form begins at an atom. */
xc_match xc_atom_match(xc_lexicon_id lexicon, const xc_atoms *atoms,
                       uint32_t at);

typedef enum xc_number_form {
    XC_NUMBER_CARDINAL = 0,
    XC_NUMBER_FRACTION, /* "two-thirds" */
    XC_NUMBER_ORDINAL,
    XC_NUMBER_VAGUE, /* "dozens": value is NAN, low the least it means */
    XC_NUMBER_NONE,  /* "none" */
    XC_NUMBER_ABOUT  /* "a couple" */
} xc_number_form;

/* A number and the atoms it is written with, end exclusive. */
typedef struct xc_number {
    xc_number_form form;
    double value;
    double low;
    double step; /* what one more in the last significant digit is */
    int digits;  /* significant digits */
    uint32_t first;
    uint32_t last;
    bool scaled;  /* a word such as "million" is part of it */
    bool numeral; /* begins with digits */
    bool decimal; /* has a decimal point */
    bool padded;  /* zeros stand in front: "007" */
} xc_number;

/* Reads the longest number that begins at an atom. money: a currency sign
 * stands before it, so that "m" means million. False when there is none, or
 * when it is larger than 1e300. */
bool xc_number_read(const xc_atoms *atoms, uint32_t at, bool money,
                    xc_number *number);

/* Reads the digits that begin at an atom, over several words where they
 * belong together ("816 000", "1.3x10^6"); the atom after them, 0: none. */
uint32_t xc_digits_read(const xc_atoms *atoms, uint32_t at, xc_number *number);

/* Reads digits with separators, a fraction or an ordinal ending out of a
 * folded word; false for anything else. */
bool xc_numeral_read(const char *text, xc_number *number);

/* Reads a proper fraction of small numbers alone: "1/2". */
bool xc_numeral_fraction(const char *text, xc_number *number);

/* A number with its unit. */
typedef struct xc_figure {
    xc_number number;
    double value;           /* of the number, in the unit; NAN: vague */
    double scale;           /* what the number was multiplied by for the unit */
    xc_dimension dimension; /* NUMBER while the unit is not known */
    const char *unit;       /* NULL: none */
    uint32_t first;         /* atoms */
    uint32_t last;
} xc_figure;

bool xc_figure_read(const xc_atoms *atoms, uint32_t at, xc_figure *figure);

/* The rounding of what is written: [value - step / 2, value + step / 2), or
 * the value itself where things were counted one by one. */
xc_interval xc_meant(const xc_number *number, double value, double scale,
                     xc_dimension dimension);

/* The longest row of a lexicon of forms that ends before a token; of those
 * only, if feature is not negative, whose feature has that word. first: its
 * first token. NULL: none. */
const xc_lexeme *xc_row_before(xc_lexicon_id lexicon,
                               const xc_sentence *sentence, uint32_t token,
                               int feature, int word, uint32_t *first);

/* The row of bounds.tsv that ends before a token (*first: its first token)
 * or begins at one (*last: past its last); NULL: none. */
const xc_lexeme *xc_bound_before(const xc_sentence *sentence, uint32_t token,
                                 uint32_t *first);
const xc_lexeme *xc_bound_after(const xc_sentence *sentence, uint32_t token,
                                uint32_t *last);

/* True where a row that begins at a token and ends before a number bounds
 * it: not the "over" of "handed over 21" or of "over two days". */
bool xc_bound_is_meant(const xc_sentence *sentence, uint32_t first,
                       uint32_t number, const xc_quantity *quantity);

/* Sets bound, written and meant of a quantity by a row; NULL: exact. */
void xc_bound_apply(xc_quantity *quantity, const xc_lexeme *row);

/* Tokens of a noun with its modifiers, end exclusive; equal: none. */
typedef struct xc_phrase {
    uint32_t first;
    uint32_t last;
    bool plural;
} xc_phrase;

/* The noun phrase that begins at a token and may go on to end. */
xc_phrase xc_noun_phrase(const xc_sentence *sentence, uint32_t at,
                         uint32_t end);

/* A part with its whole, and the atoms of the whole expression. */
typedef struct xc_share {
    xc_figure part;
    xc_figure whole;
    double value; /* of the part */
    bool complement;
    bool loose;             /* the part is a fraction, rounded to a count */
    const xc_lexeme *bound; /* of the part, inside the expression */
    const xc_lexeme *whole_bound; /* "of the more than 200" */
    uint32_t first;               /* atoms */
    uint32_t last;
    uint32_t noun_at; /* token where the noun phrase may begin */
} xc_share;

/* "eight of the 31", "nine members out of 32", "none of the five" ... at the
 * atom where the part begins. */
bool xc_share_read(const xc_atoms *atoms, uint32_t at, xc_share *share);

/* "of the 32 members, nine" at the atom of the "of". */
bool xc_share_read_fronted(const xc_atoms *atoms, uint32_t at, xc_share *share);

#endif

/*
 * number.h - the steps from pieces of words to quantities: numbers, figures
 * (numbers with a unit), the noun they count. Inside src/extract/ only.
 * Exports: xc_number, xc_number_read,
 * xc_digits_read, xc_numeral_*, xc_unit_*, xc_money_*, xc_figure,
 * xc_figure_read, xc_bounds_*, xc_noun_phrase, xc_part_*, xc_meant.
 */
#ifndef XC_EXTRACT_NUMBER_H
#define XC_EXTRACT_NUMBER_H

#include "extract/atoms.h"

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

/* A unit of measure: "km", "miles per hour". */
typedef struct xc_unit {
    const char *name; /* one for all spellings: "km", "mi/h" */
    xc_dimension dimension;
    uint32_t last; /* atoms, end exclusive */
} xc_unit;

/* Where a unit is looked for, as far as that says what is one. */
typedef struct xc_unit_place {
    bool digits; /* behind digits: "5 m" */
    bool pair;   /* behind a unit and digits: "5' 2"" */
} xc_unit_place;

/* The longest unit that begins at an atom, with what divides it ("km per
 * hour"). */
bool xc_unit_read(const xc_atoms *atoms, uint32_t at, xc_unit_place place,
                  xc_unit *unit);

/* Reads "per day", "a barrel", "/kg" behind what is counted in a unit, or in
 * none: the unit that divides. */
bool xc_unit_read_divisor(const xc_atoms *atoms, uint32_t at, xc_unit *unit);

/* The name of one unit divided by another: "USD/barrel"; NULL when memory is
 * out. */
const char *xc_unit_quotient(const xc_atoms *atoms, const char *unit,
                             const char *divisor);

/* Money: what currency, and what the number beside it is multiplied by. */
typedef struct xc_money {
    const char *code; /* ISO 4217 */
    double scale;     /* the part of the currency that a coin is */
    double times;     /* of "MEUR"; else 1 */
    uint32_t last;    /* atoms, end exclusive */
} xc_money;

/* Most words are no money: false where xc_money_read_before need not be
 * asked. "R500", "Rs 500", "kr 500" begin with letters. */
bool xc_money_may_begin(const xc_atoms *atoms, uint32_t at);

/* The sign or code that begins at an atom, with a number behind it. */
bool xc_money_read_before(const xc_atoms *atoms, uint32_t at, xc_money *money);

/* The money that begins at an atom behind a number. */
bool xc_money_read_behind(const xc_atoms *atoms, const xc_number *number,
                          uint32_t at, xc_money *money);

/* Whose dollars they are, where it stands behind: "$5 million Canadian". */
void xc_money_read_owner(const xc_atoms *atoms, xc_money *money);

/* What a price is said for: "a barrel", "per share". */
bool xc_money_read_portion(const xc_atoms *atoms, uint32_t at,
                           xc_unit *portion);

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

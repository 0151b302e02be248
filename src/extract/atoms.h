/*
 * atoms.h - the pieces of words that dates and quantities are read from. Inside
 * src/extract/ only.
 * Exports: xc_atom, xc_atoms, xc_atoms_*, xc_atom_*.
 */
#ifndef XC_EXTRACT_ATOMS_H
#define XC_EXTRACT_ATOMS_H

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
    xc_atom *items;
    uint32_t count;
    const xc_sentence *sentence;
    const char *bytes; /* of the text that the spans refer to */
    xc_names *names;
} xc_atoms;

/* The atoms of a sentence over those bytes; none is covered. */
xc_status xc_atoms_of(xc_extractor *x, const xc_sentence *sentence,
                      const char *bytes, xc_atoms *atoms);

/* The atoms of a sentence of the reading; those under its date mentions are
 * covered. */
xc_status xc_atoms_new(xc_extractor *x, uint32_t index, xc_atoms *atoms);

/* The norm of an atom; "" past the end. */
const char *xc_atom_norm(const xc_atoms *atoms, uint32_t at);
bool xc_atom_is(const xc_atoms *atoms, uint32_t at, const char *word);

/* True when an atom and the one before stand together without a space. */
bool xc_atom_touches(const xc_atoms *atoms, uint32_t at);

/* The longest row of the lexicon whose form begins at an atom. */
xc_match xc_atom_match(xc_lexicon_id lexicon, const xc_atoms *atoms,
                       uint32_t at);

#endif

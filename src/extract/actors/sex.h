/*
 * sex.h - what words say of whether somebody is a man or a woman: words of
 * sexes.tsv and lists of given names. Inside src/extract/actors/ only.
 * Exports: xc_sex_row, xc_sex_of_word, xc_given_sex.
 */
#ifndef XC_EXTRACT_ACTORS_SEX_H
#define XC_EXTRACT_ACTORS_SEX_H

#include "lexicon/lexicon.h"

/* The row of sexes.tsv for a word of that kind; NULL: none. */
const xc_lexeme *xc_sex_row(const char *norm, int kind);

/* The sex it tells (a word of sexes.tsv); 0: none. */
int xc_sex_of_word(const char *norm, int kind);

/* Whose given name it is, by that row or else by the gazetteer; 0: of both or
 * not known. */
int xc_given_sex(const char *name);

#endif

/*
 * sex.c - see sex.h.
 * Exports: xc_sex_row, xc_sex_of_word, xc_given_sex.
 */
#include "extract/actors/sex.h"

#include <stddef.h>

#include "lexicon/gazetteer.h"

const xc_lexeme *xc_sex_row(const char *norm, int kind) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SEXES, norm);
    return row && xc_lexeme_word(row, XC_SEXES_KIND) == kind ? row : NULL;
}

int xc_sex_of_word(const char *norm, int kind) {
    const xc_lexeme *row = xc_sex_row(norm, kind);
    return row ? xc_lexeme_word(row, XC_SEXES_SEX) : 0;
}

int xc_given_sex(const char *name) {
    int sex = xc_sex_of_word(name, XC_SEXES_KIND_GIVEN);
    if (sex) return sex;
    unsigned bits =
        xc_gazetteer_find(name) & (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE);
    return bits == XC_GAZETTEER_FEMALE ? XC_SEXES_SEX_FEMALE
           : bits == XC_GAZETTEER_MALE ? XC_SEXES_SEX_MALE
                                       : 0;
}

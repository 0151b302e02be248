/*
 * tables.h - the tables that tools/lexgen.c writes out of the word lists,
 * for lexicon.c. Inside src/lexicon/ only (and the tests of it).
 * Exports: xc_lexicon_form, xc_lexicon_table, xc_lexicon_tables.
 */
#ifndef XC_LEXICON_TABLES_H
#define XC_LEXICON_TABLES_H

#include "lexicon/lexicon.h"

/* A form and the row it stands in. */
typedef struct xc_lexicon_form {
    const char *form;
    size_t row;
} xc_lexicon_form;

/* A lexicon: one FILE.tsv. */
typedef struct xc_lexicon_table {
    const char *name;
    bool lemmas;
    size_t max_words;
    const xc_lexeme *rows; /* in order of the file */
    size_t row_count;
    const xc_lexicon_form *forms; /* in order of their bytes */
    size_t form_count;
} xc_lexicon_table;

/* One an xc_lexicon_id, in its order. */
extern const xc_lexicon_table xc_lexicon_tables[];

#endif

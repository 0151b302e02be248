/*
 * tables.h - the tables that tools/lexgen.c writes out of the word lists,
 * for lexicon.c. Inside src/lexicon/ only (and the tests of it).
 * Exports: xc_lexicon_slot, xc_lexicon_table, xc_lexicon_tables.
 */
#ifndef XC_LEXICON_TABLES_H
#define XC_LEXICON_TABLES_H

#include "lexicon/lexicon.h"

/* A place of the hash table. */
typedef struct xc_lexicon_slot {
    uint32_t hash;
    uint32_t number; /* of the prefix, from 1; 0: free */
} xc_lexicon_slot;

/* A lexicon: one FILE.tsv. */
typedef struct xc_lexicon_table {
    const char *name;
    bool lemmas;
    size_t max_words;
    const xc_lexeme *rows; /* in order of the file */
    size_t row_count;
    const xc_lexicon_prefix *prefixes; /* in order of their bytes; the forms
                                           are those with a row */
    size_t prefix_count;
    const xc_lexicon_slot *slots; /* mask + 1 of them, a power of two; at most
                                     half are taken, open addressing from
                                     hash & mask on */
    uint32_t mask;
    const uint32_t *starts; /* bit xc_lexicon_start(text) of each prefix */
} xc_lexicon_table;

/* One an xc_lexicon_id, in its order. */
extern const xc_lexicon_table xc_lexicon_tables[];

#endif

/*
 * wordnet.h - turns the word lists of WordNet into inflected forms with their
 * lemmas, so that endings of words never seen in text are cut right: "hoping"
 * is "hope", "hopping" is "hop".
 * Exports: wordnet_list, wordnet_read.
 */
#ifndef TOOLS_TRAIN_WORDNET_H
#define TOOLS_TRAIN_WORDNET_H

#include "base/names.h"
#include "base/vec.h"
#include "lemmas.h"

typedef XC_VEC(lemma_example) wordnet_list;

/* Appends examples out of index.* and *.exc of a folder
 * (/usr/share/wordnet). Strings are interned. XC_ERROR_IO for a file that
 * cannot be read. */
xc_status wordnet_read(xc_arena *arena, xc_names *names, const char *folder,
                       wordnet_list *out, xc_error *error);

#endif

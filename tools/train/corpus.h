/*
 * corpus.h - turns treebank sentences into what the network reads.
 * Exports: corpus_*.
 */
#ifndef TOOLS_TRAIN_CORPUS_H
#define TOOLS_TRAIN_CORPUS_H

#include "language/features.h"
#include "network.h"
#include "vocabulary.h"

/* A distinct form with its features, with capitals and without. */
typedef struct form {
    uint32_t word;
    uint32_t row_count[2];
    uint32_t rows[2][XC_FORM_ROWS + 1]; /* the last: which treebank */
    unsigned count;
} form;

typedef struct example {
    const form **forms;
    reading *words;
    int count;
    size_t place; /* where the last shuffle put it */
} example;

typedef struct corpus {
    xc_arena *arena;
    XC_VEC(example) examples;
} corpus;

/* One example a sentence of bank [from, to). */
bool corpus_build(corpus *c, vocabulary *v, treebank *bank, size_t feature_rows,
                  size_t longest);

/* Fills the readings of an example for a pass of training: caseless
 * sentences and words taken for unknown at random; r NULL: as it is. */
void corpus_draw(const vocabulary *v, const example *e, dice *r);

#endif

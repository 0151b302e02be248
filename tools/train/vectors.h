/*
 * vectors.h - turns raw text and the words of treebanks into word vectors.
 *
 * Words that stand in like places get like vectors: skip-gram with negative
 * sampling (Mikolov et al. 2013), where what is predicted is a word at a
 * relative position (structured skip-gram, Ling et al. 2015), since the
 * vectors serve syntax. One thread and a generator of its own: the same input
 * gives the same vectors on one machine.
 * Exports: vectors, vectors_*.
 */
#ifndef TOOLS_TRAIN_VECTORS_H
#define TOOLS_TRAIN_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

typedef struct vectors_options {
    size_t width;       /* numbers in a vector: a multiple of 16 up to 256 */
    size_t window;      /* words looked at on each side, up to 5 */
    size_t max_words;   /* size of the vocabulary */
    uint32_t min_count; /* rarer words get no vector */
    unsigned negatives; /* noise words for each word seen, up to 64 */
    unsigned epochs;
    float rate;    /* of learning; falls to a hundredth of it */
    double sample; /* words more frequent than this are met less often */
    uint64_t seed;
} vectors_options;

/* What vectors_train is given where nothing else was measured to be better. */
#define VECTORS_OPTIONS_INIT                                                   \
    { 64, 2, 60000, 3, 5, 3, 0.05F, 1e-4, 1 }

/* Words of a treebank in the order of its text, folded as xc_text_fold does;
 * NULL ends a sentence. */
typedef struct vectors_words {
    const char *const *words;
    size_t count;
} vectors_words;

typedef struct vectors_corpora {
    const char *const *paths; /* UTF-8 text, a paragraph a line */
    size_t path_count;
    const vectors_words *banks;
    size_t bank_count;
} vectors_corpora;

/* Most frequent first, ties in order of their bytes. */
typedef struct vectors {
    char **words; /* folded, every ASCII digit "0" */
    uint32_t *counts;
    float *rows; /* count rows of width numbers; the mean square of all is 1 */
    size_t count, width;
    uint64_t tokens; /* read, rare words included */
    char *bytes;     /* of the words */
} vectors;

/* Says on standard error what is wrong, and answers false; *out is empty
 * then. */
bool vectors_train(const vectors_options *options,
                   const vectors_corpora *corpora, vectors *out);
void vectors_dispose(vectors *v);

/* Every ASCII digit of a folded word becomes "0", so that figures of one
 * length share a vector. */
void vectors_fold_digits(char *word, size_t length);

/* Appends "word n1 n2 ...", a word a line. */
void vectors_write(const vectors *v, xc_buffer *out);

#endif

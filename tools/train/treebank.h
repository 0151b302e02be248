/*
 * treebank.h - reads the sentences of CoNLL-U treebanks for training.
 * Exports: treebank_*.
 */
#ifndef TOOLS_TRAIN_TREEBANK_H
#define TOOLS_TRAIN_TREEBANK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/names.h"
#include "base/vec.h"

/* A word as annotated; strings are interned. */
typedef struct word {
    const char *form;
    const char *folded; /* as xc_text_fold gives it */
    const char *lemma;
    const char *upos;
    const char *xpos;
    const char *relation; /* its universal part */
    int head;             /* index in the sentence; -1: root */
} word;

typedef struct sentence {
    word *words;
    int count;
    int bank; /* which file it came from, from 0 */
} sentence;

typedef struct treebank {
    xc_arena *arena;
    xc_names *names;
    XC_VEC(sentence) sentences;
    size_t word_count;
} treebank;

/* Appends the sentences of a file; says on standard error what is wrong with
 * it, and answers false. */
bool treebank_read(treebank *bank, const char *path, int number);

#endif

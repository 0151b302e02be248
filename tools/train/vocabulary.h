/*
 * vocabulary.h - numbers for words, tags and labels, out of treebanks.
 * Exports: vocabulary_*.
 */
#ifndef TOOLS_TRAIN_VOCABULARY_H
#define TOOLS_TRAIN_VOCABULARY_H

#include "base/map.h"
#include "treebank.h"

/* Strings by number, with how often each was seen. */
typedef struct symbols {
    XC_VEC(const char *) names;
    XC_VEC(unsigned) counts;
} symbols;

typedef struct vocabulary {
    xc_arena *arena;
    xc_map words;   /* interned folded word -> number from 1 */
    symbols word;   /* number 0: not known */
    symbols tag;    /* "NOUN NN" */
    symbols label;  /* "nsubj" */
    size_t learned; /* words up to here have a vector of their own to learn */
} vocabulary;

/* Words seen twice or more, tags and labels of the main treebank (number 0)
 * with at least some examples. Labels with a subtype that is rare lose it. */
bool vocabulary_build(vocabulary *v, treebank *bank);

/* The number of a word, adding it when add is true; 0: not known. */
uint32_t vocabulary_word(vocabulary *v, const char *folded, bool add);

/* The tag or label nearest to this one that the vocabulary has. */
int vocabulary_tag(const vocabulary *v, const char *upos, const char *xpos);
int vocabulary_label(const vocabulary *v, const char *relation);

#endif

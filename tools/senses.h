/*
 * senses.h - WordNet in memory, between reading it (senses_read.c), choosing
 * what is safe to say of a word (senses.c) and writing that down
 * (senses_write.c).
 * Exports: wordnet, wordnet_*, word_choice, senses_*.
 */
#ifndef TOOLS_SENSES_H
#define TOOLS_SENSES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/names.h"
#include "base/vec.h"
#include "lexicon/senses_table.h"

/* Ceilings of what is read; WordNet 3.0 stays below a half of each. */
enum {
    LINE_BYTES = 32768,
    SENSES_MAX = 128,   /* of a word */
    WORDS_MAX = 64,     /* of a synset */
    POINTERS_MAX = 999, /* of a synset: its field has three digits */
    SYNSETS_MAX = 200000,
    LEMMAS_MAX = 300000
};

/* A pointer of a synset (wninput(5WN)): to an opposite or a derived word. */
typedef struct pointer {
    char kind; /* '!' or '+' */
    int part;  /* of the synset pointed at */
    uint32_t place;
    unsigned source, target; /* words of the synsets, from 1; 0: all */
} pointer;

typedef struct synset {
    uint32_t place; /* its byte in the file */
    int file;       /* lexicographer's file (lexnames(5WN)) */
    size_t word, word_count;
    size_t pointer, pointer_count;
    uint32_t number; /* in the table; 0: not in it */
} synset;

typedef struct sense {
    size_t synset;
    unsigned count; /* times it was met in tagged text */
} sense;

typedef struct lemma {
    const char *text; /* interned; blanks between its words */
    size_t sense, sense_count;
} lemma;

typedef struct part {
    const char *name;
    XC_VEC(synset) synsets;     /* by place */
    XC_VEC(const char *) words; /* interned; names as they are written */
    XC_VEC(pointer) pointers;
    XC_VEC(lemma) lemmas; /* by text */
    XC_VEC(sense) senses;
} part;

typedef struct wordnet {
    xc_arena *arena;
    xc_names *names;
    part parts[XC_SENSES_PARTS];
} wordnet;

/* Reads FOLDER/data.*, index.* and cntlist.rev. Prints "file:line: message"
 * and answers false at the first mistake. */
bool wordnet_read(wordnet *w, const char *folder);

/* The synset that begins at a place of a part's data; NULL: none. */
synset *wordnet_find(part *p, uint32_t place);
lemma *wordnet_lemma(part *p, const char *text);

/* What the table says of a word. */
typedef struct word_choice {
    const char *text;
    const char *concept;             /* NULL: none that is safe */
    const char *verb;                /* that a noun stands for; NULL */
    size_t sense, sense_count;       /* links to its meanings */
    size_t opposite, opposite_count; /* links to what they exclude */
} word_choice;

typedef struct choices {
    wordnet *wordnet;
    XC_VEC(word_choice) words[XC_SENSES_PARTS]; /* by text */
    XC_VEC(uint32_t) links; /* number of a synset * 256 + share in 255ths */
    uint32_t numbers;
} choices;

bool senses_write(const choices *c, const char *path);

#endif

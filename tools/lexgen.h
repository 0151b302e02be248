/*
 * lexgen.h - a word list in memory, between reading it (lexgen_parse.c) and
 * putting its forms in order (lexgen_index.c) and writing its tables
 * (lexgen_write.c).
 * Exports: lexgen, lexicon, lexgen_parse, lexgen_index, lexgen_write_*.
 */
#ifndef TOOLS_LEXGEN_H
#define TOOLS_LEXGEN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/vec.h"

typedef XC_VEC(const char *) strings;

typedef enum feature_type {
    FEATURE_NUMBER,
    FEATURE_FLAG,
    FEATURE_TEXT,
    FEATURE_WORDS
} feature_type;

typedef struct feature {
    const char *name;
    feature_type type;
    strings words; /* of FEATURE_WORDS */
} feature;

typedef struct feature_value {
    bool present;
    double number;
    size_t word; /* from 1 */
    const char *text;
} feature_value;

/* A form or concept, and where it stands. */
typedef struct entry {
    const char *text;
    size_t row;
    uint32_t line;
} entry;

typedef struct row {
    const char *concept;
    uint32_t line;
    feature_value *values; /* one a feature */
} row;

/* No row has it as a form. */
#define NO_ROW SIZE_MAX

/* A form, or words that longer forms begin with. */
typedef struct form_start {
    const char *text;
    size_t row; /* NO_ROW */
    uint32_t hash;
    size_t longer; /* words that the longest form beginning so adds */
} form_start;

typedef struct lexicon {
    const char *path;
    const char *name; /* NULL until "#lexicon" */
    bool matched;     /* "#match" was seen */
    bool lemmas;
    bool written; /* forms keep their letter case */
    size_t max_words;
    size_t bytes; /* of the tables, about */
    XC_VEC(feature) features;
    XC_VEC(row) rows;
    XC_VEC(entry) concepts;      /* in order of their bytes once parsed */
    XC_VEC(entry) forms;         /* the same */
    XC_VEC(form_start) prefixes; /* the same */
    size_t *slots;               /* numbers of prefixes from 1; 0: free */
    size_t slot_count;
} lexicon;

typedef struct lexgen {
    xc_arena *arena;
    uint32_t line;   /* being read */
    size_t mistakes; /* told so far */
} lexgen;

/* Reads a word list; mistakes are printed and counted in gen->mistakes. */
void lexgen_parse(lexgen *gen, const char *path, const char *bytes,
                  size_t length, lexicon *into);

/* Fills in the prefixes and slots of a list that was parsed without mistakes;
 * false when memory is out. */
bool lexgen_index(xc_arena *arena, lexicon *l);

/* lexicon_ids.h and lexicon_data.c. */
void lexgen_write_ids(xc_buffer *out, const lexicon *list, size_t count);
void lexgen_write_data(xc_buffer *out, const lexicon *list, size_t count);

#endif

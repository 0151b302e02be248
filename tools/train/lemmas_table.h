/*
 * lemmas_table.h - what was learned of lemmas, on its way into the section
 * that src/language/lemmas.h describes. Inside tools/train/ only.
 * Exports: lemma_table, lemma_counts, lemmas_write.
 */
#ifndef TOOLS_TRAIN_LEMMAS_TABLE_H
#define TOOLS_TRAIN_LEMMAS_TABLE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/vec.h"

/* All strings are interned. */
/* What is answered for one form under one tag. */
typedef struct winner {
    const char *tag, *form, *lemma;
    size_t edit;
    bool in_text; /* met in a treebank */
    bool keep;    /* the dictionary has it */
} winner;

typedef struct edit_row {
    size_t cut;
    const char *add;
} edit_row;

typedef struct rule_row {
    const char *suffix;
    size_t edit;
} rule_row;

typedef struct tag_row {
    const char *name;
    size_t first_rule, rule_count;
    size_t first_winner, winner_count;
    bool ungrouped;
} tag_row;

typedef struct lemma_table {
    XC_VEC(winner) winners; /* by tag, then by form */
    XC_VEC(edit_row) edits; /* the first leaves a word as it is */
    XC_VEC(rule_row) rules; /* by tag */
    XC_VEC(tag_row) tags;
} lemma_table;

/* What the dictionary that was written holds. */
typedef struct lemma_counts {
    size_t forms, answers;
} lemma_counts;

/* Appends the section with the winners that are kept; the arena takes what
 * writing needs. XC_ERROR_LIMIT, XC_ERROR_MEMORY. */
xc_status lemmas_write(xc_arena *arena, const lemma_table *table,
                       xc_buffer *out, lemma_counts *counts, xc_error *error);

#endif

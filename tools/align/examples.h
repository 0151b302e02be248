/*
 * examples.h - labelled pairs of texts as examples to learn from.
 * Exports: align_candidate, align_row, align_rows, align_rows_*.
 */
#ifndef TOOLS_ALIGN_EXAMPLES_H
#define TOOLS_ALIGN_EXAMPLES_H

#include "base/vec.h"
#include "compare/matching/match.h"

/* Two figures of a pair that differ. */
typedef struct align_candidate {
    bool dated;
    double features[XC_MATCH_FEATURES];
} align_candidate;

/* A pair of texts. */
typedef struct align_row {
    const char *line; /* as the file has it */
    uint64_t topic;   /* hash: rows of one topic are learned from together or
                         not at all */
    bool conflict;    /* the texts contradict each other */
    XC_VEC(align_candidate) candidates;
} align_row;

typedef struct align_rows {
    xc_arena *arena;
    XC_VEC(align_row) items;
} align_rows;

/* Adds the pairs of a file of JSON Lines: {"id", "topic", "a": {"text"},
 * "b": {"text"}, "label"}. "REFUTES" is a conflict. Prints a line and answers
 * false on failure. */
bool align_rows_read(align_rows *rows, const char *path);

#endif

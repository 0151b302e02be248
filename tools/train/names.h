/*
 * names.h - trains the tagger of names (src/language/name_tagger.h).
 * Exports: names_options, names_figures, names_train, names_score.
 */
#ifndef TOOLS_TRAIN_NAMES_H
#define TOOLS_TRAIN_NAMES_H

#include "base/buffer.h"
#include "entities.h"

typedef struct names_options {
    int passes;
    int starts; /* from nothing, with other dice; their weights are averaged */
    uint32_t rows; /* of weights, a power of two */
    float rate;    /* of AdaGrad */
    float decay;   /* pull of weights towards 0, a step */
    float dropout; /* share of features that a step leaves out */
    uint64_t seed;
} names_options;

#define NAMES_OPTIONS_INIT                                                     \
    { 12, 4, 1u << 17, 0.1f, 0.0f, 0.35f, 1 }

/* Names found and right: the same words and, for typed, the same type. */
typedef struct names_figures {
    size_t given, gold, found, typed;
} names_figures;

/* Appends the section "names", learned from the documents as the weights file
 * model (with any section "names") reads them. Says on standard error what is
 * wrong, and answers false. */
bool names_train(const xc_buffer *model, const entity_bank *bank,
                 const names_options *options, xc_buffer *section);

/* What the whole weights file finds in the documents; names of other things
 * are left out. */
bool names_score(const xc_buffer *model, const entity_bank *bank,
                 names_figures *figures);

#endif

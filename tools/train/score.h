/*
 * score.h - scores a weights file on a treebank, as the program runs it.
 * Exports: score_figures, score_model.
 */
#ifndef TOOLS_TRAIN_SCORE_H
#define TOOLS_TRAIN_SCORE_H

#include "base/buffer.h"
#include "treebank.h"

/* Shares in percent: punctuation is left out of the last two, and relations
 * are compared by their universal part. */
typedef struct score_figures {
    size_t sentences, words;
    double upos, xpos, lemma, unlabelled, labelled;
} score_figures;

/* False, with a line on standard error, when the weights cannot be read. */
bool score_model(const xc_buffer *model, const treebank *bank,
                 score_figures *figures);

#endif

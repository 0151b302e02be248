/*
 * vectors_sgd.h - the loop that learns word vectors, apart from reading text.
 * For vectors.c only.
 * Exports: VECTORS_*, vectors_descend.
 */
#ifndef TOOLS_TRAIN_VECTORS_SGD_H
#define TOOLS_TRAIN_VECTORS_SGD_H

#include "base/status.h"
#include "vectors.h"

#define VECTORS_LANES 16u
#define VECTORS_MAX_WIDTH 256u
#define VECTORS_MAX_WINDOW 5u
#define VECTORS_MAX_NEGATIVES 64u

/* In a text of ranks: a word without a vector; the end of a sentence. */
#define VECTORS_NONE UINT32_MAX
#define VECTORS_END (UINT32_MAX - 1)

/* Fills v->rows (count and width are set) from a text of ranks. */
xc_status vectors_descend(const vectors_options *options,
                          const uint32_t *tokens, size_t token_count,
                          vectors *v);

#endif

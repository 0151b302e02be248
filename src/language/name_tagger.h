/*
 * name_tagger.h - turns tagged tokens into names with types: the trained
 * tagger as the program runs it. Inside src/language/ and the trainer only.
 *
 * A linear chain over hashed features (J. Lafferty, A. McCallum, F. Pereira,
 * "Conditional Random Fields", ICML 2001; K. Weinberger and others, "Feature
 * Hashing for Large Scale Multitask Learning", ICML 2009). Weights are int8
 * and scores sums of integers, so that the same tokens give the same names on
 * every processor. What an article's tokens of one word score is shared among
 * them (one sense per discourse: W. Gale, K. Church, D. Yarowsky, 1992).
 *
 * Layout of the section "names", all little-endian: u32 version, u32 rows (a
 * power of two), i32 of XC_NAME_LABELS x XC_NAME_LABELS for a label behind
 * another, then rows of XC_NAME_LABELS int8. An empty section knows no name.
 * Exports: xc_name_tagger, xc_name_tagger_*.
 */
#ifndef XC_LANGUAGE_NAME_TAGGER_H
#define XC_LANGUAGE_NAME_TAGGER_H

#include "language/model.h"
#include "language/name_cells.h"

enum {
    XC_NAMES_VERSION = 1,
    XC_NAMES_MAX_ROWS = 1 << 20,
    XC_NAMES_MAX_STEP = 1 << 20 /* the largest score of a step from label to
                                   label: longest sentences fit an int32 */
};

typedef struct xc_name_tagger {
    uint32_t rows; /* 0: knows no name */
    const int8_t *weights;
    int32_t steps[XC_NAME_LABELS][XC_NAME_LABELS]; /* from, to */
} xc_name_tagger;

/* Reads the section, which must outlive the tagger. XC_ERROR_FORMAT for a
 * damaged one. */
xc_status xc_name_tagger_open(xc_name_tagger *tagger, xc_section section,
                              xc_error *error);

/* Fills in name and name_first of all tokens of an article. The scratch arena
 * gives some 150 bytes a token. */
xc_status xc_name_tagger_run(const xc_name_tagger *tagger, xc_arena *scratch,
                             const xc_pending *sentences, size_t count);

#endif

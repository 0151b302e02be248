/*
 * name_cells.h - what the tagger of names sees of an article: which tokens may
 * be part of a name, and hashed features of each. Inside src/language/ and
 * the trainer only, which share it so that both see the same.
 * Exports: xc_name_label, xc_name_cell, xc_name_page, xc_name_page_read,
 * xc_name_features.
 */
#ifndef XC_LANGUAGE_NAME_CELLS_H
#define XC_LANGUAGE_NAME_CELLS_H

#include "language/parse.h"

/* Labels of a token: none, or the beginning or inside of a name of each
 * type (L. Ramshaw, M. Marcus, "Text Chunking Using Transformation-Based
 * Learning", 1995, as of IOB2). */
enum { XC_NAME_TYPES = 4, XC_NAME_LABELS = 1 + 2 * XC_NAME_TYPES };

/* Begins: 1, 3, 5, 7; goes on: 2, 4, 6, 8; 0: no name. */
static inline uint8_t xc_name_label(xc_name_type type, bool first) {
    return type == XC_NAME_NONE
               ? 0
               : (uint8_t)(2 * ((int)type - 1) + (first ? 1 : 2));
}

static inline xc_name_type xc_name_label_type(uint8_t label) {
    return (xc_name_type)((label + 1) / 2);
}

enum { XC_NAME_FEATURES = 144 }; /* of a token, at most */

/* A token as the features see it. */
typedef struct xc_name_cell {
    uint64_t word, lemma; /* hashes */
    uint32_t shape;
    uint16_t tag;
    uint32_t gazetteer;   /* what is known of the word alone */
    uint32_t phrase;      /* of the longest known name that it is part of */
    uint8_t phrase_place; /* where in that name: begins, goes on, ends */
    uint8_t lists;        /* of which word lists the word is */
    uint8_t article;      /* how the word is written elsewhere in the article */
    bool may;             /* be part of a name */
    uint32_t run_first;   /* tokens of the run of such around it */
    uint32_t run_last;
} xc_name_cell;

typedef struct xc_name_page {
    const xc_pending *sentences;
    size_t count;
    xc_name_cell **cells; /* by sentence and token */
} xc_name_page;

/* Reads all sentences of an article; cells are in the arena. */
xc_status xc_name_page_read(xc_arena *arena, const xc_pending *sentences,
                            size_t count, xc_name_page *page);

/* The features of a token that may be part of a name; how many. */
uint32_t xc_name_features(const xc_name_page *page, size_t sentence,
                          uint32_t token, uint32_t out[XC_NAME_FEATURES]);

#endif

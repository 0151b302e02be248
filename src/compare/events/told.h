/*
 * told.h - words of an article that a rule goes by as facts of the kind
 * XC_FACT_STATEMENT. Inside src/compare/ only.
 * Exports: xc_told_words, xc_told_is_elsewhere,
 * xc_engine_make_told, xc_engine_add_told.
 */
#ifndef XC_COMPARE_EVENTS_TOLD_H
#define XC_COMPARE_EVENTS_TOLD_H

#include "compare/engine.h"
#include "compare/names/written.h"

/* Where the words stand, and what they are about. */
typedef struct xc_told_words {
    bool in_title;
    bool negative;     /* they say that it is not so */
    xc_span span;      /* of the sentence */
    xc_span mark;      /* of the words */
    const char *topic; /* lives as long as the engine */
} xc_told_words;

/* True when a passage names a place or time behind "in", "at" and the like
 * ("in Orrin", "in March") that the other article does not write: it may tell
 * of another event. */
bool xc_told_is_elsewhere(const char *passage, const xc_written *other);

/* Makes a fact of words of a content, whose claim is the words as written; it
 * takes no part yet. */
xc_status xc_engine_make_told(xc_engine *engine, size_t content,
                              const xc_told_words *told, xc_party **out);

/* Makes it take part; where one of the same place does, that one. *at is its
 * party. */
xc_status xc_engine_add_told(xc_engine *engine, xc_party *party, size_t *at);

#endif

/*
 * copies.h - which of the articles of a comparison are one text in several
 * papers, and which speak with one voice. Inside src/compare/ only.
 * Exports: xc_copies, xc_copies_find, xc_copies_origin, xc_copies_voice,
 * xc_engine_drop_copied.
 */
#ifndef XC_COMPARE_COPIES_H
#define XC_COMPARE_COPIES_H

#include "compare/engine.h"

/* By content of the engine: the first of those that are one. */
typedef struct xc_copies {
    size_t *origins; /* one wire story, lightly edited or cut */
    size_t *voices;  /* that, or articles of one source */
    size_t count;
} xc_copies;

/* Compares the contents of judged pairs with each other. Long texts alone are
 * taken for copies: short ones are alike by chance. In the engine's arena. */
xc_status xc_copies_find(xc_engine *engine, xc_copies *copies);

size_t xc_copies_origin(const xc_copies *copies, size_t content);
size_t xc_copies_voice(const xc_copies *copies, size_t content);

/* Takes out the agreement of copies: they confirm nothing. */
void xc_engine_drop_copied(xc_engine *engine, const xc_copies *copies);

#endif

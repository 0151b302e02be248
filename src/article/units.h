/*
 * units.h - the paragraphs of plain text, before anyone asks what they are.
 * Inside src/article/ only.
 * Exports: xc_unit, xc_units, xc_units_find, xc_units_take,
 * xc_dateline_find.
 */
#ifndef XC_ARTICLE_UNITS_H
#define XC_ARTICLE_UNITS_H

#include "article/article.h"
#include "article/cues.h"

/* One line, or the lines of one paragraph that is wrapped by hand. */
typedef struct xc_unit {
    xc_span span;
    bool gap_after; /* a blank line or the end follows */
    bool decided;   /* what it is: see kind */
    xc_block_kind kind;
} xc_unit;

typedef XC_VEC(xc_unit) xc_units;

/* Appends the units of a text, in order; with comments, a line that is one
 * counts as blank. XC_ERROR_LIMIT past a million lines that are not blank. */
xc_status xc_units_find(xc_arena *arena, const xc_text *text, bool comments,
                        xc_units *out);

/* Appends a unit for each block of an article that brings them; all but
 * paragraphs are decided. */
xc_status xc_units_take(xc_arena *arena, const xc_article *article,
                        xc_units *out);

/* Where the dateline at the start of a paragraph ends, dash and all; the
 * paragraph's start when there is none. */
xc_status xc_dateline_find(xc_cues *cues, const xc_text *text,
                           xc_span paragraph, uint32_t *end);

#endif

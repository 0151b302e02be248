/*
 * segment.h - where sentences may end, by Unicode (UAX 29) and the English
 * list of abbreviations (ICU, "ss=standard").
 *
 * It knows no news: src/language/ repairs what it gives.
 * Exports: xc_segmenter_*.
 */
#ifndef XC_TEXT_SEGMENT_H
#define XC_TEXT_SEGMENT_H

#include "text/text.h"

typedef struct xc_segmenter xc_segmenter;

/* Opening costs milliseconds; one serves many texts, on one thread. */
xc_segmenter *xc_segmenter_new(xc_error *error);
void xc_segmenter_free(xc_segmenter *segmenter);

typedef XC_VEC(xc_span) xc_spans;

/* Appends the sentences of bytes[within] to *out, without white space at
 * their ends; a line end ends no sentence by itself, two in a row do. */
xc_status xc_segmenter_sentences(xc_segmenter *segmenter, xc_arena *arena,
                                 const char *bytes, xc_span within,
                                 xc_spans *out);

#endif

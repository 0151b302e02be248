/*
 * glue.h - places where a page's text was put together without a full stop.
 * Inside src/language/ only.
 * Exports: xc_glue_next.
 */
#ifndef XC_LANGUAGE_GLUE_H
#define XC_LANGUAGE_GLUE_H

#include "text/text.h"

/* The first place in a sentence, as the marks have it, where something else
 * begins: a caption's end, a heading's, a line of the page. Its end where
 * nothing does. What is cut off ahead of it has no end mark. */
uint32_t xc_glue_next(const char *bytes, xc_span within);

#endif

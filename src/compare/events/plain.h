/*
 * plain.h - the words of a stretch of text as word lists have them, where no
 * tokens are kept of it. Inside src/compare/ only.
 * Exports: xc_plain_word, xc_plain_next, xc_plain_match.
 */
#ifndef XC_COMPARE_EVENTS_PLAIN_H
#define XC_COMPARE_EVENTS_PLAIN_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/* Bytes of a word; what is longer is cut. */
#define XC_PLAIN_BYTES 32

typedef struct xc_plain_word {
    char bytes[XC_PLAIN_BYTES]; /* small, with plain apostrophes; cut */
    xc_span span;
    bool breaks; /* a clause ends before it */
} xc_plain_word;

/* Reads the next word of the text from *at on, up to end, and moves *at behind
 * it; false where there is none. */
bool xc_plain_next(const xc_text *text, uint32_t *at, uint32_t end,
                   xc_plain_word *out);

/* The longest row of a lexicon of forms that begins at a word; NULL: none.
 * *taken gets its words, 1 where there is none. */
const xc_lexeme *xc_plain_match(xc_lexicon_id lexicon,
                                const xc_plain_word *words, size_t count,
                                size_t at, size_t *taken);

#endif

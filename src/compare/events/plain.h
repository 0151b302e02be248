/*
 * plain.h - the words of a stretch of text as word lists have them, where no
 * tokens are kept of it. Inside src/compare/ only.
 * Exports: xc_plain_word, xc_plain_line, xc_plain_*.
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

/* Words of a sentence that are looked at. */
enum { XC_PLAIN_MOST = 400 };

/* A row of a word list, or a word that none has. */
typedef struct xc_plain_item {
    const xc_lexeme *row; /* NULL: none */
    xc_span span;
    uint16_t clause; /* of the sentence, from 0 */
} xc_plain_item;

/* A sentence as the rows of one word list; the words of its feature role_of
 * say what each does. It borrows the text. */
typedef struct xc_plain_line {
    const xc_text *text;
    int role_of;
    xc_plain_item items[XC_PLAIN_MOST];
    size_t count;
    bool dated; /* it has a year */
} xc_plain_line;

void xc_plain_line_read(const xc_text *text, xc_span span,
                        xc_lexicon_id lexicon, int role_of, xc_plain_line *out);

/* What an item does; 0: nothing. */
int xc_plain_role(const xc_plain_line *line, size_t at);

/* The nearest item of a role before a place, or behind it, within so many items
 * of one clause; SIZE_MAX: none. */
size_t xc_plain_before(const xc_plain_line *line, size_t at, int role,
                       size_t far);
size_t xc_plain_behind(const xc_plain_line *line, size_t at, int role,
                       size_t far);

/* True when any item has that role. */
bool xc_plain_has(const xc_plain_line *line, int role);

/* Reads the next word of the text from *at on, up to end, and moves *at behind
 * it; false where there is none. */
bool xc_plain_next(const xc_text *text, uint32_t *at, uint32_t end,
                   xc_plain_word *out);

#endif

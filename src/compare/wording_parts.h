/*
 * wording_parts.h - what the files share that turn the words of two quotations
 * into their differences. Inside src/compare/wording*.c only.
 *
 * Order: wording_words.c cuts quotations into words and compares these,
 * wording_align.c finds what lies to what, wording.c what differs and how much
 * that says, wording_show.c tells it to people.
 * Exports: xc_quote_*, xc_move, xc_window, xc_stretch, xc_chain, xc_chain_find.
 */
#ifndef XC_COMPARE_WORDING_PARTS_H
#define XC_COMPARE_WORDING_PARTS_H

#include "compare/wording.h"

/* ------------------------------------------------------------------ */
/* Words                                                                */

/* Cuts the words of a quotation (xc_fact.words; NULL: none); those past the
 * ceilings are left out. */
void xc_quote_split(const char *text, xc_quote_words *out);

/* A word by its number. */
const char *xc_quote_word(const xc_quote_words *words, uint32_t i);

/* The same word to the letter. */
bool xc_quote_is_equal(const xc_quote_words *a, uint32_t i,
                       const xc_quote_words *b, uint32_t k);

/* One word, written in two ways or with another ending; of these, with another
 * ending: "step" and "steps". */
bool xc_quote_is_spelled(const xc_quote_words *a, uint32_t i,
                         const xc_quote_words *b, uint32_t k);
bool xc_quote_is_ending(const xc_quote_words *a, uint32_t i,
                        const xc_quote_words *b, uint32_t k);

/* A small word that is heard for another; a word that denies. */
bool xc_quote_is_loose(const xc_quote_words *words, uint32_t i);
bool xc_quote_denies(const xc_quote_words *words, uint32_t i);

/* ------------------------------------------------------------------ */
/* The alignment                                                        */

/* Stretches beside the best one, on each side at most. */
enum { XC_MAX_CHAINED = 3 };

/* What of each a step of an alignment takes. */
typedef enum xc_move {
    XC_MOVE_STOP = 0,
    XC_MOVE_BOTH,
    XC_MOVE_ONLY_A,
    XC_MOVE_ONLY_B
} xc_move;

/* Words of each that are aligned, end exclusive. */
typedef struct xc_window {
    uint32_t a_first, a_last;
    uint32_t b_first, b_last;
} xc_window;

/* A stretch that is aligned, with its moves, last first. */
typedef struct xc_stretch {
    xc_window at;
    const uint8_t *moves;
    uint32_t count;
} xc_stretch;

/* The stretches of two quotations, in order of place, and all their moves. */
typedef struct xc_chain {
    xc_stretch items[2 * XC_MAX_CHAINED + 1];
    uint32_t count;
    uint8_t moves[2 * XC_WORDING_WORDS];
    uint32_t used;
} xc_chain;

/* Finds the best stretch of two quotations and those beside it that go with it:
 * one at least, which may be empty. */
void xc_chain_find(const xc_wording *w, xc_chain *all);

#endif

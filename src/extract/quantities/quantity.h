/*
 * quantity.h - the readers that quantity.c asks in turn at each number of a
 * sentence, and what they share. Inside src/extract/ only.
 *
 * A reader that takes what begins at an atom appends its mentions and sets
 * finder->next to the atom to go on from.
 * Exports: xc_finder, xc_finder_*, xc_figure_in, xc_is_between, xc_range_take,
 * xc_is_aged, xc_after_old, xc_score_take, xc_age_take, xc_decade_take,
 * xc_ratio_take, xc_times_take, xc_multiple_take, xc_nobody_take,
 * xc_refused_end, xc_is_inside_word, xc_is_refused, xc_is_clock, xc_rate_add.
 */
#ifndef XC_EXTRACT_QUANTITY_H
#define XC_EXTRACT_QUANTITY_H

#include "extract/quantities/number.h"

typedef struct xc_finder {
    xc_extractor *x;
    uint32_t index; /* of the sentence */
    xc_atoms atoms;
    uint32_t next;    /* the atom to go on from */
    const char *rule; /* that is reading now, for explain.h */
} xc_finder;

const xc_sentence *xc_finder_sentence(const xc_finder *f);

/* The token of an atom; the token count past the end. */
uint32_t xc_finder_token(const xc_finder *f, uint32_t atom);

/* The token before that of an atom; NULL: none. */
const xc_token *xc_finder_before(const xc_finder *f, uint32_t atom);

/* True when an atom is the word of an attached piece: "31-member". */
bool xc_finder_attached(const xc_finder *f, uint32_t atom);

/* A mention of the atoms first to last. */
xc_mention xc_finder_mention(const xc_finder *f, uint32_t first, uint32_t last);
void xc_finder_extend_left(const xc_finder *f, xc_mention *m, uint32_t token);
void xc_finder_extend_right(const xc_finder *f, xc_mention *m, uint32_t token);

/* An interval of one value. */
xc_interval xc_finder_only(double value);

/* Value and intervals of a figure, without its bounds. */
void xc_finder_fill(xc_quantity *q, const xc_figure *figure, double value);

/* The noun that is counted: its tokens, and the lemma of its head as unit,
 * with what it is counted by ("death/100000 person"). */
xc_status xc_finder_noun(xc_finder *f, xc_mention *m, uint32_t token);

/* Bounds around the mention; the noun may stand before the one behind. */
void xc_finder_bounds(const xc_finder *f, xc_mention *m);

/* Adds the mention; its noun as text is made of its tokens. */
xc_status xc_finder_push(xc_finder *f, xc_mention m);

/* The figure at an atom with the sign before it: "minus five", "- 20". */
bool xc_figure_in(const xc_finder *f, uint32_t at, xc_figure *figure);

/* True for a figure with "between" before it. */
bool xc_is_between(const xc_finder *f, const xc_figure *figure);

/* Each sets *taken; the figure is the one at the finder's place. */
xc_status xc_range_take(xc_finder *f, const xc_figure *low, bool *taken);
xc_status xc_score_take(xc_finder *f, const xc_figure *figure, bool *taken);
xc_status xc_age_take(xc_finder *f, const xc_figure *figure, bool *taken);
xc_status xc_times_take(xc_finder *f, const xc_figure *figure, bool *taken);
xc_status xc_ratio_take(xc_finder *f, const xc_figure *part, bool *taken);

/* "in her 40s" at an atom. */
xc_status xc_decade_take(xc_finder *f, uint32_t at, bool *taken);

/* "doubled", "twice as many", "threefold" at an atom. */
xc_status xc_multiple_take(xc_finder *f, uint32_t at, bool *taken);

/* "Nobody was hurt" at an atom: none of the people. */
xc_status xc_nobody_take(xc_finder *f, uint32_t at, bool *taken);

/* True where years of age are told: "aged 45", "ages 16 to 18". */
bool xc_is_aged(const xc_finder *f, uint32_t atom);

/* Behind "45 years" or "45-year": the atom after "old" or "of age"; 0: no such
 * words stand there. */
uint32_t xc_after_old(const xc_finder *f, uint32_t atom);

/* What is written with digits or number words and is no quantity, as a
 * telephone number: the atom after it; 0: none begins here. */
uint32_t xc_refused_end(const xc_finder *f, uint32_t at);

/* "F-35", "pre-2014", "COVID-19": a number behind a word and a hyphen. */
bool xc_is_inside_word(const xc_finder *f, const xc_figure *figure);

/* True for a figure that is no quantity: "Article Five", "the one". */
bool xc_is_refused(const xc_finder *f, const xc_figure *figure);

/* True for "5 p.m.": a figure before a word of the clock. */
bool xc_is_clock(const xc_finder *f, const xc_figure *figure);

/* The unit of things counted per something that begins at a token:
 * "flight/day", "death/100000 person"; unit itself where nothing does. Sets
 * finder->next behind a number of it, and end to where it ends in the text (0
 * where nothing does). NULL when memory is out. */
const char *xc_rate_add(xc_finder *f, const char *unit, uint32_t token,
                        uint32_t *end);

#endif

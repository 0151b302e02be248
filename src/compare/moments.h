/*
 * moments.h - what an article says happened at a time of day: the time, what
 * happened, and the day. Inside src/compare/ only.
 * Exports: xc_moment, xc_told, xc_moments, xc_moments_read,
 * xc_moments_settle, xc_moment_what, xc_happenings_fit, xc_is_happening.
 */
#ifndef XC_COMPARE_MOMENTS_H
#define XC_COMPARE_MOMENTS_H

#include "base/vec.h"
#include "compare/clock.h"
#include "lexicon/lexicon.h"

/* A time, and what happened then. */
typedef struct xc_moment {
    const xc_mention *mention; /* the date with the time */
    const xc_mention *day;     /* tells the day; NULL: nothing does */
    size_t sentence;
    const xc_lexeme *what; /* row of happenings.tsv */
    bool timed;            /* has a clock; else only the day is told */
    xc_clock clock;
    xc_span mark; /* the time with the words around it */
    const char *said;
    const char *day_said; /* NULL: no day */
    const char *word;     /* that says what happened */
    bool quoted; /* its sentence has a quotation mark: a witness may tell it */
} xc_moment;

/* A row of happenings.tsv, and how often an article has a word of it. */
typedef struct xc_told {
    const xc_lexeme *row;
    size_t count;
    bool top; /* its first sentences have one */
} xc_told;

/* All of an article. Zero it, add sentences in order, then settle it. */
typedef struct xc_moments {
    XC_VEC(xc_moment) items;
    XC_VEC(xc_told) rows;
    size_t sentences;
    const xc_lexeme *main; /* what the article is about; NULL: nothing here */
} xc_moments;

/* Times of one article at most; the rest is left out. */
#define XC_MAX_MOMENTS 64u

/* Adds a sentence: text is what its spans are of, mentions those of it. */
xc_status xc_moments_read(xc_moments *moments, xc_arena *arena, size_t sentence,
                          const xc_text *text, const xc_sentence *words,
                          const xc_mention *mentions, size_t count);

/* Finds out what the article is about. */
void xc_moments_settle(xc_moments *moments);

/* What happened: of "it happened" what the article is about; NULL: nobody
 * knows. */
const xc_lexeme *xc_moment_what(const xc_moments *moments,
                                const xc_moment *moment);

/* Do two rows tell of one kind of thing: the same, or an attack and a blast?
 * Symmetric; false for NULL. */
bool xc_happenings_fit(const xc_lexeme *x, const xc_lexeme *y);

/* True for a word of a row of happenings.tsv. */
bool xc_is_happening(const char *word);

#endif

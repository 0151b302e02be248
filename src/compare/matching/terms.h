/*
 * terms.h - the words that tell what a stretch of text is about, as sets that
 * are held against each other many times. Inside src/compare/ only.
 * Exports: xc_term, xc_terms, xc_terms_*.
 */
#ifndef XC_COMPARE_MATCHING_TERMS_H
#define XC_COMPARE_MATCHING_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word that says what a text is about. */
typedef struct xc_term {
    uint64_t stem; /* hash */
    double rarity; /* of the words of that stem in the text the commonest */
    const char *word;
} xc_term;

/* Marks of a set: a bit for every stem. Where it is not set, the stem is not
 * there (B. Bloom, "Space/Time Trade-offs in Hash Coding with Allowable
 * Errors", CACM 1970, with one hash). */
enum { XC_TERM_MARKS = 4 };

/* Terms, each once, by stem; made by xc_terms_of. All zero is empty. */
typedef struct xc_terms {
    const xc_term *items;
    size_t count;
    uint64_t marks[XC_TERM_MARKS];
} xc_terms;

/* A set of terms that are in order, each once; it borrows them. */
xc_terms xc_terms_of(const xc_term *items, size_t count);

/* True when a stem is among the terms. */
bool xc_terms_has(const xc_terms *terms, uint64_t stem);

/* How rare the terms are that both have, in sum: of those whose word counts in
 * both. */
double xc_terms_common(const xc_terms *a, const xc_terms *b,
                       bool (*counts)(const xc_term *term));

/* The share of the terms of a that b has too, by rarity; 0 without terms. */
double xc_terms_share(const xc_terms *a, const xc_terms *b);

/* True where that share is not 0. */
bool xc_terms_meet(const xc_terms *a, const xc_terms *b);

/* The rarity of the rarest term of a that b lacks; 0: it lacks none. */
double xc_terms_strangest(const xc_terms *a, const xc_terms *b);

#endif

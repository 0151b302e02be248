/*
 * terms.c - what sets of terms have in common.
 *
 * Most sets that are held against each other share little: the marks of the
 * one pass over most terms of the other before its order is searched.
 * Exports: xc_terms_*.
 */
#include "compare/matching/terms.h"

/* The bit of a stem: which word of the marks, and which bit of it. */
static size_t word_of(uint64_t stem) {
    return (size_t)(stem >> 62) % XC_TERM_MARKS;
}

static uint64_t bit_of(uint64_t stem) {
    return UINT64_C(1) << (stem >> 56 & 63);
}

static bool may_have(const xc_terms *terms, uint64_t stem) {
    return terms->marks[word_of(stem)] & bit_of(stem);
}

xc_terms xc_terms_of(const xc_term *items, size_t count) {
    xc_terms terms = {.items = items, .count = count};
    for (size_t i = 0; i < count; i++)
        terms.marks[word_of(items[i].stem)] |= bit_of(items[i].stem);
    return terms;
}

/* The place of a stem, from a place on. */
static size_t find(const xc_terms *terms, size_t from, uint64_t stem) {
    size_t low = from, high = terms->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (terms->items[middle].stem < stem)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool xc_terms_has(const xc_terms *terms, uint64_t stem) {
    if (!may_have(terms, stem)) return false;
    size_t at = find(terms, 0, stem);
    return at < terms->count && terms->items[at].stem == stem;
}

/* The same for stems that are asked for in order; *from is where the last one
 * would stand. */
static const xc_term *next_of(const xc_terms *terms, size_t *from,
                              uint64_t stem) {
    if (!may_have(terms, stem)) return NULL;
    *from = find(terms, *from, stem);
    bool there = *from < terms->count && terms->items[*from].stem == stem;
    return there ? &terms->items[*from] : NULL;
}

double xc_terms_common(const xc_terms *a, const xc_terms *b,
                       bool (*counts)(const xc_term *term)) {
    double common = 0;
    for (size_t i = 0, k = 0; i < a->count; i++) {
        const xc_term *same = next_of(b, &k, a->items[i].stem);
        if (same && counts(&a->items[i]) && counts(same))
            common += a->items[i].rarity;
    }
    return common;
}

double xc_terms_share(const xc_terms *a, const xc_terms *b) {
    double all = 0, shared = 0;
    for (size_t i = 0, k = 0; i < a->count; i++) {
        all += a->items[i].rarity;
        if (next_of(b, &k, a->items[i].stem)) shared += a->items[i].rarity;
    }
    return all > 0 ? shared / all : 0;
}

bool xc_terms_meet(const xc_terms *a, const xc_terms *b) {
    for (size_t i = 0, k = 0; i < a->count; i++)
        if (a->items[i].rarity > 0 && next_of(b, &k, a->items[i].stem))
            return true;
    return false;
}

double xc_terms_strangest(const xc_terms *a, const xc_terms *b) {
    double most = 0;
    for (size_t i = 0, k = 0; i < a->count; i++)
        if (a->items[i].rarity > most && !next_of(b, &k, a->items[i].stem))
            most = a->items[i].rarity;
    return most;
}

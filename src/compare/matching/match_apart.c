/*
 * match_apart.c - of articles that nobody says are of one thing: may two of
 * their figures be held against each other?
 *
 * The model was learned of texts that belong together. Of any two articles
 * most figures are of different things, so more is asked for: the same noun,
 * most words in common both ways, no rare word near that only one has, no
 * rarest word in both sentences that the other article lacks, and neither
 * figure known to the other article too. Dates are left to the facts.
 * Exports: xc_match_may_stand, xc_match_stands_apart.
 */
#include <string.h>

#include "compare/interval.h"
#include "compare/matching/match.h"
#include "lexicon/lexicon.h"

static double limit(const xc_engine *engine, xc_limit of) {
    return xc_weights_limit(engine->comparison->weights, of);
}

/* The figure is somewhere in the other article, of the same noun or unit: it
 * is known there, and that it differs is no news. */
static bool is_known(const xc_observation *x, const xc_observed *other) {
    for (size_t i = 0; i < other->items.count; i++) {
        const xc_observation *y = &other->items.items[i];
        if (y->mention->kind != XC_MENTION_QUANTITY ||
            !xc_match_compares(x, y) || (x->noun && y->noun != x->noun))
            continue;
        if (xc_match_agrees(x, y)) return true;
    }
    return false;
}

static bool tells_of_sample(const xc_observed *observed,
                            const xc_observation *x) {
    const xc_terms *terms = &observed->sentences.items[x->sentence].passage;
    for (size_t i = 0; i < terms->count; i++)
        if (xc_lexicon_find(XC_LEXICON_SAMPLES, terms->items[i].word))
            return true;
    return false;
}

static bool has_term(const xc_observed *observed, uint64_t stem) {
    for (size_t i = 0; i < observed->sentences.count; i++)
        if (xc_terms_has(&observed->sentences.items[i].terms, stem))
            return true;
    return false;
}

/* The sentence of a figure has a word of the rarest, mostly a name, that the
 * other article lacks altogether. */
static bool has_own_word(const xc_engine *engine, const xc_observed *observed,
                         const xc_observation *x, const xc_observed *other) {
    double rarest = xc_weights_rarity(engine->comparison->weights, 0);
    const xc_terms *terms = &observed->sentences.items[x->sentence].terms;
    for (size_t i = 0; i < terms->count; i++)
        if (terms->items[i].rarity >= rarest &&
            !has_term(other, terms->items[i].stem))
            return true;
    return false;
}

/* The least share of words of one figure that stand around the other. */
static double words_low(const xc_terms *x, const xc_observation *of_x,
                        const xc_terms *y, const xc_observation *of_y) {
    double a = xc_terms_share(x, &of_y->around);
    double b = xc_terms_share(y, &of_x->around);
    return a < b ? a : b;
}

/* "All but 600 of the 14,000 homes" and "14,000 homes": the whole of the one is
 * the other, which it knows. */
static bool is_whole_of(const xc_observation *x, const xc_observation *y) {
    const xc_quantity *whole = &x->mention->quantity;
    const xc_quantity *part = &y->mention->quantity;
    return part->whole.known && !whole->whole.known &&
           xc_interval_meets(&part->whole.meant, &whole->meant);
}

bool xc_match_may_stand(const xc_engine *engine, const xc_matching *m) {
    const xc_observation *x = &m->a->items.items[m->x];
    const xc_observation *y = &m->b->items.items[m->y];
    if (x->mention->kind == XC_MENTION_DATE ||
        y->mention->kind == XC_MENTION_DATE)
        return false;
    if (x->quality && x->quality == y->quality) return true;
    if (xc_match_is_count(&x->mention->quantity) &&
        (!x->noun || x->noun != y->noun))
        return false;
    double words = limit(engine, XC_LIMIT_APART_WORDS);
    return words_low(&x->near, x, &y->near, y) >= words &&
           words_low(&x->clause, x, &y->clause, y) >= words;
}

bool xc_match_stands_apart(const xc_engine *engine, const xc_matching *m) {
    const xc_observation *x = &m->a->items.items[m->x];
    const xc_observation *y = &m->b->items.items[m->y];
    const double *f = m->features;
    if (m->dated) return false;
    if (m->probability < limit(engine, XC_LIMIT_APART_LEAST)) return false;
    if (f[XC_MATCH_COUNT_OF] > 0 && !(f[XC_MATCH_NOUN_SAME] > 0)) return false;
    double words = limit(engine, XC_LIMIT_APART_WORDS);
    if (f[XC_MATCH_NEAR_LOW] < words || f[XC_MATCH_CLAUSE_LOW] < words ||
        f[XC_MATCH_PASSAGE_LOW] < words ||
        f[XC_MATCH_STRANGER_LOW] > limit(engine, XC_LIMIT_APART_STRANGER) ||
        f[XC_MATCH_CONTRAST] > 0 || f[XC_MATCH_FAR] > 0)
        return false;
    if (f[XC_MATCH_PERCENT] > 0 &&
        (tells_of_sample(m->a, x) || tells_of_sample(m->b, y)))
        return false;
    /* Each is of something that only its own article names: two towers. */
    if (has_own_word(engine, m->a, x, m->b) &&
        has_own_word(engine, m->b, y, m->a))
        return false;
    if (is_whole_of(x, y) || is_whole_of(y, x)) return false;
    return !is_known(x, m->b) && !is_known(y, m->a);
}

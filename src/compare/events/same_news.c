/*
 * same_news.c - turns the tops of two articles into how sure it is that they
 * tell of one event, by shared names and rare words. It asks no tree.
 * Exports: xc_same_news, xc_top_share.
 */
#include "compare/events/same_news.h"

#include "compare/events/told.h"
#include "compare/names/people.h"

/* Days in which articles tell of one event; names that they have to share, and
 * those that make it surer. */
enum { NEAR = 4, ENOUGH = 2, MANY = 4 };

/* Sentences of the top of an article, its title among them. */
enum { TOP_SENTENCES = 5 };

/* What tops have to share, and what is much. */
static const double SHARED_LEAST = 0.12, SHARED_MUCH = 0.25;

static const double SURE = 0.85, LIKELY = 0.75;

static bool tops_have(const xc_observed *observed, size_t end, uint64_t stem) {
    for (size_t i = 0; i < end; i++)
        if (xc_terms_has(&observed->sentences.items[i].terms, stem))
            return true;
    return false;
}

static size_t top_of(const xc_observed *observed) {
    return observed->sentences.count < TOP_SENTENCES ? observed->sentences.count
                                                     : TOP_SENTENCES;
}

/* Each word counts once, where it stands first. */
static double share_of(const xc_observed *a, const xc_observed *b) {
    double all = 0, shared = 0;
    for (size_t i = 0; i < top_of(a); i++) {
        const xc_terms *terms = &a->sentences.items[i].terms;
        for (size_t k = 0; k < terms->count; k++) {
            uint64_t stem = terms->items[k].stem;
            if (tops_have(a, i, stem)) continue;
            all += terms->items[k].rarity;
            if (tops_have(b, top_of(b), stem)) shared += terms->items[k].rarity;
        }
    }
    return all > 0 ? shared / all : 0;
}

double xc_top_share(const xc_observed *a, const xc_observed *b) {
    double x = share_of(a, b), y = share_of(b, a);
    return x < y ? x : y;
}

double xc_same_news(const xc_engine *engine, const xc_observed *a,
                    const xc_observed *b) {
    static const xc_stored_fact nobody = {0};
    xc_subject x = xc_subject_of(engine->contents.items[a->content], &nobody);
    xc_subject y = xc_subject_of(engine->contents.items[b->content], &nobody);
    int32_t days = xc_people_days(&x, &y);
    if (days < 0 || days > NEAR) return 0;
    double names = xc_people_shared(&x, &y);
    if (names < ENOUGH) return 0;
    double words = xc_top_share(a, b);
    if (words < SHARED_LEAST) return 0;
    return names >= MANY || words >= SHARED_MUCH ? SURE : LIKELY;
}

/*
 * pairings.c - observes articles, holds what they state against each other,
 * and adds the figures that differ and likely speak of one thing to the judged
 * pairs.
 *
 * Articles are observed, and their figures weighed, on several threads, which
 * changes nothing that others see. Then pairs are judged on the thread of the
 * engine, in the order in which they were added.
 * Exports: xc_pairings_*.
 */
#include "compare/matching/pairings.h"

#include <assert.h>
#include <stdlib.h>

#include "base/parallel.h"
#include "compare/events/kind.h"
#include "compare/events/moment_facts.h"
#include "compare/events/overtaken.h"
#include "compare/matching/figure_facts.h"
#include "compare/matching/match.h"
#include "compare/matching/qualities.h"
#include "compare/names/aged.h"
#include "compare/names/portray.h"
#include "compare/names/spell.h"

/* Pairings that are settled together, and observed contents that are kept at
 * most: beyond, all are observed anew. */
enum { TOGETHER = 256, MOST_OBSERVED = 2048 };

typedef XC_VEC(xc_matching) matchings;

typedef struct pairing {
    size_t first;
    size_t second;
    const xc_observed *a;
    const xc_observed *b;
    xc_arena *arena; /* of the likely ones; NULL: there is none */
    matchings likely;
    xc_status status; /* of weighing */
} pairing;

/* A content that is to be observed. */
typedef struct coming {
    size_t content;
    const xc_observed *observed;
    xc_status status;
} coming;

struct xc_pairings {
    xc_engine *engine;
    xc_map settled; /* figures, by place, and the content they were judged
                       with */
    pairing waiting[TOGETHER];
    size_t count;
    coming comings[2 * TOGETHER];
    size_t coming_count;
    xc_observer *observers[XC_THREADS_MOST]; /* by hand */
    XC_VEC(const xc_observed *) kept;        /* by them */
    xc_map observed;                         /* by content: index in kept */
};

/* ------------------------------------------------------------------ */
/* Observed contents                                                    */

static void forget(xc_pairings *p) {
    for (size_t i = 0; i < XC_THREADS_MOST; i++)
        xc_observer_forget(p->observers[i]);
    p->kept.count = 0;
    p->observed = (xc_map){0};
}

static const xc_observed *observed_of(const xc_pairings *p, size_t content) {
    size_t at;
    bool there = xc_map_get(&p->observed, content, 0, &at);
    assert(there && p->kept.items && at < p->kept.count);
    return there ? p->kept.items[at] : NULL;
}

/* A place among those that are kept is given before there is anything. */
static xc_status want(xc_pairings *p, size_t content) {
    size_t at;
    if (xc_map_get(&p->observed, content, 0, &at)) return XC_OK;
    p->comings[p->coming_count++] = (coming){.content = content};
    XC_TRY(XC_PUSH(p->engine->arena, &p->kept, NULL));
    return xc_map_put(p->engine->arena, &p->observed, content, 0,
                      p->kept.count - 1);
}

static void observe(void *user, size_t task, size_t hand) {
    xc_pairings *p = user;
    coming *c = &p->comings[task];
    xc_observer **observer = &p->observers[hand];
    if (!*observer) *observer = xc_observer_new(p->engine);
    c->status = *observer
                    ? xc_observer_look(*observer, c->content, &c->observed)
                    : XC_ERROR_MEMORY;
}

/* Observes what the waiting ones need. */
static xc_status observe_all(xc_pairings *p) {
    p->coming_count = 0;
    if (p->kept.count + 2 * p->count > MOST_OBSERVED) forget(p);
    for (size_t i = 0; i < p->count; i++) {
        XC_TRY(want(p, p->waiting[i].first));
        XC_TRY(want(p, p->waiting[i].second));
    }
    xc_parallel_each(p->engine->comparison->threads, p->coming_count, observe,
                     p);
    size_t first = p->kept.count - p->coming_count;
    for (size_t i = 0; i < p->coming_count; i++) {
        XC_TRY(p->comings[i].status);
        p->kept.items[first + i] = p->comings[i].observed;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What facts were judged by                                            */

static uint64_t place_of(bool in_title, uint32_t start) {
    return (uint64_t)in_title << 32 | start;
}

static xc_status note_settled(xc_pairings *p, size_t party, size_t other) {
    const xc_party *x = xc_engine_party(p->engine, party);
    const xc_party *y = xc_engine_party(p->engine, other);
    const xc_fact *fact = &x->stored.fact;
    if (!fact->has_number) return XC_OK;
    return xc_map_put(p->engine->arena, &p->settled,
                      place_of(fact->in_title, fact->number_span.start) |
                          (uint64_t)x->content << 33,
                      y->content, 0);
}

static xc_status note_judged(xc_pairings *p) {
    for (size_t i = 0; i < p->engine->judged.count; i++) {
        const xc_judged *pair = &p->engine->judged.items[i];
        XC_TRY(note_settled(p, pair->a, pair->b));
        XC_TRY(note_settled(p, pair->b, pair->a));
    }
    return XC_OK;
}

static bool is_settled(const xc_pairings *p, const xc_observed *own,
                       size_t item, const xc_observed *other) {
    size_t at;
    const xc_mention *mention = own->items.items[item].mention;
    return xc_map_get(&p->settled,
                      place_of(mention->in_title, mention->span.start) |
                          (uint64_t)own->content << 33,
                      other->content, &at);
}

/* ------------------------------------------------------------------ */
/* Figures                                                              */

static bool is_likely(const xc_engine *engine, xc_matching *matching) {
    const xc_comparison *comparison = engine->comparison;
    return comparison->between_only
               ? matching->probability >=
                     xc_weights_limit(comparison->weights,
                                      XC_LIMIT_FIGURE_LEAST)
               : xc_match_stands_apart(engine, matching) ||
                     xc_match_of_quality(engine, matching);
}

static xc_status weigh(const xc_pairings *p, pairing *own,
                       xc_matching *matching) {
    const xc_comparison *comparison = p->engine->comparison;
    if (!comparison->watch && !comparison->between_only &&
        !xc_match_may_stand(p->engine, matching))
        return XC_OK;
    if (!xc_match_figures(comparison->weights, matching)) return XC_OK;
    if (comparison->watch)
        XC_TRY(comparison->watch(comparison->watcher, matching));
    if (!is_likely(p->engine, matching)) return XC_OK;
    if (!own->arena) own->arena = xc_arena_new();
    XC_TRY_NEW(own->arena);
    return XC_PUSH(own->arena, &own->likely, *matching);
}

/* Sentences that share no word speak of nothing in common. */
static bool may_match(const xc_observed_sentence *s,
                      const xc_observed_sentence *t) {
    return s->first < s->last && t->first < t->last &&
           (xc_terms_meet(&s->terms, &t->passage) ||
            xc_terms_meet(&t->terms, &s->passage));
}

static xc_status weigh_sentences(const xc_pairings *p, pairing *own, size_t s,
                                 size_t t) {
    const xc_observed_sentence *x = &own->a->sentences.items[s];
    const xc_observed_sentence *y = &own->b->sentences.items[t];
    for (size_t i = x->first; i < x->last; i++)
        for (size_t k = y->first; k < y->last; k++) {
            xc_matching matching = {.a = own->a, .b = own->b, .x = i, .y = k};
            if (is_settled(p, own->a, i, own->b) ||
                is_settled(p, own->b, k, own->a))
                continue;
            XC_TRY(weigh(p, own, &matching));
        }
    return XC_OK;
}

/* The surest first; of equals those that stand first. */
static int compare_matchings(const void *left, const void *right) {
    const xc_matching *a = left, *b = right;
    if (a->probability < b->probability) return 1;
    if (a->probability > b->probability) return -1;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

static xc_status weigh_contents(const xc_pairings *p, pairing *own) {
    if (own->a == own->b) return XC_OK;
    for (size_t s = 0; s < own->a->sentences.count; s++)
        for (size_t t = 0; t < own->b->sentences.count; t++)
            if (may_match(&own->a->sentences.items[s],
                          &own->b->sentences.items[t]))
                XC_TRY(weigh_sentences(p, own, s, t));
    if (own->likely.count > 1)
        qsort(own->likely.items, own->likely.count, sizeof *own->likely.items,
              compare_matchings);
    return XC_OK;
}

static void weigh_task(void *user, size_t task, size_t hand) {
    xc_pairings *p = user;
    (void)hand;
    p->waiting[task].status = weigh_contents(p, &p->waiting[task]);
}

/* Who watches is told in order. */
static void weigh_all(xc_pairings *p) {
    const xc_comparison *comparison = p->engine->comparison;
    xc_parallel_each(comparison->watch ? 1 : comparison->threads, p->count,
                     weigh_task, p);
}

/* ------------------------------------------------------------------ */
/* Judging                                                              */

/* Each observation has one counterpart at most: its surest. */
static xc_status take_best(xc_pairings *p, const pairing *own) {
    xc_map taken = {0};
    size_t before;
    for (size_t i = 0; i < own->likely.count; i++) {
        const xc_matching *matching = &own->likely.items[i];
        if (xc_map_get(&taken, matching->x, 0, &before) ||
            xc_map_get(&taken, matching->y, 1, &before))
            continue;
        XC_TRY(xc_map_put(own->arena, &taken, matching->x, 0, 0));
        XC_TRY(xc_map_put(own->arena, &taken, matching->y, 1, 0));
        XC_TRY(xc_engine_judge_figures(p->engine, matching));
    }
    return XC_OK;
}

static xc_status judge_two(xc_pairings *p, const pairing *own) {
    xc_engine *engine = p->engine;
    const xc_observed *a = own->a, *b = own->b;
    XC_TRY(xc_engine_spell(engine, a, b));
    XC_TRY(xc_engine_time(engine, a, b));
    XC_TRY(xc_engine_age(engine, a, b));
    XC_TRY(xc_engine_overtake(engine, a, b));
    XC_TRY(xc_engine_kind(engine, a, b));
    XC_TRY(xc_engine_portray(engine, a, b));
    if (own->likely.count == 0) return XC_OK;
    /* What is to be judged is told by the facts that state it. */
    XC_TRY(xc_engine_complete(engine, own->first));
    XC_TRY(xc_engine_complete(engine, own->second));
    return take_best(p, own);
}

/* The times that an article gives are held against each other too. */
static xc_status judge_itself(xc_pairings *p, const pairing *own) {
    XC_TRY(xc_engine_time(p->engine, own->a, own->a));
    return xc_engine_portray(p->engine, own->a, own->a);
}

static xc_status judge_all(xc_pairings *p) {
    for (size_t i = 0; i < p->count; i++) {
        const pairing *own = &p->waiting[i];
        XC_TRY(own->status);
        XC_TRY(own->a == own->b ? judge_itself(p, own) : judge_two(p, own));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */

xc_pairings *xc_pairings_new(xc_engine *engine) {
    xc_pairings *p = xc_arena_alloc(engine->arena, sizeof *p);
    if (!p) return NULL;
    p->engine = engine;
    return note_judged(p) == XC_OK ? p : NULL;
}

xc_status xc_pairings_settle(xc_pairings *p) {
    xc_status status = observe_all(p);
    for (size_t i = 0; i < p->count && status == XC_OK; i++) {
        p->waiting[i].a = observed_of(p, p->waiting[i].first);
        p->waiting[i].b = observed_of(p, p->waiting[i].second);
    }
    if (status == XC_OK) weigh_all(p);
    if (status == XC_OK) status = judge_all(p);
    for (size_t i = 0; i < p->count; i++)
        xc_arena_free(p->waiting[i].arena);
    p->count = 0;
    return status;
}

xc_status xc_pairings_add(xc_pairings *p, size_t first, size_t second) {
    p->waiting[p->count++] = (pairing){.first = first, .second = second};
    return p->count == TOGETHER ? xc_pairings_settle(p) : XC_OK;
}

void xc_pairings_free(xc_pairings *p) {
    for (size_t i = 0; p && i < XC_THREADS_MOST; i++)
        xc_observer_free(p->observers[i]);
}

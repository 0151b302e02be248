/*
 * match_find.c - finds the articles that may report on the same things, holds
 * their observations against each other, and adds those that differ and
 * likely speak of one thing to the judged pairs.
 *
 * Candidates are articles that name the same actors, and those that a fact led
 * to; of few articles each. What the facts of two articles were judged by is
 * not judged again by its figures.
 * Exports: xc_engine_match.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "compare/events/kind.h"
#include "compare/events/moment_facts.h"
#include "compare/events/overtaken.h"
#include "compare/matching/figure_facts.h"
#include "compare/matching/match.h"
#include "compare/matching/qualities.h"
#include "compare/names/aged.h"
#include "compare/names/portray.h"
#include "compare/names/spell.h"

/* Names of more articles than this lead to none: everybody has them. */
enum { COMMON_NAME = 256 };

/* Candidates of one article at most: those with the most names in common. */
enum { MOST_CANDIDATES = 32 };

/* Articles with one name in common are few that report on one thing. */
enum { LEAST_SHARED = 2 };

/* So few articles are all held against each other. */
enum { FEW_CONTENTS = 48 };

/* Observed contents kept at most; beyond, all are observed anew. */
enum { MOST_OBSERVED = 2048 };

typedef struct candidate {
    size_t content;
    size_t shared;
    const char *key; /* of its first article */
} candidate;

typedef struct matcher {
    xc_engine *engine;
    XC_VEC(xc_observed *) kept;
    xc_map observed; /* by content: index in kept */
    xc_map done;     /* pairs of contents */
    xc_map settled;  /* figures, by place, and the content they were judged
                        with */
} matcher;

/* ------------------------------------------------------------------ */
/* Observed contents                                                    */

static void forget(matcher *m) {
    for (size_t i = 0; i < m->kept.count; i++)
        xc_observed_free(m->kept.items[i]);
    m->kept.count = 0;
    m->observed = (xc_map){0};
}

static xc_status get_observed(matcher *m, size_t content,
                              const xc_observed **out) {
    size_t at;
    if (xc_map_get(&m->observed, content, 0, &at)) {
        assert(m->kept.items && at < m->kept.count);
        *out = m->kept.items[at];
        return XC_OK;
    }
    xc_observed *fresh = NULL;
    XC_TRY(xc_observe(m->engine, content, &fresh));
    xc_status status = XC_PUSH(m->engine->arena, &m->kept, fresh);
    if (status != XC_OK) {
        xc_observed_free(fresh);
        return status;
    }
    *out = fresh;
    return xc_map_put(m->engine->arena, &m->observed, content, 0,
                      m->kept.count - 1);
}

/* ------------------------------------------------------------------ */
/* What facts were judged by                                            */

static uint64_t place_of(bool in_title, uint32_t start) {
    return (uint64_t)in_title << 32 | start;
}

static xc_status note_settled(matcher *m, size_t party, size_t other) {
    const xc_party *p = xc_engine_party(m->engine, party);
    const xc_party *q = xc_engine_party(m->engine, other);
    const xc_fact *fact = &p->stored.fact;
    if (!fact->has_number) return XC_OK;
    return xc_map_put(m->engine->arena, &m->settled,
                      place_of(fact->in_title, fact->number_span.start) |
                          (uint64_t)p->content << 33,
                      q->content, 0);
}

static xc_status note_judged(matcher *m) {
    for (size_t i = 0; i < m->engine->judged.count; i++) {
        const xc_judged *pair = &m->engine->judged.items[i];
        XC_TRY(note_settled(m, pair->a, pair->b));
        XC_TRY(note_settled(m, pair->b, pair->a));
    }
    return XC_OK;
}

static bool is_settled(const matcher *m, const xc_observed *own, size_t item,
                       const xc_observed *other) {
    size_t at;
    const xc_mention *mention = own->items.items[item].mention;
    return xc_map_get(&m->settled,
                      place_of(mention->in_title, mention->span.start) |
                          (uint64_t)own->content << 33,
                      other->content, &at);
}

/* ------------------------------------------------------------------ */
/* Two articles                                                         */

typedef XC_VEC(xc_matching) matchings;

static xc_status note(matcher *m, matchings *list, xc_matching *matching) {
    const xc_comparison *comparison = m->engine->comparison;
    if (!xc_match_figures(comparison->weights, matching)) return XC_OK;
    if (comparison->watch)
        XC_TRY(comparison->watch(comparison->watcher, matching));
    bool likely =
        comparison->between_only
            ? matching->probability >=
                  xc_weights_limit(comparison->weights, XC_LIMIT_FIGURE_LEAST)
            : xc_match_stands_apart(m->engine, matching) ||
                  xc_match_of_quality(m->engine, matching);
    if (!likely) return XC_OK;
    return XC_PUSH(m->engine->arena, list, *matching);
}

/* Sentences that share no word speak of nothing in common. */
static bool may_match(const xc_observed_sentence *s,
                      const xc_observed_sentence *t) {
    return s->first < s->last && t->first < t->last &&
           (xc_terms_meet(&s->terms, &t->passage) ||
            xc_terms_meet(&t->terms, &s->passage));
}

static xc_status match_sentences(matcher *m, const xc_observed *a,
                                 const xc_observed *b, size_t s, size_t t,
                                 matchings *list) {
    const xc_observed_sentence *x = &a->sentences.items[s];
    const xc_observed_sentence *y = &b->sentences.items[t];
    for (size_t i = x->first; i < x->last; i++)
        for (size_t k = y->first; k < y->last; k++) {
            xc_matching matching = {.a = a, .b = b, .x = i, .y = k};
            if (is_settled(m, a, i, b) || is_settled(m, b, k, a)) continue;
            XC_TRY(note(m, list, &matching));
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

/* Each observation has one counterpart at most: its surest. */
static xc_status take_best(matcher *m, matchings *list) {
    xc_map taken = {0};
    size_t before;
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_matchings);
    for (size_t i = 0; i < list->count; i++) {
        const xc_matching *matching = &list->items[i];
        if (xc_map_get(&taken, matching->x, 0, &before) ||
            xc_map_get(&taken, matching->y, 1, &before))
            continue;
        XC_TRY(xc_map_put(m->engine->arena, &taken, matching->x, 0, 0));
        XC_TRY(xc_map_put(m->engine->arena, &taken, matching->y, 1, 0));
        XC_TRY(xc_engine_judge_figures(m->engine, matching));
    }
    return XC_OK;
}

static xc_status match_contents(matcher *m, size_t first, size_t second) {
    const xc_observed *a, *b;
    matchings list = {0};
    if (m->kept.count + 2 > MOST_OBSERVED) forget(m);
    XC_TRY(get_observed(m, first, &a));
    XC_TRY(get_observed(m, second, &b));
    XC_TRY(xc_engine_spell(m->engine, a, b));
    XC_TRY(xc_engine_time(m->engine, a, b));
    XC_TRY(xc_engine_age(m->engine, a, b));
    XC_TRY(xc_engine_overtake(m->engine, a, b));
    XC_TRY(xc_engine_kind(m->engine, a, b));
    XC_TRY(xc_engine_portray(m->engine, a, b));
    for (size_t s = 0; s < a->sentences.count; s++)
        for (size_t t = 0; t < b->sentences.count; t++)
            if (may_match(&a->sentences.items[s], &b->sentences.items[t]))
                XC_TRY(match_sentences(m, a, b, s, t, &list));
    if (list.count == 0) return XC_OK;
    /* What is to be judged is told by the facts that state it. */
    XC_TRY(xc_engine_complete(m->engine, first));
    XC_TRY(xc_engine_complete(m->engine, second));
    return take_best(m, &list);
}

/* ------------------------------------------------------------------ */
/* Candidates                                                           */

/* The contents that share names with one, on one side. */
typedef struct gathering {
    matcher *m;
    size_t side;
    size_t found; /* by one name */
    XC_VEC(int64_t) ids;
} gathering;

static xc_status take_id(void *user, int64_t id) {
    gathering *g = user;
    g->found++;
    return XC_PUSH(g->m->engine->arena, &g->ids, id);
}

static int compare_ids(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static xc_status gather(gathering *g, const xc_content *content) {
    xc_store *store = g->m->engine->comparison->sides[g->side].store;
    for (size_t i = 0; i < content->names.count; i++) {
        size_t before = g->ids.count;
        if (!content->names.items[i][0]) continue;
        g->found = 0;
        XC_TRY(xc_store_each_naming(store, content->names.items[i],
                                    COMMON_NAME + 1, take_id, g,
                                    g->m->engine->error));
        if (g->found > COMMON_NAME) g->ids.count = before;
    }
    if (g->ids.count > 1)
        qsort(g->ids.items, g->ids.count, sizeof *g->ids.items, compare_ids);
    return XC_OK;
}

typedef XC_VEC(candidate) candidates;

/* A content of a side that shares names, before anything of it is loaded. */
typedef struct sharer {
    size_t side;
    int64_t id;
    size_t shared;
} sharer;

typedef XC_VEC(sharer) sharers;

static xc_status add_sharers(gathering *g, sharers *out) {
    for (size_t i = 0, next; i < g->ids.count; i = next) {
        sharer s = {.side = g->side, .id = g->ids.items[i]};
        for (next = i; next < g->ids.count && g->ids.items[next] == s.id;)
            next++;
        s.shared = next - i;
        if (s.shared >= LEAST_SHARED)
            XC_TRY(XC_PUSH(g->m->engine->arena, out, s));
    }
    return XC_OK;
}

static int compare_sharers(const void *left, const void *right) {
    const sharer *a = left, *b = right;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    if (a->side != b->side) return a->side < b->side ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static xc_status add_candidate(xc_engine *engine, size_t content, size_t shared,
                               candidates *out) {
    const xc_content *c = engine->contents.items[content];
    if (c->articles.count == 0) return XC_OK;
    candidate found = {content, shared, c->articles.items[0].key};
    return XC_PUSH(engine->arena, out, found);
}

/* Loads those with the most names in common, and all that have as many as the
 * last of them: which of equals are taken is told by their keys. */
static xc_status load_sharers(xc_engine *engine, sharers *found,
                              candidates *out) {
    if (found->count > 1)
        qsort(found->items, found->count, sizeof *found->items,
              compare_sharers);
    for (size_t i = 0; i < found->count; i++) {
        const sharer *s = &found->items[i];
        size_t content;
        if (i >= MOST_CANDIDATES &&
            s->shared < found->items[MOST_CANDIDATES - 1].shared)
            break;
        XC_TRY(xc_engine_add_content(engine, s->side, s->id, &content));
        XC_TRY(add_candidate(engine, content, s->shared, out));
    }
    return XC_OK;
}

/* Those with the most names in common; of equals by key, whatever was stored
 * first. */
static int compare_candidates(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order ? order
                 : (a->content > b->content) - (a->content < b->content);
}

/* No archive takes part, and no article that others are only held against:
 * those are loaded when something leads to them. */
static bool is_all_here(const xc_engine *engine) {
    for (size_t i = 0; i < engine->comparison->side_count; i++)
        if (engine->comparison->sides[i].path) return false;
    for (size_t i = 0; i < engine->outcome->articles.count; i++)
        if (engine->outcome->articles.items[i].role == XC_ROLE_REFERENCE)
            return false;
    return true;
}

static xc_status find_candidates(matcher *m, size_t index, size_t known,
                                 candidates *out) {
    const xc_engine *engine = m->engine;
    sharers sharing = {0};
    for (size_t i = 0; i < known; i++)
        XC_TRY(add_candidate(m->engine, i, LEAST_SHARED, out));
    if (known > 0 && known == engine->contents.count && is_all_here(engine))
        return XC_OK;
    for (size_t side = 0; side < engine->comparison->side_count; side++) {
        gathering g = {.m = m, .side = side};
        XC_TRY(gather(&g, engine->contents.items[index]));
        XC_TRY(add_sharers(&g, &sharing));
    }
    XC_TRY(load_sharers(m->engine, &sharing, out));
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_candidates);
    if (out->count > MOST_CANDIDATES) out->count = MOST_CANDIDATES;
    return XC_OK;
}

/* One order of two contents, whatever was stored first. */
static bool comes_before(const xc_content *a, const xc_content *b) {
    int order = strcmp(a->articles.items[0].key, b->articles.items[0].key);
    return order ? order < 0 : a->side_index < b->side_index;
}

static xc_status match_candidate(matcher *m, size_t index, size_t other) {
    xc_engine *engine = m->engine;
    const xc_content *a = engine->contents.items[index];
    const xc_content *b = engine->contents.items[other];
    size_t before, low = index < other ? index : other;
    size_t high = index < other ? other : index;
    if (index == other || a->articles.count == 0 || b->articles.count == 0 ||
        xc_is_same_article(a, b) || xc_map_get(&m->done, low, high, &before))
        return XC_OK;
    XC_TRY(xc_map_put(engine->arena, &m->done, low, high, 0));
    return comes_before(a, b) ? match_contents(m, index, other)
                              : match_contents(m, other, index);
}

/* The times that an article gives are held against each other too. */
static xc_status match_itself(matcher *m, size_t index) {
    const xc_observed *own;
    if (m->engine->comparison->between_only ||
        m->engine->contents.items[index]->articles.count == 0)
        return XC_OK;
    if (m->kept.count + 1 > MOST_OBSERVED) forget(m);
    XC_TRY(get_observed(m, index, &own));
    XC_TRY(xc_engine_time(m->engine, own, own));
    return xc_engine_portray(m->engine, own, own);
}

static xc_status match_all(matcher *m) {
    xc_engine *engine = m->engine;
    size_t known = engine->contents.count;
    XC_TRY(note_judged(m));
    for (size_t i = 0; i < known; i++) {
        candidates found = {0};
        if (!engine->contents.items[i]->checked) continue;
        XC_TRY(match_itself(m, i));
        XC_TRY(find_candidates(m, i, known < FEW_CONTENTS ? known : 0, &found));
        for (size_t k = 0; k < found.count; k++)
            XC_TRY(match_candidate(m, i, found.items[k].content));
    }
    return XC_OK;
}

xc_status xc_engine_match(xc_engine *engine) {
    matcher m = {.engine = engine};
    xc_status status = match_all(&m);
    forget(&m);
    return status;
}

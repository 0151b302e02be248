/*
 * match_find.c - finds the articles that may report on the same things, to be
 * held against each other.
 *
 * Candidates are articles that name the same actors, and those that a fact led
 * to; of few articles each.
 * Exports: xc_engine_match.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "compare/matching/pairings.h"

/* Names of more articles than this lead to none: everybody has them. */
enum { COMMON_NAME = 256 };

/* Candidates of one article at most: those with the most names in common. */
enum { MOST_CANDIDATES = 32 };

/* Articles with one name in common are few that report on one thing. */
enum { LEAST_SHARED = 2 };

/* So few articles are all held against each other. */
enum { FEW_CONTENTS = 48 };

typedef struct candidate {
    size_t content;
    size_t shared;
    const char *key; /* of its first article */
} candidate;

/* The contents that have a name. */
typedef struct bearers {
    XC_VEC(int64_t) ids;
} bearers;

typedef struct matcher {
    xc_engine *engine;
    bool all_here; /* every content takes part, and is listed */
    XC_VEC(bearers *) bearers;
    xc_map named; /* by the hash of a name: among them */
    xc_map done;  /* pairs of contents */
    xc_pairings *pairings;
    xc_arena *scratch; /* of the candidates of one content */
} matcher;

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
    return XC_PUSH(g->m->scratch, &g->ids, id);
}

static int compare_ids(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static bearers *bearers_of(const matcher *m, const char *name) {
    size_t at;
    uint64_t hash = xc_hash_string(XC_HASH_INIT, name);
    return xc_map_get(&m->named, hash, 0, &at) && at < m->bearers.count
               ? m->bearers.items[at]
               : NULL;
}

/* Who bears a name on the side: listed, where all are; else the store is
 * asked. */
static xc_status gather_bearers(gathering *g, const char *name) {
    const matcher *m = g->m;
    if (!m->all_here)
        return xc_store_each_naming(m->engine->comparison->sides[g->side].store,
                                    name, COMMON_NAME + 1, take_id, g,
                                    m->engine->error);
    const bearers *listed = bearers_of(m, name);
    for (size_t i = 0; listed && i < listed->ids.count && i <= COMMON_NAME; i++)
        XC_TRY(take_id(g, listed->ids.items[i]));
    return XC_OK;
}

static xc_status gather(gathering *g, const xc_content *content) {
    for (size_t i = 0; i < content->names.count; i++) {
        size_t before = g->ids.count;
        if (!content->names.items[i][0]) continue;
        g->found = 0;
        XC_TRY(gather_bearers(g, content->names.items[i]));
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
        if (s.shared >= LEAST_SHARED) XC_TRY(XC_PUSH(g->m->scratch, out, s));
    }
    return XC_OK;
}

static int compare_sharers(const void *left, const void *right) {
    const sharer *a = left, *b = right;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    if (a->side != b->side) return a->side < b->side ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static xc_status add_candidate(const matcher *m, size_t content, size_t shared,
                               candidates *out) {
    const xc_content *c = m->engine->contents.items[content];
    if (c->articles.count == 0) return XC_OK;
    candidate found = {content, shared, c->articles.items[0].key};
    return XC_PUSH(m->scratch, out, found);
}

/* Loads those with the most names in common, and all that have as many as the
 * last of them: which of equals are taken is told by their keys. */
static xc_status load_sharers(const matcher *m, sharers *found,
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
        XC_TRY(xc_engine_add_content(m->engine, s->side, s->id, &content));
        XC_TRY(add_candidate(m, content, s->shared, out));
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

static xc_status find_candidates(matcher *m, size_t index, size_t known,
                                 candidates *out) {
    const xc_engine *engine = m->engine;
    sharers sharing = {0};
    for (size_t i = 0; i < known; i++)
        XC_TRY(add_candidate(m, i, LEAST_SHARED, out));
    if (known > 0 && known == engine->contents.count && m->all_here)
        return XC_OK;
    for (size_t side = 0; side < engine->comparison->side_count; side++) {
        gathering g = {.m = m, .side = side};
        XC_TRY(gather(&g, engine->contents.items[index]));
        XC_TRY(add_sharers(&g, &sharing));
    }
    XC_TRY(load_sharers(m, &sharing, out));
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
    return comes_before(a, b) ? xc_pairings_add(m->pairings, index, other)
                              : xc_pairings_add(m->pairings, other, index);
}

static xc_status match_itself(matcher *m, size_t index) {
    if (m->engine->comparison->between_only ||
        m->engine->contents.items[index]->articles.count == 0)
        return XC_OK;
    return xc_pairings_add(m->pairings, index, index);
}

static xc_status list_bearer(matcher *m, const char *name,
                             const xc_content *content) {
    xc_arena *arena = m->engine->arena;
    bearers *own = bearers_of(m, name);
    if (!own) {
        own = xc_arena_alloc(arena, sizeof *own);
        XC_TRY_NEW(own);
        XC_TRY(XC_PUSH(arena, &m->bearers, own));
        XC_TRY(xc_map_put(arena, &m->named, xc_hash_string(XC_HASH_INIT, name),
                          0, m->bearers.count - 1));
    }
    return XC_PUSH(arena, &own->ids, content->id);
}

static xc_status list_bearers(matcher *m) {
    const xc_engine *engine = m->engine;
    for (size_t i = 0; i < engine->contents.count; i++) {
        const xc_content *content = engine->contents.items[i];
        for (size_t k = 0; k < content->names.count; k++)
            XC_TRY(list_bearer(m, content->names.items[k], content));
    }
    return XC_OK;
}

static xc_status match_all(matcher *m) {
    xc_engine *engine = m->engine;
    size_t known = engine->contents.count;
    m->all_here = xc_engine_has_all(engine);
    if (m->all_here) XC_TRY(list_bearers(m));
    for (size_t i = 0; i < known; i++) {
        candidates found = {0};
        if (!engine->contents.items[i]->checked) continue;
        xc_arena_clear(m->scratch);
        XC_TRY(match_itself(m, i));
        XC_TRY(find_candidates(m, i, known < FEW_CONTENTS ? known : 0, &found));
        for (size_t k = 0; k < found.count; k++)
            XC_TRY(match_candidate(m, i, found.items[k].content));
    }
    return XC_OK;
}

xc_status xc_engine_match(xc_engine *engine) {
    matcher m = {.engine = engine,
                 .pairings = xc_pairings_new(engine),
                 .scratch = xc_arena_new()};
    xc_status status =
        m.pairings && m.scratch ? match_all(&m) : XC_ERROR_MEMORY;
    if (status == XC_OK) status = xc_pairings_settle(m.pairings);
    xc_pairings_free(m.pairings);
    xc_arena_free(m.scratch);
    return status;
}

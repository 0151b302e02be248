/*
 * portray.c - "Ada Roe, director of Pell Zoo," against "Ada Roe, a deputy
 * director of Pell Zoo,": turns who somebody is in two articles, or in two
 * places of one, into pairs that are judged.
 *
 * Both articles are of one time and share other names. An article that has both
 * has seen both: it is held against itself, and no other against it.
 * Exports: xc_engine_portray.
 */
#include "compare/names/portray.h"

#include <string.h>

#include "base/hash.h"
#include "compare/names/people.h"
#include "compare/rules/rules.h"

/* Days in which nobody changes who he is without its being told; traits of one
 * article at most. */
enum { NEAR = 14, MOST_TRAITS = 512 };

/* How sure it is: of what stands beside a full name, and of an office that is
 * told without one. */
static const double LIKELY = 0.7, UNNAMED = 0.65;

static const xc_rule *rule_of(const xc_trait *trait) {
    return trait->kind == XC_TRAIT_RANK || trait->kind == XC_TRAIT_BODY
               ? &xc_rule_role
               : &xc_rule_person;
}

/* Who somebody is, in words: "assistant director", "from pell". */
static const char *tell(xc_arena *arena, const xc_trait *t) {
    switch (t->kind) {
    case XC_TRAIT_RANK:
        return xc_arena_format(arena, "be %s%s%s", t->value,
                               t->value[0] ? " " : "", t->head);
    case XC_TRAIT_BODY:
        return xc_arena_format(arena, "be of the %s %s", t->value, t->head);
    case XC_TRAIT_CHILDREN:
        return xc_arena_format(arena, "be parent of %s", t->value);
    case XC_TRAIT_HOME:
        return xc_arena_format(arena, "be from %s", t->value);
    case XC_TRAIT_SPOUSE:
        return xc_arena_format(arena, "be married to %s", t->value);
    }
    return NULL;
}

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static xc_status fill_fact(xc_engine *engine, const xc_trait *t,
                           xc_party *party) {
    xc_fact *fact = &party->stored.fact;
    fact->kind = XC_FACT_ROLE;
    fact->in_title = t->in_title;
    fact->span = fact->evidence = t->span;
    fact->mark = t->mark;
    fact->claim = tell(engine->arena, t);
    XC_TRY_NEW(fact->claim);
    party->stored.actor_key = xc_arena_string(engine->arena, t->who);
    XC_TRY_NEW(party->stored.actor_key);
    XC_TRY(xc_engine_cut(engine, party));
    party->stored.actor_name = xc_arena_string(engine->arena, t->name);
    return party->stored.actor_name ? XC_OK : XC_ERROR_MEMORY;
}

static uint64_t place_of(const xc_trait *t) {
    uint64_t place[3] = {(uint64_t)t->mark.start << 32 | t->mark.end,
                         t->in_title, (uint64_t)t->kind};
    return xc_hash_bytes(xc_hash_string(XC_HASH_INIT, "trait"), place,
                         sizeof place);
}

static xc_status add_party(xc_engine *engine, const xc_observed *o,
                           const xc_trait *t, size_t *at) {
    xc_party *party;
    uint64_t key = place_of(t);
    if (xc_map_get(&engine->name_index, o->content, key, at)) return XC_OK;
    XC_TRY(xc_engine_make_party(engine, o->content, &party));
    XC_TRY(fill_fact(engine, t, party));
    return xc_engine_enter(engine, &engine->name_index, key, party, at);
}

/* ------------------------------------------------------------------ */
/* Pairs                                                                */

static bool are_near(const xc_engine *engine, const xc_observed *a,
                     const xc_observed *b, const xc_trait *t) {
    xc_stored_fact own = {.actor_key = t->who};
    xc_subject x = xc_subject_of(engine->contents.items[a->content], &own);
    xc_subject y = xc_subject_of(engine->contents.items[b->content], &own);
    int32_t days = xc_people_days(&x, &y);
    return a == b ||
           (days >= 0 && days <= NEAR && xc_people_shared(&x, &y) >= 1);
}

/* The article says of the same what the other does. */
static bool has(const xc_observed *o, const xc_trait *own,
                const xc_trait *other) {
    for (size_t i = 0; i < o->traits.count; i++) {
        const xc_trait *t = &o->traits.items[i];
        if (t != own && t->kind == other->kind && xc_traits_of_one(t, other) &&
            strcmp(t->value, other->value) == 0 &&
            strcmp(t->head, other->head) == 0)
            return true;
    }
    return false;
}

static bool is_role_judged(const xc_engine *engine, const xc_observed *a,
                           const xc_observed *b, const xc_trait *t) {
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        if (pair->rule != &xc_rule_role) continue;
        const xc_party *x = xc_engine_party(engine, pair->a);
        const xc_party *y = xc_engine_party(engine, pair->b);
        bool same = (x->content == a->content && y->content == b->content) ||
                    (x->content == b->content && y->content == a->content);
        if (same && x->stored.actor_key &&
            xc_name_compare(x->stored.actor_key, t->who) == XC_SPELLED_SAME)
            return true;
    }
    return false;
}

static xc_status judge(xc_engine *engine, const xc_observed *a,
                       const xc_trait *x, const xc_observed *b,
                       const xc_trait *y) {
    xc_judged judged = {.rule = rule_of(x),
                        .verdict = XC_VERDICT_CONFLICT,
                        .alignment = {.probability = x->kind == XC_TRAIT_BODY
                                                         ? UNNAMED
                                                         : LIKELY,
                                      .time = XC_TIME_COMPATIBLE}};
    XC_TRY(add_party(engine, a, x, &judged.a));
    XC_TRY(add_party(engine, b, y, &judged.b));
    return xc_engine_note(engine, &judged);
}

static xc_status look(xc_engine *engine, const xc_observed *a,
                      const xc_trait *x, const xc_observed *b,
                      const xc_trait *y) {
    if (!xc_traits_differ(x, y) || !are_near(engine, a, b, x)) return XC_OK;
    if (a != b && (has(a, x, y) || has(b, y, x))) return XC_OK;
    if (x->kind == XC_TRAIT_RANK && is_role_judged(engine, a, b, x))
        return XC_OK;
    return judge(engine, a, x, b, y);
}

xc_status xc_engine_portray(xc_engine *engine, const xc_observed *a,
                            const xc_observed *b) {
    size_t m = a->traits.count, n = b->traits.count;
    if (engine->comparison->between_only) return XC_OK;
    if (m > MOST_TRAITS) m = MOST_TRAITS;
    if (n > MOST_TRAITS) n = MOST_TRAITS;
    for (size_t i = 0; i < m; i++)
        for (size_t k = a == b ? i + 1 : 0; k < n; k++)
            XC_TRY(
                look(engine, a, &a->traits.items[i], b, &b->traits.items[k]));
    return XC_OK;
}

/*
 * name_votes.c - gives names of the same words one type throughout an
 * article.
 *
 * What a name is called in one place counts for all: a title before it, a
 * fuller name around it ("Jane Roe" for "Roe"), a word of place in front.
 * Source: W. Gale, K. Church, D. Yarowsky, "One Sense Per Discourse", 1992.
 * Exports: xc_settle_types.
 */
#include <string.h>

#include "extract/actors/name.h"

/* What a name's own type counts, and what speaks for a type more than a
 * guess at one word does. */
enum { VOTE_OWN = 2, VOTE_CUE = 3, VOTE_TITLE = 6, VOTE_FULLER = 6 };

/* Keys that one run votes for, at most: its own, its first and last word. */
enum { KEYS_MAX = 3 };

typedef struct votes {
    uint32_t of[XC_ACTOR_GROUP];
} votes;

typedef struct ballot {
    xc_finder *f;
    xc_map by_key;
    votes *all;
    size_t count;
} ballot;

static xc_status vote(ballot *b, const char *key, xc_actor_type type,
                      uint32_t count) {
    size_t at;
    if (!xc_map_get(&b->by_key, (uintptr_t)key, 0, &at)) {
        at = b->count++;
        XC_TRY(xc_map_put(b->f->x->arena, &b->by_key, (uintptr_t)key, 0, at));
    }
    b->all[at].of[type] += count;
    return XC_OK;
}

/* "in Belgium", "near Lyon"; not "in Roe's opinion". */
static bool stands_in(const xc_sentence *sentence, const xc_name_run *run) {
    bool owns = run->last < sentence->token_count &&
                xc_token_has_tag(&sentence->tokens[run->last], "POS");
    return run->first > 0 && !owns &&
           xc_token_connects(&sentence->tokens[run->first - 1],
                             XC_CONNECTORS_PLACE);
}

static xc_status vote_run(ballot *b, const xc_name_run *run) {
    const xc_sentence *sentence =
        &b->f->x->reading->sentences.items[run->sentence];
    XC_TRY(vote(b, run->key, run->type,
                run->title ? (uint32_t)VOTE_TITLE : (uint32_t)VOTE_OWN));
    bool single = run->last - run->first == 1;
    if (single && !run->typed && !run->title && stands_in(sentence, run))
        return vote(b, run->key, XC_ACTOR_PLACE, VOTE_CUE);
    if (single || run->type != XC_ACTOR_PERSON) return XC_OK;
    XC_TRY(vote(b, sentence->tokens[run->first].norm, XC_ACTOR_PERSON,
                VOTE_FULLER));
    return vote(b, sentence->tokens[run->last - 1].norm, XC_ACTOR_PERSON,
                VOTE_FULLER);
}

/* The type with most votes; of equal ones that of the run itself. */
static xc_actor_type winner(const votes *v, xc_actor_type own) {
    xc_actor_type best = own;
    for (int type = 0; type < XC_ACTOR_GROUP; type++)
        if (v->of[type] > v->of[best]) best = (xc_actor_type)type;
    return best;
}

xc_status xc_settle_types(xc_finder *f) {
    ballot b = {.f = f};
    b.all = xc_arena_array(f->x->arena, KEYS_MAX * f->runs.count + 1,
                           sizeof *b.all);
    XC_TRY_NEW(b.all);
    for (size_t i = 0; i < f->runs.count; i++)
        XC_TRY(vote_run(&b, &f->runs.items[i]));
    for (size_t i = 0; i < f->runs.count; i++) {
        xc_name_run *run = &f->runs.items[i];
        size_t at = 0;
        xc_map_get(&b.by_key, (uintptr_t)run->key, 0, &at);
        run->type = winner(&b.all[at], run->type);
    }
    return XC_OK;
}

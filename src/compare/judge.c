/*
 * judge.c - turns the facts that take part into judged pairs: the candidates
 * of each are found by key on every side, and each pair goes to the rules.
 *
 * Where every fact takes part the keys are listed in memory; an archive is
 * asked for each. That happens on the thread of the engine. Pairs are judged
 * many at a time, on several threads, which changes nothing that others see,
 * and kept in the order in which they were found.
 * Exports: xc_engine_judge, xc_engine_settle, xc_is_same_article.
 */
#include <string.h>

#include "base/hash.h"
#include "base/parallel.h"
#include "compare/engine.h"
#include "compare/events/growth.h"
#include "compare/keys.h"
#include "compare/matching/passage.h"

/* Candidates of one key at most: facts that share a key with more are compared
 * with these alone. They are those stored first, or, where every fact takes
 * part, those whose articles come first by their keys. */
#define MAX_CANDIDATES 256u

/* Where more quotations than these have the two words of a key that is made of
 * two alone, they tell none of them from the others, and find none. */
#define MAX_PAIR_CANDIDATES 16u

/* Judged pairs at most; past it the comparison is refused, not cut. */
#define MAX_JUDGED ((size_t)4 * 1000 * 1000)

/* Pairs that are judged together, and those of them that one task judges. */
enum { TOGETHER = 1 << 16, SLICE = 256, SLICES = TOGETHER / SLICE };

/* Two parties that are to be judged, in the order of their places. */
typedef struct couple {
    size_t a;
    size_t b;
} couple;

/* What came of some of them. */
typedef struct slice {
    XC_VEC(xc_judged) judged;
    xc_status status;
} slice;

/* The parties that have a key. */
typedef struct holders {
    XC_VEC(size_t) parties;
    bool pair; /* the key is made of two words alone */
} holders;

/* The keys of a party, as numbers of what holds them. */
typedef struct key_numbers {
    size_t *items;
    size_t count;
} key_numbers;

/* Parties that were found, and wait to be judged. */
typedef struct judging {
    xc_engine *engine;
    /* Where every fact takes part keys are listed, and no store is asked. */
    XC_VEC(holders) holders; /* by key */
    xc_map keys;             /* by the hash of a key: among them */
    key_numbers *of;         /* by party */
    size_t *stamps; /* by party: the last one it was held against, + 1 */
    size_t stamp_count;
    couple couples[TOGETHER];
    size_t count;
    slice slices[SLICES];
    xc_arena *arenas[XC_THREADS_MOST]; /* by hand; of what slices hold */
} judging;

/* The candidates of one key on one side. */
typedef struct search {
    xc_engine *engine;
    xc_arena *scratch; /* of what is found; given back after each fact */
    size_t side;
    size_t own;           /* the party that they are candidates of */
    XC_VEC(size_t) found; /* parties */
} search;

static size_t most_of(bool pair) {
    return pair ? MAX_PAIR_CANDIDATES + 1 : MAX_CANDIDATES;
}

/* Numbers of stored facts. */
typedef struct ids {
    xc_arena *arena;
    XC_VEC(int64_t) found;
} ids;

/* What no rule has to do with needs neither its article nor the actors of
 * that. */
static bool is_taken(const xc_fact *a, const xc_fact *b) {
    for (size_t r = 0; r < xc_rule_count_all; r++)
        if (xc_rule_takes(xc_rules[r], a, b)) return true;
    return false;
}

static xc_status take_fact(void *user, const xc_stored_fact *fact) {
    search *s = user;
    size_t index;
    const xc_party *own = s->engine->parties.items[s->own];
    if (!is_taken(&own->stored.fact, &fact->fact)) return XC_OK;
    XC_TRY(xc_engine_add_fact(s->engine, s->side, fact, &index));
    return XC_PUSH(s->scratch, &s->found, index);
}

/* A candidate that takes part already is not loaded again. */
static xc_status take_candidate(search *s, int64_t id) {
    size_t index;
    if (xc_map_get(&s->engine->party_index, s->side, (uint64_t)id, &index))
        return XC_PUSH(s->scratch, &s->found, index);
    return xc_store_get_fact(s->engine->comparison->sides[s->side].store,
                             s->engine->arena, id, take_fact, s,
                             s->engine->error);
}

bool xc_is_same_article(const xc_content *a, const xc_content *b) {
    if (a == b) return true;
    for (size_t i = 0; i < a->articles.count; i++)
        for (size_t k = 0; k < b->articles.count; k++) {
            const xc_stored_article *x = &a->articles.items[i];
            const xc_stored_article *y = &b->articles.items[k];
            if (strcmp(x->key, y->key) == 0) return true;
            if (!x->given_id && !y->given_id && strcmp(x->path, y->path) == 0)
                return true;
        }
    return false;
}

/* One order of two parties, whatever found them first. */
static bool comes_before(const xc_engine *engine, size_t a, size_t b) {
    const xc_party *x = engine->parties.items[a];
    const xc_party *y = engine->parties.items[b];
    const xc_content *cx = engine->contents.items[x->content];
    const xc_content *cy = engine->contents.items[y->content];
    if (cx->articles.count > 0 && cy->articles.count > 0) {
        int order =
            strcmp(cx->articles.items[0].key, cy->articles.items[0].key);
        if (order != 0) return order < 0;
    }
    if (x->stored.fact.in_title != y->stored.fact.in_title)
        return x->stored.fact.in_title;
    return x->stored.fact.mark.start < y->stored.fact.mark.start;
}

/* Words that are the same to the letter are a copy, not a confirmation, and no
 * contradiction either: of "tickets cost $3.20, up from $2.80" in both articles
 * the one's $3.20 is not held against the other's $2.80. */
static bool is_copy(const xc_party *a, const xc_party *b) {
    return a->stored.text && b->stored.text &&
           strcmp(a->stored.text, b->stored.text) == 0;
}

/* "Killed 12 people, including 10 farm hands" and "killed 10 farm hands": the
 * figure of the one is a part in the sentence of the other. */
static bool is_part_told(const xc_party *own, const xc_party *opposite) {
    const xc_fact *x = &own->stored.fact, *y = &opposite->stored.fact;
    return x->kind == XC_FACT_COUNT && y->kind == XC_FACT_COUNT &&
           x->number.value > y->number.value &&
           xc_passage_has_part(own->stored.text, y->number.value);
}

xc_verdict xc_engine_settle(const xc_engine *engine, const xc_judged *pair) {
    const xc_party *a = xc_engine_party(engine, pair->a);
    const xc_party *b = xc_engine_party(engine, pair->b);
    bool quotes = a->stored.fact.kind == XC_FACT_QUOTATION &&
                  pair->verdict == XC_VERDICT_AGREE;
    if (is_copy(a, b) && !quotes) return XC_VERDICT_UNRELATED;
    if (pair->verdict != XC_VERDICT_CONFLICT) return pair->verdict;
    if (is_part_told(a, b) || is_part_told(b, a)) return XC_VERDICT_UNRELATED;
    xc_growth_kind growth = xc_growth_of(&a->subject, &b->subject).kind;
    if (growth != XC_GROWTH_NONE && growth != XC_GROWTH_FELL)
        return XC_VERDICT_STALE;
    if (pair->alignment.time == XC_TIME_LATER) return XC_VERDICT_STALE;
    if (xc_judge_figures(&a->stored.fact.number, &b->stored.fact.number) !=
            XC_VERDICT_CONFLICT &&
        xc_growth_outdates(&a->subject, &b->subject, NULL))
        return XC_VERDICT_STALE;
    const char *x = a->stored.speaker_key, *y = b->stored.speaker_key;
    if (x && y && !pair->rule->one_voice && !xc_same_actor(x, y))
        return XC_VERDICT_DISPUTED;
    return XC_VERDICT_CONFLICT;
}

static xc_status judge_by(const xc_engine *engine, const xc_rule *rule,
                          couple two, xc_arena *arena, slice *out) {
    xc_party *x = engine->parties.items[two.a];
    xc_party *y = engine->parties.items[two.b];
    if (!xc_rule_takes(rule, &x->stored.fact, &y->stored.fact)) return XC_OK;
    const xc_weights *weights = engine->comparison->weights;
    bool within = x->content == y->content;
    if (within && !rule->within) return XC_OK;
    xc_pair pair = {.a = &x->subject, .b = &y->subject, .within = within};
    pair.alignment = rule->align
                         ? rule->align(weights, &x->subject, &y->subject)
                         : xc_align(weights, &x->subject, &y->subject);
    if (pair.alignment.probability < rule->least) return XC_OK;
    xc_judged judged = {.rule = rule,
                        .a = two.a,
                        .b = two.b,
                        .alignment = pair.alignment,
                        .verdict = rule->judge(&pair)};
    judged.verdict = xc_engine_settle(engine, &judged);
    if (judged.verdict == XC_VERDICT_UNRELATED) return XC_OK;
    if (within && judged.verdict == XC_VERDICT_AGREE) return XC_OK;
    return XC_PUSH(arena, &out->judged, judged);
}

static xc_status judge_slice(const judging *j, size_t first, xc_arena *arena,
                             slice *out) {
    size_t last = first + SLICE < j->count ? first + SLICE : j->count;
    XC_TRY_NEW(arena);
    for (size_t i = first; i < last; i++)
        for (size_t r = 0; r < xc_rule_count_all; r++)
            XC_TRY(judge_by(j->engine, xc_rules[r], j->couples[i], arena, out));
    return XC_OK;
}

static void judge_task(void *user, size_t task, size_t hand) {
    judging *j = user;
    if (!j->arenas[hand]) j->arenas[hand] = xc_arena_new();
    j->slices[task] = (slice){0};
    j->slices[task].status =
        judge_slice(j, task * SLICE, j->arenas[hand], &j->slices[task]);
}

static xc_status keep_slice(xc_engine *engine, const slice *own) {
    XC_TRY(own->status);
    if (engine->judged.count + own->judged.count > MAX_JUDGED)
        return xc_fail(engine->error, XC_ERROR_LIMIT,
                       "more than %zu pairs of facts speak of the same thing; "
                       "compare fewer articles at a time",
                       MAX_JUDGED);
    for (size_t i = 0; i < own->judged.count; i++)
        XC_TRY(XC_PUSH(engine->arena, &engine->judged, own->judged.items[i]));
    return XC_OK;
}

/* Judges those that wait. */
static xc_status judge_waiting(judging *j) {
    xc_status status = XC_OK;
    size_t slices = (j->count + SLICE - 1) / SLICE;
    xc_parallel_each(j->engine->comparison->threads, slices, judge_task, j);
    for (size_t i = 0; i < slices && status == XC_OK; i++)
        status = keep_slice(j->engine, &j->slices[i]);
    for (size_t i = 0; i < XC_THREADS_MOST; i++)
        if (j->arenas[i]) xc_arena_clear(j->arenas[i]);
    j->count = 0;
    return status;
}

static xc_status add_couple(judging *j, size_t a, size_t b) {
    const xc_engine *engine = j->engine;
    const xc_party *x = engine->parties.items[a];
    const xc_party *y = engine->parties.items[b];
    const xc_content *cx = engine->contents.items[x->content];
    const xc_content *cy = engine->contents.items[y->content];
    if (cx == cy && engine->comparison->between_only) return XC_OK;
    if (cx != cy && xc_is_same_article(cx, cy)) return XC_OK;
    bool before = comes_before(engine, b, a);
    j->couples[j->count++] = before ? (couple){b, a} : (couple){a, b};
    return j->count == TOGETHER ? judge_waiting(j) : XC_OK;
}

/* True when the pair is met from the other side: by the fact that was stored
 * later, since it finds at least what was stored before it. */
static bool is_others_turn(const xc_engine *engine, size_t a, size_t b) {
    const xc_party *x = engine->parties.items[a], *y = engine->parties.items[b];
    const xc_content *cx = engine->contents.items[x->content];
    const xc_content *cy = engine->contents.items[y->content];
    if (!cy->checked) return false;
    if (cx->side_index != cy->side_index)
        return cy->side_index > cx->side_index;
    return y->stored.id > x->stored.id;
}

static xc_status mark_seen(judging *j, size_t party, size_t by, bool *first) {
    if (party >= j->stamp_count) {
        size_t count = j->engine->parties.count * 2;
        size_t *stamps =
            xc_arena_array(j->engine->arena, count, sizeof *stamps);
        XC_TRY_NEW(stamps);
        if (j->stamp_count)
            memcpy(stamps, j->stamps, j->stamp_count * sizeof *stamps);
        j->stamps = stamps;
        j->stamp_count = count;
    }
    *first = j->stamps[party] != by + 1;
    j->stamps[party] = by + 1;
    return XC_OK;
}

static xc_status add_found(judging *j, size_t index, const search *found) {
    for (size_t i = 0; i < found->found.count; i++) {
        bool first;
        size_t other = found->found.items[i];
        if (other == index) continue;
        XC_TRY(mark_seen(j, other, index, &first));
        if (first && !is_others_turn(j->engine, index, other))
            XC_TRY(add_couple(j, index, other));
    }
    return XC_OK;
}

static xc_status take_id(void *user, int64_t id) {
    ids *s = user;
    return XC_PUSH(s->arena, &s->found, id);
}

/* The facts of one side that have the key of a party. */
static xc_status find_candidates(search *s, const char *key) {
    xc_engine *engine = s->engine;
    bool pair = xc_key_is_pair(key);
    size_t most = most_of(pair);
    ids with = {.arena = s->scratch};
    XC_TRY(xc_store_each_candidate(engine->comparison->sides[s->side].store,
                                   key, most, take_id, &with, engine->error));
    if (pair && with.found.count == most) return XC_OK;
    for (size_t i = 0; i < with.found.count; i++)
        XC_TRY(take_candidate(s, with.found.items[i]));
    return XC_OK;
}

static xc_status add_candidates(judging *j, xc_arena *scratch, size_t index) {
    xc_engine *engine = j->engine;
    const xc_party *party = engine->parties.items[index];
    xc_fact_keys keys;
    XC_TRY(xc_fact_make_keys(scratch, &party->stored.fact,
                             party->stored.actor_key, &keys));
    for (size_t k = 0; k < keys.count; k++)
        for (size_t i = 0; i < engine->comparison->side_count; i++) {
            search found = {
                .engine = engine, .scratch = scratch, .side = i, .own = index};
            XC_TRY(find_candidates(&found, keys.keys[k]));
            XC_TRY(add_found(j, index, &found));
        }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Where every fact takes part                                          */

static xc_status list_key(judging *j, const char *key, size_t party,
                          size_t *number) {
    xc_arena *arena = j->engine->arena;
    uint64_t hash = xc_hash_string(XC_HASH_INIT, key);
    if (!xc_map_get(&j->keys, hash, 0, number)) {
        *number = j->holders.count;
        holders own = {.pair = xc_key_is_pair(key)};
        XC_TRY(XC_PUSH(arena, &j->holders, own));
        XC_TRY(xc_map_put(arena, &j->keys, hash, 0, *number));
    }
    return XC_PUSH(arena, &j->holders.items[*number].parties, party);
}

static xc_status list_keys(judging *j, xc_arena *scratch, size_t index) {
    const xc_party *party = xc_engine_party(j->engine, index);
    xc_fact_keys keys;
    xc_arena_clear(scratch);
    XC_TRY(xc_fact_make_keys(scratch, &party->stored.fact,
                             party->stored.actor_key, &keys));
    key_numbers *own = &j->of[index];
    own->items = xc_arena_array(j->engine->arena, keys.count ? keys.count : 1,
                                sizeof *own->items);
    XC_TRY_NEW(own->items);
    for (; own->count < keys.count; own->count++)
        XC_TRY(
            list_key(j, keys.keys[own->count], index, &own->items[own->count]));
    return XC_OK;
}

/* Parties are in the order of the keys of their articles, whatever was stored
 * first. */
static xc_status list_all(judging *j, xc_arena *scratch) {
    size_t count = j->engine->parties.count;
    j->of = xc_arena_array(j->engine->arena, count ? count : 1, sizeof *j->of);
    XC_TRY_NEW(j->of);
    for (size_t i = 0; i < count; i++)
        XC_TRY(list_keys(j, scratch, i));
    return XC_OK;
}

/* Each pair is met once: by the party that comes later, which is held against
 * those before it. */
static xc_status add_holders(judging *j, size_t index, const holders *own) {
    size_t most = most_of(own->pair);
    if (own->pair && own->parties.count >= most) return XC_OK;
    for (size_t i = 0; i < own->parties.count && i < most; i++) {
        bool first;
        size_t other = own->parties.items[i];
        if (other >= index) break;
        XC_TRY(mark_seen(j, other, index, &first));
        if (first) XC_TRY(add_couple(j, index, other));
    }
    return XC_OK;
}

static xc_status judge_listed(judging *j, xc_arena *scratch) {
    XC_TRY(list_all(j, scratch));
    for (size_t i = 0; i < j->engine->parties.count; i++)
        for (size_t k = 0; k < j->of[i].count; k++)
            XC_TRY(add_holders(j, i, &j->holders.items[j->of[i].items[k]]));
    return judge_waiting(j);
}

/* ------------------------------------------------------------------ */

static xc_status judge_checked(judging *j, xc_arena *scratch) {
    size_t checked = j->engine->parties.count;
    if (xc_engine_has_all(j->engine)) return judge_listed(j, scratch);
    for (size_t i = 0; i < checked; i++) {
        xc_arena_clear(scratch);
        XC_TRY(add_candidates(j, scratch, i));
    }
    return judge_waiting(j);
}

xc_status xc_engine_judge(xc_engine *engine) {
    XC_TRY(xc_engine_load(engine));
    xc_arena *scratch = xc_arena_new();
    judging *j = xc_alloc(sizeof *j);
    xc_status status = XC_ERROR_MEMORY;
    if (scratch && j) {
        j->engine = engine;
        status = judge_checked(j, scratch);
        for (size_t i = 0; i < XC_THREADS_MOST; i++)
            xc_arena_free(j->arenas[i]);
    }
    xc_release(j);
    xc_arena_free(scratch);
    return status;
}

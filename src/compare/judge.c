/*
 * judge.c - turns stored facts into judged pairs: what is checked is loaded,
 * its candidates are found by key on every side, and each pair goes to the
 * rules.
 * Exports: xc_engine_judge, xc_content_label.
 */
#include <string.h>

#include "compare/engine.h"
#include "compare/keys.h"

/* Candidates of one key at most: a key that more facts share tells nothing
 * apart. */
#define MAX_CANDIDATES 256u

/* Judged pairs at most; past it the comparison is refused, not cut. */
#define MAX_JUDGED ((size_t)4 * 1000 * 1000)

typedef struct loading {
    xc_engine *engine;
    xc_content *content;
    size_t side;
    XC_VEC(size_t) found; /* parties, of one key */
} loading;

const char *xc_content_label(const xc_content *content) {
    if (content->articles.count == 0) return "?";
    const xc_stored_article *first = &content->articles.items[0];
    if (first->source) return first->source;
    const char *slash = strrchr(first->path, '/');
    return slash && slash[1] ? slash + 1 : first->path;
}

static bool is_checked(const xc_comparison_side *side, int64_t article) {
    if (side->every_checked) return true;
    for (size_t i = 0; i < side->checked_count; i++)
        if (side->checked[i] == article) return true;
    return false;
}

static xc_status take_appearance(void *user, const xc_stored_article *article) {
    loading *l = user;
    xc_content *content = l->content;
    if (is_checked(content->side, article->id)) content->checked = true;
    if (article->published_day != XC_DAY_UNKNOWN &&
        content->published == XC_DAY_UNKNOWN)
        content->published = article->published_day;
    return XC_PUSH(l->engine->arena, &content->articles, *article);
}

static xc_status take_name(void *user, const char *key) {
    loading *l = user;
    return XC_PUSH(l->engine->arena, &l->content->names, key);
}

/* The content of that number on a side, loaded when it is new. */
static xc_status get_content(xc_engine *engine, size_t side_index, int64_t id,
                             size_t *index) {
    const xc_comparison_side *side = &engine->comparison->sides[side_index];
    if (xc_map_get(&engine->content_index, side_index, (uint64_t)id, index))
        return XC_OK;
    xc_content *content = xc_arena_alloc(engine->arena, sizeof *content);
    XC_TRY_NEW(content);
    content->side = side;
    content->side_index = side_index;
    content->id = id;
    content->published = XC_DAY_UNKNOWN;
    loading l = {.engine = engine, .content = content};
    XC_TRY(xc_store_each_appearance(side->store, engine->arena, id,
                                    take_appearance, &l, engine->error));
    XC_TRY(xc_store_each_actor_key(side->store, engine->arena, id, take_name,
                                   &l, engine->error));
    *index = engine->contents.count;
    XC_TRY(xc_map_put(engine->arena, &engine->content_index, side_index,
                      (uint64_t)id, *index));
    return XC_PUSH(engine->arena, &engine->contents, content);
}

/* The party of a fact, made when it is new. */
static xc_status get_party(xc_engine *engine, size_t side_index,
                           const xc_stored_fact *stored, size_t *index) {
    uint64_t id = (uint64_t)stored->id;
    if (xc_map_get(&engine->party_index, side_index, id, index)) return XC_OK;
    xc_party *party = xc_arena_alloc(engine->arena, sizeof *party);
    XC_TRY_NEW(party);
    party->stored = *stored;
    XC_TRY(get_content(engine, side_index, stored->content, &party->content));
    xc_content *content = engine->contents.items[party->content];
    party->subject = (xc_subject){.fact = &party->stored,
                                  .published = content->published,
                                  .names = content->names.items,
                                  .name_count = content->names.count};
    XC_TRY(xc_stem_words(engine->arena, stored->fact.object,
                         &party->subject.object));
    XC_TRY(xc_stem_words(engine->arena, stored->fact.topic,
                         &party->subject.topic));
    *index = engine->parties.count;
    XC_TRY(XC_PUSH(engine->arena, &content->parties, *index));
    XC_TRY(xc_map_put(engine->arena, &engine->party_index, side_index, id,
                      *index));
    return XC_PUSH(engine->arena, &engine->parties, party);
}

static xc_status take_fact(void *user, const xc_stored_fact *fact) {
    loading *l = user;
    size_t index;
    XC_TRY(get_party(l->engine, l->side, fact, &index));
    return XC_PUSH(l->engine->arena, &l->found, index);
}

/* A candidate that takes part already is not loaded again. */
static xc_status take_candidate(void *user, int64_t id) {
    loading *l = user;
    size_t index;
    if (xc_map_get(&l->engine->party_index, l->side, (uint64_t)id, &index))
        return XC_PUSH(l->engine->arena, &l->found, index);
    return xc_store_get_fact(l->engine->comparison->sides[l->side].store,
                             l->engine->arena, id, take_fact, l,
                             l->engine->error);
}

/* The same article: a draft and its stored version, or one text twice. */
static bool is_same_article(const xc_content *a, const xc_content *b) {
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

/* Words that are the same to the letter are a copy, not a confirmation. */
static bool is_copy(const xc_party *a, const xc_party *b) {
    return a->stored.text && b->stored.text &&
           strcmp(a->stored.text, b->stored.text) == 0;
}

static xc_verdict settle(const xc_party *a, const xc_party *b,
                         const xc_judged *pair) {
    if (pair->verdict == XC_VERDICT_AGREE && is_copy(a, b) &&
        a->stored.fact.kind != XC_FACT_QUOTATION)
        return XC_VERDICT_UNRELATED;
    if (pair->verdict != XC_VERDICT_CONFLICT) return pair->verdict;
    if (pair->alignment.time == XC_TIME_LATER) return XC_VERDICT_STALE;
    const char *x = a->stored.speaker_key, *y = b->stored.speaker_key;
    if (x && y && !pair->rule->one_voice && !xc_same_actor(x, y))
        return XC_VERDICT_DISPUTED;
    return XC_VERDICT_CONFLICT;
}

static xc_status judge_by(xc_engine *engine, const xc_rule *rule, size_t a,
                          size_t b) {
    xc_party *x = engine->parties.items[a], *y = engine->parties.items[b];
    if (!rule->takes(&x->stored.fact, &y->stored.fact)) return XC_OK;
    const xc_weights *weights = engine->comparison->weights;
    xc_pair pair = {.a = &x->subject, .b = &y->subject};
    pair.alignment = rule->align
                         ? rule->align(weights, &x->subject, &y->subject)
                         : xc_align(weights, &x->subject, &y->subject);
    if (pair.alignment.probability < rule->least) return XC_OK;
    xc_judged judged = {rule, a, b, pair.alignment, rule->judge(&pair)};
    x->compared = y->compared = true;
    judged.verdict = settle(x, y, &judged);
    if (judged.verdict == XC_VERDICT_UNRELATED) return XC_OK;
    if (engine->judged.count >= MAX_JUDGED)
        return xc_fail(engine->error, XC_ERROR_LIMIT,
                       "more than %zu pairs of facts speak of the same thing; "
                       "compare fewer articles at a time",
                       MAX_JUDGED);
    return XC_PUSH(engine->arena, &engine->judged, judged);
}

static xc_status judge_pair(xc_engine *engine, size_t a, size_t b) {
    const xc_party *x = engine->parties.items[a];
    const xc_party *y = engine->parties.items[b];
    const xc_content *cx = engine->contents.items[x->content];
    const xc_content *cy = engine->contents.items[y->content];
    if (is_same_article(cx, cy)) return XC_OK;
    if (comes_before(engine, b, a)) {
        size_t swap = a;
        a = b;
        b = swap;
    }
    for (size_t r = 0; r < xc_rule_count_all; r++)
        XC_TRY(judge_by(engine, xc_rules[r], a, b));
    return XC_OK;
}

/* True when the pair was or will be met from the other side too. */
static bool is_others_turn(const xc_engine *engine, size_t a, size_t b) {
    const xc_party *y = engine->parties.items[b];
    return engine->contents.items[y->content]->checked && b < a;
}

typedef struct seen {
    size_t *stamps; /* by party: the last one it was compared with, + 1 */
    size_t count;
} seen;

static xc_status mark_seen(xc_engine *engine, seen *s, size_t party, size_t by,
                           bool *first) {
    if (party >= s->count) {
        size_t count = engine->parties.count * 2;
        size_t *stamps = xc_arena_array(engine->arena, count, sizeof *stamps);
        XC_TRY_NEW(stamps);
        if (s->count) memcpy(stamps, s->stamps, s->count * sizeof *stamps);
        s->stamps = stamps;
        s->count = count;
    }
    *first = s->stamps[party] != by + 1;
    s->stamps[party] = by + 1;
    return XC_OK;
}

static xc_status judge_candidates(xc_engine *engine, seen *s, size_t index) {
    const xc_party *party = engine->parties.items[index];
    xc_fact_keys keys;
    XC_TRY(xc_fact_make_keys(engine->arena, &party->stored.fact,
                             party->stored.actor_key, &keys));
    for (size_t k = 0; k < keys.count; k++)
        for (size_t i = 0; i < engine->comparison->side_count; i++) {
            const xc_comparison_side *side = &engine->comparison->sides[i];
            loading l = {.engine = engine, .side = i};
            XC_TRY(xc_store_each_candidate(side->store, keys.keys[k],
                                           MAX_CANDIDATES, take_candidate, &l,
                                           engine->error));
            for (size_t f = 0; f < l.found.count; f++) {
                bool first;
                size_t other = l.found.items[f];
                if (other == index) continue;
                XC_TRY(mark_seen(engine, s, other, index, &first));
                if (first && !is_others_turn(engine, index, other))
                    XC_TRY(judge_pair(engine, index, other));
            }
        }
    return XC_OK;
}

typedef struct listing {
    xc_engine *engine;
    const xc_comparison_side *side;
    xc_map seen;
    XC_VEC(int64_t) contents;
} listing;

static xc_status take_article(void *user, const xc_stored_article *article) {
    listing *l = user;
    bool checked = is_checked(l->side, article->id);
    xc_report_article told = {article->given_id ? article->given_id
                                                : article->path,
                              article->path,
                              article->title,
                              article->source,
                              article->published,
                              checked ? XC_ROLE_CHECKED : XC_ROLE_REFERENCE};
    XC_TRY(XC_PUSH(l->engine->arena, &l->engine->outcome->articles, told));
    if (!checked) return XC_OK;
    size_t before;
    uint64_t content = (uint64_t)article->content;
    if (xc_map_get(&l->seen, content, 0, &before)) return XC_OK;
    XC_TRY(xc_map_put(l->engine->arena, &l->seen, content, 0, 0));
    return XC_PUSH(l->engine->arena, &l->contents, article->content);
}

/* Loads the checked articles of a side. What an archive holds besides is
 * loaded as it is needed. */
static xc_status load_side(xc_engine *engine, size_t index) {
    const xc_comparison_side *side = &engine->comparison->sides[index];
    if (side->path && !side->every_checked) return XC_OK;
    listing l = {.engine = engine, .side = side};
    XC_TRY(xc_store_each_article(side->store, engine->arena, take_article, &l,
                                 engine->error));
    for (size_t i = 0; i < l.contents.count; i++) {
        loading facts = {.engine = engine, .side = index};
        XC_TRY(xc_store_each_fact(side->store, engine->arena,
                                  l.contents.items[i], take_fact, &facts,
                                  engine->error));
    }
    return XC_OK;
}

xc_status xc_engine_judge(xc_engine *engine) {
    seen s = {0};
    for (size_t i = 0; i < engine->comparison->side_count; i++)
        XC_TRY(load_side(engine, i));
    size_t checked = engine->parties.count;
    for (size_t i = 0; i < checked; i++)
        XC_TRY(judge_candidates(engine, &s, i));
    return XC_OK;
}

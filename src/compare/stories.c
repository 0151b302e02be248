/*
 * stories.c - turns judged pairs into stories: articles of a few days whose
 * facts are of one thing tell of one event, and so do copies.
 *
 * What the comparison did not see to be of one thing is not put together,
 * however alike it reads. Facts that hold for years (who is president, how a
 * name is written) join nothing by themselves: the articles have to share
 * names besides.
 * Exports: xc_stories_join, xc_stories_number.
 */
#include <string.h>

#include "base/hash.h"
#include "compare/names/people.h"
#include "compare/survey.h"

/* Names that articles have to share which agree, as news of one event do
 * (same_news.c). */
enum { ENOUGH = 2 };

static size_t find_root(xc_stories *stories, size_t index) {
    size_t *parents = stories->parents;
    while (parents[index] != index) {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    return index;
}

static void join(xc_stories *stories, size_t a, size_t b) {
    stories->parents[find_root(stories, a)] = find_root(stories, b);
}

static bool is_near(const xc_engine *engine, const xc_subject *a,
                    const xc_subject *b) {
    double near = xc_weights_days(engine->comparison->weights, XC_PERIOD_EVENT);
    return xc_people_days(a, b) <= near;
}

/* Figures that differ were found to be of one thing by more than their
 * value. */
static bool is_one_story(const xc_engine *engine, const xc_judged *pair) {
    const xc_subject *a = &xc_engine_party(engine, pair->a)->subject;
    const xc_subject *b = &xc_engine_party(engine, pair->b)->subject;
    if (!is_near(engine, a, b)) return false;
    bool figures = a->fact->fact.has_number && b->fact->fact.has_number;
    if (figures && xc_verdict_differs(pair->verdict)) return true;
    return xc_people_shared(a, b) >= ENOUGH;
}

/* What is printed again years later is another story. */
static bool are_copies_near(const xc_engine *engine, size_t i, size_t origin) {
    static const xc_stored_fact nobody = {0};
    xc_subject a = xc_subject_of(engine->contents.items[i], &nobody);
    xc_subject b = xc_subject_of(engine->contents.items[origin], &nobody);
    return is_near(engine, &a, &b);
}

xc_status xc_stories_join(xc_engine *engine, const xc_copies *copies,
                          xc_stories *stories) {
    size_t count = engine->contents.count;
    stories->parents = xc_arena_array(engine->arena, count ? count : 1,
                                      sizeof *stories->parents);
    XC_TRY_NEW(stories->parents);
    stories->count = count;
    for (size_t i = 0; i < count; i++)
        stories->parents[i] = i;
    for (size_t i = 0; i < count; i++)
        if (are_copies_near(engine, i, xc_copies_origin(copies, i)))
            join(stories, i, xc_copies_origin(copies, i));
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        size_t a = xc_engine_party(engine, pair->a)->content;
        size_t b = xc_engine_party(engine, pair->b)->content;
        if (find_root(stories, a) != find_root(stories, b) &&
            is_one_story(engine, pair))
            join(stories, a, b);
    }
    return XC_OK;
}

/* Papers may give one id to other articles. */
static uint64_t hash_name(const char *id, const char *source) {
    uint64_t hash = xc_hash_string(XC_HASH_INIT, id);
    return source ? xc_hash_string(hash, source) : hash;
}

/* An article is known by its path, id and source; a draft and its stored
 * version are one. */
static xc_status map_articles(xc_engine *engine, xc_stories *stories,
                              xc_map *index) {
    for (size_t i = 0; i < stories->count; i++) {
        const xc_content *content = engine->contents.items[i];
        for (size_t k = 0; k < content->articles.count; k++) {
            const xc_stored_article *a = &content->articles.items[k];
            uint64_t path = xc_hash_string(XC_HASH_INIT, a->path);
            uint64_t id = hash_name(xc_article_label(a), a->source);
            size_t other;
            if (xc_map_get(index, path, id, &other))
                join(stories, i, other);
            else
                XC_TRY(xc_map_put(engine->arena, index, path, id, i));
        }
    }
    return XC_OK;
}

/* What takes no part is a story of its own. */
xc_status xc_stories_number(xc_engine *engine, const xc_stories *joined) {
    xc_stories stories = *joined;
    xc_map articles = {0}, numbers = {0};
    xc_outcome *outcome = engine->outcome;
    XC_TRY(map_articles(engine, &stories, &articles));
    for (size_t i = 0; i < outcome->articles.count; i++) {
        const xc_report_article *a = &outcome->articles.items[i];
        size_t content, number = outcome->story_count;
        bool known =
            xc_map_get(&articles, xc_hash_string(XC_HASH_INIT, a->path),
                       hash_name(a->id, a->source), &content);
        size_t root = known ? find_root(&stories, content) : 0;
        if (!known || !xc_map_get(&numbers, root, 0, &number)) {
            if (known)
                XC_TRY(xc_map_put(engine->arena, &numbers, root, 0, number));
            outcome->story_count++;
        }
        XC_TRY(XC_PUSH(engine->arena, &outcome->stories, number));
    }
    return XC_OK;
}

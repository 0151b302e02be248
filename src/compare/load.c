/*
 * load.c - turns what is stored into the contents and facts that take part:
 * all of what is checked, and of an archive what is asked for.
 * Exports: xc_engine_load, xc_engine_has_all, xc_engine_read_content,
 * xc_engine_add_content, xc_engine_add_fact, xc_engine_complete,
 * xc_engine_party, xc_engine_content, xc_content_label, xc_article_label.
 */
#include <string.h>

#include "compare/engine.h"
#include "compare/events/event.h"
#include "compare/keys.h"

/* What is being loaded, for the store's callbacks. */
typedef struct loading {
    xc_engine *engine;
    xc_content *content;
    size_t side;
} loading;

const xc_party *xc_engine_party(const xc_engine *engine, size_t index) {
    return engine->parties.items[index];
}

const xc_content *xc_engine_content(const xc_engine *engine, size_t party) {
    return engine->contents.items[xc_engine_party(engine, party)->content];
}

const char *xc_article_label(const xc_stored_article *article) {
    return article->given_id ? article->given_id : article->path;
}

const char *xc_content_label(const xc_content *content) {
    if (content->articles.count == 0) return "?";
    const xc_stored_article *first = &content->articles.items[0];
    if (first->source) return first->source;
    if (first->given_id) return first->given_id;
    const char *slash = strrchr(first->path, '/');
    return slash && slash[1] ? slash + 1 : first->path;
}

/* The checked articles of a side, so that each is looked up and not searched
 * for. */
static xc_status index_checked(xc_engine *engine, size_t side_index) {
    const xc_comparison_side *side = &engine->comparison->sides[side_index];
    for (size_t i = 0; i < side->checked_count; i++)
        XC_TRY(xc_map_put(engine->arena, &engine->checked_index, side_index,
                          (uint64_t)side->checked[i], i));
    return XC_OK;
}

static bool is_checked(const xc_engine *engine, size_t side_index,
                       int64_t article) {
    size_t at;
    return engine->comparison->sides[side_index].every_checked ||
           xc_map_get(&engine->checked_index, side_index, (uint64_t)article,
                      &at);
}

static xc_status take_appearance(void *user, const xc_stored_article *article) {
    loading *l = user;
    xc_content *content = l->content;
    if (is_checked(l->engine, content->side_index, article->id))
        content->checked = true;
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
xc_status xc_engine_add_content(xc_engine *engine, size_t side_index,
                                int64_t id, size_t *index) {
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

xc_status xc_engine_add_fact(xc_engine *engine, size_t side_index,
                             const xc_stored_fact *stored, size_t *index) {
    uint64_t id = (uint64_t)stored->id;
    if (xc_map_get(&engine->party_index, side_index, id, index)) return XC_OK;
    xc_party *party = xc_arena_alloc(engine->arena, sizeof *party);
    XC_TRY_NEW(party);
    party->stored = *stored;
    XC_TRY(xc_engine_add_content(engine, side_index, stored->content,
                                 &party->content));
    xc_content *content = engine->contents.items[party->content];
    party->subject = xc_subject_of(content, &party->stored);
    XC_TRY(xc_stem_words(engine->arena, stored->fact.object,
                         &party->subject.object));
    XC_TRY(xc_stem_words(engine->arena, stored->fact.topic,
                         &party->subject.topic));
    XC_TRY(xc_read_window(engine->arena, stored, &party->subject.window));
    *index = engine->parties.count;
    XC_TRY(XC_PUSH(engine->arena, &content->parties, *index));
    XC_TRY(xc_map_put(engine->arena, &engine->party_index, side_index, id,
                      *index));
    return XC_PUSH(engine->arena, &engine->parties, party);
}

static xc_status take_fact(void *user, const xc_stored_fact *fact) {
    loading *l = user;
    size_t index;
    if (!xc_fact_is_compared(&fact->fact)) return XC_OK;
    return xc_engine_add_fact(l->engine, l->side, fact, &index);
}

xc_status xc_engine_complete(xc_engine *engine, size_t index) {
    xc_content *content = engine->contents.items[index];
    if (content->complete) return XC_OK;
    content->complete = true;
    loading l = {.engine = engine, .side = content->side_index};
    return xc_store_each_fact(content->side->store, engine->arena, content->id,
                              take_fact, &l, engine->error);
}

/* The articles of one side, told of in the outcome. */
typedef struct listing {
    xc_engine *engine;
    size_t side;
    xc_map seen;
    XC_VEC(int64_t) contents; /* of what is checked */
} listing;

static xc_status take_article(void *user, const xc_stored_article *article) {
    listing *l = user;
    bool checked = is_checked(l->engine, l->side, article->id);
    xc_report_article told = {xc_article_label(article),
                              article->path,
                              article->title,
                              article->source,
                              article->published,
                              checked ? XC_ROLE_CHECKED : XC_ROLE_REFERENCE,
                              0};
    XC_TRY(XC_PUSH(l->engine->arena, &l->engine->outcome->articles, told));
    if (!checked) return XC_OK;
    size_t before;
    uint64_t content = (uint64_t)article->content;
    if (xc_map_get(&l->seen, content, 0, &before)) return XC_OK;
    XC_TRY(xc_map_put(l->engine->arena, &l->seen, content, 0, 0));
    return XC_PUSH(l->engine->arena, &l->contents, article->content);
}

static xc_status load_side(xc_engine *engine, size_t index) {
    const xc_comparison_side *side = &engine->comparison->sides[index];
    if (side->path && !side->every_checked) return XC_OK;
    listing l = {.engine = engine, .side = index};
    XC_TRY(index_checked(engine, index));
    XC_TRY(xc_store_each_article(side->store, engine->arena, take_article, &l,
                                 engine->error));
    for (size_t i = 0; i < l.contents.count; i++) {
        size_t content;
        XC_TRY(xc_engine_add_content(engine, index, l.contents.items[i],
                                     &content));
        XC_TRY(xc_engine_complete(engine, content));
    }
    return XC_OK;
}

xc_status xc_engine_load(xc_engine *engine) {
    for (size_t i = 0; i < engine->comparison->side_count; i++)
        XC_TRY(load_side(engine, i));
    return XC_OK;
}

bool xc_engine_has_all(const xc_engine *engine) {
    if (engine->comparison->side_count != 1 ||
        engine->comparison->sides[0].path)
        return false;
    for (size_t i = 0; i < engine->outcome->articles.count; i++)
        if (engine->outcome->articles.items[i].role == XC_ROLE_REFERENCE)
            return false;
    return true;
}

static xc_status read_content(const xc_engine *engine,
                              const xc_content *content,
                              const xc_content_reader *to) {
    xc_store *store = content->side->store;
    int64_t article = content->articles.items[0].id;
    XC_TRY(xc_store_get_text(store, to->texts, article, false, to->text,
                             engine->error));
    XC_TRY(xc_store_get_text(store, to->texts, article, true, to->title,
                             engine->error));
    XC_TRY(xc_store_each_sentence(store, content->id, to->take_sentence,
                                  to->user, engine->error));
    return xc_store_each_mention(store, to->mentions, content->id,
                                 to->take_mention, to->user, engine->error);
}

xc_status xc_engine_read_content(xc_engine *engine, const xc_content *content,
                                 const xc_content_reader *reader) {
    pthread_mutex_lock(&engine->loading);
    xc_status status = read_content(engine, content, reader);
    pthread_mutex_unlock(&engine->loading);
    return status;
}

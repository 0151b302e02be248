/*
 * inside.c - holds each checked article against itself: loads its sentences
 * and mentions, and hands them to the rules about one article.
 *
 * It compares no two articles and judges nothing. Articles are loaded on the
 * thread of the engine, some at a time, looked at on several, and given back
 * before the next.
 * Exports: xc_engine_inside, xc_inside_text, xc_inside_find.
 */
#include "compare/inside/inside.h"

#include "base/parallel.h"

const xc_text *xc_inside_text(const xc_inside *inside, bool in_title) {
    return in_title ? &inside->title : &inside->text;
}

/* The sentence that a place is in; sentences are in order, those of the title
 * first. */
size_t xc_inside_find(const xc_inside *inside, bool in_title, uint32_t at) {
    size_t low = 0, high = inside->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_stored_sentence *s = &inside->sentences.items[middle];
        bool before = s->in_title != in_title ? s->in_title : s->span.end <= at;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static xc_status take_sentence(void *user, const xc_stored_sentence *sentence) {
    xc_inside *inside = user;
    return XC_PUSH(inside->arena, &inside->sentences, *sentence);
}

static xc_status take_mention(void *user, const xc_mention *mention) {
    xc_inside *inside = user;
    if (mention->sentence >= inside->sentences.count) return XC_OK;
    return XC_PUSH(inside->arena, &inside->mentions, *mention);
}

static xc_status load(xc_inside *inside, xc_error *error) {
    const xc_content *content = inside->content;
    xc_store *store = content->side->store;
    int64_t article = content->articles.items[0].id;
    XC_TRY(xc_store_get_text(store, inside->arena, article, false,
                             &inside->text, error));
    XC_TRY(xc_store_get_text(store, inside->arena, article, true,
                             &inside->title, error));
    XC_TRY(xc_store_each_sentence(store, content->id, take_sentence, inside,
                                  error));
    return xc_store_each_mention(store, inside->arena, content->id,
                                 take_mention, inside, error);
}

static xc_status run_lines(xc_inside *inside, const xc_line *line) {
    for (size_t r = 0; r < xc_inside_rule_count; r++)
        if (xc_inside_rules[r]->line)
            XC_TRY(xc_inside_rules[r]->line(inside, line));
    return XC_OK;
}

/* Mentions come in the order of sentences, but for those that a later step of
 * reading added: these are passed over. */
static xc_status run(xc_inside *inside) {
    size_t at = 0;
    for (size_t s = 0; s < inside->sentences.count; s++) {
        xc_line line;
        size_t first = at;
        while (at < inside->mentions.count &&
               inside->mentions.items[at].sentence <= s)
            at++;
        if (at == first) continue;
        XC_TRY(xc_line_read(inside, s, first, at, &line));
        if (line.figure_count > 0) XC_TRY(run_lines(inside, &line));
    }
    for (size_t r = 0; r < xc_inside_rule_count; r++)
        if (xc_inside_rules[r]->article)
            XC_TRY(xc_inside_rules[r]->article(inside));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Many articles                                                        */

/* Articles that are held against themselves together. */
enum { TOGETHER = 64 };

typedef struct holding {
    xc_engine *engine;
    xc_inside insides[TOGETHER];
    xc_status status[TOGETHER];
    size_t count;
} holding;

static void run_one(void *user, size_t task) {
    holding *h = user;
    h->status[task] = run(&h->insides[task]);
}

/* Findings are told in the order of the articles, whoever was ready first. */
static xc_status take_over(xc_engine *engine, xc_inside *inside) {
    xc_arena_absorb(engine->arena, inside->kept);
    inside->kept = NULL;
    for (size_t i = 0; i < inside->found.count; i++)
        XC_TRY(XC_PUSH(engine->arena, &engine->inside, inside->found.items[i]));
    return XC_OK;
}

static xc_status settle(holding *h) {
    xc_status status = XC_OK;
    xc_parallel_each(h->engine->comparison->threads, h->count, run_one, h);
    for (size_t i = 0; i < h->count; i++) {
        if (status == XC_OK) status = h->status[i];
        if (status == XC_OK) status = take_over(h->engine, &h->insides[i]);
    }
    return status;
}

static void let_go(holding *h) {
    for (size_t i = 0; i < h->count; i++) {
        xc_arena_free(h->insides[i].arena);
        xc_arena_free(h->insides[i].kept);
    }
    h->count = 0;
}

static xc_status add(holding *h, size_t content) {
    xc_inside *inside = &h->insides[h->count++];
    *inside = (xc_inside){.engine = h->engine,
                          .content = h->engine->contents.items[content],
                          .content_index = content,
                          .arena = xc_arena_new(),
                          .kept = xc_arena_new()};
    if (!inside->arena || !inside->kept) return XC_ERROR_MEMORY;
    inside->names = xc_names_new(inside->arena);
    XC_TRY_NEW(inside->names);
    XC_TRY(load(inside, h->engine->error));
    if (h->count < TOGETHER) return XC_OK;
    XC_TRY(settle(h));
    let_go(h);
    return XC_OK;
}

static xc_status hold_all(holding *h) {
    for (size_t i = 0; i < h->engine->contents.count; i++) {
        const xc_content *content = h->engine->contents.items[i];
        if (content->checked && content->articles.count > 0) XC_TRY(add(h, i));
    }
    return settle(h);
}

xc_status xc_engine_inside(xc_engine *engine) {
    if (engine->comparison->between_only) return XC_OK;
    holding *h = xc_arena_alloc(engine->arena, sizeof *h);
    XC_TRY_NEW(h);
    h->engine = engine;
    xc_status status = hold_all(h);
    let_go(h);
    return status;
}

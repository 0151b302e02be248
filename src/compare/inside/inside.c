/*
 * inside.c - holds each checked article against itself: loads its sentences
 * and mentions, and hands them to the rules about one article.
 *
 * It compares no two articles and judges nothing. What it loads of an article
 * is given back before the next.
 * Exports: xc_engine_inside, xc_inside_text, xc_inside_find.
 */
#include "compare/inside/inside.h"

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

static xc_status load(xc_inside *inside) {
    const xc_content *content = inside->content;
    xc_store *store = content->side->store;
    xc_error *error = inside->engine->error;
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

static xc_status hold(xc_engine *engine, size_t content) {
    xc_inside inside = {.engine = engine,
                        .content = engine->contents.items[content],
                        .content_index = content};
    inside.arena = xc_arena_new();
    xc_status status = XC_ERROR_MEMORY;
    if (inside.arena) inside.names = xc_names_new(inside.arena);
    if (inside.names) status = load(&inside);
    if (status == XC_OK) status = run(&inside);
    xc_arena_free(inside.arena);
    return status;
}

xc_status xc_engine_inside(xc_engine *engine) {
    if (engine->comparison->between_only) return XC_OK;
    for (size_t i = 0; i < engine->contents.count; i++) {
        const xc_content *content = engine->contents.items[i];
        if (!content->checked || content->articles.count == 0) continue;
        XC_TRY(hold(engine, i));
    }
    return XC_OK;
}

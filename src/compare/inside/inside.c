/*
 * inside.c - holds each checked article against itself: loads its sentences
 * and mentions, and hands them to the rules about one article.
 *
 * It compares no two articles and judges nothing. Articles are looked at on
 * several threads, some at a time; what they have found is taken over in the
 * order of the articles.
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

static xc_status load(xc_inside *inside, xc_engine *engine) {
    xc_content_reader reader = {.text = &inside->text,
                                .title = &inside->title,
                                .texts = inside->arena,
                                .mentions = inside->arena,
                                .take_sentence = take_sentence,
                                .take_mention = take_mention,
                                .user = inside};
    return xc_engine_read_content(engine, inside->content, &reader);
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
enum { TOGETHER = 256 };

typedef struct holding {
    xc_engine *engine;
    xc_arena *arenas[XC_THREADS_MOST]; /* by hand; of one article at a time */
    xc_inside insides[TOGETHER];
    xc_status status[TOGETHER];
    size_t count;
} holding;

static xc_status hold(holding *h, xc_inside *inside, size_t hand) {
    if (!h->arenas[hand]) h->arenas[hand] = xc_arena_new();
    XC_TRY_NEW(h->arenas[hand]);
    xc_arena_clear(h->arenas[hand]);
    inside->arena = h->arenas[hand];
    inside->names = xc_names_new(inside->arena);
    XC_TRY_NEW(inside->names);
    XC_TRY(load(inside, h->engine));
    return run(inside);
}

static void hold_task(void *user, size_t task, size_t hand) {
    holding *h = user;
    h->status[task] = hold(h, &h->insides[task], hand);
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
    xc_parallel_each(h->engine->comparison->threads, h->count, hold_task, h);
    for (size_t i = 0; i < h->count; i++) {
        if (status == XC_OK) status = h->status[i];
        if (status == XC_OK) status = take_over(h->engine, &h->insides[i]);
        xc_arena_free(h->insides[i].kept);
    }
    h->count = 0;
    return status;
}

static xc_status add(holding *h, size_t content) {
    xc_arena *kept = xc_arena_new();
    XC_TRY_NEW(kept);
    h->insides[h->count++] =
        (xc_inside){.engine = h->engine,
                    .content = h->engine->contents.items[content],
                    .content_index = content,
                    .kept = kept};
    return h->count == TOGETHER ? settle(h) : XC_OK;
}

static xc_status hold_all(holding *h) {
    xc_status status = XC_OK;
    for (size_t i = 0; i < h->engine->contents.count && status == XC_OK; i++) {
        const xc_content *content = h->engine->contents.items[i];
        if (content->checked && content->articles.count > 0) status = add(h, i);
    }
    xc_status last = settle(h);
    return status == XC_OK ? last : status;
}

xc_status xc_engine_inside(xc_engine *engine) {
    if (engine->comparison->between_only) return XC_OK;
    holding *h = xc_arena_alloc(engine->arena, sizeof *h);
    XC_TRY_NEW(h);
    h->engine = engine;
    xc_status status = hold_all(h);
    for (size_t i = 0; i < XC_THREADS_MOST; i++)
        xc_arena_free(h->arenas[i]);
    return status;
}

/*
 * reading.c - turns an article into a reading: sentences, then the steps of
 * extractor.h in their order. It knows the order and nothing else.
 * Exports: xc_reading_new, xc_reading_explain, xc_reading_step,
 * xc_reading_attributions_before.
 */
#include "extract/reading.h"

#include <stdlib.h>
#include <string.h>

#include "extract/extractor.h"

/* By field, start, longest first, kind: an order that does not depend on the
 * order of the steps. */
static int compare_mentions(const void *left, const void *right) {
    const xc_mention *a = left, *b = right;
    if (a->in_title != b->in_title) return a->in_title ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    if (a->kind != b->kind) return (int)a->kind - (int)b->kind;
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    return (int)a->form - (int)b->form;
}

static void sort_mentions(xc_reading *reading) {
    if (reading->mentions.count > 1)
        qsort(reading->mentions.items, reading->mentions.count,
              sizeof *reading->mentions.items, compare_mentions);
}

/* By field and beginning of what is said, so that what stands around a place
 * is found by search. */
static int compare_attributions(const void *left, const void *right) {
    const xc_attribution *a = left, *b = right;
    if (a->in_title != b->in_title) return a->in_title ? -1 : 1;
    if (a->content.start != b->content.start)
        return a->content.start < b->content.start ? -1 : 1;
    if (a->content.end != b->content.end)
        return a->content.end > b->content.end ? -1 : 1;
    if (a->direct != b->direct) return a->direct ? -1 : 1;
    if (a->cue.start != b->cue.start)
        return a->cue.start < b->cue.start ? -1 : 1;
    return (a->source.start > b->source.start) -
           (a->source.start < b->source.start);
}

static void sort_attributions(xc_reading *reading) {
    if (reading->attributions.count > 1)
        qsort(reading->attributions.items, reading->attributions.count,
              sizeof *reading->attributions.items, compare_attributions);
}

size_t xc_reading_attributions_before(const xc_reading *reading, bool in_title,
                                      uint32_t place) {
    size_t low = 0, high = reading->attributions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_attribution *a = &reading->attributions.items[middle];
        bool before =
            a->in_title != in_title ? a->in_title : a->content.start < place;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A stretch of a long sentence as one of its own: heads outside are not
 * known. */
static xc_status cut_out(xc_arena *arena, const xc_sentence *from, uint32_t at,
                         xc_sentences *out) {
    uint32_t left = from->token_count - at;
    xc_sentence part = *from;
    part.token_count =
        left < XC_SENTENCE_MAX_TOKENS ? left : XC_SENTENCE_MAX_TOKENS;
    xc_token *tokens = xc_arena_array(arena, part.token_count, sizeof *tokens);
    XC_TRY_NEW(tokens);
    memcpy(tokens, from->tokens + at, part.token_count * sizeof *tokens);
    for (uint32_t i = 0; i < part.token_count; i++) {
        int64_t head = (int64_t)tokens[i].head - (int64_t)at;
        bool inside = head >= 0 && head < (int64_t)part.token_count;
        tokens[i].head = inside ? (int32_t)head : -1;
    }
    part.tokens = tokens;
    part.span.start = tokens[0].span.start;
    part.span.end = tokens[part.token_count - 1].span.end;
    return XC_PUSH(arena, out, part);
}

/* Sentences that a file gives may be of any length; they are understood in
 * stretches of XC_SENTENCE_MAX_TOKENS, since what is asked of a sentence
 * takes more than its length in time. */
static xc_status cut_long(xc_arena *arena, xc_sentences *sentences) {
    xc_sentences all = *sentences;
    *sentences = (xc_sentences){0};
    for (size_t i = 0; i < all.count; i++) {
        const xc_sentence *s = &all.items[i];
        if (s->token_count <= XC_SENTENCE_MAX_TOKENS) {
            XC_TRY(XC_PUSH(arena, sentences, *s));
            continue;
        }
        for (uint32_t at = 0; at < s->token_count; at += XC_SENTENCE_MAX_TOKENS)
            XC_TRY(cut_out(arena, s, at, sentences));
    }
    return XC_OK;
}

static xc_status find_trees(xc_extractor *x, xc_language *language) {
    xc_sentences *all = &x->reading->sentences;
    XC_TRY(xc_language_tag(language, x->arena, x->names, x->reading->article,
                           all->items, all->count, x->error));
    return cut_long(x->arena, all);
}

static xc_status find_figures(xc_extractor *x) {
    xc_mark_furniture(x);
    XC_TRY(xc_extract_published(x));
    for (uint32_t i = 0; i < x->reading->sentences.count; i++) {
        XC_TRY(xc_extract_dates(x, i));
        XC_TRY(xc_extract_quantities(x, i));
    }
    return XC_OK;
}

static xc_status find_actors(xc_extractor *x) {
    XC_TRY(xc_extract_actors(x));
    sort_mentions(x->reading);
    return XC_OK;
}

static xc_status find_attributions(xc_extractor *x) {
    XC_TRY(xc_extract_attributions(x));
    sort_attributions(x->reading);
    xc_settle_pronouns(x);
    XC_TRY(xc_describe_speakers(x));
    sort_mentions(x->reading);
    return xc_settle_speakers(x);
}

xc_status xc_reading_step(xc_extractor *x, xc_language *language,
                          xc_step step) {
    switch (step) {
    case XC_STEP_SENTENCES:
        return xc_language_split(language, x->arena, x->names,
                                 x->reading->article, &x->reading->sentences,
                                 x->error);
    case XC_STEP_TREES:
        return find_trees(x, language);
    case XC_STEP_FIGURES:
        return find_figures(x);
    case XC_STEP_ACTORS:
        return find_actors(x);
    case XC_STEP_ATTRIBUTIONS:
        return find_attributions(x);
    case XC_STEP_FACTS:
    case XC_STEP_COUNT:
        break;
    }
    return xc_extract_facts(x);
}

static xc_status read_article(xc_extractor *x, xc_language *language,
                              const xc_article *article, xc_reading **reading) {
    x->names = xc_names_new(x->arena);
    x->reading = xc_arena_alloc(x->arena, sizeof *x->reading);
    if (!x->names || !x->reading)
        return xc_fail(x->error, XC_ERROR_MEMORY, "out of memory");
    x->reading->article = article;
    x->reading->published = XC_DAY_UNKNOWN;
    x->reading->explained = x->explain;
    xc_status status = XC_OK;
    for (int step = 0; step < XC_STEP_COUNT && status == XC_OK; step++)
        status = xc_reading_step(x, language, (xc_step)step);
    if (status == XC_ERROR_MEMORY || (status == XC_OK && x->lost))
        return xc_fail(x->error, XC_ERROR_MEMORY, "out of memory");
    XC_TRY(status);
    *reading = x->reading;
    return XC_OK;
}

xc_status xc_reading_new(xc_language *language, xc_arena *arena,
                         const xc_article *article, xc_reading **reading,
                         xc_error *error) {
    xc_extractor x = {.arena = arena, .error = error};
    return read_article(&x, language, article, reading);
}

xc_status xc_reading_explain(xc_language *language, xc_arena *arena,
                             const xc_article *article, xc_reading **reading,
                             xc_error *error) {
    xc_extractor x = {.arena = arena, .error = error, .explain = true};
    return read_article(&x, language, article, reading);
}

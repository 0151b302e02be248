/*
 * singles.c - turns the figures and quotations that nothing was found to hold
 * against into a list with their places: what rests on one source alone. At
 * most XC_MAX_SINGLES, the first by place; the rest is counted.
 *
 * Only what is checked is listed: of an archive that a draft is held against
 * nobody asks.
 * Exports: xc_singles_list.
 */
#include <stdlib.h>
#include <string.h>

#include "compare/keys.h"
#include "compare/survey.h"

/* A party, with what it is put in order by. */
typedef struct entry {
    const xc_party *party;
    const xc_content *content;
} entry;

typedef XC_VEC(entry) entries;

static bool is_single(const xc_engine *engine, size_t index) {
    const xc_party *party = xc_engine_party(engine, index);
    const xc_content *content = xc_engine_content(engine, index);
    return content->checked && !content->outside && !party->differing &&
           !party->confirmed && xc_fact_is_counted(&party->stored.fact);
}

static int compare_words(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_facts(const xc_fact *a, const xc_fact *b) {
    if (a->in_title != b->in_title) return a->in_title ? -1 : 1;
    if (a->mark.start != b->mark.start)
        return a->mark.start < b->mark.start ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return compare_words(a->claim, b->claim);
}

static int compare_entries(const void *left, const void *right) {
    const entry *x = left, *y = right;
    if (x->content != y->content) {
        const xc_stored_article *a = &x->content->articles.items[0];
        const xc_stored_article *b = &y->content->articles.items[0];
        int order = strcmp(a->path, b->path);
        if (order == 0)
            order = strcmp(xc_article_label(a), xc_article_label(b));
        if (order == 0) order = strcmp(a->key, b->key);
        if (order == 0)
            order = x->content->side_index < y->content->side_index ? -1 : 1;
        return order;
    }
    int order = compare_facts(&x->party->stored.fact, &y->party->stored.fact);
    if (order) return order;
    return (x->party->stored.id > y->party->stored.id) -
           (x->party->stored.id < y->party->stored.id);
}

static xc_status tell_single(xc_engine *engine, const entry *e,
                             const xc_text *text) {
    const xc_stored_fact *stored = &e->party->stored;
    const xc_fact *fact = &stored->fact;
    const xc_stored_article *article = &e->content->articles.items[0];
    xc_position at = xc_text_position(text, fact->mark.start);
    xc_single single = {.article = xc_article_label(article),
                        .path = article->path,
                        .source = article->source,
                        .published = article->published,
                        .field = fact->in_title ? "title" : "text",
                        .start = fact->evidence.start,
                        .end = fact->evidence.end,
                        .mark_start = fact->mark.start,
                        .mark_end = fact->mark.end,
                        .line = at.line,
                        .column = at.column,
                        .text = stored->text ? stored->text : "",
                        .reads = xc_describe_stored(engine->arena, stored),
                        .speaker = stored->speaker_name,
                        .quotation = fact->kind == XC_FACT_QUOTATION,
                        .has_value =
                            fact->has_number && isfinite(fact->number.value),
                        .value = 0};
    if (single.has_value) single.value = fact->number.value;
    if (!single.reads) return XC_ERROR_MEMORY;
    return XC_PUSH(engine->arena, &engine->outcome->singles, single);
}

/* The texts are asked for one after the other, each once. */
static xc_status tell_singles(xc_engine *engine, const entries *list,
                              size_t count, xc_arena *scratch) {
    xc_text text = {0};
    for (size_t i = 0; i < count; i++) {
        const entry *e = &list->items[i];
        const entry *before = i > 0 ? &list->items[i - 1] : NULL;
        bool title = e->party->stored.fact.in_title;
        if (!before || before->content != e->content ||
            before->party->stored.fact.in_title != title) {
            xc_arena_clear(scratch);
            XC_TRY(xc_store_get_text(e->content->side->store, scratch,
                                     e->content->articles.items[0].id, title,
                                     &text, engine->error));
        }
        XC_TRY(tell_single(engine, e, &text));
    }
    return XC_OK;
}

xc_status xc_singles_list(xc_engine *engine) {
    entries list = {0};
    for (size_t i = 0; i < engine->parties.count; i++) {
        entry e = {xc_engine_party(engine, i), xc_engine_content(engine, i)};
        if (is_single(engine, i)) XC_TRY(XC_PUSH(engine->arena, &list, e));
    }
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, compare_entries);
    size_t count = list.count < XC_MAX_SINGLES ? list.count : XC_MAX_SINGLES;
    engine->outcome->singles_left_out = list.count - count;
    xc_arena *scratch = xc_arena_new();
    XC_TRY_NEW(scratch);
    xc_status status = tell_singles(engine, &list, count, scratch);
    xc_arena_free(scratch);
    return status;
}

/*
 * evidence.c - turns the facts of a finding into the passages that are shown
 * of it: those that say something else first, in order of place.
 * Exports: xc_engine_cite, xc_evidence_place, xc_evidence_compare.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "compare/engine.h"

void xc_evidence_place(xc_evidence *evidence, const xc_text *text) {
    uint32_t start = (uint32_t)evidence->start, end = (uint32_t)evidence->end;
    xc_position at = xc_text_position(text, start);
    evidence->line = at.line;
    evidence->column = at.column;
    at = xc_text_position(text, end > start ? end - 1 : start);
    evidence->end_line = at.line;
    evidence->end_column = at.column + (end > start);
}

static xc_status place_evidence(xc_engine *engine, const xc_content *content,
                                const xc_fact *fact, xc_evidence *evidence) {
    xc_arena *scratch = xc_arena_new();
    XC_TRY_NEW(scratch);
    xc_text text = {0};
    xc_status status = xc_store_get_text(content->side->store, scratch,
                                         content->articles.items[0].id,
                                         fact->in_title, &text, engine->error);
    if (status == XC_OK) {
        xc_evidence_place(evidence, &text);
        status = xc_engine_surround(engine, content, fact, &text, evidence);
    }
    xc_arena_free(scratch);
    return status;
}

static xc_evidence make_evidence(xc_engine *engine, size_t index) {
    const xc_party *party = xc_engine_party(engine, index);
    const xc_fact *fact = &party->stored.fact;
    const xc_stored_article *article =
        &xc_engine_content(engine, index)->articles.items[0];
    xc_evidence evidence = {
        .article = xc_article_label(article),
        .path = article->path,
        .field = fact->in_title ? "title" : "text",
        .start = fact->evidence.start,
        .end = fact->evidence.end,
        .text = party->stored.text,
        .mark_start = fact->mark.start,
        .mark_end = fact->mark.end,
        .has_value = fact->has_number && isfinite(fact->number.value),
        .value = fact->has_number ? fact->number.value : 0,
        .reads = xc_describe_stored(engine->arena, &party->stored),
        .published = article->published};
    return evidence;
}

static int compare_text(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

int xc_evidence_compare(const xc_evidence *a, const xc_evidence *b) {
    int order = compare_text(a->path, b->path);
    if (order == 0) order = compare_text(a->article, b->article);
    if (order == 0) order = -compare_text(a->field, b->field);
    if (order == 0)
        order =
            (a->mark_start > b->mark_start) - (a->mark_start < b->mark_start);
    return order;
}

/* A passage that may be shown, and the party it is of. */
typedef struct passage {
    xc_evidence evidence;
    size_t party;
    bool explains; /* it is of the pair that explains the finding */
    bool shown;
} passage;

static int compare_passages(const void *left, const void *right) {
    const passage *a = left, *b = right;
    return xc_evidence_compare(&a->evidence, &b->evidence);
}

/* What is shown of a finding so far. */
typedef struct shown {
    xc_map says; /* what was read, once */
    xc_map told; /* by what article: the same again adds nothing */
    size_t count;
} shown;

static xc_status show(xc_engine *engine, shown *s, passage *p) {
    uint64_t says = xc_hash_string(XC_HASH_INIT, p->evidence.reads);
    uint64_t content = xc_engine_party(engine, p->party)->content;
    size_t before;
    if (p->shown || s->count == XC_MAX_EVIDENCE ||
        (!p->explains && xc_map_get(&s->told, says, content, &before)))
        return XC_OK;
    p->shown = true;
    s->count++;
    XC_TRY(xc_map_put(engine->arena, &s->says, says, 0, 0));
    return xc_map_put(engine->arena, &s->told, says, content, 0);
}

/* Both sides of the pair that explains the finding, then one passage for each
 * other figure, then the rest, in order of place. */
static xc_status choose_passages(xc_engine *engine, passage *passages,
                                 size_t count, shown *s) {
    for (size_t i = 0; i < count; i++)
        if (passages[i].explains) XC_TRY(show(engine, s, &passages[i]));
    for (size_t i = 0; i < count; i++) {
        size_t before;
        uint64_t says =
            xc_hash_string(XC_HASH_INIT, passages[i].evidence.reads);
        if (!xc_map_get(&s->says, says, 0, &before))
            XC_TRY(show(engine, s, &passages[i]));
    }
    for (size_t i = 0; i < count && s->count < XC_MAX_EVIDENCE; i++)
        XC_TRY(show(engine, s, &passages[i]));
    return XC_OK;
}

static xc_status list_passages(xc_engine *engine, const size_t *members,
                               size_t count, const xc_judged *pair,
                               passage **passages) {
    *passages = xc_arena_array(engine->arena, count, sizeof **passages);
    XC_TRY_NEW(*passages);
    for (size_t i = 0; i < count; i++) {
        size_t party = members[i];
        (*passages)[i] = (passage){make_evidence(engine, party), party,
                                   party == pair->a || party == pair->b, false};
    }
    qsort(*passages, count, sizeof **passages, compare_passages);
    return XC_OK;
}

xc_status xc_engine_cite(xc_engine *engine, const size_t *members, size_t count,
                         const xc_judged *pair, xc_finding *finding) {
    passage *passages;
    shown s = {.count = 0};
    XC_TRY(list_passages(engine, members, count, pair, &passages));
    XC_TRY(choose_passages(engine, passages, count, &s));
    xc_evidence *evidence =
        xc_arena_array(engine->arena, s.count, sizeof *evidence);
    XC_TRY_NEW(evidence);
    finding->evidence = evidence;
    for (size_t i = 0; i < count; i++) {
        if (!passages[i].shown) continue;
        size_t party = passages[i].party;
        xc_evidence *e = &evidence[finding->evidence_count++];
        *e = passages[i].evidence;
        engine->contents.items[xc_engine_party(engine, party)->content]->cited =
            true;
        XC_TRY(place_evidence(engine, xc_engine_content(engine, party),
                              &xc_engine_party(engine, party)->stored.fact, e));
    }
    return XC_OK;
}

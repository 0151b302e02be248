/*
 * sightings.c - turns the facts of a finding about a figure into the places
 * where articles give it: day, source, line and column, value and ends. Copies
 * of a text are told each, since each has to be corrected.
 *
 * Nothing is said of quotations, names, and what happened: they have no
 * figure.
 * Exports: xc_sightings_make.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "compare/survey.h"
#include "compare/values.h"

/* A place on the way into the list. */
typedef struct seen {
    xc_sighting told;
    const xc_content *content;
    int64_t article; /* its number in the store */
} seen;

typedef XC_VEC(seen) seens;

static bool has_figure(const xc_fact *fact) {
    if (fact->kind == XC_FACT_QUOTATION || fact->kind == XC_FACT_NAME)
        return false;
    bool dated = fact->kind == XC_FACT_FIGURE && fact->has_date;
    return fact->has_number || dated || fact->kind == XC_FACT_TIME;
}

static bool is_about_figures(const xc_engine *engine,
                             const xc_sighted *sighted) {
    for (size_t i = 0; i < sighted->member_count; i++)
        if (!has_figure(
                &xc_engine_party(engine, sighted->members[i])->stored.fact))
            return false;
    return sighted->member_count > 0;
}

/* ------------------------------------------------------------------ */
/* The figure of a fact                                                 */

static xc_status read_figure(xc_arena *arena, const xc_sighted *sighted,
                             const xc_fact *fact, xc_sighting *told) {
    told->low = -INFINITY;
    told->high = INFINITY;
    if (!fact->has_number) {
        told->reads = fact->kind == XC_FACT_TIME
                          ? fact->claim
                          : xc_describe_fact(arena, fact);
        return told->reads ? XC_OK : XC_ERROR_MEMORY;
    }
    xc_quantity q = xc_values_figure(fact);
    told->reads = xc_values_read(arena, fact, &q);
    if (!told->reads) return XC_ERROR_MEMORY;
    bool whole = sighted->rule->of_whole && q.whole.known;
    bool turned = !(q.value == fact->number.value) && isfinite(q.value);
    const xc_interval *ends = whole ? &q.whole.written : &q.written;
    told->value = whole ? q.whole.value : q.value;
    told->low = turned && !whole ? q.value : ends->low;
    told->high = turned && !whole ? q.value : ends->high;
    told->unit = whole ? NULL : q.unit;
    told->has_value = isfinite(told->value);
    if (!told->has_value) told->value = 0;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What a later article gives otherwise                                 */

static bool reads_alike(xc_engine *engine, const xc_fact *a, const xc_fact *b) {
    if (!a->has_number || !b->has_number) return false;
    xc_quantity x = xc_values_figure(a), y = xc_values_figure(b);
    const char *p = xc_values_read(engine->arena, a, &x);
    const char *q = xc_values_read(engine->arena, b, &y);
    return p && q && strcmp(p, q) == 0;
}

/* The members that an article of a later day outdoes. */
static xc_status find_outdone(xc_engine *engine, const xc_sighted *sighted,
                              xc_map *outdone) {
    for (size_t i = 0; i < sighted->pair_count; i++) {
        const xc_judged *pair = &engine->judged.items[sighted->pairs[i]];
        const xc_party *a = xc_engine_party(engine, pair->a);
        const xc_party *b = xc_engine_party(engine, pair->b);
        int32_t x = a->subject.published, y = b->subject.published;
        if (pair->verdict != XC_VERDICT_STALE &&
            pair->verdict != XC_VERDICT_CONFLICT)
            continue;
        if (x == XC_DAY_UNKNOWN || y == XC_DAY_UNKNOWN || x == y) continue;
        if (!sighted->rule->of_whole &&
            reads_alike(engine, &a->stored.fact, &b->stored.fact))
            continue;
        XC_TRY(xc_map_put(engine->arena, outdone, x < y ? pair->a : pair->b, 0,
                          1));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Places                                                               */

/* Papers may give one id to other articles. */
static int compare_sources(const xc_sighting *a, const xc_sighting *b) {
    if (!a->source || !b->source)
        return (a->source != NULL) - (b->source != NULL);
    return strcmp(a->source, b->source);
}

static int32_t day_of(const xc_content *content,
                      const xc_stored_article *article) {
    return article->published_day != XC_DAY_UNKNOWN ? article->published_day
                                                    : content->published;
}

static xc_status add_places(xc_engine *engine, const xc_sighted *sighted,
                            size_t member, bool outdone, seens *list) {
    const xc_party *party = xc_engine_party(engine, member);
    const xc_content *content = engine->contents.items[party->content];
    const xc_fact *fact = &party->stored.fact;
    xc_sighting told = {.field = fact->in_title ? "title" : "text",
                        .start = fact->evidence.start,
                        .end = fact->evidence.end,
                        .mark_start = fact->mark.start,
                        .mark_end = fact->mark.end,
                        .text = party->stored.text ? party->stored.text : "",
                        .outdone = outdone};
    XC_TRY(read_figure(engine->arena, sighted, fact, &told));
    told.says = xc_describe_stored(engine->arena, &party->stored);
    XC_TRY_NEW(told.says);
    for (size_t i = 0; i < content->articles.count; i++) {
        const xc_stored_article *a = &content->articles.items[i];
        told.article = xc_article_label(a);
        told.path = a->path;
        told.source = a->source;
        told.published = a->published;
        told.day = day_of(content, a);
        seen s = {told, content, a->id};
        XC_TRY(XC_PUSH(engine->arena, list, s));
    }
    return XC_OK;
}

/* XC_DAY_UNKNOWN is the least. */
static int compare_seen(const void *left, const void *right) {
    const xc_sighting *a = &((const seen *)left)->told;
    const xc_sighting *b = &((const seen *)right)->told;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    int order = strcmp(a->path, b->path);
    if (order == 0) order = strcmp(a->article, b->article);
    if (order == 0) order = compare_sources(a, b);
    if (order == 0) order = strcmp(b->field, a->field);
    if (order == 0 && a->mark_start != b->mark_start)
        order = a->mark_start < b->mark_start ? -1 : 1;
    if (order == 0) order = strcmp(a->reads, b->reads);
    return order ? order : (int)b->outdone - (int)a->outdone;
}

static bool is_same_place(const xc_sighting *a, const xc_sighting *b) {
    return a->mark_start == b->mark_start && strcmp(a->path, b->path) == 0 &&
           strcmp(a->article, b->article) == 0 && compare_sources(a, b) == 0 &&
           strcmp(a->field, b->field) == 0 && strcmp(a->reads, b->reads) == 0;
}

/* Each place once, and of too many the oldest and the newest. */
static size_t thin_out(seens *list, size_t *left_out) {
    size_t kept = 0, half = XC_MAX_SIGHTINGS / 2;
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_seen);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 ||
            !is_same_place(&list->items[kept - 1].told, &list->items[i].told))
            list->items[kept++] = list->items[i];
    if (kept <= XC_MAX_SIGHTINGS) return kept;
    memmove(list->items + half, list->items + kept - half,
            half * sizeof *list->items);
    *left_out = kept - 2 * half;
    return 2 * half;
}

/* The text of the article that was asked for last. */
typedef struct looked_up {
    xc_arena *arena;
    xc_text text;
    const seen *of;
} looked_up;

static xc_status find_place(xc_engine *engine, looked_up *last, seen *s) {
    bool title = strcmp(s->told.field, "title") == 0;
    bool same = last->of && last->of->content->side == s->content->side &&
                last->of->article == s->article &&
                strcmp(last->of->told.field, s->told.field) == 0;
    if (!same) {
        xc_arena_clear(last->arena);
        XC_TRY(xc_store_get_text(s->content->side->store, last->arena,
                                 s->article, title, &last->text,
                                 engine->error));
        last->of = s;
    }
    xc_position at =
        xc_text_position(&last->text, (uint32_t)s->told.mark_start);
    s->told.line = at.line;
    s->told.column = at.column;
    return XC_OK;
}

static xc_status find_places(xc_engine *engine, seens *list, size_t count) {
    looked_up last = {.arena = xc_arena_new()};
    xc_status status = last.arena ? XC_OK : XC_ERROR_MEMORY;
    for (size_t i = 0; i < count && status == XC_OK; i++)
        status = find_place(engine, &last, &list->items[i]);
    xc_arena_free(last.arena);
    return status;
}

static xc_status keep_places(xc_engine *engine, seens *list,
                             xc_finding *finding) {
    size_t left_out = 0, count = thin_out(list, &left_out);
    XC_TRY(find_places(engine, list, count));
    xc_sightings *kept = xc_arena_alloc(engine->arena, sizeof *kept);
    xc_sighting *items =
        xc_arena_array(engine->arena, count ? count : 1, sizeof *items);
    if (!kept || !items) return XC_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++)
        items[i] = list->items[i].told;
    *kept = (xc_sightings){items, count, left_out};
    finding->sightings = kept;
    return XC_OK;
}

xc_status xc_sightings_make(xc_engine *engine, const xc_sighted *sighted,
                            xc_finding *finding) {
    xc_map outdone = {0};
    seens list = {0};
    if (!is_about_figures(engine, sighted)) return XC_OK;
    XC_TRY(find_outdone(engine, sighted, &outdone));
    for (size_t i = 0; i < sighted->member_count; i++) {
        size_t member = sighted->members[i], value;
        bool is_outdone = xc_map_get(&outdone, member, 0, &value);
        XC_TRY(add_places(engine, sighted, member, is_outdone, &list));
    }
    return keep_places(engine, &list, finding);
}

/*
 * values.c - turns the facts of a finding into a table of its figures by
 * source, and tells it: "3 sources say 7, b.txt alone says 5".
 *
 * Sources are counted by voice: copies of one wire story are one, and so are
 * articles of one paper. Quotations make no table: each cut of one is another
 * text.
 * Exports: xc_values_table, xc_values_tell, xc_values_figure, xc_values_read.
 */
#include "compare/values.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* Sources named of one figure or one wire story; of more it is told how many
 * they are. */
enum { MAX_NAMED = 8 };

/* A figure on the way into the table. */
typedef struct row {
    xc_stated stated;
    XC_VEC(const char *) sources;
    XC_VEC(size_t) voices;
    const char *name; /* of its one source */
    bool several;     /* papers print it that call themselves otherwise */
} row;

typedef XC_VEC(row) rows;

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool is_turned(const xc_fact *fact) {
    const xc_quantity *q = &fact->number;
    return fact->kind == XC_FACT_SHARE && fact->polarity == XC_NEGATIVE &&
           q->whole.known && isfinite(q->value) && q->bound == XC_BOUND_EXACT;
}

/* The figure of a fact; of a part that does not, what is left of its whole: "6
 * of 29 miss it" and "23 of 29 meet it" state one thing. */
xc_quantity xc_values_figure(const xc_fact *fact) {
    xc_quantity q = fact->number;
    if (is_turned(fact)) q.value = q.whole.value - q.value;
    return q;
}

const char *xc_values_read(xc_arena *arena, const xc_fact *fact,
                           const xc_quantity *figure) {
    if (fact->kind == XC_FACT_NAME || fact->kind == XC_FACT_TIME)
        return fact->claim;
    const char *words = xc_describe_figure(arena, figure);
    bool not = fact->kind == XC_FACT_SHARE && fact->polarity == XC_NEGATIVE &&
               !is_turned(fact);
    return not ? xc_arena_format(arena, "%s that do not", words) : words;
}

/* Sorts names and takes out those that stand twice. */
static size_t make_unique(const char **names, size_t count) {
    size_t kept = 0;
    if (count > 1) qsort(names, count, sizeof *names, compare_strings);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || strcmp(names[kept - 1], names[i]) != 0)
            names[kept++] = names[i];
    return kept;
}

static xc_status add_source(xc_arena *arena, row *r,
                            const xc_content *content) {
    if (content->articles.count <= 1)
        return XC_PUSH(arena, &r->sources, xc_content_label(content));
    for (size_t i = 0; i < content->articles.count; i++) {
        const xc_stored_article *a = &content->articles.items[i];
        XC_TRY(XC_PUSH(arena, &r->sources,
                       a->source ? a->source : xc_article_label(a)));
    }
    return XC_OK;
}

/* What to call the one source of a figure: copies of a text that do not say
 * what paper they are of are that text. */
static void name_source(row *r, const xc_content *content) {
    const char *name = xc_content_label(content), *source = NULL;
    for (size_t i = 0; i < content->articles.count; i++) {
        const char *own = content->articles.items[i].source;
        if (!own) continue;
        if (source && strcmp(source, own) != 0) r->several = true;
        name = source = own;
    }
    if (r->name && strcmp(r->name, name) != 0) r->several = true;
    r->name = name;
}

static xc_status add_voice(xc_arena *arena, row *r, size_t voice) {
    for (size_t i = 0; i < r->voices.count; i++)
        if (r->voices.items[i] == voice) return XC_OK;
    return XC_PUSH(arena, &r->voices, voice);
}

/* The row of a figure, made when it is the first to give it. */
static xc_status get_row(xc_engine *engine, rows *table, xc_map *index,
                         const xc_fact *fact, size_t *at) {
    xc_quantity figure = xc_values_figure(fact);
    const char *reads = xc_values_read(engine->arena, fact, &figure);
    XC_TRY_NEW(reads);
    uint64_t hash = xc_hash_string(XC_HASH_INIT, reads);
    if (xc_map_get(index, hash, 0, at)) return XC_OK;
    bool value = fact->has_number && isfinite(figure.value);
    row r = {.stated = {.reads = reads,
                        .has_value = value,
                        .value = value ? figure.value : 0}};
    *at = table->count;
    XC_TRY(xc_map_put(engine->arena, index, hash, 0, *at));
    return XC_PUSH(engine->arena, table, r);
}

/* What most say comes first, then the lower figure. */
static int compare_stated(const void *left, const void *right) {
    const xc_stated *a = left, *b = right;
    if (a->voices != b->voices) return a->voices > b->voices ? -1 : 1;
    if (a->has_value != b->has_value) return a->has_value ? -1 : 1;
    if (a->value < b->value || a->value > b->value)
        return a->value < b->value ? -1 : 1;
    return strcmp(a->reads, b->reads);
}

static xc_status keep_rows(xc_engine *engine, rows *table,
                           xc_finding *finding) {
    xc_stated *values =
        xc_arena_array(engine->arena, table->count, sizeof *values);
    XC_TRY_NEW(values);
    for (size_t i = 0; i < table->count; i++) {
        row *r = &table->items[i];
        r->stated.source_count =
            make_unique(r->sources.items, r->sources.count);
        r->stated.sources = r->sources.items;
        r->stated.voices = r->voices.count;
        r->stated.alone = r->several ? NULL : r->name;
        values[i] = r->stated;
    }
    qsort(values, table->count, sizeof *values, compare_stated);
    finding->values = values;
    finding->value_count = table->count;
    return XC_OK;
}

xc_status xc_values_table(xc_engine *engine, const xc_copies *copies,
                          const size_t *members, size_t count,
                          xc_finding *finding) {
    rows table = {0};
    xc_map index = {0};
    for (size_t i = 0; i < count; i++) {
        const xc_party *party = xc_engine_party(engine, members[i]);
        const xc_fact *fact = &party->stored.fact;
        size_t at;
        if (fact->kind == XC_FACT_QUOTATION ||
            (fact->kind != XC_FACT_NAME && fact->kind != XC_FACT_TIME &&
             !fact->has_number))
            return XC_OK;
        XC_TRY(get_row(engine, &table, &index, fact, &at));
        assert(at < table.count && table.items);
        XC_TRY(add_source(engine->arena, &table.items[at],
                          engine->contents.items[party->content]));
        name_source(&table.items[at], engine->contents.items[party->content]);
        XC_TRY(add_voice(engine->arena, &table.items[at],
                         xc_copies_voice(copies, party->content)));
    }
    return table.count > 0 ? keep_rows(engine, &table, finding) : XC_OK;
}

/* ------------------------------------------------------------------ */
/* Telling it                                                           */

static void put_names(xc_buffer *out, const char *const *names, size_t count) {
    size_t shown = count > MAX_NAMED ? MAX_NAMED : count;
    for (size_t i = 0; i < shown; i++) {
        if (i > 0) xc_buffer_puts(out, i + 1 == count ? " and " : ", ");
        xc_buffer_puts(out, names[i]);
    }
    if (shown < count) xc_buffer_printf(out, " and %zu more", count - shown);
}

/* "3 sources say 7", "b.txt alone says 5" */
static void put_stated(xc_buffer *out, const xc_stated *stated, bool alone) {
    if (alone && stated->alone)
        xc_buffer_printf(out, "%s alone says %s", stated->alone, stated->reads);
    else if (stated->voices == 1)
        xc_buffer_printf(out, "1 source says %s", stated->reads);
    else
        xc_buffer_printf(out, "%zu sources say %s", stated->voices,
                         stated->reads);
}

static size_t count_voices(const xc_finding *finding) {
    size_t count = 0;
    for (size_t i = 0; i < finding->value_count; i++)
        count += finding->values[i].voices;
    return count;
}

static size_t count_sources(const xc_finding *finding) {
    size_t count = 0;
    for (size_t i = 0; i < finding->value_count; i++)
        count += finding->values[i].source_count;
    return count;
}

/* One source against two or more that agree with each other. */
static bool has_odd_one(const xc_finding *finding) {
    return finding->value_count == 2 && finding->values[0].voices > 1 &&
           finding->values[1].voices == 1;
}

static xc_status keep(xc_arena *arena, xc_buffer *buffer, const char **out) {
    *out = buffer->failed
               ? NULL
               : xc_arena_copy(arena, buffer->bytes ? buffer->bytes : "",
                               buffer->length);
    xc_buffer_dispose(buffer);
    return *out ? XC_OK : XC_ERROR_MEMORY;
}

/* What to call the one text that gives a figure, wherever it appears; NULL
 * where several do, as papers of one wire story. */
static xc_status name_alone(xc_engine *engine, const size_t *members,
                            size_t count, const char *reads,
                            const char **name) {
    const xc_content *only = NULL;
    *name = NULL;
    for (size_t i = 0; i < count; i++) {
        const xc_party *party = xc_engine_party(engine, members[i]);
        const xc_content *content = engine->contents.items[party->content];
        xc_quantity figure = xc_values_figure(&party->stored.fact);
        const char *own =
            xc_values_read(engine->arena, &party->stored.fact, &figure);
        XC_TRY_NEW(own);
        if (strcmp(own, reads) != 0) continue;
        if (only && only != content) return XC_OK;
        only = content;
    }
    if (only) *name = xc_content_label(only);
    return XC_OK;
}

static xc_status tell_message(xc_engine *engine, const size_t *members,
                              size_t count, const xc_finding *finding,
                              xc_explanation *out) {
    const char *alone = NULL;
    if (has_odd_one(finding))
        XC_TRY(name_alone(engine, members, count, finding->values[1].reads,
                          &alone));
    xc_buffer words = XC_BUFFER_INIT;
    xc_buffer_puts(&words, out->message);
    for (size_t i = 0; i < finding->value_count; i++) {
        xc_buffer_puts(&words, i == 0 ? "; " : ", ");
        put_stated(&words, &finding->values[i], i == 1 ? alone : NULL);
    }
    return keep(out->arena, &words, &out->message);
}

/* "7: a.txt, c.txt and d.txt" */
static xc_status tell_rows(const xc_finding *finding, xc_explanation *out) {
    for (size_t i = 0; i < finding->value_count; i++) {
        const xc_stated *stated = &finding->values[i];
        xc_buffer words = XC_BUFFER_INIT;
        const char *step;
        xc_buffer_printf(&words, "%s: ", stated->reads);
        put_names(&words, stated->sources, stated->source_count);
        XC_TRY(keep(out->arena, &words, &step));
        XC_TRY(XC_PUSH(out->arena, &out->steps, step));
    }
    return XC_OK;
}

/* The names of the contents of one wire story, each once. */
static xc_status list_story(xc_engine *engine, const xc_copies *copies,
                            const size_t *members, size_t count, size_t origin,
                            row *story) {
    for (size_t i = 0; i < count; i++) {
        size_t content = xc_engine_party(engine, members[i])->content;
        if (xc_copies_origin(copies, content) == origin)
            XC_TRY(add_source(engine->arena, story,
                              engine->contents.items[content]));
    }
    story->stated.source_count =
        make_unique(story->sources.items, story->sources.count);
    return XC_OK;
}

/* "the same wire story in 3 papers counts once: a.txt, b.txt and c.txt" */
static xc_status tell_copies(xc_engine *engine, const xc_copies *copies,
                             const size_t *members, size_t count,
                             xc_explanation *out) {
    xc_map told = {0};
    for (size_t i = 0; i < count; i++) {
        size_t content = xc_engine_party(engine, members[i])->content, before;
        size_t origin = xc_copies_origin(copies, content);
        row story = {0};
        if (xc_map_get(&told, origin, 0, &before)) continue;
        XC_TRY(xc_map_put(engine->arena, &told, origin, 0, 0));
        XC_TRY(list_story(engine, copies, members, count, origin, &story));
        if (story.stated.source_count < 2) continue;
        xc_buffer words = XC_BUFFER_INIT;
        const char *step;
        xc_buffer_printf(&words,
                         "the same wire story in %zu papers counts once: ",
                         story.stated.source_count);
        put_names(&words, story.sources.items, story.stated.source_count);
        XC_TRY(keep(out->arena, &words, &step));
        XC_TRY(XC_PUSH(out->arena, &out->steps, step));
    }
    return XC_OK;
}

xc_status xc_values_tell(xc_engine *engine, const xc_copies *copies,
                         const size_t *members, size_t count,
                         const xc_finding *finding, xc_explanation *out) {
    if (xc_verdict_differs(finding->verdict) && count_voices(finding) > 2 &&
        finding->value_count > 1)
        XC_TRY(tell_message(engine, members, count, finding, out));
    if (count_sources(finding) > 2) XC_TRY(tell_rows(finding, out));
    return tell_copies(engine, copies, members, count, out);
}

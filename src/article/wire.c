/*
 * wire.c - items of a wire: which of them count, their status and dates.
 * Exports: xc_wire_*.
 */
#include "article/wire.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ */
/* Versions                                                             */

static int compare_strings(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

/* As numbers, where they are. */
static int compare_versions(const char *a, const char *b) {
    if (!a || !b) return compare_strings(a, b);
    char *end_a, *end_b;
    unsigned long long x = strtoull(a, &end_a, 10), y = strtoull(b, &end_b, 10);
    bool numbers = end_a > a && end_b > b && !*end_a && !*end_b;
    return numbers ? (x > y) - (x < y) : strcmp(a, b);
}

static int compare_items(const void *left, const void *right) {
    const xc_wire_item *a = *(xc_wire_item *const *)left;
    const xc_wire_item *b = *(xc_wire_item *const *)right;
    int order = compare_strings(a->id, b->id);
    if (order == 0) order = compare_versions(a->version, b->version);
    if (order == 0) order = compare_strings(a->created, b->created);
    if (order == 0) order = (a->order > b->order) - (a->order < b->order);
    return order;
}

xc_status xc_wire_settle(xc_arena *arena, xc_wire_item *items, size_t count) {
    if (count < 2) return XC_OK;
    xc_wire_item **sorted = xc_arena_array(arena, count, sizeof *sorted);
    XC_TRY_NEW(sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &items[i];
    qsort(sorted, count, sizeof *sorted, compare_items);
    const xc_wire_item *newest = NULL;
    for (size_t i = count; i-- > 0;) {
        bool same = newest && newest->id && sorted[i]->id &&
                    strcmp(newest->id, sorted[i]->id) == 0;
        if (same)
            sorted[i]->newer = newest;
        else
            newest = sorted[i];
    }
    return XC_OK;
}

void xc_wire_tell_replaced(const xc_article_reader *reader,
                           const xc_article_source *source,
                           const xc_wire_item *item) {
    const xc_wire_item *newer = item->newer;
    xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK, item->place,
                   "version %.32s of \"%.128s\" is left out: version %.32s on "
                   "line %u replaces it",
                   item->version ? item->version : "-", item->id,
                   newer->version ? newer->version : "-",
                   (unsigned)newer->place.line);
}

/* ------------------------------------------------------------------ */
/* Status and dates                                                     */

const char *xc_wire_code(const char *code) {
    const char *last = code;
    for (const char *at = code; *at; at++)
        if ((*at == ':' || *at == '/' || *at == '#') && at[1]) last = at + 1;
    return last;
}

void xc_wire_status(const xc_article_reader *reader,
                    const xc_article_source *source, const char *status,
                    xc_position place, bool *out, bool *draft) {
    static const char *const gone[] = {"canceled", "cancelled", "killed"};
    static const char *const held[] = {"withheld", "embargoed"};
    *out = *draft = false;
    if (!status) return;
    const char *code = xc_wire_code(status);
    for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++)
        *out = *out || strcmp(code, gone[i]) == 0;
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        *draft = *draft || strcmp(code, held[i]) == 0;
    if (*out)
        xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK, place,
                       "the item is %s; left out", code);
}

xc_status xc_wire_dates(const xc_article_reader *reader,
                        const xc_article_source *source, const char *first,
                        const char *last, xc_position place,
                        xc_article *article) {
    if (!first) first = last;
    XC_TRY(xc_stamp_expand(reader->arena, &first));
    XC_TRY(xc_stamp_expand(reader->arena, &last));
    article->published = xc_reader_published(reader, source, first, place);
    bool same = last && first && strcmp(first, last) == 0;
    if (!same)
        article->modified = xc_reader_published(reader, source, last, place);
    return XC_OK;
}

xc_status xc_wire_finish(xc_article_reader *reader,
                         const xc_article_source *source, xc_story *story,
                         xc_article *article, xc_position place,
                         xc_error *error) {
    xc_status status = xc_story_finish(story, article);
    if (status < 0) return xc_fail(error, status, "out of memory");
    if (!article->title.bytes) article->title = (xc_text){"", 0, NULL, 0};
    if (article->text.length == 0)
        xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK, place,
                       "the item has no text");
    return xc_reader_finish(reader, source, article, place, error);
}

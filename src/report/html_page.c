/*
 * html_page.c - finds the articles of a page by path and id, and numbers their
 * sources, by which the page filters.
 * Exports: xc_page_prepare, xc_page_article, xc_page_source,
 * xc_page_source_number.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "report/html.h"

static uint64_t hash_of(const char *string) {
    return xc_hash_string(XC_HASH_INIT, string ? string : "");
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static xc_status list_names(xc_page *page) {
    const xc_outcome *outcome = &page->report->outcome;
    size_t count = outcome->articles.count;
    page->sources =
        xc_arena_array(page->arena, count + 1, sizeof *page->sources);
    XC_TRY_NEW(page->sources);
    for (size_t i = 0; i < count; i++) {
        const xc_report_article *a = &outcome->articles.items[i];
        XC_TRY(xc_map_put(page->arena, &page->articles, hash_of(a->path),
                          hash_of(a->id), i));
        page->sources[i] = a->source ? a->source : a->path;
    }
    qsort(page->sources, count, sizeof *page->sources, compare_names);
    return XC_OK;
}

xc_status xc_page_prepare(xc_page *page) {
    size_t count = page->report->outcome.articles.count;
    XC_TRY(list_names(page));
    for (size_t i = 0; i < count; i++) {
        const char *name = page->sources[i];
        if (page->source_count > 0 &&
            strcmp(page->sources[page->source_count - 1], name) == 0)
            continue;
        page->sources[page->source_count] = name;
        XC_TRY(xc_map_put(page->arena, &page->numbers, hash_of(name), 0,
                          page->source_count++));
    }
    return XC_OK;
}

const xc_report_article *xc_page_article(const xc_page *page, const char *path,
                                         const char *id) {
    size_t index;
    if (!xc_map_get(&page->articles, hash_of(path), hash_of(id), &index))
        return NULL;
    return &page->report->outcome.articles.items[index];
}

const char *xc_page_source(const xc_page *page, const char *path,
                           const char *id, const char *source) {
    if (source) return source;
    const xc_report_article *article = xc_page_article(page, path, id);
    if (article && article->source) return article->source;
    return path ? path : "";
}

bool xc_page_source_number(const xc_page *page, const char *name,
                           size_t *number) {
    return xc_map_get(&page->numbers, hash_of(name), 0, number);
}

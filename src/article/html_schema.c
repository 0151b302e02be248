/*
 * html_schema.c - JSON-LD of schema.org in a page: who wrote the article, when,
 * for whom (schema.org/NewsArticle).
 *
 * An object with a type that ends with "Article" or "Posting" is the
 * article; "@graph", lists and "mainEntity" are looked into, a person or
 * publisher that is only named by its "@id" is looked up. It reads no more
 * than OBJECTS_MOST objects, and cJSON refuses what is nested more than 1000
 * deep; what is no JSON says nothing.
 * Exports: xc_html_read_schema.
 */
#include <cjson/cJSON.h>
#include <string.h>

#include "article/html.h"

enum { OBJECTS_MOST = 1000, NAMES_MOST = 20 };

typedef struct graph {
    xc_arena *arena;
    const cJSON *objects[OBJECTS_MOST];
    size_t count;
} graph;

/* ------------------------------------------------------------------ */
/* Objects                                                              */

static void add(graph *g, const cJSON *item) {
    if (g->count < OBJECTS_MOST &&
        (cJSON_IsObject(item) || cJSON_IsArray(item)))
        g->objects[g->count++] = item;
}

/* Every object that may be the article or be named by it. */
static void collect(graph *g, const cJSON *root) {
    static const char *const inside[] = {"@graph", "mainEntity"};
    add(g, root);
    for (size_t i = 0; i < g->count; i++) {
        const cJSON *here = g->objects[i];
        const cJSON *item = cJSON_IsArray(here) ? here->child : NULL;
        for (; item; item = item->next)
            add(g, item);
        for (size_t k = 0; k < sizeof inside / sizeof inside[0]; k++)
            if (cJSON_IsObject(here))
                add(g, cJSON_GetObjectItemCaseSensitive(here, inside[k]));
    }
}

static const char *string_of(const cJSON *item) {
    const char *string = cJSON_IsString(item) ? item->valuestring : NULL;
    return string && *string ? string : NULL;
}

static const cJSON *member(const cJSON *object, const char *name) {
    return cJSON_IsObject(object)
               ? cJSON_GetObjectItemCaseSensitive(object, name)
               : NULL;
}

/* The object that is meant by {"@id": "..."}. */
static const cJSON *resolve(const graph *g, const cJSON *item) {
    const char *id = string_of(member(item, "@id"));
    if (!id || member(item, "name")) return item;
    for (size_t i = 0; i < g->count; i++) {
        const char *other = string_of(member(g->objects[i], "@id"));
        if (other && g->objects[i] != item && strcmp(other, id) == 0)
            return g->objects[i];
    }
    return item;
}

static bool ends_so(const char *string, const char *end) {
    size_t length = strlen(string), wanted = strlen(end);
    return length >= wanted && strcmp(string + length - wanted, end) == 0;
}

static bool names_article(const cJSON *type) {
    const char *name = string_of(type);
    return name && (ends_so(name, "Article") || ends_so(name, "Posting"));
}

static bool is_article(const cJSON *object) {
    const cJSON *type = member(object, "@type");
    const cJSON *one = cJSON_IsArray(type) ? type->child : NULL;
    for (; one; one = one->next)
        if (names_article(one)) return true;
    return names_article(type);
}

/* ------------------------------------------------------------------ */
/* Values                                                               */

static void fill(const graph *g, const char **to, const char *value) {
    if (!*to && value) *to = xc_html_plain(g->arena, value);
}

static const char *name_of(const graph *g, const cJSON *who) {
    const char *name = string_of(who);
    if (name) return name;
    const cJSON *found = member(resolve(g, who), "name");
    return string_of(cJSON_IsArray(found) ? found->child : found);
}

/* "Ann Lee, Max Roe" */
static void fill_names(const graph *g, const char **to, const cJSON *who) {
    xc_buffer names = XC_BUFFER_INIT;
    size_t count = 0;
    const cJSON *one = cJSON_IsArray(who) ? who->child : who;
    for (; one && count < NAMES_MOST; one = one->next) {
        const char *name = name_of(g, one);
        if (name) xc_buffer_printf(&names, "%s%s", count++ ? ", " : "", name);
        if (one == who) break;
    }
    fill(g, to, names.bytes);
    xc_buffer_dispose(&names);
}

static const char *address_of(const cJSON *article) {
    const char *url = string_of(member(article, "url"));
    const cJSON *page = member(article, "mainEntityOfPage");
    if (!url) url = string_of(page);
    if (!url) url = string_of(member(page, "@id"));
    return url;
}

static void read_article(const graph *g, const cJSON *article,
                         xc_html_data *data) {
    const cJSON *language = member(article, "inLanguage");
    if (cJSON_IsArray(language)) language = language->child;
    if (cJSON_IsObject(language)) language = member(language, "alternateName");
    fill(g, &data->title, string_of(member(article, "headline")));
    fill(g, &data->published, string_of(member(article, "datePublished")));
    fill(g, &data->modified, string_of(member(article, "dateModified")));
    fill(g, &data->language, string_of(language));
    fill(g, &data->url, address_of(article));
    fill_names(g, &data->byline, member(article, "author"));
    fill_names(g, &data->source, member(article, "publisher"));
}

/* Scripts are wrapped so that old browsers show nothing of them. */
static const char *begin(const char *json) {
    static const char wrapped[] = "[CDATA[";
    const char *start = json + strcspn(json, "{[");
    if (strncmp(start, wrapped, strlen(wrapped)) == 0) {
        start += strlen(wrapped);
        start += strcspn(start, "{[");
    }
    return start;
}

xc_status xc_html_read_schema(xc_arena *arena, const char *json, size_t length,
                              xc_html_data *data) {
    const char *start = begin(json), *stop = start;
    length -= (size_t)(start - json);
    cJSON *root = cJSON_ParseWithLengthOpts(start, length, &stop, false);
    if (!root) return XC_OK;
    graph *g = xc_arena_alloc(arena, sizeof *g);
    if (g) {
        g->arena = arena;
        collect(g, root);
        for (size_t i = 0; i < g->count; i++) {
            if (!is_article(g->objects[i])) continue;
            read_article(g, g->objects[i], data);
            break;
        }
    }
    cJSON_Delete(root);
    return g ? XC_OK : XC_ERROR_MEMORY;
}

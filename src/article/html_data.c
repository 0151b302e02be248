/*
 * html_data.c - what a page says of its article: schema.org JSON-LD, then
 * <meta> elements (rows of pagedata.tsv), rel=canonical, itemprop and <time>,
 * the language of <html>, and last the <title> without the site's name.
 * Exports: xc_html_read_data, xc_html_read_times, xc_html_plain.
 */
#include "article/html.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/chars.h"

/* Longer names and values are no data. */
enum { NAME_MOST = 64, VALUE_MOST = 4096 };

/* ------------------------------------------------------------------ */
/* Strings                                                              */

/* The character of an entity behind "&"; *length gets that of its name and
 * end. -1: it is none. */
static int32_t read_entity(const char *name, size_t *length) {
    char copy[40];
    size_t n = strspn(name, "#0123456789abcdefghijklmnopqrstuvwxyz"
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (n == 0 || n >= sizeof copy || name[n] != ';') return -1;
    memcpy(copy, name, n);
    copy[n] = '\0';
    *length = n + 1;
    if (copy[0] == '#') {
        bool hex = copy[1] == 'x' || copy[1] == 'X';
        unsigned long value = strtoul(copy + 1 + hex, NULL, hex ? 16 : 10);
        return value > 0 && value <= 0x10FFFF ? (int32_t)value : -1;
    }
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)copy);
    return entity ? (int32_t)entity->value : -1;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

const char *xc_html_plain(xc_arena *arena, const char *string) {
    xc_buffer out = XC_BUFFER_INIT;
    bool blank = false;
    for (size_t i = 0; string[i];) {
        size_t length = 0;
        int32_t c = string[i] == '&' ? read_entity(string + i + 1, &length) : 0;
        if (is_space(string[i]) || c == 0xA0) {
            i += 1 + length;
            blank = out.length > 0;
            continue;
        }
        if (blank) xc_buffer_putc(&out, ' ');
        blank = false;
        if (c > 0 && length > 0)
            xc_char_put(&out, c);
        else
            xc_buffer_putc(&out, string[i]), length = 0;
        i += 1 + length;
    }
    const char *plain = out.length > 0 && !out.failed
                            ? xc_arena_copy(arena, out.bytes, out.length)
                            : NULL;
    xc_buffer_dispose(&out);
    return plain;
}

/* ------------------------------------------------------------------ */
/* <meta>                                                               */

enum { FIELD_COUNT = XC_PAGEDATA_FIELD_URL + 1 };

/* What was found so far, and of which rank. */
typedef struct finder {
    const xc_html *html;
    const char *values[FIELD_COUNT];
    double ranks[FIELD_COUNT];
    const char *title; /* of <title> */
} finder;

static const xc_lexeme *row_of(const char *name) {
    char folded[NAME_MOST];
    size_t length = strlen(name);
    if (length >= sizeof folded) return NULL;
    for (size_t i = 0; i <= length; i++) {
        char c = name[i];
        folded[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    return xc_lexicon_find(XC_LEXICON_PAGEDATA, folded);
}

static bool is_address(const char *value) {
    return strncmp(value, "http:", 5) == 0 || strncmp(value, "https:", 6) == 0;
}

static void offer(finder *f, int field, double rank, const char *value) {
    if (!value || strlen(value) > VALUE_MOST) return;
    bool better = !f->values[field] || rank < f->ranks[field];
    const char *plain =
        better ? xc_html_plain(f->html->arena, value) : (const char *)NULL;
    bool name =
        field == XC_PAGEDATA_FIELD_AUTHOR || field == XC_PAGEDATA_FIELD_SOURCE;
    /* "article:author" is often the address of a page. */
    if (!plain || (name && is_address(plain))) return;
    f->values[field] = plain;
    f->ranks[field] = rank;
}

static void take_meta(finder *f, const xmlNode *node) {
    static const char *const names[] = {"property", "name", "itemprop",
                                        "http-equiv"};
    const char *content = xc_html_attribute(node, "content");
    for (size_t i = 0; content && i < sizeof names / sizeof names[0]; i++) {
        const char *name = xc_html_attribute(node, names[i]);
        const xc_lexeme *row = name ? row_of(name) : NULL;
        if (row)
            offer(f, xc_lexeme_word(row, XC_PAGEDATA_FIELD),
                  xc_lexeme_number(row, XC_PAGEDATA_RANK), content);
    }
}

/* ------------------------------------------------------------------ */
/* Other elements                                                       */

/* Behind what <meta> says. */
enum { RANK_MARKED = 5, RANK_FIRST = 9 };

static void take_time(finder *f, const xmlNode *node) {
    const char *day = xc_html_attribute(node, "datetime");
    if (!day) day = xc_html_attribute(node, "content");
    bool changed = xc_html_has(node, "itemprop", "dateModified") ||
                   xc_html_has(node, "class", "updated");
    bool stated = xc_html_has(node, "itemprop", "datePublished") ||
                  xc_html_attribute(node, "pubdate") ||
                  xc_html_has(node, "class", "published");
    if (stated || !changed)
        offer(f, XC_PAGEDATA_FIELD_PUBLISHED, stated ? RANK_MARKED : RANK_FIRST,
              day);
    if (changed) offer(f, XC_PAGEDATA_FIELD_MODIFIED, RANK_MARKED, day);
}

static void take_element(finder *f, uint32_t index) {
    const xc_html_node *n = &f->html->nodes.items[index];
    const xmlNode *node = n->node;
    if (xc_html_is_element(node, "meta")) take_meta(f, node);
    if (xc_html_is_element(node, "link") &&
        xc_html_has(node, "rel", "canonical"))
        offer(f, XC_PAGEDATA_FIELD_URL, 1, xc_html_attribute(node, "href"));
    if (xc_html_is_element(node, "html"))
        offer(f, XC_PAGEDATA_FIELD_LANGUAGE, 1,
              xc_html_attribute(node, "lang"));
    if (xc_html_is_element(node, "title") && !f->title) {
        xc_buffer words = XC_BUFFER_INIT;
        xc_html_words(f->html, index, &words);
        if (words.bytes) f->title = xc_html_plain(f->html->arena, words.bytes);
        xc_buffer_dispose(&words);
    }
}

static xc_status take_script(const xc_html *html, uint32_t index,
                             xc_html_data *data) {
    const xmlNode *node = html->nodes.items[index].node;
    const char *type = xc_html_attribute(node, "type");
    if (!xc_html_is_element(node, "script") || !type ||
        strncasecmp(type, "application/ld+json", 19) != 0)
        return XC_OK;
    xc_buffer json = XC_BUFFER_INIT;
    xc_html_words(html, index, &json);
    xc_status status =
        json.length > 0
            ? xc_html_read_schema(html->arena, json.bytes, json.length, data)
            : XC_OK;
    xc_buffer_dispose(&json);
    return status;
}

/* ------------------------------------------------------------------ */
/* The title                                                            */

static const char *const partings[] = {" | ",      " - ",      " \u2013 ",
                                       " \u2014 ", " \u00b7 ", " \u00bb ",
                                       " \u00ab ", " :: ",     NULL};

/* The last place where a parting stands; its length in *length. */
static const char *last_parting(const char *title, size_t *length) {
    const char *found = NULL;
    for (const char *const *p = partings; *p; p++)
        for (const char *at = title; (at = strstr(at, *p)); at++)
            if (!found || at > found) {
                found = at;
                *length = strlen(*p);
            }
    return found;
}

static size_t count_blanks(const char *bytes, size_t length) {
    size_t blanks = 0;
    for (size_t i = 0; i < length; i++)
        blanks += bytes[i] == ' ';
    return blanks;
}

/* "Ferry stays in port - The Harbour Gazette": the site is known, or has
 * fewer words than what is ahead of it. */
static const char *without_site(xc_arena *arena, const char *title,
                                const char *site) {
    size_t length = 0;
    const char *at = last_parting(title, &length);
    if (!at || at == title) return title;
    const char *last = at + length;
    bool same = site && strcasecmp(last, site) == 0;
    bool shorter = !site && count_blanks(last, strlen(last)) <
                                count_blanks(title, (size_t)(at - title));
    if (same || shorter)
        return xc_arena_copy(arena, title, (size_t)(at - title));
    if (site && strncasecmp(title, site, strlen(site)) == 0 &&
        title + strlen(site) == at)
        return last;
    return title;
}

/* ------------------------------------------------------------------ */

/* "en_GB" is "en-GB". */
static const char *as_tag(xc_arena *arena, const char *language) {
    char *tag = xc_arena_string(arena, language);
    for (char *c = tag; c && *c; c++)
        if (*c == '_') *c = '-';
    return tag;
}

static void fill(const char **to, const char *value) {
    if (!*to) *to = value;
}

static xc_status fill_all(finder *f, xc_html_data *data) {
    fill(&data->title, f->values[XC_PAGEDATA_FIELD_TITLE]);
    fill(&data->source, f->values[XC_PAGEDATA_FIELD_SOURCE]);
    fill(&data->byline, f->values[XC_PAGEDATA_FIELD_AUTHOR]);
    fill(&data->published, f->values[XC_PAGEDATA_FIELD_PUBLISHED]);
    fill(&data->modified, f->values[XC_PAGEDATA_FIELD_MODIFIED]);
    fill(&data->language, f->values[XC_PAGEDATA_FIELD_LANGUAGE]);
    fill(&data->url, f->values[XC_PAGEDATA_FIELD_URL]);
    if (!data->title && f->title) {
        data->title = without_site(f->html->arena, f->title, data->source);
        XC_TRY_NEW(data->title);
    }
    if (!data->language) return XC_OK;
    data->language = as_tag(f->html->arena, data->language);
    return data->language ? XC_OK : XC_ERROR_MEMORY;
}

void xc_html_read_times(const xc_html *html, xc_html_part part,
                        xc_html_data *data) {
    finder f = {.html = html};
    uint32_t first = part.body;
    if (part.headline > 0 && part.headline < first) first = part.headline;
    for (uint32_t i = first; i < html->nodes.items[part.body].end; i++) {
        const xc_html_node *n = &html->nodes.items[i];
        if (n->kind == XC_ELEMENTS_KIND_TIME && !n->out) take_time(&f, n->node);
    }
    fill(&data->published, f.values[XC_PAGEDATA_FIELD_PUBLISHED]);
    fill(&data->modified, f.values[XC_PAGEDATA_FIELD_MODIFIED]);
}

xc_status xc_html_read_data(const xc_html *html, xc_html_data *data) {
    finder f = {.html = html};
    *data = (xc_html_data){.title = NULL};
    for (uint32_t i = 1; i < html->nodes.count; i++) {
        if (html->nodes.items[i].node->type != XML_ELEMENT_NODE) continue;
        XC_TRY(take_script(html, i, data));
        take_element(&f, i);
    }
    return fill_all(&f, data);
}

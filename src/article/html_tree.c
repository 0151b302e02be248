/*
 * html_tree.c - parses HTML with libxml2 and lays its tree out flat.
 *
 * libxml2 mends what is broken and never moves a text, so the texts of the
 * tree are in the order of the source; each one is told where it stands when
 * the parser hands it over. It follows libxml2's own limit of 256 open
 * elements, looks at no more than NODES_MOST nodes, and loads nothing.
 * Exports: xc_html_open, xc_html_dispose, xc_html_attribute, xc_html_has,
 * xc_html_is_*, xc_html_ends_text, xc_html_place, xc_html_words.
 */
#include "article/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <string.h>
#include <strings.h>

enum { NODES_MOST = 2000000 };

/* An entity and what stands around it. */
enum { ENTITY_MOST = 40 };

/* ------------------------------------------------------------------ */
/* Places                                                               */

static const char comment_opening[] = "<!--";

/* How far the parser has read. */
static size_t read_so_far(const xmlParserCtxt *context) {
    const xmlParserInput *input = context->input;
    return input ? input->consumed + (size_t)(input->cur - input->base) : 0;
}

/* What ends before end in the source: itself, or an entity that stands for
 * it. 0: not found; else one more than where it begins. */
static uintptr_t begins_at(const xc_text *base, const xmlChar *bytes,
                           size_t length, size_t end) {
    if (end > base->length || length == 0) return 0;
    if (end >= length && memcmp(base->bytes + end - length, bytes, length) == 0)
        return end - length + 1;
    for (size_t at = end; at > 0 && end - at < ENTITY_MOST; at--)
        if (base->bytes[at - 1] == '&') return at;
    return 0;
}

static void note_place(xmlParserCtxt *context, const xmlChar *bytes,
                       size_t length) {
    xmlNode *node = context->node ? context->node->last : NULL;
    if (!node || !xc_html_is_text(node) || node->_private) return;
    const xc_html *html = context->_private;
    node->_private =
        (void *)begins_at(html->base, bytes, length, read_so_far(context));
}

static void take_text(void *user, const xmlChar *bytes, int length) {
    xmlSAX2Characters(user, bytes, length);
    note_place(user, bytes, (size_t)length);
}

static void take_comment(void *user, const xmlChar *value) {
    xmlParserCtxt *context = user;
    const xc_html *html = context->_private;
    xmlSAX2Comment(user, value);
    xmlNode *node = context->node ? context->node->last : NULL;
    size_t end = read_so_far(context), inside = strlen((const char *)value);
    size_t length = inside + strlen(comment_opening) + strlen("-->");
    if (!node || node->type != XML_COMMENT_NODE || end > html->base->length ||
        length > end)
        return;
    if (strncmp(html->base->bytes + end - length, comment_opening, 4) == 0)
        node->_private = (void *)(uintptr_t)(end - length + 1);
}

bool xc_html_place(const xmlNode *node, uint32_t *at) {
    uintptr_t place = (uintptr_t)node->_private;
    if (place > 0) *at = (uint32_t)(place - 1);
    return place > 0;
}

/* ------------------------------------------------------------------ */
/* Nodes                                                                */

bool xc_html_is_text(const xmlNode *node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

bool xc_html_is_element(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE &&
           strcasecmp((const char *)node->name, name) == 0;
}

const char *xc_html_attribute(const xmlNode *node, const char *name) {
    if (node->type != XML_ELEMENT_NODE) return NULL;
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        if (strcasecmp((const char *)at->name, name) != 0) continue;
        const xmlNode *value = at->children;
        return value && value->content ? (const char *)value->content : "";
    }
    return NULL;
}

bool xc_html_has(const xmlNode *node, const char *name, const char *word) {
    static const char blanks[] = " \t\r\n\f";
    const char *value = xc_html_attribute(node, name);
    size_t length = strlen(word);
    while (value && *(value += strspn(value, blanks))) {
        size_t here = strcspn(value, blanks);
        if (here == length && strncasecmp(value, word, length) == 0)
            return true;
        value += here;
    }
    return false;
}

void xc_html_words(const xc_html *html, uint32_t index, xc_buffer *out) {
    const xc_html_node *nodes = html->nodes.items;
    for (uint32_t i = index; i < nodes[index].end; i++) {
        const xmlNode *node = nodes[i].node;
        bool hidden = i > index && nodes[i].kind == XC_ELEMENTS_KIND_DROP;
        if (hidden) i = nodes[i].end - 1;
        if (hidden || !xc_html_is_text(node) || !node->content) continue;
        xc_buffer_puts(out, (const char *)node->content);
    }
}

/* ------------------------------------------------------------------ */
/* Laying out                                                           */

static int kind_of(const xmlNode *node) {
    char name[16];
    if (node->type != XML_ELEMENT_NODE) return 0;
    size_t length = strlen((const char *)node->name);
    if (length >= sizeof name) return 0;
    for (size_t i = 0; i <= length; i++) {
        char c = (char)node->name[i];
        name[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ELEMENTS, name);
    return row ? xc_lexeme_word(row, XC_ELEMENTS_KIND) : 0;
}

static bool is_inline(int kind) {
    return kind == 0 || kind == XC_ELEMENTS_KIND_LINK ||
           kind == XC_ELEMENTS_KIND_TIME || kind == XC_ELEMENTS_KIND_NOTE ||
           kind == XC_ELEMENTS_KIND_BREAK || kind == XC_ELEMENTS_KIND_STRUCK;
}

bool xc_html_ends_text(const xmlNode *node) {
    int kind = kind_of(node);
    return !is_inline(kind) || kind == XC_ELEMENTS_KIND_BREAK;
}

static xc_status lay(xc_html *html, const xmlNode *node, uint32_t parent) {
    uint32_t index = (uint32_t)html->nodes.count;
    xc_html_node new = {.node = node,
                        .parent = parent,
                        .end = index + 1,
                        .kind = kind_of(node)};
    if (index > 0) {
        const xc_html_node *around = &html->nodes.items[parent];
        new.block = is_inline(around->kind) ? around->block : parent;
    }
    return XC_PUSH(html->arena, &html->nodes, new);
}

static bool has_children(const xmlNode *node) {
    return node->type == XML_ELEMENT_NODE && node->children;
}

/* The next node in the order of the source; *parent is that of it. NULL: that
 * was the last. */
static const xmlNode *next_of(xc_html *html, const xmlNode *node,
                              uint32_t *parent) {
    xc_html_node *nodes = html->nodes.items;
    uint32_t count = (uint32_t)html->nodes.count;
    if (has_children(node)) {
        *parent = count - 1;
        return node->children;
    }
    while (!node->next && *parent > 0) {
        node = nodes[*parent].node;
        nodes[*parent].end = count;
        *parent = nodes[*parent].parent;
    }
    return node->next;
}

/* Ends what is open still. */
static void close_all(xc_html *html, uint32_t parent) {
    xc_html_node *nodes = html->nodes.items;
    for (;; parent = nodes[parent].parent) {
        nodes[parent].end = (uint32_t)html->nodes.count;
        if (parent == 0) return;
    }
}

static xc_status lay_out(xc_html *html) {
    uint32_t parent = 0;
    XC_TRY(lay(html, (const xmlNode *)html->document, 0));
    const xmlNode *node = html->document->children;
    while (node && html->nodes.count < NODES_MOST) {
        XC_TRY(lay(html, node, parent));
        node = next_of(html, node, &parent);
    }
    if (node) html->cut = true;
    close_all(html, parent);
    return XC_OK;
}

/* ------------------------------------------------------------------ */

static xc_status parse(xc_html *html) {
    htmlParserCtxt *context = htmlNewParserCtxt();
    XC_TRY_NEW(context);
    context->_private = html;
    context->sax->characters = take_text;
    context->sax->comment = take_comment;
    html->document = htmlCtxtReadMemory(
        context, html->base->bytes, (int)html->base->length, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
            HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    html->cut = context->disableSAX != 0;
    htmlFreeParserCtxt(context);
    return html->document ? XC_OK : XC_ERROR_MEMORY;
}

xc_status xc_html_open(xc_html *html, xc_arena *arena, const xc_text *base) {
    *html = (xc_html){.arena = arena, .base = base};
    if (xc_html_is_overloaded(base)) return XC_ERROR_LIMIT;
    XC_TRY(parse(html));
    return lay_out(html);
}

void xc_html_dispose(xc_html *html) {
    xmlFreeDoc(html->document);
    html->document = NULL;
}

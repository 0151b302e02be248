/*
 * xml.c - parses XML within limits, and finds the place of each element.
 *
 * Limits and entities are watched while libxml2 parses, so that it stops
 * there and then. The tags of a well-formed document stand in the order of its
 * elements: one walk past them gives every element its place.
 * Exports: xc_xml_*.
 */
#include "article/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <string.h>

#include "text/chars.h"

enum {
    BYTES_MOST = 32 << 20,
    DEPTH_MOST = 128,
    ELEMENTS_MOST = 1000000,
    ATTRIBUTES_MOST = 1000,
    MESSAGE_MOST = 160 /* bytes of a message of libxml2 */
};

/* ------------------------------------------------------------------ */
/* Tags                                                                 */

static uint32_t behind(const xc_text *text, uint32_t at, const char *word) {
    const char *found = strstr(text->bytes + at, word);
    return found ? (uint32_t)(found - text->bytes + (ptrdiff_t)strlen(word))
                 : text->length;
}

/* Words of a tag outside quotation marks, about as many as attributes; *at is
 * moved to its end. */
static unsigned count_words(const xc_text *text, uint32_t *at, uint32_t end) {
    unsigned words = 0;
    char quote = '\0', last = '\0';
    bool inside = false;
    for (; *at < end; (*at)++) {
        char c = text->bytes[*at];
        if (quote != '\0') {
            if (c == quote) quote = last = '\0';
        } else if (c == '>') {
            break;
        } else if (last == '=' && (c == '"' || c == '\'')) {
            quote = c;
            inside = false;
        } else if (strchr(" \t\r\n/", c)) {
            inside = false;
        } else {
            words += !inside;
            inside = true;
            last = c;
        }
    }
    return words;
}

uint32_t xc_xml_large_tag(const xc_text *text, xc_span span) {
    const char *bytes = text->bytes;
    for (uint32_t at = span.start; at < span.end;) {
        const char *next = memchr(bytes + at, '<', span.end - at);
        if (!next) break;
        uint32_t tag = at = (uint32_t)(next - bytes);
        if (strncmp(next, "<!--", 4) == 0)
            at = behind(text, at, "-->");
        else if (strncmp(next, "<![CDATA[", 9) == 0)
            at = behind(text, at, "]]>");
        else if (count_words(text, &at, span.end) > ATTRIBUTES_MOST)
            return tag;
    }
    return span.end;
}

/* ------------------------------------------------------------------ */
/* Parsing                                                              */

/* What is seen while libxml2 parses; the first trouble stays. */
typedef struct watch {
    unsigned depth;
    unsigned elements;
    xc_status status;
    uint32_t at;
    char message[MESSAGE_MOST];
} watch;

static watch *watch_of(xmlParserCtxt *parser) {
    return (watch *)parser->_private;
}

static void set_trouble(watch *w, xc_status status, const char *message) {
    w->status = status;
    snprintf(w->message, sizeof w->message, "%.*s",
             (int)strcspn(message, "\r\n"), message);
}

static void note(xmlParserCtxt *parser, xc_status status, const char *message) {
    watch *w = watch_of(parser);
    if (w->status < 0) return;
    long at = parser->inputNr == 1 ? xmlByteConsumed(parser) : 0;
    w->at = at > 0 ? (uint32_t)at : 0;
    set_trouble(w, status, message);
}

static void refuse(xmlParserCtxt *parser, xc_status status,
                   const char *message) {
    note(parser, status, message);
    xmlStopParser(parser);
}

static void start_element(void *user, const xmlChar *name,
                          const xmlChar *prefix, const xmlChar *uri,
                          int namespaces, const xmlChar **declared,
                          int attributes, int defaulted,
                          const xmlChar **values) {
    xmlParserCtxt *parser = (xmlParserCtxt *)user;
    watch *w = watch_of(parser);
    if (++w->depth > DEPTH_MOST) {
        refuse(parser, XC_ERROR_LIMIT,
               "more than 128 elements one inside the other");
    } else if (++w->elements > ELEMENTS_MOST) {
        refuse(parser, XC_ERROR_LIMIT, "more than a million elements");
    } else {
        xmlSAX2StartElementNs(user, name, prefix, uri, namespaces, declared,
                              attributes, defaulted, values);
    }
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    watch_of((xmlParserCtxt *)user)->depth--;
    xmlSAX2EndElementNs(user, name, prefix, uri);
}

static void declare_entity(void *user, const xmlChar *name, int type,
                           const xmlChar *public_id, const xmlChar *system_id,
                           xmlChar *content) {
    (void)name;
    (void)type;
    (void)public_id;
    (void)system_id;
    (void)content;
    refuse((xmlParserCtxt *)user, XC_ERROR_FORMAT,
           "the document declares an entity, and none is expanded");
}

static void note_error(void *user, xmlError *error) {
    if (error->level == XML_ERR_FATAL && error->message)
        note((xmlParserCtxt *)user, XC_ERROR_FORMAT, error->message);
}

static xmlParserCtxt *new_parser(watch *w) {
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) return NULL;
    parser->_private = w;
    parser->sax->startElementNs = start_element;
    parser->sax->endElementNs = end_element;
    parser->sax->entityDecl = declare_entity;
    parser->sax->serror = note_error;
    return parser;
}

static xc_status fail_there(const xc_text *text, const watch *w,
                            xc_error *error) {
    uint32_t at = w->at < text->length ? w->at : text->length;
    xc_position place = xc_text_position(text, at);
    return xc_fail_at(error, w->status, place.line, place.column,
                      "the XML cannot be read: %s", w->message);
}

static xc_status parse(const xc_text *text, xmlDoc **doc, xc_error *error) {
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
    watch w = {0};
    *doc = NULL;
    w.at = xc_xml_large_tag(text, (xc_span){0, text->length});
    if (w.at < text->length) {
        set_trouble(&w, XC_ERROR_LIMIT, "a tag of more than 1000 attributes");
        return fail_there(text, &w, error);
    }
    xmlParserCtxt *parser = new_parser(&w);
    if (!parser) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    *doc = xmlCtxtReadMemory(parser, text->bytes, (int)text->length, NULL, NULL,
                             options);
    xmlFreeParserCtxt(parser);
    if (w.status == XC_OK && *doc && xmlDocGetRootElement(*doc)) return XC_OK;
    if (*doc) xmlFreeDoc(*doc);
    *doc = NULL;
    if (w.status == XC_OK) set_trouble(&w, XC_ERROR_FORMAT, "no element");
    return fail_there(text, &w, error);
}

/* ------------------------------------------------------------------ */
/* Places                                                               */

static uint32_t back_to_tag(const xc_text *text, uint32_t at) {
    while (at > 0 && text->bytes[at - 1] != '<')
        at--;
    return at > 0 ? at - 1 : 0;
}

/* The name as the source writes it. */
static const char *written_name(const xmlNode *node, xc_buffer *name) {
    xc_buffer_clear(name);
    if (node->ns && node->ns->prefix)
        xc_buffer_printf(name, "%s:", (const char *)node->ns->prefix);
    xc_buffer_puts(name, (const char *)node->name);
    return name->bytes ? name->bytes : "";
}

static xc_status place_start(const xc_xml *xml, xc_trace *trace, xmlNode *node,
                             xc_buffer *name) {
    xc_xml_place *place = xc_arena_alloc(xml->arena, sizeof *place);
    XC_TRY_NEW(place);
    xc_trace_tag(trace, written_name(node, name), false);
    place->tag = back_to_tag(xml->text, trace->at);
    place->content = (xc_span){trace->at, trace->at};
    node->_private = place;
    return XC_OK;
}

static void place_end(const xc_xml *xml, xc_trace *trace, const xmlNode *node,
                      xc_buffer *name) {
    xc_xml_place *place = (xc_xml_place *)node->_private;
    const char *end = xml->text->bytes + place->content.start;
    bool lone = place->content.start >= 2 && end[-2] == '/';
    if (lone && !node->children) return;
    xc_trace_tag(trace, written_name(node, name), true);
    uint32_t tag = back_to_tag(xml->text, trace->at);
    if (tag > place->content.start) place->content.end = tag;
}

/* Ends a node, and those around it that it is the last of; the node that
 * follows. */
static xmlNode *leave(const xc_xml *xml, xc_trace *trace, xmlNode *node,
                      xc_buffer *name) {
    while (node && node->type != XML_DOCUMENT_NODE) {
        if (node->type == XML_ELEMENT_NODE) place_end(xml, trace, node, name);
        if (node->next) return node->next;
        node = node->parent;
    }
    return NULL;
}

static xc_status place_all(const xc_xml *xml) {
    xc_buffer name = XC_BUFFER_INIT;
    xc_status status = XC_OK;
    xc_trace trace;
    xc_trace_init(&trace, xml->text, XC_SYNTAX_XML);
    xmlNode *node = xmlDocGetRootElement(xml->doc);
    while (node) {
        bool element = node->type == XML_ELEMENT_NODE;
        if (element) status = place_start(xml, &trace, node, &name);
        if (status < 0) break;
        node = element && node->children ? node->children
                                         : leave(xml, &trace, node, &name);
    }
    if (status == XC_OK) status = xc_buffer_status(&name);
    xc_buffer_dispose(&name);
    return status;
}

xc_status xc_xml_open(xc_arena *arena, const xc_text *text, xc_xml *xml,
                      xc_error *error) {
    *xml = (xc_xml){arena, text, NULL};
    if (text->length > BYTES_MOST)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "XML of more than 32 MiB is not read");
    XC_TRY(parse(text, &xml->doc, error));
    xc_status status = place_all(xml);
    if (status == XC_OK) return XC_OK;
    xc_xml_close(xml);
    return xc_fail(error, status, "out of memory");
}

void xc_xml_close(xc_xml *xml) {
    if (xml->doc) xmlFreeDoc(xml->doc);
    xml->doc = NULL;
}

xc_position xc_xml_position(const xc_xml *xml, const xmlNode *element) {
    const xc_xml_place *place = (const xc_xml_place *)element->_private;
    return xc_text_position(xml->text, place ? place->tag : 0);
}

/* ------------------------------------------------------------------ */
/* What a text begins with                                              */

/* Behind a declaration of a document type, with what it may hold in "[]". */
static uint32_t behind_type(const xc_text *text, uint32_t at) {
    at += (uint32_t)strcspn(text->bytes + at, "[>");
    if (text->bytes[at] == '[') at = behind(text, at, "]");
    return behind(text, at, ">");
}

/* The first element's tag, past what may stand before it. */
static uint32_t first_tag(const xc_text *text) {
    for (uint32_t at = 0; at < text->length;) {
        at += (uint32_t)strspn(text->bytes + at, " \t\r\n");
        const char *bytes = text->bytes + at;
        if (strncmp(bytes, "<?", 2) == 0)
            at = behind(text, at, "?>");
        else if (strncmp(bytes, "<!--", 4) == 0)
            at = behind(text, at, "-->");
        else if (strncmp(bytes, "<!", 2) == 0)
            at = behind_type(text, at);
        else
            return at;
    }
    return text->length;
}

bool xc_xml_looks(const xc_text *text, const char *const *names) {
    const char *bytes = text->bytes + first_tag(text);
    if (*bytes++ != '<') return false;
    size_t length = strcspn(bytes, " \t\r\n/>");
    const char *colon = memchr(bytes, ':', length);
    if (colon) {
        length -= (size_t)(colon + 1 - bytes);
        bytes = colon + 1;
    }
    for (; *names; names++)
        if (strlen(*names) == length && memcmp(*names, bytes, length) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------ */
/* Elements                                                             */

bool xc_xml_is(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *first_of(const xmlNode *node, const char *name) {
    while (node && !xc_xml_is(node, name))
        node = node->next;
    return node;
}

const xmlNode *xc_xml_child(const xmlNode *element, const char *name) {
    return element ? first_of(element->children, name) : NULL;
}

const xmlNode *xc_xml_next(const xmlNode *element, const char *name) {
    return element ? first_of(element->next, name) : NULL;
}

xc_status xc_xml_attribute(const xc_xml *xml, const xmlNode *element,
                           const char *name, const char **value) {
    *value = NULL;
    if (!element) return XC_OK;
    xmlChar *found = xmlGetProp(element, (const xmlChar *)name);
    if (!found) return XC_OK;
    char *copy = NULL;
    bool empty = *found == '\0';
    if (!empty) copy = xc_arena_string(xml->arena, (const char *)found);
    xmlFree(found);
    *value = copy;
    return empty || copy ? XC_OK : XC_ERROR_MEMORY;
}

/* ------------------------------------------------------------------ */
/* Text                                                                 */

/* An entity that no DTD that was read declares: HTML's names are known. */
static void put_entity(xc_trace *trace, const xmlNode *node, xc_story *story) {
    xc_buffer bytes = XC_BUFFER_INIT;
    const htmlEntityDesc *entity = htmlEntityLookup(node->name);
    if (entity) {
        xc_char_put(&bytes, (int32_t)entity->value);
        if (bytes.bytes) xc_trace_text(trace, bytes.bytes, bytes.length, story);
    }
    xc_buffer_dispose(&bytes);
}

bool xc_xml_put_piece(xc_trace *trace, const xmlNode *node, xc_story *story) {
    if (node->type == XML_ENTITY_REF_NODE) {
        put_entity(trace, node, story);
        return true;
    }
    bool text =
        node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (!text) return false;
    const char *content = (const char *)node->content;
    if (content) xc_trace_text(trace, content, strlen(content), story);
    return true;
}

static void put_inside(xc_trace *trace, const xmlNode *element,
                       xc_story *story) {
    const xc_xml_place *place = (const xc_xml_place *)element->_private;
    if (place) xc_trace_seek(trace, place->content.start, trace->base->length);
    for (const xmlNode *node = element->children; node; node = node->next)
        if (!xc_xml_put_piece(trace, node, story) &&
            node->type == XML_ELEMENT_NODE)
            put_inside(trace, node, story);
}

void xc_xml_put(const xc_xml *xml, const xmlNode *element, xc_story *story) {
    xc_trace trace;
    xc_trace_init(&trace, xml->text, XC_SYNTAX_XML);
    put_inside(&trace, element, story);
}

xc_status xc_xml_text(const xc_xml *xml, const xmlNode *element,
                      xc_text *text) {
    xc_story story;
    xc_article article = {0};
    xc_story_init(&story, xml->arena, xml->text);
    if (element) xc_xml_put(xml, element, &story);
    xc_status status = xc_story_finish(&story, &article);
    xc_story_dispose(&story);
    *text = article.text;
    return status;
}

xc_status xc_xml_string(const xc_xml *xml, const xmlNode *element,
                        const char **string) {
    xc_text text = {0};
    *string = NULL;
    XC_TRY(xc_xml_text(xml, element, &text));
    if (text.length > 0) *string = text.bytes;
    return XC_OK;
}

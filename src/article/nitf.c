/*
 * nitf.c - NITF, the News Industry Text Format of IPTC, 3.x: one article.
 *
 *   <nitf><head><docdata>... <date.issue norm="20310304T093000Z"/>
 *   <body><body.head><hedline><hl1>..., <byline>, <dateline>, <abstract>
 *   <body.content>... <body.end>
 *
 * The namespace may be missing. A correction is told; an item that is
 * canceled is left out. Keywords, messages to editors and where pictures are
 * kept are not read.
 * Exports: xc_nitf_read, xc_nitf_looks, xc_nitf_put, xc_nitf_title.
 */
#include <libxml/tree.h>
#include <string.h>

#include "article/wire.h"

typedef struct item {
    xc_article_reader *reader;
    const xc_article_source *source;
    const xc_xml *xml;
    const xmlNode *nitf;
    const xmlNode *data; /* <docdata>, or NULL */
    xc_position place;
} item;

static const xmlNode *body_part(const xmlNode *nitf, const char *name) {
    return xc_xml_child(xc_xml_child(nitf, "body"), name);
}

/* ------------------------------------------------------------------ */
/* The body                                                             */

/* The names of a byline, without offices and the comma before them. */
static xc_status put_byline(const xc_xml *xml, const xmlNode *byline,
                            xc_story *story) {
    xc_story names;
    xc_article part = {0};
    const xc_xml_place *place = (const xc_xml_place *)byline->_private;
    xc_trace trace;
    xc_trace_init(&trace, xml->text, XC_SYNTAX_XML);
    xc_trace_seek(&trace, place->content.start, place->content.end);
    xc_story_init(&names, xml->arena, xml->text);
    for (const xmlNode *n = byline->children; n; n = n->next) {
        if (xc_xml_put_piece(&trace, n, &names)) continue;
        if (n->type != XML_ELEMENT_NODE) continue;
        if (!xc_xml_is(n, "byttl")) xc_xml_put(xml, n, &names);
        const xc_xml_place *inner = (const xc_xml_place *)n->_private;
        xc_trace_seek(&trace, inner->content.end, place->content.end);
    }
    xc_status status = xc_story_finish(&names, &part);
    xc_story_dispose(&names);
    XC_TRY(status);
    xc_span span = {0, part.text.length};
    while (span.end > 0 && strchr(", ", part.text.bytes[span.end - 1]))
        span.end--;
    xc_text *kept = xc_arena_alloc(xml->arena, sizeof *kept);
    XC_TRY_NEW(kept);
    *kept = part.text;
    xc_story_begin(story, XC_BLOCK_BYLINE);
    xc_story_copy(story, kept, span);
    xc_story_end(story);
    return XC_OK;
}

static void put_block(const xc_xml *xml, const xmlNode *element,
                      xc_block_kind kind, xc_story *story) {
    xc_story_begin(story, kind);
    xc_xml_put(xml, element, story);
    xc_story_end(story);
}

/* Headline aside, what stands above the text. */
static xc_status put_head(const xc_xml *xml, const xmlNode *head,
                          xc_story *story) {
    const xmlNode *hedline = xc_xml_child(head, "hedline");
    const xmlNode *e = xc_xml_child(hedline, "hl2");
    for (; e; e = xc_xml_next(e, "hl2"))
        put_block(xml, e, XC_BLOCK_SUMMARY, story);
    e = xc_xml_child(head, "byline");
    for (; e; e = xc_xml_next(e, "byline"))
        XC_TRY(put_byline(xml, e, story));
    e = xc_xml_child(head, "abstract");
    if (e) XC_TRY(xc_markup_put(xml, e, XC_BLOCK_SUMMARY, story));
    e = xc_xml_child(head, "dateline");
    if (e) put_block(xml, e, XC_BLOCK_DATELINE, story);
    return XC_OK;
}

xc_status xc_nitf_put(const xc_xml *xml, const xmlNode *nitf, xc_story *story) {
    XC_TRY(put_head(xml, body_part(nitf, "body.head"), story));
    const xmlNode *content = body_part(nitf, "body.content");
    for (; content; content = xc_xml_next(content, "body.content"))
        XC_TRY(xc_markup_put(xml, content, XC_BLOCK_PARAGRAPH, story));
    const xmlNode *end = body_part(nitf, "body.end");
    if (end) XC_TRY(xc_markup_put(xml, end, XC_BLOCK_BOILERPLATE, story));
    return XC_OK;
}

xc_status xc_nitf_title(const xc_xml *xml, const xmlNode *nitf,
                        xc_text *title) {
    const xmlNode *head = body_part(nitf, "body.head");
    const xmlNode *hedline = xc_xml_child(head, "hedline");
    const xmlNode *found = xc_xml_child(hedline, "hl1");
    if (!found) found = xc_xml_child(xc_xml_child(nitf, "head"), "title");
    return xc_xml_text(xml, found, title);
}

/* ------------------------------------------------------------------ */
/* What it says of itself                                               */

static xc_status attribute(const item *it, const xmlNode *around,
                           const char *element, const char *name,
                           const char **value) {
    if (*value) return XC_OK;
    const xmlNode *found = xc_xml_child(around, element);
    return xc_xml_attribute(it->xml, found, name, value);
}

/* The day of issue, and when it was revised last. */
static xc_status read_dates(const item *it, xc_article *article) {
    const xmlNode *head = xc_xml_child(it->nitf, "head");
    const xmlNode *dateline =
        xc_xml_child(body_part(it->nitf, "body.head"), "dateline");
    const char *issued = NULL, *revised = NULL;
    XC_TRY(attribute(it, it->data, "date.issue", "norm", &issued));
    XC_TRY(attribute(it, it->data, "date.release", "norm", &issued));
    XC_TRY(attribute(it, head, "pubdata", "date.publication", &issued));
    XC_TRY(attribute(it, dateline, "story.date", "norm", &issued));
    const xmlNode *e = xc_xml_child(head, "revision-history");
    for (; e; e = xc_xml_next(e, "revision-history")) {
        const char *norm = NULL;
        XC_TRY(xc_xml_attribute(it->xml, e, "norm", &norm));
        if (norm) revised = norm;
    }
    return xc_wire_dates(it->reader, it->source, issued, revised, it->place,
                         article);
}

static xc_status read_source(const item *it, xc_article *article) {
    const xmlNode *head = xc_xml_child(it->nitf, "head");
    const xmlNode *distributor =
        xc_xml_child(body_part(it->nitf, "body.head"), "distributor");
    XC_TRY(xc_xml_string(it->xml, distributor, &article->source));
    XC_TRY(
        attribute(it, it->data, "doc.copyright", "holder", &article->source));
    XC_TRY(attribute(it, head, "pubdata", "name", &article->source));
    return attribute(it, it->data, "doc-id", "regsrc", &article->source);
}

static xc_status read_data(const item *it, xc_article *article) {
    const xmlNode *body = xc_xml_child(it->nitf, "body");
    const xmlNode *head = xc_xml_child(it->nitf, "head");
    XC_TRY(attribute(it, it->data, "doc-id", "id-string", &article->id));
    XC_TRY(attribute(it, head, "pubdata", "ex-ref", &article->url));
    XC_TRY(xc_xml_attribute(it->xml, it->nitf, "lang", &article->language));
    if (!article->language)
        XC_TRY(xc_xml_attribute(it->xml, body, "lang", &article->language));
    XC_TRY(read_source(it, article));
    return read_dates(it, article);
}

static xc_status tell_correction(const item *it) {
    const xmlNode *correction = xc_xml_child(it->data, "correction");
    const char *info = NULL, *id = NULL;
    if (!correction) return XC_OK;
    XC_TRY(xc_xml_attribute(it->xml, correction, "info", &info));
    XC_TRY(xc_xml_attribute(it->xml, correction, "id-string", &id));
    if (!info) info = id ? id : "no more is said";
    xc_reader_tell(it->reader, it->source, XC_SEVERITY_NOTE, XC_OK,
                   xc_xml_position(it->xml, correction),
                   "the item is a correction: %.200s", info);
    return XC_OK;
}

/* ------------------------------------------------------------------ */

static void tell_deep(const item *it) {
    xc_reader_tell(
        it->reader, it->source, XC_SEVERITY_WARNING, XC_ERROR_LIMIT, it->place,
        "the text is too much nested or tagged; the rest is left out");
}

static xc_status fill(const item *it, xc_article *article, xc_story *story) {
    XC_TRY(tell_correction(it));
    XC_TRY(read_data(it, article));
    XC_TRY(xc_nitf_title(it->xml, it->nitf, &article->title));
    xc_status status = xc_nitf_put(it->xml, it->nitf, story);
    if (status == XC_ERROR_LIMIT) tell_deep(it);
    return status == XC_ERROR_LIMIT ? XC_OK : status;
}

static xc_status take(item *it, xc_error *error) {
    const char *state = NULL;
    xc_article article = {0};
    bool out = false;
    xc_status status =
        xc_xml_attribute(it->xml, it->data, "management-status", &state);
    if (status < 0) return xc_fail(error, status, "out of memory");
    xc_wire_status(it->reader, it->source, state, it->place, &out,
                   &article.draft);
    if (out) return XC_OK;
    xc_story story;
    xc_story_init(&story, it->reader->arena, &it->source->text);
    status = fill(it, &article, &story);
    if (status < 0)
        xc_fail(error, status, "out of memory");
    else
        status = xc_wire_finish(it->reader, it->source, &story, &article,
                                it->place, error);
    xc_story_dispose(&story);
    return status;
}

bool xc_nitf_looks(const xc_text *text) {
    static const char *const names[] = {"nitf", NULL};
    return xc_xml_looks(text, names);
}

xc_status xc_nitf_read(xc_article_reader *reader,
                       const xc_article_source *source, xc_error *error) {
    xc_xml xml;
    XC_TRY(xc_xml_open(reader->arena, &source->text, &xml, error));
    const xmlNode *root = xmlDocGetRootElement(xml.doc);
    const xmlNode *head = xc_xml_child(root, "head");
    item it = {reader,
               source,
               &xml,
               root,
               xc_xml_child(head, "docdata"),
               xc_xml_position(&xml, root)};
    xc_status status =
        xc_xml_is(root, "nitf")
            ? take(&it, error)
            : xc_fail_at(error, XC_ERROR_FORMAT, it.place.line, it.place.column,
                         "this is no NITF: its first element is <%.40s>",
                         (const char *)root->name);
    xc_xml_close(&xml);
    return status;
}

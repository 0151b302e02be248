/*
 * newsml.c - NewsML-G2 of IPTC: an item, or a message of several.
 *
 *   <newsMessage><itemSet><newsItem guid="..." version="2">
 *     <itemMeta>..., <contentMeta>..., <contentSet><inlineXML>...
 *
 * The text is NITF or XHTML inside, or plain; the caption of a picture is a
 * caption. Of versions of one item the newest is read; corrections and updates
 * are told. Packages, concepts and plans have no text and are left out, and so
 * is text that is kept elsewhere.
 * Exports: xc_newsml_read, xc_newsml_looks.
 */
#include <libxml/tree.h>
#include <string.h>

#include "article/wire.h"

typedef struct feed {
    xc_article_reader *reader;
    const xc_article_source *source;
    const xc_xml *xml;
    XC_VEC(xc_wire_item) items;
} feed;

typedef struct item {
    const feed *feed;
    const xmlNode *node;    /* <newsItem> */
    const xmlNode *meta;    /* <itemMeta>, or NULL */
    const xmlNode *content; /* <contentMeta>, or NULL */
    xc_position place;
} item;

static void tell(const feed *f, const xmlNode *element, const char *what) {
    xc_reader_tell(f->reader, f->source, XC_SEVERITY_NOTE, XC_OK,
                   xc_xml_position(f->xml, element), "%s", what);
}

/* ------------------------------------------------------------------ */
/* Items of the file                                                    */

static xc_status find_item(feed *f, const xmlNode *node) {
    xc_wire_item found = {.place = xc_xml_position(f->xml, node),
                          .order = f->items.count,
                          .user = node};
    const xmlNode *meta = xc_xml_child(node, "itemMeta");
    XC_TRY(xc_xml_attribute(f->xml, node, "guid", &found.id));
    XC_TRY(xc_xml_attribute(f->xml, node, "version", &found.version));
    XC_TRY(xc_xml_string(f->xml, xc_xml_child(meta, "versionCreated"),
                         &found.created));
    return XC_PUSH(f->reader->arena, &f->items, found);
}

static bool is_other_item(const xmlNode *node) {
    static const char *const names[] = {"packageItem", "conceptItem",
                                        "knowledgeItem", "planningItem",
                                        "catalogItem"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (xc_xml_is(node, names[i])) return true;
    return false;
}

static xc_status find_items(feed *f, const xmlNode *node) {
    if (xc_xml_is(node, "newsItem")) return find_item(f, node);
    if (is_other_item(node))
        tell(f, node,
             xc_xml_is(node, "packageItem")
                 ? "a package names items and has no text; left out"
                 : "the item is no article; left out");
    if (!xc_xml_is(node, "newsMessage") && !xc_xml_is(node, "itemSet"))
        return XC_OK;
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE) XC_TRY(find_items(f, n));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What an item says of itself                                          */

/* The code of an element: "canceled" of <pubStatus qcode="stat:canceled"/>. */
static xc_status read_code(const feed *f, const xmlNode *element,
                           const char **code) {
    static const char *const names[] = {"qcode", "uri", "role", "literal"};
    *code = NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !*code; i++)
        XC_TRY(xc_xml_attribute(f->xml, element, names[i], code));
    if (*code) *code = xc_wire_code(*code);
    return XC_OK;
}

static xc_status read_party(const feed *f, const xmlNode *party,
                            const char **name) {
    XC_TRY(xc_xml_string(f->xml, xc_xml_child(party, "name"), name));
    if (*name) return XC_OK;
    return xc_xml_attribute(f->xml, party, "literal", name);
}

/* Who sends it, by name before by code. */
static xc_status read_source(const item *it, const char **source) {
    const feed *f = it->feed;
    const xmlNode *rights = xc_xml_child(it->node, "rightsInfo");
    const xmlNode *parties[] = {xc_xml_child(it->meta, "provider"),
                                xc_xml_child(rights, "copyrightHolder"),
                                xc_xml_child(it->content, "infoSource")};
    const size_t count = sizeof parties / sizeof parties[0];
    for (size_t i = 0; i < count && !*source; i++)
        XC_TRY(read_party(f, parties[i], source));
    if (!*source)
        XC_TRY(xc_xml_string(f->xml, xc_xml_child(it->content, "creditline"),
                             source));
    for (size_t i = 0; i < count && !*source; i++) {
        XC_TRY(xc_xml_attribute(f->xml, parties[i], "qcode", source));
        if (*source) *source = xc_wire_code(*source);
    }
    return XC_OK;
}

/* The headline for all uses: one without a role. */
static xc_status read_title(const item *it, xc_text *title) {
    const feed *f = it->feed;
    const xmlNode *first = xc_xml_child(it->content, "headline");
    const xmlNode *found = first;
    const char *role = NULL;
    for (const xmlNode *e = first; e; e = xc_xml_next(e, "headline")) {
        XC_TRY(xc_xml_attribute(f->xml, e, "role", &role));
        if (role && strcmp(xc_wire_code(role), "main") != 0) continue;
        found = e;
        break;
    }
    return xc_xml_text(f->xml, found, title);
}

static xc_status read_dates(const item *it, xc_article *article) {
    const feed *f = it->feed;
    const char *first = NULL, *last = NULL;
    XC_TRY(
        xc_xml_string(f->xml, xc_xml_child(it->meta, "firstCreated"), &first));
    XC_TRY(
        xc_xml_string(f->xml, xc_xml_child(it->meta, "versionCreated"), &last));
    return xc_wire_dates(f->reader, f->source, first, last, it->place, article);
}

static xc_status read_data(const item *it, xc_article *article) {
    const feed *f = it->feed;
    const xmlNode *language = xc_xml_child(it->content, "language");
    XC_TRY(xc_xml_attribute(f->xml, it->node, "guid", &article->id));
    if (article->id && strncmp(article->id, "http", 4) == 0)
        article->url = article->id;
    XC_TRY(xc_xml_attribute(f->xml, language, "tag", &article->language));
    if (!article->language)
        XC_TRY(xc_xml_attribute(f->xml, it->node, "lang", &article->language));
    XC_TRY(read_source(it, &article->source));
    XC_TRY(read_title(it, &article->title));
    return read_dates(it, article);
}

/* An update or a correction, with the note to editors that says of what. */
static xc_status tell_signals(const item *it) {
    const feed *f = it->feed;
    const char *note = NULL;
    XC_TRY(xc_xml_string(f->xml, xc_xml_child(it->meta, "edNote"), &note));
    const xmlNode *e = xc_xml_child(it->meta, "signal");
    for (; e; e = xc_xml_next(e, "signal")) {
        const char *code = NULL;
        XC_TRY(read_code(f, e, &code));
        bool known = code && (strcmp(code, "correction") == 0 ||
                              strcmp(code, "update") == 0);
        if (known)
            xc_reader_tell(f->reader, f->source, XC_SEVERITY_NOTE, XC_OK,
                           xc_xml_position(f->xml, e), "%s: %.200s",
                           *code == 'c' ? "the item is a correction"
                                        : "the item is an update",
                           note ? note : "no more is said");
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Text                                                                 */

static void put_block(const feed *f, const xmlNode *element, xc_block_kind kind,
                      xc_story *story) {
    if (!element) return;
    xc_story_begin(story, kind);
    xc_xml_put(f->xml, element, story);
    xc_story_end(story);
}

static bool is_picture(const char *class) {
    return class && strcmp(class, "text") != 0 &&
           strcmp(class, "composite") != 0;
}

/* Summaries, or captions, among the descriptions. One without a role is the
 * caption of what is no text, else a summary. */
static xc_status put_descriptions(const item *it, xc_block_kind wanted,
                                  xc_story *story) {
    const feed *f = it->feed;
    const char *class = NULL, *role = NULL;
    XC_TRY(read_code(f, xc_xml_child(it->meta, "itemClass"), &class));
    const xmlNode *e = xc_xml_child(it->content, "description");
    for (; e; e = xc_xml_next(e, "description")) {
        XC_TRY(xc_xml_attribute(f->xml, e, "role", &role));
        const char *code = role ? xc_wire_code(role) : "";
        xc_block_kind kind = XC_BLOCK_BOILERPLATE;
        if (strcmp(code, "caption") == 0 || (!role && is_picture(class)))
            kind = XC_BLOCK_CAPTION;
        else if (strcmp(code, "summary") == 0 || !role)
            kind = XC_BLOCK_SUMMARY;
        if (kind == wanted) put_block(f, e, kind, story);
    }
    return XC_OK;
}

/* Lines of plain text: blank ones part paragraphs, else each is one. */
static void put_lines(const feed *f, const xmlNode *data, const char *content,
                      xc_story *story) {
    const xc_xml_place *place = (const xc_xml_place *)data->_private;
    bool gaps = strstr(content, "\n\n") != NULL;
    xc_trace trace;
    xc_trace_init(&trace, f->xml->text, XC_SYNTAX_XML);
    xc_trace_seek(&trace, place->content.start, place->content.end);
    for (const char *line = content; *line;) {
        size_t length = strcspn(line, "\n");
        bool blank = strspn(line, " \t\r") >= length;
        if (blank || !gaps) xc_story_end(story);
        size_t end = length + (line[length] == '\n');
        if (!blank) xc_trace_text(&trace, line, end, story);
        line += end;
    }
    xc_story_end(story);
}

static xc_status put_data(const feed *f, const xmlNode *data, xc_story *story) {
    const char *type = NULL;
    XC_TRY(xc_xml_attribute(f->xml, data, "contenttype", &type));
    if (type && (strstr(type, "html") || strstr(type, "xml"))) {
        xc_text *text = xc_arena_alloc(f->reader->arena, sizeof *text);
        XC_TRY_NEW(text);
        XC_TRY(xc_xml_text(f->xml, data, text));
        return xc_markup_read(text, (xc_span){0, text->length},
                              XC_BLOCK_PARAGRAPH, story);
    }
    xmlChar *content = xmlNodeGetContent(data);
    if (!content) return XC_ERROR_MEMORY;
    put_lines(f, data, (const char *)content, story);
    xmlFree(content);
    return XC_OK;
}

static xc_status put_xml(const item *it, const xmlNode *part,
                         xc_article *article, xc_story *story) {
    const xc_xml *xml = it->feed->xml;
    const xmlNode *nitf = xc_xml_child(part, "nitf");
    if (!nitf) return xc_markup_put(xml, part, XC_BLOCK_PARAGRAPH, story);
    if (article->title.length == 0)
        XC_TRY(xc_nitf_title(xml, nitf, &article->title));
    return xc_nitf_put(xml, nitf, story);
}

static void tell_deep(const feed *f, const xmlNode *part) {
    xc_reader_tell(
        f->reader, f->source, XC_SEVERITY_WARNING, XC_ERROR_LIMIT,
        xc_xml_position(f->xml, part),
        "the text is too much nested or tagged; the rest is left out");
}

/* The first rendition that has words is the text. */
static xc_status put_content(const item *it, xc_article *article,
                             xc_story *story) {
    const feed *f = it->feed;
    const xmlNode *set = xc_xml_child(it->node, "contentSet");
    bool found = false, elsewhere = false;
    for (const xmlNode *n = set ? set->children : NULL; n; n = n->next) {
        bool xml = xc_xml_is(n, "inlineXML");
        elsewhere = elsewhere || xc_xml_is(n, "remoteContent");
        if (!xml && !xc_xml_is(n, "inlineData")) continue;
        if (found) {
            tell(f, n, "another rendition of the text is left out");
            continue;
        }
        size_t before = story->blocks.count;
        xc_status status =
            xml ? put_xml(it, n, article, story) : put_data(f, n, story);
        if (status == XC_ERROR_LIMIT)
            tell_deep(f, n);
        else
            XC_TRY(status);
        found = story->blocks.count > before;
    }
    if (elsewhere && xc_story_is_empty(story))
        tell(f, set, "the content is kept elsewhere and not read");
    return XC_OK;
}

/* Does the NITF inside say it itself? */
static bool nitf_has(const item *it, const char *name) {
    const xmlNode *set = xc_xml_child(it->node, "contentSet");
    const xmlNode *nitf = xc_xml_child(xc_xml_child(set, "inlineXML"), "nitf");
    const xmlNode *body = xc_xml_child(nitf, "body");
    return xc_xml_child(xc_xml_child(body, "body.head"), name) != NULL;
}

static void put_byline(const item *it, xc_story *story) {
    const xmlNode *by = xc_xml_child(it->content, "by");
    if (!by) by = xc_xml_child(xc_xml_child(it->content, "creator"), "name");
    put_block(it->feed, by, XC_BLOCK_BYLINE, story);
}

static xc_status fill(const item *it, xc_article *article, xc_story *story) {
    const feed *f = it->feed;
    XC_TRY(tell_signals(it));
    XC_TRY(read_data(it, article));
    if (!nitf_has(it, "byline")) put_byline(it, story);
    XC_TRY(put_descriptions(it, XC_BLOCK_SUMMARY, story));
    if (!nitf_has(it, "dateline"))
        put_block(f, xc_xml_child(it->content, "dateline"), XC_BLOCK_DATELINE,
                  story);
    XC_TRY(put_content(it, article, story));
    return put_descriptions(it, XC_BLOCK_CAPTION, story);
}

/* ------------------------------------------------------------------ */

static xc_status take(const item *it, bool draft, xc_error *error) {
    const feed *f = it->feed;
    xc_article article = {.draft = draft};
    xc_story story;
    xc_story_init(&story, f->reader->arena, &f->source->text);
    xc_status status = fill(it, &article, &story);
    if (status < 0)
        xc_fail(error, status, "out of memory");
    else
        status = xc_wire_finish(f->reader, f->source, &story, &article,
                                it->place, error);
    xc_story_dispose(&story);
    return status;
}

static xc_status take_item(const feed *f, const xc_wire_item *found,
                           xc_error *error) {
    const xmlNode *node = (const xmlNode *)found->user;
    item it = {f, node, xc_xml_child(node, "itemMeta"),
               xc_xml_child(node, "contentMeta"), found->place};
    if (found->newer) {
        xc_wire_tell_replaced(f->reader, f->source, found);
        return XC_OK;
    }
    const char *state = NULL;
    xc_status status = read_code(f, xc_xml_child(it.meta, "pubStatus"), &state);
    if (status < 0) return xc_fail(error, status, "out of memory");
    bool out = false, draft = false;
    xc_wire_status(f->reader, f->source, state, it.place, &out, &draft);
    return out ? XC_OK : take(&it, draft, error);
}

static xc_status take_all(feed *f, const xmlNode *root, xc_error *error) {
    xc_status status = find_items(f, root);
    if (status == XC_OK)
        status =
            xc_wire_settle(f->reader->arena, f->items.items, f->items.count);
    if (status < 0) return xc_fail(error, status, "out of memory");
    for (size_t i = 0; i < f->items.count; i++)
        XC_TRY(take_item(f, &f->items.items[i], error));
    return XC_OK;
}

bool xc_newsml_looks(const xc_text *text) {
    static const char *const names[] = {
        "newsItem",      "newsMessage",  "packageItem", "conceptItem",
        "knowledgeItem", "planningItem", "catalogItem", NULL};
    return xc_xml_looks(text, names);
}

xc_status xc_newsml_read(xc_article_reader *reader,
                         const xc_article_source *source, xc_error *error) {
    xc_xml xml;
    XC_TRY(xc_xml_open(reader->arena, &source->text, &xml, error));
    const xmlNode *root = xmlDocGetRootElement(xml.doc);
    feed f = {.reader = reader, .source = source, .xml = &xml};
    bool known = xc_xml_is(root, "newsItem") ||
                 xc_xml_is(root, "newsMessage") || is_other_item(root);
    xc_position place = xc_xml_position(&xml, root);
    xc_status status =
        known ? take_all(&f, root, error)
              : xc_fail_at(error, XC_ERROR_FORMAT, place.line, place.column,
                           "this is no NewsML-G2: its first element is "
                           "<%.40s>",
                           (const char *)root->name);
    xc_xml_close(&xml);
    return status;
}

/*
 * wxr.c - an export of WordPress (WXR 1.x: RSS with a namespace of its own) is
 * an article a post.
 *
 * The file is cut at its items; libxml2 says of each whether it is XML, and
 * what is in it, so that a broken one is told and the rest is read. Nothing
 * is declared in an item, so no entity is ever expanded. Titles, excerpts and
 * contents are HTML (html.h). Posts in the trash are told and left out;
 * attachments, menus and what else a site is made of are counted.
 * Exports: xc_wxr_read, xc_wxr_looks.
 */
#include "article/wxr.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "article/html.h"
#include "article/reader.h"
#include "article/trace.h"

enum { AUTHORS_MOST = 2000, HEAD_LOOKED_AT = 8192 };

typedef enum field {
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_PUB_DATE,
    FIELD_CREATOR,
    FIELD_GUID,
    FIELD_CONTENT,
    FIELD_EXCERPT,
    FIELD_ID,
    FIELD_DATE,
    FIELD_DATE_GMT,
    FIELD_MODIFIED,
    FIELD_MODIFIED_GMT,
    FIELD_STATUS,
    FIELD_TYPE,
    FIELD_COUNT
} field;

static const char *const field_names[FIELD_COUNT] = {"title",
                                                     "link",
                                                     "pubDate",
                                                     "dc:creator",
                                                     "guid",
                                                     "content:encoded",
                                                     "excerpt:encoded",
                                                     "wp:post_id",
                                                     "wp:post_date",
                                                     "wp:post_date_gmt",
                                                     "wp:post_modified",
                                                     "wp:post_modified_gmt",
                                                     "wp:status",
                                                     "wp:post_type"};

typedef struct author {
    const char *login;
    const char *name;
} author;

typedef struct export {
    xc_article_reader *reader;
    const xc_article_source *source;
    const xc_text *text;
    const char *title; /* of the site; NULL: not said, as the rest */
    const char *language;
    XC_VEC(author) authors;
    size_t others; /* items that are no posts */
    xc_error *error;
}
export;

typedef struct item {
    xc_span span; /* tags and all */
    xc_span values[FIELD_COUNT];
} item;

bool xc_wxr_looks(const xc_text *text) {
    const char *begin = xc_markup_begin(text->bytes);
    uint32_t start = (uint32_t)(begin - text->bytes);
    uint32_t left = text->length - start;
    uint32_t end = start + (left < HEAD_LOOKED_AT ? left : HEAD_LOOKED_AT);
    return strncmp(begin, "<rss", 4) == 0 &&
           xc_wxr_seek(text, start, end, "wordpress.org/export/") < end;
}

/* ------------------------------------------------------------------ */
/* Elements                                                             */

static xc_position place_of(const export *e, uint32_t offset) {
    return xc_text_position(e->text, offset);
}

/* What stands between the tags of the next element of that name. */
static bool find_value(xc_trace *trace, const char *name, xc_span *value) {
    const char *bytes = trace->base->bytes;
    if (!xc_trace_tag(trace, name, false)) return false;
    *value = (xc_span){trace->at, trace->at};
    if (bytes[trace->at - 2] == '/') return true;
    if (!xc_trace_tag(trace, name, true)) return false;
    value->end = trace->at - 1;
    while (value->end > value->start && bytes[value->end] != '<')
        value->end--;
    return true;
}

/* The text of a value without the white space around it; NULL: there is
 * none. */
static xc_status read_value(const export *e, xc_span value,
                            const char **string) {
    xc_text text;
    *string = NULL;
    XC_TRY(xc_wxr_text(e->reader->arena, e->text, value, &text));
    xc_span span = xc_text_trim(text.bytes, (xc_span){0, text.length});
    if (span.start == span.end) return XC_OK;
    *string = xc_arena_copy(e->reader->arena, text.bytes + span.start,
                            span.end - span.start);
    return *string ? XC_OK : XC_ERROR_MEMORY;
}

/* ------------------------------------------------------------------ */
/* The head                                                             */

static xc_status read_author(export *e, xc_span span) {
    xc_trace trace;
    xc_span value;
    author new = {NULL, NULL};
    xc_trace_init(&trace, e->text, XC_SYNTAX_XML);
    xc_trace_seek(&trace, span.start, span.end);
    if (find_value(&trace, "wp:author_login", &value))
        XC_TRY(read_value(e, value, &new.login));
    if (find_value(&trace, "wp:author_display_name", &value))
        XC_TRY(read_value(e, value, &new.name));
    if (!new.login || !new.name || e->authors.count >= AUTHORS_MOST)
        return XC_OK;
    return XC_PUSH(e->reader->arena, &e->authors, new);
}

static xc_status read_head(export *e, uint32_t end) {
    xc_trace trace;
    xc_span value;
    xc_trace_init(&trace, e->text, XC_SYNTAX_XML);
    xc_trace_seek(&trace, 0, end);
    if (find_value(&trace, "title", &value))
        XC_TRY(read_value(e, value, &e->title));
    xc_trace_seek(&trace, 0, end);
    if (find_value(&trace, "language", &value))
        XC_TRY(read_value(e, value, &e->language));
    xc_trace_seek(&trace, 0, end);
    while (find_value(&trace, "wp:author", &value))
        XC_TRY(read_author(e, value));
    return XC_OK;
}

static const char *name_of(const export *e, const char *login) {
    for (size_t i = 0; login && i < e->authors.count; i++)
        if (strcmp(e->authors.items[i].login, login) == 0)
            return e->authors.items[i].name;
    return login;
}

/* ------------------------------------------------------------------ */
/* The XML of an item                                                   */

/* What was wrong first. */
typedef struct fault {
    int line; /* 0: nothing was wrong */
    uint32_t column;
    char message[128];
} fault;

/* Prefixes are not declared, which is no fault of an item. */
static void note_fault(void *user, xmlError *wrong) {
    xmlParserCtxt *context = user;
    fault *f = context->_private;
    if (f->line > 0 || wrong->level != XML_ERR_FATAL) return;
    f->line = wrong->line;
    f->column = wrong->int2 > 1 ? (uint32_t)wrong->int2 - 1 : 0;
    snprintf(f->message, sizeof f->message, "%s",
             wrong->message ? wrong->message : "");
    f->message[strcspn(f->message, "\r\n")] = '\0';
}

static void tell_fault(const export *e, xc_span span, const fault *f) {
    uint32_t at = span.start;
    for (int line = 1; line < f->line && at < span.end; at++)
        line += e->text->bytes[at] == '\n';
    at = f->column < span.end - at ? at + f->column : span.end;
    xc_reader_tell(e->reader, e->source, XC_SEVERITY_ERROR, XC_ERROR_FORMAT,
                   place_of(e, at), "the item is no XML (%s); left out",
                   f->message);
}

/* An item stands alone here: its prefixes are not declared, which libxml2
 * takes as part of the names. */
static xc_status parse_item(const export *e, xc_span span, xmlDoc **document) {
    fault f = {0};
    xmlParserCtxt *context = xmlNewParserCtxt();
    XC_TRY_NEW(context);
    context->_private = &f;
    context->sax->serror = (xmlStructuredErrorFunc)note_fault;
    *document = xmlCtxtReadMemory(context, e->text->bytes + span.start,
                                  (int)(span.end - span.start), NULL, "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING);
    xmlFreeParserCtxt(context);
    if (!*document) tell_fault(e, span, &f);
    return XC_OK;
}

static int find_field(const xmlNode *node) {
    for (int i = 0; i < FIELD_COUNT; i++)
        if (strcmp((const char *)node->name, field_names[i]) == 0) return i;
    return -1;
}

/* Finds the values of an item; both its elements and the source are walked. */
static void find_values(const export *e, const xmlDoc *document, item *it) {
    xc_trace trace;
    const xmlNode *root = xmlDocGetRootElement(document);
    xc_trace_init(&trace, e->text, XC_SYNTAX_XML);
    xc_trace_seek(&trace, it->span.start + 1, it->span.end);
    for (const xmlNode *node = root ? root->children : NULL; node;
         node = node->next) {
        xc_span value;
        if (node->type != XML_ELEMENT_NODE) continue;
        if (!find_value(&trace, (const char *)node->name, &value)) break;
        int index = find_field(node);
        if (index >= 0 && it->values[index].end == 0) it->values[index] = value;
    }
}

/* ------------------------------------------------------------------ */
/* Days                                                                 */

/* "2031-02-12 10:00:00" as ISO 8601; NULL for the year 0, of what has no
 * day. */
static const char *as_iso(xc_arena *arena, const char *stated,
                          const char *zone) {
    if (!stated || strncmp(stated, "0000", 4) == 0) return NULL;
    char *iso = xc_arena_format(arena, "%.32s%s", stated, zone);
    char *blank = iso ? strchr(iso, ' ') : NULL;
    if (blank) *blank = 'T';
    return iso;
}

/* "Wed, 12 Feb 2031 10:00:00 +0000" (RFC 822) as ISO 8601. */
static const char *from_rss(xc_arena *arena, const char *stated) {
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char month[4] = "", zone[6] = "";
    unsigned day = 0, year = 0, hour = 0, minute = 0, second = 0;
    const char *comma = stated ? strchr(stated, ',') : NULL;
    if (!comma ||
        sscanf(comma + 1, " %2u %3[A-Za-z] %4u %2u:%2u:%2u %5[+0-9-]", &day,
               month, &year, &hour, &minute, &second, zone) != 7)
        return NULL;
    const char *found = strstr(months, month);
    if (!found || strlen(month) != 3 || (found - months) % 3 != 0) return NULL;
    return xc_arena_format(arena, "%04u-%02u-%02uT%02u:%02u:%02u%.3s:%s", year,
                           (unsigned)(found - months) / 3 + 1, day, hour,
                           minute, second, zone,
                           strlen(zone) == 5 ? zone + 3 : "00");
}

/* The day of the newsroom goes before that of Greenwich. */
static xc_status read_days(const export *e, const item *it,
                           xc_article *article) {
    xc_arena *arena = e->reader->arena;
    const char *local, *rss, *gmt;
    XC_TRY(read_value(e, it->values[FIELD_DATE], &local));
    XC_TRY(read_value(e, it->values[FIELD_PUB_DATE], &rss));
    XC_TRY(read_value(e, it->values[FIELD_DATE_GMT], &gmt));
    article->published = as_iso(arena, local, "");
    if (!article->published) article->published = as_iso(arena, gmt, "Z");
    if (!article->published) article->published = from_rss(arena, rss);
    XC_TRY(read_value(e, it->values[FIELD_MODIFIED], &local));
    XC_TRY(read_value(e, it->values[FIELD_MODIFIED_GMT], &gmt));
    article->modified = as_iso(arena, gmt, "Z");
    if (!article->modified) article->modified = as_iso(arena, local, "");
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The article                                                          */

/* Appends a stretch of HTML. */
static xc_status put_html(const export *e, xc_span value, xc_block_kind kind,
                          xc_story *story) {
    xc_text text, prose;
    xc_html html;
    XC_TRY(xc_wxr_text(e->reader->arena, e->text, value, &text));
    if (xc_reader_is_blank(text.bytes, text.length)) return XC_OK;
    XC_TRY(xc_wxr_prose(e->reader->arena, &text, &prose));
    xc_status status = xc_html_open(&html, e->reader->arena, &prose);
    if (status == XC_OK) {
        xc_html_mark(&html);
        xc_html_tell_all(&html, kind, story);
    }
    if (html.cut || status == XC_ERROR_LIMIT)
        xc_reader_tell(e->reader, e->source, XC_SEVERITY_WARNING,
                       XC_ERROR_LIMIT, place_of(e, value.start),
                       html.cut ? "elements are nested too deep; the rest is "
                                  "left out"
                                : "a tag has more than 1000 attributes; left "
                                  "out");
    xc_html_dispose(&html);
    return status == XC_ERROR_LIMIT ? XC_OK : status;
}

/* The title is HTML, too: its text is that of a story of its own. */
static xc_status read_title(const export *e, const item *it, xc_text *title) {
    xc_story story;
    xc_article alone = {.text = {"", 0, NULL, 0}};
    xc_story_init(&story, e->reader->arena, e->text);
    xc_status status =
        put_html(e, it->values[FIELD_TITLE], XC_BLOCK_HEADLINE, &story);
    if (status == XC_OK) status = xc_story_finish(&story, &alone);
    xc_story_dispose(&story);
    *title = alone.text;
    return status;
}

static xc_status fill_story(const export *e, const item *it,
                            xc_article *article, xc_story *story) {
    if (article->title.length > 0) {
        xc_story_begin(story, XC_BLOCK_HEADLINE);
        xc_story_copy(story, &article->title,
                      (xc_span){0, article->title.length});
    }
    XC_TRY(put_html(e, it->values[FIELD_EXCERPT], XC_BLOCK_SUMMARY, story));
    XC_TRY(put_html(e, it->values[FIELD_CONTENT], XC_BLOCK_PARAGRAPH, story));
    return xc_story_finish(story, article);
}

static xc_status fill(const export *e, const item *it, xc_article *article) {
    xc_story story;
    const char *creator;
    XC_TRY(read_title(e, it, &article->title));
    XC_TRY(read_value(e, it->values[FIELD_ID], &article->id));
    if (!article->id)
        XC_TRY(read_value(e, it->values[FIELD_GUID], &article->id));
    XC_TRY(read_value(e, it->values[FIELD_LINK], &article->url));
    XC_TRY(read_value(e, it->values[FIELD_CREATOR], &creator));
    XC_TRY(read_days(e, it, article));
    article->byline = name_of(e, creator);
    article->source = e->title;
    article->language = e->language;
    xc_story_init(&story, e->reader->arena, e->text);
    xc_status status = fill_story(e, it, article, &story);
    xc_story_dispose(&story);
    return status;
}

static bool is(const char *value, const char *word) {
    return value && strcmp(value, word) == 0;
}

static xc_status take_post(export *e, const item *it, const char *status) {
    xc_article article = {.text = {"", 0, NULL, 0}, .title = {"", 0, NULL, 0}};
    xc_position place = place_of(e, it->span.start);
    if (is(status, "trash")) {
        xc_reader_tell(e->reader, e->source, XC_SEVERITY_NOTE, XC_OK, place,
                       "the post is in the trash; left out");
        return XC_OK;
    }
    article.draft = status && !is(status, "publish");
    if (fill(e, it, &article) < 0)
        return xc_fail(e->error, XC_ERROR_MEMORY, "out of memory");
    article.published =
        xc_reader_published(e->reader, e->source, article.published, place);
    return xc_reader_finish(e->reader, e->source, &article, place, e->error);
}

/* ------------------------------------------------------------------ */
/* Items                                                                */

static xc_status take_item(export *e, xc_span span) {
    item it = {.span = span};
    const char *type, *status;
    xmlDoc *document = NULL;
    XC_TRY(parse_item(e, span, &document));
    if (!document) return XC_OK;
    find_values(e, document, &it);
    xmlFreeDoc(document);
    XC_TRY(read_value(e, it.values[FIELD_TYPE], &type));
    XC_TRY(read_value(e, it.values[FIELD_STATUS], &status));
    if (!type || is(type, "post") || is(type, "page"))
        return take_post(e, &it, status);
    e->others++;
    return XC_OK;
}

static uint32_t start_of_tag(const export *e, uint32_t behind) {
    while (behind > 0 && e->text->bytes[behind] != '<')
        behind--;
    return behind;
}

/* The next item from where the trace is; it ends where it should, or where the
 * next begins. */
static bool find_item(const export *e, xc_trace *trace, xc_span *span,
                      bool *whole) {
    if (!xc_trace_tag(trace, "item", false)) return false;
    span->start = start_of_tag(e, trace->at - 1);
    xc_trace next = *trace, end = *trace;
    bool more = xc_trace_tag(&next, "item", false);
    if (more) end.end = next.at;
    *whole = xc_trace_tag(&end, "item", true);
    span->end = *whole ? end.at
                : more ? start_of_tag(e, next.at - 1)
                       : e->text->length;
    xc_trace_seek(trace, span->end, e->text->length);
    return true;
}

static xc_status read_items(export *e) {
    xc_trace trace;
    xc_span span;
    bool whole, first = true;
    xc_trace_init(&trace, e->text, XC_SYNTAX_XML);
    while (find_item(e, &trace, &span, &whole)) {
        if (first) XC_TRY(read_head(e, span.start));
        first = false;
        if (whole) {
            XC_TRY(take_item(e, span));
            continue;
        }
        xc_reader_tell(e->reader, e->source, XC_SEVERITY_ERROR, XC_ERROR_FORMAT,
                       place_of(e, span.start),
                       "the item has no end; left out");
    }
    if (!first) return XC_OK;
    xc_reader_tell(e->reader, e->source, XC_SEVERITY_NOTE, XC_OK,
                   (xc_position){0, 0}, "the export has no items");
    return XC_OK;
}

xc_status xc_wxr_read(xc_article_reader *reader,
                      const xc_article_source *source, xc_error *error) {
    export e = {.reader = reader,
                .source = source,
                .text = &source->text,
                .error = error};
    xc_status status = read_items(&e);
    if (status == XC_ERROR_MEMORY) xc_fail(error, status, "out of memory");
    if (status == XC_OK && e.others > 0)
        xc_reader_tell(
            reader, source, XC_SEVERITY_NOTE, XC_OK, (xc_position){0, 0},
            "left out %zu of the items: they are no posts or pages", e.others);
    return status;
}

/*
 * markdown.c - Markdown as Hugo, Jekyll and Eleventy repositories hold it:
 * front matter, then CommonMark with the tables, footnotes of GitHub, read by
 * cmark-gfm.
 *
 * A paragraph, an item of a list and a row of a table are a block each; the
 * first heading of level one is the headline, and the title where none is
 * stated. Code, comments and definitions of links are no text. A file is one
 * article, of FILE_MAX bytes at most.
 * Exports: xc_markdown_read, xc_markdown_looks.
 */
#include <cmark-gfm-core-extensions.h>
#include <string.h>
#include <threads.h>

#include "article/front_matter.h"
#include "article/markdown_parts.h"
#include "article/reader.h"

/* cmark-gfm takes up to a hundred times of it in memory. */
#define FILE_MAX ((uint32_t)8 * 1024 * 1024)

typedef struct reading {
    xc_markdown m;
    xc_markdown_mask mask;
    size_t caption; /* the next one of the mask */
    xc_markdown_images images;
    bool headline;         /* there is one */
    xc_span headline_span; /* of the text */
    bool picture;          /* the last block was a picture alone */
    xc_status status;
} reading;

xc_block_kind xc_markdown_kind(const xc_markdown *m) {
    if (m->html_caption) return XC_BLOCK_CAPTION;
    return m->quotes + m->html_quotes > 0 ? XC_BLOCK_QUOTE : XC_BLOCK_PARAGRAPH;
}

/* ------------------------------------------------------------------ */
/* Captions of tags                                                     */

/* The value of a parameter is Markdown; a backslash is before its quotes. */
static void put_value(reading *r, xc_span span) {
    const char *bytes = r->m.source->bytes;
    xc_buffer value = XC_BUFFER_INIT;
    for (uint32_t at = span.start; at < span.end; at++)
        if (bytes[at] != '\\' || at + 1 == span.end ||
            !strchr("\"'`", bytes[at + 1]))
            xc_buffer_putc(&value, bytes[at]);
    xc_markdown m = r->m;
    m.text = m.source;
    xc_trace_init(&m.trace, m.source, XC_SYNTAX_MARKDOWN);
    xc_trace_seek(&m.trace, span.start, span.end);
    if (value.failed) r->status = XC_ERROR_MEMORY;
    cmark_node *all = cmark_parse_document(value.bytes ? value.bytes : "",
                                           value.length, CMARK_OPT_DEFAULT);
    for (cmark_node *node = cmark_node_first_child(all);
         node && r->status == XC_OK; node = cmark_node_next(node)) {
        xc_markdown_images images = {NULL, 0, 0};
        r->status = xc_markdown_words(&m, node, &images);
    }
    cmark_node_free(all);
    xc_buffer_dispose(&value);
}

/* Appends the captions that tags of templates state ahead of a place. */
static void put_captions(reading *r, uint32_t before) {
    for (; r->caption < r->mask.captions.count; r->caption++) {
        const xc_markdown_caption *c = &r->mask.captions.items[r->caption];
        if (c->words.start >= before) return;
        xc_story_begin(r->m.story, XC_BLOCK_CAPTION);
        put_value(r, c->words);
        if (c->credit.end > c->credit.start) {
            xc_story_add(r->m.story, r->m.source, " ", 1, c->credit.start);
            put_value(r, c->credit);
        }
        xc_story_end(r->m.story);
    }
}

/* ------------------------------------------------------------------ */
/* Blocks                                                               */

static uint32_t start_of(const reading *r, cmark_node *node) {
    int line = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    return xc_lines_offset(&r->m.lines, line > 0 ? (size_t)line : 1,
                           column > 0 ? (size_t)column : 1);
}

static uint32_t end_of(const reading *r, cmark_node *node) {
    int line = cmark_node_get_end_line(node);
    return xc_lines_offset(&r->m.lines, line > 0 ? (size_t)line + 1 : 1, 1);
}

/* Blocks come in the order of the source; of notes, which do not, absolute
 * says so. Their ends keep words that the aligner does not find from being
 * found in another block; those of rows are not right. */
static void seek(reading *r, cmark_node *node, bool absolute) {
    uint32_t at = start_of(r, node), end = end_of(r, node);
    if (!absolute && at < r->m.trace.at) at = r->m.trace.at;
    bool row = cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH &&
               cmark_node_get_type(node) != CMARK_NODE_HEADING;
    xc_trace_seek(&r->m.trace, at, row || end <= at ? r->m.text->length : end);
}

static bool is_type(cmark_node *node, cmark_node_type type) {
    return node && cmark_node_get_type(node) == type;
}

static cmark_node *past_breaks(cmark_node *node) {
    while (is_type(node, CMARK_NODE_SOFTBREAK) ||
           is_type(node, CMARK_NODE_LINEBREAK))
        node = cmark_node_next(node);
    return node;
}

/* The library has no public name for the types of its extensions. */
static bool is_row(cmark_node *node) {
    const char *type = cmark_node_get_type_string(node);
    return strcmp(type, "table_row") == 0 || strcmp(type, "table_header") == 0;
}

/* A picture, or one that is a link. */
static bool is_picture(cmark_node *node) {
    if (is_type(node, CMARK_NODE_LINK)) {
        node = cmark_node_first_child(node);
        return is_type(node, CMARK_NODE_IMAGE) && !cmark_node_next(node);
    }
    return is_type(node, CMARK_NODE_IMAGE);
}

/* Words in italics right below a picture are its caption: *The bridge.* */
static bool is_caption(const reading *r, cmark_node *paragraph) {
    cmark_node *node = cmark_node_first_child(paragraph);
    bool below = r->picture;
    if (is_picture(node)) {
        below = true;
        node = past_breaks(cmark_node_next(node));
    }
    return below && is_type(node, CMARK_NODE_EMPH) &&
           !past_breaks(cmark_node_next(node));
}

static bool is_picture_alone(cmark_node *paragraph) {
    cmark_node *node = cmark_node_first_child(paragraph);
    return is_picture(node) && !past_breaks(cmark_node_next(node));
}

/* Appends what is in a paragraph or heading, and then its pictures. */
static void put_words(reading *r, cmark_node *node, xc_block_kind kind) {
    r->images.count = 0;
    xc_story_begin(r->m.story, kind);
    r->status = xc_markdown_words(&r->m, node, &r->images);
    xc_story_end(r->m.story);
    for (size_t i = 0; i < r->images.count && r->status == XC_OK; i++)
        xc_markdown_picture(&r->m, &r->images.items[i]);
}

static void take_paragraph(reading *r, cmark_node *node, bool absolute) {
    bool caption = is_caption(r, node);
    seek(r, node, absolute);
    put_words(r, node, caption ? XC_BLOCK_CAPTION : xc_markdown_kind(&r->m));
    r->picture = is_picture_alone(node);
}

static void take_heading(reading *r, cmark_node *node) {
    bool first = cmark_node_get_heading_level(node) == 1 && !r->headline;
    size_t count = r->m.story->blocks.count;
    r->m.html_caption = false;
    seek(r, node, false);
    put_words(r, node, first ? XC_BLOCK_HEADLINE : xc_markdown_kind(&r->m));
    if (!first || r->m.story->blocks.count == count) return;
    r->headline = true;
    r->headline_span = r->m.story->blocks.items[count].span;
}

/* A row: its cells are parted by "; ", empty ones left out. */
static void take_row(reading *r, cmark_node *row) {
    xc_story *story = r->m.story;
    seek(r, row, false);
    r->images.count = 0;
    xc_story_begin(story, XC_BLOCK_TABLE);
    for (cmark_node *cell = cmark_node_first_child(row);
         cell && r->status == XC_OK; cell = cmark_node_next(cell)) {
        if (!cmark_node_first_child(cell)) continue;
        if (!xc_story_is_empty(story))
            xc_story_add(story, r->m.source, "; ", 2, r->m.trace.at);
        r->status = xc_markdown_words(&r->m, cell, &r->images);
    }
    xc_story_end(story);
}

/* The library does not say right where raw HTML ends that has its end on its
 * first line; it has as many lines as its text. */
static void take_html(reading *r, cmark_node *node) {
    size_t line = (size_t)cmark_node_get_start_line(node);
    for (const char *at = cmark_node_get_literal(node); *at; at++)
        line += *at == '\n';
    uint32_t start = start_of(r, node);
    uint32_t end = xc_lines_offset(&r->m.lines, line, 1);
    if (end > start) xc_markdown_html(&r->m, (xc_span){start, end});
    xc_trace_seek(&r->m.trace, end, r->m.text->length);
}

/* Takes a block that holds words; false: it is one that holds blocks. */
static bool take_leaf(reading *r, cmark_node *node, bool notes) {
    cmark_node_type type = cmark_node_get_type(node);
    bool picture = r->picture;
    if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING &&
        type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_CODE_BLOCK &&
        !is_row(node))
        return false;
    if (!notes) put_captions(r, start_of(r, node));
    r->picture = false;
    if (type == CMARK_NODE_PARAGRAPH) {
        r->picture = picture;
        take_paragraph(r, node, notes);
    } else if (type == CMARK_NODE_HEADING) {
        take_heading(r, node);
    } else if (is_row(node)) {
        take_row(r, node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        take_html(r, node);
    }
    return true;
}

static void walk(reading *r, cmark_node *document) {
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    bool notes = false;
    while (r->status == XC_OK &&
           (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        bool enter = event == CMARK_EVENT_ENTER;
        if (is_type(node, CMARK_NODE_BLOCK_QUOTE)) {
            r->m.quotes += enter ? 1u : 0u;
            r->m.quotes -= enter ? 0u : 1u;
        }
        /* Notes stand behind everything, wherever they are defined. */
        if (is_type(node, CMARK_NODE_FOOTNOTE_DEFINITION)) notes = true;
        if (enter && take_leaf(r, node, notes) && cmark_node_first_child(node))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
}

/* ------------------------------------------------------------------ */
/* Files                                                                */

static void register_extensions(void) {
    cmark_gfm_core_extensions_ensure_registered();
}

/* The library keeps its extensions in a list of its own, which is made
 * once. "~~" has none: those that look at characters change tables that all
 * threads share. */
static cmark_node *parse(const xc_text *text) {
    static once_flag once = ONCE_FLAG_INIT;
    call_once(&once, register_extensions);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table) cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_feed(parser, text->bytes, text->length);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

/* The title of an article that states none is its headline. */
static xc_status take_title(const reading *r, xc_article *article) {
    if (article->title.length > 0 || !r->headline) return XC_OK;
    xc_text_builder builder;
    xc_text_builder_init(&builder, r->m.arena, &article->text);
    xc_text_builder_copy(&builder, r->headline_span);
    xc_status status = xc_text_builder_finish(&builder, &article->title);
    xc_text_builder_dispose(&builder);
    return status;
}

static xc_status read_text(reading *r, const xc_front *front,
                           xc_article *article) {
    xc_front_put(front, r->m.story);
    cmark_node *document = parse(r->m.text);
    walk(r, document);
    put_captions(r, UINT32_MAX);
    cmark_node_free(document);
    XC_TRY(r->status);
    XC_TRY(xc_story_finish(r->m.story, article));
    return take_title(r, article);
}

static void tell_limits(const xc_article_reader *reader,
                        const xc_article_source *source,
                        const xc_markdown_mask *mask) {
    if (mask->too_deep > 0)
        xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_LIMIT,
                       xc_text_position(&source->text, mask->too_deep),
                       "nested too deep; the rest of such lines is left out");
    if (mask->too_large > 0)
        xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_LIMIT,
                       xc_text_position(&source->text, mask->too_large),
                       "tables with too many cells; from here on they are read "
                       "as text");
}

static xc_status read_all(xc_article_reader *reader,
                          const xc_article_source *source,
                          xc_article *article) {
    xc_front front;
    xc_story story;
    reading r = {.m = {.arena = reader->arena, .source = &source->text}};
    XC_TRY(xc_front_read(reader, source, &front));
    XC_TRY(xc_front_fill(&front, article));
    XC_TRY(xc_markdown_hide(reader->arena, &source->text, front.end, &r.mask));
    tell_limits(reader, source, &r.mask);
    r.m.text = &r.mask.text;
    r.m.story = &story;
    XC_TRY(xc_lines_find(reader->arena, r.m.text, &r.m.lines));
    xc_trace_init(&r.m.trace, r.m.text, XC_SYNTAX_MARKDOWN);
    r.m.trace.from = &source->text;
    xc_trace_seek(&r.m.trace, front.end, source->text.length);
    xc_story_init(&story, reader->arena, &source->text);
    xc_status status = read_text(&r, &front, article);
    xc_story_dispose(&story);
    return status;
}

xc_status xc_markdown_read(xc_article_reader *reader,
                           const xc_article_source *source, xc_error *error) {
    xc_article article = {0};
    article.text = article.title = (xc_text){"", 0, NULL, 0};
    if (source->text.length > FILE_MAX)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "Markdown of more than 8 MiB; split it");
    xc_status status = read_all(reader, source, &article);
    if (status < 0) return xc_fail(error, status, "out of memory");
    if (article.text.length == 0)
        xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK,
                       (xc_position){0, 0}, "there is no text in it");
    return xc_reader_finish(reader, source, &article, (xc_position){0, 0},
                            error);
}

bool xc_markdown_looks(const xc_text *text) {
    return xc_front_looks(text);
}

/*
 * markup.c - walks marked-up text and puts its blocks into a story.
 *
 * What an element is for is a row of markup.tsv, the same for HTML and NITF.
 * What is no prose (scripts, references to pictures, forms) is passed over.
 * It knows nothing of pages: a fragment is all article.
 * Exports: xc_markup_*.
 */
#include "article/markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "article/ignore.h"
#include "lexicon/lexicon.h"

enum {
    DEPTH_MOST = 300, /* more than libxml2 makes of either kind of source */
    REACH = 8192      /* of markup before a comment */
};

static int role_of(const xmlNode *node) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_MARKUP, (const char *)node->name);
    return row ? xc_lexeme_word(row, XC_MARKUP_ROLE) : 0;
}

typedef struct walker {
    xc_trace trace;
    xc_story *story;
    xc_block_kind kind; /* of blocks that begin here */
    bool row;           /* inside one of a table */
    bool cell;          /* words of a new cell are due */
    unsigned breaks;    /* line breaks since the last word */
    unsigned depth;
    bool deep; /* something was nested too deep */
} walker;

static void visit_children(walker *w, const xmlNode *element);

/* ------------------------------------------------------------------ */
/* Text                                                                 */

static bool is_blank(const xmlNode *node) {
    const char *content = (const char *)node->content;
    if (node->type == XML_ENTITY_REF_NODE) return false;
    return !content || content[strspn(content, " \t\r\n\f\v")] == '\0';
}

static void add(walker *w, const char *bytes) {
    uint32_t at = w->trace.at;
    if (at >= w->trace.base->length && at > 0) at = w->trace.base->length - 1;
    xc_story_add(w->story, w->trace.base, bytes, strlen(bytes), at);
}

static void open_block(walker *w) {
    if (!w->story->open) xc_story_begin(w->story, w->kind);
    if (w->cell && !xc_story_is_empty(w->story)) {
        w->story->blank = false;
        add(w, "; ");
    }
    w->cell = false;
}

static void put_text(walker *w, const xmlNode *node) {
    if (is_blank(node)) {
        if (w->story->open) xc_xml_put_piece(&w->trace, node, w->story);
        return;
    }
    open_block(w);
    w->breaks = 0;
    xc_xml_put_piece(&w->trace, node, w->story);
}

/* Where the source writes a comment, not far from here; its end where it is
 * not found. */
static uint32_t find_comment(const xc_trace *trace, const char *content) {
    const char *bytes = trace->base->bytes;
    size_t length = strlen(content);
    uint32_t left = trace->end - trace->at;
    uint32_t last = trace->at + (left < REACH ? left : REACH);
    for (uint32_t at = trace->at; at < last; at++) {
        bool here = bytes[at] == '<' && trace->end - at >= length + 7 &&
                    memcmp(bytes + at, "<!--", 4) == 0 &&
                    memcmp(bytes + at + 4, content, length) == 0;
        if (here) return at;
    }
    return trace->end;
}

/* A comment that silences findings stays one. */
static void put_comment(walker *w, const xmlNode *node) {
    const char *content = (const char *)node->content;
    if (!content || !strstr(content, "crosscheck-ignore")) return;
    uint32_t at = find_comment(&w->trace, content);
    if (at == w->trace.end) return;
    xc_span span = {at, at + 4 + (uint32_t)strlen(content) + 3};
    if (!xc_ignore_at(w->trace.base->bytes, span, NULL)) return;
    xc_story_comment(w->story, w->trace.base, span);
    w->trace.at = span.end;
}

/* ------------------------------------------------------------------ */
/* Elements                                                             */

static void visit_block(walker *w, const xmlNode *element, xc_block_kind kind) {
    xc_block_kind around = w->kind;
    if (w->row) {
        if (w->story->open) add(w, " ");
        visit_children(w, element);
        return;
    }
    w->kind = kind;
    xc_story_end(w->story);
    visit_children(w, element);
    xc_story_end(w->story);
    w->kind = around;
}

static void visit_row(walker *w, const xmlNode *element) {
    bool outer = !w->row;
    if (outer) {
        xc_story_begin(w->story, XC_BLOCK_TABLE);
        w->row = true;
        w->cell = false;
    }
    visit_children(w, element);
    if (!outer) return;
    w->row = w->cell = false;
    xc_story_end(w->story);
}

/* One line break is a blank, two are the end of a paragraph. */
static void visit_break(walker *w) {
    if (!w->story->open) return;
    if (++w->breaks > 1 && !w->row)
        xc_story_end(w->story);
    else
        add(w, " ");
}

static void visit_marks(walker *w, const xmlNode *element) {
    open_block(w);
    add(w, "\u201c");
    visit_children(w, element);
    if (w->story->open) add(w, "\u201d");
}

static void pass_over(walker *w, const xmlNode *element) {
    const xc_xml_place *place = (const xc_xml_place *)element->_private;
    const char *name = (const char *)element->name;
    if (place) {
        xc_trace_seek(&w->trace, place->content.end, w->trace.end);
    } else if (element->children && xc_trace_tag(&w->trace, name, false)) {
        xc_trace_tag(&w->trace, name, true);
    }
}

static void visit_role(walker *w, const xmlNode *element) {
    switch (role_of(element)) {
    case XC_MARKUP_ROLE_SKIP:
        pass_over(w, element);
        break;
    case XC_MARKUP_ROLE_BREAK:
        visit_break(w);
        break;
    case XC_MARKUP_ROLE_MARKS:
        visit_marks(w, element);
        break;
    case XC_MARKUP_ROLE_ROW:
        visit_row(w, element);
        break;
    case XC_MARKUP_ROLE_CELL:
        w->cell = w->row;
        visit_children(w, element);
        break;
    case XC_MARKUP_ROLE_BLOCK:
        visit_block(w, element, w->kind);
        break;
    case XC_MARKUP_ROLE_HEADING:
        visit_block(w, element, XC_BLOCK_HEADLINE);
        break;
    case XC_MARKUP_ROLE_QUOTE:
        visit_block(w, element, XC_BLOCK_QUOTE);
        break;
    case XC_MARKUP_ROLE_CAPTION:
        visit_block(w, element, XC_BLOCK_CAPTION);
        break;
    case XC_MARKUP_ROLE_EDITORS:
        visit_block(w, element, XC_BLOCK_BOILERPLATE);
        break;
    default:
        visit_children(w, element);
        break;
    }
}

static void visit(walker *w, const xmlNode *node) {
    if (node->type == XML_COMMENT_NODE) {
        put_comment(w, node);
    } else if (node->type == XML_ELEMENT_NODE) {
        const xc_xml_place *place = (const xc_xml_place *)node->_private;
        if (place) xc_trace_seek(&w->trace, place->content.start, w->trace.end);
        visit_role(w, node);
    } else if (node->type != XML_PI_NODE && node->type != XML_DTD_NODE) {
        put_text(w, node);
    }
}

static void visit_children(walker *w, const xmlNode *element) {
    if (w->depth >= DEPTH_MOST) {
        w->deep = true;
        return;
    }
    w->depth++;
    for (const xmlNode *node = element->children; node; node = node->next)
        visit(w, node);
    w->depth--;
}

static xc_status walk(walker *w, const xmlNode *element) {
    xc_story_end(w->story);
    visit_children(w, element);
    xc_story_end(w->story);
    XC_TRY(w->story->status);
    return w->deep ? XC_ERROR_LIMIT : XC_OK;
}

/* ------------------------------------------------------------------ */

static walker new_walker(const xc_text *text, xc_syntax syntax,
                         xc_block_kind kind, xc_story *story) {
    walker w = {.story = story, .kind = kind};
    xc_trace_init(&w.trace, text, syntax);
    return w;
}

xc_status xc_markup_put(const xc_xml *xml, const xmlNode *element,
                        xc_block_kind kind, xc_story *story) {
    const xc_xml_place *place = (const xc_xml_place *)element->_private;
    walker w = new_walker(xml->text, XC_SYNTAX_XML, kind, story);
    if (place) xc_trace_seek(&w.trace, place->content.start, w.trace.end);
    return walk(&w, element);
}

xc_status xc_markup_read(const xc_text *text, xc_span span, xc_block_kind kind,
                         xc_story *story) {
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
    if (span.start >= span.end) return XC_OK;
    if (xc_xml_large_tag(text, span) < span.end) return XC_ERROR_LIMIT;
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser) return XC_ERROR_MEMORY;
    xmlDoc *doc = htmlCtxtReadMemory(parser, text->bytes + span.start,
                                     (int)(span.end - span.start), NULL,
                                     "UTF-8", options);
    bool stopped = parser->disableSAX != 0;
    htmlFreeParserCtxt(parser);
    xc_status status = XC_OK;
    if (doc) {
        walker w = new_walker(text, XC_SYNTAX_HTML, kind, story);
        xc_trace_seek(&w.trace, span.start, span.end);
        status = walk(&w, (const xmlNode *)doc);
        xmlFreeDoc(doc);
    }
    return status == XC_OK && stopped ? XC_ERROR_LIMIT : status;
}

/* ------------------------------------------------------------------ */
/* Text without markup                                                  */

/* The end of the line at start, and where the next begins. */
static uint32_t end_of_line(const xc_text *text, xc_span span, uint32_t *next) {
    uint32_t at = span.start;
    while (at < span.end && text->bytes[at] != '\n' && text->bytes[at] != '\r')
        at++;
    *next = at < span.end ? at + 1 : at;
    if (at + 1 < span.end && text->bytes[at] == '\r' &&
        text->bytes[at + 1] == '\n')
        (*next)++;
    return at;
}

static bool next_line(const xc_text *text, xc_span *rest, xc_span *line) {
    if (rest->start >= rest->end) return false;
    line->start = rest->start;
    line->end = end_of_line(text, *rest, &rest->start);
    *line = xc_text_trim(text->bytes, *line);
    return true;
}

/* Does a blank line stand between two that are none? */
static bool has_gap(const xc_text *text, xc_span rest) {
    xc_span line;
    rest = xc_text_trim(text->bytes, rest);
    while (next_line(text, &rest, &line))
        if (line.start == line.end) return true;
    return false;
}

void xc_markup_plain(const xc_text *text, xc_span span, xc_story *story) {
    bool gaps = has_gap(text, span);
    xc_span line;
    xc_story_end(story);
    while (next_line(text, &span, &line)) {
        bool blank = line.start == line.end;
        if (blank || !gaps) xc_story_end(story);
        if (blank) continue;
        if (story->open) xc_story_add(story, text, " ", 1, line.start);
        xc_story_copy(story, text, line);
    }
    xc_story_end(story);
}

/*
 * html_story.c - puts the blocks of a page's article into a story.
 *
 * Ahead of the article's own element only its headline, standfirst, byline
 * and captions are taken. A row of a table is a block, its cells parted by
 * "; "; a table that lays out the page is none. Subheads and items of lists
 * are paragraphs. Comments that silence findings go through.
 * Exports: xc_html_tell, xc_html_tell_all, xc_html_text.
 */
#include "article/html.h"

#include <libxml/tree.h>
#include <string.h>

#include "article/cues.h"
#include "article/ignore.h"
#include "article/trace.h"

/* What stands around the text that is looked at: libxml2 opens no more. */
enum { OPEN_MOST = 300 };

/* An element that is open. */
typedef struct opened {
    uint32_t end;
    xc_block_kind kind; /* of the blocks in it */
    bool joined;        /* is one block, whatever is in it */
    bool silent;        /* only parts that say what they are */
    bool table;         /* of figures */
} opened;

typedef struct teller {
    const xc_html *html;
    xc_html_part part;
    bool lines;
    xc_story *story;
    xc_trace trace;
    opened open[OPEN_MOST];
    size_t depth;
    uint32_t story_from; /* a paragraph ahead of it is none of the story */
    unsigned breaks;     /* in a row */
} teller;

static const xc_html_node *at(const teller *t, uint32_t index) {
    return &t->html->nodes.items[index];
}

static opened *top(teller *t) {
    return &t->open[t->depth - 1];
}

/* ------------------------------------------------------------------ */
/* Tables                                                               */

/* Figures and words stand in the cells, and no paragraphs. */
static bool is_table(const teller *t, uint32_t index) {
    uint32_t prose = 0;
    for (uint32_t i = index + 1; i < at(t, index)->end; i++) {
        int kind = at(t, i)->kind;
        if (kind == XC_ELEMENTS_KIND_TABLE || kind == XC_ELEMENTS_KIND_HEADLINE)
            return false;
        prose += kind == XC_ELEMENTS_KIND_PARAGRAPH && at(t, i)->own > 0;
    }
    const char *role = xc_html_attribute(at(t, index)->node, "role");
    bool lays_out = role && (strcmp(role, "presentation") == 0 ||
                             strcmp(role, "none") == 0);
    return prose < 2 && !lays_out;
}

/* ------------------------------------------------------------------ */
/* Opening and closing                                                  */

static bool has_headline(const teller *t, uint32_t index) {
    return t->part.headline > index && t->part.headline < at(t, index)->end;
}

static bool is_behind_headline(const teller *t, uint32_t index) {
    return t->part.headline > 0 && index > t->part.headline;
}

/* What the element says of itself. */
static bool take_part(const teller *t, uint32_t index, opened *o) {
    const xc_html_node *n = at(t, index);
    if (has_headline(t, index)) return false;
    double letters = (double)n->letters;
    bool stands = n->part == XC_PAGEPARTS_KIND_STANDFIRST &&
                  letters <= xc_layout("page standfirst letters");
    bool named = n->part == XC_PAGEPARTS_KIND_BYLINE &&
                 letters <= xc_layout("page byline letters");
    bool caption = n->kind == XC_ELEMENTS_KIND_CAPTION ||
                   n->part == XC_PAGEPARTS_KIND_CAPTION;
    if (!stands && !named && !caption) return false;
    o->kind = caption  ? XC_BLOCK_CAPTION
              : stands ? XC_BLOCK_SUMMARY
                       : XC_BLOCK_BYLINE;
    o->silent = false;
    o->joined = named || caption;
    return true;
}

static bool is_text_block(const xc_html_node *n) {
    return n->kind == XC_ELEMENTS_KIND_PARAGRAPH ||
           n->kind == XC_ELEMENTS_KIND_SUBHEAD ||
           n->kind == XC_ELEMENTS_KIND_HEADLINE ||
           n->kind == XC_ELEMENTS_KIND_ITEM;
}

static void take_kind(const teller *t, uint32_t index, opened *o) {
    const xc_html_node *n = at(t, index);
    switch (n->kind) {
    case XC_ELEMENTS_KIND_HEADER:
        /* Ahead of the story stands what is about it. */
        if (has_headline(t, index)) o->silent = true;
        break;
    case XC_ELEMENTS_KIND_QUOTE:
        o->kind = XC_BLOCK_QUOTE;
        break;
    case XC_ELEMENTS_KIND_TABLE:
        o->table = is_table(t, index);
        break;
    case XC_ELEMENTS_KIND_ROW:
        if (!o->table) break;
        o->kind = XC_BLOCK_TABLE;
        o->joined = true;
        break;
    default:
        break;
    }
}

static bool has_time(const teller *t, uint32_t index) {
    for (uint32_t i = index; i < at(t, index)->end; i++)
        if (at(t, i)->kind == XC_ELEMENTS_KIND_TIME) return true;
    return false;
}

/* A paragraph between the headline and the story, beside the headline. */
static bool is_standfirst(const teller *t, uint32_t index) {
    const xc_html_node *n = at(t, index);
    return n->kind == XC_ELEMENTS_KIND_PARAGRAPH &&
           is_behind_headline(t, index) &&
           n->block == at(t, t->part.headline)->block && !has_time(t, index) &&
           (double)n->letters <= xc_layout("page standfirst letters");
}

static void begin_headline(teller *t, opened *o) {
    o->kind = XC_BLOCK_HEADLINE;
    o->joined = true;
    o->silent = false;
    xc_story_begin(t->story, o->kind);
}

/* Begins an element that is no inline one, or says what it is. */
static void begin(teller *t, uint32_t index) {
    const xc_html_node *n = at(t, index);
    opened o = *top(t);
    bool joined = o.joined;
    o.end = n->end;
    if (index == t->part.body) o.silent = false;
    if (!joined) {
        take_kind(t, index, &o);
        if (index == t->part.headline) {
            begin_headline(t, &o);
        } else if (!take_part(t, index, &o) && o.silent &&
                   is_standfirst(t, index)) {
            o.kind = XC_BLOCK_SUMMARY;
            o.silent = false;
        }
        if (index != t->part.headline) xc_story_end(t->story);
        if (o.joined && o.kind != XC_BLOCK_HEADLINE)
            xc_story_begin(t->story, o.kind);
    } else if (t->story->open) {
        t->story->blank = true;
    }
    if (t->depth < OPEN_MOST) t->open[t->depth++] = o;
}

/* Ends what does not reach as far as index. */
static void end(teller *t, uint32_t index) {
    while (t->depth > 1 && top(t)->end <= index) {
        bool joined = t->depth > 1 && t->open[t->depth - 2].joined;
        if (!joined) xc_story_end(t->story);
        if (joined && t->story->open) t->story->blank = true;
        t->depth--;
    }
}

/* ------------------------------------------------------------------ */
/* Texts                                                                */

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The length of what stands ahead of a blank line. */
static size_t paragraph(const char *text) {
    for (size_t i = 0; text[i]; i++) {
        if (text[i] != '\n') continue;
        size_t k = i + 1;
        while (text[k] == ' ' || text[k] == '\t' || text[k] == '\r')
            k++;
        if (text[k] == '\n') return i;
    }
    return strlen(text);
}

/* The address of what is shown in its place, and nothing else. */
static bool is_address(const char *text, size_t length) {
    static const char start[] = "http";
    while (length > 0 && is_space(text[length - 1]))
        length--;
    for (size_t i = 0; i < length; i++)
        if (is_space(text[i])) return false;
    return length > strlen(start) && memcmp(text, start, strlen(start)) == 0 &&
           memchr(text, ':', length);
}

static void put(teller *t, const char *text, size_t length) {
    if (!t->story->open) {
        size_t blank = 0;
        while (blank < length && is_space(text[blank]))
            blank++;
        xc_trace_text(&t->trace, text, blank, NULL);
        text += blank;
        length -= blank;
        if (length == 0 || is_address(text, length)) return;
        xc_story_begin(t->story, top(t)->kind);
    }
    xc_trace_text(&t->trace, text, length, t->story);
}

/* The lines of a text that WordPress would make paragraphs of. */
static void put_lines(teller *t, const char *text) {
    while (*text) {
        size_t length = paragraph(text);
        put(t, text, length);
        text += length;
        if (*text) xc_story_end(t->story);
        while (is_space(*text))
            text++;
    }
}

static bool is_blank(const char *text) {
    while (is_space(*text))
        text++;
    return *text == '\0';
}

static void tell_text(teller *t, uint32_t index) {
    const xc_html_node *n = at(t, index);
    const char *text = (const char *)n->node->content;
    uint32_t place = 0;
    if (!text || top(t)->silent) return;
    if (index < t->story_from && top(t)->kind == XC_BLOCK_PARAGRAPH) return;
    if (xc_html_place(n->node, &place))
        xc_trace_seek(&t->trace, place, t->html->base->length);
    if (!is_blank(text)) t->breaks = 0;
    bool lines = t->lines && !top(t)->joined &&
                 at(t, n->block)->kind != XC_ELEMENTS_KIND_PARAGRAPH;
    if (lines)
        put_lines(t, text);
    else
        put(t, text, strlen(text));
}

/* Two in a row part paragraphs. */
static void tell_break(teller *t) {
    t->breaks++;
    if (!t->story->open) return;
    if (t->breaks > 1 && !top(t)->joined)
        xc_story_end(t->story);
    else
        t->story->blank = true;
}

/* ------------------------------------------------------------------ */
/* Elements                                                             */

static bool is_inline(const xc_html_node *n) {
    return n->kind == 0 || n->kind == XC_ELEMENTS_KIND_LINK ||
           n->kind == XC_ELEMENTS_KIND_TIME || n->kind == XC_ELEMENTS_KIND_NOTE;
}

static bool is_empty_text(const xmlNode *node) {
    return node->type == XML_COMMENT_NODE ||
           (xc_html_is_text(node) &&
            (!node->content || is_blank((const char *)node->content)));
}

/* No text runs on from here to the end of the block. */
static bool begins_and_ends(const xmlNode *node) {
    const xmlNode *before = node->prev, *behind = node->next;
    while (before && is_empty_text(before))
        before = before->prev;
    while (behind && is_empty_text(behind))
        behind = behind->next;
    return (!before || xc_html_ends_text(before)) &&
           (!behind || xc_html_ends_text(behind));
}

/* The day alone, or beside the names: it is data. */
static bool is_stamp(teller *t, uint32_t index) {
    const xc_html_node *n = at(t, index);
    if (n->kind != XC_ELEMENTS_KIND_TIME || n->letters == 0) return false;
    if (top(t)->kind == XC_BLOCK_BYLINE) return true;
    while (begins_and_ends(n->node)) {
        if (n->parent == n->block || n->parent == 0) return true;
        n = at(t, n->parent);
    }
    return false;
}

/* The credit of a picture is no caption. */
static bool is_credit(const teller *t, uint32_t index) {
    return at(t, index)->part == XC_PAGEPARTS_KIND_CREDIT;
}

static void tell_cell(teller *t, uint32_t index) {
    uint32_t place = 0;
    if (top(t)->kind != XC_BLOCK_TABLE || !t->story->open ||
        xc_story_is_empty(t->story) || at(t, index)->letters == 0)
        return;
    for (uint32_t i = index; i < at(t, index)->end; i++)
        if (xc_html_place(at(t, i)->node, &place)) break;
    t->story->blank = false;
    xc_story_add(t->story, t->html->base, "; ", 2, place);
}

/* An inline element with a name of its own, where no text is open: "<span
 * class='byline'>". */
static bool stands_alone(const teller *t, const xc_html_node *n) {
    bool part = n->part == XC_PAGEPARTS_KIND_STANDFIRST ||
                n->part == XC_PAGEPARTS_KIND_BYLINE ||
                n->part == XC_PAGEPARTS_KIND_CAPTION ||
                n->part == XC_PAGEPARTS_KIND_HEADLINE;
    return part && !t->story->open && !is_text_block(at(t, n->block));
}

static void tell_comment(teller *t, uint32_t index) {
    uint32_t place = 0;
    const xmlNode *node = at(t, index)->node;
    if (!node->content || !xc_html_place(node, &place)) return;
    uint32_t length = (uint32_t)strlen((const char *)node->content);
    xc_span span = {place, place + length + 7};
    if (span.end <= t->html->base->length &&
        !memchr(t->html->base->bytes + place, '\n', length) &&
        xc_ignore_at(t->html->base->bytes, span, NULL))
        xc_story_comment(t->story, t->html->base, span);
}

/* Tells a node; answers the next. */
static uint32_t tell(teller *t, uint32_t index) {
    const xc_html_node *n = at(t, index);
    end(t, index);
    if (xc_html_is_text(n->node)) {
        tell_text(t, index);
    } else if (n->node->type == XML_COMMENT_NODE) {
        tell_comment(t, index);
    } else if (n->node->type == XML_ELEMENT_NODE) {
        if (n->out || is_stamp(t, index) || is_credit(t, index)) return n->end;
        if (n->kind == XC_ELEMENTS_KIND_BREAK)
            tell_break(t);
        else if (n->kind == XC_ELEMENTS_KIND_CELL && top(t)->joined)
            tell_cell(t, index);
        else if (!is_inline(n) || index == t->part.headline ||
                 index == t->part.body || stands_alone(t, n))
            begin(t, index);
    }
    return index + 1;
}

/* What stands in the article's element ahead of the headline is about the
 * page ("Politics", a day), unless most of the prose does. */
static uint32_t find_start(const xc_html *html, xc_html_part part) {
    uint32_t ahead = 0;
    for (uint32_t i = part.body; i < part.headline; i++)
        if (!html->nodes.items[i].out) ahead += html->nodes.items[i].own;
    bool most = ahead > html->nodes.items[part.body].prose / 2;
    return most ? 0 : part.headline;
}

static void tell_stretch(const xc_html *html, teller *t, xc_span stretch,
                         const opened *first) {
    xc_trace_init(&t->trace, html->base, XC_SYNTAX_HTML);
    t->open[t->depth++] = *first;
    for (uint32_t i = stretch.start; i < stretch.end;)
        i = tell(t, i);
    end(t, stretch.end);
    xc_story_end(t->story);
}

void xc_html_tell(const xc_html *html, xc_html_part part, xc_story *story) {
    if (part.body == 0) return;
    xc_span stretch = {part.body, html->nodes.items[part.body].end};
    if (part.headline > 0 && part.headline < part.body)
        stretch.start = part.headline;
    teller t = {.html = html, .part = part, .story = story};
    t.story_from = find_start(html, part);
    opened first = {.end = stretch.end,
                    .kind = XC_BLOCK_PARAGRAPH,
                    .silent = stretch.start < part.body};
    tell_stretch(html, &t, stretch, &first);
}

void xc_html_tell_all(const xc_html *html, xc_block_kind kind,
                      xc_story *story) {
    teller t = {.html = html, .story = story, .lines = true};
    xc_span stretch = {1, (uint32_t)html->nodes.count};
    opened first = {.end = stretch.end, .kind = kind};
    tell_stretch(html, &t, stretch, &first);
}

xc_status xc_html_text(const xc_html *html, uint32_t index, xc_text *text) {
    xc_story story;
    xc_trace trace;
    xc_article article = {.text = {"", 0, NULL, 0}};
    const xc_html_node *nodes = html->nodes.items;
    xc_story_init(&story, html->arena, html->base);
    xc_trace_init(&trace, html->base, XC_SYNTAX_HTML);
    for (uint32_t i = index; index > 0 && i < nodes[index].end; i++) {
        const char *words = (const char *)nodes[i].node->content;
        uint32_t place = 0;
        bool open = story.open && !xc_story_is_empty(&story);
        if (!xc_html_is_text(nodes[i].node)) {
            if (open && nodes[i].kind == XC_ELEMENTS_KIND_BREAK)
                story.blank = true;
            continue;
        }
        if (!words || nodes[i].out) continue;
        if (xc_html_place(nodes[i].node, &place))
            xc_trace_seek(&trace, place, html->base->length);
        xc_trace_text(&trace, words, strlen(words), &story);
    }
    xc_status status = xc_story_finish(&story, &article);
    xc_story_dispose(&story);
    *text = article.text;
    return status;
}

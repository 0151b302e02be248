/*
 * markdown_inline.c - the words of a paragraph of Markdown, beside its source.
 *
 * Emphasis is passed over; code, the targets of links, marks of footnotes and
 * what <del> holds are no words. The places that cmark-gfm gives of what is
 * inside a paragraph are not right in lists, tables and behind soft breaks: the
 * aligner (trace.h) finds the words.
 * Exports: xc_markdown_words, xc_markdown_picture.
 */
#include <string.h>

#include "article/markdown_parts.h"

/* Marks between the last word of a link and the end of it, and bytes up to a
 * mark that ends a title: no more are looked at where the aligner lost the
 * words. */
enum { CLOSING_MAX = 64, MARK_MAX = 4096 };

/* ------------------------------------------------------------------ */
/* Targets                                                              */

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static uint32_t skip_space(const xc_text *text, uint32_t at) {
    while (is_space(text->bytes[at]))
        at++;
    return at;
}

/* Behind a bracket or quote that is not escaped; 0: there is none. */
static uint32_t behind_mark(const xc_text *text, uint32_t at, char mark) {
    uint32_t end = text->length - at > MARK_MAX ? at + MARK_MAX : text->length;
    for (; at < end; at++) {
        if (text->bytes[at] == '\\') {
            at++;
        } else if (text->bytes[at] == mark) {
            return at + 1;
        }
    }
    return 0;
}

/* Behind a target without brackets around it. */
static uint32_t behind_bare(const xc_text *text, uint32_t at) {
    unsigned depth = 0;
    for (; at < text->length && !is_space(text->bytes[at]); at++) {
        char c = text->bytes[at];
        if (c == '\\' && at + 1 < text->length) {
            at++;
        } else if (c == '(') {
            depth++;
        } else if (c == ')' && depth-- == 0) {
            return at;
        }
    }
    return at < text->length ? at : text->length;
}

/* Behind "(target "title")", and the title without its quotes; 0: it is
 * none. */
static uint32_t behind_target(const xc_text *text, uint32_t at,
                              xc_span *title) {
    at = skip_space(text, at + 1);
    if (text->bytes[at] == '<')
        at = behind_mark(text, at + 1, '>');
    else
        at = behind_bare(text, at);
    if (at == 0) return 0;
    at = skip_space(text, at);
    char quote = text->bytes[at];
    if (quote == '"' || quote == '\'' || quote == '(') {
        title->start = at + 1;
        at = behind_mark(text, at + 1, quote == '(' ? ')' : quote);
        if (at == 0) return 0;
        title->end = at - 1;
        at = skip_space(text, at);
    }
    return text->bytes[at] == ')' ? at + 1 : 0;
}

/* Goes on behind the target of a link or picture whose words were read. */
static void skip_target(xc_markdown *m, xc_span *title) {
    const xc_text *text = m->text;
    uint32_t at = m->trace.at, first = at;
    *title = (xc_span){0, 0};
    while (at - first < CLOSING_MAX &&
           (is_space(text->bytes[at]) ||
            (text->bytes[at] && strchr("*_`![", text->bytes[at]))))
        at++;
    if (text->bytes[at] != ']') return;
    at++;
    uint32_t next = text->bytes[at] == '('   ? behind_target(text, at, title)
                    : text->bytes[at] == '[' ? behind_mark(text, at, ']')
                                             : 0;
    xc_trace_seek(&m->trace, next > 0 ? next : at, m->trace.end);
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

static uint32_t masked(const char *bytes, uint32_t at, uint32_t end) {
    uint32_t length = (uint32_t)strlen(XC_MARKDOWN_FILL), from = at;
    for (;;) {
        if (at < end && bytes[at] == ' ')
            at++;
        else if (end - at >= length &&
                 memcmp(bytes + at, XC_MARKDOWN_FILL, length) == 0)
            at += length;
        else
            return at - from > 1 ? at : from;
    }
}

xc_span xc_markdown_chunk(const char *bytes, uint32_t *at, uint32_t end) {
    xc_span words = {*at, *at};
    while (words.end < end) {
        *at = masked(bytes, words.end, end);
        if (*at > words.end) return words;
        words.end++;
    }
    *at = end;
    return words;
}

/* Appends a text of the library; story may be NULL. */
static void put_text(xc_markdown *m, const char *words, xc_story *story) {
    size_t length = strlen(words);
    uint32_t end = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX;
    for (uint32_t at = 0; at < end;) {
        xc_span chunk = xc_markdown_chunk(words, &at, end);
        if (chunk.end > chunk.start)
            xc_trace_text(&m->trace, words + chunk.start,
                          chunk.end - chunk.start, story);
        if (story && at > chunk.end)
            xc_story_add(story, m->source, " ", 1, m->trace.at);
    }
}

/* "<https://a.example>" would be passed over as a tag. */
static void enter_link(xc_markdown *m, cmark_node *node) {
    cmark_node *child = cmark_node_first_child(node);
    const char *url = cmark_node_get_url(node);
    bool text = child && cmark_node_get_type(child) == CMARK_NODE_TEXT;
    const char *words = text ? cmark_node_get_literal(child) : NULL;
    if (!words || !url || !strstr(url, words)) return;
    const char *bytes = m->text->bytes;
    uint32_t at = m->trace.at, length = m->text->length;
    uint32_t end = length - at > MARK_MAX ? at + MARK_MAX : length;
    while (at < end && bytes[at] != '<' && bytes[at] != '[')
        at++;
    size_t count = strlen(words);
    if (bytes[at] == '<' && length - at > count &&
        memcmp(bytes + at + 1, words, count) == 0)
        xc_trace_seek(&m->trace, at + 1, m->trace.end);
}

/* Moves past "[^1]". */
static void skip_note(xc_markdown *m) {
    const xc_text *text = m->text;
    uint32_t at = m->trace.at, first = at;
    while (at - first < CLOSING_MAX && text->bytes[at] != '\0' &&
           strchr("*_ \t\r\n", text->bytes[at]))
        at++;
    uint32_t next = text->bytes[at] == '[' ? behind_mark(text, at, ']') : 0;
    if (next > 0) xc_trace_seek(&m->trace, next, m->trace.end);
}

static uint32_t run_of(const xc_text *text, uint32_t at) {
    uint32_t end = at;
    while (text->bytes[end] == '`')
        end++;
    return end - at;
}

/* Moves past code, which ends with as many backticks as it begins with. */
static void skip_code(xc_markdown *m) {
    const xc_text *text = m->text;
    uint32_t at = m->trace.at, end = m->trace.end;
    while (at < end && text->bytes[at] != '`')
        at++;
    uint32_t count = run_of(text, at);
    for (at += count; at < end;) {
        uint32_t run = run_of(text, at);
        if (run == count) break;
        at += run > 0 ? run : 1;
    }
    if (at < end) xc_trace_seek(&m->trace, at + count, end);
}

static bool is_tag(const char *html, const char *start) {
    size_t length = strlen(start);
    return strncmp(html, start, length) == 0 &&
           (html[length] == '>' || html[length] == ' ');
}

/* The words of one paragraph as they are walked through. */
typedef struct walk {
    xc_markdown *m;
    xc_story *out;    /* NULL: words are passed over */
    cmark_node *mute; /* the picture that is walked through */
    bool struck;      /* inside <del> */
    xc_markdown_images *images;
} walk;

static void take_html(walk *w, const char *html) {
    if (is_tag(html, "<del") || is_tag(html, "<s")) w->struck = true;
    if (is_tag(html, "</del") || is_tag(html, "</s")) w->struck = false;
    if (is_tag(html, "<br") || is_tag(html, "<br/"))
        xc_story_add(w->m->story, w->m->source, " ", 1, w->m->trace.at);
}

static xc_status enter(walk *w, cmark_node *node) {
    xc_markdown *m = w->m;
    xc_story *out = w->struck ? NULL : w->out;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_text(m, cmark_node_get_literal(node), out);
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        if (out) xc_story_add(out, m->source, " ", 1, m->trace.at);
        break;
    case CMARK_NODE_CODE:
        skip_code(m);
        break;
    case CMARK_NODE_HTML_INLINE:
        take_html(w, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        skip_note(m);
        break;
    case CMARK_NODE_LINK:
        enter_link(m, node);
        break;
    case CMARK_NODE_IMAGE:
        if (w->mute) break;
        w->mute = node;
        w->out = NULL;
        return XC_PUSH(m->arena, w->images,
                       (xc_markdown_image){node, m->trace.at});
    default:
        break;
    }
    return XC_OK;
}

static void leave(walk *w, cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    xc_span title;
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
        skip_target(w->m, &title);
    if (node != w->mute) return;
    w->mute = NULL;
    w->out = w->m->story;
}

xc_status xc_markdown_words(xc_markdown *m, cmark_node *node,
                            xc_markdown_images *images) {
    walk w = {m, m->story, NULL, false, images};
    xc_status status = XC_OK;
    cmark_iter *iter = cmark_iter_new(node);
    cmark_event_type event;
    while (status == XC_OK &&
           (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *here = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            status = enter(&w, here);
        else
            leave(&w, here);
    }
    cmark_iter_free(iter);
    return status;
}

/* ------------------------------------------------------------------ */
/* Pictures                                                             */

/* Appends the texts inside of a picture; answers whether they are more than
 * one word, which is a label or the name of a file. With a story of NULL they
 * are only looked at. */
static bool walk_picture(xc_markdown *m, cmark_node *node, xc_story *story) {
    bool words = false;
    cmark_iter *iter = cmark_iter_new(node);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *here = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(here);
        if (type == CMARK_NODE_SOFTBREAK) words = true;
        if (type == CMARK_NODE_SOFTBREAK && story)
            xc_story_add(story, m->source, " ", 1, m->trace.at);
        if (type != CMARK_NODE_TEXT) continue;
        const char *text = cmark_node_get_literal(here);
        words = words || strchr(text, ' ') != NULL;
        if (story) put_text(m, text, story);
    }
    cmark_iter_free(iter);
    return words;
}

void xc_markdown_picture(xc_markdown *m, const xc_markdown_image *image) {
    uint32_t back = m->trace.at, end = m->trace.end;
    xc_span span;
    xc_trace_seek(&m->trace, image->at, end);
    bool words = walk_picture(m, image->node, NULL);
    if (words) xc_story_begin(m->story, XC_BLOCK_CAPTION);
    walk_picture(m, image->node, words ? m->story : NULL);
    xc_story_end(m->story);
    skip_target(m, &span);
    const char *title = cmark_node_get_title(image->node);
    cmark_node *alt = cmark_node_first_child(image->node);
    const char *stated = alt ? cmark_node_get_literal(alt) : NULL;
    bool same = words && stated && strcmp(stated, title) == 0;
    if (title && strchr(title, ' ') && !same && span.end > span.start) {
        xc_trace_seek(&m->trace, span.start, span.end);
        xc_story_begin(m->story, XC_BLOCK_CAPTION);
        put_text(m, title, m->story);
        xc_story_end(m->story);
    }
    xc_trace_seek(&m->trace, back, end);
}

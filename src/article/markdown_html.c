/*
 * markdown_html.c - the words between the tags of raw HTML in Markdown.
 *
 * It goes from tag to tag and builds no tree: an element begins a block, is a
 * caption, a quotation, a row of a table, or is not shown (rawhtml.tsv); all
 * others are passed over. Comments are no text.
 * Exports: xc_markdown_html.
 */
#include <string.h>

#include "article/ignore.h"
#include "article/markdown_parts.h"
#include "lexicon/lexicon.h"

enum { NAME_MAX_BYTES = 15 };

static bool stands(const xc_text *text, uint32_t at, uint32_t end,
                   const char *word) {
    size_t length = strlen(word);
    return end - at >= length && memcmp(text->bytes + at, word, length) == 0;
}

/* Behind the next place of a word; end where there is none. */
static uint32_t behind(const xc_text *text, uint32_t at, uint32_t end,
                       const char *word) {
    for (; at < end; at++)
        if (text->bytes[at] == word[0] && stands(text, at, end, word))
            return at + (uint32_t)strlen(word);
    return end;
}

/* Behind a tag, past ">" in the values of its attributes. */
static uint32_t behind_tag(const xc_text *text, uint32_t at, uint32_t end) {
    char quote = '\0';
    for (; at < end; at++) {
        char c = text->bytes[at];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '>')
            return at + 1;
        else if (c == '"' || c == '\'')
            quote = c;
    }
    return end;
}

/* ------------------------------------------------------------------ */
/* Tags                                                                 */

/* A tag as it stands in the source. */
typedef struct tag {
    xc_span span;
    char name[NAME_MAX_BYTES + 1]; /* in lower case; "": too long */
    bool closing;
} tag;

static bool begins_tag(const xc_text *text, uint32_t at) {
    char c = text->bytes[at + 1];
    if (c == '/') c = text->bytes[at + 2];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!' ||
           c == '?';
}

static tag read_tag(const xc_text *text, uint32_t at, uint32_t end) {
    tag t = {{at, behind_tag(text, at, end)}, "", false};
    at++;
    t.closing = text->bytes[at] == '/';
    if (t.closing) at++;
    uint32_t length = 0;
    for (; at < t.span.end; at++) {
        char c = text->bytes[at];
        if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) break;
        if (length < NAME_MAX_BYTES) t.name[length] = c;
        length++;
    }
    t.name[length <= NAME_MAX_BYTES ? length : 0] = '\0';
    return t;
}

/* The words that stand for a picture are a caption of it; one word is a label
 * or the name of a file. */
static void take_picture(xc_markdown *m, xc_trace *trace, const tag *t) {
    const xc_text *text = m->text;
    uint32_t at = behind(text, t->span.start, t->span.end, " alt=");
    char quote = at < t->span.end ? text->bytes[at] : '\0';
    if (quote != '"' && quote != '\'') return;
    xc_span span = {at + 1, at + 1};
    while (span.end < t->span.end && text->bytes[span.end] != quote)
        span.end++;
    span = xc_text_trim(text->bytes, span);
    if (!memchr(text->bytes + span.start, ' ', span.end - span.start)) return;
    xc_story_begin(m->story, XC_BLOCK_CAPTION);
    xc_trace_raw(trace, span, m->story);
    xc_story_end(m->story);
}

static bool is_in_row(const xc_markdown *m) {
    return m->story->open && m->story->kind == XC_BLOCK_TABLE;
}

static void take_element(xc_markdown *m, const tag *t, const xc_lexeme *row) {
    switch (xc_lexeme_word(row, XC_RAWHTML_ELEMENT)) {
    case XC_RAWHTML_ELEMENT_BLOCK:
        if (!is_in_row(m)) xc_story_end(m->story);
        break;
    case XC_RAWHTML_ELEMENT_CAPTION:
        xc_story_end(m->story);
        m->html_caption = !t->closing;
        break;
    case XC_RAWHTML_ELEMENT_QUOTE:
        xc_story_end(m->story);
        if (!t->closing)
            m->html_quotes++;
        else if (m->html_quotes > 0)
            m->html_quotes--;
        break;
    case XC_RAWHTML_ELEMENT_ROW:
        xc_story_end(m->story);
        m->html_cell = false;
        if (!t->closing) xc_story_begin(m->story, XC_BLOCK_TABLE);
        break;
    case XC_RAWHTML_ELEMENT_CELL:
        m->html_cell = !t->closing && is_in_row(m);
        break;
    default:
        break;
    }
}

/* Behind the end tag of an element that is not shown. */
static uint32_t behind_silent(const xc_text *text, uint32_t at, uint32_t end,
                              const char *name) {
    while (at < end) {
        at = behind(text, at, end, "</");
        if (at >= end) break;
        tag t = read_tag(text, at - 2, end);
        if (strcmp(t.name, name) == 0) return t.span.end;
    }
    return end;
}

static uint32_t take_tag(xc_markdown *m, xc_trace *trace, uint32_t at,
                         uint32_t end) {
    tag t = read_tag(m->text, at, end);
    const xc_lexeme *row =
        *t.name ? xc_lexicon_find(XC_LEXICON_RAWHTML, t.name) : NULL;
    int element = row ? xc_lexeme_word(row, XC_RAWHTML_ELEMENT) : 0;
    if (element == XC_RAWHTML_ELEMENT_SILENT && !t.closing)
        return behind_silent(m->text, t.span.end, end, t.name);
    if (row) take_element(m, &t, row);
    if (strcmp(t.name, "img") == 0) take_picture(m, trace, &t);
    if (strcmp(t.name, "br") == 0 && m->story->open)
        xc_story_add(m->story, m->source, " ", 1, at);
    return t.span.end;
}

/* ------------------------------------------------------------------ */
/* Text and comments                                                    */

static uint32_t take_comment(xc_markdown *m, uint32_t at, uint32_t end) {
    uint32_t next = behind(m->text, at, end, "-->");
    xc_span line = {at, at};
    while (line.end < next && m->source->bytes[line.end] != '\n' &&
           m->source->bytes[line.end] != '\r')
        line.end++;
    if (xc_ignore_at(m->source->bytes, line, NULL))
        xc_story_comment(m->story, m->source, line);
    return next;
}

/* Words of a cell are parted from those of the last; an empty cell is none. */
static void begin_words(xc_markdown *m, uint32_t at) {
    if (!m->story->open) xc_story_begin(m->story, xc_markdown_kind(m));
    if (m->html_cell && !xc_story_is_empty(m->story))
        xc_story_add(m->story, m->source, "; ", 2, at);
    m->html_cell = false;
}

static void take_words(xc_markdown *m, xc_trace *trace, xc_span span) {
    xc_span words = xc_text_trim(m->text->bytes, span);
    if (words.start < words.end) begin_words(m, words.start);
    if (m->story->open) xc_trace_raw(trace, span, m->story);
}

/* Behind the marks of quotes that a line begins with. */
static uint32_t skip_marks(const xc_markdown *m, uint32_t at, uint32_t end) {
    const char *bytes = m->text->bytes;
    bool begins = at > 0 && (bytes[at - 1] == '\n' || bytes[at - 1] == '\r');
    while (begins && m->quotes > 0 && at < end &&
           (bytes[at] == ' ' || bytes[at] == '>'))
        at++;
    return at;
}

static uint32_t end_of_line(const xc_text *text, uint32_t at, uint32_t end) {
    while (at < end && text->bytes[at] != '\n')
        at++;
    return at < end ? at + 1 : end;
}

/* The text between two tags. */
static void take_text(xc_markdown *m, xc_trace *trace, xc_span span) {
    while (span.start < span.end) {
        uint32_t at = skip_marks(m, span.start, span.end);
        uint32_t end = end_of_line(m->text, at, span.end);
        while (at < end) {
            xc_span words = xc_markdown_chunk(m->text->bytes, &at, end);
            take_words(m, trace, words);
            if (m->story->open && at > words.end)
                xc_story_add(m->story, m->source, " ", 1, words.end);
        }
        span.start = end;
    }
}

void xc_markdown_html(xc_markdown *m, xc_span span) {
    const xc_text *text = m->text;
    xc_trace trace;
    xc_trace_init(&trace, text, XC_SYNTAX_HTML);
    trace.from = m->source;
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t start = at;
        while (at < span.end &&
               (text->bytes[at] != '<' || !begins_tag(text, at)))
            at++;
        if (at > start) take_text(m, &trace, (xc_span){start, at});
        if (at == span.end) break;
        at = stands(text, at, span.end, "<!--")
                 ? take_comment(m, at, span.end)
                 : take_tag(m, &trace, at, span.end);
    }
    m->html_cell = false;
    xc_story_end(m->story);
}

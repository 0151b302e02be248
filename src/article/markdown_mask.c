/*
 * markdown_mask.c - turns what Hugo, Jekyll and Eleventy take out of a text
 * before it is Markdown into blanks: {{< shortcodes >}}, {{% those %}}, {%
 * Liquid %}, {{ values }}, {# comments #}, {: attributes }, ~~struck~~.
 *
 * A tag has its end before the next blank line, or it is text. The caption
 * that a tag states is kept. Every byte keeps its place.
 * Exports: xc_markdown_hide.
 */
#include <string.h>

#include "article/markdown_parts.h"
#include "lexicon/lexicon.h"

/* Quotes and lists in each other: more on one line is blanked out. */
enum { NESTED_MAX = 64 };

/* Cells of tables: cmark-gfm fills up rows that have fewer than their first
 * line says. */
enum { CELLS_MAX = 500000 };

/* How far back from a tag its line or the target of a link is looked at. */
enum { BACK_MAX = 256 };

/* The longest name of a tag that is looked up. */
enum { NAME_MAX_BYTES = 31 };

typedef enum tag_kind {
    TAG_SHORT,     /* {{< >}} */
    TAG_PERCENT,   /* {{% %}} */
    TAG_VALUE,     /* {{ }} */
    TAG_LIQUID,    /* {% %} */
    TAG_COMMENT,   /* {# #} */
    TAG_ATTRIBUTE, /* {: } {. } {# } */
    TAG_COUNT
} tag_kind;

typedef struct masker {
    xc_arena *arena;
    const xc_text *source;
    xc_markdown_mask *mask;
    char *bytes;                   /* of the mask */
    uint32_t none[TAG_COUNT];      /* there is no such end before that */
    char code[NAME_MAX_BYTES + 1]; /* the tag with code that is open; "" */
    uint32_t code_start;
    uint32_t lines;      /* from here to the next blank line */
    uint32_t blank_line; /* where that is */
    uint64_t cells;      /* of tables so far */
} masker;

/* ------------------------------------------------------------------ */
/* Blanks                                                               */

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r' || c == '\0';
}

/* A tag in the target of a link: blanks would end the target. */
static bool is_in_target(const masker *m, uint32_t from) {
    const char *bytes = m->bytes;
    uint32_t at = from;
    while (at > 0 && from - at < BACK_MAX && !is_blank(bytes[at - 1]) &&
           !is_line_end(bytes[at - 1])) {
        at--;
        if (at > 0 && bytes[at] == '(' && bytes[at - 1] == ']') return true;
    }
    return at > 2 && at < from && bytes[at - 1] == ' ' &&
           bytes[at - 2] == ':' && bytes[at - 3] == ']';
}

/* Only marks of quotes and lists stand before it on its line. */
static bool begins_line(const masker *m, uint32_t from) {
    for (uint32_t first = from; from > 0 && !is_line_end(m->bytes[from - 1]);) {
        if (first - from == BACK_MAX) return false;
        from--;
        if (!strchr(" \t>-+*.)0123456789", m->bytes[from])) return false;
    }
    return true;
}

static bool goes_on(const masker *m, uint32_t at) {
    while (is_blank(m->bytes[at]))
        at++;
    return !is_line_end(m->bytes[at]);
}

static void fill(masker *m, xc_span span) {
    char with = is_in_target(m, span.start) ? '-' : ' ';
    uint32_t line = span.start;
    for (uint32_t i = span.start; i < span.end; i++) {
        if (is_line_end(m->bytes[i]))
            line = i + 1;
        else
            m->bytes[i] = with;
    }
    size_t length = strlen(XC_MARKDOWN_FILL);
    if (with == ' ' && span.end - line >= length && goes_on(m, span.end) &&
        begins_line(m, line))
        memcpy(m->bytes + line, XC_MARKDOWN_FILL, length);
}

/* ------------------------------------------------------------------ */
/* Tags                                                                 */

static bool stands(const xc_text *text, uint32_t at, const char *word) {
    size_t length = strlen(word);
    return text->length - at >= length &&
           memcmp(text->bytes + at, word, length) == 0;
}

static bool is_blank_line(const char *bytes, uint32_t at) {
    while (is_blank(bytes[at]))
        at++;
    return is_line_end(bytes[at]);
}

/* Behind the end of a tag that begins at a place; 0: it has none before the
 * next blank line, or on its line where it is an attribute. */
static uint32_t find_end(masker *m, uint32_t at, tag_kind kind) {
    static const char *const ends[] = {">}}", "%}}", "}}", "%}", "#}", "}"};
    const xc_text *text = m->source;
    if (at < m->none[kind]) return 0;
    uint32_t i = at + 2;
    for (; i < text->length; i++) {
        if (stands(text, i, ends[kind]))
            return i + (uint32_t)strlen(ends[kind]);
        bool line = text->bytes[i] == '\n' || text->bytes[i] == '\r';
        bool pair = text->bytes[i] == '\r' && text->bytes[i + 1] == '\n';
        if (line && kind == TAG_ATTRIBUTE) break;
        if (line && is_blank_line(text->bytes, i + 1 + pair)) break;
    }
    m->none[kind] = i;
    return 0;
}

/* The tag that begins at a place, and *end behind it. */
static bool find_tag(masker *m, uint32_t at, uint32_t *end) {
    static const struct {
        const char *start;
        tag_kind kind;
    } starts[] = {{"{{<", TAG_SHORT},    {"{{%", TAG_PERCENT},
                  {"{{", TAG_VALUE},     {"{%", TAG_LIQUID},
                  {"{#", TAG_COMMENT},   {"{#", TAG_ATTRIBUTE},
                  {"{:", TAG_ATTRIBUTE}, {"{.", TAG_ATTRIBUTE}};
    *end = 0;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0] && *end == 0; i++)
        if (stands(m->source, at, starts[i].start))
            *end = find_end(m, at, starts[i].kind);
    return *end > 0;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The name of a tag; with an "end" before it, or a "/", it closes one. */
static void read_name(const masker *m, xc_span tag, char *name, bool *closes) {
    const char *bytes = m->source->bytes;
    uint32_t at = tag.start;
    *closes = false;
    while (at < tag.end && strchr("{<%#-/ \t\r\n", bytes[at])) {
        if (bytes[at] == '/') *closes = true;
        at++;
    }
    if (!*closes && stands(m->source, at, "end")) {
        *closes = true;
        at += 3;
    }
    uint32_t length = 0;
    while (at + length < tag.end && length < NAME_MAX_BYTES &&
           is_name_char(bytes[at + length]))
        length++;
    memcpy(name, bytes + at, length);
    name[length] = '\0';
}

static bool holds_code(const char *name) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_RAWHTML, name);
    return row && xc_lexeme_word(row, XC_RAWHTML_TAG) == XC_RAWHTML_TAG_CODE;
}

/* The value, without its quotes, of the first parameter whose name ends so:
 * caption="...", caption: '...'. */
static bool find_value(const masker *m, xc_span tag, const char *name,
                       xc_span *value) {
    const char *bytes = m->source->bytes;
    uint32_t length = (uint32_t)strlen(name);
    for (uint32_t at = tag.start; at + length < tag.end; at++) {
        if (bytes[at] != name[0] || !stands(m->source, at, name)) continue;
        uint32_t i = at + length;
        while (i < tag.end && is_blank(bytes[i]))
            i++;
        if (bytes[i] != '=' && bytes[i] != ':') continue;
        for (i++; i < tag.end && is_blank(bytes[i]);)
            i++;
        char quote = bytes[i];
        if (i >= tag.end || !strchr("\"'`", quote)) continue;
        *value = (xc_span){i + 1, i + 1};
        for (i++; i < tag.end && bytes[i] != quote; i++)
            if (bytes[i] == '\\' && i + 1 < tag.end) i++;
        value->end = i < tag.end ? i : tag.end;
        return true;
    }
    return false;
}

/* What stands for a picture that cannot be seen is its caption where there is
 * none; one word is a label. */
static xc_status take_caption(masker *m, xc_span tag) {
    xc_markdown_caption caption = {{0, 0}, {0, 0}};
    bool stated = find_value(m, tag, "caption", &caption.words);
    if (!stated && !find_value(m, tag, " alt", &caption.words)) return XC_OK;
    xc_span words = caption.words;
    if (!stated &&
        !memchr(m->source->bytes + words.start, ' ', words.end - words.start))
        return XC_OK;
    if (stated) find_value(m, tag, " attr", &caption.credit);
    return XC_PUSH(m->arena, &m->mask->captions, caption);
}

/* What stands between a tag with code and its end is masked with it. */
static xc_status take_tag(masker *m, xc_span tag) {
    char name[NAME_MAX_BYTES + 1];
    bool closes;
    read_name(m, tag, name, &closes);
    if (*m->code && closes && strcmp(name, m->code) == 0) {
        fill(m, (xc_span){m->code_start, tag.end});
        *m->code = '\0';
        return XC_OK;
    }
    if (*m->code) {
        fill(m, tag);
        return XC_OK;
    }
    if (!closes && holds_code(name)) {
        memcpy(m->code, name, sizeof m->code);
        m->code_start = tag.start;
    } else if (!closes) {
        XC_TRY(take_caption(m, tag));
    }
    fill(m, tag);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Lines                                                                */

/* Behind words that are struck out on this line; 0: none are. */
static uint32_t find_struck(const xc_text *text, uint32_t at) {
    const char *bytes = text->bytes;
    bool opens = stands(text, at, "~~") && bytes[at + 2] != '~' &&
                 (at == 0 || bytes[at - 1] != '~') && !is_blank(bytes[at + 2]);
    for (uint32_t i = at + 2; opens && !is_line_end(bytes[i]); i++)
        if (stands(text, i, "~~") && bytes[i + 2] != '~') return i + 2;
    return 0;
}

/* Blanks out what is nested too deep at the start of a line. */
static void limit_depth(masker *m, uint32_t at) {
    unsigned depth = 0;
    for (;; at++) {
        char c = m->bytes[at];
        if (is_line_end(c) || !strchr(" \t>-+*.)0123456789", c)) return;
        bool item = strchr("-+*.)", c) && is_blank(m->bytes[at + 1]);
        depth += c == '>' || item;
        if (depth > NESTED_MAX) break;
    }
    if (m->mask->too_deep == 0) m->mask->too_deep = at;
    for (; !is_line_end(m->bytes[at]); at++)
        m->bytes[at] = ' ';
}

/* Cells that the line that parts the head of a table from its rows would give
 * each of them; 0: it is none. */
static uint32_t columns_of(const char *bytes, uint32_t at) {
    uint32_t columns = 1, dashes = 0;
    for (; !is_line_end(bytes[at]); at++) {
        if (!strchr("|:- \t>", bytes[at])) return 0;
        columns += bytes[at] == '|';
        dashes += bytes[at] == '-';
    }
    return dashes > 0 ? columns : 0;
}

static uint32_t end_of_line(const char *bytes, uint32_t at) {
    while (!is_line_end(bytes[at]))
        at++;
    return at;
}

static void count_lines(masker *m, uint32_t at) {
    const xc_text *text = m->source;
    m->lines = 0;
    while (at < text->length && !is_blank_line(text->bytes, at)) {
        at = end_of_line(text->bytes, at);
        if (text->bytes[at] == '\r' && text->bytes[at + 1] == '\n') at++;
        if (at < text->length) at++;
        m->lines++;
    }
    m->blank_line = at;
}

/* Blanks out the line that makes a table of what would be too large. */
static void limit_table(masker *m, uint32_t at) {
    if (at >= m->blank_line)
        count_lines(m, at);
    else if (m->lines > 0)
        m->lines--;
    uint32_t columns = columns_of(m->bytes, at);
    if (columns == 0) return;
    m->cells += (uint64_t)columns * m->lines;
    if (m->cells <= CELLS_MAX) return;
    if (m->mask->too_large == 0) m->mask->too_large = at;
    for (; !is_line_end(m->bytes[at]); at++)
        m->bytes[at] = ' ';
}

static xc_status hide_all(masker *m, uint32_t start) {
    const xc_text *text = m->source;
    bool line = true;
    for (uint32_t at = start; at < text->length;) {
        uint32_t end = 0;
        if (line) {
            limit_depth(m, at);
            limit_table(m, at);
        }
        line = text->bytes[at] == '\n' || text->bytes[at] == '\r';
        if (text->bytes[at] == '{' && find_tag(m, at, &end)) {
            XC_TRY(take_tag(m, (xc_span){at, end}));
        } else if (text->bytes[at] == '~' &&
                   (end = find_struck(text, at)) > 0) {
            fill(m, (xc_span){at, end});
        } else {
            end = at + 1;
        }
        at = end;
    }
    return XC_OK;
}

xc_status xc_markdown_hide(xc_arena *arena, const xc_text *source,
                           uint32_t start, xc_markdown_mask *mask) {
    *mask = (xc_markdown_mask){.text = *source};
    masker m = {.arena = arena, .source = source, .mask = mask};
    m.bytes = xc_arena_copy(arena, source->bytes, source->length);
    XC_TRY_NEW(m.bytes);
    mask->text.bytes = m.bytes;
    for (uint32_t i = 0; i < start; i++)
        if (!is_line_end(m.bytes[i])) m.bytes[i] = ' ';
    return hide_all(&m, start);
}

/*
 * wxr_prose.c - turns the content of a WordPress post, as an export holds it,
 * into HTML: first the text out of CDATA and references of XML, then without
 * shortcodes (developer.wordpress.org/plugins/shortcodes), whose kinds are
 * rows of shortcodes.tsv. Both keep the places.
 *
 * What stands in brackets and is no shortcode, "[sic]", stays.
 * Exports: xc_wxr_seek, xc_wxr_text, xc_wxr_prose.
 */
#include "article/wxr.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lexicon/lexicon.h"
#include "text/chars.h"

/* Longer tags, and names, are none. */
enum { TAG_MOST = 2048, NAME_MOST = 40, REFERENCE_MOST = 12 };

/* ------------------------------------------------------------------ */
/* XML                                                                  */

static bool stands(const xc_text *text, uint32_t at, uint32_t end,
                   const char *word) {
    size_t length = strlen(word);
    return end - at >= length && memcmp(text->bytes + at, word, length) == 0;
}

uint32_t xc_wxr_seek(const xc_text *text, uint32_t at, uint32_t end,
                     const char *word) {
    while (at < end && !stands(text, at, end, word))
        at++;
    return at;
}

/* The character of a reference at at; *next is behind it. -1: it is none. */
static int32_t read_reference(const xc_text *text, uint32_t at, uint32_t end,
                              uint32_t *next) {
    static const struct {
        const char *name;
        int32_t c;
    } known[] = {{"&lt;", '<'},
                 {"&gt;", '>'},
                 {"&amp;", '&'},
                 {"&quot;", '"'},
                 {"&apos;", '\''}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (!stands(text, at, end, known[i].name)) continue;
        *next = at + (uint32_t)strlen(known[i].name);
        return known[i].c;
    }
    char digits[REFERENCE_MOST + 1];
    if (!stands(text, at, end, "&#")) return -1;
    uint32_t most = end - at > REFERENCE_MOST ? at + REFERENCE_MOST : end;
    uint32_t close = xc_wxr_seek(text, at, most, ";");
    memcpy(digits, text->bytes + at + 2, close - at - 2);
    digits[close - at - 2] = '\0';
    bool hex = digits[0] == 'x';
    char *stop;
    unsigned long value = strtoul(digits + hex, &stop, hex ? 16 : 10);
    *next = close + 1;
    bool good = stop > digits + hex && *stop == '\0' && close < most;
    return good && value > 0 && value <= 0x10FFFF ? (int32_t)value : -1;
}

/* Appends what stands between two CDATA sections. */
static void put_references(xc_text_builder *out, const xc_text *base,
                           xc_span span) {
    xc_buffer one = XC_BUFFER_INIT;
    uint32_t run = span.start;
    for (uint32_t at = span.start, next = 0; at < span.end;) {
        int32_t c = base->bytes[at] == '&'
                        ? read_reference(base, at, span.end, &next)
                        : -1;
        if (c < 0) {
            at++;
            continue;
        }
        xc_text_builder_copy(out, (xc_span){run, at});
        xc_buffer_clear(&one);
        xc_char_put(&one, c);
        xc_text_builder_add(out, one.bytes, one.length, at);
        run = at = next;
    }
    xc_text_builder_copy(out, (xc_span){run, span.end});
    if (one.failed) out->status = XC_ERROR_MEMORY;
    xc_buffer_dispose(&one);
}

xc_status xc_wxr_text(xc_arena *arena, const xc_text *base, xc_span span,
                      xc_text *text) {
    static const char opening[] = "<![CDATA[", closing[] = "]]>";
    xc_text_builder out;
    xc_text_builder_init(&out, arena, base);
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t open = xc_wxr_seek(base, at, span.end, opening);
        put_references(&out, base, (xc_span){at, open});
        if (open == span.end) break;
        uint32_t start = open + (uint32_t)strlen(opening);
        at = xc_wxr_seek(base, start, span.end, closing);
        xc_text_builder_copy(&out, (xc_span){start, at});
        at += at < span.end ? (uint32_t)strlen(closing) : 0;
    }
    xc_status status = xc_text_builder_finish(&out, text);
    xc_text_builder_dispose(&out);
    return status;
}

/* ------------------------------------------------------------------ */
/* Shortcodes                                                           */

/* "[name attributes]" or "[/name]" */
typedef struct shortcode {
    uint32_t end; /* behind "]" */
    char name[NAME_MOST];
    int kind; /* a word of shortcodes.tsv; 0: not known */
    bool closing;
    bool attributes;
    bool alone;    /* "[name /]" */
    xc_span value; /* of caption="...": old exports have it so */
} shortcode;

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static uint32_t read_code_name(const xc_text *text, uint32_t at,
                               shortcode *code) {
    size_t length = 0;
    while (at < text->length && is_name(text->bytes[at]) &&
           length + 1 < NAME_MOST) {
        char c = text->bytes[at++];
        code->name[length++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    code->name[length] = '\0';
    return at;
}

/* The value of caption="..." in a tag. */
static xc_span find_value(const xc_text *text, xc_span tag) {
    static const char key[] = " caption=";
    uint32_t at = xc_wxr_seek(text, tag.start, tag.end, key);
    xc_span value = {at + (uint32_t)strlen(key) + 1, 0};
    if (value.start >= tag.end) return (xc_span){0, 0};
    char quote = text->bytes[value.start - 1];
    if (quote != '"' && quote != '\'') return (xc_span){0, 0};
    value.end = value.start;
    while (value.end < tag.end && text->bytes[value.end] != quote)
        value.end++;
    return value;
}

/* Reads the tag at "["; false: there is none. */
static bool read_shortcode(const xc_text *text, uint32_t at, shortcode *code) {
    *code = (shortcode){0};
    uint32_t start = at++;
    code->closing = at < text->length && text->bytes[at] == '/';
    at = read_code_name(text, at + code->closing, code);
    bool named = code->name[0] >= 'a' && code->name[0] <= 'z';
    if (!named || at == text->length) return false;
    char c = text->bytes[at];
    if (c != ']' && c != '/' && !is_blank(c)) return false;
    uint32_t limit =
        text->length - start > TAG_MOST ? start + TAG_MOST : text->length;
    uint32_t close = at;
    char quote = '\0';
    for (; close < limit && (quote || !strchr("[]", text->bytes[close]));
         close++) {
        char here = text->bytes[close];
        if (here == quote)
            quote = '\0';
        else if (!quote && (here == '"' || here == '\''))
            quote = here;
        code->attributes |= here == '=';
    }
    if (close == limit || text->bytes[close] != ']') return false;
    code->alone = text->bytes[close - 1] == '/';
    code->end = close + 1;
    code->value = find_value(text, (xc_span){at, close});
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SHORTCODES, code->name);
    code->kind = row ? xc_lexeme_word(row, XC_SHORTCODES_KIND) : 0;
    return true;
}

typedef struct writer {
    const xc_text *text;
    xc_text_builder out;
    uint32_t run; /* not copied yet */
    uint32_t end; /* where the next end tag begins, once looked for */
} writer;

static void put(writer *w, const char *html, uint32_t at) {
    xc_text_builder_add(&w->out, html, strlen(html), at);
}

/* Behind the end tag of what is no prose; behind the tag itself where the next
 * end tag is another's. */
static uint32_t skip_to_end(writer *w, const shortcode *code) {
    size_t length = strlen(code->name);
    if (w->end < code->end)
        w->end = xc_wxr_seek(w->text, code->end, w->text->length, "[/");
    const char *tag = w->text->bytes + w->end;
    bool own = w->text->length - w->end > length + 2 &&
               strncasecmp(tag + 2, code->name, length) == 0 &&
               tag[2 + length] == ']';
    return own ? w->end + (uint32_t)length + 3 : code->end;
}

static void put_caption(writer *w, const shortcode *code, uint32_t at) {
    if (code->closing) {
        put(w, "</figcaption>", at);
        return;
    }
    put(w, "<figcaption>", at);
    if (code->value.end > code->value.start)
        xc_text_builder_copy(&w->out, code->value);
}

/* Answers where to go on; at: it is no shortcode. */
static uint32_t take(writer *w, uint32_t at) {
    shortcode code;
    if (!read_shortcode(w->text, at, &code)) return at;
    if (code.kind == 0 && !code.attributes && !code.closing) return at;
    xc_text_builder_copy(&w->out, (xc_span){w->run, at});
    w->run = code.end;
    if (code.kind == XC_SHORTCODES_KIND_CAPTION)
        put_caption(w, &code, at);
    else if (code.kind == XC_SHORTCODES_KIND_OUT && !code.closing &&
             !code.alone)
        w->run = skip_to_end(w, &code);
    return w->run;
}

xc_status xc_wxr_prose(xc_arena *arena, const xc_text *content, xc_text *html) {
    writer w = {.text = content};
    xc_text_builder_init(&w.out, arena, content);
    put(&w, "<div>", 0);
    for (uint32_t at = 0; at < content->length;) {
        const char *next = strchr(content->bytes + at, '[');
        if (!next) break;
        at = (uint32_t)(next - content->bytes);
        uint32_t behind = take(&w, at);
        at = behind > at ? behind : at + 1;
    }
    xc_text_builder_copy(&w.out, (xc_span){w.run, content->length});
    xc_status status = xc_text_builder_finish(&w.out, html);
    xc_text_builder_dispose(&w.out);
    return status;
}

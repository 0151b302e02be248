/*
 * json.c - walks the bytes of JSON beside what cJSON made of them, and decodes
 * strings with their places. It refuses nothing that cJSON takes.
 * Exports: xc_json_*.
 */
#include "article/json.h"

#include <string.h>
#include <strings.h>

#include "text/chars.h"

void xc_json_parse(const xc_text *text, xc_span span, cJSON **root,
                   uint32_t *at) {
    const char *bytes = text->bytes + span.start;
    const char *stop = bytes;
    *root =
        cJSON_ParseWithLengthOpts(bytes, span.end - span.start, &stop, false);
    *at = span.start + (uint32_t)(stop - bytes);
}

/* ------------------------------------------------------------------ */
/* Walking                                                              */

static void skip_space(xc_json_steps *w) {
    while (w->at < w->end && (unsigned char)w->text->bytes[w->at] <= ' ')
        w->at++;
}

static bool skip(xc_json_steps *w, char c) {
    skip_space(w);
    if (w->at >= w->end || w->text->bytes[w->at] != c) return false;
    w->at++;
    return true;
}

static void skip_string(xc_json_steps *w) {
    const char *bytes = w->text->bytes;
    if (!skip(w, '"')) {
        w->bad = true;
        return;
    }
    while (w->at < w->end && bytes[w->at] != '"')
        w->at += bytes[w->at] == '\\' ? 2 : 1;
    if (w->at >= w->end) {
        w->bad = true;
        w->at = w->end;
        return;
    }
    w->at++;
}

static bool is_delimiter(char c) {
    return c == ',' || c == '}' || c == ']' || (unsigned char)c <= ' ';
}

static void skip_nested(xc_json_steps *w) {
    unsigned depth = 0;
    do {
        char c = w->text->bytes[w->at];
        if (c == '"') {
            skip_string(w);
            continue;
        }
        if (c == '{' || c == '[') depth++;
        if (c == '}' || c == ']') depth--;
        w->at++;
    } while (depth > 0 && w->at < w->end && !w->bad);
    if (depth > 0) w->bad = true;
}

static xc_span skip_value(xc_json_steps *w) {
    skip_space(w);
    uint32_t start = w->at;
    const char *bytes = w->text->bytes;
    char first = w->at < w->end ? bytes[w->at] : '\0';
    if (first == '"') {
        skip_string(w);
    } else if (first == '{' || first == '[') {
        skip_nested(w);
    } else {
        while (w->at < w->end && !is_delimiter(bytes[w->at]))
            w->at++;
    }
    if (w->at == start) w->bad = true;
    return (xc_span){start, w->at};
}

void xc_json_walk(xc_json_steps *steps, const xc_text *text,
                  xc_json_value value) {
    bool object = cJSON_IsObject(value.item);
    bool walks = object || cJSON_IsArray(value.item);
    *steps = (xc_json_steps){.text = text,
                             .next = walks ? value.item->child : NULL,
                             .at = value.span.start,
                             .end = value.span.end,
                             .object = object};
    if (walks && !skip(steps, object ? '{' : '[')) steps->bad = true;
}

bool xc_json_step(xc_json_steps *steps, xc_json_value *member) {
    if (steps->bad || !steps->next) return false;
    if (steps->object) {
        skip_space(steps);
        skip_string(steps);
        if (!steps->bad && !skip(steps, ':')) steps->bad = true;
    }
    if (steps->bad) return false;
    *member = (xc_json_value){steps->next, skip_value(steps)};
    steps->next = steps->next->next;
    char close = steps->object ? '}' : ']';
    if (!steps->bad && !skip(steps, steps->next ? ',' : close))
        steps->bad = true;
    return !steps->bad;
}

xc_json_value xc_json_find(const xc_text *text, xc_json_value object,
                           const char *name) {
    xc_json_steps steps;
    xc_json_value member;
    xc_json_walk(&steps, text, object);
    while (xc_json_step(&steps, &member)) {
        const char *own = member.item->string;
        if (own && strcasecmp(own, name) == 0) return member;
    }
    return (xc_json_value){NULL, {object.span.start, object.span.start}};
}

/* ------------------------------------------------------------------ */
/* Decoding strings                                                     */

/* The four hexadecimal digits at bytes[at], or -1. */
static int32_t read_hex(const char *bytes, uint32_t at, uint32_t end) {
    if (end - at < 4 || at > end) return -1;
    int32_t value = 0;
    for (uint32_t i = at; i < at + 4; i++) {
        char c = bytes[i];
        int32_t digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The code point of "\uXXXX" at *at, or of a pair of them; moves past it. */
static int32_t read_unicode(const char *bytes, uint32_t *at, uint32_t end) {
    int32_t c = read_hex(bytes, *at + 2, end);
    *at += c < 0 ? 2 : 6;
    if (c < 0xD800 || c > 0xDBFF) return c;
    if (end - *at < 6 || bytes[*at] != '\\' || bytes[*at + 1] != 'u') return c;
    int32_t low = read_hex(bytes, *at + 2, end);
    if (low < 0xDC00 || low > 0xDFFF) return c;
    *at += 6;
    return 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00);
}

/* The code point of the escape at *at; moves past it. */
static int32_t read_escape(const char *bytes, uint32_t *at, uint32_t end) {
    if (end - *at < 2) {
        *at = end;
        return -1;
    }
    char c = bytes[*at + 1];
    if (c == 'u') return read_unicode(bytes, at, end);
    *at += 2;
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    default:
        return (unsigned char)c < 0x80 ? c : -1;
    }
}

xc_status xc_json_decode(xc_arena *arena, const xc_text *text, xc_span span,
                         xc_text *string) {
    xc_text_builder builder;
    xc_text_builder_init(&builder, arena, text);
    uint32_t end = span.end - 1;
    uint32_t run = span.start + 1;
    xc_buffer one = XC_BUFFER_INIT;
    for (uint32_t at = run; at < end;) {
        if (text->bytes[at] != '\\') {
            at++;
            continue;
        }
        uint32_t from = at;
        xc_text_builder_copy(&builder, (xc_span){run, from});
        xc_buffer_clear(&one);
        xc_char_put(&one, read_escape(text->bytes, &at, end));
        xc_text_builder_add(&builder, one.bytes, one.length, from);
        run = at;
    }
    xc_text_builder_copy(&builder, (xc_span){run, end});
    xc_status status = xc_buffer_status(&one);
    if (status == XC_OK) status = xc_text_builder_finish(&builder, string);
    xc_text_builder_dispose(&builder);
    xc_buffer_dispose(&one);
    return status;
}

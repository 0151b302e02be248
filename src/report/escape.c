/*
 * escape.c - turns any bytes into text that is safe to send.
 *
 * An article may hold terminal escape sequences, by accident or by intent: no
 * writer may hand them on. Refuses nothing: what is no UTF-8 is replaced.
 * Exports: xc_escape_*.
 */
#include "report/escape.h"

#include <string.h>

/* What may follow a first byte (Unicode 15, table 3-7). */
typedef struct lead {
    unsigned length;
    unsigned char low, high; /* range of the second byte */
} lead;

static lead lead_of(unsigned char first) {
    if (first < 0x80) return (lead){1, 0, 0};
    if (first < 0xC2) return (lead){0, 0, 0};
    if (first < 0xE0) return (lead){2, 0x80, 0xBF};
    if (first < 0xF0) {
        unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
        unsigned char high = first == 0xED ? 0x9F : 0xBF;
        return (lead){3, low, high};
    }
    if (first < 0xF5) {
        unsigned char low = first == 0xF0 ? 0x90 : 0x80;
        unsigned char high = first == 0xF4 ? 0x8F : 0xBF;
        return (lead){4, low, high};
    }
    return (lead){0, 0, 0};
}

size_t xc_escape_step(const char *bytes, size_t length, uint32_t *c) {
    static const uint32_t masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *in = (const unsigned char *)bytes;
    lead first = lead_of(in[0]);
    *c = 0xFFFD;
    if (first.length == 0 || first.length > length) return 0;
    uint32_t value = in[0] & masks[first.length];
    for (unsigned i = 1; i < first.length; i++) {
        unsigned char low = i == 1 ? first.low : 0x80;
        unsigned char high = i == 1 ? first.high : 0xBF;
        if (in[i] < low || in[i] > high) return 0;
        value = value << 6 | (in[i] & 0x3Fu);
    }
    *c = value;
    return first.length;
}

static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/* Line and paragraph separators end a line for some readers. */
static bool is_separator(uint32_t c) {
    return c == 0x2028 || c == 0x2029;
}

static void escape_json_one(xc_buffer *out, uint32_t c) {
    switch (c) {
    case '"':
        xc_buffer_puts(out, "\\\"");
        break;
    case '\\':
        xc_buffer_puts(out, "\\\\");
        break;
    case '\n':
        xc_buffer_puts(out, "\\n");
        break;
    case '\r':
        xc_buffer_puts(out, "\\r");
        break;
    case '\t':
        xc_buffer_puts(out, "\\t");
        break;
    default:
        xc_buffer_printf(out, "\\u%04x", (unsigned)c);
    }
}

static bool json_needs_escape(uint32_t c) {
    return c == '"' || c == '\\' || is_control(c) || is_separator(c);
}

void xc_escape_json(xc_buffer *out, const char *bytes, size_t length) {
    size_t clean = 0; /* start of what passes as it is */
    xc_buffer_putc(out, '"');
    for (size_t at = 0; at < length;) {
        uint32_t c;
        size_t step = xc_escape_step(bytes + at, length - at, &c);
        if (step > 0 && !json_needs_escape(c)) {
            at += step;
            continue;
        }
        xc_buffer_add(out, bytes + clean, at - clean);
        if (step == 0) {
            xc_buffer_puts(out, "\\ufffd");
        } else {
            escape_json_one(out, c);
        }
        at += step > 0 ? step : 1;
        clean = at;
    }
    if (clean < length) xc_buffer_add(out, bytes + clean, length - clean);
    xc_buffer_putc(out, '"');
}

/* Characters that change what a terminal or a reader sees around them. */
static bool shown_needs_escape(uint32_t c) {
    return is_control(c) || is_separator(c) || c == 0x061C || c == 0x200E ||
           c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

static void escape_shown_one(xc_buffer *out, uint32_t c) {
    if (c == '\n') {
        xc_buffer_puts(out, "\\n");
    } else if (c == '\r') {
        xc_buffer_puts(out, "\\r");
    } else if (c == '\t') {
        xc_buffer_puts(out, "\\t");
    } else if (c < 0x100) {
        xc_buffer_printf(out, "\\x%02x", (unsigned)c);
    } else {
        xc_buffer_printf(out, "\\u%04x", (unsigned)c);
    }
}

void xc_escape_shown(xc_buffer *out, const char *bytes, size_t length) {
    size_t clean = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c;
        size_t step = xc_escape_step(bytes + at, length - at, &c);
        if (step > 0 && !shown_needs_escape(c)) {
            at += step;
            continue;
        }
        xc_buffer_add(out, bytes + clean, at - clean);
        if (step == 0) c = (unsigned char)bytes[at];
        escape_shown_one(out, c);
        at += step > 0 ? step : 1;
        clean = at;
    }
    if (clean < length) xc_buffer_add(out, bytes + clean, length - clean);
}

void xc_escape_shown_string(xc_buffer *out, const char *string) {
    if (string) xc_escape_shown(out, string, strlen(string));
}

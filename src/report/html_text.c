/*
 * html_text.c - turns any bytes into text of an HTML page that is inert in
 * elements and in quoted attributes.
 *
 * It knows no markup of articles: all of it is shown as it was written.
 * Exports: xc_page_put_text, xc_page_put_string, xc_page_put_name,
 * xc_page_put_day.
 */
#include <string.h>

#include "report/escape.h"
#include "report/html.h"

static const char *entity_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
    case '\r':
    case '\t':
        return " ";
    default:
        return NULL;
    }
}

void xc_page_put_text(xc_buffer *out, const char *bytes, size_t length) {
    for (size_t at = 0; at < length;) {
        uint32_t c;
        const char *entity = entity_of(bytes[at]);
        size_t step = xc_escape_step(bytes + at, length - at, &c);
        if (step == 0) step = 1;
        if (entity)
            xc_buffer_puts(out, entity);
        else
            xc_escape_shown(out, bytes + at, step);
        at += step;
    }
}

/* Never within a character. */
static size_t cut_at(const char *string, size_t most) {
    size_t length = strnlen(string, most + 1);
    if (length <= most) return length;
    for (length = most; length > 0; length--)
        if (((unsigned char)string[length] & 0xC0) != 0x80) break;
    return length;
}

void xc_page_put_string(xc_buffer *out, const char *string, size_t most) {
    if (!string) return;
    size_t length = cut_at(string, most);
    xc_page_put_text(out, string, length);
    if (string[length]) xc_buffer_puts(out, "\xe2\x80\xa6");
}

void xc_page_put_name(xc_buffer *out, const char *string) {
    xc_buffer_puts(out, "<bdi>");
    xc_page_put_string(out, string, XC_PAGE_NAME);
    xc_buffer_puts(out, "</bdi>");
}

void xc_page_put_day(xc_buffer *out, const char *published) {
    if (!published) {
        xc_buffer_puts(out, "undated");
        return;
    }
    bool is_day = xc_day_parse(published) != XC_DAY_UNKNOWN;
    if (is_day) {
        xc_buffer_puts(out, "<time datetime=\"");
        xc_page_put_text(out, published, strnlen(published, 10));
        xc_buffer_puts(out, "\">");
    }
    xc_page_put_text(out, published, strnlen(published, 10));
    if (is_day) xc_buffer_puts(out, "</time>");
}

/*
 * span.c - stretches of a text without what stands around them.
 * Exports: xc_text_trim.
 */
#include "text/chars.h"
#include "text/text.h"

xc_span xc_text_trim(const char *bytes, xc_span span) {
    while (span.start < span.end) {
        uint32_t next = span.start;
        if (!xc_char_is_space(xc_char_next(bytes, span.end, &next))) break;
        span.start = next;
    }
    while (span.start < span.end) {
        uint32_t last = span.end;
        if (!xc_char_is_space(xc_char_previous(bytes, &last))) break;
        span.end = last;
    }
    return span;
}

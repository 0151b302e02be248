/*
 * chars.h - what kind of character is this, and words in one spelling.
 * Exports: xc_char_*, xc_text_fold.
 */
#ifndef XC_TEXT_CHARS_H
#define XC_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* xc_char_next for any code point. */
int32_t xc_char_decode(const char *bytes, uint32_t length, uint32_t *offset);

/* The code point at bytes[*offset]; moves *offset past it. bytes is valid
 * UTF-8 and *offset < length. */
static inline int32_t xc_char_next(const char *bytes, uint32_t length,
                                   uint32_t *offset) {
    unsigned char first = (unsigned char)bytes[*offset];
    if (first >= 0x80) return xc_char_decode(bytes, length, offset);
    (*offset)++;
    return first;
}

/* The code point that ends at bytes[*offset]; moves *offset to its start.
 * *offset > 0. */
int32_t xc_char_previous(const char *bytes, uint32_t *offset);

/* Appends a code point as UTF-8; U+FFFD for NUL and what is none. */
void xc_char_put(xc_buffer *out, int32_t c);

bool xc_char_is_letter(int32_t c);
bool xc_char_is_upper(int32_t c); /* upper or title case */
bool xc_char_is_lower(int32_t c);
bool xc_char_is_digit(int32_t c);       /* decimal digit */
bool xc_char_is_space(int32_t c);       /* white space, zero-width ones too */
bool xc_char_is_currency(int32_t c);    /* $ and its kin */
bool xc_char_is_open_quote(int32_t c);  /* “ ‘ « „ */
bool xc_char_is_close_quote(int32_t c); /* ” ’ » */
bool xc_char_is_dash(int32_t c);        /* hyphens and dashes */
bool xc_char_is_hyphen(int32_t c);      /* what joins the parts of a word */

/* Appends the bytes in one spelling: compatibility forms composed, case
 * folded, curly quotes and apostrophes straight, dashes and non-breaking
 * hyphens as "-", spaces as " ", soft hyphens and zero-width characters
 * gone. A failure sticks to the buffer. */
void xc_text_fold(xc_buffer *out, const char *bytes, size_t length);

#endif

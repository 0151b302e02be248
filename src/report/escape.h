/*
 * escape.h - makes text safe to send: as a JSON string, or to a terminal.
 *
 * The one place where output is escaped. Bytes that are no UTF-8 never pass.
 * Exports: xc_escape_step, xc_escape_json, xc_escape_shown.
 */
#ifndef XC_REPORT_ESCAPE_H
#define XC_REPORT_ESCAPE_H

#include <stdint.h>

#include "base/buffer.h"

/* The length of the UTF-8 sequence at bytes, its code point in *c; 0 where
 * there is no valid one. length > 0. */
size_t xc_escape_step(const char *bytes, size_t length, uint32_t *c);

/* Appends a JSON string with its quotes. Control characters and line
 * separators are escaped, invalid bytes become U+FFFD. */
void xc_escape_json(xc_buffer *out, const char *bytes, size_t length);

/* Appends text for people: what could move the cursor, change a colour or
 * turn the writing direction is shown as "\x1b", "\u202e" or "\n", invalid
 * bytes as "\xff". */
void xc_escape_shown(xc_buffer *out, const char *bytes, size_t length);

/* The same for a string; NULL is nothing. */
void xc_escape_shown_string(xc_buffer *out, const char *string);

#endif

/*
 * lines.c - turns the lines of a block into the items of a list.
 *
 * A bullet at the start of a line always begins an item. Numbers, letters and
 * dashes do so only where the line before has come to an end or a list has
 * begun: prose that is wrapped by hand may have "31." at the start of a line.
 * It knows nothing of nesting.
 * Exports: xc_line_marker_end, xc_line_item_next.
 */
#include "language/lines.h"

#include <string.h>

#include "text/chars.h"

/* Digits of one number, and numbers with dots between, in a marker. */
enum { DIGITS_MAX = 3, LEVELS_MAX = 4 };

static char byte_at(const char *bytes, xc_span within, uint32_t at) {
    return at < within.end ? bytes[at] : '\0';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_bullet(int32_t c) {
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25e6 ||
           c == 0x25aa || c == 0x25cf || c == 0x25cb || c == 0x25a0;
}

static uint32_t digits_end(const char *bytes, xc_span within, uint32_t at) {
    uint32_t end = at;
    while (end - at < DIGITS_MAX && is_digit(byte_at(bytes, within, end)))
        end++;
    return end;
}

/* "1.", "2.1.", "3)" */
static uint32_t number_end(const char *bytes, xc_span within) {
    uint32_t at = within.start;
    for (int level = 0; level < LEVELS_MAX; level++) {
        uint32_t end = digits_end(bytes, within, at);
        if (end == at) break;
        char c = byte_at(bytes, within, end);
        if (c == ')') return end + 1;
        if (c != '.') return within.start;
        at = end + 1;
    }
    return at;
}

uint32_t xc_line_marker_end(const char *bytes, xc_span within) {
    uint32_t at = within.start;
    char c = byte_at(bytes, within, at);
    if (is_digit(c)) return number_end(bytes, within);
    if (c == '-' || c == '*') return at + 1;
    bool open = c == '(';
    if (open) at++;
    uint32_t end = digits_end(bytes, within, at);
    if (end == at && is_small(byte_at(bytes, within, at))) end = at + 1;
    if (end > at && byte_at(bytes, within, end) == ')') return end + 1;
    uint32_t next = within.start;
    bool bullet =
        next < within.end && is_bullet(xc_char_next(bytes, within.end, &next));
    return bullet ? next : within.start;
}

/* True when what stands before a line has come to an end. */
static bool is_ended(const char *bytes, xc_span within, uint32_t line) {
    while (line > within.start) {
        int32_t c = xc_char_previous(bytes, &line);
        if (xc_char_is_space(c)) continue;
        return c == '"' || xc_char_is_close_quote(c) ||
               (c < 0x80 && strchr(".:;?!)", (int)c));
    }
    return true;
}

/* The start of an item at the line that begins at a place; its end where the
 * line begins none. */
static bool is_item(const char *bytes, xc_span within, uint32_t line,
                    bool in_list, uint32_t *start) {
    uint32_t at = line;
    while (byte_at(bytes, within, at) == ' ' ||
           byte_at(bytes, within, at) == '\t')
        at++;
    *start = at;
    xc_span rest = {at, within.end};
    uint32_t end = xc_line_marker_end(bytes, rest), next = at;
    if (end == at) return false;
    if (is_bullet(xc_char_next(bytes, within.end, &next))) return true;
    if (byte_at(bytes, within, end) != ' ' &&
        byte_at(bytes, within, end) != '\t')
        return false;
    return in_list || is_ended(bytes, within, line);
}

uint32_t xc_line_item_next(const char *bytes, xc_span within, bool *in_list) {
    for (uint32_t at = within.start; at < within.end; at++) {
        if (bytes[at] != '\n' && bytes[at] != '\r') continue;
        uint32_t start;
        if (!is_item(bytes, within, at + 1, *in_list, &start)) continue;
        *in_list = true;
        return start;
    }
    return within.end;
}

/*
 * front_toml.c - front matter in TOML (toml.io), a small reader of what
 * newsrooms state in it: strings, dates, truth values and lists of strings
 * at the top level.
 *
 * Numbers are passed over. Tables, dotted keys and what is put together in
 * braces are left out, and that is told; a mistake costs its line.
 * Exports: xc_front_toml.
 */
#include <string.h>

#include "article/front_matter.h"
#include "text/chars.h"

/* Mistakes that are told; then the rest is left out. */
enum { ERRORS_MAX = 16 };

typedef struct toml {
    xc_front *front;
    const char *bytes;
    uint32_t at;
    uint32_t end;
    xc_buffer value; /* of the string that was read last */
    int errors;
} toml;

static bool at_end(const toml *t) {
    return t->at >= t->end;
}

static char here(const toml *t) {
    return at_end(t) ? '\0' : t->bytes[t->at];
}

static bool is_line_end(const toml *t) {
    return at_end(t) || here(t) == '\n' || here(t) == '\r';
}

static bool stands(const toml *t, const char *word) {
    size_t length = strlen(word);
    return t->end - t->at >= length &&
           memcmp(t->bytes + t->at, word, length) == 0;
}

static void skip_blanks(toml *t) {
    while (here(t) == ' ' || here(t) == '\t')
        t->at++;
}

/* Past white space, line ends and comments. */
static void skip_space(toml *t) {
    for (;;) {
        while (here(t) == ' ' || (here(t) >= '\t' && here(t) <= '\r'))
            t->at++;
        if (here(t) != '#') return;
        while (!is_line_end(t))
            t->at++;
    }
}

static void skip_line(toml *t) {
    t->at = xc_front_next_line(t->bytes, t->at, t->end);
}

static void tell_bad(toml *t, uint32_t at, const char *what) {
    t->errors++;
    xc_front_tell(t->front, XC_SEVERITY_ERROR, at,
                  "the front matter is no TOML here: %s; left out", what);
}

static void tell_left(toml *t, uint32_t at, const char *what) {
    xc_front_tell(t->front, XC_SEVERITY_NOTE, at,
                  "of TOML only strings, dates and lists of strings of the top "
                  "level are read: %s left out",
                  what);
}

/* ------------------------------------------------------------------ */
/* Strings                                                              */

static int32_t read_hex(toml *t, uint32_t count) {
    int32_t value = 0;
    for (uint32_t i = 0; i < count; i++, t->at++) {
        char c = here(t);
        int32_t digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
        if (digit < 0 || value > 0x10FFFF) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Reads an escape, behind its backslash. */
static void read_escape(toml *t) {
    static const char names[] = "btnfr\"\\", means[] = "\b\t\n\f\r\"\\";
    char c = here(t);
    const char *known = c ? strchr(names, c) : NULL;
    if (known) {
        t->at++;
        xc_buffer_putc(&t->value, means[known - names]);
    } else if (c == 'u' || c == 'U') {
        t->at++;
        xc_char_put(&t->value, read_hex(t, c == 'u' ? 4 : 8));
    } else {
        /* A line that goes on in the next. */
        while (here(t) == ' ' || (here(t) >= '\t' && here(t) <= '\r'))
            t->at++;
    }
}

/* Reads a string up to the quotes that it began with; false: it has no
 * end, and the reader stands at the end of its line. */
static bool read_until(toml *t, const char *quotes, bool escapes) {
    bool lines = strlen(quotes) == 3;
    xc_buffer_clear(&t->value);
    xc_buffer_puts(&t->value, "");
    while (!at_end(t) && !stands(t, quotes)) {
        if (!lines && is_line_end(t)) return false;
        char c = here(t);
        t->at++;
        if (c == '\\' && escapes)
            read_escape(t);
        else
            xc_buffer_putc(&t->value, c);
    }
    if (at_end(t)) return false;
    t->at += (uint32_t)strlen(quotes);
    /* Quotes that stand before the last ones are in the string. */
    for (; lines && here(t) == quotes[0]; t->at++)
        xc_buffer_putc(&t->value, quotes[0]);
    return true;
}

static bool read_string(toml *t, bool *escapes) {
    static const char *const kinds[] = {"\"\"\"", "'''", "\"", "'"};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!stands(t, kinds[i])) continue;
        t->at += (uint32_t)strlen(kinds[i]);
        *escapes = kinds[i][0] == '"';
        return read_until(t, kinds[i], *escapes);
    }
    return false;
}

static bool begins_string(const toml *t) {
    return here(t) == '"' || here(t) == '\'';
}

/* ------------------------------------------------------------------ */
/* Values                                                               */

/* XC_ERROR_FORMAT: the string has no end. */
static xc_status take_string(toml *t, const char *key) {
    bool escapes = false;
    xc_span span = {t->at, t->at};
    if (!read_string(t, &escapes)) return XC_ERROR_FORMAT;
    span.end = t->at;
    XC_TRY(xc_buffer_status(&t->value));
    return xc_front_add(t->front, key, NULL, t->value.bytes, t->value.length,
                        span, escapes);
}

/* A word without quotes: a date, which may hold a blank; a truth value. */
static xc_status take_bare(toml *t, const char *key) {
    xc_span span = {t->at, t->at};
    while (!is_line_end(t) && here(t) != '#' && here(t) != ',')
        t->at++;
    span.end = t->at;
    span = xc_text_trim(t->bytes, span);
    uint32_t length = span.end - span.start;
    const char *word = t->bytes + span.start;
    bool date = length >= 10 && word[4] == '-' && word[7] == '-';
    bool truth = (length == 4 && memcmp(word, "true", 4) == 0) ||
                 (length == 5 && memcmp(word, "false", 5) == 0);
    if (!date && !truth) return XC_OK;
    return xc_front_add(t->front, key, NULL, word, length, span, false);
}

/* Passes what is nested in brackets or braces. */
static xc_status skip_nested(toml *t) {
    uint32_t start = t->at, depth = 0;
    bool escapes;
    do {
        skip_space(t);
        if (begins_string(t)) {
            if (!read_string(t, &escapes)) return XC_ERROR_FORMAT;
            continue;
        }
        depth += here(t) == '[' || here(t) == '{';
        depth -= here(t) == ']' || here(t) == '}';
        if (!at_end(t)) t->at++;
    } while (depth > 0 && !at_end(t));
    tell_left(t, start, "this value is");
    return depth > 0 ? XC_ERROR_FORMAT : XC_OK;
}

static xc_status take_list(toml *t, const char *key) {
    t->at++;
    for (;;) {
        skip_space(t);
        if (here(t) == ']') break;
        if (begins_string(t)) {
            XC_TRY(take_string(t, key));
        } else if (here(t) == '[' || here(t) == '{') {
            XC_TRY(skip_nested(t));
        } else {
            while (!is_line_end(t) && here(t) != ',' && here(t) != ']')
                t->at++;
        }
        skip_space(t);
        if (here(t) == ',')
            t->at++;
        else if (here(t) != ']')
            return XC_ERROR_FORMAT;
    }
    t->at++;
    return XC_OK;
}

static xc_status take_value(toml *t, const char *key) {
    skip_blanks(t);
    if (is_line_end(t)) return XC_ERROR_FORMAT;
    if (begins_string(t)) return take_string(t, key);
    if (here(t) == '[') return take_list(t, key);
    if (here(t) == '{') return skip_nested(t);
    return take_bare(t, key);
}

/* ------------------------------------------------------------------ */
/* Lines                                                                */

static bool is_key_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The key at the start of a line, in the arena; NULL where there is none, or
 * where it cannot be kept: *status. */
static const char *read_key(toml *t, xc_status *status) {
    uint32_t start = t->at;
    bool escapes;
    const char *key = NULL;
    if (begins_string(t)) {
        if (!read_string(t, &escapes)) return NULL;
        key = xc_arena_copy(t->front->reader->arena, t->value.bytes,
                            t->value.length);
    } else {
        while (is_key_char(here(t)))
            t->at++;
        if (t->at == start) return NULL;
        key = xc_arena_copy(t->front->reader->arena, t->bytes + start,
                            t->at - start);
    }
    if (!key) *status = XC_ERROR_MEMORY;
    skip_blanks(t);
    return key;
}

/* A key and its value; the reader ends up behind them, or in the line where
 * they are wrong. */
static xc_status take_pair(toml *t) {
    xc_status status = XC_OK;
    uint32_t start = t->at;
    const char *key = read_key(t, &status);
    if (status < 0) return status;
    if (key && here(t) == '.') {
        tell_left(t, start, "a key with a dot is");
        skip_line(t);
        return XC_OK;
    }
    if (!key || here(t) != '=') {
        tell_bad(t, t->at, "a key and \"=\" are wanted");
        skip_line(t);
        return XC_OK;
    }
    t->at++;
    status = take_value(t, key);
    if (status == XC_ERROR_FORMAT) {
        uint32_t next = xc_front_next_line(t->bytes, start, t->end);
        tell_bad(t, t->at < next ? t->at : start,
                 "the value has no end or is none");
        t->at = next;
        return XC_OK;
    }
    skip_blanks(t);
    if (status == XC_OK && !is_line_end(t) && here(t) != '#') {
        tell_bad(t, t->at, "something follows the value");
        skip_line(t);
    }
    return status;
}

static xc_status take_all(toml *t) {
    for (skip_space(t); !at_end(t); skip_space(t)) {
        if (here(t) == '[') {
            tell_left(t, t->at, "this table and what follows are");
            return XC_OK;
        }
        if (t->errors == ERRORS_MAX) return XC_OK;
        XC_TRY(take_pair(t));
    }
    return XC_OK;
}

xc_status xc_front_toml(xc_front *front, xc_span span) {
    toml t = {front,          front->source->text.bytes,
              span.start,     span.end,
              XC_BUFFER_INIT, 0};
    xc_status status = take_all(&t);
    if (status == XC_OK) status = xc_buffer_status(&t.value);
    xc_buffer_dispose(&t.value);
    return status;
}

/*
 * emit.c - turns calls into JSON text.
 *
 * The caller keeps brackets paired; an unpaired one is a bug of ours and
 * asserted. Exports: xc_json_*.
 */
#include "report/emit.h"

#include <assert.h>
#include <string.h>

#include "report/escape.h"

void xc_json_init(xc_json *json, xc_buffer *out, bool pretty) {
    memset(json, 0, sizeof *json);
    json->out = out;
    json->pretty = pretty;
}

static void start_line(xc_json *json) {
    if (!json->pretty || json->depth == 0) return;
    xc_buffer_putc(json->out, '\n');
    for (unsigned i = 0; i < json->depth; i++)
        xc_buffer_puts(json->out, "  ");
}

/* What stands before a value or a key: a comma where one is due. */
static void start_item(xc_json *json) {
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (json->filled[json->depth]) {
        xc_buffer_putc(json->out, ',');
        if (!json->pretty) xc_buffer_putc(json->out, ' ');
    }
    json->filled[json->depth] = true;
    start_line(json);
}

void xc_json_open(xc_json *json, char bracket) {
    start_item(json);
    assert(json->depth + 1 < XC_JSON_DEPTH);
    xc_buffer_putc(json->out, bracket);
    json->depth++;
    json->filled[json->depth] = false;
}

void xc_json_close(xc_json *json, char bracket) {
    assert(json->depth > 0);
    bool filled = json->filled[json->depth];
    json->depth--;
    if (filled && json->pretty && json->depth == 0) {
        xc_buffer_putc(json->out, '\n');
    } else if (filled) {
        start_line(json);
    }
    xc_buffer_putc(json->out, bracket);
}

void xc_json_key(xc_json *json, const char *key) {
    start_item(json);
    xc_escape_json(json->out, key, strlen(key));
    xc_buffer_puts(json->out, ": ");
    json->keyed = true;
}

void xc_json_text(xc_json *json, const char *bytes, size_t length) {
    start_item(json);
    xc_escape_json(json->out, bytes, length);
}

void xc_json_string(xc_json *json, const char *string) {
    if (string) {
        xc_json_text(json, string, strlen(string));
    } else {
        xc_json_null(json);
    }
}

void xc_json_number(xc_json *json, double value) {
    start_item(json);
    xc_buffer_number(json->out, value);
}

void xc_json_integer(xc_json *json, int64_t value) {
    start_item(json);
    xc_buffer_printf(json->out, "%lld", (long long)value);
}

void xc_json_bool(xc_json *json, bool value) {
    start_item(json);
    xc_buffer_puts(json->out, value ? "true" : "false");
}

void xc_json_null(xc_json *json) {
    start_item(json);
    xc_buffer_puts(json->out, "null");
}

void xc_json_put_string(xc_json *json, const char *key, const char *string) {
    xc_json_key(json, key);
    xc_json_string(json, string);
}

void xc_json_put_text(xc_json *json, const char *key, const char *bytes,
                      size_t length) {
    xc_json_key(json, key);
    xc_json_text(json, bytes, length);
}

void xc_json_put_number(xc_json *json, const char *key, double value) {
    xc_json_key(json, key);
    xc_json_number(json, value);
}

void xc_json_put_integer(xc_json *json, const char *key, int64_t value) {
    xc_json_key(json, key);
    xc_json_integer(json, value);
}

void xc_json_put_bool(xc_json *json, const char *key, bool value) {
    xc_json_key(json, key);
    xc_json_bool(json, value);
}

void xc_json_put_null(xc_json *json, const char *key) {
    xc_json_key(json, key);
    xc_json_null(json);
}

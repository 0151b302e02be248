/*
 * emit.h - writes JSON piece by piece straight into a buffer: commas, line
 * ends and escapes are taken care of, nothing is built up in memory.
 * Exports: xc_json, xc_json_*.
 */
#ifndef XC_REPORT_EMIT_H
#define XC_REPORT_EMIT_H

#include <stdint.h>

#include "base/buffer.h"

/* Deepest nesting that our own documents have, and some to spare. */
#define XC_JSON_DEPTH 16

typedef struct xc_json {
    xc_buffer *out;
    bool pretty; /* one value a line, indented; else all on one line */
    bool keyed;  /* a key was written and waits for its value */
    unsigned depth;
    bool filled[XC_JSON_DEPTH]; /* something stands at this depth already */
} xc_json;

void xc_json_init(xc_json *json, xc_buffer *out, bool pretty);

void xc_json_open(xc_json *json, char bracket); /* '{' or '[' */
void xc_json_close(xc_json *json, char bracket);
void xc_json_key(xc_json *json, const char *key);

/* Values, of an array or after a key. A NULL string and a number that is not
 * finite are null. */
void xc_json_string(xc_json *json, const char *string);
void xc_json_text(xc_json *json, const char *bytes, size_t length);
void xc_json_number(xc_json *json, double value);
void xc_json_integer(xc_json *json, int64_t value);
void xc_json_bool(xc_json *json, bool value);
void xc_json_null(xc_json *json);

/* A key and its value. */
void xc_json_put_string(xc_json *json, const char *key, const char *string);
void xc_json_put_text(xc_json *json, const char *key, const char *bytes,
                      size_t length);
void xc_json_put_number(xc_json *json, const char *key, double value);
void xc_json_put_integer(xc_json *json, const char *key, int64_t value);
void xc_json_put_bool(xc_json *json, const char *key, bool value);
void xc_json_put_null(xc_json *json, const char *key);

#endif

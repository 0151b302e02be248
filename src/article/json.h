/*
 * json.h - JSON whose values know their places: cJSON says what they are, and
 * the bytes are walked beside it. Inside src/article/ only.
 *
 * A cJSON tree keeps members in the order of the bytes, so both are walked at
 * once; a string is decoded a second time, beside a map of its bytes.
 * Exports: xc_json_value, xc_json_steps, xc_json_*.
 */
#ifndef XC_ARTICLE_JSON_H
#define XC_ARTICLE_JSON_H

#include <cjson/cJSON.h>

#include "text/text.h"

/* A value and its bytes, quotes and all; item NULL: there is none. */
typedef struct xc_json_value {
    const cJSON *item;
    xc_span span;
} xc_json_value;

/* Parses the value that text[span] begins with. *root, which the caller gives
 * to cJSON_Delete, is NULL where it is no JSON. *at is where the value ends,
 * or where the trouble is. */
void xc_json_parse(const xc_text *text, xc_span span, cJSON **root,
                   uint32_t *at);

/* The members of an object or the elements of an array, one after the other.
 * bad is set where the bytes are not what cJSON made of them. */
typedef struct xc_json_steps {
    const xc_text *text;
    const cJSON *next;
    uint32_t at;
    uint32_t end;
    bool object;
    bool bad;
} xc_json_steps;

/* value is no object and no array: there is nothing to walk. */
void xc_json_walk(xc_json_steps *steps, const xc_text *text,
                  xc_json_value value);

/* The next of them, its name in member->item->string; false past the end. */
bool xc_json_step(xc_json_steps *steps, xc_json_value *member);

/* The first member of that name, case ignored; its item is NULL where there
 * is none. */
xc_json_value xc_json_find(const xc_text *text, xc_json_value object,
                           const char *name);

/* Decodes a string, quotes and all, at span; the text knows the place in the
 * file of each of its bytes. */
xc_status xc_json_decode(xc_arena *arena, const xc_text *text, xc_span span,
                         xc_text *string);

#endif

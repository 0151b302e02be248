/*
 * front_json.c - front matter in JSON: cJSON says what it is, and its strings
 * are found in the file in the order in which cJSON holds them.
 *
 * It looks at members of the first level, of "params", and at the objects and
 * lists behind them. cJSON refuses what is nested more than 1000 deep.
 * Exports: xc_front_json.
 */
#include <cjson/cJSON.h>
#include <string.h>

#include "article/front_matter.h"

typedef struct walker {
    xc_front *front;
    uint32_t at;
    uint32_t end;
} walker;

/* The next string of the file, quotes and all. */
static xc_span next_string(walker *w) {
    const char *bytes = w->front->source->text.bytes;
    while (w->at < w->end && bytes[w->at] != '"')
        w->at++;
    xc_span span = {w->at, w->at};
    for (w->at++; w->at < w->end && bytes[w->at] != '"'; w->at++)
        if (bytes[w->at] == '\\') w->at++;
    if (w->at < w->end) w->at++;
    if (w->at > w->end) w->at = w->end;
    span.end = w->at > span.start ? w->at : span.start;
    return span;
}

/* What of an item is a value, as a string. */
static const char *value_of(const cJSON *item) {
    if (cJSON_IsBool(item)) return cJSON_IsTrue(item) ? "true" : "false";
    return cJSON_IsString(item) ? item->valuestring : NULL;
}

/* Where an item stands: the key of the first level, that of the map inside. */
typedef struct place {
    const char *key;
    const char *sub;
    int depth;
} place;

/* Passes an item, and what is in it, in the order of the file. The depth is
 * that of cJSON. */
static xc_status take(walker *w, const cJSON *item, place where) {
    xc_span span = {w->at, w->at};
    if (cJSON_IsString(item)) span = next_string(w);
    const char *value = value_of(item);
    if (value && where.key && where.depth < XC_FRONT_DEPTH)
        XC_TRY(xc_front_add(w->front, where.key, where.sub, value,
                            strlen(value), span, true));
    for (const cJSON *part = item->child; part; part = part->next) {
        place inside = {where.key, where.sub, where.depth + 1};
        if (part->string) {
            next_string(w);
            bool params = where.depth == 1 && where.key &&
                          strcmp(where.key, "params") == 0;
            if (where.depth == 0 || params)
                inside.key = part->string;
            else if (!where.sub)
                inside.sub = part->string;
            else
                inside.depth = XC_FRONT_DEPTH;
        }
        XC_TRY(take(w, part, inside));
    }
    return XC_OK;
}

/* Front matter that is no JSON ends behind a line that is a brace, and else
 * ahead of the first blank line. */
static uint32_t find_end(const char *bytes, xc_span span) {
    uint32_t blank = span.end;
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t next = xc_front_next_line(bytes, at, span.end);
        xc_span line = xc_text_trim(bytes, (xc_span){at, next});
        if (line.start == at && line.end == at + 1 && bytes[at] == '}')
            return next;
        if (line.start == line.end && blank == span.end) blank = at;
        at = next;
    }
    return blank;
}

xc_status xc_front_json(xc_front *front, xc_span span, uint32_t *end) {
    const char *bytes = front->source->text.bytes;
    const char *stop = bytes + span.start;
    cJSON *object = cJSON_ParseWithLengthOpts(
        bytes + span.start, span.end - span.start, &stop, false);
    uint32_t at = (uint32_t)(stop - bytes);
    if (!object) {
        xc_front_tell(front, XC_SEVERITY_ERROR, at < span.end ? at : span.end,
                      "the front matter is no JSON here; it is left out");
        *end = find_end(bytes, span);
        return XC_OK;
    }
    walker w = {front, span.start, at};
    xc_status status = take(&w, object, (place){NULL, NULL, 0});
    cJSON_Delete(object);
    *end = at;
    return status;
}

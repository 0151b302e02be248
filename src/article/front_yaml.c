/*
 * front_yaml.c - front matter in YAML, through the events of libyaml.
 *
 * Trouble costs the entry that it is in: reading goes on at the next key
 * at the start of a line. An alias stands for its anchor where that is one
 * value; collections are never copied, so nothing grows. It looks at keys of
 * the first level, of "params" (Hugo), and at the maps behind them.
 * Exports: xc_front_yaml.
 */
#include <string.h>
#include <yaml.h>

#include "article/front_matter.h"

enum {
    ERRORS_MAX = 16,  /* then the rest is left out */
    ANCHORS_MAX = 64, /* later ones stand for nothing */
    KEY_MAX = 64      /* longer keys are none that are known */
};

/* A map or list that is open. */
typedef struct level {
    bool map;
    bool value; /* of a map: its next node is a value */
    char key[KEY_MAX];
} level;

typedef struct anchor {
    const char *name;
    const char *value;
    size_t length;
    xc_span span;
    bool escapes;
} anchor;

typedef struct yaml {
    xc_front *front;
    xc_span span; /* of the file: what is parsed */
    level levels[XC_FRONT_DEPTH];
    int depth;
    anchor anchors[ANCHORS_MAX];
    int anchor_count;
    bool told;      /* that an alias was left out */
    uint32_t at;    /* the offset of the line that was looked at last */
    size_t at_line; /* its number, from 0 */
} yaml;

/* ------------------------------------------------------------------ */
/* Places                                                               */

/* The offset in the file of a mark. Marks count characters, and mostly come in
 * order. */
static uint32_t offset_of(yaml *y, const yaml_mark_t *mark) {
    const char *bytes = y->front->source->text.bytes;
    if (mark->line < y->at_line) {
        y->at = y->span.start;
        y->at_line = 0;
    }
    for (; y->at_line < mark->line && y->at < y->span.end; y->at_line++)
        y->at = xc_front_next_line(bytes, y->at, y->span.end);
    uint32_t at = y->at;
    for (size_t i = 0; i < mark->column && at < y->span.end; i++)
        do
            at++;
        while (at < y->span.end && ((unsigned char)bytes[at] & 0xC0) == 0x80);
    return at;
}

/* ------------------------------------------------------------------ */
/* Values                                                               */

/* The levels that keys stand on: "params" does not count. */
static int first_level(const yaml *y) {
    bool params = y->depth > 1 && y->levels[0].map && y->levels[1].map &&
                  strcmp(y->levels[0].key, "params") == 0;
    return params ? 1 : 0;
}

/* The key of the map inside of the first level, if the value is in one: in
 * "author: {name: x}", in "authors: [{name: x}]". Deeper values have none:
 * they are passed over. */
static bool find_sub(const yaml *y, int first, const char **sub) {
    *sub = NULL;
    int at = first + 1;
    if (at < y->depth && !y->levels[at].map) at++;
    if (at < y->depth && y->levels[at].map) *sub = y->levels[at++].key;
    return at >= y->depth;
}

static xc_status take_value(yaml *y, const char *value, size_t length,
                            xc_span span, bool escapes) {
    const char *sub;
    int first = first_level(y);
    if (y->depth == 0 || !y->levels[first].map || !find_sub(y, first, &sub))
        return XC_OK;
    return xc_front_add(y->front, y->levels[first].key, sub, value, length,
                        span, escapes);
}

/* True where the next node is a key of the open map; else the node is its
 * value, or one of a list. */
static bool is_key(yaml *y) {
    if (y->depth == 0 || !y->levels[y->depth - 1].map) return false;
    level *top = &y->levels[y->depth - 1];
    top->value = !top->value;
    return top->value;
}

static void set_key(yaml *y, const char *value, size_t length) {
    level *top = &y->levels[y->depth - 1];
    bool fits = length < KEY_MAX && !memchr(value, '\0', length);
    memcpy(top->key, value, fits ? length : 0);
    top->key[fits ? length : 0] = '\0';
}

static xc_status keep_anchor(yaml *y, const char *name, const char *value,
                             size_t length, xc_span span, bool escapes) {
    if (!name || y->anchor_count == ANCHORS_MAX) return XC_OK;
    xc_arena *arena = y->front->reader->arena;
    anchor kept = {xc_arena_string(arena, name),
                   xc_arena_copy(arena, value, length), length, span, escapes};
    if (!kept.name || !kept.value) return XC_ERROR_MEMORY;
    y->anchors[y->anchor_count++] = kept;
    return XC_OK;
}

static xc_status take_scalar(yaml *y, const yaml_event_t *event) {
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    bool escapes = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    xc_span span;
    span.start = offset_of(y, &event->start_mark);
    span.end = offset_of(y, &event->end_mark);
    XC_TRY(keep_anchor(y, (const char *)event->data.scalar.anchor, value,
                       length, span, escapes));
    if (is_key(y)) {
        set_key(y, value, length);
        return XC_OK;
    }
    return take_value(y, value, length, span, escapes);
}

static xc_status take_alias(yaml *y, const yaml_event_t *event) {
    const char *name = (const char *)event->data.alias.anchor;
    const anchor *found = NULL;
    for (int i = 0; i < y->anchor_count; i++)
        if (strcmp(y->anchors[i].name, name) == 0) found = &y->anchors[i];
    bool key = is_key(y);
    if (!found) {
        if (!y->told)
            xc_front_tell(
                y->front, XC_SEVERITY_NOTE, offset_of(y, &event->start_mark),
                "the alias \"*%.40s\" stands for no single value; left "
                "out",
                name);
        y->told = true;
        if (key) set_key(y, "", 0);
        return XC_OK;
    }
    if (key) {
        set_key(y, found->value, found->length);
        return XC_OK;
    }
    return take_value(y, found->value, found->length, found->span,
                      found->escapes);
}

/* A map or list begins; false where it is nested too deep. */
static bool open_level(yaml *y, bool map) {
    if (is_key(y)) set_key(y, "", 0);
    if (y->depth == XC_FRONT_DEPTH) return false;
    y->levels[y->depth++] = (level){.map = map};
    return true;
}

/* ------------------------------------------------------------------ */
/* Events                                                               */

/* Entries whose value stands on the line of the trouble are in doubt. */
static void drop_line(yaml *y, uint32_t offset) {
    const xc_text *text = &y->front->source->text;
    uint32_t line = xc_text_position(text, offset).line;
    xc_front *front = y->front;
    while (front->entries.count > 0) {
        uint32_t end = front->entries.items[front->entries.count - 1].span.end;
        if (end < y->span.start || xc_text_position(text, end).line < line)
            break;
        front->entries.count--;
    }
}

/* Where a mistake stands. The reader of characters counts bytes. */
static uint32_t offset_of_error(yaml *y, const yaml_parser_t *parser) {
    if (parser->error != YAML_READER_ERROR)
        return offset_of(y, &parser->problem_mark);
    uint32_t length = y->span.end - y->span.start;
    return y->span.start + (parser->problem_offset < length
                                ? (uint32_t)parser->problem_offset
                                : length);
}

static uint32_t tell_error(yaml *y, const yaml_parser_t *parser) {
    uint32_t at = offset_of_error(y, parser);
    drop_line(y, at);
    xc_front_tell(y->front, XC_SEVERITY_ERROR, at,
                  "the front matter is no YAML here: %.80s; the entry is left "
                  "out",
                  parser->problem ? parser->problem : "something is missing");
    return at;
}

static xc_status take_event(yaml *y, const yaml_event_t *event, bool *done) {
    bool fits = true;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(y, event);
    case YAML_ALIAS_EVENT:
        return take_alias(y, event);
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        fits = open_level(y, event->type == YAML_MAPPING_START_EVENT);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        if (y->depth > 0) y->depth--;
        break;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        *done = true;
        break;
    default:
        break;
    }
    if (fits) return XC_OK;
    *done = true;
    xc_front_tell(y->front, XC_SEVERITY_ERROR, offset_of(y, &event->start_mark),
                  "nested deeper than %d; the rest of the front matter is left "
                  "out",
                  XC_FRONT_DEPTH);
    return XC_OK;
}

/* Reads to the end, or to the first mistake: *failed, at *at. */
static xc_status read_events(yaml *y, bool *failed, uint32_t *at) {
    yaml_parser_t parser;
    xc_status status = XC_OK;
    bool done = false;
    if (!yaml_parser_initialize(&parser)) return XC_ERROR_MEMORY;
    const char *bytes = y->front->source->text.bytes + y->span.start;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes,
                                 y->span.end - y->span.start);
    while (!done && status == XC_OK && !*failed) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser, &event)) {
            status = take_event(y, &event, &done);
            yaml_event_delete(&event);
        } else if (parser.error == YAML_MEMORY_ERROR) {
            status = XC_ERROR_MEMORY;
        } else {
            *failed = true;
            *at = tell_error(y, &parser);
        }
    }
    yaml_parser_delete(&parser);
    return status;
}

/* The next line, past the one of a mistake, that begins with a key. */
static uint32_t next_key(const char *bytes, uint32_t at, uint32_t end) {
    while (at < end) {
        at = xc_front_next_line(bytes, at, end);
        uint32_t i = at;
        while (i < end && bytes[i] != '\0' &&
               strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-",
                      bytes[i]))
            i++;
        if (i > at && i < end && bytes[i] == ':') return at;
    }
    return end;
}

xc_status xc_front_yaml(xc_front *front, xc_span span) {
    const char *bytes = front->source->text.bytes;
    for (int errors = 0; errors < ERRORS_MAX && span.start < span.end;
         errors++) {
        yaml y = {.front = front, .span = span, .at = span.start};
        bool failed = false;
        uint32_t at = span.end;
        XC_TRY(read_events(&y, &failed, &at));
        if (!failed) return XC_OK;
        span.start = next_key(bytes, at, span.end);
    }
    return XC_OK;
}

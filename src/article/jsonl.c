/*
 * jsonl.c - JSON Lines: an article a line, with places that point into the
 * line, escapes and all.
 *
 *   {"id": "x", "text": "...", "title": ..., "published": "2025-02-12",
 *    "source": ..., "url": ..., "byline": ...}
 *
 * cJSON says whether a line is JSON and what its members are; the strings
 * are decoded here a second time, beside a map from each of their bytes to
 * the line. A line that is no article is told and left out. It refuses lines
 * past 16 MiB; cJSON refuses what is nested more than 1000 deep.
 * Exports: xc_jsonl_read.
 */
#include <cjson/cJSON.h>
#include <string.h>

#include "article/reader.h"
#include "text/chars.h"

#define LINE_MAX_BYTES ((uint32_t)16 * 1024 * 1024)

typedef enum field {
    FIELD_ID,
    FIELD_TEXT,
    FIELD_TITLE,
    FIELD_PUBLISHED,
    FIELD_SOURCE,
    FIELD_URL,
    FIELD_BYLINE,
    FIELD_COUNT
} field;

static const char *const field_names[FIELD_COUNT] = {
    "id", "text", "title", "published", "source", "url", "byline"};

/* A value in the line; start == end: the member is absent or null. */
typedef struct row {
    xc_article_reader *reader;
    const xc_article_source *source;
    xc_span line;
    xc_span values[FIELD_COUNT];
} row;

static xc_position place_of(const row *r, uint32_t offset) {
    return xc_text_position(&r->source->text, offset);
}

/* ------------------------------------------------------------------ */
/* Finding the values in the line                                       */

/* Walks JSON that cJSON has accepted; bad is set where it is not. */
typedef struct walker {
    const char *bytes;
    uint32_t at;
    uint32_t end;
    bool bad;
} walker;

static void skip_space(walker *w) {
    while (w->at < w->end && (unsigned char)w->bytes[w->at] <= ' ')
        w->at++;
}

static bool skip(walker *w, char c) {
    skip_space(w);
    if (w->at >= w->end || w->bytes[w->at] != c) return false;
    w->at++;
    return true;
}

static void skip_string(walker *w) {
    if (!skip(w, '"')) {
        w->bad = true;
        return;
    }
    while (w->at < w->end && w->bytes[w->at] != '"') {
        w->at += w->bytes[w->at] == '\\' ? 2 : 1;
    }
    if (w->at >= w->end) {
        w->bad = true;
        w->at = w->end;
        return;
    }
    w->at++;
}

static bool is_delimiter(char c) {
    return c == ',' || c == '}' || c == ']' || (unsigned char)c <= ' ';
}

static void skip_nested(walker *w) {
    unsigned depth = 0;
    do {
        char c = w->bytes[w->at];
        if (c == '"') {
            skip_string(w);
            continue;
        }
        if (c == '{' || c == '[') depth++;
        if (c == '}' || c == ']') depth--;
        w->at++;
    } while (depth > 0 && w->at < w->end && !w->bad);
    if (depth > 0) w->bad = true;
}

static xc_span skip_value(walker *w) {
    skip_space(w);
    uint32_t start = w->at;
    char first = w->at < w->end ? w->bytes[w->at] : '\0';
    if (first == '"') {
        skip_string(w);
    } else if (first == '{' || first == '[') {
        skip_nested(w);
    } else {
        while (w->at < w->end && !is_delimiter(w->bytes[w->at]))
            w->at++;
    }
    if (w->at == start) w->bad = true;
    return (xc_span){start, w->at};
}

static int find_field(const char *name) {
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (strcmp(field_names[i], name) == 0) return i;
    }
    return -1;
}

static void tell_bad(const row *r, uint32_t offset, const char *what) {
    xc_reader_tell(r->reader, r->source, XC_SEVERITY_ERROR, XC_ERROR_FORMAT,
                   place_of(r, offset), "%s; left out", what);
}

/* Notes where the value of a member is, if it is one that is read. */
static bool note_value(row *r, const cJSON *member, xc_span value) {
    int index = find_field(member->string);
    if (index < 0 || r->values[index].end > 0) return true;
    if (cJSON_IsString(member)) {
        r->values[index] = value;
    } else if (index == FIELD_ID || index == FIELD_TEXT) {
        tell_bad(r, value.start,
                 index == FIELD_ID ? "\"id\" is no string"
                                   : "\"text\" is no string");
        return false;
    } else if (!cJSON_IsNull(member)) {
        xc_reader_tell(r->reader, r->source, XC_SEVERITY_WARNING,
                       XC_ERROR_FORMAT, place_of(r, value.start),
                       "\"%s\" is no string; the member is left out",
                       field_names[index]);
    }
    return true;
}

/* cJSON keeps members in the order of the line: both are walked at once. */
static bool find_values(row *r, const cJSON *object) {
    walker w = {r->source->text.bytes, r->line.start, r->line.end, false};
    if (!skip(&w, '{')) w.bad = true;
    for (const cJSON *member = object->child; member && !w.bad;
         member = member->next) {
        skip_space(&w);
        skip_string(&w);
        if (w.bad || !skip(&w, ':')) break;
        xc_span value = skip_value(&w);
        if (w.bad) break;
        if (!note_value(r, member, value)) return false;
        if (member->next ? !skip(&w, ',') : !skip(&w, '}')) w.bad = true;
    }
    if (w.bad) tell_bad(r, r->line.start, "the line is no JSON object");
    return !w.bad;
}

/* ------------------------------------------------------------------ */
/* Decoding strings                                                     */

/* The four hexadecimal digits at bytes[at], or -1. */
static int32_t read_hex(const char *bytes, uint32_t at, uint32_t end) {
    if (end - at < 4 || at > end) return -1;
    int32_t value = 0;
    for (uint32_t i = at; i < at + 4; i++) {
        char c = bytes[i];
        int32_t digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The code point of "\uXXXX" at *at, or of a pair of them; moves past it. */
static int32_t read_unicode(const char *bytes, uint32_t *at, uint32_t end) {
    int32_t c = read_hex(bytes, *at + 2, end);
    *at += c < 0 ? 2 : 6;
    if (c < 0xD800 || c > 0xDBFF) return c;
    if (end - *at < 6 || bytes[*at] != '\\' || bytes[*at + 1] != 'u') return c;
    int32_t low = read_hex(bytes, *at + 2, end);
    if (low < 0xDC00 || low > 0xDFFF) return c;
    *at += 6;
    return 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00);
}

/* The code point of the escape at *at; moves past it. */
static int32_t read_escape(const char *bytes, uint32_t *at, uint32_t end) {
    if (end - *at < 2) {
        *at = end;
        return -1;
    }
    char c = bytes[*at + 1];
    if (c == 'u') return read_unicode(bytes, at, end);
    *at += 2;
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    default:
        return (unsigned char)c < 0x80 ? c : -1;
    }
}

/* Decodes the string, quotes and all, at value; the text knows the place in
 * the file of each of its bytes. */
static xc_status decode(const row *r, xc_span value, xc_text *text) {
    const xc_text *file = &r->source->text;
    xc_text_builder builder;
    xc_text_builder_init(&builder, r->reader->arena, file);
    uint32_t end = value.end - 1;
    uint32_t run = value.start + 1;
    xc_buffer one = XC_BUFFER_INIT;
    for (uint32_t at = run; at < end;) {
        if (file->bytes[at] != '\\') {
            at++;
            continue;
        }
        uint32_t from = at;
        xc_text_builder_copy(&builder, (xc_span){run, from});
        xc_buffer_clear(&one);
        xc_char_put(&one, read_escape(file->bytes, &at, end));
        xc_text_builder_add(&builder, one.bytes, one.length, from);
        run = at;
    }
    xc_text_builder_copy(&builder, (xc_span){run, end});
    xc_status status = xc_buffer_status(&one);
    if (status == XC_OK) status = xc_text_builder_finish(&builder, text);
    xc_text_builder_dispose(&builder);
    xc_buffer_dispose(&one);
    return status;
}

/* The string of a member; NULL where it is absent or empty. */
static xc_status decode_string(const row *r, field index, const char **string) {
    *string = NULL;
    if (r->values[index].end == 0) return XC_OK;
    xc_text text = {0};
    XC_TRY(decode(r, r->values[index], &text));
    if (text.length > 0) *string = text.bytes;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Articles                                                             */

static xc_status fill(const row *r, xc_article *article) {
    XC_TRY(decode_string(r, FIELD_ID, &article->id));
    XC_TRY(decode(r, r->values[FIELD_TEXT], &article->text));
    if (r->values[FIELD_TITLE].end > 0) {
        XC_TRY(decode(r, r->values[FIELD_TITLE], &article->title));
    }
    XC_TRY(decode_string(r, FIELD_PUBLISHED, &article->published));
    XC_TRY(decode_string(r, FIELD_SOURCE, &article->source));
    XC_TRY(decode_string(r, FIELD_URL, &article->url));
    return decode_string(r, FIELD_BYLINE, &article->byline);
}

static xc_status take_article(row *r, xc_error *error) {
    xc_article article = {0};
    article.text = article.title = (xc_text){"", 0, NULL, 0};
    xc_status status = fill(r, &article);
    if (status < 0) return xc_fail(error, status, "out of memory");
    if (!article.id) {
        tell_bad(r, r->values[FIELD_ID].start, "\"id\" is empty");
        return XC_OK;
    }
    article.published =
        xc_reader_published(r->reader, r->source, article.published,
                            place_of(r, r->values[FIELD_PUBLISHED].start));
    if (xc_reader_is_blank(article.text.bytes, article.text.length)) {
        xc_reader_tell(r->reader, r->source, XC_SEVERITY_NOTE, XC_OK,
                       place_of(r, r->values[FIELD_TEXT].start),
                       "\"text\" is empty");
    }
    return xc_reader_finish(r->reader, r->source, &article,
                            place_of(r, r->line.start), error);
}

static xc_status take_object(row *r, const cJSON *object, xc_error *error) {
    if (!cJSON_IsObject(object)) {
        tell_bad(r, r->line.start, "the line is no JSON object");
        return XC_OK;
    }
    if (!find_values(r, object)) return XC_OK;
    if (r->values[FIELD_ID].end == 0) {
        tell_bad(r, r->line.start, "\"id\" is missing");
        return XC_OK;
    }
    if (r->values[FIELD_TEXT].end == 0) {
        tell_bad(r, r->line.start, "\"text\" is missing");
        return XC_OK;
    }
    return take_article(r, error);
}

static xc_status take_line(row *r, xc_error *error) {
    if (r->line.end - r->line.start > LINE_MAX_BYTES) {
        xc_reader_tell(r->reader, r->source, XC_SEVERITY_ERROR, XC_ERROR_LIMIT,
                       place_of(r, r->line.start),
                       "the line is longer than 16 MiB; left out");
        return XC_OK;
    }
    const char *bytes = r->source->text.bytes + r->line.start;
    size_t length = r->line.end - r->line.start;
    const char *stop = bytes;
    cJSON *object = cJSON_ParseWithLengthOpts(bytes, length, &stop, false);
    uint32_t at = r->line.start + (uint32_t)(stop - bytes);
    if (!object) {
        tell_bad(r, at, "the line is no JSON");
        return XC_OK;
    }
    xc_status status = XC_OK;
    if (at < r->line.end) {
        at += (uint32_t)strspn(stop, " \t");
        tell_bad(r, at, "something follows the JSON object");
    } else {
        status = take_object(r, object, error);
    }
    cJSON_Delete(object);
    return status;
}

xc_status xc_jsonl_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_error *error) {
    const xc_text *text = &source->text;
    for (uint32_t at = 0; at < text->length;) {
        uint32_t end = at + (uint32_t)strcspn(text->bytes + at, "\r\n");
        row r = {reader, source, {at, end}, {{0, 0}}};
        r.line = xc_text_trim(text->bytes, r.line);
        xc_arena_mark(reader->arena);
        if (r.line.start < r.line.end) XC_TRY(take_line(&r, error));
        at = end < text->length ? end + 1 : end;
    }
    return XC_OK;
}

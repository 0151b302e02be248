/*
 * jsonl.c - JSON Lines: an article a line, with places that point into the
 * line, escapes and all.
 *
 *   {"id": "x", "text": "...", "title": ..., "published": "2025-02-12",
 *    "source": ..., "url": ..., "byline": ...}
 *
 * A line that is no article is told and left out. It refuses lines
 * past 16 MiB; cJSON refuses what is nested more than 1000 deep.
 * Exports: xc_jsonl_read.
 */
#include <string.h>

#include "article/json.h"
#include "article/reader.h"

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

static bool find_values(row *r, xc_json_value object) {
    xc_json_steps steps;
    xc_json_value member;
    xc_json_walk(&steps, &r->source->text, object);
    while (xc_json_step(&steps, &member))
        if (!note_value(r, member.item, member.span)) return false;
    if (steps.bad) tell_bad(r, r->line.start, "the line is no JSON object");
    return !steps.bad;
}

static xc_status decode(const row *r, field index, xc_text *text) {
    return xc_json_decode(r->reader->arena, &r->source->text, r->values[index],
                          text);
}

/* The string of a member; NULL where it is absent or empty. */
static xc_status decode_string(const row *r, field index, const char **string) {
    *string = NULL;
    if (r->values[index].end == 0) return XC_OK;
    xc_text text = {0};
    XC_TRY(decode(r, index, &text));
    if (text.length > 0) *string = text.bytes;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Articles                                                             */

static xc_status fill(const row *r, xc_article *article) {
    XC_TRY(decode_string(r, FIELD_ID, &article->id));
    XC_TRY(decode(r, FIELD_TEXT, &article->text));
    if (r->values[FIELD_TITLE].end > 0) {
        XC_TRY(decode(r, FIELD_TITLE, &article->title));
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
    if (!find_values(r, (xc_json_value){object, r->line})) return XC_OK;
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
    cJSON *object;
    uint32_t at;
    xc_json_parse(&r->source->text, r->line, &object, &at);
    if (!object) {
        tell_bad(r, at, "the line is no JSON");
        return XC_OK;
    }
    xc_status status = XC_OK;
    if (at < r->line.end) {
        at += (uint32_t)strspn(r->source->text.bytes + at, " \t");
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

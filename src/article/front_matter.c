/*
 * front_matter.c - finds front matter and takes from it what the article
 * says of itself.
 *
 * Which names it goes by stands in the table below; of several that say one
 * thing the first in the table counts. A file without an end of its front
 * matter has it up to the first blank line, and is told.
 * Exports: xc_front_*.
 */
#include "article/front_matter.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "article/cues.h"
#include "article/reader.h"
#include "text/chars.h"

/* ------------------------------------------------------------------ */
/* Entries                                                              */

void xc_front_tell(const xc_front *front, xc_severity severity, uint32_t offset,
                   const char *format, ...) {
    char message[sizeof((xc_error *)NULL)->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    xc_status status = severity == XC_SEVERITY_NOTE ? XC_OK : XC_ERROR_FORMAT;
    xc_reader_tell(front->reader, front->source, severity, status,
                   xc_text_position(&front->source->text, offset), "%s",
                   message);
}

uint32_t xc_front_next_line(const char *bytes, uint32_t at, uint32_t end) {
    while (at < end && bytes[at] != '\n' && bytes[at] != '\r')
        at++;
    if (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') at++;
    return at < end ? at + 1 : end;
}

/* "last_modified-At" is "lastmodifiedat". NULL: memory is out. */
static const char *fold_key(xc_arena *arena, const char *key) {
    char *folded = xc_arena_string(arena, key), *to = folded;
    for (; folded && *key; key++) {
        bool upper = *key >= 'A' && *key <= 'Z';
        if (*key != '_' && *key != '-')
            *to++ = upper ? (char)(*key + ('a' - 'A')) : *key;
    }
    if (to) *to = '\0';
    return folded;
}

xc_status xc_front_add(xc_front *front, const char *key, const char *sub,
                       const char *value, size_t length, xc_span span,
                       bool escapes) {
    xc_arena *arena = front->reader->arena;
    if (front->entries.count == XC_FRONT_ENTRIES) {
        if (!front->full)
            xc_front_tell(front, XC_SEVERITY_WARNING, span.start,
                          "the front matter has more than %d values; the rest "
                          "is left out",
                          XC_FRONT_ENTRIES);
        front->full = true;
        return XC_OK;
    }
    xc_span all = {0, (uint32_t)length};
    all = xc_text_trim(value, all);
    xc_front_entry entry = {
        .length = all.end - all.start, .span = span, .escapes = escapes};
    if (entry.length == 0) return XC_OK;
    entry.key = fold_key(arena, key);
    entry.sub = sub ? fold_key(arena, sub) : NULL;
    char *copy = xc_arena_copy(arena, value + all.start, entry.length);
    if (!entry.key || (sub && !entry.sub) || !copy) return XC_ERROR_MEMORY;
    /* A text has no NUL inside. */
    for (uint32_t i = 0; i < entry.length; i++)
        if (copy[i] == '\0') copy[i] = ' ';
    entry.value = copy;
    return XC_PUSH(arena, &front->entries, entry);
}

/* ------------------------------------------------------------------ */
/* Fences                                                               */

typedef enum fence { FENCE_NONE, FENCE_YAML, FENCE_TOML, FENCE_JSON } fence;

/* Where front matter stands. */
typedef struct frame {
    fence kind;
    xc_span inside; /* between the fences; of bare JSON from its brace on */
    uint32_t end;   /* behind the last fence */
    bool closed;
    bool bare; /* JSON without fences: it says itself where it ends */
} frame;

/* Is a line the word, and blanks? */
static bool is_line(const char *bytes, xc_span line, const char *word) {
    size_t length = strlen(word);
    line = xc_text_trim(bytes, line);
    return line.end - line.start == length &&
           memcmp(bytes + line.start, word, length) == 0;
}

/* What the first line opens; "---json" is Eleventy's way. */
static fence opens(const char *bytes, xc_span line, const char **close) {
    static const struct {
        const char *word, *close;
        fence kind;
    } words[] = {{"---", "---", FENCE_YAML},
                 {"---yaml", "---", FENCE_YAML},
                 {"---json", "---", FENCE_JSON},
                 {"---toml", "---", FENCE_TOML},
                 {"+++", "+++", FENCE_TOML}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_line(bytes, line, words[i].word)) {
            *close = words[i].close;
            return words[i].kind;
        }
    return FENCE_NONE;
}

/* JSON begins with a brace, and then a name, its end or a line end. */
static bool opens_json(const char *bytes, uint32_t at, uint32_t end) {
    if (at >= end || bytes[at] != '{') return false;
    at++;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t'))
        at++;
    return at < end && strchr("\"}\r\n", bytes[at]) && bytes[at] != '\0';
}

static uint32_t start_of(const xc_text *text) {
    bool mark =
        text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0;
    return mark ? 3 : 0;
}

/* Finds the last fence, and else the first blank line. */
static void find_close(const xc_text *text, const char *close, frame *f) {
    const char *bytes = text->bytes;
    uint32_t blank = text->length;
    for (uint32_t at = f->inside.start; at < text->length;) {
        xc_span line = {at, xc_front_next_line(bytes, at, text->length)};
        xc_span words = xc_text_trim(bytes, line);
        bool dots = f->kind == FENCE_YAML && is_line(bytes, line, "...");
        if (words.start == at && (dots || is_line(bytes, line, close))) {
            f->inside.end = at;
            f->end = line.end;
            f->closed = true;
            return;
        }
        if (words.start == words.end && blank == text->length) blank = at;
        at = line.end;
    }
    f->inside.end = f->end = blank;
}

/* A line states a value: "key: value", "key:". */
static bool states(const char *bytes, xc_span line) {
    for (uint32_t at = line.start; at < line.end; at++)
        if (bytes[at] == ':' && (at + 1 == line.end || bytes[at + 1] == ' ' ||
                                 bytes[at + 1] == '\t'))
            return at > line.start;
    return false;
}

/* "---" is also a line across the page. Front matter in YAML begins with a
 * key; one with an end may hold comments alone, or JSON. */
static bool begins_with_key(const char *bytes, const frame *f) {
    if (f->kind != FENCE_YAML) return true;
    for (uint32_t at = f->inside.start; at < f->inside.end;) {
        xc_span line = {at, xc_front_next_line(bytes, at, f->inside.end)};
        at = line.end;
        line = xc_text_trim(bytes, line);
        if (line.start == line.end || bytes[line.start] == '#') continue;
        bool json = f->closed && bytes[line.start] == '{';
        return json || states(bytes, line);
    }
    return f->closed;
}

static bool find_frame(const xc_text *text, frame *f) {
    const char *close = NULL;
    uint32_t start = start_of(text);
    *f = (frame){FENCE_NONE, {start, start}, start, false, false};
    xc_span line = {start,
                    xc_front_next_line(text->bytes, start, text->length)};
    if (opens_json(text->bytes, start, text->length)) {
        f->kind = FENCE_JSON;
        f->bare = f->closed = true;
        f->inside.end = text->length;
        return true;
    }
    f->kind = opens(text->bytes, line, &close);
    if (f->kind == FENCE_NONE) return false;
    f->inside.start = line.end;
    find_close(text, close, f);
    if (begins_with_key(text->bytes, f)) return true;
    *f = (frame){FENCE_NONE, {start, start}, start, false, false};
    return false;
}

bool xc_front_looks(const xc_text *text) {
    frame f;
    return find_frame(text, &f) && f.closed && !f.bare;
}

static xc_status parse(xc_front *front, const frame *f) {
    uint32_t end = f->end;
    switch (f->kind) {
    case FENCE_YAML:
        return xc_front_yaml(front, f->inside);
    case FENCE_TOML:
        return xc_front_toml(front, f->inside);
    default:
        XC_TRY(xc_front_json(front, f->inside, &end));
        if (f->bare) front->end = end;
        return XC_OK;
    }
}

xc_status xc_front_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_front *front) {
    frame f;
    *front = (xc_front){.reader = reader, .source = source};
    bool found = find_frame(&source->text, &f);
    front->end = f.end;
    if (!found) return XC_OK;
    if (!f.closed)
        xc_front_tell(front, XC_SEVERITY_ERROR, start_of(&source->text),
                      "the front matter has no end; it is read up to the first "
                      "blank line");
    bool large = f.inside.end - f.inside.start > XC_FRONT_BYTES;
    if (large && !f.bare) {
        xc_front_tell(front, XC_SEVERITY_ERROR, f.inside.start,
                      "the front matter is longer than %d KiB; it is left out",
                      XC_FRONT_BYTES / 1024);
        return XC_OK;
    }
    if (large) f.inside.end = f.inside.start + XC_FRONT_BYTES;
    return parse(front, &f);
}

/* ------------------------------------------------------------------ */
/* Values with their places                                             */

/* The bytes of an escape that begins at a backslash; *none: it stands for
 * nothing, as at the end of a line. */
static uint32_t escape_length(const char *bytes, uint32_t at, uint32_t end,
                              bool *none) {
    char c = at + 1 < end ? bytes[at + 1] : '\0';
    *none = c == '\n' || c == '\r';
    uint32_t length = c == 'x' ? 4 : c == 'u' ? 6 : c == 'U' ? 10 : 2;
    /* A pair of JSON is one character. */
    bool pair = c == 'u' && end - at >= 12 && bytes[at + 6] == '\\' &&
                bytes[at + 7] == 'u' && strchr("dD", bytes[at + 2]) &&
                strchr("89abAB", bytes[at + 3]);
    if (pair) length = 12;
    return length < end - at ? length : end - at;
}

/* Where the source goes on as the value does: past the quotes, the folds of
 * lines and doubled quotes between. false: nowhere. */
static bool find_char(const xc_text *text, const xc_front_entry *entry,
                      int32_t wanted, uint32_t *at, uint32_t *next) {
    const char *bytes = text->bytes;
    for (uint32_t i = *at; i < entry->span.end; i = *next) {
        *next = i;
        int32_t c = xc_char_next(bytes, entry->span.end, next);
        bool none = false;
        if (c == '\\' && entry->escapes)
            *next = i + escape_length(bytes, i, entry->span.end, &none);
        bool escape = c == '\\' && entry->escapes && !none;
        bool space = xc_char_is_space(c) && xc_char_is_space(wanted);
        if (escape || c == wanted || space) {
            *at = i;
            return true;
        }
    }
    return false;
}

/* Appends the value to the open block. */
static void put_value(const xc_front *front, const xc_front_entry *entry,
                      xc_story *story) {
    const xc_text *text = &front->source->text;
    uint32_t at = entry->span.start, next = at;
    for (uint32_t i = 0; i < entry->length;) {
        uint32_t from = i;
        int32_t c = xc_char_next(entry->value, entry->length, &i);
        if (!find_char(text, entry, c, &at, &next)) {
            xc_story_add(story, text, entry->value + from, entry->length - from,
                         at);
            return;
        }
        if (text->bytes[at] == '\\' && entry->escapes)
            xc_story_add(story, text, entry->value + from, i - from, at);
        else
            xc_story_copy(story, text, (xc_span){at, next});
        at = next;
    }
}

/* ------------------------------------------------------------------ */
/* What the article says of itself                                      */

typedef enum field {
    FIELD_TITLE,
    FIELD_PUBLISHED,
    FIELD_MODIFIED,
    FIELD_BYLINE,
    FIELD_DRAFT,
    FIELD_SOURCE,
    FIELD_URL,
    FIELD_LANGUAGE,
    FIELD_SUMMARY
} field;

/* The keys that say something, folded; the first of a field goes first. */
static const struct {
    field field;
    const char *key;
} keys[] = {
    {FIELD_TITLE, "title"},           {FIELD_TITLE, "headline"},
    {FIELD_PUBLISHED, "date"},        {FIELD_PUBLISHED, "publishdate"},
    {FIELD_PUBLISHED, "pubdate"},     {FIELD_PUBLISHED, "datepublished"},
    {FIELD_PUBLISHED, "published"},   {FIELD_MODIFIED, "lastmod"},
    {FIELD_MODIFIED, "updated"},      {FIELD_MODIFIED, "modified"},
    {FIELD_MODIFIED, "lastmodified"}, {FIELD_MODIFIED, "lastmodifiedat"},
    {FIELD_MODIFIED, "datemodified"}, {FIELD_MODIFIED, "updateddate"},
    {FIELD_MODIFIED, "lastupdated"},  {FIELD_BYLINE, "byline"},
    {FIELD_BYLINE, "authors"},        {FIELD_BYLINE, "author"},
    {FIELD_DRAFT, "draft"},           {FIELD_DRAFT, "published"},
    {FIELD_SOURCE, "source"},         {FIELD_SOURCE, "publisher"},
    {FIELD_SOURCE, "publication"},    {FIELD_URL, "canonical"},
    {FIELD_URL, "canonicalurl"},      {FIELD_URL, "url"},
    {FIELD_URL, "permalink"},         {FIELD_LANGUAGE, "lang"},
    {FIELD_LANGUAGE, "language"},     {FIELD_LANGUAGE, "locale"},
    {FIELD_SUMMARY, "subtitle"},      {FIELD_SUMMARY, "summary"},
    {FIELD_SUMMARY, "description"},
};

enum { KEY_COUNT = sizeof keys / sizeof keys[0] };

static bool is_truth(const char *value, bool truth) {
    static const char *const words[][3] = {{"false", "False", "no"},
                                           {"true", "True", "yes"}};
    for (size_t i = 0; i < 3; i++)
        if (strcmp(words[truth][i], value) == 0) return true;
    return false;
}

static bool is_any_truth(const char *value) {
    return is_truth(value, true) || is_truth(value, false);
}

/* Does an entry say it, in itself or as a map with a name? */
static bool says(const xc_front_entry *entry, const char *key) {
    return strcmp(entry->key, key) == 0 &&
           (!entry->sub || strcmp(entry->sub, "name") == 0);
}

/* A link that a site makes when it is built is none yet. */
static bool is_usable(const xc_front_entry *entry, field wanted) {
    bool template = strstr(entry->value, "{{") || strstr(entry->value, "/:");
    return !is_any_truth(entry->value) &&
           (wanted != FIELD_URL || !template || strstr(entry->value, "://"));
}

/* The first entry of a field from index on; NULL: there is none. */
static const xc_front_entry *find(const xc_front *front, field wanted) {
    for (int k = 0; k < KEY_COUNT; k++) {
        if (keys[k].field != wanted) continue;
        for (size_t i = 0; i < front->entries.count; i++) {
            const xc_front_entry *entry = &front->entries.items[i];
            if (says(entry, keys[k].key) && is_usable(entry, wanted))
                return entry;
        }
    }
    return NULL;
}

static const char *value_of(const xc_front *front, field wanted) {
    const xc_front_entry *entry = find(front, wanted);
    return entry ? entry->value : NULL;
}

static bool is_draft(const xc_front *front) {
    const char *path = front->source->path;
    for (size_t i = 0; i < front->entries.count; i++) {
        const xc_front_entry *entry = &front->entries.items[i];
        if ((says(entry, "draft") && is_truth(entry->value, true)) ||
            (says(entry, "published") && is_truth(entry->value, false)))
            return true;
    }
    /* Jekyll keeps them in a folder of their own. */
    return path && (strncmp(path, "_drafts/", 8) == 0 ||
                    strstr(path, "/_drafts/") != NULL);
}

/* Names as one line, without "By". */
static xc_status join_names(const xc_front *front, const char *key,
                            const char **byline) {
    xc_arena *arena = front->reader->arena;
    xc_buffer names = XC_BUFFER_INIT;
    for (size_t i = 0; i < front->entries.count; i++) {
        const xc_front_entry *entry = &front->entries.items[i];
        if (!says(entry, key) || is_any_truth(entry->value)) continue;
        if (names.length > 0) xc_buffer_puts(&names, ", ");
        xc_buffer_puts(&names, entry->value);
    }
    xc_status status = xc_buffer_status(&names);
    if (status == XC_OK && names.length > 0 && names.length <= UINT32_MAX) {
        xc_cues cues;
        xc_cues_init(&cues, arena, names.bytes);
        status = xc_cues_read(&cues, (xc_span){0, (uint32_t)names.length});
        size_t lead = status == XC_OK ? xc_cues_byline_lead(&cues) : 0;
        uint32_t start = lead > 0 && lead < cues.words.count
                             ? cues.words.items[lead].span.start
                             : 0;
        xc_cues_dispose(&cues);
        *byline = xc_arena_string(arena, names.bytes + start);
        if (!*byline) status = XC_ERROR_MEMORY;
    }
    xc_buffer_dispose(&names);
    return status;
}

static xc_status fill_byline(const xc_front *front, xc_article *article) {
    for (int k = 0; k < KEY_COUNT && !article->byline; k++)
        if (keys[k].field == FIELD_BYLINE)
            XC_TRY(join_names(front, keys[k].key, &article->byline));
    return XC_OK;
}

static xc_status fill_title(const xc_front *front, xc_article *article) {
    const xc_front_entry *entry = find(front, FIELD_TITLE);
    if (!entry) return XC_OK;
    xc_story story;
    xc_article title = {0};
    xc_story_init(&story, front->reader->arena, &front->source->text);
    put_value(front, entry, &story);
    xc_status status = xc_story_finish(&story, &title);
    xc_story_dispose(&story);
    if (status == XC_OK) article->title = title.text;
    return status;
}

/* ------------------------------------------------------------------ */
/* Dates                                                                */

static const char *stated_day(const xc_front *front, field wanted) {
    const xc_front_entry *entry = find(front, wanted);
    if (!entry) return NULL;
    xc_position place =
        xc_text_position(&front->source->text, entry->span.start);
    return xc_reader_published(front->reader, front->source, entry->value,
                               place);
}

/* "2031-03-04-storm.md", "2031-03-04-storm/index.md": the day; NULL where the
 * name has none. */
static xc_status day_of_name(const xc_front *front, const char **day) {
    static const char shape[] = "dddd-dd-dd-";
    const char *path = front->source->path ? front->source->path : "";
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (slash && (strncmp(name, "index.", 6) == 0)) {
        for (name = slash; name > path && name[-1] != '/';)
            name--;
    }
    for (size_t i = 0; shape[i]; i++) {
        bool digit = name[i] >= '0' && name[i] <= '9';
        if (shape[i] == 'd' ? !digit : name[i] != shape[i]) return XC_OK;
    }
    char *copy = xc_arena_copy(front->reader->arena, name, sizeof shape - 2);
    XC_TRY_NEW(copy);
    /* What looks like one and is no day says nothing. */
    xc_article_reader silent = *front->reader;
    silent.notice = NULL;
    *day =
        xc_reader_published(&silent, front->source, copy, (xc_position){0, 0});
    return XC_OK;
}

xc_status xc_front_fill(const xc_front *front, xc_article *article) {
    article->published = stated_day(front, FIELD_PUBLISHED);
    if (!article->published) XC_TRY(day_of_name(front, &article->published));
    article->modified = stated_day(front, FIELD_MODIFIED);
    article->source = value_of(front, FIELD_SOURCE);
    article->url = value_of(front, FIELD_URL);
    article->language = value_of(front, FIELD_LANGUAGE);
    article->draft = is_draft(front);
    XC_TRY(fill_byline(front, article));
    return fill_title(front, article);
}

/* ------------------------------------------------------------------ */
/* Standfirst and captions                                              */

static void put_block(const xc_front *front, const xc_front_entry *entry,
                      xc_block_kind kind, xc_story *story) {
    xc_story_begin(story, kind);
    put_value(front, entry, story);
    xc_story_end(story);
}

/* Each of the standfirsts, once. */
static void put_summaries(const xc_front *front, xc_story *story) {
    const char *last = "";
    for (int k = 0; k < KEY_COUNT; k++) {
        if (keys[k].field != FIELD_SUMMARY) continue;
        for (size_t i = 0; i < front->entries.count; i++) {
            const xc_front_entry *entry = &front->entries.items[i];
            if (entry->sub || strcmp(entry->key, keys[k].key) != 0 ||
                is_any_truth(entry->value) || strcmp(entry->value, last) == 0)
                continue;
            put_block(front, entry, XC_BLOCK_SUMMARY, story);
            last = entry->value;
        }
    }
}

static bool ends_in(const char *key, const char *word) {
    size_t length = strlen(key), wanted = strlen(word);
    return length >= wanted && strcmp(key + length - wanted, word) == 0;
}

/* The innermost key is about the picture. */
static bool is_about(const xc_front_entry *entry, const char *word) {
    return ends_in(entry->sub ? entry->sub : entry->key, word);
}

/* "image: {caption: ...}", "image_caption: ..."; what stands for the picture
 * where it cannot be seen, "image: {alt: ...}", is one where there is none. */
void xc_front_put(const xc_front *front, xc_story *story) {
    bool caption = false;
    put_summaries(front, story);
    for (size_t i = 0; i < front->entries.count; i++) {
        const xc_front_entry *entry = &front->entries.items[i];
        if (!is_about(entry, "caption")) continue;
        put_block(front, entry, XC_BLOCK_CAPTION, story);
        caption = true;
    }
    for (size_t i = 0; i < front->entries.count && !caption; i++) {
        const xc_front_entry *entry = &front->entries.items[i];
        bool words = strchr(entry->value, ' ') != NULL;
        if (words && (is_about(entry, "alt") || is_about(entry, "alttext")))
            put_block(front, entry, XC_BLOCK_CAPTION, story);
    }
}

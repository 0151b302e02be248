/*
 * ninjs.c - ninjs, news in JSON of IPTC, 1.x, 2.x and 3.x: one item, a list of
 * them, several one after the other, or the answer of a service that wraps
 * them ("data", "items", "item").
 *
 *   {"uri": ..., "versioncreated": ..., "headline": ..., "body_xhtml": ...}
 *   {"uri": ..., "versionCreated": ..., "headlines": [...], "bodies": [...]}
 *
 * Names are read whatever their case: that is all 3.x changed in most. A
 * canceled item is left out aloud, a withheld one is a draft, and of versions
 * of one item the newest counts. It refuses JSON that is none, and more than
 * 32 MiB.
 * Exports: xc_ninjs_read, xc_ninjs_looks.
 */
#include "article/ninjs.h"

#include <string.h>
#include <strings.h>

enum {
    BYTES_MOST = 32 << 20,
    ITEMS_MOST = 100000,
    WRAPPERS_MOST = 8,  /* one inside the other */
    TOLD_MOST = 10,     /* elements of a list that are no items */
    PROBE_QUOTES = 8192 /* that may begin a name */
};

typedef struct feed {
    xc_article_reader *reader;
    const xc_article_source *source;
    XC_VEC(xc_wire_item) items;
    XC_VEC(cJSON *) roots;
    unsigned strangers; /* values that are no items */
    bool full;          /* ITEMS_MOST was told */
} feed;

static xc_position place_of(const feed *f, uint32_t offset) {
    return xc_text_position(&f->source->text, offset);
}

/* ------------------------------------------------------------------ */
/* Is it ninjs?                                                         */

/* Names that other JSON has no use for, all together. */
static const char *const telling[] = {
    "versioncreated", "firstcreated", "pubstatus",         "headlines",
    "bodies",         "body_text",    "body_xhtml",        "body_html",
    "usageterms",     "altids",       "representationtype"};

/* Names that an item has beside. */
static const char *const usual[] = {
    "uri",     "headline", "byline",  "type",     "associations",
    "profile", "urgency",  "located", "language", "renditions"};

static bool is_one_of(const char *name, const char *const *names,
                      size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(name, names[i]) == 0) return true;
    return false;
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static bool is_item(const cJSON *object) {
    size_t telling_count = 0, usual_count = 0;
    if (!cJSON_IsObject(object)) return false;
    for (const cJSON *member = object->child; member; member = member->next) {
        telling_count += is_one_of(member->string, telling, COUNT_OF(telling));
        usual_count += is_one_of(member->string, usual, COUNT_OF(usual));
    }
    return telling_count > 1 || (telling_count == 1 && usual_count > 0);
}

bool xc_ninjs_looks(const xc_text *text) {
    const char *at = text->bytes + strspn(text->bytes, " \t\r\n");
    if (*at != '{' && *at != '[') return false;
    for (int i = 0; i < PROBE_QUOTES && (at = strchr(at, '"')); i++) {
        const char *name = ++at;
        size_t length = strcspn(name, "\"\\:\n");
        if (length == 0 || name[length] != '"') continue;
        if (name[length + 1 + strspn(name + length + 1, " \t")] != ':')
            continue;
        for (size_t k = 0; k < COUNT_OF(telling); k++)
            if (strlen(telling[k]) == length &&
                strncasecmp(name, telling[k], length) == 0)
                return true;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Items of the file                                                    */

static xc_status put_item(feed *f, xc_json_value value) {
    xc_ninjs_item *item = xc_arena_alloc(f->reader->arena, sizeof *item);
    XC_TRY_NEW(item);
    *item = (xc_ninjs_item){f->reader, f->source, value,
                            place_of(f, value.span.start)};
    xc_wire_item found = {
        .place = item->place, .order = f->items.count, .user = item};
    XC_TRY(xc_ninjs_get(item, "uri", &found.id));
    XC_TRY(xc_ninjs_get(item, "version", &found.version));
    XC_TRY(xc_ninjs_get(item, "versioncreated", &found.created));
    return XC_PUSH(f->reader->arena, &f->items, found);
}

static void tell_stranger(feed *f, xc_json_value value) {
    if (++f->strangers > TOLD_MOST) return;
    xc_reader_tell(f->reader, f->source, XC_SEVERITY_ERROR, XC_ERROR_FORMAT,
                   place_of(f, value.span.start),
                   "this is JSON, and no ninjs item; left out");
}

static void tell_more(const feed *f) {
    if (f->strangers > TOLD_MOST)
        xc_reader_tell(f->reader, f->source, XC_SEVERITY_ERROR, XC_ERROR_FORMAT,
                       (xc_position){0, 0},
                       "%u more values are no ninjs items; left out",
                       f->strangers - TOLD_MOST);
}

static void tell_full(feed *f, xc_json_value value) {
    if (!f->full)
        xc_reader_tell(f->reader, f->source, XC_SEVERITY_ERROR, XC_ERROR_LIMIT,
                       place_of(f, value.span.start),
                       "more than 100000 items; the rest is left out");
    f->full = true;
}

/* What an object without the members of an item wraps. */
static xc_json_value unwrap(const feed *f, xc_json_value object) {
    static const char *const names[] = {"item", "items", "_items", "data"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        xc_json_value inner = xc_json_find(&f->source->text, object, names[i]);
        if (cJSON_IsObject(inner.item) || cJSON_IsArray(inner.item))
            return inner;
    }
    return (xc_json_value){NULL, {0, 0}};
}

static xc_status find_items(feed *f, xc_json_value value, unsigned depth) {
    if (f->items.count >= ITEMS_MOST) {
        tell_full(f, value);
        return XC_OK;
    }
    if (is_item(value.item)) return put_item(f, value);
    if (cJSON_IsArray(value.item) && depth < WRAPPERS_MOST) {
        xc_json_steps steps;
        xc_json_value element;
        xc_json_walk(&steps, &f->source->text, value);
        while (!f->full && xc_json_step(&steps, &element))
            XC_TRY(find_items(f, element, depth + 1));
        return XC_OK;
    }
    xc_json_value inner = unwrap(f, value);
    if (inner.item && depth < WRAPPERS_MOST)
        return find_items(f, inner, depth + 1);
    tell_stranger(f, value);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What an item says of itself                                          */

/* The headline for all uses, whatever it is called. */
static xc_json_value find_headline(const xc_ninjs_item *item) {
    const xc_text *text = &item->source->text;
    xc_json_value found = xc_json_find(text, item->value, "headline");
    if (cJSON_IsString(found.item)) return found;
    found = xc_ninjs_role(item, xc_json_find(text, item->value, "headlines"),
                          "main");
    if (found.item) return found;
    xc_json_steps steps;
    xc_json_value member;
    xc_json_walk(&steps, text, item->value);
    while (xc_json_step(&steps, &member))
        if (strncasecmp(member.item->string, "headline_", 9) == 0 &&
            cJSON_IsString(member.item))
            return member;
    return xc_json_find(text, item->value, "title");
}

/* Entities and tags in a headline are none of its words. */
static xc_status read_title(const xc_ninjs_item *item, xc_text *title) {
    xc_text *written;
    xc_article part = {0};
    xc_story story;
    XC_TRY(xc_ninjs_text(item, find_headline(item), &written));
    xc_span all = {0, written->length};
    xc_status status = XC_OK;
    xc_story_init(&story, item->reader->arena, written);
    bool marked = strchr(written->bytes, '<') || strchr(written->bytes, '&');
    if (marked)
        status = xc_markup_read(written, all, XC_BLOCK_HEADLINE, &story);
    else
        xc_story_copy(&story, written, all);
    if (status == XC_OK) status = xc_story_finish(&story, &part);
    xc_story_dispose(&story);
    *title = status == XC_OK ? part.text : *written;
    return status == XC_ERROR_LIMIT ? XC_OK : status;
}

/* The name of the first of a list of parties, or of one. */
static xc_status read_party(const xc_ninjs_item *item, const char *name,
                            const char **party) {
    const xc_text *text = &item->source->text;
    if (*party) return XC_OK;
    xc_json_value value = xc_json_find(text, item->value, name);
    if (cJSON_IsArray(value.item)) {
        xc_json_steps steps;
        xc_json_walk(&steps, text, value);
        if (!xc_json_step(&steps, &value)) return XC_OK;
    }
    if (cJSON_IsObject(value.item)) value = xc_json_find(text, value, "name");
    return xc_ninjs_string(item, value, party);
}

static xc_status read_source(const xc_ninjs_item *item, const char **source) {
    static const char *const names[] = {"source", "copyrightholder", "provider",
                                        "infosource", "infosources"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        XC_TRY(read_party(item, names[i], source));
    return XC_OK;
}

static xc_status read_id(const xc_ninjs_item *item, xc_article *article) {
    const xc_text *text = &item->source->text;
    XC_TRY(xc_ninjs_get(item, "uri", &article->id));
    if (article->id && strncmp(article->id, "http", 4) == 0)
        article->url = article->id;
    if (article->id) return XC_OK;
    xc_json_value ids = xc_json_find(text, item->value, "altids");
    return xc_ninjs_string(item, xc_json_find(text, ids, "itemid"),
                           &article->id);
}

static xc_status read_data(const xc_ninjs_item *item, xc_article *article) {
    const char *first = NULL, *last = NULL;
    XC_TRY(read_id(item, article));
    XC_TRY(read_title(item, &article->title));
    XC_TRY(read_source(item, &article->source));
    XC_TRY(xc_ninjs_get(item, "language", &article->language));
    XC_TRY(xc_ninjs_get(item, "firstcreated", &first));
    XC_TRY(xc_ninjs_get(item, "versioncreated", &last));
    return xc_wire_dates(item->reader, item->source, first, last, item->place,
                         article);
}

/* ------------------------------------------------------------------ */

/* An event or a plan has no text to be read. */
static bool is_article(const xc_ninjs_item *item, const char *type) {
    bool plan = type && (strcasecmp(type, "event") == 0 ||
                         strcasecmp(type, "planning") == 0);
    if (plan)
        xc_reader_tell(item->reader, item->source, XC_SEVERITY_NOTE, XC_OK,
                       item->place, "the item is no article; left out");
    return !plan;
}

static xc_status take(const xc_ninjs_item *item, bool draft, xc_error *error) {
    xc_article article = {.draft = draft};
    xc_story story;
    xc_story_init(&story, item->reader->arena, &item->source->text);
    xc_status status = read_data(item, &article);
    if (status == XC_OK) status = xc_ninjs_put(item, &story);
    if (status < 0)
        xc_fail(error, status, "out of memory");
    else
        status = xc_wire_finish(item->reader, item->source, &story, &article,
                                item->place, error);
    xc_story_dispose(&story);
    return status;
}

static xc_status take_item(const feed *f, const xc_wire_item *found,
                           xc_error *error) {
    const xc_ninjs_item *item = (const xc_ninjs_item *)found->user;
    if (found->newer) {
        xc_wire_tell_replaced(f->reader, f->source, found);
        return XC_OK;
    }
    const char *state = NULL, *type = NULL;
    xc_status status = xc_ninjs_get(item, "pubstatus", &state);
    if (status == XC_OK) status = xc_ninjs_get(item, "type", &type);
    if (status < 0) return xc_fail(error, status, "out of memory");
    bool out = false, draft = false;
    if (!is_article(item, type)) return XC_OK;
    xc_wire_status(f->reader, f->source, state, item->place, &out, &draft);
    return out ? XC_OK : take(item, draft, error);
}

/* ------------------------------------------------------------------ */
/* The file                                                             */

static xc_status read_values(feed *f, xc_error *error) {
    const xc_text *text = &f->source->text;
    xc_span rest = xc_text_trim(text->bytes, (xc_span){0, text->length});
    while (rest.start < rest.end) {
        cJSON *root;
        uint32_t at;
        xc_json_parse(text, rest, &root, &at);
        if (!root) {
            xc_position place = place_of(f, at);
            return xc_fail_at(error, XC_ERROR_FORMAT, place.line, place.column,
                              "the JSON is broken here");
        }
        if (XC_PUSH(f->reader->arena, &f->roots, root) < 0) {
            cJSON_Delete(root);
            return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
        }
        xc_json_value value = {root, {rest.start, at}};
        if (find_items(f, value, 0) < 0)
            return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
        rest = xc_text_trim(text->bytes, (xc_span){at, rest.end});
    }
    return XC_OK;
}

static xc_status take_all(feed *f, xc_error *error) {
    XC_TRY(read_values(f, error));
    tell_more(f);
    if (xc_wire_settle(f->reader->arena, f->items.items, f->items.count) < 0)
        return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    for (size_t i = 0; i < f->items.count; i++)
        XC_TRY(take_item(f, &f->items.items[i], error));
    return XC_OK;
}

xc_status xc_ninjs_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_error *error) {
    feed f = {.reader = reader, .source = source};
    if (source->text.length > BYTES_MOST)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "JSON of more than 32 MiB is not read; split it");
    xc_status status = take_all(&f, error);
    for (size_t i = 0; i < f.roots.count; i++)
        cJSON_Delete(f.roots.items[i]);
    return status;
}

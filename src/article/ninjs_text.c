/*
 * ninjs_text.c - what a ninjs item gives to read: who wrote it, the text in
 * the form that says most of its blocks, the captions of what goes with it.
 *
 * A text comes in several forms (1.x: "body_xhtml", "body_text"; later:
 * "bodies"), and one is read. The description of a text is cut out of it and
 * is read where there is no other; that of a picture is its caption.
 * Exports: xc_ninjs_string, xc_ninjs_get, xc_ninjs_text, xc_ninjs_role,
 * xc_ninjs_put.
 */
#include <libxml/tree.h>
#include <string.h>
#include <strings.h>

#include "article/ninjs.h"

enum { ASSOCIATIONS_MOST = 1000 };

/* ------------------------------------------------------------------ */
/* Members                                                              */

xc_status xc_ninjs_text(const xc_ninjs_item *item, xc_json_value member,
                        xc_text **text) {
    *text = xc_arena_alloc(item->reader->arena, sizeof **text);
    XC_TRY_NEW(*text);
    **text = (xc_text){"", 0, NULL, 0};
    if (!cJSON_IsString(member.item)) return XC_OK;
    return xc_json_decode(item->reader->arena, &item->source->text, member.span,
                          *text);
}

xc_status xc_ninjs_string(const xc_ninjs_item *item, xc_json_value member,
                          const char **string) {
    *string = NULL;
    if (cJSON_IsNumber(member.item)) {
        const char *digits = item->source->text.bytes + member.span.start;
        *string = xc_arena_copy(item->reader->arena, digits,
                                member.span.end - member.span.start);
        return *string ? XC_OK : XC_ERROR_MEMORY;
    }
    xc_text *text;
    XC_TRY(xc_ninjs_text(item, member, &text));
    if (text->length > 0) *string = text->bytes;
    return XC_OK;
}

static xc_json_value member_of(const xc_ninjs_item *item, xc_json_value object,
                               const char *name) {
    return xc_json_find(&item->source->text, object, name);
}

xc_status xc_ninjs_get(const xc_ninjs_item *item, const char *name,
                       const char **string) {
    return xc_ninjs_string(item, member_of(item, item->value, name), string);
}

static bool is_word(xc_json_value value, const char *word) {
    return cJSON_IsString(value.item) &&
           strcasecmp(value.item->valuestring, word) == 0;
}

xc_json_value xc_ninjs_role(const xc_ninjs_item *item, xc_json_value array,
                            const char *role) {
    xc_json_steps steps;
    xc_json_value entry, first = {NULL, {0, 0}};
    xc_json_walk(&steps, &item->source->text, array);
    while (xc_json_step(&steps, &entry)) {
        xc_json_value value = member_of(item, entry, "value");
        if (!cJSON_IsString(value.item)) continue;
        if (is_word(member_of(item, entry, "role"), role)) return value;
        if (!first.item) first = value;
    }
    return first;
}

/* ------------------------------------------------------------------ */
/* The text                                                             */

/* Forms of a text, the one that says most first. */
typedef enum form { FORM_MARKUP, FORM_NITF, FORM_PLAIN, FORM_NONE } form;

typedef struct body {
    xc_json_value value;
    form form;
    bool main;
} body;

static bool holds(const char *string, const char *word) {
    size_t length = strlen(word);
    for (; *string; string++)
        if (strncasecmp(string, word, length) == 0) return true;
    return false;
}

/* By a media type, or what stands behind "body_". */
static form form_of(const char *type) {
    if (holds(type, "html")) return FORM_MARKUP;
    if (holds(type, "nitf")) return FORM_NITF;
    bool other = holds(type, "xml") || holds(type, "json");
    return other ? FORM_NONE : FORM_PLAIN;
}

static void choose(body *best, body other) {
    if (!cJSON_IsString(other.value.item) || other.form == FORM_NONE) return;
    const char *string = other.value.item->valuestring;
    if (string[strspn(string, " \t\r\n")] == '\0') return;
    bool better = other.form < best->form ||
                  (other.form == best->form && other.main && !best->main);
    if (better) *best = other;
}

static void choose_of_bodies(const xc_ninjs_item *item, xc_json_value bodies,
                             body *best) {
    xc_json_steps steps;
    xc_json_value entry;
    xc_json_walk(&steps, &item->source->text, bodies);
    while (xc_json_step(&steps, &entry)) {
        xc_json_value type = member_of(item, entry, "contenttype");
        bool said = cJSON_IsString(type.item);
        body other = {member_of(item, entry, "value"),
                      said ? form_of(type.item->valuestring) : FORM_PLAIN,
                      is_word(member_of(item, entry, "role"), "main")};
        choose(best, other);
    }
}

static body choose_body(const xc_ninjs_item *item) {
    body best = {{NULL, {0, 0}}, FORM_NONE, false};
    xc_json_steps steps;
    xc_json_value member;
    xc_json_walk(&steps, &item->source->text, item->value);
    while (xc_json_step(&steps, &member)) {
        const char *name = member.item->string;
        if (strcasecmp(name, "bodies") == 0)
            choose_of_bodies(item, member, &best);
        else if (strncasecmp(name, "body_", 5) == 0)
            choose(&best, (body){member, form_of(name + 5), false});
    }
    return best;
}

static xc_status put_nitf(const xc_ninjs_item *item, const xc_text *text,
                          xc_story *story) {
    xc_xml xml;
    xc_error error = XC_ERROR_INIT;
    xc_status status = xc_xml_open(item->reader->arena, text, &xml, &error);
    if (status == XC_ERROR_MEMORY) return status;
    if (status < 0)
        return xc_markup_read(text, (xc_span){0, text->length},
                              XC_BLOCK_PARAGRAPH, story);
    const xmlNode *root = xmlDocGetRootElement(xml.doc);
    status = xc_xml_is(root, "nitf")
                 ? xc_nitf_put(&xml, root, story)
                 : xc_markup_put(&xml, root, XC_BLOCK_PARAGRAPH, story);
    xc_xml_close(&xml);
    return status;
}

static xc_status put_body(const xc_ninjs_item *item, const body *chosen,
                          xc_story *story) {
    xc_text *text;
    XC_TRY(xc_ninjs_text(item, chosen->value, &text));
    xc_span all = {0, text->length};
    xc_status status = XC_OK;
    if (chosen->form == FORM_MARKUP)
        status = xc_markup_read(text, all, XC_BLOCK_PARAGRAPH, story);
    else if (chosen->form == FORM_NITF)
        status = put_nitf(item, text, story);
    else
        xc_markup_plain(text, all, story);
    if (status != XC_ERROR_LIMIT) return status;
    xc_reader_tell(
        item->reader, item->source, XC_SEVERITY_WARNING, XC_ERROR_LIMIT,
        xc_text_position(&item->source->text, chosen->value.span.start),
        "the text is too much nested or tagged; the rest is left out");
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Captions                                                             */

/* What an object says of what it shows. */
static xc_json_value caption_of(const xc_ninjs_item *item,
                                xc_json_value object) {
    static const char *const names[] = {"description_caption",
                                        "description_text"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        xc_json_value found = member_of(item, object, names[i]);
        if (cJSON_IsString(found.item)) return found;
    }
    return xc_ninjs_role(item, member_of(item, object, "descriptions"),
                         "caption");
}

static bool has_caption(const xc_story *story, const xc_text *text,
                        xc_span span) {
    const char *bytes = story->builder.bytes.bytes;
    for (size_t i = 0; i < story->blocks.count; i++) {
        xc_block block = story->blocks.items[i];
        uint32_t length = block.span.end - block.span.start;
        if (block.kind == XC_BLOCK_CAPTION && length == span.end - span.start &&
            memcmp(bytes + block.span.start, text->bytes + span.start,
                   length) == 0)
            return true;
    }
    return false;
}

/* A caption that the text has too is put once. */
static xc_status put_caption(const xc_ninjs_item *item, xc_json_value value,
                             xc_block_kind kind, xc_story *story) {
    xc_text *text;
    XC_TRY(xc_ninjs_text(item, value, &text));
    xc_span span = xc_text_trim(text->bytes, (xc_span){0, text->length});
    if (has_caption(story, text, span)) return XC_OK;
    xc_story_begin(story, kind);
    xc_story_copy(story, text, span);
    xc_story_end(story);
    return XC_OK;
}

static bool is_text(const xc_ninjs_item *item, xc_json_value object) {
    xc_json_value type = member_of(item, object, "type");
    return is_word(type, "text") || is_word(type, "composite");
}

static xc_status put_association(const xc_ninjs_item *item, xc_json_value with,
                                 xc_story *story) {
    if (!cJSON_IsObject(with.item)) return XC_OK;
    if (!is_text(item, with))
        return put_caption(item, caption_of(item, with), XC_BLOCK_CAPTION,
                           story);
    xc_reader_tell(item->reader, item->source, XC_SEVERITY_NOTE, XC_OK,
                   xc_text_position(&item->source->text, with.span.start),
                   "a text that goes with the item is left out");
    return XC_OK;
}

static xc_status put_associations(const xc_ninjs_item *item, xc_story *story) {
    xc_json_steps steps;
    xc_json_value with;
    size_t count = 0;
    xc_json_walk(&steps, &item->source->text,
                 member_of(item, item->value, "associations"));
    while (xc_json_step(&steps, &with)) {
        if (++count <= ASSOCIATIONS_MOST) {
            XC_TRY(put_association(item, with, story));
            continue;
        }
        xc_reader_tell(item->reader, item->source, XC_SEVERITY_WARNING,
                       XC_ERROR_LIMIT,
                       xc_text_position(&item->source->text, with.span.start),
                       "more than 1000 associations; the rest is left out");
        break;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Bylines                                                              */

static xc_status put_name(const xc_ninjs_item *item, xc_json_value value,
                          xc_story *story) {
    xc_text *text;
    XC_TRY(xc_ninjs_text(item, value, &text));
    xc_story_begin(story, XC_BLOCK_BYLINE);
    xc_story_copy(story, text, (xc_span){0, text->length});
    xc_story_end(story);
    return XC_OK;
}

/* "byline" of 1.x, "by" later, "bylines" of AP. */
static xc_status put_bylines(const xc_ninjs_item *item, xc_story *story) {
    xc_json_value one = member_of(item, item->value, "byline");
    if (!cJSON_IsString(one.item)) one = member_of(item, item->value, "by");
    if (cJSON_IsString(one.item)) return put_name(item, one, story);
    xc_json_steps steps;
    xc_json_value entry;
    xc_json_walk(&steps, &item->source->text,
                 member_of(item, item->value, "bylines"));
    while (xc_json_step(&steps, &entry)) {
        xc_json_value by = member_of(item, entry, "by");
        if (!cJSON_IsString(by.item)) by = member_of(item, entry, "name");
        if (cJSON_IsString(by.item)) XC_TRY(put_name(item, by, story));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */

/* NITF may bring its own. */
static bool has_byline(const xc_story *story) {
    for (size_t i = 0; i < story->blocks.count; i++)
        if (story->blocks.items[i].kind == XC_BLOCK_BYLINE) return true;
    return false;
}

static void tell_elsewhere(const xc_ninjs_item *item) {
    xc_json_value renditions = member_of(item, item->value, "renditions");
    if (!renditions.item) return;
    xc_reader_tell(item->reader, item->source, XC_SEVERITY_NOTE, XC_OK,
                   xc_text_position(&item->source->text, renditions.span.start),
                   "the content is kept elsewhere and not read");
}

/* What stands for a text that is not there. */
static xc_status put_description(const xc_ninjs_item *item, xc_story *story) {
    bool text = is_text(item, item->value);
    if (text) tell_elsewhere(item);
    return put_caption(item, caption_of(item, item->value),
                       text ? XC_BLOCK_SUMMARY : XC_BLOCK_CAPTION, story);
}

xc_status xc_ninjs_put(const xc_ninjs_item *item, xc_story *story) {
    body chosen = choose_body(item);
    if (chosen.form != FORM_NITF) XC_TRY(put_bylines(item, story));
    if (chosen.value.item)
        XC_TRY(put_body(item, &chosen, story));
    else
        XC_TRY(put_description(item, story));
    if (chosen.form == FORM_NITF && !has_byline(story))
        XC_TRY(put_bylines(item, story));
    return put_associations(item, story);
}

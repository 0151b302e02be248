/*
 * unitgen_xml.c - reads the names, plurals and symbols of units out of the
 * database of UDUNITS-2, following its imports.
 *
 * What a unit is, is asked of the library; here are only the ways to write
 * it, because the library does not list them.
 * Exports: xml_units_read.
 */
#include <expat.h>
#include <string.h>

#include "files.h"
#include "unitgen.h"

/* Imports inside imports. */
#define MAX_DEPTH 4

typedef struct reading {
    xc_arena *arena;
    const char *path;
    xml_units *out;
    xml_unit unit;
    const char *singular;
    bool no_plural;
    xc_buffer text;
    unsigned depth;
    bool failed;
} reading;

static bool read_file(reading *r, const char *path);

static const char *keep(reading *r) {
    const char *start = r->text.bytes ? r->text.bytes : "";
    size_t length = r->text.length;
    while (length > 0 && strchr(" \t\n", *start))
        start++, length--;
    while (length > 0 && strchr(" \t\n", start[length - 1]))
        length--;
    return need_memory(xc_arena_copy(r->arena, start, length));
}

static void push(reading *r, strings *list, const char *text) {
    if (XC_PUSH(r->arena, list, text) != XC_OK) need_memory(NULL);
}

/* The plural that the library makes of a name without one. */
static const char *plural_of(reading *r, const char *name) {
    size_t n = strlen(name);
    char last = name[n - 1], before = n > 1 ? name[n - 2] : '\0';
    const char *made;
    if (last == 'y' && !strchr("aeiou", before))
        made = xc_arena_format(r->arena, "%.*sies", (int)n - 1, name);
    else if (strchr("sxz", last) || (last == 'h' && strchr("cs", before)))
        made = xc_arena_format(r->arena, "%ses", name);
    else
        made = xc_arena_format(r->arena, "%ss", name);
    return need_memory((void *)made);
}

static void start(void *user, const char *element, const char **attributes) {
    reading *r = user;
    (void)attributes;
    xc_buffer_clear(&r->text);
    if (strcmp(element, "unit") == 0) memset(&r->unit, 0, sizeof r->unit);
    if (strcmp(element, "name") == 0) {
        r->singular = NULL;
        r->no_plural = false;
    }
    if (strcmp(element, "noplural") == 0) r->no_plural = true;
}

static void text(void *user, const char *bytes, int length) {
    xc_buffer_add(&((reading *)user)->text, bytes, (size_t)length);
}

static void import(reading *r, const char *name) {
    const char *slash = strrchr(r->path, '/');
    int folder = slash ? (int)(slash - r->path) + 1 : 0;
    const char *path =
        need_memory(xc_arena_format(r->arena, "%.*s%s", folder, r->path, name));
    reading inner = {.arena = r->arena,
                     .out = r->out,
                     .text = XC_BUFFER_INIT,
                     .depth = r->depth + 1};
    if (!read_file(&inner, path)) r->failed = true;
}

static void end(void *user, const char *element) {
    reading *r = user;
    if (strcmp(element, "import") == 0) {
        import(r, keep(r));
    } else if (strcmp(element, "singular") == 0) {
        r->singular = keep(r);
        push(r, &r->unit.names, r->singular);
    } else if (strcmp(element, "plural") == 0) {
        push(r, &r->unit.names, keep(r));
        r->singular = NULL;
    } else if (strcmp(element, "symbol") == 0) {
        push(r, &r->unit.symbols, keep(r));
    } else if (strcmp(element, "name") == 0) {
        if (r->singular && *r->singular && !r->no_plural)
            push(r, &r->unit.names, plural_of(r, r->singular));
        r->singular = NULL;
    } else if (strcmp(element, "unit") == 0) {
        if (XC_PUSH(r->arena, r->out, r->unit) != XC_OK) need_memory(NULL);
    }
    xc_buffer_clear(&r->text);
}

static bool parse(reading *r, const xc_buffer *bytes) {
    XML_Parser parser = XML_ParserCreate(NULL);
    need_memory(parser);
    XML_SetUserData(parser, r);
    XML_SetElementHandler(parser, start, end);
    XML_SetCharacterDataHandler(parser, text);
    bool good =
        XML_Parse(parser, bytes->bytes, (int)bytes->length, 1) == XML_STATUS_OK;
    if (!good)
        fprintf(stderr, "%s:%lu: %s\n", r->path,
                (unsigned long)XML_GetCurrentLineNumber(parser),
                XML_ErrorString(XML_GetErrorCode(parser)));
    XML_ParserFree(parser);
    return good && !r->failed;
}

static bool read_file(reading *r, const char *path) {
    if (r->depth > MAX_DEPTH) {
        fprintf(stderr, "%s: imports go too deep\n", path);
        return false;
    }
    xc_buffer bytes = XC_BUFFER_INIT;
    r->path = path;
    bool good = file_read(path, &bytes) && parse(r, &bytes);
    xc_buffer_dispose(&bytes);
    xc_buffer_dispose(&r->text);
    return good;
}

bool xml_units_read(xc_arena *arena, const char *path, xml_units *out) {
    reading r = {.arena = arena, .out = out, .text = XC_BUFFER_INIT};
    return read_file(&r, path);
}

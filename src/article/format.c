/*
 * format.c - the table of formats, and which one a file is in.
 *
 * The end of the name decides, then the content; what says nothing is plain
 * text. Adding a format is a row here and a file that reads it.
 * Exports: xc_format_*.
 */
#include <string.h>

#include "article/conllu_row.h"
#include "article/reader.h"

/* The first line that is not blank is an object from end to end. */
static bool looks_like_jsonl(const xc_text *text) {
    xc_span all = xc_text_trim(text->bytes, (xc_span){0, text->length});
    if (all.start == all.end || text->bytes[all.start] != '{') return false;
    const char *first = text->bytes + all.start;
    xc_span line = {all.start, all.start + (uint32_t)strcspn(first, "\r\n")};
    line = xc_text_trim(text->bytes, line);
    return text->bytes[line.end - 1] == '}';
}

/* What programs keep in files of that name ("package.json") has no text. */
static bool claims_json(const xc_text *text) {
    return looks_like_jsonl(text) && strstr(text->bytes, "\"text\"");
}

/* The first line that is no comment is a word with all its columns. */
static bool looks_like_conllu(const xc_text *text) {
    uint32_t at = 0;
    xc_span line;
    while (xc_conllu_line(text->bytes, text->length, &at, &line)) {
        xc_conllu_row row;
        xc_conllu_read(text->bytes, line, &row);
        if (row.kind == XC_CONLLU_COMMENT || row.kind == XC_CONLLU_BLANK) {
            continue;
        }
        return row.kind != XC_CONLLU_BAD && row.count == XC_CONLLU_COLUMNS &&
               row.id <= 1;
    }
    return false;
}

static const char *const text_extensions[] = {".txt", ".text", NULL};
static const char *const html_extensions[] = {".html", ".htm", ".xhtml", NULL};
static const char *const wxr_extensions[] = {".xml", ".wxr", NULL};
static const char *const markdown_extensions[] = {".md", ".markdown", ".mdown",
                                                  NULL};
static const char *const jsonl_extensions[] = {".jsonl", ".ndjson", ".json",
                                               NULL};
static const char *const docx_extensions[] = {".docx", NULL};
static const char *const conllu_extensions[] = {".conllu", NULL};
static const char *const json_extensions[] = {".json", NULL};
static const char *const xml_extensions[] = {".xml", NULL};
static const char *const nitf_extensions[] = {".xml", ".nitf", NULL};

/* Text is what no other format looks like. */
static const xc_format formats[] = {
    {"text", text_extensions, xc_plain_read, NULL, NULL, NULL},
    {"ninjs", json_extensions, xc_ninjs_read, xc_ninjs_looks, NULL, NULL},
    {"nitf", nitf_extensions, xc_nitf_read, xc_nitf_looks, NULL, NULL},
    {"newsml", xml_extensions, xc_newsml_read, xc_newsml_looks, NULL, NULL},
    {"jsonl", jsonl_extensions, xc_jsonl_read, looks_like_jsonl, NULL,
     claims_json},
    {"html", html_extensions, xc_html_read, xc_html_looks, NULL, NULL},
    {"wxr", wxr_extensions, xc_wxr_read, xc_wxr_looks, NULL, NULL},
    {"conllu", conllu_extensions, xc_conllu_parse, looks_like_conllu, NULL,
     NULL},
    {"markdown", markdown_extensions, xc_markdown_read, xc_markdown_looks, NULL,
     NULL},
    {"docx", docx_extensions, xc_docx_read, NULL, "PK\003\004", NULL},
};

#define FORMAT_COUNT (sizeof formats / sizeof formats[0])

const xc_format *xc_format_find(const char *name) {
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    }
    return NULL;
}

const xc_format *xc_format_get(size_t index) {
    return index < FORMAT_COUNT ? &formats[index] : NULL;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool ends_with(const char *name, const char *end) {
    size_t length = strlen(name);
    size_t wanted = strlen(end);
    if (length <= wanted) return false;
    for (size_t i = 0; i < wanted; i++) {
        if (lower(name[length - wanted + i]) != end[i]) return false;
    }
    return true;
}

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool has_extension(const xc_format *format, const char *path) {
    const char *name = file_name(path);
    for (const char *const *end = format->extensions; *end; end++)
        if (ends_with(name, *end)) return true;
    return false;
}

/* A name that stands for one format decides; of formats that share it the
 * content does. */
static const xc_format *by_name(const char *path, const xc_text *text,
                                size_t *named) {
    const xc_format *found = NULL, *only = NULL;
    *named = 0;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        const xc_format *format = &formats[i];
        if (!has_extension(format, path)) continue;
        (*named)++;
        only = format;
        bool (*claims)(const xc_text *) =
            format->claims ? format->claims : format->looks;
        if (!found && claims && claims(text)) found = format;
    }
    return *named == 1 ? only : found;
}

const xc_format *xc_format_guess(const char *path, const xc_text *text) {
    size_t named = 0;
    const xc_format *format = path ? by_name(path, text, &named) : NULL;
    if (format || named > 0) return format;
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (formats[i].looks && formats[i].looks(text)) return &formats[i];
    return xc_format_find("text");
}

const xc_format *xc_format_of_bytes(const char *bytes, size_t length) {
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        const char *magic = formats[i].magic;
        if (magic && length >= strlen(magic) &&
            memcmp(bytes, magic, strlen(magic)) == 0)
            return &formats[i];
    }
    return NULL;
}

/* What newsrooms have and is not read, by its first bytes. An OpenDocument file
 * is a zip, as a docx is, of which the first entry says what it is. */
const char *xc_format_unread(const char *bytes, size_t length) {
    static const struct {
        size_t at;
        const char *begin;
        const char *name;
    } unread[] = {
        {0, "%PDF-", "a PDF"},
        {0, "{\\rtf", "a text in RTF"},
        {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
         "a document of an old form (as .doc)"},
        {30, "mimetypeapplication/vnd.oasis.opendocument",
         "an OpenDocument file (as .odt)"},
    };
    for (size_t i = 0; i < sizeof unread / sizeof *unread; i++) {
        size_t wanted = strlen(unread[i].begin);
        if (length >= unread[i].at + wanted &&
            memcmp(bytes + unread[i].at, unread[i].begin, wanted) == 0)
            return unread[i].name;
    }
    return NULL;
}

void xc_format_names(xc_buffer *out) {
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        xc_buffer_printf(out, "%s%s", i ? ", " : "", formats[i].name);
}

bool xc_format_knows(const char *path) {
    if (file_name(path)[0] == '.') return false;
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (has_extension(&formats[i], path)) return true;
    return false;
}

/*
 * docx_xml.c - the XML of the parts of a docx, node by node, and the small
 * parts: core.xml (what the document says of itself) and styles.xml.
 *
 * No network, no document type, and so no entities.
 * Exports: xc_docx_parse, xc_docx_element, xc_docx_value, xc_docx_find_body,
 * xc_docx_read_core, xc_docx_read_styles, xc_docx_kind.
 */
#include <libxml/xmlreader.h>
#include <string.h>

#include "article/docx_parts.h"
#include "text/chars.h"

enum {
    DEPTH_MOST = 128,
    STYLES_MOST = 10000,
    BASES_MOST = 16, /* styles based one on the other */
    VALUE_MOST = 4096
};

static const char body_part[] = "word/document.xml",
                  core_part[] = "docProps/core.xml",
                  styles_part[] = "word/styles.xml",
                  relations_part[] = "_rels/.rels";

/* ------------------------------------------------------------------ */
/* XML                                                                  */

/* The first line of what libxml2 says. */
static void keep_message(void *user, xmlErrorPtr said) {
    xc_error *found = (xc_error *)user;
    if (found->status < 0 || said->level < XML_ERR_ERROR) return;
    const char *message = said->message ? said->message : "";
    xc_fail(found, XC_ERROR_FORMAT, "line %d of its XML: %.*s", said->line,
            (int)strcspn(message, "\r\n"), message);
}

static xc_status check_node(xmlTextReader *reader, const char *part,
                            xc_error *error) {
    if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        return xc_fail(error, XC_ERROR_FORMAT,
                       "%s has a document type, which no docx has", part);
    if (xmlTextReaderDepth(reader) > DEPTH_MOST)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "%s has more than 128 elements one inside the other",
                       part);
    return XC_OK;
}

static xc_status read_nodes(xmlTextReader *reader, const char *part,
                            xc_docx_node_fn *take, void *user,
                            xc_error *error) {
    xc_error found = XC_ERROR_INIT;
    xmlTextReaderSetStructuredErrorHandler(reader, keep_message, &found);
    int got;
    while ((got = xmlTextReaderRead(reader)) == 1) {
        XC_TRY(check_node(reader, part, error));
        xc_status status = take(user, reader);
        if (status < 0) return xc_fail(error, status, "out of memory");
    }
    if (got == 0) return XC_OK;
    return xc_fail(error, XC_ERROR_FORMAT, "%s cannot be read: %s", part,
                   found.status < 0 ? found.message : "not well-formed");
}

xc_status xc_docx_parse(const xc_docx *docx, const char *part,
                        xc_docx_node_fn *take, void *user, xc_error *error) {
    const int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xc_buffer bytes = XC_BUFFER_INIT;
    xc_status status = xc_package_read(&docx->package, part, &bytes, error);
    xmlTextReader *reader = NULL;
    if (status == XC_OK) {
        reader = xmlReaderForMemory(bytes.bytes, (int)bytes.length, NULL, NULL,
                                    options);
        status = reader ? read_nodes(reader, part, take, user, error)
                        : xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    }
    if (reader) xmlFreeTextReader(reader);
    xc_buffer_dispose(&bytes);
    return status;
}

const char *xc_docx_element(xmlTextReader *reader) {
    /* ISO/IEC 29500, as files have it (transitional) and strict. */
    static const char *const spaces[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main"};
    const char *space = (const char *)xmlTextReaderConstNamespaceUri(reader);
    if (!space ||
        (strcmp(space, spaces[0]) != 0 && strcmp(space, spaces[1]) != 0))
        return "";
    return (const char *)xmlTextReaderConstLocalName(reader);
}

xc_status xc_docx_value(xc_arena *arena, xmlTextReader *reader,
                        const char *name, const char **value) {
    *value = NULL;
    const char *space = (const char *)xmlTextReaderConstNamespaceUri(reader);
    xmlChar *found = xmlTextReaderGetAttributeNs(
        reader, (const xmlChar *)name, (const xmlChar *)(space ? space : ""));
    if (!found) return XC_OK;
    bool fits = *found && strlen((const char *)found) <= VALUE_MOST;
    if (fits) *value = xc_arena_string(arena, (const char *)found);
    xmlFree(found);
    return !fits || *value ? XC_OK : XC_ERROR_MEMORY;
}

/* ------------------------------------------------------------------ */
/* Which part has the text                                              */

/* The same at the end of the name of ISO/IEC 29500, transitional and
 * strict. */
static bool is_of_document(const xmlChar *type) {
    static const char end[] = "/officeDocument";
    size_t length = type ? strlen((const char *)type) : 0;
    return length >= strlen(end) &&
           strcmp((const char *)type + length - strlen(end), end) == 0;
}

/* Workbooks and slides have such a part too, in a folder of their own. */
static xc_status take_target(xc_docx *docx, const xmlChar *target) {
    const char *name = target ? (const char *)target : "";
    while (*name == '/')
        name++;
    if (docx->body || strncmp(name, "word/", 5) != 0 ||
        strlen(name) > VALUE_MOST || !xc_package_has(&docx->package, name))
        return XC_OK;
    docx->body = xc_arena_string(docx->arena, name);
    return docx->body ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status take_relation(void *user, xmlTextReader *reader) {
    xc_docx *docx = (xc_docx *)user;
    if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT) return XC_OK;
    xmlChar *type = xmlTextReaderGetAttribute(reader, (const xmlChar *)"Type");
    xmlChar *target =
        xmlTextReaderGetAttribute(reader, (const xmlChar *)"Target");
    xc_status status = is_of_document(type) ? take_target(docx, target) : XC_OK;
    xmlFree(type);
    xmlFree(target);
    return status;
}

/* Word for the web calls it "word/document2.xml" where it made one out of
 * another. */
xc_status xc_docx_find_body(xc_docx *docx, xc_error *error) {
    docx->body = NULL;
    if (xc_package_has(&docx->package, body_part)) {
        docx->body = body_part;
        return XC_OK;
    }
    if (!xc_package_has(&docx->package, relations_part)) return XC_OK;
    return xc_docx_parse(docx, relations_part, take_relation, docx, error);
}

/* ------------------------------------------------------------------ */
/* What the document says of itself                                     */

typedef struct core_reading {
    xc_docx *docx;
    const char **field; /* whose text comes next; NULL: none */
} core_reading;

static const char **core_field(xc_docx_core *core, const char *name) {
    const struct {
        const char *name;
        const char **field;
    } fields[] = {{"title", &core->title},
                  {"creator", &core->creator},
                  {"created", &core->created},
                  {"modified", &core->modified},
                  {"language", &core->language}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strcmp(fields[i].name, name) == 0) return fields[i].field;
    return NULL;
}

/* On one line, without blanks at its ends; NULL where nothing is left. */
static xc_status take_value(xc_arena *arena, const char *text,
                            const char **value) {
    size_t length = strlen(text);
    if (length > VALUE_MOST) return XC_OK;
    xc_span span = xc_text_trim(text, (xc_span){0, (uint32_t)length});
    if (span.start == span.end) return XC_OK;
    char *copy = xc_arena_copy(arena, text + span.start, span.end - span.start);
    XC_TRY_NEW(copy);
    for (char *at = copy; *at; at++)
        if (strchr("\t\r\n", *at)) *at = ' ';
    *value = copy;
    return XC_OK;
}

static xc_status take_core(void *user, xmlTextReader *reader) {
    core_reading *r = (core_reading *)user;
    switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT:
        r->field = core_field(
            &r->docx->core, (const char *)xmlTextReaderConstLocalName(reader));
        return XC_OK;
    case XML_READER_TYPE_TEXT:
        if (!r->field) return XC_OK;
        return take_value(r->docx->arena,
                          (const char *)xmlTextReaderConstValue(reader),
                          r->field);
    case XML_READER_TYPE_END_ELEMENT:
        r->field = NULL;
        return XC_OK;
    default:
        return XC_OK;
    }
}

xc_status xc_docx_read_core(xc_docx *docx, xc_error *error) {
    core_reading r = {docx, NULL};
    if (!xc_package_has(&docx->package, core_part)) return XC_OK;
    return xc_docx_parse(docx, core_part, take_core, &r, error);
}

/* ------------------------------------------------------------------ */
/* Styles                                                               */

static xc_status kind_of_name(const char *name, int *kind) {
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, name, strlen(name));
    xc_buffer_puts(&folded, "");
    const xc_lexeme *row =
        folded.bytes ? xc_lexicon_find(XC_LEXICON_STYLES, folded.bytes) : NULL;
    *kind = row ? xc_lexeme_word(row, XC_STYLES_KIND) : 0;
    xc_status status = xc_buffer_status(&folded);
    xc_buffer_dispose(&folded);
    return status;
}

static xc_status begin_style(xc_docx *docx, xmlTextReader *reader) {
    xc_docx_style style = {NULL, NULL, 0};
    if (docx->styles.count >= STYLES_MOST) return XC_OK;
    XC_TRY(xc_docx_value(docx->arena, reader, "styleId", &style.id));
    return XC_PUSH(docx->arena, &docx->styles, style);
}

static xc_status take_style(void *user, xmlTextReader *reader) {
    xc_docx *docx = (xc_docx *)user;
    const char *value = NULL;
    if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT) return XC_OK;
    const char *element = xc_docx_element(reader);
    if (strcmp(element, "style") == 0) return begin_style(docx, reader);
    if (docx->styles.count == 0) return XC_OK;
    xc_docx_style *style = &docx->styles.items[docx->styles.count - 1];
    if (strcmp(element, "basedOn") == 0)
        return xc_docx_value(docx->arena, reader, "val", &style->based_on);
    if (strcmp(element, "name") != 0) return XC_OK;
    XC_TRY(xc_docx_value(docx->arena, reader, "val", &value));
    return value ? kind_of_name(value, &style->kind) : XC_OK;
}

xc_status xc_docx_read_styles(xc_docx *docx, xc_error *error) {
    if (!xc_package_has(&docx->package, styles_part)) return XC_OK;
    return xc_docx_parse(docx, styles_part, take_style, docx, error);
}

static const xc_docx_style *find_style(const xc_docx *docx, const char *id) {
    for (size_t i = 0; id && i < docx->styles.count; i++) {
        const xc_docx_style *style = &docx->styles.items[i];
        if (style->id && strcmp(style->id, id) == 0) return style;
    }
    return NULL;
}

int xc_docx_kind(const xc_docx *docx, const char *id) {
    const xc_docx_style *style = find_style(docx, id);
    for (int i = 0; style && i < BASES_MOST; i++) {
        if (style->kind != 0) return style->kind;
        style = find_style(docx, style->based_on);
    }
    return 0;
}

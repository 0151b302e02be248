/*
 * docx_body.c - the paragraphs of a document, in order, with the runs
 * of each put together.
 *
 * What was deleted or moved away with changes tracked, hidden text, codes of
 * fields and the second version of drawings are left out, what was inserted is
 * kept; comments, notes, headers and footers stand in other parts and are not
 * read. A box of text has its paragraphs before the one that it stands in.
 * Exports: xc_docx_read_body.
 */
#include <libxml/xmlreader.h>
#include <string.h>

#include "article/docx_parts.h"

enum {
    OPEN_MOST = 8, /* paragraphs one inside another: boxes of text */
    PARAGRAPHS_MOST = 200000
};

typedef struct open_paragraph {
    xc_buffer text;
    int kind;
} open_paragraph;

typedef struct body {
    xc_docx *docx;
    open_paragraph open[OPEN_MOST];
    unsigned depth;  /* paragraphs that are open */
    unsigned tables; /* that are open */
    uint32_t rows;
    uint32_t cell;
    int skip;     /* depth of the element whose inside is left out; -1: none */
    bool writing; /* inside w:t */
    bool hidden;  /* the run is */
    bool lost;    /* paragraphs past a limit */
} body;

static xc_buffer *text_of(body *b) {
    return b->depth > 0 ? &b->open[b->depth - 1].text : NULL;
}

static void put(body *b, const char *bytes) {
    xc_buffer *text = text_of(b);
    if (text && !b->hidden) xc_buffer_puts(text, bytes);
}

/* Line ends in the XML are blanks of the text. */
static void put_text(body *b, const char *bytes) {
    xc_buffer *text = text_of(b);
    if (!text || b->hidden) return;
    for (; *bytes; bytes++)
        xc_buffer_putc(text, *bytes == '\n' || *bytes == '\r' ? ' ' : *bytes);
}

static xc_status end_paragraph(body *b) {
    open_paragraph *p = &b->open[--b->depth];
    xc_docx *docx = b->docx;
    const char *text = p->text.bytes ? p->text.bytes : "";
    size_t length = p->text.length;
    /* A mark of byte order at the start would be taken for that of a file. */
    if (docx->bytes.length == 0 && strncmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    xc_docx_paragraph paragraph = {{(uint32_t)docx->bytes.length, 0},
                                   p->kind,
                                   b->tables > 0 ? b->rows : 0,
                                   b->cell};
    xc_buffer_add(&docx->bytes, text, length);
    paragraph.span.end = (uint32_t)docx->bytes.length;
    xc_buffer_putc(&docx->bytes, '\n');
    xc_status status = xc_buffer_status(&p->text);
    xc_buffer_dispose(&p->text);
    if (status < 0 || docx->bytes.failed) return XC_ERROR_MEMORY;
    return XC_PUSH(docx->arena, &docx->paragraphs, paragraph);
}

static void begin_paragraph(body *b, int depth) {
    if (b->depth == OPEN_MOST || b->docx->paragraphs.count >= PARAGRAPHS_MOST) {
        b->lost = true;
        b->skip = depth;
        return;
    }
    b->open[b->depth++] = (open_paragraph){XC_BUFFER_INIT, 0};
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(*names, name) == 0) return true;
    return false;
}

static bool is_left_out(xmlTextReader *reader, const char *element) {
    static const char *const out[] = {
        "del", "moveFrom", "delText", "instrText", "sdtPr", "rt", NULL};
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    return is_one_of(element, out) || strcmp(name, "Fallback") == 0;
}

/* An element that stands for characters. */
static bool put_character(body *b, const char *element) {
    static const struct {
        const char *element, *text;
    } characters[] = {
        {"tab", " "}, {"br", "\v"}, {"cr", "\v"}, {"noBreakHyphen", "-"}};
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++) {
        if (strcmp(characters[i].element, element) != 0) continue;
        put(b, characters[i].text);
        return true;
    }
    return false;
}

static xc_status take_style(body *b, xmlTextReader *reader) {
    const char *style = NULL;
    XC_TRY(xc_docx_value(b->docx->arena, reader, "val", &style));
    if (b->depth > 0) b->open[b->depth - 1].kind = xc_docx_kind(b->docx, style);
    return XC_OK;
}

/* w:vanish hides the run; with val="0" it does not. */
static xc_status hide(body *b, xmlTextReader *reader) {
    const char *value = NULL;
    XC_TRY(xc_docx_value(b->docx->arena, reader, "val", &value));
    b->hidden =
        !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
    return XC_OK;
}

static void begin_row(body *b) {
    if (b->tables != 1) return;
    b->rows++;
    b->cell = 0;
}

static xc_status begin(body *b, xmlTextReader *reader) {
    const char *element = xc_docx_element(reader);
    bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
    int depth = xmlTextReaderDepth(reader);
    if (is_left_out(reader, element)) {
        if (!empty) b->skip = depth;
        return XC_OK;
    }
    if (strcmp(element, "p") == 0) {
        begin_paragraph(b, depth);
        if (!empty) return XC_OK;
        if (b->skip < 0) return end_paragraph(b);
        b->skip = -1;
        return XC_OK;
    }
    if (strcmp(element, "pStyle") == 0) return take_style(b, reader);
    if (strcmp(element, "vanish") == 0) return hide(b, reader);
    if (strcmp(element, "r") == 0) b->hidden = false;
    if (empty) {
        put_character(b, element);
        return XC_OK;
    }
    if (strcmp(element, "t") == 0) b->writing = true;
    if (strcmp(element, "tbl") == 0) b->tables++;
    if (strcmp(element, "tr") == 0) begin_row(b);
    if (strcmp(element, "tc") == 0 && b->tables == 1) b->cell++;
    return XC_OK;
}

static xc_status end(body *b, xmlTextReader *reader) {
    const char *element = xc_docx_element(reader);
    if (strcmp(element, "t") == 0) b->writing = false;
    if (strcmp(element, "r") == 0) b->hidden = false;
    if (strcmp(element, "tbl") == 0 && b->tables > 0) b->tables--;
    if (strcmp(element, "p") == 0 && b->depth > 0) return end_paragraph(b);
    return XC_OK;
}

static xc_status take_node(void *user, xmlTextReader *reader) {
    body *b = (body *)user;
    int type = xmlTextReaderNodeType(reader);
    if (b->skip >= 0) {
        if (type == XML_READER_TYPE_END_ELEMENT &&
            xmlTextReaderDepth(reader) == b->skip)
            b->skip = -1;
        return XC_OK;
    }
    switch (type) {
    case XML_READER_TYPE_ELEMENT:
        return begin(b, reader);
    case XML_READER_TYPE_END_ELEMENT:
        return end(b, reader);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
        if (b->writing)
            put_text(b, (const char *)xmlTextReaderConstValue(reader));
        return XC_OK;
    default:
        return XC_OK;
    }
}

xc_status xc_docx_read_body(xc_docx *docx, xc_error *error) {
    body b = {.docx = docx, .skip = -1};
    xc_status status = xc_docx_parse(docx, docx->body, take_node, &b, error);
    while (b.depth > 0)
        xc_buffer_dispose(&b.open[--b.depth].text);
    if (status == XC_OK && b.lost)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "more than 200000 paragraphs, or boxes of text too "
                       "deep inside each other");
    return status;
}

/*
 * docx_parts.h - what the files that read docx share. Inside src/article/
 * only.
 * Exports: xc_docx, xc_docx_*.
 */
#ifndef XC_ARTICLE_DOCX_PARTS_H
#define XC_ARTICLE_DOCX_PARTS_H

#include "article/article.h"
#include "article/package.h"
#include "lexicon/lexicon.h"

/* Of libxml/xmlreader.h. */
typedef struct _xmlTextReader xmlTextReader;

/* A paragraph (w:p): a line of xc_docx.bytes. */
typedef struct xc_docx_paragraph {
    xc_span span;
    int kind;      /* of styles.tsv; 0: a paragraph like others */
    uint32_t row;  /* of a table, from 1; 0: in none */
    uint32_t cell; /* of the row, from 1 */
} xc_docx_paragraph;

/* What core.xml says; NULL where it does not. */
typedef struct xc_docx_core {
    const char *title;
    const char *creator;
    const char *created;
    const char *modified;
    const char *language;
} xc_docx_core;

typedef struct xc_docx_style {
    const char *id;
    const char *based_on; /* NULL: on none */
    int kind;             /* of styles.tsv, by its name; 0: no row */
} xc_docx_style;

typedef struct xc_docx {
    xc_arena *arena;
    xc_package package;
    const char *body; /* the part with the text */
    XC_VEC(xc_docx_style) styles;
    xc_docx_core core;
    xc_buffer bytes; /* paragraphs, each ended by a line feed; a line break in
                        one is a vertical tab */
    XC_VEC(xc_docx_paragraph) paragraphs;
} xc_docx;

/* Takes each node of a part in turn. */
typedef xc_status xc_docx_node_fn(void *user, xmlTextReader *reader);

/* Parses a part of the package. XC_ERROR_FORMAT for what is not well-formed or
 * has a document type, XC_ERROR_LIMIT past 128 elements one inside the
 * other. */
xc_status xc_docx_parse(const xc_docx *docx, const char *part,
                        xc_docx_node_fn *take, void *user, xc_error *error);

/* The name of an element of word processing ("p" of w:p); "" for what is
 * none. */
const char *xc_docx_element(xmlTextReader *reader);

/* The value of the attribute w:val, in the arena; NULL: none. */
xc_status xc_docx_value(xc_arena *arena, xmlTextReader *reader,
                        const char *name, const char **value);

/* Finds the part with the text, "word/document.xml" but for documents that say
 * otherwise; body stays NULL where there is none. */
xc_status xc_docx_find_body(xc_docx *docx, xc_error *error);

/* Fills core and styles; parts that are not there say nothing. */
xc_status xc_docx_read_core(xc_docx *docx, xc_error *error);
xc_status xc_docx_read_styles(xc_docx *docx, xc_error *error);

/* What paragraphs of a style are, by its name or the styles it is based
 * on. */
int xc_docx_kind(const xc_docx *docx, const char *style);

/* Fills bytes and paragraphs. */
xc_status xc_docx_read_body(xc_docx *docx, xc_error *error);

#endif

/*
 * xml.h - XML whose elements know their places: libxml2 parses a text, and
 * the tags are found again in its bytes. Inside src/article/ only.
 *
 * No network, no DTD, no entity of a document's own; a document that declares
 * one is refused. Names are local names: a prefix says nothing.
 * Exports: xc_xml, xc_xml_place, xc_xml_*.
 */
#ifndef XC_ARTICLE_XML_H
#define XC_ARTICLE_XML_H

#include "article/trace.h"

/* Of libxml/tree.h, which few have to know. */
typedef struct _xmlDoc xmlDoc;
typedef struct _xmlNode xmlNode;

/* Where an element stands: node->_private of each. */
typedef struct xc_xml_place {
    uint32_t tag;    /* its start tag */
    xc_span content; /* what is between its tags */
} xc_xml_place;

typedef struct xc_xml {
    xc_arena *arena;
    const xc_text *text;
    xmlDoc *doc;
} xc_xml;

/* Parses a text, which lives as long as *xml; give back with xc_xml_close.
 * Fails with line and column: XC_ERROR_FORMAT for what is not well-formed or
 * declares entities, XC_ERROR_LIMIT past 32 MiB, 128 elements one inside the
 * other, a million of them or 1000 attributes of one. */
xc_status xc_xml_open(xc_arena *arena, const xc_text *text, xc_xml *xml,
                      xc_error *error);
void xc_xml_close(xc_xml *xml);

/* The first tag of text[span] with more than 1000 attributes, which libxml2
 * compares with each other, of XML and of HTML; span.end: there is none. */
uint32_t xc_xml_large_tag(const xc_text *text, xc_span span);

/* True when the first element of a text has one of the names, which end with
 * NULL. */
bool xc_xml_looks(const xc_text *text, const char *const *names);

/* The place of an element in the source. */
xc_position xc_xml_position(const xc_xml *xml, const xmlNode *element);

bool xc_xml_is(const xmlNode *node, const char *name);

/* The first child element of that name, the next sibling of that name; NULL:
 * there is none. element may be NULL. */
const xmlNode *xc_xml_child(const xmlNode *element, const char *name);
const xmlNode *xc_xml_next(const xmlNode *element, const char *name);

/* *value gets an attribute, or NULL where there is none or it is empty.
 * element may be NULL. */
xc_status xc_xml_attribute(const xc_xml *xml, const xmlNode *element,
                           const char *name, const char **value);

/* Appends all text of an element to the open block of a story. */
void xc_xml_put(const xc_xml *xml, const xmlNode *element, xc_story *story);

/* Appends a piece of text, an entity too; answers false for a node that is
 * none. */
bool xc_xml_put_piece(xc_trace *trace, const xmlNode *node, xc_story *story);

/* All text of an element, white space as one blank, with its places; empty
 * where element is NULL. */
xc_status xc_xml_text(const xc_xml *xml, const xmlNode *element, xc_text *text);

/* The same as a string; NULL where it is empty. */
xc_status xc_xml_string(const xc_xml *xml, const xmlNode *element,
                        const char **string);

#endif

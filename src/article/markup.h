/*
 * markup.h - the body of an article as HTML, XHTML or NITF mark it up, into
 * the blocks of a story: paragraphs, headings, quotations, captions, rows of
 * tables. Inside src/article/ only.
 * Exports: xc_markup_read, xc_markup_put, xc_markup_plain.
 */
#ifndef XC_ARTICLE_MARKUP_H
#define XC_ARTICLE_MARKUP_H

#include "article/xml.h"

/* Reads the fragment text[span], as HTML is read: nothing is refused but
 * what is nested too deep (XC_ERROR_LIMIT; what stood before it is in the
 * story) and a tag with more than 1000 attributes (the same, and nothing is).
 * What the markup says nothing of becomes blocks of that kind. text lives as
 * long as the story. */
xc_status xc_markup_read(const xc_text *text, xc_span span, xc_block_kind kind,
                         xc_story *story);

/* Puts what stands inside an element of a document. */
xc_status xc_markup_put(const xc_xml *xml, const xmlNode *element,
                        xc_block_kind kind, xc_story *story);

/* Puts text without markup: blank lines part its paragraphs; where there is
 * none, the ends of lines do. */
void xc_markup_plain(const xc_text *text, xc_span span, xc_story *story);

#endif

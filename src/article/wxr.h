/*
 * wxr.h - what the reader of WordPress exports is made of. Inside src/article/
 * only.
 * Exports: xc_wxr_seek, xc_wxr_text, xc_wxr_prose.
 */
#ifndef XC_ARTICLE_WXR_H
#define XC_ARTICLE_WXR_H

#include "article/article.h"

/* Where the word stands, from at on; end where it does not. */
uint32_t xc_wxr_seek(const xc_text *text, uint32_t at, uint32_t end,
                     const char *word);

/* The text of a stretch of XML that is text, CDATA and references, with its
 * places. References that XML does not know stay as they are. */
xc_status xc_wxr_text(xc_arena *arena, const xc_text *base, xc_span span,
                      xc_text *text);

/* The content of a post as one element of HTML: shortcodes are gone, and those
 * of captions are <figcaption>. */
xc_status xc_wxr_prose(xc_arena *arena, const xc_text *content, xc_text *html);

#endif

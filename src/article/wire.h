/*
 * wire.h - what the readers of wire formats (ninjs, NITF, NewsML-G2) share.
 * Inside src/article/ only.
 *
 * A wire sends an item again when it has changed, with the same name and a
 * higher version: of one file only the newest counts.
 * Exports: xc_wire_item, xc_wire_*, xc_nitf_put, xc_nitf_title,
 * xc_stamp_expand.
 */
#ifndef XC_ARTICLE_WIRE_H
#define XC_ARTICLE_WIRE_H

#include "article/markup.h"
#include "article/reader.h"

/* One item of a file: an article to be, and what is known of it. */
typedef struct xc_wire_item {
    const char *id;      /* NULL: it replaces none */
    const char *version; /* NULL: not said */
    const char *created; /* when this version was; ISO 8601, or NULL */
    xc_position place;
    size_t order;                     /* in the file */
    const struct xc_wire_item *newer; /* that replaces it, or NULL */
    const void *user;                 /* the reader's */
} xc_wire_item;

/* Fills newer of each item. */
xc_status xc_wire_settle(xc_arena *arena, xc_wire_item *items, size_t count);

/* Tells that a newer item replaces this one. */
void xc_wire_tell_replaced(const xc_article_reader *reader,
                           const xc_article_source *source,
                           const xc_wire_item *item);

/* The last part of a code: "canceled" of "stat:canceled" and of
 * "http://cv.iptc.org/newscodes/pubstatusg2/canceled". */
const char *xc_wire_code(const char *code);

/* What a status of publication says: *out is set where the item is not to be
 * read, which is told, *draft where it is not published yet. status may be
 * NULL. */
void xc_wire_status(const xc_article_reader *reader,
                    const xc_article_source *source, const char *status,
                    xc_position place, bool *out, bool *draft);

/* Spells out and checks the dates of an article: first is when it was
 * published first, last when it was changed last; either may be NULL, and
 * they may be the same. */
xc_status xc_wire_dates(const xc_article_reader *reader,
                        const xc_article_source *source, const char *first,
                        const char *last, xc_position place,
                        xc_article *article);

/* Finishes a story into its article, tells where there is no text, and hands
 * it over. */
xc_status xc_wire_finish(xc_article_reader *reader,
                         const xc_article_source *source, xc_story *story,
                         xc_article *article, xc_position place,
                         xc_error *error);

/* Puts what the <nitf> element of a document holds for readers: standfirst,
 * byline, dateline, text. XC_ERROR_LIMIT as xc_markup_put. */
xc_status xc_nitf_put(const xc_xml *xml, const xmlNode *nitf, xc_story *story);

/* Its headline; empty where it has none. */
xc_status xc_nitf_title(const xc_xml *xml, const xmlNode *nitf, xc_text *title);

/* Spells out a date in compact form, "20310304T093000Z"; leaves any other as
 * it is. *stated may be NULL. */
xc_status xc_stamp_expand(xc_arena *arena, const char **stated);

#endif

/*
 * ninjs.h - the members of a ninjs item, whatever its version calls them.
 * Inside src/article/ only.
 * Exports: xc_ninjs_item, xc_ninjs_*.
 */
#ifndef XC_ARTICLE_NINJS_H
#define XC_ARTICLE_NINJS_H

#include "article/json.h"
#include "article/wire.h"

typedef struct xc_ninjs_item {
    xc_article_reader *reader;
    const xc_article_source *source;
    xc_json_value value; /* the object */
    xc_position place;
} xc_ninjs_item;

/* The string of a member, the digits of a number; NULL for anything else and
 * what is empty. */
xc_status xc_ninjs_string(const xc_ninjs_item *item, xc_json_value member,
                          const char **string);

/* The member of that name as a string. */
xc_status xc_ninjs_get(const xc_ninjs_item *item, const char *name,
                       const char **string);

/* A string as a text that lives as long as the reader's arena. */
xc_status xc_ninjs_text(const xc_ninjs_item *item, xc_json_value member,
                        xc_text **text);

/* Of an array of objects with "role" and "value" (ninjs 2 and later) the value
 * with that role, else the first; item NULL where there is none. */
xc_json_value xc_ninjs_role(const xc_ninjs_item *item, xc_json_value array,
                            const char *role);

/* Puts byline, text and captions into a story. */
xc_status xc_ninjs_put(const xc_ninjs_item *item, xc_story *story);

#endif

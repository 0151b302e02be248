/*
 * front_matter.h - what a file states of itself ahead of its text, as Hugo,
 * Jekyll and Eleventy have it: YAML between "---", JSON between "{" and "}",
 * TOML between "+++". Inside src/article/ only.
 * Exports: xc_front_entry, xc_front, xc_front_*.
 */
#ifndef XC_ARTICLE_FRONT_MATTER_H
#define XC_ARTICLE_FRONT_MATTER_H

#include "article/story.h"

enum {
    XC_FRONT_BYTES = 256 * 1024, /* longer front matter is left out */
    XC_FRONT_ENTRIES = 4096,     /* what follows is left out */
    XC_FRONT_DEPTH = 32          /* nested deeper, the rest is left out */
};

/* A string, number, date or truth value; those of a list have its key. */
typedef struct xc_front_entry {
    const char *key;   /* lower case, without "-" and "_" */
    const char *sub;   /* the key in the map behind that; NULL: none */
    const char *value; /* in UTF-8, NUL-terminated, in the arena */
    uint32_t length;   /* of value */
    xc_span span;      /* of the file; quotes and all */
    bool escapes;      /* a backslash in the file escapes */
} xc_front_entry;

typedef struct xc_front {
    xc_article_reader *reader;
    const xc_article_source *source;
    XC_VEC(xc_front_entry) entries; /* in order of the file */
    uint32_t end;                   /* where the text begins */
    bool full;                      /* that was told */
} xc_front;

/* Does a text begin with front matter that has an end? */
bool xc_front_looks(const xc_text *text);

/* Reads the front matter of a file; without any, no entries and end 0 (or past
 * a byte-order mark). What is wrong with it is told. */
xc_status xc_front_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_front *front);

/* Fills what the article says of itself, its title and the date in the name
 * of its file. */
xc_status xc_front_fill(const xc_front *front, xc_article *article);

/* Appends the standfirst and the captions that are stated. */
void xc_front_put(const xc_front *front, xc_story *story);

/* For the readers of the three languages: */

/* Adds a value; keys longer than a line of a file are not looked at. */
xc_status xc_front_add(xc_front *front, const char *key, const char *sub,
                       const char *value, size_t length, xc_span span,
                       bool escapes);

/* Tells trouble at a place of the file. */
void xc_front_tell(const xc_front *front, xc_severity severity, uint32_t offset,
                   const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Where the next line begins; end: there is none. */
uint32_t xc_front_next_line(const char *bytes, uint32_t at, uint32_t end);

/* Reads what stands between the fences. */
xc_status xc_front_yaml(xc_front *front, xc_span span);
xc_status xc_front_toml(xc_front *front, xc_span span);

/* Reads an object from start on; *end is behind it. */
xc_status xc_front_json(xc_front *front, xc_span span, uint32_t *end);

#endif

/*
 * trace.h - finds the places of parsed text in the bytes that it was parsed
 * from, for libraries that give no positions: it walks the source beside
 * the text, past markup, entities and escapes. Inside src/article/ only.
 * Exports: xc_trace, xc_trace_*, xc_lines, xc_lines_*.
 */
#ifndef XC_ARTICLE_TRACE_H
#define XC_ARTICLE_TRACE_H

#include "article/story.h"

/* What is markup, and how characters are written. */
typedef enum xc_syntax {
    XC_SYNTAX_XML,
    XC_SYNTAX_HTML,    /* "<" may be text */
    XC_SYNTAX_MARKDOWN /* backslashes escape; anything may be passed over */
} xc_syntax;

typedef struct xc_trace {
    const xc_text *base;
    const xc_text *from; /* what is copied, with its places: base, unless that
                            is a changed copy with the same offsets */
    xc_syntax syntax;
    uint32_t at;   /* the next byte to look at */
    uint32_t end;  /* look no further */
    bool verbatim; /* inside <![CDATA[ */
} xc_trace;

void xc_trace_init(xc_trace *trace, const xc_text *base, xc_syntax syntax);

/* Goes on from there, to end at most. */
void xc_trace_seek(xc_trace *trace, uint32_t at, uint32_t end);

/* Finds parsed text from where the trace is, and appends it with its places to
 * the story; NULL: only moves past it. Texts come in the order of the source.
 * What cannot be found has the place where it was looked for. */
void xc_trace_text(xc_trace *trace, const char *bytes, size_t length,
                   xc_story *story);

/* Appends a stretch of the source that no library parsed, without tags in it:
 * entities and escapes as what they stand for. Goes on behind it. */
void xc_trace_raw(xc_trace *trace, xc_span span, xc_story *story);

/* Moves past the start tag of the next element of that name, or past its end
 * tag with closing, if there is one further on; answers whether. */
bool xc_trace_tag(xc_trace *trace, const char *name, bool closing);

/* Where the lines of a text start, for libraries that count them. */
typedef struct xc_lines {
    const uint32_t *starts; /* count of them; then the length of the text */
    size_t count;
} xc_lines;

xc_status xc_lines_find(xc_arena *arena, const xc_text *text, xc_lines *lines);

/* The offset of a line and a column in bytes, both from 1; the end of the line
 * where it is shorter, the end of the text where there is no such line. */
uint32_t xc_lines_offset(const xc_lines *lines, size_t line, size_t column);

#endif

/*
 * ignore.h - comments of an article that silence findings:
 *
 *   <!-- crosscheck-ignore RULE: why -->
 *
 * on a line of their own. They are no text of the article.
 * Exports: xc_ignore, xc_ignore_at, xc_ignore_next.
 */
#ifndef XC_ARTICLE_IGNORE_H
#define XC_ARTICLE_IGNORE_H

#include "text/text.h"

/* What a comment may lack. */
typedef enum xc_ignore_fault {
    XC_IGNORE_SOUND = 0,
    XC_IGNORE_FORM,  /* no rule, no colon or no end on the line */
    XC_IGNORE_REASON /* no reason */
} xc_ignore_fault;

typedef struct xc_ignore {
    xc_span line; /* without the blanks around it */
    xc_span rule; /* the name of the rule; empty with a fault of form */
    xc_ignore_fault fault;
} xc_ignore;

/* True for a line, without the blanks around it, that is such a comment,
 * sound or not; *ignore, which may be NULL, gets its parts. */
bool xc_ignore_at(const char *bytes, xc_span line, xc_ignore *ignore);

/* The next such line of a text from *at on, and *at behind it; false: there is
 * none. */
bool xc_ignore_next(const xc_text *text, uint32_t *at, xc_ignore *ignore);

#endif

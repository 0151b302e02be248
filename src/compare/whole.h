/*
 * whole.h - a whole name of several words, as one article writes it. Inside
 * src/compare/ only.
 * Exports: xc_whole_name, xc_whole_read, xc_whole_compare,
 * xc_whole_is_person.
 */
#ifndef XC_COMPARE_WHOLE_H
#define XC_COMPARE_WHOLE_H

#include "compare/people.h"
#include "language/language.h"

/* Bytes of the longest that is read. */
#define XC_MAX_WHOLE 120u

typedef struct xc_whole_name {
    char letters[XC_MAX_WHOLE]; /* "=" and its letters, all small, of what two
                                   ways to write it have in common */
    char written[XC_MAX_WHOLE]; /* "=" and the words as they stand, without
                                   apostrophes and dots */
    xc_span span;
} xc_whole_name;

/* Reads the tokens of a mention of a name. False for one word, for names with
 * words all in capitals, figures or letters beyond ASCII, and for what is too
 * long. Titles before it and "'s" behind it are left out. */
bool xc_whole_read(const char *bytes, const xc_sentence *words,
                   xc_whole_name *out);

/* Two ways to write one name: STYLE where only capitals and hyphens differ,
 * TWICE for another small word or a capital too many ("HEllen"), OTHER where
 * nothing is to be told. */
xc_spelled xc_whole_compare(const char *a, const char *b);

/* True where words of the name are names of people, and the whole is no body or
 * place that is known. */
bool xc_whole_is_person(const char *written);

#endif

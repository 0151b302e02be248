/*
 * developments.h - what an article says is not known or not done yet, and what
 * it says is: "no arrests have been made", "a man was arrested". Inside
 * src/compare/ only.
 * Exports: xc_development, xc_developments, xc_developments_read,
 * xc_development_meets.
 */
#ifndef XC_COMPARE_DEVELOPMENTS_H
#define XC_COMPARE_DEVELOPMENTS_H

#include "lexicon/lexicon.h"
#include "store/store.h"

/* A sentence that tells how far something has come. */
typedef struct xc_development {
    const char *topic;       /* of developments.tsv: "claim", "arrest" */
    const xc_lexeme *person; /* of whom; NULL: not told */
    bool open;               /* it is not so, or not known */
    bool yet;                /* and that may change: "so far", "immediately" */
    bool now;                /* the same while the article is read: "so far" */
    bool counted;            /* the deed is counted: "killed" */
    bool in_title;
    size_t sentence;
    xc_span span; /* of the sentence */
    xc_span mark; /* from what denies the deed to the deed */
} xc_development;

typedef XC_VEC(xc_development) xc_developments;

/* Adds what a sentence tells; number is its place among those of the article,
 * text what its span is of. One of each topic and kind a sentence. */
xc_status xc_developments_read(xc_arena *arena, const xc_text *text,
                               const xc_stored_sentence *sentence,
                               size_t number, xc_developments *out);

/* True when told says what open says is not known yet: one topic, and of one
 * person where open names one. */
bool xc_development_meets(const xc_development *open,
                          const xc_development *told);

#endif

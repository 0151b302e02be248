/*
 * post.h - what a fact says of somebody's office, and whether two offices
 * exclude each other. Inside src/compare/rules/ only.
 * Exports: xc_post, xc_post_read, xc_bodies, xc_bodies_compare, xc_clash,
 * xc_post_clash.
 */
#ifndef XC_COMPARE_RULES_POST_H
#define XC_COMPARE_RULES_POST_H

#include "compare/align.h"

/* An office or relation, as a fact has it. */
typedef struct xc_post {
    const char *words;    /* of the office; never NULL */
    char before[40];      /* those of them before what the row has: "deputy",
                             or whose it is, "pell" */
    const xc_lexeme *row; /* of offices.tsv; NULL: none */
    bool lower;           /* "deputy", "assistant" */
    const char *body;     /* whose it is, in words; NULL: not said */
    const char *body_key; /* of its actor; NULL: none */
} xc_post;

/* False for a fact of another kind, and for what is over, to come, denied or
 * only possible. */
bool xc_post_read(const xc_stored_fact *fact, xc_post *out);

typedef enum xc_bodies {
    XC_BODIES_UNKNOWN = 0, /* of one it is not said, or nobody can tell */
    XC_BODIES_SAME,
    XC_BODIES_OTHER
} xc_bodies;

/* Are two offices of one body? */
xc_bodies xc_bodies_compare(const xc_post *a, const xc_post *b);

typedef enum xc_clash {
    XC_CLASH_NONE = 0, /* one can have both, or nothing is known */
    XC_CLASH_SAME,     /* it is one office */
    XC_CLASH_PLACE,    /* one office in two places */
    XC_CLASH_RANK,     /* the office, and the next below it */
    XC_CLASH_OFFICE    /* two of which one has only one */
} xc_clash;

/* What two offices of one person are to each other; symmetric. */
xc_clash xc_post_clash(const xc_post *a, const xc_post *b);

#endif

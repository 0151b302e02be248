/*
 * kinds.h - what an article calls the thing that did a deed, or that it was
 * done with: "rammed a truck into", "the car packed with explosives". Inside
 * src/compare/ only.
 * Exports: xc_kind, xc_kinds, XC_MAX_KINDS, xc_kinds_read, xc_kinds_exclude,
 * xc_kinds_has_several, xc_kinds_has.
 */
#ifndef XC_COMPARE_EVENTS_KINDS_H
#define XC_COMPARE_EVENTS_KINDS_H

#include "lexicon/lexicon.h"
#include "store/store.h"

/* A kind beside its deed. */
typedef struct xc_kind {
    const xc_lexeme *row;  /* the kind, a row of instruments.tsv */
    const xc_lexeme *deed; /* the same; NULL: it is named beside none */
    bool definite;         /* told of before: "the car" */
    bool several;          /* its clause tells of another kind of its class */
    bool in_title;
    size_t sentence;
    xc_span span; /* of the sentence */
    xc_span mark; /* from the one to the other */
} xc_kind;

typedef XC_VEC(xc_kind) xc_kinds;

/* Kinds of one article at most; the rest is left out. */
#define XC_MAX_KINDS 64u

/* Adds what a sentence calls such things; number is its place among those of
 * the article, text what its span is of. */
xc_status xc_kinds_read(xc_arena *arena, const xc_text *text,
                        const xc_stored_sentence *sentence, size_t number,
                        xc_kinds *out);

/* True for two kinds of one class beside one deed that exclude each other. */
bool xc_kinds_exclude(const xc_kind *a, const xc_kind *b);

/* True when an article tells of two things that do the like of a deed; of an
 * accident, when it names another kind of the class at all. */
bool xc_kinds_has_several(const xc_kinds *kinds, const xc_kind *like);

/* True when an article calls it what another does, in the same role. */
bool xc_kinds_has(const xc_kinds *kinds, const xc_kind *other);

#endif

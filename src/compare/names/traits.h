/*
 * traits.h - what stands beside a name in raw words and says who somebody is:
 * a rank, children, a home, a wife or husband; and the body that an office is
 * of. Inside src/compare/ only.
 * Exports: xc_trait_kind, xc_trait, xc_traits, xc_traits_read,
 * xc_traits_of_one, xc_traits_differ.
 */
#ifndef XC_COMPARE_NAMES_TRAITS_H
#define XC_COMPARE_NAMES_TRAITS_H

#include "language/language.h"
#include "store/store.h"

typedef enum xc_trait_kind {
    XC_TRAIT_RANK = 0, /* "Ada Roe, an assistant director of Pell Zoo" */
    XC_TRAIT_BODY,     /* "spokesman for the northern rescue service" */
    XC_TRAIT_CHILDREN, /* "mother-of-two Ada Roe" */
    XC_TRAIT_HOME,     /* "Ada Roe, 52, of Pell" */
    XC_TRAIT_SPOUSE    /* "his wife Ann" */
} xc_trait_kind;

/* Words are folded. */
typedef struct xc_trait {
    xc_trait_kind kind;
    const char *who;   /* a full name; of a body the office */
    const char *name;  /* the same as written */
    const char *head;  /* of a rank the office, of a body its last two words,
                          of a spouse the relation; else "" */
    const char *value; /* the lower rank ("": none), the word before the head of
                          a body, how many children, the town, the given name
                          of the spouse */
    const char *words; /* of a rank and a body what stands around, without
                          small words: they have some in common */
    bool in_title;
    size_t sentence;
    xc_span span; /* of the sentence */
    xc_span mark;
} xc_trait;

typedef XC_VEC(xc_trait) xc_traits;

/* Adds what a sentence of that number tells; actors are the names of the whole
 * article, by sentence, place, longest first, so that "his wife" finds whose
 * she is. Strings are interned. */
xc_status xc_traits_read(xc_arena *arena, xc_names *names, const xc_text *text,
                         const xc_sentence *words,
                         const xc_stored_sentence *sentence, size_t number,
                         const xc_mention *actors, size_t actor_count,
                         xc_traits *out);

/* True for two of one person, or of one office that is told without a name. */
bool xc_traits_of_one(const xc_trait *a, const xc_trait *b);

/* True for two traits of one person, or one office, that exclude each other;
 * symmetric. */
bool xc_traits_differ(const xc_trait *a, const xc_trait *b);

#endif

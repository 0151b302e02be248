/*
 * role.h - an office or relation in a sentence, and what belongs to it
 * (role_words.c); role.c makes facts of it. Inside src/extract/claims/ only.
 * Exports: xc_office, xc_office_*, xc_roleword_at, xc_actor_ending,
 * xc_actor_beginning.
 */
#ifndef XC_EXTRACT_CLAIMS_ROLE_H
#define XC_EXTRACT_CLAIMS_ROLE_H

#include "extract/claims/frame.h"

/* Words of the longest title, and words before one that are looked at. */
enum { XC_TITLE_WORDS = 4 };

/* An office or relation in the sentence. Fill in first, last and bound. */
typedef struct xc_office {
    uint32_t first; /* tokens of its words, end exclusive */
    uint32_t last;
    uint32_t bound; /* what belongs to it hangs on a token from first to here:
                       on the office, or on the name behind it */
    uint32_t from;  /* the first token that was read of what stands before */
    const xc_mention *of; /* whose it is; NULL: not named */
    const char *of_words; /* the same in words; NULL: none */
    xc_span of_span;
    const char *behind; /* "at", "for": the word before it; NULL: "of" */
    const char *when;   /* "former", "acting"; NULL: nothing says */
    bool over;          /* it is no more */
    bool denied;
    bool noun; /* a noun for people, and no title */
    bool cut;  /* a part of its words or of whose it is was not understood */
} xc_office;

/* The kind that rolewords.tsv has of a token; 0: none. */
int xc_roleword_at(const xc_frame *frame, uint32_t at);

/* The row and the count of words of a title that begins at a token and is an
 * office; count 0: none. */
xc_match xc_office_at(const xc_frame *frame, uint32_t at);

/* The longest mention of an actor that ends before a token, and one that begins
 * there; NULL: none. */
const xc_mention *xc_actor_ending(const xc_frame *frame, uint32_t end);
const xc_mention *xc_actor_beginning(const xc_frame *frame, uint32_t at);

/* A headline in which the parser found no verb may have one that it took for a
 * noun: "Lundmere Rovers fire coach Odo Brandt". */
bool xc_role_has_verb(const xc_frame *frame);

/* The words before an office that belong to it; of a noun for people, those for
 * a people are of them ("French driver"). */
void xc_office_take_parts(const xc_frame *frame, xc_office *o);

/* Whose it is and since when: "Norland's former", "Norwegian", "former U.S."
 * before it. */
void xc_office_look_left(const xc_frame *frame, xc_office *o);

/* The same behind it, "of Norland"; the end of what was read. */
uint32_t xc_office_look_right(const xc_frame *frame, xc_office *o);

/* Makes an actor the one whose it is. */
void xc_office_take_owner(const xc_frame *frame, xc_office *o,
                          const xc_mention *m);

/* True for what is told in part: a word before it that may belong to it was
 * not taken ("Lost Harbour star Odo Brandt"), or it says nothing without more
 * ("Secretary Roe"). */
bool xc_office_is_cut(const xc_frame *frame, const xc_office *o);

#endif

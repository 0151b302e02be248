/*
 * claim_words.h - the words that claims of figure facts are written from
 * (wording.c says which and in which order). Inside src/extract/claims/ only.
 * Exports: xc_claim, xc_put_*, xc_claim_is_*.
 */
#ifndef XC_EXTRACT_CLAIM_WORDS_H
#define XC_EXTRACT_CLAIM_WORDS_H

#include "extract/claims/statement.h"

/* A claim that is being written. */
typedef struct xc_claim {
    xc_statement st; /* of the word that says it */
    const xc_wording *w;
    const xc_fact *fact;
    uint32_t top; /* of the figure; XC_NO_TOKEN: no tree */
    bool is_verb;
    bool whole;  /* phrases are written with the figure in them */
    bool broken; /* no claim that can be read comes of it */
    xc_buffer out;
} xc_claim;

/* Words, each behind a blank unless it is the first. */
void xc_put_word(xc_claim *w, const char *word);
void xc_put_says(xc_claim *w, const char *says); /* with "-" for a blank */
void xc_put_colon(xc_claim *w);
void xc_put_not(xc_claim *w); /* where the fact is denied */
void xc_put_level(xc_claim *w, const xc_quantity *q);

/* The verb, with its particle: "be laid off". */
void xc_put_verb(xc_claim *w, bool passive);

/* A phrase, behind a word (NULL: none); false when nothing of it is left. */
bool xc_put_phrase(xc_claim *w, const char *before, uint32_t top);

/* The content words of a stretch but those of figures and one token. */
void xc_put_stretch(xc_claim *w, uint32_t first, uint32_t last,
                    uint32_t without);

/* The noun that is counted, if its phrase says what people would;
 * XC_NO_TOKEN: the concept of the lexicon says it. */
uint32_t xc_claim_counted_noun(const xc_claim *w);
void xc_put_counted(xc_claim *w);

/* A noun's phrase without its figure and what is listed beside it. */
bool xc_put_noun(xc_claim *w, uint32_t noun);

/* The subject with its colon; the claim is broken where nobody is known. */
void xc_put_subject(xc_claim *w, uint32_t token);

/* The rest of a predicate: who does it in the passive, the object, what hangs
 * on a noun or adjective, the parts in order. */
void xc_put_agent(xc_claim *w);
void xc_put_object(xc_claim *w);
void xc_put_nominal_rest(xc_claim *w, uint32_t at, bool nmod);
void xc_put_parts(xc_claim *w);

/* The figure as written, and what hangs on it. */
void xc_put_figure(xc_claim *w);
void xc_put_figure_rest(xc_claim *w, uint32_t at);

bool xc_claim_is_owner_unknown(const xc_claim *w, uint32_t top);
bool xc_claim_is_inside(const xc_claim *w, uint32_t top); /* of the figure */
bool xc_claim_is_figure(const xc_claim *w, uint32_t top); /* it or its phrase */

/* True when the figure stands in something that the predicate names. */
bool xc_claim_is_named(const xc_claim *w);
#endif

/*
 * tree.h - questions to the tree of a sentence, for the files that read facts
 * out of it.
 *
 * The parser errs on one arc in ten: an answer is evidence and no proof, and
 * "none" is an answer that callers have a fallback for. Relations are those
 * of Universal Dependencies; a name without a subtype ("nsubj") stands for
 * all of its subtypes ("nsubj:pass").
 * Exports: XC_NO_TOKEN, XC_*_MARGIN, xc_tree_*.
 */
#ifndef XC_EXTRACT_TREE_H
#define XC_EXTRACT_TREE_H

#include "language/language.h"

#define XC_NO_TOKEN UINT32_MAX

/* Margins (xc_token.margin) of arcs. On held-out text of GUM 40% of the arcs
 * below the first are right, 60% of those from there to the second, 77% from
 * there to the third, 90% and more above it, 99% from 160 on. */
#define XC_DOUBTFUL_MARGIN 16u
#define XC_WEAK_MARGIN 32u
#define XC_SURE_MARGIN 64u

/* The head of a token; XC_NO_TOKEN for the root and where none is known. */
uint32_t xc_tree_head(const xc_sentence *sentence, uint32_t at);

/* True when it is in doubt what a token hangs on, or how: its margin is smaller
 * than that. Never of a tree that was given and not found: it has no margins.
 */
bool xc_tree_is_doubtful(const xc_sentence *sentence, uint32_t at,
                         unsigned margin);

/* True when a token hangs on its head by that relation. */
bool xc_tree_is(const xc_sentence *sentence, uint32_t at, const char *relation);

/* The first token from a place on that hangs on a head by that relation;
 * XC_NO_TOKEN: none. */
uint32_t xc_tree_child(const xc_sentence *sentence, uint32_t head,
                       const char *relation, uint32_t from);

/* The subject of a verb: its own, in a relative clause the noun that the
 * clause belongs to, else that of the verb it is coordinated with ("warned that
 * ... and insisted that ..."); XC_NO_TOKEN: none. */
uint32_t xc_tree_subject(const xc_sentence *sentence, uint32_t verb);

/* The tokens from the first to the last that hang on a token, end
 * exclusive. */
void xc_tree_reach(const xc_sentence *sentence, uint32_t top, uint32_t *first,
                   uint32_t *last);

/* True when a token is another or hangs on it, however far below. */
bool xc_tree_holds(const xc_sentence *sentence, uint32_t top, uint32_t at);

/* The relative or participle clause nearest above a token that another token
 * stands outside of: "refused" for the words of "who refused the offer", seen
 * from the "lose" of "workers who refused the offer lose $200". XC_NO_TOKEN:
 * none. */
uint32_t xc_tree_aside(const xc_sentence *sentence, uint32_t at, uint32_t own);

/* The participle clause between commas that ends with a comma before a token:
 * "built" for the "cost" of "the ferry, built in 1998, cost $62 million" and
 * any token from "built" to "1998". Trees often hang what follows on it, so
 * that only its own arc and the commas are asked. XC_NO_TOKEN: none. */
uint32_t xc_tree_set_off(const xc_sentence *sentence, uint32_t at,
                         uint32_t own);

/* The token of a stretch that the others hang on: the one nearest to the
 * root, the first of them; XC_NO_TOKEN where no tree is known. */
uint32_t xc_tree_top(const xc_sentence *sentence, uint32_t first,
                     uint32_t last);

/* True for a word with a subject and an object: a verb, whatever its tag
 * ("the bridge cost $24 million"). */
bool xc_tree_is_verbal(const xc_sentence *sentence, uint32_t at);

/* True for a word that stands before the noun it belongs to: "alliance" and
 * "remaining" of "the remaining alliance members". */
bool xc_tree_is_modifier(const xc_sentence *sentence, uint32_t at);

#endif

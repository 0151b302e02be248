/*
 * clause.h - the one place where facts meet the structure of a sentence: the
 * stretches that state one thing, with their verb, polarity, modality and
 * tense. Found by tags and word order, which hold where a tree errs; what the
 * tree knows better (whose subject, which speaker) is asked of tree.h.
 * Exports: xc_clause, xc_clauses, xc_token_role, xc_find_clauses,
 * xc_is_so_modal, xc_polarity_turn, xc_polarity_at, xc_is_verb,
 * xc_is_finite_verb, xc_is_reduced_relative.
 */
#ifndef XC_EXTRACT_CLAUSE_H
#define XC_EXTRACT_CLAUSE_H

#include "extract/extractor.h"

/* What a token does in its clause, one each. */
typedef enum xc_token_role {
    XC_ROLE_NONE = 0,
    XC_ROLE_NEGATION,      /* "not", "yet to": turns the polarity */
    XC_ROLE_NEGATION_REST, /* the words of it after the first */
    XC_ROLE_MODAL,         /* "should", "plan to": counted in the modality */
    XC_ROLE_SPEECH         /* "said" of an attribution, and its source */
} xc_token_role;

typedef struct xc_clause {
    uint32_t first; /* tokens of the sentence, end exclusive */
    uint32_t last;
    uint32_t skip_first; /* a relative clause inside it that says nothing of */
    uint32_t skip_last;  /* its own; equal: none */
    xc_modality modality;
    uint32_t modal_at; /* the modality bears on tokens from here on */
    xc_tense tense;
} xc_clause;

typedef XC_VEC(xc_clause) xc_clauses;

/* The clauses of a sentence with those mentions, in order, without gaps;
 * roles gets one entry a token. Both in the arena. */
xc_status xc_find_clauses(xc_extractor *x, uint32_t index,
                          const xc_mention *mentions, size_t mention_count,
                          xc_clauses *clauses, const xc_token_role **roles);

/* True where a word of modality leaves what it bears on as it is: "could not
 * reach them" (they did not), "had to wait" (they waited). The match is one of
 * modality.tsv at a token. */
bool xc_is_so_modal(const xc_sentence *sentence, uint32_t at,
                    const xc_match *match);

/* The other polarity. */
static inline xc_polarity xc_polarity_turn(xc_polarity polarity) {
    return polarity == XC_POSITIVE ? XC_NEGATIVE : XC_POSITIVE;
}

/* The polarity of what is said at a token: the negations between the
 * beginning of its clause and it, each turning it once. Those of a relative
 * clause that it stands outside of ("workers who refused the offer lose $200")
 * do not count; at the end of the clause all do. */
xc_polarity xc_polarity_at(const xc_sentence *sentence,
                           const xc_token_role *roles, const xc_clause *clause,
                           uint32_t at);

/* True for a token that is used as a verb of its own (no auxiliary). */
bool xc_is_verb(const xc_sentence *sentence, uint32_t at);

/* True for such a verb with a tense, as far as the word says: no infinitive,
 * no present participle. */
bool xc_is_finite_verb(const xc_sentence *sentence, uint32_t at);

/* True for a past participle ahead of a preposition, as behind a noun it
 * limits: "rivers watched by", "bridges inspected in", not "mills comply
 * with". */
bool xc_is_reduced_relative(const xc_sentence *sentence, uint32_t at);

#endif

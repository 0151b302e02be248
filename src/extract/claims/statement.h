/*
 * statement.h - what the files that make statements share: a predicate with
 * its parts, as the tree has them. Inside src/extract/claims/ only.
 * Exports: xc_branches, xc_part, xc_statement, xc_statement_*, xc_words,
 * xc_words_*, xc_phrase_*, xc_headline_is_clear.
 */
#ifndef XC_EXTRACT_STATEMENT_H
#define XC_EXTRACT_STATEMENT_H

#include "extract/claims/frame.h"

/* What hangs on each token of a sentence, in order of place: made once, so
 * that a predicate costs as much as it has parts. XC_NO_TOKEN ends a row. */
typedef struct xc_branches {
    const uint32_t *first; /* the first of a token */
    const uint32_t *next;  /* the next beside a token */
} xc_branches;

/* In the arena. */
xc_status xc_branches_new(xc_arena *arena, const xc_sentence *sentence,
                          xc_branches *branches);

/* Something a clause names, by what it does there. */
typedef struct xc_part {
    const char *role; /* as in xc_argument */
    uint32_t top;     /* the word that the rest of it hangs on */
} xc_part;

/* Steps up a tree to whoever carries or shares a predicate, at most. */
#define XC_CARRY_REACH 8u

/* A predicate with its parts. */
typedef struct xc_statement {
    xc_frame *frame;
    const xc_branches *branches;
    uint32_t head;     /* a verb, or what a copula says: "safe", "mayor" */
    uint32_t carrier;  /* the verb that carries it and has its subject: "plans"
                          of "plans to open"; else head */
    uint32_t particle; /* "off" of "lay off"; XC_NO_TOKEN: none */
    uint32_t subject;  /* of the active form; XC_NO_TOKEN: not named */
    uint32_t object;   /* XC_NO_TOKEN: none */
    bool copula;
    bool passive;
    bool own_subject; /* it stands with this verb and is not shared */
    xc_part parts[XC_FACT_MAX_ARGUMENTS]; /* the rest, in order of place */
    uint32_t part_count;
    uint32_t skip_first; /* tokens that phrases are written without: those of
                            the fact's own figure; equal: none */
    uint32_t skip_last;
} xc_statement;

/* True for a token that states something: a verb of its own, or an adjective
 * or noun with a copula; not what is counted as negation, modality or
 * speech. */
bool xc_statement_is_head(const xc_frame *frame, const xc_branches *branches,
                          uint32_t at);

/* "According to the mayor": who says it is no part of what is said (part.c). */
bool xc_statement_is_source(const xc_statement *statement, uint32_t at);

/* The parts of the predicate at a head (part.c). */
void xc_statement_read(xc_statement *statement);

/* True when the clause of a statement is said to be so or, which its modality
 * tells, may be so: the main clause, what somebody says, what is added of
 * something definite (manner.c). */
bool xc_statement_is_stated(const xc_statement *statement);

/* "to close": a verb with "to" (manner.c). */
bool xc_statement_is_infinitive(const xc_statement *statement, uint32_t at);

/* The actor that a part names, or as whom somebody speaks of himself; XC_NONE
 * (clear.c). */
int32_t xc_statement_actor(const xc_statement *statement, uint32_t at);

/* The claim of a statement, for people (claim.c); NULL in *claim where it would
 * be too long to be one. */
xc_status xc_statement_claim(const xc_statement *statement, const xc_fact *fact,
                             const char **claim);

/* True for two subjects of one verb, which is an error of the tree. */
bool xc_statement_has_rivals(const xc_statement *statement);

/* True when it is clear what is said and of whom. */
bool xc_statement_is_clear(const xc_statement *statement);

/* True for a statement outside a headline, and for one inside that is read
 * without doubt (headline.c). */
bool xc_headline_is_clear(const xc_statement *statement);

/* Adds the arguments "rank" and "scope" of what is said to be first or largest
 * of its kind; nothing where it is not (rank.c). */
xc_status xc_statement_rank(const xc_statement *statement, const xc_fact *fact,
                            xc_argument *list, uint32_t *count);

/* How it is said. */
xc_polarity xc_statement_polarity(const xc_statement *statement,
                                  xc_reasons *why);
xc_modality xc_statement_modality(const xc_statement *statement,
                                  xc_reasons *why);

/* Tokens that a claim has at most; what has more is no claim. */
#define XC_CLAIM_TOKENS 48u

/* Tokens in the order in which they are to be read. */
typedef struct xc_words {
    uint32_t items[XC_CLAIM_TOKENS];
    uint32_t count;
    bool cut; /* there were more */
} xc_words;

void xc_words_add(xc_words *words, uint32_t at);

/* A token with all that hangs on it and is not set off. */
void xc_words_add_whole(const xc_statement *statement, uint32_t top,
                        xc_words *words);

/* Writes them as words that people read: without articles and punctuation,
 * nouns as lemmas; a pronoun that is linked is the name it stands for. */
void xc_words_put(const xc_statement *statement, const xc_words *words,
                  xc_buffer *out);

/* True for what commas, dashes or brackets set off from the word it hangs
 * on. */
bool xc_phrase_is_set_off(const xc_statement *statement, uint32_t at);

/* True for what hangs on a word and is no part of what is read of it: what is
 * set off from it, marks, who is spoken to, who says it. */
bool xc_phrase_is_aside(const xc_statement *statement, uint32_t at);

/* A phrase without the preposition that ties it. Nothing for an empty one. */
void xc_phrase_put(const xc_statement *statement, uint32_t top, xc_buffer *out);

/* The first and last token of a phrase without the clauses in it. */
void xc_phrase_reach(const xc_statement *statement, uint32_t top,
                     uint32_t *first, uint32_t *last);

/* The preposition of a part ("because of"), interned; NULL: none. */
const char *xc_phrase_case(const xc_statement *statement, uint32_t top);

/* The first that hangs on a token by a relation; XC_NO_TOKEN. */
uint32_t xc_branch_find(const xc_branches *branches,
                        const xc_sentence *sentence, uint32_t at,
                        const char *relation);

/* Statements of a sentence (statement.c). Facts from that one on are those of
 * the sentence: what a count or an amount says already is not said again. */
xc_status xc_make_statements(xc_frame *frame, size_t from);

#endif

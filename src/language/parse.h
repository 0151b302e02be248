/*
 * parse.h - turns the tokens of sentences into tagged trees with lemmas: what
 * stands between tokens and the network. Inside src/language/ only.
 * Exports: XC_WORD_MAX_UNITS, xc_parser, xc_parser_*, xc_pending.
 */
#ifndef XC_LANGUAGE_PARSE_H
#define XC_LANGUAGE_PARSE_H

#include "language/language.h"
#include "language/model.h"

/* Most parts, hyphens included, that a hyphenated word is read in: one with
 * more than 16 hyphens is read whole. */
#define XC_WORD_MAX_UNITS 33u

/* The network, the lemmas and room for work; one thread's. */
typedef struct xc_parser xc_parser;

/* Opens a file of weights, which must outlive it; NULL on failure. */
xc_parser *xc_parser_new(xc_section file, xc_error *error);
void xc_parser_free(xc_parser *parser);

/* A sentence that waits for its tree. */
typedef struct xc_pending {
    const char *bytes; /* the text that the spans count in */
    xc_token *tokens;
    uint32_t count;
    bool given;    /* its words are settled: none is read in parts */
    bool headline; /* capital letters may mean nothing */
} xc_pending;

/* Fills in upos, xpos, lemma, head and relation. A sentence of more than
 * XC_PARSE_MAX_TOKENS words is read in pieces, cut behind a comma or semicolon
 * where there is one; the roots of later pieces hang on the first one's as
 * "parataxis". Time is linear in the tokens; memory for the work is the same
 * for any number of them, a few MiB. */
xc_status xc_parser_run(xc_parser *parser, xc_names *names,
                        const xc_pending *sentences, size_t count);

/* Fills in name and name_first in all the tagged sentences of an article. */
xc_status xc_parser_find_names(xc_parser *parser, const xc_pending *sentences,
                               size_t count);

#endif

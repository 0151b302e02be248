/*
 * steps.h - the steps from a block of text to tagged sentences, one file
 * each. Inside src/language/ only.
 * Exports: xc_tokens, xc_sentences_find, xc_tokens_scan, xc_tokens_take,
 * xc_token_fill, xc_abbreviation_holds.
 */
#ifndef XC_LANGUAGE_STEPS_H
#define XC_LANGUAGE_STEPS_H

#include "language/language.h"
#include "lexicon/lexicon.h"

typedef XC_VEC(xc_token) xc_tokens;

/* Appends the sentences of bytes[within]: those of the segmenter, put
 * together where an abbreviation was taken for an end, and apart where an
 * end was taken for an abbreviation. */
xc_status xc_sentences_find(xc_segmenter *segmenter, xc_arena *arena,
                            const char *bytes, xc_span within, xc_spans *out);

/* Appends the tokens of bytes[within] with span, norm, capital, shout and
 * space_before. */
xc_status xc_tokens_scan(xc_arena *arena, xc_names *names, const char *bytes,
                         xc_span within, xc_tokens *out);

/* Fills in a token that has its span: norm, lemma (the norm), capital, shout,
 * head (-1). folded is room that is used again. */
xc_status xc_token_fill(xc_names *names, const char *bytes, xc_buffer *folded,
                        xc_token *token);

/* Makes a token of each of the spans, filled like those of
 * xc_tokens_scan: words that are settled, whatever they hold. */
xc_status xc_tokens_take(xc_arena *arena, xc_names *names, const char *bytes,
                         const xc_span *words, size_t count, xc_tokens *out);

/* True when the word that ends with the dot bytes[dot] is an abbreviation
 * that goes on with what follows before end. *row gets its lexicon row, NULL
 * for initials ("J.") and dotted letters ("U.S."). */
bool xc_abbreviation_holds(const char *bytes, xc_span within, uint32_t dot,
                           const xc_lexeme **row);

#endif

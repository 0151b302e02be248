/*
 * word.c - what single words are good for: the small ones that hang parts of
 * a sentence together, and the forms of verbs.
 * Exports: xc_token_connects, xc_token_is_name, xc_token_is_participle,
 * xc_token_is_plural, xc_token_helps, xc_norm_at, xc_is_word_at,
 * xc_is_finite_verb, xc_is_reduced_relative.
 */
#include <string.h>

#include "extract/claims/clause.h"

bool xc_token_connects(const xc_token *token, int feature) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CONNECTORS, token->norm);
    return row && xc_lexeme_flag(row, feature);
}

bool xc_token_is_name(const xc_token *token) {
    return token->upos == XC_UPOS_PROPN || xc_token_has_tag(token, "NNP") ||
           xc_token_has_tag(token, "NNPS");
}

bool xc_token_is_participle(const xc_token *token) {
    static const char ending[] = "ing";
    size_t length = strlen(token->norm), n = sizeof ending - 1;
    return length > n + 1 && strcmp(token->norm + length - n, ending) == 0;
}

bool xc_token_is_plural(const xc_token *token) {
    return xc_token_has_tag(token, "NNS") || xc_token_has_tag(token, "NNPS");
}

const char *xc_norm_at(const xc_sentence *sentence, uint32_t at) {
    return at < sentence->token_count ? sentence->tokens[at].norm : "";
}

bool xc_is_word_at(const xc_sentence *sentence, uint32_t at, const char *word) {
    return strcmp(xc_norm_at(sentence, at), word) == 0;
}

bool xc_token_helps(const xc_token *token) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
    return row && xc_lexeme_word(row, XC_WORDS_TENSE) != 0;
}

/* Past tense and participle look alike and are taken for each other: either
 * will do here. */
bool xc_is_finite_verb(const xc_sentence *sentence, uint32_t at) {
    bool infinitive =
        at > 0 && strcmp(sentence->tokens[at - 1].norm, "to") == 0;
    return !infinitive && xc_is_verb(sentence, at) &&
           !xc_token_is_participle(&sentence->tokens[at]);
}

bool xc_is_reduced_relative(const xc_sentence *sentence, uint32_t at) {
    if (at + 1 >= sentence->token_count) return false;
    const xc_token *token = &sentence->tokens[at], *next = token + 1;
    if (token->upos != XC_UPOS_VERB || next->upos != XC_UPOS_ADP) return false;
    bool limits =
        xc_tree_is(sentence, at, "acl") && !xc_token_is_participle(token);
    return xc_token_has_tag(token, "VBN") || limits ||
           strcmp(next->norm, "by") == 0;
}

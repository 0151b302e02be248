/*
 * match.c - finds rows of the lexicon in sentences.
 *
 * It compares whole tokens joined by one blank, and tries no other spelling.
 * Exports: xc_matcher_init, xc_matcher_add, xc_match_at, xc_sentence_text.
 */
#include <string.h>

#include "extract/extractor.h"

void xc_matcher_init(xc_matcher *matcher, xc_lexicon_id lexicon) {
    matcher->lexicon = lexicon;
    matcher->best = (xc_match){NULL, 0};
    matcher->words = 0;
    matcher->length = 0;
    matcher->form[0] = '\0';
}

bool xc_matcher_add(xc_matcher *matcher, const char *word) {
    size_t n = strlen(word);
    if (matcher->words >= xc_lexicon_max_words(matcher->lexicon) ||
        matcher->length + n + 2 > sizeof matcher->form)
        return false;
    if (matcher->words > 0) matcher->form[matcher->length++] = ' ';
    memcpy(matcher->form + matcher->length, word, n + 1);
    matcher->length += n;
    matcher->words++;
    const xc_lexeme *found = xc_lexicon_find(matcher->lexicon, matcher->form);
    if (found) matcher->best = (xc_match){found, matcher->words};
    return true;
}

xc_match xc_match_at(xc_lexicon_id lexicon, const xc_sentence *sentence,
                     uint32_t at, uint32_t end) {
    xc_matcher matcher;
    xc_matcher_init(&matcher, lexicon);
    bool lemmas = xc_lexicon_is_lemmas(lexicon);
    if (end > sentence->token_count) end = sentence->token_count;
    for (uint32_t i = at; i < end; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (!xc_matcher_add(&matcher, lemmas ? token->lemma : token->norm))
            break;
    }
    return matcher.best;
}

const xc_text *xc_sentence_text(const xc_reading *reading,
                                const xc_sentence *sentence) {
    return sentence->in_title ? &reading->article->title
                              : &reading->article->text;
}

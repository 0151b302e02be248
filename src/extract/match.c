/*
 * match.c - finds rows of the lexicon in sentences.
 *
 * It compares whole tokens joined by one blank, and tries no other spelling.
 * Exports: xc_matcher_init, xc_matcher_add, xc_match_at, xc_match_before,
 * xc_sentence_text.
 */
#include "extract/extractor.h"

void xc_matcher_init(xc_matcher *matcher, xc_lexicon_id lexicon) {
    matcher->lexicon = lexicon;
    matcher->best = (xc_match){NULL, 0};
    matcher->words = 0;
    matcher->prefix = NULL;
}

bool xc_matcher_add(xc_matcher *matcher, const char *word) {
    const xc_lexicon_prefix *prefix =
        xc_lexicon_step(matcher->lexicon, matcher->prefix, word);
    if (!prefix) return false;
    matcher->prefix = prefix;
    matcher->words++;
    if (prefix->lexeme)
        matcher->best = (xc_match){prefix->lexeme, matcher->words};
    return prefix->longer > 0;
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

xc_match xc_match_before(xc_lexicon_id lexicon, const xc_sentence *sentence,
                         uint32_t end, uint32_t words) {
    uint32_t most = (uint32_t)xc_lexicon_max_words(lexicon);
    if (words < most) most = words;
    if (end > sentence->token_count) end = sentence->token_count;
    if (end < most) most = end;
    for (uint32_t n = most; n > 0; n--) {
        xc_match match = xc_match_at(lexicon, sentence, end - n, end);
        if (match.lexeme && match.count == n) return match;
    }
    return (xc_match){NULL, 0};
}

const xc_text *xc_sentence_text(const xc_reading *reading,
                                const xc_sentence *sentence) {
    return sentence->in_title ? &reading->article->title
                              : &reading->article->text;
}

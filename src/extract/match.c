/*
 * match.c - finds rows of the lexicon in sentences.
 *
 * It compares whole tokens joined by one blank, and tries no other spelling.
 * Exports: xc_match_at, xc_sentence_text.
 */
#include <string.h>

#include "extract/extractor.h"

/* The longest form that is looked up, in bytes. */
enum { FORM_MAX = 256 };

xc_match xc_match_at(xc_lexicon_id lexicon, const xc_sentence *sentence,
                     uint32_t at, uint32_t end) {
    xc_match best = {NULL, 0};
    char form[FORM_MAX];
    size_t length = 0, words = xc_lexicon_max_words(lexicon);
    bool lemmas = xc_lexicon_is_lemmas(lexicon);
    if (end > sentence->token_count) end = sentence->token_count;
    for (size_t i = 0; i < words && at + i < end; i++) {
        const xc_token *token = &sentence->tokens[at + i];
        const char *word = lemmas ? token->lemma : token->norm;
        size_t n = strlen(word);
        if (length + n + 2 > sizeof form) break;
        if (i > 0) form[length++] = ' ';
        memcpy(form + length, word, n + 1);
        length += n;
        const xc_lexeme *found = xc_lexicon_find(lexicon, form);
        if (!found) continue;
        best.lexeme = found;
        best.count = (uint32_t)i + 1;
    }
    return best;
}

const xc_text *xc_sentence_text(const xc_reading *reading,
                                const xc_sentence *sentence) {
    return sentence->in_title ? &reading->article->title
                              : &reading->article->text;
}

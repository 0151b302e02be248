/*
 * furniture.c - tells the sentences of a page ("Thank you for subscribing.")
 * and the captions of its pictures from those of the article, where nothing
 * marks them as blocks.
 * Exports: xc_is_furniture.
 */
#include "extract/claims/furniture.h"

#include "extract/extractor.h"

/* "Reuters The bridge was closed": a credit ahead of a caption, and not
 * "Reuters reported". */
static bool runs_on(const xc_sentence *s, uint32_t at) {
    if (at >= s->token_count) return false;
    const xc_token *next = &s->tokens[at];
    return next->capital && next->upos != XC_UPOS_VERB &&
           next->upos != XC_UPOS_AUX;
}

/* "EPA 6 The bridge": a picture's agency with its number. */
static bool is_numbered(const xc_sentence *s, uint32_t at, uint32_t count) {
    uint32_t next = at + count;
    return s->tokens[at].capital && next + 1 < s->token_count &&
           s->tokens[next].upos == XC_UPOS_NUM && s->tokens[next + 1].capital;
}

/* "Thank you for subscribing." inside a paragraph: the page speaks, and not
 * the article. One word of boilerplate may begin any sentence. */
bool xc_is_furniture(const xc_sentence *s) {
    xc_match m = xc_match_at(XC_LEXICON_BOILERPLATE, s, 0, s->token_count);
    int place = m.lexeme ? xc_lexeme_word(m.lexeme, XC_BOILERPLATE_PLACE) : 0;
    if (m.count > 1 && place != 0 && place != XC_BOILERPLATE_PLACE_LABEL)
        return true;
    for (uint32_t i = 0; i < s->token_count; i++) {
        m = xc_match_at(XC_LEXICON_FURNITURE, s, i, s->token_count);
        if (!m.lexeme) continue;
        int where = xc_lexeme_word(m.lexeme, XC_FURNITURE_PLACE);
        if (where == XC_FURNITURE_PLACE_CREDIT && is_numbered(s, i, m.count))
            return true;
        if (where == XC_FURNITURE_PLACE_ANY ||
            (i == 0 && where == XC_FURNITURE_PLACE_START) ||
            (i == 0 && where == XC_FURNITURE_PLACE_CREDIT &&
             runs_on(s, m.count)))
            return true;
    }
    return false;
}

/*
 * headline.c - tells which statements of a headline are read for certain.
 * Headlines leave words out and are full of forms that are noun and verb, so
 * that more is asked of them than of sentences: of two readings the one is
 * taken that the story below bears out, and what is left in doubt is refused.
 * Exports: xc_headline_is_clear.
 */
#include "extract/claims/statement.h"

/* How far behind the next best reading of the word that states something, of
 * its subject, and of a participle without auxiliary has to be, in sixteenths
 * of a nat: on held-out text half of the arcs below DOUBT are wrong, and less
 * than a quarter of those from CERTAIN on. */
enum { DOUBT = 16, CERTAIN = 64 };

/* A longer headline is none that is worth a search of the story, word by
 * word. */
enum { HEADLINE_TOKENS = 60 };

/* The tagger errs on one word in thirty, on names more often: so many nouns
 * outweigh one verb. */
enum { NOUNS_TO_VERB = 3 };

static bool is_headline(const xc_reading *reading, const xc_sentence *s) {
    const xc_article *article = reading->article;
    return s->in_title || (s->block < article->block_count &&
                           article->blocks[s->block].kind == XC_BLOCK_HEADLINE);
}

/* True when the story has the word as a noun or name, and hardly ever as a
 * verb: "Elton Gulls sign Roe", where the story speaks of the Gulls. */
static bool is_noun_below(const xc_reading *reading, const xc_token *word) {
    size_t nouns = 0, verbs = 0;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const xc_sentence *s = &reading->sentences.items[i];
        if (is_headline(reading, s)) continue;
        for (uint32_t t = 0; t < s->token_count; t++) {
            const xc_token *token = &s->tokens[t];
            if (token->norm != word->norm) continue;
            verbs += token->upos == XC_UPOS_VERB;
            nouns +=
                token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN;
        }
    }
    return nouns > verbs * NOUNS_TO_VERB;
}

bool xc_headline_is_clear(const xc_statement *st) {
    const xc_reading *reading = st->frame->x->reading;
    const xc_sentence *s = st->frame->sentence;
    if (!is_headline(reading, s)) return true;
    const xc_token *head = &s->tokens[st->head];
    if (head->margin < DOUBT) return false;
    if (st->own_subject && st->subject != XC_NO_TOKEN &&
        s->tokens[st->subject].margin < DOUBT)
        return false;
    bool helped =
        xc_branch_find(st->branches, s, st->head, "aux") != XC_NO_TOKEN;
    if (xc_token_has_tag(head, "VBG") && !helped && head->margin < CERTAIN)
        return false;
    return st->copula || s->token_count > HEADLINE_TOKENS ||
           !is_noun_below(reading, head);
}

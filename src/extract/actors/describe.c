/*
 * describe.c - turns descriptions ("the defense secretary", "the alliance")
 * into mentions of the actors they stand for, where that is clear. The noun of
 * an organization stands for it when it is definite, or stands before what is
 * of the organization ("alliance members"); a plural never does.
 * Exports: xc_find_descriptions.
 */
#include <string.h>

#include "extract/actors/finder.h"

/* The actor that holds this office: the only one, or none. */
static int32_t find_office(xc_finder *f, const xc_sentence *sentence,
                           uint32_t at, uint32_t count) {
    const char *words = xc_join_words(f, sentence, at, at + count);
    return words ? xc_find_only(&f->by_office, words) : XC_NONE;
}

static bool is_definite(const xc_sentence *sentence, uint32_t at) {
    return at > 0 && strcmp(sentence->tokens[at - 1].norm, "the") == 0;
}

/* "the alliance", "alliance members"; not "a union", "unions". */
static bool stands_for_body(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    if (xc_token_has_tag(token, "NNS") || token->upos == XC_UPOS_VERB)
        return false;
    if (at > 0 && sentence->tokens[at - 1].capital &&
        !is_definite(sentence, at))
        return false;
    bool member = at + 1 < sentence->token_count &&
                  xc_lexicon_find(XC_LEXICON_SETS,
                                  sentence->tokens[at + 1].lemma) != NULL;
    return is_definite(sentence, at) || member;
}

/* "the company that left", "the city of Lyon", "the company car". */
static bool is_limited(const xc_sentence *sentence, uint32_t at) {
    static const char *const limits[] = {"nmod",     "acl",  "appos", "amod",
                                         "compound", "flat", "cop"};
    if (!xc_token_has_tag(&sentence->tokens[at], "NN") ||
        xc_tree_is_modifier(sentence, at) || xc_tree_is(sentence, at, "appos"))
        return true;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (xc_tree_child(sentence, at, limits[i], 0) != XC_NO_TOKEN)
            return true;
    return false;
}

static xc_status describe_at(xc_finder *f, uint32_t index, uint32_t at,
                             int32_t actor, uint32_t count, const char *rule) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    uint32_t first = is_definite(sentence, at) ? at - 1 : at;
    XC_TRY(xc_push_actor_mention(f, index, first, at + count, actor,
                                 XC_FORM_DESCRIPTION));
    xc_because_last(f, rule);
    return XC_OK;
}

xc_status xc_find_descriptions(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (token->capital && i > 0) continue;
        int32_t actor = xc_find_only(&f->by_noun, token->lemma);
        if (actor != XC_NONE) {
            if (stands_for_body(sentence, i))
                XC_TRY(describe_at(f, index, i, actor, 1,
                                   "the noun of an organization"));
            continue;
        }
        if (!is_definite(sentence, i)) continue;
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (m.lexeme) actor = find_office(f, sentence, i, m.count);
        if (actor != XC_NONE) {
            XC_TRY(describe_at(f, index, i, actor, m.count,
                               "the only holder of the office"));
            continue;
        }
        if (is_limited(sentence, i)) continue;
        actor = xc_find_kind(f, index, i);
        if (actor != XC_NONE)
            XC_TRY(describe_at(f, index, i, actor, 1,
                               "the only one of its kind in focus"));
    }
    return XC_OK;
}

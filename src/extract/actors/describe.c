/*
 * describe.c - turns descriptions ("the defense secretary", "the alliance")
 * into mentions of the actors they stand for, where that is clear. The noun of
 * an organization stands for it when it is definite, or stands before what is
 * of the organization ("alliance members"); a plural never does.
 * Exports: xc_find_descriptions.
 */
#include <string.h>

#include "extract/actors/finder.h"

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

/* The body whose noun stands at a token. */
static int32_t find_body(xc_finder *f, uint32_t index, uint32_t at,
                         const char **rule) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    if (!stands_for_body(sentence, at)) return XC_NONE;
    *rule = "the noun of an organization";
    int32_t actor = xc_find_only(&f->by_noun, sentence->tokens[at].lemma);
    if (actor != XC_NONE ||
        (is_definite(sentence, at) && is_limited(sentence, at)))
        return actor;
    *rule = "the only body near with that noun";
    return xc_find_near(f, index, at);
}

/* The one whom a definite noun at a token means; *count its words. */
static int32_t find_meant(xc_finder *f, uint32_t index, uint32_t at,
                          uint32_t *count, const char **rule) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    xc_match m =
        xc_match_at(XC_LEXICON_TITLES, sentence, at, sentence->token_count);
    *count = m.lexeme ? m.count : 1;
    *rule = "the only holder of the office";
    if (m.lexeme)
        return xc_has_name(sentence, at + m.count - 1)
                   ? XC_NONE
                   : xc_find_office(f, index, at, m.count);
    *rule = "the only one of its kind in focus";
    return is_limited(sentence, at) ? XC_NONE : xc_find_kind(f, index, at);
}

xc_status xc_find_descriptions(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const char *rule;
        uint32_t count = 1;
        if (sentence->tokens[i].capital && i > 0) continue;
        int32_t actor = find_body(f, index, i, &rule);
        if (actor == XC_NONE && is_definite(sentence, i))
            actor = find_meant(f, index, i, &count, &rule);
        if (actor == XC_NONE) continue;
        XC_TRY(describe_at(f, index, i, actor, count, rule));
        i += count - 1;
    }
    return XC_OK;
}

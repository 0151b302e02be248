/*
 * name_extent.c - finds where a name begins and ends that the tagger saw in
 * part or with too much: "Epic Records" of which it saw "Records", "Lundmere
 * on" before a date, "Corrow boss Ina Brandt" taken for one.
 *
 * Words are added to names of places and bodies alone, and only what is written
 * with a capital and hangs on the name in the tree.
 * Exports: xc_stretch_*, xc_is_small_noun.
 */
#include <string.h>

#include "extract/actors/name.h"

/* A noun for a person that is written small: no part of a name. */
bool xc_is_small_noun(const xc_token *token) {
    return !token->capital && token->upos != XC_UPOS_ADP &&
           token->upos != XC_UPOS_DET &&
           (xc_gazetteer_find(token->lemma) & XC_GAZETTEER_PERSON_NOUN ||
            xc_lexicon_find(XC_LEXICON_TITLES, token->norm) ||
            xc_lexicon_find(XC_LEXICON_ROLEWORDS, token->norm));
}

/* "Tower", "Medical Center": nouns of places and bodies, and nothing that
 * names one. */
bool xc_stretch_is_generic(const xc_sentence *sentence, const xc_stretch *s) {
    uint32_t end = s->last;
    for (uint32_t i = s->first; i < end; i++) {
        const char *word = sentence->tokens[i].norm;
        if (!sentence->tokens[i].capital ||
            (!xc_lexicon_find(XC_LEXICON_PLACES, word) &&
             !xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, word)))
            return false;
    }
    return s->type == XC_NAME_ORGANIZATION || s->type == XC_NAME_PLACE;
}

/* "Brandt Says" of a headline in capitals: a verb of saying, and no surname. */
static bool is_saying(const xc_token *token) {
    char base[16];
    size_t length = strlen(token->norm);
    if (length < 4 || length > sizeof base || token->norm[length - 1] != 's')
        return false;
    memcpy(base, token->norm, length - 1);
    base[length - 1] = '\0';
    return xc_lexicon_find(XC_LEXICON_REPORTING, base) != NULL;
}

/* Leaves words out that a name cannot end with: "Lundmere on" before a
 * date. */
void xc_stretch_trim(const xc_sentence *sentence, xc_stretch *s) {
    if (s->type == XC_NAME_PERSON && s->last > s->first + 1 &&
        is_saying(&sentence->tokens[s->last - 1]))
        s->last--;
    while (s->last > s->first + 1) {
        xc_upos upos = sentence->tokens[s->last - 1].upos;
        if (upos != XC_UPOS_ADP && upos != XC_UPOS_DET &&
            upos != XC_UPOS_CCONJ && upos != XC_UPOS_PUNCT)
            return;
        if (sentence->tokens[s->last - 1].capital && upos != XC_UPOS_DET)
            return;
        s->last--;
    }
}

/* A word that can begin the name of a place or body it hangs on. */
static bool may_begin(const xc_finder *f, const xc_sentence *sentence,
                      uint32_t index, uint32_t at, const xc_stretch *s) {
    const xc_token *token = &sentence->tokens[at];
    uint32_t head = xc_tree_head(sentence, at);
    if (!token->capital || token->name != XC_NAME_NONE ||
        !token[1].space_before || head == XC_NO_TOKEN || head < s->first ||
        head >= s->last || xc_is_in_date(f, index, at))
        return false;
    if (token->upos != XC_UPOS_PROPN &&
        (token->upos != XC_UPOS_ADJ || xc_begins_sentence(sentence, at)))
        return false;
    return !xc_lexicon_find(XC_LEXICON_TITLES, token->norm) &&
           !xc_lexicon_find(XC_LEXICON_OFFICEWORDS, token->norm) &&
           !xc_lexicon_find(XC_LEXICON_ROLEWORDS, token->norm) &&
           !xc_match_before(XC_LEXICON_DEMONYMS, sentence, at + 1, 3).lexeme &&
           xc_tree_is_modifier(sentence, at);
}

/* "Epic Records", of which the tagger saw "Records" alone: what hangs on the
 * name and is written as a part of it belongs to it. */
static void extend_left(const xc_finder *f, const xc_sentence *sentence,
                        uint32_t index, xc_stretch *s, uint32_t from) {
    if (s->type != XC_NAME_ORGANIZATION && s->type != XC_NAME_PLACE) return;
    while (s->first > from && may_begin(f, sentence, index, s->first - 1, s))
        s->first--;
}

/* "Foods" of "Mondal Foods", where the tagger saw "Mondal" alone: nouns with
 * capitals that name kinds of places or bodies, on the last of which the name
 * hangs. */
static void extend_right(const xc_finder *f, const xc_sentence *sentence,
                         uint32_t index, xc_stretch *s) {
    uint32_t top = xc_tree_top(sentence, s->first, s->last);
    if (s->type == XC_NAME_NONE || top == XC_NO_TOKEN) return;
    uint32_t noun = xc_tree_head(sentence, top);
    if (noun == XC_NO_TOKEN || noun < s->last ||
        noun >= s->last + XC_BEARS_MAX || !xc_tree_is_modifier(sentence, top))
        return;
    bool place =
        xc_lexicon_find(XC_LEXICON_PLACES, sentence->tokens[noun].norm) != NULL;
    xc_stretch more = {.first = s->last,
                       .last = noun + 1,
                       .type = place ? XC_NAME_PLACE : XC_NAME_ORGANIZATION};
    if (!xc_stretch_is_generic(sentence, &more)) return;
    for (uint32_t i = more.first; i < more.last; i++) {
        const xc_token *token = &sentence->tokens[i];
        bool is_noun =
            token->upos == XC_UPOS_PROPN || token->upos == XC_UPOS_NOUN;
        if (token->name != XC_NAME_NONE || !token->space_before || !is_noun ||
            xc_is_in_date(f, index, i) ||
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count)
                .lexeme)
            return;
    }
    s->type = more.type;
    s->last = more.last;
}

/* "Brandt FBI" of a headline: letters that are a body's and no surname. */
static void cut_to_letters(const xc_sentence *sentence, xc_stretch *s) {
    const xc_token *last = &sentence->tokens[s->last - 1];
    const xc_token *first = &sentence->tokens[s->first];
    if (s->last - s->first != 2 || !last->shout || first->shout ||
        !xc_lexicon_find(XC_LEXICON_ALIASES, last->norm) ||
        !(xc_gazetteer_find(first->norm) & XC_PEOPLE_KNOWN))
        return;
    s->first = s->last - 1;
    s->type = XC_NAME_ORGANIZATION;
}

/* "Corrow boss Ina Brandt", taken for one name, is two: what stands before the
 * last small noun is cut off into *before. False: there is none. */
static bool split_at_noun(const xc_sentence *sentence, xc_stretch *s,
                          xc_stretch *before) {
    const unsigned given = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE;
    const unsigned places =
        XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION | XC_GAZETTEER_CITY;
    for (uint32_t i = s->last; i > s->first + 1; i--) {
        if (!xc_is_small_noun(&sentence->tokens[i - 1])) continue;
        bool person = i + 1 < s->last &&
                      xc_gazetteer_find(sentence->tokens[i].norm) & given;
        if (s->type != XC_NAME_PERSON && !person) return false;
        *before = *s;
        before->last = i - 1;
        before->type =
            xc_words_known(sentence, before->first, before->last) & places
                ? XC_NAME_PLACE
                : XC_NAME_ORGANIZATION;
        s->type = XC_NAME_PERSON;
        xc_stretch_trim(sentence, before);
        before->guessed = before->type != XC_NAME_PLACE;
        s->first = i;
        return true;
    }
    return false;
}

/* The tree has a name as a part of the one cut off before it, which would then
 * be taken for who is meant. */
static bool hangs_flat(const xc_sentence *sentence, const xc_stretch *s,
                       const xc_stretch *before) {
    for (uint32_t i = s->first; i < s->last; i++) {
        uint32_t head = xc_tree_head(sentence, i);
        if (xc_tree_is(sentence, i, "flat") && head >= before->first &&
            head < before->last)
            return true;
    }
    return false;
}

bool xc_stretch_split(const xc_sentence *sentence, xc_stretch *s,
                      xc_stretch *before) {
    return split_at_noun(sentence, s, before) && s->first < s->last &&
           !hangs_flat(sentence, s, before) &&
           sentence->tokens[before->last - 1].upos == XC_UPOS_PROPN;
}

void xc_stretch_extend(const xc_finder *f, uint32_t index, xc_stretch *s,
                       uint32_t from) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    extend_left(f, sentence, index, s, from);
    extend_right(f, sentence, index, s);
    cut_to_letters(sentence, s);
}

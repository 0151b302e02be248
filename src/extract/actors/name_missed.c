/*
 * name_missed.c - finds names that the tagger did not see: capitals where
 * capitals say something, and whole words that the article or the gazetteer
 * has elsewhere as names.
 *
 * It guesses a type only where words of the name, lists or a word of place in
 * front speak for one; what is capital for its place in the sentence only is
 * left alone.
 * Exports: xc_collect_capitals, xc_capitals_mean_nothing, xc_begins_sentence,
 * xc_in_date, xc_is_missed, xc_guess_type.
 */
#include <string.h>

#include "extract/actors/name.h"
#include "lexicon/gazetteer.h"

/* Letters of an organization's initials, at most. */
enum { INITIALS_MAX = 12 };

static bool is_word(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN ||
           token->upos == XC_UPOS_VERB || token->upos == XC_UPOS_ADJ ||
           token->upos == XC_UPOS_ADV;
}

/* A sentence with hardly a small letter at the head of its words says nothing
 * by capitals. */
bool xc_capitals_mean_nothing(const xc_sentence *sentence) {
    uint32_t small = 0, capital = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (!is_word(token)) continue;
        if (token->capital)
            capital++;
        else
            small++;
    }
    return capital > 2 && capital > 2 * small;
}

/* Mentions found so far, dates and quantities, are in order of sentences. */
bool xc_in_date(const xc_finder *f, uint32_t sentence, uint32_t token) {
    const xc_reading *reading = f->x->reading;
    size_t low = 0, high = f->figures;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reading->mentions.items[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < f->figures; low++) {
        const xc_mention *m = &reading->mentions.items[low];
        if (m->sentence != sentence) break;
        if (m->kind == XC_MENTION_DATE && m->first <= token && token < m->last)
            return true;
    }
    return false;
}

bool xc_begins_sentence(const xc_sentence *sentence, uint32_t at) {
    while (at > 0 && sentence->tokens[at - 1].upos == XC_UPOS_PUNCT)
        at--;
    return at == 0;
}

/* Words written with a capital where no sentence begins. */
static xc_status collect_words(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t s = 0; s < sentences->count; s++) {
        const xc_sentence *sentence = &sentences->items[s];
        if (xc_capitals_mean_nothing(sentence)) continue;
        for (uint32_t i = 1; i < sentence->token_count; i++) {
            const xc_token *token = &sentence->tokens[i];
            if (token->capital && sentence->tokens[i - 1].upos != XC_UPOS_PUNCT)
                XC_TRY(xc_map_put(f->x->arena, &f->capitals,
                                  (uintptr_t)token->norm, XC_CAPITAL_WORD, 1));
        }
    }
    return XC_OK;
}

/* "nfb" of "Northern Ferry Board": letters by which the article may call an
 * organization. */
static xc_status note_initials(xc_finder *f, const xc_sentence *sentence,
                               uint32_t first) {
    char letters[INITIALS_MAX];
    size_t count = 0;
    uint32_t i = first;
    do {
        const xc_token *token = &sentence->tokens[i];
        if (token->capital && count < sizeof letters)
            letters[count++] = token->norm[0];
        i++;
    } while (i < sentence->token_count &&
             sentence->tokens[i].name == XC_NAME_ORGANIZATION &&
             !sentence->tokens[i].name_first);
    if (count < 2) return XC_OK;
    const char *word = xc_names_intern(f->x->names, letters, count);
    XC_TRY_NEW(word);
    return xc_map_put(f->x->arena, &f->capitals, (uintptr_t)word,
                      XC_CAPITAL_INITIALS, 1);
}

static xc_status collect_initials(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t s = 0; s < sentences->count; s++)
        for (uint32_t i = 0; i < sentences->items[s].token_count; i++) {
            const xc_token *token = &sentences->items[s].tokens[i];
            bool begins = token->capital && token->name == XC_NAME_NONE &&
                          (i == 0 || !token[-1].capital);
            if (begins ||
                (token->name == XC_NAME_ORGANIZATION && token->name_first))
                XC_TRY(note_initials(f, &sentences->items[s], i));
        }
    return XC_OK;
}

xc_status xc_collect_capitals(xc_finder *f) {
    XC_TRY(collect_words(f));
    return collect_initials(f);
}

/* A country, or a city that WordNet has too. */
static bool is_known_place(const xc_token *token) {
    unsigned bits = xc_gazetteer_find(token->norm);
    bool city = bits & XC_GAZETTEER_CITY && bits & XC_GAZETTEER_PLACE;
    return !(bits & XC_GAZETTEER_COMMON) &&
           (bits & XC_GAZETTEER_COUNTRY || city);
}

/* A proper noun, or a noun written as one. */
static bool is_name_like(const xc_token *token) {
    if (token->upos == XC_UPOS_PROPN) return true;
    return token->upos == XC_UPOS_NOUN && (token->shout || token->capital);
}

/* A part of a name that the tagger did not see. */
bool xc_is_missed(const xc_finder *f, const xc_sentence *sentence,
                  uint32_t index, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    size_t value;
    if (token->name != XC_NAME_NONE || !token->capital ||
        !is_name_like(token) || xc_in_date(f, index, at))
        return false;
    if (token->span.end - token->span.start < 2) return false;
    if (!xc_begins_sentence(sentence, at) || token->shout ||
        is_known_place(token) ||
        xc_map_get(&f->capitals, (uintptr_t)token->norm, XC_CAPITAL_WORD,
                   &value))
        return true;
    /* "Varn Shipping gains": two capitals in a row begin with a name. */
    const xc_token *next = token + 1;
    return at + 1 < sentence->token_count && next->capital &&
           next->space_before && next->name == XC_NAME_NONE &&
           (next->upos == XC_UPOS_PROPN || next->upos == XC_UPOS_NOUN);
}

/* The type that the words of a name that the tagger missed speak for; none:
 * it stays unseen. */
xc_name_type xc_guess_type(const xc_finder *f, const xc_sentence *sentence,
                           xc_stretch *s) {
    uint32_t last = s->last - 1;
    size_t value;
    const xc_token *own = &sentence->tokens[s->first];
    if (xc_map_get(&f->capitals, (uintptr_t)own->norm, XC_CAPITAL_INITIALS,
                   &value))
        return XC_NAME_ORGANIZATION;
    for (uint32_t i = s->first; i <= last && s->first < last; i++)
        if (xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, s->last).lexeme)
            return XC_NAME_ORGANIZATION;
    if (s->first < last &&
        xc_match_at(XC_LEXICON_PLACES, sentence, last, s->last).lexeme)
        return XC_NAME_PLACE;
    if (s->first == last && is_known_place(own)) return XC_NAME_PLACE;
    unsigned bits = xc_gazetteer_find(own->norm);
    if (xc_begins_with_person(sentence, s) || xc_holds_title(sentence, s))
        return XC_NAME_PERSON;
    if (s->first == last && own->shout && bits & XC_GAZETTEER_ORGANIZATION &&
        !(bits & XC_GAZETTEER_COMMON))
        return XC_NAME_ORGANIZATION;
    if (s->first < last)
        return bits & (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE) ? XC_NAME_PERSON
                                                                : XC_NAME_NONE;
    s->guessed = true;
    if (own->shout || own->upos != XC_UPOS_PROPN || bits & XC_GAZETTEER_COMMON)
        return XC_NAME_NONE;
    bool in = s->first > 0 && xc_token_connects(&sentence->tokens[s->first - 1],
                                                XC_CONNECTORS_PLACE);
    return in ? XC_NAME_PLACE : XC_NAME_ORGANIZATION;
}

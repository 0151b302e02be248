/*
 * name_type.c - corrects the type of a name by the words that it is made of
 * and by what stands around it.
 *
 * The nouns of a name say what it is; a single word that lists know as one
 * thing only is that; a storm or a trial is nobody. Each change has a reason
 * in plain words.
 * Exports: xc_type_name, xc_check_type, xc_begins_with_person,
 * xc_holds_title, xc_check_nouns.
 */
#include "extract/actors/name.h"
#include "lexicon/gazetteer.h"

enum {
    GIVEN = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE,
    PEOPLE = GIVEN | XC_GAZETTEER_SURNAME | XC_GAZETTEER_PERSON,
    PLACES = XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION | XC_GAZETTEER_CITY |
             XC_GAZETTEER_PLACE,
    NAMES = XC_GAZETTEER_COMMON - 1
};

void xc_type_name(xc_stretch *s, xc_name_type type, const char *why,
                  const xc_lexeme *row) {
    s->type = type;
    s->guessed = false;
    s->why = why;
    s->row = row;
}

/* "Economist Hugo Lind": a noun for a person, then a given name. */
bool xc_begins_with_person(const xc_sentence *sentence, const xc_stretch *s) {
    if (s->last - s->first < 3) return false;
    const xc_token *first = &sentence->tokens[s->first];
    unsigned noun = xc_gazetteer_find(first->norm);
    return noun & XC_GAZETTEER_PERSON_NOUN && !(noun & (PEOPLE | PLACES)) &&
           xc_gazetteer_find(first[1].norm) & GIVEN;
}

/* "Defense Secretary Jane Roe": two words of a name behind a title. */
bool xc_holds_title(const xc_sentence *sentence, const xc_stretch *s) {
    for (uint32_t i = s->first; i + 2 < s->last; i++) {
        xc_match m = xc_match_at(XC_LEXICON_TITLES, sentence, i, s->last);
        if (m.lexeme && i + m.count + 2 == s->last) return true;
    }
    return false;
}

/* "Paris mayor Jane Roe": the town that an office is of. */
static const xc_lexeme *office_behind(const xc_sentence *sentence,
                                      const xc_stretch *s) {
    uint32_t at = s->last;
    if (at >= sentence->token_count || sentence->tokens[at].capital ||
        !sentence->tokens[at].space_before)
        return NULL;
    return xc_match_at(XC_LEXICON_TITLES, sentence, at, sentence->token_count)
        .lexeme;
}

/* A single word that lists know as a place or organization alone is no person:
 * "Athens", "the NFB". */
static void check_word(const xc_sentence *sentence, xc_stretch *s) {
    const xc_token *token = &sentence->tokens[s->first];
    unsigned bits = xc_gazetteer_find(token->norm);
    if (s->type != XC_NAME_PERSON) return;
    const xc_lexeme *office = bits & PLACES ? office_behind(sentence, s) : NULL;
    if (office)
        xc_type_name(s, XC_NAME_PLACE, "a known place before an office",
                     office);
    if (bits & PEOPLE || s->type != XC_NAME_PERSON) return;
    if (bits & XC_GAZETTEER_ORGANIZATION) {
        s->type = XC_NAME_ORGANIZATION;
        s->why = "lists know the word as an organization alone";
    } else if (bits & PLACES) {
        s->type = XC_NAME_PLACE;
        s->why = "lists know the word as a place alone";
    } else if (token->shout && !xc_capitals_mean_nothing(sentence)) {
        s->type = XC_NAME_ORGANIZATION;
        s->why = "capital letters that no list has";
    }
}

/* "Marwick Herald", "Mount Corrow". */
bool xc_check_nouns(const xc_sentence *sentence, xc_stretch *s) {
    uint32_t last = s->last - 1;
    for (uint32_t i = s->first; i <= last; i++) {
        xc_match m =
            xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, s->last);
        if (m.count != s->last - i) continue;
        s->type = XC_NAME_ORGANIZATION;
        s->why = "the noun that the name ends in";
        s->row = m.lexeme;
        return true;
    }
    xc_match m = xc_match_at(XC_LEXICON_PLACES, sentence, last, s->last);
    if (!m.lexeme)
        m = xc_match_at(XC_LEXICON_PLACES, sentence, s->first, s->last);
    if ((s->type != XC_NAME_PERSON && s->type != XC_NAME_OTHER) || !m.lexeme)
        return false;
    s->type = XC_NAME_PLACE;
    s->why = "a noun for a place in the name";
    s->row = m.lexeme;
    return true;
}

/* The nouns of a name count, unless it begins as a person's does: "Jane
 * Church". "Hurricane Odile" is nobody. */
void xc_check_type(const xc_sentence *sentence, xc_stretch *s) {
    unsigned first = xc_gazetteer_find(sentence->tokens[s->first].norm);
    if (s->last - s->first == 1) {
        check_word(sentence, s);
        return;
    }
    if (s->type == XC_NAME_PERSON && first & GIVEN) {
        if (!s->why) s->why = "it begins with a given name";
        return;
    }
    if (xc_check_nouns(sentence, s) || s->type != XC_NAME_PERSON) return;
    bool titled = false; /* "Defense Secretary Jane Roe" is somebody */
    for (uint32_t i = s->first; i < s->last && !titled; i++)
        titled =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, s->last).lexeme != NULL;
    if (!titled && first & XC_GAZETTEER_EVENT_NOUN && !(first & NAMES)) {
        s->type = XC_NAME_OTHER;
        s->why = "it begins with a noun for an event";
    }
}

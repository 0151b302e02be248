/*
 * name_title.c - takes the title off a run of names: "U.S. Defense Secretary
 * Jane Roe" is the name Jane Roe, "Chief" and "Staff Denis Roe" are one title
 * and a name. What is a part of a title, or a work's name with one in it
 * ("Captain Norland star Ina Brandt"), is no name.
 * Exports: xc_take_title.
 */
#include <string.h>

#include "extract/actors/name.h"
#include "lexicon/gazetteer.h"

/* What the gazetteer knows of names. */
#define NAMES_KNOWN ((unsigned)XC_GAZETTEER_COMMON - 1)

/* Words of a title that are looked at before a name. */
enum { TITLE_BACK = 3 };

/* "Premier League", "Prime Minister's Office": the title is part of the name
 * of an organization. */
static bool is_office_noun(const xc_sentence *sentence, uint32_t at,
                           const xc_name_run *run) {
    for (uint32_t i = at; i < run->last; i++)
        if (xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, run->last)
                .lexeme)
            return true;
    return false;
}

/* "Captain Norland star Ina Brandt": the words before a noun of plays and songs
 * name one, whatever titles are among them. */
static bool names_a_work(const xc_sentence *sentence, const xc_name_run *run) {
    const xc_lexeme *row =
        run->last < sentence->token_count
            ? xc_lexicon_find(XC_LEXICON_ROLEWORDS,
                              sentence->tokens[run->last].norm)
            : NULL;
    return row &&
           xc_lexeme_word(row, XC_ROLEWORDS_KIND) == XC_ROLEWORDS_KIND_WORK;
}

/* "Chief" and "Staff Denis Roe": a title with "of" that the tagger cut. The
 * name begins behind it. */
static void mend_title(const xc_sentence *sentence, xc_name_run *run) {
    uint32_t from = run->first > TITLE_BACK ? run->first - TITLE_BACK : 0;
    for (uint32_t i = from; i < run->first; i++) {
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (m.lexeme && i + m.count > run->first && i + m.count < run->last)
            run->first = i + m.count;
    }
}

/* "Chief" of "Chief of Staff": no name, but a part of a longer title. */
static bool is_in_title(const xc_sentence *sentence, const xc_name_run *run) {
    xc_match m = xc_match_at(XC_LEXICON_TITLES, sentence, run->first,
                             sentence->token_count);
    return m.lexeme && run->first + m.count > run->last;
}

/* "Forecaster Nina Holt", "Mother-of-two Nina Holt", "Brit Nina Holt": a noun
 * for a person before a full name. */
static bool is_noun_for_person(const char *word) {
    char noun[32];
    size_t length = strcspn(word, "-");
    if (length >= sizeof noun) return false;
    memcpy(noun, word, length);
    noun[length] = '\0';
    unsigned bits = xc_gazetteer_find(noun);
    bool joined = word[length] != '\0';
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ROLEWORDS, noun);
    if (joined && row &&
        xc_lexeme_word(row, XC_ROLEWORDS_KIND) == XC_ROLEWORDS_KIND_KIN)
        return true;
    return bits & (XC_GAZETTEER_PERSON_NOUN | XC_GAZETTEER_PEOPLE) &&
           (joined || !(bits & NAMES_KNOWN));
}

/* Takes "U.S. Defense Secretary" off a run, so that the name is left. */
static xc_status peel_title(xc_finder *f, const xc_sentence *sentence,
                            xc_name_run *run) {
    uint32_t title_first = 0, title_last = 0;
    for (uint32_t i = run->first; i < run->last; i++) {
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (!m.lexeme) continue;
        title_first = title_last == i && title_last ? title_first : i;
        title_last = i + m.count;
        i += m.count - 1;
    }
    if (title_last == 0 && run->last - run->first >= 3 &&
        is_noun_for_person(sentence->tokens[run->first].norm)) {
        title_first = run->first;
        title_last = run->first + 1;
    }
    if (title_last == 0) return XC_OK;
    /* "Secretary of Defense Jane Roe": the office goes on after "of" by
     * one word. */
    if (title_last + 2 < run->last &&
        strcmp(sentence->tokens[title_last].norm, "of") == 0)
        title_last += 2;
    if (title_last >= run->last || is_office_noun(sentence, title_last, run))
        return XC_OK;
    /* "Dean Howarth", but "Dean Ina Brandt" */
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_TITLES, sentence->tokens[title_first].norm);
    if (row && xc_lexeme_flag(row, XC_TITLES_GIVEN) &&
        title_first == run->first && run->last - run->first == 2)
        return XC_OK;
    run->title = xc_join_words(f, sentence, title_first, title_last);
    XC_TRY_NEW(run->title);
    run->first = title_last;
    return XC_OK;
}

/* The words of a title that end where the name begins: "defense secretary
 * Jane Roe". */
static xc_status title_before(xc_finder *f, const xc_sentence *sentence,
                              xc_name_run *run) {
    uint32_t first = run->first;
    xc_match m;
    while (first > 0 &&
           (m = xc_match_before(XC_LEXICON_TITLES, sentence, first, 3)).lexeme)
        first -= m.count;
    if (first == run->first || run->title) return XC_OK;
    run->title = xc_join_words(f, sentence, first, run->first);
    XC_TRY_NEW(run->title);
    return XC_OK;
}

xc_status xc_take_title(xc_finder *f, xc_name_run *run, bool *name) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    xc_match m =
        xc_match_at(XC_LEXICON_TITLES, sentence, run->first, run->last);
    *name = !is_in_title(sentence, run) &&
            !(m.lexeme && names_a_work(sentence, run));
    if (!*name || run->type != XC_ACTOR_PERSON) return XC_OK;
    mend_title(sentence, run);
    XC_TRY(peel_title(f, sentence, run));
    return title_before(f, sentence, run);
}

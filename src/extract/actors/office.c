/*
 * office.c - finds who holds an office, so that "the president" can mean
 * somebody: the only one in the article who has it, before the name ("President
 * Roe"), behind it ("Jane Roe, the president,") or with "is".
 *
 * An office of another place or of somebody without a name ("the president of
 * Norland", "a former president") makes it nobody's.
 * Exports: xc_put_office, xc_note_offices, xc_find_office,
 * xc_has_name.
 */
#include <string.h>

#include "extract/actors/finder.h"

/* Words at the end of a title by which its holder may be meant. */
#define OFFICE_WORDS 6u

/* "defense secretary" and "secretary", for the holder of the title. */
xc_status xc_put_office(xc_finder *f, const char *title, size_t actor) {
    size_t words = 1;
    for (const char *p = title; p && *p; p++)
        words += *p == ' ';
    for (; words > OFFICE_WORDS; words--)
        title = strchr(title, ' ') + 1;
    for (const char *p = title; p && *p;) {
        XC_TRY(xc_put_only(f, &f->by_office,
                           xc_names_intern_string(f->x->names, p), 0, actor));
        p = strchr(p, ' ');
        if (p) p++;
    }
    return XC_OK;
}

static bool is_office(const xc_match *m) {
    return m->lexeme && xc_lexeme_flag(m->lexeme, XC_TITLES_OFFICE);
}

/* One word for a place under all its names: "france" for "French". */
static const char *place_word(const char *norm) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_DEMONYMS, norm);
    if (!row) row = xc_lexicon_find(XC_LEXICON_ALIASES, norm);
    return row ? row->concept : norm;
}

/* Whose the office is whose words are those: "Norland's", "Norwegian", "of
 * Norland"; NULL: nobody says. */
static const char *place_of(const xc_sentence *sentence, uint32_t first,
                            uint32_t last) {
    if (first > 1 && xc_token_has_tag(&sentence->tokens[first - 1], "POS"))
        return place_word(xc_norm_at(sentence, first - 2));
    if (first > 0 &&
        (xc_token_is_name(&sentence->tokens[first - 1]) ||
         xc_lexicon_find(XC_LEXICON_DEMONYMS, xc_norm_at(sentence, first - 1))))
        return place_word(xc_norm_at(sentence, first - 1));
    if (!xc_is_word_at(sentence, last, "of")) return NULL;
    last += xc_is_word_at(sentence, last + 1, "the") ? 2 : 1;
    return last < sentence->token_count ? place_word(xc_norm_at(sentence, last))
                                        : NULL;
}

/* "Jane Roe, the president", "Jane Roe is president": the noun at a token is
 * said of a run. */
static xc_status note_said(xc_finder *f, const xc_name_run *run, uint32_t at) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    if (at == XC_NO_TOKEN) return XC_OK;
    xc_match m =
        xc_match_before(XC_LEXICON_TITLES, sentence, at + 1, OFFICE_WORDS);
    if (!is_office(&m)) return XC_OK;
    const char *words = xc_join_words(f, sentence, at + 1 - m.count, at + 1);
    XC_TRY_NEW(words);
    return xc_put_office(f, words, (size_t)run->actor);
}

static xc_status note_place(xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    xc_match m =
        xc_match_before(XC_LEXICON_TITLES, sentence, run->first, OFFICE_WORDS);
    const char *place =
        is_office(&m) ? place_of(sentence, run->first - m.count, run->first)
                      : NULL;
    if (!place) return XC_OK;
    const char *words =
        xc_join_words(f, sentence, run->first - m.count, run->first);
    XC_TRY_NEW(words);
    place = xc_names_intern_string(f->x->names, place);
    return xc_put_only(f, &f->office_place, words, 0, (uintptr_t)place);
}

static xc_status note_holder(xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    if (f->x->reading->actors.items[run->actor].type != XC_ACTOR_PERSON)
        return XC_OK;
    if (run->title) XC_TRY(note_place(f, run));
    uint32_t top = xc_tree_top(sentence, run->first, run->last);
    if (top == XC_NO_TOKEN) return XC_OK;
    XC_TRY(note_said(f, run, xc_tree_child(sentence, top, "appos", run->last)));
    uint32_t said = xc_tree_head(sentence, top);
    if (said == XC_NO_TOKEN) return XC_OK;
    bool appos = xc_tree_is(sentence, top, "appos");
    bool copula = xc_tree_is(sentence, top, "nsubj") &&
                  xc_tree_child(sentence, said, "cop", 0) != XC_NO_TOKEN;
    return appos || copula ? note_said(f, run, said) : XC_OK;
}

bool xc_has_name(const xc_sentence *sentence, uint32_t at) {
    static const char *const ties[] = {"appos", "flat", "nsubj"};
    if (at + 1 < sentence->token_count && sentence->tokens[at + 1].capital &&
        sentence->tokens[at + 1].upos == XC_UPOS_PROPN)
        return true;
    uint32_t head = xc_tree_head(sentence, at);
    if (head != XC_NO_TOKEN && sentence->tokens[head].upos == XC_UPOS_PROPN &&
        (xc_tree_is(sentence, at, "appos") || xc_tree_is(sentence, at, "flat")))
        return true;
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++) {
        uint32_t child = xc_tree_child(sentence, at, ties[i], 0);
        if (child != XC_NO_TOKEN &&
            sentence->tokens[child].upos == XC_UPOS_PROPN)
            return true;
    }
    return false;
}

/* "a former president", "his lawyer", "the president of Norland", who may be
 * somebody else than the one who was named. */
static bool is_another(const xc_finder *f, const xc_sentence *sentence,
                       uint32_t first, uint32_t last, const char *words) {
    size_t known;
    const char *place = place_of(sentence, first, last);
    if (place)
        return !xc_map_get(&f->office_place, (uintptr_t)words, 0, &known) ||
               known != (uintptr_t)xc_names_intern_string(f->x->names, place);
    if (first == 0) return false;
    const xc_token *before = &sentence->tokens[first - 1];
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ROLEWORDS, before->norm);
    bool former = row && xc_lexeme_word(row, XC_ROLEWORDS_KIND) ==
                             XC_ROLEWORDS_KIND_FORMER;
    return former || xc_token_has_tag(before, "PRP$") ||
           (before->upos == XC_UPOS_DET && before->norm &&
            strcmp(before->norm, "the") != 0);
}

static xc_status note_others(xc_finder *f, const xc_sentence *sentence) {
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (!is_office(&m)) continue;
        uint32_t last = i + m.count;
        const char *words = xc_join_words(f, sentence, i, last);
        XC_TRY_NEW(words);
        if (!xc_has_name(sentence, last - 1) &&
            is_another(f, sentence, i, last, words))
            XC_TRY(xc_put_office(f, words, XC_AMBIGUOUS));
        i = last - 1;
    }
    return XC_OK;
}

xc_status xc_note_offices(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t i = 0; i < f->runs.count; i++)
        XC_TRY(note_holder(f, &f->runs.items[i]));
    for (size_t s = 0; s < sentences->count; s++)
        XC_TRY(note_others(f, &sentences->items[s]));
    return XC_OK;
}

int32_t xc_find_office(xc_finder *f, uint32_t index, uint32_t at,
                       uint32_t count) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    const char *words = xc_join_words(f, sentence, at, at + count);
    uint32_t end = at + count;
    bool longer = end < sentence->token_count &&
                  (sentence->tokens[end].upos == XC_UPOS_NOUN ||
                   sentence->tokens[end].upos == XC_UPOS_PROPN);
    return words && !longer && !is_another(f, sentence, at, end, words)
               ? xc_find_only(&f->by_office, words)
               : XC_NONE;
}

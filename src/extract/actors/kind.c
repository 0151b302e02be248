/*
 * kind.c - finds who a noun for a kind means ("the company", "the singer"):
 * the one place or body of that kind that was named in this sentence or the
 * two before, or the one person of whom the article said the noun ("the singer
 * Jane Roe", "Jane Roe, a singer", "Roe is a singer").
 *
 * Two that fit are none. It says nothing of nouns that something limits ("the
 * company that left"): describe.c leaves them out.
 * Exports: xc_note_callings, xc_find_kind, xc_find_near.
 */
#include <string.h>

#include "extract/actors/finder.h"
#include "lexicon/gazetteer.h"

/* Sentences back that a name is still in focus. */
enum { FOCUS = 2 };

/* ------------------------------------------------------------------ */
/* What people are called                                               */

static bool calls_a_person(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    return xc_token_has_tag(token, "NN") && !token->capital &&
           !xc_lexicon_find(XC_LEXICON_TITLES, token->norm) &&
           xc_gazetteer_find(token->lemma) & XC_GAZETTEER_PERSON_NOUN;
}

static xc_status note_calling(xc_finder *f, const xc_name_run *run,
                              uint32_t at) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    size_t before, actor = (size_t)run->actor;
    const char *noun = sentence->tokens[at].lemma;
    if (!calls_a_person(sentence, at)) return XC_OK;
    if (xc_map_get(&f->by_calling, (uintptr_t)noun, 0, &before) &&
        before != actor)
        actor = XC_AMBIGUOUS;
    return xc_map_put(f->x->arena, &f->by_calling, (uintptr_t)noun, 0, actor);
}

/* The noun before the name, behind it, and the one with "is". */
static xc_status note_run(xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    if (f->x->reading->actors.items[run->actor].type != XC_ACTOR_PERSON)
        return XC_OK;
    uint32_t top = xc_tree_top(sentence, run->first, run->last);
    if (top == XC_NO_TOKEN) return XC_OK;
    if (run->first > 0) {
        uint32_t before = run->first - 1;
        bool own = xc_tree_head(sentence, before) == top ||
                   xc_tree_head(sentence, top) == before;
        if (own && !xc_tree_is(sentence, top, "nmod"))
            XC_TRY(note_calling(f, run, before));
    }
    uint32_t behind = xc_tree_child(sentence, top, "appos", run->last);
    if (behind != XC_NO_TOKEN) XC_TRY(note_calling(f, run, behind));
    uint32_t said = xc_tree_head(sentence, top);
    if (said == XC_NO_TOKEN || !xc_tree_is(sentence, top, "nsubj") ||
        xc_tree_child(sentence, said, "cop", 0) == XC_NO_TOKEN)
        return XC_OK;
    return note_calling(f, run, said);
}

/* "A witness", "two witnesses": others whom the noun may mean. */
static bool is_another(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    if (xc_token_has_tag(token, "NNS")) return true;
    uint32_t limit = xc_tree_child(sentence, at, "det", 0);
    if (limit == XC_NO_TOKEN) limit = xc_tree_child(sentence, at, "nummod", 0);
    return xc_token_has_tag(token, "NN") && limit != XC_NO_TOKEN &&
           strcmp(sentence->tokens[limit].norm, "the") != 0 &&
           !xc_has_name(sentence, at);
}

xc_status xc_note_callings(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t i = 0; i < f->runs.count; i++)
        XC_TRY(note_run(f, &f->runs.items[i]));
    for (size_t s = 0; s < sentences->count; s++)
        for (uint32_t i = 0; i < sentences->items[s].token_count; i++) {
            const xc_sentence *sentence = &sentences->items[s];
            uintptr_t noun = (uintptr_t)sentence->tokens[i].lemma;
            size_t actor;
            if (xc_map_get(&f->by_calling, noun, 0, &actor) &&
                is_another(sentence, i))
                XC_TRY(xc_map_put(f->x->arena, &f->by_calling, noun, 0,
                                  XC_AMBIGUOUS));
        }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What kind a name is of                                               */

/* "Varn Shipping" but not "Varn University", when a company is asked for. */
static bool is_company(const char *key) {
    const char *last = strrchr(key, ' ');
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, last ? last + 1 : key);
    return !row || strcmp(row->concept, "company") == 0;
}

/* A name that begins as a person's does. */
static unsigned known_given(const char *key) {
    uint64_t state = 0;
    char first[32] = "";
    size_t length = strcspn(key, " ");
    if (length >= sizeof first) return 0;
    memcpy(first, key, length);
    return xc_gazetteer_step(&state, first) &
           (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE);
}

static unsigned place_bits(int kind) {
    return kind == XC_KINDS_OF_COUNTRY  ? XC_GAZETTEER_COUNTRY
           : kind == XC_KINDS_OF_REGION ? XC_GAZETTEER_REGION
                                        : XC_GAZETTEER_CITY;
}

/* What the gazetteer knows of a whole name. */
static unsigned known(const xc_sentence *sentence, const xc_name_run *run) {
    uint64_t state = 0;
    unsigned bits = XC_GAZETTEER_PREFIX;
    for (uint32_t i = run->first; i < run->last; i++) {
        if (!(bits & XC_GAZETTEER_PREFIX)) return 0;
        bits = xc_gazetteer_step(&state, sentence->tokens[i].norm);
    }
    return bits;
}

/* "Brandt Tower", "Lake Orrin": the noun in a name says that it is a place of
 * another kind. */
static bool is_other_kind(const xc_sentence *sentence, const xc_name_run *run,
                          int kind) {
    const uint32_t ends[] = {run->first, run->last - 1};
    for (size_t i = 0; i < 2 && run->last - run->first > 1; i++) {
        const char *word = sentence->tokens[ends[i]].norm;
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_KINDS, word);
        if (xc_lexicon_find(XC_LEXICON_PLACES, word) &&
            (!row || xc_lexeme_word(row, XC_KINDS_OF) != kind))
            return true;
    }
    return false;
}

/* A name competes when it may be of that kind: any place for places that no
 * list knows, any body for a company. */
static bool competes(const xc_finder *f, const xc_name_run *run, int kind,
                     bool *fits) {
    const xc_reading *reading = f->x->reading;
    const xc_actor *actor = &reading->actors.items[run->actor];
    if (kind == XC_KINDS_OF_COMPANY) {
        *fits = actor->type == XC_ACTOR_ORGANIZATION && !actor->guessed &&
                is_company(actor->key);
        if (actor->type == XC_ACTOR_PERSON) return !known_given(actor->key);
        return actor->type != XC_ACTOR_PLACE;
    }
    const xc_sentence *sentence = &reading->sentences.items[run->sentence];
    unsigned bits = known(sentence, run);
    *fits = bits & place_bits(kind) &&
            (kind != XC_KINDS_OF_CITY || !(bits & XC_GAZETTEER_COUNTRY));
    return actor->type == XC_ACTOR_PLACE &&
           (*fits || (bits == 0 && !is_other_kind(sentence, run, kind)));
}

/* Past the last run that stands before a token, of this sentence too. */
static size_t runs_before(const xc_finder *f, uint32_t index, uint32_t at) {
    size_t end = f->next_run;
    while (end < f->runs.count && f->runs.items[end].sentence == index &&
           f->runs.items[end].first < at)
        end++;
    return end;
}

/* Named in this sentence or the two before. */
static bool is_near(const xc_finder *f, uint32_t index, uint32_t at,
                    int32_t actor) {
    for (size_t i = runs_before(f, index, at); i > 0; i--) {
        const xc_name_run *run = &f->runs.items[i - 1];
        if (run->sentence + FOCUS < index) break;
        if (run->actor == actor) return true;
    }
    return false;
}

int32_t xc_find_near(xc_finder *f, uint32_t index, uint32_t at) {
    const xc_reading *reading = f->x->reading;
    const xc_sentence *sentence = &reading->sentences.items[index];
    size_t found;
    if (!xc_map_get(&f->by_noun, (uintptr_t)sentence->tokens[at].lemma,
                    XC_NOUN_NEAR, &found) ||
        found == XC_AMBIGUOUS || !is_near(f, index, at, (int32_t)found))
        return XC_NONE;
    for (size_t i = runs_before(f, index, at); i > 0; i--) {
        const xc_name_run *run = &f->runs.items[i - 1];
        if (run->sentence + FOCUS < index) break;
        if (run->actor != (int32_t)found &&
            reading->actors.items[run->actor].type == XC_ACTOR_ORGANIZATION)
            return XC_NONE;
    }
    return (int32_t)found;
}

int32_t xc_find_kind(xc_finder *f, uint32_t index, uint32_t at) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    const xc_token *token = &sentence->tokens[at];
    int32_t found = xc_find_only(&f->by_calling, token->lemma);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_KINDS, token->lemma);
    if (found != XC_NONE) return is_near(f, index, at, found) ? found : XC_NONE;
    if (!row) return XC_NONE;
    int kind = xc_lexeme_word(row, XC_KINDS_OF);
    for (size_t i = runs_before(f, index, at); i > 0; i--) {
        const xc_name_run *run = &f->runs.items[i - 1];
        bool fits;
        if (run->sentence + FOCUS < index) break;
        if (run->actor == found || !competes(f, run, kind, &fits)) continue;
        if (found != XC_NONE || !fits) return XC_NONE;
        found = run->actor;
    }
    return found;
}

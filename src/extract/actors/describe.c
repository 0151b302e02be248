/*
 * describe.c - turns descriptions ("the defense secretary") and pronouns into
 * mentions of the actors they stand for, where that is clear.
 * Exports: xc_find_descriptions, xc_find_pronouns.
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

/* "the alliance", "alliance members", "the defense secretary". */
xc_status xc_find_descriptions(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (token->capital && i > 0) continue;
        int32_t actor = xc_find_only(&f->by_noun, token->lemma);
        if (actor != XC_NONE) {
            bool beside = i > 0 && sentence->tokens[i - 1].capital;
            if (!beside)
                XC_TRY(xc_push_actor_mention(f, index, i, i + 1, actor,
                                             XC_FORM_DESCRIPTION));
            continue;
        }
        if (!is_definite(sentence, i)) continue;
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (!m.lexeme) continue;
        actor = find_office(f, sentence, i, m.count);
        if (actor != XC_NONE)
            XC_TRY(xc_push_actor_mention(f, index, i - 1, i + m.count, actor,
                                         XC_FORM_DESCRIPTION));
    }
    return XC_OK;
}

/* The one person that a sentence names before a token; XC_NONE when there is
 * none or more than one. *any: some person was named. Runs are in order of
 * sentences. */
static int32_t person_of(const xc_finder *f, uint32_t sentence, uint32_t before,
                         bool *any) {
    size_t low = 0, high = f->runs.count;
    int32_t actor = XC_NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->runs.items[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < f->runs.count; low++) {
        const xc_name_run *run = &f->runs.items[low];
        if (run->sentence != sentence || run->first >= before) break;
        if (f->x->reading->actors.items[run->actor].type != XC_ACTOR_PERSON)
            continue;
        *any = true;
        if (actor != XC_NONE && actor != run->actor) return XC_NONE;
        actor = run->actor;
    }
    return actor;
}

/* "he", "she": the only person of this sentence so far, else of the last one
 * or two before it that names any. */
static int32_t find_antecedent(const xc_finder *f, uint32_t index,
                               uint32_t token) {
    for (uint32_t back = 0; back < 3 && back <= index; back++) {
        bool any = false;
        int32_t actor =
            person_of(f, index - back, back == 0 ? token : UINT32_MAX, &any);
        if (any) return actor;
    }
    return XC_NONE;
}

xc_status xc_find_pronouns(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        if (!xc_token_connects(&sentence->tokens[i], XC_CONNECTORS_PERSON))
            continue;
        int32_t actor = find_antecedent(f, index, i);
        if (actor != XC_NONE)
            XC_TRY(xc_push_actor_mention(f, index, i, i + 1, actor,
                                         XC_FORM_PRONOUN));
    }
    return XC_OK;
}

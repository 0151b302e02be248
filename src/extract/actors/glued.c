/*
 * glued.c - turns runs of names that are two names into two: "White House Roe",
 * where a full stop between a caption and a sentence is missing. Both parts
 * have to be names by themselves elsewhere in the article, and to be of two
 * kinds, or both of people with one of them whole.
 *
 * It leaves alone what may be a given name and a surname ("Jane" and "Roe"),
 * and what ends as a body or place does ("Roe" and "National Airport").
 * Exports: xc_split_glued.
 */
#include <string.h>

#include "extract/actors/name.h"
#include "lexicon/gazetteer.h"

/* Words of a run that is looked at, at most. */
enum { GLUED_WORDS = 8 };

/* What is known of a key by the runs that have it, as bits. */
enum { KNOWN_PERSON = 1, KNOWN_OTHER = 2 };

typedef struct part {
    const char *key;
    uint32_t words;
    size_t known;
} part;

static xc_status note_keys(xc_finder *f, xc_map *keys) {
    for (size_t i = 0; i < f->runs.count; i++) {
        const xc_name_run *run = &f->runs.items[i];
        size_t known = 0;
        if (!run->typed && !run->title) continue;
        xc_map_get(keys, (uintptr_t)run->key, 0, &known);
        known |= run->type == XC_ACTOR_PERSON ? KNOWN_PERSON : KNOWN_OTHER;
        XC_TRY(xc_map_put(f->x->arena, keys, (uintptr_t)run->key, 0, known));
    }
    return XC_OK;
}

static xc_status read_part(xc_finder *f, const xc_map *keys,
                           const xc_sentence *sentence, uint32_t first,
                           uint32_t last, part *p) {
    *p = (part){.key = xc_join_words(f, sentence, first, last),
                .words = last - first};
    XC_TRY_NEW(p->key);
    xc_map_get(keys, (uintptr_t)p->key, 0, &p->known);
    return XC_OK;
}

/* "Mt.", "W": what stands before a surname and is no name. */
static bool ends_short(const part *p) {
    const char *blank = strrchr(p->key, ' ');
    const char *last = blank ? blank + 1 : p->key;
    return strlen(last) < 2 || strchr(p->key, '.');
}

static bool ends_as_thing(const xc_sentence *sentence, uint32_t last) {
    return xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, last - 1, last)
               .lexeme ||
           xc_match_at(XC_LEXICON_PLACES, sentence, last - 1, last).lexeme;
}

/* Two names that do not make one. */
static bool are_two(const part *a, const part *b) {
    const unsigned given = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE;
    bool person = b->known & KNOWN_PERSON || a->known & KNOWN_PERSON;
    if (!a->known || !b->known || !person || ends_short(a)) return false;
    if (a->words == 1 && b->words == 1)
        return a->known == KNOWN_OTHER && b->known == KNOWN_PERSON &&
               !(xc_gazetteer_find(a->key) & given);
    if (a->known == KNOWN_PERSON && b->known == KNOWN_PERSON)
        return a->words >= 2;
    return true;
}

/* Where the second name of a run begins; 0: it is one name. */
static xc_status find_cut(xc_finder *f, const xc_map *keys,
                          const xc_name_run *run, uint32_t *cut) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    uint32_t words = run->last - run->first;
    *cut = 0;
    if (words < 2 || words > GLUED_WORDS || ends_as_thing(sentence, run->last))
        return XC_OK;
    for (uint32_t i = run->first + 1; i < run->last; i++) {
        part a, b;
        XC_TRY(read_part(f, keys, sentence, run->first, i, &a));
        XC_TRY(read_part(f, keys, sentence, i, run->last, &b));
        if (!are_two(&a, &b)) continue;
        *cut = i;
        return XC_OK;
    }
    return XC_OK;
}

static xc_status split_run(xc_finder *f, const xc_map *keys,
                           const xc_name_run *run, uint32_t cut,
                           xc_name_run two[2]) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    for (int i = 0; i < 2; i++) {
        part p;
        two[i] = *run;
        if (i == 0)
            two[i].last = cut;
        else
            two[i].first = cut;
        if (i == 1) two[i].title = NULL;
        XC_TRY(read_part(f, keys, sentence, two[i].first, two[i].last, &p));
        two[i].key = p.key;
        bool person = p.known & KNOWN_PERSON;
        if (person)
            two[i].type = XC_ACTOR_PERSON;
        else if (run->type == XC_ACTOR_PERSON)
            two[i].type = XC_ACTOR_PLACE;
        two[i].typed = person;
    }
    return XC_OK;
}

xc_status xc_split_glued(xc_finder *f) {
    xc_map keys = {0};
    size_t count = f->runs.count;
    XC_TRY(note_keys(f, &keys));
    const xc_name_run *runs = f->runs.items;
    memset(&f->runs, 0, sizeof f->runs);
    for (size_t i = 0; i < count; i++) {
        uint32_t cut;
        xc_name_run two[2] = {runs[i]};
        XC_TRY(find_cut(f, &keys, &runs[i], &cut));
        if (cut) XC_TRY(split_run(f, &keys, &runs[i], cut, two));
        XC_TRY(XC_PUSH(f->x->arena, &f->runs, two[0]));
        if (cut) XC_TRY(XC_PUSH(f->x->arena, &f->runs, two[1]));
    }
    return XC_OK;
}

/*
 * link.c - turns runs of names into actors: names are linked when one is the
 * last word of another and surname.c has nothing against it, its given name, or
 * its initials, or when they differ in the middle alone; the noun of an
 * organization ("the alliance") when the article put it beside the name ("the
 * NATO alliance").
 * What is not clear is not linked.
 * Exports: xc_link_names, xc_put_only, xc_find_only.
 */
#include <stdio.h>
#include <string.h>

#include "base/wordlist.h"
#include "extract/actors/finder.h"
#include "lexicon/gazetteer.h"

/* "nato" for "north atlantic treaty organization": one letter a word. */
static const char *make_initials(xc_finder *f, const char *key) {
    char letters[16];
    size_t count = 0;
    xc_word word;
    while (count < sizeof letters && xc_word_next(&key, &word)) {
        char form[8];
        snprintf(form, sizeof form, "%.*s", (int)word.length, word.start);
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CONNECTORS, form);
        bool small = row && xc_lexeme_flag(row, XC_CONNECTORS_SMALL);
        if (!small) letters[count++] = *word.start;
    }
    return xc_names_intern(f->x->names, letters, count);
}

/* "u.n." and "un" are the same letters. */
static const char *drop_dots(xc_finder *f, const char *key) {
    char letters[16];
    size_t count = 0;
    for (const char *c = key; *c && count < sizeof letters; c++)
        if (*c != '.') letters[count++] = *c;
    return xc_names_intern(f->x->names, letters, count);
}

static const char *cut_text(xc_finder *f, const xc_sentence *sentence,
                            uint32_t first, uint32_t last) {
    const xc_text *text = xc_sentence_text(f->x->reading, sentence);
    uint32_t start = sentence->tokens[first].span.start;
    return xc_arena_copy(f->x->arena, text->bytes + start,
                         sentence->tokens[last - 1].span.end - start);
}

static xc_status put_name(xc_finder *f, xc_map *map, const char *name,
                          size_t actor) {
    XC_TRY_NEW(name);
    return xc_map_put(f->x->arena, map, (uintptr_t)name, 0, actor);
}

xc_status xc_put_only(xc_finder *f, xc_map *map, const char *word,
                      uint64_t second, size_t actor) {
    size_t before;
    XC_TRY_NEW(word);
    bool known = xc_map_get(map, (uintptr_t)word, second, &before);
    if (known && before != actor) actor = XC_AMBIGUOUS;
    return xc_map_put(f->x->arena, map, (uintptr_t)word, second, actor);
}

static xc_status put_only(xc_finder *f, xc_map *map, const char *name,
                          size_t actor) {
    return xc_put_only(f, map, name, 0, actor);
}

/* "Jane" for Jane Roe, where she is the only one: of names that are known to
 * be given names. */
static xc_status put_given(xc_finder *f, const char *key, size_t actor) {
    size_t length = strcspn(key, " ");
    const char *given = xc_names_intern(f->x->names, key, length);
    XC_TRY_NEW(given);
    if (!(xc_gazetteer_find(given) & (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE)))
        return XC_OK;
    return put_only(f, &f->by_given, given, actor);
}

/* Where aliases of one body meet ("NATO", "North Atlantic Treaty
 * Organization"), and what the body is called ("the alliance"). */
static xc_status put_alias(xc_finder *f, const char *key, size_t actor) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ALIASES, key);
    if (!row) return XC_OK;
    const char *noun = xc_lexeme_text(row, XC_ALIASES_NOUN);
    if (noun)
        XC_TRY(put_only(f, &f->by_noun,
                        xc_names_intern_string(f->x->names, noun), actor));
    return put_name(f, &f->by_alias,
                    xc_names_intern_string(f->x->names, row->concept), actor);
}

/* ------------------------------------------------------------------ */
/* Names that differ in the middle                                      */

/* "ana brill" of "ana maria brill", and the words between; *ends NULL for
 * what is no whole name of a person. */
static xc_status split_name(xc_finder *f, const xc_name_run *run,
                            const char **ends, const char **middle) {
    size_t length, given = strcspn(run->key, " ");
    const char *last = xc_surname_of(run->key, &length);
    *ends = *middle = NULL;
    if (run->type != XC_ACTOR_PERSON || last == run->key) return XC_OK;
    const char *both =
        xc_arena_format(f->x->arena, "%.*s %s", (int)given, run->key, last);
    XC_TRY_NEW(both);
    *ends = xc_names_intern_string(f->x->names, both);
    XC_TRY_NEW(*ends);
    if (last <= run->key + given + 1) return XC_OK;
    *middle = xc_names_intern(f->x->names, run->key + given + 1,
                              (size_t)(last - run->key) - given - 2);
    XC_TRY_NEW(*middle);
    return XC_OK;
}

/* Notes the middles of names, so that "Ana Brill" is not taken for one of Ana
 * M. and Ana K. Brill. */
static xc_status note_middles(xc_finder *f) {
    for (size_t i = 0; i < f->runs.count; i++) {
        const char *ends, *middle;
        XC_TRY(split_name(f, &f->runs.items[i], &ends, &middle));
        if (middle)
            XC_TRY(xc_put_only(f, &f->by_ends, ends, XC_ENDS_MIDDLE,
                               (uintptr_t)middle));
    }
    return XC_OK;
}

/* The actor with the same name but for the middle, *actor XC_NONE: none. */
static xc_status find_by_ends(xc_finder *f, const xc_name_run *run,
                              int32_t *actor) {
    const char *ends, *middle;
    size_t known;
    *actor = XC_NONE;
    XC_TRY(split_name(f, run, &ends, &middle));
    if (!ends ||
        (xc_map_get(&f->by_ends, (uintptr_t)ends, XC_ENDS_MIDDLE, &known) &&
         known == XC_AMBIGUOUS))
        return XC_OK;
    if (xc_map_get(&f->by_ends, (uintptr_t)ends, XC_ENDS_ACTOR, &known))
        *actor = (int32_t)known;
    return XC_OK;
}

static xc_status put_ends(xc_finder *f, const xc_name_run *run) {
    const char *ends, *middle;
    XC_TRY(split_name(f, run, &ends, &middle));
    if (!ends) return XC_OK;
    return xc_map_put(f->x->arena, &f->by_ends, (uintptr_t)ends, XC_ENDS_ACTOR,
                      (size_t)run->actor);
}

/* ------------------------------------------------------------------ */
/* Actors                                                               */

static xc_status push_actor(xc_finder *f, xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    xc_actor actor = {
        .type = run->type,
        .name = cut_text(f, sentence, run->first, run->last),
        .key = run->key,
        .guessed = !run->typed,
    };
    XC_TRY_NEW(actor.name);
    run->actor = (int32_t)f->x->reading->actors.count;
    XC_TRY(put_name(f, &f->by_key, run->key, (size_t)run->actor));
    XC_TRY(XC_PUSH(f->x->arena, &f->bearers, (xc_bearer){.first = UINT64_MAX}));
    return XC_PUSH(f->x->arena, &f->x->reading->actors, actor);
}

static xc_status add_actor(xc_finder *f, xc_name_run *run) {
    XC_TRY(push_actor(f, run));
    size_t index = (size_t)run->actor;
    XC_TRY(put_ends(f, run));
    XC_TRY(put_alias(f, run->key, index));
    if (strchr(run->key, ' ')) {
        if (run->type == XC_ACTOR_PERSON)
            XC_TRY(put_given(f, run->key, index));
        else
            XC_TRY(
                put_only(f, &f->by_letters, make_initials(f, run->key), index));
    }
    return XC_OK;
}

/* "Mrs. Brandt", who is not Odo Brandt: known by title and surname. */
static xc_status link_titled(xc_finder *f, xc_name_run *run) {
    size_t index;
    xc_name_run titled = *run;
    const char *key =
        xc_arena_format(f->x->arena, "%s %s", run->title, run->key);
    XC_TRY_NEW(key);
    titled.key = xc_names_intern_string(f->x->names, key);
    XC_TRY_NEW(titled.key);
    titled.first -= run->first > 0;
    if (xc_map_get(&f->by_key, (uintptr_t)titled.key, 0, &index))
        titled.actor = (int32_t)index;
    else
        XC_TRY(push_actor(f, &titled));
    run->actor = titled.actor;
    return XC_OK;
}

/* The row's concept; the key itself where no aliases are known. */
static const char *alias_of(xc_finder *f, const char *key) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ALIASES, key);
    return row ? xc_names_intern_string(f->x->names, row->concept) : key;
}

/* "Odo and Jane Roe": shares the surname of the name behind. */
static bool shares_surname(const xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    uint32_t at = run->last;
    return at + 2 < sentence->token_count &&
           sentence->tokens[at].upos == XC_UPOS_CCONJ &&
           sentence->tokens[at + 1].capital && sentence->tokens[at + 2].capital;
}

/* "Jane" for Jane Roe: only behind her whole name, or in a headline. */
static bool find_given(const xc_finder *f, const xc_name_run *run,
                       size_t *actor) {
    if (xc_is_introduced(f, run) ||
        !xc_map_get(&f->by_given, (uintptr_t)run->key, 0, actor) ||
        *actor == XC_AMBIGUOUS)
        return false;
    return f->x->reading->sentences.items[run->sentence].in_title ||
           shares_surname(f, run) ||
           f->bearers.items[*actor].first <= xc_run_place(run);
}

/* The actor that a name was given before, whole, by its last word or by its
 * initials. */
static bool find_actor(xc_finder *f, const xc_name_run *run, size_t *actor) {
    if (xc_map_get(&f->by_key, (uintptr_t)run->key, 0, actor)) return true;
    const char *alias = alias_of(f, run->key);
    if (alias != run->key &&
        xc_map_get(&f->by_alias, (uintptr_t)alias, 0, actor))
        return true;
    if (strchr(run->key, ' ')) return false;
    /* "Ohio" is not the bearer of "Northeast Ohio", nor is "U.S." anybody's
     * initials. */
    if (alias != run->key || xc_lexicon_find(XC_LEXICON_REGIONS, run->key))
        return false;
    if (find_given(f, run, actor)) return true;
    if (xc_map_get(&f->by_word, (uintptr_t)run->key, 0, actor))
        return *actor != XC_AMBIGUOUS && !xc_is_own_name(f, run, *actor);
    const char *letters = drop_dots(f, run->key);
    return letters &&
           xc_map_get(&f->by_letters, (uintptr_t)letters, 0, actor) &&
           *actor != XC_AMBIGUOUS;
}

/* "Kabul denied it": a capital that says or decides something is the government
 * of its country, unless somebody of the article has that name. The row of the
 * capital; NULL: none. */
static const xc_lexeme *speaking_capital(const xc_finder *f,
                                         const xc_name_run *run) {
    size_t ignored;
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    unsigned given = xc_gazetteer_find(run->key) & XC_GAZETTEER_FEMALE;
    if (run->title || (run->type == XC_ACTOR_PERSON && given) ||
        xc_map_get(&f->by_word, (uintptr_t)run->key, 0, &ignored))
        return NULL;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CAPITALS, run->key);
    uint32_t top =
        row ? xc_tree_top(sentence, run->first, run->last) : XC_NO_TOKEN;
    if (top == XC_NO_TOKEN || !xc_tree_is(sentence, top, "nsubj")) return NULL;
    uint32_t verb = xc_tree_head(sentence, top);
    if (verb == XC_NO_TOKEN || xc_tree_is(sentence, top, "nsubj:pass"))
        return NULL;
    uint32_t end = sentence->token_count;
    bool says = xc_match_at(XC_LEXICON_REPORTING, sentence, verb, end).lexeme ||
                xc_match_at(XC_LEXICON_STANCES, sentence, verb, end).lexeme;
    return says ? row : NULL;
}

static xc_status link_capital(xc_finder *f, xc_name_run *run,
                              const xc_lexeme *row) {
    size_t index;
    xc_name_run country = *run;
    country.title = NULL;
    country.type = XC_ACTOR_PLACE;
    country.key = xc_names_intern_string(f->x->names, row->concept);
    XC_TRY_NEW(country.key);
    if (find_actor(f, &country, &index))
        country.actor = (int32_t)index;
    else
        XC_TRY(add_actor(f, &country));
    run->actor = country.actor;
    return XC_OK;
}

/* Gives a run its actor: one that is there, else a new one. */
static xc_status link_run(xc_finder *f, xc_name_run *run) {
    size_t index;
    int32_t known = XC_NONE;
    bool single = !strchr(run->key, ' ');
    if (single && run->title) {
        if (xc_is_other_sex(f, run)) return link_titled(f, run);
        XC_TRY(xc_bearer_at(f, run, &known));
    }
    if (known == XC_NONE && find_actor(f, run, &index)) known = (int32_t)index;
    if (known == XC_NONE) XC_TRY(find_by_ends(f, run, &known));
    run->actor = known;
    if (known == XC_NONE) XC_TRY(add_actor(f, run));
    index = (size_t)run->actor;
    if (run->title) f->x->reading->actors.items[index].type = run->type;
    XC_TRY(xc_put_bearer(f, run, index));
    return xc_put_office(f, run->title, index);
}

/* Longer names first, and capitals that speak last, so that "Roe" finds "Jane
 * Roe" although it comes before it in a headline. */
static xc_status link_runs(xc_finder *f) {
    XC_TRY(note_middles(f));
    for (int longer = 1; longer >= 0; longer--) {
        for (size_t i = 0; i < f->runs.count; i++) {
            xc_name_run *run = &f->runs.items[i];
            bool is_longer = strchr(run->key, ' ') != NULL;
            if (is_longer != (longer == 1) || speaking_capital(f, run))
                continue;
            XC_TRY(link_run(f, run));
        }
        if (longer) XC_TRY(xc_weigh_surnames(f));
    }
    for (size_t i = 0; i < f->runs.count; i++) {
        xc_name_run *run = &f->runs.items[i];
        const xc_lexeme *row =
            run->actor == XC_NONE ? speaking_capital(f, run) : NULL;
        if (row)
            XC_TRY(link_capital(f, run, row));
        else if (run->actor == XC_NONE)
            XC_TRY(link_run(f, run)); /* a bearer of the name came later */
    }
    return XC_OK;
}

/* "the NATO alliance", "European Union": a name, and the noun of an
 * organization behind it or at its end. A place and its police are two. */
static xc_status note_alias(xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    xc_match m = xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, run->last,
                             sentence->token_count);
    const char *noun = NULL;
    xc_actor *actor = &f->x->reading->actors.items[run->actor];
    if (m.lexeme && m.count == 1 && actor->type != XC_ACTOR_PLACE &&
        sentence->tokens[run->last - 1].upos == XC_UPOS_PROPN &&
        sentence->tokens[run->last].space_before &&
        !sentence->tokens[run->last].capital)
        noun = sentence->tokens[run->last].lemma;
    else if (actor->type == XC_ACTOR_ORGANIZATION &&
             run->last - run->first >= 2)
        noun = sentence->tokens[run->last - 1].lemma;
    bool person = actor->type == XC_ACTOR_PERSON && !actor->guessed;
    if (!noun || person || !xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, noun))
        return XC_OK;
    if (m.lexeme && actor->type != XC_ACTOR_PERSON && !run->typed)
        actor->type = XC_ACTOR_ORGANIZATION;
    return xc_put_only(f, &f->by_noun, noun, XC_NOUN_NEAR, (size_t)run->actor);
}

/* The actor a word stands for: the only one, or none. */
int32_t xc_find_only(const xc_map *map, const char *word) {
    size_t actor;
    if (!xc_map_get(map, (uintptr_t)word, 0, &actor)) return XC_NONE;
    return actor == XC_AMBIGUOUS ? XC_NONE : (int32_t)actor;
}

xc_status xc_link_names(xc_finder *f) {
    XC_TRY(link_runs(f));
    for (size_t i = 0; i < f->runs.count; i++)
        XC_TRY(note_alias(f, &f->runs.items[i]));
    return XC_OK;
}

/*
 * link.c - turns runs of names into actors: names are linked when one is the
 * last word of another, or its initials; the noun of an organization ("the
 * alliance") when the article put it beside the name ("the NATO alliance").
 * What is not clear is not linked.
 * Exports: xc_link_names, xc_find_only.
 */
#include <stdio.h>
#include <string.h>

#include "base/wordlist.h"
#include "extract/actors/finder.h"
#include "lexicon/gazetteer.h"

static const char *last_word(const char *key) {
    const char *blank = strrchr(key, ' ');
    return blank ? blank + 1 : key;
}

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

/* A word that has meant another actor stands for none. */
static xc_status put_only(xc_finder *f, xc_map *map, const char *name,
                          size_t actor) {
    size_t before;
    XC_TRY_NEW(name);
    bool known = xc_map_get(map, (uintptr_t)name, 0, &before);
    if (known && before != actor) actor = XC_AMBIGUOUS;
    return put_name(f, map, name, actor);
}

/* Words at the end of a title by which its holder may be meant. */
#define OFFICE_WORDS 6u

/* "defense secretary" and "secretary", for the holder of the title. */
static xc_status put_office(xc_finder *f, const char *title, size_t actor) {
    size_t words = 1;
    for (const char *p = title; p && *p; p++)
        words += *p == ' ';
    for (; words > OFFICE_WORDS; words--)
        title = strchr(title, ' ') + 1;
    for (const char *p = title; p && *p;) {
        XC_TRY(put_only(f, &f->by_office,
                        xc_names_intern_string(f->x->names, p), actor));
        p = strchr(p, ' ');
        if (p) p++;
    }
    return XC_OK;
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

static xc_status add_actor(xc_finder *f, xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    size_t index = f->x->reading->actors.count;
    xc_actor actor = {
        .type = run->type,
        .name = cut_text(f, sentence, run->first, run->last),
        .key = run->key,
        .guessed = !run->typed,
    };
    XC_TRY_NEW(actor.name);
    run->actor = (int32_t)index;
    XC_TRY(put_name(f, &f->by_key, run->key, index));
    XC_TRY(put_alias(f, run->key, index));
    if (strchr(run->key, ' ')) {
        if (run->type == XC_ACTOR_PERSON) XC_TRY(put_given(f, run->key, index));
        if (run->type == XC_ACTOR_PERSON)
            XC_TRY(put_only(
                f, &f->by_word,
                xc_names_intern_string(f->x->names, last_word(run->key)),
                index));
        else
            XC_TRY(
                put_only(f, &f->by_letters, make_initials(f, run->key), index));
    }
    XC_TRY(put_office(f, run->title, index));
    return XC_PUSH(f->x->arena, &f->x->reading->actors, actor);
}

/* The row's concept; the key itself where no aliases are known. */
static const char *alias_of(xc_finder *f, const char *key) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ALIASES, key);
    return row ? xc_names_intern_string(f->x->names, row->concept) : key;
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
    if (xc_map_get(&f->by_given, (uintptr_t)run->key, 0, actor) &&
        *actor != XC_AMBIGUOUS)
        return true;
    if (xc_map_get(&f->by_word, (uintptr_t)run->key, 0, actor))
        return *actor != XC_AMBIGUOUS;
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
    if (!find_actor(f, run, &index)) return add_actor(f, run);
    run->actor = (int32_t)index;
    if (run->title) f->x->reading->actors.items[index].type = run->type;
    return put_office(f, run->title, index);
}

/* Longer names first, and capitals that speak last, so that "Roe" finds "Jane
 * Roe" although it comes before it in a headline. */
static xc_status link_runs(xc_finder *f) {
    for (int longer = 1; longer >= 0; longer--)
        for (size_t i = 0; i < f->runs.count; i++) {
            xc_name_run *run = &f->runs.items[i];
            bool is_longer = strchr(run->key, ' ') != NULL;
            if (is_longer != (longer == 1) || speaking_capital(f, run))
                continue;
            XC_TRY(link_run(f, run));
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

/* "the NATO alliance": a name, then the noun of an organization. */
static xc_status note_alias(xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    xc_match m = xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, run->last,
                             sentence->token_count);
    const char *noun = NULL;
    if (m.lexeme && m.count == 1 && sentence->tokens[run->last].space_before &&
        !sentence->tokens[run->last].capital)
        noun = sentence->tokens[run->last].lemma;
    else if (f->x->reading->actors.items[run->actor].type ==
                 XC_ACTOR_ORGANIZATION &&
             run->last - run->first >= 2)
        noun = sentence->tokens[run->last - 1].lemma; /* "European Union" */
    xc_actor *actor = &f->x->reading->actors.items[run->actor];
    bool person = actor->type == XC_ACTOR_PERSON && !actor->guessed;
    if (!noun || person || !xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, noun))
        return XC_OK;
    if (m.lexeme && actor->type != XC_ACTOR_PERSON && !run->typed)
        actor->type = XC_ACTOR_ORGANIZATION;
    return put_only(f, &f->by_noun, noun, (size_t)run->actor);
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

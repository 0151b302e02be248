/*
 * group.c - turns plural nouns for people ("prosecutors", "health officials",
 * "NATO members") into mentions of groups, one identity for the same words in
 * an article. The words before the noun make another group; whose it is stands
 * for itself, whatever name was used: "NATO countries", "alliance members" and
 * then "member states" are one.
 *
 * A part of a group is none ("some officials", "31 members", "workers who
 * left", "officials in two towns"), nor is a group that somebody has ("her
 * doctors"), nor what stands where nobody acts or is acted on, nor a bare noun
 * for any people ("men", "presidents serve four years").
 * Exports: xc_find_groups.
 */
#include <string.h>

#include "base/buffer.h"
#include "extract/actors/finder.h"
#include "lexicon/gazetteer.h"

/* Words before the noun of a group, at most. */
enum { GROUP_WORDS = 5 };

/* A noun for a group with the words that make it that group. */
typedef struct group {
    uint32_t first; /* with "the" */
    uint32_t words; /* without */
    uint32_t noun;  /* the noun's first token: "police" of "police officers" */
    uint32_t head;  /* its last */
    uint32_t last;  /* with "of NATO", end exclusive */
    const xc_mention *of;
    const char *head_word; /* the noun in normal form */
    bool members;          /* of a body */
} group;

static const xc_sentence *sentence_at(const xc_finder *f, uint32_t index) {
    return &f->x->reading->sentences.items[index];
}

/* The mention of an actor that ends there, of those of the sentence, in which
 * names come first and descriptions last. */
static const xc_mention *actor_around(const xc_finder *f, uint32_t index,
                                      uint32_t at) {
    const xc_reading *reading = f->x->reading;
    for (size_t i = reading->mentions.count; i > f->described; i--) {
        const xc_mention *m = &reading->mentions.items[i - 1];
        if (m->first <= at && at < m->last) return m;
    }
    size_t names = f->figures;
    for (size_t i = f->next_group_run; i < f->runs.count; i++) {
        if (f->runs.items[i].sentence != index) break;
        const xc_mention *m = &reading->mentions.items[names + i];
        if (m->first <= at && at < m->last) return m;
    }
    return NULL;
}

static bool is_members(const xc_lexeme *row) {
    return row && strcmp(row->concept, "member") == 0;
}

/* Fills in the noun that ends at a token; false where it means no people. */
static bool read_noun(const xc_sentence *sentence, uint32_t at, group *g) {
    const xc_token *token = &sentence->tokens[at];
    if (token->upos != XC_UPOS_NOUN && token->upos != XC_UPOS_PROPN)
        return false;
    *g = (group){.noun = at, .head = at, .last = at + 1};
    xc_match m = xc_match_before(XC_LEXICON_GROUPS, sentence, at + 1, 2);
    if (m.lexeme) {
        g->noun = at + 1 - m.count;
        g->head_word = m.lexeme->concept;
        bool whole = xc_lexeme_flag(m.lexeme, XC_GROUPS_WHOLE);
        return xc_token_is_plural(token) || (whole && m.count == 1);
    }
    if (!xc_token_is_plural(token)) return false;
    m = xc_match_before(XC_LEXICON_SETS, sentence, at + 1, 2);
    g->members = is_members(m.lexeme);
    if (g->members) g->noun = at + 1 - m.count;
    g->head_word = g->members ? m.lexeme->concept : token->lemma;
    unsigned bits = xc_gazetteer_find(token->lemma);
    /* "The Nice Boys" is the name of something, "Belgians" are a people. */
    if (token->capital && at > 0) return bits & XC_GAZETTEER_PEOPLE;
    return g->members ||
           bits & (XC_GAZETTEER_PERSON_NOUN | XC_GAZETTEER_PEOPLE);
}

/* Somebody who does or says something or to whom something is done. */
static bool takes_part(const xc_sentence *sentence, uint32_t at) {
    if (xc_tree_is(sentence, at, "nsubj") || xc_tree_is(sentence, at, "obj") ||
        xc_tree_is(sentence, at, "iobj"))
        return true;
    uint32_t word = xc_tree_child(sentence, at, "case", 0);
    return xc_tree_is(sentence, at, "obl") && word != XC_NO_TOKEN &&
           (strcmp(sentence->tokens[word].norm, "by") == 0 ||
            strcmp(sentence->tokens[word].norm, "according") == 0);
}

/* "of NATO" behind the noun; false where what follows limits the group. */
static bool read_behind(const xc_finder *f, uint32_t index, group *g) {
    const xc_sentence *sentence = sentence_at(f, index);
    static const char *const limits[] = {"acl", "nummod", "nmod:poss", "nmod",
                                         "amod"};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        uint32_t from = i < 2 ? 0 : g->head + 1;
        uint32_t child = xc_tree_child(sentence, g->head, limits[i], from);
        if (child == XC_NO_TOKEN) continue;
        const xc_mention *m = i == 3 ? actor_around(f, index, child) : NULL;
        if (!m || m->first > g->head + 3 || g->of) return false;
        g->of = m;
        g->last = m->last;
    }
    return true;
}

/* The words before the noun, back to "the"; false for a part of the group. */
static bool read_before(const xc_finder *f, uint32_t index, group *g) {
    const xc_sentence *sentence = sentence_at(f, index);
    uint32_t at = g->noun;
    for (; at > 0 && g->noun - at < GROUP_WORDS; at--) {
        const xc_token *token = &sentence->tokens[at - 1];
        bool clitic = xc_token_has_tag(token, "POS");
        if (!clitic && !xc_tree_is_modifier(sentence, at - 1) &&
            !actor_around(f, index, at - 1))
            break;
        if (token->upos == XC_UPOS_NUM || token->upos == XC_UPOS_PRON ||
            token->upos == XC_UPOS_DET || token->upos == XC_UPOS_PUNCT)
            break;
        if (xc_lexicon_find(XC_LEXICON_OTHERS, token->norm) ||
            xc_token_has_tag(token, "JJS") || xc_token_has_tag(token, "JJR"))
            return false;
    }
    g->words = g->first = at;
    if (at == 0) return true;
    const xc_token *before = &sentence->tokens[at - 1];
    if (strcmp(before->norm, "the") == 0) g->first--;
    return g->first < at ||
           (before->upos != XC_UPOS_DET && before->upos != XC_UPOS_NUM &&
            !xc_token_has_tag(before, "PRP$") && before->upos != XC_UPOS_ADJ);
}

/* A word of the identity: a name by what all its spellings have in common. */
static void put_word(const xc_finder *f, xc_buffer *key, const xc_mention *of,
                     const xc_token *token) {
    const char *word = token->lemma;
    const xc_lexeme *row = NULL;
    if (of) {
        word = f->x->reading->actors.items[of->actor].key;
        row = xc_lexicon_find(XC_LEXICON_ALIASES, word);
    } else {
        row = xc_lexicon_find(XC_LEXICON_DEMONYMS, token->norm);
    }
    for (const char *c = row ? row->concept : word; *c; c++)
        xc_buffer_putc(key, *c == ' ' ? '-' : *c);
    xc_buffer_putc(key, '-');
}

/* One word, so that no group is taken for a name that ends alike:
 * "norland-official". */
static const char *make_key(xc_finder *f, uint32_t index, const group *g) {
    const xc_sentence *sentence = sentence_at(f, index);
    xc_buffer key = XC_BUFFER_INIT;
    for (uint32_t i = g->words; i < g->noun; i++) {
        const xc_mention *m = actor_around(f, index, i);
        const xc_token *token = &sentence->tokens[i];
        if (!m && xc_token_has_tag(token, "POS")) continue;
        put_word(f, &key, m, token);
        if (m) i = m->last - 1;
    }
    if (g->of) put_word(f, &key, g->of, &sentence->tokens[g->of->first]);
    for (const char *c = g->head_word; *c; c++)
        xc_buffer_putc(&key, *c == ' ' ? '-' : *c);
    const char *made =
        key.failed ? NULL : xc_names_intern(f->x->names, key.bytes, key.length);
    xc_buffer_dispose(&key);
    return made;
}

/* Members are those of a body: of the one before the noun, or of the only one
 * whose members the article spoke of ("member states"). */
static bool find_members(xc_finder *f, uint32_t index, const group *g,
                         int32_t *actor) {
    bool bare = g->words == g->noun && !g->of;
    const xc_mention *m =
        g->of || bare ? g->of : actor_around(f, index, g->words);
    *actor = XC_NONE;
    if (bare) {
        *actor = f->members_torn ? XC_NONE : f->members;
        return *actor != XC_NONE;
    }
    if (m)
        return f->x->reading->actors.items[m->actor].type ==
               XC_ACTOR_ORGANIZATION;
    const char *noun = sentence_at(f, index)->tokens[g->head].lemma;
    return xc_gazetteer_find(noun) & XC_GAZETTEER_PERSON_NOUN;
}

static xc_status add_group(xc_finder *f, uint32_t index, const group *g,
                           const char *key, int32_t *actor) {
    const xc_sentence *sentence = sentence_at(f, index);
    const xc_text *text = xc_sentence_text(f->x->reading, sentence);
    uint32_t start = sentence->tokens[g->first].span.start;
    xc_actor made = {
        .type = XC_ACTOR_GROUP,
        .key = key,
        .name = xc_arena_copy(f->x->arena, text->bytes + start,
                              sentence->tokens[g->last - 1].span.end - start)};
    XC_TRY_NEW(made.name);
    size_t at = f->x->reading->actors.count;
    *actor = (int32_t)at;
    XC_TRY(xc_map_put(f->x->arena, &f->by_group, (uintptr_t)key, 0, at));
    return XC_PUSH(f->x->arena, &f->x->reading->actors, made);
}

/* "Presidents serve four years": what is always so of all of them. What bodies
 * and crowds say, think or do now is no such thing. */
static bool is_of_all(const xc_sentence *sentence, const group *g) {
    uint32_t verb = xc_tree_head(sentence, g->head),
             end = sentence->token_count;
    return verb != XC_NO_TOKEN && xc_tree_is(sentence, g->head, "nsubj") &&
           xc_token_has_tag(&sentence->tokens[verb], "VBP") &&
           !sentence->in_title &&
           !xc_match_at(XC_LEXICON_REPORTING, sentence, verb, end).lexeme &&
           !xc_match_at(XC_LEXICON_STANCES, sentence, verb, end).lexeme;
}

/* Nobody certain: bare nouns that say only that somebody is a person ("men",
 * "girls"), or what is so of all. */
static bool is_nobody(const xc_sentence *sentence, const group *g) {
    if (g->first < g->words || g->words < g->noun || g->of || g->members)
        return false;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_ROLEWORDS, sentence->tokens[g->head].lemma);
    bool plain = row && xc_lexeme_word(row, XC_ROLEWORDS_KIND) ==
                            XC_ROLEWORDS_KIND_PLAIN;
    return plain || (!xc_lexicon_find(XC_LEXICON_GROUPS,
                                      sentence->tokens[g->head].lemma) &&
                     g->noun == g->head && is_of_all(sentence, g));
}

static xc_status link_group(xc_finder *f, uint32_t index, const group *g) {
    int32_t actor = XC_NONE;
    if (g->members && !find_members(f, index, g, &actor)) return XC_OK;
    bool again = actor != XC_NONE;
    if (!again) {
        const char *key = make_key(f, index, g);
        size_t at;
        XC_TRY_NEW(key);
        again = xc_map_get(&f->by_group, (uintptr_t)key, 0, &at);
        if (again)
            actor = (int32_t)at;
        else
            XC_TRY(add_group(f, index, g, key, &actor));
    }
    if (g->members && (g->of || g->words < g->noun)) {
        f->members_torn =
            f->members_torn || (f->members != XC_NONE && f->members != actor);
        f->members = actor;
    }
    XC_TRY(xc_push_actor_mention(f, index, g->first, g->last, actor,
                                 XC_FORM_DESCRIPTION));
    xc_because_last(f, again ? "the same words for the same group"
                             : "a plural noun for people");
    return XC_OK;
}

xc_status xc_find_groups(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = sentence_at(f, index);
    while (f->next_group_run < f->runs.count &&
           f->runs.items[f->next_group_run].sentence < index)
        f->next_group_run++;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        group g;
        if (!read_noun(sentence, i, &g) || !takes_part(sentence, i) ||
            actor_around(f, index, i) || !read_behind(f, index, &g) ||
            !read_before(f, index, &g) || is_nobody(sentence, &g))
            continue;
        XC_TRY(link_group(f, index, &g));
    }
    return XC_OK;
}

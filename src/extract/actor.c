/*
 * actor.c - turns runs of names into actors: who and what the article is
 * about, one identity for all the names of one actor.
 *
 * It reads capitals, titles and the nouns that name organizations and places.
 * A word that may only be capital because it begins a sentence, or stands in
 * a headline, is a name where the article writes it so elsewhere. Names are
 * linked when one is the last word of another, or its initials; the noun of
 * an organization ("the alliance") when the article put it beside the name
 * ("the NATO alliance"). What is not clear is not linked.
 * Exports: xc_extract_actors.
 */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/map.h"
#include "base/wordlist.h"
#include "extract/extractor.h"
#include "text/chars.h"

/* A run of capitalised words, without the titles before it. */
typedef struct name_run {
    uint32_t sentence;
    uint32_t first; /* tokens of the name */
    uint32_t last;
    xc_actor_type type;
    bool typed;        /* by a cue, not by default */
    const char *title; /* folded words of the title; NULL: none */
    const char *key;   /* folded words of the name */
    int32_t actor;
} name_run;

/* Stands for a word that means more than one actor. */
#define AMBIGUOUS SIZE_MAX

typedef struct finder {
    xc_extractor *x;
    XC_VEC(name_run) runs;
    size_t figures;    /* mentions found before this step */
    xc_map capitals;   /* words capital inside sentences (interned) */
    xc_map by_key;     /* the actor of a whole key (interned) */
    xc_map by_word;    /* the only person of a last word (interned) */
    xc_map by_letters; /* the only organization of initials (interned) */
    xc_map by_noun;    /* "the NATO alliance": of the noun (interned) */
    xc_map by_office;  /* of the words of a title (interned) */
} finder;

static bool is_function_word(const xc_token *token) {
    if (xc_token_is_name(token)) return false;
    switch (token->upos) {
    case XC_UPOS_ADP:
    case XC_UPOS_AUX:
    case XC_UPOS_CCONJ:
    case XC_UPOS_DET:
    case XC_UPOS_PART:
    case XC_UPOS_PRON:
    case XC_UPOS_SCONJ:
    case XC_UPOS_INTJ:
    case XC_UPOS_NUM:
    case XC_UPOS_PUNCT:
    case XC_UPOS_SYM:
        return true;
    default:
        return false;
    }
}

/* A token that may be part of a name. */
static bool is_capital(const xc_token *token) {
    return token->capital && (!is_function_word(token) || token->shout) &&
           token->upos != XC_UPOS_NUM;
}

static bool in_headline(const finder *f, const xc_sentence *sentence) {
    const xc_article *article = f->x->reading->article;
    return sentence->in_title ||
           (sentence->block < article->block_count &&
            article->blocks[sentence->block].kind == XC_BLOCK_HEADLINE);
}

/* A sentence with hardly a small letter at the head of its words says nothing
 * by capitals. */
static bool capitals_mean_nothing(const finder *f,
                                  const xc_sentence *sentence) {
    if (!in_headline(f, sentence)) return false;
    uint32_t small = 0, capital = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (is_function_word(token)) continue;
        if (token->capital)
            capital++;
        else
            small++;
    }
    return capital > small;
}

static bool begins_sentence(const xc_sentence *sentence, uint32_t at) {
    while (at > 0 && sentence->tokens[at - 1].upos == XC_UPOS_PUNCT)
        at--;
    return at == 0;
}

/* After an opening quotation mark inside the sentence a capital may be one of
 * a sentence's beginning. */
static bool after_quote(const xc_sentence *sentence, uint32_t at) {
    if (at == 0) return false;
    const char *before = sentence->tokens[at - 1].norm;
    return strcmp(before, "\"") == 0 || strcmp(before, "'") == 0 ||
           strcmp(before, ":") == 0;
}

static bool known_capital(const finder *f, const char *norm) {
    size_t value;
    return xc_map_get(&f->capitals, (uintptr_t)norm, 0, &value);
}

/* Words written with a capital where no sentence begins. */
static xc_status collect_capitals(finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t s = 0; s < sentences->count; s++) {
        const xc_sentence *sentence = &sentences->items[s];
        if (capitals_mean_nothing(f, sentence)) continue;
        for (uint32_t i = 0; i < sentence->token_count; i++) {
            const xc_token *token = &sentence->tokens[i];
            if (!is_capital(token) || begins_sentence(sentence, i) ||
                after_quote(sentence, i))
                continue;
            XC_TRY(xc_map_put(f->x->arena, &f->capitals, (uintptr_t)token->norm,
                              0, 1));
        }
    }
    return XC_OK;
}

/* Mentions found so far, dates and quantities, are in order of sentences. */
static bool in_date(const finder *f, uint32_t sentence, uint32_t token) {
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

static bool is_name_token(const finder *f, const xc_sentence *sentence,
                          uint32_t index, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    if (!is_capital(token) || in_date(f, index, at)) return false;
    bool doubtful = begins_sentence(sentence, at) ||
                    after_quote(sentence, at) ||
                    capitals_mean_nothing(f, sentence);
    if (!doubtful) return true;
    if (known_capital(f, token->norm)) return true;
    if (xc_match_at(XC_LEXICON_REGIONS, sentence, at, sentence->token_count)
            .lexeme)
        return true;
    if (capitals_mean_nothing(f, sentence)) return false;
    if (token->shout) return true;
    /* "John Smith said": two capitals in a row begin with a name. */
    return at + 1 < sentence->token_count &&
           is_capital(&sentence->tokens[at + 1]) &&
           sentence->tokens[at + 1].space_before && token->upos != XC_UPOS_ADV;
}

/* The end of the run of name tokens at this one; "of" and "&" join when a name
 * goes on after it ("Ministry of Health"). */
static uint32_t run_end(const finder *f, const xc_sentence *sentence,
                        uint32_t index, uint32_t at) {
    uint32_t end = at + 1;
    while (end < sentence->token_count) {
        if (is_name_token(f, sentence, index, end)) {
            end++;
        } else if ((strcmp(sentence->tokens[end].norm, "of") == 0 ||
                    strcmp(sentence->tokens[end].norm, "&") == 0) &&
                   end + 1 < sentence->token_count &&
                   sentence->tokens[end + 1].capital &&
                   is_name_token(f, sentence, index, end + 1)) {
            end += 2;
        } else {
            break;
        }
    }
    return end;
}

static const char *join_words(finder *f, const xc_sentence *sentence,
                              uint32_t first, uint32_t last) {
    xc_buffer words = XC_BUFFER_INIT;
    for (uint32_t i = first; i < last; i++) {
        if (i > first) xc_buffer_putc(&words, ' ');
        xc_buffer_puts(&words, sentence->tokens[i].norm);
    }
    const char *joined =
        words.failed ? NULL
                     : xc_names_intern(f->x->names, words.bytes, words.length);
    xc_buffer_dispose(&words);
    return joined;
}

/* "Premier League", "Prime Minister's Office": the title is part of the name
 * of an organization. */
static bool is_office_noun(const xc_sentence *sentence, uint32_t at,
                           const name_run *run) {
    for (uint32_t i = at; i < run->last; i++)
        if (xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, run->last)
                .lexeme)
            return true;
    return false;
}

/* Takes "U.S. Defense Secretary" off a run, so that the name is left. */
static xc_status peel_title(finder *f, const xc_sentence *sentence,
                            name_run *run) {
    uint32_t title_first = 0, title_last = 0;
    for (uint32_t i = run->first; i < run->last; i++) {
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (!m.lexeme) continue;
        title_first = title_last == i && title_last ? title_first : i;
        title_last = i + m.count;
        i += m.count - 1;
    }
    if (title_last == 0) return XC_OK;
    /* "Secretary of Defense Jane Roe": the office goes on after "of" by
     * one word. */
    if (title_last + 2 < run->last &&
        strcmp(sentence->tokens[title_last].norm, "of") == 0)
        title_last += 2;
    if (title_last >= run->last || is_office_noun(sentence, title_last, run))
        return XC_OK;
    run->title = join_words(f, sentence, title_first, title_last);
    XC_TRY_NEW(run->title);
    run->first = title_last;
    run->type = XC_ACTOR_PERSON;
    run->typed = true;
    return XC_OK;
}

static uint32_t demonym_at(const xc_sentence *sentence, uint32_t at,
                           uint32_t end) {
    return xc_match_at(XC_LEXICON_DEMONYMS, sentence, at, end).count;
}

/* "Ukrainian" names no actor; in "European NATO allies" it is not part of
 * the name, in "European Union" it is: an organization's noun follows. */
static void peel_demonym(const xc_sentence *sentence, name_run *run) {
    uint32_t count = demonym_at(sentence, run->first, run->last);
    if (count == 0) return;
    if (run->first + count == run->last) {
        run->first = run->last;
        return;
    }
    xc_match noun = xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence,
                                run->first + count, run->last);
    bool alone = run->first + count + 1 == run->last;
    bool acronym = alone && sentence->tokens[run->last - 1].shout;
    if (acronym || (!noun.lexeme && !alone)) run->first += count;
}

/* "in Belgium", "near Lyon": a single name there is a place, if nothing else
 * says what it is. */
static bool stands_in(const xc_sentence *sentence, uint32_t at) {
    return at > 0 &&
           xc_token_connects(&sentence->tokens[at - 1], XC_CONNECTORS_PLACE);
}

/* What the words of a name, and its neighbours, say it is. */
static void guess_type(const xc_sentence *sentence, name_run *run) {
    if (run->typed) return;
    uint32_t last = run->last - 1;
    run->typed = true;
    if (xc_match_at(XC_LEXICON_REGIONS, sentence, run->first, run->last)
            .count == run->last - run->first) {
        run->type = XC_ACTOR_PLACE;
        return;
    }
    for (uint32_t i = run->first; i <= last; i++)
        if (xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, run->last)
                .lexeme) {
            run->type = XC_ACTOR_ORGANIZATION;
            return;
        }
    if (xc_match_at(XC_LEXICON_PLACES, sentence, last, run->last).lexeme ||
        xc_match_at(XC_LEXICON_PLACES, sentence, run->first, run->last)
            .lexeme) {
        run->type = XC_ACTOR_PLACE;
        return;
    }
    if (sentence->tokens[last].shout && run->first == last) {
        run->type = XC_ACTOR_ORGANIZATION;
        return;
    }
    run->typed = false;
    run->type = run->last - run->first >= 2       ? XC_ACTOR_PERSON
                : stands_in(sentence, run->first) ? XC_ACTOR_PLACE
                                                  : XC_ACTOR_ORGANIZATION;
}

static xc_status collect_runs(finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (uint32_t s = 0; s < sentences->count; s++) {
        const xc_sentence *sentence = &sentences->items[s];
        for (uint32_t i = 0; i < sentence->token_count;) {
            if (!is_name_token(f, sentence, s, i)) {
                i++;
                continue;
            }
            name_run run = {.sentence = s, .first = i, .actor = XC_NONE};
            run.last = i = run_end(f, sentence, s, i);
            XC_TRY(peel_title(f, sentence, &run));
            peel_demonym(sentence, &run);
            if (run.first == run.last) continue;
            guess_type(sentence, &run);
            run.key = join_words(f, sentence, run.first, run.last);
            XC_TRY_NEW(run.key);
            XC_TRY(XC_PUSH(f->x->arena, &f->runs, run));
        }
    }
    return XC_OK;
}

static const char *last_word(const char *key) {
    const char *blank = strrchr(key, ' ');
    return blank ? blank + 1 : key;
}

/* "nato" for "north atlantic treaty organization": one letter a word. */
static const char *make_initials(finder *f, const char *key) {
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
static const char *drop_dots(finder *f, const char *key) {
    char letters[16];
    size_t count = 0;
    for (const char *c = key; *c && count < sizeof letters; c++)
        if (*c != '.') letters[count++] = *c;
    return xc_names_intern(f->x->names, letters, count);
}

static const char *cut_text(finder *f, const xc_sentence *sentence,
                            uint32_t first, uint32_t last) {
    const xc_text *text = xc_sentence_text(f->x->reading, sentence);
    uint32_t start = sentence->tokens[first].span.start;
    return xc_arena_copy(f->x->arena, text->bytes + start,
                         sentence->tokens[last - 1].span.end - start);
}

static xc_status put_name(finder *f, xc_map *map, const char *name,
                          size_t actor) {
    XC_TRY_NEW(name);
    return xc_map_put(f->x->arena, map, (uintptr_t)name, 0, actor);
}

/* A word that has meant another actor stands for none. */
static xc_status put_only(finder *f, xc_map *map, const char *name,
                          size_t actor) {
    size_t before;
    XC_TRY_NEW(name);
    bool known = xc_map_get(map, (uintptr_t)name, 0, &before);
    if (known && before != actor) actor = AMBIGUOUS;
    return put_name(f, map, name, actor);
}

/* Words at the end of a title by which its holder may be meant. */
#define OFFICE_WORDS 6u

/* "defense secretary" and "secretary", for the holder of the title. */
static xc_status put_office(finder *f, const char *title, size_t actor) {
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

static xc_status add_actor(finder *f, name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    size_t index = f->x->reading->actors.count;
    xc_actor actor = {run->type, cut_text(f, sentence, run->first, run->last),
                      run->key, !run->typed};
    XC_TRY_NEW(actor.name);
    run->actor = (int32_t)index;
    XC_TRY(put_name(f, &f->by_key, run->key, index));
    if (strchr(run->key, ' ')) {
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

/* The actor that a name was given before, whole, by its last word or by its
 * initials. */
static bool find_actor(finder *f, const name_run *run, size_t *actor) {
    if (xc_map_get(&f->by_key, (uintptr_t)run->key, 0, actor)) return true;
    if (strchr(run->key, ' ')) return false;
    if (xc_map_get(&f->by_word, (uintptr_t)run->key, 0, actor))
        return *actor != AMBIGUOUS;
    const char *letters = drop_dots(f, run->key);
    return letters &&
           xc_map_get(&f->by_letters, (uintptr_t)letters, 0, actor) &&
           *actor != AMBIGUOUS;
}

/* Gives a run its actor: one that is there, else a new one. */
static xc_status link_run(finder *f, name_run *run) {
    size_t index;
    if (!find_actor(f, run, &index)) return add_actor(f, run);
    run->actor = (int32_t)index;
    if (run->title) f->x->reading->actors.items[index].type = run->type;
    return put_office(f, run->title, index);
}

/* Longer names first, so that "Roe" finds "Jane Roe" although it
 * comes before it in a headline. */
static xc_status link_runs(finder *f) {
    for (int longer = 1; longer >= 0; longer--)
        for (size_t i = 0; i < f->runs.count; i++) {
            name_run *run = &f->runs.items[i];
            bool is_longer = strchr(run->key, ' ') != NULL;
            if (is_longer == (longer == 1)) XC_TRY(link_run(f, run));
        }
    return XC_OK;
}

static xc_status push_mention(finder *f, uint32_t index, uint32_t first,
                              uint32_t last, int32_t actor,
                              xc_actor_form form) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    xc_mention mention = {.kind = XC_MENTION_ACTOR,
                          .in_title = sentence->in_title,
                          .sentence = index,
                          .first = first,
                          .last = last,
                          .actor = actor,
                          .form = form};
    mention.span.start = sentence->tokens[first].span.start;
    mention.span.end = sentence->tokens[last - 1].span.end;
    return XC_PUSH(f->x->arena, &f->x->reading->mentions, mention);
}

/* "the NATO alliance": a name, then the noun of an organization. */
static xc_status note_alias(finder *f, const name_run *run) {
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
    if (!noun) return XC_OK;
    xc_actor *actor = &f->x->reading->actors.items[run->actor];
    if (m.lexeme && actor->type != XC_ACTOR_PERSON && !run->typed)
        actor->type = XC_ACTOR_ORGANIZATION;
    return put_only(f, &f->by_noun, noun, (size_t)run->actor);
}

/* The actor a word stands for: the only one, or none. */
static int32_t find_only(const xc_map *map, const char *word) {
    size_t actor;
    if (!xc_map_get(map, (uintptr_t)word, 0, &actor)) return XC_NONE;
    return actor == AMBIGUOUS ? XC_NONE : (int32_t)actor;
}

/* The actor that holds this office: the only one, or none. */
static int32_t find_office(finder *f, const xc_sentence *sentence, uint32_t at,
                           uint32_t count) {
    const char *words = join_words(f, sentence, at, at + count);
    return words ? find_only(&f->by_office, words) : XC_NONE;
}

static bool is_definite(const xc_sentence *sentence, uint32_t at) {
    return at > 0 && strcmp(sentence->tokens[at - 1].norm, "the") == 0;
}

/* "the alliance", "alliance members", "the defense secretary". */
static xc_status find_descriptions(finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (token->capital && i > 0) continue;
        int32_t actor = find_only(&f->by_noun, token->lemma);
        if (actor != XC_NONE) {
            bool beside = i > 0 && sentence->tokens[i - 1].capital;
            if (!beside)
                XC_TRY(push_mention(f, index, i, i + 1, actor,
                                    XC_FORM_DESCRIPTION));
            continue;
        }
        if (!is_definite(sentence, i)) continue;
        xc_match m =
            xc_match_at(XC_LEXICON_TITLES, sentence, i, sentence->token_count);
        if (!m.lexeme) continue;
        actor = find_office(f, sentence, i, m.count);
        if (actor != XC_NONE)
            XC_TRY(push_mention(f, index, i - 1, i + m.count, actor,
                                XC_FORM_DESCRIPTION));
    }
    return XC_OK;
}

/* The one person that a sentence names before a token; XC_NONE when there is
 * none or more than one. *any: some person was named. Runs are in order of
 * sentences. */
static int32_t person_of(const finder *f, uint32_t sentence, uint32_t before,
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
        const name_run *run = &f->runs.items[low];
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
static int32_t find_antecedent(const finder *f, uint32_t index,
                               uint32_t token) {
    for (uint32_t back = 0; back < 3 && back <= index; back++) {
        bool any = false;
        int32_t actor =
            person_of(f, index - back, back == 0 ? token : UINT32_MAX, &any);
        if (any) return actor;
    }
    return XC_NONE;
}

static xc_status find_pronouns(finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        if (!xc_token_connects(&sentence->tokens[i], XC_CONNECTORS_PERSON))
            continue;
        int32_t actor = find_antecedent(f, index, i);
        if (actor != XC_NONE)
            XC_TRY(push_mention(f, index, i, i + 1, actor, XC_FORM_PRONOUN));
    }
    return XC_OK;
}

xc_status xc_extract_actors(xc_extractor *x) {
    finder f = {.x = x, .figures = x->reading->mentions.count};
    XC_TRY(collect_capitals(&f));
    XC_TRY(collect_runs(&f));
    XC_TRY(link_runs(&f));
    for (size_t i = 0; i < f.runs.count; i++)
        XC_TRY(note_alias(&f, &f.runs.items[i]));
    for (size_t i = 0; i < f.runs.count; i++) {
        const name_run *run = &f.runs.items[i];
        XC_TRY(push_mention(&f, run->sentence, run->first, run->last,
                            run->actor, XC_FORM_NAME));
    }
    for (uint32_t s = 0; s < x->reading->sentences.count; s++) {
        XC_TRY(find_descriptions(&f, s));
        XC_TRY(find_pronouns(&f, s));
    }
    return XC_OK;
}

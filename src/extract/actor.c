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
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
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

/* "the NATO alliance": the noun stands for the actor from then on. */
typedef struct alias {
    const char *noun; /* interned lemma */
    int32_t actor;
} alias;

typedef struct finder {
    xc_extractor *x;
    XC_VEC(name_run) runs;
    XC_VEC(alias) aliases;
    XC_VEC(const char *) capitals; /* words capital inside sentences */
    XC_VEC(const char *) titles;   /* of actor i; NULL: none */
} finder;

static bool is_function_word(const xc_token *token) {
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

static int compare_names(const void *left, const void *right) {
    const char *a = *(const char *const *)left,
               *b = *(const char *const *)right;
    return a < b ? -1 : a > b;
}

static bool known_capital(const finder *f, const char *norm) {
    return f->capitals.count > 0 &&
           bsearch(&norm, f->capitals.items, f->capitals.count,
                   sizeof *f->capitals.items, compare_names) != NULL;
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
            XC_TRY(XC_PUSH(f->x->arena, &f->capitals, token->norm));
        }
    }
    if (f->capitals.count > 1)
        qsort(f->capitals.items, f->capitals.count, sizeof *f->capitals.items,
              compare_names);
    return XC_OK;
}

static bool in_date(const finder *f, uint32_t sentence, uint32_t token) {
    const xc_reading *reading = f->x->reading;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_DATE && m->sentence == sentence &&
            m->first <= token && token < m->last)
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

/* The end of the run of name tokens at this one; "of" joins when a name
 * goes on after it ("Ministry of Health"). */
static uint32_t run_end(const finder *f, const xc_sentence *sentence,
                        uint32_t index, uint32_t at) {
    uint32_t end = at + 1;
    while (end < sentence->token_count) {
        if (is_name_token(f, sentence, index, end)) {
            end++;
        } else if (strcmp(sentence->tokens[end].norm, "of") == 0 &&
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
    /* "Secretary of Defense Pete Hegseth": the office goes on after "of" by
     * one word. */
    if (title_last + 2 < run->last &&
        strcmp(sentence->tokens[title_last].norm, "of") == 0)
        title_last += 2;
    if (title_last >= run->last) return XC_OK;
    run->title = join_words(f, sentence, title_first, title_last);
    XC_TRY_NEW(run->title);
    run->first = title_last;
    run->type = XC_ACTOR_PERSON;
    run->typed = true;
    return XC_OK;
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
    run->type =
        run->last - run->first >= 2 ? XC_ACTOR_PERSON : XC_ACTOR_ORGANIZATION;
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
static bool is_initials(const char *initials, const char *key) {
    const char *letter = initials;
    for (const char *c = key; *c; c++) {
        if (c != key && c[-1] != ' ') continue;
        if (strncmp(c, "of ", 3) == 0 || strncmp(c, "the ", 4) == 0 ||
            strncmp(c, "and ", 4) == 0)
            continue;
        while (*letter == '.')
            letter++;
        if (*letter++ != *c) return false;
    }
    while (*letter == '.')
        letter++;
    return *letter == '\0' && strchr(key, ' ');
}

static bool names_one(const xc_actor *actor, const name_run *run) {
    if (strcmp(actor->key, run->key) == 0) return true;
    if (actor->type == XC_ACTOR_PERSON && !strchr(run->key, ' '))
        return strcmp(last_word(actor->key), run->key) == 0;
    return is_initials(run->key, actor->key) ||
           is_initials(actor->key, run->key);
}

static const char *cut_text(finder *f, const xc_sentence *sentence,
                            uint32_t first, uint32_t last) {
    const xc_text *text = xc_sentence_text(f->x->reading, sentence);
    uint32_t start = sentence->tokens[first].span.start;
    return xc_arena_copy(f->x->arena, text->bytes + start,
                         sentence->tokens[last - 1].span.end - start);
}

static xc_status add_actor(finder *f, name_run *run) {
    const xc_sentence *sentence =
        &f->x->reading->sentences.items[run->sentence];
    xc_actor actor = {run->type, cut_text(f, sentence, run->first, run->last),
                      run->key};
    XC_TRY_NEW(actor.name);
    run->actor = (int32_t)f->x->reading->actors.count;
    XC_TRY(XC_PUSH(f->x->arena, &f->x->reading->actors, actor));
    return XC_PUSH(f->x->arena, &f->titles, run->title);
}

/* Gives a run its actor: one that is there, else a new one. */
static xc_status link_run(finder *f, name_run *run) {
    xc_reading *reading = f->x->reading;
    for (size_t i = reading->actors.count; i-- > 0;) {
        xc_actor *actor = &reading->actors.items[i];
        if (!names_one(actor, run)) continue;
        run->actor = (int32_t)i;
        if (run->typed && run->title) actor->type = run->type;
        if (run->title && !f->titles.items[i]) f->titles.items[i] = run->title;
        return XC_OK;
    }
    return add_actor(f, run);
}

/* Longer names first, so that "Hegseth" finds "Pete Hegseth" although it
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
    if (m.lexeme)
        f->x->reading->actors.items[run->actor].type = XC_ACTOR_ORGANIZATION;
    alias found = {noun, run->actor};
    return XC_PUSH(f->x->arena, &f->aliases, found);
}

/* The actor a noun stands for: the only one, or none. */
static int32_t find_alias(const finder *f, const char *lemma) {
    int32_t actor = XC_NONE;
    for (size_t i = 0; i < f->aliases.count; i++) {
        if (f->aliases.items[i].noun != lemma) continue;
        if (actor != XC_NONE && actor != f->aliases.items[i].actor)
            return XC_NONE;
        actor = f->aliases.items[i].actor;
    }
    return actor;
}

/* The actor that holds this office: the only one, or none. */
static int32_t find_office(const finder *f, const xc_sentence *sentence,
                           uint32_t at, uint32_t count) {
    int32_t actor = XC_NONE;
    const char *words = join_words((finder *)f, sentence, at, at + count);
    if (!words) return XC_NONE;
    size_t length = strlen(words);
    for (size_t i = 0; i < f->titles.count; i++) {
        const char *title = f->titles.items[i];
        if (!title) continue;
        size_t total = strlen(title);
        bool ends =
            total >= length && strcmp(title + total - length, words) == 0;
        if (!ends) continue;
        if (actor != XC_NONE) return XC_NONE;
        actor = (int32_t)i;
    }
    return actor;
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
        int32_t actor = find_alias(f, token->lemma);
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

/* "he", "she": the person named last, when it is the only one of this or
 * else of the last sentence that names one. */
static int32_t find_antecedent(const finder *f, size_t mention_count,
                               uint32_t index, uint32_t token) {
    const xc_reading *reading = f->x->reading;
    for (uint32_t back = 0; back < 3 && back <= index; back++) {
        int32_t actor = XC_NONE;
        bool clear = true;
        for (size_t i = 0; i < mention_count; i++) {
            const xc_mention *m = &reading->mentions.items[i];
            if (m->kind != XC_MENTION_ACTOR || m->sentence != index - back ||
                (back == 0 && m->first > token) ||
                reading->actors.items[m->actor].type != XC_ACTOR_PERSON)
                continue;
            if (actor != XC_NONE && actor != m->actor) clear = false;
            actor = m->actor;
        }
        if (actor != XC_NONE) return clear ? actor : XC_NONE;
    }
    return XC_NONE;
}

static xc_status find_pronouns(finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const char *norm = sentence->tokens[i].norm;
        if (sentence->tokens[i].upos != XC_UPOS_PRON) continue;
        if (strcmp(norm, "he") != 0 && strcmp(norm, "she") != 0) continue;
        int32_t actor =
            find_antecedent(f, f->x->reading->mentions.count, index, i);
        if (actor != XC_NONE)
            XC_TRY(push_mention(f, index, i, i + 1, actor, XC_FORM_PRONOUN));
    }
    return XC_OK;
}

xc_status xc_extract_actors(xc_extractor *x) {
    finder f = {.x = x};
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

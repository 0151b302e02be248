/*
 * name.c - turns tokens into runs of names, each with a guess of its type: by
 * capitals, titles and the nouns that name organizations and places.
 *
 * A word that may only be capital because it begins a sentence, or stands in
 * a headline, is a name where the article writes it so elsewhere.
 * Exports: xc_find_names.
 */
#include <string.h>

#include "extract/actors/finder.h"

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

static bool in_headline(const xc_finder *f, const xc_sentence *sentence) {
    const xc_article *article = f->x->reading->article;
    return sentence->in_title ||
           (sentence->block < article->block_count &&
            article->blocks[sentence->block].kind == XC_BLOCK_HEADLINE);
}

/* A sentence with hardly a small letter at the head of its words says nothing
 * by capitals. */
static bool capitals_mean_nothing(const xc_finder *f,
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

static bool known_capital(const xc_finder *f, const char *norm) {
    size_t value;
    return xc_map_get(&f->capitals, (uintptr_t)norm, 0, &value);
}

/* Words written with a capital where no sentence begins. */
static xc_status collect_capitals(xc_finder *f) {
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
static bool in_date(const xc_finder *f, uint32_t sentence, uint32_t token) {
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

static bool is_name_token(const xc_finder *f, const xc_sentence *sentence,
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
static uint32_t run_end(const xc_finder *f, const xc_sentence *sentence,
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
    if (title_last == 0) return XC_OK;
    /* "Secretary of Defense Jane Roe": the office goes on after "of" by
     * one word. */
    if (title_last + 2 < run->last &&
        strcmp(sentence->tokens[title_last].norm, "of") == 0)
        title_last += 2;
    if (title_last >= run->last || is_office_noun(sentence, title_last, run))
        return XC_OK;
    run->title = xc_join_words(f, sentence, title_first, title_last);
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
static void peel_demonym(const xc_sentence *sentence, xc_name_run *run) {
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
static void guess_type(const xc_sentence *sentence, xc_name_run *run) {
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

static xc_status collect_runs(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (uint32_t s = 0; s < sentences->count; s++) {
        const xc_sentence *sentence = &sentences->items[s];
        for (uint32_t i = 0; i < sentence->token_count;) {
            if (!is_name_token(f, sentence, s, i)) {
                i++;
                continue;
            }
            xc_name_run run = {.sentence = s, .first = i, .actor = XC_NONE};
            run.last = i = run_end(f, sentence, s, i);
            XC_TRY(peel_title(f, sentence, &run));
            peel_demonym(sentence, &run);
            if (run.first == run.last) continue;
            guess_type(sentence, &run);
            run.key = xc_join_words(f, sentence, run.first, run.last);
            XC_TRY_NEW(run.key);
            XC_TRY(XC_PUSH(f->x->arena, &f->runs, run));
        }
    }
    return XC_OK;
}

xc_status xc_find_names(xc_finder *f) {
    XC_TRY(collect_capitals(f));
    return collect_runs(f);
}

/*
 * name.c - turns the names that the tagger found into runs of names, each with
 * its type: without titles and demonyms, with the names that hold others put
 * together ("University of Lyon" around "Lyon"), and of one type throughout
 * the article where most of it agrees.
 *
 * What the tagger takes for a name of another thing (an event, a work, a law)
 * is no actor.
 * Exports: xc_find_names, xc_words_known, xc_is_in_date, xc_begins_sentence.
 */
#include <string.h>

#include "extract/actors/finder.h"
#include "extract/actors/name.h"
#include "lexicon/gazetteer.h"

/* Names of a sentence that are looked at for what follows them, and words of
 * a name that holds others, at most. */
enum { HOLDS_MAX = 12 };

/* What the second number of f->capitals tells apart. */
enum { CAPITAL_WORD, CAPITAL_INITIALS };

/* What the gazetteer knows of names. */
#define NAMES_KNOWN ((unsigned)XC_GAZETTEER_COMMON - 1)

static bool is_word(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN ||
           token->upos == XC_UPOS_VERB || token->upos == XC_UPOS_ADJ ||
           token->upos == XC_UPOS_ADV;
}

/* A sentence with hardly a small letter at the head of its words says nothing
 * by capitals. */
static bool capitals_mean_nothing(const xc_sentence *sentence) {
    uint32_t small = 0, capital = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        if (!is_word(token)) continue;
        if (token->capital)
            capital++;
        else
            small++;
    }
    return capital > 2 && capital > 2 * small;
}

/* What the gazetteer knows of a name. */
unsigned xc_words_known(const xc_sentence *sentence, uint32_t first,
                        uint32_t last) {
    uint64_t state = 0;
    unsigned bits = XC_GAZETTEER_PREFIX;
    for (uint32_t i = first; i < last; i++) {
        if (!(bits & XC_GAZETTEER_PREFIX)) return 0;
        bits = xc_gazetteer_step(&state, sentence->tokens[i].norm);
    }
    return bits;
}

/* Mentions found so far, dates and quantities, are in order of sentences. */
bool xc_is_in_date(const xc_finder *f, uint32_t sentence, uint32_t token) {
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

/* "Senators", "Republican Lawmakers": holders of a title, and nobody's
 * name. */
static bool is_title_alone(const xc_sentence *sentence,
                           const xc_name_run *run) {
    const xc_token *last = &sentence->tokens[run->last - 1];
    if (run->type != XC_ACTOR_PERSON) return false;
    return last->lemma != last->norm && xc_token_has_tag(last, "NNPS") &&
           xc_lexicon_find(XC_LEXICON_TITLES, last->lemma);
}

/* "GETTY Ana Ruiz": a picture's credit runs into the name behind it. */
static bool begins_with_credit(const xc_sentence *sentence,
                               const xc_stretch *s) {
    const xc_token *first = &sentence->tokens[s->first];
    if (s->type != XC_NAME_PERSON || s->last - s->first < 3 || !first->shout)
        return false;
    for (uint32_t i = s->first + 1; i < s->last; i++)
        if (sentence->tokens[i].shout) return false;
    return !memchr(first->norm, '.', strlen(first->norm));
}

static bool is_demonym(const xc_sentence *sentence, uint32_t first,
                       uint32_t last) {
    return xc_match_at(XC_LEXICON_DEMONYMS, sentence, first, last).count ==
           last - first;
}

static xc_actor_type actor_type(xc_name_type type) {
    return type == XC_NAME_PERSON         ? XC_ACTOR_PERSON
           : type == XC_NAME_ORGANIZATION ? XC_ACTOR_ORGANIZATION
                                          : XC_ACTOR_PLACE;
}

/* A single word that lists know as a place or organization alone is no person:
 * "Athens", "the NFB"; of capitals that no list has, it is an organization. */
static xc_name_type check_word(const xc_sentence *sentence,
                               const xc_stretch *s) {
    const xc_token *token = &sentence->tokens[s->first];
    unsigned bits = xc_gazetteer_find(token->norm);
    const unsigned places = XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION |
                            XC_GAZETTEER_CITY | XC_GAZETTEER_PLACE;
    if (s->type != XC_NAME_PERSON || bits & XC_PEOPLE_KNOWN) return s->type;
    if (bits & XC_GAZETTEER_ORGANIZATION) return XC_NAME_ORGANIZATION;
    if (bits & places) return XC_NAME_PLACE;
    return token->shout && !capitals_mean_nothing(sentence)
               ? XC_NAME_ORGANIZATION
               : s->type;
}

/* The nouns of a name say what it is, unless it begins as a person's does:
 * "Marwick Herald", "Mount Corrow", but "Jane Church". */
static xc_name_type check_type(const xc_sentence *sentence,
                               const xc_stretch *s) {
    const xc_token *first = &sentence->tokens[s->first];
    uint32_t last = s->last - 1;
    if (s->first == last) return check_word(sentence, s);
    bool given = xc_gazetteer_find(first->norm) &
                 (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE);
    /* "King County", "Major Leagues": a title and what nobody is called */
    const char *word = sentence->tokens[last].lemma;
    if (s->type == XC_NAME_PERSON && s->first + 1 == last &&
        xc_lexicon_find(XC_LEXICON_TITLES, first->norm) &&
        !(xc_gazetteer_find(sentence->tokens[last].norm) & XC_PEOPLE_KNOWN)) {
        if (xc_lexicon_find(XC_LEXICON_PLACES, word)) return XC_NAME_PLACE;
        if (xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, word))
            return XC_NAME_ORGANIZATION;
    }
    if (s->type == XC_NAME_PERSON && given) return s->type;
    for (uint32_t i = s->first; i <= last; i++)
        if (xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, s->last).count ==
            s->last - i)
            return XC_NAME_ORGANIZATION;
    bool place =
        xc_match_at(XC_LEXICON_PLACES, sentence, last, s->last).lexeme ||
        xc_match_at(XC_LEXICON_PLACES, sentence, s->first, s->last).lexeme;
    return s->type == XC_NAME_PERSON && place ? XC_NAME_PLACE : s->type;
}

static xc_status add_run(xc_finder *f, uint32_t index, xc_stretch s);

/* "U.S." of "U.S. Defense Secretary Jane Roe": the place that a title is of. */
static xc_status add_title_place(xc_finder *f, uint32_t index, uint32_t first,
                                 uint32_t last) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    const unsigned places =
        XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION | XC_GAZETTEER_CITY;
    for (uint32_t end = last; end > first; end--) {
        unsigned bits = xc_words_known(sentence, first, end);
        bool listed =
            xc_match_at(XC_LEXICON_REGIONS, sentence, first, end).count ==
            end - first;
        if (!listed && (!(bits & places) || bits & XC_GAZETTEER_COMMON))
            continue;
        xc_stretch s = {.first = first, .last = end, .type = XC_NAME_PLACE};
        return add_run(f, index, s);
    }
    return XC_OK;
}

static xc_status add_run(xc_finder *f, uint32_t index, xc_stretch s) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    s.type = check_type(sentence, &s);
    if (begins_with_credit(sentence, &s)) s.first++;
    xc_name_run run = {.sentence = index,
                       .first = s.first,
                       .last = s.last,
                       .type = actor_type(s.type),
                       .typed = !s.guessed,
                       .actor = XC_NONE};
    bool name = true;
    XC_TRY(xc_take_title(f, &run, &name));
    if (!name) return XC_OK;
    if (s.type == XC_NAME_PERSON) {
        if (run.first > s.first)
            XC_TRY(add_title_place(f, index, s.first, run.first - 1));
    }
    if (is_demonym(sentence, run.first, run.last) ||
        is_title_alone(sentence, &run))
        return XC_OK;
    run.key = xc_join_words(f, sentence, run.first,
                            s.key_last > 0 ? s.key_last : run.last);
    XC_TRY_NEW(run.key);
    return XC_PUSH(f->x->arena, &f->runs, run);
}

/* ------------------------------------------------------------------ */
/* Names that hold names                                                */

/* "New York" "Times", "Lyon" "University": the one hangs on the other. */
static bool stands_before(const xc_sentence *sentence, const xc_stretch *a,
                          const xc_stretch *b) {
    if (a->last != b->first || b->type != XC_NAME_ORGANIZATION) return false;
    if (a->type == XC_NAME_PERSON) return false;
    uint32_t top = xc_tree_top(sentence, a->first, a->last);
    uint32_t head =
        top == XC_NO_TOKEN ? XC_NO_TOKEN : xc_tree_head(sentence, top);
    return head != XC_NO_TOKEN && head >= b->first && head < b->last;
}

/* "Brandt" "Tower": what bears somebody's name. How many of the names behind it
 * belong to it; 0: none. */
static size_t bears_name(const xc_sentence *sentence, const xc_stretch *a,
                         const xc_stretch *next, size_t count) {
    uint32_t top = xc_tree_top(sentence, a->first, a->last);
    uint32_t head =
        top == XC_NO_TOKEN ? XC_NO_TOKEN : xc_tree_head(sentence, top);
    uint32_t end = a->last;
    for (size_t i = 0; i < count && i < XC_BEARS_MAX; i++) {
        const xc_stretch *b = &next[i];
        if (head == XC_NO_TOKEN || b->first != end ||
            !sentence->tokens[b->first].space_before)
            return 0;
        end = b->last;
        if (xc_stretch_is_generic(sentence, b) && head >= b->first &&
            head < b->last)
            return i + 1;
    }
    return 0;
}

/* "University" "of" "Lyon". */
static bool goes_on(const xc_sentence *sentence, const xc_stretch *a,
                    const xc_stretch *b) {
    if (a->type != XC_NAME_ORGANIZATION && a->type != XC_NAME_PLACE)
        return false;
    if (b->type == XC_NAME_PERSON) return false;
    uint32_t at = a->last;
    if (at >= b->first || strcmp(sentence->tokens[at].norm, "of") != 0)
        return false;
    at++;
    if (at < b->first && strcmp(sentence->tokens[at].norm, "the") == 0) at++;
    return at == b->first;
}

static bool is_region(const xc_sentence *sentence, const xc_stretch *s) {
    uint64_t state = 0;
    unsigned bits = XC_GAZETTEER_PREFIX;
    for (uint32_t i = s->first; i < s->last; i++) {
        if (!(bits & XC_GAZETTEER_PREFIX)) return false;
        bits = xc_gazetteer_step(&state, sentence->tokens[i].norm);
    }
    return bits & (XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION) ||
           xc_match_at(XC_LEXICON_REGIONS, sentence, s->first, s->last).count ==
               s->last - s->first;
}

/* "Dunmore, Oregon": a place, and the region that it lies in. */
static bool lies_in(const xc_sentence *sentence, const xc_stretch *a,
                    const xc_stretch *b) {
    if (b->type != XC_NAME_PLACE || a->last + 1 != b->first ||
        strcmp(sentence->tokens[a->last].norm, ",") != 0 ||
        is_region(sentence, a) || !is_region(sentence, b))
        return false;
    /* Not "Dunmore, Oregon and Texas". */
    uint32_t after = b->last;
    if (after < sentence->token_count &&
        sentence->tokens[after].upos == XC_UPOS_CCONJ)
        return false;
    if (a->type == XC_NAME_PLACE) return true;
    bool city = xc_words_known(sentence, a->first, a->last) & XC_GAZETTEER_CITY;
    bool behind =
        a->first > 0 && sentence->tokens[a->first - 1].upos == XC_UPOS_ADP;
    return a->last == a->first + 1 && (city || behind);
}

/* "Juan" "van der" "Berg": parts of one person's name, as tags or
 * the tree have it. */
static bool goes_flat(const xc_sentence *sentence, const xc_stretch *a,
                      const xc_stretch *b) {
    if (a->type != XC_NAME_PERSON || b->type != XC_NAME_PERSON ||
        b->first - a->last > 2)
        return false;
    bool particles = a->last < b->first;
    for (uint32_t i = a->last; i < b->first; i++) {
        if (sentence->tokens[i].upos == XC_UPOS_PUNCT ||
            sentence->tokens[i].upos == XC_UPOS_CCONJ ||
            xc_is_small_noun(&sentence->tokens[i]))
            return false;
        particles = particles && sentence->tokens[i].upos == XC_UPOS_PROPN;
    }
    if (particles) return true;
    uint32_t top = xc_tree_top(sentence, b->first, b->last);
    if (top == XC_NO_TOKEN || !xc_tree_is(sentence, top, "flat")) return false;
    uint32_t head = xc_tree_head(sentence, top);
    return head >= a->first && head < a->last;
}

/* The name that ends up around names at..., in *whole; how many it takes. */
static size_t gather(const xc_sentence *sentence, const xc_stretch *names,
                     size_t count, xc_stretch *whole) {
    size_t taken = 1;
    *whole = names[0];
    while (taken < count && taken < HOLDS_MAX) {
        const xc_stretch *next = &names[taken];
        size_t more = bears_name(sentence, whole, next, count - taken);
        if (more > 0) {
            taken += more - 1;
            next = &names[taken];
            whole->type = next->type;
            whole->guessed = false;
        } else if (stands_before(sentence, whole, next)) {
            whole->type = next->type;
            whole->guessed = false;
        } else if (whole->key_last == 0 && lies_in(sentence, whole, next)) {
            whole->key_last = whole->last;
            whole->type = XC_NAME_PLACE;
            whole->guessed = false;
        } else if (!goes_on(sentence, whole, next) &&
                   !goes_flat(sentence, whole, next))
            break;
        whole->last = next->last;
        taken++;
    }
    return taken;
}

static xc_status add_names(xc_finder *f, uint32_t index,
                           const xc_stretch *names, size_t count) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    for (size_t i = 0; i < count;) {
        xc_stretch whole;
        size_t taken = gather(sentence, names + i, count - i, &whole);
        if (whole.type != XC_NAME_OTHER) XC_TRY(add_run(f, index, whole));
        /* "Brandt Tower" says nothing of Brandt */
        for (size_t k = i; taken > 1 && k < i + taken; k++)
            if (names[k].type != whole.type && names[k].type != XC_NAME_OTHER &&
                names[k].type != XC_NAME_PERSON)
                XC_TRY(add_run(f, index, names[k]));
        i += taken;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What the tagger sees and what it misses                              */

bool xc_begins_sentence(const xc_sentence *sentence, uint32_t at) {
    while (at > 0 && sentence->tokens[at - 1].upos == XC_UPOS_PUNCT)
        at--;
    return at == 0;
}

/* A word that is capital for its place only, as far as the article and the
 * gazetteer know: "Wolves came back". */
static bool may_be_common(const xc_finder *f, const xc_sentence *sentence,
                          uint32_t at) {
    size_t value;
    const xc_token *token = &sentence->tokens[at];
    unsigned bits = xc_gazetteer_find(token->norm);
    const char *noun = xc_lemma_find(f->x->names, token->norm, XC_UPOS_NOUN);
    if (noun) bits |= xc_gazetteer_find(noun) & XC_GAZETTEER_COMMON;
    return xc_begins_sentence(sentence, at) && !token->shout &&
           bits & XC_GAZETTEER_COMMON && !(bits & NAMES_KNOWN) &&
           !xc_map_get(&f->capitals, (uintptr_t)token->norm, CAPITAL_WORD,
                       &value);
}

/* A single word may be anything, but for a place that lists know and what is
 * written in capitals. */
static bool is_guess(const xc_sentence *sentence, const xc_stretch *s) {
    if (s->last - s->first > 1) return false;
    const xc_token *token = &sentence->tokens[s->first];
    unsigned bits = xc_words_known(sentence, s->first, s->last);
    const unsigned places = XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION |
                            XC_GAZETTEER_CITY | XC_GAZETTEER_PLACE;
    return s->type == XC_NAME_PLACE ? !(bits & places) : !token->shout;
}

/* Words written with a capital where no sentence begins. */
static xc_status collect_capitals(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t s = 0; s < sentences->count; s++) {
        const xc_sentence *sentence = &sentences->items[s];
        if (capitals_mean_nothing(sentence)) continue;
        for (uint32_t i = 1; i < sentence->token_count; i++) {
            const xc_token *token = &sentence->tokens[i];
            if (token->capital && sentence->tokens[i - 1].upos != XC_UPOS_PUNCT)
                XC_TRY(xc_map_put(f->x->arena, &f->capitals,
                                  (uintptr_t)token->norm, CAPITAL_WORD, 1));
        }
    }
    return XC_OK;
}

/* "nfb" of "Northern Ferry Board": letters by which the article may call an
 * organization. */
static xc_status note_initials(xc_finder *f, const xc_sentence *sentence,
                               uint32_t first) {
    char letters[HOLDS_MAX];
    size_t count = 0;
    uint32_t i = first;
    do {
        const xc_token *token = &sentence->tokens[i];
        if (token->capital && count < sizeof letters)
            letters[count++] = token->norm[0];
        i++;
    } while (i < sentence->token_count &&
             sentence->tokens[i].name == XC_NAME_ORGANIZATION &&
             !sentence->tokens[i].name_first);
    if (count < 2) return XC_OK;
    const char *word = xc_names_intern(f->x->names, letters, count);
    XC_TRY_NEW(word);
    return xc_map_put(f->x->arena, &f->capitals, (uintptr_t)word,
                      CAPITAL_INITIALS, 1);
}

static xc_status collect_initials(xc_finder *f) {
    const xc_sentences *sentences = &f->x->reading->sentences;
    for (size_t s = 0; s < sentences->count; s++)
        for (uint32_t i = 0; i < sentences->items[s].token_count; i++) {
            const xc_token *token = &sentences->items[s].tokens[i];
            bool begins = token->capital && token->name == XC_NAME_NONE &&
                          (i == 0 || !token[-1].capital);
            if (begins ||
                (token->name == XC_NAME_ORGANIZATION && token->name_first))
                XC_TRY(note_initials(f, &sentences->items[s], i));
        }
    return XC_OK;
}

/* A country, or a city that WordNet has too. */
static bool is_known_place(const xc_token *token) {
    unsigned bits = xc_gazetteer_find(token->norm);
    bool city = bits & XC_GAZETTEER_CITY && bits & XC_GAZETTEER_PLACE;
    return !(bits & XC_GAZETTEER_COMMON) &&
           (bits & XC_GAZETTEER_COUNTRY || city);
}

/* A proper noun, or a noun written as one. */
static bool is_name_like(const xc_token *token) {
    if (token->upos == XC_UPOS_PROPN) return true;
    return token->upos == XC_UPOS_NOUN && (token->shout || token->capital);
}

/* A part of a name that the tagger did not see. */
static bool is_missed(const xc_finder *f, const xc_sentence *sentence,
                      uint32_t index, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    size_t value;
    if (token->name != XC_NAME_NONE || !token->capital ||
        !is_name_like(token) || xc_is_in_date(f, index, at))
        return false;
    if (token->span.end - token->span.start < 2) return false;
    if (!xc_begins_sentence(sentence, at) || token->shout ||
        is_known_place(token) ||
        xc_map_get(&f->capitals, (uintptr_t)token->norm, CAPITAL_WORD, &value))
        return true;
    /* "Varn Shipping gains": two capitals in a row begin with a name. */
    const xc_token *next = token + 1;
    return at + 1 < sentence->token_count && next->capital &&
           next->space_before && next->name == XC_NAME_NONE &&
           (next->upos == XC_UPOS_PROPN || next->upos == XC_UPOS_NOUN);
}

/* "Ina Brandt told the court": who says something is somebody. */
static bool speaks(const xc_sentence *sentence, const xc_stretch *s) {
    uint32_t top = xc_tree_top(sentence, s->first, s->last);
    uint32_t verb =
        top == XC_NO_TOKEN ? XC_NO_TOKEN : xc_tree_head(sentence, top);
    return verb != XC_NO_TOKEN && xc_tree_is(sentence, top, "nsubj") &&
           xc_lexicon_find(XC_LEXICON_REPORTING, sentence->tokens[verb].lemma);
}

/* The type that the words of a name that the tagger missed speak for; none:
 * it stays unseen. */
static xc_name_type guess_type(const xc_finder *f, const xc_sentence *sentence,
                               xc_stretch *s) {
    uint32_t last = s->last - 1;
    size_t value;
    const xc_token *own = &sentence->tokens[s->first];
    if (xc_map_get(&f->capitals, (uintptr_t)own->norm, CAPITAL_INITIALS,
                   &value))
        return XC_NAME_ORGANIZATION;
    for (uint32_t i = s->first; i <= last && s->first < last; i++)
        if (xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, i, s->last).lexeme)
            return XC_NAME_ORGANIZATION;
    if (s->first < last &&
        xc_match_at(XC_LEXICON_PLACES, sentence, last, s->last).lexeme)
        return XC_NAME_PLACE;
    if (s->first == last && is_known_place(own)) return XC_NAME_PLACE;
    unsigned bits = xc_gazetteer_find(own->norm);
    if (s->first < last)
        return bits & (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE) ||
                       (!own->shout && speaks(sentence, s))
                   ? XC_NAME_PERSON
                   : XC_NAME_NONE;
    s->guessed = true;
    if (own->shout || own->upos != XC_UPOS_PROPN || bits & XC_GAZETTEER_COMMON)
        return XC_NAME_NONE;
    bool in = s->first > 0 && xc_token_connects(&sentence->tokens[s->first - 1],
                                                XC_CONNECTORS_PLACE);
    return in ? XC_NAME_PLACE : XC_NAME_ORGANIZATION;
}

/* "in Tarnby": a word that no list has, taken for the name of another thing,
 * is a place's where only a place stands. */
static xc_name_type check_other(const xc_sentence *sentence,
                                const xc_stretch *s) {
    const xc_token *token = &sentence->tokens[s->first];
    if (s->type == XC_NAME_OTHER && s->last - s->first > 1 && !token->shout &&
        speaks(sentence, s))
        return XC_NAME_PERSON;
    if (s->type != XC_NAME_OTHER || s->last - s->first > 1 || token->shout ||
        s->first == 0 || xc_gazetteer_find(token->norm) != 0)
        return s->type;
    return xc_token_connects(token - 1, XC_CONNECTORS_PLACE) ? XC_NAME_PLACE
                                                             : s->type;
}

static xc_status collect_names(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    XC_VEC(xc_stretch) names = {0};
    bool plain = !capitals_mean_nothing(sentence);
    uint32_t end = 0; /* of the name before */
    for (uint32_t i = 0; i < sentence->token_count;) {
        xc_name_type type = sentence->tokens[i].name;
        bool missed = plain && is_missed(f, sentence, index, i);
        xc_stretch s = {.first = i, .last = i + 1, .type = type};
        while (s.last < sentence->token_count &&
               !xc_is_in_date(f, index, s.last) &&
               (missed ? is_missed(f, sentence, index, s.last)
                       : type != XC_NAME_NONE &&
                             sentence->tokens[s.last].name == type &&
                             !sentence->tokens[s.last].name_first))
            s.last++;
        i = s.last;
        if (missed)
            s.type = guess_type(f, sentence, &s);
        else {
            s.type = check_other(sentence, &s);
            s.guessed = is_guess(sentence, &s);
        }
        xc_stretch_trim(sentence, &s);
        if (plain) xc_stretch_extend(f, index, &s, end);
        if (i < s.last) i = s.last;
        end = i;
        xc_stretch before;
        if (xc_stretch_split(sentence, &s, &before))
            XC_TRY(XC_PUSH(f->x->arena, &names, before));
        if (s.first == s.last) continue;
        bool common =
            s.last - s.first == 1 && may_be_common(f, sentence, s.first);
        if (s.type != XC_NAME_NONE && !common &&
            !xc_is_in_date(f, index, s.first))
            XC_TRY(XC_PUSH(f->x->arena, &names, s));
    }
    return add_names(f, index, names.items, names.count);
}

xc_status xc_find_names(xc_finder *f) {
    XC_TRY(collect_capitals(f));
    XC_TRY(collect_initials(f));
    for (uint32_t s = 0; s < f->x->reading->sentences.count; s++)
        XC_TRY(collect_names(f, s));
    XC_TRY(xc_split_glued(f));
    return xc_settle_types(f);
}

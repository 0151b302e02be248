/*
 * name.c - turns the names that the tagger found into runs of names, each with
 * its type: without titles and demonyms, with the names that hold others put
 * together ("University of Lyon" around "Lyon"), and of one type throughout
 * the article where most of it agrees.
 *
 * What the tagger takes for a name of another thing (an event, a work, a law)
 * is no actor.
 * Exports: xc_find_names.
 */
#include <string.h>

#include "extract/actors/finder.h"
#include "extract/actors/name.h"
#include "lexicon/gazetteer.h"

/* Names of a sentence that are looked at for what follows them, and words of
 * a name that holds others, at most. */
enum { HOLDS_MAX = 12 };

/* What the gazetteer knows of names. */
#define NAMES_KNOWN ((unsigned)XC_GAZETTEER_COMMON - 1)

/* What the gazetteer knows of a name. */
static unsigned known(const xc_sentence *sentence, uint32_t first,
                      uint32_t last) {
    uint64_t state = 0;
    unsigned bits = XC_GAZETTEER_PREFIX;
    for (uint32_t i = first; i < last; i++) {
        if (!(bits & XC_GAZETTEER_PREFIX)) return 0;
        bits = xc_gazetteer_step(&state, sentence->tokens[i].norm);
    }
    return bits;
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
    /* "Forecaster Nina Holt": a noun for a person before a full name. */
    unsigned first = xc_gazetteer_find(sentence->tokens[run->first].norm);
    xc_stretch s = {.first = run->first, .last = run->last};
    bool noun = first & XC_GAZETTEER_PERSON_NOUN && !(first & NAMES_KNOWN);
    if (title_last == 0 && ((noun && run->last - run->first >= 3) ||
                            xc_begins_with_person(sentence, &s))) {
        title_first = run->first;
        title_last = run->first + 1;
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
    return XC_OK;
}

/* The words of a title that end where the name begins: "defense secretary
 * Jane Roe". */
static xc_status title_before(xc_finder *f, const xc_sentence *sentence,
                              xc_name_run *run) {
    uint32_t first = run->first;
    xc_match m;
    while (first > 0 &&
           (m = xc_match_before(XC_LEXICON_TITLES, sentence, first, 3)).lexeme)
        first -= m.count;
    if (first == run->first || run->title) return XC_OK;
    run->title = xc_join_words(f, sentence, first, run->first);
    XC_TRY_NEW(run->title);
    return XC_OK;
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

static xc_status add_run(xc_finder *f, uint32_t index, xc_stretch s);

/* "U.S." of "U.S. Defense Secretary Jane Roe": the place that a title is of. */
static xc_status add_title_place(xc_finder *f, uint32_t index, uint32_t first,
                                 uint32_t last) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    const unsigned places =
        XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION | XC_GAZETTEER_CITY;
    for (uint32_t end = last; end > first; end--) {
        unsigned bits = known(sentence, first, end);
        bool listed =
            xc_match_at(XC_LEXICON_REGIONS, sentence, first, end).count ==
            end - first;
        if (!listed && (!(bits & places) || bits & XC_GAZETTEER_COMMON))
            continue;
        xc_stretch s = {.first = first, .last = end, .type = XC_NAME_PLACE};
        s.why = "the place that a title is of";
        return add_run(f, index, s);
    }
    return XC_OK;
}

static xc_status add_run(xc_finder *f, uint32_t index, xc_stretch s) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    xc_check_type(sentence, &s);
    if (s.type == XC_NAME_OTHER) return XC_OK;
    if (begins_with_credit(sentence, &s)) s.first++;
    xc_name_run run = {.sentence = index,
                       .first = s.first,
                       .last = s.last,
                       .type = actor_type(s.type),
                       .typed = !s.guessed,
                       .why = s.why ? s.why : "the trained tagger of names",
                       .row = s.row,
                       .actor = XC_NONE};
    if (s.type == XC_NAME_PERSON) {
        XC_TRY(peel_title(f, sentence, &run));
        XC_TRY(title_before(f, sentence, &run));
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

/* "Bank" "of" "Marwick": behind the noun of an organization a word that no
 * list has as a person's is the place of its seat. */
static bool is_seat(const xc_sentence *sentence, const xc_stretch *a,
                    const xc_stretch *b) {
    const unsigned people = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE |
                            XC_GAZETTEER_SURNAME | XC_GAZETTEER_PERSON;
    return b->last - b->first == 1 &&
           !(known(sentence, b->first, b->last) & people) &&
           xc_match_at(XC_LEXICON_ORGANIZATIONS, sentence, a->last - 1, a->last)
               .lexeme;
}

/* "University" "of" "Lyon". */
static bool goes_on(const xc_sentence *sentence, const xc_stretch *a,
                    const xc_stretch *b) {
    if (a->type != XC_NAME_ORGANIZATION && a->type != XC_NAME_PLACE)
        return false;
    if (b->type == XC_NAME_PERSON && !is_seat(sentence, a, b)) return false;
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

/* "Northern" "Iceland": a word that is no place by itself, and a place. */
static bool is_part_of(const xc_sentence *sentence, const xc_stretch *a,
                       const xc_stretch *b) {
    return a->type == XC_NAME_PLACE && b->type == XC_NAME_PLACE &&
           a->last == b->first && a->last - a->first == 1 &&
           !is_region(sentence, a) &&
           !(known(sentence, a->first, a->last) &
             (XC_GAZETTEER_CITY | XC_GAZETTEER_PLACE));
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
    bool city = known(sentence, a->first, a->last) & XC_GAZETTEER_CITY;
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
            sentence->tokens[i].upos == XC_UPOS_CCONJ)
            return false;
        particles = particles && sentence->tokens[i].upos == XC_UPOS_PROPN;
    }
    if (particles) return true;
    uint32_t top = xc_tree_top(sentence, b->first, b->last);
    if (top == XC_NO_TOKEN || !xc_tree_is(sentence, top, "flat")) return false;
    uint32_t head = xc_tree_head(sentence, top);
    return head >= a->first && head < a->last;
}

/* "Corrow" "Bridge": a word that no list has, and the noun of a place. */
static bool names_place(const xc_sentence *sentence, const xc_stretch *a,
                        const xc_stretch *b) {
    return a->last == b->first && a->last - a->first == 1 &&
           b->last - b->first == 1 && b->type == XC_NAME_PLACE &&
           xc_gazetteer_find(sentence->tokens[a->first].norm) == 0 &&
           xc_match_at(XC_LEXICON_PLACES, sentence, b->first, b->last).lexeme;
}

/* The name that ends up around names at..., in *whole; how many it takes. */
static size_t gather(const xc_sentence *sentence, const xc_stretch *names,
                     size_t count, xc_stretch *whole) {
    size_t taken = 1;
    *whole = names[0];
    while (taken < count && taken < HOLDS_MAX) {
        const xc_stretch *next = &names[taken];
        if (stands_before(sentence, whole, next)) {
            xc_type_name(whole, next->type, "the noun that the name ends in",
                         next->row);
        } else if (whole->key_last == 0 && lies_in(sentence, whole, next)) {
            whole->key_last = whole->last;
            xc_type_name(whole, XC_NAME_PLACE, "the region that it lies in",
                         NULL);
        } else if (names_place(sentence, whole, next)) {
            xc_type_name(whole, XC_NAME_PLACE, "the noun that the name ends in",
                         NULL);
        } else if (!goes_on(sentence, whole, next) &&
                   !goes_flat(sentence, whole, next) &&
                   !is_part_of(sentence, whole, next))
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
        bool listed =
            xc_match_at(XC_LEXICON_ALIASES, sentence, whole.first, whole.last)
                .count == whole.last - whole.first;
        if (whole.type != XC_NAME_OTHER) XC_TRY(add_run(f, index, whole));
        for (size_t k = i; taken > 1 && !listed && k < i + taken; k++) {
            xc_stretch part = names[k];
            if (k > i && part.type == XC_NAME_PERSON &&
                is_seat(sentence, &names[k - 1], &part))
                xc_type_name(&part, XC_NAME_PLACE,
                             "behind \"of\" in an organization's name", NULL);
            if (part.type != whole.type && part.type != XC_NAME_OTHER)
                XC_TRY(add_run(f, index, part));
        }
        i += taken;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What the tagger sees and what it misses                              */

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
           !xc_map_get(&f->capitals, (uintptr_t)token->norm, XC_CAPITAL_WORD,
                       &value);
}

/* A single word may be anything, but for a place that lists know and what is
 * written in capitals. */
static bool is_guess(const xc_sentence *sentence, const xc_stretch *s,
                     bool plain) {
    if (s->last - s->first > 1) return false;
    const xc_token *token = &sentence->tokens[s->first];
    unsigned bits = known(sentence, s->first, s->last);
    const unsigned places = XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION |
                            XC_GAZETTEER_CITY | XC_GAZETTEER_PLACE;
    return s->type == XC_NAME_PLACE ? !(bits & places)
                                    : !token->shout || !plain;
}

/* "in Tarnby": a word that no list has, taken for the name of another thing,
 * is a place's where only a place stands. */
static void check_other(const xc_sentence *sentence, xc_stretch *s) {
    const xc_token *token = &sentence->tokens[s->first];
    if (s->type != XC_NAME_OTHER) return;
    if (s->last - s->first > 1) {
        if (xc_begins_with_person(sentence, s) || xc_holds_title(sentence, s))
            s->type = XC_NAME_PERSON;
        else if (!(xc_gazetteer_find(token->norm) & XC_GAZETTEER_COMMON))
            xc_check_nouns(sentence, s);
        return;
    }
    if (token->shout || s->first == 0 || xc_gazetteer_find(token->norm) != 0)
        return;
    if (xc_token_connects(token - 1, XC_CONNECTORS_PLACE)) {
        s->type = XC_NAME_PLACE;
        s->why = "a word of place before it";
    } else if (s->last < sentence->token_count &&
               xc_match_at(XC_LEXICON_PLACES, sentence, s->last,
                           sentence->token_count)
                   .lexeme) {
        s->type = XC_NAME_PLACE;
        s->why = "a noun for a place behind it";
    }
}

/* Leaves small words out that a name cannot end with: "Lundmere on" before a
 * date. */
static void trim(const xc_sentence *sentence, xc_stretch *s) {
    while (s->last > s->first + 1) {
        xc_upos upos = sentence->tokens[s->last - 1].upos;
        if (upos != XC_UPOS_ADP && upos != XC_UPOS_DET &&
            upos != XC_UPOS_CCONJ && upos != XC_UPOS_PUNCT)
            return;
        if (sentence->tokens[s->last - 1].capital) return;
        s->last--;
    }
}

static xc_status collect_names(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    XC_VEC(xc_stretch) names = {0};
    bool plain = !xc_capitals_mean_nothing(sentence);
    for (uint32_t i = 0; i < sentence->token_count;) {
        xc_name_type type = sentence->tokens[i].name;
        bool missed = plain && xc_is_missed(f, sentence, index, i);
        xc_stretch s = {.first = i, .last = i + 1, .type = type};
        while (s.last < sentence->token_count &&
               !xc_in_date(f, index, s.last) &&
               (missed ? xc_is_missed(f, sentence, index, s.last)
                       : type != XC_NAME_NONE &&
                             sentence->tokens[s.last].name == type &&
                             !sentence->tokens[s.last].name_first))
            s.last++;
        i = s.last;
        if (missed)
            s.type = xc_guess_type(f, sentence, &s);
        else {
            s.guessed = is_guess(sentence, &s, plain);
            check_other(sentence, &s);
        }
        trim(sentence, &s);
        bool common =
            s.last - s.first == 1 && may_be_common(f, sentence, s.first);
        if (s.type != XC_NAME_NONE && !common && !xc_in_date(f, index, s.first))
            XC_TRY(XC_PUSH(f->x->arena, &names, s));
    }
    return add_names(f, index, names.items, names.count);
}

xc_status xc_find_names(xc_finder *f) {
    XC_TRY(xc_collect_capitals(f));
    for (uint32_t s = 0; s < f->x->reading->sentences.count; s++)
        XC_TRY(collect_names(f, s));
    return xc_settle_types(f);
}

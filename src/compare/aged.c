/*
 * aged.c - "a five-year-old boy fell into a well" against "the six-year-old
 * boy who is in the well": turns the ages of people without a name in two
 * articles into pairs that are judged.
 *
 * They are one person where each article gives but one age to such a person,
 * neither has the age of the other at all, both are of one time and share other
 * names, and two of their sentences have words in common besides.
 * Exports: xc_engine_age.
 */
#include "compare/aged.h"

#include <string.h>

#include "base/hash.h"
#include "compare/figure_facts.h"
#include "compare/people.h"
#include "compare/rules/rules.h"
#include "lexicon/lexicon.h"

/* Days in which articles tell of one event; words that two sentences share
 * besides the age; ages of one article at most. */
enum { NEAR = 7, WORDS_SHARED = 3, MOST_AGES = 64 };

/* The share of their words, by rarity; how sure it then is. */
static const double ALIKE = 0.25, LIKELY = 0.7;

static bool is_age(const xc_mention *m) {
    return m->kind == XC_MENTION_QUANTITY &&
           m->quantity.dimension == XC_DIMENSION_AGE && m->quantity.unit &&
           strcmp(m->quantity.unit, "year") == 0;
}

/* The row of sexes.tsv that says that a noun is of people; NULL: it is not. */
static const xc_lexeme *kind_of(const xc_mention *m) {
    const xc_lexeme *row =
        m->noun ? xc_lexicon_find(XC_LEXICON_SEXES, m->noun) : NULL;
    return row && xc_lexeme_word(row, XC_SEXES_KIND) == XC_SEXES_KIND_NOUN
               ? row
               : NULL;
}

/* An article gives somebody of the kind this age and nobody of it another. */
static bool is_only(const xc_observed *o, const xc_mention *own,
                    const xc_lexeme *kind) {
    for (size_t i = 0; i < o->mentions.count; i++) {
        const xc_mention *m = &o->mentions.items[i];
        if (is_age(m) && kind_of(m) == kind &&
            m->quantity.value != own->quantity.value)
            return false;
    }
    return true;
}

static bool has_age(const xc_observed *o, double value) {
    for (size_t i = 0; i < o->mentions.count; i++)
        if (is_age(&o->mentions.items[i]) &&
            o->mentions.items[i].quantity.meant.low <= value &&
            o->mentions.items[i].quantity.meant.high >= value)
            return true;
    return false;
}

/* A word that tells something of what happened: no name, and not the age. */
static bool is_telling(const xc_observed *o, const xc_mention *m,
                       const xc_term *term) {
    return strcmp(term->word, m->noun) != 0 &&
           strcmp(term->word, m->quantity.unit) != 0 &&
           !xc_written_find(&o->written, term->word);
}

static const xc_terms *terms_of(const xc_observed *o, const xc_mention *m) {
    return &o->sentences.items[m->sentence].passage;
}

static double sum_telling(const xc_observed *o, const xc_mention *m) {
    const xc_terms *terms = terms_of(o, m);
    double sum = 0;
    for (size_t i = 0; i < terms->count; i++)
        if (is_telling(o, m, &terms->items[i])) sum += terms->items[i].rarity;
    return sum;
}

/* Both have more to tell alike than that somebody is so old. */
static bool are_alike(const xc_observed *a, const xc_mention *x,
                      const xc_observed *b, const xc_mention *y) {
    const xc_terms *of_a = terms_of(a, x), *of_b = terms_of(b, y);
    size_t shared = 0;
    double sum = 0;
    for (size_t i = 0, k = 0; i < of_a->count; i++) {
        const xc_term *term = &of_a->items[i];
        while (k < of_b->count && of_b->items[k].stem < term->stem)
            k++;
        if (k == of_b->count || of_b->items[k].stem != term->stem ||
            !is_telling(a, x, term))
            continue;
        shared++;
        sum += term->rarity;
    }
    double one = sum_telling(a, x), other = sum_telling(b, y);
    return shared >= WORDS_SHARED && sum >= ALIKE * (one < other ? one : other);
}

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static xc_subject subject_of(const xc_content *content,
                             const xc_stored_fact *stored) {
    return (xc_subject){.fact = stored,
                        .published = content->published,
                        .names = content->names.items,
                        .name_count = content->names.count};
}

static void fill_fact(const xc_observed *o, const xc_mention *m,
                      xc_stored_fact *stored) {
    xc_fact *fact = &stored->fact;
    fact->kind = XC_FACT_AGE;
    fact->in_title = m->in_title;
    fact->span = fact->evidence = o->sentences.items[m->sentence].stored.span;
    fact->mark = fact->number_span = m->span;
    fact->number = m->quantity;
    fact->has_number = true;
    fact->actor = fact->speaker = fact->place = fact->set_actor = XC_NONE;
}

/* What an article says of the ages of one kind of people is one fact. */
static xc_status add_party(xc_engine *engine, const xc_observed *o,
                           const xc_mention *m, size_t *at) {
    xc_content *content = engine->contents.items[o->content];
    uint64_t name = xc_hash_string(
        xc_hash_string(XC_HASH_INIT, xc_rule_age.info.id), m->noun);
    if (xc_map_get(&engine->name_index, o->content, name, at)) return XC_OK;
    xc_party *party = xc_arena_alloc(engine->arena, sizeof *party);
    XC_TRY_NEW(party);
    *party = (xc_party){.content = o->content};
    fill_fact(o, m, &party->stored);
    party->stored.content = content->id;
    party->stored.actor_name = party->stored.actor_key =
        xc_arena_string(engine->arena, m->noun);
    party->stored.fact.claim =
        xc_arena_format(engine->arena, "be %g years old", m->quantity.value);
    XC_TRY_NEW(party->stored.actor_key);
    XC_TRY_NEW(party->stored.fact.claim);
    XC_TRY(xc_engine_cut(engine, content, &party->stored));
    party->subject = subject_of(content, &party->stored);
    *at = engine->parties.count;
    XC_TRY(
        xc_map_put(engine->arena, &engine->name_index, o->content, name, *at));
    return XC_PUSH(engine->arena, &engine->parties, party);
}

static xc_status judge(xc_engine *engine, const xc_observed *a,
                       const xc_mention *x, const xc_observed *b,
                       const xc_mention *y) {
    xc_judged judged = {
        .rule = &xc_rule_age,
        .verdict = XC_VERDICT_CONFLICT,
        .alignment = {.probability = LIKELY, .time = XC_TIME_COMPATIBLE}};
    XC_TRY(add_party(engine, a, x, &judged.a));
    XC_TRY(add_party(engine, b, y, &judged.b));
    judged.verdict = xc_engine_settle(engine, &judged);
    return judged.verdict == XC_VERDICT_UNRELATED
               ? XC_OK
               : XC_PUSH(engine->arena, &engine->judged, judged);
}

/* ------------------------------------------------------------------ */
/* Pairs                                                                */

static bool may_be_one(const xc_observed *a, const xc_mention *x,
                       const xc_observed *b, const xc_mention *y) {
    const xc_lexeme *kind = kind_of(x);
    return kind && kind == kind_of(y) &&
           xc_judge_figures(&x->quantity, &y->quantity) ==
               XC_VERDICT_CONFLICT &&
           !has_age(a, y->quantity.value) && !has_age(b, x->quantity.value) &&
           is_only(a, x, kind) && is_only(b, y, kind) && are_alike(a, x, b, y);
}

static bool are_near(const xc_engine *engine, const xc_observed *a,
                     const xc_observed *b) {
    const xc_stored_fact nobody = {0};
    xc_subject x = subject_of(engine->contents.items[a->content], &nobody);
    xc_subject y = subject_of(engine->contents.items[b->content], &nobody);
    int32_t days = xc_people_days(&x, &y);
    return days >= 0 && days <= NEAR && xc_people_shared(&x, &y) > 0;
}

static size_t list_ages(const xc_observed *o, const xc_mention **list) {
    size_t count = 0;
    for (size_t i = 0; i < o->mentions.count && count < MOST_AGES; i++)
        if (is_age(&o->mentions.items[i]) && kind_of(&o->mentions.items[i]) &&
            !o->mentions.items[i].in_title)
            list[count++] = &o->mentions.items[i];
    return count;
}

xc_status xc_engine_age(xc_engine *engine, const xc_observed *a,
                        const xc_observed *b) {
    const xc_mention *of_a[MOST_AGES], *of_b[MOST_AGES];
    if (engine->comparison->between_only) return XC_OK;
    size_t na = list_ages(a, of_a), nb = list_ages(b, of_b);
    if (na == 0 || nb == 0 || !are_near(engine, a, b)) return XC_OK;
    for (size_t i = 0; i < na; i++)
        for (size_t k = 0; k < nb; k++)
            if (may_be_one(a, of_a[i], b, of_b[k]))
                return judge(engine, a, of_a[i], b, of_b[k]);
    return XC_OK;
}

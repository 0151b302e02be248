/*
 * headline.c - "Seven die in mill fire" over a story in which six people die:
 * one set counted in a headline or caption, and in the text below it.
 *
 * It compares what is counted alike to the word: the same happens to the same
 * kind of thing, with the same modifiers. A set that the text counts in two
 * ways of its own is left alone, since a headline may sum or choose.
 * Exports: xc_rule_headline.
 */
#include <string.h>

#include "base/hash.h"
#include "compare/interval.h"
#include "compare/rules/rules.h"

/* A count of a headline or caption, and what the text counts alike. */
typedef struct display {
    const xc_fact *fact;
    size_t sentence;
    const xc_fact *body; /* NULL: none, or an equal one */
    size_t body_sentence;
    bool many; /* the text has two figures, or the same one */
} display;

typedef struct displays {
    xc_inside *inside;
    XC_VEC(display) items;
    xc_map index; /* by what is counted: the first, + 1 of the last */
} displays;

static bool is_display(const xc_inside *inside, size_t sentence) {
    xc_block_kind block = inside->sentences.items[sentence].block;
    return block == XC_BLOCK_HEADLINE || block == XC_BLOCK_SUMMARY ||
           block == XC_BLOCK_CAPTION;
}

static bool is_same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* A figure that is stated as a fact, of a set and not of a change or rate. */
static bool is_stated(const xc_fact *fact) {
    return (fact->kind == XC_FACT_COUNT || fact->kind == XC_FACT_SHARE) &&
           fact->has_number && fact->predicate &&
           (fact->modality == XC_MODALITY_ASSERTED ||
            fact->modality == XC_MODALITY_REPORTED) &&
           fact->standing != XC_STANDING_RATE &&
           fact->standing != XC_STANDING_CHANGE;
}

/* "Seven killed" leaves out what seven are: people. */
static const char *head_of(const xc_fact *fact) {
    return fact->set_head ? fact->set_head : "person";
}

static bool is_same_set(const xc_fact *a, const xc_fact *b) {
    return is_same(a->predicate, b->predicate) &&
           is_same(head_of(a), head_of(b)) &&
           is_same(a->set_words, b->set_words) && a->polarity == b->polarity;
}

static uint64_t key_of(const xc_fact *fact) {
    uint64_t hash = xc_hash_string(XC_HASH_INIT, fact->predicate);
    return xc_hash_string(hash, head_of(fact));
}

/* An earlier figure of the set is a comparison: "up from 5 a year ago". */
static bool is_other_time(const xc_fact *a, const xc_fact *b) {
    return a->tense == XC_TENSE_PAST_BEFORE ||
           b->tense == XC_TENSE_PAST_BEFORE ||
           (a->has_date && b->has_date && a->date.first != XC_DAY_UNKNOWN &&
            b->date.first != XC_DAY_UNKNOWN &&
            (a->date.last < b->date.first || b->date.last < a->date.first));
}

/* What a headline counts is news. */
enum { NEWS_DAYS = 60 };

/* A sentence with a day long before the article tells of something earlier:
 * "the deadliest fire since 2009, when five people died". So does one with a
 * year, where nobody knows the day of the article. */
static bool is_of_the_past(const xc_inside *inside, size_t sentence) {
    int32_t published = inside->content->published;
    for (size_t i = 0; i < inside->mentions.count; i++) {
        const xc_mention *m = &inside->mentions.items[i];
        if (m->sentence != sentence || m->kind != XC_MENTION_DATE) continue;
        if (published == XC_DAY_UNKNOWN && m->date.year > 0) return true;
        if (published != XC_DAY_UNKNOWN && m->date.last != XC_DAY_UNKNOWN &&
            m->date.last < published - NEWS_DAYS)
            return true;
    }
    return false;
}

static void meet(display *d, const xc_fact *body, size_t sentence) {
    if (d->many || !is_same_set(d->fact, body)) return;
    bool fits = xc_interval_meets(&d->fact->number.meant, &body->number.meant);
    if (fits || is_other_time(d->fact, body)) {
        d->many = true;
    } else if (!d->body) {
        d->body = body;
        d->body_sentence = sentence;
    } else if (!xc_interval_meets(&d->body->number.meant,
                                  &body->number.meant)) {
        d->many = true;
    }
}

static const xc_fact *fact_at(const xc_inside *inside, size_t index,
                              size_t *sentence) {
    const xc_party *party =
        inside->engine->parties.items[inside->content->parties.items[index]];
    const xc_fact *fact = &party->stored.fact;
    if (!is_stated(fact)) return NULL;
    *sentence = xc_inside_find(inside, fact->in_title, fact->evidence.start);
    return *sentence < inside->sentences.count ? fact : NULL;
}

/* Of equal keys the first display alone is compared. */
static xc_status find_displays(displays *d) {
    xc_inside *inside = d->inside;
    for (size_t i = 0; i < inside->content->parties.count; i++) {
        size_t sentence, before;
        const xc_fact *fact = fact_at(inside, i, &sentence);
        if (!fact || !is_display(inside, sentence)) continue;
        if (xc_map_get(&d->index, key_of(fact), 0, &before)) continue;
        display item = {fact, sentence, NULL, 0, false};
        XC_TRY(xc_map_put(inside->arena, &d->index, key_of(fact), 0,
                          d->items.count));
        XC_TRY(XC_PUSH(inside->arena, &d->items, item));
    }
    return XC_OK;
}

static void find_bodies(displays *d) {
    xc_inside *inside = d->inside;
    for (size_t i = 0; i < inside->content->parties.count; i++) {
        size_t sentence, at;
        const xc_fact *fact = fact_at(inside, i, &sentence);
        if (!fact || is_display(inside, sentence)) continue;
        if (xc_map_get(&d->index, key_of(fact), 0, &at) &&
            !is_of_the_past(inside, sentence))
            meet(&d->items.items[at], fact, sentence);
    }
}

static xc_status cite(xc_slip *slip, xc_inside *inside, const xc_fact *fact,
                      size_t sentence) {
    xc_line line;
    XC_TRY(xc_line_read(inside, sentence, 0, 0, &line));
    if (fact->number.bound != XC_BOUND_EXACT) slip->exact = false;
    return xc_slip_cite(slip, inside, &line, fact->mark, fact->number.value,
                        xc_describe_fact(slip->words.arena, fact));
}

static const char *place_of(const xc_inside *inside, size_t sentence) {
    return inside->sentences.items[sentence].block == XC_BLOCK_CAPTION
               ? "caption"
               : "headline";
}

static xc_status tell(xc_inside *inside, const display *d) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_headline);
    xc_arena *arena = slip.words.arena;
    const char *place = place_of(inside, d->sentence);
    const char *above = xc_describe_fact(arena, d->fact);
    const char *below = xc_describe_fact(arena, d->body);
    XC_TRY(xc_explain_message(
        &slip.words, "the %s and the text differ, %s against %s", place,
        xc_describe_figure(arena, &d->fact->number),
        xc_describe_figure(arena, &d->body->number)));
    XC_TRY(xc_explain_step(&slip.words, "the %s: %s", place, above));
    XC_TRY(xc_explain_step(&slip.words, "the text: %s", below));
    XC_TRY(
        xc_explain_step(&slip.words, "the text has no other figure of them"));
    XC_TRY(cite(&slip, inside, d->fact, d->sentence));
    XC_TRY(cite(&slip, inside, d->body, d->body_sentence));
    return xc_slip_report(&slip, inside);
}

static xc_status look(xc_inside *inside) {
    displays d = {.inside = inside};
    XC_TRY(find_displays(&d));
    if (d.items.count == 0) return XC_OK;
    find_bodies(&d);
    for (size_t i = 0; i < d.items.count; i++)
        if (d.items.items[i].body && !d.items.items[i].many)
            XC_TRY(tell(inside, &d.items.items[i]));
    return XC_OK;
}

const xc_inside_rule xc_rule_headline = {
    .info = {"headline", "A headline or caption and its text differ",
             "A headline, standfirst or caption counts what the text counts "
             "too, with the same words, and the figures differ: \"Seven die in "
             "mill fire\" over \"Six people died\". Silent where the text has "
             "that figure as well, or several, and of other times: a sentence "
             "that names a day long before the article. A note where a figure "
             "is hedged.",
             XC_SEVERITY_ERROR},
    .example = {"Forty Arrested at Orrin Fair\n\nORRIN, March 6, 2031 - Police "
                "arrested 60 people at the fair in Orrin on Wednesday.",
                NULL},
    .confidence = 0.85,
    .article = look};

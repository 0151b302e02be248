/*
 * toll.c - "killed 77 people" at the top of a story and "the death toll rose to
 * 80" below: one article gives two tolls of its event.
 *
 * The toll at the top is that of the event that the article is about, and so is
 * "the toll" further down, which is definite. A count below that has no such
 * noun is held against it only where its sentence has no year, no date and no
 * long word that the sentence at the top lacks: news tells of other events too.
 * Silent where the article says that a figure is an earlier one, and where two
 * people say them. Exports: xc_rule_toll.
 */
#include <ctype.h>
#include <string.h>

#include "compare/events/growth.h"
#include "compare/interval.h"
#include "compare/matching/passage.h"
#include "compare/rules/rules.h"

/* Bytes of the top of an article: a standfirst and two paragraphs. */
enum { TOP_BYTES = 600 };

/* Facts that are held against the top of one article, at most. */
enum { MOST = 64 };

/* Letters of a word that says something, and digits of a year. */
enum { WORD_LETTERS = 5, YEAR_DIGITS = 4 };

/* A figure that is one of a toll, with its sentence. */
typedef struct toll {
    const xc_stored_fact *stored;
    size_t sentence;
} toll;

typedef struct tolls {
    toll items[MOST];
    size_t count;
} tolls;

static bool is_same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static const char *head_of(const xc_fact *fact) {
    return fact->set_head ? fact->set_head : "person";
}

static bool is_stated(const xc_fact *fact) {
    return fact->kind == XC_FACT_COUNT && fact->has_number &&
           xc_growth_is_news(fact) && fact->polarity == XC_POSITIVE &&
           (fact->modality == XC_MODALITY_ASSERTED ||
            fact->modality == XC_MODALITY_REPORTED) &&
           fact->standing != XC_STANDING_RATE &&
           fact->standing != XC_STANDING_CHANGE && !fact->number.whole.known &&
           (fact->tense != XC_TENSE_PAST_BEFORE ||
            fact->standing == XC_STANDING_TOTAL) &&
           isfinite(fact->number.value);
}

static bool is_top(const xc_fact *fact) {
    return fact->in_title || fact->evidence.start < TOP_BYTES;
}

static void find_tolls(const xc_inside *inside, tolls *out) {
    const xc_content *content = inside->content;
    for (size_t i = 0; i < content->parties.count && out->count < MOST; i++) {
        const xc_party *party =
            inside->engine->parties.items[content->parties.items[i]];
        const xc_fact *fact = &party->stored.fact;
        if (!is_stated(fact)) continue;
        size_t at =
            xc_inside_find(inside, fact->in_title, fact->evidence.start);
        if (at < inside->sentences.count)
            out->items[out->count++] = (toll){&party->stored, at};
    }
}

static bool is_same_set(const xc_fact *a, const xc_fact *b) {
    return is_same(a->predicate, b->predicate) &&
           is_same(head_of(a), head_of(b)) &&
           is_same(a->set_words, b->set_words);
}

/* A word that the passage has too, whatever its letters' case. */
static bool has_word(const char *passage, const char *word, size_t length) {
    for (const char *c = passage ? passage : ""; *c; c++) {
        size_t k = 0;
        if (c != passage && isalnum((unsigned char)c[-1])) continue;
        while (k < length &&
               tolower((unsigned char)c[k]) == tolower((unsigned char)word[k]))
            k++;
        if (k == length && !isalnum((unsigned char)c[k])) return true;
    }
    return false;
}

static size_t word_length(const char *text) {
    size_t length = 0;
    while (isalnum((unsigned char)text[length]))
        length++;
    return length;
}

/* A year, or a long word that the top lacks: another event has its own, and
 * the same said once more has none. */
static bool is_elsewhere(const toll *below, const toll *top) {
    const char *text = below->stored->text ? below->stored->text : "";
    bool first = true;
    for (size_t length; *text; text += length ? length : 1) {
        length = word_length(text);
        if (length == 0) continue;
        bool year = length == YEAR_DIGITS && (*text == '1' || *text == '2') &&
                    isdigit((unsigned char)text[3]);
        bool own = !first && length >= WORD_LETTERS &&
                   !has_word(top->stored->text, text, length);
        if (year || own) return true;
        first = false;
    }
    return false;
}

static bool is_of_event(const toll *below, const toll *top) {
    const xc_fact *fact = &below->stored->fact;
    if (fact->standing == XC_STANDING_TOTAL) return true;
    return !fact->has_date && !is_elsewhere(below, top);
}

/* The lower one is a figure of before, and the article says so. */
static bool is_told(const toll *a, const toll *b) {
    return xc_passage_has(XC_LEXICON_REVISIONS, a->stored->text) ||
           xc_passage_has(XC_LEXICON_REVISIONS, b->stored->text) ||
           xc_passage_has_part(a->stored->text, b->stored->fact.number.value) ||
           xc_passage_has_part(b->stored->text, a->stored->fact.number.value);
}

static bool are_two_voices(const toll *a, const toll *b) {
    const char *x = a->stored->speaker_key, *y = b->stored->speaker_key;
    return x && y && !xc_same_actor(x, y);
}

static bool differ(const toll *a, const toll *b) {
    return !xc_interval_meets(&a->stored->fact.number.meant,
                              &b->stored->fact.number.meant);
}

static bool clash(const toll *top, const toll *below) {
    return is_same_set(&top->stored->fact, &below->stored->fact) &&
           top->sentence != below->sentence && differ(top, below) &&
           is_of_event(below, top) && !is_told(top, below) &&
           !are_two_voices(top, below);
}

/* The first of its set, at the top. */
static bool is_first(const tolls *all, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (is_same_set(&all->items[i].stored->fact,
                        &all->items[at].stored->fact))
            return false;
    return is_top(&all->items[at].stored->fact);
}

static xc_status cite(xc_slip *slip, xc_inside *inside, const toll *t) {
    xc_line line;
    const xc_fact *fact = &t->stored->fact;
    XC_TRY(xc_line_read(inside, t->sentence, 0, 0, &line));
    return xc_slip_cite(slip, inside, &line, fact->mark, fact->number.value,
                        xc_describe_fact(slip->words.arena, fact));
}

static xc_status tell(xc_inside *inside, const toll *top, const toll *below) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_toll);
    xc_arena *arena = slip.words.arena;
    XC_TRY(xc_explain_message(
        &slip.words, "the article gives two figures, %s and %s",
        xc_describe_figure(arena, &top->stored->fact.number),
        xc_describe_figure(arena, &below->stored->fact.number)));
    XC_TRY(xc_explain_step(&slip.words, "at the top: %s",
                           xc_describe_fact(arena, &top->stored->fact)));
    XC_TRY(xc_explain_step(&slip.words, "below: %s",
                           xc_describe_fact(arena, &below->stored->fact)));
    XC_TRY(cite(&slip, inside, top));
    XC_TRY(cite(&slip, inside, below));
    return xc_slip_report(&slip, inside);
}

static xc_status look(xc_inside *inside) {
    tolls all = {.count = 0};
    find_tolls(inside, &all);
    for (size_t i = 0; i < all.count; i++) {
        if (!is_first(&all, i)) continue;
        for (size_t k = i + 1; k < all.count; k++) {
            if (!clash(&all.items[i], &all.items[k])) continue;
            XC_TRY(tell(inside, &all.items[i], &all.items[k]));
            break;
        }
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_toll = {
    .info = {"toll", "One article gives two tolls of its event",
             "The top of an article says how many were killed, hurt or "
             "arrested, and \"the toll\" further down, or the same said once "
             "more, is another figure. Silent for events with words, a year "
             "or a date of their own, where the article says that a figure is "
             "an earlier one, and where two people say them.",
             XC_SEVERITY_WARNING},
    .example = {"ORRIN, March 6, 2031 - A landslide killed 77 people in Orrin "
                "on Wednesday.\n\nThe death toll stands at 80.",
                NULL},
    .confidence = 0.8,
    .article = look};

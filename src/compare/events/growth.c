/*
 * growth.c - turns two figures of one thing, of different days, into what the
 * time between them explains: "five dead" on Monday and "seven dead" on Tuesday
 * are one toll that grew, "seven" and then "five" are not, unless the later
 * article says that the figure was revised.
 *
 * What happened long before both articles has stopped to grow: of a bridge that
 * fell years ago two tolls contradict each other.
 * Exports: xc_growth_of, xc_growth_moves, xc_growth_is_news,
 * xc_growth_outdates, xc_growth_is_tally.
 */
#include "compare/events/growth.h"

#include <string.h>

#include "compare/matching/passage.h"

/* A round number is a multiple of ten; what is a quarter more is another. */
enum { ROUND_STEP = 10, ROUND_PART = 4 };

static const xc_lexeme *row_of(const xc_fact *fact) {
    return fact->kind == XC_FACT_COUNT && fact->predicate
               ? xc_lexicon_find(XC_LEXICON_GROWTH, fact->predicate)
               : NULL;
}

bool xc_growth_moves(const xc_fact *fact) {
    return row_of(fact) || fact->standing == XC_STANDING_TOTAL;
}

bool xc_growth_is_news(const xc_fact *fact) {
    return row_of(fact) != NULL;
}

bool xc_growth_is_tally(const xc_fact *fact) {
    return row_of(fact) && fact->has_date && strchr(fact->date.edtf, '/') &&
           fact->date.first != XC_DAY_UNKNOWN &&
           fact->date.last != XC_DAY_UNKNOWN;
}

/* The day that a figure is of; XC_DAY_UNKNOWN. */
static int32_t day_of(const xc_subject *subject) {
    const xc_fact *fact = &subject->fact->fact;
    if (fact->has_as_of && fact->as_of.last != XC_DAY_UNKNOWN)
        return fact->as_of.last;
    return subject->published;
}

/* True where the event is too long ago for its figure to move still. An
 * undated one is news when the first article tells of it. */
static bool is_over(const xc_lexeme *row, const xc_subject *subject,
                    int32_t first, int32_t later) {
    double days = xc_lexeme_number(row, XC_GROWTH_DAYS);
    const xc_date *date = &subject->fact->fact.date;
    bool dated = subject->fact->fact.has_date && date->last != XC_DAY_UNKNOWN;
    bool same = subject->fact->fact.has_as_of;
    if (dated && !same && (double)first - date->last > days) return true;
    return (double)later - first > days;
}

/* The middle of what a figure may be. */
static double height_of(const xc_quantity *q) {
    if (isfinite(q->value)) return q->value;
    if (isfinite(q->meant.low)) return q->meant.low;
    return q->meant.high;
}

static xc_growth_kind kind_of(const xc_lexeme *row, const xc_subject *first,
                              const xc_subject *later) {
    const xc_quantity *x = &first->fact->fact.number;
    const xc_quantity *y = &later->fact->fact.number;
    if (row && xc_lexeme_word(row, XC_GROWTH_KIND) == XC_GROWTH_KIND_VARIES)
        return XC_GROWTH_VARIED;
    if (height_of(y) > height_of(x)) return XC_GROWTH_GROWN;
    return xc_passage_has(XC_LEXICON_REVISIONS, later->fact->text)
               ? XC_GROWTH_REVISED
               : XC_GROWTH_FELL;
}

xc_growth xc_growth_of(const xc_subject *a, const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    xc_growth growth = {XC_GROWTH_NONE, NULL, 0};
    int32_t x = day_of(a), y = day_of(b);
    if (x == XC_DAY_UNKNOWN || y == XC_DAY_UNKNOWN || x == y ||
        !fa->has_number || !fb->has_number)
        return growth;
    const xc_subject *first = x < y ? a : b, *later = x < y ? b : a;
    const xc_lexeme *row = row_of(fa);
    bool total = later->fact->fact.standing == XC_STANDING_TOTAL;
    if (row != row_of(fb) || (!row && !total)) return growth;
    int32_t from = x < y ? x : y, to = x < y ? y : x;
    if (row && !total &&
        (is_over(row, a, from, to) || is_over(row, b, from, to)))
        return growth;
    return (xc_growth){kind_of(row, first, later), later, to - from};
}

static bool is_floor(const xc_quantity *q) {
    return q->bound == XC_BOUND_AT_LEAST || q->bound == XC_BOUND_OVER;
}

/* "At least 50" may well be 53; "at least 7" is 7 so far. */
static bool is_passed(const xc_quantity *floor, const xc_quantity *other) {
    double low = floor->value, high = other->value;
    bool stated = other->bound == XC_BOUND_EXACT || is_floor(other);
    if (!stated || !isfinite(low) || !isfinite(high)) return false;
    bool round = low >= ROUND_STEP && fmod(low, ROUND_STEP) <= 0;
    return round ? high * ROUND_PART > low * (ROUND_PART + 1) : high > low;
}

bool xc_growth_outdates(const xc_subject *a, const xc_subject *b,
                        const xc_subject **newer) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    const xc_lexeme *row = row_of(fa);
    int32_t x = day_of(a), y = day_of(b);
    if (!row || row != row_of(fb) || x == XC_DAY_UNKNOWN ||
        y == XC_DAY_UNKNOWN || !fa->has_number || !fb->has_number ||
        xc_lexeme_word(row, XC_GROWTH_KIND) != XC_GROWTH_KIND_GROWS)
        return false;
    int32_t from = x < y ? x : y, to = x < y ? y : x;
    if (is_over(row, a, from, to) || is_over(row, b, from, to)) return false;
    bool is_a = is_floor(&fa->number) && is_passed(&fa->number, &fb->number);
    bool is_b = is_floor(&fb->number) && is_passed(&fb->number, &fa->number);
    if (newer) *newer = is_a ? b : a;
    return is_a || is_b;
}

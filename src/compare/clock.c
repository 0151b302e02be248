/*
 * clock.c - turns a date with a time of day, and the words around it, into the
 * minutes that it may mean; and how far two such times are apart.
 *
 * A time is as exact as its last figure: "6 a.m." leaves a quarter of an hour
 * open, "6.10" five minutes either way, "6.13" none. It reads no digits: the
 * minute and zone come from extract/dates. It refuses the ends of stretches
 * and limits ("from 6 to 8", "by 6").
 * Exports: xc_clock_read, xc_clock_gap, xc_clocks_stated.
 */
#include "compare/clock.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"

enum { DAY = 24 * 60, HALF_DAY = 12 * 60, HOUR = 60 };

/* Minutes that a time leaves open either way, by what it is a multiple of;
 * and what a hedge ("about") adds: of a full hour a quarter of an hour. */
enum { OPEN_HOUR = 7, OPEN_FIVE = 5, HEDGE_HOUR = 8, HEDGE_ANY = 5 };

/* "Shortly after six" is no more than so many minutes after. */
enum { SHORTLY = 20 };

/* Words of clocks.tsv that end before a token; 0: none. */
static int kind_before(const xc_sentence *words, uint32_t end,
                       uint32_t *count) {
    uint32_t most = (uint32_t)xc_lexicon_max_words(XC_LEXICON_CLOCKS);
    for (uint32_t n = most < end ? most : end; n > 0; n--) {
        const xc_lexicon_prefix *prefix = NULL;
        for (uint32_t i = end - n; i < end; i++) {
            prefix = xc_lexicon_step(XC_LEXICON_CLOCKS, prefix,
                                     words->tokens[i].norm);
            if (!prefix) break;
        }
        *count = n;
        if (prefix && prefix->lexeme)
            return xc_lexeme_word(prefix->lexeme, XC_CLOCKS_KIND);
    }
    *count = 0;
    return 0;
}

/* The same for words that begin at a token. */
static int kind_at(const xc_sentence *words, uint32_t at, uint32_t *count) {
    const xc_lexicon_prefix *prefix = NULL;
    int kind = 0;
    *count = 0;
    for (uint32_t i = at; i < words->token_count; i++) {
        prefix =
            xc_lexicon_step(XC_LEXICON_CLOCKS, prefix, words->tokens[i].norm);
        if (!prefix) break;
        if (prefix->lexeme) {
            kind = xc_lexeme_word(prefix->lexeme, XC_CLOCKS_KIND);
            *count = i + 1 - at;
        }
    }
    return kind;
}

/* A word of the date that tells the half of the day: "p.m.", "noon". */
static bool tells_half(const xc_sentence *words, uint32_t first,
                       uint32_t last) {
    for (uint32_t i = first; i < last; i++) {
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_CALENDAR, words->tokens[i].norm);
        if (!row) continue;
        int kind = xc_lexeme_word(row, XC_CALENDAR_KIND);
        if (xc_lexeme_word(row, XC_CALENDAR_MERIDIAN) ||
            kind == XC_CALENDAR_KIND_HOUR || kind == XC_CALENDAR_KIND_DAYPART)
            return true;
    }
    return false;
}

static void find_tokens(const xc_sentence *words, xc_span span, uint32_t *first,
                        uint32_t *last) {
    uint32_t at = 0;
    while (at < words->token_count && words->tokens[at].span.end <= span.start)
        at++;
    *first = at;
    while (at < words->token_count && words->tokens[at].span.start < span.end)
        at++;
    *last = at;
}

/* "ten", "10", "an", "half an" that ends before a token; 0: no number. */
static double number_before(const xc_sentence *words, uint32_t *end) {
    if (*end == 0) return 0;
    const char *norm = words->tokens[--*end].norm;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, norm);
    double value = row ? xc_lexeme_number(row, XC_NUMBERS_VALUE) : NAN;
    if (strcmp(norm, "a") == 0 || strcmp(norm, "an") == 0) {
        bool half =
            *end > 0 && strcmp(words->tokens[*end - 1].norm, "half") == 0;
        *end -= half;
        return half ? 0.5 : 1;
    }
    if (isfinite(value)) return value;
    char *rest;
    long digits = strtol(norm, &rest, 10);
    return rest == norm || *rest || digits > HALF_DAY ? 0 : (double)digits;
}

/* Minutes of "10 minutes", "an hour" that ends before a token; 0: none. *end
 * becomes where it begins. */
static double minutes_before(const xc_sentence *words, uint32_t *end) {
    if (*end == 0) return 0;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_CALENDAR, words->tokens[*end - 1].norm);
    int unit = row ? xc_lexeme_word(row, XC_CALENDAR_UNIT) : 0;
    if (unit != XC_CALENDAR_UNIT_MINUTE && unit != XC_CALENDAR_UNIT_HOUR)
        return 0;
    --*end;
    return number_before(words, end) *
           (unit == XC_CALENDAR_UNIT_HOUR ? HOUR : 1);
}

/* What is left open either way. */
static void open_up(xc_clock *clock) {
    bool hour = clock->stated % HOUR == 0, five = clock->stated % 5 == 0;
    int open = hour ? OPEN_HOUR : five ? OPEN_FIVE : 0;
    if (clock->hedged) open += hour ? HEDGE_HOUR : HEDGE_ANY;
    clock->low = clock->stated - open;
    clock->high = clock->stated + open;
}

/* "An hour before midnight": end is where "before" stands. */
static bool move(const xc_sentence *words, bool before, uint32_t end,
                 xc_clock *clock) {
    uint32_t more;
    double minutes = minutes_before(words, &end);
    if (!(minutes > 0) || minutes > HALF_DAY) return false;
    clock->stated += (int)(before ? -minutes : minutes);
    if (end < clock->first) clock->first = end;
    if (kind_before(words, end, &more) == XC_CLOCKS_KIND_ABOUT) {
        clock->hedged = true;
        clock->first = end - more;
    }
    open_up(clock);
    return true;
}

/* "Just after six"; false: only a limit. */
static bool read_side(const xc_sentence *words, int kind, uint32_t end,
                      xc_clock *clock) {
    bool before =
        kind == XC_CLOCKS_KIND_BEFORE || kind == XC_CLOCKS_KIND_SIDE_BEFORE;
    if (kind == XC_CLOCKS_KIND_SIDE_BEFORE || kind == XC_CLOCKS_KIND_SIDE_AFTER)
        return move(words, before, end, clock);
    clock->hedged = true;
    clock->low = clock->stated - (before ? SHORTLY : 0);
    clock->high = clock->stated + (before ? 0 : SHORTLY);
    return true;
}

/* "Ten minutes after six" may be one date. */
static bool read_within(const xc_sentence *words, xc_clock *clock,
                        bool *moved) {
    uint32_t found;
    *moved = false;
    for (uint32_t i = clock->first; i < clock->last && !*moved; i++) {
        int kind = kind_at(words, i, &found);
        if (kind != XC_CLOCKS_KIND_SIDE_BEFORE &&
            kind != XC_CLOCKS_KIND_SIDE_AFTER)
            continue;
        *moved = true;
        return move(words, kind == XC_CLOCKS_KIND_SIDE_BEFORE, i, clock);
    }
    return true;
}

static bool read_words(const xc_sentence *words, xc_clock *clock) {
    uint32_t found;
    bool moved;
    int behind = kind_at(words, clock->last, &found);
    if (behind == XC_CLOCKS_KIND_BAR) return false;
    if (behind == XC_CLOCKS_KIND_LOCAL) {
        clock->local = true;
        clock->last += found;
    }
    if (!read_within(words, clock, &moved)) return false;
    if (moved) return true;
    int before = kind_before(words, clock->first, &found);
    if (before == XC_CLOCKS_KIND_BAR || before == XC_CLOCKS_KIND_LOCAL)
        return false;
    clock->first -= before ? found : 0;
    if (before && before != XC_CLOCKS_KIND_ABOUT)
        return read_side(words, before, clock->first, clock);
    clock->hedged = before != 0;
    open_up(clock);
    return true;
}

bool xc_clock_read(const xc_sentence *words, const xc_mention *date,
                   xc_clock *clock) {
    const xc_date *d = &date->date;
    *clock = (xc_clock){
        .stated = d->minute, .has_zone = d->has_zone, .zone = d->zone};
    if (!d->has_time || d->repeats[0] || d->relation == XC_RELATION_BY ||
        d->relation == XC_RELATION_UNTIL || d->relation == XC_RELATION_SINCE ||
        d->relation == XC_RELATION_FROM)
        return false;
    find_tokens(words, date->span, &clock->first, &clock->last);
    if (clock->first == clock->last) return false;
    clock->half = d->minute < HALF_DAY && d->minute >= HOUR &&
                  words->tokens[clock->first].norm[0] != '0' &&
                  !tells_half(words, clock->first, clock->last);
    return read_words(words, clock);
}

/* ------------------------------------------------------------------ */
/* Two times                                                            */

/* Of two stretches on a circle, the minutes between their nearest ends; 0
 * where they meet. */
static int between(int a_low, int a_high, int b_low, int b_high, int circle) {
    int best = circle;
    for (int turn = -2 * DAY; turn <= 2 * DAY; turn += circle) {
        int low = b_low + turn, high = b_high + turn;
        int gap = low > a_high ? low - a_high : a_low > high ? a_low - high : 0;
        if (gap < best) best = gap;
    }
    return best;
}

static int circle_of(const xc_clock *a, const xc_clock *b,
                     xc_clock_footing footing) {
    if (footing == XC_FOOTING_HOURS) return HOUR;
    return a->half || b->half ? HALF_DAY : DAY;
}

static int offset_of(const xc_clock *a, const xc_clock *b) {
    return a->has_zone && b->has_zone ? b->zone - a->zone : 0;
}

int xc_clock_gap(const xc_clock *a, const xc_clock *b,
                 xc_clock_footing footing) {
    int shift = offset_of(b, a); /* b in the zone of a */
    return between(a->low, a->high, b->low + shift, b->high + shift,
                   circle_of(a, b, footing));
}

int xc_clocks_stated(const xc_clock *a, const xc_clock *b) {
    int shift = offset_of(b, a);
    return between(a->stated, a->stated, b->stated + shift, b->stated + shift,
                   circle_of(a, b, XC_FOOTING_SAME));
}

/*
 * bound.c - turns the words around a number ("at least", "or so") into its
 * bound and intervals.
 *
 * Exports: xc_bound_*, xc_row_before.
 */
#include <string.h>

#include "extract/quantities/number.h"

const xc_lexeme *xc_row_before(xc_lexicon_id lexicon, const xc_sentence *s,
                               uint32_t token, int feature, int word,
                               uint32_t *first) {
    *first = token;
    for (uint32_t words = token; words > 0;) {
        xc_match m = xc_match_before(lexicon, s, token, words);
        if (!m.lexeme) return NULL;
        if (feature < 0 || xc_lexeme_word(m.lexeme, feature) == word) {
            *first = token - m.count;
            return m.lexeme;
        }
        words = m.count - 1;
    }
    return NULL;
}

const xc_lexeme *xc_bound_before(const xc_sentence *sentence, uint32_t token,
                                 uint32_t *first) {
    return xc_row_before(XC_LEXICON_BOUNDS, sentence, token, XC_BOUNDS_BEFORE,
                         1, first);
}

const xc_lexeme *xc_bound_after(const xc_sentence *sentence, uint32_t token,
                                uint32_t *last) {
    *last = token;
    xc_match m =
        xc_match_at(XC_LEXICON_BOUNDS, sentence, token, sentence->token_count);
    if (!m.lexeme || !xc_lexeme_flag(m.lexeme, XC_BOUNDS_AFTER)) return NULL;
    *last = token + m.count;
    return m.lexeme;
}

/* The kind that the word before "over" has in overs.tsv. */
static int over_kind(const xc_sentence *s, uint32_t at) {
    const xc_lexeme *row =
        at > 0 ? xc_lexicon_find(XC_LEXICON_OVERS, s->tokens[at - 1].lemma)
               : NULL;
    return row ? xc_lexeme_word(row, XC_OVERS_KIND) : 0;
}

/* The words that may stand between a number and whom it counts: "10 more young
 * people". */
enum { PEOPLE_REACH = 3 };

/* A noun that stands for people is counted there. */
static bool is_people(const xc_sentence *s, uint32_t number) {
    for (uint32_t i = number + 1;
         i < s->token_count && i <= number + PEOPLE_REACH; i++) {
        const xc_lexeme *set =
            xc_match_at(XC_LEXICON_SETS, s, i, s->token_count).lexeme;
        if ((set && strcmp(set->concept, "person") == 0) ||
            xc_match_at(XC_LEXICON_GROUPS, s, i, s->token_count).lexeme ||
            xc_lexicon_find(XC_LEXICON_SEXES, s->tokens[i].lemma))
            return true;
        if (s->tokens[i].upos != XC_UPOS_ADJ &&
            s->tokens[i].upos != XC_UPOS_NOUN)
            break;
    }
    return false;
}

bool xc_bound_is_meant(const xc_sentence *s, uint32_t first, uint32_t number,
                       const xc_quantity *quantity) {
    if (number != first + 1) return true;
    int kind = over_kind(s, first);
    if (strcmp(s->tokens[first].norm, "about") == 0)
        return kind != XC_OVERS_KIND_TOPIC;
    if (strcmp(s->tokens[first].norm, "over") != 0) return true;
    if (quantity->dimension == XC_DIMENSION_TIME)
        return kind == XC_OVERS_KIND_LASTING;
    if (kind == XC_OVERS_KIND_STRIKING) return !is_people(s, number);
    return kind != XC_OVERS_KIND_PHRASAL;
}

static void widen(xc_quantity *q, double low, double high) {
    double a = q->value * low, b = q->value * high;
    double least = a < b ? a : b, most = a < b ? b : a;
    if (least < q->meant.low) q->meant.low = least;
    if (most > q->meant.high) {
        q->meant.high = most;
        q->meant.high_open = false;
    }
}

/* Open at one end; a factor closes it again ("just over 5"). */
static void open_up(xc_quantity *q, double factor, bool open) {
    q->written.high = INFINITY;
    q->written.low_open = open;
    q->meant = q->written;
    if (!isnan(factor)) q->meant.high = q->value * factor;
}

static void open_down(xc_quantity *q, double factor, bool open) {
    q->written.low = -INFINITY;
    q->written.high_open = open;
    q->meant = q->written;
    if (!isnan(factor)) q->meant.low = q->value * factor;
}

void xc_bound_apply(xc_quantity *q, const xc_lexeme *row) {
    if (!row || isnan(q->value)) return;
    double low = xc_lexeme_number(row, XC_BOUNDS_LOW);
    double high = xc_lexeme_number(row, XC_BOUNDS_HIGH);
    switch (xc_lexeme_word(row, XC_BOUNDS_BOUND)) {
    case XC_BOUNDS_BOUND_ABOUT:
        q->bound = XC_BOUND_ABOUT;
        widen(q, low, high);
        break;
    case XC_BOUNDS_BOUND_AT_LEAST:
        q->bound = XC_BOUND_AT_LEAST;
        open_up(q, high, false);
        break;
    case XC_BOUNDS_BOUND_OVER:
        q->bound = XC_BOUND_OVER;
        open_up(q, high, true);
        break;
    case XC_BOUNDS_BOUND_AT_MOST:
        q->bound = XC_BOUND_AT_MOST;
        open_down(q, low, false);
        break;
    case XC_BOUNDS_BOUND_UNDER:
        q->bound = XC_BOUND_UNDER;
        open_down(q, low, true);
        break;
    default:
        break;
    }
}

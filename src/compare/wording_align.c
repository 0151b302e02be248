/*
 * wording_align.c - finds what lies to what in two quotations: the best stretch
 * of a local alignment, so that one may be a part of the other, and further
 * ones beside it, where other words stand between. Source: T. F. Smith, M. S.
 * Waterman, "Identification of common molecular subsequences", J. Mol. Biol.
 * 147 (1981), over words. Exports: xc_chain_find.
 */
#include "compare/wording_parts.h"

/* Words that stand between two stretches, in either, and within which the next
 * is looked for, at most; words that are the same in it, and of those not
 * small, at least: fewer are chance. Where the one goes on without a word
 * between and the other has a passage, twice as many. */
enum { CHAIN_GAP = 8, CHAIN_WINDOW = 24, CHAIN_WORDS = 3, CHAIN_TOLD = 1 };

/* What an alignment gains and loses by a pair of words (HEARD: "in" for
 * "inside"), or by a word that only one has. */
enum { SAME = 2, SPELLED = 1, HEARD = 0, OTHER = -3, GAP = -2 };

/* Four moves a byte: the table stands on the stack. */
typedef struct table {
    int16_t score[2][XC_WORDING_WORDS + 1];
    uint8_t moves[XC_WORDING_WORDS + 1][XC_WORDING_WORDS / 4 + 1];
    int best;
    uint32_t best_a, best_b;
} table;

static xc_move get_move(const table *t, uint32_t i, uint32_t k) {
    return (xc_move)((t->moves[i][k / 4] >> (k % 4 * 2)) & 3u);
}

/* Each place is set once, from XC_MOVE_STOP. */
static void set_move(table *t, uint32_t i, uint32_t k, xc_move m) {
    t->moves[i][k / 4] |= (uint8_t)((unsigned)m << (k % 4 * 2));
}

static int score_pair(const xc_quote_words *a, uint32_t i,
                      const xc_quote_words *b, uint32_t k) {
    if (xc_quote_is_equal(a, i, b, k)) return SAME;
    if (xc_quote_is_spelled(a, i, b, k)) return SPELLED;
    bool heard = a->row[i] && a->row[i] == b->row[k] && xc_quote_is_loose(a, i);
    return heard ? HEARD : OTHER;
}

/* One row of the table of a window, from the row above it. */
static void fill_row(table *t, const xc_wording *w, const xc_window *in,
                     uint32_t i) {
    const int16_t *above = t->score[(i - 1) % 2];
    int16_t *row = t->score[i % 2];
    row[in->b_first] = 0;
    for (uint32_t k = in->b_first + 1; k <= in->b_last; k++) {
        int both = above[k - 1] + score_pair(&w->a, i - 1, &w->b, k - 1);
        int only_a = above[k] + GAP, only_b = row[k - 1] + GAP;
        int value = 0;
        xc_move m = XC_MOVE_STOP;
        if (both > value) value = both, m = XC_MOVE_BOTH;
        if (only_a > value) value = only_a, m = XC_MOVE_ONLY_A;
        if (only_b > value) value = only_b, m = XC_MOVE_ONLY_B;
        row[k] = (int16_t)value;
        set_move(t, i, k, m);
        if (value > t->best) {
            t->best = value;
            t->best_a = i;
            t->best_b = k;
        }
    }
}

/* Goes back from the best end and keeps the moves. */
static xc_stretch walk_back(const table *t, xc_chain *all) {
    uint32_t i = t->best_a, k = t->best_b;
    xc_stretch found = {{i, i, k, k}, all->moves + all->used, 0};
    for (xc_move m; (m = get_move(t, i, k)) != XC_MOVE_STOP;) {
        all->moves[all->used++] = (uint8_t)m;
        found.count++;
        if (m != XC_MOVE_ONLY_B) i--;
        if (m != XC_MOVE_ONLY_A) k--;
    }
    found.at.a_first = i;
    found.at.b_first = k;
    return found;
}

/* The best stretch of a window. */
static xc_stretch align_window(const xc_wording *w, const xc_window *in,
                               xc_chain *all) {
    table t = {.best_a = in->a_first, .best_b = in->b_first};
    for (uint32_t i = in->a_first + 1; i <= in->a_last; i++)
        fill_row(&t, w, in, i);
    return walk_back(&t, all);
}

/* Both quotations begin or end with it. */
static bool is_outermost(const xc_wording *w, const xc_stretch *s) {
    return (s->at.a_first == 0 && s->at.b_first == 0) ||
           (s->at.a_last == w->a.count && s->at.b_last == w->b.count);
}

/* A stretch tells something: words that are not small are the same in it, or it
 * is the end of both. */
static bool tells(const xc_wording *w, const xc_stretch *s, uint32_t times) {
    uint32_t i = s->at.a_first, k = s->at.b_first, same = 0, told = 0;
    for (uint32_t n = s->count; n-- > 0;) {
        xc_move m = (xc_move)s->moves[n];
        if (m == XC_MOVE_BOTH && xc_quote_is_equal(&w->a, i, &w->b, k)) {
            same++;
            told += !xc_wording_is_small(xc_quote_word(&w->a, i));
        }
        if (m != XC_MOVE_ONLY_B) i++;
        if (m != XC_MOVE_ONLY_A) k++;
    }
    return same >= times * CHAIN_WORDS &&
           (told >= times * CHAIN_TOLD || is_outermost(w, s));
}

static uint32_t clip(uint32_t first, uint32_t last) {
    return last - first > CHAIN_WINDOW ? CHAIN_WINDOW : last - first;
}

/* What lies before a stretch, or behind it, near enough to go with it. */
static xc_window window_beside(const xc_wording *w, const xc_stretch *s,
                               bool head) {
    xc_window in = {s->at.a_last, w->a.count, s->at.b_last, w->b.count};
    if (head) {
        in = (xc_window){0, s->at.a_first, 0, s->at.b_first};
        in.a_first = in.a_last - clip(0, in.a_last);
        in.b_first = in.b_last - clip(0, in.b_last);
    } else {
        in.a_last = in.a_first + clip(in.a_first, in.a_last);
        in.b_last = in.b_first + clip(in.b_first, in.b_last);
    }
    return in;
}

/* The next stretch goes with one: few words stand between them. */
static bool goes_with(const xc_wording *w, const xc_stretch *one,
                      const xc_stretch *next) {
    bool before = next->at.a_last <= one->at.a_first;
    const xc_stretch *first = before ? next : one, *last = before ? one : next;
    uint32_t a = last->at.a_first - first->at.a_last;
    uint32_t b = last->at.b_first - first->at.b_last;
    if (a <= CHAIN_GAP && b <= CHAIN_GAP) return tells(w, next, 1);
    return (a == 0 || b == 0) && tells(w, next, 2);
}

/* Further stretches on one side, where other words stand between: "all of you
 * [will be in] my heart". They are added outwards. */
static void add_beside(const xc_wording *w, xc_stretch from, bool head,
                       xc_chain *all) {
    for (uint32_t n = 0; n < XC_MAX_CHAINED; n++) {
        uint32_t used = all->used;
        xc_window in = window_beside(w, &from, head);
        xc_stretch next = align_window(w, &in, all);
        if (next.count == 0 || !goes_with(w, &from, &next)) {
            all->used = used;
            return;
        }
        all->items[all->count++] = from = next;
    }
}

/* The best stretch, those before it and those behind it. */
void xc_chain_find(const xc_wording *w, xc_chain *all) {
    xc_window whole = {0, w->a.count, 0, w->b.count};
    xc_stretch best = align_window(w, &whole, all);
    if (best.count > 0) add_beside(w, best, true, all);
    for (uint32_t i = 0; i < all->count / 2; i++) {
        xc_stretch swap = all->items[i];
        all->items[i] = all->items[all->count - 1 - i];
        all->items[all->count - 1 - i] = swap;
    }
    all->items[all->count++] = best;
    if (best.count > 0) add_beside(w, best, false, all);
}

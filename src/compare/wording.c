/*
 * wording.c - turns an alignment of two quotations into their differences: in
 * which places they differ and how much that says. It does not say whether the
 * two are one quotation: that is for rules.
 * Exports: xc_wording_compare, xc_wording_tells.
 */
#include "compare/wording.h"

#include <stdio.h>
#include <string.h>

#include "compare/wording_parts.h"

/* Words that differ at the ends of two quotations of one shape, at most. */
enum { MAX_ENDS = 2 };

/* Words with which both end, or begin, at least, for what stands before them
 * to be a difference in their middle; one will do where a word or two are
 * missing. */
enum { MIN_SHARED = 2 };

/* Of a "not" that only one has no more words besides are missing; and where
 * more than so many words are, a passage is. */
enum { MAX_DENIAL = 2, MAX_DROPPED = 12 };

/* Words that one may have on this side of so many others and the other on that
 * side. */
enum { MAX_MOVED = 3 };

/* The words of both parts, put together, are the same: "air port". */
static bool is_joined(const xc_wording *w, const xc_hunk *h) {
    uint32_t i = h->a_first, k = h->b_first, x = 0, y = 0;
    while (i < h->a_last && k < h->b_last) {
        if (xc_quote_word(&w->a, i)[x] != xc_quote_word(&w->b, k)[y])
            return false;
        if (++x == w->a.length[i]) i++, x = 0;
        if (++y == w->b.length[k]) k++, y = 0;
    }
    return i == h->a_last && k == h->b_last && x == 0 && y == 0;
}

/* "8 November" and "November 8" */
static bool is_reordered(const xc_wording *w, const xc_hunk *h) {
    if (h->a_last - h->a_first != h->b_last - h->b_first) return false;
    for (uint32_t i = h->a_first; i < h->a_last; i++) {
        bool found = false;
        for (uint32_t k = h->b_first; k < h->b_last; k++)
            found = found || xc_quote_is_equal(&w->a, i, &w->b, k);
        if (!found) return false;
    }
    return true;
}

/* Goes on to the next word that is not small. */
static uint32_t skip_loose(const xc_quote_words *words, uint32_t at,
                           uint32_t last) {
    while (at < last && xc_quote_is_loose(words, at))
        at++;
    return at;
}

/* One word, however it is spelled; "steps" is another than "step". */
static bool is_same_word(const xc_wording *w, uint32_t i, uint32_t k) {
    return xc_quote_is_equal(&w->a, i, &w->b, k) ||
           (xc_quote_is_spelled(&w->a, i, &w->b, k) &&
            !xc_quote_is_ending(&w->a, i, &w->b, k));
}

/* The same words but for small ones and spelling. */
static bool is_touched(const xc_wording *w, const xc_hunk *h) {
    uint32_t i = h->a_first, k = h->b_first;
    for (;; i++, k++) {
        i = skip_loose(&w->a, i, h->a_last);
        k = skip_loose(&w->b, k, h->b_last);
        if (i == h->a_last || k == h->b_last)
            return i == h->a_last && k == h->b_last;
        if (!is_same_word(w, i, k)) return false;
    }
}

/* Word for word the same, but for spelling. */
static bool is_respelled(const xc_wording *w, const xc_hunk *h) {
    if (h->a_last - h->a_first != h->b_last - h->b_first) return false;
    for (uint32_t i = h->a_first, k = h->b_first; i < h->a_last; i++, k++)
        if (!is_same_word(w, i, k)) return false;
    return true;
}

static uint32_t count_denials(const xc_quote_words *words, uint32_t first,
                              uint32_t last) {
    uint32_t count = 0;
    for (uint32_t i = first; i < last; i++)
        count += xc_quote_denies(words, i);
    return count;
}

static bool any_inserted(const xc_quote_words *words, uint32_t first,
                         uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (words->inserted[i]) return true;
    return false;
}

/* Words are left out before, within or behind a stretch. */
static bool any_cut(const xc_quote_words *words, uint32_t first,
                    uint32_t last) {
    for (uint32_t i = first; i <= last; i++)
        if (words->cut[i]) return true;
    return false;
}

/* "you know": words that only together say nothing. */
static bool is_hesitation(const xc_quote_words *words, uint32_t first,
                          uint32_t last) {
    char phrase[UINT8_MAX];
    int n = 0;
    if (last - first != 2) return false;
    n = snprintf(phrase, sizeof phrase, "%s %s", xc_quote_word(words, first),
                 xc_quote_word(words, first + 1));
    return n > 0 && (size_t)n < sizeof phrase &&
           (xc_lexicon_find(XC_LEXICON_WORDINGS, phrase) ||
            xc_lexicon_find(XC_LEXICON_FILLERS, phrase));
}

/* "we, we have": the words before a stretch are those of it, or those behind
 * it. */
static bool is_stutter(const xc_quote_words *words, uint32_t first,
                       uint32_t last) {
    uint32_t count = last - first;
    bool before = first >= count, behind = last + count <= words->count;
    for (uint32_t i = first; i < last; i++) {
        before = before && xc_quote_is_equal(words, i, words, i - count);
        behind = behind && xc_quote_is_equal(words, i, words, i + count);
    }
    return before || behind;
}

/* A filler, or a word that ties others together. */
static bool is_free(const xc_quote_words *words, uint32_t i) {
    const xc_lexeme *row = words->row[i];
    return words->tag[i] || (row && xc_lexeme_flag(row, XC_WORDINGS_FREE)) ||
           xc_lexicon_find(XC_LEXICON_FILLERS, xc_quote_word(words, i));
}

/* Words that the other side has not: small ones are heard or not, and what is
 * long is a passage. */
static xc_hunk_kind kind_of_dropped(const xc_quote_words *words, uint32_t first,
                                    uint32_t last) {
    bool small = true, free = true;
    for (uint32_t i = first; i < last; i++) {
        free = free && is_free(words, i);
        small = small &&
                (words->tag[i] || xc_wording_is_small(xc_quote_word(words, i)));
    }
    if ((small && free) || is_stutter(words, first, last) ||
        is_hesitation(words, first, last))
        return XC_HUNK_TOUCHED;
    if (small) return XC_HUNK_ADDED;
    return last - first > MAX_DROPPED ? XC_HUNK_CUT : XC_HUNK_DROPPED;
}

static xc_hunk_kind kind_of(const xc_wording *w, const xc_hunk *h) {
    uint32_t na = h->a_last - h->a_first, nb = h->b_last - h->b_first;
    bool turned = count_denials(&w->a, h->a_first, h->a_last) % 2 !=
                  count_denials(&w->b, h->b_first, h->b_last) % 2;
    if (any_inserted(&w->a, h->a_first, h->a_last) ||
        any_inserted(&w->b, h->b_first, h->b_last))
        return XC_HUNK_INSERTED;
    if (any_cut(&w->a, h->a_first, h->a_last) ||
        any_cut(&w->b, h->b_first, h->b_last))
        return XC_HUNK_CUT;
    if (na == 0 || nb == 0) {
        if (turned && na + nb <= MAX_DENIAL) return XC_HUNK_NEGATED;
        return na > 0 ? kind_of_dropped(&w->a, h->a_first, h->a_last)
                      : kind_of_dropped(&w->b, h->b_first, h->b_last);
    }
    if (is_joined(w, h) || is_respelled(w, h)) return XC_HUNK_SPELLED;
    if (turned) return XC_HUNK_NEGATED;
    return is_touched(w, h) || is_reordered(w, h) ? XC_HUNK_TOUCHED
                                                  : XC_HUNK_REPLACED;
}

static uint32_t count_told(const xc_quote_words *words, uint32_t first,
                           uint32_t last) {
    uint32_t count = 0;
    for (uint32_t i = first; i < last; i++)
        count += !xc_wording_is_small(xc_quote_word(words, i));
    return count;
}

bool xc_wording_tells(const xc_wording *w, const xc_hunk *h) {
    return count_told(&w->a, h->a_first, h->a_last) +
               count_told(&w->b, h->b_first, h->b_last) >
           0;
}

/* One for words that say little or that an editor set or left out, else as many
 * as there are that are not small. */
static uint32_t count_edits(const xc_wording *w, const xc_hunk *h) {
    if (h->kind == XC_HUNK_SPELLED) return 0;
    if (h->kind < XC_HUNK_DROPPED) return 1;
    uint32_t a = count_told(&w->a, h->a_first, h->a_last);
    uint32_t b = count_told(&w->b, h->b_first, h->b_last);
    uint32_t most = a > b ? a : b;
    return most > 0 ? most : 1;
}

/* The one or the other begins or ends with it. */
static bool is_at_end(const xc_wording *w, const xc_hunk *h) {
    return (h->a_first == 0 && h->a_last > 0) ||
           (h->b_first == 0 && h->b_last > 0) ||
           (h->a_last == w->a.count && h->a_first < h->a_last) ||
           (h->b_last == w->b.count && h->b_first < h->b_last);
}

static void add_hunk(xc_wording *w, xc_hunk hunk) {
    uint32_t na = hunk.a_last - hunk.a_first, nb = hunk.b_last - hunk.b_first;
    if (na == 0 && nb == 0) return;
    if (w->hunk_count == XC_WORDING_HUNKS) {
        w->scattered = true;
        return;
    }
    hunk.kind = kind_of(w, &hunk);
    hunk.at_end = hunk.at_end || is_at_end(w, &hunk);
    w->edits += count_edits(w, &hunk);
    w->hunks[w->hunk_count++] = hunk;
}

/* Words that both have at their outer ends, of what an alignment leaves out. */
static uint32_t count_shared(const xc_wording *w, const xc_hunk *end,
                             bool head) {
    uint32_t na = end->a_last - end->a_first, nb = end->b_last - end->b_first;
    uint32_t most = na < nb ? na : nb, shared = 0;
    while (shared < most &&
           xc_quote_is_equal(
               &w->a, head ? end->a_first + shared : end->a_last - 1 - shared,
               &w->b, head ? end->b_first + shared : end->b_last - 1 - shared))
        shared++;
    return shared;
}

/* "The talks may yet [run on into] the summer": both end alike, too far behind
 * the rest. */
static void add_shared(xc_wording *w, xc_hunk end, uint32_t shared, bool head) {
    for (uint32_t i = 0; i < shared; i++) {
        const char *word =
            xc_quote_word(&w->a, head ? end.a_first + i : end.a_last - 1 - i);
        w->told += !xc_wording_is_small(word);
        w->rare += !xc_wording_is_small(word) && xc_wording_is_rare(word);
    }
    w->common += shared;
    if (head) {
        end.a_first += shared;
        end.b_first += shared;
        w->a_first = w->b_first = 0;
    } else {
        end.a_last -= shared;
        end.b_last -= shared;
        w->a_last = w->a.count;
        w->b_last = w->b.count;
    }
    add_hunk(w, end);
}

/* Ends that a local alignment leaves out: where both quotations end with as
 * many words, those stand for each other; else each goes on by itself. */
static void add_end(xc_wording *w, xc_hunk end, bool head) {
    uint32_t na = end.a_last - end.a_first, nb = end.b_last - end.b_first;
    bool cut = w->a.count == XC_WORDING_WORDS || w->b.count == XC_WORDING_WORDS;
    if (na == 0 || nb == 0 || cut) return;
    uint32_t shared = count_shared(w, &end, head);
    bool near = na != nb && na - shared <= MAX_ENDS && nb - shared <= MAX_ENDS;
    if (shared >= MIN_SHARED || (shared > 0 && near)) {
        add_shared(w, end, shared, head);
        return;
    }
    if (na != nb || na > MAX_ENDS) {
        w->parted++;
        return;
    }
    end.at_end = true;
    add_hunk(w, end);
}

/* A word that is not small, or another form of it, is in both. */
static bool is_told(const xc_wording *w, uint32_t i, uint32_t k) {
    return !xc_wording_is_small(xc_quote_word(&w->a, i)) &&
           (xc_quote_is_equal(&w->a, i, &w->b, k) ||
            xc_quote_is_spelled(&w->a, i, &w->b, k));
}

/* Runs of moves that keep no word the same are the differences; the last one
 * is left open, for what stands between two stretches. */
static void find_hunks(xc_wording *w, const xc_stretch *s, xc_hunk *open) {
    uint32_t i = s->at.a_first, k = s->at.b_first;
    open->a_last = i;
    open->b_last = k;
    for (uint32_t n = s->count; n-- > 0;) {
        xc_move m = (xc_move)s->moves[n];
        bool same = m == XC_MOVE_BOTH && xc_quote_is_equal(&w->a, i, &w->b, k);
        if (m == XC_MOVE_BOTH && is_told(w, i, k)) {
            w->told++;
            w->rare += xc_wording_is_rare(xc_quote_word(&w->a, i));
        }
        if (m != XC_MOVE_ONLY_B) i++;
        if (m != XC_MOVE_ONLY_A) k++;
        if (same) {
            w->common++;
            add_hunk(w, *open);
            *open = (xc_hunk){i, i, k, k, XC_HUNK_SPELLED, false};
        } else {
            open->a_last = i;
            open->b_last = k;
        }
    }
}

static void tell_chain(xc_wording *w, const xc_chain *all) {
    const xc_window *first = &all->items[0].at;
    const xc_window *last = &all->items[all->count - 1].at;
    w->a_first = first->a_first;
    w->b_first = first->b_first;
    w->a_last = last->a_last;
    w->b_last = last->b_last;
    xc_hunk tail = {w->a_last,  w->a.count,      w->b_last,
                    w->b.count, XC_HUNK_SPELLED, false};
    add_end(w, (xc_hunk){0, w->a_first, 0, w->b_first, XC_HUNK_SPELLED, false},
            true);
    xc_hunk open = {first->a_first, first->a_first,  first->b_first,
                    first->b_first, XC_HUNK_SPELLED, false};
    for (uint32_t i = 0; i < all->count; i++)
        find_hunks(w, &all->items[i], &open);
    add_hunk(w, open);
    add_end(w, tail, false);
}

/* The words of one place stand on the other side in the next one. */
static bool is_moved(const xc_wording *w, const xc_hunk *one,
                     const xc_hunk *next) {
    bool from_a = one->b_first == one->b_last && next->a_first == next->a_last;
    bool from_b = one->a_first == one->a_last && next->b_first == next->b_last;
    if (!from_a && !from_b) return false;
    const xc_hunk *a = from_a ? one : next, *b = from_a ? next : one;
    uint32_t count = a->a_last - a->a_first;
    if (count != b->b_last - b->b_first ||
        next->a_first - one->a_last > MAX_MOVED)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!xc_quote_is_equal(&w->a, a->a_first + i, &w->b, b->b_first + i))
            return false;
    return true;
}

/* "8 November" and "November 8" are one difference, of order alone. */
static void join_moved(xc_wording *w) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->hunk_count; i++) {
        const xc_hunk *next = &w->hunks[i];
        xc_hunk *last = kept > 0 ? &w->hunks[kept - 1] : NULL;
        if (last && is_moved(w, last, next)) {
            w->edits -= count_edits(w, last) + count_edits(w, next);
            last->a_last = next->a_last;
            last->b_last = next->b_last;
            last->kind = XC_HUNK_TOUCHED;
            w->edits += count_edits(w, last);
            continue;
        }
        w->hunks[kept++] = *next;
    }
    w->hunk_count = kept;
}

void xc_wording_compare(const char *a, const char *b, xc_wording *out) {
    xc_chain all = {.count = 0};
    memset(out, 0, sizeof *out);
    xc_quote_split(a, &out->a);
    xc_quote_split(b, &out->b);
    /* Most are copies of one another. */
    if (a && b && strcmp(a, b) == 0) {
        out->common = out->a_last = out->b_last = out->a.count;
        out->told = out->common;
        return;
    }
    xc_chain_find(out, &all);
    tell_chain(out, &all);
    join_moved(out);
}

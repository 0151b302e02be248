/*
 * wording.c - turns the words of two quotations into an alignment: what is the
 * same, and in which places they differ and how much that says.
 *
 * Case and marks have gone when facts are made; hyphens do not count, nor how a
 * word is spelled or shortened (wordings.tsv). The words are aligned locally,
 * so that one quotation may be a part of the other. It does not say whether the
 * two are one quotation: that is for rules. Source: T. F. Smith, M. S.
 * Waterman, "Identification of common molecular subsequences", J. Mol. Biol.
 * 147 (1981), over words. Exports: xc_wording_*.
 */
#include "compare/wording.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/passage.h"
#include "lexicon/gazetteer.h"

/* Words between brackets at most: a bracket that is not closed by then is
 * none. */
enum { MAX_INSERTED = 12 };

/* Words that differ at the ends of two quotations of one shape, at most. */
enum { MAX_ENDS = 2 };

/* Words with which both end, or begin, at least, for what stands before them
 * to be a difference in their middle; one will do where a word or two are
 * missing. */
enum { MIN_SHARED = 2 };

/* Of a "not" that only one has no more words besides are missing; and where
 * more than so many words are, a passage is. */
enum { MAX_DENIAL = 2, MAX_DROPPED = 12 };

/* Stretches beside the best one, on each side at most; words that stand between
 * two of them, and within which the next is looked for, at most; words that are
 * the same in it, and of those not small, at least: fewer are chance. */
enum {
    MAX_CHAINED = 3,
    CHAIN_GAP = 8,
    CHAIN_WINDOW = 24,
    CHAIN_WORDS = 3,
    CHAIN_TOLD = 1
};

/* Words that one may have on this side of so many others and the other on that
 * side. */
enum { MAX_MOVED = 3 };

/* What an alignment gains and loses by a pair of words (HEARD: "in" for
 * "inside"), or by a word that only one has. */
enum { SAME = 2, SPELLED = 1, HEARD = 0, OTHER = -3, GAP = -2 };

/* ------------------------------------------------------------------ */
/* Words                                                                */

static const char *word_at(const xc_quote_words *words, uint32_t i) {
    return words->bytes + words->start[i];
}

/* Brackets, the marks of social media, the dots of "a.m.", and the hyphen of
 * "e-mail". */
static bool is_mark(const char *word, size_t at) {
    if (word[at] == '-') return true;
    if (word[at] == '.')
        return at == 0 || !isdigit((unsigned char)word[at - 1]);
    return strchr("[]()@#", word[at]) != NULL;
}

/* Adds one word without brackets and the marks of social media; words and bytes
 * past the ceilings are left out. */
static void add_word(xc_quote_words *out, const char *at, size_t length,
                     bool inserted, uint32_t *used) {
    char plain[UINT8_MAX];
    size_t n = 0;
    for (size_t i = 0; i < length && n + 1 < sizeof plain; i++)
        if (!is_mark(at, i)) plain[n++] = at[i];
    plain[n] = '\0';
    if (n == 0 || out->count == XC_WORDING_WORDS ||
        *used + n + 1 > XC_WORDING_BYTES)
        return;
    memcpy(out->bytes + *used, plain, n + 1);
    out->start[out->count] = (uint16_t)*used;
    out->length[out->count] = (uint8_t)n;
    out->inserted[out->count] = inserted;
    out->tag[out->count] = memchr(at, '@', length) || memchr(at, '#', length);
    out->row[out->count] = xc_lexicon_find(XC_LEXICON_WORDINGS, plain);
    out->count++;
    *used += (uint32_t)n + 1;
}

static bool opens(xc_word word) {
    return memchr(word.start, '[', word.length) ||
           memchr(word.start, '(', word.length);
}

static bool closes(xc_word word) {
    return memchr(word.start, ']', word.length) ||
           memchr(word.start, ')', word.length);
}

/* True when a bracket is closed in time in what begins with this word. */
static bool is_closed(const char *list, xc_word word) {
    for (int i = 0; i < MAX_INSERTED; i++) {
        if (closes(word)) return true;
        if (!xc_word_next(&list, &word)) return false;
    }
    return false;
}

static bool is_cut(xc_word word) {
    return word.length == 3 && memcmp(word.start, "...", 3) == 0;
}

/* Where the part of a word that begins at from ends: at the next hyphen, but
 * one letter alone is no word: "e-mail". */
static size_t part_end(xc_word word, size_t from) {
    size_t to = from;
    while (to < word.length &&
           (word.start[to] != '-' ||
            (to == from + 1 && isalpha((unsigned char)word.start[from]))))
        to++;
    return to;
}

/* "president-elect" is two words: others write it so. */
static void split_words(const char *text, xc_quote_words *out) {
    xc_word word;
    bool inside = false;
    uint32_t used = 0;
    out->count = 0;
    while (xc_word_next(&text, &word)) {
        if (is_cut(word)) {
            out->cut[out->count] = true;
            continue;
        }
        if (opens(word)) inside = is_closed(text, word);
        for (size_t from = 0; from < word.length;) {
            size_t to = part_end(word, from);
            add_word(out, word.start + from, to - from, inside, &used);
            from = to + 1;
        }
        if (closes(word)) inside = false;
    }
}

static bool is_equal(const xc_quote_words *a, uint32_t i,
                     const xc_quote_words *b, uint32_t k) {
    return a->length[i] == b->length[k] &&
           memcmp(word_at(a, i), word_at(b, k), a->length[i]) == 0;
}

static bool is_loose(const xc_quote_words *words, uint32_t i) {
    const xc_lexeme *row = words->row[i];
    if (row && xc_lexeme_flag(row, XC_WORDINGS_STRESS)) return false;
    return (row && xc_lexeme_flag(row, XC_WORDINGS_LOOSE)) ||
           xc_lexicon_find(XC_LEXICON_FILLERS, word_at(words, i));
}

bool xc_wording_is_small(const char *word) {
    const xc_lexeme *own = xc_lexicon_find(XC_LEXICON_WORDINGS, word);
    if (own && (xc_lexeme_flag(own, XC_WORDINGS_DENIES) ||
                xc_lexeme_flag(own, XC_WORDINGS_STRESS)))
        return false;
    if ((own && xc_lexeme_flag(own, XC_WORDINGS_LOOSE)) || word[0] == '\'' ||
        xc_lexicon_find(XC_LEXICON_FILLERS, word))
        return true;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, word);
    if (!row || xc_lexeme_flag(row, XC_WORDS_MODAL)) return false;
    switch (xc_lexeme_word(row, XC_WORDS_POS)) {
    case XC_WORDS_POS_NOUN:
    case XC_WORDS_POS_VERB:
    case XC_WORDS_POS_ADJ:
    case XC_WORDS_POS_ADV:
        return false;
    default:
        return true;
    }
}

bool xc_wording_is_rare(const char *word) {
    return (xc_gazetteer_commonness(word) & XC_GAZETTEER_BASIC) == 0;
}

static bool denies(const xc_quote_words *words, uint32_t i) {
    return words->row[i] && xc_lexeme_flag(words->row[i], XC_WORDINGS_DENIES);
}

/* Letters of a word that stand in the other in the same order. */
static size_t count_in_order(const char *a, const char *b) {
    size_t same = 0;
    for (; *a; a++) {
        const char *found = strchr(b, *a);
        if (!found) continue;
        same++;
        b = found + 1;
    }
    return same;
}

/* The next letter of a word as both sides of the Atlantic have it: "z" as "s",
 * double letters as one, "re" at its end as "er". */
static char plain_letter(const char **at) {
    const char *c = *at;
    char letter = *c == 'z' ? 's' : *c;
    if (strcmp(c, "re") == 0) {
        *at = "r";
        return 'e';
    }
    while (*c == **at)
        c++;
    *at = c;
    return letter;
}

static bool is_variant(const char *a, const char *b) {
    while (*a && *b)
        if (plain_letter(&a) != plain_letter(&b)) return false;
    return !*a && !*b;
}

/* "travelling" and "traveling", "'s" and "has", "s***" and its word. */
static bool is_spelling(const xc_quote_words *a, uint32_t i,
                        const xc_quote_words *b, uint32_t k) {
    const char *x = word_at(a, i), *y = word_at(b, k);
    size_t n = a->length[i], m = b->length[k];
    size_t least = n < m ? n : m, most = n < m ? m : n;
    size_t same = count_in_order(n < m ? x : y, n < m ? y : x);
    if (x[0] == '\'' || y[0] == '\'') return same + 1 >= least;
    if (x[0] != y[0]) return false;
    if (strchr(x, '*') || strchr(y, '*')) return true;
    if (most < 4) return false;
    return (most - least <= most / 4 && same == least) || is_variant(x, y);
}

/* The number that a word writes, "six" or "6"; NAN: none. */
static double number_of(const xc_quote_words *words, uint32_t i) {
    const char *word = word_at(words, i);
    if (isdigit((unsigned char)word[0])) {
        char *end;
        double value = strtod(word, &end);
        return *end ? NAN : value;
    }
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word);
    return row ? xc_lexeme_number(row, XC_NUMBERS_VALUE) : NAN;
}

static bool is_number(const xc_quote_words *a, uint32_t i,
                      const xc_quote_words *b, uint32_t k) {
    bool digits = isdigit((unsigned char)word_at(a, i)[0]) ||
                  isdigit((unsigned char)word_at(b, k)[0]);
    return digits && number_of(a, i) == number_of(b, k);
}

/* One word, written in two ways or with another ending. */
static bool is_spelled(const xc_quote_words *a, uint32_t i,
                       const xc_quote_words *b, uint32_t k) {
    bool row = a->row[i] && a->row[i] == b->row[k] && !is_loose(a, i) &&
               !xc_lexeme_flag(a->row[i], XC_WORDINGS_STRESS);
    return row || is_spelling(a, i, b, k) || is_number(a, i, b, k);
}

/* "conclusion" and "conclusions": the one goes on where the other ends. */
static bool is_ending(const xc_quote_words *a, uint32_t i,
                      const xc_quote_words *b, uint32_t k) {
    size_t n = a->length[i], m = b->length[k], least = n < m ? n : m;
    if (n == m || a->row[i] || b->row[k] ||
        memcmp(word_at(a, i), word_at(b, k), least) != 0)
        return false;
    const char *longer = n < m ? word_at(b, k) : word_at(a, i);
    return xc_lexicon_find(XC_LEXICON_WORDFORMS, longer + least) != NULL;
}

/* ------------------------------------------------------------------ */
/* The alignment                                                        */

typedef enum move { STOP = 0, BOTH, ONLY_A, ONLY_B } move;

/* Words of each that are aligned, end exclusive. */
typedef struct window {
    uint32_t a_first, a_last;
    uint32_t b_first, b_last;
} window;

/* Four moves a byte: the table stands on the stack. */
typedef struct table {
    int16_t score[2][XC_WORDING_WORDS + 1];
    uint8_t moves[XC_WORDING_WORDS + 1][XC_WORDING_WORDS / 4 + 1];
    int best;
    uint32_t best_a, best_b;
} table;

static move get_move(const table *t, uint32_t i, uint32_t k) {
    return (move)((t->moves[i][k / 4] >> (k % 4 * 2)) & 3u);
}

/* Each place is set once, from STOP. */
static void set_move(table *t, uint32_t i, uint32_t k, move m) {
    t->moves[i][k / 4] |= (uint8_t)((unsigned)m << (k % 4 * 2));
}

static int score_pair(const xc_quote_words *a, uint32_t i,
                      const xc_quote_words *b, uint32_t k) {
    if (is_equal(a, i, b, k)) return SAME;
    if (is_spelled(a, i, b, k)) return SPELLED;
    bool heard = a->row[i] && a->row[i] == b->row[k] && is_loose(a, i);
    return heard ? HEARD : OTHER;
}

/* One row of the table of a window, from the row above it. */
static void fill_row(table *t, const xc_wording *w, const window *in,
                     uint32_t i) {
    const int16_t *above = t->score[(i - 1) % 2];
    int16_t *row = t->score[i % 2];
    row[in->b_first] = 0;
    for (uint32_t k = in->b_first + 1; k <= in->b_last; k++) {
        int both = above[k - 1] + score_pair(&w->a, i - 1, &w->b, k - 1);
        int only_a = above[k] + GAP, only_b = row[k - 1] + GAP;
        int value = 0;
        move m = STOP;
        if (both > value) value = both, m = BOTH;
        if (only_a > value) value = only_a, m = ONLY_A;
        if (only_b > value) value = only_b, m = ONLY_B;
        row[k] = (int16_t)value;
        set_move(t, i, k, m);
        if (value > t->best) {
            t->best = value;
            t->best_a = i;
            t->best_b = k;
        }
    }
}

/* A stretch that is aligned, with its moves, last first. */
typedef struct stretch {
    window at;
    const uint8_t *moves;
    uint32_t count;
} stretch;

/* The stretches of two quotations, in order of place, and all their moves. */
typedef struct chain {
    stretch items[2 * MAX_CHAINED + 1];
    uint32_t count;
    uint8_t moves[2 * XC_WORDING_WORDS];
    uint32_t used;
} chain;

/* Goes back from the best end and keeps the moves. */
static stretch walk_back(const table *t, chain *all) {
    uint32_t i = t->best_a, k = t->best_b;
    stretch found = {{i, i, k, k}, all->moves + all->used, 0};
    for (move m; (m = get_move(t, i, k)) != STOP;) {
        all->moves[all->used++] = (uint8_t)m;
        found.count++;
        if (m != ONLY_B) i--;
        if (m != ONLY_A) k--;
    }
    found.at.a_first = i;
    found.at.b_first = k;
    return found;
}

/* The best stretch of a window. */
static stretch align_window(const xc_wording *w, const window *in, chain *all) {
    table t = {.best_a = in->a_first, .best_b = in->b_first};
    for (uint32_t i = in->a_first + 1; i <= in->a_last; i++)
        fill_row(&t, w, in, i);
    return walk_back(&t, all);
}

/* Both quotations begin or end with it. */
static bool is_outermost(const xc_wording *w, const stretch *s) {
    return (s->at.a_first == 0 && s->at.b_first == 0) ||
           (s->at.a_last == w->a.count && s->at.b_last == w->b.count);
}

/* A stretch tells something: words that are not small are the same in it, or it
 * is the end of both. */
static bool tells(const xc_wording *w, const stretch *s) {
    uint32_t i = s->at.a_first, k = s->at.b_first, same = 0, told = 0;
    for (uint32_t n = s->count; n-- > 0;) {
        move m = (move)s->moves[n];
        if (m == BOTH && is_equal(&w->a, i, &w->b, k)) {
            same++;
            told += !xc_wording_is_small(word_at(&w->a, i));
        }
        if (m != ONLY_B) i++;
        if (m != ONLY_A) k++;
    }
    return same >= CHAIN_WORDS && (told >= CHAIN_TOLD || is_outermost(w, s));
}

static uint32_t clip(uint32_t first, uint32_t last) {
    return last - first > CHAIN_WINDOW ? CHAIN_WINDOW : last - first;
}

/* What lies before a stretch, or behind it, near enough to go with it. */
static window window_beside(const xc_wording *w, const stretch *s, bool head) {
    window in = {s->at.a_last, w->a.count, s->at.b_last, w->b.count};
    if (head) {
        in = (window){0, s->at.a_first, 0, s->at.b_first};
        in.a_first = in.a_last - clip(0, in.a_last);
        in.b_first = in.b_last - clip(0, in.b_last);
    } else {
        in.a_last = in.a_first + clip(in.a_first, in.a_last);
        in.b_last = in.b_first + clip(in.b_first, in.b_last);
    }
    return in;
}

static bool is_near(const stretch *s, const stretch *next) {
    return next->at.a_first - s->at.a_last <= CHAIN_GAP &&
           next->at.b_first - s->at.b_last <= CHAIN_GAP;
}

/* Further stretches on one side, where other words stand between: "all of you
 * [will be in] my heart". They are added outwards. */
static void add_beside(const xc_wording *w, stretch from, bool head,
                       chain *all) {
    for (uint32_t n = 0; n < MAX_CHAINED; n++) {
        uint32_t used = all->used;
        window in = window_beside(w, &from, head);
        stretch next = align_window(w, &in, all);
        bool near = head ? is_near(&next, &from) : is_near(&from, &next);
        if (!near || !tells(w, &next)) {
            all->used = used;
            return;
        }
        all->items[all->count++] = from = next;
    }
}

/* The best stretch, those before it and those behind it. */
static void find_chain(const xc_wording *w, chain *all) {
    window whole = {0, w->a.count, 0, w->b.count};
    stretch best = align_window(w, &whole, all);
    if (best.count > 0) add_beside(w, best, true, all);
    for (uint32_t i = 0; i < all->count / 2; i++) {
        stretch swap = all->items[i];
        all->items[i] = all->items[all->count - 1 - i];
        all->items[all->count - 1 - i] = swap;
    }
    all->items[all->count++] = best;
    if (best.count > 0) add_beside(w, best, false, all);
}

/* ------------------------------------------------------------------ */
/* Differences                                                          */

/* The words of both parts, put together, are the same: "air port". */
static bool is_joined(const xc_wording *w, const xc_hunk *h) {
    uint32_t i = h->a_first, k = h->b_first, x = 0, y = 0;
    while (i < h->a_last && k < h->b_last) {
        if (word_at(&w->a, i)[x] != word_at(&w->b, k)[y]) return false;
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
            found = found || is_equal(&w->a, i, &w->b, k);
        if (!found) return false;
    }
    return true;
}

/* Goes on to the next word that is not small. */
static uint32_t skip_loose(const xc_quote_words *words, uint32_t at,
                           uint32_t last) {
    while (at < last && is_loose(words, at))
        at++;
    return at;
}

/* One word, however it is spelled; "steps" is another than "step". */
static bool is_same_word(const xc_wording *w, uint32_t i, uint32_t k) {
    return is_equal(&w->a, i, &w->b, k) ||
           (is_spelled(&w->a, i, &w->b, k) && !is_ending(&w->a, i, &w->b, k));
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
        count += denies(words, i);
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
    n = snprintf(phrase, sizeof phrase, "%s %s", word_at(words, first),
                 word_at(words, first + 1));
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
        before = before && is_equal(words, i, words, i - count);
        behind = behind && is_equal(words, i, words, i + count);
    }
    return before || behind;
}

/* Words that the other side has not: small ones are heard or not, and what is
 * long is a passage. */
static xc_hunk_kind kind_of_dropped(const xc_quote_words *words, uint32_t first,
                                    uint32_t last) {
    bool small = true;
    for (uint32_t i = first; i < last; i++)
        small =
            small && (words->tag[i] || xc_wording_is_small(word_at(words, i)));
    if (small || is_stutter(words, first, last) ||
        is_hesitation(words, first, last))
        return XC_HUNK_TOUCHED;
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
        count += !xc_wording_is_small(word_at(words, i));
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
           is_equal(
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
            word_at(&w->a, head ? end.a_first + i : end.a_last - 1 - i);
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
    return !xc_wording_is_small(word_at(&w->a, i)) &&
           (is_equal(&w->a, i, &w->b, k) || is_spelled(&w->a, i, &w->b, k));
}

/* Runs of moves that keep no word the same are the differences; the last one
 * is left open, for what stands between two stretches. */
static void find_hunks(xc_wording *w, const stretch *s, xc_hunk *open) {
    uint32_t i = s->at.a_first, k = s->at.b_first;
    open->a_last = i;
    open->b_last = k;
    for (uint32_t n = s->count; n-- > 0;) {
        move m = (move)s->moves[n];
        bool same = m == BOTH && is_equal(&w->a, i, &w->b, k);
        if (m == BOTH && is_told(w, i, k)) {
            w->told++;
            w->rare += xc_wording_is_rare(word_at(&w->a, i));
        }
        if (m != ONLY_B) i++;
        if (m != ONLY_A) k++;
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

static void tell_chain(xc_wording *w, const chain *all) {
    const window *first = &all->items[0].at;
    const window *last = &all->items[all->count - 1].at;
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
        if (!is_equal(&w->a, a->a_first + i, &w->b, b->b_first + i))
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
    chain all = {.count = 0};
    memset(out, 0, sizeof *out);
    split_words(a, &out->a);
    split_words(b, &out->b);
    /* Most are copies of one another. */
    if (a && b && strcmp(a, b) == 0) {
        out->common = out->a_last = out->b_last = out->a.count;
        out->told = out->common;
        return;
    }
    find_chain(out, &all);
    tell_chain(out, &all);
    join_moved(out);
}

bool xc_wording_is_foreign(const char *passage) {
    return xc_passage_has(XC_LEXICON_FOREIGN, passage);
}

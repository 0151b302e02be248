/*
 * quotation.c - the same quotation in two articles: word for word, or worded
 * otherwise.
 *
 * The words of two quotations are aligned locally, so that one may be a part
 * of the other. Punctuation and case do not count. Words that only one has
 * may have been left out by an editor and are no conflict; words that stand
 * for other words are.
 * Source: T. F. Smith, M. S. Waterman, "Identification of common molecular
 * subsequences", J. Mol. Biol. 147 (1981), over words.
 * Exports: xc_rule_quotation.
 */
#include <string.h>

#include "base/wordlist.h"
#include "compare/rules/rules.h"

/* Words of each quotation that are aligned; what is beyond is not seen. */
#define MAX_WORDS 240u

/* Fewer words in common are a turn of phrase, not a quotation. */
#define MIN_COMMON 8u

/* Words that differ at the ends of two quotations of one shape, at most. */
#define MAX_ENDS 2u

/* More differences than this share of the common words are another text. */
#define MAX_EDITS 0.25

typedef struct words {
    const char *start[MAX_WORDS];
    uint8_t length[MAX_WORDS];
    uint32_t count;
} words;

typedef struct alignment {
    uint32_t common;
    uint32_t replaced;
    uint32_t left_out;
    uint32_t first_a, first_b; /* a replaced word of each, when replaced */
    uint32_t end_a, end_b;     /* where the aligned words end */
} alignment;

static void split_words(const char *text, words *out) {
    out->count = 0;
    xc_word word;
    while (out->count < MAX_WORDS && xc_word_next(&text, &word)) {
        out->start[out->count] = word.start;
        out->length[out->count++] =
            (uint8_t)(word.length > UINT8_MAX ? UINT8_MAX : word.length);
    }
}

static bool is_equal(const words *a, uint32_t i, const words *b, uint32_t k) {
    return a->length[i] == b->length[k] &&
           memcmp(a->start[i], b->start[k], a->length[i]) == 0;
}

/* "travelling" and "traveling", "'ve" and "have": one word in two spellings,
 * as many letters of the longer being in order in the shorter. */
static bool is_spelling(const words *a, uint32_t i, const words *b,
                        uint32_t k) {
    const char *x = a->start[i], *y = b->start[k];
    size_t n = a->length[i], m = b->length[k], same = 0;
    for (size_t p = 0, q = 0; p < n && q < m; p++) {
        size_t at = q;
        while (at < m && y[at] != x[p])
            at++;
        if (at == m) continue;
        same++;
        q = at + 1;
    }
    size_t least = n < m ? n : m, most = n < m ? m : n;
    bool clitic = x[0] == '\'' || y[0] == '\'';
    return clitic ? same + 1 >= least
                  : most >= 4 && same == least && most - least <= most / 4;
}

typedef enum move { STOP = 0, BOTH, ONLY_A, ONLY_B } move;

/* Four moves a byte: the table stands on the stack. */
typedef struct table {
    int16_t score[2][MAX_WORDS + 1];
    uint8_t moves[MAX_WORDS + 1][MAX_WORDS / 4 + 1];
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

static void fill_row(table *t, const words *a, const words *b, uint32_t i) {
    const int16_t *above = t->score[(i - 1) % 2];
    int16_t *row = t->score[i % 2];
    row[0] = 0;
    for (uint32_t k = 1; k <= b->count; k++) {
        int both = above[k - 1] + (is_equal(a, i - 1, b, k - 1) ? 2 : -3);
        int only_a = above[k] - 2, only_b = row[k - 1] - 2;
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

/* A local alignment leaves out words that differ at its ends; where both
 * quotations end with as many, those stand for each other. */
static void replace_ends(alignment *found, const words *a, uint32_t i,
                         const words *b, uint32_t k) {
    uint32_t before = i < k ? i : k;
    if (i == k && before > 0 && before <= MAX_ENDS) {
        found->replaced += before;
        found->first_a = found->first_b = 0;
    }
    uint32_t after_a = a->count - found->end_a;
    uint32_t after_b = b->count - found->end_b;
    if (after_a == after_b && after_a > 0 && after_a <= MAX_ENDS &&
        a->count < MAX_WORDS && b->count < MAX_WORDS) {
        if (found->replaced == 0) {
            found->first_a = found->end_a;
            found->first_b = found->end_b;
        }
        found->replaced += after_a;
    }
}

static alignment walk_back(const table *t, const words *a, const words *b) {
    alignment found = {.end_a = t->best_a, .end_b = t->best_b};
    uint32_t i = t->best_a, k = t->best_b;
    for (move m; (m = get_move(t, i, k)) != STOP;) {
        if (m == BOTH) {
            i--, k--;
            if (is_equal(a, i, b, k)) {
                found.common++;
            } else if (is_spelling(a, i, b, k)) {
                found.left_out++;
            } else {
                found.replaced++;
                found.first_a = i;
                found.first_b = k;
            }
        } else {
            if (m == ONLY_A)
                i--;
            else
                k--;
            found.left_out++;
        }
    }
    replace_ends(&found, a, i, b, k);
    return found;
}

static alignment align_words(const words *a, const words *b) {
    table t = {0};
    for (uint32_t i = 1; i <= a->count; i++)
        fill_row(&t, a, b, i);
    return walk_back(&t, a, b);
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_QUOTATION && b->kind == XC_FACT_QUOTATION;
}

static alignment align_facts(const xc_fact *a, const xc_fact *b, words *wa,
                             words *wb) {
    split_words(a->words, wa);
    split_words(b->words, wb);
    /* Most are copies of one another. */
    if (a->words && b->words && strcmp(a->words, b->words) == 0)
        return (alignment){.common = wa->count};
    return align_words(wa, wb);
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    words wa = {0}, wb = {0};
    alignment found = align_facts(&a->fact->fact, &b->fact->fact, &wa, &wb);
    uint32_t edits = found.replaced + found.left_out;
    (void)weights;
    if (found.common >= MIN_COMMON && edits <= MAX_EDITS * found.common)
        pair.probability = 1 - 1 / (double)(1 + found.common);
    return pair;
}

static xc_verdict judge(const xc_pair *pair) {
    words wa = {0}, wb = {0};
    alignment found =
        align_facts(&pair->a->fact->fact, &pair->b->fact->fact, &wa, &wb);
    if (found.replaced > 0) return XC_VERDICT_CONFLICT;
    return found.left_out > 0 ? XC_VERDICT_IMPRECISE : XC_VERDICT_AGREE;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    words wa = {0}, wb = {0};
    alignment found =
        align_facts(&pair->a->fact->fact, &pair->b->fact->fact, &wa, &wb);
    if (verdict == XC_VERDICT_CONFLICT) {
        XC_TRY(xc_explain_message(
            out,
            "one quotation is worded in two ways: \"%.*s\" against "
            "\"%.*s\"",
            (int)wa.length[found.first_a], wa.start[found.first_a],
            (int)wb.length[found.first_b], wb.start[found.first_b]));
        return xc_explain_step(
            out,
            "%u words are the same, %u stand for others, %u are in one "
            "only",
            found.common, found.replaced, found.left_out);
    }
    XC_TRY(xc_explain_message(out, "both give the same quotation (%u words)",
                              found.common));
    if (found.left_out > 0)
        return xc_explain_step(out, "%u words are in one only", found.left_out);
    return xc_explain_step(out, "%u words in a row are the same", found.common);
}

const xc_rule xc_rule_quotation = {
    .info = {"quotation", "One quotation is worded in two ways",
             "Two sources quote the same words but for a few that stand for "
             "others. Punctuation, case, and words that only one of them has "
             "stay silent.",
             XC_SEVERITY_WARNING},
    .example = {"\"We will rebuild the old ferry terminal before the winter "
                "storms arrive,\" Mayor Ada Lund said.",
                "\"We will rebuild the old ferry terminal before the summer "
                "storms arrive,\" Mayor Ada Lund said."},
    .least = 0.5,
    .sure = 0.5,
    .one_voice = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

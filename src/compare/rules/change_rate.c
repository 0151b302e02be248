/*
 * change_rate.c - "rents rose 5 percent" against "rents rose 7 percent": by how
 * much one thing changed.
 *
 * The same thing changes by other rates over other times and in other terms, so
 * that both sentences must count from the same (bases.tsv) or both not say from
 * what. What rises in one article and falls in the other is left to the rules
 * about what happened.
 * Exports: xc_rule_change_rate, xc_is_change_rate.
 */
#include <string.h>

#include "base/wordlist.h"
#include "compare/matching/passage.h"
#include "compare/rules/rules.h"

/* Bases that one sentence has, at most. */
enum { MAX_BASES = 16 };

/* Words of what changed that both sentences have, at least. */
enum { LEAST_SHARED = 2 };

bool xc_is_change_rate(const xc_fact *fact) {
    return fact->kind == XC_FACT_AMOUNT &&
           fact->standing == XC_STANDING_CHANGE &&
           fact->number.dimension == XC_DIMENSION_PERCENT;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return xc_is_change_rate(a) && xc_is_change_rate(b);
}

static bool has_row(const xc_lexeme *const *rows, size_t count,
                    const xc_lexeme *row) {
    for (size_t i = 0; i < count; i++)
        if (rows[i] == row) return true;
    return false;
}

/* Both count from the same, in the same terms. */
static bool is_base_same(const xc_stored_fact *a, const xc_stored_fact *b) {
    const xc_lexeme *x[MAX_BASES], *y[MAX_BASES];
    size_t n = xc_passage_find(XC_LEXICON_BASES, a->text, x, MAX_BASES);
    size_t m = xc_passage_find(XC_LEXICON_BASES, b->text, y, MAX_BASES);
    if (n != m) return false;
    for (size_t i = 0; i < n; i++)
        if (!has_row(y, m, x[i])) return false;
    return true;
}

/* What changed is known by two words that both have: a place alone, or "price"
 * alone, may be of anything. */
static bool is_told(const xc_subject *a, const xc_subject *b) {
    return xc_words_shared(a->object, b->object) >= LEAST_SHARED;
}

static xc_verdict judge(const xc_pair *pair) {
    xc_verdict verdict = xc_judge_number(pair);
    if (verdict != XC_VERDICT_CONFLICT) return verdict;
    return is_told(pair->a, pair->b) &&
                   is_base_same(pair->a->fact, pair->b->fact)
               ? verdict
               : XC_VERDICT_UNRELATED;
}

const xc_rule xc_rule_change_rate = {
    .info = {"change-rate", "One thing changed by two rates",
             "Two sources say that the same thing rose or fell, by different "
             "percentages. Silent within rounding and hedges, for other "
             "periods, where one counts from another time or in other terms "
             "(\"from a year earlier\", \"in real terms\"), and for percentage "
             "points against percent.",
             XC_SEVERITY_ERROR},
    .example = {"House prices in Orrin rose 5 percent in 2030.",
                "House prices in Orrin rose 7 percent in 2030."},
    .least = 0.6,
    .sure = 0.85,
    .takes = takes,
    .judge = judge,
    .explain = xc_explain_number};

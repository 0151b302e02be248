/*
 * superlative.c - two bridges that are both "the longest in Orrin", and one
 * that is the second-longest here and the third-longest there.
 *
 * The scope must be the same to the word, and say enough: a name in it, or
 * names that both articles have. What is largest changes: of another time it
 * is nothing, or stale.
 * Exports: xc_rule_superlative.
 */
#include <string.h>

#include "base/wordlist.h"
#include "compare/events/event.h"
#include "compare/rules/rules.h"

/* How sure a pair is whose scopes are the same; with a scope of three words or
 * two names that both articles have it is surer. */
static const double scope_alone = 0.8, scope_and_names = 0.9;

/* The rank and what it is the rank in; words NULL: none. */
typedef struct ranked {
    const char *rank;
    const char *scope;
    double number;
} ranked;

static ranked read_rank(const xc_fact *fact) {
    uint32_t rank = xc_fact_argument(fact, "rank");
    uint32_t scope = xc_fact_argument(fact, "scope");
    if (rank == UINT32_MAX || scope == UINT32_MAX) return (ranked){0};
    ranked out = {fact->arguments[rank].words, fact->arguments[scope].words, 0};
    const char *number = out.rank ? strrchr(out.rank, ' ') : NULL;
    for (; number && number[1] >= '0' && number[1] <= '9'; number++)
        out.number = out.number * 10 + (number[1] - '0');
    return out;
}

static bool is_order(const ranked *r) {
    return strncmp(r->rank, "order ", strlen("order ")) == 0;
}

static bool is_same_kind(const ranked *a, const ranked *b) {
    size_t n = strcspn(a->rank, " ");
    return n == strcspn(b->rank, " ") && memcmp(a->rank, b->rank, n) == 0 &&
           strcmp(a->scope, b->scope) == 0;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    if (a->kind != XC_FACT_STATEMENT || b->kind != XC_FACT_STATEMENT)
        return false;
    ranked x = read_rank(a), y = read_rank(b);
    return x.rank && y.rank && x.scope && y.scope && is_same_kind(&x, &y) &&
           a->polarity == XC_POSITIVE && b->polarity == XC_POSITIVE &&
           xc_is_told(a) && xc_is_told(b);
}

/* "orrin" of "bridge orrin" where the article names Orrin. */
static bool holds_name(const char *scope, const xc_subject *s) {
    for (size_t i = 0; i < s->name_count; i++)
        if (xc_words_shared(scope, s->names[i]) > 0) return true;
    return false;
}

/* Both name who it is: what is only described may be the other's. */
static bool are_named(const xc_subject *a, const xc_subject *b) {
    const char *x = a->fact->actor_key, *y = b->fact->actor_key;
    return x && y && *x && *y &&
           !xc_actor_is_torn(x, b->names, b->name_count) &&
           !xc_actor_is_torn(y, a->names, a->name_count);
}

static xc_time_relation relate(const xc_weights *weights, const xc_subject *a,
                               const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    ranked x = read_rank(fa);
    bool dated = xc_is_dated(fa) && xc_is_dated(fb);
    if (dated && xc_days_apart(fa, fb) > 0) return XC_TIME_APART;
    /* Who was the first stays it. */
    if (is_order(&x)) return XC_TIME_COMPATIBLE;
    if (fa->tense != fb->tense) return XC_TIME_APART;
    int32_t days = (int32_t)xc_weights_days(weights, XC_PERIOD_SAME);
    return xc_relate_days(a, b, days);
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment out = {.time = relate(weights, a, b)};
    ranked x = read_rank(&a->fact->fact);
    size_t words = xc_words_count(x.scope);
    bool names = xc_names_shared(a, b) >= 2;
    bool limited = holds_name(x.scope, a) && holds_name(x.scope, b);
    bool same = xc_same_actor(a->fact->actor_key, b->fact->actor_key);
    if (out.time == XC_TIME_APART || !are_named(a, b) || words < 2 ||
        (!limited && !names && !same))
        return out;
    out.probability = names || words > 2 ? scope_and_names : scope_alone;
    return out;
}

static xc_verdict judge(const xc_pair *pair) {
    ranked a = read_rank(&pair->a->fact->fact);
    ranked b = read_rank(&pair->b->fact->fact);
    bool same =
        xc_same_actor(pair->a->fact->actor_key, pair->b->fact->actor_key);
    bool equal = a.number == b.number;
    if (same) return equal ? XC_VERDICT_AGREE : XC_VERDICT_CONFLICT;
    return equal ? XC_VERDICT_CONFLICT : XC_VERDICT_UNRELATED;
}

/* The words of the article: "the second-longest bridge in Orrin". */
static const char *say(xc_explanation *out, const xc_subject *s) {
    const xc_fact *fact = &s->fact->fact;
    uint32_t i = xc_fact_argument(fact, "scope");
    xc_span span = fact->arguments[i].span;
    const char *text = s->fact->text;
    uint32_t start = fact->evidence.start;
    if (!text || span.start < start || span.end > start + strlen(text))
        return fact->claim ? fact->claim : "";
    const char *copy = xc_arena_copy(out->arena, text + (span.start - start),
                                     span.end - span.start);
    return copy ? copy : "";
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const char *x = say(out, pair->a), *y = say(out, pair->b);
    if (verdict == XC_VERDICT_AGREE)
        XC_TRY(xc_explain_message(out, "both rank %s alike: %s", a->actor_name,
                                  x));
    else if (xc_same_actor(a->actor_key, b->actor_key))
        XC_TRY(xc_explain_message(out, "%s is ranked differently: %s, %s",
                                  a->actor_name, x, y));
    else
        XC_TRY(xc_explain_message(out, "%s and %s are both said to be %s",
                                  a->actor_name, b->actor_name, x));
    XC_TRY(xc_explain_step(out, "%s: %s, %s", pair->label_a, a->actor_name, x));
    XC_TRY(xc_explain_step(out, "%s: %s, %s", pair->label_b, b->actor_name, y));
    if (verdict == XC_VERDICT_AGREE) return XC_OK;
    return xc_explain_step(out, "of one kind only one can have one rank");
}

const xc_rule xc_rule_superlative = {
    .info =
        {"superlative", "Two are first of one kind, or one ranks twice",
         "Two sources put different things first in the same (\"the longest "
         "bridge in Orrin\"), or give one thing different ranks "
         "(\"second-largest\", \"third-largest\"). The words that say of "
         "what it is the first must be the same; silent for opinions "
         "(\"the best\"), for what was so at another time, and where "
         "nothing names the place or field.",
         XC_SEVERITY_ERROR},
    .example = {"Tarn Bridge is the longest bridge in Orrin.",
                "Pell Bridge is the longest bridge in Orrin."},
    .least = 0.6,
    .sure = 0.75,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

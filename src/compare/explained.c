/*
 * explained.c - takes out of the judged pairs the differences that the
 * articles themselves explain: what one of them says besides accounts for the
 * figure of the other.
 *
 * Takes out nothing that agrees, and looks at no other pairs than the two
 * articles give.
 * Exports: xc_engine_drop_explained, xc_verdict_differs.
 */
#include "compare/engine.h"
#include "compare/interval.h"

bool xc_verdict_differs(xc_verdict verdict) {
    return verdict == XC_VERDICT_CONFLICT || verdict == XC_VERDICT_STALE ||
           verdict == XC_VERDICT_DISPUTED;
}

/* What the judged pairs tell, by party. */
typedef struct notes {
    xc_map agreed; /* and other content: it agrees with something there */
    xc_map beside; /* and other sentence: the first it agrees with there */
    xc_map lists;  /* and other content: what it differs from there; LIST */
    xc_map rest;   /* the same, but for what is explained in one sentence */
} notes;

/* ------------------------------------------------------------------ */
/* What an article says besides                                         */

/* Both totals are the same, or there is only one. */
static bool is_whole_agreement(const xc_engine *engine, const xc_judged *pair) {
    const xc_whole *a =
        &xc_engine_party(engine, pair->a)->stored.fact.number.whole;
    const xc_whole *b =
        &xc_engine_party(engine, pair->b)->stored.fact.number.whole;
    return !a->known || !b->known || xc_interval_meets(&a->meant, &b->meant);
}

/* The sentence that a fact was read in, of the whole engine. */
static uint64_t sentence_of(const xc_engine *engine, size_t party) {
    const xc_party *p = xc_engine_party(engine, party);
    uint64_t field = (uint64_t)p->content * 2 + p->stored.fact.in_title;
    return field << 32 | p->stored.fact.evidence.start;
}

static bool stands_before(const xc_engine *engine, size_t a, size_t b) {
    return xc_engine_party(engine, a)->stored.fact.mark.start <
           xc_engine_party(engine, b)->stored.fact.mark.start;
}

/* Of several the first in place, whatever was judged first. */
static xc_status note_beside(const xc_engine *engine, notes *n, size_t party,
                             size_t other) {
    uint64_t sentence = sentence_of(engine, other);
    size_t before;
    if (xc_map_get(&n->beside, party, sentence, &before) &&
        stands_before(engine, before, other))
        return XC_OK;
    return xc_map_put(engine->arena, &n->beside, party, sentence, other);
}

/* Notes for each agreeing fact the other content, and the sentence of it, that
 * it agrees with. */
static xc_status note_agreements(const xc_engine *engine, notes *n) {
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        if (xc_verdict_differs(pair->verdict) ||
            !is_whole_agreement(engine, pair))
            continue;
        size_t ca = xc_engine_party(engine, pair->a)->content;
        size_t cb = xc_engine_party(engine, pair->b)->content;
        XC_TRY(xc_map_put(engine->arena, &n->agreed, pair->a, cb, 1));
        XC_TRY(xc_map_put(engine->arena, &n->agreed, pair->b, ca, 1));
        XC_TRY(note_beside(engine, n, pair->a, pair->b));
        XC_TRY(note_beside(engine, n, pair->b, pair->a));
    }
    return XC_OK;
}

/* An article that also has the other's figure has seen both: no conflict. Of
 * quotations that tells nothing: one half of "...," she said, "..." agrees with
 * what the other differs from. */
static bool is_explained(const xc_engine *engine, const notes *n,
                         const xc_judged *pair) {
    size_t value;
    if (xc_engine_party(engine, pair->a)->stored.fact.kind == XC_FACT_QUOTATION)
        return false;
    size_t ca = xc_engine_party(engine, pair->a)->content;
    size_t cb = xc_engine_party(engine, pair->b)->content;
    return xc_map_get(&n->agreed, pair->a, cb, &value) ||
           xc_map_get(&n->agreed, pair->b, ca, &value);
}

/* Another fact of the article of one may say why it differs from the other. */
static bool is_told_by(const xc_engine *engine, const xc_rule *rule, size_t own,
                       size_t opposite) {
    const xc_content *content = xc_engine_content(engine, own);
    for (size_t i = 0; i < content->parties.count; i++) {
        size_t other = content->parties.items[i];
        if (other == own) continue;
        if (rule->explained(&xc_engine_party(engine, own)->stored.fact,
                            &xc_engine_party(engine, opposite)->stored.fact,
                            &xc_engine_party(engine, other)->stored.fact))
            return true;
    }
    return false;
}

/* What an archive's article says besides may not have been asked for yet. */
static xc_status is_told_why(xc_engine *engine, const xc_judged *pair,
                             bool *told) {
    *told = false;
    if (!pair->rule->explained) return XC_OK;
    XC_TRY(
        xc_engine_complete(engine, xc_engine_party(engine, pair->a)->content));
    XC_TRY(
        xc_engine_complete(engine, xc_engine_party(engine, pair->b)->content));
    *told = is_told_by(engine, pair->rule, pair->a, pair->b) ||
            is_told_by(engine, pair->rule, pair->b, pair->a);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Sentences with several figures                                       */

/* "Tickets cost $3.20, up from $2.80" against "$3.60, up from $2.80": of a
 * pair of $3.20 and $2.80 one figure has its equal beside the other. */
static bool is_told_beside(const xc_engine *engine, const notes *n,
                           const xc_judged *pair) {
    size_t counterpart;
    return xc_map_get(&n->beside, pair->a, sentence_of(engine, pair->b),
                      &counterpart) ||
           xc_map_get(&n->beside, pair->b, sentence_of(engine, pair->a),
                      &counterpart);
}

/* "$3.20, up from $2.80" and "$2.80, up from $2.50" tell of two changes: what
 * both have stands once behind and once before the figures that differ, which
 * then are the first and the last of three. */
static bool is_crossed(const xc_engine *engine, const notes *n,
                       const xc_judged *pair) {
    const xc_content *content = xc_engine_content(engine, pair->b);
    uint64_t sentence = sentence_of(engine, pair->b);
    for (size_t i = 0; i < content->parties.count; i++) {
        size_t beside = content->parties.items[i], counterpart;
        if (beside == pair->b || sentence_of(engine, beside) != sentence ||
            !xc_map_get(&n->beside, beside, sentence_of(engine, pair->a),
                        &counterpart))
            continue;
        if (stands_before(engine, beside, pair->b) !=
            stands_before(engine, counterpart, pair->a))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Lists                                                                */

/* Stands for more than one figure. */
#define LIST SIZE_MAX

static bool is_same_figure(const xc_engine *engine, size_t a, size_t b) {
    const xc_quantity *x = &xc_engine_party(engine, a)->stored.fact.number;
    const xc_quantity *y = &xc_engine_party(engine, b)->stored.fact.number;
    return xc_judge_figures(x, y) != XC_VERDICT_CONFLICT;
}

/* Notes what a party differs from in the content of another. */
static xc_status note_value(const xc_engine *engine, xc_map *values,
                            size_t party, size_t other) {
    size_t content = xc_engine_party(engine, other)->content, before;
    if (!xc_map_get(values, party, content, &before))
        before = other;
    else if (before != LIST && !is_same_figure(engine, before, other))
        before = LIST;
    return xc_map_put(engine->arena, values, party, content, before);
}

static xc_status note_values(const xc_engine *engine, xc_map *values,
                             const xc_judged *pair) {
    XC_TRY(note_value(engine, values, pair->a, pair->b));
    return note_value(engine, values, pair->b, pair->a);
}

static xc_status note_lists(const xc_engine *engine, notes *n) {
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        if (!xc_verdict_differs(pair->verdict) || pair->rule->one_voice)
            continue;
        XC_TRY(note_values(engine, &n->lists, pair));
        if (!is_told_beside(engine, n, pair))
            XC_TRY(note_values(engine, &n->rest, pair));
    }
    return XC_OK;
}

static bool has_list(const xc_engine *engine, const xc_map *values,
                     const xc_judged *pair) {
    size_t value;
    size_t ca = xc_engine_party(engine, pair->a)->content;
    size_t cb = xc_engine_party(engine, pair->b)->content;
    return (xc_map_get(values, pair->b, ca, &value) && value == LIST) ||
           (xc_map_get(values, pair->a, cb, &value) && value == LIST);
}

/* A list ("1 of 25 photos", "2 of 25 photos") gives one thing many values: an
 * article that differs in two ways from one fact states none. A figure whose
 * equal stands in the sentence of the other makes no list of it. */
static bool is_listed(const xc_engine *engine, const notes *n,
                      const xc_judged *pair) {
    return has_list(engine, &n->lists, pair) &&
           (has_list(engine, &n->rest, pair) || is_crossed(engine, n, pair));
}

/* ------------------------------------------------------------------ */
/* All of it                                                            */

xc_status xc_engine_drop_explained(xc_engine *engine) {
    notes n = {0};
    size_t kept = 0;
    XC_TRY(note_agreements(engine, &n));
    XC_TRY(note_lists(engine, &n));
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        bool told = false;
        if (xc_verdict_differs(pair->verdict)) {
            told =
                is_explained(engine, &n, pair) || is_listed(engine, &n, pair);
            if (!told) XC_TRY(is_told_why(engine, pair, &told));
        }
        if (!told) engine->judged.items[kept++] = *pair;
    }
    engine->judged.count = kept;
    return XC_OK;
}

/*
 * figure_facts.c - turns two observations that likely speak of one thing into
 * facts that take part, and judges them by the rule of their dimension.
 *
 * What the article's facts say of the same figures (who, planned or so, a
 * change or a total) goes with them and can speak against the pair.
 * Exports: xc_engine_judge_figures.
 */
#include "compare/matching/figure_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/events/event.h"
#include "compare/interval.h"

/* Words that tell in a report what a figure is of. */
enum { SHOWN_WORDS = 4 };

/* ------------------------------------------------------------------ */
/* Facts                                                                */

/* The fact of an article that states a figure; NULL: none takes part. */
static xc_party *find_stated(const xc_engine *engine, size_t content,
                             const xc_mention *mention) {
    const xc_content *c = engine->contents.items[content];
    for (size_t i = 0; i < c->parties.count; i++) {
        xc_party *party = engine->parties.items[c->parties.items[i]];
        const xc_fact *fact = &party->stored.fact;
        if (fact->kind == XC_FACT_FIGURE || fact->in_title != mention->in_title)
            continue;
        xc_span span = mention->kind == XC_MENTION_DATE ? fact->date_span
                                                        : fact->number_span;
        bool has = mention->kind == XC_MENTION_DATE ? fact->has_date
                                                    : fact->has_number;
        if (has && span.start == mention->span.start) return party;
    }
    return NULL;
}

static int compare_rarity(const void *left, const void *right) {
    const xc_term *a = *(const xc_term *const *)left,
                  *b = *(const xc_term *const *)right;
    if (a->rarity < b->rarity) return 1;
    if (a->rarity > b->rarity) return -1;
    return strcmp(a->word, b->word);
}

/* The rarest words around a figure, in the order of letters. */
static xc_status pick_words(xc_arena *arena, const xc_terms *terms,
                            const char **words) {
    const char *list[SHOWN_WORDS];
    size_t count = 0;
    const xc_term **order =
        xc_arena_array(arena, terms->count ? terms->count : 1, sizeof *order);
    XC_TRY_NEW(order);
    for (size_t i = 0; i < terms->count; i++)
        order[i] = &terms->items[i];
    if (terms->count > 1)
        qsort(order, terms->count, sizeof *order, compare_rarity);
    for (; count < terms->count && count < SHOWN_WORDS; count++)
        list[count] = order[count]->word;
    *words = NULL;
    if (count == 0) return XC_OK;
    xc_buffer out = XC_BUFFER_INIT;
    xc_words_join(&out, list, count);
    if (!out.failed) *words = xc_arena_copy(arena, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return *words ? XC_OK : XC_ERROR_MEMORY;
}

/* What the fact of the figure knows besides. */
static void take_over(xc_stored_fact *stored, const xc_party *stated) {
    const xc_stored_fact *from = &stated->stored;
    stored->actor_name = from->actor_name;
    stored->actor_key = from->actor_key;
    stored->speaker_name = from->speaker_name;
    stored->speaker_key = from->speaker_key;
    stored->fact.actor = from->fact.actor;
    stored->fact.speaker = from->fact.speaker;
    stored->fact.modality = from->fact.modality;
    stored->fact.tense = from->fact.tense;
    stored->fact.standing = from->fact.standing;
}

static xc_status fill_fact(xc_engine *engine, const xc_observed *observed,
                           const xc_observation *item, xc_stored_fact *stored) {
    const xc_mention *m = item->mention;
    const xc_observed_sentence *sentence =
        &observed->sentences.items[item->sentence];
    xc_fact *fact = &stored->fact;
    fact->kind = XC_FACT_FIGURE;
    fact->in_title = m->in_title;
    fact->span = fact->evidence = sentence->stored.span;
    fact->mark = m->span;
    if (m->kind == XC_MENTION_DATE) {
        fact->has_date = true;
        fact->date = m->date;
        fact->date_span = m->span;
    } else {
        fact->has_number = true;
        fact->number = m->quantity;
        fact->number_span = m->span;
        if (m->quantity.dimension == XC_DIMENSION_COUNT && m->quantity.unit)
            fact->set_head = m->quantity.unit;
        if (item->when) {
            fact->has_date = true;
            fact->date = item->when->date;
            fact->date_span = item->when->span;
        }
    }
    if (fact->number.unit) {
        fact->number.unit = xc_arena_string(engine->arena, fact->number.unit);
        XC_TRY_NEW(fact->number.unit);
        if (fact->set_head) fact->set_head = fact->number.unit;
    }
    return pick_words(engine->arena, &item->around, &fact->object);
}

/* Makes an observation take part; a second pair of it finds it again. */
static xc_status add_party(xc_engine *engine, const xc_observed *observed,
                           const xc_observation *item, xc_party *stated,
                           size_t *index) {
    const xc_mention *m = item->mention;
    xc_party *party;
    uint64_t place = (uint64_t)m->in_title << 32 | m->span.start;
    if (xc_map_get(&engine->figure_index, observed->content, place, index))
        return XC_OK;
    XC_TRY(xc_engine_make_party(engine, observed->content, &party));
    XC_TRY(fill_fact(engine, observed, item, &party->stored));
    party->stated = stated;
    if (stated) take_over(&party->stored, stated);
    XC_TRY(xc_engine_cut(engine, party));
    return xc_engine_enter(engine, &engine->figure_index, place, party, index);
}

/* ------------------------------------------------------------------ */
/* Judging                                                              */

static xc_verdict judge(const xc_observation *x, const xc_observation *y) {
    if (x->mention->kind == XC_MENTION_DATE) return XC_VERDICT_CONFLICT;
    return xc_judge_figures(&x->mention->quantity, &y->mention->quantity);
}

/* The rule of a dimension, by what it takes. */
static const xc_rule *find_rule(const xc_fact *a, const xc_fact *b) {
    for (size_t i = 0; i < xc_rule_count_all; i++)
        if (xc_rule_takes(xc_rules[i], a, b)) return xc_rules[i];
    return NULL;
}

static xc_time_relation relate(const xc_engine *engine, const xc_party *a,
                               const xc_party *b) {
    const xc_fact *fa = &a->stored.fact, *fb = &b->stored.fact;
    if (fa->has_date && fb->has_date) return XC_TIME_SAME;
    if (fa->has_date || fb->has_date) return XC_TIME_COMPATIBLE;
    return xc_relate_published(
        &a->subject, &b->subject,
        xc_weights_days(engine->comparison->weights, XC_PERIOD_SAME));
}

xc_status xc_engine_judge_figures(xc_engine *engine,
                                  const xc_matching *matching) {
    const xc_observation *x = &matching->a->items.items[matching->x];
    const xc_observation *y = &matching->b->items.items[matching->y];
    xc_party *fx = find_stated(engine, matching->a->content, x->mention);
    xc_party *fy = find_stated(engine, matching->b->content, y->mention);
    if (!xc_facts_may_meet(fx ? &fx->stored.fact : NULL,
                           fy ? &fy->stored.fact : NULL))
        return XC_OK;
    xc_judged judged = {.verdict = judge(x, y)};
    XC_TRY(add_party(engine, matching->a, x, fx, &judged.a));
    XC_TRY(add_party(engine, matching->b, y, fy, &judged.b));
    const xc_party *a = xc_engine_party(engine, judged.a);
    const xc_party *b = xc_engine_party(engine, judged.b);
    judged.rule = find_rule(&a->stored.fact, &b->stored.fact);
    judged.alignment = (xc_alignment){.probability = matching->probability,
                                      .time = relate(engine, a, b)};
    if (!judged.rule) return XC_OK;
    xc_matching *kept = xc_arena_alloc(engine->arena, sizeof *kept);
    XC_TRY_NEW(kept);
    *kept = *matching;
    judged.matching = kept;
    return xc_engine_note(engine, &judged);
}

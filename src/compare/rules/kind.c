/*
 * kind.c - "a bomber rammed a truck into the consulate", "a car packed with
 * explosives was driven into the consulate": what kinds.c read in two articles
 * of one event, or in one article, becomes facts that are judged.
 *
 * The two articles begin with the same news. One that tells of both kinds has
 * seen both, or tells of two things. In one article the later is told as
 * something known: "the car". A place or time that the other article does not
 * name is another event's.
 * Exports: xc_rule_kind, xc_rule_kind_inside, xc_engine_kind.
 */
#include "compare/events/kind.h"

#include <string.h>

#include "compare/events/one_event.h"
#include "compare/events/same_news.h"
#include "compare/events/told.h"
#include "compare/names/people.h"
#include "compare/rules/rules.h"

/* Bytes of the top of an article, which is about its event. */
enum { TOP = 1000 };

static const char HELP[] =
    "Two articles of one event, or one article, call one thing by kinds that "
    "exclude each other: the car or truck that was rammed into a gate or "
    "packed "
    "with explosives, the rifle or shotgun that somebody opened fire with, the "
    "plane or helicopter that crashed, the ferry or barge that sank, the "
    "murder "
    "or manslaughter that somebody is charged with. Silent for words that may "
    "be any of them (\"vehicle\", \"gun\", \"boat\"), for several things in "
    "one sentence, for \"a second car\", for what is planned, asked or denied, "
    "for other years, for an article that calls it both, and where either "
    "names "
    "a place that the other does not.";

static bool has(const xc_kind *one, int feature) {
    return xc_lexeme_flag(one->deed, feature);
}

static bool is_top(const xc_kind *one) {
    return one->in_title || one->span.start < TOP;
}

/* ------------------------------------------------------------------ */
/* Two articles                                                         */

static xc_told_words words_of(const xc_kind *one) {
    return (xc_told_words){.in_title = one->in_title,
                           .span = one->span,
                           .mark = one->mark,
                           .topic =
                               xc_lexeme_text(one->deed, XC_INSTRUMENTS_TOPIC)};
}

/* A charge may be another a day later. */
static bool may_differ(const xc_kind *x, const xc_kind *y, const xc_party *a,
                       const xc_party *b) {
    if ((has(x, XC_INSTRUMENTS_CHANGES) || has(y, XC_INSTRUMENTS_CHANGES)) &&
        xc_people_days(&a->subject, &b->subject) != 0)
        return true;
    return (has(x, XC_INSTRUMENTS_WHOSE) || has(y, XC_INSTRUMENTS_WHOSE)) &&
           !xc_one_passage(&a->subject, &b->subject);
}

static xc_status judge_two(xc_engine *engine, xc_judged *judged,
                           const xc_observed *a, const xc_kind *x,
                           const xc_observed *b, const xc_kind *y) {
    xc_party *first, *second;
    xc_told_words own = words_of(x), other = words_of(y);
    XC_TRY(xc_engine_make_told(engine, a->content, &own, &first));
    XC_TRY(xc_engine_make_told(engine, b->content, &other, &second));
    if (xc_told_is_elsewhere(first->stored.text, &b->written) ||
        xc_told_is_elsewhere(second->stored.text, &a->written) ||
        may_differ(x, y, first, second))
        return XC_OK;
    XC_TRY(xc_engine_add_told(engine, first, &judged->a));
    XC_TRY(xc_engine_add_told(engine, second, &judged->b));
    return xc_engine_note(engine, judged);
}

static bool is_one_thing(const xc_observed *a, const xc_kind *x,
                         const xc_observed *b, const xc_kind *y) {
    return xc_kinds_exclude(x, y) && (is_top(x) || is_top(y)) &&
           !xc_kinds_has(&a->kinds, y) && !xc_kinds_has(&b->kinds, x) &&
           !xc_kinds_has_several(&a->kinds, x) &&
           !xc_kinds_has_several(&b->kinds, y);
}

/* The first place of the other that calls it otherwise is enough. */
xc_status xc_engine_kind(xc_engine *engine, const xc_observed *a,
                         const xc_observed *b) {
    if (engine->comparison->between_only || a->kinds.count == 0 ||
        b->kinds.count == 0)
        return XC_OK;
    xc_judged judged = {.rule = &xc_rule_kind,
                        .verdict = XC_VERDICT_CONFLICT,
                        .alignment = {.time = XC_TIME_COMPATIBLE}};
    judged.alignment.probability = xc_same_news(engine, a, b);
    if (judged.alignment.probability < xc_rule_kind.least) return XC_OK;
    for (size_t i = 0; i < a->kinds.count; i++)
        for (size_t k = 0; k < b->kinds.count; k++) {
            size_t before = engine->judged.count;
            const xc_kind *x = &a->kinds.items[i], *y = &b->kinds.items[k];
            if (!is_one_thing(a, x, b, y)) continue;
            judged.verdict = XC_VERDICT_CONFLICT;
            XC_TRY(judge_two(engine, &judged, a, x, b, y));
            if (engine->judged.count > before) break;
        }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The rule                                                             */

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    (void)verdict;
    XC_TRY(xc_explain_message(
        out, "one thing is called by two kinds: \"%s\", \"%s\"", a->claim,
        b->claim));
    XC_TRY(xc_explain_step(out, "%s: \"%s\"", pair->label_a, a->claim));
    XC_TRY(xc_explain_step(out, "%s: \"%s\"", pair->label_b, b->claim));
    return xc_explain_step(out, "what is the one is not the other");
}

#define INFO                                                                   \
    { "kind", "One thing is called by two kinds", HELP, XC_SEVERITY_WARNING }

const xc_rule xc_rule_kind = {
    .info = INFO,
    .example = {"ORRIN, March 6, 2031 - A bomber rammed a truck into the "
                "Selwick Gate in Orrin, Mayor Ada Lund said.",
                "ORRIN, March 6, 2031 - A car packed with explosives blew up "
                "at the Selwick Gate in Orrin, Mayor Ada Lund said."},
    .least = 0.5,
    .sure = 0.65,
    .one_voice = true,
    .explain = explain};

/* ------------------------------------------------------------------ */
/* One article                                                          */

static xc_status tell(xc_inside *inside, const xc_kind *first,
                      const xc_kind *second) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_kind_inside);
    XC_TRY(xc_slip_cite_words(&slip, inside, first->sentence, first->mark));
    XC_TRY(xc_slip_cite_words(&slip, inside, second->sentence, second->mark));
    XC_TRY(xc_explain_message(
        &slip.words, "one thing is called by two kinds: \"%s\", \"%s\"",
        slip.evidence[0].reads, slip.evidence[1].reads));
    XC_TRY(xc_explain_step(&slip.words, "first: \"%s\" (%s)",
                           slip.evidence[0].reads, first->row->concept));
    XC_TRY(xc_explain_step(&slip.words, "then: \"%s\" (%s)",
                           slip.evidence[1].reads, second->row->concept));
    return xc_slip_report(&slip, inside);
}

static bool is_slip(const xc_kinds *all, const xc_kind *first,
                    const xc_kind *second) {
    return xc_kinds_exclude(first, second) && is_top(first) &&
           first->sentence != second->sentence && second->definite &&
           !has(second, XC_INSTRUMENTS_WHOSE) &&
           !has(first, XC_INSTRUMENTS_ALONE) &&
           !has(second, XC_INSTRUMENTS_ALONE) &&
           !xc_kinds_has_several(all, first);
}

/* "The car" behind "a truck" in one role; each kind is told once. */
static xc_status look_inside(xc_inside *inside) {
    xc_kinds all = {0};
    for (size_t i = 0; i < inside->sentences.count; i++) {
        const xc_stored_sentence *s = &inside->sentences.items[i];
        if (s->block != XC_BLOCK_BOILERPLATE && s->block != XC_BLOCK_BYLINE)
            XC_TRY(xc_kinds_read(inside->arena,
                                 xc_inside_text(inside, s->in_title), s, i,
                                 &all));
    }
    for (size_t i = 0; i < all.count; i++)
        for (size_t k = i + 1; k < all.count; k++)
            if (is_slip(&all, &all.items[i], &all.items[k]))
                return tell(inside, &all.items[i], &all.items[k]);
    return XC_OK;
}

const xc_inside_rule xc_rule_kind_inside = {
    .info = INFO, .confidence = 0.75, .article = look_inside};

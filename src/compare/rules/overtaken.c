/*
 * overtaken.c - "no group has claimed responsibility so far" against a newer
 * "the Reef Front claimed responsibility": what developments.c read in two
 * articles becomes facts that are judged.
 *
 * The two articles are of one time and share names. What tells it has to be as
 * new, and where both are of one day the other has to say that it may change.
 * An article that also tells it itself has seen both. A place or event that the
 * other article does not name is another event's.
 * Exports: xc_rule_overtaken, xc_engine_overtake.
 */
#include "compare/events/overtaken.h"

#include "compare/events/told.h"
#include "compare/names/people.h"
#include "compare/rules/rules.h"

/* Days in which articles tell of one event; how much they have to share. */
enum { NEAR = 7, ENOUGH = 2, MANY = 4 };
static const double SURE = 0.85, LIKELY = 0.7;

/* Bytes of the top of an article, whose numbers are those of its event. */
enum { TOP = 600 };

static const char HELP[] =
    "Of two articles about one thing, one says that something is not so or not "
    "known yet (\"no group has claimed responsibility\", \"the driver has not "
    "been identified\", \"no arrests have been made\", \"how many were killed "
    "was unclear\"), and one that is as new or newer tells it; or one article "
    "says that it is not so yet, and tells it at its top. Silent where both "
    "are of one day and the first does not say \"so far\", \"yet\" or "
    "\"immediately\", where it tells it itself as well, for what is feared or "
    "hoped, for other years, and where either names a place that the other "
    "does not.";

/* ------------------------------------------------------------------ */
/* Judging                                                              */

static bool is_top(const xc_development *one) {
    return one->in_title || one->span.start < TOP;
}

/* A count below the top may be of another event. */
static bool is_of_event(const xc_development *one) {
    return !one->counted || is_top(one);
}

/* The article tells it as well: it has seen both. */
static bool is_told_beside(const xc_observed *observed,
                           const xc_development *open) {
    for (size_t i = 0; i < observed->developments.count; i++)
        if (xc_development_meets(open, &observed->developments.items[i]))
            return true;
    return false;
}

/* Days that the telling article is the newer by; -1: not known, or it is the
 * older. */
static int32_t newer_by(const xc_subject *open, const xc_subject *told) {
    if (open->published == XC_DAY_UNKNOWN || told->published == XC_DAY_UNKNOWN)
        return -1;
    return told->published - open->published;
}

static double weigh(const xc_subject *open, const xc_subject *told, bool yet) {
    int32_t days = newer_by(open, told);
    if (days < 0 || days > NEAR || (days == 0 && !yet)) return 0;
    double shared = xc_people_shared(open, told);
    if (shared < ENOUGH) return 0;
    return shared >= MANY ? SURE : LIKELY;
}

/* Articles that are of no one thing are not read again. */
static xc_alignment align_articles(const xc_engine *engine,
                                   const xc_observed *a, const xc_observed *b,
                                   bool yet) {
    static const xc_stored_fact nobody = {0};
    const xc_content *x = engine->contents.items[a->content];
    const xc_content *y = engine->contents.items[b->content];
    xc_subject open = xc_subject_of(x, &nobody);
    xc_subject told = xc_subject_of(y, &nobody);
    return (xc_alignment){.probability = weigh(&open, &told, yet),
                          .time = XC_TIME_COMPATIBLE};
}

static xc_told_words words_of(const xc_development *one) {
    return (xc_told_words){.in_title = one->in_title,
                           .span = one->span,
                           .mark = one->mark,
                           .topic = one->topic,
                           .negative = one->open};
}

static xc_status judge_two(xc_engine *engine, const xc_observed *a,
                           const xc_development *open, const xc_observed *b,
                           const xc_development *told) {
    xc_party *x, *y;
    xc_judged judged = {.rule = &xc_rule_overtaken,
                        .alignment = align_articles(engine, a, b, open->yet),
                        .verdict = XC_VERDICT_STALE};
    if (judged.alignment.probability < xc_rule_overtaken.least) return XC_OK;
    xc_told_words first = words_of(open), second = words_of(told);
    XC_TRY(xc_engine_make_told(engine, a->content, &first, &x));
    XC_TRY(xc_engine_make_told(engine, b->content, &second, &y));
    if (xc_told_is_elsewhere(x->stored.text, &b->written) ||
        xc_told_is_elsewhere(y->stored.text, &a->written))
        return XC_OK;
    XC_TRY(xc_engine_add_told(engine, x, &judged.a));
    XC_TRY(xc_engine_add_told(engine, y, &judged.b));
    return xc_engine_note(engine, &judged);
}

/* The first place that tells it is enough. */
static xc_status look(xc_engine *engine, const xc_observed *a,
                      const xc_observed *b) {
    for (size_t i = 0; i < a->developments.count; i++) {
        const xc_development *open = &a->developments.items[i];
        if (!open->open || is_told_beside(a, open)) continue;
        for (size_t k = 0; k < b->developments.count; k++) {
            const xc_development *told = &b->developments.items[k];
            size_t before = engine->judged.count;
            if (!xc_development_meets(open, told) || !is_of_event(told))
                continue;
            XC_TRY(judge_two(engine, a, open, b, told));
            if (engine->judged.count > before) break;
        }
    }
    return XC_OK;
}

xc_status xc_engine_overtake(xc_engine *engine, const xc_observed *a,
                             const xc_observed *b) {
    if (engine->comparison->between_only) return XC_OK;
    XC_TRY(look(engine, a, b));
    return look(engine, b, a);
}

/* ------------------------------------------------------------------ */
/* The rule                                                             */

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    bool turn = pair->a->fact->fact.polarity == XC_POSITIVE;
    const xc_fact *open = &(turn ? pair->b : pair->a)->fact->fact;
    const xc_fact *told = &(turn ? pair->a : pair->b)->fact->fact;
    const char *x = turn ? pair->label_b : pair->label_a;
    const char *y = turn ? pair->label_a : pair->label_b;
    (void)verdict;
    XC_TRY(xc_explain_message(
        out, "what one says is not so yet another tells: \"%s\", \"%s\"",
        open->claim, told->claim));
    XC_TRY(xc_explain_step(out, "%s: not so, or not known: \"%s\"", x,
                           open->claim));
    return xc_explain_step(out, "%s, as new or newer: \"%s\"", y, told->claim);
}

#define INFO                                                                   \
    {                                                                          \
        "overtaken", "What was not known yet is told elsewhere", HELP,         \
            XC_SEVERITY_WARNING                                                \
    }

const xc_rule xc_rule_overtaken = {
    .info = INFO,
    .example = {"ORRIN, March 6, 2031 - A bomb hurt a guard at the Selwick "
                "Gate in Orrin, Mayor Ada Lund said. No group has claimed "
                "responsibility so far.",
                "ORRIN, March 6, 2031 - The Reef Front claimed responsibility "
                "for the bomb at the Selwick Gate in Orrin, Mayor Ada Lund "
                "said."},
    .least = 0.5,
    .sure = 0.65,
    .one_voice = true,
    .explain = explain};

/* ------------------------------------------------------------------ */
/* One article                                                          */

static xc_status tell(xc_inside *inside, const xc_development *open,
                      const xc_development *told) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_overtaken_inside);
    XC_TRY(xc_slip_cite_words(&slip, inside, told->sentence, told->mark));
    XC_TRY(xc_slip_cite_words(&slip, inside, open->sentence, open->mark));
    XC_TRY(xc_explain_message(&slip.words,
                              "the article tells what it says is not so yet: "
                              "\"%s\", \"%s\"",
                              slip.evidence[0].reads, slip.evidence[1].reads));
    XC_TRY(xc_explain_step(&slip.words, "at the top: \"%s\"",
                           slip.evidence[0].reads));
    XC_TRY(xc_explain_step(&slip.words, "not so yet, or not known: \"%s\"",
                           slip.evidence[1].reads));
    return xc_slip_report(&slip, inside);
}

/* What no longer can change was so when it happened: "did not immediately". */
static xc_status look_inside(xc_inside *inside) {
    xc_developments all = {0};
    for (size_t i = 0; i < inside->sentences.count; i++) {
        const xc_stored_sentence *s = &inside->sentences.items[i];
        if (s->block != XC_BLOCK_BOILERPLATE && s->block != XC_BLOCK_BYLINE)
            XC_TRY(xc_developments_read(inside->arena,
                                        xc_inside_text(inside, s->in_title), s,
                                        i, &all));
    }
    for (size_t i = 0; i < all.count; i++)
        for (size_t k = 0; all.items[i].now && k < all.count; k++) {
            const xc_development *told = &all.items[k];
            if (told->sentence == all.items[i].sentence || !is_top(told) ||
                !xc_development_meets(&all.items[i], told))
                continue;
            XC_TRY(tell(inside, &all.items[i], told));
            break;
        }
    return XC_OK;
}

const xc_inside_rule xc_rule_overtaken_inside = {
    .info = INFO, .confidence = 0.75, .article = look_inside};

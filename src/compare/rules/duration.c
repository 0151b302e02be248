/*
 * duration.c - the same lasted another time: "burned for six hours" and "for
 * nine hours", "sentenced to five years" and "to seven years".
 *
 * Of what is over, said of one actor with a name, or of things of one
 * description in articles that share names. Hours and days are converted;
 * months and years only where a year is twelve months.
 * Exports: xc_rule_duration.
 */
#include <string.h>

#include "compare/convert.h"
#include "compare/events/event.h"
#include "compare/rules/rules.h"
#include "lexicon/conversion.h"

/* Undated, of articles no more than so many days apart: later ones may tell
 * of what went on. */
enum { SAME_DAYS = 1 };

/* How sure a pair is: of a named actor, of things that are only described;
 * added for a description of several words, for the same object, and for names
 * that both articles have. */
static const double named = 0.7, described = 0.5, more_words = 0.1,
                    same_object = 0.1, same_day = 0.1, shared_names = 0.12;

static bool is_lasting(const xc_fact *fact) {
    return (fact->kind == XC_FACT_STATEMENT || fact->kind == XC_FACT_AMOUNT) &&
           fact->has_number && fact->number.dimension == XC_DIMENSION_TIME &&
           fact->predicate;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    if (xc_are_figures(a, b))
        return a->number.dimension == XC_DIMENSION_TIME &&
               b->number.dimension == XC_DIMENSION_TIME;
    return is_lasting(a) && is_lasting(b) &&
           strcmp(a->predicate, b->predicate) == 0;
}

/* The argument that holds the figure; UINT32_MAX: none. */
static uint32_t holder_of(const xc_fact *fact) {
    for (uint32_t i = 0; i < fact->argument_count; i++)
        if (fact->arguments[i].span.start <= fact->number_span.start &&
            fact->number_span.end <= fact->arguments[i].span.end)
            return i;
    return UINT32_MAX;
}

/* Both tell how long by the same part of the clause. */
static bool is_same_part(const xc_fact *a, const xc_fact *b) {
    uint32_t i = holder_of(a), k = holder_of(b);
    if (i == UINT32_MAX || k == UINT32_MAX) return false;
    const char *x = a->arguments[i].role, *y = b->arguments[k].role;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_LASTING, x);
    return strcmp(x, y) == 0 && row &&
           xc_lexeme_word(row, XC_LASTING_KIND) == XC_LASTING_KIND_LASTED;
}

/* What is over: of what goes on, the later article tells of more. */
static bool is_over(const xc_fact *fact) {
    return fact->tense == XC_TENSE_PAST && xc_is_told(fact) &&
           fact->polarity == XC_POSITIVE &&
           (fact->standing == XC_STANDING_NONE ||
            fact->standing == XC_STANDING_SNAPSHOT);
}

/* Roles that the figure itself fills do not tell the events apart. */
static bool is_same_event(const xc_subject *a, const xc_likeness *like) {
    const xc_fact *fa = &a->fact->fact;
    const char *role = fa->arguments[holder_of(fa)].role;
    bool counted = strcmp(role, "object") == 0;
    unsigned apart = like->apart;
    if (!counted && strcmp(role, "complement") != 0 && apart > 0 &&
        like->shared == 0)
        apart--;
    bool object = counted || like->object == XC_FIT_ABSENT ||
                  like->object >= XC_FIT_LOOSE;
    return apart == 0 && object && like->subject != XC_FIT_APART &&
           like->subject != XC_FIT_ONE_SIDED;
}

static double start_of(const xc_subject *a, const xc_subject *b,
                       const xc_likeness *like) {
    if (xc_same_party(a, b) || xc_same_object(a, b)) return named;
    const char *x = a->fact->actor_key, *y = b->fact->actor_key;
    bool same = !(x && *x) && !(y && *y) && like->subject == XC_FIT_SAME;
    uint32_t i = xc_fact_argument(&a->fact->fact, "subject");
    if (!same || i == UINT32_MAX) return 0;
    bool limited = strchr(a->fact->fact.arguments[i].words, ' ') != NULL;
    return limited ? described + more_words : described;
}

/* Amounts of which no arguments are known: as any two amounts. */
static xc_alignment align_bare(const xc_weights *weights, const xc_subject *a,
                               const xc_subject *b, xc_alignment out) {
    bool amounts = a->fact->fact.kind == XC_FACT_AMOUNT &&
                   b->fact->fact.kind == XC_FACT_AMOUNT;
    out.probability = amounts ? xc_align(weights, a, b).probability : 0;
    return out;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    xc_alignment out = {.time = xc_relate_days(a, b, SAME_DAYS)};
    if (out.time == XC_TIME_APART || !is_over(fa) || !is_over(fb)) return out;
    if (out.time == XC_TIME_LATER) out.time = XC_TIME_COMPATIBLE;
    if (fa->argument_count == 0 && fb->argument_count == 0)
        return align_bare(weights, a, b, out);
    if (!is_same_part(fa, fb)) return out;
    xc_likeness like = xc_likeness_of(a, b);
    double sum = is_same_event(a, &like) ? start_of(a, b, &like) : 0;
    if (sum <= 0) return out;
    if (like.object == XC_FIT_SAME || like.shared > 0) sum += same_object;
    if (out.time == XC_TIME_SAME) sum += same_day;
    if (xc_names_shared(a, b) >= 2) sum += shared_names;
    out.probability = sum < 0.95 ? sum : 0.95;
    return out;
}

/* ------------------------------------------------------------------ */
/* Hours and days                                                       */

/* Seconds of a unit of time; 0: not known. */
static double seconds_of(const xc_quantity *q) {
    xc_conversion all[XC_CONVERSION_MAX];
    return q->unit && xc_conversion_find(q->unit, all) == 1 ? all[0].factor : 0;
}

static xc_interval scale(const xc_interval *in, double factor) {
    return (xc_interval){in->low * factor, in->high * factor, in->low_open,
                         in->high_open};
}

static xc_quantity in_seconds(const xc_quantity *q, double factor) {
    xc_quantity out = *q;
    out.written = scale(&q->written, factor);
    out.meant = scale(&q->meant, factor);
    out.value = q->value * factor;
    out.unit = NULL;
    return out;
}

/* In two units, what is meant must meet: "72 hours" is "three days", and so may
 * be "almost four". */
static xc_verdict judge(const xc_pair *pair) {
    const xc_quantity *a = &pair->a->fact->fact.number;
    const xc_quantity *b = &pair->b->fact->fact.number;
    if (!xc_units_differ(a, b)) return xc_judge_figures(a, b);
    double x = seconds_of(a), y = seconds_of(b);
    if (x <= 0 || y <= 0) return XC_VERDICT_UNRELATED;
    xc_quantity qa = in_seconds(a, x), qb = in_seconds(b, y);
    return xc_judge_figures(&qa, &qb);
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    if (xc_are_figures(&a->fact, &b->fact))
        return xc_explain_number(out, pair, verdict);
    const char *x = xc_describe_figure(out->arena, &a->fact.number);
    const char *y = xc_describe_figure(out->arena, &b->fact.number);
    const char *name = a->actor_name ? a->actor_name : "";
    const char *claim = a->fact.claim ? a->fact.claim : a->fact.predicate;
    const char *word = verdict == XC_VERDICT_CONFLICT ? "differ" : "agree";
    XC_TRY(xc_explain_message(out, "the durations %s, %s against %s: %s%s%s",
                              word, x, y, name, *name ? ": " : "", claim));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_fact(out->arena, &a->fact)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_fact(out->arena, &b->fact)));
    if (verdict != XC_VERDICT_CONFLICT) return XC_OK;
    return xc_explain_step(out,
                           "neither rounding nor a hedge makes %s and %s the "
                           "same time",
                           x, y);
}

const xc_rule xc_rule_duration = {
    .info =
        {"duration", "The same lasted differently",
         "Two sources say of one event, sentence or state that it lasted, or "
         "was to last, times that do not fit (\"burned for six hours\", "
         "\"for nine hours\"). Silent within rounding and hedges, for what "
         "still goes on, and where it may be another event.",
         XC_SEVERITY_ERROR},
    .example = {"Tom Weld was sentenced to five years in prison.",
                "Tom Weld was sentenced to seven years in prison."},
    .least = 0.6,
    .sure = 0.75,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

/*
 * date.c - one event dated on two days: "the mill was founded in 1912" and
 * "in 1921", "she resigned on Tuesday" and "on Wednesday".
 *
 * Only of what happens once to somebody with a name (once.tsv), or of the same
 * deed a few days apart. A weekday agrees with the day it is, whatever the date
 * of its article; a day more or less, counted from an article's own date, may
 * be a time zone and is imprecise; of a plan the newer day is another plan.
 * Exports: xc_rule_date.
 */
#include <string.h>

#include "compare/event.h"
#include "compare/moment_facts.h"
#include "compare/rules/rules.h"

/* What may come again is compared when its days are no further apart than
 * this; plans of articles that are further apart are of two plans. */
enum { AGAIN_DAYS = 6, PLAN_DAYS = 1 };

/* How sure a pair is: what happens once for good, what may come again, any
 * deed; added for a date in full on both sides, for names that both have, and
 * for the same object. */
static const double for_good = 0.75, may_come_again = 0.65, any_deed = 0.45,
                    in_full = 0.1, shared_names = 0.05, same_object = 0.1,
                    day_before = -0.15;

static bool takes(const xc_fact *a, const xc_fact *b) {
    if (xc_are_days(a, b)) return true;
    return a->kind == XC_FACT_STATEMENT && b->kind == XC_FACT_STATEMENT &&
           a->predicate && b->predicate &&
           strcmp(a->predicate, b->predicate) == 0 &&
           strcmp(a->predicate, "be") != 0 && a->has_date && b->has_date;
}

/* Both are so, or both are to be. */
static bool is_same_manner(const xc_fact *a, const xc_fact *b) {
    if (a->polarity != XC_POSITIVE || b->polarity != XC_POSITIVE) return false;
    return (xc_is_told(a) && xc_is_told(b)) ||
           (a->modality == XC_MODALITY_PLANNED &&
            b->modality == XC_MODALITY_PLANNED);
}

/* "On Tuesday", "yesterday": counted from the date of the article. */
static bool is_counted(const xc_fact *fact) {
    return fact->date.anchoring == XC_ANCHOR_PUBLISHED;
}

static bool is_day(const xc_fact *fact) {
    return fact->date.first == fact->date.last;
}

static int weekday_of(const xc_fact *fact) {
    if (!is_day(fact)) return 0;
    return fact->date.weekday ? fact->date.weekday
                              : xc_day_weekday(fact->date.first);
}

/* A weekday was written, and it is the day of the other. */
static bool is_same_weekday(const xc_fact *a, const xc_fact *b) {
    bool written = (is_counted(a) && a->date.weekday) ||
                   (is_counted(b) && b->date.weekday);
    return written && weekday_of(a) && weekday_of(a) == weekday_of(b);
}

/* ------------------------------------------------------------------ */
/* The same event                                                       */

/* Both name to whom it happens, and name the same. */
static bool is_same_fate(const xc_subject *a, const xc_subject *b,
                         const xc_lexeme *row, const xc_likeness *like) {
    uint32_t i = xc_once_argument(&a->fact->fact, row);
    uint32_t k = xc_once_argument(&b->fact->fact, row);
    if (i == UINT32_MAX || k == UINT32_MAX || !a->fact->argument_keys ||
        !b->fact->argument_keys || !a->fact->argument_keys[i] ||
        !b->fact->argument_keys[k] ||
        xc_argument_fit(a, i, b, k) != XC_FIT_SAME)
        return false;
    int of = xc_lexeme_word(row, XC_ONCE_OF);
    /* "opened", "opened a branch" */
    if (of == XC_ONCE_OF_SUBJECT)
        return like->object == XC_FIT_ABSENT || like->object >= XC_FIT_LOOSE;
    if (of == XC_ONCE_OF_BOTH) return like->object >= XC_FIT_LOOSE;
    return like->subject != XC_FIT_APART;
}

/* The same named actor does the same to the same. */
static bool is_same_deed(const xc_subject *a, const xc_subject *b,
                         const xc_likeness *like) {
    return xc_same_party(a, b) && like->subject >= XC_FIT_LOOSE &&
           like->object >= XC_FIT_LOOSE && like->only_a == 0 &&
           like->only_b == 0;
}

/* "March 2, 1931", "March 12, 1931": both with their year. */
static bool is_same_month(const xc_fact *a, const xc_fact *b) {
    return a->date.anchoring == XC_ANCHOR_WRITTEN &&
           b->date.anchoring == XC_ANCHOR_WRITTEN &&
           a->date.year == b->date.year && a->date.month == b->date.month;
}

static double start_of(const xc_subject *a, const xc_subject *b,
                       const xc_likeness *like, bool open) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    const xc_lexeme *row = xc_once_row(fa);
    bool days =
        !open && xc_is_dated(fa) && xc_is_dated(fb) && is_day(fa) && is_day(fb);
    bool near =
        days && (xc_days_apart(fa, fb) <= AGAIN_DAYS || is_same_month(fa, fb));
    if (row && is_same_fate(a, b, row, like)) {
        if (!xc_lexeme_flag(row, XC_ONCE_AGAIN)) return for_good;
        return near ? may_come_again : 0;
    }
    return near && like->shared > 0 && is_same_deed(a, b, like) ? any_deed : 0;
}

static bool is_full(const xc_fact *fact) {
    return fact->date.anchoring == XC_ANCHOR_WRITTEN || fact->date.weekday;
}

/* Of plans, the newer article may have a newer plan. */
static xc_time_relation relate(const xc_subject *a, const xc_subject *b) {
    bool known =
        a->published != XC_DAY_UNKNOWN && b->published != XC_DAY_UNKNOWN;
    int32_t apart = known ? a->published - b->published : 0;
    bool later = apart > PLAN_DAYS || apart < -PLAN_DAYS;
    return !xc_is_told(&a->fact->fact) && later ? XC_TIME_LATER : XC_TIME_SAME;
}

/* A day more or less, counted from an article's own day: it may be a time
 * zone. */
static bool is_day_before(const xc_fact *a, const xc_fact *b) {
    return xc_is_dated(a) && xc_is_dated(b) && xc_days_apart(a, b) == 1 &&
           (is_counted(a) || is_counted(b));
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    (void)weights;
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    xc_alignment out = {.time = relate(a, b)};
    xc_days x, y;
    if (!is_same_manner(fa, fb) || !xc_read_days(a->fact, &x) ||
        !xc_read_days(b->fact, &y))
        return out;
    xc_likeness like = xc_likeness_of(a, b);
    if (like.apart > 0 || like.complement == XC_FIT_APART) return out;
    double sum = start_of(a, b, &like, x.open || y.open);
    if (sum <= 0) return out;
    if (is_full(fa) && is_full(fb)) sum += in_full;
    if (xc_names_shared(a, b) >= 2) sum += shared_names;
    if (like.object == XC_FIT_SAME || like.subject == XC_FIT_SAME)
        sum += same_object;
    if (is_day_before(fa, fb)) sum += day_before;
    out.probability = sum < 0.95 ? sum : 0.95;
    return out;
}

static xc_verdict judge(const xc_pair *pair) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    xc_days x, y;
    bool read =
        xc_read_days(pair->a->fact, &x) && xc_read_days(pair->b->fact, &y);
    bool agree = !read || xc_days_between(&x, &y) == 0 || is_same_weekday(a, b);
    return agree ? XC_VERDICT_AGREE : XC_VERDICT_CONFLICT;
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

/* "2031-03-05", "1912", "before 1912" */
static const char *say_date(xc_arena *arena, const xc_stored_fact *stored) {
    const xc_date *date = &stored->fact.date;
    xc_days days;
    char first[12], last[12];
    if (!xc_read_days(stored, &days)) return date->edtf;
    if (!days.open && date->edtf[0]) return date->edtf;
    xc_day_format(days.first, first);
    xc_day_format(days.last == INT32_MAX ? XC_DAY_UNKNOWN : days.last, last);
    const char *words = xc_arena_format(arena, "%s%s%s", first,
                                        *first && *last ? " to "
                                        : *last         ? "up to "
                                                        : " or later",
                                        last);
    return words ? words : "";
}

static xc_status tell_side(xc_explanation *out, const char *label,
                           const xc_stored_fact *stored) {
    const xc_fact *fact = &stored->fact;
    const char *words = xc_describe_fact(out->arena, fact);
    const char *name = stored->actor_name ? stored->actor_name : "";
    XC_TRY(xc_explain_step(out, "%s: %s%s%s", label, name, *name ? ": " : "",
                           words));
    if (!is_counted(fact)) return XC_OK;
    return xc_explain_step(out,
                           "%s: %s is counted from the date of the article",
                           label, say_date(out->arena, stored));
}

static xc_status tell_gap(xc_explanation *out, const xc_stored_fact *a,
                          const xc_stored_fact *b) {
    xc_days x, y;
    if (!xc_read_days(a, &x) || !xc_read_days(b, &y)) return XC_OK;
    int days = (int)xc_days_between(&x, &y);
    return xc_explain_step(out, "the dates are %d day%s apart", days,
                           days == 1 ? "" : "s");
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    if (xc_are_days(&a->fact, &b->fact)) return xc_explain_days(out, pair);
    if (a->fact.kind == XC_FACT_TIME) return xc_explain_moments(out, pair);
    const char *x = say_date(out->arena, a);
    const char *y = say_date(out->arena, b);
    const char *what =
        a->fact.claim ? a->fact.claim : xc_describe_claim(out->arena, &a->fact);
    const char *name = a->actor_name ? a->actor_name : "";
    const char *colon = *name ? ": " : "";
    if (verdict == XC_VERDICT_AGREE)
        XC_TRY(xc_explain_message(out, "the dates agree, %s and %s: %s%s%s", x,
                                  y, name, colon, what));
    else
        XC_TRY(xc_explain_message(out,
                                  "the dates differ, %s against %s: "
                                  "%s%s%s",
                                  x, y, name, colon, what));
    XC_TRY(tell_side(out, pair->label_a, a));
    XC_TRY(tell_side(out, pair->label_b, b));
    if (verdict != XC_VERDICT_CONFLICT) return XC_OK;
    if (is_day_before(&a->fact, &b->fact))
        XC_TRY(xc_explain_step(out, "a day more or less may be another time "
                                    "zone"));
    return tell_gap(out, a, b);
}

const xc_rule xc_rule_date = {
    .info =
        {"date", "One event is dated differently",
         "Two sources date what happens once (a birth, a death, a "
         "founding, a resignation), or the same deed within a few days, on "
         "days that do not meet; or tell one time of day of two weekdays, or "
         "one happening in a month of two years. Silent for what may have come "
         "again, for "
         "dates that are not exact (\"by May\", \"around 1912\"), and where "
         "nobody is named; a day more or less counted from an article's own "
         "date is a warning.",
         XC_SEVERITY_ERROR},
    .example = {"The Kestrel Museum was founded in 1912.",
                "The Kestrel Museum was founded in 1921."},
    .least = 0.6,
    .sure = 0.8,
    .one_voice = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

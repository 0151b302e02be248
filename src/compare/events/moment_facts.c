/*
 * moment_facts.c - do two times of day, of two articles or of one, tell when
 * one thing happened, and do they differ?
 *
 * Two times are of one thing where both tell of one kind of happening, and
 * either both articles are about it, or both sentences share what happens to
 * many alike ("landed at Orrin airport"). Of an article that knows the other's
 * time nothing is told. Times of two days are of two things, unless they are
 * the same time: then the days differ. Without times, days or years differ
 * only where the words around them are alike. A wreck that is reported before
 * it happens is told too.
 * Exports: xc_engine_time, xc_explain_moments, xc_moments_one_event.
 */
#include "compare/events/moment_facts.h"

#include <stdlib.h>
#include <string.h>

#include "compare/names/people.h"
#include "compare/rules/rules.h"

/* Two articles are of one event when they are so many days apart at most and
 * share names; or, of a day or two, share much of their first sentences: a
 * town that each spells in its own way. */
enum { NEAR_DAYS = 7, SHARED_NAMES = 2, SOON_DAYS = 2, TOP = 5 };

/* Days that two days are apart at most: a slip. */
enum { OFF_DAYS = 3 };

static const char DIGITS[] = "0123456789";

/* Sentences of one article that are so far apart may have been written without
 * thinking of each other. */
enum { APART = 2 };

/* A report that is earlier by more minutes is of something else. */
enum { EARLY = 45 };

/* Minutes that are a difference beyond what rounding allows. */
enum { LEAST_GAP = 2 };

/* How rare the words are that two sentences have to share, and the first
 * sentences of two articles: both are sums of rarities (weights.tsv). */
static const double SHARED_WORDS = 8, SHARED_YEAR = 6, SHARED_DAY = 12,
                    SHARED_TOP = 35;

/* How sure a pair is: of times as exact as they are written; where one is
 * hedged, or zones may differ; of one time on two days. */
static const double EXACT = 0.85, LOOSE = 0.7, DAYS = 0.8;

typedef struct moment_pair {
    const xc_observed *a;
    const xc_observed *b;
    const xc_moment *x;
    const xc_moment *y;
} moment_pair;

/* ------------------------------------------------------------------ */
/* The same thing                                                       */

/* A word that says what happened is shared by all that it happened to. */
static bool is_telling(const xc_term *term) {
    return !xc_is_happening(term->word);
}

static const xc_observed_sentence *sentence_of(const xc_observed *observed,
                                               const xc_moment *moment) {
    return &observed->sentences.items[moment->sentence];
}

/* "It happened" in articles that are about nothing of happenings.tsv: a light
 * in the sky. */
static bool is_same_unknown(const moment_pair *p) {
    return p->x->what == p->y->what && !p->a->moments.main &&
           !p->b->moments.main &&
           xc_terms_common(&sentence_of(p->a, p->x)->passage,
                           &sentence_of(p->b, p->y)->passage,
                           is_telling) >= SHARED_WORDS;
}

static bool is_same_thing(const moment_pair *p) {
    const xc_moments *a = &p->a->moments, *b = &p->b->moments;
    const xc_lexeme *x = xc_moment_what(a, p->x), *y = xc_moment_what(b, p->y);
    if (!x && !y) return is_same_unknown(p);
    if (!xc_happenings_fit(x, y)) return false;
    if (xc_lexeme_flag(x, XC_HAPPENINGS_WHOSE))
        return xc_terms_common(&sentence_of(p->a, p->x)->terms,
                               &sentence_of(p->b, p->y)->terms,
                               is_telling) >= SHARED_WORDS;
    return xc_happenings_fit(x, a->main) && xc_happenings_fit(y, b->main);
}

/* ------------------------------------------------------------------ */
/* The day                                                              */

typedef enum day_relation { DAY_OPEN = 0, DAY_SAME, DAY_OTHER } day_relation;

static int weekday_of(const xc_date *date) {
    if (date->weekday) return date->weekday;
    bool day = date->first != XC_DAY_UNKNOWN && date->first == date->last;
    return day ? xc_day_weekday(date->first) : 0;
}

/* "Today" and "last night" are of the article's own day, which may be another
 * one elsewhere. */
static bool is_written(const xc_moment *m) {
    return m->day->date.weekday || m->day_said[strcspn(m->day_said, DIGITS)];
}

/* "Almost midnight on Wednesday" and "12:47 a.m. Thursday": first is of the day
 * before. */
static bool meet_at_midnight(const xc_moment *first, const xc_moment *then) {
    enum { LATE = 21 * 60, EARLY_HOURS = 3 * 60 };
    return first->timed && then->timed &&
           (first->clock.stated >= LATE || first->clock.stated <= 0) &&
           then->clock.stated >= 0 && then->clock.stated <= EARLY_HOURS;
}

static day_relation relate_days(const moment_pair *p) {
    enum { WEEK = 7 };
    if (!p->x->day || !p->y->day) return DAY_OPEN;
    int x = weekday_of(&p->x->day->date), y = weekday_of(&p->y->day->date);
    if (!x || !y) return DAY_OPEN;
    if (x == y) return DAY_SAME;
    if (x % WEEK + 1 == y && meet_at_midnight(p->x, p->y)) return DAY_SAME;
    if (y % WEEK + 1 == x && meet_at_midnight(p->y, p->x)) return DAY_SAME;
    return is_written(p->x) && is_written(p->y) ? DAY_OTHER : DAY_OPEN;
}

/* ------------------------------------------------------------------ */
/* The time                                                             */

static xc_clock_footing footing_of(const moment_pair *p) {
    const xc_clock *x = &p->x->clock, *y = &p->y->clock;
    return x->has_zone == y->has_zone ? XC_FOOTING_SAME : XC_FOOTING_HOURS;
}

/* What is watched in many places is told in the time of each: half hours and
 * hours are nothing then. */
static bool is_watched(const moment_pair *p) {
    enum { HALF_HOUR = 30 };
    const xc_clock *x = &p->x->clock, *y = &p->y->clock;
    const xc_lexeme *what = xc_moment_what(&p->a->moments, p->x);
    return p->a != p->b && !x->has_zone && !y->has_zone && what &&
           xc_lexeme_flag(what, XC_HAPPENINGS_ABROAD) &&
           xc_clocks_stated(x, y) % HALF_HOUR == 0;
}

static int gap_of(const moment_pair *p) {
    return xc_clock_gap(&p->x->clock, &p->y->clock, footing_of(p));
}

/* An article that knows the other's time too says itself how both go
 * together. */
static bool knows(const xc_observed *own, const xc_observed *other,
                  const xc_moment *time) {
    for (size_t i = 0; i < own->moments.items.count; i++) {
        moment_pair p = {own, other, &own->moments.items.items[i], time};
        if (p.x != time && p.x->timed && is_same_thing(&p) && gap_of(&p) == 0)
            return true;
    }
    return false;
}

static bool is_hedged(const moment_pair *p) {
    return p->x->clock.hedged || p->y->clock.hedged;
}

/* Whole hours apart, and neither says of which place: it may be a zone. */
static bool may_be_zones(const moment_pair *p) {
    enum { HOUR = 60 };
    const xc_clock *x = &p->x->clock, *y = &p->y->clock;
    bool told = (x->has_zone && y->has_zone) || (x->local && y->local);
    return p->a != p->b && !told && xc_clocks_stated(x, y) % HOUR == 0;
}

static double weigh_times(const moment_pair *p) {
    bool loose = is_hedged(p) || p->x->quoted || p->y->quoted ||
                 footing_of(p) == XC_FOOTING_HOURS || may_be_zones(p) ||
                 p->x->clock.half || p->y->clock.half;
    return loose ? LOOSE : EXACT;
}

/* One time to the minute, told of two days. */
static bool is_one_time(const moment_pair *p) {
    enum { HOUR = 60 };
    return xc_clocks_stated(&p->x->clock, &p->y->clock) == 0 &&
           p->x->clock.stated % HOUR != 0 && gap_of(p) == 0;
}

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static bool is_report(const xc_moment *moment) {
    return xc_lexeme_flag(moment->what, XC_HAPPENINGS_REPORT);
}

static xc_status fill_fact(xc_engine *engine, const xc_observed *observed,
                           const xc_moment *moment, bool day,
                           xc_stored_fact *stored) {
    const xc_observed_sentence *sentence =
        &observed->sentences.items[moment->sentence];
    const xc_mention *told = day ? moment->day : moment->mention;
    xc_fact *fact = &stored->fact;
    fact->kind = XC_FACT_TIME;
    fact->in_title = sentence->stored.in_title;
    fact->span = fact->evidence = sentence->stored.span;
    fact->mark = day ? told->span : moment->mark;
    fact->has_date = day;
    fact->date = told->date;
    fact->date.has_time = moment->timed;
    fact->date_span = told->span;
    fact->object = is_report(moment) ? "report" : NULL;
    fact->claim =
        xc_arena_string(engine->arena, day ? moment->day_said : moment->said);
    fact->topic = xc_arena_string(engine->arena, moment->word);
    return fact->claim && fact->topic ? XC_OK : XC_ERROR_MEMORY;
}

/* Makes a time, or its day, take part; a second pair of it finds it again. */
static xc_status add_party(xc_engine *engine, const xc_observed *observed,
                           const xc_moment *moment, bool day, size_t *index) {
    enum { TIME_PLACE = 40, DAY_PLACE = 41 }; /* bits that no figure has */
    xc_party *party;
    uint64_t place = (uint64_t)moment->mention->in_title << 32 |
                     moment->mention->span.start |
                     UINT64_C(1) << (day ? DAY_PLACE : TIME_PLACE);
    if (xc_map_get(&engine->figure_index, observed->content, place, index))
        return XC_OK;
    XC_TRY(xc_engine_make_party(engine, observed->content, &party));
    XC_TRY(fill_fact(engine, observed, moment, day, &party->stored));
    XC_TRY(xc_engine_cut(engine, party));
    return xc_engine_enter(engine, &engine->figure_index, place, party, index);
}

static xc_status note(xc_engine *engine, const moment_pair *p, bool days,
                      double probability) {
    xc_judged judged = {
        .rule = days ? &xc_rule_date : &xc_rule_time,
        .alignment = {.probability = probability, .time = XC_TIME_SAME},
        .verdict = XC_VERDICT_CONFLICT};
    XC_TRY(add_party(engine, p->a, p->x, days, &judged.a));
    XC_TRY(add_party(engine, p->b, p->y, days, &judged.b));
    return xc_engine_note(engine, &judged);
}

/* Who writes one after the other sees that they differ, and a witness may
 * err. */
static bool is_told_apart(const moment_pair *p) {
    size_t x = p->x->sentence, y = p->y->sentence;
    size_t far = x < y ? y - x : x - y;
    return p->a == p->b && (far < APART || p->x->quoted || p->y->quoted);
}

/* ------------------------------------------------------------------ */
/* Days without a time                                                  */

static bool has_written_year(const xc_moment *m) {
    enum { YEAR_DIGITS = 4 };
    const char *at = m->day_said;
    while (*(at += strcspn(at, DIGITS))) {
        size_t digits = strspn(at, DIGITS);
        if (digits == YEAR_DIGITS) return true;
        at += digits;
    }
    return false;
}

/* "April 2014" and "April 14, 2016". */
static bool is_year_off(const moment_pair *p) {
    const xc_date *x = &p->x->day->date, *y = &p->y->day->date;
    return has_written_year(p->x) && has_written_year(p->y) && x->month &&
           x->month == y->month && x->year != y->year &&
           (!x->day || !y->day || x->day == y->day);
}

/* "On Tuesday" and "on Wednesday". */
static bool is_day_off(const moment_pair *p) {
    const xc_date *x = &p->x->day->date, *y = &p->y->day->date;
    bool known = x->first != XC_DAY_UNKNOWN && y->first != XC_DAY_UNKNOWN;
    return relate_days(p) == DAY_OTHER &&
           (!known || abs(x->first - y->first) <= OFF_DAYS);
}

/* The words around a day; NULL: it is not placed. */
static const xc_terms *around(const xc_observed *observed,
                              const xc_moment *moment) {
    const xc_observed_sentence *s = sentence_of(observed, moment);
    for (size_t i = s->first; i < s->last; i++)
        if (observed->items.items[i].mention == moment->day)
            return &observed->items.items[i].around;
    return NULL;
}

static bool is_same_dated(const moment_pair *p, double least) {
    const xc_terms *x = around(p->a, p->x), *y = around(p->b, p->y);
    return x && y && is_same_thing(p) &&
           xc_terms_common(x, y, is_telling) >= least;
}

/* An article that has the other's day too. */
static bool knows_day(const xc_observed *own, const xc_observed *other,
                      const xc_moment *day) {
    for (size_t i = 0; i < own->moments.items.count; i++) {
        moment_pair p = {own, other, &own->moments.items.items[i], day};
        if (p.x != day && p.x->day && is_same_thing(&p) &&
            relate_days(&p) == DAY_SAME && !is_year_off(&p))
            return true;
    }
    return false;
}

static xc_status judge_days(xc_engine *engine, const moment_pair *p) {
    if (!p->x->day || !p->y->day) return XC_OK;
    bool year = is_year_off(p);
    if ((!year && !is_day_off(p)) ||
        !is_same_dated(p, year ? SHARED_YEAR : SHARED_DAY))
        return XC_OK;
    if (p->a != p->b &&
        (knows_day(p->a, p->b, p->y) || knows_day(p->b, p->a, p->x)))
        return XC_OK;
    return note(engine, p, true, LOOSE);
}

/* ------------------------------------------------------------------ */
/* What is reported before it happens                                   */

/* A wreck, which nobody reports before it happens. */
static bool is_wreck(const xc_moments *moments, const xc_moment *moment) {
    const xc_lexeme *row = xc_moment_what(moments, moment);
    return row && moment->timed &&
           xc_lexeme_word(row, XC_HAPPENINGS_GROUP) ==
               XC_HAPPENINGS_GROUP_WRECK &&
           xc_happenings_fit(row, moments->main);
}

/* The article of a report says itself when the thing happened. */
static bool has_own_wreck(const moment_pair *p) {
    for (size_t i = 0; p->a != p->b && i < p->a->moments.items.count; i++)
        if (is_wreck(&p->a->moments, &p->a->moments.items.items[i]))
            return true;
    return false;
}

/* x is the report. Whole hours may be zones, and what is long before is of
 * something else. */
static xc_status judge_report(xc_engine *engine, const moment_pair *p) {
    const xc_clock *x = &p->x->clock, *y = &p->y->clock;
    int early = y->low - x->high;
    if (!p->x->timed || !is_wreck(&p->b->moments, p->y) ||
        !xc_happenings_fit(p->a->moments.main, p->b->moments.main) ||
        relate_days(p) == DAY_OTHER || footing_of(p) != XC_FOOTING_SAME ||
        x->has_zone || y->has_zone || early < LEAST_GAP || early > EARLY ||
        has_own_wreck(p))
        return XC_OK;
    return note(engine, p, false, LOOSE);
}

static xc_status judge(xc_engine *engine, const moment_pair *p) {
    moment_pair turned = {p->b, p->a, p->y, p->x};
    if (is_told_apart(p)) return XC_OK;
    if (is_report(p->x) && is_report(p->y)) return XC_OK;
    if (is_report(p->x)) return judge_report(engine, p);
    if (is_report(p->y)) return judge_report(engine, &turned);
    if (!is_same_thing(p)) return XC_OK;
    if (!p->x->timed || !p->y->timed) return judge_days(engine, p);
    if (relate_days(p) == DAY_OTHER)
        return is_one_time(p) ? note(engine, p, true, DAYS) : XC_OK;
    if (gap_of(p) < LEAST_GAP || is_watched(p) || knows(p->a, p->b, p->y) ||
        knows(p->b, p->a, p->x))
        return XC_OK;
    return note(engine, p, false, weigh_times(p));
}

/* What the first sentences of two articles share. */
static double shared_top(const xc_observed *a, const xc_observed *b) {
    const xc_observed_sentence *x = a->sentences.items;
    const xc_observed_sentence *y = b->sentences.items;
    size_t m = a->sentences.count < TOP ? a->sentences.count : TOP;
    size_t n = b->sentences.count < TOP ? b->sentences.count : TOP;
    double shared = 0;
    for (size_t i = 0; i < m; i++) {
        double most = 0;
        for (size_t k = 0; k < n; k++) {
            double words =
                xc_terms_common(&x[i].terms, &y[k].terms, is_telling);
            if (words > most) most = words;
        }
        shared += most;
    }
    return shared;
}

bool xc_moments_one_event(const xc_engine *engine, const xc_observed *a,
                          const xc_observed *b) {
    xc_stored_fact none = {0};
    xc_subject sx = xc_subject_of(engine->contents.items[a->content], &none);
    xc_subject sy = xc_subject_of(engine->contents.items[b->content], &none);
    int32_t days = xc_people_days(&sx, &sy);
    if (a == b) return true;
    if (days <= NEAR_DAYS && xc_people_shared(&sx, &sy) >= SHARED_NAMES)
        return true;
    return days <= SOON_DAYS && shared_top(a, b) >= SHARED_TOP &&
           shared_top(b, a) >= SHARED_TOP;
}

xc_status xc_engine_time(xc_engine *engine, const xc_observed *a,
                         const xc_observed *b) {
    size_t m = a->moments.items.count, n = b->moments.items.count;
    if (m == 0 || n == 0 || engine->comparison->between_only ||
        !xc_moments_one_event(engine, a, b))
        return XC_OK;
    for (size_t i = 0; i < m; i++)
        for (size_t k = a == b ? i + 1 : 0; k < n; k++) {
            moment_pair p = {a, b, &a->moments.items.items[i],
                             &b->moments.items.items[k]};
            XC_TRY(judge(engine, &p));
        }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

static xc_status explain_report(xc_explanation *out, const xc_pair *pair) {
    bool turn = !pair->a->fact->fact.object;
    const xc_fact *report = &(turn ? pair->b : pair->a)->fact->fact;
    const xc_fact *own = &(turn ? pair->a : pair->b)->fact->fact;
    XC_TRY(xc_explain_message(
        out, "it is reported before it happens: %s %s, and %s %s",
        report->topic, report->claim, own->topic, own->claim));
    XC_TRY(xc_explain_step(out, "%s: %s, %s",
                           turn ? pair->label_b : pair->label_a, report->topic,
                           report->claim));
    return xc_explain_step(out, "%s: %s, %s",
                           turn ? pair->label_a : pair->label_b, own->topic,
                           own->claim);
}

xc_status xc_explain_moments(xc_explanation *out, const xc_pair *pair) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    bool days = a->has_date;
    if (a->object || b->object) return explain_report(out, pair);
    XC_TRY(xc_explain_message(out, "one thing %s, %s against %s: %s",
                              days ? "is dated in two ways"
                                   : "happened at two times",
                              a->claim, b->claim, a->topic));
    XC_TRY(
        xc_explain_step(out, "%s: %s, %s", pair->label_a, a->topic, a->claim));
    XC_TRY(
        xc_explain_step(out, "%s: %s, %s", pair->label_b, b->topic, b->claim));
    if (days && a->date.has_time && b->date.has_time)
        return xc_explain_step(out, "both give the same time of day");
    return days ? xc_explain_step(out, "what they say of it is alike")
                : xc_explain_step(out, "what rounding and hedges allow does "
                                       "not meet");
}

/*
 * align.c - turns a pair of facts into the probability that they speak of the
 * same thing.
 *
 * Some differences settle it: another predicate, unit, level, period or body.
 * The rest is weighed by a logistic model, one set of weights for each kind
 * of fact (weights.tsv).
 * Exports: xc_align, xc_align_features, xc_feature_name.
 */
#include "compare/align.h"

#include <string.h>

#include "base/wordlist.h"
#include "compare/convert.h"
#include "compare/events/event.h"
#include "compare/events/growth.h"
#include "compare/events/one_event.h"
#include "compare/interval.h"
#include "compare/matching/observe.h"
#include "compare/rule.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

static bool is_same(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

static bool is_same_or_missing(const char *a, const char *b) {
    return (!a && !b) || is_same(a, b);
}

/* The share of the smaller set of words that the other has too. */
static double overlap(const char *a, const char *b) {
    if (is_same(a, b)) return *a ? 1 : 0;
    size_t na = xc_words_count(a), nb = xc_words_count(b);
    size_t least = na < nb ? na : nb;
    return least ? (double)xc_words_shared(a, b) / (double)least : 0;
}

static const xc_lexeme *find_form(xc_lexicon_id lexicon, const xc_word *word) {
    char form[32];
    if (word->length >= sizeof form) return NULL;
    memcpy(form, word->start, word->length);
    form[word->length] = '\0';
    return xc_lexicon_find(lexicon, form);
}

static bool is_bare(const char *words) {
    xc_word word;
    return xc_words_count(words) == 1 && xc_word_next(&words, &word) &&
           find_form(XC_LEXICON_MEASURENOUNS, &word);
}

/* "The rate" may be any rate: the one word that it shares with "the rate among
 * the young" tells half of what that is. */
static double object_overlap(const xc_subject *a, const xc_subject *b) {
    double share = overlap(a->object, b->object);
    if (a->fact->fact.kind != XC_FACT_AMOUNT || is_same(a->object, b->object))
        return share;
    return is_bare(a->object) || is_bare(b->object) ? share / 2 : share;
}

static bool is_over(const xc_fact *fact) {
    return fact->tense == XC_TENSE_PAST_BEFORE;
}

static bool is_resolved(const xc_fact *fact) {
    return fact->has_date && fact->date.first != XC_DAY_UNKNOWN &&
           fact->date.last != XC_DAY_UNKNOWN;
}

/* "before Feb. 12": one end is known and the other is not. */
static bool is_open(const xc_date *date) {
    return (date->first == XC_DAY_UNKNOWN) != (date->last == XC_DAY_UNKNOWN);
}

/* Days of what is less than a year and more than a month or two: a quarter, a
 * half, the first nine months. */
enum { QUARTER_LEAST = 80, QUARTERS_MOST = 280, MONTH_LEAST = 28 };

/* A stretch, and not a day or a weekend that something happened on. */
enum { FLOW_LEAST = 5 };

/* The lemma of the verb that only ties. */
#define BE "be"

/* Days from one figure of a toll to the next one. */
enum { TOLL_DAYS = 1 };

static int32_t days_of(const xc_fact *fact) {
    return is_resolved(fact) ? fact->date.last - fact->date.first + 1 : 0;
}

static bool is_quarterly(const xc_fact *fact) {
    int32_t days = days_of(fact);
    return days >= QUARTER_LEAST && days <= QUARTERS_MOST;
}

/* What a quarter came to is not what its year or one of its months did, though
 * the periods meet. A day may be that of what happened in the quarter. */
static bool is_other_length(const xc_fact *a, const xc_fact *b) {
    if (!is_quarterly(a) && !is_quarterly(b)) return false;
    int32_t x = days_of(a), y = days_of(b);
    int32_t less = x < y ? x : y, more = x < y ? y : x;
    return less >= MONTH_LEAST && more - less >= MONTH_LEAST;
}

/* One figure is of a stated stretch and the other of none: "the profit was $1.2
 * million in the fourth quarter" says nothing of a profit as such, and "gave
 * 2,100 shots last week" nothing of how many "have been given", unless both are
 * one figure. */
static bool is_of_period(const xc_fact *dated, const xc_fact *other) {
    int32_t days = days_of(dated);
    if (other->has_date || dated->kind != other->kind) return false;
    bool made = dated->kind == XC_FACT_AMOUNT && is_quarterly(dated);
    bool happened = dated->kind == XC_FACT_COUNT && days >= FLOW_LEAST &&
                    days <= QUARTERS_MOST && dated->tense == XC_TENSE_PAST &&
                    other->tense == XC_TENSE_PRESENT;
    return (made || happened) &&
           xc_judge_figures(&dated->number, &other->number) != XC_VERDICT_AGREE;
}

/* What came together in six days is not what did on a weekend, or in all,
 * unless both are one figure. */
static bool are_other_windows(const xc_subject *a, const xc_subject *b) {
    return !is_same_or_missing(a->window, b->window) &&
           xc_judge_figures(&a->fact->fact.number, &b->fact->fact.number) !=
               XC_VERDICT_AGREE;
}

static bool is_year(const xc_date *date) {
    return date->year && !date->month && !date->weekday;
}

static bool is_weekday(const xc_date *date) {
    return date->weekday && !date->year && !date->month;
}

/* "Wednesday" agrees with Feb. 12, 2025, for that was a Wednesday. */
static bool weekdays_clash(const xc_date *weekday, const xc_date *day) {
    return is_weekday(weekday) && day->first != XC_DAY_UNKNOWN &&
           day->first == day->last &&
           xc_day_weekday(day->first) != weekday->weekday;
}

/* Fields that both dates know differ. */
static bool dates_clash(const xc_date *a, const xc_date *b) {
    /* Nobody gives only a year to what happened on a day of this week. */
    if ((is_year(a) && is_weekday(b)) || (is_year(b) && is_weekday(a)))
        return true;
    if (weekdays_clash(a, b) || weekdays_clash(b, a)) return true;
    if (a->year && b->year && a->year != b->year) return true;
    if (a->month && b->month && a->month != b->month) return true;
    if (a->day && b->day && a->day != b->day) return true;
    return false;
}

static bool has_relation(const xc_date *date) {
    return date->relation == XC_RELATION_BEFORE ||
           date->relation == XC_RELATION_AFTER;
}

static xc_time_relation relate_dated(const xc_fact *a, const xc_fact *b) {
    bool related = has_relation(&a->date) || has_relation(&b->date);
    if (related || (is_resolved(a) && is_resolved(b))) {
        xc_meeting meeting = xc_dates_meet(&a->date, &b->date);
        if (meeting != XC_MEETING_UNKNOWN)
            return meeting == XC_MEETING_YES && !is_other_length(a, b)
                       ? XC_TIME_SAME
                       : XC_TIME_APART;
    }
    /* What was so by some day is not what was so on a day before it. */
    if (is_open(&a->date) || is_open(&b->date)) {
        bool same =
            a->date.first == b->date.first && a->date.last == b->date.last;
        return same ? XC_TIME_SAME : XC_TIME_APART;
    }
    return dates_clash(&a->date, &b->date) ? XC_TIME_APART : XC_TIME_COMPATIBLE;
}

/* "The toll rose to six on Friday": what was dead in the news of Thursday is
 * an earlier figure of it. */
static bool is_day_after(int32_t day, const xc_subject *state,
                         const xc_fact *dated) {
    return xc_growth_is_news(dated) && xc_growth_is_news(&state->fact->fact) &&
           dated->date.first - day <= TOLL_DAYS;
}

/* An undated state against a period: within it, or the last one completed. */
static xc_time_relation relate_state(const xc_weights *weights,
                                     const xc_subject *state,
                                     const xc_fact *dated) {
    if (state->published == XC_DAY_UNKNOWN || !is_resolved(dated))
        return XC_TIME_COMPATIBLE;
    int32_t day = state->published;
    if (xc_growth_is_tally(dated)) return XC_TIME_APART;
    if (day < dated->date.first && !is_day_after(day, state, dated))
        return XC_TIME_APART;
    bool recent =
        day - dated->date.last <= xc_weights_days(weights, XC_PERIOD_LAST);
    return recent ? XC_TIME_COMPATIBLE : XC_TIME_APART;
}

/* "As of Monday" and "as of Tuesday" of a count that moves with time: it is
 * one count, and the later day has the newer figure. */
static bool are_days_of_one(const xc_fact *a, const xc_fact *b) {
    return a->has_as_of && b->has_as_of && xc_growth_moves(a) &&
           xc_growth_moves(b) && a->as_of.last != XC_DAY_UNKNOWN &&
           b->as_of.last != XC_DAY_UNKNOWN && a->as_of.last != b->as_of.last &&
           a->date.last == a->as_of.last && b->date.last == b->as_of.last;
}

static xc_time_relation relate_times(const xc_weights *weights,
                                     const xc_subject *a, const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    /* What one rose from and the other rose to is one figure: two changes in a
     * row. */
    bool same = fa->kind == XC_FACT_AMOUNT && fb->kind == XC_FACT_AMOUNT &&
                xc_judge_figures(&fa->number, &fb->number) == XC_VERDICT_AGREE;
    if (is_over(fa) != is_over(fb) && !same) return XC_TIME_APART;
    if (are_days_of_one(fa, fb)) return XC_TIME_LATER;
    if (are_other_windows(a, b)) return XC_TIME_APART;
    if (fa->has_date && fb->has_date) return relate_dated(fa, fb);
    if (is_of_period(fa, fb) || is_of_period(fb, fa)) return XC_TIME_APART;
    if (fa->has_date) return relate_state(weights, b, fa);
    if (fb->has_date) return relate_state(weights, a, fb);
    /* What is so may be so for a while; what happened may have happened
     * again. */
    bool happened = fa->tense == XC_TENSE_PAST && fb->tense == XC_TENSE_PAST;
    return xc_relate_published(
        a, b,
        xc_weights_days(weights, happened ? XC_PERIOD_EVENT : XC_PERIOD_SAME));
}

/* Claims that can be held against each other: what is so, what is to be,
 * what is wanted. */
static int modality_class(const xc_fact *fact) {
    switch (fact->modality) {
    case XC_MODALITY_ASSERTED:
    case XC_MODALITY_REPORTED:
        return 1;
    case XC_MODALITY_ASKED:
    case XC_MODALITY_WISHED:
        return 2;
    case XC_MODALITY_PLANNED:
        return 3;
    default:
        return 0;
    }
}

static bool is_unit_same(const xc_quantity *a, const xc_quantity *b) {
    return a->dimension == b->dimension && is_same_or_missing(a->unit, b->unit);
}

/* Measures in two units are compared, once converted. */
static bool is_unit_comparable(const xc_quantity *a, const xc_quantity *b) {
    return is_unit_same(a, b) || xc_is_convertible(a, b);
}

/* The row of a word that others exclude; NULL: none. */
static const xc_lexeme *contrast_of(const xc_word *word) {
    return find_form(XC_LEXICON_CONTRASTS, word);
}

/* Rows of one group exclude each other; words of one row do not. */
static bool excludes(const xc_lexeme *a, const xc_lexeme *b) {
    return a && b && a != b &&
           strcmp(xc_lexeme_text(a, XC_CONTRASTS_GROUP),
                  xc_lexeme_text(b, XC_CONTRASTS_GROUP)) == 0;
}

/* Two words that exclude each other: each fact has one and not the other. */
static bool is_contrast(const char *a, const char *b) {
    xc_word x, y;
    if (is_same(a, b)) return false;
    for (const char *left = a; xc_word_next(&left, &x);) {
        const xc_lexeme *row = contrast_of(&x);
        for (const char *right = b; row && xc_word_next(&right, &y);)
            if (excludes(row, contrast_of(&y)) && !xc_words_has(b, &x) &&
                !xc_words_has(a, &y))
                return true;
    }
    return false;
}

/* "outdoor pools" and "indoor pools": each set is limited otherwise. */
static bool are_other_kinds(const char *a, const char *b) {
    if (!a || !b || strcmp(a, b) == 0) return false;
    size_t shared = xc_words_shared(a, b);
    return shared < xc_words_count(a) && shared < xc_words_count(b);
}

/* "Rose by 5" and "another 50" are no totals, "20 a day" is no 20, and what
 * was there before a change is not what came of it. */
static bool are_other_standings(const xc_fact *a, const xc_fact *b) {
    if (a->standing != b->standing &&
        (a->standing == XC_STANDING_CHANGE ||
         b->standing == XC_STANDING_CHANGE || a->standing == XC_STANDING_RATE ||
         b->standing == XC_STANDING_RATE))
        return true;
    bool amounts = a->kind == XC_FACT_AMOUNT && b->kind == XC_FACT_AMOUNT;
    return amounts && a->standing == XC_STANDING_CHANGE &&
           !is_same(a->predicate, b->predicate);
}

bool xc_facts_may_meet(const xc_fact *a, const xc_fact *b) {
    if (a && modality_class(a) == 0) return false;
    if (b && modality_class(b) == 0) return false;
    if (!a || !b) {
        const xc_fact *known = a ? a : b;
        return !known || modality_class(known) == 1;
    }
    return modality_class(a) == modality_class(b) &&
           !is_contrast(a->object, b->object) &&
           !is_contrast(a->topic, b->topic) &&
           !is_contrast(a->set_words, b->set_words) &&
           !are_other_standings(a, b);
}

/* Differences that settle the matter. */
static bool is_comparable(const xc_subject *a, const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    bool both_amounts =
        fa->kind == XC_FACT_AMOUNT && fb->kind == XC_FACT_AMOUNT;
    if (!both_amounts && !is_same(fa->predicate, fb->predicate)) return false;
    if (modality_class(fa) == 0 || modality_class(fa) != modality_class(fb))
        return false;
    if (fa->has_level && fb->has_level &&
        (!is_unit_comparable(&fa->level, &fb->level) ||
         xc_judge_figures(&fa->level, &fb->level) != XC_VERDICT_AGREE))
        return false;
    if (a->fact->set_actor_key && b->fact->set_actor_key &&
        !xc_same_actor(a->fact->set_actor_key, b->fact->set_actor_key))
        return false;
    if (is_contrast(fa->predicate, fb->predicate) ||
        is_contrast(fa->object, fb->object) ||
        is_contrast(fa->topic, fb->topic) ||
        is_contrast(fa->set_words, fb->set_words))
        return false;
    if (are_other_kinds(fa->set_words, fb->set_words) ||
        are_other_standings(fa, fb))
        return false;
    bool amounts = fa->kind == XC_FACT_AMOUNT || fa->kind == XC_FACT_LEVEL;
    if (amounts && !is_unit_comparable(&fa->number, &fb->number)) return false;
    bool shares = fa->number.whole.known && fb->number.whole.known;
    return shares || fa->polarity == fb->polarity;
}

/* How many do, of a part with its whole. */
static double count_doing(const xc_fact *fact) {
    const xc_quantity *q = &fact->number;
    return fact->polarity == XC_POSITIVE ? q->value : q->whole.value - q->value;
}

/* Eight of 31 that do not and 23 of 32 that do: both come to 23. */
static bool is_part_same(const xc_fact *a, const xc_fact *b) {
    double x = count_doing(a), y = count_doing(b);
    return x == y || a->number.whole.value - x == b->number.whole.value - y;
}

static void weigh_sets(const xc_subject *a, const xc_subject *b, double *f) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    if (!fa->set_head || !fb->set_head)
        f[XC_FEATURE_HEAD_MISSING] = 1;
    else if (is_same(fa->set_head, fb->set_head))
        f[XC_FEATURE_HEAD_SAME] = 1;
    else
        f[XC_FEATURE_HEAD_DIFFERS] = 1;
    if (fa->number.whole.known && fb->number.whole.known) {
        bool same =
            xc_interval_meets(&fa->number.whole.meant, &fb->number.whole.meant);
        f[same ? XC_FEATURE_WHOLE_SAME : XC_FEATURE_WHOLE_DIFFERS] = 1;
        if (is_part_same(fa, fb)) f[XC_FEATURE_PART_SAME] = 1;
    }
    if (!is_same_or_missing(fa->set_words, fb->set_words) && fa->set_head &&
        fb->set_head)
        f[XC_FEATURE_WORDS_DIFFER] = 1;
    else if (fa->set_words && fb->set_words)
        f[XC_FEATURE_WORDS_SAME] = 1;
    if (f[XC_FEATURE_WORDS_DIFFER] > 0 && f[XC_FEATURE_WHOLE_DIFFERS] > 0)
        f[XC_FEATURE_SUBSET] = 1;
    if (a->fact->set_actor_key && b->fact->set_actor_key)
        f[XC_FEATURE_BODY_SAME] = 1;
}

static void weigh_words(const xc_subject *a, const xc_subject *b, double *f) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    if (fa->has_level && fb->has_level)
        f[XC_FEATURE_LEVEL_SAME] = 1;
    else if (fa->has_level || fb->has_level)
        f[XC_FEATURE_LEVEL_MISSING] = 1;
    f[XC_FEATURE_OBJECT_OVERLAP] = object_overlap(a, b);
    if (a->object && b->object) {
        size_t shared = xc_words_shared(a->object, b->object);
        bool level = fa->has_level && fb->has_level;
        bool loose = level || !xc_is_goal(fa);
        if (shared == 0)
            f[level ? XC_FEATURE_LEVEL_OBJECT_DIFFERS
                    : XC_FEATURE_OBJECT_DIFFERS] = 1;
        else if (shared < xc_words_count(a->object) &&
                 shared < xc_words_count(b->object))
            f[loose ? XC_FEATURE_LOOSE_OBJECT_APART : XC_FEATURE_OBJECT_APART] =
                1;
    }
    if (xc_judge_figures(&fa->number, &fb->number) == XC_VERDICT_AGREE &&
        isfinite(fa->number.value) && isfinite(fb->number.value))
        f[XC_FEATURE_VALUE_SAME] = 1;
    f[XC_FEATURE_TOPIC_OVERLAP] = overlap(a->topic, b->topic);
}

static bool is_named(const xc_subject *subject, const char *key) {
    for (size_t i = 0; i < subject->name_count; i++)
        if (xc_same_actor(subject->names[i], key)) return true;
    return false;
}

/* An actor that the other article names too may only have been missed. */
static void weigh_actors(const xc_subject *a, const xc_subject *b, double *f) {
    const char *x = a->fact->actor_key, *y = b->fact->actor_key;
    bool torn = x && y &&
                (xc_actor_is_torn(x, b->names, b->name_count) ||
                 xc_actor_is_torn(y, a->names, a->name_count));
    if (x && y && !torn && xc_same_actor(x, y))
        f[XC_FEATURE_ACTOR_SAME] = 1;
    else if (x && y && !is_named(a, y) && !is_named(b, x))
        f[XC_FEATURE_ACTOR_DIFFERS] = 1;
    x = a->fact->speaker_key;
    y = b->fact->speaker_key;
    if (x && y && !xc_same_actor(x, y)) f[XC_FEATURE_SPEAKER_DIFFERS] = 1;
}

/* Names but for the speaker's: who says it does not tell sets apart. */
static size_t count_others(const xc_subject *subject) {
    size_t count = 0;
    for (size_t i = 0; i < subject->name_count; i++)
        if (!xc_same_actor(subject->names[i], subject->fact->speaker_key))
            count++;
    return count;
}

/* Names that both articles use; keys are sorted. */
static void weigh_names(const xc_subject *a, const xc_subject *b, double *f) {
    size_t shared = xc_names_shared(a, b);
    f[XC_FEATURE_NAMES_SHARED] = shared >= 2 ? 1 : shared == 1 ? 0.5 : 0;
    if (shared == 0 && count_others(a) > 0 && count_others(b) > 0)
        f[XC_FEATURE_NAMES_DIFFER] = 1;
}

/* People of one kind, of no actor's own: "nine passengers". */
static bool is_kind_of_people(const char *head) {
    return head && strcmp(head, "person") != 0 &&
           (xc_gazetteer_find(head) & XC_GAZETTEER_PERSON_NOUN);
}

/* "Nine passengers died" and "seven people died": a part that is more than its
 * whole. Fewer may well be some of them. */
static bool outgrows(const xc_fact *part, const xc_fact *whole) {
    return is_kind_of_people(part->set_head) &&
           is_same(whole->set_head, "person") && !whole->set_words &&
           part->number.meant.low > whole->number.meant.high;
}

/* Two sentences about one event tell of it in other words: that the
 * circumstances differ says the less, the surer it is, and least where they
 * name the same. */
static void weigh_event(const xc_weights *weights, const xc_subject *a,
                        const xc_subject *b, double *f) {
    double one = xc_one_event(weights, a, b);
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    f[XC_FEATURE_ONE_EVENT] = one;
    if (one > 0 && (outgrows(fa, fb) || outgrows(fb, fa))) {
        f[XC_FEATURE_HEAD_DIFFERS] = f[XC_FEATURE_WORDS_DIFFER] = 0;
        f[XC_FEATURE_HEAD_SAME] = 1;
    }
    if (f[XC_FEATURE_OBJECT_DIFFERS] > 0 && one > 0 &&
        f[XC_FEATURE_VALUE_SAME] <= 0)
        f[XC_FEATURE_OBJECT_DIFFERS] -= xc_one_passage(a, b) ? one : one / 2;
}

/* "Weighed 19 tons" and "a 25-ton truck": what a thing measures it is. */
static bool are_one_measure(const xc_subject *a, const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    bool measures = fa->kind == XC_FACT_AMOUNT && fb->kind == XC_FACT_AMOUNT &&
                    xc_has_conversion(&fa->number) &&
                    xc_has_conversion(&fb->number);
    return measures && is_same(a->object, b->object) &&
           (is_same(fa->predicate, BE) || is_same(fb->predicate, BE));
}

/* What is known of a pair, feature by feature; false where the two cannot be
 * one thing. */
static bool weigh(const xc_weights *weights, const xc_subject *a,
                  const xc_subject *b, xc_time_relation *time, double *f) {
    *time = relate_times(weights, a, b);
    if (*time == XC_TIME_APART || !is_comparable(a, b)) return false;
    f[XC_FEATURE_BIAS] = 1;
    weigh_sets(a, b, f);
    if (!is_same(a->fact->fact.predicate, b->fact->fact.predicate) &&
        !are_one_measure(a, b))
        f[XC_FEATURE_PREDICATE_DIFFERS] = 1;
    weigh_words(a, b, f);
    weigh_actors(a, b, f);
    weigh_names(a, b, f);
    weigh_event(weights, a, b, f);
    if (*time == XC_TIME_SAME) f[XC_FEATURE_TIME_SAME] = 1;
    return true;
}

/* The kind of fact that has the weights of a pair. */
static xc_fact_kind kind_of(const xc_subject *a, const xc_subject *b) {
    xc_fact_kind kind = a->fact->fact.kind, other = b->fact->fact.kind;
    return other > kind ? other : kind;
}

xc_alignment xc_align(const xc_weights *weights, const xc_subject *a,
                      const xc_subject *b) {
    xc_alignment pair = {0};
    double f[XC_FEATURE_COUNT] = {0}, sum = 0;
    if (!weigh(weights, a, b, &pair.time, f)) return pair;
    xc_fact_kind kind = kind_of(a, b);
    for (int i = 0; i < XC_FEATURE_COUNT; i++)
        sum += f[i] * xc_weights_get(weights, kind, (xc_feature)i);
    pair.probability = 1 / (1 + exp(-sum));
    return pair;
}

const char *xc_feature_name(size_t feature) {
    static const char *const names[XC_FEATURE_COUNT] = {
        [XC_FEATURE_BIAS] = "bias",
        [XC_FEATURE_HEAD_SAME] = "head-same",
        [XC_FEATURE_HEAD_DIFFERS] = "head-differs",
        [XC_FEATURE_HEAD_MISSING] = "head-missing",
        [XC_FEATURE_WORDS_DIFFER] = "words-differ",
        [XC_FEATURE_BODY_SAME] = "body-same",
        [XC_FEATURE_LEVEL_SAME] = "level-same",
        [XC_FEATURE_LEVEL_MISSING] = "level-missing",
        [XC_FEATURE_WHOLE_SAME] = "whole-same",
        [XC_FEATURE_WHOLE_DIFFERS] = "whole-differs",
        [XC_FEATURE_OBJECT_OVERLAP] = "object-overlap",
        [XC_FEATURE_OBJECT_DIFFERS] = "object-differs",
        [XC_FEATURE_LEVEL_OBJECT_DIFFERS] = "level-object-differs",
        [XC_FEATURE_OBJECT_APART] = "object-apart",
        [XC_FEATURE_LOOSE_OBJECT_APART] = "loose-object-apart",
        [XC_FEATURE_TOPIC_OVERLAP] = "topic-overlap",
        [XC_FEATURE_ACTOR_SAME] = "actor-same",
        [XC_FEATURE_ACTOR_DIFFERS] = "actor-differs",
        [XC_FEATURE_NAMES_SHARED] = "names-shared",
        [XC_FEATURE_NAMES_DIFFER] = "names-differ",
        [XC_FEATURE_TIME_SAME] = "time-same",
        [XC_FEATURE_VALUE_SAME] = "value-same",
        [XC_FEATURE_SUBSET] = "subset",
        [XC_FEATURE_SPEAKER_DIFFERS] = "speaker-differs",
        [XC_FEATURE_WORDS_SAME] = "words-same",
        [XC_FEATURE_PART_SAME] = "part-same",
        [XC_FEATURE_PREDICATE_DIFFERS] = "predicate-differs",
        [XC_FEATURE_ONE_EVENT] = "one-event"};
    return feature < XC_FEATURE_COUNT ? names[feature] : NULL;
}

size_t xc_align_features(const xc_weights *weights, const xc_subject *a,
                         const xc_subject *b,
                         xc_detail_feature out[XC_FEATURE_COUNT]) {
    xc_time_relation time;
    double f[XC_FEATURE_COUNT] = {0};
    if (!weigh(weights, a, b, &time, f)) return 0;
    xc_fact_kind kind = kind_of(a, b);
    size_t count = 0;
    for (int i = 0; i < XC_FEATURE_COUNT; i++)
        if (f[i] < 0 || f[i] > 0)
            out[count++] = (xc_detail_feature){
                xc_feature_name((size_t)i), f[i],
                xc_weights_get(weights, kind, (xc_feature)i)};
    return count;
}

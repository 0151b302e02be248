/*
 * match.c - turns two observations that differ into what they share, feature
 * by feature, and that into a probability that they speak of one thing.
 * Exports: xc_match_*.
 */
#include "compare/matching/match.h"

#include <string.h>

#include "compare/convert.h"
#include "compare/interval.h"
#include "lexicon/lexicon.h"

/* Values as far apart as this are hardly of one thing: a factor of e. */
#define FAR_APART 1.0

/* How fast closeness falls with the logarithm of the ratio. */
#define CLOSENESS 3.0

/* What rarities are scaled to 1 by. */
#define RAREST 6.0

/* Numbers that may be years. */
enum { YEAR_LEAST = 1900, YEAR_MOST = 2030 };

/* Others are counted up to here. */
enum { MOST_OTHERS = 2 };

/* ------------------------------------------------------------------ */
/* Comparing                                                            */

static bool is_date(const xc_observation *x) {
    return x->mention->kind == XC_MENTION_DATE;
}

bool xc_match_is_count(const xc_quantity *q) {
    return q->dimension == XC_DIMENSION_COUNT ||
           q->dimension == XC_DIMENSION_NUMBER;
}

bool xc_match_compares(const xc_observation *x, const xc_observation *y) {
    if (is_date(x) || is_date(y)) return is_date(x) && is_date(y);
    const xc_quantity *a = &x->mention->quantity, *b = &y->mention->quantity;
    if (xc_match_is_count(a) || xc_match_is_count(b))
        return xc_match_is_count(a) && xc_match_is_count(b);
    if (a->dimension != b->dimension) return false;
    bool same = (!a->unit && !b->unit) ||
                (a->unit && b->unit && strcmp(a->unit, b->unit) == 0);
    return same || xc_is_convertible(a, b);
}

bool xc_match_agrees(const xc_observation *x, const xc_observation *y) {
    if (is_date(x))
        return xc_dates_meet(&x->mention->date, &y->mention->date) ==
               XC_MEETING_YES;
    const xc_quantity *a = &x->mention->quantity, *b = &y->mention->quantity;
    if (xc_units_differ(a, b) && xc_is_convertible(a, b))
        return xc_judge_figures(a, b) != XC_VERDICT_CONFLICT;
    return xc_interval_meets(&a->written, &b->written);
}

static bool is_noun_same(const xc_observation *x, const xc_observation *y) {
    return x->noun && x->noun == y->noun;
}

/* Where a count has a counterpart of the same noun, only that is one. */
static bool is_counted(const xc_observation *x) {
    return !is_date(x) && xc_match_is_count(&x->mention->quantity);
}

/* ------------------------------------------------------------------ */
/* What else is there                                                   */

/* The observations that stand in a passage: of a sentence and those beside
 * it in the same field, end exclusive. */
typedef struct passage {
    const xc_observed *of;
    size_t first;
    size_t last;
} passage;

static passage passage_of(const xc_observed *observed, size_t sentence) {
    size_t from = sentence, to = sentence;
    const xc_observed_sentence *all = observed->sentences.items;
    bool title = all[sentence].stored.in_title;
    if (from > 0 && all[from - 1].stored.in_title == title) from--;
    if (to + 1 < observed->sentences.count &&
        all[to + 1].stored.in_title == title)
        to++;
    while (from < to && all[from].first == all[from].last)
        from++;
    while (to > from && all[to].first == all[to].last)
        to--;
    return (passage){observed, all[from].first, all[to].last};
}

typedef enum fate { ALONE, DIFFERS, AGREES } fate;

/* What becomes of an observation over there. */
static fate fate_of(const xc_observation *x, const passage *there) {
    bool met[2] = {false, false}, agrees[2] = {false, false};
    for (size_t i = there->first; i < there->last; i++) {
        const xc_observation *y = &there->of->items.items[i];
        if (!xc_match_compares(x, y)) continue;
        bool same = is_counted(x) && is_noun_same(x, y);
        met[same] = true;
        if (xc_match_agrees(x, y)) agrees[same] = true;
    }
    bool same = met[1];
    return !met[same] ? ALONE : agrees[same] ? AGREES : DIFFERS;
}

typedef struct others {
    int agree;
    int differ; /* figures alone */
    int alone;
    int count;
} others;

/* The fates of the other figures and dates of the sentence of x. */
static others look_at_others(const xc_observed *observed, size_t index,
                             const passage *there) {
    others o = {0};
    const xc_observation *x = &observed->items.items[index];
    const xc_observed_sentence *sentence =
        &observed->sentences.items[x->sentence];
    for (size_t i = sentence->first; i < sentence->last; i++) {
        const xc_observation *z = &observed->items.items[i];
        if (i == index || z->mention == x->when) continue;
        fate its = fate_of(z, there);
        o.count++;
        o.agree += its == AGREES;
        o.differ += its == DIFFERS && !is_date(z);
        o.alone += its == ALONE;
    }
    return o;
}

static double cut(int count) {
    return count > MOST_OTHERS ? MOST_OTHERS : count;
}

/* The sentence that says less decides; of two that say as much, the worse. */
static void weigh_others(const xc_matching *m, const passage *here,
                         const passage *there, double *f) {
    others a = look_at_others(m->a, m->x, there);
    others b = look_at_others(m->b, m->y, here);
    bool first =
        a.count < b.count ||
        (a.count == b.count &&
         (a.differ > b.differ || (a.differ == b.differ && a.agree <= b.agree)));
    others o = first ? a : b;
    f[XC_MATCH_OTHERS_AGREE] = cut(o.agree);
    f[XC_MATCH_OTHERS_DIFFER] = cut(o.differ);
    f[XC_MATCH_OTHERS_ALONE] = cut(o.alone);
}

/* How many over there compare with x, is one of them nearer in words than y,
 * and does one agree. */
typedef struct rivals {
    size_t count;
    bool nearer;
    bool agrees;
} rivals;

static rivals look_at_rivals(const xc_observation *x, const xc_observation *y,
                             const passage *there) {
    rivals r = {0};
    double near = xc_terms_share(&x->near, &y->around);
    for (size_t i = there->first; i < there->last; i++) {
        const xc_observation *z = &there->of->items.items[i];
        if (!xc_match_compares(x, z)) continue;
        r.count++;
        if (z == y) continue;
        if (xc_match_agrees(x, z)) r.agrees = true;
        if (xc_terms_share(&x->near, &z->around) > near) r.nearer = true;
    }
    return r;
}

static void weigh_rivals(const xc_observation *x, const xc_observation *y,
                         const passage *here, const passage *there, double *f) {
    rivals a = look_at_rivals(x, y, there), b = look_at_rivals(y, x, here);
    f[XC_MATCH_AGREES] = a.agrees || b.agrees;
    f[XC_MATCH_BOTH_AGREE] = a.agrees && b.agrees;
    f[XC_MATCH_BEST] = !a.nearer && !b.nearer;
    f[XC_MATCH_ONLY] = a.count == 1 || b.count == 1;
    f[XC_MATCH_MANY] = log((double)(a.count > b.count ? a.count : b.count));
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

static void put(double *f, xc_match_feature high, double a, double b) {
    f[high] = a > b ? a : b;
    f[high + 1] = a > b ? b : a;
}

static const xc_lexeme *contrast_of(const xc_term *term) {
    return xc_lexicon_find(XC_LEXICON_CONTRASTS, term->word);
}

static bool is_in_group(const xc_terms *terms, const xc_lexeme *row) {
    for (size_t i = 0; i < terms->count; i++)
        if (contrast_of(&terms->items[i]) == row) return true;
    return false;
}

/* A word of the one excludes a word of the other, and neither has both. */
static bool exclude(const xc_terms *a, const xc_terms *b) {
    for (size_t i = 0; i < a->count; i++) {
        const xc_lexeme *x = contrast_of(&a->items[i]);
        for (size_t k = 0; x && k < b->count; k++) {
            const xc_lexeme *y = contrast_of(&b->items[k]);
            if (y && y != x &&
                strcmp(xc_lexeme_text(x, XC_CONTRASTS_GROUP),
                       xc_lexeme_text(y, XC_CONTRASTS_GROUP)) == 0 &&
                !is_in_group(b, x) && !is_in_group(a, y))
                return true;
        }
    }
    return false;
}

static void weigh_words(const xc_matching *m, const xc_observation *x,
                        const xc_observation *y, double *f) {
    const xc_observed_sentence *s = &m->a->sentences.items[x->sentence];
    const xc_observed_sentence *t = &m->b->sentences.items[y->sentence];
    put(f, XC_MATCH_CLAUSE_HIGH, xc_terms_share(&x->clause, &y->around),
        xc_terms_share(&y->clause, &x->around));
    put(f, XC_MATCH_NEAR_HIGH, xc_terms_share(&x->near, &y->around),
        xc_terms_share(&y->near, &x->around));
    put(f, XC_MATCH_CORE_HIGH, xc_terms_share(&x->core, &t->terms),
        xc_terms_share(&y->core, &s->terms));
    put(f, XC_MATCH_HELD_HIGH, xc_terms_share(&x->core, &y->around),
        xc_terms_share(&y->core, &x->around));
    put(f, XC_MATCH_STRANGER_HIGH,
        xc_terms_strangest(&x->near, &t->passage) / RAREST,
        xc_terms_strangest(&y->near, &s->passage) / RAREST);
    f[XC_MATCH_CONTRAST] = exclude(&x->around, &y->around);
    put(f, XC_MATCH_PASSAGE_HIGH, xc_terms_share(&s->terms, &t->passage),
        xc_terms_share(&t->terms, &s->passage));
}

/* ------------------------------------------------------------------ */
/* Figures                                                              */

static bool is_bounded(const xc_quantity *q) {
    return q->bound == XC_BOUND_OVER || q->bound == XC_BOUND_UNDER ||
           q->bound == XC_BOUND_AT_LEAST || q->bound == XC_BOUND_AT_MOST;
}

/* The number that a figure names: of a bound its end. */
static double named(const xc_quantity *q) {
    if (!is_bounded(q)) return q->value;
    return isfinite(q->written.low) ? q->written.low : q->written.high;
}

static void weigh_nouns(const xc_observation *x, const xc_observation *y,
                        double *f) {
    f[XC_MATCH_COUNT_OF] = 1;
    if (is_noun_same(x, y)) {
        f[XC_MATCH_NOUN_SAME] = 1;
        return;
    }
    f[x->noun && y->noun ? XC_MATCH_NOUN_DIFFERS : XC_MATCH_NOUN_MISSING] = 1;
    if ((x->noun && xc_terms_has(&y->around, x->noun)) ||
        (y->noun && xc_terms_has(&x->around, y->noun)))
        f[XC_MATCH_NOUN_BESIDE] = 1;
}

static bool is_year_like(const xc_quantity *q) {
    return q->dimension == XC_DIMENSION_NUMBER && !q->unit &&
           q->value >= YEAR_LEAST && q->value <= YEAR_MOST;
}

static void weigh_values(const xc_quantity *a, const xc_quantity *b,
                         double *f) {
    double v = named(a), w = named(b);
    if (xc_units_differ(a, b) && xc_is_convertible(a, b)) {
        xc_converted c;
        xc_convert(a, b, &c);
        if (c.count > 0) v = named(&c.items[0]);
    }
    f[XC_MATCH_BOUNDED] = is_bounded(a) || is_bounded(b);
    f[XC_MATCH_MEANT] = xc_judge_figures(a, b) != XC_VERDICT_CONFLICT;
    f[XC_MATCH_WHOLE_DIFFERS] = a->whole.known != b->whole.known;
    f[XC_MATCH_YEAR_LIKE] = is_year_like(a) || is_year_like(b);
    if (!(v > 0 && w > 0 && isfinite(v) && isfinite(w))) return;
    double apart = fabs(log(v / w));
    f[XC_MATCH_CLOSE] = exp(-CLOSENESS * apart);
    f[XC_MATCH_FAR] = apart > FAR_APART;
    f[XC_MATCH_EQUAL] = !(v < w) && !(v > w);
}

/* False where the dates beside the two figures do not meet. */
static bool weigh_when(const xc_observation *x, const xc_observation *y,
                       double *f) {
    if (!x->when && !y->when) return true;
    if (!x->when || !y->when) {
        f[XC_MATCH_WHEN_MISSING] = 1;
        return true;
    }
    xc_meeting meeting = xc_dates_meet(&x->when->date, &y->when->date);
    f[XC_MATCH_WHEN_SAME] = meeting == XC_MEETING_YES;
    return meeting != XC_MEETING_NO;
}

/* The dates of both sentences. */
static void weigh_dates(const xc_matching *m, double *f) {
    const xc_observed_sentence *s =
        &m->a->sentences.items[m->a->items.items[m->x].sentence];
    const xc_observed_sentence *t =
        &m->b->sentences.items[m->b->items.items[m->y].sentence];
    size_t left = 0, right = 0, pairs = 0, apart = 0, same = 0;
    for (size_t k = t->first; k < t->last; k++)
        right += is_date(&m->b->items.items[k]);
    for (size_t i = s->first; i < s->last; i++) {
        const xc_observation *x = &m->a->items.items[i];
        if (!is_date(x)) continue;
        left++;
        for (size_t k = t->first; k < t->last; k++) {
            const xc_observation *y = &m->b->items.items[k];
            if (!is_date(y)) continue;
            xc_meeting meeting =
                xc_dates_meet(&x->mention->date, &y->mention->date);
            pairs++;
            apart += meeting == XC_MEETING_NO;
            same += meeting == XC_MEETING_YES;
        }
    }
    f[XC_MATCH_DATES_CLASH] = pairs > 0 && apart == pairs;
    f[XC_MATCH_DATES_SAME] = same > 0;
    f[XC_MATCH_DATES_MISSING] = (left == 0) != (right == 0);
}

static bool weigh_figures(const xc_matching *m, const xc_observation *x,
                          const xc_observation *y, double *f) {
    const xc_quantity *a = &x->mention->quantity, *b = &y->mention->quantity;
    if (!weigh_when(x, y, f)) return false;
    if (xc_match_is_count(a))
        weigh_nouns(x, y, f);
    else if (a->dimension == XC_DIMENSION_MONEY)
        f[XC_MATCH_MONEY] = 1;
    else if (a->dimension == XC_DIMENSION_PERCENT)
        f[XC_MATCH_PERCENT] = 1;
    else
        f[XC_MATCH_MEASURE] = 1;
    weigh_values(a, b, f);
    weigh_dates(m, f);
    return true;
}

/* ------------------------------------------------------------------ */
/* Dates                                                                */

static bool has_relation(const xc_date *a, const xc_date *b,
                         xc_date_relation relation) {
    return a->relation == relation || b->relation == relation;
}

static bool is_open(const xc_date *date) {
    return date->relation == XC_RELATION_BEFORE ||
           date->relation == XC_RELATION_AFTER ||
           date->relation == XC_RELATION_SINCE ||
           date->relation == XC_RELATION_UNTIL ||
           date->first == XC_DAY_UNKNOWN || date->last == XC_DAY_UNKNOWN;
}

/* Days that a gap of a few years is scaled to 1 by, as logarithms. */
#define GAP_SCALE 7.0
#define GAP_MOST 2.0

static void weigh_days(const xc_date *a, const xc_date *b, bool dates_figure,
                       double *f) {
    double gap = log1p(xc_dates_gap(a, b)) / GAP_SCALE;
    f[XC_MATCH_PRECISION_SAME] = strlen(a->edtf) == strlen(b->edtf);
    f[XC_MATCH_OPEN] = is_open(a) || is_open(b);
    f[XC_MATCH_BEFORE] = has_relation(a, b, XC_RELATION_BEFORE);
    f[XC_MATCH_AFTER] = has_relation(a, b, XC_RELATION_AFTER);
    f[XC_MATCH_BY] = has_relation(a, b, XC_RELATION_BY);
    f[XC_MATCH_SINCE] = has_relation(a, b, XC_RELATION_SINCE);
    f[XC_MATCH_DATES_FIGURE] = dates_figure;
    f[XC_MATCH_GAP] = gap < GAP_MOST ? gap : GAP_MOST;
}

/* ------------------------------------------------------------------ */

bool xc_match_figures(const xc_weights *weights, xc_matching *m) {
    const xc_observation *x = &m->a->items.items[m->x];
    const xc_observation *y = &m->b->items.items[m->y];
    double *f = m->features;
    memset(m->features, 0, sizeof m->features);
    if (!xc_match_compares(x, y) || xc_match_agrees(x, y)) return false;
    m->dated = is_date(x);
    /* The dates of two figures count as theirs. */
    if (m->dated && x->dates_figure && y->dates_figure) return false;
    if (m->dated && xc_dates_meet(&x->mention->date, &y->mention->date) ==
                        XC_MEETING_UNKNOWN)
        return false;
    f[XC_MATCH_BIAS] = 1;
    if (m->dated)
        weigh_days(&x->mention->date, &y->mention->date,
                   x->dates_figure || y->dates_figure, f);
    else if (!weigh_figures(m, x, y, f))
        return false;
    passage here = passage_of(m->a, x->sentence);
    passage there = passage_of(m->b, y->sentence);
    weigh_others(m, &here, &there, f);
    weigh_rivals(x, y, &here, &there, f);
    weigh_words(m, x, y, f);
    m->probability = xc_match_weigh(weights, m);
    return true;
}

double xc_match_weigh(const xc_weights *weights, const xc_matching *m) {
    size_t set[XC_MATCH_FEATURES], count = 0;
    double sum = 0;
    for (size_t i = 0; i < XC_MATCH_FEATURES; i++)
        if (m->features[i] < 0 || m->features[i] > 0) set[count++] = i;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i; k < count; k++)
            sum += xc_weights_match(weights, m->dated, set[i], set[k]) *
                   (i == k ? 1 : m->features[set[k]]) * m->features[set[i]];
    return 1 / (1 + exp(-sum));
}

typedef XC_VEC(xc_detail_feature) feature_list;

static xc_status list_one(xc_arena *arena, const xc_weights *weights,
                          const xc_matching *m, size_t i, size_t k,
                          feature_list *list) {
    double weight = xc_weights_match(weights, m->dated, i, k);
    double value = m->features[i] * (i == k ? 1 : m->features[k]);
    if (!(weight < 0 || weight > 0) || !(value < 0 || value > 0)) return XC_OK;
    const char *name =
        i == k ? xc_match_feature_name(i)
               : xc_arena_format(arena, "%s*%s", xc_match_feature_name(i),
                                 xc_match_feature_name(k));
    XC_TRY_NEW(name);
    return XC_PUSH(arena, list, (xc_detail_feature){name, value, weight});
}

xc_status xc_match_list(xc_arena *arena, const xc_weights *weights,
                        const xc_matching *m,
                        const xc_detail_feature **features, size_t *count) {
    feature_list list = {0};
    for (size_t i = 0; i < XC_MATCH_FEATURES; i++)
        for (size_t k = i; k < XC_MATCH_FEATURES; k++)
            XC_TRY(list_one(arena, weights, m, i, k, &list));
    *features = list.items;
    *count = list.count;
    return XC_OK;
}

const char *xc_match_feature_name(size_t feature) {
    static const char *const names[XC_MATCH_FEATURES] = {
        [XC_MATCH_BIAS] = "bias",
        [XC_MATCH_COUNT_OF] = "count",
        [XC_MATCH_MONEY] = "money",
        [XC_MATCH_PERCENT] = "percent",
        [XC_MATCH_MEASURE] = "measure",
        [XC_MATCH_NOUN_SAME] = "noun-same",
        [XC_MATCH_NOUN_DIFFERS] = "noun-differs",
        [XC_MATCH_NOUN_MISSING] = "noun-missing",
        [XC_MATCH_NOUN_BESIDE] = "noun-beside",
        [XC_MATCH_BOUNDED] = "bounded",
        [XC_MATCH_CLOSE] = "close",
        [XC_MATCH_FAR] = "far",
        [XC_MATCH_EQUAL] = "equal",
        [XC_MATCH_MEANT] = "meant",
        [XC_MATCH_WHOLE_DIFFERS] = "whole-differs",
        [XC_MATCH_YEAR_LIKE] = "year-like",
        [XC_MATCH_PRECISION_SAME] = "precision-same",
        [XC_MATCH_OPEN] = "open",
        [XC_MATCH_BEFORE] = "before",
        [XC_MATCH_AFTER] = "after",
        [XC_MATCH_BY] = "by",
        [XC_MATCH_SINCE] = "since",
        [XC_MATCH_GAP] = "gap",
        [XC_MATCH_DATES_FIGURE] = "dates-figure",
        [XC_MATCH_WHEN_SAME] = "when-same",
        [XC_MATCH_WHEN_MISSING] = "when-missing",
        [XC_MATCH_DATES_CLASH] = "dates-clash",
        [XC_MATCH_DATES_SAME] = "dates-same",
        [XC_MATCH_DATES_MISSING] = "dates-missing",
        [XC_MATCH_OTHERS_AGREE] = "others-agree",
        [XC_MATCH_OTHERS_DIFFER] = "others-differ",
        [XC_MATCH_OTHERS_ALONE] = "others-alone",
        [XC_MATCH_AGREES] = "agrees",
        [XC_MATCH_BOTH_AGREE] = "both-agree",
        [XC_MATCH_BEST] = "best",
        [XC_MATCH_ONLY] = "only",
        [XC_MATCH_MANY] = "many",
        [XC_MATCH_CLAUSE_HIGH] = "clause-high",
        [XC_MATCH_CLAUSE_LOW] = "clause-low",
        [XC_MATCH_NEAR_HIGH] = "near-high",
        [XC_MATCH_NEAR_LOW] = "near-low",
        [XC_MATCH_CORE_HIGH] = "core-high",
        [XC_MATCH_CORE_LOW] = "core-low",
        [XC_MATCH_HELD_HIGH] = "held-high",
        [XC_MATCH_HELD_LOW] = "held-low",
        [XC_MATCH_PASSAGE_HIGH] = "passage-high",
        [XC_MATCH_PASSAGE_LOW] = "passage-low",
        [XC_MATCH_STRANGER_HIGH] = "stranger-high",
        [XC_MATCH_STRANGER_LOW] = "stranger-low",
        [XC_MATCH_CONTRAST] = "contrast"};
    return feature < XC_MATCH_FEATURES ? names[feature] : NULL;
}

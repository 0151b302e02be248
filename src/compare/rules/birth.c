/*
 * birth.c - "born March 3, 1980" and "52": the age of somebody, and the day of
 * birth that the article gives.
 * Exports: xc_rule_birth.
 */
#include <string.h>

#include "compare/rules/figures.h"
#include "compare/rules/rules.h"

enum {
    PLACE_WORDS = 5, /* "born in the town of Tarn on" */
    LINK_WORDS = 3,  /* between a name and "born": ", who was" */
    NEAR_DAYS = 366  /* an age told as of a day this near is the present one */
};

/* Somebody's day of birth. */
typedef struct birth {
    int32_t actor;
    size_t sentence;
    xc_span span;
    const xc_date *date;
} birth;

/* An age that the article gives somebody. */
typedef struct age {
    int32_t actor;
    size_t sentence;
    xc_span span;
    double years;
} age;

/* What is known of everybody, and the mentions of the sentence at hand. */
typedef struct lives {
    xc_inside *inside;
    size_t first_mention;
    size_t mention_end;
    XC_VEC(birth) births;
    XC_VEC(age) ages;
} lives;

/* ------------------------------------------------------------------ */
/* Births                                                               */

/* "Varn was born", "Varn, who was born", "Varn (born": nothing else stands
 * between the name and the word. */
static bool is_linked(const xc_line *line, xc_span name, uint32_t born) {
    uint32_t at = born, words = 0;
    while (at > 0 && line->words.tokens[at - 1].span.start >= name.end) {
        at--;
        if (++words > LINK_WORDS || xc_line_is(line, at, ";") ||
            xc_line_is(line, at, "."))
            return false;
        bool link = xc_line_is(line, at, "was") ||
                    xc_line_is(line, at, "who") || xc_line_is(line, at, ",") ||
                    xc_line_is(line, at, "(") || xc_line_is(line, at, "is");
        if (!link) return false;
    }
    return true;
}

/* The actor that ends last before a word; XC_NONE where others stand
 * between. */
static int32_t find_actor(const lives *l, const xc_line *line, uint32_t born) {
    uint32_t start = line->words.tokens[born].span.start;
    const xc_mention *best = NULL;
    for (size_t i = l->first_mention; i < l->mention_end; i++) {
        const xc_mention *m = &l->inside->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->span.end > start) continue;
        if (!best || m->span.end > best->span.end) best = m;
    }
    return best && is_linked(line, best->span, born) ? best->actor : XC_NONE;
}

static bool is_birth_date(const xc_figure *figure) {
    const xc_mention *m = figure->mention;
    return m->kind == XC_MENTION_DATE && m->date.year > 0 &&
           m->date.first != XC_DAY_UNKNOWN &&
           m->date.anchoring == XC_ANCHOR_WRITTEN && !m->date.repeats[0];
}

static xc_status find_births(lives *l, const xc_line *line, size_t sentence) {
    uint32_t count;
    for (size_t i = 0; i < line->figure_count; i++) {
        const xc_figure *f = &line->figures[i];
        if (!is_birth_date(f)) continue;
        for (uint32_t back = 1; back <= PLACE_WORDS + 1 && back <= f->first;
             back++) {
            uint32_t at = f->first - back;
            if (xc_line_role(xc_line_row(line, at, &count)) !=
                XC_ARITHMETIC_ROLE_BORN)
                continue;
            int32_t actor = find_actor(l, line, at);
            if (actor == XC_NONE ||
                !xc_line_is_plain(line, at + count, f->first, PLACE_WORDS))
                break;
            birth found = {actor, sentence, f->mention->span,
                           &f->mention->date};
            XC_TRY(XC_PUSH(l->inside->arena, &l->births, found));
            break;
        }
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Ages                                                                 */

static bool is_present(const xc_inside *inside, const xc_fact *fact) {
    int32_t published = inside->content->published;
    if (fact->polarity != XC_POSITIVE ||
        (fact->modality != XC_MODALITY_ASSERTED &&
         fact->modality != XC_MODALITY_REPORTED) ||
        (fact->tense != XC_TENSE_NONE && fact->tense != XC_TENSE_PRESENT))
        return false;
    if (!fact->has_date) return true;
    if (fact->date.first == XC_DAY_UNKNOWN) return false;
    int64_t apart = (int64_t)fact->date.first - published;
    return apart <= NEAR_DAYS && apart >= -NEAR_DAYS;
}

static xc_status take_age(lives *l, const xc_fact *fact) {
    if (fact->kind != XC_FACT_AGE || fact->actor == XC_NONE ||
        !fact->has_number || fact->number.bound != XC_BOUND_EXACT ||
        !isfinite(fact->number.value) || !is_present(l->inside, fact))
        return XC_OK;
    age found = {
        fact->actor,
        xc_inside_find(l->inside, fact->in_title, fact->number_span.start),
        fact->number_span, fact->number.value};
    if (found.sentence == l->inside->sentences.count) return XC_OK;
    return XC_PUSH(l->inside->arena, &l->ages, found);
}

/* True when the sentence at hand names nobody else. */
static bool is_alone(const lives *l, int32_t actor) {
    for (size_t i = l->first_mention; i < l->mention_end; i++) {
        const xc_mention *m = &l->inside->mentions.items[i];
        if (m->kind == XC_MENTION_ACTOR && m->form != XC_FORM_DESCRIPTION &&
            m->actor != actor)
            return false;
    }
    return true;
}

/* A bare number at the end of a clause is an age there, too. */
static bool is_age(const xc_line *line, const xc_figure *figure) {
    xc_dimension dimension = figure->mention->quantity.dimension;
    return dimension == XC_DIMENSION_AGE ||
           (dimension == XC_DIMENSION_NUMBER &&
            !xc_line_is_plain(line, figure->last, figure->last + 1, 1));
}

/* "Varn, who was born on March 3, 1980, is 52": in the sentence of the
 * birth, of the one actor there. */
static xc_status find_ages(lives *l, const xc_line *line, const birth *b) {
    uint32_t count;
    if (!is_alone(l, b->actor)) return XC_OK;
    for (size_t i = 0; i < line->figure_count; i++) {
        const xc_figure *f = &line->figures[i];
        const xc_quantity *q = &f->mention->quantity;
        bool said = xc_line_role(xc_line_row_before(line, f->first, &count)) ==
                        XC_ARITHMETIC_ROLE_NOW ||
                    xc_line_role(xc_line_row(line, f->first, &count)) ==
                        XC_ARITHMETIC_ROLE_NOW;
        if (!xc_figure_is_number(f) || !is_age(line, f) ||
            !xc_figure_is_exact(f) || !said)
            continue;
        age found = {b->actor, b->sentence, f->mention->span, q->value};
        XC_TRY(XC_PUSH(l->inside->arena, &l->ages, found));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Both                                                                 */

/* Full years from one day to another. */
static int years_between(int32_t from, int32_t to) {
    int y1, m1, d1, y2, m2, d2;
    xc_day_to_civil(from, &y1, &m1, &d1);
    xc_day_to_civil(to, &y2, &m2, &d2);
    return y2 - y1 - (m2 < m1 || (m2 == m1 && d2 < d1));
}

static xc_status cite(xc_slip *slip, xc_inside *inside, size_t sentence,
                      xc_span mark, double value, const char *reads) {
    xc_line line;
    XC_TRY_NEW(reads);
    XC_TRY(xc_line_read(inside, sentence, 0, 0, &line));
    return xc_slip_cite(slip, inside, &line, mark, value, reads);
}

static xc_status tell(xc_inside *inside, const birth *b, const age *a,
                      int least, int most) {
    xc_slip slip;
    char published[12];
    xc_slip_init(&slip, inside, &xc_rule_birth);
    xc_arena *arena = slip.words.arena;
    slip.exact = a->years < least - xc_rule_birth.slack ||
                 a->years > most + xc_rule_birth.slack;
    xc_day_format(inside->content->published, published);
    const char *years = least == most
                            ? xc_arena_format(arena, "%d", most)
                            : xc_arena_format(arena, "%d or %d", least, most);
    XC_TRY_NEW(years);
    const char *said = xc_describe_value(arena, a->years);
    XC_TRY(xc_explain_message(
        &slip.words,
        "the age does not fit the birth: born %s is %s on %s, not %s",
        b->date->edtf, years, published, said));
    XC_TRY(xc_explain_step(&slip.words, "the article is of %s", published));
    XC_TRY(xc_explain_step(&slip.words, "from %s to %s are %s full years",
                           b->date->edtf, published, years));
    XC_TRY(cite(&slip, inside, a->sentence, a->span, a->years,
                xc_arena_format(arena, "%s years old", said)));
    XC_TRY(cite(&slip, inside, b->sentence, b->span, NAN,
                xc_arena_format(arena, "born %s", b->date->edtf)));
    return xc_slip_report(&slip, inside);
}

/* An article may be written before a birthday that it is printed after. */
static xc_status compare(xc_inside *inside, const birth *b, const age *a) {
    int32_t published = inside->content->published;
    int least = years_between(b->date->last, published) - 1;
    int most = years_between(b->date->first, published);
    if (most <= 0 || (a->years >= least && a->years <= most)) return XC_OK;
    return tell(inside, b, a, least + 1, most);
}

/* Of the ages of one person the first is compared. */
static xc_status compare_all(lives *l) {
    xc_map first = {0};
    size_t at;
    for (size_t i = 0; i < l->ages.count; i++) {
        uint64_t actor = (uint64_t)l->ages.items[i].actor;
        if (xc_map_get(&first, actor, 0, &at)) continue;
        XC_TRY(xc_map_put(l->inside->arena, &first, actor, 0, i));
    }
    for (size_t i = 0; i < l->births.count; i++) {
        const birth *b = &l->births.items[i];
        if (xc_map_get(&first, (uint64_t)b->actor, 0, &at))
            XC_TRY(compare(l->inside, b, &l->ages.items[at]));
    }
    return XC_OK;
}

static xc_status read_births(lives *l) {
    size_t at = 0;
    xc_inside *inside = l->inside;
    for (size_t s = 0; s < inside->sentences.count; s++) {
        xc_line line;
        size_t first = at, before = l->births.count;
        while (at < inside->mentions.count &&
               inside->mentions.items[at].sentence <= s)
            at++;
        if (at == first) continue;
        l->first_mention = first;
        l->mention_end = at;
        XC_TRY(xc_line_read(inside, s, first, at, &line));
        XC_TRY(find_births(l, &line, s));
        for (size_t i = before; i < l->births.count; i++)
            XC_TRY(find_ages(l, &line, &l->births.items[i]));
    }
    return XC_OK;
}

static xc_status look(xc_inside *inside) {
    lives l = {.inside = inside};
    if (inside->content->published == XC_DAY_UNKNOWN) return XC_OK;
    XC_TRY(read_births(&l));
    if (l.births.count == 0) return XC_OK;
    for (size_t i = 0; i < inside->content->parties.count; i++) {
        size_t party = inside->content->parties.items[i];
        XC_TRY(
            take_age(&l, &inside->engine->parties.items[party]->stored.fact));
    }
    return compare_all(&l);
}

const xc_inside_rule xc_rule_birth = {
    .info = {"birth", "An age and a day of birth do not fit",
             "An article gives somebody's day or year of birth and an age that "
             "he or she cannot have on the day of the article. Silent without "
             "that day, a year too young, where the age is of another time, "
             "and where it is in doubt whom it is of. A note where one year is "
             "missing.",
             XC_SEVERITY_WARNING},
    .example = {"PELL, March 6, 2031 - Mira Holt, 48, leads the harbour board. "
                "Mira Holt was born on March 3, 1985.",
                NULL},
    .confidence = 0.85,
    .slack = 1,
    .article = look};

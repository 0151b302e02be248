/*
 * sum.c - "killed 20 people, including 12 men and 9 women": a number and the
 * numbers that it is made of.
 * Exports: xc_rule_sum.
 */
#include <string.h>

#include "compare/interval.h"
#include "compare/rules/figures.h"
#include "compare/rules/rules.h"

enum {
    NOUN_WORDS = 3, /* behind a number: "20 people on board" */
    MOST_PARTS = 8, /* of a list */
    GROUPS = 7      /* flags of apart.tsv */
};

/* A whole and the list of its parts. */
typedef struct parts {
    const xc_figure *whole;
    const xc_figure *items[MOST_PARTS];
    const xc_lexeme *kinds[MOST_PARTS];
    size_t count;
    bool some;    /* "including": others may not be named */
    bool bracket; /* likely all of them */
} parts;

/* The kind of people that a figure counts, by its noun or the last word of
 * it; NULL: none that is counted apart. */
static const xc_lexeme *kind_of(const xc_figure *figure) {
    const char *noun = figure->mention->noun;
    if (!noun) return NULL;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_APART, noun);
    const char *last = strrchr(noun, ' ');
    return row || !last ? row : xc_lexicon_find(XC_LEXICON_APART, last + 1);
}

static bool is_counted(const xc_figure *figure) {
    xc_dimension dimension = figure->mention->quantity.dimension;
    return xc_is_plain_amount(figure) && (dimension == XC_DIMENSION_COUNT ||
                                          dimension == XC_DIMENSION_NUMBER);
}

/* All kinds are of one group, and no two are the same. */
static bool are_apart(const parts *p) {
    bool shared = false;
    for (int group = 0; group < GROUPS && !shared; group++) {
        shared = true;
        for (size_t i = 0; i < p->count; i++)
            if (!xc_lexeme_flag(p->kinds[i], XC_APART_HOUSEHOLD + group))
                shared = false;
    }
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = 0; k < i; k++)
            if (p->kinds[i] == p->kinds[k]) return false;
    return shared && p->count >= 2;
}

/* "men, " and "men and": what stands between two parts of a list. */
static bool are_listed(const xc_line *line, uint32_t first, uint32_t last) {
    if (last <= first) return false;
    bool conjunction = xc_line_is(line, last - 1, "and");
    if (conjunction) last--;
    bool comma = last > first && xc_line_is(line, last - 1, ",");
    if (comma) last--;
    return (conjunction || comma) &&
           xc_line_is_plain(line, first, last, NOUN_WORDS);
}

/* The parts from a figure on; *index is left at the last of them. */
static bool read_list(const xc_line *line, size_t *index, parts *p) {
    for (size_t i = *index; i < line->figure_count; i++) {
        const xc_figure *f = &line->figures[i];
        if (f->mention->kind != XC_MENTION_QUANTITY || !is_counted(f)) break;
        const xc_lexeme *kind = kind_of(f);
        if (!kind || p->count == MOST_PARTS) break;
        if (p->count > 0 &&
            !are_listed(line, p->items[p->count - 1]->last, f->first))
            break;
        p->items[p->count] = f;
        p->kinds[p->count++] = kind;
        *index = i;
    }
    return p->count >= 2;
}

/* The first token behind a figure that is no word of its noun. */
static uint32_t behind_noun(const xc_line *line, const xc_figure *figure) {
    uint32_t at = figure->last, count;
    while (
        at - figure->last < NOUN_WORDS &&
        xc_line_is_plain(line, at, at + 1, 1) && at < line->words.token_count &&
        xc_line_role(xc_line_row(line, at, &count)) !=
            XC_ARITHMETIC_ROLE_INCLUDING &&
        xc_line_role(xc_line_row(line, at, &count)) != XC_ARITHMETIC_ROLE_ALL)
        at++;
    return at;
}

/* "20 people, including" and "20 people:" or "20 people (" right before the
 * list. */
static bool is_opened(const xc_line *line, const xc_figure *whole,
                      uint32_t list, parts *p) {
    uint32_t count, at = behind_noun(line, whole);
    p->bracket = xc_line_is(line, at, "(");
    if (at + 1 == list && (p->bracket || xc_line_is(line, at, ":")))
        return true;
    if (xc_line_is(line, at, ",") || xc_line_is(line, at, "(")) at++;
    p->some = xc_line_role(xc_line_row(line, at, &count)) ==
              XC_ARITHMETIC_ROLE_INCLUDING;
    return p->some && at + count == list;
}

/* "12 men and 9 women, 21 in all" and "..., a total of 21": the sum stands
 * behind the list. */
static bool is_summed(const xc_line *line, const xc_figure *last,
                      const xc_figure *sum) {
    uint32_t count, at = behind_noun(line, last);
    if (!xc_line_is(line, at, ",") && !xc_line_is(line, at, ":")) return false;
    at++;
    int role = xc_line_role(xc_line_row(line, at, &count));
    if (role == XC_ARITHMETIC_ROLE_TOTAL)
        return at == sum->first || at + count == sum->first;
    return at == sum->first &&
           xc_line_role(xc_line_row(line, behind_noun(line, sum), &count)) ==
               XC_ARITHMETIC_ROLE_ALL;
}

static double sum_of(const parts *p, xc_interval *meant) {
    double sum = 0;
    *meant = (xc_interval){0, 0, false, false};
    for (size_t i = 0; i < p->count; i++) {
        sum += p->items[i]->mention->quantity.value;
        meant->low += p->items[i]->mention->quantity.meant.low;
        meant->high += p->items[i]->mention->quantity.meant.high;
    }
    return sum;
}

/* "12 + 9" */
static const char *describe_sum(xc_arena *arena, const parts *p) {
    const char *text = "";
    for (size_t i = 0; text && i < p->count; i++)
        text = xc_arena_format(
            arena, "%s%s%s", text, i > 0 ? " + " : "",
            xc_describe_value(arena, p->items[i]->mention->quantity.value));
    return text ? text : "";
}

/* Fewer than the whole in a bracket may be all that is known: a note. */
static xc_status tell(xc_inside *inside, const xc_line *line, const parts *p,
                      double sum, bool more) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_sum);
    slip.exact = more || !p->bracket;
    xc_arena *arena = slip.words.arena;
    const char *total =
        xc_describe_value(arena, p->whole->mention->quantity.value);
    const char *parts_sum = describe_sum(arena, p);
    XC_TRY(xc_explain_message(
        &slip.words, "the parts do not fit their sum: %s is %s, not %s",
        parts_sum, xc_describe_value(arena, sum), total));
    XC_TRY(xc_explain_step(&slip.words, "%s = %s", parts_sum,
                           xc_describe_value(arena, sum)));
    XC_TRY(xc_explain_step(&slip.words,
                           "nobody is counted in two of the parts, "
                           "and there are %s in all",
                           total));
    XC_TRY(xc_slip_cite_figure(&slip, inside, line, p->whole));
    for (size_t i = 0; i < p->count; i++)
        XC_TRY(xc_slip_cite_figure(&slip, inside, line, p->items[i]));
    return xc_slip_report(&slip, inside);
}

static xc_status check(xc_inside *inside, const xc_line *line, const parts *p) {
    xc_interval meant;
    double sum = sum_of(p, &meant);
    const xc_interval *whole = &p->whole->mention->quantity.meant;
    if (xc_interval_meets(&meant, whole)) return XC_OK;
    bool more = meant.low >= whole->high;
    if (p->some && !more) return XC_OK;
    return tell(inside, line, p, sum, more);
}

static bool is_whole(const xc_figure *figure) {
    return figure->mention->kind == XC_MENTION_QUANTITY && is_counted(figure);
}

static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 0; i < line->figure_count; i++) {
        parts p = {.count = 0};
        size_t last = i;
        if (!read_list(line, &last, &p) || !are_apart(&p)) continue;
        const xc_figure *before = i > 0 ? &line->figures[i - 1] : NULL;
        const xc_figure *behind =
            last + 1 < line->figure_count ? &line->figures[last + 1] : NULL;
        if (before && is_whole(before) &&
            is_opened(line, before, p.items[0]->first, &p))
            p.whole = before;
        else if (behind && is_whole(behind) &&
                 is_summed(line, p.items[p.count - 1], behind))
            p.whole = behind;
        if (p.whole) XC_TRY(check(inside, line, &p));
        i = last;
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_sum = {
    .info = {"sum", "Parts and their sum do not fit",
             "A number of people stands beside the numbers that it is made of: "
             "\"killed 20 people, including 12 men and 9 women\", \"12 men, 5 "
             "women and 3 children, 21 in all\". Only parts that nobody is two "
             "of are added up, such as men, women and children. Behind "
             "\"including\" fewer are silent; in a bracket fewer are a note, "
             "and so is "
             "what is hedged.",
             XC_SEVERITY_ERROR},
    .example = {"The storm killed 20 people: 12 men, 5 women and 4 children.",
                NULL},
    .confidence = 0.9,
    .line = look};

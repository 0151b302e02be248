/*
 * part.c - "8 of 31, or 40 percent": a part of a whole and the percentage that
 * is said to be the same.
 * Exports: xc_rule_part.
 */
#include <string.h>

#include "compare/interval.h"
#include "compare/rules/figures.h"
#include "compare/rules/rules.h"

/* Words of a counted noun that stand behind its number at most: "8 of the 31
 * elected council members". */
enum { NOUN_WORDS = 3 };

/* A part of a whole, and what it is said to be in percent. The figures are
 * those to show; they may be one. */
typedef struct claim {
    const xc_figure *part;
    const xc_figure *percent;
    double whole;
    xc_interval whole_meant;
    double said; /* in percent */
    xc_interval said_meant;
} claim;

static bool has_whole(const xc_figure *figure) {
    return xc_figure_is_number(figure) &&
           figure->mention->quantity.whole.known &&
           figure->mention->quantity.whole.value > 0;
}

/* The first token behind the noun of a figure that is no word; the end of the
 * line where the noun is longer than nouns are. */
static uint32_t behind_noun(const xc_line *line, const xc_figure *figure) {
    uint32_t at = figure->last, end = line->words.token_count;
    while (at < end && xc_line_is_plain(line, at, at + 1, 1))
        at++;
    return at - figure->last <= NOUN_WORDS ? at : end;
}

/* "(40 percent)" and ", or 40 percent": from where a noun ended up to the
 * figure. */
static bool is_equated(const xc_line *line, uint32_t at,
                       const xc_figure *figure, bool *bracket) {
    uint32_t count;
    *bracket = xc_line_is(line, at, "(");
    if (*bracket) return figure->first == at + 1;
    return xc_line_is(line, at, ",") && figure->first == at + 2 &&
           xc_line_role(xc_line_row(line, at + 1, &count)) ==
               XC_ARITHMETIC_ROLE_OR;
}

/* What a percentage is of is not said again, or is the whole: "40 percent of
 * the total". */
static bool is_of_whole(const xc_line *line, uint32_t at) {
    uint32_t count;
    return !xc_line_is(line, at, "of") ||
           xc_line_role(xc_line_row(line, at + 1, &count)) ==
               XC_ARITHMETIC_ROLE_WHOLE;
}

static claim make_claim(const xc_figure *part, const xc_figure *percent) {
    const xc_whole *whole = &part->mention->quantity.whole;
    const xc_quantity *said = &percent->mention->quantity;
    return (claim){part,         percent,     whole->value,
                   whole->meant, said->value, xc_figure_meant(said)};
}

/* "8 of 31 wells (40 percent)" and "40 percent (8 of 31 wells)", with "or" as
 * well. */
static bool find_pair(const xc_line *line, const xc_figure *a,
                      const xc_figure *b, claim *found) {
    bool bracket, first = has_whole(a) && xc_is_percent(b);
    if (!first && !(xc_is_percent(a) && has_whole(b))) return false;
    uint32_t from = first ? behind_noun(line, a) : a->last;
    if (!is_equated(line, from, b, &bracket)) return false;
    uint32_t to = first ? b->last : behind_noun(line, b);
    *found = first ? make_claim(a, b) : make_claim(b, a);
    return bracket ? xc_line_is(line, to, ")")
                   : !first || is_of_whole(line, b->last);
}

/* True when a word of the figure is a word for percent. */
static bool says_percent(const xc_line *line, const xc_figure *figure) {
    for (uint32_t i = figure->first; i < figure->last; i++) {
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_UNITS, line->words.tokens[i].norm);
        const char *unit = row ? xc_lexeme_text(row, XC_UNITS_UNIT) : NULL;
        if (unit && strcmp(unit, "%") == 0) return true;
    }
    return false;
}

/* "12 people, or 40 percent of the 31 members": the second is read as a part
 * of 31, which the percentage is got back from. It is whole, or it has
 * decimals; one more in its last digit is allowed for. */
static bool find_of(const xc_line *line, const xc_figure *a, const xc_figure *b,
                    claim *found) {
    bool bracket;
    if (!xc_is_plain_amount(a) || !has_whole(b) || !says_percent(line, b) ||
        !is_equated(line, behind_noun(line, a), b, &bracket))
        return false;
    const xc_quantity *q = &b->mention->quantity;
    double said = 100 * q->value / q->whole.value;
    double slack = fabs(said - round(said)) < 1e-6 ? 1 : 0.1;
    *found = (claim){a,
                     b,
                     q->whole.value,
                     q->whole.meant,
                     said,
                     {said - slack, said + slack, false, false}};
    return true;
}

/* What the part comes to in percent, as the figures are meant. */
static xc_interval share_of(const claim *c) {
    xc_interval part = c->part->mention->quantity.meant;
    return (xc_interval){100 * part.low / c->whole_meant.high,
                         100 * part.high / c->whole_meant.low, part.low_open,
                         part.high_open};
}

static xc_status tell(xc_inside *inside, const xc_line *line, const claim *c) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_part);
    xc_arena *arena = slip.words.arena;
    double value = c->part->mention->quantity.value;
    const char *part = xc_describe_value(arena, value);
    const char *whole = xc_describe_value(arena, c->whole);
    const char *is = xc_describe_short(arena, 100 * value / c->whole);
    const char *said = xc_describe_short(arena, c->said);
    XC_TRY(xc_explain_message(&slip.words,
                              "the part does not fit its percentage: %s of %s "
                              "is %s%%, not %s%%",
                              part, whole, is, said));
    XC_TRY(xc_explain_step(&slip.words, "%s / %s = %s%%", part, whole, is));
    XC_TRY(xc_explain_step(&slip.words,
                           "neither rounding nor a hedge makes it %s%%", said));
    XC_TRY(xc_slip_cite_figure(&slip, inside, line, c->part));
    if (xc_is_percent(c->percent)) {
        XC_TRY(xc_slip_cite_figure(&slip, inside, line, c->percent));
    } else {
        const char *reads = xc_arena_format(arena, "%s%% of %s", said, whole);
        XC_TRY_NEW(reads);
        XC_TRY(xc_slip_cite(&slip, inside, line, c->percent->mention->span,
                            c->said, reads));
    }
    return xc_slip_report(&slip, inside);
}

static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 1; i < line->figure_count; i++) {
        const xc_figure *a = &line->figures[i - 1], *b = &line->figures[i];
        claim c;
        if (!find_pair(line, a, b, &c) && !find_of(line, a, b, &c)) continue;
        xc_interval share = share_of(&c);
        if (!xc_interval_meets(&share, &c.said_meant))
            XC_TRY(tell(inside, line, &c));
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_part = {
    .info = {"part", "A part of a whole and its percentage do not fit",
             "A part of a whole stands beside the percentage that it is said "
             "to be: \"8 of 31 (40 percent)\", \"12 people, or 40 percent of "
             "the 31 members\". Silent within rounding, within a percentage "
             "that was cut and not rounded, and where the percentage is of "
             "something else. A note where a figure is hedged.",
             XC_SEVERITY_ERROR},
    .example = {"Only 8 of 31 (40 percent) towns have a library.", NULL},
    .confidence = 0.95,
    .line = look};

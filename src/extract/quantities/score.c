/*
 * score.c - reads two numbers with a hyphen between them that stand against
 * each other: the score of a match ("won 3-1", "a 2-2 draw") and a vote ("a
 * 5-4 ruling"), which is two counts.
 *
 * Numbers that rise and have no word of contests.tsv near are left for a
 * range.
 * Exports: xc_score_take.
 */
#include <string.h>

#include "extract/quantities/quantity.h"

/* How many tokens around the numbers are looked at for a word of a contest,
 * and what one side can score. */
enum { BEFORE_MAX = 8, AFTER_MAX = 3, POINTS_MAX = 299 };

static bool is_points(const xc_figure *figure) {
    return !figure->unit && figure->number.form == XC_NUMBER_CARDINAL &&
           !figure->number.decimal && !figure->number.scaled &&
           figure->value >= 0 && figure->value <= POINTS_MAX;
}

static bool read_points(const xc_finder *f, const xc_figure *figure,
                        xc_figure *other) {
    const xc_atoms *a = &f->atoms;
    bool words = xc_finder_attached(f, figure->last); /* "two-nil" */
    bool hyphen = xc_atom_is(a, figure->last, "-") &&
                  xc_atom_touches(a, figure->last) &&
                  xc_atom_touches(a, figure->last + 1);
    if (!is_points(figure) || (!words && !hyphen)) return false;
    return xc_figure_read(a, figure->last + hyphen, other) &&
           is_points(other) && !xc_finder_attached(f, other->last);
}

static int contest_at(const xc_sentence *s, uint32_t token) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_CONTESTS, s->tokens[token].lemma);
    return row ? xc_lexeme_word(row, XC_CONTESTS_KIND) : 0;
}

/* The kind of contest behind or before the numbers; 0: nothing tells. */
static int contest_of(const xc_finder *f, uint32_t first, uint32_t last) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t from = xc_finder_token(f, first), to = xc_finder_token(f, last);
    for (uint32_t i = to; i < s->token_count && i - to < AFTER_MAX; i++) {
        int kind = contest_at(s, i);
        if (kind) return kind;
        if (s->tokens[i].upos == XC_UPOS_PUNCT ||
            s->tokens[i].upos == XC_UPOS_VERB)
            break;
    }
    for (uint32_t i = from; i > 0 && from - i < BEFORE_MAX; i--) {
        int kind = contest_at(s, i - 1);
        if (kind) return kind;
        if (strcmp(s->tokens[i - 1].norm, ";") == 0) break;
    }
    return 0;
}

/* A vote is two counts. */
static xc_status push_side(xc_finder *f, const xc_figure *side) {
    xc_mention m = xc_finder_mention(f, side->first, side->last);
    xc_finder_fill(&m.quantity, side, side->value);
    m.quantity.dimension = XC_DIMENSION_COUNT;
    m.quantity.unit = "vote";
    m.noun = m.quantity.unit;
    return xc_finder_push(f, m);
}

static xc_status push_score(xc_finder *f, const xc_figure *figure,
                            const xc_figure *other) {
    xc_mention m = xc_finder_mention(f, figure->first, other->last);
    m.quantity.value = NAN;
    m.quantity.dimension = XC_DIMENSION_SCORE;
    m.quantity.written.low = -INFINITY;
    m.quantity.written.high = INFINITY;
    m.quantity.meant = m.quantity.written;
    m.quantity.points[0] = figure->value;
    m.quantity.points[1] = other->value;
    return xc_finder_push(f, m);
}

/* "the Hawks (4-11)", "(2-1)": alone in parentheses. */
static bool is_record(const xc_finder *f, const xc_figure *figure,
                      const xc_figure *other) {
    const xc_token *before = xc_finder_before(f, figure->first);
    return before && before->norm[0] == '(' &&
           xc_atom_is(&f->atoms, other->last, ")");
}

xc_status xc_score_take(xc_finder *f, const xc_figure *figure, bool *taken) {
    xc_figure other;
    if (!read_points(f, figure, &other)) return XC_OK;
    int kind = contest_of(f, figure->first, other.last);
    bool falls = figure->value >= other.value;
    bool record = is_record(f, figure, &other);
    xc_phrase noun =
        xc_noun_phrase(xc_finder_sentence(f), xc_finder_token(f, other.last),
                       xc_finder_sentence(f)->token_count);
    if (!falls && !record && (kind == 0 || noun.plural)) return XC_OK;
    *taken = true;
    f->next = other.last;
    if (kind != XC_CONTESTS_KIND_VOTE) return push_score(f, figure, &other);
    XC_TRY(push_side(f, figure));
    return push_side(f, &other);
}

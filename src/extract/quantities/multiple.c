/*
 * multiple.c - reads multiples ("doubled", "twice as many", "three times
 * higher", "fivefold") as ratios counted in times, and "nobody" as none of
 * the people.
 *
 * "doubles" that are no verb and "nobody" that nothing happens to are
 * refused.
 * Exports: xc_multiple_take, xc_times_take, xc_nobody_take.
 */
#include <string.h>

#include "extract/quantities/quantity.h"
#include "extract/quantities/wordsum.h"

static bool is_kind(const xc_finder *f, uint32_t at, int kind) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_MULTIPLES, xc_atom_norm(&f->atoms, at));
    return row && xc_lexeme_word(row, XC_MULTIPLES_KIND) == kind;
}

/* What compares behind a multiple: "as", "the", "higher". */
static bool compares(const xc_finder *f, uint32_t at) {
    if (at >= f->atoms.count) return false;
    const xc_token *t =
        &xc_finder_sentence(f)->tokens[f->atoms.items[at].token];
    return is_kind(f, at, XC_MULTIPLES_KIND_THAN) ||
           xc_token_has_tag(t, "JJR") || xc_token_has_tag(t, "RBR");
}

static bool is_verb_here(const xc_finder *f, uint32_t at) {
    const xc_token *t =
        &xc_finder_sentence(f)->tokens[f->atoms.items[at].token];
    /* "double the number" */
    bool shares = t->upos != XC_UPOS_NOUN && compares(f, at + 1);
    return t->upos == XC_UPOS_VERB || shares;
}

/* "as many" belongs to the multiple; the atom after it. */
static uint32_t after_as(const xc_finder *f, uint32_t at) {
    bool as = xc_atom_is(&f->atoms, at, "as") &&
              (xc_atom_is(&f->atoms, at + 1, "many") ||
               xc_atom_is(&f->atoms, at + 1, "much"));
    return as ? at + 2 : at;
}

static xc_status push_multiple(xc_finder *f, uint32_t first, uint32_t last,
                               double value) {
    last = after_as(f, last);
    xc_mention m = xc_finder_mention(f, first, last);
    xc_figure figure = {0};
    figure.number.digits = 1;
    xc_finder_fill(&m.quantity, &figure, value);
    m.quantity.dimension = XC_DIMENSION_RATIO;
    m.quantity.unit = "times";
    xc_finder_bounds(f, &m);
    f->next = last;
    return xc_finder_push(f, m);
}

/* "three times as many", "five-fold": a number and the word behind it; the
 * atom after that, 0: no multiple. */
static uint32_t after_times(const xc_finder *f, const xc_figure *figure) {
    if (figure->unit || figure->number.form != XC_NUMBER_CARDINAL) return 0;
    bool fold = xc_finder_attached(f, figure->last) &&
                is_kind(f, figure->last, XC_MULTIPLES_KIND_FOLD);
    bool times = is_kind(f, figure->last, XC_MULTIPLES_KIND_WORD) &&
                 compares(f, figure->last + 1);
    return fold || times ? figure->last + 1 : 0;
}

/* "warned twice", "twice a day": so many times. */
static xc_status push_often(xc_finder *f, uint32_t at, double value) {
    xc_mention m = xc_finder_mention(f, at, at + 1);
    xc_figure figure = {0};
    uint32_t end;
    xc_finder_fill(&m.quantity, &figure, value);
    m.quantity.dimension = XC_DIMENSION_COUNT;
    m.noun = "time";
    f->next = at + 1;
    m.quantity.unit = xc_rate_add(f, m.noun, xc_finder_token(f, at + 1), &end);
    XC_TRY_NEW(m.quantity.unit);
    if (end > m.span.end) m.span.end = end;
    xc_finder_bounds(f, &m);
    return xc_finder_push(f, m);
}

xc_status xc_multiple_take(xc_finder *f, uint32_t at, bool *taken) {
    const xc_lexeme *row = xc_number_row(&f->atoms, at);
    if (!row || f->atoms.items[at].attached) return XC_OK;
    bool multiple = false;
    switch (xc_lexeme_word(row, XC_NUMBERS_KIND)) {
    case XC_NUMBERS_KIND_DOUBLE:
        multiple = is_verb_here(f, at);
        break;
    case XC_NUMBERS_KIND_FOLD:
        multiple = true;
        break;
    case XC_NUMBERS_KIND_HALF: /* "half as many" */
        multiple = xc_atom_is(&f->atoms, at + 1, "as");
        break;
    case XC_NUMBERS_KIND_TWICE:
        *taken = true;
        return compares(f, at + 1)
                   ? push_multiple(f, at, at + 1, xc_number_value(row))
                   : push_often(f, at, xc_number_value(row));
    default:
        return XC_OK;
    }
    *taken = multiple;
    return multiple ? push_multiple(f, at, at + 1, xc_number_value(row))
                    : XC_OK;
}

xc_status xc_times_take(xc_finder *f, const xc_figure *figure, bool *taken) {
    uint32_t last = after_times(f, figure);
    if (last == 0) return XC_OK;
    *taken = true;
    return push_multiple(f, figure->first, last, figure->value);
}

/* "no one", "nobody", "none": the atom after the words; 0: none here. */
static uint32_t after_nobody(const xc_finder *f, uint32_t at) {
    int kind = xc_number_kind(&f->atoms, at);
    if (kind == XC_NUMBERS_KIND_NONE) return at + 1;
    if (kind != XC_NUMBERS_KIND_NOBODY) return 0;
    if (!xc_atom_is(&f->atoms, at, "no")) return at + 1;
    return xc_atom_is(&f->atoms, at + 1, "one") ? at + 2 : 0;
}

/* Something was done to them, or to nobody: "was killed". */
static bool is_passive(const xc_sentence *s, uint32_t at) {
    uint32_t i = at;
    while (i < s->token_count && (s->tokens[i].upos == XC_UPOS_AUX ||
                                  s->tokens[i].upos == XC_UPOS_ADV))
        i++;
    return i > at && i < s->token_count &&
           s->tokens[i - 1].upos != XC_UPOS_PUNCT &&
           xc_token_has_tag(&s->tokens[i], "VBN") &&
           strcmp(s->tokens[i - 1].lemma, "have") != 0;
}

xc_status xc_nobody_take(xc_finder *f, uint32_t at, bool *taken) {
    uint32_t last = after_nobody(f, at);
    if (last == 0 || f->atoms.items[at].covered ||
        !is_passive(xc_finder_sentence(f), xc_finder_token(f, last)))
        return XC_OK;
    *taken = true;
    f->next = last;
    xc_mention m = xc_finder_mention(f, at, last);
    xc_figure figure = {0};
    xc_finder_fill(&m.quantity, &figure, 0);
    m.quantity.dimension = XC_DIMENSION_COUNT;
    m.quantity.unit = "person";
    m.noun = m.quantity.unit;
    return xc_finder_push(f, m);
}

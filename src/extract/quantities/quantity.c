/*
 * quantity.c - turns the numbers of a sentence into quantity mentions: money,
 * percentages, measures and counts, and asks the other readers of quantity.h
 * for parts of a whole, ranges, scores, ages, ratios and multiples.
 *
 * It goes from left to right and takes the longest reading at each place. It
 * leaves dates alone and what refuse.c says is none.
 * Exports: xc_extract_quantities, xc_figure_in.
 */
#include <string.h>

#include "extract/quantities/quantity.h"
#include "extract/quantities/wordsum.h"

/* ------------------------------------------------------------------ */
/* Signs                                                                */

static bool ends_number(const xc_finder *f, uint32_t at) {
    const xc_token *before = xc_finder_before(f, at);
    return before && (before->upos == XC_UPOS_NUM ||
                      strspn(before->norm, "0123456789") > 0);
}

/* "- 20" between blanks: a sign where no aside or list can begin. */
static bool is_minus(const xc_finder *f, uint32_t at) {
    const xc_atom *atom = &f->atoms.items[at];
    if (!xc_atom_is(&f->atoms, at, "-") || at + 1 >= f->atoms.count ||
        atom->span.end - atom->span.start != 1)
        return false;
    const xc_token *before = xc_finder_before(f, at);
    return !before || before->upos == XC_UPOS_VERB ||
           before->upos == XC_UPOS_AUX || before->upos == XC_UPOS_ADP ||
           before->upos == XC_UPOS_PART;
}

/* A sign before nothing that is counted: no list ends in minus five men. */
static bool takes_sign(const xc_finder *f, const xc_figure *figure,
                       bool spaced) {
    xc_number_form form = figure->number.form;
    if (form != XC_NUMBER_CARDINAL && form != XC_NUMBER_FRACTION) return false;
    if (figure->value <= 0) return false;
    if (figure->unit)
        return !spaced || figure->dimension == XC_DIMENSION_TEMPERATURE;
    if (spaced && xc_finder_attached(f, figure->last)) return false;
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t token = xc_finder_token(f, figure->last);
    return !xc_noun_phrase(s, token, s->token_count).plural;
}

/* "12 degrees below zero" */
static bool read_below_zero(const xc_finder *f, uint32_t at,
                            xc_figure *figure) {
    if (!xc_figure_read(&f->atoms, at, figure)) return false;
    if (figure->dimension != XC_DIMENSION_TEMPERATURE || !(figure->value > 0))
        return true;
    xc_match m = xc_atom_match(XC_LEXICON_SIGNS, &f->atoms, figure->last);
    if (!m.lexeme) return true;
    figure->last += m.count;
    figure->number.value = -figure->number.value;
    figure->value = -figure->value;
    return true;
}

bool xc_figure_in(const xc_finder *f, uint32_t at, xc_figure *figure) {
    bool word = xc_number_kind(&f->atoms, at) == XC_NUMBERS_KIND_SIGN;
    bool either = word && at > 1 && xc_atom_is(&f->atoms, at - 1, "or") &&
                  xc_atom_is(&f->atoms, at - 2, "plus");
    if (either) return false; /* "plus or minus 4 points" */
    bool minus = !word && is_minus(f, at);
    /* "-$5 million" */
    bool glued = minus && xc_atom_touches(&f->atoms, at + 1);
    bool spaced = minus && !glued;
    if (!word && !minus) return read_below_zero(f, at, figure);
    if (ends_number(f, at) || !xc_figure_read(&f->atoms, at + 1, figure) ||
        !takes_sign(f, figure, spaced))
        return false;
    figure->first = at;
    figure->number.value = -figure->number.value;
    figure->value = -figure->value;
    return true;
}

/* ------------------------------------------------------------------ */
/* Parts of a whole                                                     */

/* "two thirds of the 31": at least the count on either side is meant. */
static void loosen(xc_quantity *q) {
    if (q->bound == XC_BOUND_EXACT) q->bound = XC_BOUND_ABOUT;
    q->meant.low = fmin(q->meant.low, q->value - 1);
    q->meant.high = fmax(q->meant.high, q->value + 1);
}

static xc_status emit_share(xc_finder *f, const xc_share *share) {
    xc_mention m = xc_finder_mention(f, share->first, share->last);
    xc_quantity *q = &m.quantity;
    xc_finder_fill(q, &share->part, share->value);
    if (q->dimension == XC_DIMENSION_PERCENT) {
        q->dimension = XC_DIMENSION_COUNT;
        q->unit = NULL;
    }
    q->complement = share->complement;
    xc_quantity whole = {0};
    xc_finder_fill(&whole, &share->whole, share->whole.value);
    xc_bound_apply(&whole, share->whole_bound);
    q->whole.known = true;
    q->whole.value = whole.value;
    q->whole.written = whole.written;
    q->whole.meant = whole.meant;
    if (isnan(q->value)) {
        q->written.high = whole.value;
        q->meant.high = whole.value;
    }
    XC_TRY(xc_finder_noun(f, &m, share->noun_at));
    if (q->dimension == XC_DIMENSION_NUMBER) q->dimension = XC_DIMENSION_COUNT;
    if (share->bound)
        xc_bound_apply(q, share->bound);
    else
        xc_finder_bounds(f, &m);
    if (share->loose) loosen(q);
    return xc_finder_push(f, m);
}

/* ------------------------------------------------------------------ */
/* Plain figures                                                        */

/* The noun behind a hyphen: "31-member" counts members. */
static bool has_attached_noun(const xc_finder *f, const xc_figure *figure) {
    return !figure->unit && figure->number.form != XC_NUMBER_ORDINAL &&
           xc_finder_attached(f, figure->last) &&
           xc_number_kind(&f->atoms, figure->last) != XC_NUMBERS_KIND_UNIT;
}

static xc_status emit_attached(xc_finder *f, const xc_figure *figure) {
    xc_mention m = xc_finder_mention(f, figure->first, figure->last + 1);
    const char *norm = f->atoms.items[figure->last].norm;
    xc_finder_fill(&m.quantity, figure, figure->value);
    const xc_lexeme *bound = xc_lexicon_find(XC_LEXICON_BOUNDS, norm);
    f->next = figure->last + 1;
    if (bound && !xc_lexeme_flag(bound, XC_BOUNDS_BEFORE)) { /* "20-plus" */
        XC_TRY(xc_finder_noun(f, &m, m.last));
        xc_bound_apply(&m.quantity, bound);
        return xc_finder_push(f, m);
    }
    m.quantity.dimension = XC_DIMENSION_COUNT;
    m.quantity.unit = xc_lemma_find(f->x->names, norm, XC_UPOS_NOUN);
    XC_TRY_NEW(m.quantity.unit);
    m.noun = m.quantity.unit;
    xc_finder_bounds(f, &m);
    return xc_finder_push(f, m);
}

static bool is_vague(const xc_figure *figure) {
    return figure->number.form == XC_NUMBER_VAGUE ||
           figure->number.form == XC_NUMBER_ABOUT;
}

/* The atom where the noun of a figure may begin: behind "of" for "dozens of
 * towns", and behind its determiner for "two of our towns". */
static uint32_t noun_at(const xc_finder *f, const xc_figure *figure) {
    uint32_t at = figure->last;
    xc_number_form form = figure->number.form;
    bool vague = is_vague(figure);
    if (figure->unit || !xc_atom_is(&f->atoms, at, "of") ||
        !(vague || form == XC_NUMBER_CARDINAL) || at + 1 >= f->atoms.count)
        return at;
    const xc_token *next =
        &f->atoms.sentence->tokens[f->atoms.items[at + 1].token];
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, next->norm);
    bool owned = next->upos == XC_UPOS_DET ||
                 (row && xc_lexeme_flag(row, XC_WORDS_POSSESSIVE));
    if (!vague && !owned) return at;
    return at + 1 + owned;
}

static xc_status emit_figure(xc_finder *f, const xc_figure *figure) {
    xc_mention m = xc_finder_mention(f, figure->first, figure->last);
    xc_finder_fill(&m.quantity, figure, figure->value);
    if (figure->number.form == XC_NUMBER_FRACTION && !figure->unit)
        m.quantity.dimension = XC_DIMENSION_RATIO;
    else if (figure->number.form == XC_NUMBER_ORDINAL)
        m.quantity.dimension = XC_DIMENSION_ORDINAL;
    bool vague = is_vague(figure);
    XC_TRY(xc_finder_noun(f, &m, xc_finder_token(f, noun_at(f, figure))));
    if (m.quantity.dimension == XC_DIMENSION_COUNT && !vague)
        m.quantity.meant = xc_meant(&figure->number, figure->value,
                                    figure->scale, XC_DIMENSION_COUNT);
    xc_finder_bounds(f, &m);
    return xc_finder_push(f, m);
}

/* ------------------------------------------------------------------ */
/* From left to right                                                   */

/* How a decade of age ends: "forties". */
enum { DECADE_LETTERS = 4 };

static xc_status take_figure(xc_finder *f, const xc_figure *figure) {
    bool taken = false;
    typedef xc_status taker(xc_finder *, const xc_figure *, bool *);
    static const struct {
        taker *take;
        const char *rule;
    } takers[] = {{xc_age_take, "an age"},
                  {xc_times_take, "so many times"},
                  {xc_ratio_take, "so many in so many"},
                  {xc_score_take, "a score"}};
    if (xc_is_inside_word(f, figure)) return XC_OK;
    for (size_t i = 0; i < sizeof takers / sizeof *takers && !taken; i++) {
        f->rule = takers[i].rule;
        XC_TRY(takers[i].take(f, figure, &taken));
    }
    if (taken || xc_is_refused(f, figure)) return XC_OK;
    f->rule = "a range";
    XC_TRY(xc_range_take(f, figure, &taken));
    if (taken) return XC_OK;
    f->rule = "a figure with its noun or unit";
    return has_attached_noun(f, figure) ? emit_attached(f, figure)
                                        : emit_figure(f, figure);
}

/* Most words are nothing: each is looked up once, and the readers are asked
 * only for digits, signs, rows of numbers.tsv, codes of money ("EUR") and
 * decades ("forties"). */
static bool may_begin(const xc_finder *f, uint32_t at) {
    const xc_atom *atom = &f->atoms.items[at];
    size_t letters = 0;
    while (atom->norm[letters] >= 'a' && atom->norm[letters] <= 'z')
        letters++;
    if (atom->norm[letters] != '\0') return true;
    if (f->atoms.sentence->tokens[atom->token].shout) return true;
    bool decade = letters > DECADE_LETTERS &&
                  strcmp(atom->norm + letters - DECADE_LETTERS, "ties") == 0;
    return decade || xc_lexicon_find(XC_LEXICON_NUMBERS, atom->norm) != NULL ||
           xc_money_may_begin(&f->atoms, at);
}

static bool opens_whole(const xc_finder *f, uint32_t at) {
    return xc_atom_is(&f->atoms, at, "of") ||
           xc_atom_is(&f->atoms, at, "out") ||
           xc_atom_is(&f->atoms, at, "among");
}

/* Takes what begins at an atom. */
static xc_status take(xc_finder *f, uint32_t at) {
    xc_share share;
    xc_figure figure;
    bool taken = false;
    f->next = at + 1;
    f->rule = "a part of a whole";
    if (opens_whole(f, at)) {
        if (!xc_share_read_fronted(&f->atoms, at, &share)) return XC_OK;
        f->next = share.last;
        return emit_share(f, &share);
    }
    if (f->atoms.items[at].covered || !may_begin(f, at)) return XC_OK;
    f->rule = "a word for a number";
    XC_TRY(xc_multiple_take(f, at, &taken));
    if (!taken) XC_TRY(xc_nobody_take(f, at, &taken));
    if (!taken) XC_TRY(xc_decade_take(f, at, &taken));
    if (taken) return XC_OK;
    f->rule = "a part of a whole";
    uint32_t refused = xc_refused_end(f, at);
    if (refused > 0) {
        f->next = refused;
        return XC_OK;
    }
    if (xc_share_read(&f->atoms, at, &share)) {
        f->next = share.last;
        return emit_share(f, &share);
    }
    if (!xc_figure_in(f, at, &figure)) return XC_OK;
    f->next = figure.last;
    return take_figure(f, &figure);
}

/* The atom to go on from: behind all that the last quantity took, which may
 * reach past its number ("12 deaths per 100,000 people", "5 or so"). */
static uint32_t after_taken(const xc_finder *f, uint32_t at) {
    const xc_reading *r = f->x->reading;
    uint32_t next = f->next > at ? f->next : at + 1;
    const xc_mention *m = r->mentions.count > 0
                              ? &r->mentions.items[r->mentions.count - 1]
                              : NULL;
    if (!m || m->kind != XC_MENTION_QUANTITY || m->sentence != f->index)
        return next;
    while (next < f->atoms.count &&
           f->atoms.items[next].span.start < m->span.end)
        next++;
    return next;
}

xc_status xc_extract_quantities(xc_extractor *x, uint32_t index) {
    xc_finder f = {.x = x, .index = index};
    XC_TRY(xc_atoms_new(x, index, &f.atoms));
    for (uint32_t at = 0; at < f.atoms.count; at = after_taken(&f, at))
        XC_TRY(take(&f, at));
    return XC_OK;
}

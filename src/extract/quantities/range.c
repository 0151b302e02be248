/*
 * range.c - reads two figures that are the ends of a range ("5 to 10 homes",
 * "between 5 and 10", "$5-10 million", "8- to 16-meter", "five or six") or
 * parts of a ratio ("one in five", "3-to-1", "1 over 3").
 *
 * "five and six" are two numbers, "rose from 5 to 10" too; an upper end below
 * the lower one is refused, and so are years ("2012-13").
 * Exports: xc_is_between, xc_range_take, xc_ratio_take.
 */
#include <string.h>

#include "extract/quantities/quantity.h"

/* "five or six" is a range; "five or 20" is a choice. */
enum { OR_MAX = 5 };

bool xc_is_between(const xc_finder *f, const xc_figure *figure) {
    uint32_t first;
    const xc_lexeme *row = xc_bound_before(
        xc_finder_sentence(f), xc_finder_token(f, figure->first), &first);
    return row &&
           xc_lexeme_word(row, XC_BOUNDS_BOUND) == XC_BOUNDS_BOUND_BETWEEN;
}

/* ------------------------------------------------------------------ */
/* Ranges                                                               */

/* What links the ends behind "between": the atom after it; 0: nothing. */
static uint32_t after_between(const xc_finder *f, const xc_figure *low) {
    static const char *const links[] = {"and", "or", "to", "-"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (xc_atom_is(&f->atoms, low->last, links[i])) return low->last + 1;
    return 0;
}

/* The hyphen of "5-10" or "8- to 16-meter". */
static uint32_t after_hyphen(const xc_finder *f, const xc_figure *low) {
    const xc_atoms *a = &f->atoms;
    if (!xc_atom_is(a, low->last, "-")) return 0;
    /* "40 - 50 years" */
    if (!xc_atom_touches(a, low->last) &&
        (xc_atom_touches(a, low->last + 1) || !low->number.numeral ||
         strspn(xc_atom_norm(a, low->last + 1), "0123456789") == 0))
        return 0;
    bool words = xc_atom_is(a, low->last + 1, "to") ||
                 xc_atom_is(a, low->last + 1, "or");
    return low->last + 1 + words;
}

/* What stands between the ends of a range: the atom after it; 0: nothing
 * that makes one. */
static uint32_t after_link(const xc_finder *f, const xc_figure *low) {
    const xc_atoms *a = &f->atoms;
    if (xc_is_between(f, low)) return after_between(f, low);
    const xc_token *before = xc_finder_before(f, low->first);
    if (before && strcmp(before->norm, "from") == 0) return 0;
    uint32_t hyphen = after_hyphen(f, low);
    if (hyphen > 0) return hyphen;
    bool bare = low->number.last == low->last;
    bool sign = low->first != low->number.first;
    if (xc_atom_is(a, low->last, "to") && bare)
        return low->last + 1 + xc_atom_is(a, low->last + 1, "as");
    if (xc_atom_is(a, low->last, "or") && bare && !sign) return low->last + 1;
    /* "five-to-six" */
    if (xc_finder_attached(f, low->last) && xc_atom_is(a, low->last, "to"))
        return low->last + 1;
    return 0;
}

/* "5 to 10 million": the lower end takes unit and magnitude of the upper. */
static void share_unit(xc_figure *low, const xc_figure *high) {
    if (low->unit == NULL) {
        low->unit = high->unit;
        low->dimension = high->dimension;
        low->scale = high->scale;
        low->value *= high->scale;
    }
    if (!high->number.scaled || low->number.scaled || high->value == 0) return;
    double factor = 1;
    while (factor < 1e15 && fabs(high->value) / factor >= 1000)
        factor *= 1000;
    if (low->value < high->value / factor && low->value < 1000)
        low->value *= factor;
}

static bool is_same_unit(const xc_figure *a, const xc_figure *b) {
    if (!a->unit || !b->unit) return a->unit == b->unit;
    return a->dimension == b->dimension && strcmp(a->unit, b->unit) == 0;
}

static bool is_range(const xc_finder *f, const xc_figure *low,
                     const xc_figure *high) {
    if (low->number.form != XC_NUMBER_CARDINAL ||
        high->number.form != XC_NUMBER_CARDINAL)
        return false;
    if (!is_same_unit(low, high) || !(low->value < high->value)) return false;
    bool either = xc_atom_is(&f->atoms, low->last, "or");
    return !either || xc_is_between(f, low) ||
           high->value - low->value <= OR_MAX * (low->value < 100 ? 1 : 100);
}

static bool read_range(const xc_finder *f, xc_figure *low, xc_figure *high) {
    uint32_t at = after_link(f, low);
    if (at == 0 || !xc_figure_read(&f->atoms, at, high)) return false;
    if (high->unit == NULL && low->first != low->number.first &&
        low->value >= 0) {
        high->unit = low->unit; /* "$5-10 million" */
        high->dimension = low->dimension;
    }
    if (xc_is_clock(f, high)) return false;
    share_unit(low, high);
    return is_range(f, low, high);
}

/* The noun behind the hyphen of "8- to 16-member". */
static xc_status set_attached(xc_finder *f, xc_mention *m, uint32_t atom) {
    m->quantity.dimension = XC_DIMENSION_COUNT;
    m->quantity.unit =
        xc_lemma_find(f->x->names, f->atoms.items[atom].norm, XC_UPOS_NOUN);
    XC_TRY_NEW(m->quantity.unit);
    m->noun = m->quantity.unit;
    m->span.end = f->atoms.items[atom].span.end;
    f->next = atom + 1;
    return XC_OK;
}

/* "5- to 10-year-old" */
static void set_age(xc_finder *f, xc_mention *m, const xc_figure *high) {
    uint32_t after = m->quantity.dimension == XC_DIMENSION_TIME
                         ? xc_after_old(f, high->last)
                         : 0;
    if (after == 0) return;
    m->span.end = f->atoms.items[after - 1].span.end;
    m->last = f->atoms.items[after - 1].token + 1;
    m->noun_first = m->noun_last = m->last;
    m->quantity.dimension = XC_DIMENSION_AGE;
    f->next = after;
}

xc_status xc_range_take(xc_finder *f, const xc_figure *first, bool *taken) {
    xc_figure low = *first, high;
    if (!read_range(f, &low, &high)) return XC_OK;
    *taken = true;
    f->next = high.last;
    xc_mention m = xc_finder_mention(f, low.first, high.last);
    xc_quantity *q = &m.quantity;
    q->value = NAN;
    q->bound = XC_BOUND_RANGE;
    q->dimension = high.dimension;
    q->unit = high.unit;
    q->digits = high.number.digits;
    q->written.low = low.value;
    q->written.high = high.value;
    q->meant = q->written;
    bool aged = !q->unit && xc_is_aged(f, low.first);
    if (aged) {
        q->dimension = XC_DIMENSION_AGE;
        q->unit = "year";
    } else if (!q->unit && xc_finder_attached(f, high.last)) {
        XC_TRY(set_attached(f, &m, high.last));
    } else {
        XC_TRY(xc_finder_noun(f, &m, xc_finder_token(f, high.last)));
    }
    set_age(f, &m, &high);
    uint32_t place;
    const xc_sentence *s = xc_finder_sentence(f);
    if (!aged && xc_bound_before(s, m.first, &place))
        xc_finder_extend_left(f, &m, place);
    return xc_finder_push(f, m);
}

/* ------------------------------------------------------------------ */
/* Ratios                                                               */

static bool is_plain(const xc_figure *figure) {
    return !figure->unit && figure->number.form == XC_NUMBER_CARDINAL;
}

/* "in", "in every", "of every", "out of": the atom of the larger number; 0:
 * none. */
static uint32_t after_in(const xc_finder *f, uint32_t at) {
    const xc_atoms *a = &f->atoms;
    if (xc_atom_is(a, at, "in")) return at + 1 + xc_atom_is(a, at + 1, "every");
    if (xc_atom_is(a, at, "of") && xc_atom_is(a, at + 1, "every"))
        return at + 2;
    if (xc_atom_is(a, at, "out") && xc_atom_is(a, at + 1, "of"))
        return at + 2 + xc_atom_is(a, at + 2, "every");
    return 0;
}

/* "one in five": a ratio, for no five are told. */
static bool read_in(const xc_finder *f, const xc_figure *part,
                    xc_figure *whole) {
    uint32_t at = after_in(f, part->last);
    if (at == 0 || !xc_figure_read(&f->atoms, at, whole)) return false;
    return is_plain(whole) && !xc_finder_attached(f, whole->last) &&
           part->value >= 1 && whole->value > part->value;
}

/* "1 over 3": a fraction that nothing is counted by. */
static bool read_over(const xc_finder *f, const xc_figure *part,
                      xc_figure *whole) {
    if (!xc_atom_is(&f->atoms, part->last, "over") ||
        !xc_figure_read(&f->atoms, part->last + 1, whole) || !is_plain(whole) ||
        whole->value == 0)
        return false;
    if (xc_finder_attached(f, whole->last)) return false;
    if (whole->last >= f->atoms.count) return true;
    uint32_t token = xc_finder_token(f, whole->last);
    return xc_finder_sentence(f)->tokens[token].upos == XC_UPOS_PUNCT;
}

/* "3-to-1", "3 to 1": to one, or in one word. */
static bool read_to(const xc_finder *f, const xc_figure *part,
                    xc_figure *whole) {
    const xc_atoms *a = &f->atoms;
    if (!xc_atom_is(a, part->last, "to") ||
        !xc_figure_read(a, part->last + 1, whole) || !is_plain(whole) ||
        !(whole->value > 0) || part->value < whole->value)
        return false;
    bool glued = xc_finder_attached(f, part->last) &&
                 xc_finder_attached(f, part->last + 1);
    return glued || whole->value == 1;
}

xc_status xc_ratio_take(xc_finder *f, const xc_figure *part, bool *taken) {
    xc_figure whole;
    if (!is_plain(part)) return XC_OK;
    bool in = read_in(f, part, &whole);
    bool to = !in && read_to(f, part, &whole);
    if (!in && !to && !read_over(f, part, &whole)) return XC_OK;
    *taken = true;
    f->next = whole.last;
    xc_mention m = xc_finder_mention(f, part->first, whole.last);
    m.quantity.value = part->value / whole.value;
    m.quantity.dimension = XC_DIMENSION_RATIO;
    m.quantity.digits = 1;
    m.quantity.written = xc_finder_only(m.quantity.value);
    m.quantity.meant = m.quantity.written;
    if (in) XC_TRY(xc_finder_noun(f, &m, xc_finder_token(f, whole.last)));
    xc_finder_bounds(f, &m);
    return xc_finder_push(f, m);
}

/*
 * quantity.c - turns the numbers of a sentence into quantity mentions: parts
 * of a whole, ranges, ages, money, percentages, measures and counts.
 *
 * It goes from left to right and takes the longest reading at each place. It
 * refuses dates, times of day, labels and names ("Article Five", "No. 5",
 * "G7", "F-35"), "one" as a pronoun, and scores ("3-1").
 * Exports: xc_extract_quantities.
 */
#include <string.h>

#include "extract/number.h"

/* Ages above this are no ages. */
enum { AGE_MAX = 125 };

/* "five or six" is a range; "five or 20" is a choice. */
enum { OR_MAX = 5 };

typedef struct finder {
    xc_extractor *x;
    uint32_t index;
    xc_atoms atoms;
} finder;

static const xc_sentence *sentence_of(const finder *f) {
    return f->atoms.sentence;
}

/* The token of an atom; the token count past the end. */
static uint32_t token_at(const finder *f, uint32_t atom) {
    return atom < f->atoms.count ? f->atoms.items[atom].token
                                 : sentence_of(f)->token_count;
}

static const xc_token *token_before(const finder *f, uint32_t atom) {
    uint32_t token = token_at(f, atom);
    return token > 0 ? &sentence_of(f)->tokens[token - 1] : NULL;
}

/* ------------------------------------------------------------------ */
/* Filling in                                                           */

/* A mention of the atoms first to last. */
static xc_mention new_mention(const finder *f, uint32_t first, uint32_t last) {
    xc_mention m = {0};
    m.kind = XC_MENTION_QUANTITY;
    m.span.start = f->atoms.items[first].span.start;
    m.span.end = f->atoms.items[last - 1].span.end;
    m.in_title = sentence_of(f)->in_title;
    m.sentence = f->index;
    m.first = f->atoms.items[first].token;
    m.last = f->atoms.items[last - 1].token + 1;
    m.noun_first = m.last;
    m.noun_last = m.last;
    m.actor = XC_NONE;
    return m;
}

static void extend_left(const finder *f, xc_mention *m, uint32_t token) {
    if (token >= m->first) return;
    m->first = token;
    m->span.start = sentence_of(f)->tokens[token].span.start;
}

static void extend_right(const finder *f, xc_mention *m, uint32_t token) {
    if (token <= m->last) return;
    m->last = token;
    m->span.end = sentence_of(f)->tokens[token - 1].span.end;
}

static xc_interval only(double value) {
    xc_interval interval = {value, value, false, false};
    return interval;
}

/* Value and intervals of a figure, without its bounds. */
static void set_figure(xc_quantity *q, const xc_figure *figure, double value) {
    const xc_number *n = &figure->number;
    q->dimension = figure->dimension;
    q->unit = figure->unit;
    q->digits = n->digits;
    q->value = value;
    if (n->form == XC_NUMBER_VAGUE) {
        q->value = NAN;
        q->bound = XC_BOUND_AT_LEAST;
        q->digits = 0;
        q->written.low = n->low * figure->scale;
        q->written.high = INFINITY;
        q->meant = q->written;
        return;
    }
    q->written = only(value);
    q->meant = xc_meant(n, value, figure->scale, q->dimension);
    if (n->form == XC_NUMBER_ABOUT) {
        q->bound = XC_BOUND_ABOUT;
        q->meant.high = INFINITY;
    }
}

/* The noun that is counted: its tokens, and the lemma of its head as unit. */
static xc_status set_noun(finder *f, xc_mention *m, uint32_t token) {
    const xc_sentence *s = sentence_of(f);
    xc_phrase noun = xc_noun_phrase(s, token, s->token_count);
    if (noun.first == noun.last) return XC_OK;
    m->noun_first = noun.first;
    m->noun_last = noun.last;
    xc_quantity *q = &m->quantity;
    bool counts = noun.plural || fabs(q->value) <= 1;
    if (q->dimension != XC_DIMENSION_NUMBER || !counts) return XC_OK;
    const xc_token *head = &s->tokens[noun.last - 1];
    q->dimension = XC_DIMENSION_COUNT;
    q->unit = head->lemma;
    if (xc_token_is_name(head))
        q->unit = xc_lemma_find(f->x->names, head->norm, XC_UPOS_NOUN);
    XC_TRY_NEW(q->unit);
    return XC_OK;
}

/* Bounds around the mention; the noun may stand before the one behind. */
static void set_bounds(finder *f, xc_mention *m) {
    const xc_sentence *s = sentence_of(f);
    uint32_t place;
    const xc_lexeme *row = xc_bound_before(s, m->first, &place);
    bool joined = m->span.start != s->tokens[m->first].span.start;
    if (row && !joined) {
        extend_left(f, m, place);
        xc_bound_apply(&m->quantity, row);
        if (xc_lexeme_word(row, XC_BOUNDS_BOUND) != XC_BOUNDS_BOUND_EXACT)
            return;
    }
    row = xc_bound_after(s, m->last, &place);
    if (!row && m->noun_last > m->last)
        row = xc_bound_after(s, m->noun_last, &place);
    else if (row)
        extend_right(f, m, place);
    xc_bound_apply(&m->quantity, row);
}

static xc_status push(finder *f, xc_mention mention) {
    return XC_PUSH(f->x->arena, &f->x->reading->mentions, mention);
}

/* ------------------------------------------------------------------ */
/* What is no quantity                                                  */

static bool has_flag(const xc_token *token, int flag) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
    return row && xc_lexeme_flag(row, flag);
}

/* A plural noun or a part-whole makes even "NATO 32 members" a count. */
static bool counts_noun(const finder *f, const xc_figure *figure) {
    uint32_t token = token_at(f, figure->last);
    return xc_noun_phrase(sentence_of(f), token, sentence_of(f)->token_count)
        .plural;
}

/* "Article Five", "Section 230", "Flight 370", "No. 5", "#5". */
static bool is_label(const finder *f, const xc_figure *figure) {
    const xc_token *before = token_before(f, figure->first);
    if (!before || figure->unit) return false;
    if (strcmp(before->norm, "#") == 0) return true;
    if (figure->number.form != XC_NUMBER_CARDINAL || figure->number.scaled)
        return false;
    bool label = has_flag(before, XC_WORDS_LABEL);
    bool name = xc_token_is_name(before);
    if (!label && !name) return false;
    const xc_token *own = &sentence_of(f)->tokens[token_at(f, figure->first)];
    if (own->capital && name) return true;
    return !counts_noun(f, figure);
}

/* "the one", "no one", "one of the councils": no number of things. */
static bool is_pronoun(const finder *f, const xc_figure *figure) {
    if (figure->unit || figure->last != figure->first + 1 ||
        !xc_atom_is(&f->atoms, figure->first, "one"))
        return false;
    const xc_token *before = token_before(f, figure->first);
    if (before && before->upos == XC_UPOS_DET) return true;
    uint32_t token = token_at(f, figure->last);
    xc_phrase noun =
        xc_noun_phrase(sentence_of(f), token, sentence_of(f)->token_count);
    return noun.first == noun.last;
}

/* "F-35", "pre-2014", "COVID-19": a number behind a word and a hyphen. */
static bool is_inside_word(const finder *f, const xc_figure *figure) {
    const xc_atom *atom = &f->atoms.items[figure->first];
    if (!atom->attached) return false;
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_CALENDAR, f->atoms.items[figure->first - 1].norm);
    return !row;
}

/* "5 p.m.", "10 o'clock". */
static bool is_clock(const finder *f, const xc_figure *figure) {
    if (figure->unit) return false;
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_CALENDAR, xc_atom_norm(&f->atoms, figure->last));
    return row &&
           xc_lexeme_word(row, XC_CALENDAR_KIND) == XC_CALENDAR_KIND_CLOCK;
}

/* "none" alone says nothing that can be counted. */
static bool is_refused(const finder *f, const xc_figure *figure) {
    return figure->number.form == XC_NUMBER_NONE || is_clock(f, figure) ||
           is_label(f, figure) || is_pronoun(f, figure);
}

/* ------------------------------------------------------------------ */
/* Parts of a whole                                                     */

/* "two thirds of the 31": at least the count on either side is meant. */
static void loosen(xc_quantity *q) {
    if (q->bound == XC_BOUND_EXACT) q->bound = XC_BOUND_ABOUT;
    q->meant.low = fmin(q->meant.low, q->value - 1);
    q->meant.high = fmax(q->meant.high, q->value + 1);
}

static xc_status emit_share(finder *f, const xc_share *share) {
    xc_mention m = new_mention(f, share->first, share->last);
    xc_quantity *q = &m.quantity;
    set_figure(q, &share->part, share->value);
    if (q->dimension == XC_DIMENSION_PERCENT) {
        q->dimension = XC_DIMENSION_COUNT;
        q->unit = NULL;
    }
    q->complement = share->complement;
    xc_quantity whole = {0};
    set_figure(&whole, &share->whole, share->whole.value);
    xc_bound_apply(&whole, share->whole_bound);
    q->whole.known = true;
    q->whole.value = whole.value;
    q->whole.written = whole.written;
    q->whole.meant = whole.meant;
    if (isnan(q->value)) {
        q->written.high = whole.value;
        q->meant.high = whole.value;
    }
    XC_TRY(set_noun(f, &m, share->noun_at));
    if (q->dimension == XC_DIMENSION_NUMBER) q->dimension = XC_DIMENSION_COUNT;
    if (share->bound)
        xc_bound_apply(q, share->bound);
    else
        set_bounds(f, &m);
    if (share->loose) loosen(q);
    return push(f, m);
}

/* "one in five": a ratio, for no five are told. */
static bool read_ratio(const finder *f, const xc_figure *part,
                       xc_figure *whole) {
    const xc_atoms *a = &f->atoms;
    if (part->unit || part->number.form != XC_NUMBER_CARDINAL) return false;
    if (!xc_atom_is(a, part->last, "in") &&
        !(xc_atom_is(a, part->last, "out") &&
          xc_atom_is(a, part->last + 1, "of")))
        return false;
    uint32_t at = part->last + (xc_atom_is(a, part->last, "in") ? 1 : 2);
    if (at == part->last + 1 && xc_atom_is(a, at, "every")) at++;
    if (!xc_figure_read(a, at, whole) || whole->unit) return false;
    if (whole->last < a->count && a->items[whole->last].attached) return false;
    return whole->number.form == XC_NUMBER_CARDINAL && part->value >= 1 &&
           whole->value > part->value;
}

static xc_status emit_ratio(finder *f, const xc_figure *part,
                            const xc_figure *whole) {
    xc_mention m = new_mention(f, part->first, whole->last);
    m.quantity.value = part->value / whole->value;
    m.quantity.dimension = XC_DIMENSION_RATIO;
    m.quantity.digits = 1;
    m.quantity.written = only(m.quantity.value);
    m.quantity.meant = m.quantity.written;
    XC_TRY(set_noun(f, &m, token_at(f, whole->last)));
    set_bounds(f, &m);
    return push(f, m);
}

/* ------------------------------------------------------------------ */
/* Ranges                                                               */

/* What stands between the ends of a range: the atom after it; 0: nothing
 * that makes one. */
static uint32_t after_link(const finder *f, const xc_figure *low,
                           bool between) {
    const xc_atoms *a = &f->atoms;
    const xc_token *before = token_before(f, low->first);
    bool from = before && strcmp(before->norm, "from") == 0;
    if (between)
        return xc_atom_is(a, low->last, "and") || xc_atom_is(a, low->last, "or")
                   ? low->last + 1
                   : 0;
    if (from) return 0;
    if (xc_atom_is(a, low->last, "-") && xc_atom_touches(a, low->last))
        return low->last + 1;
    bool bare = low->number.last == low->last;
    bool sign = low->first != low->number.first;
    if (xc_atom_is(a, low->last, "to") && bare) return low->last + 1;
    if (xc_atom_is(a, low->last, "or") && bare && !sign) return low->last + 1;
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

static bool is_between(const finder *f, const xc_figure *figure) {
    uint32_t first;
    const xc_lexeme *row =
        xc_bound_before(sentence_of(f), token_at(f, figure->first), &first);
    return row &&
           xc_lexeme_word(row, XC_BOUNDS_BOUND) == XC_BOUNDS_BOUND_BETWEEN;
}

static bool is_range(const finder *f, const xc_figure *low,
                     const xc_figure *high) {
    if (low->number.form != XC_NUMBER_CARDINAL ||
        high->number.form != XC_NUMBER_CARDINAL)
        return false;
    if (!is_same_unit(low, high) || !(low->value < high->value)) return false;
    bool either = xc_atom_is(&f->atoms, low->last, "or");
    return !either || is_between(f, low) || high->value - low->value <= OR_MAX;
}

/* "the Hawks (4-11)": a record in parentheses. */
static bool is_record(const finder *f, const xc_figure *low,
                      const xc_figure *high) {
    const xc_token *before = token_before(f, low->first);
    return before && before->norm[0] == '(' && !high->unit &&
           xc_atom_is(&f->atoms, high->last, ")");
}

static bool read_range(const finder *f, xc_figure *low, bool between,
                       xc_figure *high) {
    uint32_t at = after_link(f, low, between);
    if (at == 0 || !xc_figure_read(&f->atoms, at, high)) return false;
    if (high->unit == NULL && low->first != low->number.first) {
        high->unit = low->unit; /* "$5-10 million" */
        high->dimension = low->dimension;
    }
    if (is_record(f, low, high)) return false;
    share_unit(low, high);
    return is_range(f, low, high);
}

static xc_status emit_range(finder *f, const xc_figure *low,
                            const xc_figure *high) {
    xc_mention m = new_mention(f, low->first, high->last);
    xc_quantity *q = &m.quantity;
    q->value = NAN;
    q->bound = XC_BOUND_RANGE;
    q->dimension = high->dimension;
    q->unit = high->unit;
    q->digits = high->number.digits;
    q->written.low = low->value;
    q->written.high = high->value;
    q->meant = q->written;
    XC_TRY(set_noun(f, &m, token_at(f, high->last)));
    uint32_t first;
    if (xc_bound_before(sentence_of(f), m.first, &first))
        extend_left(f, &m, first);
    return push(f, m);
}

/* "won 3-1", "a 5-4 ruling": a score is skipped whole. Its last atom; 0: it
 * is none. */
static uint32_t score_end(const finder *f, const xc_figure *figure) {
    const xc_atoms *a = &f->atoms;
    xc_figure other;
    if (figure->unit || !xc_atom_is(a, figure->last, "-") ||
        !xc_atom_touches(a, figure->last) ||
        !xc_atom_touches(a, figure->last + 1))
        return 0;
    if (!xc_figure_read(a, figure->last + 1, &other) || other.unit) return 0;
    return other.last;
}

/* ------------------------------------------------------------------ */
/* Ages                                                                 */

/* "45-year-old", "45 years old", "aged 45", "Roe, 45, said". */
static bool read_age(const finder *f, const xc_figure *figure, uint32_t *last) {
    const xc_atoms *a = &f->atoms;
    *last = figure->last;
    if (figure->number.form != XC_NUMBER_CARDINAL) return false;
    if (figure->dimension == XC_DIMENSION_TIME) {
        if (xc_atom_is(a, *last, "old"))
            *last += 1;
        else if (xc_atom_is(a, *last, "of") && xc_atom_is(a, *last + 1, "age"))
            *last += 2;
        return *last > figure->last;
    }
    if (figure->unit || figure->value < 1 || figure->value > AGE_MAX)
        return false;
    const xc_token *before = token_before(f, figure->first);
    if (!before) return false;
    if (strcmp(before->norm, "aged") == 0 || strcmp(before->norm, "age") == 0)
        return true;
    uint32_t token = token_at(f, figure->first);
    bool commas = strcmp(before->norm, ",") == 0 && token >= 2 &&
                  xc_token_is_name(&sentence_of(f)->tokens[token - 2]);
    bool closed = xc_atom_is(a, *last, ",") || xc_atom_is(a, *last, ".") ||
                  xc_atom_is(a, *last, ";");
    return commas && closed && figure->number.numeral &&
           !figure->number.decimal;
}

static xc_status emit_age(finder *f, const xc_figure *figure, uint32_t last) {
    xc_mention m = new_mention(f, figure->first, last);
    set_figure(&m.quantity, figure, figure->value);
    m.quantity.dimension = XC_DIMENSION_AGE;
    m.quantity.meant = m.quantity.written;
    if (!m.quantity.unit) m.quantity.unit = "year";
    XC_TRY(set_noun(f, &m, token_at(f, last)));
    set_bounds(f, &m);
    return push(f, m);
}

/* ------------------------------------------------------------------ */
/* Plain figures                                                        */

/* The noun behind a hyphen: "31-member" counts members. */
static bool has_attached_noun(const finder *f, const xc_figure *figure) {
    return !figure->unit && figure->number.form != XC_NUMBER_ORDINAL &&
           figure->last < f->atoms.count &&
           f->atoms.items[figure->last].attached;
}

static xc_status emit_attached(finder *f, const xc_figure *figure) {
    xc_mention m = new_mention(f, figure->first, figure->last + 1);
    set_figure(&m.quantity, figure, figure->value);
    m.quantity.dimension = XC_DIMENSION_COUNT;
    m.quantity.unit = xc_lemma_find(
        f->x->names, f->atoms.items[figure->last].norm, XC_UPOS_NOUN);
    XC_TRY_NEW(m.quantity.unit);
    m.noun_first = m.last;
    m.noun_last = m.last;
    set_bounds(f, &m);
    return push(f, m);
}

static xc_status emit_figure(finder *f, const xc_figure *figure) {
    xc_mention m = new_mention(f, figure->first, figure->last);
    if (figure->number.form == XC_NUMBER_FRACTION && !figure->unit) {
        set_figure(&m.quantity, figure, figure->value);
        m.quantity.dimension = XC_DIMENSION_RATIO;
    } else if (figure->number.form == XC_NUMBER_ORDINAL) {
        set_figure(&m.quantity, figure, figure->value);
        m.quantity.dimension = XC_DIMENSION_ORDINAL;
    } else {
        set_figure(&m.quantity, figure, figure->value);
    }
    uint32_t at = figure->last;
    bool of = xc_atom_is(&f->atoms, at, "of");
    bool vague = figure->number.form == XC_NUMBER_VAGUE ||
                 figure->number.form == XC_NUMBER_ABOUT;
    if (of && vague && !figure->unit) at++;
    XC_TRY(set_noun(f, &m, token_at(f, at)));
    if (m.quantity.dimension == XC_DIMENSION_COUNT)
        m.quantity.meant = vague ? m.quantity.meant
                                 : xc_meant(&figure->number, figure->value,
                                            figure->scale, XC_DIMENSION_COUNT);
    set_bounds(f, &m);
    return push(f, m);
}

/* Takes what begins at an atom; *next is the atom to go on from. */
static xc_status take(finder *f, uint32_t at, uint32_t *next) {
    xc_share share;
    xc_figure figure, other;
    uint32_t last;
    *next = at + 1;
    if (xc_share_read_fronted(&f->atoms, at, &share) ||
        xc_share_read(&f->atoms, at, &share)) {
        *next = share.last;
        return emit_share(f, &share);
    }
    if (!xc_figure_read(&f->atoms, at, &figure)) return XC_OK;
    *next = figure.last;
    if (is_inside_word(f, &figure)) return XC_OK;
    if (read_age(f, &figure, &last)) {
        *next = last;
        return emit_age(f, &figure, last);
    }
    if (read_ratio(f, &figure, &other)) {
        *next = other.last;
        return emit_ratio(f, &figure, &other);
    }
    if (is_refused(f, &figure)) return XC_OK;
    xc_figure low = figure;
    if (read_range(f, &low, is_between(f, &figure), &other)) {
        *next = other.last;
        return emit_range(f, &low, &other);
    }
    last = score_end(f, &figure);
    if (last > 0) {
        *next = last;
        return XC_OK;
    }
    if (has_attached_noun(f, &figure)) {
        *next = figure.last + 1;
        return emit_attached(f, &figure);
    }
    return emit_figure(f, &figure);
}

xc_status xc_extract_quantities(xc_extractor *x, uint32_t index) {
    finder f = {x, index, {0}};
    XC_TRY(xc_atoms_new(x, index, &f.atoms));
    for (uint32_t at = 0; at < f.atoms.count;) {
        uint32_t next;
        XC_TRY(take(&f, at, &next));
        at = next > at ? next : at + 1;
    }
    return XC_OK;
}

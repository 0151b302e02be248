/*
 * age.c - reads ages: "45-year-old", "45 years old", "aged 45", "Roe, 45,
 * said", "in her 40s".
 *
 * A bare number is an age only beside a word of ages.tsv or between commas
 * behind a person, and never above AGE_MAX.
 * Exports: xc_age_take, xc_decade_take, xc_is_aged, xc_after_old.
 */
#include <string.h>

#include "extract/quantities/quantity.h"

/* Ages above this are no ages; a decade of age has ten years. */
enum { AGE_MAX = 125, DECADE = 10 };

static bool stands(const xc_lexeme *row, int place) {
    return row && xc_lexeme_word(row, XC_AGES_PLACE) == place;
}

/* The first token of the words of age before an atom, where they are. */
static bool find_aged(const xc_finder *f, uint32_t atom, uint32_t *from) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t token = xc_finder_token(f, atom), first;
    if (xc_bound_before(s, token, &first)) token = first;
    return xc_row_before(XC_LEXICON_AGES, s, token, XC_AGES_PLACE,
                         XC_AGES_PLACE_BEFORE, from) != NULL;
}

bool xc_is_aged(const xc_finder *f, uint32_t atom) {
    uint32_t from;
    return find_aged(f, atom, &from);
}

/* "under the age of 12": the bound stands before the words of age. */
static void bound_aged(const xc_finder *f, uint32_t atom, xc_mention *m) {
    uint32_t from, place;
    if (m->quantity.bound != XC_BOUND_EXACT || !find_aged(f, atom, &from))
        return;
    const xc_lexeme *row = xc_bound_before(xc_finder_sentence(f), from, &place);
    if (!row) return;
    xc_finder_extend_left(f, m, place);
    xc_bound_apply(&m->quantity, row);
}

uint32_t xc_after_old(const xc_finder *f, uint32_t atom) {
    xc_match m = xc_atom_match(XC_LEXICON_AGES, &f->atoms, atom);
    return stands(m.lexeme, XC_AGES_PLACE_AFTER) ? atom + m.count : 0;
}

/* A person may have an age between commas: a name, or a noun in the
 * singular. */
static bool is_person(const xc_token *t) {
    bool noun = t->upos == XC_UPOS_NOUN && t->lemma == t->norm;
    return xc_token_is_name(t) || noun;
}

/* ", 45," behind a person; in parentheses there are players' numbers, too. */
static bool is_set_off(const xc_finder *f, const xc_figure *figure) {
    const xc_token *before = xc_finder_before(f, figure->first);
    uint32_t token = xc_finder_token(f, figure->first);
    if (!before || token < 2 || !figure->number.numeral ||
        figure->number.decimal || strcmp(before->norm, ",") != 0)
        return false;
    const xc_atoms *a = &f->atoms;
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t after = xc_finder_token(f, figure->last);
    bool mark =
        after >= s->token_count || xc_atom_is(a, figure->last, ",") ||
        xc_atom_is(a, figure->last, ".") || xc_atom_is(a, figure->last, ";") ||
        (xc_atom_is(a, figure->last, "-") && !xc_atom_touches(a, figure->last));
    /* "Bea Roe, 51 and Ada Kell, 11" */
    bool next = after + 1 < s->token_count &&
                s->tokens[after].upos == XC_UPOS_CCONJ &&
                is_person(&s->tokens[after + 1]);
    return (mark || next) &&
           is_person(&xc_finder_sentence(f)->tokens[token - 2]);
}

static bool is_age(const xc_finder *f, const xc_figure *figure,
                   uint32_t *last) {
    *last = figure->last;
    if (figure->number.form != XC_NUMBER_CARDINAL) return false;
    if (figure->dimension == XC_DIMENSION_TIME) {
        uint32_t after = xc_after_old(f, figure->last);
        if (after > 0) *last = after;
        return after > 0 ||
               (xc_is_aged(f, figure->first) && figure->value <= AGE_MAX);
    }
    if (figure->unit || figure->value < 1 || figure->value > AGE_MAX)
        return false;
    xc_phrase noun =
        xc_noun_phrase(xc_finder_sentence(f), xc_finder_token(f, figure->last),
                       xc_finder_sentence(f)->token_count);
    xc_match beyond = xc_atom_match(XC_LEXICON_AGES, &f->atoms, figure->last);
    if (stands(beyond.lexeme, XC_AGES_PLACE_BEYOND)) return true;
    return (xc_is_aged(f, figure->first) && !noun.plural) ||
           is_set_off(f, figure);
}

xc_status xc_age_take(xc_finder *f, const xc_figure *figure, bool *taken) {
    uint32_t last;
    if (!is_age(f, figure, &last)) return XC_OK;
    /* "ages 16 to 18" is a range. */
    if (last == figure->last && (xc_atom_is(&f->atoms, last, "to") ||
                                 (xc_atom_is(&f->atoms, last, "-") &&
                                  xc_atom_touches(&f->atoms, last)) ||
                                 xc_is_between(f, figure)))
        return XC_OK;
    *taken = true;
    f->next = last;
    xc_mention m = xc_finder_mention(f, figure->first, last);
    xc_finder_fill(&m.quantity, figure, figure->value);
    m.quantity.dimension = XC_DIMENSION_AGE;
    m.quantity.meant = m.quantity.written;
    if (!m.quantity.unit) m.quantity.unit = "year";
    XC_TRY(xc_finder_noun(f, &m, xc_finder_token(f, last)));
    xc_finder_bounds(f, &m);
    bound_aged(f, figure->first, &m);
    return xc_finder_push(f, m);
}

/* "40s", "forties": the first year of a decade; 0: none is told. */
static double decade_of(const char *norm) {
    char word[16];
    size_t n = strlen(norm);
    if (n < 3 || n >= sizeof word || norm[n - 1] != 's') return 0;
    memcpy(word, norm, n + 1);
    word[n - 1] = '\0';
    xc_number digits = {0};
    if (n == 3 && xc_numeral_read(word, &digits))
        return fmod(digits.value, DECADE) == 0 ? digits.value : 0;
    if (n < 6 || strcmp(norm + n - 3, "ies") != 0) return 0;
    word[n - 3] = 'y';
    word[n - 2] = '\0';
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word);
    bool tens =
        row && xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_TENS;
    return tens ? xc_lexeme_number(row, XC_NUMBERS_VALUE) : 0;
}

/* "her early", "their": whose age it is stands before the decade. */
static bool is_owned(const xc_finder *f, uint32_t at) {
    const xc_sentence *s = xc_finder_sentence(f);
    for (uint32_t i = xc_finder_token(f, at), n = 0; i > 0 && n < 3; n++) {
        const xc_token *t = &s->tokens[--i];
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
        if (row && xc_lexeme_flag(row, XC_WORDS_POSSESSIVE)) return true;
        if (t->upos != XC_UPOS_ADJ && t->upos != XC_UPOS_ADV &&
            t->upos != XC_UPOS_NOUN && t->upos != XC_UPOS_PUNCT)
            return false;
    }
    return false;
}

xc_status xc_decade_take(xc_finder *f, uint32_t at, bool *taken) {
    if (f->atoms.items[at].covered) return XC_OK;
    double first = decade_of(f->atoms.items[at].norm);
    if (first == 0 || !is_owned(f, at)) return XC_OK;
    *taken = true;
    xc_mention m = xc_finder_mention(f, at, at + 1);
    xc_quantity *q = &m.quantity;
    q->value = NAN;
    q->bound = XC_BOUND_RANGE;
    q->dimension = XC_DIMENSION_AGE;
    q->unit = "year";
    q->digits = 1;
    q->written.low = first;
    q->written.high = first + DECADE - 1;
    q->meant = q->written;
    return xc_finder_push(f, m);
}

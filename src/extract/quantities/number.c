/*
 * number.c - turns words and digits into a number: "1,200", "3.5bn",
 * "twenty-three", "a hundred and five", "two and a half million", "4 thousand
 * 3 hundred and 21", "21st", "two-thirds", "dozens".
 *
 * It refuses bare "hundred" and anything past 1e300. Digits are read in
 * digits.c, sums of words in words.c, shares in fraction.c.
 * Exports: xc_number_read.
 */
#include <string.h>

#include "extract/quantities/wordsum.h"

typedef struct reader {
    const xc_atoms *atoms;
    uint32_t at;
    bool money;
    bool nested; /* a part of a larger number */
    xc_number *number;
} reader;

static int kind_here(const reader *r) {
    return xc_number_kind(r->atoms, r->at);
}

static void set_value(xc_number *n, double value) {
    n->value = value;
    n->step = 1;
    double v = fabs(value);
    while (v >= 10 && fmod(v, 10) == 0 && n->step < XC_NUMBER_LARGEST) {
        v /= 10;
        n->step *= 10;
    }
    n->digits = 1;
    for (; v >= 10; v /= 10)
        n->digits++;
}

/* "between 2 million and 300,000" has two numbers. */
static bool stands_between(const reader *r) {
    uint32_t token = r->atoms->items[r->number->first].token, first;
    const xc_lexeme *row = xc_bound_before(r->atoms->sentence, token, &first);
    return row &&
           xc_lexeme_word(row, XC_BOUNDS_BOUND) == XC_BOUNDS_BOUND_BETWEEN;
}

/* ------------------------------------------------------------------ */
/* Behind the number                                                    */

/* "point five", "point seventy-one": digits in words behind the point. */
static void read_point(reader *r) {
    double place = 1;
    if (kind_here(r) != XC_NUMBERS_KIND_POINT) return;
    uint32_t at = r->at + 1;
    int kind = xc_number_kind(r->atoms, at);
    if (kind == XC_NUMBERS_KIND_TEEN || kind == XC_NUMBERS_KIND_TENS) {
        xc_wordsum words = xc_wordsum_begin(at, true);
        xc_wordsum_read(r->atoms, &words);
        if (xc_wordsum_value(&words) >= 100) return;
        place = 0.01;
        r->number->value += xc_wordsum_value(&words) * place;
        r->number->digits += 2;
        at = words.at;
    }
    while (xc_number_kind(r->atoms, at) == XC_NUMBERS_KIND_UNIT &&
           place > 1e-9 && kind == XC_NUMBERS_KIND_UNIT) {
        place /= 10;
        r->number->value +=
            xc_number_value(xc_number_row(r->atoms, at)) * place;
        r->number->digits++;
        at++;
    }
    if (place == 1) return;
    r->number->step = place;
    r->number->decimal = true;
    r->at = at;
}

/* "and a half", "½": adds a fraction behind a whole number; of a million
 * behind "three million". */
static void read_added_fraction(reader *r, double unit) {
    double added;
    uint32_t last;
    if (!xc_fraction_added(r->atoms, r->at, unit, &added, &last)) return;
    r->number->value += added;
    r->number->step = added;
    r->number->digits++;
    r->number->decimal = true;
    r->at = last;
}

/* A letter of magnitude behind digits: "5k", "2.5M"; not where it is a unit. */
static bool is_suffix(const reader *r, const xc_lexeme *row) {
    const xc_atom *atom = &r->atoms->items[r->at];
    const xc_token *token = &r->atoms->sentence->tokens[atom->token];
    bool touches = xc_atom_touches(r->atoms, r->at) || atom->attached;
    bool unit =
        xc_lexicon_find(XC_LEXICON_UNITS, atom->norm) && !token->capital;
    if (unit && !r->money && strlen(atom->norm) > 1) return false; /* "mm" */
    bool apart = r->number->decimal ||
                 (xc_lexeme_flag(row, XC_NUMBERS_APART) && !token->capital);
    if (xc_lexeme_flag(row, XC_NUMBERS_APART) && !apart && !touches)
        return false;
    double least = xc_lexeme_number(row, XC_NUMBERS_LOW);
    if (!r->number->decimal && r->number->value < least) return false;
    if (strlen(atom->norm) > 1) return true;
    if (r->money && touches) return true;
    return !unit && (touches || apart) && r->number->numeral;
}

/* What multiplies the number from here; 0: nothing does. */
static double multiplier_at(const reader *r) {
    const xc_lexeme *row = xc_number_row(r->atoms, r->at);
    if (!row) return 0;
    switch (xc_lexeme_word(row, XC_NUMBERS_KIND)) {
    case XC_NUMBERS_KIND_HUNDRED:
    case XC_NUMBERS_KIND_MAGNITUDE:
    case XC_NUMBERS_KIND_DOZEN:
        return xc_number_value(row);
    case XC_NUMBERS_KIND_SCORE:
        return r->number->numeral || r->number->value == 0
                   ? 0
                   : xc_number_value(row);
    case XC_NUMBERS_KIND_VAGUE: /* "three dozens", "two millions" */
        return xc_lexeme_flag(row, XC_NUMBERS_OF) ||
                       r->number->form != XC_NUMBER_CARDINAL
                   ? 0
                   : xc_number_value(row);
    case XC_NUMBERS_KIND_SUFFIX:
        return is_suffix(r, row) ? xc_number_value(row) : 0;
    default:
        return 0;
    }
}

/* "8.12 million" is 812 times ten thousand: counted in its last digit, so
 * that no dust of binary fractions is left. */
static void scale_number(xc_number *n, double by) {
    double parts = n->step > 0 && n->step < 1 ? round(1 / n->step) : 1;
    if (parts > 1 && parts <= by) {
        n->step = by / parts;
        n->value = round(n->value * parts) * n->step;
        return;
    }
    n->value *= by;
    n->step *= by;
}

static bool multiply(reader *r) {
    double by;
    while ((by = multiplier_at(r)) > 0) {
        xc_number *n = r->number;
        scale_number(n, by);
        n->scaled = n->scaled || by >= 1000;
        r->at++;
        if (!(fabs(n->value) <= XC_NUMBER_LARGEST)) return false;
    }
    return true;
}

static bool read_number(reader r);

/* "7 thousand | 2 hundred | and 58": what follows a number of hundreds or
 * thousands and is less than its last magnitude belongs to it, behind "and"
 * or where it has a magnitude itself. */
static void continue_sum(reader *r, double unit) {
    xc_number *n = r->number, more;
    if (r->nested || r->money || n->decimal) return;
    for (int i = 0; unit > 1 && i < 8; i++) {
        bool joined = xc_atom_is(r->atoms, r->at, "and");
        reader next = {r->atoms, r->at + joined, false, true, &more};
        if (!read_number(next) || more.form != XC_NUMBER_CARDINAL ||
            more.decimal || more.value < 1 || more.value >= unit)
            return;
        int last = xc_number_kind(r->atoms, more.last - 1);
        bool hundreds = last == XC_NUMBERS_KIND_HUNDRED ||
                        last == XC_NUMBERS_KIND_MAGNITUDE;
        if (!hundreds && (!joined || stands_between(r))) return;
        set_value(n, n->value + more.value);
        r->at = more.last;
        unit =
            hundreds ? xc_number_value(xc_number_row(r->atoms, r->at - 1)) : 1;
    }
}

/* ------------------------------------------------------------------ */
/* Shares and ordinals                                                  */

static void set_fraction(xc_number *n, double value) {
    n->form = XC_NUMBER_FRACTION;
    n->value = value;
    n->digits = 1;
    n->step = 0;
}

/* "of a million" behind "two thirds": the atom of "million"; 0: not so. */
static uint32_t magnitude_of(const xc_atoms *atoms, uint32_t at) {
    bool of =
        xc_atom_is(atoms, at, "of") &&
        (xc_atom_is_article(atoms, at + 1) || xc_atom_is(atoms, at + 1, "one"));
    int kind = of ? xc_number_kind(atoms, at + 2) : 0;
    return kind == XC_NUMBERS_KIND_MAGNITUDE ? at + 2 : 0;
}

/* A fraction, or that share of a million where one follows. */
static bool set_share(reader *r, double count, double parts, uint32_t next) {
    uint32_t magnitude = magnitude_of(r->atoms, next);
    set_fraction(r->number, count / parts);
    r->at = magnitude > 0 ? magnitude : next;
    if (multiplier_at(r) == 0) return true;
    r->number->form = XC_NUMBER_CARDINAL;
    r->number->step = 1 / parts;
    return multiply(r);
}

/* "one hundred thirty fifths" are 35ths: a ten belongs to the denominator
 * where a number is left before it and no "and" joins it to that. */
static bool read_split_parts(reader *r, const xc_wordsum *w) {
    xc_ordinal parts;
    if (w->tens == 0 || w->tens + 1 != w->at) return false;
    if (!xc_denominator_read(r->atoms, w->tens, &parts) || !parts.plural ||
        parts.last == w->at || parts.value >= 100)
        return false;
    double tens = xc_number_value(xc_number_row(r->atoms, w->tens));
    return set_share(r, xc_wordsum_value(w) - tens, parts.value, parts.last);
}

/* "two thirds", "one-fifth", "twenty-three fifths": a number of parts. */
static bool read_parts(reader *r) {
    xc_number *n = r->number;
    xc_ordinal parts;
    if (n->form != XC_NUMBER_CARDINAL || n->decimal || n->value < 1)
        return false;
    uint32_t at = xc_after_hyphen(r->atoms, r->at);
    if (!xc_denominator_read(r->atoms, at, &parts)) return false;
    bool glued = r->atoms->items[at].attached && n->value < 100;
    if (!parts.plural && n->value != 1 && !glued) return false;
    if (parts.plural && n->value == 1) return false;
    /* "the one hundredth customer", "four quarters of a year" */
    bool order = !parts.plural && parts.value >= 100;
    if (order && !xc_fraction_is_share(r->atoms, parts.last)) return false;
    if (xc_number_kind(r->atoms, at) == XC_NUMBERS_KIND_FRACTION &&
        n->value >= parts.value)
        return false;
    return set_share(r, n->value, parts.value, parts.last);
}

/* "twenty-third", "hundred and first". */
static bool read_ordinal(reader *r, const xc_wordsum *w) {
    xc_ordinal ordinal;
    if (!xc_ordinal_read(r->atoms, w, &ordinal) || ordinal.plural) return false;
    r->number->form = XC_NUMBER_ORDINAL;
    r->number->value = ordinal.value;
    r->number->step = 1;
    r->number->digits = 1;
    r->at = ordinal.last;
    return true;
}

/* ------------------------------------------------------------------ */
/* Ways to begin                                                        */

/* What may follow the words of a number. */
static bool finish_words(reader *r, const xc_wordsum *w) {
    r->at = w->at;
    set_value(r->number, xc_wordsum_value(w));
    r->number->scaled = w->scaled;
    /* "one hundredth" is a share, "twenty-fifth" a place. */
    bool one = r->number->value == 1;
    if (read_split_parts(r, w) || (one && read_parts(r)) ||
        read_ordinal(r, w) || (!one && read_parts(r)))
        return true;
    bool large = w->last == XC_NUMBERS_KIND_MAGNITUDE;
    double unit = large ? w->smallest : 1;
    read_point(r);
    read_added_fraction(r, unit);
    if (w->last == XC_NUMBERS_KIND_HUNDRED) unit = 100;
    continue_sum(r, unit);
    return multiply(r);
}

static bool begin_words(reader *r) {
    xc_wordsum w = xc_wordsum_begin(r->at, false);
    w.between = stands_between(r);
    if (!xc_wordsum_read(r->atoms, &w)) return read_ordinal(r, &w);
    return finish_words(r, &w);
}

/* "a hundred and five", "hundred thousand": one hundred is meant. */
static bool begin_one(reader *r, uint32_t at) {
    xc_wordsum w = xc_wordsum_begin(at, false);
    w.current = 1;
    w.last = XC_NUMBERS_KIND_UNIT;
    return xc_wordsum_read(r->atoms, &w) && finish_words(r, &w);
}

/* "hundred thousand", "hundred and five"; not "hundred" alone. */
static bool begin_hundred(reader *r) {
    const xc_atoms *a = r->atoms;
    int next = xc_number_kind(a, r->at + 1);
    bool joined = xc_atom_is(a, r->at + 1, "and");
    xc_wordsum none = xc_wordsum_begin(r->at + 1 + joined, false);
    xc_ordinal ordinal;
    bool good = next == XC_NUMBERS_KIND_MAGNITUDE ||
                next == XC_NUMBERS_KIND_UNIT || next == XC_NUMBERS_KIND_TEEN ||
                next == XC_NUMBERS_KIND_TENS ||
                xc_ordinal_read(a, &none, &ordinal);
    if (joined && !good) {
        next = xc_number_kind(a, r->at + 2);
        good = next == XC_NUMBERS_KIND_UNIT || next == XC_NUMBERS_KIND_TEEN ||
               next == XC_NUMBERS_KIND_TENS;
    }
    return good && begin_one(r, r->at);
}

static bool begin_digits(reader *r) {
    xc_number *n = r->number;
    uint32_t last = xc_digits_read(r->atoms, r->at, n);
    if (last == 0) return false;
    r->at = last;
    if (n->form == XC_NUMBER_ORDINAL) return true;
    if (n->form == XC_NUMBER_CARDINAL) {
        if (read_parts(r)) return true;
        if (!n->decimal) read_added_fraction(r, 1);
    }
    bool share = n->form == XC_NUMBER_FRACTION;
    double before = n->value;
    if (!multiply(r)) return false;
    if (share && n->scaled) n->form = XC_NUMBER_CARDINAL;
    if (before == 0 || n->value == before) return true;
    uint32_t at = r->at;
    read_added_fraction(r, n->value / before);
    if (r->at != at) return true;
    if (n->step >= 1) continue_sum(r, n->value / before);
    return true;
}

/* "by a quarter", "more than a quarter": no quarter of a year. */
static bool is_compared(const reader *r) {
    const xc_sentence *s = r->atoms->sentence;
    uint32_t token = r->atoms->items[r->at].token, first;
    return token > 0 && (strcmp(s->tokens[token - 1].norm, "by") == 0 ||
                         xc_bound_before(s, token, &first) != NULL);
}

/* "a couple", "a score of": about so many. */
static bool begin_couple(reader *r, const xc_lexeme *row) {
    r->number->form = XC_NUMBER_ABOUT;
    r->number->value = xc_number_value(row);
    r->number->step = 1;
    r->number->digits = 1;
    r->at += 2;
    return multiply(r);
}

static bool begin_single_dozen(reader *r, uint32_t at) {
    r->number->value = 1;
    r->number->step = 1;
    r->number->digits = 1;
    r->at = at;
    return multiply(r);
}

/* "a third of", "by a third.", "a quarter million"; not "a third man". */
static bool begin_share(reader *r) {
    xc_ordinal parts;
    if (!xc_denominator_read(r->atoms, r->at + 1, &parts) || parts.plural)
        return false;
    reader ahead = *r;
    ahead.at = parts.last;
    int kind = xc_number_kind(r->atoms, r->at + 1);
    bool of = xc_atom_is(r->atoms, parts.last, "of");
    bool share = kind == XC_NUMBERS_KIND_HALF || multiplier_at(&ahead) > 0 ||
                 (kind == XC_NUMBERS_KIND_FRACTION
                      ? of || is_compared(r)
                      : xc_fraction_is_share(r->atoms, parts.last));
    return share && set_share(r, 1, parts.value, parts.last);
}

/* "a hundred", "a million", "a dozen", "a third", "a few hundred". */
static bool begin_article(reader *r) {
    const xc_lexeme *row = xc_number_row(r->atoms, r->at + 1);
    switch (row ? xc_lexeme_word(row, XC_NUMBERS_KIND) : 0) {
    case XC_NUMBERS_KIND_HUNDRED:
    case XC_NUMBERS_KIND_MAGNITUDE:
        return begin_one(r, r->at + 1);
    case XC_NUMBERS_KIND_DOZEN:
        return begin_single_dozen(r, r->at + 1);
    case XC_NUMBERS_KIND_COUPLE:
        return begin_couple(r, row);
    case XC_NUMBERS_KIND_SCORE:
        return xc_atom_is(r->atoms, r->at + 2, "of") && begin_couple(r, row);
    case XC_NUMBERS_KIND_HALF:
    case XC_NUMBERS_KIND_FRACTION:
    case XC_NUMBERS_KIND_ORDINAL:
    case XC_NUMBERS_KIND_TENS:
        return begin_share(r);
    default:
        return false;
    }
}

/* "half of the", "half a million", "half an hour", "more than half". */
static bool begin_half(reader *r) {
    const xc_atoms *a = r->atoms;
    uint32_t next = r->at + 1;
    reader ahead = *r;
    ahead.at = next;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_WORDS, xc_atom_norm(a, next));
    bool good = xc_atom_is_article(a, next) || multiplier_at(&ahead) > 0 ||
                xc_atom_is(a, next, "of") || xc_atom_is(a, next, "all") ||
                xc_atom_is(a, next, "the") ||
                (row && xc_lexeme_flag(row, XC_WORDS_POSSESSIVE));
    if (!good) good = is_compared(r);
    if (!good || a->items[r->at].attached) return false;
    if (xc_atom_is_article(a, next)) {
        ahead.at = next + 1;
        if (multiplier_at(&ahead) > 0) next++;
    }
    return set_share(r, 1, 1 / xc_number_value(xc_number_row(a, r->at)), next);
}

/* "quarter million", "quarter of a million". */
static bool begin_quarter(reader *r) {
    reader ahead = *r;
    ahead.at = r->at + 1;
    if (multiplier_at(&ahead) == 0 && magnitude_of(r->atoms, ahead.at) == 0)
        return false;
    return set_share(r, 1, 1 / xc_number_value(xc_number_row(r->atoms, r->at)),
                     r->at + 1);
}

/* "several hundred", "a few dozen". */
static bool begin_several(reader *r) {
    xc_number *n = r->number;
    uint32_t start = ++r->at;
    double by;
    while ((by = multiplier_at(r)) > 0 && n->low < XC_NUMBER_LARGEST) {
        n->low *= by;
        r->at++;
    }
    return r->at > start;
}

/* "dozens", "hundreds of thousands", "several hundred". */
static bool begin_vague(reader *r, const xc_lexeme *row) {
    xc_number *n = r->number;
    n->form = XC_NUMBER_VAGUE;
    n->low = xc_lexeme_number(row, XC_NUMBERS_LOW);
    n->value = NAN;
    if (xc_lexeme_flag(row, XC_NUMBERS_OF) &&
        !xc_atom_is(r->atoms, r->at + 1, "of"))
        return false;
    if (xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_SEVERAL)
        return begin_several(r);
    r->at++;
    while (xc_atom_is(r->atoms, r->at, "of") &&
           xc_number_kind(r->atoms, r->at + 1) == XC_NUMBERS_KIND_VAGUE &&
           n->low < XC_NUMBER_LARGEST) {
        n->low *= xc_number_value(xc_number_row(r->atoms, r->at + 1));
        r->at += 2;
    }
    return true;
}

static bool begin(reader *r) {
    const char *word = xc_atom_norm(r->atoms, r->at);
    if (word[0] != '\0' &&
        (strchr("0123456789+-.", word[0]) || strstr(word, "\xe2\x81\x84")))
        return begin_digits(r);
    if (xc_atom_is_article(r->atoms, r->at)) return begin_article(r);
    const xc_lexeme *row = xc_number_row(r->atoms, r->at);
    if (!row) return false;
    switch (xc_lexeme_word(row, XC_NUMBERS_KIND)) {
    case XC_NUMBERS_KIND_UNIT:
    case XC_NUMBERS_KIND_TEEN:
    case XC_NUMBERS_KIND_TENS:
    case XC_NUMBERS_KIND_ORDINAL:
        return begin_words(r);
    case XC_NUMBERS_KIND_HUNDRED:
        return begin_hundred(r);
    case XC_NUMBERS_KIND_HALF:
        return begin_half(r);
    case XC_NUMBERS_KIND_FRACTION:
        return begin_quarter(r);
    case XC_NUMBERS_KIND_VAGUE:
    case XC_NUMBERS_KIND_SEVERAL:
        return begin_vague(r, row);
    case XC_NUMBERS_KIND_NONE:
        r->number->form = XC_NUMBER_NONE;
        r->number->step = 1;
        r->number->digits = 1;
        r->at++;
        return true;
    case XC_NUMBERS_KIND_DOZEN:
        return begin_single_dozen(r, r->at);
    default:
        return false;
    }
}

static bool read_number(reader r) {
    const xc_atoms *atoms = r.atoms;
    xc_number *n = r.number;
    *n = (xc_number){0};
    n->first = r.at;
    if (r.at >= atoms->count || atoms->items[r.at].covered) return false;
    if (!begin(&r)) return false;
    n->last = r.at;
    double size = n->form == XC_NUMBER_VAGUE ? n->low : fabs(n->value);
    return size <= XC_NUMBER_LARGEST;
}

bool xc_number_read(const xc_atoms *atoms, uint32_t at, bool money,
                    xc_number *number) {
    *number = (xc_number){0};
    reader r = {atoms, at, money, false, number};
    return read_number(r);
}

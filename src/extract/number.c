/*
 * number.c - turns words and digits into a number: "1,200", "3.5bn",
 * "twenty-three", "a hundred and five", "two and a half million", "21st",
 * "two-thirds", "dozens".
 *
 * It refuses bare "hundred" and anything past 1e300. Digits are read in
 * numeral.c.
 * Exports: xc_number_read.
 */
#include <string.h>

#include "extract/number.h"

/* Larger numbers are refused. */
#define LARGEST 1e300

typedef struct reader {
    const xc_atoms *atoms;
    uint32_t at;
    bool money;
    xc_number *number;
} reader;

static const xc_lexeme *row_at(const xc_atoms *atoms, uint32_t at) {
    if (at >= atoms->count || atoms->items[at].covered) return NULL;
    return xc_lexicon_find(XC_LEXICON_NUMBERS, atoms->items[at].norm);
}

static int kind_at(const xc_atoms *atoms, uint32_t at) {
    const xc_lexeme *row = row_at(atoms, at);
    return row ? xc_lexeme_word(row, XC_NUMBERS_KIND) : 0;
}

static double value_of(const xc_lexeme *row) {
    return xc_lexeme_number(row, XC_NUMBERS_VALUE);
}

static bool is_article(const xc_atoms *atoms, uint32_t at) {
    return xc_atom_is(atoms, at, "a") || xc_atom_is(atoms, at, "an");
}

/* ------------------------------------------------------------------ */
/* Digits                                                               */

static bool is_digits(const char *text, size_t count) {
    return strlen(text) == count && strspn(text, "0123456789") == count;
}

/* Three digits, zeros in front allowed: the "045" of "1 045". */
static void read_group(const char *text, xc_number *group) {
    while (text[0] == '0' && text[1] != '\0')
        text++;
    xc_numeral_read(text, group);
}

/* "816 000": groups of three, with one blank between. */
static uint32_t read_spaced(const xc_atoms *atoms, uint32_t at,
                            xc_number *out) {
    const char *first = xc_atom_norm(atoms, at);
    size_t n = strlen(first);
    uint32_t last = at + 1;
    xc_number before = *out;
    if (n < 1 || n > 3 || !is_digits(first, n) || first[0] == '0') return last;
    while (last < atoms->count && last - at < 5 &&
           is_digits(atoms->items[last].norm, 3) &&
           !atoms->items[last].covered && !atoms->items[last].attached &&
           atoms->items[last].span.start - atoms->items[last - 1].span.end <=
               3 &&
           !xc_atom_touches(atoms, last)) {
        xc_number group = {0};
        if (strcmp(atoms->items[last].norm, "000") == 0) {
            out->value *= 1000;
            out->step *= 1000;
        } else {
            read_group(atoms->items[last].norm, &group);
            out->value = out->value * 1000 + group.value;
            out->step = group.step;
        }
        out->digits = (int)(n + 3 * (last - at));
        last++;
    }
    /* "4 400g bars" are four. */
    bool unit = xc_atom_touches(atoms, last) &&
                xc_lexicon_find(XC_LEXICON_UNITS, xc_atom_norm(atoms, last));
    if (unit && last > at + 1) {
        *out = before;
        return at + 1;
    }
    return last;
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

/* The sum of a number in words as it grows. */
typedef struct words {
    double total;    /* closed by "thousand", "million" */
    double current;  /* since then */
    double smallest; /* magnitude used last */
    int last;        /* kind of the last word; 0: none yet */
    bool scaled;
} words;

static bool take_small(words *w, int kind, double value) {
    bool room = w->last == 0 || w->last == XC_NUMBERS_KIND_HUNDRED ||
                w->last == XC_NUMBERS_KIND_MAGNITUDE;
    if (kind == XC_NUMBERS_KIND_UNIT)
        room = room || (w->last == XC_NUMBERS_KIND_TENS && value > 0);
    if (!room) return false;
    w->current += value;
    w->last = kind;
    return true;
}

static bool take_hundred(words *w) {
    if (w->last != XC_NUMBERS_KIND_UNIT && w->last != XC_NUMBERS_KIND_TEEN &&
        w->last != XC_NUMBERS_KIND_TENS)
        return false;
    if (w->current < 1 || w->current >= 100) return false;
    w->current *= 100;
    w->last = XC_NUMBERS_KIND_HUNDRED;
    return true;
}

static bool take_magnitude(words *w, double value) {
    if (w->last == 0) return false;
    if (w->last == XC_NUMBERS_KIND_MAGNITUDE || value > w->smallest) {
        w->total = (w->total + w->current) * value;
    } else {
        w->total += w->current * value;
    }
    w->current = 0;
    w->smallest = value;
    w->last = XC_NUMBERS_KIND_MAGNITUDE;
    w->scaled = true;
    return w->total <= LARGEST;
}

static bool take(words *w, const xc_lexeme *row) {
    int kind = xc_lexeme_word(row, XC_NUMBERS_KIND);
    switch (kind) {
    case XC_NUMBERS_KIND_UNIT:
    case XC_NUMBERS_KIND_TEEN:
    case XC_NUMBERS_KIND_TENS:
        return take_small(w, kind, value_of(row));
    case XC_NUMBERS_KIND_HUNDRED:
        return take_hundred(w);
    case XC_NUMBERS_KIND_MAGNITUDE:
        return take_magnitude(w, value_of(row));
    default:
        return false;
    }
}

static bool is_small_kind(int kind) {
    return kind == XC_NUMBERS_KIND_UNIT || kind == XC_NUMBERS_KIND_TEEN ||
           kind == XC_NUMBERS_KIND_TENS;
}

/* "and" goes on with a smaller number after "hundred" or "thousand". */
static bool joins(const xc_atoms *atoms, uint32_t at, const words *w) {
    bool large = w->last == XC_NUMBERS_KIND_HUNDRED ||
                 w->last == XC_NUMBERS_KIND_MAGNITUDE;
    return large && xc_atom_is(atoms, at, "and") &&
           is_small_kind(kind_at(atoms, at + 1));
}

static void set_words(reader *r, const words *w) {
    xc_number *n = r->number;
    n->value = w->total + w->current;
    n->scaled = n->scaled || w->scaled;
    n->step = 1;
    double v = n->value;
    while (v >= 10 && fmod(v, 10) == 0 && n->step < LARGEST) {
        v /= 10;
        n->step *= 10;
    }
    n->digits = 1;
    for (; v >= 10; v /= 10)
        n->digits++;
}

/* Words from the reader's place on; w may hold digits already. */
static bool read_words(reader *r, words *w) {
    bool any = false;
    while (r->at < r->atoms->count) {
        uint32_t at = r->at + joins(r->atoms, r->at, w);
        const xc_lexeme *row = row_at(r->atoms, at);
        if (!row || !take(w, row)) break;
        r->at = at + 1;
        any = true;
    }
    return any;
}

/* "three point five": digits in words behind the point. */
static void read_point(reader *r) {
    double place = 1;
    if (kind_at(r->atoms, r->at) != XC_NUMBERS_KIND_POINT) return;
    uint32_t at = r->at + 1;
    while (kind_at(r->atoms, at) == XC_NUMBERS_KIND_UNIT && place > 1e-9) {
        place /= 10;
        r->number->value += value_of(row_at(r->atoms, at)) * place;
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
    xc_number added = {0};
    uint32_t at = r->at;
    if (xc_atom_is(r->atoms, at, "and") && is_article(r->atoms, at + 1) &&
        (kind_at(r->atoms, at + 2) == XC_NUMBERS_KIND_HALF ||
         xc_atom_is(r->atoms, at + 2, "quarter"))) {
        added.value = value_of(row_at(r->atoms, at + 2));
        at += 3;
    } else if (xc_atom_is(r->atoms, at, "and") &&
               xc_numeral_fraction(xc_atom_norm(r->atoms, at + 1), &added)) {
        at += 2;
    } else if (xc_numeral_fraction(xc_atom_norm(r->atoms, at), &added)) {
        at += 1;
    } else {
        return;
    }
    r->number->value += added.value * unit;
    r->number->step = added.value * unit;
    r->number->digits++;
    r->number->decimal = true;
    r->at = at;
}

/* What multiplies the number from here; 0: nothing does. */
static double multiplier_at(const reader *r) {
    const xc_lexeme *row = row_at(r->atoms, r->at);
    if (!row) return 0;
    bool touches =
        xc_atom_touches(r->atoms, r->at) || r->atoms->items[r->at].attached;
    switch (xc_lexeme_word(row, XC_NUMBERS_KIND)) {
    case XC_NUMBERS_KIND_HUNDRED:
    case XC_NUMBERS_KIND_MAGNITUDE:
    case XC_NUMBERS_KIND_DOZEN:
        return value_of(row);
    case XC_NUMBERS_KIND_SUFFIX: {
        bool long_form = strlen(r->atoms->items[r->at].norm) > 1;
        uint32_t token = r->atoms->items[r->at].token;
        bool unit = xc_lexicon_find(XC_LEXICON_UNITS,
                                    r->atoms->items[r->at].norm) != NULL &&
                    !r->atoms->sentence->tokens[token].capital;
        bool plain = long_form || (touches && !unit);
        return plain || (r->money && touches) ? value_of(row) : 0;
    }
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
        if (!(fabs(n->value) <= LARGEST)) return false;
    }
    return true;
}

/* A denominator at an atom: the share that one part is; 0: none. */
static double part_at(const xc_atoms *atoms, uint32_t at, double count) {
    const xc_lexeme *row = row_at(atoms, at);
    if (!row || (at + 1 < atoms->count && atoms->items[at + 1].attached))
        return 0;
    int kind = xc_lexeme_word(row, XC_NUMBERS_KIND);
    if (kind == XC_NUMBERS_KIND_FRACTION) return value_of(row);
    if (kind == XC_NUMBERS_KIND_HALF && count == 1) return value_of(row);
    double parts = xc_lexeme_number(row, XC_NUMBERS_PARTS);
    bool single = count == 1 || atoms->items[at].attached;
    return kind == XC_NUMBERS_KIND_ORDINAL && parts > 0 && single ? 1 / parts
                                                                  : 0;
}

static void set_fraction(xc_number *n, double value) {
    n->form = XC_NUMBER_FRACTION;
    n->value = value;
    n->digits = 1;
    n->step = 0;
}

/* "two thirds", "one-fifth": a small count of parts. */
static bool read_parts(reader *r) {
    xc_number *n = r->number;
    if (n->form != XC_NUMBER_CARDINAL || n->scaled || n->decimal ||
        n->value < 1 || n->value > 99)
        return false;
    double part = part_at(r->atoms, r->at, n->value);
    if (part == 0 || part * n->value >= 2) return false;
    set_fraction(n, n->value * part);
    r->at++;
    return true;
}

/* "twenty-third", "hundred and first". */
static bool read_ordinal(reader *r, const words *w, bool any) {
    const xc_lexeme *row = row_at(r->atoms, r->at);
    bool joined = any && xc_atom_is(r->atoms, r->at, "and");
    if (joined) row = row_at(r->atoms, r->at + 1);
    if (!row || xc_lexeme_word(row, XC_NUMBERS_KIND) != XC_NUMBERS_KIND_ORDINAL)
        return false;
    double value = value_of(row), base = w->total + w->current;
    bool fits = !any || (w->last == XC_NUMBERS_KIND_TENS && value < 10) ||
                (w->last == XC_NUMBERS_KIND_HUNDRED && value < 100);
    bool multiplies = any && value >= 100;
    if (!fits && !multiplies) return false;
    r->number->form = XC_NUMBER_ORDINAL;
    r->number->value = multiplies ? base * value : base + value;
    r->number->step = 1;
    r->number->digits = 1;
    r->at += joined ? 2 : 1;
    return true;
}

/* ------------------------------------------------------------------ */
/* Ways to begin                                                        */

static bool begin_words(reader *r, double base, bool any) {
    words w = {0, base, INFINITY, any ? XC_NUMBERS_KIND_UNIT : 0, false};
    any = read_words(r, &w) || any;
    if (!any) return read_ordinal(r, &w, false);
    if (read_ordinal(r, &w, true)) return true;
    set_words(r, &w);
    if (read_parts(r)) return true;
    read_point(r);
    read_added_fraction(r,
                        w.last == XC_NUMBERS_KIND_MAGNITUDE ? w.smallest : 1);
    return multiply(r);
}

static bool begin_digits(reader *r) {
    if (!xc_numeral_read(xc_atom_norm(r->atoms, r->at), r->number))
        return false;
    if (r->number->form == XC_NUMBER_CARDINAL && !r->number->decimal)
        r->at = read_spaced(r->atoms, r->at, r->number);
    else
        r->at++;
    if (r->number->form == XC_NUMBER_ORDINAL) return true;
    if (r->number->form == XC_NUMBER_CARDINAL) {
        if (read_parts(r)) return true;
        if (!r->number->decimal) read_added_fraction(r, 1);
    }
    double before = r->number->value;
    if (!multiply(r)) return false;
    if (r->number->scaled && before != 0)
        read_added_fraction(r, r->number->value / before);
    return true;
}

/* A fraction, or that share of a million where one follows. */
static bool set_share(reader *r, double part, uint32_t next) {
    set_fraction(r->number, part);
    r->at = next;
    if (multiplier_at(r) == 0) return true;
    r->number->form = XC_NUMBER_CARDINAL;
    r->number->step = part;
    return multiply(r);
}

/* "a third of", "by a third." and "a quarter million"; not "a third man". */
static bool is_part_here(const reader *r, int kind) {
    reader ahead = *r;
    ahead.at = r->at + 2;
    if (kind == XC_NUMBERS_KIND_HALF || multiplier_at(&ahead) > 0 ||
        xc_atom_is(r->atoms, ahead.at, "of"))
        return true;
    if (kind == XC_NUMBERS_KIND_FRACTION) return false;
    if (ahead.at >= r->atoms->count) return true;
    xc_upos next =
        r->atoms->sentence->tokens[r->atoms->items[ahead.at].token].upos;
    return next == XC_UPOS_PUNCT || next == XC_UPOS_ADP;
}

/* "a hundred", "a million", "a dozen", "a third", "a few hundred". */
static bool begin_article(reader *r) {
    int kind = kind_at(r->atoms, r->at + 1);
    switch (kind) {
    case XC_NUMBERS_KIND_HUNDRED:
    case XC_NUMBERS_KIND_MAGNITUDE:
    case XC_NUMBERS_KIND_DOZEN: {
        r->at++;
        r->number->value = 1;
        r->number->step = 1;
        r->number->digits = 1;
        if (kind == XC_NUMBERS_KIND_DOZEN) return multiply(r);
        words w = {0, 1, INFINITY, XC_NUMBERS_KIND_UNIT, false};
        if (!read_words(r, &w)) return false;
        set_words(r, &w);
        return multiply(r);
    }
    case XC_NUMBERS_KIND_COUPLE:
        r->number->form = XC_NUMBER_ABOUT;
        r->number->value = value_of(row_at(r->atoms, r->at + 1));
        r->number->step = 1;
        r->number->digits = 1;
        r->at += 2;
        return multiply(r);
    case XC_NUMBERS_KIND_HALF:
    case XC_NUMBERS_KIND_FRACTION:
    case XC_NUMBERS_KIND_ORDINAL: {
        double part = part_at(r->atoms, r->at + 1, 1);
        if (part == 0 || !is_part_here(r, kind)) return false;
        return set_share(r, part, r->at + 2);
    }
    default:
        return false;
    }
}

/* "half of the", "half a million", "half an hour", "more than half". */
static bool begin_half(reader *r) {
    static const char *const followers[] = {"of",  "the", "its", "their",
                                            "his", "her", "our", "all"};
    const xc_atoms *a = r->atoms;
    uint32_t next = r->at + 1;
    reader ahead = {a, next, r->money, r->number};
    bool good = is_article(a, next) || multiplier_at(&ahead) > 0;
    for (size_t i = 0; i < sizeof followers / sizeof *followers; i++)
        good = good || xc_atom_is(a, next, followers[i]);
    uint32_t first;
    if (!good)
        good =
            xc_bound_before(a->sentence, a->items[r->at].token, &first) != NULL;
    if (!good || a->items[r->at].attached) return false;
    if (is_article(a, next)) {
        ahead.at = next + 1;
        if (multiplier_at(&ahead) > 0) next++;
    }
    return set_share(r, value_of(row_at(a, r->at)), next);
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
    if (xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_SEVERAL) {
        uint32_t start = ++r->at;
        double by;
        while ((by = multiplier_at(r)) > 0 && n->low < LARGEST) {
            n->low *= by;
            r->at++;
        }
        return r->at > start;
    }
    r->at++;
    while (xc_atom_is(r->atoms, r->at, "of") &&
           kind_at(r->atoms, r->at + 1) == XC_NUMBERS_KIND_VAGUE &&
           n->low < LARGEST) {
        n->low *= value_of(row_at(r->atoms, r->at + 1));
        r->at += 2;
    }
    return true;
}

static bool begin(reader *r) {
    const char *word = xc_atom_norm(r->atoms, r->at);
    if (word[0] != '\0' &&
        (strchr("0123456789+-.", word[0]) || strstr(word, "\xe2\x81\x84")))
        return begin_digits(r);
    if (is_article(r->atoms, r->at)) return begin_article(r);
    const xc_lexeme *row = row_at(r->atoms, r->at);
    if (!row) return false;
    switch (xc_lexeme_word(row, XC_NUMBERS_KIND)) {
    case XC_NUMBERS_KIND_UNIT:
    case XC_NUMBERS_KIND_TEEN:
    case XC_NUMBERS_KIND_TENS:
    case XC_NUMBERS_KIND_ORDINAL:
        return begin_words(r, 0, false);
    case XC_NUMBERS_KIND_HALF:
        return begin_half(r);
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
        r->number->value = 1;
        r->number->step = 1;
        r->number->digits = 1;
        return multiply(r);
    default:
        return false;
    }
}

bool xc_number_read(const xc_atoms *atoms, uint32_t at, bool money,
                    xc_number *number) {
    *number = (xc_number){0};
    if (at >= atoms->count || atoms->items[at].covered) return false;
    reader r = {atoms, at, money, number};
    if (!begin(&r)) return false;
    number->first = at;
    number->last = r.at;
    return number->form == XC_NUMBER_VAGUE ? number->low <= LARGEST
                                           : fabs(number->value) <= LARGEST;
}

/*
 * number.c - turns words and digits into a number: "1,200", "3.5bn",
 * "twenty-three", "a hundred and five", "two and a half million", "21st",
 * "two-thirds", "dozens".
 *
 * It refuses what is written like no number ("1,2,3"), bare "hundred", and
 * anything past 1e300. The first digits of a very long numeral decide its
 * value.
 * Exports: xc_number_read, xc_meant.
 */
#include <string.h>

#include "extract/number.h"

/* Larger numbers are refused. */
#define LARGEST 1e300

/* Digits that a numeral keeps; the rest only moves the point. */
enum { KEPT_DIGITS = 17 };

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

static double power_of_ten(int exponent) {
    double power = 1;
    for (int n = exponent; n > 0; n--)
        power *= 10;
    return power;
}

/* ------------------------------------------------------------------ */
/* Digits                                                               */

/* A numeral as its digits are read. */
typedef struct numeral {
    double mantissa;
    int kept;     /* digits in the mantissa */
    int dropped;  /* digits after those, before the point */
    int decimals; /* digits in the mantissa after the point */
    int zeros;    /* zeros at the end */
    int significant;
    bool point;
} numeral;

static void add_digit(numeral *n, int digit) {
    bool leading = n->significant == 0 && digit == 0;
    if (!leading) n->significant++;
    n->zeros = digit == 0 && !n->point ? n->zeros + 1 : 0;
    if (n->kept >= KEPT_DIGITS) {
        if (!n->point) n->dropped++;
        return;
    }
    n->mantissa = n->mantissa * 10 + digit;
    if (!leading) n->kept++;
    if (n->point) n->decimals++;
}

/* "1,200" has commas before groups of three (or two: "1,00,000"). */
static bool is_grouped(const char *text, size_t at) {
    size_t digits = strspn(text + at + 1, "0123456789");
    return at > 0 && (digits == 3 || (digits == 2 && text[at + 3] == ','));
}

/* Reads digits with separators; the place after them, 0: there are none. */
static size_t scan_numeral(const char *text, numeral *n) {
    size_t at = 0;
    for (; text[at] != '\0'; at++) {
        char c = text[at];
        if (c >= '0' && c <= '9') {
            add_digit(n, c - '0');
        } else if (c == '.' && !n->point && text[at + 1] >= '0' &&
                   text[at + 1] <= '9') {
            n->point = true;
            n->zeros = 0;
        } else if (c != ',' || n->point || !is_grouped(text, at)) {
            break;
        }
    }
    return n->kept > 0 || n->zeros > 0 || n->point ? at : 0;
}

static void set_numeral(xc_number *out, const numeral *n, bool negative) {
    double value = n->decimals > 0 ? n->mantissa / power_of_ten(n->decimals)
                                   : n->mantissa * power_of_ten(n->dropped);
    out->value = negative ? -value : value;
    out->decimal = n->point;
    out->digits = n->significant - (n->point ? 0 : n->zeros);
    if (out->digits < 1) out->digits = 1;
    /* Zeros at the end round, but two digits are always meant. */
    int zeros = n->significant - n->zeros < 2 ? n->zeros - 1 : n->zeros;
    if (zeros < 0) zeros = 0;
    out->step = n->point ? 1 / power_of_ten(n->decimals)
                         : power_of_ten(zeros > 300 ? 300 : zeros);
    out->numeral = true;
}

/* The bytes of a slash in a fraction: "1/2", or the folded "½". */
static size_t slash_bytes(const char *text) {
    if (text[0] == '/') return 1;
    return strncmp(text, "\xe2\x81\x84", 3) == 0 ? 3 : 0;
}

static bool is_small(const numeral *n) {
    return !n->point && n->kept > 0 && n->kept <= 2 && n->dropped == 0;
}

/* "1/2", "3/4": a proper fraction of small numbers; "9/11" is none. */
static bool read_slash(const char *text, xc_number *out) {
    numeral over = {0}, under = {0};
    size_t at = scan_numeral(text, &over);
    size_t slash = at > 0 ? slash_bytes(text + at) : 0;
    if (slash == 0) return false;
    size_t rest = scan_numeral(text + at + slash, &under);
    if (rest == 0 || text[at + slash + rest] != '\0') return false;
    if (!is_small(&over) || !is_small(&under)) return false;
    if (over.mantissa >= under.mantissa || under.mantissa == 11) return false;
    out->form = XC_NUMBER_FRACTION;
    out->value = over.mantissa / under.mantissa;
    out->digits = 1;
    out->step = 0;
    out->numeral = true;
    return true;
}

/* Digits, a fraction of digits, or digits with an ordinal ending. */
static bool read_digits(const char *text, xc_number *out) {
    bool negative = text[0] == '-';
    if (text[0] == '+' || negative) text++;
    if (read_slash(text, out)) {
        if (negative) out->value = -out->value;
        return true;
    }
    numeral n = {0};
    size_t at = scan_numeral(text, &n);
    if (at == 0) return false;
    set_numeral(out, &n, negative);
    if (text[at] == '\0') return true;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, text + at);
    if (!row || n.point ||
        xc_lexeme_word(row, XC_NUMBERS_KIND) != XC_NUMBERS_KIND_ENDING)
        return false;
    out->form = XC_NUMBER_ORDINAL;
    return true;
}

static bool is_digits(const char *text, size_t count) {
    return strlen(text) == count && strspn(text, "0123456789") == count;
}

/* "816 000": groups of three, with one blank between. */
static uint32_t read_spaced(const xc_atoms *atoms, uint32_t at,
                            xc_number *out) {
    const char *first = xc_atom_norm(atoms, at);
    size_t n = strlen(first);
    uint32_t last = at + 1;
    if (n < 1 || n > 3 || !is_digits(first, n) || first[0] == '0') return last;
    while (last < atoms->count && last - at < 5 &&
           is_digits(atoms->items[last].norm, 3) &&
           !atoms->items[last].covered && !atoms->items[last].attached &&
           atoms->items[last].span.start - atoms->items[last - 1].span.end <=
               3 &&
           !xc_atom_touches(atoms, last)) {
        numeral group = {0};
        scan_numeral(atoms->items[last].norm, &group);
        out->value = out->value * 1000 + group.mantissa;
        bool empty = group.mantissa == 0;
        out->step = empty ? out->step * 1000
                          : power_of_ten(group.zeros > 3 ? 0 : group.zeros);
        out->digits = (int)(n + 3 * (last - at));
        last++;
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
               read_slash(xc_atom_norm(r->atoms, at + 1), &added)) {
        at += 2;
    } else if (read_slash(xc_atom_norm(r->atoms, at), &added)) {
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

static bool multiply(reader *r) {
    double by;
    while ((by = multiplier_at(r)) > 0) {
        xc_number *n = r->number;
        n->value *= by;
        n->step *= by;
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
    if (!read_digits(xc_atom_norm(r->atoms, r->at), r->number)) return false;
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
        (strchr("0123456789+-.", word[0]) || slash_bytes(word + 1) == 3))
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

static bool is_counted(xc_dimension dimension) {
    return dimension == XC_DIMENSION_COUNT ||
           dimension == XC_DIMENSION_NUMBER ||
           dimension == XC_DIMENSION_ORDINAL || dimension == XC_DIMENSION_AGE;
}

xc_interval xc_meant(const xc_number *number, double value, double scale,
                     xc_dimension dimension) {
    double step = number->step * scale;
    bool plain = !number->scaled && !number->decimal;
    bool whole = is_counted(dimension) && plain &&
                 (fabs(value) < 100 || number->step <= 1);
    xc_interval meant = {value, value, false, false};
    if (whole || step == 0 || isnan(value)) return meant;
    /* In a percentage every digit is meant: "50 percent". */
    if (plain && dimension == XC_DIMENSION_PERCENT && step > scale)
        step = scale;
    meant.low = value - step / 2;
    meant.high = value + step / 2;
    meant.high_open = true;
    return meant;
}

/*
 * digits.c - reads a number in digits that takes more than one word: "816
 * 000", "1 234.5", "12'345", "1.111,11", "1.3x10^6", "12e+14", "1.1^23".
 *
 * It refuses what is ambiguous: "1.111" is a little more than one, and a row
 * of more than two numbers between commas is a list.
 * Exports: xc_digits_read.
 */
#include <string.h>

#include "extract/quantities/wordsum.h"
#include "text/chars.h"

/* Bytes of a numeral that is put together; exponents have so many digits. */
enum { NUMERAL_MAX = 64, EXPONENT_MAX = 3, GROUPS_MAX = 5 };

/* Bytes of a blank between groups, as far as it is one; the curly apostrophe.
 */
enum { BLANK_MAX = 3, APOSTROPHE = 0x2019 };

static size_t digits_at(const char *text) {
    return strspn(text, "0123456789");
}

static bool is_digits(const char *text, size_t count) {
    return strlen(text) == count && digits_at(text) == count;
}

/* ------------------------------------------------------------------ */
/* Groups with blanks                                                   */

static bool is_group(const xc_atoms *atoms, uint32_t at) {
    const xc_atom *atom = &atoms->items[at];
    size_t n = digits_at(atom->norm);
    bool tail = atom->norm[n] == '\0' ||
                (atom->norm[n] == '.' &&
                 atom->norm[n + 1 + digits_at(atom->norm + n + 1)] == '\0' &&
                 atom->norm[n + 1] != '\0');
    return n == 3 && tail && !atom->covered && !atom->attached &&
           atom->span.start - atoms->items[at - 1].span.end <= BLANK_MAX &&
           !xc_atom_touches(atoms, at);
}

/* The atom after the groups of three that follow an atom. */
static uint32_t after_groups(const xc_atoms *atoms, uint32_t at) {
    uint32_t last = at + 1;
    while (last < atoms->count && last - at < GROUPS_MAX &&
           is_group(atoms, last)) {
        last++;
        if (strchr(atoms->items[last - 1].norm, '.')) break;
    }
    /* "4 400g bars" are four. */
    bool unit = xc_atom_touches(atoms, last) &&
                xc_lexicon_find(XC_LEXICON_UNITS, xc_atom_norm(atoms, last));
    return unit ? at + 1 : last;
}

static uint32_t read_spaced(const xc_atoms *atoms, uint32_t at,
                            xc_number *out) {
    char numeral[NUMERAL_MAX];
    const char *first = xc_atom_norm(atoms, at);
    size_t n = strlen(first), length = 0;
    if (n < 1 || n > 3 || !is_digits(first, n) || first[0] == '0')
        return at + 1;
    uint32_t last = after_groups(atoms, at);
    if (last == at + 1) return last;
    for (uint32_t i = at; i < last; i++) {
        n = strlen(atoms->items[i].norm);
        if (length + n >= sizeof numeral) return at + 1;
        memcpy(numeral + length, atoms->items[i].norm, n);
        length += n;
    }
    numeral[length] = '\0';
    xc_number joined = {0};
    if (!xc_numeral_read(numeral, &joined)) return at + 1;
    *out = joined;
    return last;
}

/* ------------------------------------------------------------------ */
/* Signs inside                                                         */

/* The characters of a sentence from an atom up to the next blank, with plain
 * apostrophes, and the places of the text that they stand at. */
static size_t copy_run(const xc_atoms *atoms, uint32_t at, char *run,
                       uint32_t *places) {
    uint32_t from = atoms->items[at].span.start;
    uint32_t end = atoms->sentence->span.end;
    size_t n = 0;
    while (from < end && n + 1 < NUMERAL_MAX) {
        places[n] = from;
        int32_t c = xc_char_next(atoms->bytes, end, &from);
        if (c == APOSTROPHE) c = '\'';
        if (c <= ' ' || c >= 0x80) break;
        run[n++] = (char)c;
    }
    run[n] = '\0';
    places[n] = n + 1 < NUMERAL_MAX && from >= end ? end : places[n];
    return n;
}

/* The atom that begins at a place of the text or behind; 0: one goes across
 * that place. */
static uint32_t atom_after(const xc_atoms *atoms, uint32_t at, uint32_t place) {
    uint32_t i = at;
    while (i < atoms->count && atoms->items[i].span.end <= place)
        i++;
    return i < atoms->count && atoms->items[i].span.start < place ? 0 : i;
}

/* Digits with at most one point; the bytes of them. */
static size_t plain_at(const char *text) {
    size_t n = digits_at(text);
    if (n > 0 && text[n] == '.' && digits_at(text + n + 1) > 0)
        n += 1 + digits_at(text + n + 1);
    return n;
}

/* "^23", "^-1", "e10": the exponent behind a sign; its bytes, 0: none. */
static size_t read_exponent(const char *text, int *exponent) {
    size_t sign = text[0] == '-' || text[0] == '+';
    size_t n = digits_at(text + sign);
    *exponent = 0;
    if (n == 0 || n > EXPONENT_MAX) return 0;
    for (size_t i = 0; i < n; i++)
        *exponent = *exponent * 10 + (text[sign + i] - '0');
    if (text[0] == '-') *exponent = -*exponent;
    return sign + n;
}

static double scaled_by(double value, int exponent) {
    return exponent < 0 ? value / pow(10, -exponent)
                        : value * pow(10, exponent);
}

/* What stands between mantissa and exponent. */
static size_t power_sign(const char *text, bool *of_ten) {
    static const char *const times[] = {"x10^", "X10^", "*10^"};
    *of_ten = true;
    if (text[0] == 'e' || text[0] == 'E') return 1;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (strncmp(text, times[i], strlen(times[i])) == 0)
            return strlen(times[i]);
    *of_ten = false;
    return text[0] == '^';
}

static size_t read_power(const char *run, xc_number *out) {
    char mantissa[NUMERAL_MAX];
    size_t sign = run[0] == '-' || run[0] == '+', at = sign;
    size_t n = plain_at(run + at);
    bool of_ten;
    int exponent;
    memcpy(mantissa, run + at, n);
    mantissa[n] = '\0';
    at += n;
    size_t mark = n > 0 ? power_sign(run + at, &of_ten) : 0;
    if (mark == 0) return 0;
    at += mark;
    n = read_exponent(run + at, &exponent);
    if (n == 0 || !xc_numeral_read(mantissa, out)) return 0;
    double base = out->value;
    out->value = of_ten ? scaled_by(base, exponent) : pow(base, exponent);
    out->step = of_ten ? scaled_by(out->step, exponent) : 0;
    out->scaled = true;
    if (run[0] == '-') out->value = -out->value;
    bool good =
        fabs(out->value) <= XC_NUMBER_LARGEST && (out->value != 0 || base == 0);
    return good ? at + n : 0;
}

/* Groups of three behind a separator; the bytes of them, 0: none. */
static size_t grouped_at(const char *text, char separator) {
    size_t n = digits_at(text);
    if (n < 1 || n > 3) return 0;
    size_t at = n;
    while (text[at] == separator && digits_at(text + at + 1) == 3)
        at += 4;
    return at > n ? at : 0;
}

/* "1.111,11" and "1,3": a comma for a point. */
static size_t continental_at(const char *text) {
    size_t whole = grouped_at(text, '.');
    size_t most = whole > 0 ? 3 : 2;
    if (whole == 0) whole = digits_at(text);
    if (whole == 0 || text[whole] != ',') return 0;
    size_t n = digits_at(text + whole + 1), end = whole + 1 + n;
    bool more = text[end] == ',' && digits_at(text + end + 1) > 0;
    return n >= 1 && n <= most && !more && (whole <= 3 || most == 3) ? end : 0;
}

/* "12'345.5" */
static size_t apostrophes_at(const char *text) {
    size_t end = grouped_at(text, '\'');
    if (end > 0 && text[end] == '.' && digits_at(text + end + 1) > 0)
        end += 1 + digits_at(text + end + 1);
    return end;
}

static bool read_marked(const char *run, size_t end, bool continental,
                        xc_number *out) {
    char numeral[NUMERAL_MAX];
    size_t n = 0;
    for (size_t i = 0; i < end; i++) {
        char c = run[i];
        if (c == '\'' || (continental && c == '.')) continue;
        numeral[n++] = continental && c == ',' ? '.' : c;
    }
    numeral[n] = '\0';
    return xc_numeral_read(numeral, out);
}

/* True when the atom, or the one that touches it, has a sign of these. */
static bool may_be_marked(const xc_atoms *atoms, uint32_t at) {
    const char *norm = atoms->items[at].norm;
    if (norm[strspn(norm, "0123456789+-.")] == 'e') return true;
    if (strchr(norm, 'x') || strchr(norm, '\'')) return true;
    if (at + 1 >= atoms->count || !xc_atom_touches(atoms, at + 1)) return false;
    char next = atoms->items[at + 1].norm[0];
    return next == '^' || next == ',' || next == '\'' || next == '*';
}

static uint32_t read_signs(const xc_atoms *atoms, uint32_t at,
                           xc_number *number) {
    char run[NUMERAL_MAX] = "";
    uint32_t places[NUMERAL_MAX] = {0};
    if (!atoms->bytes || !may_be_marked(atoms, at)) return 0;
    uint32_t start = atoms->items[at].span.start;
    bool list = start > 0 && strchr(",.:/", atoms->bytes[start - 1]) != NULL;
    if (copy_run(atoms, at, run, places) == 0 || list) return 0;
    xc_number read = {0};
    size_t end = read_power(run, &read);
    if (end == 0) {
        read = (xc_number){0};
        end = continental_at(run);
        bool continental = end > 0;
        if (end == 0) end = apostrophes_at(run);
        if (end == 0 || !read_marked(run, end, continental, &read)) return 0;
    }
    uint32_t last = atom_after(atoms, at, places[end]);
    if (last == 0 || (run[end] >= '0' && run[end] <= '9')) return 0;
    *number = read;
    return last;
}

/* ------------------------------------------------------------------ */
/* Text with a blank around every sign                                  */

/* "6 . 2 %", "1 / 4 point": the signs of a numeral between blanks, as corpora
 * of single words have them. */
static uint32_t read_parted(const xc_atoms *atoms, uint32_t at,
                            xc_number *number) {
    char numeral[NUMERAL_MAX];
    const char *whole = atoms->items[at].norm;
    if (at + 2 >= atoms->count || atoms->items[at + 2].covered) return 0;
    const char *sign = atoms->items[at + 1].norm;
    const char *part = atoms->items[at + 2].norm;
    size_t n = strlen(whole), m = strlen(part);
    if ((strcmp(sign, ".") != 0 && strcmp(sign, "/") != 0) ||
        xc_atom_touches(atoms, at + 1) || xc_atom_touches(atoms, at + 2) ||
        !is_digits(part, m) || n + m + 2 > sizeof numeral)
        return 0;
    memcpy(numeral, whole, n + 1);
    numeral[n] = sign[0];
    memcpy(numeral + n + 1, part, m + 1);
    xc_number read = {0};
    if (!xc_numeral_read(numeral, &read)) return 0;
    *number = read;
    return at + 3;
}

uint32_t xc_digits_read(const xc_atoms *atoms, uint32_t at, xc_number *number) {
    if (atoms->items[at].covered) return 0;
    uint32_t last = read_signs(atoms, at, number);
    if (last == 0) last = read_parted(atoms, at, number);
    if (last > 0) return last;
    if (!xc_numeral_read(xc_atom_norm(atoms, at), number)) return 0;
    bool whole = number->form == XC_NUMBER_CARDINAL && !number->decimal;
    return whole ? read_spaced(atoms, at, number) : at + 1;
}

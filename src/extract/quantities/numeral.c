/*
 * numeral.c - turns digits into a number ("1,200", "3.38", "1/2", "21st") and
 * a number into the interval that its rounding allows.
 *
 * It refuses what is written like no number ("1,2,3", "9/11"). The
 * first digits of a very long numeral decide its value.
 * Exports: xc_numeral_read, xc_numeral_fraction, xc_meant.
 */
#include <string.h>

#include "extract/quantities/number.h"

/* Digits that a numeral keeps; the rest only moves the point. */
enum { KEPT_DIGITS = 17 };

static double power_of_ten(int exponent) {
    double power = 1;
    for (int n = exponent; n > 0; n--)
        power *= 10;
    return power;
}

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

static bool is_small(const numeral *n, int digits) {
    return !n->point && n->kept > 0 && n->kept <= digits && n->dropped == 0;
}

/* "1/2", "3/4": a proper fraction of small numbers; "9/11" is none. */
bool xc_numeral_fraction(const char *text, xc_number *out) {
    numeral over = {0}, under = {0};
    size_t at = scan_numeral(text, &over);
    size_t slash = at > 0 ? slash_bytes(text + at) : 0;
    if (slash == 0) return false;
    size_t rest = scan_numeral(text + at + slash, &under);
    if (rest == 0 || text[at + slash + rest] != '\0') return false;
    if (!is_small(&over, 2) || !is_small(&under, 3)) return false;
    if (over.mantissa >= under.mantissa || under.mantissa == 11) return false;
    out->form = XC_NUMBER_FRACTION;
    out->value = over.mantissa / under.mantissa;
    out->digits = 1;
    out->step = 0;
    out->numeral = true;
    return true;
}

/* Digits, a fraction of digits, or digits with an ordinal ending. */
bool xc_numeral_read(const char *text, xc_number *out) {
    bool negative = text[0] == '-';
    if (text[0] == '+' || negative) text++;
    if (xc_numeral_fraction(text, out)) {
        if (negative) out->value = -out->value;
        return true;
    }
    numeral n = {0};
    size_t at = scan_numeral(text, &n);
    if (at == 0) return false;
    set_numeral(out, &n, negative);
    out->padded = text[0] == '0' && at > 1 && text[1] != '.';
    if (text[at] == '\0') return true;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, text + at);
    if (!row || n.point ||
        xc_lexeme_word(row, XC_NUMBERS_KIND) != XC_NUMBERS_KIND_ENDING)
        return false;
    out->form = XC_NUMBER_ORDINAL;
    return true;
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

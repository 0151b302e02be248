/*
 * money.c - finds what money a number is of: signs and codes before it ("$",
 * "A$", "CAD $", "MEUR"), words, codes and coins behind it, and whose dollars
 * they are when the text says so behind ("$5 million Canadian").
 *
 * It refuses codes that are not in capitals, and words that are money only
 * behind "million" anywhere else ("10 won").
 * Exports: xc_money_*.
 */
#include <string.h>

#include "extract/quantities/number.h"
#include "text/chars.h"

/* The code of the dollar that a bare "$" is. */
#define DOLLAR "USD"
#define POUND "GBP"

static const char *code_of(const xc_lexeme *row) {
    return xc_lexeme_text(row, XC_CURRENCIES_CODE);
}

static bool is_capital(const xc_atoms *atoms, uint32_t at) {
    return atoms->sentence->tokens[atoms->items[at].token].capital;
}

/* All its letters are capitals. A piece of a word is looked at alone. */
static bool is_shout(const xc_atoms *atoms, uint32_t at) {
    xc_span span = atoms->items[at].span;
    for (uint32_t i = span.start; i < span.end; i++)
        if (atoms->bytes[i] < 'A' || atoms->bytes[i] > 'Z') return false;
    return true;
}

static bool is_sign(const char *norm) {
    uint32_t length = (uint32_t)strlen(norm), at = 0;
    while (at < length)
        if (xc_char_is_currency(xc_char_next(norm, length, &at))) return true;
    return false;
}

static void set(xc_money *money, const xc_lexeme *row, uint32_t last) {
    double scale = xc_lexeme_number(row, XC_CURRENCIES_SCALE);
    money->code = code_of(row);
    money->scale = isnan(scale) ? 1 : scale;
    money->last = last;
}

/* ------------------------------------------------------------------ */
/* Before a number                                                      */

static bool begins_number(const xc_atoms *atoms, uint32_t at) {
    char c = xc_atom_norm(atoms, at)[0];
    return (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-';
}

/* Letters that do as a sign: one letter is a capital and touches the digits,
 * of which there are two or more ("R5" is a road). */
static bool is_letter_sign(const xc_atoms *atoms, uint32_t at,
                           const xc_lexeme *row) {
    if (!xc_lexeme_flag(row, XC_CURRENCIES_SIGN) ||
        !begins_number(atoms, at + 1))
        return false;
    if (atoms->items[at + 1].attached) return false; /* "R-11" */
    if (strlen(xc_atom_norm(atoms, at)) > 1) return true;
    const char *digits = xc_atom_norm(atoms, at + 1);
    return is_capital(atoms, at) && xc_atom_touches(atoms, at + 1) &&
           digits[0] >= '0' && digits[0] <= '9' && digits[1] != '\0';
}

/* "CHF", "USD": not "R" in "R-11". */
static bool is_code(const xc_atoms *atoms, uint32_t at, const xc_lexeme *row) {
    bool code = xc_lexeme_flag(row, XC_CURRENCIES_ISO) ||
                xc_lexeme_flag(row, XC_CURRENCIES_SIGN);
    return code && strlen(xc_atom_norm(atoms, at)) > 2 && is_shout(atoms, at);
}

/* "MEUR", "kEUR": a code with a letter that multiplies. */
static const xc_lexeme *read_multiple(const xc_atoms *atoms, uint32_t at,
                                      double *times) {
    const char *norm = xc_atom_norm(atoms, at);
    char letter[2] = {norm[0], '\0'};
    if (strlen(norm) != 4 || !is_capital(atoms, at)) return NULL;
    const xc_lexeme *word = xc_lexicon_find(XC_LEXICON_MONEYWORDS, letter);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CURRENCIES, norm + 1);
    if (!word || !row || !is_code(atoms, at, row)) return NULL;
    *times = xc_lexeme_number(word, XC_MONEYWORDS_FACTOR);
    return isnan(*times) ? NULL : row;
}

bool xc_money_may_begin(const xc_atoms *atoms, uint32_t at) {
    char c = xc_atom_norm(atoms, at)[0];
    unsigned char next = (unsigned char)xc_atom_norm(atoms, at + 1)[0];
    bool letter = c >= 'a' && c <= 'z';
    if (!letter) return c != '\0';
    /* "EUR five million" */
    if (atoms->sentence->tokens[atoms->items[at].token].shout) return true;
    if (next != '$' && next < 0x80 && !begins_number(atoms, at + 1))
        return false;
    return is_capital(atoms, at) ||
           xc_lexicon_find(XC_LEXICON_CURRENCIES, xc_atom_norm(atoms, at));
}

bool xc_money_read_before(const xc_atoms *atoms, uint32_t at, xc_money *money) {
    if (at >= atoms->count || atoms->items[at].covered ||
        !xc_money_may_begin(atoms, at))
        return false;
    money->times = 1;
    const char *norm = xc_atom_norm(atoms, at);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CURRENCIES, norm);
    if (!row) {
        row = read_multiple(atoms, at, &money->times);
        if (!row || !begins_number(atoms, at + 1)) return false;
        set(money, row, at + 1);
        return true;
    }
    set(money, row, at + 1);
    bool behind = xc_lexeme_flag(row, XC_CURRENCIES_BEHIND);
    if (is_code(atoms, at, row) && !behind) {
        /* "CAD $20": the sign adds nothing. */
        const char *next = xc_atom_norm(atoms, at + 1);
        if (is_sign(next) && xc_lexicon_find(XC_LEXICON_CURRENCIES, next))
            money->last++;
        return true;
    }
    return is_sign(norm) || is_letter_sign(atoms, at, row);
}

/* ------------------------------------------------------------------ */
/* Behind a number                                                      */

/* May a row stand behind this number? */
static bool is_here(const xc_atoms *atoms, const xc_number *number, uint32_t at,
                    const xc_match *m) {
    const char *norm = xc_atom_norm(atoms, at);
    bool letter =
        m->count == 1 && norm[0] >= 'a' && norm[0] <= 'z' && norm[1] == '\0';
    if (atoms->items[at].covered) return false;
    if (xc_lexeme_flag(m->lexeme, XC_CURRENCIES_SCALED) && !number->scaled)
        return false;
    if (xc_lexeme_flag(m->lexeme, XC_CURRENCIES_ISO)) {
        bool behind = xc_lexeme_flag(m->lexeme, XC_CURRENCIES_BEHIND);
        return is_shout(atoms, at) && (!behind || number->numeral);
    }
    if (!letter) return true;
    return xc_atom_touches(atoms, at) && !is_capital(atoms, at) &&
           !xc_lexeme_flag(m->lexeme, XC_CURRENCIES_SIGN);
}

/* "500 pounds of cocaine", "a 200-pound man", "she lost 25 pounds". */
static bool is_weight(const xc_atoms *atoms, const xc_number *number,
                      uint32_t at, const xc_match *m) {
    const char *norm = xc_atom_norm(atoms, at);
    if (number->scaled || strcmp(code_of(m->lexeme), POUND) != 0 ||
        m->count != 1 || !xc_lexicon_find(XC_LEXICON_UNITS, norm))
        return false;
    if (xc_atom_is(atoms, at + 1, "of") || atoms->items[at].attached)
        return true;
    for (uint32_t i = 0; i < atoms->count; i++) {
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_MONEYWORDS, atoms->items[i].norm);
        if (row && xc_lexeme_word(row, XC_MONEYWORDS_ROLE) ==
                       XC_MONEYWORDS_ROLE_WEIGHT)
            return true;
    }
    return false;
}

/* "11 Grand Prix wins": slang stands in small letters. */
static bool is_a_name(const xc_atoms *atoms, uint32_t at,
                      const xc_lexeme *row) {
    return xc_lexeme_flag(row, XC_CURRENCIES_LOWER) &&
           atoms->sentence->tokens[atoms->items[at].token].capital;
}

bool xc_money_read_behind(const xc_atoms *atoms, const xc_number *number,
                          uint32_t at, xc_money *money) {
    money->times = 1;
    if (at >= atoms->count || atoms->items[at].covered) return false;
    xc_match m = xc_atom_match(XC_LEXICON_CURRENCIES, atoms, at);
    if (!m.lexeme) {
        m.lexeme = read_multiple(atoms, at, &money->times);
        m.count = 1;
        if (!m.lexeme) return false;
    } else if (is_a_name(atoms, at, m.lexeme) ||
               !is_here(atoms, number, at, &m) ||
               is_weight(atoms, number, at, &m)) {
        return false;
    }
    set(money, m.lexeme, at + m.count);
    return true;
}

/* ------------------------------------------------------------------ */
/* Whose dollars                                                        */

/* Nothing follows that the word could belong to: "$5 million Canadian", not
 * "a $5 million Canadian film". */
static bool ends_amount(const xc_atoms *atoms, uint32_t at) {
    if (at >= atoms->count) return true;
    switch (atoms->sentence->tokens[atoms->items[at].token].upos) {
    case XC_UPOS_NOUN:
    case XC_UPOS_PROPN:
    case XC_UPOS_ADJ:
    case XC_UPOS_NUM:
        return false;
    default:
        return true;
    }
}

void xc_money_read_owner(const xc_atoms *atoms, xc_money *money) {
    if (strcmp(money->code, DOLLAR) != 0) return;
    bool open = xc_atom_is(atoms, money->last, "(");
    uint32_t at = money->last + open;
    xc_match m = xc_atom_match(XC_LEXICON_MONEYWORDS, atoms, at);
    if (!m.lexeme ||
        xc_lexeme_word(m.lexeme, XC_MONEYWORDS_ROLE) !=
            XC_MONEYWORDS_ROLE_DOLLAR ||
        !is_capital(atoms, at))
        return;
    uint32_t last = at + m.count;
    if (open ? !xc_atom_is(atoms, last, ")") : !ends_amount(atoms, last))
        return;
    money->code = xc_lexeme_text(m.lexeme, XC_MONEYWORDS_CODE);
    money->last = last + open;
}

bool xc_money_read_portion(const xc_atoms *atoms, uint32_t at,
                           xc_unit *portion) {
    if (xc_unit_read_divisor(atoms, at, portion))
        return portion->dimension != XC_DIMENSION_PERCENT;
    const xc_lexeme *by =
        xc_lexicon_find(XC_LEXICON_UNITWORDS, xc_atom_norm(atoms, at));
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_MONEYWORDS, xc_atom_norm(atoms, at + 1));
    if (!by || !row ||
        xc_lexeme_word(row, XC_MONEYWORDS_ROLE) != XC_MONEYWORDS_ROLE_PORTION)
        return false;
    int role = xc_lexeme_word(by, XC_UNITWORDS_ROLE);
    if (role != XC_UNITWORDS_ROLE_PER && role != XC_UNITWORDS_ROLE_EACH)
        return false;
    portion->name = xc_atom_norm(atoms, at + 1);
    portion->dimension = XC_DIMENSION_COUNT;
    portion->last = at + 2;
    return true;
}

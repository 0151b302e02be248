/*
 * figure.c - turns a number with what stands beside it into a figure: money,
 * a percentage or a measure ("$3.5bn", "2 per cent", "20-mile").
 *
 * A figure without a unit keeps dimension NUMBER; what it counts is found
 * later.
 * Exports: xc_figure_read.
 */
#include <string.h>

#include "extract/number.h"
#include "text/chars.h"

static xc_dimension unit_dimension(const xc_lexeme *row) {
    switch (xc_lexeme_word(row, XC_UNITS_DIMENSION)) {
    case XC_UNITS_DIMENSION_PERCENT:
        return XC_DIMENSION_PERCENT;
    case XC_UNITS_DIMENSION_LENGTH:
        return XC_DIMENSION_LENGTH;
    case XC_UNITS_DIMENSION_AREA:
        return XC_DIMENSION_AREA;
    case XC_UNITS_DIMENSION_VOLUME:
        return XC_DIMENSION_VOLUME;
    case XC_UNITS_DIMENSION_MASS:
        return XC_DIMENSION_MASS;
    case XC_UNITS_DIMENSION_TIME:
        return XC_DIMENSION_TIME;
    case XC_UNITS_DIMENSION_TEMPERATURE:
        return XC_DIMENSION_TEMPERATURE;
    case XC_UNITS_DIMENSION_SPEED:
        return XC_DIMENSION_SPEED;
    default:
        return XC_DIMENSION_OTHER;
    }
}

/* "usd" counts only as "USD": "all" and "try" are words. */
static bool is_written(const xc_atoms *atoms, uint32_t at,
                       const xc_lexeme *row) {
    if (!xc_lexeme_flag(row, XC_CURRENCIES_ISO)) return true;
    return atoms->sentence->tokens[atoms->items[at].token].shout;
}

static bool is_sign(const char *norm) {
    uint32_t length = (uint32_t)strlen(norm), at = 0;
    while (at < length)
        if (xc_char_is_currency(xc_char_next(norm, length, &at))) return true;
    return false;
}

/* A currency sign or code before a number: "$", "US$", "EUR". */
static const xc_lexeme *currency_before(const xc_atoms *atoms, uint32_t at) {
    const char *norm = xc_atom_norm(atoms, at);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CURRENCIES, norm);
    if (!row || atoms->items[at].covered) return NULL;
    bool code = xc_lexeme_flag(row, XC_CURRENCIES_ISO);
    return (code && is_written(atoms, at, row)) || is_sign(norm) ? row : NULL;
}

static void set_money(xc_figure *figure, const xc_lexeme *row) {
    double scale = xc_lexeme_number(row, XC_CURRENCIES_SCALE);
    figure->dimension = XC_DIMENSION_MONEY;
    figure->unit = xc_lexeme_text(row, XC_CURRENCIES_CODE);
    figure->scale = isnan(scale) ? 1 : scale;
}

/* A unit of one letter stands right behind digits: "5m", not "5 m". */
static bool is_unit_here(const xc_atoms *atoms, uint32_t at, uint32_t count) {
    const char *norm = xc_atom_norm(atoms, at);
    if (atoms->items[at].covered) return false;
    bool letter =
        count == 1 && strlen(norm) == 1 && norm[0] >= 'a' && norm[0] <= 'z';
    bool capital = atoms->sentence->tokens[atoms->items[at].token].capital;
    return !letter || (xc_atom_touches(atoms, at) && !capital);
}

/* "500 pounds of cocaine" are no money. */
static bool is_weight(const xc_atoms *atoms, const xc_figure *figure,
                      const xc_match *money) {
    return !figure->number.scaled &&
           strcmp(xc_lexeme_text(money->lexeme, XC_CURRENCIES_CODE), "GBP") ==
               0 &&
           xc_lexicon_find(XC_LEXICON_UNITS,
                           xc_atom_norm(atoms, figure->last)) != NULL &&
           xc_atom_is(atoms, figure->last + money->count, "of");
}

static void set_unit(xc_figure *figure, const xc_match *match) {
    figure->dimension = unit_dimension(match->lexeme);
    figure->unit = xc_lexeme_text(match->lexeme, XC_UNITS_UNIT);
    figure->last += match->count;
}

/* The unit behind the number. "of" may part a vague number from money. */
static void read_unit(const xc_atoms *atoms, xc_figure *figure) {
    uint32_t at = figure->last;
    if (figure->number.form == XC_NUMBER_VAGUE && xc_atom_is(atoms, at, "of"))
        at++;
    xc_match money = xc_atom_match(XC_LEXICON_CURRENCIES, atoms, at);
    xc_match unit = xc_atom_match(XC_LEXICON_UNITS, atoms, at);
    if (money.lexeme && !is_written(atoms, at, money.lexeme))
        money.lexeme = NULL;
    if (money.lexeme && !is_unit_here(atoms, at, money.count))
        money.lexeme = NULL;
    if (unit.lexeme && !is_unit_here(atoms, at, unit.count)) unit.lexeme = NULL;
    if (money.lexeme && money.count >= (unit.lexeme ? unit.count : 0) &&
        !(unit.lexeme && is_weight(atoms, figure, &money))) {
        set_money(figure, money.lexeme);
        figure->last = at + money.count;
    } else if (unit.lexeme) {
        figure->last = at;
        set_unit(figure, &unit);
    }
}

/* "half an hour", "a quarter of an hour": a fraction of one unit. */
static void read_unit_of_fraction(const xc_atoms *atoms, xc_figure *figure) {
    uint32_t at = figure->last;
    if (xc_atom_is(atoms, at, "of")) at++;
    if (!xc_atom_is(atoms, at, "a") && !xc_atom_is(atoms, at, "an")) return;
    xc_match unit = xc_atom_match(XC_LEXICON_UNITS, atoms, at + 1);
    if (!unit.lexeme) return;
    figure->last = at + 1;
    set_unit(figure, &unit);
}

/* "5m people": m behind digits counts millions before a noun. */
static void prefer_millions(const xc_atoms *atoms, xc_figure *figure) {
    const xc_number *n = &figure->number;
    if (figure->dimension != XC_DIMENSION_LENGTH || !n->numeral ||
        figure->last != n->last + 1 || !xc_atom_is(atoms, n->last, "m") ||
        figure->last >= atoms->count)
        return;
    uint32_t token = atoms->items[figure->last].token;
    xc_phrase noun =
        xc_noun_phrase(atoms->sentence, token, atoms->sentence->token_count);
    if (!noun.plural) return;
    xc_number millions;
    if (!xc_number_read(atoms, n->first, true, &millions)) return;
    figure->number = millions;
    figure->last = millions.last;
    figure->dimension = XC_DIMENSION_NUMBER;
    figure->unit = NULL;
}

/* "5 dollars and 20 cents", "£5 20p": the minor coins of the same money. */
static void add_coins(const xc_atoms *atoms, xc_figure *figure) {
    uint32_t at = figure->last + xc_atom_is(atoms, figure->last, "and");
    xc_number coins;
    if (figure->scale != 1 || figure->number.form != XC_NUMBER_CARDINAL ||
        !xc_number_read(atoms, at, false, &coins) ||
        coins.form != XC_NUMBER_CARDINAL || coins.value >= 100)
        return;
    xc_match m = xc_atom_match(XC_LEXICON_CURRENCIES, atoms, coins.last);
    if (!m.lexeme ||
        strcmp(xc_lexeme_text(m.lexeme, XC_CURRENCIES_CODE), figure->unit) != 0)
        return;
    double scale = xc_lexeme_number(m.lexeme, XC_CURRENCIES_SCALE);
    if (isnan(scale)) return;
    figure->number.value += coins.value * scale;
    figure->number.step = coins.step * scale;
    figure->number.digits += coins.digits;
    figure->number.decimal = true;
    figure->last = coins.last + m.count;
}

bool xc_figure_read(const xc_atoms *atoms, uint32_t at, xc_figure *figure) {
    *figure = (xc_figure){0};
    if (at >= atoms->count) return false;
    const xc_lexeme *sign = currency_before(atoms, at);
    uint32_t number_at = sign ? at + 1 : at;
    if (!xc_number_read(atoms, number_at, sign != NULL, &figure->number))
        return false;
    figure->first = at;
    figure->last = figure->number.last;
    figure->scale = 1;
    xc_number_form form = figure->number.form;
    if (sign) {
        set_money(figure, sign);
        /* "$5 USD", "$500 dollars": the unit said twice. */
        xc_match again =
            xc_atom_match(XC_LEXICON_CURRENCIES, atoms, figure->last);
        if (again.lexeme && is_written(atoms, figure->last, again.lexeme) &&
            strcmp(xc_lexeme_text(again.lexeme, XC_CURRENCIES_CODE),
                   figure->unit) == 0 &&
            strlen(xc_atom_norm(atoms, figure->last)) > 1)
            figure->last += again.count;
    } else if (form == XC_NUMBER_FRACTION && !figure->number.numeral) {
        read_unit_of_fraction(atoms, figure);
    } else if (form != XC_NUMBER_ORDINAL && form != XC_NUMBER_NONE) {
        read_unit(atoms, figure);
        prefer_millions(atoms, figure);
    }
    if (figure->dimension == XC_DIMENSION_MONEY) add_coins(atoms, figure);
    figure->value = figure->number.value * figure->scale;
    return true;
}

/*
 * figure.c - turns a number with what stands beside it into a figure: money,
 * a percentage or a measure ("$3.5bn", "2 per cent", "20-mile", "5 ft 2 in").
 *
 * Units are found in unit.c, money in money.c; here they are put together. A
 * figure without a unit keeps dimension NUMBER; what it counts is found
 * later.
 * Exports: xc_figure_read.
 */
#include <string.h>

#include "extract/quantities/number.h"
#include "lexicon/conversion.h"

/* Units in a measure of several at most: "1 day 2 hours 3 minutes". */
enum { PARTS_MAX = 3 };

/* A coin is so many parts of the unit: 30 tenths are 0.3 to the bit. */
static double scaled(double value, double scale) {
    return scale > 0 && scale < 1 ? value / round(1 / scale) : value * scale;
}

static void set_unit(xc_figure *figure, const xc_unit *unit) {
    figure->dimension = unit->dimension;
    figure->unit = unit->name;
    figure->last = unit->last;
}

static void set_money(xc_figure *figure, const xc_money *money) {
    figure->dimension = XC_DIMENSION_MONEY;
    figure->unit = money->code;
    figure->scale = money->scale * money->times;
    figure->last = money->last;
}

static bool is_whole(const xc_number *number) {
    return number->form == XC_NUMBER_CARDINAL && !number->scaled &&
           !number->decimal && number->value >= 0;
}

/* ------------------------------------------------------------------ */
/* Behind the number                                                    */

static bool begins_digits(const xc_atoms *atoms, uint32_t at) {
    char c = xc_atom_norm(atoms, at)[0];
    return c >= '0' && c <= '9';
}

static xc_unit_place place_of(const xc_atoms *atoms, const xc_number *number,
                              uint32_t at) {
    xc_unit_place place = {.digits = number->numeral && at == number->last};
    /* "5'2", "5' 2"" */
    place.pair =
        begins_digits(atoms, at + 1) && xc_atom_touches(atoms, at) &&
        (xc_atom_touches(atoms, at + 1) || xc_atom_is(atoms, at + 2, "\""));
    return place;
}

/* The unit or money behind the number. "of" may part a vague number from it;
 * brackets may be around it: "20 (kg)". */
static void read_behind(const xc_atoms *atoms, xc_figure *figure) {
    const xc_number *number = &figure->number;
    uint32_t at = figure->last;
    xc_money money = {0};
    xc_unit unit = {0};
    if (number->form == XC_NUMBER_VAGUE && xc_atom_is(atoms, at, "of")) at++;
    bool paid = xc_money_read_behind(atoms, number, at, &money);
    bool open = xc_atom_is(atoms, at, "(") || xc_atom_is(atoms, at, "[");
    xc_unit_place place = place_of(atoms, number, at);
    bool measured = xc_unit_read(atoms, at + open, place, &unit);
    if (open && measured) {
        measured = xc_atom_is(atoms, unit.last, ")") ||
                   xc_atom_is(atoms, unit.last, "]");
        unit.last++;
    }
    if (paid && (!measured || money.last >= unit.last))
        set_money(figure, &money);
    else if (measured)
        set_unit(figure, &unit);
}

/* "half an hour", "a quarter of an hour": a fraction of one unit. */
static void read_unit_of_fraction(const xc_atoms *atoms, xc_figure *figure) {
    uint32_t at = figure->last;
    xc_unit unit;
    if (xc_atom_is(atoms, at, "of")) at++;
    if (!xc_atom_is(atoms, at, "a") && !xc_atom_is(atoms, at, "an")) return;
    if (xc_unit_read(atoms, at + 1, (xc_unit_place){0}, &unit))
        set_unit(figure, &unit);
}

/* ------------------------------------------------------------------ */
/* Letters that multiply, or are a unit                                 */

static bool counts_plural(const xc_atoms *atoms, uint32_t at) {
    if (at >= atoms->count) return false;
    return xc_noun_phrase(atoms->sentence, atoms->items[at].token,
                          atoms->sentence->token_count)
        .plural;
}

/* "5m people": m behind digits counts millions before a noun. */
static void prefer_millions(const xc_atoms *atoms, xc_figure *figure) {
    const xc_number *n = &figure->number;
    xc_number millions;
    if (figure->dimension != XC_DIMENSION_LENGTH || !n->numeral ||
        figure->last != n->last + 1 || !xc_atom_is(atoms, n->last, "m") ||
        !xc_atom_touches(atoms, n->last) ||
        !counts_plural(atoms, figure->last) ||
        !xc_number_read(atoms, n->first, true, &millions))
        return;
    figure->number = millions;
    figure->last = millions.last;
    figure->dimension = XC_DIMENSION_NUMBER;
    figure->unit = NULL;
    read_behind(atoms, figure); /* "5m euros" */
}

/* "100t of sand", "a 35mm lens": without money the letters that make trillions
 * and millions are a unit, if they are one. */
static bool read_unit_letters(const xc_atoms *atoms, xc_figure *figure) {
    xc_number *n = &figure->number, digits;
    uint32_t at = n->last - 1;
    xc_atoms before = *atoms;
    xc_money money;
    xc_unit unit;
    before.count = at;
    if (!n->numeral || !n->scaled || at <= n->first ||
        xc_money_read_behind(atoms, n, n->last, &money) ||
        !xc_number_read(&before, n->first, false, &digits) ||
        digits.last != at || digits.scaled)
        return false;
    xc_unit_place place = {.digits = true};
    if (!xc_unit_read(atoms, at, place, &unit)) return false;
    *n = digits;
    set_unit(figure, &unit);
    return true;
}

/* ------------------------------------------------------------------ */
/* Measures of two units                                                */

/* The only conversion of a unit, without an offset. */
static bool is_plain(const char *unit, xc_conversion *out) {
    xc_conversion all[XC_CONVERSION_MAX];
    if (xc_conversion_find(unit, all) != 1 || all[0].offset != 0) return false;
    *out = all[0];
    return true;
}

/* The unit that a number alone behind a larger one has: "6 foot 3". */
static const char *minor_of(const xc_atoms *atoms, const xc_figure *figure,
                            const xc_number *number) {
    const xc_lexeme *row = xc_conversion_row(figure->unit);
    const char *minor = row ? xc_lexeme_text(row, XC_CONVERSIONS_MINOR) : NULL;
    bool joined = atoms->items[number->first].attached ||
                  xc_atom_touches(atoms, number->first) ||
                  number->first == figure->last;
    bool alone =
        number->last >= atoms->count || !atoms->items[number->last].attached;
    /* "6 feet 3" says nothing; "6 foot 3" is how a height is said. */
    bool plural = xc_atom_is(atoms, figure->last - 1, "feet");
    return joined && alone && !plural && !counts_plural(atoms, number->last)
               ? minor
               : NULL;
}

/* "5 feet 2 inches", "two hours and 30 minutes", "6-foot-3": a smaller unit
 * of the same dimension. False: there is none. */
static bool add_smaller(const xc_atoms *atoms, xc_figure *figure,
                        double *least) {
    bool joined = xc_atom_is(atoms, figure->last, "and");
    uint32_t at = figure->last + joined;
    xc_number added;
    xc_unit unit = {0};
    xc_conversion large, small;
    if (!xc_number_read(atoms, at, false, &added) ||
        added.form != XC_NUMBER_CARDINAL || added.scaled)
        return false;
    xc_unit_place place = {.digits = added.numeral, .pair = true};
    if (!xc_unit_read(atoms, added.last, place, &unit)) {
        unit.name = joined ? NULL : minor_of(atoms, figure, &added);
        unit.dimension = figure->dimension;
        unit.last = added.last;
    }
    if (!unit.name || unit.dimension != figure->dimension ||
        !is_plain(figure->unit, &large) || !is_plain(unit.name, &small) ||
        small.factor >= *least || added.value < 0 ||
        added.value * small.factor >= *least * (1 - 1e-9))
        return false;
    double ratio = small.factor / large.factor;
    figure->number.value += added.value * ratio;
    figure->number.step = added.step * ratio;
    figure->number.digits += added.digits;
    figure->number.decimal = true;
    figure->last = unit.last;
    *least = small.factor;
    return true;
}

/* "5 litres and 3 pints" are two measures. */
static bool is_said_in_parts(xc_dimension dimension) {
    return dimension == XC_DIMENSION_LENGTH || dimension == XC_DIMENSION_MASS ||
           dimension == XC_DIMENSION_TIME || dimension == XC_DIMENSION_ANGLE;
}

static void add_parts(const xc_atoms *atoms, xc_figure *figure) {
    xc_conversion whole;
    if (!figure->unit || !is_said_in_parts(figure->dimension) ||
        !is_whole(&figure->number) || !is_plain(figure->unit, &whole))
        return;
    double least = whole.factor;
    for (int i = 1; i < PARTS_MAX; i++)
        if (!add_smaller(atoms, figure, &least)) return;
}

/* ------------------------------------------------------------------ */
/* Money                                                                */

/* "$5 USD", "$500 dollars", "$5 AUD": the money said twice, or said better. */
static void read_again(const xc_atoms *atoms, xc_figure *figure) {
    xc_money again;
    const char *norm = xc_atom_norm(atoms, figure->last);
    if (strlen(norm) < 2 ||
        !xc_money_read_behind(atoms, &figure->number, figure->last, &again))
        return;
    if (strcmp(again.code, figure->unit) == 0 && again.scale == 1)
        figure->last = again.last;
}

/* "75 USD million". */
static void read_magnitude(const xc_atoms *atoms, xc_figure *figure) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_NUMBERS, xc_atom_norm(atoms, figure->last));
    if (!row || figure->number.scaled ||
        figure->number.form != XC_NUMBER_CARDINAL ||
        xc_lexeme_word(row, XC_NUMBERS_KIND) != XC_NUMBERS_KIND_MAGNITUDE)
        return;
    double by = xc_lexeme_number(row, XC_NUMBERS_VALUE);
    if (!(fabs(figure->number.value * by) <= 1e300)) return;
    figure->number.value *= by;
    figure->number.step *= by;
    figure->number.scaled = true;
    figure->last++;
}

static void add_cents(xc_figure *figure, const xc_number *coins, double scale,
                      uint32_t last) {
    figure->number.value += scaled(coins->value, scale);
    figure->number.step = coins->step * scale;
    figure->number.digits += coins->digits;
    figure->number.decimal = true;
    figure->last = last;
}

/* "5 dollars and 20 cents", "£5 20p"; "15 dollars 50", where nothing that is
 * counted follows. */
static void add_coins(const xc_atoms *atoms, xc_figure *figure, bool sign) {
    uint32_t at = figure->last + xc_atom_is(atoms, figure->last, "and");
    xc_number coins;
    xc_money money;
    if (figure->scale != 1 || !is_whole(&figure->number) ||
        !xc_number_read(atoms, at, false, &coins) || !is_whole(&coins) ||
        coins.value < 1 || coins.value >= 100)
        return;
    if (xc_money_read_behind(atoms, &coins, coins.last, &money)) {
        if (strcmp(money.code, figure->unit) == 0 && money.scale < 1)
            add_cents(figure, &coins, money.scale, money.last);
        return;
    }
    xc_unit unit;
    xc_unit_place place = {.digits = coins.numeral};
    uint32_t next = coins.last < atoms->count ? atoms->items[coins.last].token
                                              : atoms->sentence->token_count;
    xc_phrase noun =
        xc_noun_phrase(atoms->sentence, next, atoms->sentence->token_count);
    bool attached =
        coins.last < atoms->count && atoms->items[coins.last].attached;
    if (sign || attached || noun.first != noun.last ||
        xc_unit_read(atoms, coins.last, place, &unit) ||
        xc_atom_is(atoms, coins.last, "of") ||
        xc_atom_is(atoms, coins.last, "to"))
        return;
    add_cents(figure, &coins, 0.01, coins.last);
}

/* "a barrel", "per share"; of "$60 to $70 a barrel" it belongs to both. */
static void read_portion(const xc_atoms *atoms, xc_figure *figure) {
    xc_unit portion;
    xc_money other;
    xc_number high;
    uint32_t at = figure->last;
    bool own = xc_money_read_portion(atoms, at, &portion);
    if (!own) {
        bool link = xc_atom_is(atoms, at, "to") ||
                    xc_atom_is(atoms, at, "and") || xc_atom_is(atoms, at, "-");
        if (!link || !xc_money_read_before(atoms, at + 1, &other) ||
            strcmp(other.code, figure->unit) != 0 ||
            !xc_number_read(atoms, other.last, true, &high) ||
            !xc_money_read_portion(atoms, high.last, &portion))
            return;
    }
    const char *unit = xc_unit_quotient(atoms, figure->unit, portion.name);
    if (!unit) return;
    figure->unit = unit;
    if (own) figure->last = portion.last;
}

static void complete_money(const xc_atoms *atoms, xc_figure *figure,
                           bool sign) {
    read_magnitude(atoms, figure);
    if (sign) read_again(atoms, figure);
    xc_money owner = {.code = figure->unit, .last = figure->last};
    xc_money_read_owner(atoms, &owner);
    figure->unit = owner.code;
    figure->last = owner.last;
    add_coins(atoms, figure, sign);
    read_portion(atoms, figure);
}

/* "a magnitude 6.1 earthquake", "a magnitude of 6.1": the unit stands before.
 */
static void read_magnitude_before(const xc_atoms *atoms, xc_figure *figure) {
    uint32_t at = figure->first;
    xc_unit unit;
    if (at > 1 && xc_atom_is(atoms, at - 1, "of")) at--;
    if (figure->unit || at == 0 ||
        !xc_unit_read(atoms, at - 1, (xc_unit_place){0}, &unit) ||
        unit.dimension != XC_DIMENSION_MAGNITUDE)
        return;
    figure->unit = unit.name;
    figure->dimension = unit.dimension;
}

bool xc_figure_read(const xc_atoms *atoms, uint32_t at, xc_figure *figure) {
    *figure = (xc_figure){0};
    if (at >= atoms->count) return false;
    xc_money money;
    bool sign = xc_money_read_before(atoms, at, &money);
    uint32_t number_at = sign ? money.last : at;
    if (!xc_number_read(atoms, number_at, sign, &figure->number)) return false;
    figure->first = at;
    figure->last = figure->number.last;
    figure->scale = 1;
    xc_number_form form = figure->number.form;
    if (sign) {
        money.last = figure->last;
        set_money(figure, &money);
    } else if (form == XC_NUMBER_FRACTION && !figure->number.numeral) {
        read_unit_of_fraction(atoms, figure);
    } else if (form != XC_NUMBER_ORDINAL && form != XC_NUMBER_NONE) {
        if (form != XC_NUMBER_CARDINAL || !read_unit_letters(atoms, figure)) {
            read_behind(atoms, figure);
            prefer_millions(atoms, figure);
        }
        read_magnitude_before(atoms, figure);
    }
    if (figure->dimension == XC_DIMENSION_MONEY)
        complete_money(atoms, figure, sign);
    else if (form == XC_NUMBER_CARDINAL)
        add_parts(atoms, figure);
    figure->value = scaled(figure->number.value, figure->scale);
    return true;
}

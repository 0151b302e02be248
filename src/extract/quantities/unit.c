/*
 * unit.c - finds units of measure behind numbers: names ("miles"), symbols
 * with their letter case ("MW" is not "mW"), powers ("m²") and quotients
 * ("µg/m3", "barrels a day").
 *
 * It refuses a spelling where the text does not make it sure: one that needs
 * digits before it, or "in" that is no inch.
 * Exports: xc_unit_*.
 */
#include <stdio.h>
#include <string.h>

#include "extract/quantities/number.h"
#include "lexicon/conversion.h"

/* How far before "90 degrees" a word that says they are of an angle stands. */
enum { ANGLE_ATOMS = 5 };

/* The longest symbol in bytes, and in atoms: "bit", "/", "s". */
enum { SYMBOL_BYTES = 16, SYMBOL_ATOMS = 5 };

/* Symbols and names are of the same features, so that one reader does. */
_Static_assert((int)XC_SYMBOLS_DIMENSION == (int)XC_UNITS_DIMENSION &&
                   (int)XC_SYMBOLS_UNIT == (int)XC_UNITS_UNIT &&
                   (int)XC_SYMBOLS_WHEN == (int)XC_UNITS_WHEN &&
                   (int)XC_CONVERSIONS_DIMENSION == (int)XC_UNITS_DIMENSION,
               "made by one generator");

static xc_dimension dimension_of(const xc_lexeme *row) {
    static const xc_dimension dimensions[] = {
        [0] = XC_DIMENSION_OTHER,
        [XC_UNITS_DIMENSION_PERCENT] = XC_DIMENSION_PERCENT,
        [XC_UNITS_DIMENSION_LENGTH] = XC_DIMENSION_LENGTH,
        [XC_UNITS_DIMENSION_AREA] = XC_DIMENSION_AREA,
        [XC_UNITS_DIMENSION_VOLUME] = XC_DIMENSION_VOLUME,
        [XC_UNITS_DIMENSION_MASS] = XC_DIMENSION_MASS,
        [XC_UNITS_DIMENSION_TIME] = XC_DIMENSION_TIME,
        [XC_UNITS_DIMENSION_TEMPERATURE] = XC_DIMENSION_TEMPERATURE,
        [XC_UNITS_DIMENSION_SPEED] = XC_DIMENSION_SPEED,
        [XC_UNITS_DIMENSION_ENERGY] = XC_DIMENSION_ENERGY,
        [XC_UNITS_DIMENSION_POWER] = XC_DIMENSION_POWER,
        [XC_UNITS_DIMENSION_FORCE] = XC_DIMENSION_FORCE,
        [XC_UNITS_DIMENSION_PRESSURE] = XC_DIMENSION_PRESSURE,
        [XC_UNITS_DIMENSION_FREQUENCY] = XC_DIMENSION_FREQUENCY,
        [XC_UNITS_DIMENSION_ANGLE] = XC_DIMENSION_ANGLE,
        [XC_UNITS_DIMENSION_DATA] = XC_DIMENSION_DATA,
        [XC_UNITS_DIMENSION_DATA_RATE] = XC_DIMENSION_DATA_RATE,
        [XC_UNITS_DIMENSION_DENSITY] = XC_DIMENSION_DENSITY,
        [XC_UNITS_DIMENSION_FLOW] = XC_DIMENSION_FLOW,
        [XC_UNITS_DIMENSION_FUEL_ECONOMY] = XC_DIMENSION_FUEL_ECONOMY,
        [XC_UNITS_DIMENSION_ACCELERATION] = XC_DIMENSION_ACCELERATION,
        [XC_UNITS_DIMENSION_CURRENT] = XC_DIMENSION_CURRENT,
        [XC_UNITS_DIMENSION_VOLTAGE] = XC_DIMENSION_VOLTAGE,
        [XC_UNITS_DIMENSION_RESISTANCE] = XC_DIMENSION_RESISTANCE,
        [XC_UNITS_DIMENSION_TORQUE] = XC_DIMENSION_TORQUE,
        [XC_UNITS_DIMENSION_SOUND] = XC_DIMENSION_SOUND,
        [XC_UNITS_DIMENSION_LIGHT] = XC_DIMENSION_LIGHT,
        [XC_UNITS_DIMENSION_RADIATION] = XC_DIMENSION_RADIATION,
        [XC_UNITS_DIMENSION_MAGNITUDE] = XC_DIMENSION_MAGNITUDE,
        [XC_UNITS_DIMENSION_OTHER] = XC_DIMENSION_OTHER};
    return dimensions[xc_lexeme_word(row, XC_UNITS_DIMENSION)];
}

static int role_at(const xc_atoms *atoms, uint32_t at) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_UNITWORDS, xc_atom_norm(atoms, at));
    return row ? xc_lexeme_word(row, XC_UNITWORDS_ROLE) : 0;
}

/* ------------------------------------------------------------------ */
/* One spelling                                                         */

static bool is_capital(const xc_atoms *atoms, uint32_t at) {
    return atoms->sentence->tokens[atoms->items[at].token].capital;
}

/* Nothing that a number could count follows: "5 m wide", "a 500 m race", not
 * "5 m people". */
static bool is_alone(const xc_atoms *atoms, uint32_t at) {
    if (at >= atoms->count) return true;
    return !xc_noun_phrase(atoms->sentence, atoms->items[at].token,
                           atoms->sentence->token_count)
                .plural;
}

/* "iPhone 5C": a name before the digits goes on with them. */
static bool is_in_name(const xc_atoms *atoms, uint32_t at) {
    if (at < 2 || !is_capital(atoms, at)) return false;
    const xc_token *before =
        &atoms->sentence->tokens[atoms->items[at - 2].token];
    return xc_token_is_name(before);
}

/* A single letter is a unit right behind digits, and behind a blank where
 * nothing else can be meant. Folded ("M" for "m"), only the first. */
static bool is_letter_here(const xc_atoms *atoms, uint32_t at,
                           xc_unit_place place, bool symbol) {
    const char *norm = xc_atom_norm(atoms, at);
    bool letter = norm[0] >= 'a' && norm[0] <= 'z' && norm[1] == '\0';
    if (!letter) return true;
    if (xc_atom_touches(atoms, at))
        return symbol ? !is_in_name(atoms, at) : !is_capital(atoms, at);
    return symbol && place.digits && is_alone(atoms, at + 1);
}

/* "when" of a row, at the place where it stands. */
static bool is_when(const xc_atoms *atoms, uint32_t at, uint32_t last,
                    xc_unit_place place, const xc_lexeme *row, bool symbol) {
    switch (xc_lexeme_word(row, XC_UNITS_WHEN)) {
    case XC_UNITS_WHEN_DIGITS:
        return place.digits;
    case XC_UNITS_WHEN_LOWER:
        return place.digits && (symbol || !is_capital(atoms, at));
    case XC_UNITS_WHEN_TOUCH:
        return place.digits && xc_atom_touches(atoms, at);
    case XC_UNITS_WHEN_PAIR:
        return place.digits && place.pair;
    case XC_UNITS_WHEN_EXTENT:
        return place.digits &&
               (place.pair || role_at(atoms, last) == XC_UNITWORDS_ROLE_EXTENT);
    default:
        return true;
    }
}

/* "the 5C" is no temperature; "a 60W lamp" has a power. */
static bool is_named(const xc_atoms *atoms, uint32_t at, const xc_lexeme *row) {
    return at >= 2 && dimension_of(row) == XC_DIMENSION_TEMPERATURE &&
           strlen(xc_atom_norm(atoms, at)) == 1 &&
           atoms->sentence->tokens[atoms->items[at - 2].token].upos ==
               XC_UPOS_DET;
}

static void set(xc_unit *unit, const xc_lexeme *row, uint32_t last) {
    unit->name = xc_lexeme_text(row, XC_UNITS_UNIT);
    unit->dimension = dimension_of(row);
    unit->last = last;
}

/* The longest symbol, as written, in atoms that touch. */
static bool read_symbol(const xc_atoms *atoms, uint32_t at, xc_unit_place place,
                        xc_unit *unit) {
    char symbol[SYMBOL_BYTES];
    size_t length = 0;
    bool found = false;
    for (uint32_t i = at; i < atoms->count && i - at < SYMBOL_ATOMS; i++) {
        xc_span span = atoms->items[i].span;
        size_t n = span.end - span.start;
        if ((i > at && !xc_atom_touches(atoms, i)) || atoms->items[i].covered ||
            length + n >= sizeof symbol)
            break;
        memcpy(symbol + length, atoms->bytes + span.start, n);
        length += n;
        symbol[length] = '\0';
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SYMBOLS, symbol);
        if (!row || !is_when(atoms, at, i + 1, place, row, true)) continue;
        if (i == at && (!is_letter_here(atoms, at, place, true) ||
                        is_named(atoms, at, row)))
            continue;
        set(unit, row, i + 1);
        found = true;
    }
    return found;
}

static bool read_name(const xc_atoms *atoms, uint32_t at, xc_unit_place place,
                      xc_unit *unit) {
    xc_match m = xc_atom_match(XC_LEXICON_UNITS, atoms, at);
    if (!m.lexeme || !is_when(atoms, at, at + m.count, place, m.lexeme, false))
        return false;
    if (m.count == 1 && !is_letter_here(atoms, at, place, false)) return false;
    set(unit, m.lexeme, at + m.count);
    return true;
}

static bool read_one(const xc_atoms *atoms, uint32_t at, xc_unit_place place,
                     xc_unit *unit) {
    xc_unit name = {0};
    if (at >= atoms->count || atoms->items[at].covered) return false;
    bool symbol = read_symbol(atoms, at, place, unit);
    if (!read_name(atoms, at, place, &name)) return symbol;
    if (!symbol || name.last > unit->last) *unit = name;
    return true;
}

/* ------------------------------------------------------------------ */
/* Powers and quotients                                                 */

static const char *join(const xc_atoms *atoms, const char *a, const char *b,
                        const char *c) {
    char name[96];
    int length = snprintf(name, sizeof name, "%s%s%s", a, b, c);
    if (length < 0 || (size_t)length >= sizeof name) return NULL;
    return xc_names_intern_string(atoms->names, name);
}

const char *xc_unit_quotient(const xc_atoms *atoms, const char *unit,
                             const char *divisor) {
    return join(atoms, unit, "/", divisor);
}

/* "metres squared", "m²", "m^2": where the lists have that power. */
static void read_power(const xc_atoms *atoms, xc_unit *unit) {
    if (unit->dimension != XC_DIMENSION_LENGTH) return;
    uint32_t at = unit->last + xc_atom_is(atoms, unit->last, "^");
    int role = role_at(atoms, at);
    bool square = role == XC_UNITWORDS_ROLE_SQUARE;
    if (!square && role != XC_UNITWORDS_ROLE_CUBE) return;
    bool digit = strlen(xc_atom_norm(atoms, at)) == 1;
    /* In "5'2" nothing is raised. */
    const char *raised = xc_atom_norm(atoms, unit->last - 1);
    char last = raised[0] ? raised[strlen(raised) - 1] : '\0';
    if (digit && (!xc_atom_touches(atoms, at) || last < 'a' || last > 'z'))
        return;
    const char *name = join(atoms, unit->name, square ? "2" : "3", "");
    const xc_lexeme *row = xc_conversion_row(name);
    if (!row) return;
    unit->name = name;
    unit->dimension = dimension_of(row);
    unit->last = at + 1;
}

/* What is measured when one is divided by the other. */
static xc_dimension quotient_of(xc_dimension over, xc_dimension under) {
    static const struct {
        xc_dimension over, under, result;
    } quotients[] = {
        {XC_DIMENSION_LENGTH, XC_DIMENSION_TIME, XC_DIMENSION_SPEED},
        {XC_DIMENSION_VOLUME, XC_DIMENSION_TIME, XC_DIMENSION_FLOW},
        {XC_DIMENSION_DATA, XC_DIMENSION_TIME, XC_DIMENSION_DATA_RATE},
        {XC_DIMENSION_MASS, XC_DIMENSION_VOLUME, XC_DIMENSION_DENSITY},
        {XC_DIMENSION_LENGTH, XC_DIMENSION_VOLUME, XC_DIMENSION_FUEL_ECONOMY},
        {XC_DIMENSION_ENERGY, XC_DIMENSION_TIME, XC_DIMENSION_POWER},
        {XC_DIMENSION_SPEED, XC_DIMENSION_TIME, XC_DIMENSION_ACCELERATION},
        {XC_DIMENSION_FORCE, XC_DIMENSION_AREA, XC_DIMENSION_PRESSURE}};
    for (size_t i = 0; i < sizeof quotients / sizeof *quotients; i++)
        if (quotients[i].over == over && quotients[i].under == under)
            return quotients[i].result;
    return XC_DIMENSION_OTHER;
}

/* "a" divides by what comes in ones: an hour, a barrel, a kilo. */
static bool comes_in_ones(xc_dimension dimension) {
    switch (dimension) {
    case XC_DIMENSION_LENGTH:
    case XC_DIMENSION_AREA:
    case XC_DIMENSION_VOLUME:
    case XC_DIMENSION_MASS:
    case XC_DIMENSION_TIME:
    case XC_DIMENSION_ENERGY:
    case XC_DIMENSION_POWER:
    case XC_DIMENSION_DATA:
        return true;
    default:
        return false;
    }
}

bool xc_unit_read_divisor(const xc_atoms *atoms, uint32_t at, xc_unit *unit) {
    int role = role_at(atoms, at);
    bool per = role == XC_UNITWORDS_ROLE_PER;
    if (!per && role != XC_UNITWORDS_ROLE_EACH) return false;
    xc_unit_place place = {.digits = per};
    if (!read_one(atoms, at + 1, place, unit)) return false;
    read_power(atoms, unit);
    return per || comes_in_ones(unit->dimension);
}

/* Durations and shares are told of a time ("two hours a day"), and stay what
 * they are. */
static void read_quotient(const xc_atoms *atoms, xc_unit *unit) {
    xc_unit divisor;
    if (unit->dimension == XC_DIMENSION_TIME ||
        unit->dimension == XC_DIMENSION_PERCENT ||
        unit->dimension == XC_DIMENSION_TEMPERATURE ||
        !xc_unit_read_divisor(atoms, unit->last, &divisor) ||
        divisor.dimension == XC_DIMENSION_PERCENT)
        return;
    const char *name = xc_unit_quotient(atoms, unit->name, divisor.name);
    if (!name) return;
    const xc_lexeme *row = xc_conversion_row(name);
    unit->dimension = row ? dimension_of(row)
                          : quotient_of(unit->dimension, divisor.dimension);
    unit->name = name;
    unit->last = divisor.last;
}

/* "rotate it 90 degrees": a word shortly before says what is turned. */
static void read_angle(const xc_atoms *atoms, uint32_t at, xc_unit *unit) {
    const xc_lexeme *row = xc_conversion_row(unit->name);
    const char *angle = row ? xc_lexeme_text(row, XC_CONVERSIONS_ANGLE) : NULL;
    for (uint32_t i = at; angle && i > 0 && at - i < ANGLE_ATOMS; i--) {
        if (role_at(atoms, i - 1) != XC_UNITWORDS_ROLE_ANGLE) continue;
        unit->name = angle;
        unit->dimension = XC_DIMENSION_ANGLE;
        return;
    }
}

bool xc_unit_read(const xc_atoms *atoms, uint32_t at, xc_unit_place place,
                  xc_unit *unit) {
    if (!read_one(atoms, at, place, unit)) return false;
    read_angle(atoms, at, unit);
    read_power(atoms, unit);
    read_quotient(atoms, unit);
    return true;
}

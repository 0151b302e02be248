/*
 * rate.c - reads what counted things are counted by: "20 flights a day", "12
 * deaths per 100,000 people", "five times a week". The unit of the count then
 * says so, "flight/day", and a rate is never compared with a plain count.
 *
 * "a" and "each" rate only units of time; money and measures have their rates
 * in units.
 * Exports: xc_rate_add.
 */
#include <string.h>

#include "extract/quantity.h"

/* "per", "for every": the token after it; 0: neither. strict: "a" or "each",
 * which rate a time only. */
static uint32_t after_per(const xc_sentence *s, uint32_t at, bool *strict) {
    if (at >= s->token_count) return 0;
    const char *norm = s->tokens[at].norm;
    *strict = false;
    if (strcmp(norm, "per") == 0) return at + 1;
    if (strcmp(norm, "for") == 0 && at + 1 < s->token_count &&
        strcmp(s->tokens[at + 1].norm, "every") == 0)
        return at + 2;
    *strict = true;
    bool each = strcmp(norm, "a") == 0 || strcmp(norm, "an") == 0 ||
                strcmp(norm, "each") == 0 || strcmp(norm, "every") == 0;
    return each ? at + 1 : 0;
}

static uint32_t atom_of(const xc_finder *f, uint32_t token) {
    uint32_t at = f->next > 0 ? f->next - 1 : 0;
    while (at < f->atoms.count && f->atoms.items[at].token < token)
        at++;
    return at;
}

static void put_noun(xc_buffer *out, const xc_sentence *s, uint32_t token) {
    xc_phrase noun = xc_noun_phrase(s, token, s->token_count);
    if (noun.first == noun.last) return;
    if (out->length > 0) xc_buffer_putc(out, ' ');
    xc_buffer_puts(out, s->tokens[noun.last - 1].lemma);
}

/* What stands behind "per": a time, a number of things, a thing. */
static void put_base(xc_finder *f, xc_buffer *out, uint32_t token,
                     bool strict) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t at = atom_of(f, token);
    xc_figure figure;
    xc_match unit = xc_atom_match(XC_LEXICON_UNITS, &f->atoms, at);
    if (unit.lexeme) {
        bool time = xc_lexeme_word(unit.lexeme, XC_UNITS_DIMENSION) ==
                    XC_UNITS_DIMENSION_TIME;
        if (time || !strict)
            xc_buffer_puts(out, xc_lexeme_text(unit.lexeme, XC_UNITS_UNIT));
    } else if (!strict && xc_figure_read(&f->atoms, at, &figure) &&
               figure.number.form == XC_NUMBER_CARDINAL) {
        xc_buffer_number(out, figure.value);
        f->next = figure.last;
        if (figure.unit)
            xc_buffer_puts(out, figure.unit);
        else
            put_noun(out, s, xc_finder_token(f, figure.last));
    } else if (!strict && xc_atom_is(&f->atoms, at, "capita")) {
        xc_buffer_puts(out, "person");
    } else if (!strict) {
        put_noun(out, s, token);
    }
}

const char *xc_rate_add(xc_finder *f, const char *unit, uint32_t token) {
    bool strict;
    uint32_t base = after_per(xc_finder_sentence(f), token, &strict);
    if (base == 0) return unit;
    xc_buffer text = XC_BUFFER_INIT;
    put_base(f, &text, base, strict);
    const char *rate = unit;
    if (text.length > 0) {
        xc_buffer whole = XC_BUFFER_INIT;
        xc_buffer_printf(&whole, "%s/%s", unit, text.bytes);
        rate = xc_buffer_status(&whole) == XC_OK
                   ? xc_names_intern(f->x->names, whole.bytes, whole.length)
                   : NULL;
        xc_buffer_dispose(&whole);
    }
    if (xc_buffer_status(&text) != XC_OK) rate = NULL;
    xc_buffer_dispose(&text);
    return rate;
}

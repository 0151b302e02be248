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

#include "extract/quantities/quantity.h"

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

/* What things are counted by, as it is put together. */
typedef struct base {
    xc_buffer text;
    uint32_t end; /* in the text of the article */
} base;

static void put_noun(base *out, const xc_sentence *s, uint32_t token) {
    xc_phrase noun = xc_noun_phrase(s, token, s->token_count);
    if (noun.first == noun.last) return;
    if (out->text.length > 0) xc_buffer_putc(&out->text, ' ');
    xc_buffer_puts(&out->text, s->tokens[noun.last - 1].lemma);
    out->end = s->tokens[noun.last - 1].span.end;
}

static void put_words(const xc_finder *f, base *out, const char *words,
                      uint32_t last) {
    xc_buffer_puts(&out->text, words);
    out->end = f->atoms.items[last - 1].span.end;
}

/* What stands behind "per": a time, a number of things, a thing. */
static void put_base(xc_finder *f, base *out, uint32_t token, bool strict) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t at = atom_of(f, token);
    xc_figure figure;
    xc_match unit = xc_atom_match(XC_LEXICON_UNITS, &f->atoms, at);
    if (unit.lexeme) {
        bool time = xc_lexeme_word(unit.lexeme, XC_UNITS_DIMENSION) ==
                    XC_UNITS_DIMENSION_TIME;
        if (time || !strict)
            put_words(f, out, xc_lexeme_text(unit.lexeme, XC_UNITS_UNIT),
                      at + unit.count);
    } else if (strict) {
        return;
    } else if (xc_figure_read(&f->atoms, at, &figure) &&
               figure.number.form == XC_NUMBER_CARDINAL) {
        xc_buffer_number(&out->text, figure.value);
        f->next = figure.last;
        put_words(f, out, figure.unit ? figure.unit : "", figure.last);
        if (!figure.unit) put_noun(out, s, xc_finder_token(f, figure.last));
    } else if (xc_atom_is(&f->atoms, at, "capita")) {
        put_words(f, out, "person", at + 1);
    } else {
        put_noun(out, s, token);
    }
}

const char *xc_rate_add(xc_finder *f, const char *unit, uint32_t token,
                        uint32_t *end) {
    bool strict;
    *end = 0;
    uint32_t per = after_per(xc_finder_sentence(f), token, &strict);
    if (per == 0) return unit;
    base found = {XC_BUFFER_INIT, 0};
    put_base(f, &found, per, strict);
    xc_buffer whole = XC_BUFFER_INIT;
    if (found.text.length > 0)
        xc_buffer_printf(&whole, "%s/%s", unit, found.text.bytes);
    bool failed = xc_buffer_status(&found.text) != XC_OK ||
                  xc_buffer_status(&whole) != XC_OK;
    const char *rate = unit;
    if (failed)
        rate = NULL;
    else if (whole.length > 0)
        rate = xc_names_intern(f->x->names, whole.bytes, whole.length);
    *end = found.end;
    xc_buffer_dispose(&whole);
    xc_buffer_dispose(&found.text);
    return rate;
}

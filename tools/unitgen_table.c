/*
 * unitgen_table.c - the units with their spellings: the curated rows first,
 * then prefixes, then what UDUNITS-2 has besides. What stands already wins.
 *
 * Every unit of a curated row that is meant for UDUNITS-2 must be one there,
 * of the dimension that the row says; mistakes are told with file and line.
 * Exports: row_*, need_memory, unit_*.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "unitgen.h"

void *need_memory(void *memory) {
    if (memory) return memory;
    fputs("unitgen: out of memory\n", stderr);
    exit(1);
}

/* ------------------------------------------------------------------ */
/* Rows of word lists                                                   */

static const feature_value *value_of(const lexicon *l, const row *r,
                                     const char *name, const feature **of) {
    for (size_t i = 0; i < l->features.count; i++) {
        if (strcmp(l->features.items[i].name, name) != 0) continue;
        if (of) *of = &l->features.items[i];
        return &r->values[i];
    }
    fprintf(stderr, "unitgen: %s has no feature %s\n", l->path, name);
    exit(1);
}

size_t row_word(const lexicon *l, const row *r, const char *name) {
    const feature_value *v = value_of(l, r, name, NULL);
    return v->present ? v->word : 0;
}

double row_number(const lexicon *l, const row *r, const char *name) {
    const feature_value *v = value_of(l, r, name, NULL);
    return v->present ? v->number : NAN;
}

const char *row_text(const lexicon *l, const row *r, const char *name) {
    return value_of(l, r, name, NULL)->text;
}

static bool row_flag(const lexicon *l, const row *r, const char *name) {
    return value_of(l, r, name, NULL)->present;
}

bool row_is(const lexicon *l, const row *r, const char *name,
            const char *word) {
    const feature *f = NULL;
    size_t index = value_of(l, r, name, &f)->word;
    return index > 0 && strcmp(f->words.items[index - 1], word) == 0;
}

static uint32_t line_of(const lexicon *l, const row *r) {
    size_t index = (size_t)(r - l->rows.items);
    for (size_t i = 0; i < l->concepts.count; i++)
        if (l->concepts.items[i].row == index) return l->concepts.items[i].line;
    return 0;
}

static void complain(unit_table *t, const row *r, const char *what,
                     const char *name) {
    fprintf(stderr, "%s:%u: \"%s\" %s\n", t->units.path,
            (unsigned)line_of(&t->units, r), name, what);
    t->mistakes++;
}

/* Calls take with each part of a text between commas. */
static const char *next_part(unit_table *t, const char **rest) {
    if (!*rest || !**rest) return NULL;
    size_t n = strcspn(*rest, ",");
    if (n == 0) n = 1; /* a comma is none of the symbols */
    const char *part = need_memory(xc_arena_copy(t->arena, *rest, n));
    *rest += n;
    if (**rest == ',') ++*rest;
    return part;
}

/* ------------------------------------------------------------------ */
/* Units and spellings                                                  */

size_t unit_find(const unit_table *t, const char *name) {
    for (size_t i = 0; i < t->list.count; i++)
        if (strcmp(t->list.items[i].name, name) == 0) return i;
    return NO_UNIT;
}

size_t unit_find_same(const unit_table *t, const ut_unit *ut) {
    for (size_t i = 0; i < t->list.count; i++)
        if (t->list.items[i].ut && ut_compare(t->list.items[i].ut, ut) == 0)
            return i;
    return NO_UNIT;
}

size_t unit_add(unit_table *t, unit u) {
    if (XC_PUSH(t->arena, &t->list, u) != XC_OK) need_memory(NULL);
    return t->list.count - 1;
}

bool unit_measure(unit_table *t, unit *u) {
    ut_unit *base = t->bases[u->dimension];
    if (!u->ut || !base) return true;
    if (!ut_are_convertible(u->ut, base)) return false;
    cv_converter *convert = ut_get_converter(u->ut, base);
    if (!convert) return false;
    u->offset = cv_convert_double(convert, 0);
    /* A wide step keeps the digits that the offset takes. */
    double step = u->offset == 0 ? 1 : 1e6;
    u->factor = (cv_convert_double(convert, step) - u->offset) / step;
    double twice = cv_convert_double(convert, 2 * step);
    cv_free(convert);
    /* Logarithmic units (decibels of something) have no factor, and one that
     * counts backwards ("degree west") is no measure. */
    double line = 2 * step * u->factor + u->offset;
    if (u->factor > 0 && isfinite(twice) && isfinite(u->offset) &&
        fabs(twice - line) <= 1e-9 * fabs(line))
        return true;
    u->factor = NAN;
    u->offset = 0;
    return true;
}

/* True for a word that units are made with, and for what is never one. */
static bool is_never(const unit_table *t, const char *text, bool written) {
    const lexicon *l = &t->words;
    for (size_t i = 0; !written && i < l->forms.count; i++) {
        if (strcmp(l->forms.items[i].text, text) == 0) return true;
    }
    size_t length = strlen(text);
    for (size_t i = 0; written && i < l->rows.count; i++) {
        const row *r = &l->rows.items[i];
        if (!row_is(l, r, "role", "never")) continue;
        const char *at = row_text(l, r, "symbols");
        while (at && (at = strstr(at, text))) {
            const char *all = row_text(l, r, "symbols");
            bool begins = at == all || at[-1] == ',';
            if (begins && (at[length] == ',' || at[length] == '\0'))
                return true;
            at += length;
        }
    }
    return false;
}

static bool stands(const unit_table *t, const char *text, bool written) {
    for (size_t i = 0; i < t->spellings.count; i++)
        if (t->spellings.items[i].written == written &&
            strcmp(t->spellings.items[i].text, text) == 0)
            return true;
    return false;
}

void unit_spell(unit_table *t, const char *text, size_t unit_index, size_t when,
                bool written) {
    if (stands(t, text, written)) return;
    spelling s = {text, unit_index, when, written};
    if (XC_PUSH(t->arena, &t->spellings, s) != XC_OK) need_memory(NULL);
}

/* ------------------------------------------------------------------ */
/* Curated rows                                                         */

static void parse_row(unit_table *t, const row *r, unit *u) {
    const char *expression = row_text(&t->units, r, "expr");
    bool own = expression == NULL;
    u->factor = row_number(&t->units, r, "factor");
    u->any = row_text(&t->units, r, "any");
    u->minor = row_text(&t->units, r, "minor");
    u->show = row_text(&t->units, r, "show");
    u->angle = row_text(&t->units, r, "angle");
    if (own && (isfinite(u->factor) || u->any)) return;
    if (own) expression = u->name;
    if (strcmp(expression, "-") == 0) return;
    u->ut = ut_parse(t->system, expression, UT_UTF8);
    if (!u->ut) complain(t, r, "is no unit of UDUNITS-2", expression);
}

static size_t take_unit(unit_table *t, const row *r) {
    unit u = {.name = row_text(&t->units, r, "unit"),
              .concept = r->concept,
              .dimension = row_word(&t->units, r, "dimension"),
              .factor = NAN};
    if (!u.name || u.dimension == 0 || u.dimension >= MAX_DIMENSIONS) {
        complain(t, r, "lacks a unit or a dimension", r->concept);
        return NO_UNIT;
    }
    size_t found = unit_find(t, u.name);
    if (found != NO_UNIT) return found;
    parse_row(t, r, &u);
    if (row_flag(&t->units, r, "base") && u.ut) t->bases[u.dimension] = u.ut;
    return unit_add(t, u);
}

static void spell_row(unit_table *t, const row *r, size_t unit_index) {
    size_t when = row_word(&t->units, r, "when");
    size_t row_index = (size_t)(r - t->units.rows.items);
    for (size_t i = 0; i < t->units.forms.count; i++)
        if (t->units.forms.items[i].row == row_index)
            unit_spell(t, t->units.forms.items[i].text, unit_index, when,
                       false);
    const char *rest = row_text(&t->units, r, "symbols");
    for (const char *symbol; (symbol = next_part(t, &rest));) {
        if (is_never(t, symbol, true)) continue;
        if (stands(t, symbol, true)) complain(t, r, "stands twice", symbol);
        unit_spell(t, symbol, unit_index, when, true);
    }
}

/* Every unit that may be one of several is known, and is one itself. */
static void check_any(unit_table *t, const row *r) {
    const char *rest = row_text(&t->units, r, "any");
    for (const char *name; (name = next_part(t, &rest));) {
        bool quotient = strchr(name, '/') != NULL;
        size_t found = quotient ? NO_UNIT : unit_find(t, name);
        if (!quotient && (found == NO_UNIT || t->list.items[found].any))
            complain(t, r, "has no row, or may be several", name);
    }
}

static void measure_row(unit_table *t, const row *r) {
    size_t index = unit_find(t, row_text(&t->units, r, "unit"));
    if (index == NO_UNIT) return;
    if (!unit_measure(t, &t->list.items[index]))
        complain(t, r, "does not measure what its dimension says",
                 t->list.items[index].name);
    check_any(t, r);
}

/* ------------------------------------------------------------------ */
/* Prefixes                                                             */

typedef struct prefix {
    const char *name;
    const char *code;
    const char *symbols;
    double factor;
} prefix;

/* The unit with a prefix: the curated one, or a new one. */
static size_t prefixed_unit(unit_table *t, const prefix *p, size_t of,
                            const char *symbol, const char *concept) {
    const char *name =
        need_memory(xc_arena_format(t->arena, "%s%s", p->code, symbol));
    size_t found = unit_find(t, name);
    if (found != NO_UNIT) return found;
    unit u = t->list.items[of];
    u.name = name;
    u.concept = concept;
    u.any = NULL;
    u.minor = NULL;
    u.show = NULL;
    u.angle = NULL;
    u.factor *= p->factor;
    if (u.ut) {
        u.ut = need_memory(ut_scale(p->factor, u.ut));
        unit_measure(t, &u);
    }
    return unit_add(t, u);
}

static void prefix_row(unit_table *t, const row *r, const prefix *p,
                       size_t of) {
    size_t row_index = (size_t)(r - t->units.rows.items);
    const char *symbols = row_text(&t->units, r, "symbols");
    const char *rest = symbols;
    const char *first = symbols ? next_part(t, &rest) : t->list.items[of].name;
    size_t made = prefixed_unit(
        t, p, of, first,
        need_memory(xc_arena_format(t->arena, "%s%s", p->name, r->concept)));
    for (size_t i = 0; i < t->units.forms.count; i++) {
        const char *form = t->units.forms.items[i].text;
        if (t->units.forms.items[i].row != row_index || strlen(form) < 3)
            continue;
        unit_spell(
            t, need_memory(xc_arena_format(t->arena, "%s%s", p->name, form)),
            made, 0, false);
    }
    size_t digits = 1;
    const char *letters = p->symbols;
    for (const char *letter; (letter = next_part(t, &letters));) {
        rest = symbols;
        for (const char *symbol; (symbol = next_part(t, &rest));) {
            const char *both =
                need_memory(xc_arena_format(t->arena, "%s%s", letter, symbol));
            if (!is_never(t, both, true))
                unit_spell(t, both, made, digits, true);
        }
    }
}

static void take_prefixes(unit_table *t, const row *r) {
    size_t of = unit_find(t, row_text(&t->units, r, "unit"));
    for (size_t i = 0; i < t->words.rows.count; i++) {
        const row *w = &t->words.rows.items[i];
        if (!row_is(&t->words, w, "role", "prefix")) continue;
        prefix p = {w->concept, row_text(&t->words, w, "code"),
                    row_text(&t->words, w, "symbols"),
                    row_number(&t->words, w, "factor")};
        if (of != NO_UNIT && p.code) prefix_row(t, r, &p, of);
    }
}

void unit_take_curated(unit_table *t) {
    const lexicon *l = &t->units;
    for (size_t i = 0; i < l->rows.count; i++) {
        size_t index = take_unit(t, &l->rows.items[i]);
        if (index != NO_UNIT) spell_row(t, &l->rows.items[i], index);
    }
    if (t->mistakes > 0) return;
    for (size_t i = 0; i < l->rows.count; i++)
        measure_row(t, &l->rows.items[i]);
    for (size_t i = 0; i < l->rows.count; i++)
        if (row_flag(l, &l->rows.items[i], "prefixes"))
            take_prefixes(t, &l->rows.items[i]);
}

/* ------------------------------------------------------------------ */
/* UDUNITS-2                                                            */

/* "US_fluid_ounce" as "us fluid ounce"; NULL: news does not write it so. */
static const char *as_words(unit_table *t, const char *name) {
    char *words = need_memory(xc_arena_string(t->arena, name));
    for (char *c = words; *c; c++) {
        if ((unsigned char)*c >= 0x80 || isdigit((unsigned char)*c))
            return NULL;
        *c = *c == '_' ? ' ' : (char)tolower((unsigned char)*c);
    }
    bool short_name = strlen(words) < 3;
    return short_name || is_never(t, words, false) ? NULL : words;
}

static bool is_symbol(const unit_table *t, const char *text) {
    for (const char *c = text; *c; c++)
        if (!isalpha((unsigned char)*c)) return false;
    return strlen(text) > 1 && !is_never(t, text, true);
}

/* The dimension in which a unit can be converted; "other": none. */
static size_t dimension_of(const unit_table *t, const ut_unit *ut) {
    for (size_t i = 1; i < MAX_DIMENSIONS; i++)
        if (t->bases[i] && ut_are_convertible(ut, t->bases[i])) return i;
    const feature *f = NULL;
    value_of(&t->units, &t->units.rows.items[0], "dimension", &f);
    return f->words.count;
}

/* The place of a unit of the database, curated or new. */
static size_t place_of(unit_table *t, const xml_unit *x) {
    const char *name = x->names.count ? x->names.items[0] : x->symbols.items[0];
    ut_unit *ut = ut_parse(t->system, name, UT_UTF8);
    if (!ut) return NO_UNIT;
    size_t found = unit_find_same(t, ut);
    if (found == NO_UNIT) found = unit_find(t, name);
    if (found != NO_UNIT) {
        ut_free(ut);
        return found;
    }
    const char *concept = as_words(t, name);
    unit u = {.name = name,
              .concept = concept ? concept : name,
              .dimension = dimension_of(t, ut),
              .ut = ut,
              .factor = NAN};
    unit_measure(t, &u);
    return unit_add(t, u);
}

static bool is_wanted(unit_table *t, const xml_unit *x) {
    for (size_t i = 0; i < x->names.count; i++) {
        const char *words = as_words(t, x->names.items[i]);
        if (words && !stands(t, words, false)) return true;
    }
    for (size_t i = 0; i < x->symbols.count; i++)
        if (is_symbol(t, x->symbols.items[i]) &&
            !stands(t, x->symbols.items[i], true))
            return true;
    return false;
}

void unit_take_xml(unit_table *t, const xml_units *units) {
    for (size_t i = 0; i < units->count; i++) {
        const xml_unit *x = &units->items[i];
        if (!is_wanted(t, x)) continue;
        size_t at = place_of(t, x);
        if (at == NO_UNIT) continue;
        for (size_t n = 0; n < x->names.count; n++) {
            const char *words = as_words(t, x->names.items[n]);
            if (words) unit_spell(t, words, at, 0, false);
        }
        size_t digits = 1;
        for (size_t n = 0; n < x->symbols.count; n++)
            if (is_symbol(t, x->symbols.items[n]))
                unit_spell(t, x->symbols.items[n], at, digits, true);
    }
}

/*
 * date_words.c - looks the words of a sentence up in the calendar, and reads
 * the small numbers of dates: counts, days of a month, years.
 *
 * Each word is looked up once for all readers.
 * Exports: xc_date_words_new, xc_scan_*, xc_term_is_day.
 */
#include <string.h>

#include "extract/dates/date_scan.h"

/* Digits that are read as a number. */
enum { MAX_DIGITS = 8 };

static void read_digits(xc_date_word *word, const char *norm) {
    size_t n = strspn(norm, "0123456789");
    word->digits = -1;
    word->rest = norm + n;
    if (n == 0 || n > MAX_DIGITS) return;
    word->digits = 0;
    for (size_t i = 0; i < n; i++)
        word->digits = word->digits * 10 + (norm[i] - '0');
    word->digit_count = (uint32_t)n;
}

static void look_up(const xc_atoms *atoms, uint32_t at, xc_date_word *word) {
    const char *norm = atoms->items[at].norm;
    *word = (xc_date_word){.digits = -1, .rest = norm};
    if (norm[0] >= '0' && norm[0] <= '9') {
        read_digits(word, norm);
        return;
    }
    xc_match m = xc_atom_match(XC_LEXICON_CALENDAR, atoms, at);
    if (m.lexeme) {
        word->row = m.lexeme;
        word->count = m.count;
        word->kind = xc_lexeme_word(m.lexeme, XC_CALENDAR_KIND);
    }
    if (norm[0] >= 'a' && norm[0] <= 'z')
        word->number = xc_lexicon_find(XC_LEXICON_NUMBERS, norm);
}

xc_status xc_date_words_new(xc_arena *arena, const xc_atoms *atoms,
                            xc_date_words *words) {
    words->atoms = atoms;
    words->items = xc_arena_array(arena, atoms->count, sizeof *words->items);
    if (atoms->count > 0) XC_TRY_NEW(words->items);
    for (uint32_t i = 0; i < atoms->count; i++)
        look_up(atoms, i, &words->items[i]);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The place of a scan                                                  */

int xc_scan_try(xc_date_scan *scan, xc_date_reader *reader) {
    xc_date_text *text = scan->text;
    uint32_t at = scan->at;
    int terms = text->term_count;
    bool has_time = text->has_time, fiscal = text->fiscal;
    bool ahead_only = text->ahead_only;
    int term = reader(scan);
    if (term != XC_NO_TERM) return term;
    scan->at = at;
    text->term_count = terms;
    text->has_time = has_time;
    text->fiscal = fiscal;
    text->ahead_only = ahead_only;
    return XC_NO_TERM;
}

int xc_scan_term(xc_date_scan *scan, xc_date_form form) {
    xc_date_text *text = scan->text;
    if (text->term_count >= XC_DATE_MAX_TERMS) return XC_NO_TERM;
    xc_date_term *term = &text->terms[text->term_count];
    *term =
        (xc_date_term){.form = form, .base = XC_NO_TERM, .other = XC_NO_TERM};
    return text->term_count++;
}

int xc_scan_unit_term(xc_date_scan *scan, xc_date_form form, int unit,
                      int number) {
    int term = xc_scan_term(scan, form);
    if (term == XC_NO_TERM) return term;
    scan->text->terms[term].unit = unit;
    scan->text->terms[term].number = number;
    return term;
}

bool xc_term_is_day(const xc_date_term *t) {
    return t->form == XC_DATE_DAY || t->form == XC_DATE_HOLIDAY ||
           (t->form == XC_DATE_FIELDS && (t->day > 0 || t->weekday > 0)) ||
           (t->form == XC_DATE_WITHIN && t->unit == XC_CALENDAR_UNIT_DAY);
}

const xc_date_word *xc_scan_word(const xc_date_scan *scan, uint32_t at) {
    static const xc_date_word nothing = {.digits = -1, .rest = ""};
    return at < scan->count ? &scan->words->items[at] : &nothing;
}

const xc_token *xc_scan_token(const xc_date_scan *scan, uint32_t at) {
    const xc_atoms *atoms = scan->words->atoms;
    if (at >= scan->count) return NULL;
    return &atoms->sentence->tokens[atoms->items[at].token];
}

bool xc_scan_is(const xc_date_scan *scan, uint32_t at, const char *norm) {
    return at < scan->count && xc_atom_is(scan->words->atoms, at, norm);
}

bool xc_scan_kind(const xc_date_scan *scan, uint32_t at, int kind) {
    return xc_scan_word(scan, at)->kind == kind;
}

int xc_scan_value(const xc_date_scan *scan, uint32_t at) {
    const xc_date_word *word = xc_scan_word(scan, at);
    double value =
        word->row ? xc_lexeme_number(word->row, XC_CALENDAR_VALUE) : NAN;
    return isnan(value) ? 0 : (int)value;
}

int xc_scan_unit(const xc_date_scan *scan, uint32_t at) {
    const xc_date_word *word = xc_scan_word(scan, at);
    bool unit = word->kind == XC_CALENDAR_KIND_UNIT ||
                word->kind == XC_CALENDAR_KIND_WEEK_OF;
    return unit ? xc_lexeme_word(word->row, XC_CALENDAR_UNIT) : 0;
}

bool xc_scan_flag(const xc_date_scan *scan, uint32_t at, int flag) {
    const xc_date_word *word = xc_scan_word(scan, at);
    return word->row && xc_lexeme_flag(word->row, flag);
}

bool xc_scan_touches(const xc_date_scan *scan, uint32_t at) {
    return xc_atom_touches(scan->words->atoms, at) ||
           (at < scan->count && scan->words->atoms->items[at].attached);
}

bool xc_scan_is_word(const xc_date_scan *scan, uint32_t at) {
    return xc_scan_flag(scan, at, XC_CALENDAR_WORD);
}

bool xc_scan_is_capital(const xc_date_scan *scan, uint32_t at) {
    const xc_token *token = xc_scan_token(scan, at);
    /* Of a hyphened word ("05-Aug-2016") only the first letter is known. */
    bool inside = token && scan->words->atoms->items[at].attached;
    return token && (token->capital || inside);
}

bool xc_scan_is_name(const xc_date_scan *scan, uint32_t at) {
    const xc_token *token = xc_scan_token(scan, at);
    return token && token->capital && xc_token_is_name(token) &&
           !xc_scan_word(scan, at)->row;
}

bool xc_scan_behind_name(const xc_date_scan *scan, uint32_t at) {
    return at > 0 && xc_scan_is_name(scan, at - 1) &&
           !xc_scan_token(scan, at - 1)->shout;
}

bool xc_scan_has(const xc_date_scan *scan, int kind) {
    for (uint32_t i = 0; i < scan->count; i++)
        if (scan->words->items[i].kind == kind) return true;
    return false;
}

bool xc_scan_in_name(const xc_date_scan *scan, uint32_t first, uint32_t last) {
    return first > 0 && xc_scan_is_name(scan, first - 1) &&
           xc_scan_is_name(scan, last);
}

bool xc_scan_is_mark(const xc_date_scan *scan, uint32_t at) {
    const xc_token *token = xc_scan_token(scan, at);
    return !token || token->upos == XC_UPOS_PUNCT;
}

bool xc_scan_is_plural(const xc_date_scan *scan, uint32_t at) {
    const xc_token *token = xc_scan_token(scan, at);
    return token && token->upos == XC_UPOS_NOUN && token->lemma != token->norm;
}

bool xc_scan_is_noun(const xc_date_scan *scan, uint32_t at) {
    const xc_token *token = xc_scan_token(scan, at);
    return token && (token->upos == XC_UPOS_NOUN ||
                     token->upos == XC_UPOS_ADJ || xc_token_is_name(token));
}

bool xc_scan_is_unit(const xc_date_scan *scan, uint32_t at) {
    if (at >= scan->count) return false;
    const xc_atoms *atoms = scan->words->atoms;
    if (xc_atom_match(XC_LEXICON_UNITS, atoms, at).lexeme ||
        xc_atom_match(XC_LEXICON_CURRENCIES, atoms, at).lexeme)
        return true;
    const xc_lexeme *number =
        xc_lexicon_find(XC_LEXICON_NUMBERS, atoms->items[at].norm);
    int kind = number ? xc_lexeme_word(number, XC_NUMBERS_KIND) : 0;
    return kind == XC_NUMBERS_KIND_MAGNITUDE || kind == XC_NUMBERS_KIND_SUFFIX;
}

/* ------------------------------------------------------------------ */
/* Numbers                                                              */

static int number_kind(const xc_date_scan *scan, uint32_t at) {
    const xc_date_word *word = xc_scan_word(scan, at);
    return word->number ? xc_lexeme_word(word->number, XC_NUMBERS_KIND) : 0;
}

static int number_value(const xc_date_scan *scan, uint32_t at) {
    const xc_date_word *word = xc_scan_word(scan, at);
    double value =
        word->number ? xc_lexeme_number(word->number, XC_NUMBERS_VALUE) : NAN;
    return isnan(value) || value > 1e6 ? 0 : (int)value;
}

/* A number under a hundred in words: "seven", "nineteen", "eighty-six". */
static int small_words(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    int kind = number_kind(scan, at), value = number_value(scan, at);
    *next = at + 1;
    if (kind == XC_NUMBERS_KIND_UNIT || kind == XC_NUMBERS_KIND_TEEN)
        return value;
    if (kind != XC_NUMBERS_KIND_TENS) return 0;
    if (number_kind(scan, at + 1) != XC_NUMBERS_KIND_UNIT ||
        number_value(scan, at + 1) == 0)
        return value;
    *next = at + 2;
    return value + number_value(scan, at + 1);
}

int xc_scan_count(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    const xc_date_word *word = xc_scan_word(scan, at);
    *next = at + 1;
    if (word->digits >= 0)
        return word->digit_count <= 3 && *word->rest == '\0' ? word->digits : 0;
    uint32_t couple = at + xc_scan_is(scan, at, "a");
    if (xc_scan_is(scan, couple, "couple")) {
        *next = couple + 1 + xc_scan_is(scan, couple + 1, "of");
        return 2;
    }
    if (xc_scan_is(scan, at, "a") || xc_scan_is(scan, at, "an")) return 1;
    return small_words(scan, at, next);
}

static bool is_ending(const char *rest) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, rest);
    return row &&
           xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_ENDING;
}

int xc_scan_ordinal(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    const xc_date_word *word = xc_scan_word(scan, at);
    *next = at + 1;
    if (word->digits >= 0)
        return word->digit_count <= 2 && *word->rest && is_ending(word->rest)
                   ? word->digits
                   : 0;
    int tens = 0;
    if (number_kind(scan, at) == XC_NUMBERS_KIND_TENS) {
        tens = number_value(scan, at);
        at++;
    }
    if (number_kind(scan, at) != XC_NUMBERS_KIND_ORDINAL) return 0;
    int value = number_value(scan, at);
    if (tens > 0 && value > 9) return 0;
    *next = at + 1;
    return tens + value <= 99 ? tens + value : 0;
}

int xc_scan_day(const xc_date_scan *scan, uint32_t at, uint32_t *next,
                bool *ordinal) {
    const xc_date_word *word = xc_scan_word(scan, at);
    int day = xc_scan_ordinal(scan, at, next);
    *ordinal = day > 0;
    if (day == 0 && word->digits >= 0) {
        *next = at + 1;
        day = word->digit_count <= 2 && *word->rest == '\0' ? word->digits : 0;
    } else if (day == 0) {
        day = small_words(scan, at, next);
    }
    return day >= 1 && day <= 31 ? day : 0;
}

/* "nineteen eighty-six", "nineteen hundred ninety-three", "two thousand and
 * fifteen", "twenty twenty". */
static int year_words(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    uint32_t here;
    int first = small_words(scan, at, &here), rest = 0;
    bool thousand = xc_scan_is(scan, here, "thousand");
    bool hundred = xc_scan_is(scan, here, "hundred");
    if (first == 0 || (thousand ? first != 2 : first < 10 || first > 21))
        return 0;
    if (thousand || hundred) here++;
    *next = here;
    uint32_t low =
        here + ((thousand || hundred) && xc_scan_is(scan, here, "and"));
    if (low < scan->count) rest = small_words(scan, low, &here);
    if (rest > 0) *next = here;
    if (thousand) return 1000 * first + rest;
    return hundred || rest >= 10 ? 100 * first + rest : 0;
}

int xc_scan_year(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    const xc_date_word *word = xc_scan_word(scan, at);
    *next = at + 1;
    if (word->digits >= 0)
        return word->digit_count == 4 && *word->rest == '\0' &&
                       word->digits >= XC_YEAR_MIN &&
                       word->digits <= XC_YEAR_MAX
                   ? word->digits
                   : 0;
    return word->number ? year_words(scan, at, next) : 0;
}

uint32_t xc_scan_link(const xc_date_scan *scan, uint32_t at, bool between) {
    const xc_date_word *word = xc_scan_word(scan, at);
    bool until = word->kind == XC_CALENDAR_KIND_BARRIER &&
                 xc_lexeme_word(word->row, XC_CALENDAR_RELATION) ==
                     XC_CALENDAR_RELATION_UNTIL;
    if (word->kind == XC_CALENDAR_KIND_LINK || until) return at + word->count;
    if (xc_scan_is(scan, at, "-") || xc_scan_is(scan, at, "~")) return at + 1;
    return between && xc_scan_is(scan, at, "and") ? at + 1 : 0;
}

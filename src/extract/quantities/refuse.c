/*
 * refuse.c - knows numbers that are no quantities: parts of names and labels
 * ("Article Five", "G7", "Boeing 737", "Group of Seven"), telephone numbers,
 * times of day, versions, addresses, numbers of a list, years, "the one".
 *
 * Exports: xc_refused_end, xc_is_inside_word, xc_is_refused, xc_is_clock.
 */
#include <string.h>

#include "extract/quantities/quantity.h"
#include "extract/quantities/wordsum.h"

/* Years that are left where no date was read; names of a street have so many
 * words at most. */
enum { YEAR_MIN = 1900, YEAR_MAX = 2100, STREET_MAX = 4 };

static const xc_token *token_of(const xc_finder *f, uint32_t atom) {
    return &xc_finder_sentence(f)->tokens[f->atoms.items[atom].token];
}

/* A plural noun or a part-whole makes even "NATO 32 members" a count. */
static bool counts_noun(const xc_finder *f, const xc_figure *figure) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t token = xc_finder_token(f, figure->last);
    return xc_noun_phrase(s, token, s->token_count).plural;
}

static bool is_bounded(const xc_finder *f, const xc_figure *figure) {
    uint32_t place;
    return xc_bound_before(xc_finder_sentence(f),
                           xc_finder_token(f, figure->first), &place) != NULL;
}

/* ------------------------------------------------------------------ */
/* Codes                                                                */

static size_t digits_of(const xc_finder *f, uint32_t at) {
    const char *norm = xc_atom_norm(&f->atoms, at);
    size_t n = strspn(norm, "0123456789");
    return norm[n] == '\0' ? n : 0;
}

/* The atom after groups of digits with hyphens between them, and how many. */
static uint32_t after_hyphened(const xc_finder *f, uint32_t at,
                               uint32_t *groups) {
    uint32_t last = at + 1;
    *groups = 1;
    while (xc_atom_is(&f->atoms, last, "-") &&
           xc_atom_touches(&f->atoms, last) &&
           xc_atom_touches(&f->atoms, last + 1) && digits_of(f, last + 1) > 0) {
        last += 2;
        *groups += 1;
    }
    return last;
}

/* "800-555-0199" as one word. */
static bool is_dialled(const char *norm) {
    const char *hyphen = strchr(norm, '-');
    return hyphen && hyphen > norm && strchr(hyphen + 1, '-') &&
           norm[strspn(norm, "0123456789-")] == '\0';
}

/* "555-123-4567", "555-0100", "1-800-555-0100". */
static uint32_t telephone_end(const xc_finder *f, uint32_t at) {
    uint32_t groups;
    size_t first = digits_of(f, at);
    const char *norm = xc_atom_norm(&f->atoms, at);
    if (first == 0 && norm[0] == '+') first = strlen(norm) - 1;
    if (is_dialled(norm)) return at + 1;
    if (first == 0 || first > 4) return 0;
    if (xc_atom_is(&f->atoms, at + 1, "-") && at + 2 < f->atoms.count &&
        is_dialled(f->atoms.items[at + 2].norm))
        return at + 3;
    uint32_t last = after_hyphened(f, at, &groups);
    if (groups >= 3) return last;
    bool local = groups == 2 && first == 3 && digits_of(f, last - 1) == 4;
    if (local || (groups == 2 && norm[0] == '+')) return last;
    bool area = at > 0 && xc_atom_is(&f->atoms, at - 1, "(") &&
                xc_atom_is(&f->atoms, last, ")") && first >= 3;
    if (area) last++; /* "(020) 555 0199" */
    if (!area && norm[0] != '+' && (norm[0] != '0' || first < 3)) return 0;
    /* "+44 20 7946 0958", "0800 123 456" */
    while (last < f->atoms.count && digits_of(f, last) >= 2)
        last++;
    return last > at + 2 ? last : 0;
}

/* "221 Baker Street", "10 Downing St." */
static uint32_t address_end(const xc_finder *f, uint32_t at) {
    bool word = token_of(f, at)->capital && xc_number_kind(&f->atoms, at);
    if (digits_of(f, at) == 0 && !word) return 0;
    uint32_t i = at + 1;
    while (i < f->atoms.count && i - at <= STREET_MAX &&
           !f->atoms.items[i].covered && token_of(f, i)->capital) {
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_LABELS, f->atoms.items[i].norm);
        if (i > at + 1 && row && xc_lexeme_flag(row, XC_LABELS_STREET))
            return i + 1;
        i++;
    }
    return 0;
}

/* "1. Wash the rice", "(2)": the number of an item. */
static bool is_item(const xc_finder *f, uint32_t at) {
    const xc_atoms *a = &f->atoms;
    size_t digits = digits_of(f, at);
    if (digits == 0 || digits > 2) return false;
    bool closed = xc_atom_is(a, at + 1, ")");
    bool opened = at > 0 && xc_atom_is(a, at - 1, "(");
    bool point = xc_atom_is(a, at + 1, ".") && at + 1 < a->count;
    if (at == 0) return closed || point;
    return opened && closed;
}

/* "2012-13" is a span of years, and the whole of it no quantity. */
static uint32_t span_end(const xc_finder *f, uint32_t at) {
    const xc_atoms *a = &f->atoms;
    xc_number year = {0};
    if (digits_of(f, at) != 4 || !xc_atom_is(a, at + 1, "-") ||
        !xc_atom_touches(a, at + 1) || !xc_atom_touches(a, at + 2))
        return 0;
    xc_numeral_read(xc_atom_norm(a, at), &year);
    size_t rest = digits_of(f, at + 2);
    bool span = year.value >= YEAR_MIN && year.value <= YEAR_MAX &&
                (rest == 2 || rest == 4);
    return span ? at + 3 : 0;
}

/* "650,0000": a group of four digits is a slip, and what was meant is open. */
static uint32_t slip_end(const xc_finder *f, uint32_t at) {
    const xc_atoms *a = &f->atoms;
    bool joined = digits_of(f, at) > 0 && digits_of(f, at) <= 3 &&
                  xc_atom_is(a, at + 1, ",") && xc_atom_touches(a, at + 1) &&
                  at + 2 < a->count && xc_atom_touches(a, at + 2);
    return joined && digits_of(f, at + 2) > 3 ? at + 3 : 0;
}

/* An expression of idioms.tsv that holds the atom's token. */
static uint32_t idiom_end(const xc_finder *f, uint32_t at) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t token = xc_finder_token(f, at), bound;
    /* Of digits, only "7-11" and "24/7". */
    if (digits_of(f, at) > 0 && !xc_atom_is(&f->atoms, at + 1, "-")) return 0;
    uint32_t most = (uint32_t)xc_lexicon_max_words(XC_LEXICON_IDIOMS);
    for (uint32_t n = 0; n < most && n <= token; n++) {
        xc_match m =
            xc_match_at(XC_LEXICON_IDIOMS, s, token - n, s->token_count);
        if (!m.lexeme || m.count <= n) continue;
        if (xc_bound_before(s, token, &bound)) return 0;
        uint32_t end = at;
        while (end < f->atoms.count &&
               f->atoms.items[end].token < token - n + m.count)
            end++;
        return end;
    }
    return 0;
}

uint32_t xc_refused_end(const xc_finder *f, uint32_t at) {
    uint32_t end = digits_of(f, at) > 0 || f->atoms.items[at].norm[0] == '+'
                       ? telephone_end(f, at)
                       : 0;
    if (end == 0) end = address_end(f, at);
    if (end == 0) end = span_end(f, at);
    if (end == 0) end = slip_end(f, at);
    if (end == 0 && is_item(f, at)) end = at + 1;
    return end > 0 ? end : idiom_end(f, at);
}

/* ------------------------------------------------------------------ */
/* Labels and names                                                     */

/* "Boeing", "iPhone": a capital letter anywhere. */
static bool has_capital(const xc_finder *f, const xc_token *t) {
    size_t n = t->span.end - t->span.start;
    return t->capital ||
           (strlen(t->norm) == n &&
            memcmp(f->atoms.bytes + t->span.start, t->norm, n) != 0);
}

static bool is_labelled(const xc_finder *f, const xc_figure *figure) {
    const xc_sentence *s = xc_finder_sentence(f);
    uint32_t first;
    const xc_lexeme *row =
        xc_row_before(XC_LEXICON_LABELS, s, xc_finder_token(f, figure->first),
                      XC_LABELS_LABEL, 1, &first);
    return row &&
           (has_capital(f, &s->tokens[first]) || !counts_noun(f, figure));
}

/* True where a capital says nothing: the first word of a sentence or of what
 * is quoted or listed. */
static bool opens_sentence(const xc_finder *f, uint32_t atom) {
    const xc_token *before = xc_finder_before(f, atom);
    return !before || before->upos == XC_UPOS_PUNCT ||
           before->upos == XC_UPOS_SYM;
}

/* A heading, in which every word but the small ones has a capital. */
static bool is_heading(const xc_sentence *s) {
    if (s->in_title) return true;
    for (uint32_t i = 0; i < s->token_count; i++) {
        const xc_token *t = &s->tokens[i];
        bool word = t->upos == XC_UPOS_VERB || t->upos == XC_UPOS_NOUN ||
                    t->upos == XC_UPOS_ADJ || t->upos == XC_UPOS_AUX;
        if (word && !t->capital && t->norm[0] >= 'a' && t->norm[0] <= 'z')
            return false;
    }
    return true;
}

/* "Seven Oaks Hospital": more of a name behind what seems to be counted. */
static bool goes_on_as_name(const xc_finder *f, const xc_figure *figure) {
    const xc_sentence *s = xc_finder_sentence(f);
    xc_phrase noun =
        xc_noun_phrase(s, xc_finder_token(f, figure->last), s->token_count);
    return noun.plural && noun.last < s->token_count &&
           s->tokens[noun.last - 1].capital && s->tokens[noun.last].capital &&
           !xc_lexicon_find(XC_LEXICON_CALENDAR, s->tokens[noun.last].norm);
}

/* "Group of Seven", "the band Nine Lanterns": a number word with a capital
 * inside a sentence is part of a name, and so is one that a name goes on
 * behind. In a heading it is, unless it counts something. */
static bool is_in_name(const xc_finder *f, const xc_figure *figure) {
    const xc_token *own = token_of(f, figure->first);
    if (figure->number.numeral || !own->capital || own->shout) return false;
    if (is_heading(xc_finder_sentence(f)))
        return !opens_sentence(f, figure->first) && !counts_noun(f, figure);
    return !opens_sentence(f, figure->first) || goes_on_as_name(f, figure);
}

/* "5G", "12C": a letter right behind the digits, that is no unit. */
static bool has_letter(const xc_finder *f, const xc_figure *figure) {
    const char *norm = xc_atom_norm(&f->atoms, figure->last);
    return figure->number.numeral && norm[0] >= 'a' && norm[0] <= 'z' &&
           norm[1] == '\0' && xc_atom_touches(&f->atoms, figure->last);
}

/* "Apollo 11", "a Kestrel 208B": a number behind a name or a word of names. */
static bool is_behind_name(const xc_finder *f, const xc_figure *figure) {
    const xc_token *before = xc_finder_before(f, figure->first);
    if (!before) return false;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, before->norm);
    bool name = xc_token_is_name(before);
    if (!name && !(row && xc_lexeme_flag(row, XC_WORDS_LABEL))) return false;
    if (token_of(f, figure->first)->capital && name) return true;
    return !counts_noun(f, figure);
}

/* "Article Five", "Section 230", "Flight 370", "No. 5", "#5". */
static bool is_label(const xc_finder *f, const xc_figure *figure) {
    if (figure->unit) return false;
    if (figure->number.form == XC_NUMBER_ORDINAL) return is_in_name(f, figure);
    if (figure->number.form != XC_NUMBER_CARDINAL) return false;
    /* "208B" is no billion. */
    bool letter =
        xc_number_kind(&f->atoms, figure->last - 1) == XC_NUMBERS_KIND_SUFFIX;
    if (figure->number.scaled && !letter) return false;
    return has_letter(f, figure) || is_in_name(f, figure) ||
           is_labelled(f, figure) || is_behind_name(f, figure);
}

/* "car 007": a code, though zeros in front are allowed elsewhere. */
static bool is_code(const xc_finder *f, const xc_figure *figure) {
    const xc_token *before = xc_finder_before(f, figure->first);
    return figure->number.padded && before &&
           (before->upos == XC_UPOS_NOUN || xc_token_is_name(before));
}

/* "One, two and three": a number after the "one". */
static bool is_counting(const xc_finder *f, uint32_t at) {
    at += xc_atom_is(&f->atoms, at, ",");
    return xc_number_kind(&f->atoms, at) == XC_NUMBERS_KIND_UNIT;
}

/* "He waited a second.": no second of anything. */
static bool is_moment(const xc_finder *f, const xc_figure *figure) {
    const xc_token *before = xc_finder_before(f, figure->first);
    const xc_sentence *s = xc_finder_sentence(f);
    if (figure->number.form != XC_NUMBER_ORDINAL || !before ||
        strcmp(before->norm, "a") != 0 ||
        !xc_lexicon_find(XC_LEXICON_UNITS,
                         xc_atom_norm(&f->atoms, figure->first)))
        return false;
    xc_phrase noun =
        xc_noun_phrase(s, xc_finder_token(f, figure->last), s->token_count);
    return noun.first == noun.last;
}

/* "the one", "one of the councils": no number of things. */
static bool is_pronoun(const xc_finder *f, const xc_figure *figure) {
    if (figure->unit || figure->last != figure->first + 1 ||
        !xc_atom_is(&f->atoms, figure->first, "one"))
        return false;
    const xc_token *before = xc_finder_before(f, figure->first);
    if (before && before->upos == XC_UPOS_DET) return true;
    if (is_counting(f, figure->last)) return false;
    const xc_sentence *s = xc_finder_sentence(f);
    xc_phrase noun =
        xc_noun_phrase(s, xc_finder_token(f, figure->last), s->token_count);
    return noun.first == noun.last;
}

bool xc_is_inside_word(const xc_finder *f, const xc_figure *figure) {
    if (!f->atoms.items[figure->first].attached) return false;
    const char *before = f->atoms.items[figure->first - 1].norm;
    return xc_number_kind(&f->atoms, figure->first - 1) !=
               XC_NUMBERS_KIND_UNIT &&
           !xc_lexicon_find(XC_LEXICON_CALENDAR, before) &&
           !xc_lexicon_find(XC_LEXICON_BOUNDS, before);
}

bool xc_is_clock(const xc_finder *f, const xc_figure *figure) {
    if (figure->unit) return false;
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_CALENDAR, xc_atom_norm(&f->atoms, figure->last));
    return row &&
           xc_lexeme_word(row, XC_CALENDAR_KIND) == XC_CALENDAR_KIND_CLOCK;
}

/* Four digits of a year that no date was read of ("had 1988 sales"): a count
 * only where it is bounded, or round before a noun. */
static bool is_year(const xc_finder *f, const xc_figure *figure) {
    if (figure->unit || digits_of(f, figure->first) != 4 ||
        figure->last != figure->first + 1 || figure->value < YEAR_MIN ||
        figure->value > YEAR_MAX || is_bounded(f, figure))
        return false;
    return !counts_noun(f, figure) || fmod(figure->value, 1000) != 0;
}

bool xc_is_refused(const xc_finder *f, const xc_figure *figure) {
    return figure->number.form == XC_NUMBER_NONE || xc_is_clock(f, figure) ||
           is_code(f, figure) || is_moment(f, figure) || is_label(f, figure) ||
           is_pronoun(f, figure) || is_year(f, figure);
}

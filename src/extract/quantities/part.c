/*
 * part.c - finds a part with its whole: "eight of the 31 alliance members",
 * "nine of the council's 32 wards", "nine members out of 32", "all but nine
 * of the 32", "none of the five", "all 32", "of the 32 members, nine".
 *
 * Part and whole are bare numbers and the part is no larger than the whole;
 * everything else ("8 of 31 percent", "two of 3-pointers") is refused.
 * Exports: xc_share_read, xc_share_read_fronted.
 */
#include <string.h>

#include "extract/quantities/number.h"

/* How many tokens may stand between "of" and the number of the whole, and
 * between that number and the comma of "of the 32 members, nine". */
enum { PREFIX_MAX = 6, FRONT_MAX = 14 };

static const xc_token *token_of(const xc_atoms *atoms, uint32_t at) {
    return &atoms->sentence->tokens[atoms->items[at].token];
}

/* The first atom of a token or a later one. */
static uint32_t atom_of(const xc_atoms *atoms, uint32_t from, uint32_t token) {
    while (from < atoms->count && atoms->items[from].token < token)
        from++;
    return from;
}

static uint32_t token_after(const xc_atoms *atoms, uint32_t at) {
    return at < atoms->count ? atoms->items[at].token
                             : atoms->sentence->token_count;
}

/* A bare number of things that could be a set: no unit, no date, no piece of
 * a longer word ("3-pointers"), no decimals. */
static bool read_bare(const xc_atoms *atoms, uint32_t at, xc_figure *figure) {
    if (!xc_figure_read(atoms, at, figure)) return false;
    if (atoms->items[at].attached) return false;
    if (figure->last < atoms->count && atoms->items[figure->last].attached)
        return false;
    return figure->unit == NULL && figure->number.form != XC_NUMBER_ORDINAL;
}

static bool read_whole(const xc_atoms *atoms, uint32_t at, xc_figure *figure) {
    return read_bare(atoms, at, figure) &&
           figure->number.form == XC_NUMBER_CARDINAL &&
           !figure->number.decimal && figure->value >= 1 &&
           figure->value == floor(figure->value);
}

/* A word that may stand between "of" and the number: a determiner, an
 * adjective, a name or noun with its possessive. */
static bool is_prefix(const xc_atoms *atoms, uint32_t at) {
    const xc_token *t = token_of(atoms, at);
    if (atoms->items[at].covered) return false;
    if (strcmp(t->norm, "&") == 0) return true; /* "Roe & Sons' 40" */
    if (xc_token_is_name(t)) return true;
    switch (t->upos) {
    case XC_UPOS_DET:
    case XC_UPOS_ADJ:
    case XC_UPOS_NOUN:
    case XC_UPOS_SCONJ: /* "of those 32", "of that 32" */
        return true;
    case XC_UPOS_PRON:
    case XC_UPOS_PART: {
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
        return t->upos == XC_UPOS_PART
                   ? t->norm[0] == '\''
                   : row && xc_lexeme_flag(row, XC_WORDS_POSSESSIVE);
    }
    case XC_UPOS_PUNCT: /* the apostrophe of "the members' 32" */
        return t->norm[0] == '\'';
    case XC_UPOS_VERB: /* "of the remaining five" */
        return xc_tree_is_modifier(atoms->sentence, atoms->items[at].token);
    default:
        return false;
    }
}

/* A noun before the number belongs to it only with a possessive or behind a
 * determiner: not "two of the men 45". */
static bool is_good_prefix(const xc_atoms *atoms, uint32_t from, uint32_t to) {
    if (from == to) return true;
    const xc_token *last = token_of(atoms, to - 1);
    return last->upos != XC_UPOS_NOUN && !xc_token_is_name(last);
}

/* The bound that ends before an atom and begins at from or later. */
static const xc_lexeme *bound_between(const xc_atoms *atoms, uint32_t from,
                                      uint32_t at) {
    uint32_t first;
    const xc_lexeme *row =
        xc_bound_before(atoms->sentence, token_after(atoms, at), &first);
    return row && first >= token_after(atoms, from) ? row : NULL;
}

/* The atom behind words that bound the number of the whole ("up to"); the same
 * atom where there are none. */
static uint32_t bound_end(const xc_atoms *atoms, uint32_t at) {
    uint32_t token = token_after(atoms, at);
    xc_match m = xc_match_at(XC_LEXICON_BOUNDS, atoms->sentence, token,
                             atoms->sentence->token_count);
    return m.lexeme ? atom_of(atoms, at, token + m.count) : at;
}

/* The whole behind "of"; bounds may stand before it. */
static bool read_whole_after(const xc_atoms *atoms, uint32_t at,
                             xc_share *share) {
    /* "two out of every five" is a ratio. */
    if (xc_atom_is(atoms, at, "every")) return false;
    for (uint32_t i = at; i < atoms->count && i - at <= PREFIX_MAX; i++) {
        if (read_whole(atoms, i, &share->whole)) {
            share->whole_bound = bound_between(atoms, at, i);
            return share->whole_bound || is_good_prefix(atoms, at, i);
        }
        bool adverb = token_of(atoms, i)->upos == XC_UPOS_ADV;
        uint32_t bound = bound_end(atoms, i);
        if (bound > i)
            i = bound - 1;
        else if (!adverb && !is_prefix(atoms, i))
            return false;
    }
    return false;
}

/* "of" or "out of" at an atom: the atom after it; 0: neither. */
static uint32_t after_of(const xc_atoms *atoms, uint32_t at) {
    if (xc_atom_is(atoms, at, "of")) return at + 1;
    if (xc_atom_is(atoms, at, "out") && xc_atom_is(atoms, at + 1, "of"))
        return at + 2;
    return 0;
}

/* "32 of the 31" is no part. A fraction that leaves no count ("two thirds of
 * the 31") is one of the counts beside it. */
static bool set_value(xc_share *share) {
    double whole = share->whole.value;
    double value = share->part.value;
    if (share->part.number.form == XC_NUMBER_CARDINAL &&
        share->part.number.decimal &&
        share->part.dimension != XC_DIMENSION_PERCENT)
        return false; /* "an average of 5.2 out of 10" */
    bool percent = share->part.dimension == XC_DIMENSION_PERCENT;
    if (share->part.number.form == XC_NUMBER_FRACTION || percent) {
        value *= percent ? whole / 100 : whole;
        share->loose = fabs(value - round(value)) > 1e-9;
        value = round(value);
    }
    if (share->part.number.form == XC_NUMBER_VAGUE)
        return share->part.number.low <= whole;
    if (value < 0 || value > whole) return false;
    share->value = share->complement ? whole - value : value;
    return true;
}

static void finish(const xc_atoms *atoms, xc_share *share) {
    share->last = share->whole.last;
    share->noun_at = token_after(atoms, share->last);
}

/* The counted noun between a part and "of": the atom after it. */
static uint32_t skip_noun(const xc_atoms *atoms, uint32_t at) {
    uint32_t token = token_after(atoms, at);
    xc_phrase noun =
        xc_noun_phrase(atoms->sentence, token, atoms->sentence->token_count);
    return noun.plural ? atom_of(atoms, at, noun.last) : at;
}

/* Behind a noun of its own the part needs "out of", or "of the" before a
 * number that no other noun follows: "nine members of the 32". */
static bool is_whole_of_noun(const xc_atoms *atoms, uint32_t of,
                             const xc_figure *whole) {
    if (xc_atom_is(atoms, of, "out")) return true;
    xc_phrase noun =
        xc_noun_phrase(atoms->sentence, token_after(atoms, whole->last),
                       atoms->sentence->token_count);
    return xc_atom_is(atoms, of + 1, "the") && noun.first == noun.last;
}

static bool read_whole_of(const xc_atoms *atoms, xc_share *share) {
    uint32_t of = share->part.last, at = after_of(atoms, of);
    uint32_t noun = 0;
    if (at == 0) {
        of = skip_noun(atoms, share->part.last);
        noun = token_after(atoms, share->part.last);
        at = of > share->part.last ? after_of(atoms, of) : 0;
    }
    if (at == 0 || !read_whole_after(atoms, at, share)) return false;
    if (noun && !is_whole_of_noun(atoms, of, &share->whole)) return false;
    if (!set_value(share)) return false;
    finish(atoms, share);
    if (noun) share->noun_at = noun;
    return true;
}

/* "all 32", "all of the 32", "all but nine of the 32". */
static bool read_all(const xc_atoms *atoms, uint32_t at, xc_share *share) {
    share->first = at;
    if (xc_atom_is(atoms, at + 1, "but")) {
        uint32_t part = at + 2, token = token_after(atoms, part), last;
        xc_match m = xc_match_at(XC_LEXICON_BOUNDS, atoms->sentence, token,
                                 atoms->sentence->token_count);
        last = m.lexeme ? token + m.count : token;
        part = atom_of(atoms, part, last);
        share->complement = true;
        return read_bare(atoms, part, &share->part) &&
               share->part.number.form == XC_NUMBER_CARDINAL &&
               read_whole_of(atoms, share);
    }
    uint32_t of = after_of(atoms, at + 1);
    if (of == 0) {
        of = at + 1;
        if (xc_atom_is(atoms, of, "the") || xc_atom_is(atoms, of, "those") ||
            xc_atom_is(atoms, of, "its") || xc_atom_is(atoms, of, "their"))
            of++;
        if (!read_whole(atoms, of, &share->whole)) return false;
    } else if (!read_whole_after(atoms, of, share)) {
        return false;
    }
    share->part = share->whole;
    share->value = share->whole.value;
    finish(atoms, share);
    /* "all 18 of the climbers" */
    if (xc_atom_is(atoms, share->last, "of") &&
        xc_atom_is(atoms, share->last + 1, "the"))
        share->noun_at = token_after(atoms, share->last + 2);
    return true;
}

/* "40 percent of the 50 nursing homes". */
static bool read_percent(const xc_atoms *atoms, uint32_t at, xc_share *share) {
    if (!xc_figure_read(atoms, at, &share->part) ||
        share->part.dimension != XC_DIMENSION_PERCENT || !share->part.unit ||
        strcmp(share->part.unit, "%") != 0 ||
        share->part.number.form != XC_NUMBER_CARDINAL ||
        !read_whole_of(atoms, share))
        return false;
    xc_phrase noun = xc_noun_phrase(atoms->sentence, share->noun_at,
                                    atoms->sentence->token_count);
    return noun.plural;
}

bool xc_share_read(const xc_atoms *atoms, uint32_t at, xc_share *share) {
    *share = (xc_share){0};
    share->first = at;
    if (at >= atoms->count || atoms->items[at].covered) return false;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_NUMBERS, atoms->items[at].norm);
    if (row && xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_ALL)
        return read_all(atoms, at, share);
    if (read_bare(atoms, at, &share->part) && read_whole_of(atoms, share))
        return true;
    *share = (xc_share){.first = at};
    return read_percent(atoms, at, share);
}

/* The fronted whole opens a clause. */
static bool opens_clause(const xc_atoms *atoms, uint32_t at) {
    if (at == 0) return true;
    xc_upos before = token_of(atoms, at - 1)->upos;
    return before == XC_UPOS_PUNCT || before == XC_UPOS_CCONJ ||
           before == XC_UPOS_SCONJ;
}

/* The atom after the comma that ends the fronted phrase; 0: none is near. */
static uint32_t after_comma(const xc_atoms *atoms, uint32_t at) {
    for (uint32_t i = at; i < atoms->count && i - at < FRONT_MAX; i++) {
        if (xc_atom_is(atoms, i, ",")) return i + 1;
        if (atoms->items[i].covered) continue; /* "inspected in 2024" */
        xc_upos tag = token_of(atoms, i)->upos;
        if (tag == XC_UPOS_AUX || tag == XC_UPOS_NUM) return 0;
    }
    return 0;
}

/* The part behind the comma; words like "only" or "at least" may be first. */
static bool read_fronted_part(const xc_atoms *atoms, uint32_t at,
                              xc_share *share) {
    uint32_t token = token_after(atoms, at);
    xc_match m = xc_match_at(XC_LEXICON_BOUNDS, atoms->sentence, token,
                             atoms->sentence->token_count);
    if (m.lexeme) {
        share->bound = m.lexeme;
        at = atom_of(atoms, at, token + m.count);
    }
    if (xc_atom_is(atoms, at, "all") && xc_atom_is(atoms, at + 1, "but")) {
        share->complement = true;
        at += 2;
    }
    return read_bare(atoms, at, &share->part) &&
           after_of(atoms, share->part.last) == 0;
}

bool xc_share_read_fronted(const xc_atoms *atoms, uint32_t at,
                           xc_share *share) {
    *share = (xc_share){0};
    share->first = at;
    uint32_t of = after_of(atoms, at);
    if (of == 0 && xc_atom_is(atoms, at, "among")) of = at + 1;
    if (of == 0 || !opens_clause(atoms, at)) return false;
    if (!read_whole_after(atoms, of, share)) return false;
    uint32_t part = after_comma(atoms, share->whole.last);
    if (part == 0 || !read_fronted_part(atoms, part, share)) return false;
    if (!set_value(share)) return false;
    share->last = share->part.last;
    uint32_t token = token_after(atoms, share->last);
    xc_phrase noun =
        xc_noun_phrase(atoms->sentence, token, atoms->sentence->token_count);
    share->noun_at =
        noun.plural ? token : token_after(atoms, share->whole.last);
    return true;
}

/*
 * finder.c - makes mentions of figures: their span, value and intervals, the
 * noun they count and the bounds around them.
 *
 * Exports: xc_finder_*.
 */
#include <string.h>

#include "extract/quantities/quantity.h"

/* How many pieces of words behind a number a noun may take. */
enum { NOUN_MAX = 12 };

const xc_sentence *xc_finder_sentence(const xc_finder *f) {
    return f->atoms.sentence;
}

uint32_t xc_finder_token(const xc_finder *f, uint32_t atom) {
    return atom < f->atoms.count ? f->atoms.items[atom].token
                                 : f->atoms.sentence->token_count;
}

const xc_token *xc_finder_before(const xc_finder *f, uint32_t atom) {
    uint32_t token = xc_finder_token(f, atom);
    return token > 0 ? &f->atoms.sentence->tokens[token - 1] : NULL;
}

bool xc_finder_attached(const xc_finder *f, uint32_t atom) {
    return atom < f->atoms.count && f->atoms.items[atom].attached;
}

xc_mention xc_finder_mention(const xc_finder *f, uint32_t first,
                             uint32_t last) {
    xc_mention m = {0};
    m.kind = XC_MENTION_QUANTITY;
    m.span.start = f->atoms.items[first].span.start;
    m.span.end = f->atoms.items[last - 1].span.end;
    m.in_title = f->atoms.sentence->in_title;
    m.sentence = f->index;
    m.first = f->atoms.items[first].token;
    m.last = f->atoms.items[last - 1].token + 1;
    m.noun_first = m.last;
    m.noun_last = m.last;
    m.actor = XC_NONE;
    return m;
}

void xc_finder_extend_left(const xc_finder *f, xc_mention *m, uint32_t token) {
    if (token >= m->first) return;
    m->first = token;
    m->span.start = f->atoms.sentence->tokens[token].span.start;
}

void xc_finder_extend_right(const xc_finder *f, xc_mention *m, uint32_t token) {
    if (token <= m->last) return;
    m->last = token;
    m->span.end = f->atoms.sentence->tokens[token - 1].span.end;
}

xc_interval xc_finder_only(double value) {
    xc_interval interval = {value, value, false, false};
    return interval;
}

void xc_finder_fill(xc_quantity *q, const xc_figure *figure, double value) {
    const xc_number *n = &figure->number;
    q->dimension = figure->dimension;
    q->unit = figure->unit;
    q->digits = n->digits;
    q->value = value;
    if (n->form == XC_NUMBER_VAGUE) {
        q->value = NAN;
        q->bound = XC_BOUND_AT_LEAST;
        q->digits = 0;
        q->written.low = n->low * figure->scale;
        q->written.high = INFINITY;
        q->meant = q->written;
        return;
    }
    q->written = xc_finder_only(value);
    q->meant = xc_meant(n, value, figure->scale, q->dimension);
    if (n->form == XC_NUMBER_ABOUT) {
        q->bound = XC_BOUND_ABOUT;
        q->meant.high = INFINITY;
    }
}

/* ------------------------------------------------------------------ */
/* The noun                                                             */

static const char *unit_of(const xc_finder *f, const xc_token *head) {
    return xc_token_is_name(head)
               ? xc_lemma_find(f->x->names, head->norm, XC_UPOS_NOUN)
               : head->lemma;
}

/* Where no plural ends the noun, the word that the number hangs on does: "one
 * gull pop up". */
static void cut_at_head(const xc_sentence *s, uint32_t number_end,
                        xc_phrase *noun) {
    if (number_end == 0 || !xc_tree_is(s, number_end - 1, "nummod")) return;
    uint32_t head = xc_tree_head(s, number_end - 1);
    if (head >= noun->first && head < noun->last) noun->last = head + 1;
}

/* The token where a date begins behind a token, which no noun goes on into:
 * "130 feet last week". */
static uint32_t noun_end(const xc_finder *f, uint32_t token) {
    uint32_t at = f->next > 0 ? f->next - 1 : 0;
    while (at < f->atoms.count && f->atoms.items[at].token < token)
        at++;
    for (uint32_t n = 0; at < f->atoms.count && n < NOUN_MAX; at++, n++)
        if (f->atoms.items[at].covered) return f->atoms.items[at].token;
    return f->atoms.sentence->token_count;
}

xc_status xc_finder_noun(xc_finder *f, xc_mention *m, uint32_t token) {
    const xc_sentence *s = f->atoms.sentence;
    if (token + 1 == m->last) token = m->last; /* "130-foot" */
    xc_phrase noun = xc_noun_phrase(s, token, noun_end(f, token));
    uint32_t after;
    if (noun.first == noun.last && xc_bound_after(s, token, &after))
        noun = xc_noun_phrase(s, after, noun_end(f, after));
    xc_quantity *q = &m->quantity;
    if (noun.first == noun.last) return XC_OK;
    if (!noun.plural) cut_at_head(s, m->last, &noun);
    m->noun_first = noun.first;
    m->noun_last = noun.last;
    bool counts = noun.plural || fabs(q->value) <= 1;
    if (q->dimension != XC_DIMENSION_NUMBER || !counts) return XC_OK;
    q->dimension = XC_DIMENSION_COUNT;
    q->unit = unit_of(f, &s->tokens[noun.last - 1]);
    XC_TRY_NEW(q->unit);
    uint32_t end;
    q->unit = xc_rate_add(f, q->unit, noun.last, &end);
    XC_TRY_NEW(q->unit);
    if (end > m->span.end) m->span.end = end;
    while (m->last < s->token_count && s->tokens[m->last].span.start < end)
        m->last++;
    return XC_OK;
}

/* Determiners and possessives are no part of what is counted. */
static bool is_left_out(const xc_token *t) {
    return t->upos == XC_UPOS_DET || t->upos == XC_UPOS_PUNCT ||
           t->upos == XC_UPOS_PART;
}

/* "alliance member" of "31 alliance members", interned. */
static xc_status name_noun(const xc_finder *f, xc_mention *m) {
    xc_buffer text = XC_BUFFER_INIT;
    for (uint32_t i = m->noun_first; i < m->noun_last; i++) {
        const xc_token *t = &f->atoms.sentence->tokens[i];
        if (is_left_out(t)) continue;
        if (text.length > 0) xc_buffer_putc(&text, ' ');
        /* A participle keeps its form: "freed girl", "guided tour". */
        const char *word = t->upos == XC_UPOS_VERB ? t->norm : t->lemma;
        if (i + 1 == m->noun_last) word = unit_of(f, t);
        xc_buffer_puts(&text, word ? word : t->norm);
    }
    xc_status status = xc_buffer_status(&text);
    if (status == XC_OK && text.length > 0) {
        m->noun = xc_names_intern(f->x->names, text.bytes, text.length);
        status = m->noun ? XC_OK : XC_ERROR_MEMORY;
    }
    xc_buffer_dispose(&text);
    return status;
}

/* How far before a figure the words of its bound may begin. */
#define BOUND_REACH 4u

/* The rule that read it, and the rows of the word lists that stand in it or,
 * of a bound, before it. */
static void explain(xc_finder *f, xc_mention *m) {
    static const xc_lexicon_id lists[] = {XC_LEXICON_NUMBERS, XC_LEXICON_UNITS,
                                          XC_LEXICON_CURRENCIES,
                                          XC_LEXICON_SYMBOLS, XC_LEXICON_AGES};
    const xc_sentence *s = f->atoms.sentence;
    if (!f->x->explain) return;
    xc_because(f->x, &m->why, "number", f->rule, NULL);
    uint32_t from = m->first > BOUND_REACH ? m->first - BOUND_REACH : 0;
    for (uint32_t t = from; t < m->last; t++) {
        xc_match bound = xc_match_at(XC_LEXICON_BOUNDS, s, t, m->last);
        bool ends = bound.lexeme && t + bound.count >= m->first;
        if (ends && m->quantity.bound != XC_BOUND_EXACT)
            xc_because(f->x, &m->why, "number", "words of a bound",
                       bound.lexeme);
    }
    for (uint32_t t = m->first; t < m->last; t++)
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
            xc_match row = xc_match_at(lists[i], s, t, m->last);
            if (row.lexeme)
                xc_because(f->x, &m->why, "number", "words of the figure",
                           row.lexeme);
        }
}

xc_status xc_finder_push(xc_finder *f, xc_mention m) {
    if (!m.noun) XC_TRY(name_noun(f, &m));
    explain(f, &m);
    return XC_PUSH(f->x->arena, &f->x->reading->mentions, m);
}

/* ------------------------------------------------------------------ */
/* Bounds                                                               */

/* Words that the quantity before has taken are not taken again. */
static bool is_taken(const xc_finder *f, uint32_t token) {
    const xc_reading *r = f->x->reading;
    if (r->mentions.count == 0) return false;
    const xc_mention *m = &r->mentions.items[r->mentions.count - 1];
    return m->kind == XC_MENTION_QUANTITY && m->sentence == f->index &&
           f->atoms.sentence->tokens[token].span.start < m->span.end;
}

/* A bound before the mention that says something of it. */
static const xc_lexeme *bound_before(const xc_finder *f, const xc_mention *m,
                                     uint32_t *place) {
    const xc_sentence *s = f->atoms.sentence;
    bool joined = m->span.start != s->tokens[m->first].span.start;
    const xc_lexeme *row = xc_bound_before(s, m->first, place);
    if (!row || joined || is_taken(f, *place)) return NULL;
    return xc_bound_is_meant(s, *place, m->first, &m->quantity) ? row : NULL;
}

static bool opens_figure(const xc_sentence *s, uint32_t token) {
    if (token >= s->token_count) return false;
    const xc_token *t = &s->tokens[token];
    const char *digits = t->norm + (t->norm[0] == '+' || t->norm[0] == '-');
    return (digits[0] >= '0' && digits[0] <= '9') || t->upos == XC_UPOS_SYM ||
           t->upos == XC_UPOS_NUM ||
           xc_lexicon_find(XC_LEXICON_NUMBERS, t->norm) != NULL;
}

/* The bound behind a figure. In "5, at least 6" the words are those of the
 * figure behind them. */
static const xc_lexeme *bound_behind(const xc_sentence *s, uint32_t token,
                                     uint32_t *last) {
    const xc_lexeme *row = xc_bound_after(s, token, last);
    bool shared = row && xc_lexeme_flag(row, XC_BOUNDS_BEFORE);
    return shared && opens_figure(s, *last) ? NULL : row;
}

void xc_finder_bounds(const xc_finder *f, xc_mention *m) {
    const xc_sentence *s = f->atoms.sentence;
    uint32_t place;
    const xc_lexeme *row = bound_before(f, m, &place);
    if (row) {
        xc_finder_extend_left(f, m, place);
        xc_bound_apply(&m->quantity, row);
        if (xc_lexeme_word(row, XC_BOUNDS_BOUND) != XC_BOUNDS_BOUND_EXACT)
            return;
    }
    /* A piece within a hyphened word has no words behind it. */
    if (m->span.end < s->tokens[m->last - 1].span.end) return;
    row = bound_behind(s, m->last, &place);
    if (!row && m->noun_last > m->last)
        row = bound_behind(s, m->noun_last, &place);
    else if (row)
        xc_finder_extend_right(f, m, place);
    xc_bound_apply(&m->quantity, row);
}

/*
 * stance.c - turns a word of saying, thinking, wanting or judging into what it
 * may take, as its rows say, and a sentence into the reach of its tokens.
 * Exports: xc_stance_at, xc_stance_is_passive, xc_stance_noun_by,
 * xc_stance_bears, xc_stance_noun_bearing, xc_framing_measure, xc_framing_span.
 */
#include <string.h>

#include "extract/attributions/stance.h"

static xc_attribution_kind kind_of_word(int word) {
    return word > 0 ? (xc_attribution_kind)(word - 1) : XC_ATTRIBUTION_SAY;
}

/* The rows of a verb or adjective in both lists, taken together. */
static xc_stance read_verb(const xc_sentence *sentence, uint32_t at) {
    xc_match say =
        xc_match_at(XC_LEXICON_REPORTING, sentence, at, sentence->token_count);
    xc_match stance =
        xc_match_at(XC_LEXICON_STANCES, sentence, at, sentence->token_count);
    xc_stance f = {0};
    if (say.lexeme) {
        f.row = say.lexeme;
        f.count = say.count;
        f.kind = kind_of_word(xc_lexeme_word(f.row, XC_REPORTING_KIND));
        f.clause = xc_lexeme_flag(f.row, XC_REPORTING_AFTER);
        f.object = xc_lexeme_flag(f.row, XC_REPORTING_OBJECT);
        f.topic = xc_lexeme_flag(f.row, XC_REPORTING_TOPIC);
    }
    if (!stance.lexeme) return f;
    if (!f.row) {
        f.row = stance.lexeme;
        f.count = stance.count;
        f.kind = kind_of_word(xc_lexeme_word(f.row, XC_STANCES_KIND));
    }
    f.clause |= xc_lexeme_flag(stance.lexeme, XC_STANCES_CLAUSE);
    f.infinitive = xc_lexeme_flag(stance.lexeme, XC_STANCES_INFINITIVE);
    f.object |= xc_lexeme_flag(stance.lexeme, XC_STANCES_OBJECT);
    f.topic |= xc_lexeme_flag(stance.lexeme, XC_STANCES_TOPIC);
    f.felt = xc_lexeme_flag(stance.lexeme, XC_STANCES_FELT);
    f.named = xc_lexeme_flag(stance.lexeme, XC_STANCES_NAMED);
    f.called = kind_of_word(xc_lexeme_word(stance.lexeme, XC_STANCES_KIND));
    if (stance.count > f.count) {
        f.count = stance.count;
        f.row = stance.lexeme;
        f.kind = kind_of_word(xc_lexeme_word(f.row, XC_STANCES_KIND));
    }
    return f;
}

xc_stance xc_stance_at(const xc_sentence *sentence, uint32_t at) {
    xc_stance f = {0};
    xc_upos upos = sentence->tokens[at].upos;
    if (upos == XC_UPOS_VERB || upos == XC_UPOS_ADJ) {
        f = read_verb(sentence, at);
    } else if (upos == XC_UPOS_NOUN) {
        xc_match m = xc_match_at(XC_LEXICON_STATEMENTS, sentence, at,
                                 sentence->token_count);
        f.row = m.lexeme;
        f.count = m.count;
        f.noun = m.lexeme != NULL;
        f.clause = f.infinitive = f.topic = f.noun;
        if (f.noun)
            f.kind = kind_of_word(xc_lexeme_word(f.row, XC_STATEMENTS_KIND));
    }
    return f;
}

/* Hands the reach of a token on to its head. */
static void widen(xc_framing *f, uint32_t head, uint32_t at) {
    if (f->first[at] < f->first[head]) f->first[head] = f->first[at];
    if (f->last[at] > f->last[head]) f->last[head] = f->last[at];
}

/* From the leaves up: a token is done when all that hang on it are. What turns
 * in a circle is never done, and reaches as far as what hangs on it. */
static void measure_up(xc_framing *f, uint32_t *waits, uint32_t *ready) {
    uint32_t count = f->sentence->token_count, done = 0, known = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t head = xc_tree_head(f->sentence, i);
        if (head != XC_NO_TOKEN) waits[head]++;
    }
    for (uint32_t i = 0; i < count; i++)
        if (waits[i] == 0) ready[known++] = i;
    while (done < known) {
        uint32_t at = ready[done++];
        uint32_t head = xc_tree_head(f->sentence, at);
        if (head == XC_NO_TOKEN) continue;
        widen(f, head, at);
        if (--waits[head] == 0) ready[known++] = head;
    }
}

xc_status xc_framing_measure(xc_framing *f) {
    uint32_t count = f->sentence->token_count;
    uint32_t *room =
        xc_arena_alloc(f->s->x->arena, 4 * (size_t)count * sizeof *room);
    XC_TRY_NEW(room);
    f->first = room;
    f->last = room + count;
    for (uint32_t i = 0; i < count; i++) {
        f->first[i] = i;
        f->last[i] = i + 1;
        room[2 * count + i] = 0;
    }
    measure_up(f, room + 2 * count, room + 3 * count);
    return XC_OK;
}

static bool is_mark(const xc_sentence *sentence, uint32_t at) {
    return sentence->tokens[at].upos == XC_UPOS_PUNCT;
}

/* The span of tokens [first, last) without marks at its ends; empty: none. */
xc_span xc_framing_span(const xc_framing *f, uint32_t first, uint32_t last) {
    xc_span span = {0, 0};
    while (first < last && is_mark(f->sentence, first))
        first++;
    while (last > first && is_mark(f->sentence, last - 1))
        last--;
    if (last > first) {
        span.start = f->sentence->tokens[first].span.start;
        span.end = f->sentence->tokens[last - 1].span.end;
    }
    return span;
}

bool xc_stance_bears(const xc_sentence *sentence, uint32_t at, int feature) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_BEARINGS, sentence->tokens[at].norm);
    return row && xc_lexeme_flag(row, feature);
}

uint32_t xc_stance_noun_bearing(const xc_sentence *sentence, uint32_t head,
                                const char *relation, uint32_t from,
                                int feature) {
    for (uint32_t at = xc_tree_child(sentence, head, relation, from);
         at != XC_NO_TOKEN;
         at = xc_tree_child(sentence, head, relation, at + 1)) {
        uint32_t sign = xc_tree_child(sentence, at, "case", 0);
        if (sign != XC_NO_TOKEN && xc_stance_bears(sentence, sign, feature))
            return at;
    }
    return XC_NO_TOKEN;
}

bool xc_stance_is_passive(const xc_sentence *sentence, uint32_t verb) {
    return xc_tree_child(sentence, verb, "nsubj:pass", 0) != XC_NO_TOKEN ||
           xc_tree_child(sentence, verb, "aux:pass", 0) != XC_NO_TOKEN;
}

/* A noun that hangs on a word by a preposition of the row of connectors; "by
 * the mayor". */
uint32_t xc_stance_noun_by(const xc_sentence *sentence, uint32_t head,
                           const char *relation, const char *preposition) {
    for (uint32_t at = xc_tree_child(sentence, head, relation, 0);
         at != XC_NO_TOKEN;
         at = xc_tree_child(sentence, head, relation, at + 1)) {
        uint32_t sign = xc_tree_child(sentence, at, "case", 0);
        if (sign != XC_NO_TOKEN && xc_is_word_at(sentence, sign, preposition))
            return at;
    }
    return XC_NO_TOKEN;
}

/*
 * measure.c - knows figures of a unit that say nothing by themselves: sizes
 * that name a kind ("the 18-yard line"), one of several that stand side by
 * side, measures of the word behind them ("14% larger"). Exports:
 * xc_measure_is_*.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* The figure beside one, with nothing but commas and "or" between: alternatives
 * ("$3, $4 or $5") or the same in another unit. */
static bool is_beside(const xc_frame *frame, uint32_t first, uint32_t last,
                      bool *either) {
    bool any = false;
    for (uint32_t i = first; i < last; i++) {
        const xc_token *token = xc_frame_token(frame, i);
        if (token->upos != XC_UPOS_PUNCT && token->upos != XC_UPOS_CCONJ)
            return false;
        any = any || strcmp(token->norm, "or") == 0;
    }
    *either = *either || any;
    return first < last;
}

/* One of several figures of which it is open which holds. */
bool xc_measure_is_alternative(const xc_frame *frame, const xc_mention *m) {
    bool either = false;
    const xc_mention *last = NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *other = &frame->mentions[i];
        if (other->kind != XC_MENTION_QUANTITY || other->first == m->first)
            continue;
        bool before = other->last <= m->first && i < frame->mention_count;
        if (before && is_beside(frame, other->last, m->first, &either))
            return either;
        if (other->first < (last ? last->last : m->last)) continue;
        if (!is_beside(frame, last ? last->last : m->last, other->first,
                       &either))
            break;
        last = other;
    }
    return either;
}

/* "the weight of 400 g and 170 g bars": one of several that belong to a noun
 * behind the last of them. */
bool xc_measure_is_listed(const xc_frame *frame, const xc_mention *m) {
    const xc_sentence *s = frame->sentence;
    if (m->last + 1 >= s->token_count ||
        s->tokens[m->last].upos != XC_UPOS_CCONJ)
        return false;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *other = &frame->mentions[i];
        if (other->kind == XC_MENTION_QUANTITY && other->first == m->last + 1 &&
            other->last < s->token_count)
            return s->tokens[other->last].upos == XC_UPOS_NOUN;
    }
    return false;
}

/* "44 percent to 39 percent support": what two sides have, side by side. */
bool xc_measure_is_against(const xc_frame *frame, const xc_mention *m) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *other = &frame->mentions[i];
        if (other->kind != XC_MENTION_QUANTITY) continue;
        uint32_t between = other->last + 1 == m->first   ? other->last
                           : m->last + 1 == other->first ? m->last
                                                         : XC_NO_TOKEN;
        if (between != XC_NO_TOKEN &&
            strcmp(xc_frame_token(frame, between)->norm, "to") == 0)
            return true;
    }
    return false;
}

static bool is_length(const xc_quantity *q) {
    return q->dimension == XC_DIMENSION_LENGTH ||
           q->dimension == XC_DIMENSION_TIME;
}

/* "the 18-yard line", "400 g bars": a size that names a kind; of several
 * things none is told. */
bool xc_measure_is_kind(const xc_frame *frame, uint32_t noun,
                        const xc_mention *m) {
    const xc_token *token = xc_frame_token(frame, noun);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SIZED, token->lemma);
    int by = row ? xc_lexeme_word(row, XC_SIZED_BY) : 0;
    return xc_token_has_tag(token, "NNS") ||
           (by == XC_SIZED_BY_LENGTH && is_length(&m->quantity)) ||
           (by == XC_SIZED_BY_CONTENT && !is_length(&m->quantity) &&
            m->quantity.dimension != XC_DIMENSION_PERCENT);
}

/* Words in brackets behind a figure, at most: "$200,000 (about 151,000
 * pounds)". */
enum { BRACKET_REACH = 8 };

/* The token behind a figure and what stands in brackets there. */
static uint32_t behind(const xc_sentence *s, const xc_mention *m) {
    uint32_t at = m->last;
    if (at >= s->token_count || strcmp(s->tokens[at].norm, "(") != 0) return at;
    for (uint32_t i = at; i < s->token_count && i - at < BRACKET_REACH; i++)
        if (strcmp(s->tokens[i].norm, ")") == 0) return i + 1;
    return at;
}

/* "looked 14% larger", "brought it 3 km (2 miles) closer", "the $20 (18 euro)
 * ticket": it measures that word, whatever the tree makes of it. */
bool xc_measure_is_of_next(const xc_sentence *s, const xc_mention *m) {
    uint32_t next = behind(s, m);
    if (next >= s->token_count) return false;
    const xc_token *token = &s->tokens[next];
    return xc_token_has_tag(token, "JJR") || xc_token_has_tag(token, "RBR") ||
           (next > m->last && token->upos == XC_UPOS_NOUN);
}

/* "the 25-ton, unmarked truck": what is written with a hyphen belongs to a
 * noun and is no argument of a verb. */
bool xc_measure_is_hyphened(const xc_frame *frame, const xc_mention *m) {
    const xc_text *text = xc_sentence_text(frame->x->reading, frame->sentence);
    for (uint32_t i = m->span.start + 1; i + 1 < m->span.end; i++) {
        unsigned char before = (unsigned char)text->bytes[i - 1];
        unsigned char after = (unsigned char)text->bytes[i + 1];
        if (text->bytes[i] == '-' && before >= '0' && before <= '9' &&
            (after < '0' || after > '9'))
            return true;
    }
    return false;
}

/*
 * quotation.c - finds the stretches of a paragraph that stand between
 * quotation marks, from mark to mark or to the paragraph's end where no mark
 * closes them. It does not ask who speaks, nor whether it is speech.
 * Exports: xc_speech_find_quotations, xc_speech_quoted.
 */
#include <string.h>

#include "extract/attributions/speech.h"
#include "text/chars.h"

typedef enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE } mark;

/* What a token does to a quotation. Straight marks open after a space and
 * close before one. */
static mark read_mark(const xc_speech *s, const xc_sentence *sentence,
                      uint32_t at, bool inside) {
    const xc_token *token = &sentence->tokens[at];
    if (token->upos != XC_UPOS_PUNCT || strcmp(token->norm, "\"") != 0)
        return MARK_NONE;
    const xc_text *text = xc_sentence_text(s->x->reading, sentence);
    uint32_t offset = token->span.start;
    int32_t c = xc_char_next(text->bytes, text->length, &offset);
    if (xc_char_is_open_quote(c)) return MARK_OPEN;
    if (xc_char_is_close_quote(c)) return MARK_CLOSE;
    return inside ? MARK_CLOSE : MARK_OPEN;
}

static xc_status close_quotation(xc_speech *s, xc_quotation *q, uint32_t sentence,
                                 uint32_t token, uint32_t end) {
    q->close_sentence = sentence;
    q->close_token = token;
    q->content.end = end;
    return XC_PUSH(s->x->arena, &s->quotations, *q);
}

/* Finds the quotations of the sentences [first, last), all of one block. */
xc_status xc_speech_find_quotations(xc_speech *s, uint32_t first, uint32_t last) {
    xc_quotation q = {0};
    bool inside = false;
    for (uint32_t i = first; i < last; i++) {
        const xc_sentence *sentence = xc_speech_sentence(s, i);
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            mark m = read_mark(s, sentence, t, inside);
            if (m == MARK_OPEN && !inside) {
                inside = true;
                q = (xc_quotation){.open_sentence = i, .open_token = t};
                q.content.start = sentence->tokens[t].span.end;
            } else if (m == MARK_CLOSE && inside) {
                inside = false;
                XC_TRY(close_quotation(s, &q, i, t,
                                       sentence->tokens[t].span.start));
            }
        }
    }
    if (!inside) return XC_OK;
    const xc_sentence *sentence = xc_speech_sentence(s, last - 1);
    return close_quotation(s, &q, last - 1, sentence->token_count,
                           sentence->span.end);
}

/* Quotations from that one on are those of one block, in order of place. */
bool xc_speech_quoted(const xc_speech *s, size_t from, uint32_t offset) {
    size_t low = from, high = s->quotations.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->quotations.items[middle].content.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->quotations.count &&
           s->quotations.items[low].content.start <= offset;
}

/*
 * quotation.c - finds the stretches of a paragraph that stand between
 * quotation marks: double ones from mark to mark, or to the paragraph's end
 * where no mark closes them; single ones only where both marks are sure, for
 * apostrophes look alike. It does not ask who speaks, nor whether it is speech.
 * Exports: xc_speech_find_quotations, xc_speech_quoted, xc_speech_is_mark.
 */
#include <string.h>

#include "extract/attributions/speech.h"
#include "text/chars.h"

typedef enum mark {
    MARK_NONE,
    MARK_OPEN,
    MARK_CLOSE,
    MARK_OPEN_SINGLE,
    MARK_CLOSE_SINGLE
} mark;

/* What is open while a paragraph is gone through. */
typedef struct opening {
    bool inside, single;
    xc_quotation quotation;
} opening;

bool xc_speech_is_mark(const xc_token *token) {
    return strcmp(token->norm, "\"") == 0 || strcmp(token->norm, "''") == 0 ||
           strcmp(token->norm, "``") == 0;
}

static bool is_apostrophe(const xc_token *token) {
    return strcmp(token->norm, "'") == 0 || strcmp(token->norm, "`") == 0;
}

/* A single mark opens before a word and behind a space; it closes between a
 * mark and a space. "The dogs' home" has neither. */
static mark read_single(const xc_sentence *sentence, uint32_t at, bool inside) {
    const xc_token *token = &sentence->tokens[at];
    bool last = at + 1 == sentence->token_count;
    bool ahead = !last && !token[1].space_before;
    if (!inside && (at == 0 || token->space_before) && ahead &&
        token[1].upos != XC_UPOS_PUNCT)
        return MARK_OPEN_SINGLE;
    if (!inside || at == 0 || token->space_before || ahead) return MARK_NONE;
    return token[-1].upos == XC_UPOS_PUNCT ? MARK_CLOSE_SINGLE : MARK_NONE;
}

/* What a token does to a quotation. Straight marks open after a space and
 * close before one. */
static mark read_mark(const xc_speech *s, const xc_sentence *sentence,
                      uint32_t at, const opening *o) {
    const xc_token *token = &sentence->tokens[at];
    if (is_apostrophe(token) && (!o->inside || o->single))
        return read_single(sentence, at, o->inside);
    if (!xc_speech_is_mark(token) || (o->inside && o->single)) return MARK_NONE;
    const xc_text *text = xc_sentence_text(s->x->reading, sentence);
    uint32_t offset = token->span.start;
    int32_t c = xc_char_next(text->bytes, text->length, &offset);
    if (strcmp(token->norm, "\"") == 0) {
        if (xc_char_is_open_quote(c)) return MARK_OPEN;
        /* some set the closing mark at both ends */
        bool opens = !o->inside && at + 1 < sentence->token_count &&
                     !token[1].space_before && (at == 0 || token->space_before);
        if (xc_char_is_close_quote(c)) return opens ? MARK_OPEN : MARK_CLOSE;
    }
    return o->inside ? MARK_CLOSE : MARK_OPEN;
}

static xc_status close_quotation(xc_speech *s, opening *o, uint32_t sentence,
                                 uint32_t token, uint32_t end) {
    o->inside = false;
    o->quotation.close_sentence = sentence;
    o->quotation.close_token = token;
    o->quotation.content.end = end;
    return XC_PUSH(s->x->arena, &s->quotations, o->quotation);
}

static xc_status take_mark(xc_speech *s, opening *o, uint32_t index,
                           uint32_t at) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    const xc_token *token = &sentence->tokens[at];
    mark m = read_mark(s, sentence, at, o);
    if ((m == MARK_OPEN || m == MARK_OPEN_SINGLE) && !o->inside) {
        o->inside = true;
        o->single = m == MARK_OPEN_SINGLE;
        o->quotation = (xc_quotation){.open_sentence = index, .open_token = at};
        o->quotation.content.start = token->span.end;
    } else if ((m == MARK_CLOSE || m == MARK_CLOSE_SINGLE) && o->inside) {
        return close_quotation(s, o, index, at, token->span.start);
    }
    return XC_OK;
}

xc_status xc_speech_find_quotations(xc_speech *s, uint32_t first,
                                    uint32_t last) {
    opening o = {.inside = false};
    for (uint32_t i = first; i < last; i++)
        for (uint32_t t = 0; t < xc_speech_sentence(s, i)->token_count; t++)
            XC_TRY(take_mark(s, &o, i, t));
    if (!o.inside || o.single) return XC_OK;
    const xc_sentence *sentence = xc_speech_sentence(s, last - 1);
    return close_quotation(s, &o, last - 1, sentence->token_count,
                           sentence->span.end);
}

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

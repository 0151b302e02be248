/*
 * quotation.c - finds the stretches of a paragraph that stand between
 * quotation marks: double ones from mark to mark, or to the paragraph's end
 * where no mark closes them; single ones only where one that can close them
 * stands near, for apostrophes look alike. A straight mark opens or closes by
 * the spaces beside it; one that closes nothing is none, and an open one that
 * the next opening mark shows to be a mistake ends with its sentence. It does
 * not ask who speaks, nor whether it is speech.
 * Exports: xc_speech_find_quotations, xc_speech_is_closed, xc_speech_quoted,
 * xc_speech_is_mark, xc_speech_begins.
 */
#include <string.h>

#include "extract/attributions/speech.h"
#include "text/chars.h"

typedef enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE } mark;

/* Tokens that a single mark may stand before the one that closes it, at most;
 * and sentences that a quotation may have that nothing closes. */
enum { SINGLE_REACH = 200, UNCLOSED_SENTENCES = 3 };

/* Sentences of a paragraph of speech, at most, where the next begins with a
 * mark in the middle of the text. */
enum { REOPEN_SENTENCES = 4 };

/* What is open while a paragraph is gone through. */
typedef struct opening {
    bool inside, single;
    uint32_t last; /* end of the paragraph, as a sentence */
    xc_quotation quotation;
    uint32_t reopened; /* the sentence of its last mark that opens */
    uint32_t close_sentence, close_token; /* of a single mark */
} opening;

bool xc_speech_is_mark(const xc_token *token) {
    return strcmp(token->norm, "\"") == 0 || strcmp(token->norm, "''") == 0 ||
           strcmp(token->norm, "``") == 0;
}

static bool is_apostrophe(const xc_token *token) {
    return strcmp(token->norm, "'") == 0 || strcmp(token->norm, "`") == 0;
}

/* Behind a space and before a word: a mark that opens. */
static bool is_opening(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    bool free = at == 0 || token->space_before ||
                strcmp(token[-1].norm, "(") == 0 ||
                strcmp(token[-1].norm, "-") == 0;
    return free && at + 1 < sentence->token_count && !token[1].space_before;
}

/* Behind a word and before a space or a mark: one that closes. */
static bool is_closing(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    if (at == 0 || token->space_before) return false;
    return at + 1 == sentence->token_count || token[1].space_before ||
           token[1].upos == XC_UPOS_PUNCT;
}

/* "The dogs' home": a closing mark looks alike. */
static bool may_own(const xc_token *before) {
    size_t length = strlen(before->norm);
    return before->upos != XC_UPOS_PUNCT && length > 0 &&
           before->norm[length - 1] == 's';
}

bool xc_speech_begins(const xc_sentence *sentence, uint32_t at) {
    if (at == 0) return true;
    const char *before = sentence->tokens[at - 1].norm;
    return strcmp(before, ".") == 0 || strcmp(before, "?") == 0 ||
           strcmp(before, "!") == 0;
}

static bool follows_colon(const xc_sentence *sentence, uint32_t at) {
    return at > 0 && xc_is_word_at(sentence, at - 1, ":");
}

/* The next paragraph begins with a mark: speech goes on there. */
static bool is_continued(const xc_speech *s, uint32_t next, bool single) {
    const xc_sentences *all = &s->x->reading->sentences;
    if (next >= all->count || all->items[next].token_count == 0) return false;
    const xc_sentence *sentence = &all->items[next];
    return single
               ? is_apostrophe(&sentence->tokens[0]) && is_opening(sentence, 0)
               : xc_speech_is_mark(&sentence->tokens[0]);
}

/* A single mark that nothing closes, of a paragraph of speech that goes on in
 * the next one. */
static bool runs_on(const xc_speech *s, opening *o, uint32_t index,
                    uint32_t at) {
    if (!xc_speech_begins(xc_speech_sentence(s, index), at) ||
        o->last - index > REOPEN_SENTENCES || !is_continued(s, o->last, true))
        return false;
    o->close_sentence = o->last - 1;
    o->close_token = xc_speech_sentence(s, o->last - 1)->token_count;
    return true;
}

/* Where a single mark is closed that opens at a token; false: nowhere, it is
 * an apostrophe. The mark behind an "s" closes only where no surer one comes
 * before the next that opens; sentences of one speech may each begin with
 * one. */
static bool close_single(const xc_speech *s, opening *o, uint32_t index,
                         uint32_t at) {
    bool found = false;
    bool begins = xc_speech_begins(xc_speech_sentence(s, index), at) ||
                  follows_colon(xc_speech_sentence(s, index), at);
    uint32_t seen = 0, t = at + 1;
    for (uint32_t i = index; i < o->last && seen < SINGLE_REACH; i++, t = 0) {
        const xc_sentence *sentence = xc_speech_sentence(s, i);
        for (; t < sentence->token_count && seen < SINGLE_REACH; t++, seen++) {
            if (!is_apostrophe(&sentence->tokens[t])) continue;
            if (is_opening(sentence, t)) {
                if (found || !begins || !xc_speech_begins(sentence, t))
                    return found;
                seen = 0;
                continue;
            }
            bool owns = t > 0 && may_own(&sentence->tokens[t - 1]);
            if (!is_closing(sentence, t) || (owns && found)) continue;
            o->close_sentence = i;
            o->close_token = t;
            found = true;
            if (!owns) return true;
        }
    }
    return found || runs_on(s, o, index, at);
}

/* What a double mark does, by its shape, else by whether one is open. A mark
 * that opens while one is open does so: the first was not closed. */
static mark read_double(const xc_speech *s, const xc_sentence *sentence,
                        uint32_t at, const opening *o) {
    const xc_token *token = &sentence->tokens[at];
    const xc_text *text = xc_sentence_text(s->x->reading, sentence);
    uint32_t offset = token->span.start;
    int32_t c = xc_char_next(text->bytes, text->length, &offset);
    bool opens = is_opening(sentence, at), closes = is_closing(sentence, at);
    if (strcmp(token->norm, "\"") == 0) {
        if (xc_char_is_open_quote(c)) return MARK_OPEN;
        /* some set the closing mark at both ends */
        if (xc_char_is_close_quote(c))
            return opens && !o->inside ? MARK_OPEN : MARK_CLOSE;
        if (opens && !closes) return MARK_OPEN;
        if (closes && !opens) return MARK_CLOSE;
    }
    return o->inside ? MARK_CLOSE : MARK_OPEN;
}

static mark read_mark(const xc_speech *s, uint32_t index, uint32_t at,
                      opening *o) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    const xc_token *token = &sentence->tokens[at];
    if (o->inside && o->single)
        return index == o->close_sentence && at == o->close_token ? MARK_CLOSE
                                                                  : MARK_NONE;
    if (xc_speech_is_mark(token)) return read_double(s, sentence, at, o);
    bool opens = !o->inside && is_apostrophe(token) &&
                 is_opening(sentence, at) && token[1].upos != XC_UPOS_PUNCT &&
                 close_single(s, o, index, at);
    return opens ? MARK_OPEN : MARK_NONE;
}

static xc_status close_quotation(xc_speech *s, opening *o, uint32_t sentence,
                                 uint32_t token, uint32_t end) {
    o->inside = false;
    o->quotation.close_sentence = sentence;
    o->quotation.close_token = token;
    o->quotation.content.end = end;
    if (end <= o->quotation.content.start) return XC_OK;
    return XC_PUSH(s->x->arena, &s->quotations, o->quotation);
}

/* Nothing closes it: it ends with its sentence, for how far it goes nobody
 * knows. */
static xc_status cut_off(xc_speech *s, opening *o) {
    uint32_t index = o->quotation.open_sentence;
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    return close_quotation(s, o, index, sentence->token_count,
                           sentence->span.end);
}

/* A mark that opens while one is open: paragraphs of one speech each begin
 * with one ("... \"And so"), and it stays open; else the first was a
 * mistake. */
static xc_status reopen(xc_speech *s, opening *o, uint32_t index, uint32_t at) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    if (xc_speech_begins(sentence, at) &&
        index - o->reopened <= REOPEN_SENTENCES) {
        o->reopened = index;
        return XC_OK;
    }
    if (index != o->quotation.open_sentence) return cut_off(s, o);
    o->inside = false;
    return XC_OK;
}

static xc_status take_mark(xc_speech *s, opening *o, uint32_t index,
                           uint32_t at) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    const xc_token *token = &sentence->tokens[at];
    mark m = read_mark(s, index, at, o);
    if (m == MARK_CLOSE && o->inside)
        return close_quotation(s, o, index, at, token->span.start);
    if (m != MARK_OPEN) return XC_OK;
    if (o->inside) XC_TRY(reopen(s, o, index, at));
    if (o->inside) return XC_OK;
    o->inside = true;
    o->reopened = index;
    o->single = is_apostrophe(token);
    o->quotation = (xc_quotation){.open_sentence = index, .open_token = at};
    o->quotation.content.start = token->span.end;
    return XC_OK;
}

xc_status xc_speech_find_quotations(xc_speech *s, uint32_t first,
                                    uint32_t last) {
    opening o = {.inside = false, .last = last};
    for (uint32_t i = first; i < last; i++)
        for (uint32_t t = 0; t < xc_speech_sentence(s, i)->token_count; t++)
            XC_TRY(take_mark(s, &o, i, t));
    if (!o.inside) return XC_OK;
    bool far = last - o.quotation.open_sentence > UNCLOSED_SENTENCES;
    if (far && !o.single && !is_continued(s, last, false))
        return cut_off(s, &o);
    const xc_sentence *sentence = xc_speech_sentence(s, last - 1);
    return close_quotation(s, &o, last - 1, sentence->token_count,
                           sentence->span.end);
}

bool xc_speech_is_closed(const xc_speech *s, const xc_quotation *q) {
    return q->close_token <
           xc_speech_sentence(s, q->close_sentence)->token_count;
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

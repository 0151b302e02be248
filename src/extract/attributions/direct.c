/*
 * direct.c - turns quotations into attributions: a speaker stands beside a
 * reporting verb outside the marks, in the sentence where they end or begin; a
 * quotation without one has the speaker of the one before it in the paragraph.
 * A few quoted words without a speaker are scare quotes, not speech.
 * Exports: xc_speech_direct.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* How far from its quotation a cue may stand, in tokens. */
#define CUE_REACH 14u

/* The cue between two tokens of a sentence, the first or the last of them. */
static bool find_cue(const xc_speech *s, uint32_t index, uint32_t from,
                     uint32_t to, bool forwards, xc_cue *found) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    bool any = false;
    for (uint32_t t = from; t < to; t++) {
        xc_match m = xc_speech_cue_at(sentence, t);
        if (!m.lexeme) continue;
        xc_cue c = {.sentence = index, .first = t, .last = t + m.count};
        c.kind = (xc_attribution_kind)(
            xc_lexeme_word(m.lexeme, XC_REPORTING_KIND) - 1);
        c.hears = xc_lexeme_flag(m.lexeme, XC_REPORTING_ADDRESSEE);
        if (!xc_speech_source(s, &c, from, true)) continue;
        *found = c;
        any = true;
        if (forwards) return true;
    }
    return any;
}

/* The nearest mark of quotation after a token, else the sentence's end. */
static uint32_t next_mark(const xc_sentence *sentence, uint32_t from) {
    while (from < sentence->token_count &&
           strcmp(sentence->tokens[from].norm, "\"") != 0)
        from++;
    return from;
}

static uint32_t previous_mark(const xc_sentence *sentence, uint32_t before) {
    while (before > 0 && strcmp(sentence->tokens[before - 1].norm, "\"") != 0)
        before--;
    return before;
}

/* A cue after the closing mark or before the opening one. */
static bool find_quotation_cue(const xc_speech *s, const xc_quotation *q,
                               xc_cue *found) {
    const xc_sentence *close = xc_speech_sentence(s, q->close_sentence);
    if (q->close_token < close->token_count) {
        uint32_t from = q->close_token + 1;
        uint32_t to = next_mark(close, from);
        if (to - from > CUE_REACH) to = from + CUE_REACH;
        if (find_cue(s, q->close_sentence, from, to, true, found)) return true;
    }
    const xc_sentence *open = xc_speech_sentence(s, q->open_sentence);
    uint32_t to = q->open_token, from = previous_mark(open, to);
    if (to - from > CUE_REACH) from = to - CUE_REACH;
    return find_cue(s, q->open_sentence, from, to, false, found);
}

xc_status xc_speech_direct(xc_speech *s, size_t from) {
    xc_cue last = {.actor = XC_NONE};
    bool have_last = false;
    for (size_t i = from; i < s->quotations.count; i++) {
        const xc_quotation *q = &s->quotations.items[i];
        xc_cue c = {.actor = XC_NONE};
        if (find_quotation_cue(s, q, &c)) {
            c.part = have_last && c.sentence == last.sentence &&
                     c.first == last.first;
            last = c;
            have_last = true;
        } else if (have_last) {
            c = last;
            c.part = true;
        } else {
            continue;
        }
        XC_TRY(xc_speech_push(s, &c, true, q->content));
    }
    return XC_OK;
}

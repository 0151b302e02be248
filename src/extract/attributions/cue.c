/*
 * cue.c - finds the words that a text names somebody's saying with, and
 * writes down attributions.
 * Exports: xc_speech_cue_at, xc_speech_is_used, xc_speech_is_said,
 * xc_speech_push, xc_speech_sentence, xc_speech_token_from.
 */
#include <string.h>

#include "extract/attributions/speech.h"

const xc_sentence *xc_speech_sentence(const xc_speech *s, uint32_t index) {
    return &s->x->reading->sentences.items[index];
}

/* A reporting verb at a token, used as a verb. */
xc_match xc_speech_cue_at(const xc_sentence *sentence, uint32_t at) {
    xc_match m =
        xc_match_at(XC_LEXICON_REPORTING, sentence, at, sentence->token_count);
    const xc_token *token = &sentence->tokens[at];
    bool noun = at > 0 && (sentence->tokens[at - 1].upos == XC_UPOS_DET ||
                           sentence->tokens[at - 1].upos == XC_UPOS_ADJ ||
                           sentence->tokens[at - 1].upos == XC_UPOS_ADP);
    if (noun || token->upos != XC_UPOS_VERB) m.lexeme = NULL;
    return m;
}

/* Why it was attributed, in the words of the rules that found it. */
static void explain(const xc_speech *s, const xc_cue *c, bool direct,
                    xc_attribution *a) {
    const char *cue = c->row ? "word of saying, thinking or judging"
                             : "sign or phrase that names who speaks";
    const char *source = c->by_source
                             ? c->by_source
                             : "actor or noun that stands beside the cue";
    const char *content = c->by_content
                              ? c->by_content
                              : "words before or behind the cue, to a mark";
    xc_because(s->x, &a->why, "cue", cue, c->row);
    xc_because(s->x, &a->why, "source", source, NULL);
    xc_because(s->x, &a->why, "content",
               direct ? "quoted words that belong to the cue" : content, NULL);
}

xc_status xc_speech_push(xc_speech *s, const xc_cue *c, bool direct,
                         xc_span content) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    xc_attribution a = {.sentence = c->sentence,
                        .in_title = sentence->in_title,
                        .direct = direct,
                        .denied = c->denies,
                        .kind = c->kind,
                        .phrase = c->phrase,
                        .part = c->part,
                        .source = c->source,
                        .actor = c->actor,
                        .content = content};
    if (c->last > c->first) {
        a.cue.start = sentence->tokens[c->first].span.start;
        a.cue.end = sentence->tokens[c->last - 1].span.end;
    }
    explain(s, c, direct, &a);
    return XC_PUSH(s->x->arena, &s->x->reading->attributions, a);
}

bool xc_speech_is_used(const xc_speech *s, const xc_sentence *sentence,
                       uint32_t at) {
    const xc_reading *reading = s->x->reading;
    size_t seen = 0;
    for (size_t i = reading->attributions.count;
         i-- > s->before && seen < XC_SPEECH_MAX_BACK; seen++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title == sentence->in_title &&
            a->cue.start == sentence->tokens[at].span.start)
            return true;
    }
    return false;
}

bool xc_speech_is_said(const xc_speech *s, const xc_sentence *sentence,
                       uint32_t at) {
    const xc_reading *reading = s->x->reading;
    uint32_t place = sentence->tokens[at].span.start;
    for (size_t i = s->own; i < reading->attributions.count; i++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->content.start <= place && place < a->content.end) return true;
    }
    return false;
}

uint32_t xc_speech_token_from(const xc_sentence *sentence, uint32_t place) {
    uint32_t low = 0, high = sentence->token_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sentence->tokens[middle].span.start < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

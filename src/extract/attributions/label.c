/*
 * label.c - turns lines that begin with their speaker into attributions:
 * "NAME: text" of a transcript or headline. What stands before the colon is one
 * actor and nothing else, no place.
 * Exports: xc_speech_labelled.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* Tokens before the colon, at most. */
enum { MAX_LABEL = 8 };

/* The token of the colon behind a speaker at the beginning; 0: none. */
static uint32_t find_colon(const xc_sentence *sentence) {
    for (uint32_t t = 1; t < sentence->token_count && t <= MAX_LABEL; t++)
        if (strcmp(sentence->tokens[t].norm, ":") == 0) return t;
    return 0;
}

/* A person or body that the label ends with and that is all of it, but for
 * what stands before a name ("Mayor"). */
static const xc_mention *find_speaker(const xc_speech *s, uint32_t index,
                                      uint32_t colon) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    const xc_mention *actor = xc_speech_actor_around(s, index, colon - 1);
    if (!actor || actor->form == XC_FORM_PRONOUN || actor->last != colon ||
        s->x->reading->actors.items[actor->actor].type == XC_ACTOR_PLACE)
        return NULL;
    for (uint32_t t = 0; t < actor->first; t++)
        if (sentence->tokens[t].upos != XC_UPOS_NOUN &&
            sentence->tokens[t].upos != XC_UPOS_PROPN)
            return NULL;
    return actor;
}

xc_status xc_speech_labelled(xc_speech *s, uint32_t first, uint32_t last) {
    const xc_sentence *sentence = xc_speech_sentence(s, first);
    uint32_t colon = find_colon(sentence);
    if (colon == 0 || colon + 2 >= sentence->token_count) return XC_OK;
    const xc_mention *actor = find_speaker(s, first, colon);
    if (!actor) return XC_OK;
    xc_cue c = {.sentence = first, .first = colon, .last = colon + 1};
    c.actor = actor->actor;
    c.source = actor->span;
    c.by_source = "actor before a colon that begins the paragraph";
    c.by_content = "what stands behind the colon";
    const xc_sentence *end = xc_speech_sentence(s, last - 1);
    xc_span content = {sentence->tokens[colon + 1].span.start, end->span.end};
    return xc_speech_push(s, &c, false, content);
}

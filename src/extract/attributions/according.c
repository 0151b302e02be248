/*
 * according.c - turns "according to X" and "a poll by X found" into
 * attributions.
 * Exports: xc_speech_according.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* "..., according to the mayor, and the ferry was late": all of it is said. */
static bool joins_more(const xc_sentence *sentence, uint32_t comma) {
    return comma + 1 < sentence->token_count &&
           strcmp(sentence->tokens[comma].norm, ",") == 0 &&
           sentence->tokens[comma + 1].upos == XC_UPOS_CCONJ;
}

/* What is said ends before the phrase or begins after the name. */
static xc_span rest_of(const xc_sentence *sentence, uint32_t at, uint32_t end) {
    xc_span content = sentence->span;
    bool ahead = at <= 3;
    uint32_t marked = at > 1 && strcmp(sentence->tokens[at - 1].norm, ",") == 0;
    if (ahead && end + 1 < sentence->token_count)
        content.start = sentence->tokens[end + 1].span.start;
    else if (!ahead && !joins_more(sentence, end))
        content.end = sentence->tokens[at - 1 - marked].span.end;
    const xc_token *stop = &sentence->tokens[sentence->token_count - 1];
    if (content.end == sentence->span.end && stop->upos == XC_UPOS_PUNCT &&
        stop->span.start > content.start)
        content.end = stop->span.start;
    return content;
}

/* "A survey by X found that": the finding is known, and now whose it is. */
static bool is_source(const xc_speech *s, const xc_sentence *sentence,
                      const xc_cue *c, const xc_mention *actor) {
    xc_reading *reading = s->x->reading;
    uint32_t start = sentence->tokens[c->first].span.start;
    for (size_t i = s->own; i < reading->attributions.count; i++) {
        xc_attribution *a = &reading->attributions.items[i];
        if (a->source.start > start || a->source.end <= start) continue;
        if (a->actor == XC_NONE && actor) a->actor = actor->actor;
        return true;
    }
    return false;
}

/* "according to X", "in a poll by X", before or after what X says. */
xc_status xc_speech_according(xc_speech *s, uint32_t index) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    for (uint32_t t = 0; t + 2 < sentence->token_count; t++) {
        xc_match m =
            xc_match_at(XC_LEXICON_SURVEYS, sentence, t, sentence->token_count);
        if (!m.lexeme) continue;
        xc_cue c = {.sentence = index, .first = t, .last = t + m.count};
        uint32_t end = c.last;
        while (end < sentence->token_count &&
               !xc_speech_is_boundary(&sentence->tokens[end]))
            end++;
        if (end == c.last) continue;
        const xc_mention *actor = xc_speech_actor_at(s, index, c.last);
        if (actor && actor->last > end) actor = NULL;
        if (is_source(s, sentence, &c, actor)) continue;
        c.row = m.lexeme;
        c.by_source = "words behind the phrase, to a mark";
        c.by_content = "rest of the sentence";
        c.actor = actor ? actor->actor : XC_NONE;
        c.source.start = sentence->tokens[c.last].span.start;
        c.source.end = sentence->tokens[end - 1].span.end;
        xc_span content = rest_of(sentence, t, end);
        if (content.end > content.start)
            XC_TRY(xc_speech_push(s, &c, false, content));
        t = end;
    }
    return XC_OK;
}

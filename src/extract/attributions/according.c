/*
 * according.c - turns "according to X" and "a poll by X found" into
 * attributions.
 * Exports: xc_speech_according.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* A phrase with nothing but small words before it stands ahead of what is said:
 * "But according to the mayor". */
static bool stands_ahead(const xc_sentence *sentence, uint32_t at) {
    for (uint32_t t = 0; t < at; t++) {
        xc_upos upos = sentence->tokens[t].upos;
        if (upos != XC_UPOS_ADV && upos != XC_UPOS_CCONJ &&
            upos != XC_UPOS_SCONJ && upos != XC_UPOS_PUNCT &&
            upos != XC_UPOS_ADP)
            return false;
    }
    return true;
}

/* "..., according to the mayor, and the ferry was late": all of it is said. */
static bool joins_more(const xc_sentence *sentence, uint32_t comma) {
    return comma + 1 < sentence->token_count &&
           strcmp(sentence->tokens[comma].norm, ",") == 0 &&
           sentence->tokens[comma + 1].upos == XC_UPOS_CCONJ;
}

/* The span of tokens without the mark at its end. */
static xc_span trim(const xc_sentence *sentence, uint32_t first,
                    uint32_t last) {
    xc_span span = {0, 0};
    if (last > first && sentence->tokens[last - 1].upos == XC_UPOS_PUNCT)
        last--;
    if (last > first) {
        span.start = sentence->tokens[first].span.start;
        span.end = sentence->tokens[last - 1].span.end;
    }
    return span;
}

/* "The crew, according to the mayor, had no maps": it goes on with what is
 * said, and not with who says it ("the mayor, who", "the mayor, a doctor"). */
static bool interrupts(const xc_sentence *sentence, uint32_t first,
                       uint32_t comma) {
    if (comma + 2 >= sentence->token_count ||
        strcmp(sentence->tokens[comma].norm, ",") != 0 ||
        xc_token_is_wh(&sentence->tokens[comma + 1]))
        return false;
    for (uint32_t t = first; t < comma; t++)
        if (xc_tree_child(sentence, t, "appos", comma) != XC_NO_TOKEN)
            return false;
    return true;
}

/* What is said, as one or two stretches: before the phrase, behind the name,
 * or around both. */
static uint32_t rest_of(const xc_sentence *sentence, uint32_t at, uint32_t end,
                        xc_span rest[2]) {
    uint32_t count = sentence->token_count;
    bool marked = at > 1 && strcmp(sentence->tokens[at - 1].norm, ",") == 0;
    bool ahead = stands_ahead(sentence, at);
    if (ahead && end + 1 < count) {
        rest[0] = trim(sentence, end + 1, count);
        return 1;
    }
    if (!ahead && joins_more(sentence, end)) {
        rest[0] = trim(sentence, 0, count);
        return 1;
    }
    rest[0] = trim(sentence, 0, at - marked);
    if (!marked || !interrupts(sentence, at, end)) return 1;
    rest[1] = trim(sentence, end + 1, count);
    return 2;
}

/* The actor that the noun behind the phrase names: "Ana Ruiz" of "the mayor Ana
 * Ruiz of Elton", and nobody of "an official whom Ana Ruiz knows". */
static const xc_mention *head_actor(const xc_speech *s, uint32_t index,
                                    uint32_t first, uint32_t end) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    uint32_t head = XC_NO_TOKEN;
    for (uint32_t t = first; t < end; t++) {
        xc_upos upos = sentence->tokens[t].upos;
        if (upos == XC_UPOS_NOUN || upos == XC_UPOS_PROPN ||
            upos == XC_UPOS_PRON)
            head = t;
        else if (upos != XC_UPOS_DET && upos != XC_UPOS_ADJ &&
                 upos != XC_UPOS_NUM && upos != XC_UPOS_PART)
            break;
    }
    return head == XC_NO_TOKEN ? NULL : xc_speech_actor_of(s, index, head);
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
        const xc_mention *actor = head_actor(s, index, c.last, end);
        if (is_source(s, sentence, &c, actor)) continue;
        c.row = m.lexeme;
        c.by_source = "words behind the phrase, to a mark";
        c.by_content = "rest of the sentence";
        c.actor = actor ? actor->actor : XC_NONE;
        c.source = trim(sentence, c.last, end);
        if (c.source.end <= c.source.start) continue;
        xc_span rest[2];
        uint32_t stretches = rest_of(sentence, t, end, rest);
        for (uint32_t i = 0; i < stretches; i++) {
            c.part = i > 0;
            if (rest[i].end > rest[i].start)
                XC_TRY(xc_speech_push(s, &c, false, rest[i]));
        }
        t = end;
    }
    return XC_OK;
}

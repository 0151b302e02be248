/*
 * nested.c - sorts out what lies within something else that is said.
 *
 * Speech within speech stays ("he said that she denied it"); a wish or a
 * judgement within speech is a part of it and no attribution of its own, and
 * so is what "I" and "you" of a quotation think. Quoted words within what the
 * same source says are a stretch of it.
 * Exports: xc_speech_sort_nested.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* Attributions of one sentence that are compared with each other, at most. */
enum { MAX_COMPARED = 128 };

/* Bytes of the full stop or comma at the end of quoted words. */
enum { CLOSING_MARKS = 3 };

static bool lies_within(xc_span inner, xc_span outer) {
    return outer.start <= inner.start && inner.end <= outer.end &&
           outer.end - outer.start > inner.end - inner.start;
}

/* Somebody really says or denies it, in a clause. */
static bool is_speech(const xc_attribution *a) {
    return !a->phrase &&
           (a->kind == XC_ATTRIBUTION_SAY || a->kind == XC_ATTRIBUTION_CLAIM ||
            a->kind == XC_ATTRIBUTION_DENY);
}

/* "I think", "you want" and "our figures show" say nothing about who that
 * is. */
static bool is_me_or_you(const xc_sentence *sentence, xc_span source) {
    for (uint32_t t = 0; t < sentence->token_count; t++) {
        const xc_token *token = &sentence->tokens[t];
        if (token->span.start != source.start) continue;
        if (token->span.end == source.end)
            return xc_lexicon_find(XC_LEXICON_SPEAKERS, token->norm) != NULL;
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_PRONOUNS, token->norm);
        return row &&
               xc_lexeme_word(row, XC_PRONOUNS_FOR) == XC_PRONOUNS_FOR_SPEAKER;
    }
    return false;
}

static bool is_part_of_speech(const xc_speech *s, size_t from, size_t index,
                              size_t quotations) {
    const xc_reading *reading = s->x->reading;
    const xc_attribution *a = &reading->attributions.items[index];
    if (a->direct) return false;
    const xc_sentence *sentence = xc_speech_sentence(s, a->sentence);
    if (xc_speech_quoted(s, quotations, a->cue.start) &&
        (!is_speech(a) || is_me_or_you(sentence, a->source)))
        return true;
    if (is_speech(a)) return false;
    for (size_t i = from;
         i < reading->attributions.count && i - from < MAX_COMPARED; i++) {
        const xc_attribution *b = &reading->attributions.items[i];
        if (i != index && b->in_title == a->in_title &&
            b->cue.start != a->cue.start && lies_within(a->cue, b->content))
            return true;
    }
    return false;
}

/* Quoted words begin within what is said; their last mark may stand behind. */
static bool holds_quoted(const xc_attribution *outer,
                         const xc_attribution *quoted) {
    return !outer->direct && outer->in_title == quoted->in_title &&
           outer->content.start < quoted->content.start &&
           quoted->content.start < outer->content.end &&
           quoted->content.end <= outer->content.end + CLOSING_MARKS;
}

/* "She told donors that it failed, according to the clerk": what she said ends
 * where the words do that the clerk is named for. */
static void cut_sources(const xc_speech *s, size_t from) {
    xc_attribution *items = s->x->reading->attributions.items;
    size_t count = s->x->reading->attributions.count;
    if (count - from > MAX_COMPARED) count = from + MAX_COMPARED;
    for (size_t i = from; i < count; i++)
        for (size_t k = from; k < count; k++) {
            const xc_attribution *outer = &items[k];
            xc_attribution *a = &items[i];
            bool behind = outer->content.end <= outer->cue.start &&
                          outer->cue.end <= outer->source.start;
            if (behind && !outer->phrase && !a->direct &&
                outer->content.start < a->content.start &&
                a->content.start < outer->content.end &&
                outer->cue.start < a->content.end &&
                a->content.end <= outer->source.end + CLOSING_MARKS)
                a->content.end = outer->content.end;
        }
}

/* The first of the quotations of the block that ends behind a place; they are
 * in order of place. */
static size_t quoted_from(const xc_speech *s, uint32_t place) {
    const xc_attribution *items = s->x->reading->attributions.items;
    size_t low = s->before, high = s->quoted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[middle].content.end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Quoted words that are a stretch of what the same source says around them. */
static void join_stretches(const xc_speech *s, size_t from, uint32_t index) {
    xc_attribution *items = s->x->reading->attributions.items;
    xc_span around = xc_speech_sentence(s, index)->span;
    size_t count = s->x->reading->attributions.count;
    for (size_t i = quoted_from(s, around.start);
         i < s->quoted && items[i].content.start < around.end; i++)
        for (size_t k = from; k < count && k - from < MAX_COMPARED; k++)
            if (holds_quoted(&items[k], &items[i])) {
                items[i].part = true;
                if (items[i].content.end > items[k].content.end)
                    items[k].content.end = items[i].content.end;
            }
}

/* Where the clause ends that goes on behind quoted words without a mark: "said
 * it was \"quite late\" because of the rain"; 0: it does not. */
static uint32_t goes_on_to(const xc_sentence *sentence,
                           const xc_attribution *a) {
    uint32_t from = xc_speech_token_from(sentence, a->content.end), last;
    if (from == 0 || from + 1 >= sentence->token_count ||
        !xc_speech_is_mark(&sentence->tokens[from]) ||
        sentence->tokens[from - 1].upos == XC_UPOS_PUNCT)
        return 0;
    for (last = from + 1; last < sentence->token_count; last++)
        if (xc_speech_is_boundary(&sentence->tokens[last]) ||
            strcmp(sentence->tokens[last].norm, ".") == 0)
            break;
    return last > from + 1 ? last : 0;
}

/* Quoted words within a clause that no attribution holds: "said the reef was
 * 'alive and growing'", "'Alive and growing' is how ..., she said". The clause
 * from the cue or from the beginning of the sentence to the end of the quoted
 * words; empty where a mark stands between. */
static xc_span clause_around(const xc_sentence *sentence,
                             const xc_attribution *a) {
    xc_span span = {0, 0};
    uint32_t mark = xc_speech_token_from(sentence, a->content.start);
    if (mark < 2 || mark >= sentence->token_count) return span;
    mark--;
    if (sentence->tokens[mark - 1].upos == XC_UPOS_PUNCT) return span;
    bool cue_before = a->cue.end <= a->content.start;
    uint32_t from = cue_before ? xc_speech_token_from(sentence, a->cue.end) : 0;
    if (cue_before && a->source.start >= a->cue.end)
        from = xc_speech_token_from(sentence, a->source.end);
    for (uint32_t t = from; cue_before && t < mark; t++)
        if (strcmp(sentence->tokens[t].norm, "that") == 0) {
            from = t + 1;
            break;
        }
    uint32_t last = cue_before ? goes_on_to(sentence, a) : 0;
    if (from > mark || (from == mark && last == 0)) return span;
    span.start = sentence->tokens[from].span.start;
    span.end = last > 0 ? sentence->tokens[last - 1].span.end : a->content.end;
    return span;
}

static xc_status widen_quoted(xc_speech *s, uint32_t index) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    xc_reading *reading = s->x->reading;
    for (size_t i = quoted_from(s, sentence->span.start); i < s->quoted; i++) {
        xc_attribution *a = &reading->attributions.items[i];
        if (a->content.start >= sentence->span.end) break;
        if (!a->direct || a->part || a->sentence != index ||
            a->content.start < sentence->span.start ||
            a->content.end > sentence->span.end)
            continue;
        xc_attribution wide = *a;
        wide.content = clause_around(sentence, a);
        if (wide.content.end <= wide.content.start) continue;
        a->part = true;
        wide.direct = false;
        XC_TRY(XC_PUSH(s->x->arena, &reading->attributions, wide));
    }
    return XC_OK;
}

xc_status xc_speech_sort_nested(xc_speech *s, uint32_t index, size_t from,
                                size_t quotations) {
    xc_reading *reading = s->x->reading;
    bool drop[MAX_COMPARED] = {false};
    size_t count = reading->attributions.count, kept = from;
    for (size_t i = from; i < count && i - from < MAX_COMPARED; i++)
        drop[i - from] = is_part_of_speech(s, from, i, quotations);
    for (size_t i = from; i < count; i++)
        if (i - from >= MAX_COMPARED || !drop[i - from])
            reading->attributions.items[kept++] =
                reading->attributions.items[i];
    reading->attributions.count = kept;
    cut_sources(s, from);
    join_stretches(s, from, index);
    return widen_quoted(s, index);
}

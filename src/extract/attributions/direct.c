/*
 * direct.c - turns quotations into attributions: a speaker stands beside a
 * reporting verb outside the marks, in the sentence where they end or begin; a
 * quotation without one has the speaker of the one before it in the paragraph.
 * A few quoted words without a speaker are scare quotes, not speech.
 * Exports: xc_speech_direct.
 */
#include <string.h>

#include "extract/attributions/stance.h"

/* How far from its quotation a cue may stand, in tokens. */
#define CUE_REACH 14u

/* How far behind a quotation a cue may stand whose subject begins there: "Ana
 * Ruiz, a former head of the harbour and now its engineer, said". */
#define LEAD_REACH 32u

/* Tokens before the name that such a subject begins with ("panel Chairman Rep.
 * Ana Ruiz"). */
#define LEAD_TITLE 5u

/* The actor that what stands between a closing mark and a cue begins with: the
 * last name of the words before a mark or preposition ("Senate leader Ana
 * Ruiz"). */
static bool lead_source(const xc_speech *s, xc_cue *c, uint32_t from) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    const xc_mention *best = NULL;
    for (uint32_t t = from; t < c->first && t - from < LEAD_TITLE; t++) {
        xc_upos upos = sentence->tokens[t].upos;
        const xc_mention *actor = xc_speech_actor_around(s, c->sentence, t);
        if (actor && actor->last <= c->first) {
            best = actor;
            t = actor->last - 1;
            continue;
        }
        if (upos == XC_UPOS_NOUN || upos == XC_UPOS_PROPN) best = NULL;
        if (upos != XC_UPOS_NOUN && upos != XC_UPOS_PROPN &&
            upos != XC_UPOS_DET && upos != XC_UPOS_ADJ && upos != XC_UPOS_PART)
            break;
    }
    if (!best) return false;
    c->source = best->span;
    c->actor = best->actor;
    return true;
}

/* The speaker of a cue ahead of the mark at a token: nobody who is named in
 * the quoted words. */
static bool source_ahead(const xc_speech *s, xc_cue *c, uint32_t from,
                         uint32_t mark) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    if (!xc_speech_source(s, c, from, true)) return false;
    if (mark >= sentence->token_count ||
        c->source.start < sentence->tokens[mark].span.start)
        return true;
    return xc_speech_source(s, c, from, false);
}

static uint32_t previous_mark(const xc_sentence *sentence, uint32_t before) {
    while (before > 0 && !xc_speech_is_mark(&sentence->tokens[before - 1]))
        before--;
    return before;
}

static bool find_source(const xc_speech *s, xc_cue *c, uint32_t from,
                        uint32_t to, bool forwards) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t subject = xc_tree_subject(sentence, c->first);
    bool own = subject != XC_NO_TOKEN && subject >= from &&
               xc_speech_actor_of(s, c->sentence, subject);
    if (forwards && !own && lead_source(s, c, from)) return true;
    if (forwards && c->first - from > CUE_REACH) return false;
    if (!forwards) from = previous_mark(sentence, to);
    bool found = forwards ? xc_speech_source(s, c, from, true)
                          : source_ahead(s, c, from, to);
    return found || xc_speech_noun_behind(s, c);
}

/* What ends quoted words that a verb beside them goes on with. */
static bool ends_open(const xc_sentence *sentence, uint32_t mark) {
    const char *end = mark > 0 ? sentence->tokens[mark - 1].norm : "";
    return strcmp(end, ",") == 0 || strcmp(end, "?") == 0 ||
           strcmp(end, "!") == 0;
}

/* "..., " the poem began.: a text says what is quoted from it. The noun behind
 * the mark and the verb that ends the clause or sentence. */
static bool read_text(const xc_speech *s, uint32_t index, uint32_t mark,
                      xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    uint32_t at = mark + 1, count = sentence->token_count;
    if (at + 2 >= count || !ends_open(sentence, mark)) return false;
    while (at < count && (sentence->tokens[at].upos == XC_UPOS_DET ||
                          sentence->tokens[at].upos == XC_UPOS_ADJ ||
                          sentence->tokens[at].upos == XC_UPOS_NOUN ||
                          xc_token_has_tag(&sentence->tokens[at], "PRP$")))
        at++;
    bool ends =
        at + 1 == count ||
        (at + 1 < count && sentence->tokens[at + 1].upos == XC_UPOS_PUNCT);
    if (at == mark + 1 || at == count || !ends ||
        sentence->tokens[at].upos != XC_UPOS_VERB ||
        !xc_speech_is_text(sentence, at - 1))
        return false;
    *c = (xc_cue){.sentence = index, .first = at, .last = at + 1};
    c->by_source = "a text that is quoted from";
    c->actor = XC_NONE;
    c->source = (xc_span){sentence->tokens[mark + 1].span.start,
                          sentence->tokens[at - 1].span.end};
    return true;
}

/* "..., " smiled Ada Roe.: any verb is one of saying between quoted words that
 * a comma ends and the name of somebody, whatever its tag ("joked"). */
static bool read_frame(const xc_speech *s, uint32_t index, uint32_t mark,
                       xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    uint32_t at = mark + 1;
    if (at + 1 >= sentence->token_count || !ends_open(sentence, mark))
        return false;
    const xc_token *token = &sentence->tokens[at];
    size_t length = strlen(token->norm);
    bool past = xc_token_has_tag(token, "VBD") ||
                (length > 3 && strcmp(token->norm + length - 2, "ed") == 0);
    if (token->capital || !past || token->upos == XC_UPOS_ADP) return false;
    *c = (xc_cue){.sentence = index, .first = at, .last = at + 1};
    c->by_source = "who stands behind the verb that follows quoted words";
    const xc_mention *actor = xc_speech_actor_around(s, index, at + 1);
    if (!actor && token[1].capital && xc_token_is_name(&token[1]))
        return xc_speech_noun_behind(s, c);
    if (!actor || actor->first != at + 1 || actor->form == XC_FORM_PRONOUN ||
        s->x->reading->actors.items[actor->actor].type == XC_ACTOR_PLACE)
        return false;
    if (xc_speech_takes_longer(s, c, actor)) return true;
    c->source = actor->span;
    c->actor = actor->actor;
    return true;
}

/* "They are said to be \"quite late\"", "it is called \"Blue Water\" by many":
 * the subject does not say it. */
static bool is_passive(const xc_sentence *sentence, uint32_t verb) {
    uint32_t being = xc_tree_child(sentence, verb, "aux:pass", 0);
    bool helped = being != XC_NO_TOKEN && being < verb &&
                  strcmp(sentence->tokens[being].lemma, "be") == 0;
    bool be = verb > 0 && xc_token_has_tag(&sentence->tokens[verb], "VBN") &&
              strcmp(sentence->tokens[verb - 1].lemma, "be") == 0;
    return helped || be;
}

/* A verb that words may be quoted with: "said", "shouted". */
static bool read_cue(const xc_speech *s, uint32_t index, uint32_t at,
                     xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    xc_match m = xc_speech_cue_at(sentence, at);
    int kind = m.lexeme ? xc_lexeme_word(m.lexeme, XC_REPORTING_KIND) : 0;
    bool hears = m.lexeme && xc_lexeme_flag(m.lexeme, XC_REPORTING_ADDRESSEE);
    if (!m.lexeme && sentence->tokens[at].upos == XC_UPOS_VERB) {
        m = xc_match_at(XC_LEXICON_STANCES, sentence, at,
                        sentence->token_count);
        if (m.lexeme && !xc_lexeme_flag(m.lexeme, XC_STANCES_QUOTE))
            m.lexeme = NULL;
        kind = m.lexeme ? xc_lexeme_word(m.lexeme, XC_STANCES_KIND) : 0;
    }
    *c = (xc_cue){.sentence = index, .first = at, .last = at + m.count};
    c->row = m.lexeme;
    c->hears = hears;
    if (m.lexeme && is_passive(sentence, at)) return false;
    if (kind > 0) c->kind = (xc_attribution_kind)(kind - 1);
    return m.lexeme != NULL;
}

/* The cue between two tokens of a sentence, the first or the last of them. */
static bool find_cue(const xc_speech *s, uint32_t index, uint32_t from,
                     uint32_t to, bool forwards, xc_cue *found) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    bool any = false;
    for (uint32_t t = from; t < to; t++) {
        xc_cue c;
        if (!read_cue(s, index, t, &c)) continue;
        bool named = find_source(s, &c, from, to, forwards);
        /* "said it was late, adding \"very late\"" */
        if (!named && any && !forwards &&
            xc_token_is_participle(&sentence->tokens[t])) {
            c.source = found->source;
            c.actor = found->actor;
            named = true;
        }
        if (!named) continue;
        *found = c;
        any = true;
        if (forwards) return true;
    }
    return any;
}

/* The nearest mark of quotation after a token, else the sentence's end. */
static uint32_t next_mark(const xc_sentence *sentence, uint32_t from) {
    while (from < sentence->token_count &&
           !xc_speech_is_mark(&sentence->tokens[from]))
        from++;
    return from;
}

/* "..." - Ana Ruiz, mayor: the name that a dash behind a quotation gives. */
static bool find_signed(const xc_speech *s, const xc_quotation *q,
                        xc_cue *found) {
    const xc_sentence *close = xc_speech_sentence(s, q->close_sentence);
    uint32_t dash = q->close_token + 1, index = q->close_sentence;
    if (dash >= close->token_count) {
        dash = 0;
        if (++index >= s->x->reading->sentences.count) return false;
    }
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    if (dash + 1 >= sentence->token_count ||
        strcmp(sentence->tokens[dash].norm, "-") != 0 ||
        sentence->in_title != close->in_title)
        return false;
    const xc_mention *actor = xc_speech_actor_around(s, index, dash + 1);
    if (!actor || actor->form != XC_FORM_NAME) return false;
    *found = (xc_cue){.sentence = index, .first = dash, .last = dash + 1};
    found->source = actor->span;
    found->actor = actor->actor;
    return true;
}

/* "Is it safe?" she asked: the mark ended a sentence, and the one behind it,
 * of the same paragraph, says nothing else. */
static bool find_behind(const xc_speech *s, const xc_quotation *q,
                        xc_cue *found) {
    const xc_sentence *close = xc_speech_sentence(s, q->close_sentence);
    uint32_t index = q->close_sentence + 1;
    if (q->close_token + 1 != close->token_count || q->close_token == 0 ||
        index >= s->x->reading->sentences.count)
        return false;
    const xc_sentence *next = xc_speech_sentence(s, index);
    const char *end = close->tokens[q->close_token - 1].norm;
    bool asks = strcmp(end, "?") == 0 || strcmp(end, "!") == 0;
    if (!asks || next->block != close->block ||
        next->in_title != close->in_title)
        return false;
    uint32_t to = next_mark(next, 0);
    if (to > CUE_REACH) to = CUE_REACH;
    return find_cue(s, index, 0, to, true, found) &&
           xc_tree_child(next, found->first, "ccomp", found->last) ==
               XC_NO_TOKEN;
}

/* A title within a sentence whose cue has something else to say behind it: "On
 * \"The Late Hour,\" she said that ..." */
static bool is_cited(const xc_speech *s, const xc_quotation *q,
                     const xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, q->open_sentence);
    bool framed = q->close_sentence == q->open_sentence &&
                  q->close_sentence == c->sentence &&
                  c->first == q->close_token + 1 &&
                  ends_open(sentence, q->close_token);
    if (framed || q->open_sentence != c->sentence || q->open_token == 0 ||
        xc_speech_is_boundary(&sentence->tokens[q->open_token - 1]))
        return false;
    return xc_tree_child(sentence, c->first, "ccomp", c->last) != XC_NO_TOKEN ||
           xc_tree_child(sentence, c->first, "obj", c->last) != XC_NO_TOKEN;
}

/* Words of a sentence before a colon that are one noun: "A rescue spokesman",
 * at most. */
enum { MOST_LABEL = 8 };

/* No verb stands between two tokens. */
static bool is_label(const xc_sentence *sentence, uint32_t from, uint32_t to) {
    if (to <= from || to - from > MOST_LABEL) return false;
    for (uint32_t t = from; t < to; t++)
        if (sentence->tokens[t].upos == XC_UPOS_VERB ||
            sentence->tokens[t].upos == XC_UPOS_AUX)
            return false;
    return true;
}

/* "Ana Ruiz paid tribute on the radio: \"It was late.\"", "A spokesman: ...":
 * before a colon and a quoted sentence the subject speaks, whatever the
 * verb. Not so in headlines. */
static bool find_introduced(const xc_speech *s, const xc_quotation *q,
                            xc_cue *found) {
    const xc_sentence *sentence = xc_speech_sentence(s, q->open_sentence);
    uint32_t mark = q->open_token, from = previous_mark(sentence, mark);
    if (sentence->in_title || mark < from + 2 ||
        mark + 1 >= sentence->token_count ||
        !xc_is_word_at(sentence, mark - 1, ":") ||
        !sentence->tokens[mark + 1].capital)
        return false;
    uint32_t verb = xc_tree_top(sentence, from, mark - 1);
    if (verb == XC_NO_TOKEN) return false;
    *found = (xc_cue){.sentence = q->open_sentence, .actor = XC_NONE};
    found->by_source = "subject or noun before a colon";
    uint32_t subject = xc_tree_subject(sentence, verb);
    if (is_label(sentence, from, mark - 1)) {
        found->first = mark - 1;
        found->last = mark;
        subject = verb;
    } else if (sentence->tokens[verb].upos == XC_UPOS_VERB &&
               subject != XC_NO_TOKEN && subject >= from && subject < verb) {
        found->first = verb;
        found->last = verb + 1;
    } else {
        return false;
    }
    uint32_t first, last;
    const xc_mention *m = xc_speech_actor_of(s, q->open_sentence, subject);
    xc_tree_reach(sentence, subject, &first, &last);
    if (first < from) first = from;
    found->actor = m ? m->actor : XC_NONE;
    found->source = (xc_span){sentence->tokens[first].span.start,
                              sentence->tokens[subject].span.end};
    if (m) found->source = m->span;
    return !xc_token_is_wh(&sentence->tokens[subject]);
}

/* A cue after the closing mark or before the opening one. */
static bool find_quotation_cue(const xc_speech *s, const xc_quotation *q,
                               xc_cue *found) {
    const xc_sentence *close = xc_speech_sentence(s, q->close_sentence);
    if (q->close_token < close->token_count) {
        uint32_t from = q->close_token + 1;
        uint32_t to = next_mark(close, from);
        if (to - from > LEAD_REACH) to = from + LEAD_REACH;
        if (read_text(s, q->close_sentence, q->close_token, found) ||
            read_frame(s, q->close_sentence, q->close_token, found) ||
            (find_cue(s, q->close_sentence, from, to, true, found) &&
             !is_cited(s, q, found)))
            return true;
    }
    const xc_sentence *open = xc_speech_sentence(s, q->open_sentence);
    uint32_t to = q->open_token, from = previous_mark(open, to);
    if (to - from > CUE_REACH) from = to - CUE_REACH;
    return find_cue(s, q->open_sentence, from, to, false, found) ||
           find_behind(s, q, found) || find_introduced(s, q, found);
}

/* A paragraph that opens with a mark goes on with the quotation that the one
 * before left open. */
static bool goes_on(const xc_speech *s, size_t index, size_t from) {
    const xc_quotation *q = &s->quotations.items[index];
    return index == from && s->is_running && q->open_token == 0;
}

/* Quotations of earlier paragraphs that ran on to this one get its speaker. */
static xc_status settle_running(xc_speech *s, size_t index, const xc_cue *c) {
    for (size_t i = s->open; i < index; i++) {
        xc_cue earlier = *c;
        earlier.part = false;
        XC_TRY(
            xc_speech_push(s, &earlier, true, s->quotations.items[i].content));
    }
    return XC_OK;
}

/* Between two quotations of one speech stands at most so much that is not
 * quoted, in sentences. */
enum { GAP_SENTENCES = 1 };

/* Somebody else is named between two places of the paragraph. */
static bool names_other(const xc_speech *s, uint32_t first, uint32_t last,
                        int32_t speaker) {
    const xc_reading *reading = s->x->reading;
    for (uint32_t i = first; i < last; i++) {
        const xc_sentence *sentence = xc_speech_sentence(s, i);
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            const xc_mention *m = xc_speech_actor_around(s, i, t);
            if (!m) continue;
            if (m->actor != speaker && m->form == XC_FORM_NAME &&
                reading->actors.items[m->actor].type == XC_ACTOR_PERSON)
                return true;
            t = m->last - 1;
        }
    }
    return false;
}

/* A quotation without a cue goes on with the speech of the one before: it is a
 * sentence of its own, or stands in that one's, and nobody else comes
 * between. */
static bool goes_with(const xc_speech *s, const xc_quotation *q,
                      const xc_quotation *before, const xc_cue *last) {
    uint32_t from = before->close_sentence;
    if (last->sentence > from) from = last->sentence;
    if (q->open_sentence <= from) return true;
    const xc_sentence *sentence = xc_speech_sentence(s, q->open_sentence);
    if (!xc_speech_begins(sentence, q->open_token)) return false;
    return q->open_sentence - from <= GAP_SENTENCES + 1 &&
           !names_other(s, from + 1, q->open_sentence, last->actor);
}

/* Who speaks in a quotation: by a cue beside it, else who spoke before. */
static bool find_speaker(const xc_speech *s, const xc_quotation *q,
                         const xc_quotation *before, const xc_cue *last,
                         xc_cue *c) {
    if (find_quotation_cue(s, q, c) || find_signed(s, q, c)) {
        c->part =
            before && c->sentence == last->sentence && c->first == last->first;
        return true;
    }
    if (!before || !goes_with(s, q, before, last)) return false;
    *c = *last;
    c->part = true;
    return true;
}

xc_status xc_speech_direct(xc_speech *s, size_t from) {
    xc_cue last = {.actor = XC_NONE};
    const xc_quotation *before = NULL;
    bool waits = false;
    for (size_t i = from; i < s->quotations.count; i++) {
        const xc_quotation *q = &s->quotations.items[i];
        bool on = goes_on(s, i, from);
        xc_cue c = {.actor = XC_NONE};
        waits = false;
        if (find_speaker(s, q, before, &last, &c)) {
            if (on && s->open < i) XC_TRY(settle_running(s, i, &c));
        } else if (on && s->open == i && s->running.last > 0) {
            c = s->running;
            c.part = false;
        } else {
            waits = !xc_speech_is_closed(s, q);
            if (!on) s->open = i;
            if (waits) continue;
            s->open = i + 1;
            continue;
        }
        s->open = i + 1;
        last = c;
        before = q;
        XC_TRY(xc_speech_push(s, &c, true, q->content));
    }
    size_t count = s->quotations.count;
    s->is_running = count > from &&
                    !xc_speech_is_closed(s, &s->quotations.items[count - 1]);
    s->running = s->is_running && !waits ? last : (xc_cue){.actor = XC_NONE};
    if (!s->is_running) s->open = count;
    return XC_OK;
}

/*
 * framed.c - turns words of saying, thinking, wanting and judging into
 * attributions by the tree: the clause, infinitive, noun or topic that hangs
 * on them is what is said, their subject or possessor who says it.
 *
 * A word takes only what its row of reporting.tsv, stances.tsv or
 * statements.tsv says. A passive has no source but its agent.
 * Exports: xc_speech_framed.
 */
#include <string.h>

#include "extract/attributions/stance.h"

/* "The pool, she said in May, leaks": tokens on each side of such a cue, at
 * most, and of what it interrupts, at least. */
enum { INTERRUPTION = 8, LEAST_BEFORE = 3, LEAST_BEHIND = 2 };

static bool is_noun(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN ||
           token->upos == XC_UPOS_PRON;
}

/* The actor whose mention a noun is part of, else the noun with what belongs
 * to it, up to a comma. */
static bool take_source(const xc_framing *f, xc_cue *c, uint32_t noun) {
    /* a clause is nobody: its subject speaks */
    uint32_t own = xc_tree_child(f->sentence, noun, "nsubj", 0);
    if (own != XC_NO_TOKEN) noun = own;
    if (noun == c->first || f->sentence->tokens[noun].upos == XC_UPOS_VERB ||
        f->sentence->tokens[noun].upos == XC_UPOS_AUX)
        return false;
    const xc_token *token = &f->sentence->tokens[noun];
    const xc_mention *actor = xc_speech_actor_of(f->s, f->index, noun);
    /* "it says" is somebody, "it is said" nobody */
    bool empty = xc_is_word_at(f->sentence, noun, "there") ||
                 xc_tree_is(f->sentence, noun, "expl");
    if (!actor && (xc_token_is_wh(token) || empty)) return false;
    c->actor = actor ? actor->actor : XC_NONE;
    c->by_source = "subject, agent or owner of the cue in the tree";
    if (actor) {
        c->source = actor->span;
        return true;
    }
    uint32_t first = f->first[noun], last = noun + 1;
    while (first < noun && f->sentence->tokens[first].upos == XC_UPOS_ADP)
        first++;
    while (last < f->last[noun] && last != c->first &&
           !xc_speech_is_boundary(&f->sentence->tokens[last]) &&
           !xc_token_is_wh(&f->sentence->tokens[last]))
        last++;
    if (first <= c->first && c->first < noun) first = c->last;
    c->source = xc_framing_span(f, first, last);
    return c->source.end > c->source.start;
}

/* The "who" of "the mayor, who said": the word that stands for the source
 * beside its verb; XC_NO_TOKEN: none. */
static uint32_t stand_in(const xc_sentence *sentence, uint32_t verb) {
    uint32_t own = xc_tree_child(sentence, verb, "nsubj", 0);
    bool stands = own != XC_NO_TOKEN && xc_token_is_wh(&sentence->tokens[own]);
    return stands ? own : XC_NO_TOKEN;
}

/* True when an attribution of a place is known already. */
static bool is_known(const xc_framing *f, const xc_cue *c, xc_span content) {
    const xc_reading *reading = f->s->x->reading;
    uint32_t cue = f->sentence->tokens[c->first].span.start;
    size_t count = reading->attributions.count, from = f->before;
    if (count - from > XC_SPEECH_MAX_BACK) from = count - XC_SPEECH_MAX_BACK;
    for (size_t i = from; i < count; i++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title == f->sentence->in_title && a->cue.start == cue &&
            a->content.start <= content.start + 1 &&
            content.end <= a->content.end + 2)
            return true;
    }
    return false;
}

static xc_status push_frame(xc_framing *f, xc_cue *c, uint32_t first,
                            uint32_t last) {
    xc_span content = xc_framing_span(f, first, last);
    if (content.end <= content.start || is_known(f, c, content)) return XC_OK;
    return xc_speech_push(f->s, c, false, content);
}

/* The noun nearest to a cue between its commas, which trees often miss. */
static void source_between(const xc_framing *f, xc_cue *c, uint32_t left,
                           uint32_t right) {
    for (uint32_t t = c->first; t > left; t--)
        if (is_noun(&f->sentence->tokens[t - 1]) && take_source(f, c, t - 1))
            return;
    for (uint32_t t = c->last; left == c->first && t < right; t++)
        if (is_noun(&f->sentence->tokens[t]) && take_source(f, c, t)) return;
}

/* "..., said Ana Ruiz, head of the harbour": what stands behind the comma says
 * who she is. */
static bool is_apposition(const xc_framing *f, uint32_t left, uint32_t right) {
    for (uint32_t t = left; t < right; t++) {
        uint32_t beside = xc_tree_child(f->sentence, t, "appos", right);
        if (beside == XC_NO_TOKEN)
            beside = xc_tree_child(f->sentence, t, "acl", right);
        if (beside != XC_NO_TOKEN && f->first[beside] <= right + 1) return true;
    }
    return false;
}

/* "The pool, she said, leaks." What stands before and behind such a cue, up to
 * the commas; false for one that does not interrupt. */
static bool interrupts(const xc_framing *f, xc_cue *c, uint32_t *comma,
                       uint32_t *behind) {
    const xc_sentence *sentence = f->sentence;
    uint32_t left = c->first, right = c->last;
    while (left > 0 && c->first - left < INTERRUPTION &&
           !xc_speech_is_boundary(&sentence->tokens[left - 1]))
        left--;
    while (right < sentence->token_count && right - c->last < INTERRUPTION &&
           !xc_speech_is_boundary(&sentence->tokens[right]))
        right++;
    if (left < LEAST_BEFORE || right + LEAST_BEHIND >= sentence->token_count ||
        !xc_is_word_at(sentence, left - 1, ",") ||
        !xc_is_word_at(sentence, right, ","))
        return false;
    for (uint32_t t = left; t < right; t++)
        if ((t < c->first || t >= c->last) &&
            (sentence->tokens[t].upos == XC_UPOS_VERB ||
             sentence->tokens[t].upos == XC_UPOS_CCONJ ||
             sentence->tokens[t].upos == XC_UPOS_SCONJ ||
             xc_token_is_wh(&sentence->tokens[t])))
            return false;
    *comma = left - 1;
    *behind = right + 1;
    source_between(f, c, left, right);
    if (left == c->first && is_apposition(f, left, right)) return false;
    return c->source.start >= sentence->tokens[left].span.start &&
           c->source.end <= sentence->tokens[right - 1].span.end;
}

/* Both stretches around a cue that interrupts. */
static xc_status push_around(xc_framing *f, xc_cue *c, uint32_t comma,
                             uint32_t behind) {
    c->phrase = false;
    c->by_content = "both stretches around a cue between commas";
    XC_TRY(push_frame(f, c, 0, comma));
    c->part = true;
    return push_frame(f, c, behind, f->sentence->token_count);
}

/* "Police said the ferry sank, adding that nobody drowned": the one who said
 * what stands before, whatever verb the tree hangs it on. */
static bool says_more(const xc_framing *f, xc_cue *c) {
    const xc_reading *reading = f->s->x->reading;
    const xc_sentence *s = f->sentence;
    xc_match m = xc_speech_cue_at(s, c->first);
    if (!m.lexeme || !xc_lexeme_flag(m.lexeme, XC_REPORTING_MORE) ||
        c->first == 0 || !xc_token_is_participle(&s->tokens[c->first]) ||
        !xc_is_word_at(s, c->first - 1, ","))
        return false;
    uint32_t place = s->tokens[c->first].span.start;
    size_t count = reading->attributions.count;
    for (size_t i = count; i > f->s->own; i--) {
        const xc_attribution *a = &reading->attributions.items[i - 1];
        if (a->phrase || a->cue.start >= place || a->cue.end == 0) continue;
        c->source = a->source;
        c->actor = a->actor;
        c->by_source = "the source of what stands before it";
        return true;
    }
    return false;
}

/* Fills in the source of a cue; "who" of "the mayor, who said" stands for a
 * known actor. */
static bool find_speaker(const xc_framing *f, const xc_stance *w, xc_cue *c,
                         uint32_t content) {
    if (says_more(f, c)) return true;
    uint32_t subject = xc_stance_speaker(f->sentence, w, c->first);
    if (subject == XC_NO_TOKEN || subject == content ||
        !take_source(f, c, subject))
        return false;
    uint32_t who = w->noun ? XC_NO_TOKEN : stand_in(f->sentence, c->first);
    if (who != XC_NO_TOKEN && c->actor != XC_NONE)
        c->source = f->sentence->tokens[who].span;
    return true;
}

/* "The ferry sank off Elton, reported the Courier.": who stands behind speaks,
 * whatever the tree makes the subject; indirect.c reads that. */
static bool is_inverted(const xc_framing *f, const xc_stance *w, uint32_t at) {
    const xc_sentence *s = f->sentence;
    uint32_t behind = at + w->count;
    if (!w->clause || w->noun || at == 0 || behind >= s->token_count ||
        !xc_is_word_at(s, at - 1, ","))
        return false;
    const xc_mention *actor = xc_speech_actor_around(f->s, f->index, behind);
    if (!actor && behind + 1 < s->token_count)
        actor = xc_speech_actor_around(f->s, f->index, behind + 1);
    return actor && actor->form == XC_FORM_NAME && actor->first <= behind + 1 &&
           !xc_token_is_participle(&s->tokens[at]) &&
           (actor->last + 1 >= s->token_count ||
            xc_is_word_at(s, actor->last, "."));
}

static xc_status frame_at(xc_framing *f, uint32_t at) {
    xc_stance w = xc_stance_at(f->sentence, at);
    if (!w.row || is_inverted(f, &w, at)) return XC_OK;
    xc_cue c = {.sentence = f->index, .first = at, .last = at + w.count};
    c.row = w.row;
    c.kind = w.kind;
    c.denies = w.kind == XC_ATTRIBUTION_DENY;
    uint32_t content = xc_stance_content(f, &w, &c);
    if (w.named && content != XC_NO_TOKEN &&
        xc_tree_is(f->sentence, content, "obj"))
        c.kind = w.called;
    uint32_t comma, behind, first, last;
    if (w.clause && !w.noun && !xc_speech_is_used(f->s, f->sentence, at) &&
        interrupts(f, &c, &comma, &behind))
        return push_around(f, &c, comma, behind);
    if (!find_speaker(f, &w, &c, content) || content == XC_NO_TOKEN ||
        !xc_stance_extent(f, &w, &c, content, &first, &last))
        return XC_OK;
    c.by_content = c.phrase ? "noun, topic or infinitive that the cue takes"
                            : "clause that hangs on the cue in the tree";
    return push_frame(f, &c, first, last);
}

xc_status xc_speech_framed(xc_speech *s, uint32_t index, size_t from) {
    xc_framing f = {.s = s, .index = index, .quotations = from};
    f.sentence = xc_speech_sentence(s, index);
    f.before = s->before;
    XC_TRY(xc_framing_measure(&f));
    for (uint32_t t = 0; t < f.sentence->token_count; t++)
        XC_TRY(frame_at(&f, t));
    return XC_OK;
}

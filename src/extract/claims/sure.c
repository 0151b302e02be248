/*
 * sure.c - tells whether what the tree makes a figure say is sure enough to be
 * said: by arcs that are not in doubt, in a clause that is stated, and of
 * somebody who is known.
 *
 * What a word of the lexicon right beside the figure says ("killing seven")
 * needs no arc and is asked only whether it is stated. A verb that is no verb
 * to the tree cannot be asked and is let through.
 * Exports: xc_figure_is_sure, xc_figure_is_stated, xc_figure_is_aim,
 * xc_figure_is_clear.
 */
#include <string.h>

#include "extract/claims/statement.h"

/* Lower than XC_DOUBTFUL_MARGIN: in short plain sentences ("17 workers had
 * tested positive") right arcs of figures often lie between 8 and 32. Agreeing
 * pairs found (pairs-wikipedia): 263 without it, 251 with 8, 237 with 16. Its
 * effect on the facts' precision was looked at and not measured. */
enum { FIGURE_MARGIN = 8 };

static xc_statement read_at(const xc_frame *frame, uint32_t at) {
    xc_statement st = {
        .frame = (xc_frame *)frame, .branches = frame->branches, .head = at};
    xc_statement_read(&st);
    return st;
}

static bool is_head(const xc_frame *frame, uint32_t at) {
    return at != XC_NO_TOKEN && frame->branches &&
           xc_statement_is_head(frame, frame->branches, at);
}

/* The noun that a verb says something of; where the tree has none, the noun
 * right before a verb with a tense. */
static uint32_t about_of(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t about = st->passive ? st->object : st->subject;
    if (about != XC_NO_TOKEN || st->head == 0 ||
        !xc_is_finite_verb(s, st->head))
        return about;
    const xc_token *before = &s->tokens[st->head - 1];
    bool noun = before->upos == XC_UPOS_NOUN || xc_token_is_name(before);
    return noun && !st->frame->figures[st->head - 1] ? st->head - 1
                                                     : XC_NO_TOKEN;
}

/* An arc in doubt, and no neighbours: of "rose 5 percent" only the relation is
 * in doubt. */
static bool is_weak(const xc_sentence *s, uint32_t at) {
    return xc_tree_is_doubtful(s, at, FIGURE_MARGIN);
}

/* Nothing between them but the rest of a name: "Milan Oduber faces". */
static bool is_next(const xc_sentence *s, uint32_t about, uint32_t verb) {
    if (about >= verb) return false;
    for (uint32_t i = about + 1; i < verb; i++)
        if (!xc_token_is_name(&s->tokens[i])) return false;
    return true;
}

/* The subject hangs on the verb itself, or the verb on the subject ("a plane
 * carrying ten"). */
static bool is_subject_weak(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t about = about_of(st);
    if (about == XC_NO_TOKEN) return false;
    uint32_t above = xc_tree_head(s, about);
    if (is_next(s, about, st->head) || xc_is_past_relative(st->frame, st->head))
        return false;
    if (above == st->head || above == st->carrier) return is_weak(s, about);
    return xc_tree_head(s, st->head) == about && is_weak(s, st->head);
}

bool xc_figure_is_sure(const xc_frame *frame, const xc_mention *m,
                       uint32_t at) {
    const xc_sentence *s = frame->sentence;
    uint32_t top = xc_figure_top(s, m->first, xc_mention_end(m));
    if (top == XC_NO_TOKEN || at == XC_NO_TOKEN) return true;
    bool beside = m->first == at + 1 || xc_mention_end(m) == at;
    if (!beside && xc_tree_head(s, top) == at && is_weak(s, top)) return false;
    if (!is_head(frame, at)) return true;
    xc_statement st = read_at(frame, at);
    return !is_subject_weak(&st);
}

/* ------------------------------------------------------------------ */
/* Stated                                                               */

/* "the place where 40 people work" */
static bool is_where(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t when = xc_branch_find(st->branches, s, at, "advmod");
    const xc_lexeme *row =
        when != XC_NO_TOKEN && when < at
            ? xc_lexicon_find(XC_LEXICON_SUBORDINATORS, s->tokens[when].norm)
            : NULL;
    return row && xc_lexeme_flag(row, XC_SUBORDINATORS_SAME);
}

/* A clause on a noun with a figure in it says something of one thing, definite
 * or not: "a bus carrying 40 people overturned". */
static bool is_of_noun(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t at = st->carrier;
    for (uint32_t i = 0; i < XC_CARRY_REACH && xc_tree_is(s, at, "conj"); i++)
        at = xc_tree_head(s, at);
    if (xc_statement_is_infinitive(st, st->carrier) ||
        xc_statement_is_infinitive(st, at))
        return false;
    return xc_tree_is(s, at, "acl") ||
           (xc_tree_is(s, at, "advcl") && is_where(st, at));
}

/* "saw 14 people being carried off", "kept 20 people waiting" */
static bool is_seen(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t at = st->carrier;
    uint32_t being = xc_branch_find(st->branches, s, at, "aux:pass");
    bool going =
        xc_token_is_participle(&s->tokens[at]) ||
        (being != XC_NO_TOKEN && xc_token_is_participle(&s->tokens[being]));
    return going &&
           (xc_tree_is(s, at, "ccomp") || xc_tree_is(s, at, "xcomp")) &&
           xc_branch_find(st->branches, s, at, "mark") == XC_NO_TOKEN;
}

/* "ordered the firm to pay $3 million": all that somebody says. */
static bool is_all_said(const xc_statement *st) {
    const xc_reading *r = st->frame->x->reading;
    const xc_sentence *s = st->frame->sentence;
    uint32_t place = s->tokens[st->head].span.start;
    size_t i = xc_reading_attributions_before(r, s->in_title, place + 1);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &r->attributions.items[i];
        if (a->in_title != s->in_title) break;
        if (a->content.end <= place) continue;
        uint32_t first = 0, last = s->token_count;
        while (first < last && s->tokens[first].span.start < a->content.start)
            first++;
        while (last > first && s->tokens[last - 1].span.end > a->content.end)
            last--;
        uint32_t above = xc_tree_head(s, st->carrier);
        if (first < last && above != XC_NO_TOKEN &&
            (above < first || above >= last))
            return true;
    }
    return false;
}

/* "was ordered to pay $3 million" */
static bool is_ordered(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t above = xc_tree_head(s, st->carrier);
    return xc_statement_is_infinitive(st, st->carrier) &&
           above != XC_NO_TOKEN && st->frame->roles[above] == XC_ROLE_NONE &&
           xc_lexicon_find(XC_LEXICON_ORDERS, s->tokens[above].lemma);
}

bool xc_figure_is_stated(const xc_frame *frame, uint32_t at,
                         xc_modality modality) {
    if (!is_head(frame, at)) return true;
    if (modality != XC_MODALITY_ASSERTED && modality != XC_MODALITY_REPORTED)
        return true;
    xc_statement st = read_at(frame, at);
    return xc_is_past_relative(frame, at) || is_of_noun(&st) || is_seen(&st) ||
           xc_statement_is_stated(&st) || is_all_said(&st) || is_ordered(&st);
}

bool xc_figure_is_aim(const xc_frame *frame, uint32_t at,
                      xc_modality modality) {
    const xc_sentence *s = frame->sentence;
    if (!is_head(frame, at) ||
        (modality != XC_MODALITY_ASSERTED && modality != XC_MODALITY_REPORTED))
        return false;
    if (at > 0 && frame->roles[at - 1] != XC_ROLE_NONE)
        return false; /* "yet to sign" */
    xc_statement st = read_at(frame, at);
    return xc_statement_is_infinitive(&st, st.carrier) ||
           (at > 0 && strcmp(s->tokens[at - 1].norm, "to") == 0);
}

/* ------------------------------------------------------------------ */
/* Clear                                                                */

static bool is_figure(const xc_frame *frame, const xc_mention *m, uint32_t at) {
    uint32_t top = xc_figure_top(frame->sentence, m->first, xc_mention_end(m));
    return at == top || (m->first <= at && at < xc_mention_end(m));
}

/* "21 girls kidnapped from a school released": a past participle that the tree
 * took for the verb of its noun. */
static bool is_bare_participle(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    /* "one person treated by medics" */
    if (!st->passive && !st->copula && st->object == XC_NO_TOKEN)
        for (uint32_t i = 0; i < st->part_count; i++)
            if (strcmp(st->parts[i].role, "by") == 0) return true;
    bool past = xc_token_has_tag(&s->tokens[st->head], "VBN") ||
                (s->in_title && xc_token_has_tag(&s->tokens[st->head], "VBD"));
    bool more =
        st->object != XC_NO_TOKEN ||
        xc_branch_find(st->branches, s, st->head, "xcomp") != XC_NO_TOKEN;
    return past && !more && !st->passive && !st->copula &&
           xc_branch_find(st->branches, s, st->carrier, "aux") == XC_NO_TOKEN;
}

/* A verb says nothing without what it waits for. */
static bool is_complete(const xc_statement *st, bool figure) {
    const xc_token *verb = xc_frame_token(st->frame, st->head);
    if (st->passive || st->copula || figure || st->object != XC_NO_TOKEN ||
        xc_lexicon_find(XC_LEXICON_COMPLETE, verb->lemma))
        return true;
    return !xc_lexicon_find(XC_LEXICON_REPORTING, verb->lemma) &&
           (st->part_count > 0 || st->particle != XC_NO_TOKEN);
}

/* The figure is what the verb is about: by the tree, or as a noun before it
 * that the tree hung on it by another relation. */
static bool is_own(const xc_statement *st, const xc_mention *m,
                   uint32_t about) {
    const xc_sentence *s = st->frame->sentence;
    if (about != XC_NO_TOKEN) return is_figure(st->frame, m, about);
    uint32_t top = xc_figure_top(s, m->first, xc_mention_end(m));
    return m->quantity.whole.known || (top != XC_NO_TOKEN && top < st->head &&
                                       xc_tree_head(s, top) == st->head);
}

bool xc_figure_is_clear(const xc_frame *frame, const xc_mention *m,
                        uint32_t at) {
    if (!is_head(frame, at)) return true;
    const xc_sentence *s = frame->sentence;
    xc_statement st = read_at(frame, at);
    if (xc_branch_find(st.branches, s, at, "expl") != XC_NO_TOKEN)
        return m->first > at;
    uint32_t about = about_of(&st);
    bool own = is_own(&st, m, about);
    /* "saw the bars reduced to 360 g" */
    bool carried = own || xc_tree_is(s, at, "xcomp");
    if (xc_statement_has_rivals(&st) || (carried && is_bare_participle(&st)))
        return false;
    bool amount = m->quantity.dimension != XC_DIMENSION_COUNT &&
                  m->quantity.dimension != XC_DIMENSION_NUMBER;
    bool known = about != XC_NO_TOKEN && !xc_frame_is_nobody(frame, about);
    return (amount || is_complete(&st, !own)) && (own || known);
}

/*
 * part.c - finds the parts of a predicate: who does what to whom, where and
 * with what, the same for the active and the passive.
 *
 * What a pronoun stands for is known where it is linked; a part that is an
 * unlinked pronoun says nothing. Subjects are shared by what is coordinated,
 * carried or added with a participle.
 * Exports: xc_statement_is_head, xc_statement_read.
 */
#include <string.h>

#include "extract/claims/statement.h"

static bool has_copula(const xc_branches *b, const xc_sentence *s,
                       uint32_t at) {
    return xc_branch_find(b, s, at, "cop") != XC_NO_TOKEN;
}

bool xc_statement_is_head(const xc_frame *frame, const xc_branches *b,
                          uint32_t at) {
    const xc_token *token = xc_frame_token(frame, at);
    if (!token->relation || frame->roles[at] != XC_ROLE_NONE) return false;
    switch (token->upos) {
    case XC_UPOS_VERB:
        /* "the goal was to end it" says nothing of its subject's doing */
        return xc_is_verb(frame->sentence, at) &&
               !has_copula(b, frame->sentence, at);
    case XC_UPOS_NOUN:
    case XC_UPOS_PROPN:
    case XC_UPOS_ADJ:
        return has_copula(b, frame->sentence, at);
    default:
        return false;
    }
}

/* "failed" of "failed to sign", "due" of "is due to open". */
static uint32_t carrier_of(const xc_frame *frame, uint32_t at) {
    const xc_sentence *s = frame->sentence;
    for (uint32_t i = 0; i < XC_CARRY_REACH; i++) {
        uint32_t head = xc_tree_head(s, at);
        bool carried = head != XC_NO_TOKEN && xc_tree_is(s, at, "xcomp") &&
                       frame->roles[head] != XC_ROLE_NONE &&
                       frame->roles[head] != XC_ROLE_SPEECH;
        if (!carried) break;
        at = head;
    }
    return at;
}

static bool is_past_participle(const xc_token *token) {
    return xc_token_has_tag(token, "VBN") ||
           (!token->xpos && !xc_token_is_participle(token));
}

/* A verb without a subject of its own that limits a noun or the whole: "built
 * in 1998". */
static bool is_reduced_passive(const xc_statement *st) {
    const xc_frame *f = st->frame;
    const xc_sentence *s = f->sentence;
    uint32_t own = xc_branch_find(st->branches, s, st->head, "nsubj");
    return own == XC_NO_TOKEN && st->head == st->carrier &&
           is_past_participle(&s->tokens[st->head]) &&
           (xc_tree_is(s, st->head, "acl") ||
            xc_tree_is(s, st->head, "advcl")) &&
           xc_branch_find(st->branches, s, st->head, "aux") == XC_NO_TOKEN;
}

static bool has_passive(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    return xc_branch_find(st->branches, s, at, "aux:pass") != XC_NO_TOKEN ||
           xc_branch_find(st->branches, s, at, "nsubj:pass") != XC_NO_TOKEN;
}

/* "was arrested and charged": the second shares the form of the first. */
static bool is_passive(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t at = st->head;
    if (st->copula) return false;
    for (uint32_t i = 0; i < XC_CARRY_REACH && at != XC_NO_TOKEN; i++) {
        if (has_passive(st, at)) return true;
        bool shares =
            xc_tree_is(s, at, "conj") &&
            xc_token_has_tag(&s->tokens[at], "VBN") &&
            xc_branch_find(st->branches, s, at, "aux") == XC_NO_TOKEN &&
            xc_branch_find(st->branches, s, at, "nsubj") == XC_NO_TOKEN;
        if (!shares) break;
        at = xc_tree_head(s, at);
    }
    return is_reduced_passive(st);
}

/* The noun that an apposed or participle clause is about. */
static uint32_t limited_noun(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t head = xc_tree_head(s, st->head);
    if (head == XC_NO_TOKEN) return XC_NO_TOKEN;
    return xc_tree_is(s, st->head, "acl") ? head
                                          : xc_frame_subject(st->frame, head);
}

/* The object that a relative pronoun stands for is the noun before it. */
static uint32_t past_relative(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    bool relative = at != XC_NO_TOKEN && at < st->head &&
                    xc_token_is_wh(&s->tokens[at]) &&
                    xc_tree_is(s, st->head, "acl");
    return relative ? xc_tree_head(s, st->head) : at;
}

static void add_part(xc_statement *st, const char *role, uint32_t top) {
    if (!role || st->part_count == XC_FACT_MAX_ARGUMENTS - 2) return;
    st->parts[st->part_count++] = (xc_part){role, top};
}

/* The preposition is part of a figure: "per hour", "0 to 60 miles". */
static bool is_in_figure(const xc_statement *st, uint32_t at) {
    const xc_frame *f = st->frame;
    uint32_t word = xc_branch_find(st->branches, f->sentence, at, "case");
    return word != XC_NO_TOKEN && xc_frame_in_mention(f, word);
}

bool xc_statement_is_source(const xc_statement *st, uint32_t at) {
    const xc_frame *f = st->frame;
    uint32_t word = xc_branch_find(st->branches, f->sentence, at, "case");
    return word != XC_NO_TOKEN && xc_frame_names_source(f, word);
}

static void read_oblique(xc_statement *st, uint32_t at) {
    const xc_frame *f = st->frame;
    const char *word = xc_phrase_case(st, at);
    if (!word || xc_frame_in_date(f, at) || xc_frame_is_nobody(f, at) ||
        is_in_figure(st, at) || xc_statement_is_source(st, at))
        return;
    bool agent = xc_tree_is(f->sentence, at, "obl:agent") && st->passive;
    if (agent && st->subject == XC_NO_TOKEN)
        st->subject = at;
    else if (!agent)
        add_part(st, word, at);
}

/* "off" of "lay off", and "down" of "step down in June", which trees take for
 * an adverb. */
static bool is_particle(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    return xc_tree_is(s, at, "compound:prt") ||
           (at == st->head + 1 && xc_tree_is(s, at, "advmod") &&
            s->tokens[at].upos == XC_UPOS_ADP);
}

static void read_branch(xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    if (is_particle(st, at))
        st->particle = at;
    else if (xc_tree_is(s, at, "obj") && !st->copula)
        st->object = past_relative(st, at);
    else if (xc_tree_is(s, at, "iobj") && !xc_frame_is_nobody(st->frame, at))
        add_part(st, "recipient", at);
    else if (xc_tree_is(s, at, "obl"))
        read_oblique(st, at);
    else if (xc_tree_is(s, at, "xcomp") || xc_tree_is(s, at, "ccomp"))
        add_part(st, "complement", at);
}

void xc_statement_read(xc_statement *st) {
    const xc_frame *f = st->frame;
    st->carrier = carrier_of(f, st->head);
    st->copula = has_copula(st->branches, f->sentence, st->head);
    st->particle = st->subject = st->object = XC_NO_TOKEN;
    st->part_count = 0;
    st->passive = is_passive(st);
    uint32_t named = is_reduced_passive(st) ? limited_noun(st)
                                            : xc_frame_subject(f, st->head);
    if (st->passive)
        st->object = named;
    else
        st->subject = named;
    uint32_t above =
        named == XC_NO_TOKEN ? XC_NO_TOKEN : xc_tree_head(f->sentence, named);
    st->own_subject = above == st->head || above == st->carrier;
    for (uint32_t c = st->branches->first[st->head]; c != XC_NO_TOKEN;
         c = st->branches->next[c])
        read_branch(st, c);
}

/*
 * bearing.c - tells what bears on the verb of a figure fact, by the tree: its
 * modality and its date. A word such as "may" or "plan" counts where it
 * governs or modifies that verb or stands right before it; a date of another
 * clause ("will hire 40 after 300 lost their jobs last year") does not count.
 *
 * Where the verb is not known to the tree, what the clause says holds.
 * Exports: xc_figure_begin.
 */
#include <string.h>

#include "extract/claims/statement.h"

/* Steps up from a word to what governs it, at most. */
enum { GOVERN_REACH = 6 };

/* Words that may stand between a modal and its verb. */
static bool is_between(const xc_frame *frame, uint32_t at) {
    xc_upos upos = xc_frame_token(frame, at)->upos;
    return frame->roles[at] != XC_ROLE_NONE || upos == XC_UPOS_AUX ||
           upos == XC_UPOS_ADV || upos == XC_UPOS_PART;
}

/* "may also have been" right before the verb, whatever the tree makes of it */
static uint32_t modal_before(const xc_frame *frame, uint32_t at) {
    while (at-- > 0 && is_between(frame, at))
        if (frame->roles[at] == XC_ROLE_MODAL) return at;
    return XC_NO_TOKEN;
}

/* "calls for 30 people to be released": a modal above, through what it takes
 * along. */
static uint32_t modal_above(const xc_frame *frame, uint32_t at) {
    const xc_sentence *s = frame->sentence;
    for (int i = 0; i < GOVERN_REACH && at != XC_NO_TOKEN; i++) {
        if (frame->roles[at] == XC_ROLE_MODAL) return at;
        if (xc_tree_is(s, at, "conj") || xc_tree_is(s, at, "parataxis") ||
            xc_tree_is(s, at, "acl:relcl"))
            return XC_NO_TOKEN;
        at = xc_tree_head(s, at);
    }
    return XC_NO_TOKEN;
}

/* The row of modality.tsv of a word that the clause counts as one. */
static const xc_lexeme *row_of(const xc_frame *frame, xc_lexicon_id lexicon,
                               uint32_t at) {
    return xc_match_at(lexicon, frame->sentence, at,
                       frame->sentence->token_count)
        .lexeme;
}

static void explain_modality(const xc_frame *frame, uint32_t at,
                             xc_reasons *why) {
    xc_because(frame->x, why, "modality", "a word that governs the verb",
               row_of(frame, XC_LEXICON_MODALITY, at));
}

/* What makes a whole clause of that modality: a question, a denial. */
static bool is_of_clause(const xc_frame *frame, const xc_clause *clause) {
    bool question = clause->modal_at == clause->first &&
                    frame->roles[clause->first] != XC_ROLE_MODAL;
    return question || clause->modality == XC_MODALITY_DENIED;
}

/* "were hurt close to the scene": behind its verb such a word bears on what
 * follows it. */
static bool stands_behind(const xc_statement *st, const xc_clause *clause) {
    const xc_frame *frame = st->frame;
    uint32_t first = clause->first;
    if (st->copula || frame->roles[st->carrier] == XC_ROLE_MODAL) return false;
    for (uint32_t i = first; i < st->head; i++)
        if (frame->roles[i] == XC_ROLE_MODAL) return false;
    return clause->modality == XC_MODALITY_POSSIBLE &&
           clause->modal_at > st->head;
}

static xc_modality modality_of(const xc_statement *st, const xc_clause *clause,
                               xc_reasons *why) {
    const xc_frame *frame = st->frame;
    if (clause->modality != XC_MODALITY_ASSERTED &&
        is_of_clause(frame, clause)) {
        xc_because(frame->x, why, "modality", "the whole clause is so", NULL);
        return clause->modality;
    }
    if (stands_behind(st, clause)) return XC_MODALITY_ASSERTED;
    xc_modality own = xc_statement_modality(st, why);
    if (own != XC_MODALITY_ASSERTED) return own;
    uint32_t modal = modal_before(frame, st->head);
    if (modal == XC_NO_TOKEN) modal = modal_above(frame, st->head);
    if (modal == XC_NO_TOKEN || clause->modality == XC_MODALITY_ASSERTED)
        return own;
    explain_modality(frame, modal, why);
    return clause->modality;
}

/* ------------------------------------------------------------------ */
/* Dates                                                                */

/* "when it sank on Monday", "killing seven on Monday" */
static bool is_same_time(const xc_sentence *s, uint32_t at) {
    uint32_t word = xc_tree_child(s, at, "mark", 0);
    uint32_t when = xc_tree_child(s, at, "advmod", 0);
    if (word == XC_NO_TOKEN && when < at &&
        xc_token_has_tag(&s->tokens[when], "WRB"))
        word = when;
    if (word == XC_NO_TOKEN) return true;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_SUBORDINATORS, s->tokens[word].norm);
    return row && xc_lexeme_flag(row, XC_SUBORDINATORS_SAME);
}

static bool opens_clause(const xc_sentence *s, uint32_t at) {
    return xc_tree_is(s, at, "acl") ||
           (xc_tree_is(s, at, "advcl") && !is_same_time(s, at)) ||
           xc_tree_is(s, at, "ccomp") || xc_tree_is(s, at, "parataxis") ||
           (xc_tree_is(s, at, "conj") && xc_is_verb(s, at));
}

/* True for a date that hangs in a clause of which the verb is no part. One on
 * the subject is when it was: "the collapse on Sept. 8 killed seven". */
static bool is_elsewhere(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t i = 0; i < s->token_count && at != XC_NO_TOKEN; i++) {
        if (at == st->head || at == st->carrier) return false;
        bool holds = xc_tree_holds(s, at, st->head);
        if (opens_clause(s, at) && !holds) return true;
        at = xc_tree_head(s, at);
    }
    return false;
}

/* "removed one person after the accident occurred around 5:10": by word order,
 * whatever the tree hangs the date on, a clause of another time has opened and
 * has its verb. */
static bool is_behind_other(const xc_statement *st, const xc_mention *m) {
    const xc_sentence *s = st->frame->sentence;
    bool other = false;
    for (uint32_t i = st->head + 1; i < m->first; i++) {
        const xc_token *token = &s->tokens[i];
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_SUBORDINATORS, token->norm);
        bool opens = token->upos == XC_UPOS_SCONJ ||
                     (token->upos == XC_UPOS_ADP && row &&
                      xc_lexeme_word(row, XC_SUBORDINATORS_AS) ==
                          XC_SUBORDINATORS_AS_FACT);
        if (opens && row)
            other = !xc_lexeme_flag(row, XC_SUBORDINATORS_SAME);
        else if (other && xc_is_finite_verb(s, i))
            return true;
    }
    return false;
}

static const xc_mention *mention_of(const xc_frame *frame, xc_span span) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_DATE && m->span.start == span.start &&
            m->span.end == span.end)
            return m;
    }
    return NULL;
}

static bool hangs_on(const xc_statement *st, const xc_mention *m) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t top = xc_tree_top(s, m->first, m->last);
    uint32_t head = top == XC_NO_TOKEN ? top : xc_tree_head(s, top);
    return head != XC_NO_TOKEN && (head == st->head || head == st->carrier);
}

/* The date that hangs on the verb; else the one that the clause has, unless it
 * is of something else. */
static void settle_date(const xc_statement *st, xc_fact *fact) {
    const xc_frame *frame = st->frame;
    const xc_mention *found = NULL, *now = NULL;
    if (!fact->has_date) return;
    now = mention_of(frame, fact->date_span);
    for (size_t i = 0; i < frame->mention_count && !found; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_DATE && !m->nested && hangs_on(st, m) &&
            !is_behind_other(st, m))
            found = m;
    }
    if (found && found != now) {
        xc_fact_set_date(frame, fact, found);
    } else if (!found && now) {
        uint32_t top = xc_tree_top(frame->sentence, now->first, now->last);
        if (!is_elsewhere(st, top) && !is_behind_other(st, now)) return;
        fact->has_date = false;
        fact->date = (xc_date){0};
        fact->date_span = (xc_span){0};
        return;
    }
    if (found)
        xc_because(frame->x, &fact->why, "date",
                   "a date that hangs on the verb", NULL);
}

/* ------------------------------------------------------------------ */
/* Reasons                                                              */

static void explain_clause(const xc_frame *frame, const xc_clause *clause,
                           uint32_t at, xc_reasons *why) {
    if (!frame->x->explain) return;
    for (uint32_t i = clause->first; i < clause->last && i < at; i++)
        if (frame->roles[i] == XC_ROLE_NEGATION)
            xc_because(frame->x, why, "polarity",
                       "a word ahead in the clause turns it",
                       row_of(frame, XC_LEXICON_NEGATION, i));
}

static void explain_modal(const xc_frame *frame, const xc_clause *clause,
                          xc_reasons *why) {
    if (clause->modality == XC_MODALITY_ASSERTED ||
        clause->modal_at >= clause->last)
        return;
    xc_because(frame->x, why, "modality", "a word of the clause",
               row_of(frame, XC_LEXICON_MODALITY, clause->modal_at));
}

xc_fact xc_figure_begin(const xc_frame *frame, const xc_clause *clause,
                        uint32_t at, xc_fact_kind kind) {
    xc_clause own = *clause;
    xc_reasons why = {0};
    bool known =
        at != XC_NO_TOKEN && xc_statement_is_head(frame, frame->branches, at);
    xc_statement st = {
        .frame = (xc_frame *)frame, .branches = frame->branches, .head = at};
    if (known) {
        xc_statement_read(&st);
        own.modality = modality_of(&st, clause, &why);
        own.modal_at = own.first;
    } else {
        explain_modal(frame, clause, &why);
    }
    xc_fact fact = xc_fact_begin(frame, &own, at, kind);
    fact.why = why;
    if (known)
        settle_date(&st, &fact);
    else
        xc_fact_settle(frame, clause, at, &fact);
    explain_clause(frame, clause, at, &fact.why);
    return fact;
}

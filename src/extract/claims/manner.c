/*
 * manner.c - tells how a statement is said: as so, as not so, as planned,
 * possible or conditional, by the words that bear on its verb in the tree.
 *
 * What a clause says of something indefinite ("people who smoke"), what it
 * asks, wants or takes for granted as a purpose is not stated at all.
 * Exports: xc_statement_is_stated, xc_statement_is_infinitive,
 * xc_statement_polarity, xc_statement_modality.
 */
#include <string.h>

#include "extract/claims/statement.h"

/* How far before a word of several the first of them may stand. */
enum { MODAL_REACH = 3 };

/* The word that opens the clause of a verb: "because", "when"; its row, NULL
 * where nothing opens it. *other: it is opened by a word without a row. */
static const xc_lexeme *opener_of(const xc_statement *st, uint32_t at,
                                  bool *other) {
    const xc_sentence *s = st->frame->sentence;
    *other = false;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN && c < at;
         c = st->branches->next[c]) {
        const xc_token *token = &s->tokens[c];
        bool opens = xc_tree_is(s, c, "mark") || xc_token_has_tag(token, "WRB");
        if (!opens) continue;
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_SUBORDINATORS, token->norm);
        *other = !row;
        return row;
    }
    return NULL;
}

/* Behind a comma, a name or a definite noun: "the man, who ...". */
static bool is_definite(const xc_statement *st, uint32_t noun, uint32_t verb) {
    const xc_sentence *s = st->frame->sentence;
    if (xc_frame_actor_at(st->frame, noun) != XC_NONE) return true;
    for (uint32_t c = st->branches->first[noun]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        if (c < noun && (strcmp(s->tokens[c].norm, "the") == 0 ||
                         xc_tree_is(s, c, "nmod:poss")))
            return true;
        if (c > noun && c < verb && strcmp(s->tokens[c].norm, ",") == 0)
            return true;
    }
    for (uint32_t c = st->branches->first[verb]; c != XC_NO_TOKEN && c < verb;
         c = st->branches->next[c])
        if (c > noun && strcmp(s->tokens[c].norm, ",") == 0) return true;
    return false;
}

/* "following the crash": a participle that is used as a preposition. */
static bool opens_by_itself(const xc_statement *st, uint32_t at) {
    return xc_lexicon_find(XC_LEXICON_SUBORDINATORS,
                           xc_frame_token(st->frame, at)->norm) != NULL;
}

static bool is_present(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN && c < at;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "aux") || xc_tree_is(s, c, "cop"))
            return xc_token_has_tag(&s->tokens[c], "VBZ") ||
                   xc_token_has_tag(&s->tokens[c], "VBP");
    return xc_token_has_tag(&s->tokens[at], "VBZ") ||
           xc_token_has_tag(&s->tokens[at], "VBP");
}

static bool is_stated_beside(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    bool other = false;
    const xc_lexeme *row = opener_of(st, at, &other);
    if (other) return false;
    /* "when the moon is full": whenever, and not now */
    if (row && xc_lexeme_flag(row, XC_SUBORDINATORS_SAME) && is_present(st, at))
        return false;
    if (row)
        return xc_lexeme_word(row, XC_SUBORDINATORS_AS) !=
               XC_SUBORDINATORS_AS_OPEN;
    if (opens_by_itself(st, at)) return false;
    /* "killing seven", "built in 1998": without a word that opens it. */
    bool subject = xc_branch_find(st->branches, s, at, "nsubj") != XC_NO_TOKEN;
    return !subject && (xc_token_is_participle(&s->tokens[at]) ||
                        xc_token_has_tag(&s->tokens[at], "VBN"));
}

/* The row of an "if" that opens the clause of a verb; NULL: none does. */
static const xc_lexeme *condition_of(const xc_statement *st, uint32_t at) {
    bool other = false;
    const xc_lexeme *row = opener_of(st, at, &other);
    return row && xc_lexeme_word(row, XC_SUBORDINATORS_AS) ==
                       XC_SUBORDINATORS_AS_CONDITION
               ? row
               : NULL;
}

bool xc_statement_is_infinitive(const xc_statement *st, uint32_t at) {
    uint32_t mark =
        xc_branch_find(st->branches, st->frame->sentence, at, "mark");
    return mark != XC_NO_TOKEN &&
           strcmp(xc_frame_token(st->frame, mark)->norm, "to") == 0;
}

/* Two words of one name. */
static bool is_same_name(const xc_statement *st, uint32_t a, uint32_t b) {
    int32_t actor = xc_frame_actor_at(st->frame, a);
    if (actor != XC_NONE) return xc_frame_actor_at(st->frame, b) == actor;
    return xc_tree_is(st->frame->sentence, b, "flat");
}

/* True where another noun stands between a noun and the clause on it: trees
 * often take the wrong one of two. */
static bool is_far(const xc_statement *st, uint32_t noun, uint32_t verb) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t first = verb, at = noun + 1;
    for (uint32_t c = st->branches->first[verb]; c != XC_NO_TOKEN && c < first;
         c = st->branches->next[c])
        if (c > noun) first = c;
    for (; at < first; at++)
        if (s->tokens[at].upos == XC_UPOS_NOUN ||
            (xc_token_is_name(&s->tokens[at]) && !is_same_name(st, noun, at)))
            return true;
    return false;
}

/* "the wall, followed by gunfire": behind a comma a participle may be about
 * any noun before it, unless that is the subject or object. */
static bool is_loose(const xc_statement *st, uint32_t noun, uint32_t verb) {
    const xc_sentence *s = st->frame->sentence;
    bool argument = xc_tree_is(s, noun, "nsubj") || xc_tree_is(s, noun, "obj");
    /* "Troops called in support": of a noun that nothing is said of, the tree
     * took the verb for a participle. */
    if (xc_tree_is(s, noun, "root")) return true;
    bool reduced =
        xc_branch_find(st->branches, s, verb, "nsubj") == XC_NO_TOKEN;
    bool comma = verb > 0 && strcmp(s->tokens[noun + 1].norm, ",") == 0;
    return reduced && comma && !argument;
}

/* What is said of something by a clause that hangs on it. */
static bool is_stated_of(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t noun = xc_tree_head(s, at);
    bool other = false;
    if (noun == XC_NO_TOKEN || noun > at || opener_of(st, at, &other) || other)
        return false;
    /* "the way studying it": without a pronoun a participle says of anything
     * near what it says */
    bool reduced = xc_tree_child(s, at, "nsubj", 0) == XC_NO_TOKEN;
    if (reduced && s->tokens[at].margin < XC_SURE_MARGIN) return false;
    return !xc_statement_is_infinitive(st, at) && !opens_by_itself(st, at) &&
           !is_far(st, noun, at) && !is_loose(st, noun, at) &&
           is_definite(st, noun, at);
}

static bool is_spoken(const xc_statement *st, uint32_t at) {
    const xc_reading *r = st->frame->x->reading;
    const xc_sentence *s = st->frame->sentence;
    uint32_t place = s->tokens[at].span.start;
    size_t i = xc_reading_attributions_before(r, s->in_title, place + 1);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &r->attributions.items[i];
        if (a->in_title != s->in_title) break;
        if (a->content.end > place) return true;
    }
    return false;
}

/* "if he thought that it was": the saying itself may not be so. */
static bool is_conditional_cue(const xc_statement *st, uint32_t at) {
    uint32_t cue = xc_tree_head(st->frame->sentence, at);
    return cue != XC_NO_TOKEN && condition_of(st, cue) != NULL;
}

/* "asked the firm to keep it", "denied selling it" */
static bool is_said_infinitive(const xc_statement *st, uint32_t at) {
    uint32_t head = xc_tree_head(st->frame->sentence, at);
    return head != XC_NO_TOKEN && st->frame->roles[head] == XC_ROLE_SPEECH &&
           xc_tree_is(st->frame->sentence, at, "xcomp");
}

static bool has_subject_before(const xc_sentence *s, uint32_t at) {
    uint32_t subject = xc_tree_child(s, at, "nsubj", 0);
    return subject != XC_NO_TOKEN && subject < at;
}

/* "were discharged or moved": neither is stated. */
static bool is_alternative(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        bool joins = xc_tree_is(s, c, "cc");
        if (joins && xc_token_connects(&s->tokens[c], XC_CONNECTORS_CHOICE))
            return true;
        uint32_t word = xc_tree_is(s, c, "conj")
                            ? xc_branch_find(st->branches, s, c, "cc")
                            : XC_NO_TOKEN;
        if (word != XC_NO_TOKEN &&
            xc_token_connects(&s->tokens[word], XC_CONNECTORS_CHOICE))
            return true;
    }
    return false;
}

/* "should have been sent": it was not, or nobody knows. */
static bool is_regretted(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    bool modal = false, perfect = false;
    for (uint32_t c = st->branches->first[st->carrier];
         c != XC_NO_TOKEN && c < st->carrier; c = st->branches->next[c]) {
        if (!xc_tree_is(s, c, "aux")) continue;
        modal = modal || xc_token_has_tag(&s->tokens[c], "MD");
        perfect = perfect || (modal && s->tokens[c].lemma &&
                              strcmp(s->tokens[c].lemma, "have") == 0);
    }
    return perfect &&
           (xc_token_has_tag(&s->tokens[st->carrier], "VBN") || st->copula);
}

/* A verb in a plural form of the present: "are searching", "search". */
static bool is_plural(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN && c < at;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "aux") || xc_tree_is(s, c, "cop"))
            return xc_token_has_tag(&s->tokens[c], "VBP");
    return xc_token_has_tag(&s->tokens[at], "VBP");
}

/* "reported that she will lead it and is looking for help": who looks may be
 * who reports or who leads, unless only one of them agrees with the verb. */
static bool is_of_content(const xc_statement *st, uint32_t cue, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t said = xc_branch_find(st->branches, s, cue, "ccomp");
    if (said == XC_NO_TOKEN || said < cue || said > at) return false;
    uint32_t subject = xc_branch_find(st->branches, s, said, "nsubj");
    bool single = subject != XC_NO_TOKEN &&
                  (xc_token_has_tag(&s->tokens[subject], "NN") ||
                   xc_token_has_tag(&s->tokens[subject], "NNP"));
    return !(single && is_plural(st, at));
}

bool xc_statement_is_stated(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t at = st->carrier;
    /* "Given that it closed" */
    if (opens_by_itself(st, at) && !st->own_subject) return false;
    if (is_alternative(st, st->head) || is_alternative(st, at) ||
        is_regretted(st))
        return false;
    for (uint32_t i = 0; i < XC_CARRY_REACH && at != XC_NO_TOKEN; i++) {
        if (xc_tree_is(s, at, "root")) return true;
        if (xc_tree_is(s, at, "parataxis"))
            return s->tokens[at].margin >= XC_SURE_MARGIN;
        if (xc_tree_is(s, at, "ccomp") || is_said_infinitive(st, at))
            return is_spoken(st, at) && !condition_of(st, at) &&
                   !is_conditional_cue(st, at);
        if (xc_tree_is(s, at, "advcl")) return is_stated_beside(st, at);
        if (xc_tree_is(s, at, "acl")) return is_stated_of(st, at);
        if (!xc_tree_is(s, at, "conj") || xc_statement_is_infinitive(st, at) ||
            opens_by_itself(st, at))
            return false;
        uint32_t first = xc_tree_head(s, at);
        /* "said that it was deep and had been closed": what is said is not
         * coordinated with the saying, but with "it was deep". */
        if (st->frame->roles[first] == XC_ROLE_SPEECH) {
            if (is_spoken(st, at)) return has_subject_before(s, at);
            if (is_of_content(st, first, at)) return false;
        }
        at = first;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Polarity                                                             */

/* "no ferry", "nobody", "none of the ferries" */
static bool denies(const xc_statement *st, uint32_t top) {
    const xc_sentence *s = st->frame->sentence;
    if (top == XC_NO_TOKEN) return false;
    if (xc_lexicon_find(XC_LEXICON_NEGATORS, s->tokens[top].norm)) return true;
    for (uint32_t c = st->branches->first[top]; c != XC_NO_TOKEN && c < top;
         c = st->branches->next[c])
        if ((xc_tree_is(s, c, "det") || xc_tree_is(s, c, "cc")) &&
            xc_lexicon_find(XC_LEXICON_NEGATORS, s->tokens[c].norm))
            return true;
    return false;
}

static unsigned negations_at(const xc_statement *st, uint32_t at) {
    const xc_token_role *roles = st->frame->roles;
    unsigned count = roles[at] == XC_ROLE_NEGATION;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        bool word = roles[c] == XC_ROLE_NEGATION &&
                    !xc_tree_is(st->frame->sentence, c, "xcomp") &&
                    !xc_tree_is(st->frame->sentence, c, "conj");
        count += word;
    }
    return count;
}

/* The verbs from the head up to its carrier. */
static uint32_t next_up(const xc_statement *st, uint32_t at) {
    return at == st->carrier ? XC_NO_TOKEN
                             : xc_tree_head(st->frame->sentence, at);
}

xc_polarity xc_statement_polarity(const xc_statement *st, xc_reasons *why) {
    unsigned turns = 0;
    for (uint32_t at = st->head; at != XC_NO_TOKEN; at = next_up(st, at))
        turns += negations_at(st, at);
    turns += denies(st, st->subject) + denies(st, st->object);
    if (st->copula) turns += denies(st, st->head);
    if (turns % 2 == 0) return XC_POSITIVE;
    xc_because(st->frame->x, why, "polarity",
               "a word that denies bears on the verb or its noun", NULL);
    return XC_NEGATIVE;
}

/* ------------------------------------------------------------------ */
/* Modality                                                             */

/* The row of modality.tsv that covers a token counted as one. */
static const xc_lexeme *modal_row(const xc_frame *frame, uint32_t at) {
    if (frame->roles[at] != XC_ROLE_MODAL) return NULL;
    for (uint32_t back = 0; back < MODAL_REACH && back <= at; back++) {
        xc_match m = xc_match_at(XC_LEXICON_MODALITY, frame->sentence,
                                 at - back, frame->sentence->token_count);
        if (m.lexeme && m.count > back)
            return xc_is_so_modal(frame->sentence, at - back, &m) ? NULL
                                                                  : m.lexeme;
    }
    return NULL;
}

/* "will", "likely" beside the verb. */
static const xc_lexeme *modal_beside(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    const xc_lexeme *row = modal_row(st->frame, at);
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN && !row;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "aux") || xc_tree_is(s, c, "advmod") ||
            xc_tree_is(s, c, "cop"))
            row = modal_row(st->frame, c);
    return row;
}

/* "will open, creating jobs", "after creating jobs": a participle shares the
 * manner of its clause. */
static bool shares_manner(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    return xc_tree_is(s, at, "advcl") &&
           xc_token_is_participle(&s->tokens[at]) &&
           xc_branch_find(st->branches, s, at, "aux") == XC_NO_TOKEN;
}

/* "will open and close", "could help as well as making": a bare verb shares
 * what helps the first. */
static bool shares_help(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    return xc_tree_is(s, at, "conj") &&
           (xc_token_has_tag(&s->tokens[at], "VB") ||
            xc_token_has_tag(&s->tokens[at], "VBG") ||
            xc_token_has_tag(&s->tokens[at], "VBN")) &&
           xc_branch_find(st->branches, s, at, "aux") == XC_NO_TOKEN &&
           xc_branch_find(st->branches, s, at, "nsubj") == XC_NO_TOKEN;
}

/* A clause with "if", or one that goes with such a clause. */
static const xc_lexeme *find_condition(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    const xc_lexeme *row = condition_of(st, st->carrier);
    for (uint32_t c = st->branches->first[st->carrier];
         c != XC_NO_TOKEN && !row; c = st->branches->next[c])
        if (xc_tree_is(s, c, "advcl")) row = condition_of(st, c);
    return row;
}

xc_modality xc_statement_modality(const xc_statement *st, xc_reasons *why) {
    const xc_sentence *s = st->frame->sentence;
    const xc_lexeme *condition = find_condition(st), *row = NULL;
    for (uint32_t at = st->head; at != XC_NO_TOKEN && !row;
         at = next_up(st, at))
        row = modal_beside(st, at);
    uint32_t at = st->carrier;
    for (uint32_t i = 0; i < XC_CARRY_REACH && !row &&
                         (shares_help(st, at) || shares_manner(st, at));
         i++) {
        at = xc_tree_head(s, at);
        row = modal_beside(st, at);
    }
    if (condition) {
        xc_because(st->frame->x, why, "modality", "a clause of condition",
                   condition);
        return XC_MODALITY_CONDITIONAL;
    }
    if (!row) return XC_MODALITY_ASSERTED;
    xc_because(st->frame->x, why, "modality", "a word beside the verb", row);
    return (xc_modality)(xc_lexeme_word(row, XC_MODALITY_AS) - 1 +
                         XC_MODALITY_REPORTED);
}

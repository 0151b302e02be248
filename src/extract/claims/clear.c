/*
 * clear.c - tells which predicates say something that a reader could check:
 * with a subject that is known, with what the verb waits for, and with a tree
 * that is not at odds with itself. Of the others nothing is said.
 * Exports: xc_statement_actor, xc_statement_has_rivals, xc_statement_is_clear.
 */
#include <string.h>

#include "extract/claims/statement.h"

bool xc_statement_has_rivals(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    unsigned subjects = 0;
    uint32_t last = XC_NO_TOKEN;
    for (uint32_t c = st->branches->first[st->head]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        bool subject = xc_tree_is(s, c, "nsubj") || xc_tree_is(s, c, "csubj");
        /* the words of one name that the tree hangs up one by one */
        bool goes_on = subject && last != XC_NO_TOKEN && last + 1 == c &&
                       xc_token_is_name(&s->tokens[last]) &&
                       xc_token_is_name(&s->tokens[c]);
        subjects += subject && !goes_on;
        if (subject) last = c;
    }
    return subjects > 1;
}

/* Two subjects, or an object ahead of a verb that is no relative's: an error
 * of the tree. */
static bool is_at_odds(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[st->head]; c != XC_NO_TOKEN;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "obj") && c < st->head &&
            !xc_token_is_wh(&s->tokens[c]))
            return true;
    return xc_statement_has_rivals(st);
}

/* "nobody" names nobody and says all the same. */
static bool is_named(const xc_statement *st, uint32_t at) {
    const xc_token *token = xc_frame_token(st->frame, at);
    return !xc_frame_is_nobody(st->frame, at) ||
           xc_lexicon_find(XC_LEXICON_NEGATORS, token->norm) != NULL;
}

/* The speaker of the words around a token, for "I"; XC_NONE. */
static int32_t speaker_at(const xc_statement *st, uint32_t at) {
    const xc_token *token = xc_frame_token(st->frame, at);
    if (!token->lemma || strcmp(token->lemma, "i") != 0) return XC_NONE;
    return xc_frame_speaker(st->frame, token->span);
}

int32_t xc_statement_actor(const xc_statement *st, uint32_t at) {
    if (at == XC_NO_TOKEN) return XC_NONE;
    int32_t actor = xc_frame_actor_at(st->frame, at);
    return actor != XC_NONE ? actor : speaker_at(st, at);
}

/* "many", "two" without what they are of: who is meant stands elsewhere. "The
 * injured" says who it is. */
static bool is_bare(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    xc_upos upos = s->tokens[at].upos;
    return (upos == XC_UPOS_ADJ || upos == XC_UPOS_NUM) &&
           xc_branch_find(st->branches, s, at, "nmod") == XC_NO_TOKEN &&
           xc_branch_find(st->branches, s, at, "det") == XC_NO_TOKEN &&
           xc_branch_find(st->branches, s, at, "obl") == XC_NO_TOKEN;
}

static bool is_known(const xc_statement *st, uint32_t at) {
    return at != XC_NO_TOKEN && !is_bare(st, at) &&
           (is_named(st, at) || xc_statement_actor(st, at) != XC_NONE);
}

/* A date says as much of a verb as a place does. */
static bool has_date(const xc_statement *st) {
    const xc_frame *f = st->frame;
    for (size_t i = 0; i < f->mention_count; i++) {
        const xc_mention *m = &f->mentions[i];
        if (m->kind != XC_MENTION_DATE) continue;
        uint32_t top = xc_tree_top(f->sentence, m->first, m->last);
        if (top != XC_NO_TOKEN && xc_tree_head(f->sentence, top) == st->head)
            return true;
    }
    return false;
}

/* Behind a comma, or with something of its own: "the bridge, built in 1998",
 * "emails obtained by the paper", and not "has its shape altered", "the
 * living". */
static bool is_full_participle(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t first = st->branches->first[st->head];
    bool comma = first != XC_NO_TOKEN && first < st->head &&
                 strcmp(s->tokens[first].norm, ",") == 0;
    bool opens = st->head == 0 || s->tokens[st->head - 1].upos == XC_UPOS_PUNCT;
    if (xc_tree_is(s, st->head, "advcl") && !opens &&
        !xc_token_is_participle(&s->tokens[st->head]))
        return false;
    return comma || opens || st->part_count > 0 || has_date(st) ||
           (!st->passive && st->object != XC_NO_TOKEN) ||
           (st->passive && st->subject != XC_NO_TOKEN);
}

/* "did not collect it": the words before tell what it is. */
static bool stands_for_thing(const xc_statement *st, uint32_t at) {
    return at > st->head && xc_token_connects(xc_frame_token(st->frame, at),
                                              XC_CONNECTORS_OBJECT);
}

/* "announced that it would close": what is said in so many words is an
 * attribution and no statement of its own; nor is what is asked. */
static bool shows_clause(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    bool says = xc_lexicon_find(XC_LEXICON_REPORTING,
                                xc_frame_token(st->frame, st->head)->lemma);
    if (says &&
        xc_branch_find(st->branches, s, st->head, "ccomp") != XC_NO_TOKEN)
        return true;
    for (uint32_t i = 0; i < st->part_count; i++) {
        uint32_t top = st->parts[i].top;
        if (says && xc_tree_is(s, top, "ccomp")) return true;
        uint32_t object = xc_branch_find(st->branches, s, top, "obj");
        if (object != XC_NO_TOKEN && xc_token_is_wh(&s->tokens[object]))
            return true;
    }
    return false;
}

/* "told reporters": who hears it is no more than that it was said. */
static bool hears_only(const xc_statement *st) {
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_REPORTING, xc_frame_token(st->frame, st->head)->lemma);
    return row && xc_lexeme_flag(row, XC_REPORTING_ADDRESSEE);
}

/* In a headline a past form is a passive whose copula is left out, or a tree
 * took it for one: "Staff questioned". */
static bool is_headline_past(const xc_statement *st) {
    const xc_article *article = st->frame->x->reading->article;
    const xc_sentence *s = st->frame->sentence;
    bool headline =
        s->in_title || (s->block < article->block_count &&
                        article->blocks[s->block].kind == XC_BLOCK_HEADLINE);
    bool past = xc_token_has_tag(&s->tokens[st->head], "VBD") ||
                xc_token_has_tag(&s->tokens[st->head], "VBN");
    return headline && past &&
           xc_branch_find(st->branches, s, st->head, "aux") == XC_NO_TOKEN;
}

/* "be", "do" and "have" say nothing without what they go with, nor does a
 * verb of saying, or one that waits for its object. */
static bool says_something(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    const xc_token *verb = xc_frame_token(st->frame, st->head);
    if (shows_clause(st)) return false;
    if (st->copula) return true;
    bool beside =
        (xc_tree_is(s, st->head, "acl") || xc_tree_is(s, st->head, "advcl")) &&
        xc_branch_find(st->branches, s, st->head, "nsubj") == XC_NO_TOKEN;
    if (beside && !is_full_participle(st)) return false;
    if (st->passive) return true;
    /* "did just that" */
    if (st->object != XC_NO_TOKEN && xc_token_helps(verb) &&
        xc_token_points(xc_frame_token(st->frame, st->object)))
        return false;
    if (st->object != XC_NO_TOKEN) return st->part_count > 0 || !hears_only(st);
    if (xc_lexicon_find(XC_LEXICON_COMPLETE, verb->lemma)) return true;
    if (xc_lexicon_find(XC_LEXICON_REPORTING, verb->lemma)) return false;
    return st->part_count > 0 || has_date(st) ||
           (!xc_token_helps(verb) && st->particle != XC_NO_TOKEN) ||
           xc_lexicon_find(XC_LEXICON_COMPLETE, verb->lemma) != NULL;
}

/* "he encouraged by the result": a past form with an agent and no object is a
 * participle whose copula is missing. */
static bool is_broken_passive(const xc_statement *st) {
    if (st->passive || st->copula || st->object != XC_NO_TOKEN) return false;
    for (uint32_t i = 0; i < st->part_count; i++)
        if (xc_tree_is(st->frame->sentence, st->parts[i].top, "obl:agent"))
            return true;
    return false;
}

/* "Aboard the ship were nine guests": what has a preposition is no subject. */
static bool is_misplaced(const xc_statement *st, uint32_t about) {
    return xc_branch_find(st->branches, st->frame->sentence, about, "case") <
           about;
}

/* "one of the best he has seen": what it has for an object is the noun before
 * it, and no word says so. */
static bool lacks_object(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    if (!st->own_subject || !xc_tree_is(s, st->carrier, "acl")) return false;
    for (uint32_t c = st->branches->first[st->carrier]; c != XC_NO_TOKEN;
         c = st->branches->next[c])
        if (xc_token_is_wh(&s->tokens[c])) return false;
    return true;
}

/* "the minister, which" is no relative of a person. */
static bool is_misread_which(const xc_statement *st, uint32_t about) {
    const xc_sentence *s = st->frame->sentence;
    if (st->own_subject || !xc_tree_is(s, st->carrier, "acl")) return false;
    uint32_t own = xc_branch_find(st->branches, s, st->carrier, "nsubj");
    int32_t actor = xc_statement_actor(st, about);
    if (own == XC_NO_TOKEN || actor == XC_NONE) return false;
    const xc_actor *a = &st->frame->x->reading->actors.items[actor];
    bool person = a->type == XC_ACTOR_PERSON && !a->guessed;
    bool which = strcmp(s->tokens[own].norm, "which") == 0;
    bool who = strcmp(s->tokens[own].norm, "who") == 0;
    return (which && person) || (who && a->type == XC_ACTOR_PLACE);
}

/* "found this spring": a time is no subject and no object. */
static bool is_time(const xc_statement *st, uint32_t at) {
    return at != XC_NO_TOKEN && xc_frame_in_date(st->frame, at);
}

/* Of a name of several words the tree may doubt which of them is the head; and
 * what stands right before a verb that nothing else has is its subject. */
static bool is_settled(const xc_statement *st, uint32_t about) {
    const xc_frame *f = st->frame;
    for (size_t i = 0; i < f->mention_count; i++) {
        const xc_mention *m = &f->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_NAME &&
            m->first <= about && about < m->last && m->last - m->first > 1)
            return true;
    }
    uint32_t verb = st->carrier;
    return about + 1 == verb && xc_tree_is(f->sentence, verb, "root") &&
           f->sentence->tokens[verb].margin >= XC_WEAK_MARGIN;
}

/* Tokens of a sentence so short that its words leave the tree little choice. */
enum { SHORT_SENTENCE = 20 };

/* The tree is in doubt about who does it and to whom, or about what the clause
 * hangs on. Of 250 statements judged by hand, half of those below these limits
 * were right, four in five of the others. */
static bool is_doubtful(const xc_statement *st, uint32_t about) {
    const xc_sentence *s = st->frame->sentence;
    bool beside = xc_tree_is(s, st->carrier, "advcl") ||
                  xc_tree_is(s, st->carrier, "acl");
    if (beside && s->tokens[st->carrier].margin < XC_DOUBTFUL_MARGIN)
        return true;
    bool brief = s->token_count <= SHORT_SENTENCE;
    if (st->object != XC_NO_TOKEN && st->object != about && !brief &&
        s->tokens[st->object].margin < XC_WEAK_MARGIN &&
        !is_settled(st, st->object))
        return true;
    unsigned least = brief ? XC_DOUBTFUL_MARGIN : XC_SURE_MARGIN;
    return s->tokens[about].margin < least && !is_settled(st, about);
}

/* "When the mayor finished": a time, and no news of its own. */
static bool is_only_time(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t mark = XC_NO_TOKEN;
    if (!xc_tree_is(s, st->carrier, "advcl") || st->passive || st->copula ||
        st->object != XC_NO_TOKEN || st->part_count > 0 || has_date(st))
        return false;
    for (uint32_t c = st->branches->first[st->carrier];
         c != XC_NO_TOKEN && c < st->carrier && mark == XC_NO_TOKEN;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "mark") || xc_token_has_tag(&s->tokens[c], "WRB"))
            mark = c;
    const xc_lexeme *row =
        mark == XC_NO_TOKEN
            ? NULL
            : xc_lexicon_find(XC_LEXICON_SUBORDINATORS, s->tokens[mark].norm);
    return row && xc_lexeme_flag(row, XC_SUBORDINATORS_SAME);
}

bool xc_statement_is_clear(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t about = st->passive ? st->object : st->subject;
    if (!is_known(st, about) || !says_something(st) || is_at_odds(st) ||
        is_broken_passive(st) || is_time(st, about) ||
        is_time(st, st->object) || is_headline_past(st) ||
        (st->own_subject && is_misplaced(st, about)) ||
        is_doubtful(st, about) || lacks_object(st) ||
        is_misread_which(st, about) || is_only_time(st))
        return false;
    if (st->object != XC_NO_TOKEN && !is_known(st, st->object) &&
        !stands_for_thing(st, st->object))
        return false;
    if (xc_branch_find(st->branches, s, st->head, "expl") != XC_NO_TOKEN)
        return false;
    /* Behind its verb stands a subject only in a question or an aside. */
    return st->copula || st->passive || about < st->head || !st->own_subject;
}

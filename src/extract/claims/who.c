/*
 * who.c - finds the actor that a token of a sentence means: by the name or
 * description it is part of, by the name set beside it ("the collector Ada
 * Bell"), by the name that it explains ("Norland Foods, the company that makes
 * it").
 *
 * A name before a noun is not who is meant ("Odo Brandt aide"), nor is the name
 * of a make ("a plane, a Halden 208").
 * Exports: xc_frame_actor_at, xc_token_points, xc_frame_is_nobody.
 */
#include "extract/claims/frame.h"
#include "lexicon/gazetteer.h"

/* "a plane, a Halden 208": the name of what there are many of. */
static bool is_one_of_a_make(const xc_sentence *s, const xc_mention *m) {
    if (m->first == 0) return false;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_OFFICEWORDS, s->tokens[m->first - 1].norm);
    return row &&
           xc_lexeme_word(row, XC_OFFICEWORDS_KIND) == XC_OFFICEWORDS_KIND_ANY;
}

/* "the collector Ada Bell", "a collector, Ada Bell,": the name is set beside
 * the noun that the tree makes the head. */
static int32_t actor_beside(const xc_frame *frame, uint32_t token) {
    const xc_sentence *s = frame->sentence;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_ACTOR || m->form != XC_FORM_NAME ||
            m->first <= token)
            continue;
        uint32_t top = xc_tree_top(s, m->first, m->last);
        if (top != XC_NO_TOKEN && xc_tree_head(s, top) == token &&
            (xc_tree_is(s, top, "appos") || xc_tree_is(s, top, "flat")) &&
            !is_one_of_a_make(s, m))
            return m->actor;
    }
    return XC_NONE;
}

/* "Odo Brandt aide", "University of Lundmere researchers": trees may make the
 * name the head of a noun right behind it, which is who is meant. */
static bool is_before_noun(const xc_frame *frame, const xc_mention *m) {
    static const char *const ties[] = {"flat", "compound", "nmod", "appos"};
    const xc_sentence *s = frame->sentence;
    uint32_t at = m->last;
    if (m->form != XC_FORM_NAME || at >= s->token_count) return false;
    const xc_token *noun = xc_frame_token(frame, at);
    uint32_t head = xc_tree_head(s, at);
    if (noun->upos != XC_UPOS_NOUN || noun->capital || head < m->first ||
        head >= m->last || xc_frame_in_mention(frame, at) ||
        xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, noun->lemma))
        return false;
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++)
        if (xc_tree_is(s, at, ties[i])) return true;
    return false;
}

/* The person whose name follows a name and a noun: "Odo Brandt aide Ina
 * Roe". */
static int32_t actor_behind_noun(const xc_frame *frame, const xc_mention *of) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_NAME &&
            m->first == of->last + 1)
            return m->actor;
    }
    return XC_NONE;
}

/* The name at a token that is one of people or none, as the noun there is. */
static bool agrees(const xc_frame *frame, const xc_mention *m,
                   const xc_token *noun) {
    bool person =
        frame->x->reading->actors.items[m->actor].type == XC_ACTOR_PERSON;
    unsigned bits = xc_gazetteer_find(noun->lemma);
    return person == ((bits & XC_GAZETTEER_PERSON_NOUN) != 0);
}

/* "Norland Foods, the company that makes it": a noun that the tree has as
 * another word for a name means who is named. */
static int32_t actor_explained(const xc_frame *frame, uint32_t token) {
    const xc_sentence *s = frame->sentence;
    const xc_token *noun = xc_frame_token(frame, token);
    uint32_t name = xc_tree_head(s, token);
    if (!xc_tree_is(s, token, "appos") || name == XC_NO_TOKEN || name > token ||
        noun->capital || !xc_token_has_tag(noun, "NN") ||
        noun->margin < XC_WEAK_MARGIN ||
        xc_tree_child(s, token, "det", name) == XC_NO_TOKEN)
        return XC_NONE;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_NAME &&
            xc_tree_top(s, m->first, m->last) == name && agrees(frame, m, noun))
            return m->actor;
    }
    return XC_NONE;
}

int32_t xc_frame_actor_at(const xc_frame *frame, uint32_t token) {
    const xc_mention *best = NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_ACTOR || token < m->first || token >= m->last)
            continue;
        if (!best || m->last - m->first > best->last - best->first) best = m;
    }
    if (best && is_before_noun(frame, best))
        return actor_behind_noun(frame, best);
    if (best) return best->actor;
    int32_t actor = actor_beside(frame, token);
    return actor != XC_NONE ? actor : actor_explained(frame, token);
}

bool xc_token_points(const xc_token *token) {
    return token->upos == XC_UPOS_PRON || token->upos == XC_UPOS_DET ||
           xc_token_is_wh(token);
}

bool xc_frame_is_nobody(const xc_frame *frame, uint32_t token) {
    return xc_token_points(xc_frame_token(frame, token)) &&
           xc_frame_actor_at(frame, token) == XC_NONE;
}

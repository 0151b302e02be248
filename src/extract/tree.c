/*
 * tree.c - answers questions about the tree of a sentence.
 *
 * It reads arcs as they are and mends none of them.
 * Exports: xc_tree_*.
 */
#include "extract/tree.h"

#include <string.h>

/* How far from its head a word is looked for: what hangs further away is
 * rarely right, and a sentence of a thousand words is asked a thousand times.
 */
enum { REACH = 64 };

/* Among so many tokens of a tree that was found, one has a margin. */
enum { MARGIN_LOOK = 16 };

uint32_t xc_tree_head(const xc_sentence *s, uint32_t at) {
    const xc_token *t = &s->tokens[at];
    bool known = t->relation && t->head >= 0 &&
                 (uint32_t)t->head < s->token_count && (uint32_t)t->head != at;
    return known ? (uint32_t)t->head : XC_NO_TOKEN;
}

static bool was_found(const xc_sentence *s) {
    for (uint32_t i = 0; i < s->token_count && i < MARGIN_LOOK; i++)
        if (s->tokens[i].margin > 0) return true;
    return false;
}

bool xc_tree_is_doubtful(const xc_sentence *s, uint32_t at, unsigned margin) {
    return s->tokens[at].margin < margin && was_found(s);
}

bool xc_tree_is(const xc_sentence *s, uint32_t at, const char *relation) {
    return xc_relation_is(s->tokens[at].relation, relation);
}

uint32_t xc_tree_child(const xc_sentence *s, uint32_t head,
                       const char *relation, uint32_t from) {
    uint32_t to = s->token_count;
    if (head > REACH && from < head - REACH) from = head - REACH;
    if (head < to && to - head > REACH) to = head + REACH;
    for (uint32_t i = from; i < to; i++)
        if (xc_tree_head(s, i) == head && xc_tree_is(s, i, relation)) return i;
    return XC_NO_TOKEN;
}

/* The "who" of "the mayor, who said". */
static bool is_relative(const xc_sentence *s, uint32_t subject, uint32_t verb) {
    return xc_token_is_wh(&s->tokens[subject]) && xc_tree_is(s, verb, "acl") &&
           xc_tree_head(s, verb) < subject;
}

uint32_t xc_tree_subject(const xc_sentence *s, uint32_t verb) {
    for (uint32_t steps = 0; steps < s->token_count && verb != XC_NO_TOKEN;
         steps++) {
        uint32_t subject = xc_tree_child(s, verb, "nsubj", 0);
        if (subject != XC_NO_TOKEN && is_relative(s, subject, verb))
            return xc_tree_head(s, verb);
        if (subject != XC_NO_TOKEN) return subject;
        if (!xc_tree_is(s, verb, "conj")) break;
        verb = xc_tree_head(s, verb);
    }
    return XC_NO_TOKEN;
}

void xc_tree_reach(const xc_sentence *s, uint32_t top, uint32_t *first,
                   uint32_t *last) {
    uint32_t from = 0, to = s->token_count;
    while (from < top && !xc_tree_holds(s, top, from))
        from++;
    while (to > top + 1 && !xc_tree_holds(s, top, to - 1))
        to--;
    *first = from;
    *last = to;
}

bool xc_tree_holds(const xc_sentence *s, uint32_t top, uint32_t at) {
    for (uint32_t steps = 0; steps < s->token_count && at != XC_NO_TOKEN;
         steps++) {
        if (at == top) return true;
        at = xc_tree_head(s, at);
    }
    return false;
}

static uint32_t depth_of(const xc_sentence *s, uint32_t at) {
    uint32_t depth = 0;
    while (depth < s->token_count && (at = xc_tree_head(s, at)) != XC_NO_TOKEN)
        depth++;
    return depth;
}

/* The nearest token above both; XC_NO_TOKEN: none. */
static uint32_t meeting_of(const xc_sentence *s, uint32_t a, uint32_t b) {
    uint32_t deep = depth_of(s, a), other = depth_of(s, b);
    for (; deep > other && a != XC_NO_TOKEN; deep--)
        a = xc_tree_head(s, a);
    for (; other > deep && b != XC_NO_TOKEN; other--)
        b = xc_tree_head(s, b);
    for (; a != b && a != XC_NO_TOKEN && b != XC_NO_TOKEN && deep > 0; deep--) {
        a = xc_tree_head(s, a);
        b = xc_tree_head(s, b);
    }
    return a == b ? a : XC_NO_TOKEN;
}

uint32_t xc_tree_aside(const xc_sentence *s, uint32_t at, uint32_t own) {
    uint32_t meeting = meeting_of(s, at, own);
    for (uint32_t steps = 0;
         steps < s->token_count && at != XC_NO_TOKEN && at != meeting;
         steps++) {
        if (xc_tree_is(s, at, "acl")) return at;
        at = xc_tree_head(s, at);
    }
    return XC_NO_TOKEN;
}

static bool is_comma(const xc_sentence *s, uint32_t at) {
    return strcmp(s->tokens[at].norm, ",") == 0;
}

uint32_t xc_tree_set_off(const xc_sentence *s, uint32_t at, uint32_t own) {
    uint32_t comma = at, clause = at;
    while (comma < own && !is_comma(s, comma))
        comma++;
    if (comma >= own) return XC_NO_TOKEN;
    while (clause > 0 && !is_comma(s, clause) && !xc_tree_is(s, clause, "acl"))
        clause--;
    bool opens = clause > 0 && is_comma(s, clause - 1) &&
                 xc_tree_is(s, clause, "acl") &&
                 xc_tree_head(s, clause) < clause;
    return opens ? clause : XC_NO_TOKEN;
}

uint32_t xc_tree_top(const xc_sentence *s, uint32_t first, uint32_t last) {
    uint32_t best = XC_NO_TOKEN, least = 0;
    for (uint32_t i = first; i < last && i < s->token_count; i++) {
        if (!s->tokens[i].relation) continue;
        uint32_t depth = depth_of(s, i);
        if (best != XC_NO_TOKEN && depth >= least) continue;
        best = i;
        least = depth;
    }
    return best;
}

bool xc_tree_is_verbal(const xc_sentence *s, uint32_t at) {
    return xc_tree_child(s, at, "nsubj", 0) < at &&
           xc_tree_child(s, at, "obj", at + 1) != XC_NO_TOKEN;
}

bool xc_tree_is_modifier(const xc_sentence *s, uint32_t at) {
    uint32_t head = xc_tree_head(s, at);
    return head != XC_NO_TOKEN && head > at &&
           (xc_tree_is(s, at, "amod") || xc_tree_is(s, at, "compound"));
}

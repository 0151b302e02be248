/*
 * goal.c - turns noun phrases such as "the 2 percent defense spending goal",
 * "a benchmark of 2%", "the emissions limit" into goals with their level.
 *
 * "Mark", "level", "line" and the like are goals only beside a figure. A
 * count is no level: in "the 32 targets" the targets are counted.
 * Exports: xc_find_goals.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* How far from its noun a level may stand, in tokens. */
#define LEVEL_REACH 16u
#define INSIDE_REACH 5u

/* How far what a goal is for may go on after it. */
#define OBJECT_REACH 12u

/* A quantity that can be a level. */
static bool is_level(const xc_mention *m) {
    if (m->kind != XC_MENTION_QUANTITY || m->quantity.whole.known) return false;
    switch (m->quantity.dimension) {
    case XC_DIMENSION_COUNT:
    case XC_DIMENSION_NUMBER:
    case XC_DIMENSION_ORDINAL:
    case XC_DIMENSION_AGE:
    case XC_DIMENSION_SCORE:
        return false;
    default:
        return true;
    }
}

static bool is_phrase_word(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_ADJ ||
           xc_token_is_name(token) || token->upos == XC_UPOS_X ||
           token->upos == XC_UPOS_VERB || token->upos == XC_UPOS_ADP ||
           strcmp(token->norm, "-") == 0;
}

/* The level right before the noun, with nothing but its modifiers between:
 * "2 percent defense spending goal", "2% of GDP target". */
static const xc_mention *level_before(const xc_frame *frame, uint32_t noun) {
    for (size_t i = frame->mention_count; i-- > 0;) {
        const xc_mention *m = &frame->mentions[i];
        if (!is_level(m) || m->last > noun || noun - m->last > INSIDE_REACH)
            continue;
        bool clear = true;
        for (uint32_t t = m->last; t < noun; t++) {
            const xc_token *token = xc_frame_token(frame, t);
            bool of = strcmp(token->norm, "of") == 0;
            if (!is_phrase_word(token) || (token->upos == XC_UPOS_ADP && !of))
                clear = false;
        }
        if (clear) return m;
    }
    return NULL;
}

/* "a goal of 2 percent", "goal of spending 2 percent", "mark of 2%". */
static const xc_mention *level_of(const xc_frame *frame, uint32_t noun) {
    if (noun + 1 >= frame->sentence->token_count ||
        strcmp(xc_frame_token(frame, noun + 1)->norm, "of") != 0)
        return NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (is_level(m) && m->first > noun && m->first - noun <= INSIDE_REACH)
            return m;
    }
    return NULL;
}

/* "a goal for every club to set 3 percent aside", "the goal should be raised
 * to 5 percent": the first figure after it in the clause. */
static const xc_mention *level_after(const xc_frame *frame, uint32_t noun,
                                     uint32_t end) {
    bool linked = false;
    for (uint32_t t = noun + 1; t < end && t - noun <= LEVEL_REACH; t++) {
        const xc_token *token = xc_frame_token(frame, t);
        linked = linked || token->upos == XC_UPOS_AUX ||
                 xc_token_connects(token, XC_CONNECTORS_LEVEL);
        for (size_t i = 0; i < frame->mention_count; i++) {
            const xc_mention *m = &frame->mentions[i];
            if (is_level(m) && m->first == t) return linked ? m : NULL;
        }
    }
    return NULL;
}

static uint32_t phrase_start(const xc_frame *frame, uint32_t noun,
                             uint32_t from) {
    uint32_t first = noun;
    while (first > from) {
        const xc_token *token = xc_frame_token(frame, first - 1);
        if (token->upos != XC_UPOS_NOUN && token->upos != XC_UPOS_ADJ &&
            !xc_token_is_name(token) && token->upos != XC_UPOS_X &&
            token->upos != XC_UPOS_VERB && strcmp(token->norm, "-") != 0)
            break;
        /* "hit targets": the verb is no modifier */
        if (token->upos == XC_UPOS_VERB && !xc_token_is_name(token) &&
            !xc_token_is_participle(token))
            break;
        if (xc_frame_in_mention(frame, first - 1)) break;
        first--;
    }
    return first;
}

/* A word that is a noun or a verb is a noun after what belongs to a noun:
 * "recycling target", "the 50% test". */
static bool is_after_modifier(const xc_frame *frame, uint32_t at) {
    if (at == 0) return false;
    const xc_token *before = xc_frame_token(frame, at - 1);
    return before->upos == XC_UPOS_DET || before->upos == XC_UPOS_ADJ ||
           before->upos == XC_UPOS_SYM || before->upos == XC_UPOS_NUM ||
           xc_token_is_participle(before);
}

/* "the company's emissions limit in 2023": ahead of what follows no verb with
 * an object, a noun phrase that was opened ends with it, whatever its tag. */
static bool ends_phrase(const xc_frame *frame, uint32_t at) {
    if (at + 1 < frame->sentence->token_count) {
        xc_upos next = xc_frame_token(frame, at + 1)->upos;
        if (next != XC_UPOS_PUNCT && next != XC_UPOS_ADP && next != XC_UPOS_AUX)
            return false;
    }
    uint32_t first = phrase_start(frame, at, 0);
    if (first == at || first == 0) return false;
    const xc_token *before = xc_frame_token(frame, first - 1);
    return before->upos == XC_UPOS_DET || before->upos == XC_UPOS_PART ||
           before->upos == XC_UPOS_PRON || before->upos == XC_UPOS_ADP;
}

static bool is_noun_use(const xc_frame *frame, uint32_t at) {
    const xc_token *token = xc_frame_token(frame, at);
    if (token->upos == XC_UPOS_VERB)
        return is_after_modifier(frame, at) || ends_phrase(frame, at);
    return token->upos != XC_UPOS_AUX && token->upos != XC_UPOS_PUNCT &&
           frame->roles[at] == XC_ROLE_NONE;
}

/* A noun that goes on ("target price", "goal difference") is no goal. */
static bool is_last_noun(const xc_frame *frame, uint32_t at, uint32_t end) {
    if (at + 1 >= end) return true;
    const xc_token *next = xc_frame_token(frame, at + 1);
    return next->upos != XC_UPOS_NOUN && !xc_token_is_name(next);
}

/* "target for first doses of the vaccine": what it is for says which goal
 * it is. Goes as far as noun phrases joined by "of" and "for". */
static uint32_t object_end(const xc_frame *frame, uint32_t from, uint32_t end) {
    uint32_t last = from;
    while (last + 1 < end && last - from < OBJECT_REACH) {
        const xc_token *token = xc_frame_token(frame, last);
        bool joins = xc_token_connects(token, XC_CONNECTORS_PURPOSE) ||
                     (last == from && strcmp(token->norm, "on") == 0);
        if (!joins) break;
        uint32_t next = last + 1;
        while (next < end && !xc_frame_in_mention(frame, next) &&
               (is_phrase_word(xc_frame_token(frame, next)) ||
                xc_frame_token(frame, next)->upos == XC_UPOS_DET ||
                xc_frame_token(frame, next)->upos == XC_UPOS_PRON) &&
               xc_frame_token(frame, next)->upos != XC_UPOS_ADP)
            next++;
        if (next == last + 1) break;
        last = next;
    }
    return last;
}

/* What a thing can measure. */
static bool is_size(const xc_quantity *q) {
    return q->dimension == XC_DIMENSION_LENGTH ||
           q->dimension == XC_DIMENSION_MASS ||
           q->dimension == XC_DIMENSION_VOLUME ||
           q->dimension == XC_DIMENSION_TIME;
}

static bool read_goal(const xc_frame *frame, const xc_clause *clause,
                      uint32_t at, xc_match m, xc_goal *goal) {
    uint32_t noun = at + m.count - 1;
    if (xc_lexeme_word(m.lexeme, XC_GOALS_KIND) == XC_GOALS_KIND_NONE)
        return false;
    bool figure =
        xc_lexeme_word(m.lexeme, XC_GOALS_KIND) == XC_GOALS_KIND_FIGURE;
    goal->noun = noun;
    goal->row = m.lexeme;
    goal->upper =
        xc_lexeme_word(m.lexeme, XC_GOALS_SIDE) == XC_GOALS_SIDE_UPPER;
    goal->deadline =
        xc_lexeme_word(m.lexeme, XC_GOALS_SIDE) == XC_GOALS_SIDE_TIME;
    goal->inside = true;
    goal->level = level_before(frame, at);
    if (!goal->level) goal->level = level_of(frame, noun);
    if (!goal->level) {
        if (figure) return false;
        goal->inside = false;
        goal->level = level_after(frame, noun, clause->last);
    }
    if (goal->level && is_size(&goal->level->quantity) &&
        xc_lexeme_flag(m.lexeme, XC_GOALS_ABSTRACT))
        return false;
    goal->first = phrase_start(frame, at, clause->first);
    goal->last = noun + 1;
    if (goal->inside && goal->level->first < goal->first)
        goal->first = goal->level->first;
    if (goal->inside && goal->level->last > goal->last)
        goal->last = goal->level->last;
    goal->object_last = object_end(frame, goal->last, clause->last);
    return true;
}

/* "A 2% target" in a demand is what is demanded; "the 2% target" is there. */
static void read_article(const xc_frame *frame, xc_goal *goal) {
    if (!goal->inside || goal->first == 0) return;
    const char *before = xc_frame_token(frame, goal->first - 1)->norm;
    if (strcmp(before, "a") == 0 || strcmp(before, "an") == 0)
        goal->inside = false;
}

xc_status xc_find_goals(xc_frame *frame) {
    for (uint32_t c = 0; c < frame->clauses.count; c++) {
        const xc_clause *clause = &frame->clauses.items[c];
        for (uint32_t i = clause->first; i < clause->last;) {
            xc_match m =
                xc_match_at(XC_LEXICON_GOALS, frame->sentence, i, clause->last);
            xc_goal goal = {.clause = c};
            if (!m.lexeme || !is_noun_use(frame, i) ||
                !is_last_noun(frame, i + m.count - 1, clause->last) ||
                !read_goal(frame, clause, i, m, &goal)) {
                i += m.lexeme ? m.count : 1;
                continue;
            }
            read_article(frame, &goal);
            XC_TRY(XC_PUSH(frame->x->arena, &frame->goals, goal));
            i += m.count;
        }
    }
    return XC_OK;
}

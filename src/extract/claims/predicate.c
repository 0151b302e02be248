/*
 * predicate.c - finds what a clause says of what it counts: where the counted
 * ones stand to a goal ("hit the 2% mark", "behind the goal", "spend at least
 * 2%"), what happened to them ("killed"), or the verb itself.
 * Exports: xc_find_predication, xc_is_countable, xc_is_bare_subject,
 * xc_is_elliptic.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* "Nobody was hurt" and "warned twice" are told of no set: they are no figures.
 */
static bool is_word_only(const xc_quantity *q) {
    return !isnan(q->value) && q->digits == 0;
}

/* "was hit five times" */
static bool is_uncounted(const xc_quantity *q) {
    return q->unit && xc_lexicon_find(XC_LEXICON_UNCOUNTED, q->unit) != NULL;
}

bool xc_is_countable(const xc_mention *m) {
    return m->kind == XC_MENTION_QUANTITY && !is_uncounted(&m->quantity) &&
           (m->quantity.whole.known ||
            m->quantity.dimension == XC_DIMENSION_COUNT) &&
           !is_word_only(&m->quantity);
}

/* "and four sent no data": a bare number that does something. */
bool xc_is_bare_subject(const xc_frame *frame, const xc_mention *m) {
    if (m->kind != XC_MENTION_QUANTITY ||
        m->quantity.dimension != XC_DIMENSION_NUMBER ||
        m->last >= frame->sentence->token_count)
        return false;
    xc_upos next = frame->sentence->tokens[m->last].upos;
    /* "four detained leaders" */
    if (xc_tree_is_modifier(frame->sentence, m->last)) return false;
    return (next == XC_UPOS_VERB || next == XC_UPOS_AUX) &&
           m->quantity.value == floor(m->quantity.value);
}

static bool is_skipped(const xc_clause *clause, uint32_t at) {
    return clause->skip_first <= at && at < clause->skip_last;
}

/* A predicate of the lexicon at a token, used as one. */
static xc_match predicate_at(const xc_frame *frame, const xc_clause *clause,
                             uint32_t at) {
    xc_match none = {NULL, 0};
    if (xc_frame_is_taken(frame, at) || is_skipped(clause, at)) return none;
    return xc_frame_predicate(frame, at, clause->last);
}

/* The first goal of a clause that has a level, else the first. */
static const xc_goal *goal_of_clause(const xc_frame *frame,
                                     const xc_clause *clause) {
    const xc_goal *first = NULL;
    for (size_t i = 0; i < frame->goals.count; i++) {
        const xc_goal *goal = &frame->goals.items[i];
        if (goal->first < clause->first || goal->noun >= clause->last ||
            is_skipped(clause, goal->noun))
            continue;
        if (goal->level && goal->inside) return goal;
        if (!first) first = goal;
    }
    return first;
}

static bool in_goal(const xc_goal *goal, uint32_t token) {
    return goal && goal->first <= token && token < goal->last;
}

/* "behind", "below", "at" say something only right before the goal. */
static bool reaches_goal(const xc_frame *frame, const xc_goal *goal,
                         uint32_t from) {
    if (from > goal->first) return false;
    for (uint32_t i = from; i < goal->first; i++) {
        const xc_token *token = xc_frame_token(frame, i);
        xc_upos upos = token->upos;
        if (upos != XC_UPOS_DET && upos != XC_UPOS_PRON &&
            upos != XC_UPOS_ADJ && upos != XC_UPOS_ADV &&
            upos != XC_UPOS_PART && !xc_token_is_name(token) &&
            upos != XC_UPOS_NOUN)
            return false;
    }
    return true;
}

/* A verb that leaves the saying to the words after it: "are", "remain". */
static bool is_stative(const xc_frame *frame, const xc_clause *clause,
                       uint32_t before) {
    uint32_t at = before;
    while (at > clause->first &&
           (xc_frame_token(frame, at - 1)->upos == XC_UPOS_ADV ||
            xc_frame_token(frame, at - 1)->upos == XC_UPOS_PART ||
            frame->roles[at - 1] != XC_ROLE_NONE))
        at--;
    if (at > clause->first &&
        xc_frame_token(frame, at - 1)->upos == XC_UPOS_AUX)
        return true;
    uint32_t verb = xc_verb_before(frame, clause->first, before);
    if (verb == XC_NO_TOKEN) return true;
    xc_match m = xc_frame_predicate(frame, verb, before);
    return m.lexeme && xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) ==
                           XC_PREDICATES_KIND_STATE;
}

static bool accepts(const xc_frame *frame, const xc_clause *clause,
                    const xc_goal *goal, uint32_t at, xc_match m) {
    uint32_t before = at > 0 ? at - 1 : 0;
    switch (xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND)) {
    case XC_PREDICATES_KIND_VERB:
        return m.count > 1 || xc_frame_token(frame, at)->upos != XC_UPOS_NOUN ||
               xc_is_verb(frame->sentence, at) ||
               xc_frame_token(frame, before)->upos == XC_UPOS_PART;
    case XC_PREDICATES_KIND_PLACE:
        return reaches_goal(frame, goal, at + m.count) &&
               is_stative(frame, clause, at);
    case XC_PREDICATES_KIND_COMPARE:
        return reaches_goal(frame, goal, at + m.count);
    default:
        return false;
    }
}

/* The predicate that says how the counted ones stand to the goal. */
static xc_predication find_threshold(const xc_frame *frame,
                                     const xc_clause *clause,
                                     const xc_goal *goal) {
    xc_predication found = {.goal = goal, .doer = XC_NO_TOKEN};
    int best = -1;
    for (uint32_t i = clause->first; i < clause->last; i++) {
        if (in_goal(goal, i)) continue;
        xc_match m = predicate_at(frame, clause, i);
        if (!m.lexeme || !accepts(frame, clause, goal, i, m)) continue;
        int lower = xc_lexeme_word(m.lexeme, XC_PREDICATES_LOWER);
        int upper = xc_lexeme_word(m.lexeme, XC_PREDICATES_UPPER);
        if (lower == 0) continue;
        /* Verbs say more than prepositions, longer phrases than shorter. */
        bool verb = xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) ==
                    XC_PREDICATES_KIND_VERB;
        int score = (verb ? 0 : 8) + (int)m.count;
        if (score <= best) continue;
        best = score;
        found.concept = xc_lexeme_text(m.lexeme, XC_PREDICATES_OF);
        found.negative = lower == XC_PREDICATES_LOWER_NEGATIVE;
        if (goal->deadline) found.concept = "meet-goal";
        if (goal->upper) {
            found.concept = "meet-goal";
            found.negative = upper == XC_PREDICATES_UPPER_NEGATIVE;
        }
        found.rule = "how it stands to the goal";
        found.row = m.lexeme;
        found.first = i;
        found.last = i + m.count;
        i += m.count - 1;
    }
    return found;
}

/* A figure that is met or missed without a noun for it: "hit 2%", "fell short
 * of 2 percent", and by its own bound "spend at least 2%", "less than 2%". */
static bool is_bare_level(const xc_clause *clause, const xc_mention *m) {
    return m->kind == XC_MENTION_QUANTITY && m->first >= clause->first &&
           m->last <= clause->last &&
           m->quantity.dimension == XC_DIMENSION_PERCENT &&
           !m->quantity.whole.known;
}

static xc_predication bounded(const xc_goal *goal) {
    xc_predication found = {.goal = goal,
                            .first = goal->first,
                            .last = goal->last,
                            .rule = "the bound of the figure itself",
                            .doer = XC_NO_TOKEN};
    switch (goal->level->quantity.bound) {
    case XC_BOUND_AT_LEAST:
        found.concept = "meet-goal";
        break;
    case XC_BOUND_UNDER:
        found.concept = "meet-goal";
        found.negative = true;
        break;
    case XC_BOUND_OVER:
        found.concept = "exceed-goal";
        break;
    case XC_BOUND_AT_MOST:
        found.concept = "exceed-goal";
        found.negative = true;
        break;
    default:
        break;
    }
    return found;
}

static xc_predication find_bare(const xc_frame *frame, const xc_clause *clause,
                                xc_goal *bare) {
    xc_predication none = {0};
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (!is_bare_level(clause, m) || is_skipped(clause, m->first)) continue;
        *bare = (xc_goal){
            .first = m->first, .last = m->last, .noun = m->first, .level = m};
        xc_predication found = bounded(bare);
        if (!found.concept) found = find_threshold(frame, clause, bare);
        if (found.concept && found.last <= m->last &&
            (found.last > m->first || reaches_goal(frame, bare, found.last)))
            return found;
    }
    return none;
}

/* A verb with a tense: an auxiliary or a verb that is no infinitive and no
 * present participle. */
static bool is_finite(const xc_frame *frame, uint32_t at) {
    const xc_token *token = xc_frame_token(frame, at);
    if (token->upos == XC_UPOS_AUX) return true;
    return frame->roles[at] != XC_ROLE_SPEECH &&
           xc_is_finite_verb(frame->sentence, at);
}

static uint32_t finite_after(const xc_frame *frame, uint32_t from,
                             uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (is_finite(frame, i)) return i;
    return XC_NO_TOKEN;
}

/* The end of a verb group: "have since been", then the verb. */
static uint32_t group_end(const xc_frame *frame, uint32_t at, uint32_t to) {
    while (at < to && (xc_frame_token(frame, at)->upos == XC_UPOS_AUX ||
                       xc_frame_token(frame, at)->upos == XC_UPOS_ADV ||
                       xc_frame_token(frame, at)->upos == XC_UPOS_PART))
        at++;
    return at < to ? at + 1 : to;
}

/* "rivers watched by the authority were ...", "countries that signed it have
 * ...": the first verb is part of the noun phrase when a second follows. The
 * clause with that part marked as to be skipped. */
static xc_clause skip_relative(const xc_frame *frame, const xc_clause *clause,
                               uint32_t noun_end) {
    xc_clause own = *clause;
    uint32_t to = clause->last;
    uint32_t first = finite_after(frame, noun_end, to);
    if (first == XC_NO_TOKEN) return own;
    bool relative = xc_token_connects(xc_frame_token(frame, noun_end),
                                      XC_CONNECTORS_RELATIVE);
    bool reduced =
        first == noun_end && xc_is_reduced_relative(frame->sentence, first);
    if (!relative && !reduced) return own;
    uint32_t second = finite_after(frame, group_end(frame, first, to), to);
    if (second == XC_NO_TOKEN) return own;
    own.skip_first = noun_end;
    own.skip_last = second;
    return own;
}

/* What a finite verb says: itself, the verb it helps ("have yet to ratify"),
 * or the adjective after a copula. */
static uint32_t said_by(const xc_frame *frame, uint32_t finite, uint32_t to) {
    bool helps = xc_frame_token(frame, finite)->upos == XC_UPOS_AUX ||
                 frame->roles[finite] != XC_ROLE_NONE;
    if (!helps) return finite;
    for (uint32_t i = finite + 1; i < to; i++) {
        const xc_token *token = xc_frame_token(frame, i);
        if (frame->roles[i] != XC_ROLE_NONE) continue;
        if (token->upos == XC_UPOS_VERB || token->upos == XC_UPOS_ADJ) return i;
        if (token->upos != XC_UPOS_AUX && token->upos != XC_UPOS_ADV &&
            token->upos != XC_UPOS_PART)
            break;
    }
    return XC_NO_TOKEN;
}

/* "Nine of the 32 did.", "... have not.": the verb is left out. */
bool xc_is_elliptic(const xc_frame *frame, const xc_clause *clause,
                    uint32_t at) {
    const xc_token *token = xc_frame_token(frame, at);
    if (token->upos != XC_UPOS_AUX &&
        !(token->upos == XC_UPOS_VERB && xc_token_helps(token)))
        return false;
    do
        at++;
    while (at < clause->last &&
           xc_frame_token(frame, at)->upos == XC_UPOS_PART);
    return at >= clause->last ||
           xc_frame_token(frame, at)->upos == XC_UPOS_PUNCT;
}

/* "97 passed", "and 23 failed.": a verb of the lexicon without an object says
 * how its subject stands to what it was measured by. */
static bool is_outright(const xc_frame *frame, const xc_clause *clause,
                        uint32_t verb) {
    xc_match m = frame->predicates[verb];
    if (!m.lexeme || m.count != 1 ||
        xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) !=
            XC_PREDICATES_KIND_VERB ||
        !xc_lexeme_flag(m.lexeme, XC_PREDICATES_OUTRIGHT))
        return false;
    bool passive = verb > clause->first &&
                   xc_frame_token(frame, verb - 1)->upos == XC_UPOS_AUX &&
                   strcmp(xc_frame_token(frame, verb - 1)->lemma, "be") == 0;
    bool object = verb + 1 < clause->last &&
                  xc_frame_token(frame, verb + 1)->upos != XC_UPOS_PUNCT &&
                  xc_frame_token(frame, verb + 1)->upos != XC_UPOS_ADP &&
                  xc_frame_token(frame, verb + 1)->upos != XC_UPOS_ADV;
    return !passive && !object;
}

static xc_predication outright(const xc_frame *frame, xc_predication found) {
    const xc_lexeme *row = frame->predicates[found.first].lexeme;
    found.rule = "a verb that says it without an object";
    found.row = row;
    found.concept = xc_lexeme_text(row, XC_PREDICATES_OF);
    found.negative = xc_lexeme_word(row, XC_PREDICATES_LOWER) ==
                     XC_PREDICATES_LOWER_NEGATIVE;
    return found;
}

/* "Three of the nine with heavy damage.": without a verb such a noun tells
 * which ones are counted. */
static bool limits_count(const xc_frame *frame, const xc_clause *clause,
                         const xc_mention *count, uint32_t at) {
    const xc_sentence *s = frame->sentence;
    uint32_t top = xc_tree_top(s, count->first, xc_mention_end(count));
    return top != XC_NO_TOKEN && s->tokens[at].upos == XC_UPOS_NOUN &&
           at > count->last && xc_tree_child(s, at, "case", 0) != XC_NO_TOKEN &&
           xc_tree_holds(s, top, at) &&
           finite_after(frame, clause->first, clause->last) == XC_NO_TOKEN;
}

/* The verb that the tree makes a count the subject, object or agent of; of
 * "yet to ratify" and "failed to ratify" what is not done. XC_NO_TOKEN where
 * the tree has none or no verb of the clause. */
static uint32_t verb_of_tree(const xc_frame *frame, const xc_clause *clause,
                             const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    uint32_t top = xc_tree_top(s, count->first, xc_mention_end(count));
    if (top == XC_NO_TOKEN) return XC_NO_TOKEN;
    bool argument = xc_tree_is(s, top, "nsubj") || xc_tree_is(s, top, "obj") ||
                    xc_tree_is(s, top, "obl:agent");
    uint32_t verb = argument ? xc_tree_head(s, top) : XC_NO_TOKEN;
    while (verb != XC_NO_TOKEN && frame->roles[verb] != XC_ROLE_NONE)
        verb = xc_tree_child(s, verb, "xcomp", verb + 1);
    bool own = verb != XC_NO_TOKEN && verb >= clause->first &&
               verb < clause->last && xc_is_verb(s, verb) &&
               !frame->figures[verb] && !xc_is_elliptic(frame, clause, verb);
    return own ? verb : XC_NO_TOKEN;
}

/* For a part of a whole, which says something wherever it stands: an event of
 * the lexicon, else the verb that the tree gives, else the verb behind the
 * count. */
static xc_predication find_loosely(const xc_frame *frame,
                                   const xc_clause *clause,
                                   const xc_mention *count) {
    xc_predication found = {.doer = XC_NO_TOKEN};
    for (uint32_t i = clause->first; i < clause->last; i++) {
        if (i >= count->first && i < xc_mention_end(count)) continue;
        xc_match m = predicate_at(frame, clause, i);
        /* "one of the seven dead": all of them are */
        bool whole =
            i == count->last && xc_frame_token(frame, i)->upos == XC_UPOS_ADJ;
        if (!m.lexeme || whole ||
            xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) !=
                XC_PREDICATES_KIND_EVENT ||
            limits_count(frame, clause, count, i))
            continue;
        found.concept = xc_lexeme_text(m.lexeme, XC_PREDICATES_OF);
        found.rule = "an event that the clause names";
        found.row = m.lexeme;
        found.first = i;
        found.last = i + m.count;
        return found;
    }
    uint32_t end = xc_mention_end(count);
    uint32_t verb = verb_of_tree(frame, clause, count);
    if (verb == XC_NO_TOKEN && end < clause->last) {
        uint32_t from = clause->skip_last > end ? clause->skip_last : end;
        uint32_t finite = finite_after(frame, from, clause->last);
        if (finite != XC_NO_TOKEN && !xc_is_elliptic(frame, clause, finite))
            verb = said_by(frame, finite, clause->last);
    }
    if (verb == XC_NO_TOKEN) return found;
    found.concept = xc_frame_token(frame, verb)->lemma;
    found.first = verb;
    found.last = verb + 1;
    return is_outright(frame, clause, verb) ? outright(frame, found) : found;
}

/* "The goal is 2 percent. Nine of the 32 have yet to reach it." */
static bool recall_goal(const xc_frame *frame, xc_goal *goal) {
    const xc_memory *memory = frame->memory;
    if (goal->level || !memory->level ||
        !xc_frame_remembers(frame, memory->level_sentence))
        return false;
    goal->level = memory->level;
    goal->inside = false;
    return true;
}

/* The last goal that the sentence names before a token; NULL: none. */
static const xc_goal *goal_before(const xc_frame *frame, uint32_t at) {
    const xc_goal *found = NULL;
    for (size_t i = 0; i < frame->goals.count; i++)
        if (frame->goals.items[i].noun < at) found = &frame->goals.items[i];
    return found;
}

/* "reach it", "met that": a pronoun that is the object of a threshold. In
 * "banks put through the test failed it" the sentence named the goal. */
static bool pronoun_goal(const xc_frame *frame, const xc_clause *clause,
                         xc_goal *goal) {
    for (uint32_t i = clause->first; i + 1 < clause->last; i++) {
        xc_match m = predicate_at(frame, clause, i);
        if (!m.lexeme || xc_lexeme_word(m.lexeme, XC_PREDICATES_LOWER) == 0 ||
            i + m.count >= clause->last)
            continue;
        if (!xc_token_connects(xc_frame_token(frame, i + m.count),
                               XC_CONNECTORS_OBJECT))
            continue;
        const xc_goal *named = goal_before(frame, i);
        if (named) {
            *goal = *named;
            return true;
        }
        *goal = (xc_goal){
            .first = i + m.count, .last = i + m.count + 1, .noun = i + m.count};
        return recall_goal(frame, goal);
    }
    return false;
}

/* With more than one count in a clause, the goal is what the first with a
 * whole, else the first, is measured by. */
static const xc_mention *goal_counter(const xc_frame *frame,
                                      const xc_clause *clause) {
    const xc_mention *first = NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->first < clause->first || m->last > clause->last ||
            !xc_is_countable(m))
            continue;
        if (m->quantity.whole.known) return m;
        if (!first) first = m;
    }
    return first;
}

xc_predication xc_find_predication(const xc_frame *frame,
                                   const xc_clause *whole,
                                   const xc_mention *count, xc_goal *goal) {
    xc_predication said = {0};
    uint32_t end = xc_mention_end(count);
    xc_clause own = *whole;
    if (end < whole->last) own = skip_relative(frame, whole, end);
    const xc_clause *clause = &own;
    const xc_mention *counter = goal_counter(frame, clause);
    if (!counter || counter->first == count->first) {
        const xc_goal *named = goal_of_clause(frame, clause);
        bool any = named != NULL;
        if (named) {
            *goal = *named;
            recall_goal(frame, goal);
        } else {
            any = pronoun_goal(frame, clause, goal);
        }
        if (any) said = find_threshold(frame, clause, goal);
        if (!said.concept) said = find_bare(frame, clause, goal);
    }
    if (said.concept) return said;
    said = xc_find_event(frame, clause, count);
    if (said.concept && !said.undergone && said.doer == XC_NO_TOKEN &&
        is_outright(frame, clause, said.first))
        said = outright(frame, said);
    if (!said.concept && count->quantity.whole.known &&
        !xc_is_run_together(frame))
        said = find_loosely(frame, clause, count);
    return said;
}

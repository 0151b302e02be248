/*
 * share.c - turns counts into facts: so many of what, of how many, do what.
 *
 * The predicate is one of the lexicon where one stands in the clause beside
 * a goal ("hit the 2% mark", "behind the goal"), else an event of the lexicon
 * ("killed"), else the verb itself. What cannot be said to do anything gives
 * no fact.
 * Exports: xc_make_shares.
 */
#include <string.h>

#include "extract/frame.h"

/* What is counted: the head noun, the body it belongs to, what limits it. */
typedef struct counted {
    const char *head;
    const char *words;
    int32_t actor;
} counted;

/* What is said of it. */
typedef struct predication {
    const char *concept; /* NULL: nothing */
    bool negative;
    uint32_t first; /* its tokens */
    uint32_t last;
    const xc_goal *goal;
} predication;

static const xc_token *get_token(const xc_frame *frame, uint32_t at) {
    return &frame->sentence->tokens[at];
}

static const xc_mention *actor_in(const xc_frame *frame, uint32_t first,
                                  uint32_t last) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->form != XC_FORM_PRONOUN &&
            m->first >= first && m->last <= last)
            return m;
    }
    return NULL;
}

static bool is_body(const xc_frame *frame, const xc_mention *m) {
    return m &&
           frame->x->reading->actors.items[m->actor].type != XC_ACTOR_PERSON;
}

/* The body whose members are counted: inside the phrase ("NATO countries"),
 * its owner ("NATO's 32 members"), or after it ("members of NATO"). */
static const xc_mention *find_body(const xc_frame *frame,
                                   const xc_mention *count) {
    const xc_mention *m = actor_in(frame, count->noun_first, count->noun_last);
    if (is_body(frame, m)) return m;
    m = actor_in(frame, count->first, count->last);
    if (is_body(frame, m)) return m;
    if (count->first >= 2 &&
        strcmp(get_token(frame, count->first - 1)->norm, "'s") == 0) {
        m = actor_in(frame, count->first - 2, count->first - 1);
        if (is_body(frame, m)) return m;
    }
    uint32_t after =
        count->noun_last > count->last ? count->noun_last : count->last;
    if (after + 1 < frame->sentence->token_count &&
        (strcmp(get_token(frame, after)->norm, "of") == 0 ||
         strcmp(get_token(frame, after)->norm, "in") == 0)) {
        uint32_t end = after + 4;
        if (end > frame->sentence->token_count)
            end = frame->sentence->token_count;
        m = actor_in(frame, after + 1, end);
        if (is_body(frame, m)) return m;
    }
    return NULL;
}

static bool skip_set_word(const xc_frame *frame, const void *user,
                          uint32_t token) {
    const xc_mention *body = user;
    if (body && body->first <= token && token < body->last) return true;
    return xc_match_at(XC_LEXICON_SETS, frame->sentence, token, token + 1)
               .lexeme != NULL;
}

static xc_status read_set(xc_frame *frame, const xc_mention *count,
                          counted *set) {
    *set = (counted){NULL, NULL, XC_NONE};
    if (count->noun_last <= count->noun_first) return XC_OK;
    const xc_mention *body = find_body(frame, count);
    if (body) set->actor = body->actor;
    uint32_t head = count->noun_last - 1;
    xc_match m = {NULL, 0};
    for (uint32_t i = count->noun_first; i < count->noun_last && !m.lexeme;
         i++) {
        m = xc_match_at(XC_LEXICON_SETS, frame->sentence, i, count->noun_last);
        if (m.lexeme && i + m.count != count->noun_last) m.lexeme = NULL;
        if (m.lexeme) head = i;
    }
    set->head = m.lexeme ? m.lexeme->concept : get_token(frame, head)->lemma;
    return xc_frame_words(frame, count->noun_first, head, skip_set_word, body,
                          &set->words);
}

/* A predicate of the lexicon at a token, used as one. */
static xc_match predicate_at(const xc_frame *frame, const xc_clause *clause,
                             uint32_t at) {
    xc_match none = {NULL, 0};
    if (frame->roles[at] != XC_ROLE_NONE) return none;
    xc_match m =
        xc_match_at(XC_LEXICON_PREDICATES, frame->sentence, at, clause->last);
    if (!m.lexeme || xc_frame_in_mention(frame, at)) return none;
    return m;
}

static const xc_goal *goal_of_clause(const xc_frame *frame,
                                     const xc_clause *clause) {
    for (size_t i = 0; i < frame->goals.count; i++)
        if (frame->goals.items[i].first >= clause->first &&
            frame->goals.items[i].noun < clause->last)
            return &frame->goals.items[i];
    return NULL;
}

static bool in_goal(const xc_goal *goal, uint32_t token) {
    return goal && goal->first <= token && token < goal->last;
}

/* "behind", "below", "at" say something only right before the goal. */
static bool reaches_goal(const xc_frame *frame, const xc_goal *goal,
                         uint32_t from) {
    if (from > goal->first) return false;
    for (uint32_t i = from; i < goal->first; i++) {
        xc_upos upos = get_token(frame, i)->upos;
        if (upos != XC_UPOS_DET && upos != XC_UPOS_PRON &&
            upos != XC_UPOS_ADJ && upos != XC_UPOS_ADV &&
            upos != XC_UPOS_PART && upos != XC_UPOS_PROPN)
            return false;
    }
    return true;
}

/* A verb that leaves the saying to the words after it: "are", "remain". */
static bool is_stative(const xc_frame *frame, const xc_clause *clause,
                       uint32_t before) {
    uint32_t verb = xc_verb_before(frame, clause->first, before);
    if (verb == XC_NO_TOKEN) return true;
    xc_match m =
        xc_match_at(XC_LEXICON_PREDICATES, frame->sentence, verb, before);
    return m.lexeme && xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) ==
                           XC_PREDICATES_KIND_STATE;
}

static bool accepts(const xc_frame *frame, const xc_clause *clause,
                    const xc_goal *goal, uint32_t at, xc_match m) {
    uint32_t before = at > 0 ? at - 1 : 0;
    switch (xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND)) {
    case XC_PREDICATES_KIND_VERB:
        return m.count > 1 || get_token(frame, at)->upos != XC_UPOS_NOUN ||
               xc_is_verb(frame->sentence, at) ||
               get_token(frame, before)->upos == XC_UPOS_PART;
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
static predication find_threshold(const xc_frame *frame,
                                  const xc_clause *clause,
                                  const xc_goal *goal) {
    predication found = {.goal = goal};
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

static predication bounded(const xc_goal *goal) {
    predication found = {
        .goal = goal, .first = goal->first, .last = goal->last};
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

static predication find_bare(const xc_frame *frame, const xc_clause *clause,
                             xc_goal *bare) {
    predication none = {0};
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (!is_bare_level(clause, m)) continue;
        *bare = (xc_goal){
            .first = m->first, .last = m->last, .noun = m->first, .level = m};
        predication found = bounded(bare);
        if (!found.concept) found = find_threshold(frame, clause, bare);
        if (found.concept && found.last <= m->last &&
            (found.last > m->first || reaches_goal(frame, bare, found.last)))
            return found;
    }
    return none;
}

/* An event of the lexicon, else the verb after the count or before it. */
static predication find_event(const xc_frame *frame, const xc_clause *clause,
                              const xc_mention *count) {
    predication found = {0};
    for (uint32_t i = clause->first; i < clause->last; i++) {
        if (i >= count->first && i < count->last) continue;
        xc_match m = predicate_at(frame, clause, i);
        if (!m.lexeme || xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) !=
                             XC_PREDICATES_KIND_EVENT)
            continue;
        found.concept = xc_lexeme_text(m.lexeme, XC_PREDICATES_OF);
        found.first = i;
        found.last = i + m.count;
        return found;
    }
    uint32_t end =
        count->noun_last > count->last ? count->noun_last : count->last;
    uint32_t verb = xc_verb_after(frame, end, clause->last);
    if (verb == XC_NO_TOKEN)
        verb = xc_verb_before(frame, clause->first, count->first);
    if (verb == XC_NO_TOKEN) return found;
    found.concept = get_token(frame, verb)->lemma;
    found.first = verb;
    found.last = verb + 1;
    return found;
}

/* "The goal is 2 percent. Nine of the 32 have yet to reach it." */
static bool recall_goal(const xc_frame *frame, xc_goal *goal) {
    const xc_goal_memory *memory = frame->memory;
    if (goal->level || !memory->level || frame->index < memory->sentence ||
        frame->index - memory->sentence > 2)
        return false;
    goal->level = memory->level;
    goal->inside = false;
    return true;
}

/* "reach it", "met that": a pronoun that is the object of a threshold. */
static bool pronoun_goal(const xc_frame *frame, const xc_clause *clause,
                         xc_goal *goal) {
    for (uint32_t i = clause->first; i + 1 < clause->last; i++) {
        xc_match m = predicate_at(frame, clause, i);
        if (!m.lexeme || xc_lexeme_word(m.lexeme, XC_PREDICATES_LOWER) == 0 ||
            i + m.count >= clause->last)
            continue;
        const char *norm = get_token(frame, i + m.count)->norm;
        bool pronoun = strcmp(norm, "it") == 0 || strcmp(norm, "that") == 0 ||
                       strcmp(norm, "this") == 0;
        if (!pronoun) continue;
        *goal = (xc_goal){
            .first = i + m.count, .last = i + m.count + 1, .noun = i + m.count};
        return recall_goal(frame, goal);
    }
    return false;
}

/* The end of a goal with what it is for. */
static uint32_t goal_end(const xc_goal *goal) {
    return goal->object_last > goal->last ? goal->object_last : goal->last;
}

typedef struct topic_skip {
    const xc_mention *count;
    const predication *said;
} topic_skip;

static bool skip_topic(const xc_frame *frame, const void *user,
                       uint32_t token) {
    const topic_skip *skip = user;
    if (token >= skip->said->first && token < skip->said->last) return true;
    const xc_goal *goal = skip->said->goal;
    if (goal && goal->first <= token && token < goal_end(goal)) return true;
    if (token >= skip->count->noun_first && token < skip->count->noun_last)
        return true;
    return xc_frame_in_mention(frame, token) ||
           frame->roles[token] != XC_ROLE_NONE;
}

static bool skip_goal_noun(const xc_frame *frame, const void *user,
                           uint32_t token) {
    const xc_goal *goal = user;
    return token == goal->noun || xc_frame_in_mention(frame, token);
}

static xc_status describe(xc_frame *frame, const xc_clause *clause,
                          const xc_mention *count, const predication *said,
                          xc_fact *fact) {
    topic_skip skip = {count, said};
    const char **rest = said->goal ? &fact->topic : &fact->object;
    XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_topic, &skip,
                          rest));
    if (said->goal)
        XC_TRY(xc_frame_words(frame, said->goal->first, goal_end(said->goal),
                              skip_goal_noun, said->goal, &fact->object));
    return XC_OK;
}

static bool is_countable(const xc_mention *m) {
    return m->kind == XC_MENTION_QUANTITY &&
           (m->quantity.whole.known ||
            m->quantity.dimension == XC_DIMENSION_COUNT);
}

/* With more than one count in a clause, the goal is what the first with a
 * whole, else the first, is measured by. */
static const xc_mention *goal_counter(const xc_frame *frame,
                                      const xc_clause *clause) {
    const xc_mention *first = NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->first < clause->first || m->last > clause->last ||
            !is_countable(m))
            continue;
        if (m->quantity.whole.known) return m;
        if (!first) first = m;
    }
    return first;
}

static predication predicate_of(xc_frame *frame, const xc_clause *clause,
                                const xc_mention *count, xc_goal *goal) {
    predication said = {0};
    if (count == goal_counter(frame, clause)) {
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
    if (!said.concept) said = find_event(frame, clause, count);
    return said;
}

/* The bound of a level is what the predicate says ("at least 2%" is met), or
 * belongs to the goal; the level is the figure itself. */
static void strip_bound(xc_quantity *level) {
    if (!isfinite(level->value)) return;
    level->bound = XC_BOUND_EXACT;
    level->written = (xc_interval){level->value, level->value, false, false};
    level->meant = level->written;
}

static xc_status make_share(xc_frame *frame, const xc_clause *clause,
                            const xc_mention *count) {
    xc_goal goal = {0};
    predication said = predicate_of(frame, clause, count, &goal);
    if (!said.concept) return XC_OK;
    counted set;
    XC_TRY(read_set(frame, count, &set));
    xc_fact fact = xc_fact_begin(frame, clause,
                                 count->quantity.whole.known ? XC_FACT_SHARE
                                                             : XC_FACT_COUNT);
    fact.predicate = said.concept;
    fact.polarity = xc_polarity_at(frame->roles, clause, said.first);
    if (said.negative)
        fact.polarity =
            fact.polarity == XC_POSITIVE ? XC_NEGATIVE : XC_POSITIVE;
    fact.has_number = true;
    fact.number = count->quantity;
    fact.number_span = count->span;
    fact.mark = count->span;
    fact.set_head = set.head;
    fact.set_words = set.words;
    fact.set_actor = set.actor;
    fact.actor = set.actor;
    if (said.goal && said.goal->level) {
        fact.has_level = true;
        fact.level = said.goal->level->quantity;
        strip_bound(&fact.level);
    }
    XC_TRY(describe(frame, clause, count, &said, &fact));
    return xc_fact_push(frame, &fact);
}

xc_status xc_make_shares(xc_frame *frame, uint32_t index) {
    const xc_clause *clause = &frame->clauses.items[index];
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->first < clause->first || m->last > clause->last ||
            !is_countable(m))
            continue;
        XC_TRY(make_share(frame, clause, m));
    }
    return XC_OK;
}

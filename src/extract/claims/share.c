/*
 * share.c - turns counts into facts: so many of what, of how many, do what.
 *
 * What is counted is the head noun of the count, with the body it belongs to
 * and the words that limit it; what it does is found in predicate.c. A count
 * that nothing is said of gives no fact.
 * Exports: xc_make_shares.
 */
#include <string.h>

#include "extract/claims/frame.h"
#include "lexicon/gazetteer.h"

/* How far a relative clause is looked into, in tokens. */
#define RELATIVE_REACH 8u

/* How far behind a noun the body after "of" and "run by" may be named. */
#define BODY_REACH 4u
#define BY_REACH 6u

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
    if (!m) return false;
    const xc_actor *actor = &frame->x->reading->actors.items[m->actor];
    return actor->type != XC_ACTOR_GROUP &&
           (actor->type != XC_ACTOR_PERSON || actor->guessed);
}

/* The first actor of a stretch, if it can have members; NULL: none. */
static const xc_mention *body_in(const xc_frame *frame, uint32_t first,
                                 uint32_t last) {
    const xc_mention *m = actor_in(frame, first, last);
    return is_body(frame, m) ? m : NULL;
}

/* The end of so many tokens, or of the sentence. */
static uint32_t reach_from(const xc_frame *frame, uint32_t from,
                           uint32_t count) {
    uint32_t end = frame->sentence->token_count;
    return end - from < count ? end : from + count;
}

/* "airports run by Tarn Aviation", "rivers watched by the authority". */
static const xc_mention *body_by(const xc_frame *frame, uint32_t after) {
    if (after + 2 >= frame->sentence->token_count ||
        (xc_frame_token(frame, after)->upos != XC_UPOS_VERB &&
         xc_frame_token(frame, after)->upos != XC_UPOS_NOUN) ||
        strcmp(xc_frame_token(frame, after + 1)->norm, "by") != 0)
        return NULL;
    return body_in(frame, after + 2, reach_from(frame, after, BY_REACH));
}

/* "Parcelway said 18 of its 22 depots": the owner is who was named last. */
static const xc_mention *owner_named_before(const xc_frame *frame,
                                            const xc_mention *count) {
    bool owned = false;
    const xc_mention *owner = NULL;
    for (uint32_t t = count->first; t < count->last; t++) {
        const xc_token *token = xc_frame_token(frame, t);
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
        owned = owned || (token->upos == XC_UPOS_PRON && row &&
                          xc_lexeme_flag(row, XC_WORDS_POSSESSIVE));
    }
    for (size_t i = 0; owned && i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_NAME &&
            m->last <= count->first && is_body(frame, m))
            owner = m;
    }
    return owner;
}

/* "states that make up the commission", "rivers that the authority watches":
 * the body is named in the relative clause. */
static const xc_mention *body_that(const xc_frame *frame, uint32_t after) {
    uint32_t end = reach_from(frame, after, RELATIVE_REACH);
    if (after >= end || !xc_token_connects(xc_frame_token(frame, after),
                                           XC_CONNECTORS_RELATIVE))
        return NULL;
    uint32_t verb = xc_verb_after(frame, after + 1, end);
    if (verb == XC_NO_TOKEN ||
        !xc_match_at(XC_LEXICON_BELONGING, frame->sentence, verb, end).lexeme)
        return NULL;
    return body_in(frame, after + 1, end);
}

/* "NATO's", "the alliance's": the actor that ends there. */
static const xc_mention *body_before(const xc_frame *frame, uint32_t end) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->form != XC_FORM_PRONOUN &&
            m->last == end && is_body(frame, m))
            return m;
    }
    return NULL;
}

/* The body whose members are counted: inside the phrase ("NATO countries"),
 * its owner ("NATO's 32 members"), or after it ("members of NATO"). */
static const xc_mention *find_body(const xc_frame *frame,
                                   const xc_mention *count) {
    /* The counted noun itself ("21 Girls") is no body that has members. */
    const xc_mention *m =
        body_in(frame, count->noun_first, count->noun_last - 1);
    if (!m) m = body_in(frame, count->first, count->last);
    if (!m && count->first >= 2 &&
        strcmp(xc_frame_token(frame, count->first - 1)->norm, "'s") == 0)
        m = body_before(frame, count->first - 1);
    if (!m) m = owner_named_before(frame, count);
    uint32_t after = xc_mention_end(count);
    if (!m && after + 1 < frame->sentence->token_count &&
        xc_token_connects(xc_frame_token(frame, after), XC_CONNECTORS_BODY))
        m = body_in(frame, after + 1, reach_from(frame, after, BODY_REACH));
    if (!m) m = body_by(frame, after);
    return m ? m : body_that(frame, after);
}

static bool skip_set_word(const xc_frame *frame, const void *user,
                          uint32_t token) {
    const xc_mention *body = user;
    if (body && body->first <= token && token < body->last) return true;
    return xc_match_at(XC_LEXICON_SETS, frame->sentence, token, token + 1)
               .lexeme != NULL;
}

/* "chains that answered the survey", "bridges inspected in spring": the verb
 * limits the set, unless it only says whose it is. */
static uint32_t limiting_verb(const xc_frame *frame, const xc_mention *count,
                              const xc_mention *body) {
    uint32_t at = count->noun_last, end = frame->sentence->token_count;
    if (at + 1 >= end) return XC_NO_TOKEN;
    if (xc_token_connects(xc_frame_token(frame, at), XC_CONNECTORS_RELATIVE)) {
        uint32_t reach = reach_from(frame, at, RELATIVE_REACH);
        bool owns = body && body->first > at && body->last <= reach;
        return owns ? XC_NO_TOKEN : xc_verb_after(frame, at + 1, reach);
    }
    bool participle = xc_is_reduced_relative(frame->sentence, at) &&
                      xc_verb_after(frame, at + 1, end) != XC_NO_TOKEN;
    bool owner = body && body->first > at;
    return participle && !owner ? at : XC_NO_TOKEN;
}

static xc_status limit_set(xc_frame *frame, const xc_mention *count,
                           const xc_mention *body, xc_counted *set) {
    uint32_t verb = limiting_verb(frame, count, body);
    if (verb == XC_NO_TOKEN) return XC_OK;
    const char *verb_form = xc_frame_token(frame, verb)->norm;
    const char *words = set->words ? xc_arena_format(frame->x->arena, "%s %s",
                                                     set->words, verb_form)
                                   : verb_form;
    XC_TRY_NEW(words);
    set->words = words;
    return XC_OK;
}

static xc_status read_set(xc_frame *frame, const xc_mention *count,
                          xc_counted *set) {
    *set = (xc_counted){NULL, NULL, XC_NONE};
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
    const xc_token *noun = xc_frame_token(frame, head);
    set->head = m.lexeme ? m.lexeme->concept
                : noun->upos == XC_UPOS_NUM
                    ? xc_lemma_find(frame->x->names, noun->norm, XC_UPOS_NOUN)
                    : noun->lemma;
    XC_TRY_NEW(set->head);
    XC_TRY(xc_frame_words(frame, count->noun_first, head, skip_set_word, body,
                          &set->words));
    return limit_set(frame, count, body, set);
}

static xc_fact_kind kind_of(const xc_mention *count) {
    return count->quantity.whole.known ? XC_FACT_SHARE : XC_FACT_COUNT;
}

typedef struct topic_skip {
    const xc_mention *count;
    const xc_predication *said;
    bool apart; /* what hangs on what is said, or else the rest */
} topic_skip;

/* Hangs on what is said without a clause of its own between. */
static bool is_said_with(const xc_frame *frame, uint32_t said, uint32_t token) {
    const xc_sentence *s = frame->sentence;
    for (uint32_t i = 0; i < s->token_count && token != XC_NO_TOKEN; i++) {
        if (token == said) return true;
        if (xc_tree_is(s, token, "parataxis") || xc_tree_is(s, token, "acl") ||
            xc_tree_is(s, token, "advcl") || xc_tree_is(s, token, "ccomp") ||
            (xc_tree_is(s, token, "conj") && xc_is_verb(s, token)))
            return false;
        token = xc_tree_head(s, token);
    }
    return false;
}

static bool skip_topic(const xc_frame *frame, const void *user,
                       uint32_t token) {
    const topic_skip *skip = user;
    if (token >= skip->said->first && token < skip->said->last) return true;
    const xc_goal *goal = skip->said->goal;
    if (goal && goal->first <= token && token < xc_goal_end(goal)) return true;
    if (token >= skip->count->noun_first && token < skip->count->noun_last)
        return true;
    return xc_frame_is_taken(frame, token) ||
           (skip->apart && !skip->said->goal &&
            !is_said_with(frame, skip->said->first, token));
}

static bool skip_goal_noun(const xc_frame *frame, const void *user,
                           uint32_t token) {
    const xc_goal *goal = user;
    /* "deadline for writing it into law": the act says less than its object. */
    bool act = token > goal->noun &&
               frame->sentence->tokens[token].upos == XC_UPOS_VERB;
    return token == goal->noun || act || xc_frame_in_mention(frame, token);
}

typedef struct topic_rest_skip {
    const topic_skip *skip;
    const xc_clause *clause;
} topic_rest_skip;

/* The rest of the sentence: what is not in the claim already. */
static bool skip_said(const xc_frame *frame, const void *user, uint32_t token) {
    const topic_rest_skip *rest = user;
    const topic_skip *skip = rest->skip;
    if (xc_frame_is_taken(frame, token)) return true;
    if (token < rest->clause->first || token >= rest->clause->last)
        return false;
    return (token >= skip->said->first && token < skip->said->last) ||
           (token >= skip->count->noun_first &&
            token < skip->count->noun_last) ||
           is_said_with(frame, skip->said->first, token);
}

static xc_status describe(xc_frame *frame, const xc_clause *clause,
                          const xc_mention *count, const xc_predication *said,
                          xc_fact *fact) {
    topic_skip skip = {count, said, kind_of(count) == XC_FACT_COUNT};
    const char **rest = said->goal ? &fact->topic : &fact->object;
    XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_topic, &skip,
                          rest));
    if (skip.apart && !*rest) { /* an astray tree: all that the clause has */
        skip.apart = false;
        XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_topic,
                              &skip, rest));
    }
    topic_rest_skip other = {&skip, clause};
    if (!said->goal && skip.apart)
        XC_TRY(xc_frame_words(frame, 0, frame->sentence->token_count, skip_said,
                              &other, &fact->topic));
    else if (!said->goal)
        XC_TRY(xc_frame_around(frame, clause, &fact->topic));
    if (said->goal)
        XC_TRY(xc_frame_words(frame, said->goal->first, xc_goal_end(said->goal),
                              skip_goal_noun, said->goal, &fact->object));
    return XC_OK;
}

/* The bound of a level is what the predicate says ("at least 2%" is met), or
 * belongs to the goal; the level is the figure itself. */
static void strip_bound(xc_quantity *level) {
    if (!isfinite(level->value)) return;
    level->bound = XC_BOUND_EXACT;
    level->written = (xc_interval){level->value, level->value, false, false};
    level->meant = level->written;
}

/* "every bank but three among the 37": a part of them is counted. */
static bool is_among(const xc_frame *frame, uint32_t at) {
    while (at > 0 && xc_frame_token(frame, at - 1)->upos == XC_UPOS_DET)
        at--;
    return at > 0 && xc_token_connects(xc_frame_token(frame, at - 1),
                                       XC_CONNECTORS_AMONG);
}

/* "a majority of the 48 companies": nothing is said of all 48. */
static bool is_part_unnamed(const xc_frame *frame, const xc_mention *count) {
    /* "all but three were saved": how many were is not said */
    if (count->first > 1 && !count->quantity.complement &&
        strcmp(xc_frame_token(frame, count->first - 1)->norm, "but") == 0 &&
        xc_frame_token(frame, count->first - 2)->upos == XC_UPOS_DET)
        return true;
    if (count->first > 0 &&
        strcmp(xc_frame_token(frame, count->first - 1)->norm, "not") == 0)
        return true; /* "not all of the 14" */
    if (count->quantity.whole.known) return false;
    /* "was among nine people killed": all nine were */
    if (is_among(frame, count->first)) return !xc_is_event_behind(frame, count);
    uint32_t at = count->first;
    /* "the number of people killed rose to 83": a verb stands between */
    while (at > 0 && count->first - at < 6 &&
           xc_frame_token(frame, at - 1)->upos != XC_UPOS_VERB &&
           strcmp(xc_frame_token(frame, at - 1)->norm, "of") != 0)
        at--;
    if (at < 2 || strcmp(xc_frame_token(frame, at - 1)->norm, "of") != 0)
        return false;
    return xc_match_at(XC_LEXICON_PARTITIVES, frame->sentence, at - 2, at - 1)
               .lexeme != NULL;
}

static bool is_remembered(const xc_frame *frame) {
    const xc_memory *memory = frame->memory;
    return memory->set.head && xc_frame_remembers(frame, memory->set_sentence);
}

/* "16 lifeboats, of which 11": the count stands right behind a set. */
static bool is_of_which(const xc_frame *frame, const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    if (count->first < 3 || !xc_token_is_wh(&s->tokens[count->first - 1]) ||
        strcmp(s->tokens[count->first - 2].norm, "of") != 0 ||
        strcmp(s->tokens[count->first - 3].norm, ",") != 0)
        return false;
    unsigned before = 0;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (!xc_is_countable(m) || m->first >= count->first) continue;
        if (xc_mention_end(m) == count->first - 3) return true;
        before++;
    }
    return before == 1; /* "12 sailors drowned, of whom nine" */
}

/* "nine of them" */
static bool is_of_them(const xc_frame *frame, const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    return count->last + 1 < s->token_count &&
           strcmp(s->tokens[count->last].norm, "of") == 0 &&
           s->tokens[count->last + 1].upos == XC_UPOS_PRON;
}

/* "The union has 32 members. Nine of them ...", "... Nine of the 32 ...". Of
 * "20 of the 32 met it, with 13 of those ..." it is open of how many. */
static xc_mention recall_set(const xc_frame *frame, const xc_mention *count,
                             xc_counted *set) {
    xc_mention own = *count;
    if (!is_remembered(frame)) return own;
    const xc_memory *memory = frame->memory;
    if (own.quantity.whole.known) {
        if (!set->head && own.quantity.whole.value == memory->set_size.value)
            *set = memory->set;
        return own;
    }
    bool them = is_of_them(frame, &own);
    bool bare = own.quantity.dimension == XC_DIMENSION_NUMBER ||
                own.quantity.dimension == XC_DIMENSION_COUNT;
    if ((!them && !(bare && is_of_which(frame, &own))) ||
        !memory->set_size.known || memory->set_parted ||
        !(own.quantity.value <= memory->set_size.value))
        return own;
    own.quantity.whole = memory->set_size;
    own.quantity.dimension = XC_DIMENSION_COUNT;
    if (them) own.last += 2;
    *set = memory->set;
    return own;
}

static void remember_set(xc_frame *frame, const xc_mention *count,
                         const xc_counted *set) {
    if (!set->head || !xc_is_countable(count)) return;
    const xc_quantity *q = &count->quantity;
    xc_whole size = {isfinite(q->value), q->value, q->written, q->meant};
    frame->memory->set = *set;
    frame->memory->set_size = q->whole.known ? q->whole : size;
    frame->memory->set_parted = q->whole.known;
    frame->memory->set_sentence = frame->index;
}

static void fill_count(xc_fact *fact, const xc_mention *count,
                       const xc_counted *set) {
    xc_fact_set_number(fact, count);
    fact->set_head = set->head;
    fact->set_words = set->words;
    fact->set_actor = set->actor;
    fact->actor = set->actor;
}

/* "Eight of the 31 fell short ... Nine of the 32 did.": an auxiliary without
 * a verb says what was said last, without its negation. */
static xc_status make_elliptic(xc_frame *frame, const xc_clause *clause,
                               const xc_mention *count, const xc_counted *set) {
    uint32_t end = xc_mention_end(count);
    if (!frame->memory->said || end >= clause->last ||
        !xc_is_elliptic(frame, clause, end) || !is_remembered(frame) ||
        !xc_frame_remembers(frame, frame->memory->said_sentence))
        return XC_OK;
    const xc_fact *said = frame->memory->said;
    xc_fact fact = xc_fact_begin(frame, clause, count->first, kind_of(count));
    fact.predicate = said->predicate;
    fact.object = said->object;
    fact.has_level = said->has_level;
    fact.level = said->level;
    fact.polarity =
        xc_polarity_at(frame->sentence, frame->roles, clause, clause->last);
    if (frame->memory->said_negative)
        fact.polarity = xc_polarity_turn(fact.polarity);
    fill_count(&fact, count, set);
    xc_predication again = {.concept = said->predicate, .doer = XC_NO_TOKEN};
    xc_wording wording = {.figure = count,
                          .at = XC_NO_TOKEN,
                          .subject = XC_NO_TOKEN,
                          .said = &again};
    XC_TRY(xc_word_claim(frame, &wording, &fact));
    return fact.claim ? xc_fact_push(frame, &fact) : XC_OK;
}

/* A bare number that something happens to: "injured 30", "a toll of seven". */
static bool is_bare_event(const xc_mention *m, const xc_predication *said) {
    return m->quantity.dimension == XC_DIMENSION_NUMBER && said->who &&
           m->quantity.value == floor(m->quantity.value) &&
           m->quantity.digits > 0;
}

/* What an event happens to where the text names none: "seven deaths". */
static void imply_set(const xc_predication *said, xc_counted *set) {
    bool other = set->head && xc_lexicon_find(XC_LEXICON_OTHERS, set->head);
    if (!said->who || (set->head && !other && !said->noun_is_event)) return;
    set->head = said->who;
}

/* A name is counted where a list of pictures or links numbers it ("22 Flowers
 * left at the scene"), unless it is one of a people ("two Norlanders"). */
static bool is_listed(const xc_frame *frame, const xc_mention *m) {
    if (m->noun_last <= m->noun_first || frame->sentence->in_title)
        return false;
    const xc_token *head = xc_frame_token(frame, m->noun_last - 1);
    const xc_text *text = xc_sentence_text(frame->x->reading, frame->sentence);
    unsigned char letter = (unsigned char)text->bytes[head->span.start];
    bool capital = letter >= 'A' && letter <= 'Z';
    return (capital || (xc_token_is_name(head) && head->lemma == head->norm)) &&
           !xc_lexicon_find(XC_LEXICON_DEMONYMS, head->norm);
}

/* Where the verb stands in another clause than the count ("84 people,
 * including children, were killed"), the fact spans both. */
static void span_both(const xc_frame *frame, const xc_clause *count,
                      xc_fact *fact) {
    const xc_sentence *s = frame->sentence;
    xc_span span = {s->tokens[count->first].span.start,
                    s->tokens[count->last - 1].span.end};
    if (span.start < fact->span.start) fact->span.start = span.start;
    if (span.end > fact->span.end) fact->span.end = span.end;
}

/* "dozens of White House staffers": people act for themselves, members of a
 * body for it. */
static bool counts_people(const xc_counted *set) {
    return set->head && strcmp(set->head, "member") != 0 &&
           xc_gazetteer_find(set->head) & XC_GAZETTEER_PERSON_NOUN;
}

/* Who does so with what is counted, else the body it belongs to; where it
 * happens ("30 villagers of Lorvik") is no actor. */
static int32_t whose_count(const xc_frame *frame, const xc_predication *said,
                           const xc_counted *set) {
    if (said->doer != XC_NO_TOKEN) return xc_frame_actor_at(frame, said->doer);
    if (set->actor == XC_NONE || counts_people(set)) return XC_NONE;
    const xc_actor *body = &frame->x->reading->actors.items[set->actor];
    return body->type == XC_ACTOR_PLACE || said->who ? XC_NONE : set->actor;
}

static xc_status remember_said(xc_frame *frame, const xc_fact *fact,
                               bool negative) {
    xc_fact *kept = xc_arena_alloc(frame->x->arena, sizeof *kept);
    XC_TRY_NEW(kept);
    *kept = *fact;
    frame->memory->said = kept;
    frame->memory->said_sentence = frame->index;
    frame->memory->said_negative = negative;
    return XC_OK;
}

static void explain(const xc_frame *frame, const xc_predication *said,
                    const xc_counted *set, xc_fact *fact) {
    xc_extractor *x = frame->x;
    if (!x->explain) return;
    xc_because(x, &fact->why, "predicate",
               said->rule ? said->rule : "a verb of the clause", said->row);
    if (fact->actor != XC_NONE)
        xc_because(x, &fact->why, "actor",
                   fact->actor == set->actor
                       ? "the body whose members are counted"
                       : "who does so with what is counted",
                   NULL);
    if (said->negative)
        xc_because(x, &fact->why, "polarity", "the predicate denies by itself",
                   said->row);
    if (fact->number.whole.known)
        xc_because(x, &fact->why, "number", "a part of a whole", NULL);
}

/* Sure enough, as something that is so, of somebody who is known. What an
 * event of the lexicon does to people is clear without who did it. */
static bool is_said(const xc_frame *frame, const xc_mention *count,
                    const xc_predication *said, xc_modality modality) {
    if (said->goal) return true;
    if (said->says || count->quantity.whole.known)
        return !xc_figure_is_aim(frame, said->first, modality);
    return xc_figure_is_stated(frame, said->first, modality) &&
           xc_figure_is_sure(frame, count, said->first) &&
           xc_figure_is_clear(frame, count, said->first);
}

/* "Four passengers suffered no injuries": a word before the object denies. */
static bool denies_object(const xc_frame *frame, const xc_predication *said,
                          const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    if (said->first >= s->token_count || !xc_is_verb(s, said->first))
        return false;
    uint32_t object = xc_tree_child(s, said->first, "obj", said->first + 1);
    if (object == XC_NO_TOKEN ||
        (count->first <= object && object < xc_mention_end(count)))
        return false;
    uint32_t word = xc_tree_child(s, object, "det", 0);
    return word != XC_NO_TOKEN &&
           xc_lexicon_find(XC_LEXICON_NEGATORS, s->tokens[word].norm) != NULL;
}

/* "a .500 record": what is counted comes in whole numbers, but not on an
 * average ("2.1 children each"). */
static bool is_fraction(const xc_quantity *q) {
    return isfinite(q->value) && q->value != floor(q->value) &&
           !(q->unit && strchr(q->unit, '/'));
}

static xc_status make_share(xc_frame *frame, const xc_clause *clause,
                            const xc_mention *mention) {
    xc_goal goal = {0};
    xc_counted set;
    XC_TRY(read_set(frame, mention, &set));
    xc_mention own = recall_set(frame, mention, &set);
    const xc_mention *count = &own;
    remember_set(frame, count, &set);
    if (is_listed(frame, count) || is_part_unnamed(frame, count) ||
        is_fraction(&count->quantity))
        return XC_OK;
    bool counts = xc_is_countable(count) || xc_is_bare_subject(frame, count);
    xc_predication said = counts
                              ? xc_find_predication(frame, clause, count, &goal)
                              : xc_find_event(frame, clause, count);
    if (!counts && !is_bare_event(count, &said)) return XC_OK;
    if (!said.concept) return make_elliptic(frame, clause, count, &set);
    imply_set(&said, &set);
    const xc_clause *around = xc_frame_clause_at(frame, said.first, clause);
    xc_fact fact = xc_figure_begin(frame, around, said.first, kind_of(count));
    if (around != clause) span_both(frame, clause, &fact);
    if (!is_said(frame, count, &said, fact.modality)) return XC_OK;
    fact.predicate = said.concept;
    fact.standing = said.standing;
    fact.polarity =
        xc_polarity_at(frame->sentence, frame->roles, around, said.first);
    if (said.negative) fact.polarity = xc_polarity_turn(fact.polarity);
    if (denies_object(frame, &said, count))
        fact.polarity = xc_polarity_turn(fact.polarity);
    fill_count(&fact, count, &set);
    if (!said.goal && fact.kind == XC_FACT_COUNT)
        fact.actor = whose_count(frame, &said, &set);
    else if (fact.actor == XC_NONE && said.doer != XC_NO_TOKEN)
        fact.actor = xc_frame_actor_at(frame, said.doer);
    if (said.goal && said.goal->level) {
        fact.has_level = true;
        fact.level = said.goal->level->quantity;
        strip_bound(&fact.level);
    }
    explain(frame, &said, &set, &fact);
    xc_fact_set_standing(frame, clause, count, &fact);
    XC_TRY(describe(frame, around, count, &said, &fact));
    xc_wording wording = {.figure = count,
                          .at = said.first,
                          .subject = XC_NO_TOKEN,
                          .said = &said,
                          .goal = said.goal,
                          .first = around->first,
                          .last = around->last};
    XC_TRY(xc_word_claim(frame, &wording, &fact));
    if (!fact.claim) return XC_OK;
    XC_TRY(xc_fact_push(frame, &fact));
    return remember_said(frame, &fact, said.negative);
}

xc_status xc_make_shares(xc_frame *frame, uint32_t index) {
    const xc_clause *clause = &frame->clauses.items[index];
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->first < clause->first || m->last > clause->last ||
            m->kind != XC_MENTION_QUANTITY)
            continue;
        XC_TRY(make_share(frame, clause, m));
    }
    return XC_OK;
}

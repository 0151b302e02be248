/*
 * event.c - finds what happens to what is counted, in whatever form a sentence
 * says it: "seven people were killed", "killing seven", "the death of seven
 * people", "a toll of seven", "seven dead".
 *
 * The rows of events.tsv name the forms; the tree says which argument of a verb
 * the count is. A figure that hangs on no verb, no event noun and no adjective
 * ("in two sizes", "with 14 carries") says nothing by itself and is refused.
 * Exports: xc_find_event, xc_is_event_behind, xc_figure_top,
 * xc_is_run_together, xc_frame_clause_at, xc_frame_subject,
 * xc_is_past_relative, xc_fact_settle.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* A sentence of a newspaper ends before so many tokens; what goes on, and has a
 * name in every fourth, is a run of captions, links or results without stops,
 * whose tree means nothing. */
enum { LONGEST_SENTENCE = 50, NAMES_PART = 4 };

/* Words in capitals that make a heading, and letters of one that is no
 * acronym. */
enum { SHOUTED_WORDS = 3, SHOUTED_LETTERS = 4 };

/* Steps up a list of nouns, at most: "two men, three women and a child". */
enum { LIST_REACH = 8 };

/* Words of an event right before a figure: "claimed the lives of nine". */
enum { LEAD_WORDS = 4 };

/* Adverbs between a figure and its state: "12 still seriously ill". */
enum { STATE_REACH = 3 };

/* A word in capitals alone that is no acronym: "STORIES". */
static bool is_shouted(const xc_frame *frame, const xc_token *token) {
    const xc_text *text = xc_sentence_text(frame->x->reading, frame->sentence);
    if (token->span.end - token->span.start < SHOUTED_LETTERS) return false;
    for (uint32_t i = token->span.start; i < token->span.end; i++)
        if (text->bytes[i] < 'A' || text->bytes[i] > 'Z') return false;
    return true;
}

/* "MORE GREAT STORIES FROM Harbor city opens", "Cordon . . . police": links and
 * captions begin so. */
static bool has_headings(const xc_frame *frame) {
    const xc_sentence *s = frame->sentence;
    uint32_t shouted = 0;
    for (uint32_t i = 0; i < s->token_count; i++) {
        shouted += is_shouted(frame, &s->tokens[i]);
        if (i > 1 && i + 1 < s->token_count &&
            strcmp(s->tokens[i].norm, ".") == 0 &&
            strcmp(s->tokens[i - 1].norm, ".") == 0)
            return true;
    }
    return shouted >= SHOUTED_WORDS && !s->in_title;
}

bool xc_is_run_together(const xc_frame *frame) {
    const xc_sentence *s = frame->sentence;
    uint32_t names = 0;
    for (uint32_t i = 0; i < s->token_count; i++)
        if (strcmp(s->tokens[i].norm, "|") == 0) return true; /* of links */
    if (has_headings(frame)) return true;
    if (s->token_count <= LONGEST_SENTENCE) return false;
    for (uint32_t i = 0; i < s->token_count; i++)
        names += xc_token_is_name(&s->tokens[i]);
    return names > s->token_count / NAMES_PART;
}

static bool is_nominal(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_NUM ||
           token->upos == XC_UPOS_SYM || token->upos == XC_UPOS_PRON ||
           xc_token_is_name(token);
}

uint32_t xc_figure_top(const xc_sentence *s, uint32_t first, uint32_t last) {
    uint32_t top = xc_tree_top(s, first, last);
    /* "more than 30", "240 m": of words with one head the last noun is it. */
    for (uint32_t t = first; top != XC_NO_TOKEN && t < last; t++)
        if (t > top && is_nominal(&s->tokens[t]) &&
            xc_tree_head(s, t) == xc_tree_head(s, top))
            top = t;
    for (int i = 0; i < LIST_REACH && top != XC_NO_TOKEN; i++) {
        uint32_t head = xc_tree_head(s, top);
        if (!xc_tree_is(s, top, "conj") || head == XC_NO_TOKEN || head > top ||
            !is_nominal(&s->tokens[head]))
            break;
        top = head;
    }
    return top;
}

const xc_clause *xc_frame_clause_at(const xc_frame *frame, uint32_t token,
                                    const xc_clause *other) {
    for (uint32_t c = 0; c < frame->clauses.count; c++) {
        const xc_clause *clause = &frame->clauses.items[c];
        if (clause->first <= token && token < clause->last) return clause;
    }
    return other;
}

/* "saw the truck speed up and stop": a bare form that is coordinated with a
 * verb of another form does not share its subject. */
static bool is_misjoined(const xc_sentence *s, uint32_t verb) {
    uint32_t first = xc_tree_head(s, verb);
    if (!xc_tree_is(s, verb, "conj") || first == XC_NO_TOKEN ||
        !xc_token_has_tag(&s->tokens[verb], "VB") ||
        xc_tree_child(s, verb, "aux", 0) != XC_NO_TOKEN ||
        xc_tree_child(s, verb, "nsubj", 0) != XC_NO_TOKEN)
        return false;
    return xc_token_has_tag(&s->tokens[first], "VBD") ||
           xc_token_has_tag(&s->tokens[first], "VBZ");
}

bool xc_is_past_relative(const xc_frame *frame, uint32_t verb) {
    const xc_sentence *s = frame->sentence;
    uint32_t head = xc_tree_head(s, verb);
    if (head == XC_NO_TOKEN || head + 1 >= verb ||
        !xc_tree_is(s, verb, "ccomp") || !xc_is_finite_verb(s, verb) ||
        frame->roles[head] != XC_ROLE_NONE ||
        s->tokens[head + 1].upos != XC_UPOS_ADP ||
        xc_tree_child(s, verb, "mark", head) < verb)
        return false;
    uint32_t own = xc_tree_child(s, verb, "nsubj", 0);
    bool past = xc_token_has_tag(&s->tokens[head], "VBD") ||
                xc_token_has_tag(&s->tokens[head], "VBN");
    return past && xc_tree_child(s, head, "nsubj", 0) < head &&
           (own == XC_NO_TOKEN || xc_tree_child(s, own, "case", head) < own);
}

uint32_t xc_frame_subject(const xc_frame *frame, uint32_t verb) {
    const xc_sentence *s = frame->sentence;
    for (int i = 0; i < LIST_REACH && verb != XC_NO_TOKEN; i++) {
        if (xc_is_past_relative(frame, verb)) verb = xc_tree_head(s, verb);
        if (is_misjoined(s, verb)) return XC_NO_TOKEN;
        uint32_t subject = xc_tree_subject(s, verb);
        if (subject != XC_NO_TOKEN) return subject;
        bool to = verb > 0 && s->tokens[verb - 1].upos == XC_UPOS_PART;
        bool going = to || xc_token_is_participle(&s->tokens[verb]);
        bool undergone = xc_tree_child(s, verb, "aux:pass", 0) != XC_NO_TOKEN;
        /* "the fear of losing $5 million": nobody is named who loses it */
        if (xc_tree_is(s, verb, "acl") && verb > 0 && !to &&
            s->tokens[verb - 1].upos == XC_UPOS_ADP)
            return XC_NO_TOKEN;
        if (xc_tree_is(s, verb, "acl"))
            return going || undergone ? xc_tree_head(s, verb) : XC_NO_TOKEN;
        if (!xc_tree_is(s, verb, "xcomp") && !xc_tree_is(s, verb, "conj") &&
            !(going && xc_tree_is(s, verb, "advcl")))
            return XC_NO_TOKEN;
        uint32_t head = xc_tree_head(s, verb);
        /* "ordered the firm to pay": whoever is ordered pays */
        uint32_t object = to && head < verb
                              ? xc_tree_child(s, head, "obj", head)
                              : XC_NO_TOKEN;
        if (object < verb && !xc_tree_is(s, verb, "conj")) return object;
        verb = head;
    }
    return XC_NO_TOKEN;
}

static xc_match event_at(const xc_frame *frame, uint32_t at) {
    return xc_match_at(XC_LEXICON_EVENTS, frame->sentence, at,
                       frame->sentence->token_count);
}

static int part_of(const xc_lexeme *row) {
    return row ? xc_lexeme_word(row, XC_EVENTS_PART) : 0;
}

static xc_predication event_of(const xc_lexeme *row, uint32_t first,
                               uint32_t last) {
    return (xc_predication){.concept = xc_lexeme_text(row, XC_EVENTS_OF),
                            .who = xc_lexeme_text(row, XC_EVENTS_WHO),
                            .row = row,
                            .says = xc_lexeme_text(row, XC_EVENTS_SAYS),
                            .first = first,
                            .last = last,
                            .doer = XC_NO_TOKEN};
}

static xc_predication lemma_of(const xc_frame *frame, uint32_t at) {
    return (xc_predication){.concept = xc_frame_token(frame, at)->lemma,
                            .first = at,
                            .last = at + 1,
                            .doer = XC_NO_TOKEN};
}

/* A verb's row is that of its noun too, where people are its object: "14
 * arrests", "the rescue of 14 sailors". */
static bool is_part(const xc_frame *frame, const xc_lexeme *row, uint32_t noun,
                    int part) {
    if (part_of(row) == part) return true;
    return part == XC_EVENTS_PART_NOUN && part_of(row) == XC_EVENTS_PART_VERB &&
           xc_frame_token(frame, noun)->upos == XC_UPOS_NOUN &&
           xc_lexeme_text(row, XC_EVENTS_WHO) != NULL;
}

/* The row of that part whose form ends with a noun; NULL: none. */
static const xc_lexeme *noun_row(const xc_frame *frame, uint32_t noun,
                                 int part) {
    for (uint32_t words = 2; words > 0; words--) {
        if (noun + 1 < words) continue;
        xc_match m = event_at(frame, noun + 1 - words);
        if (m.lexeme && m.count == words &&
            is_part(frame, m.lexeme, noun, part))
            return m.lexeme;
    }
    return NULL;
}

/* "Eight of those hurt": some of them, and not how many are hurt. */
static bool is_some_of(const xc_frame *frame, const xc_mention *count,
                       uint32_t noun) {
    for (uint32_t t = count->first; t + 1 < noun; t++) {
        xc_upos next = xc_frame_token(frame, t + 1)->upos;
        if (strcmp(xc_frame_token(frame, t)->norm, "of") == 0 &&
            (next == XC_UPOS_DET || next == XC_UPOS_PRON))
            return true;
    }
    return false;
}

/* "seven deaths", "14 arrests", "seven dead": the noun is the event. */
static xc_predication by_own_noun(const xc_frame *frame,
                                  const xc_mention *count) {
    if (count->noun_last <= count->noun_first) return (xc_predication){0};
    uint32_t noun = count->noun_last - 1;
    if (is_some_of(frame, count, noun)) return (xc_predication){0};
    const xc_lexeme *row = noun_row(frame, noun, XC_EVENTS_PART_NOUN);
    /* "one of the seven dead" says nothing of the one but which it is. */
    if (!row && !count->quantity.whole.known)
        row = noun_row(frame, noun, XC_EVENTS_PART_STATE);
    if (!row) return (xc_predication){0};
    xc_predication found = event_of(row, noun, noun + 1);
    found.noun_is_event = true;
    return found;
}

/* True when a past participle has no object of its own behind it. */
static bool is_participle(const xc_frame *frame, uint32_t at, uint32_t last) {
    const xc_token *token = xc_frame_token(frame, at);
    if (xc_token_is_participle(token) ||
        (token->xpos && strcmp(token->xpos, "VBZ") == 0))
        return false;
    if (last >= frame->sentence->token_count) return true;
    switch (xc_frame_token(frame, last)->upos) {
    case XC_UPOS_DET:
    case XC_UPOS_PRON:
    case XC_UPOS_NUM:
    case XC_UPOS_NOUN:
    case XC_UPOS_PROPN:
    case XC_UPOS_ADJ:
        return false;
    default:
        return true;
    }
}

/* An adjective, or a verb read as one: "missing", and not "missed". */
static bool is_state(const xc_frame *frame, uint32_t at, xc_match m) {
    const xc_token *token = xc_frame_token(frame, at);
    return part_of(m.lexeme) == XC_EVENTS_PART_STATE &&
           (token->upos != XC_UPOS_VERB || m.count > 1 ||
            xc_token_is_participle(token));
}

/* "seven dead", "12 killed and 30 seriously injured" */
static xc_predication by_state(const xc_frame *frame, const xc_mention *count) {
    uint32_t at = xc_mention_end(count), end = frame->sentence->token_count;
    if (is_some_of(frame, count, at)) return (xc_predication){0};
    if (count->last < end && count->last < at && !count->quantity.whole.known) {
        xc_match own = event_at(frame, count->last);
        if (is_state(frame, count->last, own) &&
            !xc_tree_is_modifier(frame->sentence, count->last))
            return event_of(own.lexeme, count->last, count->last + own.count);
    }
    for (int i = 0; i < STATE_REACH && at < end &&
                    xc_frame_token(frame, at)->upos == XC_UPOS_ADV;
         i++)
        at++;
    if (at >= end) return (xc_predication){0};
    xc_match m = event_at(frame, at);
    int part = part_of(m.lexeme);
    bool of_whole = count->quantity.whole.known && at == count->last;
    bool state = is_state(frame, at, m) && !of_whole &&
                 !xc_tree_is_modifier(frame->sentence, at);
    bool verb =
        part == XC_EVENTS_PART_VERB &&
        xc_lexeme_word(m.lexeme, XC_EVENTS_TAKES) == XC_EVENTS_TAKES_OBJECT &&
        is_participle(frame, at, at + m.count);
    return state || verb ? event_of(m.lexeme, at, at + m.count)
                         : (xc_predication){0};
}

bool xc_is_event_behind(const xc_frame *frame, const xc_mention *count) {
    xc_predication found = by_state(frame, count);
    return found.concept && found.first == xc_mention_end(count);
}

/* "claimed seven lives", "cut 500 jobs" */
static const xc_lexeme *pair_row(const xc_frame *frame, uint32_t verb,
                                 const xc_mention *count) {
    if (count->noun_last <= count->noun_first) return NULL;
    xc_matcher pair;
    xc_matcher_init(&pair, XC_LEXICON_EVENTS);
    const xc_token *noun = xc_frame_token(frame, count->noun_last - 1);
    if (!xc_matcher_add(&pair, xc_frame_token(frame, verb)->lemma)) return NULL;
    xc_matcher_add(&pair, noun->lemma);
    return part_of(pair.best.lexeme) == XC_EVENTS_PART_PAIR ? pair.best.lexeme
                                                            : NULL;
}

/* "suffered no injuries", "did not suffer serious injuries": of who did not, or
 * not such ones, the noun alone says too much. */
static bool is_denied_or_limited(const xc_frame *frame, uint32_t verb,
                                 uint32_t object) {
    const xc_sentence *s = frame->sentence;
    uint32_t word = xc_tree_child(s, object, "det", 0);
    if (word != XC_NO_TOKEN &&
        xc_lexicon_find(XC_LEXICON_NEGATORS, s->tokens[word].norm))
        return true;
    bool limited = xc_tree_child(s, object, "amod", 0) != XC_NO_TOKEN;
    for (uint32_t i = verb; limited && i-- > 0;)
        if (xc_tree_head(s, i) == verb && frame->roles[i] == XC_ROLE_NEGATION)
            return true;
    return false;
}

/* "suffered minor injuries": of who undergoes it the noun says it. */
static const xc_lexeme *light_row(const xc_frame *frame, uint32_t verb) {
    if (part_of(event_at(frame, verb).lexeme) != XC_EVENTS_PART_LIGHT)
        return NULL;
    uint32_t object = xc_tree_child(frame->sentence, verb, "obj", verb + 1);
    if (object == XC_NO_TOKEN || is_denied_or_limited(frame, verb, object))
        return NULL;
    return noun_row(frame, object, XC_EVENTS_PART_NOUN);
}

/* What a verb says of its subject or its object. */
static xc_predication by_verb(const xc_frame *frame, uint32_t verb, int side,
                              const xc_mention *count) {
    const xc_lexeme *pair =
        side == XC_EVENTS_TAKES_OBJECT ? pair_row(frame, verb, count) : NULL;
    if (pair) {
        xc_predication found = event_of(pair, verb, verb + 1);
        found.noun_is_event = true;
        found.rule = "a verb and its counted object";
        return found;
    }
    const xc_lexeme *light =
        side == XC_EVENTS_TAKES_SUBJECT ? light_row(frame, verb) : NULL;
    if (light) return event_of(light, verb, verb + 1);
    xc_match m = event_at(frame, verb);
    if (part_of(m.lexeme) == XC_EVENTS_PART_VERB &&
        xc_lexeme_word(m.lexeme, XC_EVENTS_TAKES) == side)
        return event_of(m.lexeme, verb, verb + m.count);
    if (is_state(frame, verb, m))
        return event_of(m.lexeme, verb, verb + m.count);
    return lemma_of(frame, verb);
}

/* What is said by an adjective or noun with a copula: "are poor", "are still
 * missing", "were members". */
static xc_predication by_copula(const xc_frame *frame, uint32_t at) {
    xc_match m = event_at(frame, at);
    if (is_state(frame, at, m)) return event_of(m.lexeme, at, at + m.count);
    if (xc_frame_token(frame, at)->upos == XC_UPOS_ADJ)
        return lemma_of(frame, at);
    xc_predication be = lemma_of(frame, at);
    be.concept = "be";
    be.last = at; /* its words are what is said */
    return be;
}

/* "remain missing", "were left homeless": the verb leaves the saying to its
 * complement. */
static uint32_t complement_of(const xc_frame *frame, uint32_t verb) {
    xc_match m = xc_frame_predicate(frame, verb, frame->sentence->token_count);
    if (!m.lexeme || xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) !=
                         XC_PREDICATES_KIND_STATE)
        return XC_NO_TOKEN;
    return xc_tree_child(frame->sentence, verb, "xcomp", verb + 1);
}

static bool is_passive(const xc_sentence *s, uint32_t top, uint32_t verb) {
    return xc_tree_is(s, top, "nsubj:pass") ||
           xc_tree_child(s, verb, "aux:pass", 0) != XC_NO_TOKEN;
}

/* "more than 50 were injured": trees hang such a subject on as an oblique
 * without a preposition. */
static bool is_subject(const xc_sentence *s, uint32_t top, uint32_t verb) {
    if (xc_tree_is(s, top, "nsubj")) return true;
    return xc_tree_is(s, top, "obl") && top < verb &&
           xc_tree_child(s, top, "case", 0) == XC_NO_TOKEN &&
           xc_tree_child(s, verb, "nsubj", 0) == XC_NO_TOKEN;
}

static bool is_object(const xc_sentence *s, uint32_t top, uint32_t verb,
                      const xc_mention *count) {
    if (xc_tree_is(s, top, "obj")) return true;
    return xc_tree_is(s, top, "obl:unmarked") && count->first > verb;
}

/* Past verbs that only carry another: of "yet to ratify" what is not done. What
 * those who are counted say of themselves ("two men claim to lead it") is not
 * so because they are counted. */
static uint32_t own_verb(const xc_frame *frame, uint32_t verb) {
    while (verb != XC_NO_TOKEN && frame->roles[verb] != XC_ROLE_NONE &&
           frame->roles[verb] != XC_ROLE_SPEECH)
        verb = xc_tree_child(frame->sentence, verb, "xcomp", verb + 1);
    return verb;
}

/* What the verb says that the count is the subject or object of. */
static xc_predication by_argument(const xc_frame *frame, uint32_t top,
                                  const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    xc_predication none = {0};
    uint32_t verb = xc_tree_head(s, top);
    if (verb == XC_NO_TOKEN || frame->figures[verb]) return none;
    bool subject = is_subject(s, top, verb);
    bool object = !subject && is_object(s, top, verb, count);
    if (!subject && !object) return none;
    bool passive = is_passive(s, top, verb);
    uint32_t own = own_verb(frame, verb);
    if (own == XC_NO_TOKEN || frame->roles[own] == XC_ROLE_SPEECH) return none;
    if (subject && xc_tree_child(s, own, "cop", 0) != XC_NO_TOKEN)
        return by_copula(frame, own);
    if (!xc_is_verb(s, own) && xc_frame_token(frame, own)->upos != XC_UPOS_AUX)
        return none;
    if (xc_tree_child(s, own, "expl", 0) != XC_NO_TOKEN)
        subject = object = true; /* "there are 14 museums" */
    uint32_t complement = subject ? complement_of(frame, own) : XC_NO_TOKEN;
    if (complement != XC_NO_TOKEN) return by_copula(frame, complement);
    bool taken = object || passive;
    xc_predication found = by_verb(
        frame, own, taken ? XC_EVENTS_TAKES_OBJECT : XC_EVENTS_TAKES_SUBJECT,
        count);
    found.undergone = taken;
    if (!found.rule)
        found.rule = passive  ? "the verb whose passive subject it is"
                     : object ? "the verb whose object it is"
                              : "the verb whose subject it is";
    if (object && !passive) found.doer = xc_frame_subject(frame, own);
    return found;
}

/* "the death of seven people" */
static xc_predication by_event_noun(const xc_frame *frame, uint32_t top) {
    const xc_sentence *s = frame->sentence;
    uint32_t head = xc_tree_head(s, top);
    uint32_t word = xc_tree_child(s, top, "case", 0);
    if (!xc_tree_is(s, top, "nmod") || head == XC_NO_TOKEN || head > top ||
        word == XC_NO_TOKEN || strcmp(s->tokens[word].norm, "of") != 0)
        return (xc_predication){0};
    const xc_lexeme *row = noun_row(frame, head, XC_EVENTS_PART_NOUN);
    if (!row) row = noun_row(frame, head, XC_EVENTS_PART_TOLL);
    if (!row) return (xc_predication){0};
    xc_predication found = event_of(row, head, head + 1);
    if (part_of(row) == XC_EVENTS_PART_TOLL) found.standing = XC_STANDING_TOTAL;
    return found;
}

/* "The number of dead", "the number of people killed": a toll in other words;
 * the row of its event. NULL: none. */
static const xc_lexeme *number_row(const xc_frame *frame, uint32_t noun) {
    const xc_sentence *s = frame->sentence;
    if (part_of(event_at(frame, noun).lexeme) != XC_EVENTS_PART_NUMBER)
        return NULL;
    uint32_t of = xc_tree_child(s, noun, "nmod", noun + 1);
    if (of == XC_NO_TOKEN) return NULL;
    const xc_lexeme *row = noun_row(frame, of, XC_EVENTS_PART_NOUN);
    if (!row) row = noun_row(frame, of, XC_EVENTS_PART_STATE);
    uint32_t verb = xc_tree_child(s, of, "acl", of + 1);
    if (row || verb == XC_NO_TOKEN) return row;
    xc_match m = event_at(frame, verb);
    bool undergone =
        part_of(m.lexeme) == XC_EVENTS_PART_VERB &&
        xc_lexeme_word(m.lexeme, XC_EVENTS_TAKES) == XC_EVENTS_TAKES_OBJECT;
    return undergone || is_state(frame, verb, m) ? m.lexeme : NULL;
}

static const xc_lexeme *toll_row(const xc_frame *frame, uint32_t noun) {
    const xc_lexeme *row = noun_row(frame, noun, XC_EVENTS_PART_TOLL);
    return row ? row : number_row(frame, noun);
}

/* "The toll reached seven": a bare number is where it went. */
static bool is_reached(const xc_frame *frame, uint32_t top, uint32_t verb,
                       uint32_t toll) {
    const xc_sentence *s = frame->sentence;
    return xc_frame_token(frame, top)->upos == XC_UPOS_NUM &&
           (xc_tree_is(s, top, "obj") || xc_tree_is(s, top, "xcomp")) &&
           xc_tree_child(s, verb, "nsubj", 0) == toll;
}

/* "The toll rose to seven", "put the toll at seven", "the toll is seven", "the
 * toll reached seven". What it rose from or by is no toll. */
static xc_predication by_toll(const xc_frame *frame, uint32_t top) {
    const xc_sentence *s = frame->sentence;
    xc_predication none = {0};
    bool copula = xc_tree_child(s, top, "cop", 0) != XC_NO_TOKEN;
    uint32_t verb = copula ? top : xc_tree_head(s, top);
    if (verb == XC_NO_TOKEN) return none;
    uint32_t toll = xc_tree_child(s, verb, "nsubj", 0);
    const xc_lexeme *row = toll == XC_NO_TOKEN ? NULL : toll_row(frame, toll);
    if (!row) toll = xc_tree_child(s, verb, "obj", 0);
    if (!row && toll != XC_NO_TOKEN && toll != top) row = toll_row(frame, toll);
    if (!row) return none;
    uint32_t word = xc_tree_child(s, top, "case", 0);
    const char *way = word == XC_NO_TOKEN ? "" : s->tokens[word].norm;
    if (!copula && strcmp(way, "to") != 0 && strcmp(way, "at") != 0 &&
        !is_reached(frame, top, verb, toll))
        return none;
    xc_predication found = event_of(row, verb, copula ? verb : verb + 1);
    found.standing = XC_STANDING_TOTAL;
    return found;
}

/* "which crashed killing seven people was removed", "claimed the lives of seven
 * people": the words of an event right before the count, whatever the tree
 * makes of a crowded sentence. */
static xc_predication by_event_before(const xc_frame *frame,
                                      const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    xc_predication none = {0};
    if (count->first == 0) return none;
    xc_match m =
        xc_match_before(XC_LEXICON_EVENTS, s, count->first, LEAD_WORDS);
    uint32_t verb = count->first - m.count;
    if (part_of(m.lexeme) != XC_EVENTS_PART_VERB ||
        xc_lexeme_word(m.lexeme, XC_EVENTS_TAKES) != XC_EVENTS_TAKES_OBJECT ||
        s->tokens[verb].upos != XC_UPOS_VERB || !xc_is_verb(s, verb) ||
        frame->roles[verb] != XC_ROLE_NONE ||
        xc_tree_child(s, verb, "aux:pass", 0) != XC_NO_TOKEN)
        return none;
    xc_predication found = event_of(m.lexeme, verb, verb + m.count);
    found.doer = xc_frame_subject(frame, verb);
    found.undergone = true;
    return found;
}

/* "is based on 250 reviews", "finished with 14 carries": a verb with the small
 * word that ties the count to it. "Belongs to one family" counts nothing. */
static xc_predication by_tie(const xc_frame *frame, uint32_t top,
                             const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    xc_predication none = {0};
    uint32_t verb = xc_tree_head(s, top);
    if (!xc_tree_is(s, top, "obl") || verb == XC_NO_TOKEN ||
        verb + 2 != count->first || count->quantity.value == 1 ||
        s->tokens[verb + 1].upos != XC_UPOS_ADP || !xc_is_verb(s, verb) ||
        frame->roles[verb] != XC_ROLE_NONE)
        return none;
    if (strcmp(s->tokens[verb + 1].norm, "by") == 0)
        return is_passive(s, top, verb) ? lemma_of(frame, verb) : none;
    xc_buffer text = XC_BUFFER_INIT;
    xc_buffer_printf(&text, "%s %s", s->tokens[verb].lemma,
                     s->tokens[verb + 1].norm);
    xc_predication found = lemma_of(frame, verb);
    found.concept =
        xc_buffer_status(&text) == XC_OK
            ? xc_names_intern(frame->x->names, text.bytes, text.length)
            : NULL;
    xc_buffer_dispose(&text);
    found.last = verb + 2;
    found.doer = xc_frame_subject(frame, verb);
    return found;
}

/* What is hoped or planned behind a claim does not bear on it: "frees 21 girls,
 * raising hope". */
void xc_fact_settle(const xc_frame *frame, const xc_clause *clause, uint32_t at,
                    xc_fact *fact) {
    if (at < clause->modal_at && fact->modality == clause->modality &&
        fact->modality != XC_MODALITY_ASSERTED &&
        fact->modality != XC_MODALITY_DENIED)
        fact->modality = fact->speaker == XC_NONE ? XC_MODALITY_ASSERTED
                                                  : XC_MODALITY_REPORTED;
    if (!fact->has_date || fact->date.relation != XC_RELATION_SINCE) return;
    /* "the first title since 1908": the date belongs to the noun */
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_DATE ||
            m->span.start != fact->date_span.start)
            continue;
        uint32_t top = xc_tree_top(frame->sentence, m->first, m->last);
        if (top != XC_NO_TOKEN && xc_tree_head(frame->sentence, top) != at)
            fact->has_date = false;
        if (m->first < clause->first || m->last > clause->last)
            fact->has_date = false;
    }
    if (!fact->has_date) fact->date = (xc_date){0};
}

/* "On the coast 14 museums opened": where the tree goes astray, a verb with a
 * tense right behind the count that has no other subject and no object. */
static xc_predication by_neighbour(const xc_frame *frame,
                                   const xc_mention *count) {
    const xc_sentence *s = frame->sentence;
    uint32_t verb = xc_mention_end(count);
    if (verb >= s->token_count || count->noun_last <= count->noun_first ||
        frame->roles[verb] != XC_ROLE_NONE || !xc_is_finite_verb(s, verb) ||
        xc_tree_child(s, verb, "nsubj", 0) != XC_NO_TOKEN ||
        xc_is_reduced_relative(s, verb) ||
        !is_participle(frame, verb, verb + 1))
        return (xc_predication){0};
    return by_verb(frame, verb, XC_EVENTS_TAKES_SUBJECT, count);
}

/* The same, with the rule that found it, unless it has one. */
static xc_predication ruled(xc_predication found, const char *rule) {
    if (!found.rule) found.rule = rule;
    return found;
}

xc_predication xc_find_event(const xc_frame *frame, const xc_clause *clause,
                             const xc_mention *count) {
    xc_predication found = {0};
    if (xc_is_run_together(frame)) return found;
    uint32_t top =
        xc_figure_top(frame->sentence, count->first, xc_mention_end(count));
    found = xc_find_gravity(frame, count);
    if (!found.concept)
        found =
            ruled(by_own_noun(frame, count), "the counted noun is the event");
    if (!found.concept)
        found = ruled(by_state(frame, count), "a state behind what is counted");
    if (top == XC_NO_TOKEN) return found;
    if (!found.concept) found = ruled(by_toll(frame, top), "a toll");
    if (!found.concept)
        found = ruled(by_event_noun(frame, top), "an event noun with \"of\"");
    if (!found.concept)
        found = ruled(by_event_before(frame, count),
                      "a verb of an event right before the count");
    if (!found.concept) found = by_argument(frame, top, count);
    if (!found.concept)
        found = ruled(by_tie(frame, top, count),
                      "a verb with the small word that ties it to the count");
    if (!found.concept)
        found = ruled(by_neighbour(frame, count), "the verb behind the count");
    if (found.concept && xc_is_elliptic(frame, clause, found.first))
        return (xc_predication){0};
    return found;
}

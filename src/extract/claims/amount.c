/*
 * amount.c - turns figures that count nothing into facts: goals and limits
 * with their level, and money, percentages and measures that somebody or
 * something has.
 *
 * What is demanded or proposed ("should spend at least 5%") is a level that
 * is asked for, not an amount that is there. Durations, ages and ordinals
 * are told but say nothing by themselves that could be compared yet.
 * Exports: xc_make_levels, xc_make_amounts.
 */
#include "extract/claims/frame.h"

static bool skip_figures(const xc_frame *frame, const void *user,
                         uint32_t token) {
    const xc_goal *goal = user;
    return (goal && token == goal->noun) || xc_frame_is_taken(frame, token);
}

/* The first actor that the clause names before a token. */
static int32_t subject_of(const xc_frame *frame, const xc_clause *clause,
                          uint32_t before) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->first >= clause->first &&
            m->last <= before && frame->roles[m->first] == XC_ROLE_NONE)
            return m->actor;
    }
    return XC_NONE;
}

static void remember_goal(xc_frame *frame, const xc_goal *goal) {
    frame->memory->level = goal->level;
    frame->memory->level_sentence = frame->index;
}

xc_status xc_make_levels(xc_frame *frame) {
    for (size_t i = 0; i < frame->goals.count; i++) {
        const xc_goal *goal = &frame->goals.items[i];
        if (!goal->level) continue;
        const xc_clause *clause = &frame->clauses.items[goal->clause];
        xc_fact fact = xc_fact_begin(frame, clause, goal->noun, XC_FACT_LEVEL);
        fact.predicate = goal->upper ? "limit" : "goal";
        if (goal->inside)
            fact.modality = XC_MODALITY_ASSERTED;
        else
            fact.polarity = xc_polarity_at(frame->sentence, frame->roles,
                                           clause, goal->level->first);
        xc_fact_set_number(&fact, goal->level);
        XC_TRY(xc_frame_words(frame, goal->first, goal->object_last,
                              skip_figures, goal, &fact.object));
        XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_figures,
                              goal, &fact.topic));
        fact.actor = subject_of(frame, clause, goal->first);
        XC_TRY(xc_fact_push(frame, &fact));
        remember_goal(frame, goal);
    }
    return XC_OK;
}

static bool is_amount(const xc_frame *frame, const xc_mention *m) {
    if (m->kind != XC_MENTION_QUANTITY || m->quantity.whole.known) return false;
    switch (m->quantity.dimension) {
    case XC_DIMENSION_COUNT:
    case XC_DIMENSION_NUMBER:
    case XC_DIMENSION_ORDINAL:
    case XC_DIMENSION_RATIO:
    case XC_DIMENSION_SCORE:
        return false;
    default:
        break;
    }
    for (size_t i = 0; i < frame->goals.count; i++)
        if (frame->goals.items[i].level == m) return false;
    return true;
}

/* The verb that an amount is the object or the subject of. */
static uint32_t verb_of(const xc_frame *frame, const xc_clause *clause,
                        const xc_mention *m) {
    uint32_t verb = xc_verb_before(frame, clause->first, m->first);
    if (verb == XC_NO_TOKEN) verb = xc_verb_after(frame, m->last, clause->last);
    /* "Turnout was 61 percent": the copula says it. */
    for (uint32_t i = clause->first; verb == XC_NO_TOKEN && i < m->first; i++)
        if (frame->sentence->tokens[i].upos == XC_UPOS_AUX) verb = i;
    return verb;
}

typedef struct amount_skip {
    const xc_mention *m;
    uint32_t verb;
} amount_skip;

static bool skip_amount(const xc_frame *frame, const void *user,
                        uint32_t token) {
    const amount_skip *skip = user;
    return token == skip->verb || skip_figures(frame, NULL, token);
}

/* "rise by", "rise to", "rise from": a change of 4 percent is no level of 4
 * percent. NULL when memory is out. */
static const char *changed(const xc_frame *frame, const char *change,
                           const xc_mention *m) {
    static const char *const words[] = {[XC_WAYS_WAY_BY] = "by",
                                        [XC_WAYS_WAY_TO] = "to",
                                        [XC_WAYS_WAY_FROM] = "from"};
    const xc_lexeme *row =
        m->first > 0
            ? xc_lexicon_find(XC_LEXICON_WAYS,
                              frame->sentence->tokens[m->first - 1].norm)
            : NULL;
    int way = row ? xc_lexeme_word(row, XC_WAYS_WAY) : XC_WAYS_WAY_BY;
    xc_buffer text = XC_BUFFER_INIT;
    xc_buffer_printf(&text, "%s %s", change, words[way]);
    const char *name =
        xc_buffer_status(&text) == XC_OK
            ? xc_names_intern(frame->x->names, text.bytes, text.length)
            : NULL;
    xc_buffer_dispose(&text);
    return name;
}

/* What an amount does: a change or a deal of the lexicon, else the verb. */
static const char *concept_of(const xc_frame *frame, const xc_clause *clause,
                              uint32_t verb, const xc_mention *m) {
    xc_match found = xc_frame_predicate(frame, verb, clause->last);
    int kind =
        found.lexeme ? xc_lexeme_word(found.lexeme, XC_PREDICATES_KIND) : 0;
    if (kind == XC_PREDICATES_KIND_CHANGE)
        return changed(frame, xc_lexeme_text(found.lexeme, XC_PREDICATES_OF),
                       m);
    return kind == XC_PREDICATES_KIND_DEAL
               ? xc_lexeme_text(found.lexeme, XC_PREDICATES_OF)
               : frame->sentence->tokens[verb].lemma;
}

static xc_status make_amount(xc_frame *frame, const xc_clause *clause,
                             const xc_mention *m) {
    uint32_t verb = verb_of(frame, clause, m);
    bool wanted = clause->modality == XC_MODALITY_ASKED ||
                  clause->modality == XC_MODALITY_WISHED;
    bool level = wanted && m->first >= clause->modal_at &&
                 m->quantity.dimension != XC_DIMENSION_TIME &&
                 m->quantity.dimension != XC_DIMENSION_AGE;
    if (verb == XC_NO_TOKEN && !level) return XC_OK;
    uint32_t at = verb == XC_NO_TOKEN ? m->first : verb;
    xc_fact fact = xc_fact_begin(frame, clause, at,
                                 level ? XC_FACT_LEVEL : XC_FACT_AMOUNT);
    fact.predicate = level ? "goal" : concept_of(frame, clause, verb, m);
    XC_TRY_NEW(fact.predicate);
    fact.polarity = xc_polarity_at(frame->sentence, frame->roles, clause, at);
    xc_fact_set_number(&fact, m);
    amount_skip skip = {m, verb};
    XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_amount,
                          &skip, level ? &fact.topic : &fact.object));
    if (!level) XC_TRY(xc_frame_around(frame, clause, &fact.topic));
    fact.actor = subject_of(frame, clause, m->first);
    return xc_fact_push(frame, &fact);
}

xc_status xc_make_amounts(xc_frame *frame, uint32_t index) {
    const xc_clause *clause = &frame->clauses.items[index];
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->first < clause->first || m->last > clause->last ||
            !is_amount(frame, m))
            continue;
        XC_TRY(make_amount(frame, clause, m));
    }
    return XC_OK;
}

/*
 * gravity.c - finds that a count is of people who are badly or slightly hurt:
 * "four were seriously injured", "two others remain in critical condition",
 * "one person treated for minor injuries", "five were hurt, one critically".
 *
 * It goes by the words between the number and the one that says how badly, all
 * of which gravity.tsv has to know: no tree, for such clauses are crowded and
 * short. A word such as "serious" has to belong to an injury or a condition.
 *
 * Those badly and those slightly hurt, where one sentence counts both and no
 * others, are together how many are hurt.
 * Exports: xc_find_gravity, xc_make_hurt_total.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* Words from a number to how badly, and from there to the harm, at most. */
enum { WAY_REACH = 9, HARM_REACH = 5 };

static int kind_of(xc_match m) {
    return m.lexeme ? xc_lexeme_word(m.lexeme, XC_GRAVITY_KIND) : 0;
}

static xc_match row_at(const xc_frame *frame, uint32_t at) {
    return xc_match_at(XC_LEXICON_GRAVITY, frame->sentence, at,
                       frame->sentence->token_count);
}

static bool is_adverb(const xc_frame *frame, uint32_t at) {
    return xc_frame_token(frame, at)->upos == XC_UPOS_ADV;
}

/* "critical, but stable condition", "seriously injured" */
static bool has_harm(const xc_frame *frame, uint32_t from) {
    for (uint32_t i = from;
         i < from + HARM_REACH && i < frame->sentence->token_count; i++)
        if (kind_of(row_at(frame, i)) == XC_GRAVITY_KIND_HARM) return true;
    return false;
}

/* "Five people were hurt, one critically, after": the harm stands before. */
static bool closes(const xc_frame *frame, uint32_t number, uint32_t at,
                   uint32_t end) {
    const xc_sentence *s = frame->sentence;
    bool last = end >= s->token_count || s->tokens[end].upos == XC_UPOS_PUNCT;
    if (!last || !is_adverb(frame, at)) return false;
    for (uint32_t i = number; i-- > 0;)
        if (kind_of(row_at(frame, i)) == XC_GRAVITY_KIND_HARM) return true;
    return false;
}

/* "20 others with minor injuries", "three badly and nine slightly hurt": where
 * nobody else is hurt, those slightly hurt are all of the hurt. */
static bool is_rest(const xc_frame *frame, const xc_mention *count,
                    uint32_t at) {
    for (uint32_t t = count->last; t < at; t++)
        if (xc_lexicon_find(XC_LEXICON_OTHERS, xc_frame_token(frame, t)->norm))
            return true;
    for (uint32_t t = 0; t < frame->sentence->token_count; t++)
        if (kind_of(row_at(frame, t)) == XC_GRAVITY_KIND_GRAVE) return true;
    return false;
}

/* "Two of the five with serious injuries" may be of five who have them. */
static bool is_torn(const xc_frame *frame, const xc_mention *count) {
    uint32_t at = xc_mention_end(count);
    return count->quantity.whole.known && at < frame->sentence->token_count &&
           xc_frame_token(frame, at)->upos == XC_UPOS_ADP;
}

static bool is_denied(const xc_frame *frame, uint32_t at) {
    return frame->roles[at] == XC_ROLE_NEGATION ||
           xc_lexicon_find(XC_LEXICON_NEGATORS,
                           xc_frame_token(frame, at)->norm) != NULL;
}

static bool is_passed(const xc_frame *frame, uint32_t at, int kind) {
    xc_upos upos = xc_frame_token(frame, at)->upos;
    return kind == XC_GRAVITY_KIND_WAY ||
           ((upos == XC_UPOS_AUX || upos == XC_UPOS_ADV) &&
            !xc_frame_is_taken(frame, at));
}

/* "20 were brought in, of whom four ...": some of those of one place. */
static bool is_of_those(const xc_frame *frame, const xc_mention *count) {
    if (count->first < 2) return false;
    const xc_token *who = xc_frame_token(frame, count->first - 1);
    return xc_token_is_wh(who) &&
           strcmp(xc_frame_token(frame, count->first - 2)->norm, "of") == 0;
}

xc_predication xc_find_gravity(const xc_frame *frame, const xc_mention *count) {
    xc_predication none = {0};
    uint32_t number = xc_mention_end(count);
    if (is_of_those(frame, count) || is_torn(frame, count)) return none;
    for (uint32_t at = number;
         at < number + WAY_REACH && at < frame->sentence->token_count; at++) {
        xc_match m = row_at(frame, at);
        int kind = kind_of(m);
        if (is_denied(frame, at)) return none;
        if (kind == XC_GRAVITY_KIND_GRAVE || kind == XC_GRAVITY_KIND_SLIGHT) {
            uint32_t end = at + m.count;
            if (!xc_lexeme_flag(m.lexeme, XC_GRAVITY_WHOLE) &&
                !has_harm(frame, end) && !closes(frame, number, at, end))
                return none;
            if (kind == XC_GRAVITY_KIND_SLIGHT && !is_rest(frame, count, at))
                return none;
            return (xc_predication){
                .concept = xc_lexeme_text(m.lexeme, XC_GRAVITY_OF),
                .who = xc_lexeme_text(m.lexeme, XC_GRAVITY_WHO),
                .says = xc_lexeme_text(m.lexeme, XC_GRAVITY_SAYS),
                .row = m.lexeme,
                .rule = "words behind the number that say how badly",
                .first = at,
                .last = end,
                .doer = XC_NO_TOKEN};
        }
        if (!is_passed(frame, at, kind)) return none;
    }
    return none;
}

/* The claim that a count of a kind makes; NULL: none. */
static const char *claim_of(int kind) {
    const xc_lexeme *row;
    for (size_t r = 0; (row = xc_lexicon_row(XC_LEXICON_GRAVITY, r)); r++)
        if (xc_lexeme_word(row, XC_GRAVITY_KIND) == kind)
            return xc_lexeme_text(row, XC_GRAVITY_OF);
    return NULL;
}

/* The only fact of a sentence with that predicate that is a plain number;
 * NULL: none, or several. */
static const xc_fact *only_count(const xc_frame *frame, size_t from, int kind) {
    const xc_reading *reading = frame->x->reading;
    const xc_fact *found = NULL;
    const char *claim = claim_of(kind);
    for (size_t i = from; i < reading->facts.count; i++) {
        const xc_fact *fact = &reading->facts.items[i];
        if (fact->kind != XC_FACT_COUNT || !fact->predicate || !claim ||
            strcmp(fact->predicate, claim) != 0)
            continue;
        if (found || !isfinite(fact->number.value) ||
            fact->number.bound != XC_BOUND_EXACT || fact->number.whole.known ||
            fact->polarity != XC_POSITIVE)
            return NULL;
        found = fact;
    }
    return found;
}

static xc_interval add(const xc_interval *a, const xc_interval *b) {
    return (xc_interval){a->low + b->low, a->high + b->high,
                         a->low_open || b->low_open,
                         a->high_open || b->high_open};
}

xc_status xc_make_hurt_total(xc_frame *frame, size_t from) {
    const xc_fact *bad = only_count(frame, from, XC_GRAVITY_KIND_GRAVE);
    const xc_fact *slight = only_count(frame, from, XC_GRAVITY_KIND_SLIGHT);
    if (!bad || !slight || bad->modality != slight->modality) return XC_OK;
    const xc_fact *first =
        bad->number_span.start < slight->number_span.start ? bad : slight;
    const xc_fact *last = first == bad ? slight : bad;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_EVENTS, "injure");
    if (!row || (first->set_head && strcmp(first->set_head, "person") != 0))
        return XC_OK;
    xc_fact fact = *first;
    fact.predicate = xc_lexeme_text(row, XC_EVENTS_OF);
    fact.set_head = xc_lexeme_text(row, XC_EVENTS_WHO);
    fact.set_words = NULL;
    fact.number.value += last->number.value;
    fact.number.written = add(&first->number.written, &last->number.written);
    fact.number.meant = add(&first->number.meant, &last->number.meant);
    fact.number.unit = fact.set_head;
    fact.number_span.end = last->number_span.end;
    fact.mark = fact.number_span;
    fact.claim =
        xc_arena_format(frame->x->arena, "%s: be injured", fact.set_head);
    XC_TRY_NEW(fact.claim);
    fact.why = (xc_reasons){0};
    xc_because(frame->x, &fact.why, "number",
               "those badly and those slightly hurt, taken together", row);
    return xc_fact_push(frame, &fact);
}

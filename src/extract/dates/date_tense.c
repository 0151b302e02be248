/*
 * date_tense.c - says whether a date lies behind or ahead, by the verb it
 * stands with.
 *
 * It answers only what is clear: a preposition such as "ahead of" between
 * verb and date, an infinitive or a bare participle leave it open, so that
 * "met ahead of Thursday's talks" resolves no Thursday.
 * Exports: xc_date_tense.
 */
#include <string.h>

#include "extract/dates/date.h"

/* How far a verb may stand from its date, in tokens. */
enum { REACH = 30 };

static bool is_verb(const xc_token *t) {
    return t->upos == XC_UPOS_VERB || t->upos == XC_UPOS_AUX;
}

static bool ends(const char *word, const char *ending) {
    size_t n = strlen(word), k = strlen(ending);
    return n > k && strcmp(word + n - k, ending) == 0;
}

/* Relations that tell themselves when the verb was, right before the date. */
static bool tells_itself(int relation) {
    return relation == XC_CALENDAR_RELATION_FROM ||
           relation == XC_CALENDAR_RELATION_BY ||
           relation == XC_CALENDAR_RELATION_UNTIL ||
           relation == XC_CALENDAR_RELATION_SINCE;
}

/* "after the talks on Friday": behind what is past already. */
static bool is_after(const xc_sentence *s, uint32_t at) {
    xc_match m = xc_match_at(XC_LEXICON_CALENDAR, s, at, s->token_count);
    return m.lexeme && xc_lexeme_word(m.lexeme, XC_CALENDAR_RELATION) ==
                           XC_CALENDAR_RELATION_AFTER;
}

/* "ahead of" anywhere before the date, or "for" right before it. */
static bool is_barrier(const xc_sentence *s, uint32_t at, uint32_t date) {
    xc_match m = xc_match_at(XC_LEXICON_CALENDAR, s, at, s->token_count);
    if (!m.lexeme) return false;
    int kind = xc_lexeme_word(m.lexeme, XC_CALENDAR_KIND);
    bool of = xc_lexeme_flag(m.lexeme, XC_CALENDAR_OF);
    int relation = xc_lexeme_word(m.lexeme, XC_CALENDAR_RELATION);
    bool next = at + m.count == date;
    if (next && tells_itself(relation)) return false;
    if (kind == XC_CALENDAR_KIND_BRINK || relation == XC_CALENDAR_RELATION_FROM)
        return next;
    return kind == XC_CALENDAR_KIND_BARRIER || of;
}

/* What an auxiliary says; *known is false for "would". */
static xc_tense auxiliary_tense(const xc_token *t) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
    if (!row) return XC_TENSE_NONE;
    if (strcmp(t->lemma, "have") == 0) return XC_TENSE_PAST;
    if (xc_lexeme_flag(row, XC_WORDS_AHEAD)) return XC_TENSE_FUTURE;
    switch (xc_lexeme_word(row, XC_WORDS_TENSE)) {
    case XC_WORDS_TENSE_PAST:
        return XC_TENSE_PAST;
    case XC_WORDS_TENSE_FUTURE:
        return XC_TENSE_FUTURE;
    case XC_WORDS_TENSE_PRESENT:
        return XC_TENSE_PRESENT;
    default:
        return XC_TENSE_NONE;
    }
}

static xc_tense plain_tense(const xc_token *t) {
    /* "there was a strike": a form of "be" or "have" that is no auxiliary. */
    const xc_lexeme *word = xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
    if (word && xc_lexeme_word(word, XC_WORDS_TENSE) == XC_WORDS_TENSE_PAST)
        return XC_TENSE_PAST;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_IRREGULAR, t->norm);
    int form = row ? xc_lexeme_word(row, XC_IRREGULAR_FORM) : 0;
    if (form == XC_IRREGULAR_FORM_PAST || form == XC_IRREGULAR_FORM_BOTH ||
        form == XC_IRREGULAR_FORM_ANY || form == XC_IRREGULAR_FORM_PARTICIPLE)
        return XC_TENSE_PAST;
    if (ends(t->norm, "ed")) return XC_TENSE_PAST;
    if (ends(t->norm, "ing")) return XC_TENSE_NONE;
    return XC_TENSE_PRESENT;
}

/* "is set to begin", "plans to vote" look ahead; "was to begin" is open. */
static xc_tense infinitive_tense(const xc_sentence *s, uint32_t to) {
    bool future = false;
    for (uint32_t i = to; i-- > 0 && to - i <= 4;) {
        const xc_token *t = &s->tokens[i];
        if (t->upos == XC_UPOS_AUX)
            future = auxiliary_tense(t) == XC_TENSE_PRESENT ||
                     auxiliary_tense(t) == XC_TENSE_FUTURE;
        else if (t->upos == XC_UPOS_VERB)
            future = plain_tense(t) == XC_TENSE_PRESENT;
        else if (t->upos != XC_UPOS_ADJ && t->upos != XC_UPOS_ADV &&
                 t->upos != XC_UPOS_PART)
            break;
    }
    return future ? XC_TENSE_FUTURE : XC_TENSE_NONE;
}

/* The tense of a verb with the auxiliaries before it. */
static xc_tense verb_tense(const xc_sentence *s, uint32_t at) {
    xc_tense tense = s->tokens[at].upos == XC_UPOS_AUX
                         ? auxiliary_tense(&s->tokens[at])
                         : plain_tense(&s->tokens[at]);
    for (uint32_t i = at; i-- > 0;) {
        const xc_token *t = &s->tokens[i];
        if (strcmp(t->norm, "to") == 0) return infinitive_tense(s, i);
        bool have = i + 1 < at && strcmp(s->tokens[i + 1].lemma, "have") == 0;
        if (t->upos == XC_UPOS_AUX) {
            tense = auxiliary_tense(t);
            /* "should have met on Monday" */
            if (have && tense == XC_TENSE_FUTURE) tense = XC_TENSE_NONE;
        } else if (t->upos != XC_UPOS_ADV && t->upos != XC_UPOS_PART) {
            break;
        }
    }
    return tense;
}

/* The verb before the date, unless something stands between. after: nothing
 * but "after" does. */
static bool find_left(const xc_sentence *s, uint32_t at, uint32_t *verb,
                      bool *blocked, bool *after) {
    *blocked = false;
    *after = true;
    for (uint32_t i = at, n = 0; i-- > 0 && n < REACH; n++) {
        if (is_verb(&s->tokens[i]) && !ends(s->tokens[i].norm, "ing")) {
            *verb = i;
            return true;
        }
        if (is_barrier(s, i, at)) {
            *blocked = true;
            *after = *after && is_after(s, i);
        }
        if (s->tokens[i].upos == XC_UPOS_PUNCT &&
            !strchr(",()'-", s->tokens[i].norm[0]))
            return false;
    }
    return false;
}

static bool find_right(const xc_sentence *s, uint32_t at, uint32_t *verb) {
    for (uint32_t i = at; i < s->token_count && i - at < REACH; i++)
        if (is_verb(&s->tokens[i]) && !ends(s->tokens[i].norm, "ing")) {
            *verb = i;
            return true;
        }
    return false;
}

static xc_tense tense_beside(const xc_sentence *s, uint32_t first,
                             uint32_t last) {
    uint32_t verb;
    bool blocked, after;
    if (find_left(s, first, &verb, &blocked, &after)) {
        xc_tense tense = verb_tense(s, verb);
        bool past = tense == XC_TENSE_PAST && after;
        return blocked && !past ? XC_TENSE_NONE : tense;
    }
    if (blocked || !find_right(s, last, &verb)) return XC_TENSE_NONE;
    return verb_tense(s, verb);
}

xc_tense xc_date_tense(const xc_sentence *s, uint32_t first, uint32_t last,
                       xc_date_relation relation) {
    if (relation == XC_RELATION_SINCE) return XC_TENSE_PAST;
    xc_tense tense = tense_beside(s, first, last);
    bool deadline = relation == XC_RELATION_BY || relation == XC_RELATION_UNTIL;
    /* What had to be done by Friday may be due still. */
    bool past = tense == XC_TENSE_PAST || tense == XC_TENSE_PAST_BEFORE;
    return deadline && past ? XC_TENSE_NONE : tense;
}

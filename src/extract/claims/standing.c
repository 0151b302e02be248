/*
 * standing.c - reads how a figure stands in time: so many now, so many so far,
 * so many a day, or so many more; and the day that it is of ("as of Tuesday").
 *
 * Words of standing.tsv say so; a figure that none of them touches has no
 * standing. "Another 50" is an increment and stands as a change, so that it is
 * never held against a total.
 * Exports: xc_fact_set_standing.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* Words from a verb to what it counts: "and injuring another 50". */
enum { OWN_REACH = 3 };

static xc_match standing_row(const xc_frame *frame, uint32_t at) {
    return xc_match_at(XC_LEXICON_STANDING, frame->sentence, at,
                       frame->sentence->token_count);
}

static int standing_at(const xc_frame *frame, uint32_t at, uint32_t *count) {
    xc_match m = standing_row(frame, at);
    *count = m.count;
    return m.lexeme ? xc_lexeme_word(m.lexeme, XC_STANDING_AS) : 0;
}

/* "another 50", "50 more people", "50 others": not the first ones. */
static bool is_increment(const xc_frame *frame, const xc_mention *m) {
    uint32_t end = xc_mention_end(m), count = 0;
    for (uint32_t words = 1; words <= 2 && words <= m->first; words++)
        if (standing_at(frame, m->first - words, &count) ==
                XC_STANDING_AS_MORE &&
            count == words)
            return true;
    for (uint32_t t = m->first; t < end; t++) {
        const xc_token *token = xc_frame_token(frame, t);
        if (standing_at(frame, t, &count) == XC_STANDING_AS_MORE) return true;
        bool more = xc_lexicon_find(XC_LEXICON_OTHERS, token->norm) != NULL;
        if (more && t >= m->last) return true;
    }
    return end < frame->sentence->token_count &&
           xc_lexicon_find(XC_LEXICON_OTHERS,
                           xc_frame_token(frame, end)->norm) != NULL;
}

static const char *claim_at(const xc_frame *frame, uint32_t at) {
    xc_match m = xc_match_at(XC_LEXICON_EVENTS, frame->sentence, at,
                             frame->sentence->token_count);
    return m.lexeme ? xc_lexeme_text(m.lexeme, XC_EVENTS_OF) : NULL;
}

/* "Seven people died and 50 others were injured": others than the dead, and all
 * of the injured. "Four were seriously injured and 20 others lightly" are not
 * all. */
static bool is_other_claim(const xc_frame *frame, const xc_mention *m,
                           const char *predicate) {
    bool other = false;
    if (!predicate || !xc_lexicon_find(XC_LEXICON_GROWTH, predicate))
        return false;
    for (uint32_t t = 0; t < m->first; t++) {
        bool own = m->first - t <= OWN_REACH &&
                   xc_frame_token(frame, t)->upos == XC_UPOS_VERB;
        const char *claim = own ? NULL : claim_at(frame, t);
        if (claim && strcmp(claim, predicate) == 0) return false;
        if (claim) other = true;
    }
    return other;
}

static const xc_mention *date_after(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *d = &frame->mentions[i];
        if (d->kind == XC_MENTION_DATE && !d->nested && d->first <= at + 1 &&
            at < d->last && d->first + 3 > at)
            return d;
    }
    return NULL;
}

static void set_as_of(xc_fact *fact, const xc_mention *date) {
    fact->has_as_of = true;
    fact->as_of = date->date;
    fact->as_of_span = date->span;
    if (fact->has_date) return;
    fact->has_date = true;
    fact->date = date->date;
    fact->date_span = date->span;
}

void xc_fact_set_standing(const xc_frame *frame, const xc_clause *clause,
                          const xc_mention *m, xc_fact *fact) {
    static const xc_standing standings[] = {
        [XC_STANDING_AS_SNAPSHOT] = XC_STANDING_SNAPSHOT,
        [XC_STANDING_AS_TOTAL] = XC_STANDING_TOTAL,
        [XC_STANDING_AS_RATE] = XC_STANDING_RATE};
    uint32_t count = 0;
    for (uint32_t t = clause->first; t < clause->last; t++) {
        int as = standing_at(frame, t, &count);
        bool near = t >= m->last && t <= xc_mention_end(m);
        if (as == 0 || as == XC_STANDING_AS_MORE ||
            (as == XC_STANDING_AS_RATE && !near))
            continue;
        if (as != XC_STANDING_AS_ASOF) {
            if (fact->standing == XC_STANDING_NONE || as == XC_STANDING_AS_RATE)
                fact->standing = standings[as];
            xc_because(frame->x, &fact->why, "standing", "a word of the clause",
                       standing_row(frame, t).lexeme);
            continue;
        }
        const xc_mention *date = date_after(frame, t + count - 1);
        if (!date) continue;
        set_as_of(fact, date);
        xc_because(frame->x, &fact->why, "as_of", "a word ahead of the date",
                   standing_row(frame, t).lexeme);
        if (fact->standing == XC_STANDING_NONE)
            fact->standing = XC_STANDING_SNAPSHOT;
    }
    if (m->quantity.unit && strchr(m->quantity.unit, '/') &&
        m->quantity.dimension == XC_DIMENSION_COUNT)
        fact->standing = XC_STANDING_RATE; /* "20 flights a day" */
    if (!is_increment(frame, m) || (fact->kind == XC_FACT_COUNT &&
                                    is_other_claim(frame, m, fact->predicate)))
        return;
    fact->standing = XC_STANDING_CHANGE;
    xc_because(frame->x, &fact->why, "standing",
               "so many besides others, beside the number", NULL);
}

/*
 * moments.c - turns the words of a sentence into what happened at the times of
 * day that it gives, and counts what an article tells of.
 *
 * A time belongs to the word of happenings.tsv that stands nearest, commas
 * counted as words, if no other date stands between. It knows no tags and no
 * tree. What is another one of its kind ("a second blast"), planned or denied
 * is left out. Linear in the length of a sentence, for each of its times.
 * Exports: xc_moments_read, xc_moments_settle, xc_moment_what,
 * xc_happenings_fit, xc_is_happening.
 */
#include "compare/moments.h"

#include <string.h>

/* Words between a time and what happened then, at most; what a comma counts
 * for; words before the latter that may make it another one; words between what
 * happened and "occurred". */
enum { FAR_WORDS = 12, COMMA_WORDS = 4, BEFORE_WORDS = 3, CLOSE_WORDS = 4 };

/* An article says in its first sentences what it is about. */
enum { TOP_SENTENCES = 5 };

/* Words of happenings.tsv. */
typedef struct happening {
    const xc_lexeme *row;
    uint32_t first;
    uint32_t last;
} happening;

static const xc_lexeme *row_at(const xc_sentence *words, uint32_t at,
                               uint32_t *count) {
    const xc_lexicon_prefix *prefix = NULL;
    const xc_lexeme *row = NULL;
    *count = 0;
    for (uint32_t i = at; i < words->token_count; i++) {
        prefix = xc_lexicon_step(XC_LEXICON_HAPPENINGS, prefix,
                                 words->tokens[i].norm);
        if (!prefix) break;
        if (prefix->lexeme) {
            row = prefix->lexeme;
            *count = i + 1 - at;
        }
        if (prefix->longer == 0) break;
    }
    return row;
}

static bool is_bar(const xc_lexeme *row) {
    return row && xc_lexeme_flag(row, XC_HAPPENINGS_BAR);
}

/* What a token counts for as a distance; 0: nothing goes across it. */
static uint32_t step_of(const xc_token *token) {
    const char *norm = token->norm;
    if (norm[0] && !norm[1] && strchr(";:.!?()", norm[0])) return 0;
    return strcmp(norm, ",") == 0 ? COMMA_WORDS : 1;
}

static bool is_date_at(const xc_mention *mentions, size_t count,
                       const xc_token *token, const xc_mention *own) {
    for (size_t i = 0; i < count; i++)
        if (&mentions[i] != own && mentions[i].kind == XC_MENTION_DATE &&
            mentions[i].date.has_time &&
            mentions[i].span.start <= token->span.start &&
            token->span.end <= mentions[i].span.end)
            return true;
    return false;
}

/* The sentence that is looked at. */
typedef struct looking {
    const xc_sentence *words;
    const xc_mention *mentions;
    size_t count;
    const xc_mention *own;
} looking;

static bool may_cross(const looking *l, uint32_t at, uint32_t *far) {
    const xc_token *token = &l->words->tokens[at];
    uint32_t step = step_of(token);
    if (step == 0 || is_date_at(l->mentions, l->count, token, l->own))
        return false;
    *far += step;
    return *far <= FAR_WORDS;
}

/* The nearest happening before a token; *far is how far off. */
static bool find_before(const looking *l, uint32_t end, happening *out,
                        uint32_t *far) {
    *far = 0;
    for (uint32_t at = end; at > 0;) {
        uint32_t count;
        if (!may_cross(l, --at, far)) return false;
        const xc_lexeme *row = row_at(l->words, at, &count);
        if (!row || is_bar(row) || at + count > end) continue;
        *out = (happening){row, at, at + count};
        *far -= count - 1; /* to its last word */
        return true;
    }
    return false;
}

static bool find_behind(const looking *l, uint32_t first, happening *out,
                        uint32_t *far) {
    *far = 0;
    for (uint32_t at = first; at < l->words->token_count; at++) {
        uint32_t count;
        if (!may_cross(l, at, far)) return false;
        const xc_lexeme *row = row_at(l->words, at, &count);
        if (!row || is_bar(row)) continue;
        *out = (happening){row, at, at + count};
        return true;
    }
    return false;
}

/* "A second blast", "was to have exploded". */
static bool is_barred(const looking *l, uint32_t first, uint32_t last) {
    uint32_t count;
    for (uint32_t i = first > BEFORE_WORDS ? first - BEFORE_WORDS : 0; i < last;
         i++)
        if (is_bar(row_at(l->words, i, &count))) return true;
    return false;
}

/* "The blast occurred at six", "the attack began": what occurred stands close
 * before. */
static void find_specific(const looking *l, happening *out) {
    happening before;
    uint32_t far;
    bool bare = xc_lexeme_flag(out->row, XC_HAPPENINGS_ANY) ||
                xc_lexeme_flag(out->row, XC_HAPPENINGS_ONSET);
    if (bare && find_before(l, out->first, &before, &far) && far <= CLOSE_WORDS)
        *out = before;
}

static bool find_happening(const looking *l, const xc_clock *clock,
                           uint32_t most, happening *out) {
    happening before = {NULL, 0, 0}, behind = {NULL, 0, 0};
    uint32_t near, far;
    bool has_before =
        find_before(l, clock->first, &before, &near) && near <= most;
    bool has_behind = find_behind(l, clock->last, &behind, &far) && far <= most;
    if (!has_before && !has_behind) return false;
    bool first = has_before && (!has_behind || near <= far);
    *out = first ? before : behind;
    find_specific(l, out);
    return first ? !is_barred(l, before.first, clock->first)
                 : !is_barred(l, behind.first, behind.first);
}

static bool is_plain_date(const xc_mention *m) {
    return m->kind == XC_MENTION_DATE && !m->date.repeats[0] &&
           m->date.relation == XC_RELATION_ON && !m->nested;
}

static bool has_day(const xc_mention *m) {
    return is_plain_date(m) &&
           (m->date.weekday != 0 || m->date.day != 0 ||
            (m->date.first != XC_DAY_UNKNOWN && m->date.first == m->date.last));
}

/* The day is told with the time, or it is the only day of the sentence. */
static const xc_mention *find_day(const looking *l) {
    const xc_mention *found = NULL;
    if (has_day(l->own)) return l->own;
    for (size_t i = 0; i < l->count; i++) {
        if (!has_day(&l->mentions[i])) continue;
        if (found) return NULL;
        found = &l->mentions[i];
    }
    return found;
}

/* A day, or a month of a year. */
static bool is_dated(const xc_mention *m) {
    return has_day(m) || (is_plain_date(m) && m->date.month && m->date.year);
}

static const char *cut(xc_arena *arena, const xc_text *text,
                       const xc_sentence *words, uint32_t first, uint32_t last,
                       xc_span *span) {
    *span = (xc_span){words->tokens[first].span.start,
                      words->tokens[last - 1].span.end};
    return xc_arena_copy(arena, text->bytes + span->start,
                         span->end - span->start);
}

static bool is_quoted(const xc_sentence *words) {
    static const char *const marks[] = {"\"", "\xe2\x80\x9c", "\xe2\x80\x9d",
                                        "``", "''"};
    for (uint32_t i = 0; i < words->token_count; i++)
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (strcmp(words->tokens[i].norm, marks[k]) == 0) return true;
    return false;
}

static xc_status add(xc_moments *moments, xc_arena *arena, size_t sentence,
                     const xc_text *text, const looking *l,
                     const xc_clock *clock, bool timed) {
    happening what = {NULL, 0, 0};
    xc_span span; /* of the word: not kept */
    if (!find_happening(l, clock, timed ? FAR_WORDS : CLOSE_WORDS, &what))
        return XC_OK;
    xc_moment moment = {.mention = l->own,
                        .day = timed ? find_day(l) : l->own,
                        .sentence = sentence,
                        .what = what.row,
                        .quoted = is_quoted(l->words),
                        .timed = timed,
                        .clock = *clock};
    moment.word = cut(arena, text, l->words, what.first, what.last, &span);
    moment.said =
        cut(arena, text, l->words, clock->first, clock->last, &moment.mark);
    if (moment.day)
        moment.day_said =
            xc_arena_copy(arena, text->bytes + moment.day->span.start,
                          moment.day->span.end - moment.day->span.start);
    if (!moment.said || !moment.word || (moment.day && !moment.day_said))
        return XC_ERROR_MEMORY;
    return XC_PUSH(arena, &moments->items, moment);
}

/* ------------------------------------------------------------------ */
/* What an article tells of                                             */

static xc_status count_row(xc_moments *moments, xc_arena *arena,
                           const xc_lexeme *row) {
    for (size_t i = 0; i < moments->rows.count; i++) {
        if (moments->rows.items[i].row != row) continue;
        moments->rows.items[i].count++;
        return XC_OK;
    }
    xc_told told = {row, 1, moments->sentences < TOP_SENTENCES};
    return XC_PUSH(arena, &moments->rows, told);
}

static xc_status count_words(xc_moments *moments, xc_arena *arena,
                             const xc_sentence *words) {
    for (uint32_t at = 0; at < words->token_count; at++) {
        uint32_t count;
        const xc_lexeme *row = row_at(words, at, &count);
        if (!row || is_bar(row) || xc_lexeme_flag(row, XC_HAPPENINGS_ANY) ||
            xc_lexeme_flag(row, XC_HAPPENINGS_REPORT))
            continue;
        XC_TRY(count_row(moments, arena, row));
        at += count - 1;
    }
    moments->sentences++;
    return XC_OK;
}

/* Where a day stands among the words, as if it were a time. */
static bool find_dated(const looking *l, xc_clock *clock) {
    const xc_sentence *words = l->words;
    uint32_t at = 0;
    *clock = (xc_clock){0};
    if (l->own->date.has_time || !is_dated(l->own)) return false;
    while (at < words->token_count &&
           words->tokens[at].span.end <= l->own->span.start)
        at++;
    clock->first = at;
    while (at < words->token_count &&
           words->tokens[at].span.start < l->own->span.end)
        at++;
    clock->last = at;
    return clock->first < clock->last;
}

xc_status xc_moments_read(xc_moments *moments, xc_arena *arena, size_t sentence,
                          const xc_text *text, const xc_sentence *words,
                          const xc_mention *mentions, size_t count) {
    XC_TRY(count_words(moments, arena, words));
    for (size_t i = 0; i < count && moments->items.count < XC_MAX_MOMENTS;
         i++) {
        looking l = {words, mentions, count, &mentions[i]};
        xc_clock clock;
        if (mentions[i].kind != XC_MENTION_DATE) continue;
        bool timed = xc_clock_read(words, &mentions[i], &clock);
        if (timed || find_dated(&l, &clock))
            XC_TRY(add(moments, arena, sentence, text, &l, &clock, timed));
    }
    return XC_OK;
}

void xc_moments_settle(xc_moments *moments) {
    const xc_told *best = NULL;
    for (size_t i = 0; i < moments->rows.count; i++) {
        const xc_told *told = &moments->rows.items[i];
        if (told->top && (!best || told->count > best->count)) best = told;
    }
    moments->main = best ? best->row : NULL;
}

static bool is_wide(const xc_lexeme *x, const xc_lexeme *y) {
    int group = xc_lexeme_word(x, XC_HAPPENINGS_GROUP);
    return group && group == xc_lexeme_word(y, XC_HAPPENINGS_GROUP) &&
           (xc_lexeme_flag(x, XC_HAPPENINGS_WIDE) ||
            xc_lexeme_flag(y, XC_HAPPENINGS_WIDE));
}

const xc_lexeme *xc_moment_what(const xc_moments *moments,
                                const xc_moment *moment) {
    bool any = xc_lexeme_flag(moment->what, XC_HAPPENINGS_ANY);
    return any ? moments->main : moment->what;
}

bool xc_happenings_fit(const xc_lexeme *x, const xc_lexeme *y) {
    return x && y && (x == y || is_wide(x, y));
}

bool xc_is_happening(const char *word) {
    return xc_lexicon_find(XC_LEXICON_HAPPENINGS, word) != NULL;
}

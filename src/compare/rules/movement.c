/*
 * movement.c - finds the two ends of a change with the words around them, and
 * what they come to.
 *
 * It goes by the words right before and behind the figures; a change of which
 * another figure or clause stands in between is not found.
 * Exports: xc_movement_*.
 */
#include "compare/rules/movement.h"

#include <string.h>

enum {
    NOUN_WORDS = 5,  /* "300 people in the spring to 450" */
    SCALE_MOST = 100 /* "from 2 to 3 million": the first may be millions too */
};

/* ------------------------------------------------------------------ */
/* Its two ends                                                         */

static const xc_figure *next_quantity(const xc_line *line, size_t *index) {
    while (++*index < line->figure_count)
        if (line->figures[*index].mention->kind == XC_MENTION_QUANTITY)
            return &line->figures[*index];
    return NULL;
}

/* "from" or "to" ahead of a figure; *first is its token. */
static int preposition(const xc_line *line, const xc_figure *figure,
                       uint32_t *first) {
    uint32_t count;
    int role = xc_line_role(xc_line_row_before(line, figure->first, &count));
    *first = figure->first - count;
    return role == XC_ARITHMETIC_ROLE_FROM || role == XC_ARITHMETIC_ROLE_TO
               ? role
               : 0;
}

/* Words and at most one comma, the last of them. */
static bool is_near(const xc_line *line, uint32_t first, uint32_t last) {
    if (last > first && xc_line_is(line, last - 1, ",")) last--;
    return xc_line_is_plain(line, first, last, NOUN_WORDS);
}

static bool is_bare(const xc_figure *figure) {
    return figure->mention->quantity.dimension == XC_DIMENSION_NUMBER;
}

/* Two percentages, or two amounts of one kind; the first may leave its unit to
 * the second. */
static bool are_ends(xc_movement *m) {
    double from = m->from->mention->quantity.value;
    double to = m->to->mention->quantity.value;
    if (!xc_figure_is_number(m->from) || !xc_figure_is_number(m->to) ||
        from <= 0 || to <= 0 || to / from > SCALE_MOST ||
        from / to > SCALE_MOST)
        return false;
    m->percents =
        xc_is_percent(m->to) && (xc_is_percent(m->from) || is_bare(m->from));
    if (m->percents) return true;
    return xc_is_plain_amount(m->from) && xc_is_plain_amount(m->to) &&
           (is_bare(m->from) || xc_is_same_kind(m->from, m->to));
}

static bool find_ends(const xc_line *line, const xc_figure *a,
                      const xc_figure *b, xc_movement *m, uint32_t *start) {
    uint32_t second;
    int ra = preposition(line, a, start), rb = preposition(line, b, &second);
    if (ra == 0 || rb == 0 || ra == rb || second < a->last ||
        !is_near(line, a->last, second))
        return false;
    bool forth = ra == XC_ARITHMETIC_ROLE_FROM;
    m->from = forth ? a : b;
    m->to = forth ? b : a;
    return are_ends(m);
}

/* ------------------------------------------------------------------ */
/* By how much                                                          */

static int direction_of(const xc_lexeme *row, bool noun) {
    int role = xc_line_role(row);
    int feature = noun ? XC_ARITHMETIC_NOUN : XC_ARITHMETIC_VERB;
    if (!row || !xc_lexeme_flag(row, feature)) return 0;
    return role == XC_ARITHMETIC_ROLE_RISE   ? 1
           : role == XC_ARITHMETIC_ROLE_FALL ? -1
                                             : 0;
}

static void keep_words(const xc_line *line, xc_movement *m, int direction,
                       uint32_t first, uint32_t count) {
    m->direction = direction;
    if (direction == 0 || count == 0) return;
    m->words.start = line->words.tokens[first].span.start;
    m->words.end = line->words.tokens[first + count - 1].span.end;
}

/* The verb that ends before a token, with or without "by". */
static bool find_verb(const xc_line *line, uint32_t end, xc_movement *m) {
    uint32_t count;
    const xc_lexeme *row = xc_line_row_before(line, end, &count);
    if (xc_line_role(row) == XC_ARITHMETIC_ROLE_BY) {
        end -= count;
        row = xc_line_row_before(line, end, &count);
    }
    int direction = direction_of(row, false);
    if (direction == 0) return false;
    keep_words(line, m, direction, end - count, count);
    return true;
}

/* "rose 20 percent, from": a change between the verb and the first end. */
static void find_before(const xc_line *line, size_t index, uint32_t start,
                        xc_movement *m) {
    if (find_verb(line, start, m) || index == 0) return;
    const xc_figure *by = &line->figures[index - 1];
    uint32_t end = start;
    if (end > 0 && xc_line_is(line, end - 1, ",")) end--;
    if (by->mention->kind != XC_MENTION_QUANTITY || by->last > end ||
        !xc_line_is_plain(line, by->last, end, 1))
        return;
    if (find_verb(line, by->first, m)) m->by = by;
}

static bool is_article(const xc_line *line, uint32_t at) {
    return xc_line_is(line, at, "a") || xc_line_is(line, at, "an");
}

/* "a rise of 20 percent" from a token on; the word may have one before it. */
static bool is_noun_of(const xc_line *line, uint32_t at, uint32_t end,
                       xc_movement *m) {
    for (uint32_t skip = 0; skip < 2 && at + skip < end; skip++) {
        uint32_t count;
        const xc_lexeme *row = xc_line_row(line, at + skip, &count);
        int direction = direction_of(row, true);
        if (direction == 0) continue;
        keep_words(line, m, direction, at + skip, count);
        return at + skip + count + 1 == end && xc_line_is(line, end - 1, "of");
    }
    return false;
}

/* "a 20 percent rise": the noun stands behind the figure, a word may come
 * between. */
static bool is_noun_behind(const xc_line *line, const xc_figure *by,
                           xc_movement *m) {
    for (uint32_t skip = 0; skip < 2; skip++) {
        uint32_t count;
        const xc_lexeme *row = xc_line_row(line, by->last + skip, &count);
        int direction = direction_of(row, true);
        if (direction == 0) continue;
        keep_words(line, m, direction, by->last + skip, count);
        return true;
    }
    return false;
}

/* "up 20 percent" and "a rise of 20 percent" behind the second end: what
 * stands between a comma or bracket and the figure. */
static bool is_told_behind(const xc_line *line, uint32_t at,
                           const xc_figure *by, xc_movement *m) {
    uint32_t count;
    const xc_lexeme *row = xc_line_row(line, at, &count);
    int direction = direction_of(row, false);
    if (direction != 0 && at + count == by->first) {
        keep_words(line, m, direction, at, count);
        return true;
    }
    if (xc_line_role(row) == XC_ARITHMETIC_ROLE_OR && at + 1 == by->first)
        return true;
    if (!is_article(line, at)) return false;
    if (at + 1 == by->first) return is_noun_behind(line, by, m);
    return is_noun_of(line, at + 1, by->first, m);
}

static void find_behind(const xc_line *line, size_t index, xc_movement *m) {
    const xc_figure *last = &line->figures[index];
    const xc_figure *by = next_quantity(line, &index);
    uint32_t at = last->last;
    if (!by) return;
    while (at < by->first && xc_line_is_plain(line, at, at + 1, 1))
        at++;
    if (at - last->last > NOUN_WORDS || at >= by->first) return;
    bool bracket = xc_line_is(line, at, "(");
    xc_movement told = *m;
    if (!bracket && !xc_line_is(line, at, ",")) return;
    if (bracket && !xc_line_is(line, by->last, ")")) return;
    if (!is_told_behind(line, at + 1, by, &told)) return;
    if (m->direction != 0) told.direction = m->direction, told.words = m->words;
    *m = told;
    m->by = by;
}

bool xc_movement_find(const xc_line *line, size_t index, xc_movement *found) {
    size_t next = index;
    uint32_t start = 0;
    const xc_figure *a = &line->figures[index];
    if (a->mention->kind != XC_MENTION_QUANTITY) return false;
    const xc_figure *b = next_quantity(line, &next);
    *found = (xc_movement){0};
    if (!b || !find_ends(line, a, b, found, &start)) return false;
    find_before(line, index, start, found);
    if (!found->by) find_behind(line, next, found);
    return found->by || found->direction != 0;
}

/* ------------------------------------------------------------------ */
/* What it comes to                                                     */

xc_change xc_movement_change(const xc_movement *m) {
    if (!m->by || !xc_figure_is_number(m->by)) return XC_CHANGE_NONE;
    const xc_quantity *q = &m->by->mention->quantity;
    if (q->value < 0 || q->whole.known) return XC_CHANGE_NONE;
    if (xc_is_percent(m->by)) return XC_CHANGE_PERCENT;
    bool point = q->unit && strcmp(q->unit, "point") == 0;
    if (xc_is_points(m->by) || (m->percents && point))
        return m->percents ? XC_CHANGE_POINTS : XC_CHANGE_NONE;
    if (m->percents || !xc_is_plain_amount(m->by)) return XC_CHANGE_NONE;
    return xc_is_same_kind(m->by, m->to) ? XC_CHANGE_AMOUNT : XC_CHANGE_NONE;
}

static xc_interval size_of(double low, double high) {
    if (low <= 0 && high >= 0)
        return (xc_interval){0, fmax(-low, high), false, false};
    return (xc_interval){fmin(fabs(low), fabs(high)),
                         fmax(fabs(low), fabs(high)), false, false};
}

xc_interval xc_movement_difference(const xc_movement *m) {
    const xc_interval *from = &m->from->mention->quantity.meant;
    const xc_interval *to = &m->to->mention->quantity.meant;
    return size_of(to->low - from->high, to->high - from->low);
}

xc_interval xc_movement_percent(const xc_movement *m) {
    const xc_interval *from = &m->from->mention->quantity.meant;
    const xc_interval *to = &m->to->mention->quantity.meant;
    return size_of(100 * (to->low / from->high - 1),
                   from->low > 0 ? 100 * (to->high / from->low - 1) : INFINITY);
}

xc_interval xc_movement_told(const xc_movement *m) {
    return xc_figure_meant(&m->by->mention->quantity);
}

xc_status xc_movement_explain(xc_slip *slip, xc_inside *inside,
                              const xc_line *line, const xc_movement *m) {
    xc_arena *arena = slip->words.arena;
    double from = m->from->mention->quantity.value;
    double to = m->to->mention->quantity.value;
    const char *unit = m->percents ? " percentage points" : "";
    const char *by = xc_describe_short(arena, fabs(to - from));
    XC_TRY(xc_explain_step(&slip->words, "from %s to %s is %s %s%s",
                           xc_describe_value(arena, from),
                           xc_describe_value(arena, to),
                           to < from ? "down" : "up", by, unit));
    XC_TRY(xc_explain_step(
        &slip->words, "%s / %s = %s%%", by, xc_describe_value(arena, from),
        xc_describe_short(arena, 100 * fabs(to - from) / from)));
    XC_TRY(xc_slip_cite_figure(slip, inside, line, m->from));
    XC_TRY(xc_slip_cite_figure(slip, inside, line, m->to));
    return m->by ? xc_slip_cite_figure(slip, inside, line, m->by) : XC_OK;
}

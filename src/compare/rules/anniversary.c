/*
 * anniversary.c - "the 10th anniversary of the 2005 flood" in 2016.
 * Exports: xc_rule_anniversary.
 */
#include <string.h>

#include "compare/rules/figures.h"
#include "compare/rules/rules.h"

enum {
    EVENT_WORDS = 6, /* between "of" and the year: "of the great flood in" */
    NEAR_DAYS = 60   /* a day this near to the article's is of its present */
};

/* An anniversary, its event, and the year that it is in. */
typedef struct jubilee {
    const xc_figure *number;
    const xc_figure *event;
    const xc_figure *when; /* NULL: the article's own day */
    int year;
} jubilee;

/* "10th" and "10-year": how many years. */
static bool is_count_of_years(const xc_figure *figure) {
    const xc_quantity *q = &figure->mention->quantity;
    if (!xc_figure_is_number(figure) || q->whole.known) return false;
    return q->dimension == XC_DIMENSION_ORDINAL ||
           (q->dimension == XC_DIMENSION_TIME && q->unit &&
            strcmp(q->unit, "year") == 0);
}

/* A date of one year, written and not worked out. */
static bool has_year(const xc_figure *figure) {
    const xc_mention *m = figure->mention;
    return m->kind == XC_MENTION_DATE && m->date.year > 0 &&
           m->date.anchoring == XC_ANCHOR_WRITTEN && !m->date.repeats[0];
}

/* "10th anniversary of the 2005 flood". */
static bool find_event(const xc_line *line, size_t index, jubilee *j) {
    uint32_t count, at = line->figures[index].last;
    if (index + 1 >= line->figure_count ||
        !is_count_of_years(&line->figures[index]))
        return false;
    for (int skip = 0; skip < 2; skip++, at++)
        if (xc_line_role(xc_line_row(line, at, &count)) ==
            XC_ARITHMETIC_ROLE_ANNIVERSARY)
            break;
    if (xc_line_role(xc_line_row(line, at, &count)) !=
        XC_ARITHMETIC_ROLE_ANNIVERSARY)
        return false;
    at += count;
    j->number = &line->figures[index];
    j->event = &line->figures[index + 1];
    return xc_line_is(line, at, "of") && has_year(j->event) &&
           xc_line_is_plain(line, at, j->event->first, EVENT_WORDS);
}

/* "before the 10th anniversary" is another time. */
static bool is_other_time(const xc_line *line, const jubilee *j) {
    uint32_t count, at = j->number->first;
    if (at > 0 && xc_line_is(line, at - 1, "the")) at--;
    return xc_line_role(xc_line_row_before(line, at, &count)) ==
           XC_ARITHMETIC_ROLE_AHEAD;
}

static bool is_near(const xc_inside *inside, const xc_date *date) {
    int32_t published = inside->content->published;
    if (published == XC_DAY_UNKNOWN || date->first == XC_DAY_UNKNOWN ||
        date->first != date->last)
        return false;
    int64_t apart = (int64_t)date->first - published;
    return apart <= NEAR_DAYS && apart >= -NEAR_DAYS;
}

static bool says_present(const xc_line *line, uint32_t end) {
    uint32_t count;
    for (uint32_t at = 0; at < end; at++)
        if (xc_line_role(xc_line_row(line, at, &count)) ==
            XC_ARITHMETIC_ROLE_MARKS)
            return true;
    return false;
}

static int year_of(int32_t day) {
    int year, month, date;
    xc_day_to_civil(day, &year, &month, &date);
    return year;
}

/* The year of the only other date of the sentence: written, or of a day near
 * the article's; without one, the article's where the words say that it is
 * today. */
static bool find_year(const xc_inside *inside, const xc_line *line,
                      jubilee *j) {
    for (size_t i = 0; i < line->figure_count; i++) {
        const xc_figure *f = &line->figures[i];
        if (f == j->event || f->mention->kind != XC_MENTION_DATE) continue;
        bool near = is_near(inside, &f->mention->date);
        if (j->when || (!has_year(f) && !near)) return false;
        j->when = f;
        j->year = has_year(f) ? f->mention->date.year
                              : year_of(f->mention->date.first);
    }
    if (j->when) return true;
    if (inside->content->published == XC_DAY_UNKNOWN) return false;
    j->year = year_of(inside->content->published);
    return says_present(line, j->number->first);
}

static xc_status tell(xc_inside *inside, const xc_line *line,
                      const jubilee *j) {
    xc_slip slip;
    int event = j->event->mention->date.year, years = j->year - event;
    xc_slip_init(&slip, inside, &xc_rule_anniversary);
    if (!j->when) slip.exact = false;
    xc_arena *arena = slip.words.arena;
    const char *said =
        xc_line_text(inside, line, j->number->first, j->number->last);
    XC_TRY(xc_explain_message(&slip.words,
                              "the anniversary does not fit its event: from %d "
                              "to %d are %d years, and it is called the %s",
                              event, j->year, years, said));
    if (!j->when)
        XC_TRY(xc_explain_step(&slip.words, "the article is of %d", j->year));
    XC_TRY(xc_explain_step(&slip.words, "%d - %d = %d", j->year, event, years));
    const char *number =
        xc_describe_figure(arena, &j->number->mention->quantity);
    XC_TRY(xc_slip_cite(&slip, inside, line, j->number->mention->span,
                        j->number->mention->quantity.value, number));
    XC_TRY(xc_slip_cite_figure(&slip, inside, line, j->event));
    if (j->when) XC_TRY(xc_slip_cite_figure(&slip, inside, line, j->when));
    return xc_slip_report(&slip, inside);
}

static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 0; i < line->figure_count; i++) {
        jubilee j = {NULL, NULL, NULL, 0};
        if (!find_event(line, i, &j) || is_other_time(line, &j) ||
            !find_year(inside, line, &j))
            continue;
        double years = j.year - j.event->mention->date.year;
        if (years > 0 && fabs(years - j.number->mention->quantity.value) > 0.5)
            XC_TRY(tell(inside, line, &j));
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_anniversary = {
    .info = {"anniversary", "An anniversary and its event do not fit",
             "So many years after an event of a written year is not the year "
             "that the sentence is about: \"the 10th anniversary of the 2005 "
             "flood\" in 2016. That year is the one other date of the "
             "sentence; without one it is the article's, where the words say "
             "that the day is marked now, and then it is a note.",
             XC_SEVERITY_ERROR},
    .example =
        {"On the 10th anniversary of the 2005 flood, in 2016, the bells rang.",
         NULL},
    .confidence = 0.9,
    .line = look};

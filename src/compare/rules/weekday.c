/*
 * weekday.c - "Wednesday, Feb. 13, 2025": a day of the week and a date of
 * which it is not that day.
 * Exports: xc_rule_weekday.
 */
#include <string.h>

#include "compare/rules/rules.h"

/* A date without a year is of the year that brings it nearest to the article's
 * day; farther off than this many days it may be of another. */
enum { NEAR_DAYS = 60 };

/* "Monday" for 1. */
static const char *name_of(xc_arena *arena, int weekday) {
    const xc_lexeme *row;
    for (size_t i = 0; (row = xc_lexicon_row(XC_LEXICON_CALENDAR, i)); i++) {
        if (xc_lexeme_word(row, XC_CALENDAR_KIND) != XC_CALENDAR_KIND_WEEKDAY ||
            (int)xc_lexeme_number(row, XC_CALENDAR_VALUE) != weekday)
            continue;
        char *name = xc_arena_string(arena, row->concept);
        if (name) name[0] = (char)(name[0] - 'a' + 'A');
        return name ? name : "";
    }
    return "";
}

/* The day of a date's month and day that is nearest to the article's; not
 * known where none is near. */
static int32_t nearest_day(const xc_inside *inside, const xc_date *date) {
    int32_t published = inside->content->published;
    int year, month, day;
    if (published == XC_DAY_UNKNOWN || date->month == 0) return XC_DAY_UNKNOWN;
    xc_day_to_civil(published, &year, &month, &day);
    for (int y = year - 1; y <= year + 1; y++) {
        int32_t found = xc_day_from_civil(y, date->month, date->day);
        int64_t apart = (int64_t)found - published;
        if (found != XC_DAY_UNKNOWN && apart <= NEAR_DAYS &&
            apart >= -NEAR_DAYS)
            return found;
    }
    return XC_DAY_UNKNOWN;
}

/* The day that a date names; not known where its year is not certain. A year
 * that was told only by the weekday is none: "Monday, Feb. 23" three days from
 * now is no day of next year, though that one is a Monday. */
static int32_t day_of(const xc_inside *inside, const xc_date *date) {
    if (date->first == XC_DAY_UNKNOWN || date->first != date->last ||
        date->day == 0 || date->repeats[0])
        return XC_DAY_UNKNOWN;
    if (date->anchoring == XC_ANCHOR_WRITTEN) return date->first;
    int32_t near = nearest_day(inside, date);
    bool other = date->anchoring == XC_ANCHOR_OTHER && near != date->first;
    return other ? XC_DAY_UNKNOWN : near;
}

/* The number of a word that is a weekday, whatever else it may be; 0: none. */
static int weekday_of(const xc_token *token) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CALENDAR, token->norm);
    if (!row ||
        xc_lexeme_word(row, XC_CALENDAR_KIND) != XC_CALENDAR_KIND_WEEKDAY)
        return 0;
    return (int)xc_lexeme_number(row, XC_CALENDAR_VALUE);
}

/* A date and a weekday that were found not to fit. */
typedef struct misfit {
    int weekday;
    xc_span weekday_span;
    const xc_date *date;
    xc_span date_span;
    int32_t day; /* of the date */
} misfit;

static xc_status tell(xc_inside *inside, const xc_line *line, const misfit *m) {
    xc_slip slip;
    char day[12];
    xc_slip_init(&slip, inside, &xc_rule_weekday);
    const char *right = name_of(slip.words.arena, xc_day_weekday(m->day));
    const char *wrong = name_of(slip.words.arena, m->weekday);
    xc_day_format(m->day, day);
    XC_TRY(xc_explain_message(&slip.words,
                              "the weekday does not fit the date: %s is a %s, "
                              "not a %s",
                              day, right, wrong));
    if (m->date->anchoring != XC_ANCHOR_WRITTEN) {
        char published[12];
        xc_day_format(inside->content->published, published);
        XC_TRY(xc_explain_step(&slip.words,
                               "the article is of %s: the date is %s",
                               published, day));
    }
    XC_TRY(xc_explain_step(&slip.words, "%s is a %s", day, right));
    const char *reads =
        xc_arena_format(slip.words.arena, "%s, a %s", day, right);
    XC_TRY_NEW(reads);
    XC_TRY(xc_slip_cite(&slip, inside, line, m->weekday_span, NAN, wrong));
    XC_TRY(xc_slip_cite(&slip, inside, line, m->date_span, NAN, reads));
    return xc_slip_report(&slip, inside);
}

/* "Wednesday, Feb. 13": the weekday is a word at one end of the date. */
static xc_status check_joined(xc_inside *inside, const xc_line *line,
                              const xc_mention *m) {
    xc_span day = {0, 0}, rest = {0, 0};
    const xc_date *date = &m->date;
    int32_t is = day_of(inside, date);
    if (is == XC_DAY_UNKNOWN || date->weekday == 0 ||
        date->weekday == xc_day_weekday(is))
        return XC_OK;
    for (uint32_t i = 0; i < line->words.token_count; i++) {
        const xc_token *token = &line->words.tokens[i];
        if (token->span.start < m->span.start || token->span.end > m->span.end)
            continue;
        if (weekday_of(token) == date->weekday) {
            day = token->span;
        } else if (xc_line_is_plain(line, i, i + 1, 1)) {
            if (rest.end == 0) rest.start = token->span.start;
            rest.end = token->span.end;
        }
    }
    if (day.end == 0 || rest.end == 0) return XC_OK;
    misfit found = {date->weekday, day, date, rest, is};
    return tell(inside, line, &found);
}

/* "Feb. 13, 2025, a Wednesday" and "Wednesday (Feb. 13)". */
static xc_status check_beside(xc_inside *inside, const xc_line *line,
                              const xc_figure *a, const xc_figure *b) {
    bool behind = b->first == a->last + 2 && xc_line_is(line, a->last, ",") &&
                  xc_line_is(line, a->last + 1, "a");
    bool inner = b->first == a->last + 1 && xc_line_is(line, a->last, "(") &&
                 xc_line_is(line, b->last, ")");
    const xc_figure *day = behind ? b : a, *date = behind ? a : b;
    if ((!behind && !inner) || day->last != day->first + 1) return XC_OK;
    int weekday = weekday_of(&line->words.tokens[day->first]);
    const xc_date *d = &date->mention->date;
    int32_t is = day_of(inside, d);
    if (weekday == 0 || d->weekday != 0 || is == XC_DAY_UNKNOWN ||
        xc_day_weekday(is) == weekday)
        return XC_OK;
    misfit found = {weekday, day->mention->span, d, date->mention->span, is};
    return tell(inside, line, &found);
}

/* The ends of a stretch are looked at too, so that it is asked by mentions. */
static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 0; i < line->figure_count; i++) {
        const xc_figure *a = &line->figures[i];
        const xc_mention *m = a->mention;
        if (m->kind != XC_MENTION_DATE) continue;
        XC_TRY(check_joined(inside, line, m));
        const xc_mention *end = inside->mentions.items + inside->mentions.count;
        for (const xc_mention *inner = m + 1;
             inner < end && inner->nested && inner->in_title == m->in_title &&
             inner->span.start < m->span.end;
             inner++)
            XC_TRY(check_joined(inside, line, inner));
        if (i + 1 < line->figure_count &&
            line->figures[i + 1].mention->kind == XC_MENTION_DATE)
            XC_TRY(check_beside(inside, line, a, &line->figures[i + 1]));
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_weekday = {
    .info = {"weekday", "A weekday and its date do not fit",
             "A date has a day of the week that it is not: \"Wednesday, Feb. "
             "13, 2025\" was a Thursday. Without a year it is looked at where "
             "the article has a date and the day is within 60 days of it. "
             "Silent of weekdays without a date, and of sets (\"every "
             "Wednesday\").",
             XC_SEVERITY_ERROR},
    .example = {"The bridge opened on Wednesday, Feb. 13, 2025.", NULL},
    .confidence = 0.95,
    .line = look};

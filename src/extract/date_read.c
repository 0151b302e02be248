/*
 * date_read.c - turns tokens into a date as it is written: American, British
 * and ISO order, months and weekdays with their abbreviations, years, decades,
 * "last week", "two days ago", stretches.
 *
 * It refuses what no calendar has ("Feb. 30") and ordinary words that are
 * months too ("may", "march") where nothing beside them is a date. Of
 * "03/04/2025" only the year is sure.
 * Exports: xc_date_read.
 */
#include <string.h>

#include "extract/date.h"

typedef struct cursor {
    const xc_sentence *s;
    uint32_t at;
} cursor;

static const char *norm_at(const xc_sentence *s, uint32_t at) {
    return at < s->token_count ? s->tokens[at].norm : "";
}

static bool is_at(const xc_sentence *s, uint32_t at, const char *word) {
    return strcmp(norm_at(s, at), word) == 0;
}

static xc_match calendar_at(const xc_sentence *s, uint32_t at) {
    return xc_match_at(XC_LEXICON_CALENDAR, s, at, s->token_count);
}

static bool is_kind(const xc_match *m, int kind) {
    return m->lexeme && xc_lexeme_word(m->lexeme, XC_CALENDAR_KIND) == kind;
}

static int value_of(const xc_match *m) {
    double value = xc_lexeme_number(m->lexeme, XC_CALENDAR_VALUE);
    return isnan(value) ? 0 : (int)value;
}

static bool is_word(const xc_match *m) {
    return xc_lexeme_flag(m->lexeme, XC_CALENDAR_WORD);
}

/* count or fewer digits at the start of a word; *end: past them. -1: none. */
static int digits(const char *word, size_t most, const char **end) {
    size_t n = strspn(word, "0123456789");
    int value = 0;
    *end = word + n;
    if (n == 0 || n > most) return -1;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (word[i] - '0');
    return value;
}

static const xc_lexeme *number_row(const char *word, int kind) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word);
    return row && xc_lexeme_word(row, XC_NUMBERS_KIND) == kind ? row : NULL;
}

/* ------------------------------------------------------------------ */
/* Days and years                                                       */

/* A day in words: "fourth", "twenty-ninth". 0: none. */
static int word_day(const char *word) {
    const xc_lexeme *row = number_row(word, XC_NUMBERS_KIND_ORDINAL);
    if (row) {
        double value = xc_lexeme_number(row, XC_NUMBERS_VALUE);
        return value >= 1 && value <= 31 ? (int)value : 0;
    }
    const char *hyphen = strchr(word, '-');
    char tens[16];
    if (!hyphen || (size_t)(hyphen - word) >= sizeof tens) return 0;
    memcpy(tens, word, (size_t)(hyphen - word));
    tens[hyphen - word] = '\0';
    row = number_row(tens, XC_NUMBERS_KIND_TENS);
    int unit = word_day(hyphen + 1);
    if (!row || unit < 1 || unit > 9) return 0;
    int value = (int)xc_lexeme_number(row, XC_NUMBERS_VALUE) + unit;
    return value <= 31 ? value : 0;
}

/* A day of a month at a token: "12", "12th", "fourth"; 0: none. */
static int day_at(const xc_sentence *s, uint32_t at, bool *ordinal) {
    const char *end;
    int day = digits(norm_at(s, at), 2, &end);
    *ordinal = true;
    if (day < 0) return word_day(norm_at(s, at));
    if (day < 1 || day > 31) return 0;
    *ordinal = *end != '\0';
    return *end == '\0' || number_row(end, XC_NUMBERS_KIND_ENDING) ? day : 0;
}

/* Four digits that can be a year; 0: none. */
static int year_at(const xc_sentence *s, uint32_t at) {
    const char *end, *word = norm_at(s, at);
    if (strlen(word) != 4) return 0;
    int year = digits(word, 4, &end);
    return *end == '\0' && year >= 1000 && year <= 2100 ? year : 0;
}

/* A year behind a month or day, with a comma or "of" before it. */
static void read_year(cursor *c, xc_date_text *t) {
    uint32_t at = c->at;
    if (is_at(c->s, at, ",") || is_at(c->s, at, "of")) at++;
    int year = year_at(c->s, at);
    if (year == 0) return;
    t->year = year;
    c->at = at + 1;
}

/* ------------------------------------------------------------------ */
/* Months                                                               */

/* A noun phrase or preposition that a bare month may follow: "in May". */
static bool introduces(const xc_sentence *s, uint32_t at) {
    if (at == 0) return false;
    const xc_token *before = &s->tokens[at - 1];
    xc_match m = calendar_at(s, at - 1);
    return before->upos == XC_UPOS_ADP || is_kind(&m, XC_CALENDAR_KIND_PART) ||
           is_kind(&m, XC_CALENDAR_KIND_DIRECTION) || is_at(s, at - 1, "to");
}

/* A month without a day or year: "in May", "Last July", not "may" nor the
 * name in "April Roe said". */
static bool is_bare_month(const xc_sentence *s, uint32_t at,
                          const xc_match *m) {
    const xc_token *t = &s->tokens[at];
    if (!t->capital && is_word(m)) return false;
    if (introduces(s, at)) return true;
    if (is_word(m) || !t->capital) return false;
    bool name = at + m->count < s->token_count &&
                xc_token_is_name(&s->tokens[at + m->count]);
    bool verb = at + m->count < s->token_count &&
                s->tokens[at + m->count].upos == XC_UPOS_VERB;
    return !name && !verb;
}

/* Days of one month: "Feb. 12-14", "February 12 to 14". */
static void read_day_span(cursor *c, xc_date_text *t) {
    bool dash = is_at(c->s, c->at, "-"), ordinal;
    if (!dash && !is_at(c->s, c->at, "to") && !is_at(c->s, c->at, "through"))
        return;
    int day = day_at(c->s, c->at + 1, &ordinal);
    xc_match unit =
        xc_match_at(XC_LEXICON_UNITS, c->s, c->at + 2, c->s->token_count);
    if (day <= t->day || unit.lexeme) return;
    t->form = XC_DATE_SPAN;
    t->end_month = t->month;
    t->end_day = day;
    c->at += 2;
}

/* "Feb. 12, 2025", "Feb. 12", "February 2022", "February". */
static bool read_month(cursor *c, xc_date_text *t) {
    xc_match m = calendar_at(c->s, c->at);
    if (!is_kind(&m, XC_CALENDAR_KIND_MONTH)) return false;
    uint32_t start = c->at, at = start + m.count;
    bool ordinal, capital = c->s->tokens[start].capital;
    t->month = value_of(&m);
    if (is_at(c->s, at, "the")) at++;
    int day = day_at(c->s, at, &ordinal);
    bool wanted = capital || !is_word(&m) || ordinal;
    if (day > 0 && wanted && day <= xc_month_days(2000, t->month)) {
        t->day = day;
        c->at = at + 1;
        read_day_span(c, t);
        read_year(c, t);
        t->end_year = t->year;
        return true;
    }
    c->at = start + m.count;
    if (day > 0 && wanted) return false; /* "Feb. 30" */
    uint32_t before = c->at;
    if (capital || !is_word(&m)) read_year(c, t);
    bool directed = t->has_direction && (capital || !is_word(&m));
    return c->at > before || directed || is_bare_month(c->s, start, &m);
}

/* "12 February 2025", "the 12th of February", "12-14 February". */
static bool read_day_month(cursor *c, xc_date_text *t) {
    bool ordinal;
    uint32_t at = c->at;
    int first = day_at(c->s, at, &ordinal), day = first;
    if (day == 0) return false;
    at++;
    if (is_at(c->s, at, "-") || is_at(c->s, at, "to")) {
        day = day_at(c->s, at + 1, &ordinal);
        if (day <= first) return false;
        at += 2;
    }
    bool of = is_at(c->s, at, "of") || is_at(c->s, at, "day");
    if (of) at += is_at(c->s, at, "day") ? 2 : 1;
    xc_match m = calendar_at(c->s, at);
    if (!is_kind(&m, XC_CALENDAR_KIND_MONTH)) return false;
    if (is_word(&m) && !c->s->tokens[at].capital) return false;
    t->month = value_of(&m);
    if (day > xc_month_days(2000, t->month)) return false;
    t->day = first;
    if (day != first) {
        t->form = XC_DATE_SPAN;
        t->end_month = t->month;
        t->end_day = day;
    }
    c->at = at + m.count;
    read_year(c, t);
    t->end_year = t->year;
    return true;
}

/* ------------------------------------------------------------------ */
/* Numerals                                                             */

static bool set_day(xc_date_text *t, int year, int month, int day) {
    if (day < 1 || day > xc_month_days(year, month)) return false;
    t->year = year;
    t->month = month;
    t->day = day;
    return true;
}

/* "12/31/2025", "31/12/2025"; of "03/04/2025" only the year is sure. */
static bool set_slashes(xc_date_text *t, int a, int b, int year) {
    if (year < 1000 || year > 2100) return false;
    if (a > 12) return set_day(t, year, b, a);
    if (b > 12 || a == b) return set_day(t, year, a, b);
    t->year = year;
    return a >= 1 && b >= 1;
}

/* Three numbers in one token: "2025-02-12", "12/31/2025", "31.12.2025". */
static bool read_numerals(cursor *c, xc_date_text *t) {
    const char *word = norm_at(c->s, c->at), *end;
    int part[3];
    size_t width = strspn(word, "0123456789");
    char mark = '\0';
    for (int i = 0; i < 3; i++) {
        part[i] = digits(word, 4, &end);
        if (part[i] < 0) return false;
        if (i < 2 && (*end == '\0' || !strchr("-/.", *end))) return false;
        if (i == 1 && *end != mark) return false;
        mark = *end;
        word = end + (i < 2);
    }
    if (*end != '\0') return false;
    c->at++;
    return width == 4 ? set_day(t, part[0], part[1], part[2])
                      : set_slashes(t, part[0], part[1], part[2]);
}

static bool is_unit_at(const xc_sentence *s, uint32_t at) {
    xc_match unit = xc_match_at(XC_LEXICON_UNITS, s, at, s->token_count);
    xc_match money = xc_match_at(XC_LEXICON_CURRENCIES, s, at, s->token_count);
    const xc_lexeme *number =
        xc_lexicon_find(XC_LEXICON_NUMBERS, norm_at(s, at));
    bool magnitude =
        number &&
        (xc_lexeme_word(number, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_MAGNITUDE ||
         xc_lexeme_word(number, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_SUFFIX);
    return unit.lexeme || money.lexeme || magnitude;
}

static bool is_plural_noun(const xc_sentence *s, uint32_t at) {
    return at < s->token_count && s->tokens[at].upos == XC_UPOS_NOUN &&
           s->tokens[at].lemma != s->tokens[at].norm;
}

static bool is_noun(const xc_sentence *s, uint32_t at) {
    return at < s->token_count && (s->tokens[at].upos == XC_UPOS_NOUN ||
                                   s->tokens[at].upos == XC_UPOS_ADJ ||
                                   xc_token_is_name(&s->tokens[at]));
}

static bool is_mark(const xc_sentence *s, uint32_t at) {
    return at >= s->token_count || s->tokens[at].upos == XC_UPOS_PUNCT;
}

/* Whether four digits alone are a year, by what stands beside them: "in
 * 2024", "the 2014 election"; not "2000 people", "Flight 1999". */
static bool is_year_here(const xc_sentence *s, uint32_t at, int year) {
    bool round = year % 50 == 0, recent = year >= 1900;
    if (is_unit_at(s, at + 1)) return false;
    if (at == 0) return recent && !is_plural_noun(s, at + 1);
    const xc_token *before = &s->tokens[at - 1];
    bool in = is_at(s, at - 1, "in") || is_at(s, at - 1, "since");
    xc_match m = calendar_at(s, at - 1);
    if (is_kind(&m, XC_CALENDAR_KIND_PART)) return true;
    if (!recent) return in && !is_noun(s, at + 1);
    switch (before->upos) {
    case XC_UPOS_ADP:
    case XC_UPOS_PART:
        return !is_plural_noun(s, at + 1) || (in && !round);
    case XC_UPOS_DET:
        if (!is_at(s, at - 1, "the") && is_plural_noun(s, at + 1)) return false;
        return !round && is_noun(s, at + 1);
    case XC_UPOS_PRON:
        return !round && is_noun(s, at + 1);
    case XC_UPOS_ADJ: /* "fiscal 2021," */
        return !round && (is_noun(s, at + 1) || is_mark(s, at + 1));
    case XC_UPOS_SYM: /* "02-02-2020" */
        if (!is_at(s, at - 1, "-") && !is_at(s, at - 1, "/")) return false;
        return !round && !is_plural_noun(s, at + 1);
    case XC_UPOS_PUNCT:
    case XC_UPOS_CCONJ:
        return !round && !is_plural_noun(s, at + 1);
    case XC_UPOS_NOUN:
        return !is_noun(s, at + 1) && (!round || is_at(s, at - 1, "year"));
    default:
        return before->norm[0] == '\'' && !round;
    }
}

/* The end of "2019-2021", "2019-20", "2019 to 2021"; 0: none. */
static int read_last_year(cursor *c, int year) {
    bool dash = is_at(c->s, c->at, "-");
    if (!dash && !is_at(c->s, c->at, "to") && !is_at(c->s, c->at, "through"))
        return 0;
    const char *end;
    int last = year_at(c->s, c->at + 1);
    if (last == 0 && dash && strlen(norm_at(c->s, c->at + 1)) == 2) {
        last = digits(norm_at(c->s, c->at + 1), 2, &end);
        bool near = last > year % 100 && last - year % 100 <= 15;
        last = near ? year - year % 100 + last : 0;
    }
    if (last <= year || last - year > 150) return 0;
    if (last > 2100 || (dash && last - year > 60)) return 0;
    if (!dash && is_unit_at(c->s, c->at + 2)) return 0;
    c->at += 2;
    return last;
}

static bool read_year_alone(cursor *c, xc_date_text *t) {
    int year = year_at(c->s, c->at);
    uint32_t start = c->at;
    if (year == 0) return false;
    cursor end = {c->s, start + 1};
    bool stretch = is_at(c->s, start + 1, "-") && year >= 1900 &&
                   year_at(c->s, start + 2) > 0 &&
                   read_last_year(&end, year) > 0;
    if (!stretch && !is_year_here(c->s, start, year)) return false;
    c->at++;
    t->year = year;
    bool between = start > 0 && is_at(c->s, start - 1, "between");
    if (between && is_at(c->s, c->at, "and") &&
        year_at(c->s, c->at + 1) > year) {
        t->last_year = year_at(c->s, c->at + 1);
        c->at += 2;
    } else {
        t->last_year = read_last_year(c, year);
    }
    if (t->last_year > 0) t->form = XC_DATE_YEARS;
    return true;
}

/* "1990s", "'90s", "the 1900s"; "mid-2014", "mid-1990s". */
static bool read_decade(cursor *c, xc_date_text *t) {
    const char *word = norm_at(c->s, c->at), *end;
    const char *hyphen = strchr(word, '-');
    if (hyphen && hyphen - word == 3 && strncmp(word, "mid", 3) == 0)
        word = hyphen + 1;
    bool quoted = word[0] == '\'', short_form = quoted;
    if (!quoted && strspn(word, "0123456789") == 2) {
        xc_match part = calendar_at(c->s, c->at - (c->at > 0));
        short_form = is_at(c->s, c->at - (c->at > 0), "the") ||
                     is_kind(&part, XC_CALENDAR_KIND_PART);
        if (!short_form) return false;
    }
    int year = digits(word + quoted, short_form ? 2 : 4, &end);
    bool decade = strcmp(end, "s") == 0 || strcmp(end, "'s") == 0;
    if (year < 0) return false;
    if (short_form) year += 1900;
    if (!decade && *end == '\0' && hyphen && word == hyphen + 1 &&
        year >= 1000 && year <= 2100) {
        t->year = year;
        c->at++;
        return true;
    }
    if (!decade && *end == '\0' && year >= 1000 &&
        (is_at(c->s, c->at + 1, "'s") || is_at(c->s, c->at + 1, "s")) &&
        is_at(c->s, c->at - (c->at > 0), "the")) {
        decade = true;
        c->at++;
    }
    if (!decade || year < 1000 || year > 2100 || year % 10 != 0) return false;
    t->form = XC_DATE_YEARS;
    t->year = year;
    t->last_year = year + (year % 100 == 0 && year < 2000 ? 99 : 9);
    c->at++;
    return true;
}

/* ------------------------------------------------------------------ */
/* Relative to today                                                    */

static bool read_direction_target(cursor *c, xc_date_text *t) {
    xc_match m = calendar_at(c->s, c->at);
    if (!m.lexeme) return false;
    switch (xc_lexeme_word(m.lexeme, XC_CALENDAR_KIND)) {
    case XC_CALENDAR_KIND_UNIT:
        t->form = XC_DATE_UNIT;
        t->unit = xc_lexeme_word(m.lexeme, XC_CALENDAR_UNIT);
        c->at += m.count;
        return t->unit != XC_CALENDAR_UNIT_DAY &&
               t->unit != XC_CALENDAR_UNIT_FORTNIGHT &&
               strcmp(norm_at(c->s, c->at), "'s") != 0;
    case XC_CALENDAR_KIND_WEEKDAY:
        t->weekday = value_of(&m);
        c->at += m.count;
        return true;
    case XC_CALENDAR_KIND_MONTH:
        return read_month(c, t);
    default:
        return false;
    }
}

/* "last week", "this month", "next Friday", "last July"; "the last year" is
 * a stretch that need not follow the calendar. */
static bool read_direction(cursor *c, xc_date_text *t) {
    xc_match m = calendar_at(c->s, c->at);
    if (!is_kind(&m, XC_CALENDAR_KIND_DIRECTION)) return false;
    if (c->at > 0 && is_at(c->s, c->at - 1, "the")) return false;
    t->number = value_of(&m);
    t->has_direction = true;
    c->at += m.count;
    uint32_t target = c->at;
    bool good = read_direction_target(c, t);
    /* "the last week of 2019" is none of this year's weeks. */
    if (good && t->form == XC_DATE_UNIT && is_at(c->s, c->at, "of"))
        return false;
    if (!good) {
        /* "this year's budget" dates the budget. */
        xc_match unit = calendar_at(c->s, target);
        return is_kind(&unit, XC_CALENDAR_KIND_UNIT) &&
               is_at(c->s, c->at, "'s") && t->unit != XC_CALENDAR_UNIT_DAY;
    }
    return true;
}

static void skip_daypart(cursor *c) {
    xc_match m = calendar_at(c->s, c->at);
    if (is_kind(&m, XC_CALENDAR_KIND_DAYPART)) c->at += m.count;
}

/* "today", "yesterday morning", "tomorrow". */
static bool read_relative_day(cursor *c, xc_date_text *t) {
    xc_match m = calendar_at(c->s, c->at);
    if (!is_kind(&m, XC_CALENDAR_KIND_DAY)) return false;
    t->form = XC_DATE_DAY;
    t->number = value_of(&m);
    c->at += m.count;
    skip_daypart(c);
    return true;
}

/* A small count in digits or words, "a" for one; 0: none. */
static int count_at(const xc_sentence *s, uint32_t at) {
    const char *end, *word = norm_at(s, at);
    int value = digits(word, 3, &end);
    if (value >= 0) return *end == '\0' ? value : 0;
    if (strcmp(word, "a") == 0 || strcmp(word, "an") == 0) return 1;
    const xc_lexeme *row = number_row(word, XC_NUMBERS_KIND_UNIT);
    if (!row) row = number_row(word, XC_NUMBERS_KIND_TEEN);
    if (!row) row = number_row(word, XC_NUMBERS_KIND_TENS);
    return row ? (int)xc_lexeme_number(row, XC_NUMBERS_VALUE) : 0;
}

/* "two weeks ago", "a year ago", "three days from now". */
static bool read_ago(cursor *c, xc_date_text *t) {
    int count = count_at(c->s, c->at);
    if (count == 0) return false;
    xc_match unit = calendar_at(c->s, c->at + 1);
    if (!is_kind(&unit, XC_CALENDAR_KIND_UNIT)) return false;
    uint32_t at = c->at + 1 + unit.count;
    xc_match ago = calendar_at(c->s, at);
    if (!is_kind(&ago, XC_CALENDAR_KIND_AGO)) return false;
    t->form = XC_DATE_AGO;
    t->number = count * value_of(&ago);
    t->unit = xc_lexeme_word(unit.lexeme, XC_CALENDAR_UNIT);
    c->at = at + ago.count;
    return true;
}

/* "the first quarter of 2024", "the second half of last year". */
static bool read_quarter(cursor *c, xc_date_text *t) {
    int number = word_day(norm_at(c->s, c->at));
    bool half = is_at(c->s, c->at + 1, "half");
    if (!half && !is_at(c->s, c->at + 1, "quarter")) return false;
    if (number < 1 || number > (half ? 2 : 4)) return false;
    t->form = half ? XC_DATE_HALF : XC_DATE_QUARTER;
    t->number = number;
    c->at += 2;
    read_year(c, t);
    if (t->year > 0) return true;
    bool of = is_at(c->s, c->at, "of");
    xc_match m = calendar_at(c->s, c->at + of);
    if (!is_kind(&m, XC_CALENDAR_KIND_DIRECTION) ||
        !is_at(c->s, c->at + of + m.count, "year"))
        return false;
    t->has_direction = true;
    t->end_year = value_of(&m);
    c->at += of + m.count + 1;
    return true;
}

/* ------------------------------------------------------------------ */
/* All together                                                         */

static bool read_holiday(cursor *c, xc_date_text *t) {
    xc_match m = calendar_at(c->s, c->at);
    if (!is_kind(&m, XC_CALENDAR_KIND_HOLIDAY)) return false;
    if (!c->s->tokens[c->at].capital) return false;
    t->month = (int)xc_lexeme_number(m.lexeme, XC_CALENDAR_MONTH);
    t->day = value_of(&m);
    c->at += m.count;
    read_year(c, t);
    return true;
}

typedef bool read_fn(cursor *c, xc_date_text *t);

static bool try_read(read_fn *read, cursor *c, xc_date_text *t) {
    cursor here = *c;
    xc_date_text text = *t;
    if (!read(&here, &text)) return false;
    *c = here;
    *t = text;
    return true;
}

/* "Wednesday", "Wednesday, Feb. 12", "Wednesday the 12th of February". */
static bool read_weekday(cursor *c, xc_date_text *t) {
    xc_match m = calendar_at(c->s, c->at);
    if (!is_kind(&m, XC_CALENDAR_KIND_WEEKDAY)) return false;
    const xc_token *token = &c->s->tokens[c->at];
    bool word = is_word(&m);
    if (!token->capital && word) return false;
    t->weekday = value_of(&m);
    c->at += m.count;
    uint32_t alone = c->at;
    skip_daypart(c);
    if (is_at(c->s, c->at, ",")) c->at++;
    if (is_at(c->s, c->at, "the")) c->at++;
    if (try_read(read_month, c, t) && t->day > 0) return true;
    t->month = 0;
    if (try_read(read_day_month, c, t) || try_read(read_numerals, c, t))
        return true;
    xc_date_text bare = {0};
    bare.weekday = t->weekday;
    bare.first = t->first;
    *t = bare;
    c->at = alone;
    skip_daypart(c);
    return !word || (c->at > alone) ||
           (alone - m.count > 0 &&
            c->s->tokens[alone - m.count - 1].upos == XC_UPOS_ADP);
}

/* "from Feb. 12 to March 3": a second date behind a full first one. */
static void read_end(cursor *c, xc_date_text *t) {
    if (t->form != XC_DATE_FIELDS || t->month == 0) return;
    bool between = t->first > 0 && is_at(c->s, t->first - 1, "between");
    if (!is_at(c->s, c->at, "-") && !is_at(c->s, c->at, "to") &&
        !is_at(c->s, c->at, "through") &&
        !(between && is_at(c->s, c->at, "and")))
        return;
    cursor next = {c->s, c->at + 1};
    xc_date_text end = {0};
    end.first = next.at;
    if (!try_read(read_day_month, &next, &end) &&
        !try_read(read_month, &next, &end))
        return;
    bool same_fields = (t->day > 0) == (end.day > 0);
    if (end.form != XC_DATE_FIELDS || !same_fields) return;
    t->form = XC_DATE_SPAN;
    t->end_year = end.year;
    t->end_month = end.month;
    t->end_day = end.day;
    if (t->year == 0) t->year = end.year;
    c->at = next.at;
}

bool xc_date_read(const xc_sentence *sentence, uint32_t at,
                  xc_date_text *text) {
    static read_fn *const readers[] = {
        read_numerals, read_weekday,      read_day_month, read_month,
        read_ago,      read_decade,       read_quarter,   read_direction,
        read_holiday,  read_relative_day, read_year_alone};
    cursor c = {sentence, at};
    *text = (xc_date_text){0};
    text->first = at;
    xc_match part = calendar_at(sentence, at);
    if (is_kind(&part, XC_CALENDAR_KIND_PART)) c.at += part.count;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (!try_read(readers[i], &c, text)) continue;
        read_end(&c, text);
        text->last = c.at;
        return true;
    }
    return false;
}

/*
 * date_year.c - reads years and what is told by them: spans of years, decades,
 * centuries, years of accounts, quarters by code ("Q3 2024"), seasons and
 * holidays.
 *
 * Four digits are a year only where what stands beside them says so: not in
 * "2000 people", "Flight 1999".
 * Exports: xc_read_year, xc_read_decade, xc_read_century, xc_read_fiscal,
 * xc_read_quarter_code, xc_read_season, xc_read_holiday.
 */
#include <string.h>

#include "extract/dates/date_scan.h"

/* Years that a number may be without more words, those of the last century
 * and this; and a round one may be a count. */
enum { RECENT = 1900, ROUND = 50 };

/* Years between the ends of a span: written "2012-13", "2019-2021". */
enum { SHORT_SPAN = 15, LONG_SPAN = 110, LONGEST_SPAN = 150 };

static bool is_year_behind_noun(const xc_date_scan *scan, uint32_t at,
                                bool round) {
    return !xc_scan_is_noun(scan, at + 1) &&
           (!round || xc_scan_is(scan, at - 1, "year"));
}

/* "A 2014 estimated population": a word between the year and the noun that it
 * stands before, of one thing. */
static bool is_before_described(const xc_date_scan *scan, uint32_t at) {
    const xc_token *next = xc_scan_token(scan, at + 1);
    return next && (next->upos == XC_UPOS_ADJ || next->upos == XC_UPOS_VERB) &&
           xc_scan_is_noun(scan, at + 2) && !xc_scan_is_plural(scan, at + 2);
}

/* By the tag of the word before. */
static bool follows_well(const xc_date_scan *scan, uint32_t at, bool round,
                         bool in) {
    bool plural = xc_scan_is_plural(scan, at + 1);
    bool noun = xc_scan_is_noun(scan, at + 1);
    const xc_token *before = xc_scan_token(scan, at - 1);
    switch (before->upos) {
    case XC_UPOS_ADP:
    case XC_UPOS_PART:
        return !plural || (in && !round) ||
               xc_scan_kind(scan, at + 1, XC_CALENDAR_KIND_YEARLY);
    case XC_UPOS_DET:
        if (!xc_scan_is(scan, at - 1, "the") && plural) return false;
        if (!round && is_before_described(scan, at)) return true;
        return noun && (!round || !plural); /* "the 2000 election" */
    case XC_UPOS_PRON:
        return !round && noun;
    case XC_UPOS_ADJ: /* "fiscal 2021," */
        return !round && (noun || xc_scan_is_mark(scan, at + 1));
    case XC_UPOS_PUNCT:
    case XC_UPOS_CCONJ:
        return !round && !plural;
    case XC_UPOS_SYM: /* "=2019" */
        return before->norm[0] == '=' || before->norm[0] == '\'';
    case XC_UPOS_NOUN:
        return is_year_behind_noun(scan, at, round);
    default:
        return before->norm[0] == '\'' && !round;
    }
}

/* A number behind it is a name: "Section 2014". */
static bool is_label(const xc_date_scan *scan, uint32_t at) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_WORDS, xc_atom_norm(scan->words->atoms, at));
    return row && xc_lexeme_flag(row, XC_WORDS_LABEL);
}

/* "about 2014", where "in" before it says that it is a year. */
static bool is_hedge(const xc_date_scan *scan, uint32_t at) {
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_BOUNDS, xc_atom_norm(scan->words->atoms, at));
    return row &&
           xc_lexeme_word(row, XC_BOUNDS_BOUND) == XC_BOUNDS_BOUND_ABOUT &&
           xc_scan_is(scan, at - 1, "in");
}

/* "in 1850", "by 1287": a preposition, and nothing that it could count. */
static bool is_old_year_here(const xc_date_scan *scan, uint32_t at, bool in,
                             bool round) {
    bool due = in || xc_scan_is(scan, at - 1, "to") ||
               xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_BRINK) ||
               (!round && xc_scan_is(scan, at - 1, "of"));
    return due && !xc_scan_is(scan, at - 1, "for") &&
           !xc_scan_is_noun(scan, at + 1);
}

static bool is_year_here(const xc_date_scan *scan, uint32_t at, int year);

/* Whether four digits alone are a year, by what stands beside them: "in
 * 2024", "the 2014 election". */
static bool is_year_here(const xc_date_scan *scan, uint32_t at, int year) {
    bool round = year % ROUND == 0, recent = year >= RECENT;
    if (at > 0 && scan->words->atoms->items[at].attached)
        return xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_JOINT) ||
               xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_PART);
    if (xc_scan_is_unit(scan, at + 1)) return false;
    if (at == 0)
        return recent && !xc_scan_is_plural(scan, 1) &&
               !(round && xc_scan_is_noun(scan, 1));
    if (xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_PART) ||
        xc_scan_is(scan, at - 1, "year"))
        return true;
    if (at >= 2 && xc_scan_is(scan, at - 1, "of") &&
        xc_scan_kind(scan, at - 2, XC_CALENDAR_KIND_PART))
        return true;
    bool in = xc_scan_is(scan, at - 1, "in") ||
              xc_scan_is(scan, at - 1, "since") ||
              xc_scan_is(scan, at - 1, "during");
    if (!recent || year > 2100) return is_old_year_here(scan, at, in, round);
    if (xc_scan_is(scan, at - 1, "at") || is_label(scan, at - 1)) return false;
    if (at > 1 && is_hedge(scan, at - 1))
        return is_year_here(scan, at - 1, year);
    return follows_well(scan, at, round, in);
}

/* The end of "2019-2021", "2019-20", "2019/20", "2019 to 2021"; 0: none. */
static int read_last_year(xc_date_scan *scan, int year, bool between) {
    uint32_t at = xc_scan_link(scan, scan->at, between), next;
    bool slash = xc_scan_is(scan, scan->at, "/");
    bool dash = slash || xc_scan_is(scan, scan->at, "-");
    if (slash) at = scan->at + 1;
    if (at == 0) return 0;
    int last = xc_scan_year(scan, at, &next);
    const xc_date_word *word = xc_scan_word(scan, at);
    if (last == 0 && dash && word->digit_count == 2 && *word->rest == '\0') {
        int two = word->digits, century = year - year % 100;
        if (year % 100 == 99 && two == 0) century += 100; /* "1999-00" */
        last = century + two;
        if (last - year > SHORT_SPAN) return 0;
    }
    if (last <= year || last - year > (dash ? LONG_SPAN : LONGEST_SPAN))
        return 0;
    if (!dash && xc_scan_is_unit(scan, next)) return 0;
    scan->at = next;
    return last;
}

/* "2012/13" in one word. */
static int slashed_year(const xc_date_word *word, int year) {
    if (word->rest[0] != '/' || strspn(word->rest + 1, "0123456789") != 2 ||
        word->rest[3] != '\0')
        return 0;
    int two = (word->rest[1] - '0') * 10 + (word->rest[2] - '0');
    return two == (year + 1) % 100 ? year + 1 : 0;
}

static int read_span_year(xc_date_scan *scan) {
    const xc_date_word *word = xc_scan_word(scan, scan->at);
    int year = word->digit_count == 4 ? word->digits : 0;
    int last =
        year >= RECENT && year <= XC_YEAR_MAX ? slashed_year(word, year) : 0;
    if (last == 0) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_YEARS);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->year = year;
    xc_scan_get(scan, term)->last_year = last;
    scan->at++;
    return term;
}

/* "2017 april", "2017 Q1": a smaller part behind its year. */
static bool read_part_of_year(xc_date_scan *scan, int term, int year) {
    uint32_t at = scan->at;
    if (xc_scan_is(scan, at, "/") && xc_scan_touches(scan, at + 1)) scan->at++;
    int part = xc_scan_kind(scan, scan->at, XC_CALENDAR_KIND_MONTH) &&
                       !xc_scan_is_word(scan, scan->at)
                   ? xc_scan_try(scan, xc_read_month)
                   : xc_scan_try(scan, xc_read_quarter_code);
    bool good = part != XC_NO_TERM;
    if (good && xc_scan_get(scan, part)->form == XC_DATE_FIELDS)
        good = xc_scan_get(scan, part)->year == 0;
    if (good && xc_scan_get(scan, part)->form == XC_DATE_WITHIN)
        good = xc_scan_get(scan, part)->base == XC_NO_TERM;
    if (!good) {
        scan->at = at;
        return false;
    }
    xc_date_term *p = xc_scan_get(scan, part), *t = xc_scan_get(scan, term);
    if (p->form == XC_DATE_FIELDS) {
        *t = *p;
        t->year = year;
    } else {
        xc_date_term within = *p;
        *p = *t;
        within.base = (int8_t)part;
        *t = within;
    }
    return true;
}

int xc_read_year(xc_date_scan *scan) {
    uint32_t start = scan->at, next;
    if (xc_scan_word(scan, start)->digits < 0) return XC_NO_TERM;
    int span = read_span_year(scan);
    if (span != XC_NO_TERM) return span;
    int year = xc_scan_year(scan, start, &next);
    if (year == 0) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->year = year;
    scan->at = next;
    if (year >= RECENT && read_part_of_year(scan, term, year)) return term;
    if (xc_scan_kind(scan, next, XC_CALENDAR_KIND_FISCAL)) {
        scan->text->fiscal = true; /* "the 2024 fiscal year" */
        scan->at = next + xc_scan_word(scan, next)->count;
        return term;
    }
    bool between = start > 0 && xc_scan_is(scan, start - 1, "between");
    bool from = start > 0 && (between || xc_scan_is(scan, start - 1, "from"));
    bool sure = from || is_year_here(scan, start, year);
    xc_date_scan ahead = *scan;
    int last = read_last_year(&ahead, year, between);
    bool both = last > 0 && year >= RECENT &&
                !xc_scan_is_plural(scan, ahead.at) &&
                (ahead.at - next == 2 || from || sure);
    if (!sure && !both) return XC_NO_TERM;
    if (last > 0 && xc_scan_is(scan, next, "-")) {
        scan->at = ahead.at;
        xc_scan_get(scan, term)->form = XC_DATE_YEARS;
        xc_scan_get(scan, term)->last_year = last;
    }
    return term;
}

/* ------------------------------------------------------------------ */
/* Decades and centuries                                                */

/* "1990s", "'90s", "the 90s", "1990 's": the first year; 0: none. */
static int decade_of(const xc_date_scan *scan, uint32_t at, uint32_t *next) {
    const xc_date_word *word = xc_scan_word(scan, at);
    const char *norm = xc_atom_norm(scan->words->atoms, at);
    *next = at + 1;
    if (norm[0] == '\'' && strspn(norm + 1, "0123456789") == 2 &&
        norm[2] == '0' && strcmp(norm + 3, "s") == 0)
        return 1900 + (norm[1] - '0') * 10;
    if (word->digits < 0 || word->digits % 10 != 0) return 0;
    bool the = at > 0 && (xc_scan_is(scan, at - 1, "the") ||
                          xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_PART) ||
                          xc_scan_is(scan, at - 1, "and"));
    bool ending = strcmp(word->rest, "s") == 0 || strcmp(word->rest, "'s") == 0;
    if (!ending && *word->rest == '\0' && word->digit_count == 4 &&
        (xc_scan_is(scan, at + 1, "s") ||
         (the && xc_scan_is(scan, at + 1, "'s")))) {
        ending = true;
        *next = at + 2;
    }
    if (!ending) return 0;
    if (word->digit_count == 2)
        return the && !xc_scan_has(scan, XC_CALENDAR_KIND_WEATHER)
                   ? 1900 + word->digits
                   : 0; /* "temperatures in the 40s" */
    return word->digit_count == 4 && word->digits >= XC_YEAR_MIN &&
                   word->digits <= XC_YEAR_MAX
               ? word->digits
               : 0;
}

static int new_years(xc_date_scan *scan, int first, int last) {
    int term = xc_scan_term(scan, XC_DATE_YEARS);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->year = first;
    xc_scan_get(scan, term)->last_year = last;
    return term;
}

int xc_read_decade(xc_date_scan *scan) {
    uint32_t at = scan->at, next;
    int year = decade_of(scan, at, &next);
    bool named = xc_scan_kind(scan, at, XC_CALENDAR_KIND_DECADE);
    bool ages = at > 0 && xc_scan_token(scan, at - 1)->upos == XC_UPOS_PRON;
    if (named && !ages) {
        year = 1900 + xc_scan_value(scan, at);
        next = at + 1;
    }
    if (year == 0) return XC_NO_TERM;
    scan->at = next;
    bool century = year % 100 == 0 && year < 2000;
    return new_years(scan, year, year + (century ? 99 : 9));
}

/* "the 21st century", "19th-century". */
int xc_read_century(xc_date_scan *scan) {
    uint32_t next;
    int number = xc_scan_ordinal(scan, scan->at, &next);
    if (number < 1 || number > 21 ||
        xc_scan_unit(scan, next) != XC_CALENDAR_UNIT_CENTURY)
        return XC_NO_TERM;
    scan->at = next + 1;
    int first = (number - 1) * 100;
    return new_years(scan, first > 0 ? first : 1, first + 99);
}

/* ------------------------------------------------------------------ */
/* Accounts, quarters, seasons, holidays                                */

/* "FY2024", "fy24" in one word: its year; 0: none. */
static int code_year(const char *digits) {
    size_t n = strspn(digits, "0123456789");
    if (digits[n] != '\0' || (n != 4 && n != 2)) return 0;
    int value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (digits[i] - '0');
    return n == 2 ? 2000 + value : value;
}

/* "fiscal 2024", "fiscal year 2024-25", "FY24", "calendar year 2008". */
int xc_read_fiscal(xc_date_scan *scan) {
    uint32_t at = scan->at, next;
    const char *norm = xc_atom_norm(scan->words->atoms, at);
    bool code = norm[0] == 'f' && norm[1] == 'y' && norm[2] != '\0';
    bool word = xc_scan_kind(scan, at, XC_CALENDAR_KIND_FISCAL);
    if (!code && !word) return XC_NO_TERM;
    int year = code ? code_year(norm + 2) : 0;
    scan->at = at + 1;
    if (word) {
        scan->at = at + xc_scan_word(scan, at)->count;
        year = xc_scan_year(scan, scan->at, &next);
        if (year > 0) scan->at = next;
    }
    if (year < RECENT || year > XC_YEAR_MAX) return XC_NO_TERM;
    int last = read_last_year(scan, year, false);
    scan->text->fiscal = true;
    if (last > 0) return new_years(scan, year, last);
    int term = xc_scan_term(scan, XC_DATE_FIELDS);
    if (term != XC_NO_TERM) xc_scan_get(scan, term)->year = year;
    return term;
}

/* A year or "last year" behind a quarter, season or holiday, as its base. */
static void read_base_year(xc_date_scan *scan, int term) {
    uint32_t at = scan->at, next;
    if (xc_scan_is(scan, at, "of") || xc_scan_is(scan, at, ",") ||
        xc_scan_is(scan, at, "in"))
        at++;
    int year = xc_scan_year(scan, at, &next);
    if (year == 0 || xc_scan_word(scan, at)->digits < 0) return;
    int base = xc_scan_term(scan, XC_DATE_FIELDS);
    if (base == XC_NO_TERM) return;
    xc_scan_get(scan, base)->year = year;
    xc_scan_get(scan, term)->base = (int8_t)base;
    scan->at = next;
}

/* "Q3 2024", "H1 of 2023", "2024 Q3" behind its year. */
int xc_read_quarter_code(xc_date_scan *scan) {
    uint32_t at = scan->at;
    const char *norm = xc_atom_norm(scan->words->atoms, at);
    bool quarter = norm[0] == 'q' && norm[1] >= '1' && norm[1] <= '4';
    bool half = norm[0] == 'h' && norm[1] >= '1' && norm[1] <= '2';
    if ((!quarter && !half) || norm[2] != '\0') return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_WITHIN);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->unit = quarter ? XC_CALENDAR_UNIT_QUARTER : XC_CALENDAR_UNIT_HALF;
    t->number = norm[1] - '0';
    scan->at++;
    read_base_year(scan, term);
    bool dated = xc_scan_get(scan, term)->base != XC_NO_TERM;
    bool behind_year = at > 0 && xc_scan_word(scan, at - 1)->digit_count == 4;
    return dated || behind_year || quarter ? term : XC_NO_TERM;
}

/* "spring 2020", "last summer", "in the fall of 2014". */
int xc_read_season(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_SEASON)) return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_SEASON);
    if (term == XC_NO_TERM) return term;
    xc_date_term *t = xc_scan_get(scan, term);
    t->number = xc_scan_value(scan, at);
    scan->at = at + 1;
    xc_read_year_behind(scan, term);
    if (t->year > 0) {
        /* "winter 2019-20" is one winter, and its second year is skipped. */
        if (t->number == 4) read_last_year(scan, t->year, false);
        return term;
    }
    uint32_t before = at - (at > 0 && xc_scan_is(scan, at - 1, "the"));
    bool in = before > 0 && (xc_scan_is(scan, before - 1, "in") ||
                             xc_scan_is(scan, before - 1, "by") ||
                             xc_scan_is(scan, before - 1, "since") ||
                             xc_scan_is(scan, before - 1, "until"));
    bool part =
        before > 0 && xc_scan_kind(scan, before - 1, XC_CALENDAR_KIND_PART);
    bool directed =
        at > 0 && xc_scan_kind(scan, at - 1, XC_CALENDAR_KIND_DIRECTION);
    bool alone = !xc_scan_is_noun(scan, at + 1) &&
                 xc_scan_token(scan, at)->upos == XC_UPOS_NOUN;
    return directed || part || (in && alone) ? term : XC_NO_TERM;
}

int xc_read_holiday(xc_date_scan *scan) {
    uint32_t at = scan->at;
    if (!xc_scan_kind(scan, at, XC_CALENDAR_KIND_HOLIDAY)) return XC_NO_TERM;
    const xc_date_word *word = xc_scan_word(scan, at);
    /* "Easter Island", "Noel Christmas" */
    bool name = (at > 0 && xc_scan_is_name(scan, at - 1)) ||
                xc_scan_is_name(scan, at + 1);
    if (word->count == 1 && name) return XC_NO_TERM;
    if (xc_scan_is_word(scan, at) && !xc_scan_is_capital(scan, at))
        return XC_NO_TERM;
    int term = xc_scan_term(scan, XC_DATE_HOLIDAY);
    if (term == XC_NO_TERM) return term;
    xc_scan_get(scan, term)->row = word->row;
    scan->at = at + word->count;
    xc_read_year_behind(scan, term);
    return term;
}

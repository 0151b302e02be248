/*
 * token.c - turns a sentence into tokens by the characters it is written
 * with. language.h says where the cuts are.
 *
 * It looks words up only to know clitics, abbreviations and units behind
 * digits. Its time is linear in the length of the text: what it looks at
 * ahead is bounded by XC_TOKEN_MAX_BYTES or a few bytes.
 * Exports: xc_tokens_scan.
 */
#include <string.h>

#include "language/steps.h"
#include "text/chars.h"

/* The longest clitic or unit that is looked up, in bytes. */
enum { AHEAD_MAX = 24 };

typedef struct scanner {
    xc_arena *arena;
    xc_names *names;
    const char *bytes;
    xc_span within;
    xc_tokens *out;
    xc_buffer folded;
} scanner;

static int32_t char_at(const scanner *s, uint32_t at) {
    return at < s->within.end ? xc_char_next(s->bytes, s->within.end, &at) : 0;
}

static uint32_t after(const scanner *s, uint32_t at) {
    xc_char_next(s->bytes, s->within.end, &at);
    return at;
}

/* Letters, digits and the marks of all scripts, but no symbols. */
static bool is_word(int32_t c) {
    if (c < 0x80) return xc_char_is_letter(c) || xc_char_is_digit(c);
    if (xc_char_is_letter(c) || xc_char_is_digit(c)) return true;
    if (xc_char_is_space(c) || xc_char_is_dash(c) || xc_char_is_currency(c))
        return false;
    return (c >= 0x300 && c < 0x2000) || (c >= 0x3040 && c < 0xfb00);
}

static bool is_apostrophe(int32_t c) {
    return c == '\'' || c == 0x2019;
}

static bool is_hyphen(int32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static const char *fold(scanner *s, uint32_t from, uint32_t to) {
    xc_buffer_clear(&s->folded);
    xc_text_fold(&s->folded, s->bytes + from, to - from);
    return s->folded.bytes ? s->folded.bytes : "";
}

/* The end of the run of letters at a place, at most AHEAD_MAX bytes on. */
static uint32_t letters_end(const scanner *s, uint32_t at) {
    uint32_t from = at;
    while (at < s->within.end && at - from < AHEAD_MAX &&
           xc_char_is_letter(char_at(s, at)))
        at = after(s, at);
    return at;
}

static unsigned digits_at(const scanner *s, uint32_t at) {
    unsigned n = 0;
    while (n < 5 && xc_char_is_digit(char_at(s, at))) {
        at = after(s, at);
        n++;
    }
    return n;
}

static bool is_clitic(scanner *s, uint32_t from, uint32_t to) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, fold(s, from, to));
    return row && xc_lexeme_flag(row, XC_WORDS_CLITIC);
}

/* Where a clitic that begins at the apostrophe ends; 0: none does. */
static uint32_t clitic_end(scanner *s, uint32_t apostrophe) {
    uint32_t letters = after(s, apostrophe);
    uint32_t end = letters_end(s, letters);
    if (end == letters || is_word(char_at(s, end))) return 0;
    return is_clitic(s, apostrophe, end) ? end : 0;
}

/* "2025-02-12" begins here. */
static bool is_iso_date(const scanner *s, uint32_t at) {
    if (s->within.end - at < 10 || digits_at(s, at) != 4) return false;
    const char *b = s->bytes + at;
    return b[4] == '-' && b[7] == '-' && digits_at(s, at + 5) == 2 &&
           digits_at(s, at + 8) == 2;
}

/* True when a comma between digits parts thousands. */
static bool is_grouping(const scanner *s, uint32_t comma) {
    unsigned n = digits_at(s, comma + 1);
    return n == 3 || (n == 2 && char_at(s, comma + 3) == ',');
}

/* A word as it is being read. */
typedef struct word {
    uint32_t start;
    uint32_t piece; /* start of the part after the last dot */
    int32_t last;   /* character before the place */
    bool numeral;   /* digits and separators only, so far */
    bool iso;       /* an ISO date */
    bool address;   /* an "@" was in it */
} word;

/* True when the character at a place between two word characters joins. */
static bool is_joint(const scanner *s, const word *w, uint32_t at) {
    int32_t c = char_at(s, at), next = char_at(s, after(s, at));
    if (!is_word(next) || !is_word(w->last)) return false;
    bool digits = xc_char_is_digit(w->last) && xc_char_is_digit(next);
    if (is_hyphen(c)) return w->address || !digits || w->iso;
    switch (c) {
    case '.':
        if (digits || w->address) return true;
        if (xc_char_is_digit(w->last) || xc_char_is_digit(next)) return false;
        return after(s, w->piece) == at || xc_char_is_lower(next);
    case ',':
        return digits && w->numeral && is_grouping(s, at);
    case ':':
        return digits;
    case '/':
        return digits;
    case '&':
        return xc_char_is_upper(w->last) && xc_char_is_upper(next);
    case '_':
        return true;
    case '@':
        return !w->numeral;
    default:
        return false;
    }
}

/* True when the letters behind digits are a unit, magnitude or hour. */
static bool is_unit_behind(scanner *s, uint32_t at) {
    uint32_t end = letters_end(s, at);
    if (is_word(char_at(s, end))) return false;
    bool single = end == after(s, at),
         capital = xc_char_is_upper(char_at(s, at));
    const char *unit = fold(s, at, end);
    const xc_lexeme *number = xc_lexicon_find(XC_LEXICON_NUMBERS, unit);
    if (number)
        return xc_lexeme_word(number, XC_NUMBERS_KIND) ==
               XC_NUMBERS_KIND_SUFFIX;
    if (single && (capital || unit[0] == 's')) return false;
    if (xc_lexicon_find(XC_LEXICON_UNITS, unit) ||
        xc_lexicon_find(XC_LEXICON_CURRENCIES, unit))
        return true;
    const xc_lexeme *hour = xc_lexicon_find(XC_LEXICON_CALENDAR, unit);
    return hour &&
           xc_lexeme_word(hour, XC_CALENDAR_KIND) == XC_CALENDAR_KIND_CLOCK;
}

/* Letters with a currency sign behind them and digits after it: "US$5", "US$
 * 5". */
static bool is_currency_word(scanner *s, const word *w, uint32_t at) {
    if (at - w->start > 4 || !xc_char_is_currency(char_at(s, at))) return false;
    uint32_t end = after(s, at);
    int32_t next = char_at(s, end);
    return (xc_char_is_digit(next) || xc_char_is_space(next)) &&
           xc_lexicon_find(XC_LEXICON_CURRENCIES, fold(s, w->start, end));
}

/* Goes on at an apostrophe inside a word; true where the word ends at *at. */
static bool ends_at_apostrophe(scanner *s, const word *w, uint32_t *at) {
    uint32_t next = after(s, *at), n = *at;
    if (!xc_char_is_letter(char_at(s, next))) return true;
    if (clitic_end(s, *at)) return true;
    if (*at > w->start && (w->last == 'n' || w->last == 'N')) {
        xc_char_previous(s->bytes, &n);
        uint32_t end = letters_end(s, next);
        if (!is_word(char_at(s, end)) && is_clitic(s, n, end)) {
            *at = n > w->start ? n : end;
            return true;
        }
    }
    return false;
}

static void take(word *w, int32_t c, uint32_t at) {
    if (c == '.') w->piece = at + 1;
    if (c == '@') w->address = true;
    if (!xc_char_is_digit(c) && c != '.' && c != ',') w->numeral = false;
    w->last = c;
}

/* The end of a word that begins at a word character. */
static uint32_t word_end(scanner *s, uint32_t start) {
    word w = {start, start, 0, true, is_iso_date(s, start), false};
    uint32_t at = start;
    while (at < s->within.end && at - start < XC_TOKEN_MAX_BYTES) {
        int32_t c = char_at(s, at);
        if (is_apostrophe(c)) {
            if (ends_at_apostrophe(s, &w, &at)) return at;
        } else if (xc_char_is_currency(c)) {
            return is_currency_word(s, &w, at) ? after(s, at) : at;
        } else if (!is_word(c) && !is_joint(s, &w, at)) {
            return at;
        }
        if (w.numeral && at > start && xc_char_is_letter(c) &&
            is_unit_behind(s, at))
            return at;
        take(&w, c, at);
        at = after(s, at);
    }
    return at;
}

/* A word with the dot of its abbreviation. */
static uint32_t dotted_end(scanner *s, uint32_t start, uint32_t end) {
    if (char_at(s, end) != '.' || char_at(s, end + 1) == '.') return end;
    int32_t first = char_at(s, start);
    if (xc_char_is_digit(first)) return end;
    const xc_lexeme *row;
    xc_span within = {start, s->within.end};
    return xc_abbreviation_holds(s->bytes, within, end, &row) ? end + 1 : end;
}

/* "scheme://" or "www." begins here. */
static bool is_url(const scanner *s, uint32_t at) {
    uint32_t end = letters_end(s, at);
    size_t left = s->within.end - end;
    if (left >= 4 && end > at && memcmp(s->bytes + end, "://", 3) == 0)
        return true;
    return left >= 2 && end - at == 3 && s->bytes[end] == '.' &&
           memcmp(s->bytes + at, "www", 3) == 0;
}

static uint32_t url_end(const scanner *s, uint32_t start) {
    uint32_t at = start, end = start;
    while (at < s->within.end && at - start < XC_TOKEN_MAX_BYTES) {
        int32_t c = char_at(s, at);
        if (xc_char_is_space(c) || c == '"' || c == '<' || c == '>' ||
            xc_char_is_open_quote(c) || xc_char_is_close_quote(c))
            break;
        at = after(s, at);
        if (is_word(c) || c == '/' || c == '#' || c == '=' || c == '-')
            end = at;
    }
    return end;
}

/* The end of a run of the same character. */
static uint32_t run_end(const scanner *s, uint32_t start) {
    int32_t c = char_at(s, start);
    uint32_t at = start;
    while (at - start < XC_TOKEN_MAX_BYTES && char_at(s, at) == c &&
           at < s->within.end)
        at = after(s, at);
    return at;
}

/* A sign belongs to digits when nothing stands before it. */
static bool is_signed(const scanner *s, uint32_t at, bool space) {
    int32_t c = char_at(s, at);
    if (c != '-' && c != '+' && c != 0x2212) return false;
    bool open = space || at == s->within.start || s->bytes[at - 1] == '(';
    return open && xc_char_is_digit(char_at(s, after(s, at)));
}

static uint32_t apostrophe_end(scanner *s, uint32_t at) {
    uint32_t next = after(s, at), end = clitic_end(s, at);
    if (end) return end;
    if (digits_at(s, next) == 2 && char_at(s, next + 2) == 's')
        return next + 3; /* "the '90s" */
    return char_at(s, next) == char_at(s, at) ? run_end(s, at) : next;
}

/* "°C" is one sign. */
static uint32_t degree_end(scanner *s, uint32_t at) {
    uint32_t next = after(s, at), end = letters_end(s, next);
    if (end > next && xc_lexicon_find(XC_LEXICON_UNITS, fold(s, at, end)))
        return end;
    return next;
}

/* The end of the token that begins at a place that is no space. */
static uint32_t token_end(scanner *s, uint32_t at, bool space) {
    int32_t c = char_at(s, at);
    if (is_word(c)) {
        if (is_url(s, at)) return url_end(s, at);
        uint32_t end = word_end(s, at);
        return dotted_end(s, at, end > at ? end : after(s, at));
    }
    if (is_signed(s, at, space)) return word_end(s, after(s, at));
    if (c == '.' && xc_char_is_digit(char_at(s, at + 1)) &&
        (space || at == s->within.start))
        return word_end(s, at + 1);
    if (is_apostrophe(c)) return apostrophe_end(s, at);
    if (c == 0xb0) return degree_end(s, at);
    if (c == '.' || c == '-' || c == '`') return run_end(s, at);
    return after(s, at);
}

static xc_status push(scanner *s, uint32_t start, uint32_t end, bool space) {
    xc_token token = {0};
    token.span.start = start;
    token.span.end = end;
    token.head = -1;
    token.space_before = space;
    unsigned letters = 0, upper = 0;
    for (uint32_t at = start; at < end; at = after(s, at)) {
        int32_t c = char_at(s, at);
        letters += xc_char_is_letter(c);
        upper += xc_char_is_upper(c);
    }
    token.capital = xc_char_is_upper(char_at(s, start));
    token.shout = letters >= 2 && letters == upper;
    fold(s, start, end);
    XC_TRY(xc_buffer_status(&s->folded));
    token.norm = xc_names_intern(
        s->names, s->folded.bytes ? s->folded.bytes : "", s->folded.length);
    XC_TRY_NEW(token.norm);
    token.lemma = token.norm;
    return XC_PUSH(s->arena, s->out, token);
}

static xc_status scan(scanner *s) {
    bool space = false;
    uint32_t at = s->within.start;
    while (at < s->within.end) {
        if (xc_char_is_space(char_at(s, at))) {
            space = true;
            at = after(s, at);
            continue;
        }
        uint32_t end = token_end(s, at, space);
        XC_TRY(push(s, at, end, space));
        space = false;
        at = end;
    }
    return XC_OK;
}

xc_status xc_tokens_scan(xc_arena *arena, xc_names *names, const char *bytes,
                         xc_span within, xc_tokens *out) {
    scanner s = {arena, names, bytes, within, out, XC_BUFFER_INIT};
    xc_status status = scan(&s);
    xc_buffer_dispose(&s.folded);
    return status;
}

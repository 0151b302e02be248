/*
 * token.c - turns a sentence into tokens by the characters it is written
 * with. language.h says where the cuts are.
 *
 * It looks words up only to know clitics, abbreviations and units behind
 * digits. Its time is linear in the length of the text: what it looks at
 * ahead is bounded by XC_TOKEN_MAX_BYTES or a few bytes.
 * Exports: xc_tokens_scan, xc_token_fill.
 */
#include <string.h>

#include "language/address.h"
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
    uint32_t brackets; /* round ones that are open */
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
} word;

/* An abbreviation with a dot inside begins the word: "Ph.D.", "Ll.B.". */
static bool is_dotted_row(scanner *s, uint32_t start) {
    uint32_t end = start, dots = 0;
    while (end < s->within.end && end - start < AHEAD_MAX &&
           (xc_char_is_letter(char_at(s, end)) || s->bytes[end] == '.')) {
        dots += s->bytes[end] == '.';
        end = after(s, end);
    }
    return dots >= 2 &&
           xc_lexicon_find(XC_LEXICON_ABBREVIATIONS, fold(s, start, end));
}

/* True when a dot between two word characters is no full stop. */
static bool is_dot_inside(scanner *s, const word *w, uint32_t dot,
                          int32_t next) {
    if (xc_char_is_digit(next)) return false;
    if (xc_char_is_digit(w->last)) return !w->numeral && xc_char_is_lower(next);
    return after(s, w->piece) == dot || xc_char_is_lower(next) ||
           is_dotted_row(s, w->start);
}

/* True when the character at a place between two word characters joins. */
static bool is_joint(scanner *s, const word *w, uint32_t at) {
    int32_t c = char_at(s, at), next = char_at(s, after(s, at));
    if (!is_word(next) || !is_word(w->last)) return false;
    bool digits = xc_char_is_digit(w->last) && xc_char_is_digit(next);
    if (xc_char_is_hyphen(c)) return !digits || w->iso;
    switch (c) {
    case '.':
        return digits || is_dot_inside(s, w, at, next);
    case ',':
        return digits && w->numeral && is_grouping(s, at);
    case ':':
        return digits;
    case '/':
        return digits;
    case '&':
        return xc_char_is_letter(w->last) && xc_char_is_letter(next);
    case '_':
    case 0xad: /* a soft hyphen and joiners are seen by no reader */
    case 0x200c:
    case 0x200d:
        return true;
    default:
        return false;
    }
}

/* A symbol of a unit, as written. */
static bool is_symbol(const scanner *s, uint32_t from, uint32_t to) {
    char symbol[AHEAD_MAX + 1];
    size_t length = to - from;
    if (length >= sizeof symbol) return false;
    memcpy(symbol, s->bytes + from, length);
    symbol[length] = '\0';
    return xc_lexicon_find(XC_LEXICON_SYMBOLS, symbol) != NULL;
}

/* True when the letters behind digits are a unit, magnitude or hour. A power
 * belongs to the unit: "m2". */
static bool is_unit_behind(scanner *s, uint32_t at) {
    uint32_t end = letters_end(s, at);
    int32_t power = char_at(s, end);
    bool raised = power == '2' || power == '3';
    if (raised) end++;
    if (is_word(char_at(s, end))) return false;
    if (raised)
        return xc_lexicon_find(XC_LEXICON_UNITS, fold(s, at, end)) != NULL;
    bool single = end == after(s, at),
         capital = xc_char_is_upper(char_at(s, at));
    const char *unit = fold(s, at, end);
    const xc_lexeme *number = xc_lexicon_find(XC_LEXICON_NUMBERS, unit);
    int kind = number ? xc_lexeme_word(number, XC_NUMBERS_KIND) : 0;
    if (number) /* "3.5bn", "94million" */
        return kind == XC_NUMBERS_KIND_SUFFIX ||
               kind == XC_NUMBERS_KIND_MAGNITUDE;
    if (single && capital) return is_symbol(s, at, end);
    if (single && unit[0] == 's') return false;
    if (xc_lexicon_find(XC_LEXICON_UNITS, unit) ||
        xc_lexicon_find(XC_LEXICON_CURRENCIES, unit) || is_symbol(s, at, end))
        return true;
    const xc_lexeme *hour = xc_lexicon_find(XC_LEXICON_CALENDAR, unit);
    return hour &&
           xc_lexeme_word(hour, XC_CALENDAR_KIND) == XC_CALENDAR_KIND_CLOCK;
}

/* Letters that stand before digits as a currency sign does begin the word:
 * "USD115", "R500". One letter is a capital. */
static bool is_money_before(scanner *s, uint32_t start, uint32_t at) {
    uint32_t end = at;
    if (at - start > 3 || !xc_char_is_upper(char_at(s, start))) return false;
    while (xc_char_is_digit(char_at(s, end)) || char_at(s, end) == ',' ||
           char_at(s, end) == '.')
        end++;
    if (is_word(char_at(s, end)) && !is_unit_behind(s, end)) return false;
    if (at - start == 1 && end - at < 2) return false; /* "R5" is a road */
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_CURRENCIES, fold(s, start, at));
    if (!row) return false;
    bool code = xc_lexeme_flag(row, XC_CURRENCIES_ISO) && at - start == 3 &&
                xc_char_is_upper(s->bytes[start + 1]);
    return (code && !xc_lexeme_flag(row, XC_CURRENCIES_BEHIND)) ||
           xc_lexeme_flag(row, XC_CURRENCIES_SIGN);
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
    if (!xc_char_is_digit(c) && c != '.' && c != ',' && c != ':')
        w->numeral = false;
    w->last = c;
}

/* The end of a word that is read from a word character in it on. */
static uint32_t word_end(scanner *s, uint32_t start, uint32_t at) {
    word w = {start, at, 0, true, is_iso_date(s, start)};
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
        if (xc_char_is_digit(c) && at > start && !xc_char_is_digit(w.last) &&
            letters_end(s, start) == at && is_money_before(s, start, at))
            return at;
        take(&w, c, at);
        at = after(s, at);
    }
    return at;
}

/* A word with the dot of its abbreviation. Where a full stop follows that dot
 * ("Roe Jr.."), each has its own; more dots are an ellipsis. */
static uint32_t dotted_end(scanner *s, uint32_t start, uint32_t end) {
    if (char_at(s, end) != '.') return end;
    xc_span within = {start, s->within.end};
    if (char_at(s, end + 1) == '.') {
        if (char_at(s, end + 2) == '.') return end;
        within.end = end + 1;
    }
    if (xc_char_is_digit(char_at(s, start))) return end;
    const xc_lexeme *row;
    within.start = s->within.start;
    return xc_abbreviation_holds(s->bytes, within, end, &row) ? end + 1 : end;
}

/* "1." and "2.1." at the start of what is no bare number. */
static bool is_list_number(const scanner *s, uint32_t start, uint32_t end) {
    if (start != s->within.start || char_at(s, end) != '.' ||
        !xc_char_is_space(char_at(s, end + 1)))
        return false;
    unsigned run = 0;
    for (uint32_t i = start; i < end; i++) {
        bool digit = xc_char_is_digit(s->bytes[i]);
        if (!digit && s->bytes[i] != '.') return false;
        run = digit ? run + 1 : 0;
        if (run > 2) return false;
    }
    return true;
}

/* "a)" and "1)", where no bracket is open. */
static bool is_list_letter(const scanner *s, uint32_t start, uint32_t end) {
    if (s->brackets > 0 || char_at(s, end) != ')') return false;
    if (!xc_char_is_space(char_at(s, end + 1))) return false;
    return digits_at(s, start) == end - start ? end - start <= 2
                                              : end - start == 1;
}

/* "Th-": a word that was broken off. Longer ones mostly have a dash. */
static bool is_broken_off(const scanner *s, uint32_t start, uint32_t end) {
    return s->bytes[end] == '-' && end - start <= 2 &&
           letters_end(s, start) == end &&
           xc_char_is_space(char_at(s, end + 1));
}

/* "can not", "gon na": where the first of two words ends; 0: it is one. */
static uint32_t part_end(scanner *s, uint32_t start, uint32_t end) {
    if (end - start > AHEAD_MAX || letters_end(s, start) != end) return 0;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_TOKENS, fold(s, start, end));
    if (!row || s->folded.length != end - start ||
        xc_lexeme_word(row, XC_TOKENS_KIND) != XC_TOKENS_KIND_PARTS)
        return 0;
    return start + (uint32_t)xc_lexeme_number(row, XC_TOKENS_CUT);
}

/* The end of a word with what belongs to it. */
static uint32_t whole_word_end(scanner *s, uint32_t start, bool space) {
    uint32_t end = word_end(s, start, start);
    if (end == start) return after(s, start);
    uint32_t part = part_end(s, start, end);
    if (part > 0) return part;
    end = dotted_end(s, start, end);
    if (end >= s->within.end) return end;
    bool first = space || start == s->within.start;
    if (is_list_number(s, start, end) ||
        (first && is_list_letter(s, start, end)) ||
        is_broken_off(s, start, end))
        return end + 1;
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

/* "the '90s", "the summer of '68": a year, and no quotation. */
static uint32_t short_year_end(const scanner *s, uint32_t at) {
    uint32_t next = after(s, at), end = next + 2;
    if (digits_at(s, next) != 2) return 0;
    if (char_at(s, end) == 's') return end + 1;
    if (is_word(char_at(s, end)) || at < s->within.start + 2) return 0;
    uint32_t before = at;
    if (xc_char_previous(s->bytes, &before) != ' ') return 0;
    return xc_char_is_letter(xc_char_previous(s->bytes, &before)) ? end : 0;
}

static uint32_t apostrophe_end(scanner *s, uint32_t at) {
    uint32_t next = after(s, at), end = clitic_end(s, at);
    if (!end) end = short_year_end(s, at);
    if (end) return end;
    return char_at(s, next) == char_at(s, at) ? run_end(s, at) : next;
}

/* "[...]" is what a quotation leaves out; "(a)" numbers a part. */
static uint32_t bracket_end(const scanner *s, uint32_t at, bool first) {
    uint32_t next = after(s, at);
    if (char_at(s, at) == '[') {
        int32_t c = char_at(s, next);
        uint32_t end = c == '.' || c == 0x2026 ? run_end(s, next) : next;
        return end > next && char_at(s, end) == ']' ? end + 1 : next;
    }
    bool letter = first && xc_char_is_lower(char_at(s, next));
    uint32_t end = letter ? after(s, next) : next;
    return letter && char_at(s, end) == ')' ? end + 1 : next;
}

/* An emoticon between blanks; 0: none. */
static uint32_t emoticon_end(scanner *s, uint32_t at) {
    uint32_t end = at;
    while (end < s->within.end && end - at < 4 &&
           !xc_char_is_space(char_at(s, end)))
        end = after(s, end);
    if (end - at < 2) return 0;
    if (end < s->within.end && !xc_char_is_space(char_at(s, end))) return 0;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_TOKENS, fold(s, at, end));
    bool found =
        row && xc_lexeme_word(row, XC_TOKENS_KIND) == XC_TOKENS_KIND_SIGN;
    return found ? end : 0;
}

/* What changes the look of the emoji before it. */
static bool is_emoji_mark(int32_t c) {
    return c == 0xfe0e || c == 0xfe0f || c == 0x20e3 ||
           (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f);
}

static bool is_flag_letter(int32_t c) {
    return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* An emoji with its marks and those joined to it; a flag of two letters. */
static uint32_t emoji_end(const scanner *s, uint32_t start) {
    uint32_t at = after(s, start);
    if (is_flag_letter(char_at(s, start)) && is_flag_letter(char_at(s, at)))
        return after(s, at);
    while (at < s->within.end && at - start < XC_TOKEN_MAX_BYTES) {
        int32_t c = char_at(s, at);
        if (c == 0x200d) {
            uint32_t next = after(s, at);
            int32_t joined = char_at(s, next);
            if (joined < 0x2190 || is_word(joined)) return next;
            at = after(s, next);
        } else if (is_emoji_mark(c)) {
            at = after(s, at);
        } else {
            break;
        }
    }
    return at;
}

/* "°C" is one sign. */
static uint32_t degree_end(scanner *s, uint32_t at) {
    uint32_t next = after(s, at), end = letters_end(s, next);
    if (end > next && xc_lexicon_find(XC_LEXICON_UNITS, fold(s, at, end)))
        return end;
    return next;
}

/* The end of a run of "!" and "?". */
static uint32_t cry_end(const scanner *s, uint32_t start) {
    uint32_t at = start;
    while (at - start < XC_TOKEN_MAX_BYTES &&
           (char_at(s, at) == '!' || char_at(s, at) == '?'))
        at++;
    return at;
}

/* The end of a token that begins with neither word nor number. */
static uint32_t sign_end(scanner *s, uint32_t at, bool first) {
    int32_t c = char_at(s, at);
    uint32_t end = 0;
    if (c == '#' || c == '@') end = xc_address_end(s->bytes, s->within, at);
    if (first && (c == ':' || c == ';' || c == '<')) end = emoticon_end(s, at);
    if (end > 0) return end;
    if (is_apostrophe(c)) return apostrophe_end(s, at);
    if (c == '[' || c == '(') return bracket_end(s, at, first);
    if (c == '!' || c == '?') return cry_end(s, at);
    if (c == 0xb0) return degree_end(s, at);
    if (c >= 0x2190) return emoji_end(s, at);
    if (c == 0x2013 || c == 0x2014 || (c < 0x80 && strchr(".-`*=_~<>^", c)))
        return run_end(s, at);
    return after(s, at);
}

/* The end of the token that begins at a place that is no space. */
static uint32_t token_end(scanner *s, uint32_t at, bool space) {
    int32_t c = char_at(s, at);
    if (is_word(c)) {
        uint32_t end = xc_address_end(s->bytes, s->within, at);
        return end > 0 ? end : whole_word_end(s, at, space);
    }
    bool first = space || at == s->within.start;
    if (is_signed(s, at, space)) return word_end(s, at, after(s, at));
    if (c == '.' && first && xc_char_is_digit(char_at(s, at + 1)))
        return word_end(s, at, at + 1);
    return sign_end(s, at, first);
}

/* What the letters of a word say of it. */
static void look_at_case(const char *bytes, xc_token *token) {
    uint32_t letters = 0, upper = 0;
    for (uint32_t at = token->span.start; at < token->span.end;) {
        bool first = at == token->span.start;
        int32_t c = xc_char_next(bytes, token->span.end, &at);
        bool is_upper = xc_char_is_upper(c);
        if (first) token->capital = is_upper;
        letters += xc_char_is_letter(c);
        upper += is_upper;
    }
    token->shout = letters >= 2 && letters == upper;
}

xc_status xc_token_fill(xc_names *names, const char *bytes, xc_buffer *folded,
                        xc_token *token) {
    xc_span span = token->span;
    token->head = -1;
    look_at_case(bytes, token);
    xc_buffer_clear(folded);
    xc_text_fold(folded, bytes + span.start, span.end - span.start);
    XC_TRY(xc_buffer_status(folded));
    token->norm = xc_names_intern(names, folded->bytes ? folded->bytes : "",
                                  folded->length);
    XC_TRY_NEW(token->norm);
    token->lemma = token->norm;
    return XC_OK;
}

static xc_status push(scanner *s, uint32_t start, uint32_t end, bool space) {
    xc_token token = {0};
    token.span = (xc_span){start, end};
    token.space_before = space;
    XC_TRY(xc_token_fill(s->names, s->bytes, &s->folded, &token));
    return XC_PUSH(s->arena, s->out, token);
}

/* At most XC_TOKEN_MAX_BYTES on, and between two characters. */
static uint32_t bounded_end(const scanner *s, uint32_t at, uint32_t end) {
    if (end - at <= XC_TOKEN_MAX_BYTES) return end;
    end = at + XC_TOKEN_MAX_BYTES;
    while (((unsigned char)s->bytes[end] & 0xc0) == 0x80)
        end--;
    return end;
}

static void count_brackets(scanner *s, uint32_t at, uint32_t end) {
    if (end - at != 1) return;
    if (s->bytes[at] == '(') s->brackets++;
    if (s->bytes[at] == ')' && s->brackets > 0) s->brackets--;
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
        uint32_t end = bounded_end(s, at, token_end(s, at, space));
        XC_TRY(push(s, at, end, space));
        count_brackets(s, at, end);
        space = false;
        at = end;
    }
    return XC_OK;
}

xc_status xc_tokens_scan(xc_arena *arena, xc_names *names, const char *bytes,
                         xc_span within, xc_tokens *out) {
    scanner s = {arena, names, bytes, within, out, XC_BUFFER_INIT, 0};
    xc_status status = scan(&s);
    xc_buffer_dispose(&s.folded);
    return status;
}

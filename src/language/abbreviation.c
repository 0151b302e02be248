/*
 * abbreviation.c - says whether a dot belongs to the word before it: turns a
 * dot and its neighbours into yes or no.
 *
 * It knows the rows of abbreviations.tsv, initials and dotted letters, and
 * refuses everything else.
 * Exports: xc_abbreviation_holds.
 */
#include <string.h>

#include "language/steps.h"
#include "text/chars.h"

/* The longest abbreviation or word looked up, in bytes. */
enum { WORD_MAX = 32 };

static bool is_word(int32_t c) {
    return xc_char_is_letter(c) || xc_char_is_digit(c) || c == '.' ||
           c == '-' || c == '\'';
}

/* Where the word that ends before the dot begins: behind quotation marks,
 * and behind digits that are written on to it ("5p.m."). */
static uint32_t word_start(const char *bytes, xc_span within, uint32_t dot) {
    uint32_t at = dot;
    while (at > within.start && dot - at < WORD_MAX) {
        uint32_t before = at;
        int32_t c = xc_char_previous(bytes, &before);
        if (!is_word(c)) break;
        at = before;
    }
    uint32_t start = at;
    while (start < dot) {
        uint32_t next = start;
        if (xc_char_is_letter(xc_char_next(bytes, dot, &next))) return start;
        start = next;
    }
    return at;
}

static const xc_lexeme *find_folded(xc_lexicon_id lexicon, const char *bytes,
                                    size_t length) {
    if (length > WORD_MAX) return NULL;
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, bytes, length);
    const xc_lexeme *row =
        folded.bytes ? xc_lexicon_find(lexicon, folded.bytes) : NULL;
    xc_buffer_dispose(&folded);
    return row;
}

/* The first character after the dot that is no space; 0: none. */
static int32_t next_char(const char *bytes, xc_span within, uint32_t *at) {
    while (*at < within.end) {
        uint32_t next = *at;
        int32_t c = xc_char_next(bytes, within.end, &next);
        if (!xc_char_is_space(c)) return c;
        *at = next;
    }
    return 0;
}

/* True for a capitalised word of the closed classes, as at the start of a
 * sentence: "The", "He", "But". */
static bool starts_sentence(const char *bytes, xc_span within, uint32_t at) {
    uint32_t end = at;
    while (end < within.end && end - at < WORD_MAX) {
        uint32_t next = end;
        int32_t c = xc_char_next(bytes, within.end, &next);
        if (!xc_char_is_letter(c)) break;
        if (end > at && xc_char_is_upper(c)) return false; /* "U.S. TO SEND" */
        end = next;
    }
    const xc_lexeme *row = find_folded(XC_LEXICON_WORDS, bytes + at, end - at);
    if (!row) return false;
    int pos = xc_lexeme_word(row, XC_WORDS_POS);
    return pos != XC_WORDS_POS_NOUN && pos != XC_WORDS_POS_VERB &&
           pos != XC_WORDS_POS_ADJ;
}

/* "J", or letters with dots between ("U.S"). */
static bool is_dotted(const char *word, size_t length, bool *initial) {
    *initial = length == 1 && word[0] >= 'A' && word[0] <= 'Z';
    if (length < 3 || length % 2 == 0) return false;
    for (size_t i = 0; i < length; i++) {
        bool letter = (word[i] >= 'A' && word[i] <= 'Z') ||
                      (word[i] >= 'a' && word[i] <= 'z');
        if (i % 2 == 0 ? !letter : word[i] != '.') return false;
    }
    return true;
}

/* What stands behind a dot. */
typedef struct follower {
    int32_t c;    /* the next character that is no space; 0: none */
    bool starter; /* a word that sentences begin with, quoted or not */
} follower;

static follower find_follower(const char *bytes, xc_span within, uint32_t dot) {
    uint32_t at = dot + 1;
    follower f = {next_char(bytes, within, &at), false};
    uint32_t inner = at;
    if (f.c == '"' || f.c == '(' || xc_char_is_open_quote(f.c))
        xc_char_next(bytes, within.end, &inner);
    uint32_t first = inner;
    f.starter = inner < within.end &&
                xc_char_is_upper(xc_char_next(bytes, within.end, &first)) &&
                starts_sentence(bytes, within, inner);
    return f;
}

static bool is_number_sign(int32_t c) {
    return c == '#' || c == '+' || xc_char_is_currency(c);
}

static bool goes_on(const xc_lexeme *row, follower f) {
    bool word = xc_lexeme_flag(row, XC_ABBREVIATIONS_WORD);
    bool upper = xc_char_is_upper(f.c), digit = xc_char_is_digit(f.c);
    if (f.c == 0) return !word;
    switch (xc_lexeme_word(row, XC_ABBREVIATIONS_NEXT)) {
    case XC_ABBREVIATIONS_NEXT_ANY:
        return true;
    case XC_ABBREVIATIONS_NEXT_NAME:
        return xc_char_is_letter(f.c) || f.c == '"' ||
               xc_char_is_open_quote(f.c);
    case XC_ABBREVIATIONS_NEXT_DIGIT:
        return digit || is_number_sign(f.c) || (!word && !upper && !f.starter);
    case XC_ABBREVIATIONS_NEXT_LOWER:
        return digit || xc_char_is_lower(f.c) ||
               (!word && !upper && !f.starter);
    default:
        return !f.starter;
    }
}

/* The last character before a place that is no space; 0: none. */
static int32_t char_before(const char *bytes, xc_span within, uint32_t at) {
    while (at > within.start) {
        int32_t c = xc_char_previous(bytes, &at);
        if (!xc_char_is_space(c)) return c;
    }
    return 0;
}

/* True when the row's marks of how it is written are met. */
static bool is_written(const xc_lexeme *row, const char *bytes, xc_span within,
                       uint32_t start) {
    uint32_t first = start;
    bool capital = xc_char_is_upper(xc_char_next(bytes, within.end, &first));
    if (xc_lexeme_flag(row, XC_ABBREVIATIONS_CAPITAL) && !capital) return false;
    if (xc_lexeme_flag(row, XC_ABBREVIATIONS_SMALL) && capital) return false;
    return !xc_lexeme_flag(row, XC_ABBREVIATIONS_COMMA) ||
           char_before(bytes, within, start) == ',';
}

/* "J." goes on with a name ("J. Roe"), with what follows a name in a list
 * ("Roe, J.; Doe, A."), and as a species ("E. coli"). */
static bool initial_goes_on(const char *bytes, xc_span within, uint32_t start,
                            follower f) {
    if (xc_char_is_upper(f.c)) return !f.starter;
    if (f.c == '(') {
        int32_t before = char_before(bytes, within, start);
        return before == '.' || before == ',';
    }
    return xc_char_is_lower(f.c) || f.c == ',' || f.c == ';' || f.c == ':' ||
           f.c == '&';
}

bool xc_abbreviation_holds(const char *bytes, xc_span within, uint32_t dot,
                           const xc_lexeme **row) {
    uint32_t start = word_start(bytes, within, dot);
    *row = NULL;
    if (start == dot) return false;
    follower f = find_follower(bytes, within, dot);
    const xc_lexeme *found =
        find_folded(XC_LEXICON_ABBREVIATIONS, bytes + start, dot + 1 - start);
    if (found && is_written(found, bytes, within, start)) {
        *row = found;
        return goes_on(found, f);
    }
    bool initial;
    if (is_dotted(bytes + start, dot - start, &initial)) return !f.starter;
    if (!initial || (start > within.start && is_word(bytes[start - 1])))
        return false; /* "the Model 5S. Then" */
    return initial_goes_on(bytes, within, start, f);
}

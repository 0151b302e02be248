/*
 * abbreviation.c - says whether a dot belongs to the word before it: turns a
 * dot and its neighbours into yes or no.
 *
 * It knows the rows of abbreviations.tsv, initials and dotted letters, and
 * refuses everything else.
 * Exports: xc_abbreviation_holds, xc_starts_sentence.
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

/* Where the word that ends before the dot begins. */
static uint32_t word_start(const char *bytes, xc_span within, uint32_t dot) {
    uint32_t at = dot;
    while (at > within.start && dot - at < WORD_MAX) {
        uint32_t before = at;
        int32_t c = xc_char_previous(bytes, &before);
        if (!is_word(c)) break;
        at = before;
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
bool xc_starts_sentence(const char *bytes, xc_span within, uint32_t at) {
    uint32_t end = at;
    while (end < within.end && end - at < WORD_MAX) {
        uint32_t next = end;
        int32_t c = xc_char_next(bytes, within.end, &next);
        if (!xc_char_is_letter(c)) break;
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

static bool goes_on(int next, int32_t c, bool starter) {
    switch (next) {
    case XC_ABBREVIATIONS_NEXT_NAME:
        return xc_char_is_upper(c) || xc_char_is_open_quote(c);
    case XC_ABBREVIATIONS_NEXT_DIGIT:
        return xc_char_is_digit(c);
    case XC_ABBREVIATIONS_NEXT_LOWER:
        return xc_char_is_lower(c) || xc_char_is_digit(c);
    default:
        return c == 0 || !xc_char_is_upper(c) || !starter;
    }
}

bool xc_abbreviation_holds(const char *bytes, xc_span within, uint32_t dot,
                           const xc_lexeme **row) {
    uint32_t start = word_start(bytes, within, dot), at = dot + 1;
    *row = NULL;
    if (start == dot) return false;
    uint32_t first = start;
    bool capital = xc_char_is_upper(xc_char_next(bytes, dot, &first));
    int32_t c = next_char(bytes, within, &at);
    bool starter = xc_char_is_upper(c) && xc_starts_sentence(bytes, within, at);
    const xc_lexeme *found =
        find_folded(XC_LEXICON_ABBREVIATIONS, bytes + start, dot + 1 - start);
    if (found && xc_lexeme_flag(found, XC_ABBREVIATIONS_CAPITAL) && !capital)
        found = NULL;
    *row = found;
    if (found)
        return goes_on(xc_lexeme_word(found, XC_ABBREVIATIONS_NEXT), c,
                       starter);
    bool initial;
    if (is_dotted(bytes + start, dot - start, &initial))
        return goes_on(XC_ABBREVIATIONS_NEXT_OPEN, c, starter);
    return initial && xc_char_is_upper(c) && !starter;
}

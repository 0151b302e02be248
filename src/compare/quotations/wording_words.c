/*
 * wording_words.c - cuts quotations into words without case, marks and hyphens,
 * and says which of them are one word: however it is spelled or shortened
 * (wordings.tsv), small, rare, a denial.
 * Exports: xc_quote_*, xc_wording_is_small, xc_wording_is_rare,
 * xc_wording_is_foreign.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/matching/passage.h"
#include "compare/quotations/wording_parts.h"
#include "lexicon/gazetteer.h"

/* Words between brackets at most: a bracket that is not closed by then is
 * none. */
enum { MAX_INSERTED = 12 };

const char *xc_quote_word(const xc_quote_words *words, uint32_t i) {
    return words->bytes + words->start[i];
}

/* Brackets, the marks of social media, the dots of "a.m.", and the hyphen of
 * "e-mail". */
static bool is_mark(const char *word, size_t at) {
    if (word[at] == '-') return true;
    if (word[at] == '.')
        return at == 0 || !isdigit((unsigned char)word[at - 1]);
    return strchr("[]()@#", word[at]) != NULL;
}

/* Adds one word without brackets and the marks of social media; words and bytes
 * past the ceilings are left out. */
static void add_word(xc_quote_words *out, const char *at, size_t length,
                     bool inserted, uint32_t *used) {
    char plain[UINT8_MAX];
    size_t n = 0;
    for (size_t i = 0; i < length && n + 1 < sizeof plain; i++)
        if (!is_mark(at, i)) plain[n++] = at[i];
    plain[n] = '\0';
    if (n == 0 || out->count == XC_WORDING_WORDS ||
        *used + n + 1 > XC_WORDING_BYTES)
        return;
    memcpy(out->bytes + *used, plain, n + 1);
    out->start[out->count] = (uint16_t)*used;
    out->length[out->count] = (uint8_t)n;
    out->inserted[out->count] = inserted;
    out->tag[out->count] = memchr(at, '@', length) || memchr(at, '#', length);
    out->row[out->count] = xc_lexicon_find(XC_LEXICON_WORDINGS, plain);
    out->count++;
    *used += (uint32_t)n + 1;
}

static bool opens(xc_word word) {
    return memchr(word.start, '[', word.length) ||
           memchr(word.start, '(', word.length);
}

static bool closes(xc_word word) {
    return memchr(word.start, ']', word.length) ||
           memchr(word.start, ')', word.length);
}

/* True when a bracket is closed in time in what begins with this word. */
static bool is_closed(const char *list, xc_word word) {
    for (int i = 0; i < MAX_INSERTED; i++) {
        if (closes(word)) return true;
        if (!xc_word_next(&list, &word)) return false;
    }
    return false;
}

static bool is_cut(xc_word word) {
    return word.length == 3 && memcmp(word.start, "...", 3) == 0;
}

/* Where the part of a word that begins at from ends: at the next hyphen, but
 * one letter alone is no word: "e-mail". */
static size_t part_end(xc_word word, size_t from) {
    size_t to = from;
    while (to < word.length &&
           (word.start[to] != '-' ||
            (to == from + 1 && isalpha((unsigned char)word.start[from]))))
        to++;
    return to;
}

/* "president-elect" is two words: others write it so. */
void xc_quote_split(const char *text, xc_quote_words *out) {
    xc_word word;
    bool inside = false;
    uint32_t used = 0;
    out->count = 0;
    while (xc_word_next(&text, &word)) {
        if (is_cut(word)) {
            out->cut[out->count] = true;
            continue;
        }
        if (opens(word)) inside = is_closed(text, word);
        for (size_t from = 0; from < word.length;) {
            size_t to = part_end(word, from);
            add_word(out, word.start + from, to - from, inside, &used);
            from = to + 1;
        }
        if (closes(word)) inside = false;
    }
}

bool xc_quote_is_equal(const xc_quote_words *a, uint32_t i,
                       const xc_quote_words *b, uint32_t k) {
    return a->length[i] == b->length[k] &&
           memcmp(xc_quote_word(a, i), xc_quote_word(b, k), a->length[i]) == 0;
}

bool xc_quote_is_loose(const xc_quote_words *words, uint32_t i) {
    const xc_lexeme *row = words->row[i];
    if (row && xc_lexeme_flag(row, XC_WORDINGS_STRESS)) return false;
    return (row && xc_lexeme_flag(row, XC_WORDINGS_LOOSE)) ||
           xc_lexicon_find(XC_LEXICON_FILLERS, xc_quote_word(words, i));
}

bool xc_wording_is_small(const char *word) {
    const xc_lexeme *own = xc_lexicon_find(XC_LEXICON_WORDINGS, word);
    if (own && (xc_lexeme_flag(own, XC_WORDINGS_DENIES) ||
                xc_lexeme_flag(own, XC_WORDINGS_STRESS)))
        return false;
    if ((own && xc_lexeme_flag(own, XC_WORDINGS_LOOSE)) || word[0] == '\'' ||
        xc_lexicon_find(XC_LEXICON_FILLERS, word))
        return true;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, word);
    if (!row || xc_lexeme_flag(row, XC_WORDS_MODAL)) return false;
    switch (xc_lexeme_word(row, XC_WORDS_POS)) {
    case XC_WORDS_POS_NOUN:
    case XC_WORDS_POS_VERB:
    case XC_WORDS_POS_ADJ:
    case XC_WORDS_POS_ADV:
        return false;
    default:
        return true;
    }
}

bool xc_wording_is_rare(const char *word) {
    return (xc_gazetteer_commonness(word) & XC_GAZETTEER_BASIC) == 0;
}

bool xc_quote_denies(const xc_quote_words *words, uint32_t i) {
    return words->row[i] && xc_lexeme_flag(words->row[i], XC_WORDINGS_DENIES);
}

/* Letters of a word that stand in the other in the same order. */
static size_t count_in_order(const char *a, const char *b) {
    size_t same = 0;
    for (; *a; a++) {
        const char *found = strchr(b, *a);
        if (!found) continue;
        same++;
        b = found + 1;
    }
    return same;
}

/* The next letter of a word as both sides of the Atlantic have it: "z" as "s",
 * double letters as one, "re" at its end as "er". */
static char plain_letter(const char **at) {
    const char *c = *at;
    char letter = *c == 'z' ? 's' : *c;
    if (strcmp(c, "re") == 0) {
        *at = "r";
        return 'e';
    }
    while (*c == **at)
        c++;
    *at = c;
    return letter;
}

static bool is_variant(const char *a, const char *b) {
    while (*a && *b)
        if (plain_letter(&a) != plain_letter(&b)) return false;
    return !*a && !*b;
}

/* "travelling" and "traveling", "'s" and "has", "s***" and its word. */
static bool is_spelling(const xc_quote_words *a, uint32_t i,
                        const xc_quote_words *b, uint32_t k) {
    const char *x = xc_quote_word(a, i), *y = xc_quote_word(b, k);
    size_t n = a->length[i], m = b->length[k];
    size_t least = n < m ? n : m, most = n < m ? m : n;
    bool cut = x[0] == '\'' || y[0] == '\'';
    if (!cut && x[0] != y[0]) return false;
    if (!cut && (strchr(x, '*') || strchr(y, '*'))) return true;
    if (!cut && most < 4) return false;
    size_t same = count_in_order(n < m ? x : y, n < m ? y : x);
    if (cut) return same + 1 >= least;
    return (most - least <= most / 4 && same == least) || is_variant(x, y);
}

/* The number that a word writes, "six" or "6"; NAN: none. */
static double number_of(const xc_quote_words *words, uint32_t i) {
    const char *word = xc_quote_word(words, i);
    if (isdigit((unsigned char)word[0])) {
        char *end;
        double value = strtod(word, &end);
        return *end ? NAN : value;
    }
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word);
    return row ? xc_lexeme_number(row, XC_NUMBERS_VALUE) : NAN;
}

static bool is_number(const xc_quote_words *a, uint32_t i,
                      const xc_quote_words *b, uint32_t k) {
    bool digits = isdigit((unsigned char)xc_quote_word(a, i)[0]) ||
                  isdigit((unsigned char)xc_quote_word(b, k)[0]);
    return digits && number_of(a, i) == number_of(b, k);
}

/* One word, written in two ways or with another ending. */
bool xc_quote_is_spelled(const xc_quote_words *a, uint32_t i,
                         const xc_quote_words *b, uint32_t k) {
    bool row = a->row[i] && a->row[i] == b->row[k] &&
               !xc_quote_is_loose(a, i) &&
               !xc_lexeme_flag(a->row[i], XC_WORDINGS_STRESS);
    return row || is_spelling(a, i, b, k) || is_number(a, i, b, k);
}

/* "conclusion" and "conclusions": the one goes on where the other ends. */
bool xc_quote_is_ending(const xc_quote_words *a, uint32_t i,
                        const xc_quote_words *b, uint32_t k) {
    size_t n = a->length[i], m = b->length[k], least = n < m ? n : m;
    if (n == m || a->row[i] || b->row[k] ||
        memcmp(xc_quote_word(a, i), xc_quote_word(b, k), least) != 0)
        return false;
    const char *longer = n < m ? xc_quote_word(b, k) : xc_quote_word(a, i);
    return xc_lexicon_find(XC_LEXICON_WORDFORMS, longer + least) != NULL;
}

bool xc_wording_is_foreign(const char *passage) {
    return xc_passage_has(XC_LEXICON_FOREIGN, passage);
}

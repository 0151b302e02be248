/*
 * passage.c - turns a passage into the rows of a word list that stand in it, by
 * words alone: it looks at no tree, and does not say what the words belong to.
 * Exports: xc_passage_find, xc_passage_has, xc_passage_has_part.
 */
#include "compare/matching/passage.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "extract/extractor.h"

/* Words and bytes of a passage that are looked at. */
enum { MAX_WORDS = 512, MAX_BYTES = 4096 };

/* Words between "including" and its number, at most: "including at least 10".
 */
enum { MAX_BETWEEN = 3 };

typedef struct words {
    char bytes[MAX_BYTES];
    const char *start[MAX_WORDS];
    size_t count;
} words;

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '-' ||
           c == '\'' || c == '%';
}

static void split(const char *passage, words *out) {
    size_t used = 0;
    out->count = 0;
    for (const char *c = passage ? passage : ""; *c;) {
        size_t start = used;
        while (*c && is_word_byte(*c) && used + 1 < MAX_BYTES)
            out->bytes[used++] = (char)tolower((unsigned char)*c++);
        if (used > start) {
            out->bytes[used++] = '\0';
            out->start[out->count++] = out->bytes + start;
        }
        if (out->count == MAX_WORDS || used + 1 >= MAX_BYTES) return;
        while (*c && !is_word_byte(*c))
            c++;
    }
}

/* The longest row that begins at a word; *taken gets its words. */
static const xc_lexeme *match(xc_lexicon_id lexicon, const words *all,
                              size_t at, size_t *taken) {
    xc_matcher matcher;
    xc_matcher_init(&matcher, lexicon);
    for (size_t i = at; i < all->count; i++)
        if (!xc_matcher_add(&matcher, all->start[i])) break;
    *taken = matcher.best.lexeme ? matcher.best.count : 1;
    return matcher.best.lexeme;
}

static bool is_in(const xc_lexeme **found, size_t count, const xc_lexeme *row) {
    for (size_t i = 0; i < count; i++)
        if (found[i] == row) return true;
    return false;
}

size_t xc_passage_find(xc_lexicon_id lexicon, const char *passage,
                       const xc_lexeme **found, size_t most) {
    words all;
    size_t count = 0, taken;
    split(passage, &all);
    for (size_t at = 0; at < all.count && count < most; at += taken) {
        const xc_lexeme *row = match(lexicon, &all, at, &taken);
        if (row && !is_in(found, count, row)) found[count++] = row;
    }
    return count;
}

bool xc_passage_has(xc_lexicon_id lexicon, const char *passage) {
    const xc_lexeme *row;
    return xc_passage_find(lexicon, passage, &row, 1) > 0;
}

/* The number that a word writes, "ten" or "10"; NAN: none. */
static double number_of(const char *word) {
    if (isdigit((unsigned char)*word)) {
        char *end;
        double value = strtod(word, &end);
        return *end ? NAN : value;
    }
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word);
    return row ? xc_lexeme_number(row, XC_NUMBERS_VALUE) : NAN;
}

bool xc_passage_has_part(const char *passage, double value) {
    words all;
    size_t taken;
    split(passage, &all);
    for (size_t at = 0; at < all.count; at += taken) {
        const xc_lexeme *row = match(XC_LEXICON_ARITHMETIC, &all, at, &taken);
        if (!row || xc_lexeme_word(row, XC_ARITHMETIC_ROLE) !=
                        XC_ARITHMETIC_ROLE_INCLUDING)
            continue;
        size_t end = at + taken + MAX_BETWEEN;
        for (size_t i = at + taken; i < all.count && i <= end; i++)
            if (fabs(number_of(all.start[i]) - value) < 1e-9) return true;
    }
    return false;
}

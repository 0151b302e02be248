/*
 * senses.c - looks words up in senses.tsv and in the table that
 * tools/senses.c made of WordNet.
 *
 * The assembler reads the file, as it does the gazetteer. XC_SENSES_FILE is
 * its path; senses_table.h has its layout.
 * Exports: xc_sense_*.
 */
#include "lexicon/senses.h"

#include <string.h>

#include "lexicon/senses_table.h"

__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".global xc_senses_bytes\n"
        ".hidden xc_senses_bytes\n"
        "xc_senses_bytes:\n"
        ".incbin \"" XC_SENSES_FILE "\"\n"
        ".byte 0\n"
        ".popsection\n");

extern const unsigned char xc_senses_bytes[]
    __attribute__((visibility("hidden")));

/* How likely it must be, in per cent, that two words have one meaning, or
 * meanings that exclude each other. Measured on pairs of words of news. */
enum { SAME_PERCENT = 50, OPPOSITE_PERCENT = 40 };

/* Fields of a word, in order. */
enum { TEXT, CONCEPT, VERB, LINK, SENSES, OPPOSITES };

static uint32_t number_at(size_t index) {
    const unsigned char *b = xc_senses_bytes + 4 * index;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

/* Numbers before the words of a part; those before the links for the part
 * past the last. */
static size_t before_part(int part) {
    size_t words = 0;
    for (int i = 0; i < part; i++)
        words += number_at((size_t)i);
    return XC_SENSES_HEAD + words * XC_SENSES_WORD;
}

static const char *text_at(uint32_t place) {
    size_t links = number_at(XC_SENSES_PARTS);
    const unsigned char *text =
        xc_senses_bytes + 4 * (before_part(XC_SENSES_PARTS) + links);
    return place == 0 ? NULL : (const char *)(text + place);
}

/* A word of the table: where its numbers begin; 0: none. */
static size_t find_word(const char *lemma, xc_sense_pos pos) {
    size_t first = before_part((int)pos), low = 0;
    size_t high = number_at((size_t)pos);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t word = first + middle * XC_SENSES_WORD;
        int order = strcmp(lemma, text_at(number_at(word + TEXT)));
        if (order == 0) return word;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

/* A word's links: to its meanings, then to what they exclude. */
static uint32_t link_of(size_t word, uint32_t index) {
    return number_at(before_part(XC_SENSES_PARTS) + number_at(word + LINK) +
                     index);
}

static double share_of(uint32_t link) {
    return (double)(link & 0xff) / XC_SENSES_CERTAIN;
}

/* How likely it is that links from..to of a lead to a meaning of b. */
static double likely(size_t a, uint32_t from, uint32_t to, size_t b) {
    double sum = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t x = link_of(a, i);
        for (uint32_t k = 0; k < number_at(b + SENSES); k++) {
            uint32_t y = link_of(b, k);
            if (x >> 8 == y >> 8) sum += share_of(x) * share_of(y);
        }
    }
    return sum;
}

/* Of the two ways, as a pointer to an opposite stands with one at times. */
static double likely_opposite(size_t a, size_t b) {
    uint32_t na = number_at(a + SENSES), nb = number_at(b + SENSES);
    double x = likely(a, na, na + number_at(a + OPPOSITES), b);
    double y = likely(b, nb, nb + number_at(b + OPPOSITES), a);
    return x > y ? x : y;
}

/* ------------------------------------------------------------------ */
/* Rows                                                                 */

static bool is_of(const xc_lexeme *row, xc_sense_pos pos) {
    static const int flags[] = {XC_SENSES_NOUN, XC_SENSES_VERB,
                                XC_SENSES_ADJECTIVE};
    return xc_lexeme_flag(row, flags[pos]);
}

const xc_lexeme *xc_sense_row(const char *lemma, xc_sense_pos pos) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SENSES, lemma);
    return row && is_of(row, pos) ? row : NULL;
}

/* What a row says with other arguments has its own name for its own. */
static const char *concept_of(const xc_lexeme *row) {
    bool rearranges = xc_lexeme_word(row, XC_SENSES_TAKES) != 0 ||
                      xc_lexeme_flag(row, XC_SENSES_SWAP);
    const char *of = xc_lexeme_text(row, XC_SENSES_OF);
    return of && !rearranges ? of : row->concept;
}

static const char *undergone_of(const xc_lexeme *row) {
    const char *of = xc_lexeme_text(row, XC_SENSES_OF);
    return of ? of : row->concept;
}

/* What WordNet's word for a meaning is in senses.tsv, if it stands there. */
static const char *plain_concept(const char *lemma, xc_sense_pos pos) {
    const xc_lexeme *row = xc_sense_row(lemma, pos);
    if (row) return concept_of(row);
    size_t word = find_word(lemma, pos);
    const char *found = word ? text_at(number_at(word + CONCEPT)) : NULL;
    row = found ? xc_sense_row(found, pos) : NULL;
    return row ? concept_of(row) : found;
}

const char *xc_sense_verb(const char *noun) {
    const xc_lexeme *row = xc_sense_row(noun, XC_SENSE_NOUN);
    if (row && is_of(row, XC_SENSE_VERB)) return row->concept;
    size_t word = find_word(noun, XC_SENSE_NOUN);
    return word ? text_at(number_at(word + VERB)) : NULL;
}

/* "demise" is one with "death", which is what "die" says; a "quake" is an
 * "earthquake", before it is anything that quakes. */
const char *xc_sense_concept(const char *lemma, xc_sense_pos pos) {
    const char *plain = plain_concept(lemma, pos);
    if (pos != XC_SENSE_NOUN || xc_sense_row(lemma, pos)) return plain;
    const char *verb = xc_sense_verb(plain ? plain : lemma);
    if (!verb) return plain;
    const char *of_verb = plain_concept(verb, XC_SENSE_VERB);
    return of_verb ? of_verb : verb;
}

const char *xc_sense_undergone(const char *lemma) {
    const xc_lexeme *row = xc_sense_row(lemma, XC_SENSE_VERB);
    return row ? undergone_of(row) : xc_sense_concept(lemma, XC_SENSE_VERB);
}

/* ------------------------------------------------------------------ */
/* Relations                                                            */

static bool names(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

/* "win" and "lose", each with its own arguments; who sells does the opposite
 * of who buys. */
static xc_sense_link relate_rows(const xc_lexeme *a, const xc_lexeme *b) {
    const char *x = undergone_of(a), *y = undergone_of(b);
    if (xc_lexeme_word(a, XC_SENSES_TAKES) !=
        xc_lexeme_word(b, XC_SENSES_TAKES))
        return XC_SENSE_UNRELATED;
    bool swapped =
        xc_lexeme_flag(a, XC_SENSES_SWAP) != xc_lexeme_flag(b, XC_SENSES_SWAP);
    if (names(x, y)) return swapped ? XC_SENSE_OPPOSITE : XC_SENSE_SAME;
    return !swapped && (names(xc_lexeme_text(a, XC_SENSES_OPPOSITE), y) ||
                        names(xc_lexeme_text(b, XC_SENSES_OPPOSITE), x))
               ? XC_SENSE_OPPOSITE
               : XC_SENSE_UNRELATED;
}

xc_sense_link xc_sense_relation(const char *a, const char *b,
                                xc_sense_pos pos) {
    if (strcmp(a, b) == 0) return XC_SENSE_SAME;
    const xc_lexeme *x = xc_sense_row(a, pos), *y = xc_sense_row(b, pos);
    if (x && y) return relate_rows(x, y);
    bool row = x || y;
    size_t left = find_word(a, pos), right = find_word(b, pos);
    if (!left || !right) return XC_SENSE_UNRELATED;
    if (likely_opposite(left, right) * 100 >= OPPOSITE_PERCENT)
        return XC_SENSE_OPPOSITE;
    if (row) /* what a row leaves out is left out of it */
        return names(plain_concept(a, pos), plain_concept(b, pos))
                   ? XC_SENSE_SAME
                   : XC_SENSE_UNRELATED;
    double same = likely(left, 0, number_at(left + SENSES), right);
    return same * 100 >= SAME_PERCENT ? XC_SENSE_SAME : XC_SENSE_UNRELATED;
}

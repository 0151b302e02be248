/*
 * plural.c - turns a counted noun into its plural, for people to read, by the
 * rows of plurals.tsv.
 * Exports: xc_describe_plural.
 */
#include <string.h>

#include "compare/rule.h"
#include "lexicon/lexicon.h"

/* Ends of words are at most this long, in bytes. */
#define MAX_ENDING 4u

/* The row of the whole noun, else of its longest end; NULL: none. */
static const xc_lexeme *find_row(const char *noun, size_t length) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_PLURALS, noun);
    char ending[MAX_ENDING + 2] = "-";
    size_t n = length < MAX_ENDING ? length : MAX_ENDING;
    for (; !row && n > 0; n--) {
        memcpy(ending + 1, noun + length - n, n + 1);
        row = xc_lexicon_find(XC_LEXICON_PLURALS, ending);
    }
    return row;
}

void xc_describe_plural(xc_buffer *out, const char *noun) {
    size_t length = strlen(noun);
    const xc_lexeme *row = find_row(noun, length);
    if (!row) {
        xc_buffer_printf(out, "%ss", noun);
        return;
    }
    double drop = xc_lexeme_number(row, XC_PLURALS_DROP);
    const char *add = xc_lexeme_text(row, XC_PLURALS_ADD);
    if (drop > 0 && drop <= (double)length) length -= (size_t)drop;
    xc_buffer_add(out, noun, length);
    if (add) xc_buffer_puts(out, add);
}

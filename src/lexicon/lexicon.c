/*
 * lexicon.c - finds forms in the generated tables by binary search, and reads
 * the features of a row. It folds nothing: forms are looked up as they stand
 * in the word lists.
 * Exports: xc_lexicon_*, xc_lexeme_*.
 */
#include "lexicon/tables.h"

#include <assert.h>
#include <string.h>

static const xc_lexicon_table *table_of(xc_lexicon_id lexicon) {
    assert((size_t)lexicon < (size_t)XC_LEXICON_COUNT);
    return &xc_lexicon_tables[lexicon];
}

/* Most words differ in the first two bytes: every word of a text is looked up
 * several times, and no function is called for those. */
static int compare(const char *a, const char *b) {
    int order = (unsigned char)a[0] - (unsigned char)b[0];
    if (order != 0 || a[0] == '\0') return order;
    order = (unsigned char)a[1] - (unsigned char)b[1];
    return order != 0 || a[1] == '\0' ? order : strcmp(a + 2, b + 2);
}

const xc_lexeme *xc_lexicon_find(xc_lexicon_id lexicon, const char *form) {
    const xc_lexicon_table *table = table_of(lexicon);
    size_t low = 0, high = table->form_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(form, table->forms[middle].form);
        if (order == 0) return &table->rows[table->forms[middle].row];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

size_t xc_lexicon_max_words(xc_lexicon_id lexicon) {
    return table_of(lexicon)->max_words;
}

bool xc_lexicon_is_lemmas(xc_lexicon_id lexicon) {
    return table_of(lexicon)->lemmas;
}

const xc_lexeme *xc_lexicon_row(xc_lexicon_id lexicon, size_t index) {
    const xc_lexicon_table *table = table_of(lexicon);
    return index < table->row_count ? &table->rows[index] : NULL;
}

double xc_lexeme_number(const xc_lexeme *lexeme, int feature) {
    assert(lexeme && feature >= 0);
    return lexeme->values[feature].number;
}

int xc_lexeme_word(const xc_lexeme *lexeme, int feature) {
    assert(lexeme && feature >= 0);
    return lexeme->values[feature].word;
}

bool xc_lexeme_flag(const xc_lexeme *lexeme, int feature) {
    assert(lexeme && feature >= 0);
    return lexeme->values[feature].word != 0;
}

const char *xc_lexeme_text(const xc_lexeme *lexeme, int feature) {
    assert(lexeme && feature >= 0);
    return lexeme->values[feature].text;
}

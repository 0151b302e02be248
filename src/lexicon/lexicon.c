/*
 * lexicon.c - finds forms in the generated tables by their hash, and reads the
 * features of a row. It folds nothing: forms are looked up as they stand
 * in the word lists.
 * Exports: xc_lexicon_*, xc_lexeme_*.
 */
#include "lexicon/tables.h"

#include <assert.h>
#include <string.h>

#include "lexicon/hash.h"

static const xc_lexicon_table *table_of(xc_lexicon_id lexicon) {
    assert((size_t)lexicon < (size_t)XC_LEXICON_COUNT);
    return &xc_lexicon_tables[lexicon];
}

/* True for the prefix whose text is that of before, a blank, and word. */
static bool goes_on(const xc_lexicon_prefix *prefix,
                    const xc_lexicon_prefix *before, const char *word) {
    size_t length = before->length;
    return prefix->length > length && prefix->text[length] == ' ' &&
           memcmp(prefix->text, before->text, length) == 0 &&
           strcmp(prefix->text + length + 1, word) == 0;
}

static bool is(const xc_lexicon_prefix *prefix, const xc_lexicon_prefix *before,
               const char *word) {
    return before ? goes_on(prefix, before, word)
                  : strcmp(prefix->text, word) == 0;
}

const xc_lexicon_prefix *xc_lexicon_step(xc_lexicon_id lexicon,
                                         const xc_lexicon_prefix *before,
                                         const char *word) {
    const xc_lexicon_table *table = table_of(lexicon);
    uint32_t hash = XC_LEXICON_HASH_INIT;
    if (before) {
        hash = xc_lexicon_hash(before->hash, " ");
    } else {
        uint32_t start = xc_lexicon_start(word);
        if (!(table->starts[start / 32] >> start % 32 & 1)) return NULL;
    }
    hash = xc_lexicon_hash(hash, word);
    for (uint32_t at = hash;; at++) {
        const xc_lexicon_slot *slot = &table->slots[at & table->mask];
        if (slot->number == 0) return NULL;
        if (slot->hash != hash) continue;
        const xc_lexicon_prefix *prefix = &table->prefixes[slot->number - 1];
        if (is(prefix, before, word)) return prefix;
    }
}

const xc_lexeme *xc_lexicon_find(xc_lexicon_id lexicon, const char *form) {
    const xc_lexicon_prefix *prefix = xc_lexicon_step(lexicon, NULL, form);
    return prefix ? prefix->lexeme : NULL;
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

const char *xc_lexeme_lexicon(const xc_lexeme *lexeme) {
    for (int i = 0; i < XC_LEXICON_COUNT; i++) {
        const xc_lexicon_table *table = &xc_lexicon_tables[i];
        for (size_t row = 0; row < table->row_count; row++)
            if (&table->rows[row] == lexeme) return table->name;
    }
    return NULL;
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

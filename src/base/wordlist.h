/*
 * wordlist.h - words joined by blanks: the form in which facts keep words.
 * Exports: xc_word, xc_word_next, xc_word_is, xc_words_*.
 */
#ifndef XC_BASE_WORDLIST_H
#define XC_BASE_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

typedef struct xc_word {
    const char *start;
    size_t length;
} xc_word;

/* Takes the next word off *list; false when there is none. A list that is
 * NULL has none. */
bool xc_word_next(const char **list, xc_word *word);

/* True for the same bytes. */
bool xc_word_is(const xc_word *a, const xc_word *b);

/* How many words a list has; whether a word is among them; how many of the
 * first list the second has too; whether it has all of them. */
size_t xc_words_count(const char *list);
bool xc_words_has(const char *list, const xc_word *word);
size_t xc_words_shared(const char *a, const char *b);
bool xc_words_has_all(const char *list, const char *words);

/* Sorts words in place and appends them, each once, joined by blanks. A
 * failure sticks to the buffer. */
void xc_words_join(xc_buffer *out, const char **words, size_t count);

#endif

/*
 * wordlist.h - words joined by blanks: the form in which facts keep words.
 * Exports: xc_word, xc_word_next, xc_words_join.
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

/* Sorts words in place and appends them, each once, joined by blanks. A
 * failure sticks to the buffer. */
void xc_words_join(xc_buffer *out, const char **words, size_t count);

#endif

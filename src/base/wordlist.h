/*
 * wordlist.h - words joined by blanks, read one after the other: the form in
 * which facts keep words.
 * Exports: xc_word, xc_word_next.
 */
#ifndef XC_BASE_WORDLIST_H
#define XC_BASE_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct xc_word {
    const char *start;
    size_t length;
} xc_word;

/* Takes the next word off *list; false when there is none. A list that is
 * NULL has none. */
bool xc_word_next(const char **list, xc_word *word);

#endif

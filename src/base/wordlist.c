/*
 * wordlist.c - reads words joined by blanks.
 * Exports: xc_word_next.
 */
#include "base/wordlist.h"

#include <string.h>

bool xc_word_next(const char **list, xc_word *word) {
    if (!*list) return false;
    const char *start = *list + strspn(*list, " ");
    size_t length = strcspn(start, " ");
    *word = (xc_word){start, length};
    *list = start + length;
    return length > 0;
}

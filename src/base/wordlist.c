/*
 * wordlist.c - reads and writes words joined by blanks.
 * Exports: xc_word_next, xc_words_join.
 */
#include "base/wordlist.h"

#include <stdlib.h>
#include <string.h>

bool xc_word_next(const char **list, xc_word *word) {
    if (!*list) return false;
    const char *start = *list + strspn(*list, " ");
    size_t length = strcspn(start, " ");
    *word = (xc_word){start, length};
    *list = start + length;
    return length > 0;
}

static int compare_words(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void xc_words_join(xc_buffer *out, const char **words, size_t count) {
    if (count > 1) qsort(words, count, sizeof *words, compare_words);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && strcmp(words[i], words[i - 1]) == 0) continue;
        if (i > 0) xc_buffer_putc(out, ' ');
        xc_buffer_puts(out, words[i]);
    }
}

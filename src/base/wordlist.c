/*
 * wordlist.c - reads and writes words joined by blanks.
 * Exports: xc_word_next, xc_word_is, xc_words_*.
 */
#include "base/wordlist.h"

#include <stdlib.h>
#include <string.h>

bool xc_word_next(const char **list, xc_word *word) {
    if (!*list) return false;
    const char *start = *list;
    while (*start == ' ')
        start++;
    size_t length = 0;
    while (start[length] && start[length] != ' ')
        length++;
    *word = (xc_word){start, length};
    *list = start + length;
    return length > 0;
}

bool xc_word_is(const xc_word *a, const xc_word *b) {
    return a->length == b->length && memcmp(a->start, b->start, a->length) == 0;
}

size_t xc_words_count(const char *list) {
    size_t count = 0;
    xc_word word;
    while (xc_word_next(&list, &word))
        count++;
    return count;
}

bool xc_words_has(const char *list, const xc_word *word) {
    xc_word own;
    while (xc_word_next(&list, &own))
        if (xc_word_is(&own, word)) return true;
    return false;
}

size_t xc_words_shared(const char *a, const char *b) {
    size_t shared = 0;
    xc_word word;
    while (xc_word_next(&a, &word))
        if (xc_words_has(b, &word)) shared++;
    return shared;
}

bool xc_words_has_all(const char *list, const char *words) {
    xc_word word;
    while (xc_word_next(&words, &word))
        if (!xc_words_has(list, &word)) return false;
    return true;
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

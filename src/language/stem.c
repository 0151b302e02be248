/*
 * stem.c - turns words into stems, with Snowball's English stemmer, so that
 * "spending", "spends" and "spend" are found under one key. The parts of a
 * hyphenated word are words ("fine-particle"). Stems are for comparing; what
 * people read is lemmas. Source: M. F. Porter, "Snowball: a language for
 * stemming algorithms", 2001. Exports: xc_stem_words.
 */
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "language/language.h"

/* Longer words are their own stems, further words are left out. */
#define MAX_STEMMED 64u
#define MAX_WORDS 64u

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *stem_word(struct sb_stemmer *stemmer, xc_arena *arena,
                             const char *word, size_t length) {
    if (length > MAX_STEMMED) return xc_arena_copy(arena, word, length);
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)length);
    if (!stem) return NULL;
    return xc_arena_copy(arena, (const char *)stem,
                         (size_t)sb_stemmer_length(stemmer));
}

static xc_status join(xc_arena *arena, const char **list, size_t count,
                      const char **joined) {
    xc_buffer out = XC_BUFFER_INIT;
    qsort(list, count, sizeof *list, compare_strings);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && strcmp(list[i], list[i - 1]) == 0) continue;
        if (out.length > 0) xc_buffer_putc(&out, ' ');
        xc_buffer_puts(&out, list[i]);
    }
    *joined = out.failed ? NULL
                         : xc_arena_copy(arena, out.bytes ? out.bytes : "",
                                         out.length);
    xc_buffer_dispose(&out);
    return *joined ? XC_OK : XC_ERROR_MEMORY;
}

xc_status xc_stem_words(xc_arena *arena, const char *words,
                        const char **stems) {
    const char *list[MAX_WORDS];
    size_t count = 0;
    *stems = NULL;
    if (!words) return XC_OK;
    struct sb_stemmer *stemmer = sb_stemmer_new("english", NULL);
    XC_TRY_NEW(stemmer);
    for (const char *p = words; *p && count < MAX_WORDS; p += *p != '\0') {
        size_t n = strcspn(p, " -");
        if (n == 0) continue;
        list[count] = stem_word(stemmer, arena, p, n);
        if (!list[count]) break;
        count++;
        p += n;
    }
    sb_stemmer_delete(stemmer);
    return join(arena, list, count, stems);
}

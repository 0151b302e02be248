/*
 * stem.c - turns words into stems, with Snowball's English stemmer, so that
 * "spending", "spends" and "spend" are found under one key. The parts of a
 * hyphenated word are words ("fine-particle"). Stems are for comparing; what
 * people read is lemmas.
 * Source: M. F. Porter, "Snowball: a language for stemming algorithms", 2001.
 * Exports: xc_stem_words.
 */
#include <libstemmer.h>
#include <string.h>

#include "base/wordlist.h"
#include "language/language.h"

/* Longer words are their own stems, further words are left out. */
#define MAX_STEMMED 64u
#define MAX_WORDS 64u

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
    xc_words_join(&out, list, count);
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
    xc_status status = XC_OK;
    *stems = NULL;
    if (!words) return XC_OK;
    struct sb_stemmer *stemmer = sb_stemmer_new("english", NULL);
    XC_TRY_NEW(stemmer);
    for (const char *p = words; *p && count < MAX_WORDS; p += *p != '\0') {
        size_t n = strcspn(p, " -");
        if (n == 0) continue;
        list[count] = stem_word(stemmer, arena, p, n);
        if (!list[count++]) {
            status = XC_ERROR_MEMORY;
            break;
        }
        p += n;
    }
    sb_stemmer_delete(stemmer);
    return status < 0 ? status : join(arena, list, count, stems);
}

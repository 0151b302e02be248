/*
 * stem.c - fills in the stems of tokens, with Snowball's English stemmer:
 * "spending", "spends" and "spend" become one key.
 * Source: M. F. Porter, "Snowball: a language for stemming algorithms", 2001.
 * Exports: xc_stemmer_new, xc_stemmer_free, xc_tokens_stem.
 */
#include <libstemmer.h>
#include <string.h>

#include "language/steps.h"

/* Longer words are their own stems. */
#define MAX_STEMMED 64u

struct sb_stemmer *xc_stemmer_new(xc_error *error) {
    struct sb_stemmer *stemmer = sb_stemmer_new("english", NULL);
    if (!stemmer) xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    return stemmer;
}

void xc_stemmer_free(struct sb_stemmer *stemmer) {
    if (stemmer) sb_stemmer_delete(stemmer);
}

xc_status xc_tokens_stem(struct sb_stemmer *stemmer, xc_names *names,
                         xc_token *tokens, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const char *lemma = tokens[i].lemma;
        size_t length = strlen(lemma);
        tokens[i].stem = lemma;
        if (length > MAX_STEMMED || tokens[i].upos == XC_UPOS_PUNCT) continue;
        const sb_symbol *stem =
            sb_stemmer_stem(stemmer, (const sb_symbol *)lemma, (int)length);
        XC_TRY_NEW(stem);
        tokens[i].stem = xc_names_intern(names, (const char *)stem,
                                         (size_t)sb_stemmer_length(stemmer));
        XC_TRY_NEW(tokens[i].stem);
    }
    return XC_OK;
}

/*
 * lemmas.h - turns words with known lemmas into the table of lemmas that the
 * program carries (src/language/lemmas.h has its layout).
 * Exports: lemma_source, lemma_example, lemma_figures, lemmas_train.
 */
#ifndef TOOLS_TRAIN_LEMMAS_H
#define TOOLS_TRAIN_LEMMAS_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/memory.h"

/* Where an example comes from. What the first treebank says of a word wins;
 * the second adds words, except under tags where its conventions are others;
 * a lexicon adds forms that were never seen in text. */
typedef enum lemma_source {
    LEMMA_FIRST = 0,
    LEMMA_SECOND,
    LEMMA_LEXICON
} lemma_source;

typedef struct lemma_example {
    const char *form;   /* as written */
    const char *folded; /* as xc_text_fold gives it */
    const char *lemma;  /* as annotated; "_": left out */
    const char *upos;
    const char *xpos; /* as the tagger will say it */
    lemma_source source;
} lemma_example;

/* What was made, for the trainer's report. */
typedef struct lemma_figures {
    size_t tags, edits, rules, forms, answers, bytes;
} lemma_figures;

/* Appends the section to *section. The same examples in the same order give
 * the same bytes. figures may be NULL. XC_ERROR_LIMIT when the examples need
 * more than a section can hold, XC_ERROR_MEMORY. */
xc_status lemmas_train(const lemma_example *examples, size_t count,
                       xc_buffer *section, lemma_figures *figures,
                       xc_error *error);

#endif

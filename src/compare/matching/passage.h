/*
 * passage.h - which rows of a word list stand in a passage that is shown as
 * evidence, where no tokens are kept of it. Inside src/compare/ only.
 * Exports: xc_passage_find, xc_passage_has, xc_passage_has_part.
 */
#ifndef XC_COMPARE_MATCHING_PASSAGE_H
#define XC_COMPARE_MATCHING_PASSAGE_H

#include "lexicon/lexicon.h"

/* Finds the rows of a lexicon of forms whose words stand in the passage, each
 * once, in order of their place; answers how many, at most most. Letters count
 * whatever their case; hyphens and apostrophes belong to words. Of a passage
 * some 500 words are looked at. NULL is an empty passage. */
size_t xc_passage_find(xc_lexicon_id lexicon, const char *passage,
                       const xc_lexeme **found, size_t most);

/* True when any row does. */
bool xc_passage_has(xc_lexicon_id lexicon, const char *passage);

/* True when the passage gives a number as a part of another: "12 people,
 * including 10 farm hands" has 10. */
bool xc_passage_has_part(const char *passage, double value);

#endif

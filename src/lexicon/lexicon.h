/*
 * lexicon.h - look-up in the word lists of this folder.
 *
 * Each NAME.tsv is one lexicon: one concept a row, with features and the
 * forms that express it. tools/lexgen.c turns them into tables when the
 * program is built; lexicon_ids.h, which it writes too, names each lexicon
 * (XC_LEXICON_NAME), each feature (XC_NAME_FEATURE) and each word that a
 * feature may have (XC_NAME_FEATURE_WORD).
 * Exports: xc_lexeme, xc_lexicon_prefix, xc_lexicon_*, xc_lexeme_*.
 *
 * A file begins with
 *
 *   #lexicon numbers
 *   #match form            form: words as folded; lemma: as lemmas; written:
 *                          as they stand in the text, letter case and all
 *   #feature value number
 *   #feature kind unit tens hundred     one of these words
 *   #feature sign flag                  present or not
 *   #feature symbol text                any text without blanks
 *
 * and goes on with rows of three columns parted by tabs: concept, features
 * ("value=8 kind=unit"; "-" for none), forms parted by "|", each a folded
 * word or words joined by one blank. "#" begins a comment line. A form stands
 * once in a file.
 */
#ifndef XC_LEXICON_LEXICON_H
#define XC_LEXICON_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon_ids.h"

/* A feature's value: number (NAN where absent), index of its word from 1 (0
 * where absent; 1 for a flag that is set), or text (NULL where absent). */
typedef struct xc_lexeme_value {
    double number;
    int word;
    const char *text;
} xc_lexeme_value;

/* A row; static data, never freed. */
typedef struct xc_lexeme {
    const char *concept;
    const xc_lexeme_value *values; /* one a feature, in order */
    uint32_t line;                 /* in its file */
} xc_lexeme;

/* A form, or words that longer forms begin with; static data. */
typedef struct xc_lexicon_prefix {
    const char *text;
    const xc_lexeme *lexeme; /* the row that has it as a form; NULL: none */
    uint32_t hash;
    uint16_t length; /* of text, in bytes */
    uint16_t longer; /* words that the longest form beginning so adds */
} xc_lexicon_prefix;

/* One step along the words of a text: the words of before (NULL: none yet)
 * and this word. NULL when no form begins so, which is known after one look
 * at a table, whatever the length of the lexicon. */
const xc_lexicon_prefix *xc_lexicon_step(xc_lexicon_id lexicon,
                                         const xc_lexicon_prefix *before,
                                         const char *word);

/* The row that has this form (words joined by one blank), or NULL. */
const xc_lexeme *xc_lexicon_find(xc_lexicon_id lexicon, const char *form);

/* The words of the longest form of the lexicon. */
size_t xc_lexicon_max_words(xc_lexicon_id lexicon);

/* True when the forms of the lexicon are lemmas ("#match lemma"). */
bool xc_lexicon_is_lemmas(xc_lexicon_id lexicon);

/* Rows in order of the file; NULL past the end. */
const xc_lexeme *xc_lexicon_row(xc_lexicon_id lexicon, size_t index);

/* The name of the lexicon that a row is of, "predicates"; NULL for a row of
 * none. */
const char *xc_lexeme_lexicon(const xc_lexeme *lexeme);

double xc_lexeme_number(const xc_lexeme *lexeme, int feature);
int xc_lexeme_word(const xc_lexeme *lexeme, int feature);
bool xc_lexeme_flag(const xc_lexeme *lexeme, int feature);
const char *xc_lexeme_text(const xc_lexeme *lexeme, int feature);

#endif

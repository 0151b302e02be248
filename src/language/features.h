/*
 * features.h - turns the written form of a token into what the network reads:
 * the key of its word and rows of the table of hashed features (affixes and
 * shape).
 *
 * The trainer and the program share this file, so that both see the same.
 * Exports: xc_form, xc_form_read, xc_word_key.
 */
#ifndef XC_LANGUAGE_FEATURES_H
#define XC_LANGUAGE_FEATURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Most rows that one form has. */
#define XC_FORM_ROWS 20u

typedef struct xc_form {
    uint64_t word; /* hash of the folded form with every digit as 0 */
    uint32_t rows[XC_FORM_ROWS]; /* hashes; the table takes them modulo */
    uint32_t row_count;
} xc_form;

/* Reads a form: bytes as written, folded as xc_text_fold gives it. caseless:
 * capital letters mean nothing in this sentence (a headline). */
void xc_form_read(const char *bytes, size_t length, const char *folded,
                  size_t folded_length, bool caseless, xc_form *form);

/* The key of a folded word in the table of word vectors. */
uint64_t xc_word_key(const char *folded, size_t length);

#endif

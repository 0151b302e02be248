/*
 * features.c - turns the written form of a token into hashed features.
 *
 * Affixes are counted in bytes of the folded form: a cut inside a character
 * of several bytes is as good a feature as any. Of a long form the first
 * WORD_MAX bytes are read.
 * Exports: xc_form_read, xc_word_key.
 */
#include "language/features.h"

#include <string.h>

#include "base/hash.h"

/* What a row stands for; part of its hash. */
enum feature {
    FEATURE_WORD = 1,
    FEATURE_PREFIX,
    FEATURE_SUFFIX,
    FEATURE_SHAPE,
    FEATURE_SHAPE_SUFFIX,
    FEATURE_LENGTH,
    FEATURE_CASELESS
};

enum {
    PREFIX_MAX = 4,
    SUFFIX_MAX = 5,
    SHAPE_MAX = 12,
    WORD_MAX = 64, /* bytes of a form that are read */
    LENGTH_MAX = 12
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The form with digits as 0, cut to WORD_MAX. */
static size_t plain(const char *folded, size_t length, char *out) {
    if (length > WORD_MAX) length = WORD_MAX;
    for (size_t i = 0; i < length; i++)
        out[i] = is_digit(folded[i]) ? '0' : folded[i];
    return length;
}

static uint64_t hash(uint64_t seed, const char *bytes, size_t length) {
    return xc_hash_bytes(seed * 0x9E3779B97F4A7C15u + length, bytes, length);
}

uint64_t xc_word_key(const char *folded, size_t length) {
    char word[WORD_MAX] = {0};
    return hash(FEATURE_WORD, word, plain(folded, length, word));
}

static void add(xc_form *form, enum feature kind, const char *bytes,
                size_t length) {
    uint64_t h = hash((uint64_t)kind, bytes, length);
    h ^= h >> 32;
    if (form->row_count < XC_FORM_ROWS)
        form->rows[form->row_count++] = (uint32_t)h;
}

/* A letter's class in the shape of a word. */
static char class_of(unsigned char c) {
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= '0' && c <= '9') return 'd';
    return c < 0x80 ? (char)c : 'u';
}

/* "Twenty-three": "Xxx-xx"; runs are written once, or twice from two on. */
static size_t shape_of(const char *bytes, size_t length, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < length && i < WORD_MAX && n < SHAPE_MAX; i++) {
        char c = class_of((unsigned char)bytes[i]);
        if (n >= 2 && out[n - 1] == c && out[n - 2] == c) continue;
        out[n++] = c;
    }
    return n;
}

static void add_affixes(xc_form *form, const char *word, size_t length) {
    for (size_t n = 1; n <= PREFIX_MAX && n < length; n++)
        add(form, FEATURE_PREFIX, word, n);
    for (size_t n = 1; n <= SUFFIX_MAX && n < length; n++)
        add(form, FEATURE_SUFFIX, word + length - n, n);
}

static void add_shape(xc_form *form, const char *shape, size_t length,
                      const char *word, size_t word_length) {
    char both[SHAPE_MAX + 4];
    add(form, FEATURE_SHAPE, shape, length);
    size_t tail = word_length < 3 ? word_length : 3;
    memcpy(both, shape, length);
    both[length] = ' ';
    memcpy(both + length + 1, word + word_length - tail, tail);
    add(form, FEATURE_SHAPE_SUFFIX, both, length + 1 + tail);
}

void xc_form_read(const char *bytes, size_t length, const char *folded,
                  size_t folded_length, bool caseless, xc_form *form) {
    char word[WORD_MAX] = {0}, shape[SHAPE_MAX];
    size_t n = plain(folded, folded_length, word);
    form->row_count = 0;
    form->word = hash(FEATURE_WORD, word, n);
    add(form, FEATURE_WORD, word, n);
    add_affixes(form, word, n);
    char bucket = (char)(n < LENGTH_MAX ? n : LENGTH_MAX);
    add(form, FEATURE_LENGTH, &bucket, 1);
    if (caseless) {
        add(form, FEATURE_CASELESS, "", 0);
        bytes = folded;
        length = folded_length;
    }
    add_shape(form, shape, shape_of(bytes, length, shape), word, n);
}

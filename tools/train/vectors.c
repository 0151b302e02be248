/*
 * vectors.c - turns raw text and the words of treebanks into word vectors.
 *
 * Reads everything into one array of word numbers, counts, and goes over the
 * array a few times. A word that is too rare to have a vector keeps its place
 * in the text, so that the positions of its neighbours stay true. Frequent
 * words are skipped at random as centres, never as neighbours: "the" before
 * it is what tells a noun.
 * Refuses text that is not UTF-8, and more than MAX_TOKENS tokens.
 * Exports: vectors_*.
 */
#include "vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../files.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/vec.h"
#include "language/steps.h"
#include "vectors_sgd.h"

#define MAX_TOKENS ((size_t)64 * 1024 * 1024)
#define MAX_TYPES ((size_t)4 * 1024 * 1024)

/* Memory of the tokenizer is given back after so many bytes. */
#define SCRATCH_BYTES ((size_t)16 * 1024 * 1024)

/* A form that was met. */
typedef struct type {
    const char *word;
    uint32_t count;
    uint32_t rank; /* in the vocabulary, once it is known */
} type;

typedef struct reader {
    xc_arena *arena; /* of types */
    XC_VEC(type) types;
    uint32_t *slots; /* hash table of numbers of types, from 1 */
    size_t slot_count;
    uint32_t *tokens; /* numbers of types, or VECTORS_END */
    size_t token_count, token_capacity;
    uint64_t words; /* tokens without the ends of sentences */
    xc_buffer key;
} reader;

void vectors_fold_digits(char *word, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (word[i] >= '0' && word[i] <= '9') word[i] = '0';
}

/* The slot of a word: its own, or the free one where it belongs. */
static size_t find_slot(const reader *r, const char *word) {
    size_t mask = r->slot_count - 1;
    size_t at = (size_t)xc_hash_string(XC_HASH_INIT, word) & mask;
    while (r->slots[at] &&
           strcmp(r->types.items[r->slots[at] - 1].word, word) != 0)
        at = (at + 1) & mask;
    return at;
}

static xc_status grow_slots(reader *r) {
    if (r->slot_count > 2 * r->types.count) return XC_OK;
    xc_release(r->slots);
    r->slot_count = r->slot_count ? 2 * r->slot_count : 4096;
    r->slots = xc_alloc(r->slot_count * sizeof *r->slots);
    XC_TRY_NEW(r->slots);
    for (size_t i = 0; i < r->types.count; i++)
        r->slots[find_slot(r, r->types.items[i].word)] = (uint32_t)i + 1;
    return XC_OK;
}

static xc_status push_token(reader *r, uint32_t number) {
    if (r->token_count == MAX_TOKENS) return XC_ERROR_LIMIT;
    if (r->token_count == r->token_capacity) {
        size_t capacity = r->token_capacity ? 2 * r->token_capacity : 65536;
        uint32_t *tokens = xc_realloc(r->tokens, capacity * sizeof *tokens);
        XC_TRY_NEW(tokens);
        r->tokens = tokens;
        r->token_capacity = capacity;
    }
    r->tokens[r->token_count++] = number;
    return XC_OK;
}

/* A folded word; NULL: the end of a sentence. */
static xc_status read_word(reader *r, const char *folded) {
    if (!folded) return push_token(r, VECTORS_END);
    xc_buffer_clear(&r->key);
    xc_buffer_puts(&r->key, folded);
    XC_TRY(xc_buffer_status(&r->key));
    if (r->key.length == 0) return XC_OK;
    vectors_fold_digits(r->key.bytes, r->key.length);
    XC_TRY(grow_slots(r));
    size_t slot = find_slot(r, r->key.bytes);
    if (!r->slots[slot]) {
        if (r->types.count == MAX_TYPES) return XC_ERROR_LIMIT;
        type new_type = {xc_arena_string(r->arena, r->key.bytes), 0, 0};
        XC_TRY_NEW(new_type.word);
        XC_TRY(XC_PUSH(r->arena, &r->types, new_type));
        r->slots[slot] = (uint32_t)r->types.count;
    }
    uint32_t number = r->slots[slot] - 1;
    r->types.items[number].count++;
    r->words++;
    return push_token(r, number);
}

static xc_status read_line(reader *r, xc_arena *scratch, xc_names *names,
                           const char *bytes, xc_span line) {
    xc_tokens tokens = {0};
    XC_TRY(xc_tokens_scan(scratch, names, bytes, line, &tokens));
    for (size_t i = 0; i < tokens.count; i++)
        XC_TRY(read_word(r, tokens.items[i].norm));
    return read_word(r, NULL);
}

static xc_status read_lines(reader *r, xc_arena *scratch, const xc_text *text) {
    xc_names *names = NULL;
    for (uint32_t start = 0; start < text->length;) {
        if (!names || xc_arena_used(scratch) > SCRATCH_BYTES) {
            xc_arena_clear(scratch);
            names = xc_names_new(scratch);
            XC_TRY_NEW(names);
        }
        const char *from = text->bytes + start;
        const char *newline = memchr(from, '\n', text->length - start);
        uint32_t end =
            newline ? (uint32_t)(newline - text->bytes) : text->length;
        XC_TRY(
            read_line(r, scratch, names, text->bytes, (xc_span){start, end}));
        start = end + 1;
    }
    return XC_OK;
}

static xc_status read_text(reader *r, const xc_buffer *bytes) {
    xc_arena *whole = xc_arena_new(), *scratch = xc_arena_new();
    xc_text text = {0};
    xc_decoding decoding = {0};
    xc_status status = whole && scratch ? XC_OK : XC_ERROR_MEMORY;
    if (!status)
        status = xc_source_decode(whole, bytes->bytes ? bytes->bytes : "",
                                  bytes->length, &text, &decoding, NULL);
    if (!status && decoding.replaced) status = XC_ERROR_FORMAT;
    if (!status) status = read_lines(r, scratch, &text);
    xc_arena_free(scratch);
    xc_arena_free(whole);
    return status;
}

static const char *reason(xc_status status) {
    switch (status) {
    case XC_ERROR_MEMORY:
        return "memory is out";
    case XC_ERROR_LIMIT:
        return "too much text; leave some of the files out";
    case XC_ERROR_FORMAT:
        return "not UTF-8";
    default:
        return "cannot be read";
    }
}

static bool tell(const char *path, xc_status status) {
    if (status) fprintf(stderr, "%s: %s\n", path, reason(status));
    return !status;
}

static bool read_file(reader *r, const char *path) {
    xc_buffer bytes = XC_BUFFER_INIT;
    bool good = file_read(path, &bytes) && tell(path, read_text(r, &bytes));
    xc_buffer_dispose(&bytes);
    return good;
}

static xc_status read_bank(reader *r, const vectors_words *bank) {
    for (size_t i = 0; i < bank->count; i++)
        XC_TRY(read_word(r, bank->words[i]));
    return read_word(r, NULL);
}

static bool read_corpora(reader *r, const vectors_corpora *corpora) {
    for (size_t i = 0; i < corpora->path_count; i++)
        if (!read_file(r, corpora->paths[i])) return false;
    for (size_t i = 0; i < corpora->bank_count; i++)
        if (!tell("words of a treebank", read_bank(r, &corpora->banks[i])))
            return false;
    return true;
}

static int compare_types(const void *a, const void *b) {
    const type *x = *(type *const *)a, *y = *(type *const *)b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->word, y->word);
}

/* Gives types their rank and *out its words and counts. order has room for
 * all types. */
static xc_status rank_types(reader *r, const vectors_options *options,
                            type **order, vectors *out) {
    for (size_t i = 0; i < r->types.count; i++) {
        order[i] = &r->types.items[i];
        order[i]->rank = VECTORS_NONE;
    }
    qsort(order, r->types.count, sizeof *order, compare_types);
    size_t n = 0, bytes = 0;
    while (n < r->types.count && n < options->max_words &&
           order[n]->count >= options->min_count)
        bytes += strlen(order[n++]->word) + 1;
    if (n == 0) return XC_OK;
    out->words = xc_alloc(n * sizeof *out->words);
    out->counts = xc_alloc(n * sizeof *out->counts);
    out->bytes = xc_alloc(bytes);
    if (!out->words || !out->counts || !out->bytes) return XC_ERROR_MEMORY;
    char *at = out->bytes;
    for (size_t i = 0; i < n; i++) {
        size_t size = strlen(order[i]->word) + 1;
        memcpy(at, order[i]->word, size);
        out->words[i] = at;
        out->counts[i] = order[i]->count;
        order[i]->rank = (uint32_t)i;
        at += size;
    }
    out->count = n;
    return XC_OK;
}

static xc_status make_vocabulary(reader *r, const vectors_options *options,
                                 vectors *out) {
    if (r->types.count == 0) return XC_OK;
    type **order = xc_alloc(r->types.count * sizeof *order);
    XC_TRY_NEW(order);
    xc_status status = rank_types(r, options, order, out);
    xc_release(order);
    XC_TRY(status);
    for (size_t i = 0; i < r->token_count; i++)
        if (r->tokens[i] != VECTORS_END)
            r->tokens[i] = r->types.items[r->tokens[i]].rank;
    out->tokens = r->words;
    return XC_OK;
}

/* One scale for all, so that who uses the rows need not know how they were
 * made. */
static void scale_rows(vectors *v) {
    double squares = 0;
    size_t n = v->count * v->width;
    for (size_t i = 0; i < n; i++)
        squares += (double)v->rows[i] * (double)v->rows[i];
    if (squares <= 0) return;
    float factor = (float)sqrt((double)n / squares);
    for (size_t i = 0; i < n; i++)
        v->rows[i] *= factor;
}

static xc_status train(reader *r, const vectors_options *options,
                       vectors *out) {
    XC_TRY(make_vocabulary(r, options, out));
    out->width = options->width;
    if (out->count == 0) return XC_OK;
    out->rows = xc_alloc(out->count * out->width * sizeof *out->rows);
    XC_TRY_NEW(out->rows);
    XC_TRY(vectors_descend(options, r->tokens, r->token_count, out));
    scale_rows(out);
    return XC_OK;
}

static bool options_hold(const vectors_options *o) {
    bool good = o->width > 0 && o->width <= VECTORS_MAX_WIDTH &&
                o->width % VECTORS_LANES == 0 && o->window > 0 &&
                o->window <= VECTORS_MAX_WINDOW && o->max_words > 0 &&
                o->max_words <= MAX_TYPES && o->min_count > 0 &&
                o->negatives <= VECTORS_MAX_NEGATIVES && o->rate > 0 &&
                o->sample > 0;
    if (!good) fprintf(stderr, "vectors: an option is out of its range\n");
    return good;
}

bool vectors_train(const vectors_options *options,
                   const vectors_corpora *corpora, vectors *out) {
    *out = (vectors){0};
    if (!options_hold(options)) return false;
    reader r = {.arena = xc_arena_new()};
    bool good = tell("vectors", r.arena ? XC_OK : XC_ERROR_MEMORY) &&
                read_corpora(&r, corpora) &&
                tell("vectors", train(&r, options, out));
    if (!good) vectors_dispose(out);
    xc_buffer_dispose(&r.key);
    xc_release(r.tokens);
    xc_release(r.slots);
    xc_arena_free(r.arena);
    return good;
}

void vectors_dispose(vectors *v) {
    xc_release(v->words);
    xc_release(v->counts);
    xc_release(v->rows);
    xc_release(v->bytes);
    *v = (vectors){0};
}

void vectors_write(const vectors *v, xc_buffer *out) {
    for (size_t i = 0; i < v->count; i++) {
        xc_buffer_puts(out, v->words[i]);
        for (size_t k = 0; k < v->width; k++)
            xc_buffer_printf(out, " %.5f", (double)v->rows[i * v->width + k]);
        xc_buffer_putc(out, '\n');
    }
}

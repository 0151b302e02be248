/*
 * model_sample.h - a weights file of a few KB with random weights, in the
 * layout that src/language/model.h and network_open.h describe: for tests of
 * what reads it, and as seed of its fuzz target.
 *
 * Nothing is learned in it: any tree may come out, but always the same one.
 */
#ifndef XC_TESTS_MODEL_SAMPLE_H
#define XC_TESTS_MODEL_SAMPLE_H

#include <check.h>
#include <string.h>

#include "base/buffer.h"
#include "language/model.h"
#include "language/name_tagger.h"
#include "language/network_open.h"
#include "text/chars.h"

#define MODEL_SAMPLE_FLOATS 16384

/* What is being written, and where floats lie in it. */
typedef struct model_sample {
    xc_buffer bytes;
    uint64_t state;
    size_t floats[MODEL_SAMPLE_FLOATS];
    size_t float_count;
} model_sample;

static const xc_network_sizes MODEL_SAMPLE_SIZES = {
    .version = XC_NETWORK_VERSION,
    .hidden = 16,
    .layers = 2,
    .tag_layers = 1,
    .word_width = 16,
    .feature_width = 16,
    .tag_width = 16,
    .arc_width = 16,
    .label_width = 16,
    .words = 3,
    .features = 8,
    .tags = 4,
    .labels = 5,
};

/* Source: S. Vigna, "splitmix64". */
static inline uint64_t model_sample_random(model_sample *m) {
    uint64_t z = (m->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static inline void model_sample_u32(xc_buffer *out, uint32_t n) {
    for (int i = 0; i < 4; i++)
        xc_buffer_putc(out, (char)(unsigned char)(n >> 8 * i));
}

static inline void model_sample_float(model_sample *m, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    ck_assert_uint_lt(m->float_count, MODEL_SAMPLE_FLOATS);
    m->floats[m->float_count++] = m->bytes.length;
    model_sample_u32(&m->bytes, bits);
}

/* Between -limit and limit. */
static inline void model_sample_floats(model_sample *m, size_t count,
                                       float limit) {
    for (size_t i = 0; i < count; i++) {
        int n = (int)(model_sample_random(m) % 2001) - 1000;
        model_sample_float(m, (float)n / 1000.0f * limit);
    }
}

static inline void model_sample_rows(model_sample *m, size_t count,
                                     size_t width) {
    for (size_t i = 0; i < count; i++)
        model_sample_float(m, 0.01f);
    for (size_t i = 0; i < count * width; i++)
        xc_buffer_putc(&m->bytes, (char)(int)(model_sample_random(m) % 255));
}

static inline void model_sample_string(model_sample *m, const char *text) {
    xc_buffer_putc(&m->bytes, (char)strlen(text));
    xc_buffer_puts(&m->bytes, text);
}

static inline void model_sample_symbols(model_sample *m,
                                        const xc_network_sizes *z) {
    static const char *const tags[] = {"NOUN NN", "VERB VBD", "DET DT",
                                       "PUNCT ."};
    static const char *const labels[] = {"root", "nsubj", "det", "punct"};
    for (uint32_t i = 0; i < z->tags; i++)
        model_sample_string(m, tags[i % 4]);
    for (uint32_t i = 0; i < z->labels; i++)
        model_sample_string(m, labels[i % 4]);
}

static inline void model_sample_keys(model_sample *m, uint32_t count) {
    static const char *const words[] = {"the", "towns", "voted"};
    uint32_t keys[3], last = 0;
    for (size_t i = 0; i < 3; i++)
        keys[i] = (uint32_t)(xc_word_key(words[i], strlen(words[i])) >> 32);
    for (uint32_t n = 0; n < count; n++) {
        uint32_t least = UINT32_MAX;
        for (size_t i = 0; i < 3; i++)
            if (keys[i] > last && keys[i] < least) least = keys[i];
        model_sample_u32(&m->bytes, last = least);
    }
}

static inline void model_sample_layer(model_sample *m,
                                      const xc_network_sizes *z, uint32_t k) {
    size_t gates = 4 * z->hidden;
    model_sample_rows(
        m, gates, k == 0 ? z->word_width + z->feature_width : 2 * z->hidden);
    if (k == z->tag_layers) model_sample_floats(m, gates * z->tag_width, 0.2f);
    model_sample_rows(m, gates, z->hidden);
    model_sample_floats(m, gates, 0.5f);
}

/* Appends the section of a network. */
static inline void model_sample_network(model_sample *m,
                                        const xc_network_sizes *z) {
    const uint32_t fields[] = {z->version,    z->hidden,     z->layers,
                               z->tag_layers, z->word_width, z->feature_width,
                               z->tag_width,  z->arc_width,  z->label_width,
                               z->words,      z->features,   z->tags,
                               z->labels};
    size_t a = z->arc_width, l = z->label_width, top = 2 * z->hidden;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        model_sample_u32(&m->bytes, fields[i]);
    model_sample_symbols(m, z);
    for (int i = 0; i < 6; i++)
        model_sample_float(m, 400.0f);
    model_sample_keys(m, z->words);
    model_sample_rows(m, z->words + 1, z->word_width);
    model_sample_rows(m, z->features, z->feature_width);
    model_sample_u32(&m->bytes, 0);
    model_sample_floats(m, z->tags * z->tag_width, 0.5f);
    for (uint32_t k = 0; k < z->layers; k++)
        for (int d = 0; d < 2; d++)
            model_sample_layer(m, z, k);
    model_sample_rows(m, z->tags, top);
    model_sample_floats(m, z->tags, 0.1f);
    model_sample_rows(m, 2 * (a + l), top);
    model_sample_floats(m, 2 * (a + l), 0.1f);
    model_sample_rows(m, a, a);
    model_sample_floats(m, a, 0.1f);
    model_sample_rows(m, z->labels, l * l);
    model_sample_rows(m, z->labels, 2 * l);
    model_sample_floats(m, z->labels + a + l, 0.1f);
}

/* Rows of the sample's tagger of names. */
enum { MODEL_SAMPLE_NAME_ROWS = 64 };

/* Appends the section of a tagger of names. */
static inline void model_sample_names(model_sample *m, xc_buffer *out) {
    model_sample_u32(out, XC_NAMES_VERSION);
    model_sample_u32(out, MODEL_SAMPLE_NAME_ROWS);
    for (size_t i = 0; i < XC_NAME_LABELS * XC_NAME_LABELS; i++)
        model_sample_u32(out, (uint32_t)(model_sample_random(m) % 100));
    for (size_t i = 0; i < MODEL_SAMPLE_NAME_ROWS * XC_NAME_LABELS; i++)
        xc_buffer_putc(out, (char)(int)(model_sample_random(m) % 255));
}

/* Puts sections together as a weights file. */
static inline void model_sample_file(xc_buffer *out, const char *const *names,
                                     const xc_section *sections, size_t count) {
    size_t offset = (12 + count * (XC_MODEL_NAME + 8) + 15) / 16 * 16;
    xc_buffer_puts(out, XC_MODEL_MAGIC);
    model_sample_u32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        char name[XC_MODEL_NAME] = {0};
        memcpy(name, names[i], strlen(names[i]));
        xc_buffer_add(out, name, sizeof name);
        model_sample_u32(out, (uint32_t)offset);
        model_sample_u32(out, (uint32_t)sections[i].length);
        offset += (sections[i].length + 15) / 16 * 16;
    }
    for (size_t i = 0; i < count; i++) {
        while (out->length % 16 != 0)
            xc_buffer_putc(out, '\0');
        xc_buffer_add(out, sections[i].bytes, sections[i].length);
    }
}

/* Reads a word as the program does, for sentences of made-up words. */
static inline void model_sample_form(const char *word, xc_form *form) {
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, word, strlen(word));
    xc_form_read(word, strlen(word), folded.bytes ? folded.bytes : "",
                 folded.length, false, form);
    xc_buffer_dispose(&folded);
}

/* heads[i] of words 1 to count: one root, and every way up ends there. */
static inline bool model_sample_is_tree(const uint16_t *heads, uint32_t count) {
    uint32_t roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (heads[i] > count) return false;
        roots += heads[i] == 0;
        uint32_t at = i + 1, steps = 0;
        while (at > 0 && steps++ <= count)
            at = heads[at - 1];
        if (at > 0) return false;
    }
    return roots == 1;
}

#endif

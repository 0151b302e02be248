/*
 * export.c - writes a trained network with int8 weights.
 * Exports: export_*.
 */
#include "export.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "language/features.h"
#include "language/kernel.h"
#include "language/model.h"
#include "language/network_open.h"
#include "numbers.h"

static void put_u32(xc_buffer *out, uint32_t n) {
    char b[4] = {(char)(n & 0xff), (char)(n >> 8 & 0xff),
                 (char)(n >> 16 & 0xff), (char)(n >> 24 & 0xff)};
    xc_buffer_add(out, b, 4);
}

static void put_float(xc_buffer *out, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u32(out, bits);
}

static void put_floats(xc_buffer *out, const float *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        put_float(out, values[i]);
}

static void put_string(xc_buffer *out, const char *text) {
    xc_buffer_putc(out, (char)strlen(text));
    xc_buffer_puts(out, text);
}

static float largest(const float *values, size_t count) {
    float most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmaxf(most, fabsf(values[i]));
    return most;
}

/* Scales of rows, then the rows as int8. */
static void put_rows(xc_buffer *out, const float *rows, size_t count,
                     size_t width, size_t stride) {
    for (size_t i = 0; i < count; i++)
        put_float(out, largest(rows + i * stride, width) / 127.0f);
    for (size_t i = 0; i < count; i++) {
        float most = largest(rows + i * stride, width);
        for (size_t j = 0; j < width; j++) {
            float v = most > 0 ? rows[i * stride + j] / most * 127.0f : 0;
            xc_buffer_putc(out, (char)(int)lroundf(v));
        }
    }
}

static void put_sizes(xc_buffer *out, const network_sizes *z, size_t words) {
    put_u32(out, XC_NETWORK_VERSION);
    const size_t fields[] = {z->hidden,     z->layers,        z->tag_layers,
                             z->word_width, z->feature_width, z->tag_width,
                             z->arc_width,  z->label_width,   words,
                             z->features,   z->tags,          z->labels};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put_u32(out, (uint32_t)fields[i]);
}

typedef struct keyed {
    uint32_t key, word;
} keyed;

static int by_key(const void *a, const void *b) {
    const keyed *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

/* Words by key; of equal keys the more frequent one (the first) stays. */
static size_t sort_words(const vocabulary *v, keyed *out) {
    size_t count = v->word.names.count, kept = 0;
    for (size_t i = 1; i < count; i++) {
        const char *name = v->word.names.items[i];
        out[i - 1].key = (uint32_t)(xc_word_key(name, strlen(name)) >> 32);
        out[i - 1].word = (uint32_t)i;
    }
    qsort(out, count - 1, sizeof *out, by_key);
    for (size_t i = 0; i + 1 < count; i++)
        if (kept == 0 || out[kept - 1].key != out[i].key) out[kept++] = out[i];
    return kept;
}

/* What a word reads as: its own vector, or that of unknown words, and the
 * fixed one. */
static void word_vector(const network *net, const vocabulary *v, size_t row,
                        float *out) {
    size_t width = net->sizes.word_width;
    size_t own = row < v->learned && v->word.counts.items[row] > 1 ? row : 0;
    for (size_t j = 0; j < width; j++)
        out[j] =
            net->word.values[own * width + j] + net->fixed[row * width + j];
}

static void put_words(xc_buffer *out, const network *net, const vocabulary *v,
                      const keyed *words, size_t count) {
    size_t width = net->sizes.word_width;
    float *rows = numbers_new((count + 1) * width);
    word_vector(net, v, 0, rows);
    for (size_t i = 0; i < count; i++) {
        put_u32(out, words[i].key);
        word_vector(net, v, words[i].word, rows + (i + 1) * width);
    }
    put_rows(out, rows, count + 1, width, width);
    xc_release(rows);
}

static void put_layers(xc_buffer *out, const network *net) {
    const network_sizes *z = &net->sizes;
    for (size_t k = 0; k < z->layers; k++)
        for (int d = 0; d < 2; d++) {
            const lstm *layer = &net->layer[k];
            const direction *w = &layer->way[d];
            size_t own =
                layer->inputs - (k == z->tag_layers ? z->tag_width : 0);
            put_rows(out, w->input.values, 4 * z->hidden, own, layer->inputs);
            for (size_t i = 0; k == z->tag_layers && i < 4 * z->hidden; i++)
                put_floats(out, w->input.values + i * layer->inputs + own,
                           z->tag_width);
            put_rows(out, w->recurrent.values, 4 * z->hidden, z->hidden,
                     z->hidden);
            put_floats(out, w->bias.values, 4 * z->hidden);
        }
}

static float quantum(float range) {
    return (float)XC_ACTIVATION_ONE / (range > 0 ? range : 1.0f);
}

/* The weights of the product of head j and dependent k of a label lie at
 * j * width + k; an activation of it is worth 1024 / (both quanta). */
static void put_labels(xc_buffer *out, const network *net, const ranges *seen) {
    const network_sizes *z = &net->sizes;
    const scorer *s = &net->scorer;
    size_t l = z->label_width, n = z->labels;
    float dependent = 1.0f / quantum(seen->dense[2]);
    float head = 1.0f / quantum(seen->dense[3]);
    float *outer = numbers_new(n * l * l), *linear = numbers_new(n * 2 * l);
    for (size_t i = 0; i < n * l * l; i++)
        outer[i] = s->label.values[i] * 1024.0f * dependent * head;
    for (size_t r = 0; r < n; r++)
        for (size_t j = 0; j < l; j++) {
            linear[r * 2 * l + j] =
                s->label_dependent.values[r * l + j] * dependent;
            linear[r * 2 * l + l + j] = s->label_head.values[r * l + j] * head;
        }
    put_rows(out, outer, n, l * l, l * l);
    put_rows(out, linear, n, 2 * l, 2 * l);
    put_floats(out, s->label_bias.values, n);
    xc_release(outer);
    xc_release(linear);
}

static void put_scorer(xc_buffer *out, const network *net, const ranges *seen) {
    const network_sizes *z = &net->sizes;
    const scorer *s = &net->scorer;
    size_t a = z->arc_width, l = z->label_width, h2 = 2 * z->hidden;
    put_rows(out, net->tag_score.values, z->tags, h2, h2);
    put_floats(out, net->tag_bias.values, z->tags);
    put_rows(out, s->mlp.values, 2 * (a + l), h2, h2);
    put_floats(out, s->mlp_bias.values, 2 * (a + l));
    float *turned = numbers_new(a * a);
    for (size_t i = 0; i < a; i++)
        for (size_t j = 0; j < a; j++)
            turned[i * a + j] = s->arc.values[j * a + i];
    put_rows(out, turned, a, a, a);
    xc_release(turned);
    put_floats(out, s->arc_bias.values, a);
    put_labels(out, net, seen);
    put_floats(out, s->root.values, a + l);
}

void export_network(const network *net, const vocabulary *v, const ranges *seen,
                    xc_buffer *out) {
    const network_sizes *z = &net->sizes;
    keyed *words = xc_alloc(v->word.names.count * sizeof *words);
    if (!words) {
        out->failed = true;
        return;
    }
    size_t count = sort_words(v, words);
    put_sizes(out, z, count);
    for (size_t i = 0; i < z->tags; i++)
        put_string(out, v->tag.names.items[i]);
    for (size_t i = 0; i < z->labels; i++)
        put_string(out, v->label.names.items[i]);
    put_float(out, quantum(seen->input));
    for (int i = 0; i < 4; i++)
        put_float(out, quantum(seen->dense[i]));
    put_float(out, quantum(seen->through));
    put_words(out, net, v, words, count);
    put_rows(out, net->feature.values, z->features, z->feature_width,
             z->feature_width);
    put_u32(out, 0);
    put_floats(out, net->tag_vector.values, z->tags * z->tag_width);
    put_layers(out, net);
    put_scorer(out, net, seen);
    xc_release(words);
}

static void widen(float *range, const float *values, size_t count) {
    *range = fmaxf(*range, largest(values, count));
}

void export_measure(network *net, const lane *lanes, int count, ranges *seen) {
    const network_sizes *z = &net->sizes;
    scorer *s = &net->scorer;
    network_look(net, lanes, count);
    size_t a = z->arc_width, l = z->label_width, all = 2 * (a + l);
    size_t rows = (size_t)net->steps.rows;
    widen(&seen->input, net->input[0],
          rows * (z->word_width + z->feature_width));
    for (size_t i = 0; i < rows; i++) {
        const float *h = s->hidden + i * all;
        widen(&seen->dense[0], h, a);
        widen(&seen->dense[1], h + a, a);
        widen(&seen->dense[2], h + 2 * a, l);
        widen(&seen->dense[3], h + 2 * a + l, l);
    }
    size_t first = 0;
    for (int b = 0; b < count; b++) {
        scorer_arcs(s, z, first, lanes[b].count, s->arcs);
        widen(&seen->through, s->through, (size_t)lanes[b].count * a);
        first += (size_t)lanes[b].count;
    }
    widen(&seen->dense[1], s->root.values, a);
    widen(&seen->dense[3], s->root.values + a, l);
}

static void align(xc_buffer *out) {
    while (out->length % 16 != 0)
        xc_buffer_putc(out, '\0');
}

void export_model(const char *const *names, const xc_buffer *sections,
                  size_t count, xc_buffer *out) {
    size_t head = sizeof XC_MODEL_MAGIC - 1 + 4 + count * (XC_MODEL_NAME + 8);
    size_t offset = (head + 15) / 16 * 16;
    xc_buffer_add(out, XC_MODEL_MAGIC, sizeof XC_MODEL_MAGIC - 1);
    put_u32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        char name[XC_MODEL_NAME] = {0};
        memcpy(name, names[i], strlen(names[i]));
        xc_buffer_add(out, name, sizeof name);
        put_u32(out, (uint32_t)offset);
        put_u32(out, (uint32_t)sections[i].length);
        offset += (sections[i].length + 15) / 16 * 16;
    }
    for (size_t i = 0; i < count; i++) {
        align(out);
        xc_buffer_add(out, sections[i].bytes, sections[i].length);
    }
}

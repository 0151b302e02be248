/*
 * vectors_sgd.c - learns word vectors out of a text of word numbers by
 * stochastic gradient descent: structured skip-gram with negative sampling.
 *
 * Each word has one row, and one output row for each relative position. The
 * sums run over VECTORS_LANES lanes, which compilers turn into vector
 * instructions without being allowed to reorder floating point.
 * Exports: vectors_descend.
 */
#include "vectors_sgd.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* Slots of the table that noise words are drawn from. */
enum { NOISE_SLOTS = 1 << 20 };

/* Steps and reach of the table of the logistic function. */
enum { SIGMOID_STEPS = 1024, SIGMOID_REACH = 8 };

/* How a noise word's chance grows with its count (Mikolov et al. 2013). */
static const double NOISE_POWER = 0.75;

typedef struct learner {
    const vectors_options *options;
    vectors *v;
    float *outputs; /* 2 * window tables of count rows */
    float *keep;    /* chance to be a centre, by word */
    uint32_t *noise;
    float sigmoid[SIGMOID_STEPS + 1];
    uint64_t random;
    float rate;
} learner;

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t draw(learner *l) {
    uint64_t z = l->random += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static float draw_uniform(learner *l) {
    return (float)(draw(l) >> 40) * (1.0F / 16777216.0F);
}

static float dot(const float *restrict a, const float *restrict b, size_t n) {
    float lanes[VECTORS_LANES] = {0};
    for (size_t i = 0; i < n; i += VECTORS_LANES)
        for (size_t k = 0; k < VECTORS_LANES; k++)
            lanes[k] += a[i + k] * b[i + k];
    float sum = 0;
    for (size_t k = 0; k < VECTORS_LANES; k++)
        sum += lanes[k];
    return sum;
}

/* a += factor * b */
static void add(float *restrict a, const float *restrict b, float factor,
                size_t n) {
    for (size_t i = 0; i < n; i++)
        a[i] += factor * b[i];
}

static float logistic(const learner *l, float x) {
    const float reach = (float)SIGMOID_REACH;
    if (x >= reach) return 1.0F;
    if (x <= -reach) return 0.0F;
    float at = (x + reach) * ((float)SIGMOID_STEPS / (2.0F * reach));
    return l->sigmoid[(size_t)(at + 0.5F)];
}

static void fill_sigmoid(learner *l) {
    for (int i = 0; i <= SIGMOID_STEPS; i++) {
        double x = SIGMOID_REACH * (2.0 * i / SIGMOID_STEPS - 1.0);
        l->sigmoid[i] = (float)(1.0 / (1.0 + exp(-x)));
    }
}

static void fill_noise(learner *l) {
    const vectors *v = l->v;
    double all = 0, sum = 0;
    for (size_t i = 0; i < v->count; i++)
        all += pow((double)v->counts[i], NOISE_POWER);
    size_t slot = 0;
    for (size_t i = 0; i < v->count; i++) {
        sum += pow((double)v->counts[i], NOISE_POWER);
        size_t end = (size_t)(sum / all * NOISE_SLOTS);
        for (; slot < end && slot < NOISE_SLOTS; slot++)
            l->noise[slot] = (uint32_t)i;
    }
    for (; slot < NOISE_SLOTS; slot++)
        l->noise[slot] = (uint32_t)(v->count - 1);
}

/* Chances as word2vec has them: sqrt(t/f) + t/f. */
static void fill_keep(learner *l) {
    const vectors *v = l->v;
    double all = 0;
    for (size_t i = 0; i < v->count; i++)
        all += (double)v->counts[i];
    for (size_t i = 0; i < v->count; i++) {
        double ratio = l->options->sample * all / (double)v->counts[i];
        double chance = sqrt(ratio) + ratio;
        l->keep[i] = chance < 1 ? (float)chance : 1.0F;
    }
}

static void fill_rows(learner *l) {
    size_t width = l->v->width, n = l->v->count * width;
    for (size_t i = 0; i < n; i++)
        l->v->rows[i] = (draw_uniform(l) - 0.5F) / (float)width;
}

/* One logistic regression: is this the word at that position? */
static void step(learner *l, const float *row, float *output, float label,
                 float *gradient) {
    size_t width = l->v->width;
    float miss = label - logistic(l, dot(row, output, width));
    if (miss == 0.0F) return;
    add(gradient, output, miss * l->rate, width);
    add(output, row, miss * l->rate, width);
}

/* A word and its neighbour at one position, with noise words. */
static void learn_pair(learner *l, const float *row, float *table,
                       uint32_t neighbour, float *gradient) {
    size_t width = l->v->width;
    step(l, row, table + neighbour * width, 1.0F, gradient);
    for (unsigned i = 0; i < l->options->negatives; i++) {
        uint32_t word = l->noise[draw(l) >> 44];
        if (word == neighbour) continue;
        step(l, row, table + word * width, 0.0F, gradient);
    }
}

_Static_assert(NOISE_SLOTS == 1 << 20, "a draw has 20 bits for noise words");

/* The neighbours on one side, from the nearest to the end of the sentence.
 * tables: one for each distance. */
static void learn_side(learner *l, const uint32_t *tokens, size_t count,
                       size_t at, bool after, float *gradient) {
    size_t size = l->v->count * l->v->width, window = l->options->window;
    float *table = l->outputs + (after ? window * size : 0);
    for (size_t i = 1; i <= window; i++, table += size) {
        size_t room = after ? count - 1 - at : at;
        if (i > room) return;
        uint32_t neighbour = tokens[after ? at + i : at - i];
        if (neighbour == VECTORS_END) return;
        if (neighbour == VECTORS_NONE) continue;
        const float *row = l->v->rows + tokens[at] * l->v->width;
        learn_pair(l, row, table, neighbour, gradient);
    }
}

static void learn_word(learner *l, const uint32_t *tokens, size_t count,
                       size_t at) {
    float gradient[VECTORS_MAX_WIDTH] = {0};
    learn_side(l, tokens, count, at, false, gradient);
    learn_side(l, tokens, count, at, true, gradient);
    add(l->v->rows + tokens[at] * l->v->width, gradient, 1.0F, l->v->width);
}

/* A word that has a vector and is not left out by chance. */
static bool is_centre(learner *l, uint32_t token) {
    return token < l->v->count && draw_uniform(l) < l->keep[token];
}

static void learn_all(learner *l, const uint32_t *tokens, size_t count) {
    float first = l->options->rate, last = first / 100;
    float all = (float)count * (float)l->options->epochs, done = 0;
    for (unsigned epoch = 0; epoch < l->options->epochs; epoch++)
        for (size_t at = 0; at < count; at++) {
            if (at % 4096 == 0) {
                done = (float)epoch * (float)count + (float)at;
                l->rate = first + (last - first) * (done / all);
            }
            if (is_centre(l, tokens[at])) learn_word(l, tokens, count, at);
        }
}

xc_status vectors_descend(const vectors_options *options,
                          const uint32_t *tokens, size_t token_count,
                          vectors *v) {
    learner l = {.options = options, .v = v, .random = options->seed};
    size_t size = v->count * v->width;
    l.outputs = xc_alloc(2 * options->window * size * sizeof *l.outputs);
    l.keep = xc_alloc(v->count * sizeof *l.keep);
    l.noise = xc_alloc(NOISE_SLOTS * sizeof *l.noise);
    xc_status status = XC_ERROR_MEMORY;
    if (l.outputs && l.keep && l.noise) {
        fill_sigmoid(&l);
        fill_noise(&l);
        fill_keep(&l);
        fill_rows(&l);
        learn_all(&l, tokens, token_count);
        status = XC_OK;
    }
    xc_release(l.outputs);
    xc_release(l.keep);
    xc_release(l.noise);
    return status;
}

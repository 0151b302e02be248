/*
 * kernel_parts.h - what the kernels share: the work element by element,
 * which each kernel's file compiles for its own kind of processor, and the list
 * of kernels. For the files kernel*.c alone.
 *
 * The loops hold nothing that depends on the width of a vector: however many
 * elements go through at once, each takes the same steps.
 * Exports: xc_kernel_portable, xc_kernel_sse2, xc_kernel_avx2,
 * xc_kernel_avx512; static functions.
 */
#ifndef XC_LANGUAGE_KERNEL_PARTS_H
#define XC_LANGUAGE_KERNEL_PARTS_H

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "language/kernel.h"

extern const xc_kernel xc_kernel_portable;
#ifdef __x86_64__
extern const xc_kernel xc_kernel_sse2;
extern const xc_kernel xc_kernel_avx2;
extern const xc_kernel xc_kernel_avx512;
#endif

/* What is not a number becomes -limit. */
static inline float float_clamp(float v, float limit) {
    v = v > -limit ? v : -limit;
    return v < limit ? v : limit;
}

/* Half away from zero; |v| far below 2^31. */
static inline int32_t float_round(float v) {
    return (int32_t)(v + (v < 0.0f ? -0.5f : 0.5f));
}

static inline int16_t float_activation(float v) {
    return (int16_t)float_round(float_clamp(v, (float)XC_ACTIVATION_ONE));
}

/* A function as a quotient: what is multiplied or added as quotients is
 * divided once. */
typedef struct quotient {
    float above;
    float below;
} quotient;

/* Polynomials, fitted for the least greatest error between -7.6 and 7.6 (1e-7);
 * beyond, tanh is within 5e-7 of its value there. */
static inline quotient quotient_tanh(float v) {
    v = float_clamp(v, 7.6f);
    float u = v * v;
    float above = 1.173068672e-5f * u + 2.977327255e-3f;
    above = above * u + 0.1294943256f;
    above = above * u + 0.9999995867f;
    float below = 2.559524003e-7f * u + 2.424911248e-4f;
    below = below * u + 2.392110153e-2f;
    below = below * u + 0.4628260906f;
    below = below * u + 1.0f;
    return (quotient){v * above, below};
}

static inline float float_tanh(float v) {
    quotient q = quotient_tanh(v);
    return q.above / q.below;
}

/* sigmoid(v) = (1 + tanh(v / 2)) / 2 */
static inline quotient quotient_sigmoid(float v) {
    quotient q = quotient_tanh(0.5f * v);
    return (quotient){q.below + q.above, 2.0f * q.below};
}

static inline float float_scaled(int32_t y, float scale, float factor,
                                 float bias) {
    return (float)y * scale * factor + bias;
}

static inline void float_gates(const xc_gates *step) {
    size_t hidden = step->hidden;
    const float *restrict in = step->input, *restrict scales = step->scales;
    const int32_t *restrict back = step->recurrent;
    float *restrict cell = step->cell;
    int16_t *restrict output = step->output;
    assert(hidden % XC_PANEL == 0);
    for (size_t j = 0; j < hidden; j++) {
        size_t f = hidden + j, g = 2 * hidden + j, o = 3 * hidden + j;
        float v_i = in[j] + (float)back[j] * scales[j];
        float v_f = in[f] + (float)back[f] * scales[f];
        float v_g = in[g] + (float)back[g] * scales[g];
        float v_o = in[o] + (float)back[o] * scales[o];
        quotient keep = quotient_sigmoid(v_f), take = quotient_sigmoid(v_i);
        quotient fresh = quotient_tanh(v_g), give = quotient_sigmoid(v_o);
        float kept = keep.above / keep.below * cell[j];
        float c = kept + take.above * fresh.above / (take.below * fresh.below);
        quotient shown = quotient_tanh(c);
        float h = give.above * shown.above / (give.below * shown.below);
        cell[j] = c;
        output[j] = float_activation(h * (float)XC_ACTIVATION_ONE);
    }
}

static inline void float_rescale(const int32_t *restrict y,
                                 const float *restrict scales, float factor,
                                 const float *restrict bias, size_t count,
                                 float *restrict out) {
    for (size_t j = 0; j < count; j++)
        out[j] = float_scaled(y[j], scales[j], factor, bias[j]);
}

static inline void float_activate(const int32_t *restrict y,
                                  const float *restrict scales, float factor,
                                  const float *restrict bias, size_t count,
                                  float quantum, int16_t *restrict out) {
    for (size_t j = 0; j < count; j++) {
        float v = float_scaled(y[j], scales[j], factor, bias[j]);
        float less = v * 0.1f;
        v = v > less ? v : less;
        out[j] = float_activation(v * quantum);
    }
}

static inline void float_quantize(const float *restrict in, size_t count,
                                  float quantum, int16_t *restrict out) {
    for (size_t j = 0; j < count; j++)
        out[j] = float_activation(in[j] * quantum);
}

static inline void float_add_row(const int8_t *restrict row, float scale,
                                 size_t count, float *restrict out) {
    for (size_t j = 0; j < count; j++)
        out[j] += (float)row[j] * scale;
}

static inline void float_add(const float *restrict in, size_t count,
                             float *restrict out) {
    for (size_t j = 0; j < count; j++)
        out[j] += in[j];
}

static inline void float_scale(const int32_t *restrict y, float factor,
                               size_t count, float *restrict out) {
    for (size_t j = 0; j < count; j++)
        out[j] = (float)y[j] * factor;
}

static inline void word_mean(const int16_t *restrict in, int32_t share,
                             size_t count, int16_t *restrict sum,
                             int16_t *restrict out) {
    for (size_t j = 0; j < count; j++) {
        int32_t all = sum[j] + in[j];
        sum[j] = (int16_t)all;
        out[j] = (int16_t)((all * share + (1 << 15)) >> 16);
    }
}

static inline void word_products(const int16_t *restrict a,
                                 const int16_t *restrict b, size_t width,
                                 int bits, int16_t *restrict out) {
    for (size_t j = 0; j < width; j++)
        for (size_t k = 0; k < width; k++)
            out[j * width + k] = (int16_t)((a[j] * b[k]) >> bits);
}

static inline void float_tanhs(const float *restrict in, size_t count,
                               float *restrict out) {
    for (size_t j = 0; j < count; j++)
        out[j] = float_tanh(in[j]);
}

/* What all kernels have but the name and the products of layers. */
#define XC_KERNEL_ELEMENTS                                                     \
    .gates = float_gates, .rescale = float_rescale,                            \
    .activate = float_activate, .quantize = float_quantize,                    \
    .add_row = float_add_row, .add = float_add, .scale = float_scale,          \
    .mean = word_mean, .products = word_products, .tanh = float_tanhs

/* For asserts: what multiply demands of its input. */
static inline bool are_activations(const xc_matrix *matrix, const int16_t *x,
                                   size_t x_stride, size_t rows) {
    for (size_t r = 0; r < rows; r++)
        for (size_t i = 0; i < matrix->inputs; i++) {
            int v = x[r * x_stride + i];
            if (v < -XC_ACTIVATION_ONE || v > XC_ACTIVATION_ONE) return false;
        }
    return true;
}

#endif

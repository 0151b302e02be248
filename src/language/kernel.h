/*
 * kernel.h - the arithmetic of the network: products of small integers and the
 * gates between them, written once a kind of processor and chosen when the
 * program runs.
 *
 * The same input gives the same bits from every kernel, on every processor
 * and out of every compiler. Therefore products are sums of integers, exact in
 * any order; float work is done element by element with + - * / in a fixed
 * order, without contraction and without calls of the C library. A float
 * becomes an integer by adding half away from zero and cutting off. What is not
 * a number counts as the least value where it meets a clamp.
 *
 * Nothing here allocates but xc_matrix_pack, and nothing here fails but for
 * want of memory: sizes are the caller's to check, asserts guard them.
 * Exports: XC_ACTIVATION_ONE, XC_*_MAX_INPUTS, xc_matrix, xc_matrix_*,
 * xc_gates, xc_kernel, xc_kernel_*, xc_argmax.
 */
#ifndef XC_LANGUAGE_KERNEL_H
#define XC_LANGUAGE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/status.h"

/* What 1.0 is as an activation. No activation is larger than this or smaller
 * than its negative. */
#define XC_ACTIVATION_ONE 1023

/* Most inputs of a layer: the sum of as many products of an activation and a
 * weight fits 32 bits by far; and of rows that are wrapped: the sum of as many
 * products of two activations still fits. */
#define XC_MATRIX_MAX_INPUTS 4096u
#define XC_WRAP_MAX_INPUTS 2048u

/* Outputs of a layer are filled up to a multiple of this. */
#define XC_PANEL 16u

/* A linear layer, laid out for all kernels alike: panels of XC_PANEL outputs;
 * in a panel, pairs of inputs; in a pair, the two weights of each output.
 * Outputs and inputs that fill up have weight and scale 0. */
typedef struct xc_matrix {
    const int16_t *weights;
    const float *scales; /* one an output; NULL: all 1 */
    size_t outputs, inputs;
    size_t padded_outputs; /* a multiple of XC_PANEL */
    size_t padded_inputs;  /* even */
} xc_matrix;

/* Lays out int8 weights of outputs x inputs, row after row, with one scale an
 * output (NULL: none), in the arena. XC_ERROR_MEMORY, XC_ERROR_LIMIT where
 * inputs exceed XC_MATRIX_MAX_INPUTS. */
xc_status xc_matrix_pack(xc_arena *arena, const int8_t *weights,
                         const float *scales, size_t outputs, size_t inputs,
                         xc_matrix *matrix);

/* How many int16 xc_matrix_wrap needs. */
size_t xc_matrix_room(size_t outputs, size_t inputs);

/* Lays out rows that were made while running (stride from one to the next) as
 * the weights of a layer without scales, in room for
 * xc_matrix_room(outputs, inputs) int16, so that xc_kernel.multiply answers
 * their dot products with other rows. Values as of activations. */
xc_matrix xc_matrix_wrap(int16_t *room, const int16_t *rows, size_t stride,
                         size_t outputs, size_t inputs);

/* One step of an LSTM (Hochreiter, Schmidhuber 1997; with forget gates, Gers
 * and others 2000) for one row of hidden units. The blocks of 4 * hidden are
 * input, forget, candidate, output. */
typedef struct xc_gates {
    const float *input;       /* 4 * hidden: from the inputs, bias included */
    const int32_t *recurrent; /* 4 * hidden: products with the last output */
    const float *scales;      /* 4 * hidden: what one of recurrent is worth */
    size_t hidden;            /* a multiple of XC_PANEL */
    float *cell;              /* hidden: finite; changed in place */
    int16_t *output;          /* hidden: activations */
} xc_gates;

typedef struct xc_kernel {
    const char *name;

    /* y[r * y_stride + o] = sum over i of x[r * x_stride + i] * weight[o][i],
     * exactly. x holds activations; each row must be readable up to
     * padded_inputs and has room in y for padded_outputs, all of which are
     * written. */
    void (*multiply)(const xc_matrix *matrix, const int16_t *x, size_t x_stride,
                     size_t rows, int32_t *y, size_t y_stride);

    /* pre = input + recurrent * scale;
     * cell = sigmoid(forget) * cell + sigmoid(input) * tanh(candidate);
     * output = rounded(sigmoid(output) * tanh(cell) * XC_ACTIVATION_ONE). */
    void (*gates)(const xc_gates *step);

    /* out[j] = y[j] * scales[j] * factor + bias[j], multiplied from the left;
     * all of scales, factor and bias finite. */
    void (*rescale)(const int32_t *y, const float *scales, float factor,
                    const float *bias, size_t count, float *out);

    /* v as rescale answers; v = v * 0.1 where v is not above 0;
     * out[j] = v * quantum, clamped to activations and rounded. */
    void (*activate)(const int32_t *y, const float *scales, float factor,
                     const float *bias, size_t count, float quantum,
                     int16_t *out);

    /* out[j] = in[j] * quantum, clamped to activations and rounded. */
    void (*quantize)(const float *in, size_t count, float quantum,
                     int16_t *out);

    /* out[j] += row[j] * scale. */
    void (*add_row)(const int8_t *row, float scale, size_t count, float *out);

    /* out[j] += in[j]. */
    void (*add)(const float *in, size_t count, float *out);

    /* out[j] = y[j] * factor. */
    void (*scale)(const int32_t *y, float factor, size_t count, float *out);

    /* sum[j] += in[j]; out[j] = sum[j] * share in 2^-16, half rounded up. The
     * sums fit 16 bits. */
    void (*mean)(const int16_t *in, int32_t share, size_t count, int16_t *sum,
                 int16_t *out);

    /* out[j * width + k] = a[j] * b[k] in 2^-bits, cut down; a and b
     * activations. */
    void (*products)(const int16_t *a, const int16_t *b, size_t width, int bits,
                     int16_t *out);

    /* out[j] = tanh(in[j]) within 2e-6; all kernels' own, for trainers and
     * tests. */
    void (*tanh)(const float *in, size_t count, float *out);
} xc_kernel;

/* The fastest one that this processor runs. */
const xc_kernel *xc_kernel_best(void);

/* All that this processor runs, the portable one first; NULL past the end. */
const xc_kernel *xc_kernel_get(size_t index);

/* Where the largest of count values is; the first of equal ones. 0 where count
 * is 0; what is not a number is never the largest. */
size_t xc_argmax(const float *values, size_t count);

#endif

/*
 * kernel_avx512.c - the kernel for x86-64 processors with AVX-512 VNNI:
 * thirty-two outputs of up to eight rows at a time, whose sums stay in
 * registers. A pair of inputs is multiplied and added in one step, exactly, as
 * in the other kernels. Empty for other processors. Exports: xc_kernel_avx512.
 */
#include "language/kernel_parts.h"

#ifdef __x86_64__
#ifndef __AVX512VNNI__
#error "compile this file with -mavx512f -mavx512bw -mavx512vnni"
#endif
#include <immintrin.h>

#define BLOCK 8u

static inline __m512i broadcast(const int16_t *x) {
    int32_t pair;
    memcpy(&pair, x, sizeof pair);
    return _mm512_set1_epi32(pair);
}

/* Panels go two at a time where there are two, since fetching an input costs
 * as much as multiplying by it. rows and panels are constants wherever this is
 * called, so that its loops dissolve. */
static inline __attribute__((always_inline)) void
block(size_t rows, size_t panels, const int16_t *weights, size_t pairs,
      const int16_t *x, size_t x_stride, int32_t *y, size_t y_stride) {
    __m512i sums[2][BLOCK];
    const int16_t *other = weights + pairs * 2 * XC_PANEL;
    for (size_t r = 0; r < rows; r++)
        sums[0][r] = sums[1][r] = _mm512_setzero_si512();
    for (size_t p = 0; p < pairs; p++) {
        size_t at = p * 2 * XC_PANEL;
        __m512i w = _mm512_load_si512((const void *)(weights + at));
        __m512i v = panels == 2 ? _mm512_load_si512((const void *)(other + at))
                                : _mm512_setzero_si512();
        for (size_t r = 0; r < rows; r++) {
            __m512i pair = broadcast(x + r * x_stride + 2 * p);
            sums[0][r] = _mm512_dpwssd_epi32(sums[0][r], w, pair);
            if (panels == 2)
                sums[1][r] = _mm512_dpwssd_epi32(sums[1][r], v, pair);
        }
    }
    for (size_t r = 0; r < rows; r++) {
        int32_t *to = y + r * y_stride;
        _mm512_storeu_si512((void *)to, sums[0][r]);
        if (panels == 2)
            _mm512_storeu_si512((void *)(to + XC_PANEL), sums[1][r]);
    }
}

static inline __attribute__((always_inline)) void
strip(size_t panels, const int16_t *weights, size_t pairs, const int16_t *x,
      size_t x_stride, size_t rows, int32_t *y, size_t y_stride) {
    for (; rows >= BLOCK;
         rows -= BLOCK, x += BLOCK * x_stride, y += BLOCK * y_stride)
        block(BLOCK, panels, weights, pairs, x, x_stride, y, y_stride);
    if (rows >= 4) {
        block(4, panels, weights, pairs, x, x_stride, y, y_stride);
        rows -= 4;
        x += 4 * x_stride;
        y += 4 * y_stride;
    }
    if (rows == 3) block(3, panels, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 2) block(2, panels, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 1) block(1, panels, weights, pairs, x, x_stride, y, y_stride);
}

static void multiply(const xc_matrix *matrix, const int16_t *x, size_t x_stride,
                     size_t rows, int32_t *y, size_t y_stride) {
    const int16_t *weights = matrix->weights;
    size_t pairs = matrix->padded_inputs / 2, o = 0;
    assert(are_activations(matrix, x, x_stride, rows));
    for (; o + 2 * XC_PANEL <= matrix->padded_outputs; o += 2 * XC_PANEL)
        strip(2, weights + o * matrix->padded_inputs, pairs, x, x_stride, rows,
              y + o, y_stride);
    if (o < matrix->padded_outputs)
        strip(1, weights + o * matrix->padded_inputs, pairs, x, x_stride, rows,
              y + o, y_stride);
}

const xc_kernel xc_kernel_avx512 = {
    .name = "avx512", .multiply = multiply, XC_KERNEL_ELEMENTS};
#endif

/*
 * kernel_avx512.c - the kernel for x86-64 processors with AVX-512 VNNI: sixteen
 * outputs of up to eight rows at a time, whose sums stay in registers. A pair
 * of inputs is multiplied and added in one step, exactly, as in the other
 * kernels. Empty for other processors.
 * Exports: xc_kernel_avx512.
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

/* rows is a constant wherever this is called, so that its loops dissolve. */
static inline __attribute__((always_inline)) void
block(size_t rows, const int16_t *weights, size_t pairs, const int16_t *x,
      size_t x_stride, int32_t *y, size_t y_stride) {
    __m512i sums[BLOCK];
    for (size_t r = 0; r < rows; r++)
        sums[r] = _mm512_setzero_si512();
    for (size_t p = 0; p < pairs; p++) {
        __m512i w =
            _mm512_load_si512((const void *)(weights + p * 2 * XC_PANEL));
        for (size_t r = 0; r < rows; r++)
            sums[r] = _mm512_dpwssd_epi32(
                sums[r], broadcast(x + r * x_stride + 2 * p), w);
    }
    for (size_t r = 0; r < rows; r++)
        _mm512_storeu_si512((void *)(y + r * y_stride), sums[r]);
}

static void panel(const int16_t *weights, size_t pairs, const int16_t *x,
                  size_t x_stride, size_t rows, int32_t *y, size_t y_stride) {
    for (; rows >= BLOCK;
         rows -= BLOCK, x += BLOCK * x_stride, y += BLOCK * y_stride)
        block(BLOCK, weights, pairs, x, x_stride, y, y_stride);
    if (rows >= 4) {
        block(4, weights, pairs, x, x_stride, y, y_stride);
        rows -= 4;
        x += 4 * x_stride;
        y += 4 * y_stride;
    }
    if (rows == 3) block(3, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 2) block(2, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 1) block(1, weights, pairs, x, x_stride, y, y_stride);
}

static void multiply(const xc_matrix *matrix, const int16_t *x, size_t x_stride,
                     size_t rows, int32_t *y, size_t y_stride) {
    assert(are_activations(matrix, x, x_stride, rows));
    for (size_t o = 0; o < matrix->padded_outputs; o += XC_PANEL)
        panel(matrix->weights + o * matrix->padded_inputs,
              matrix->padded_inputs / 2, x, x_stride, rows, y + o, y_stride);
}

const xc_kernel xc_kernel_avx512 = {
    "avx512",       multiply,       float_gates, float_rescale,
    float_activate, float_quantize, float_tanhs,
};
#endif

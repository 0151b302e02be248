/*
 * kernel_avx2.c - the kernel for x86-64 processors with AVX2: sixteen outputs
 * of up to four rows at a time, whose sums stay in registers. Compiled with
 * -mavx2. Empty for other processors.
 * Exports: xc_kernel_avx2.
 */
#include "language/kernel_parts.h"

#ifdef __x86_64__
#ifndef __AVX2__
#error "compile this file with -mavx2"
#endif
#include <immintrin.h>

#define BLOCK 4u

static inline __m256i broadcast(const int16_t *x) {
    int32_t pair;
    memcpy(&pair, x, sizeof pair);
    return _mm256_set1_epi32(pair);
}

/* rows is a constant wherever this is called, so that its loops dissolve. */
static inline __attribute__((always_inline)) void
block(size_t rows, const int16_t *weights, size_t pairs, const int16_t *x,
      size_t x_stride, int32_t *y, size_t y_stride) {
    __m256i low[BLOCK], high[BLOCK];
    for (size_t r = 0; r < rows; r++)
        low[r] = high[r] = _mm256_setzero_si256();
    for (size_t p = 0; p < pairs; p++) {
        const __m256i *w = (const __m256i *)(weights + p * 2 * XC_PANEL);
        __m256i w_low = _mm256_load_si256(w), w_high = _mm256_load_si256(w + 1);
        for (size_t r = 0; r < rows; r++) {
            __m256i pair = broadcast(x + r * x_stride + 2 * p);
            low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(pair, w_low));
            high[r] =
                _mm256_add_epi32(high[r], _mm256_madd_epi16(pair, w_high));
        }
    }
    for (size_t r = 0; r < rows; r++) {
        _mm256_storeu_si256((__m256i *)(y + r * y_stride), low[r]);
        _mm256_storeu_si256((__m256i *)(y + r * y_stride + 8), high[r]);
    }
}

static void panel(const int16_t *weights, size_t pairs, const int16_t *x,
                  size_t x_stride, size_t rows, int32_t *y, size_t y_stride) {
    for (; rows >= BLOCK;
         rows -= BLOCK, x += BLOCK * x_stride, y += BLOCK * y_stride)
        block(BLOCK, weights, pairs, x, x_stride, y, y_stride);
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

const xc_kernel xc_kernel_avx2 = {
    .name = "avx2", .multiply = multiply, XC_KERNEL_ELEMENTS};
#endif

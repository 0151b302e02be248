/*
 * kernel_sse2.c - the kernel for any x86-64 processor: eight outputs of up to
 * four rows at a time, whose sums stay in registers. Empty elsewhere.
 * Exports: xc_kernel_sse2.
 */
#include "language/kernel_parts.h"

#ifdef __x86_64__
#include <emmintrin.h>

#define HALF (XC_PANEL / 2)

static inline __m128i broadcast(const int16_t *x) {
    int32_t pair;
    memcpy(&pair, x, sizeof pair);
    return _mm_set1_epi32(pair);
}

/* rows is a constant wherever this is called, so that its loops dissolve. */
static inline __attribute__((always_inline)) void
block(size_t rows, const int16_t *weights, size_t pairs, const int16_t *x,
      size_t x_stride, int32_t *y, size_t y_stride) {
    __m128i low[4], high[4];
    for (size_t r = 0; r < rows; r++)
        low[r] = high[r] = _mm_setzero_si128();
    for (size_t p = 0; p < pairs; p++) {
        const __m128i *w = (const __m128i *)(weights + p * 2 * XC_PANEL);
        __m128i w_low = _mm_load_si128(w), w_high = _mm_load_si128(w + 1);
        for (size_t r = 0; r < rows; r++) {
            __m128i pair = broadcast(x + r * x_stride + 2 * p);
            low[r] = _mm_add_epi32(low[r], _mm_madd_epi16(pair, w_low));
            high[r] = _mm_add_epi32(high[r], _mm_madd_epi16(pair, w_high));
        }
    }
    for (size_t r = 0; r < rows; r++) {
        _mm_storeu_si128((__m128i *)(y + r * y_stride), low[r]);
        _mm_storeu_si128((__m128i *)(y + r * y_stride + 4), high[r]);
    }
}

static void half_panel(const int16_t *weights, size_t pairs, const int16_t *x,
                       size_t x_stride, size_t rows, int32_t *y,
                       size_t y_stride) {
    for (; rows >= 4; rows -= 4, x += 4 * x_stride, y += 4 * y_stride)
        block(4, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 3) block(3, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 2) block(2, weights, pairs, x, x_stride, y, y_stride);
    if (rows == 1) block(1, weights, pairs, x, x_stride, y, y_stride);
}

static void multiply(const xc_matrix *matrix, const int16_t *x, size_t x_stride,
                     size_t rows, int32_t *y, size_t y_stride) {
    assert(are_activations(matrix, x, x_stride, rows));
    size_t pairs = matrix->padded_inputs / 2;
    for (size_t o = 0; o < matrix->padded_outputs; o += XC_PANEL) {
        const int16_t *weights = matrix->weights + o * matrix->padded_inputs;
        half_panel(weights, pairs, x, x_stride, rows, y + o, y_stride);
        half_panel(weights + XC_PANEL, pairs, x, x_stride, rows, y + o + HALF,
                   y_stride);
    }
}

const xc_kernel xc_kernel_sse2 = {
    .name = "sse2", .multiply = multiply, XC_KERNEL_ELEMENTS};
#endif

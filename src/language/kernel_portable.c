/*
 * kernel_portable.c - the kernel in plain C: for processors that have no other,
 * and what the others are measured by.
 * Exports: xc_kernel_portable.
 */
#include "language/kernel_parts.h"

/* The outputs of one panel for one row. */
static void panel_row(const int16_t *weights, const int16_t *x, size_t pairs,
                      int32_t *y) {
    int32_t sum[XC_PANEL] = {0};
    for (size_t p = 0; p < pairs; p++, weights += 2 * XC_PANEL)
        for (size_t o = 0; o < XC_PANEL; o++)
            sum[o] +=
                x[2 * p] * weights[2 * o] + x[2 * p + 1] * weights[2 * o + 1];
    memcpy(y, sum, sizeof sum);
}

static void multiply(const xc_matrix *matrix, const int16_t *x, size_t x_stride,
                     size_t rows, int32_t *y, size_t y_stride) {
    assert(are_activations(matrix, x, x_stride, rows));
    size_t panel_size = XC_PANEL * matrix->padded_inputs;
    for (size_t o = 0; o < matrix->padded_outputs; o += XC_PANEL) {
        const int16_t *weights = matrix->weights + o / XC_PANEL * panel_size;
        for (size_t r = 0; r < rows; r++)
            panel_row(weights, x + r * x_stride, matrix->padded_inputs / 2,
                      y + r * y_stride + o);
    }
}

const xc_kernel xc_kernel_portable = {
    .name = "portable", .multiply = multiply, XC_KERNEL_ELEMENTS};

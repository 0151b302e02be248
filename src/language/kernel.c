/*
 * kernel.c - see kernel.h: lays out weights and chooses the kernel.
 * Exports: xc_matrix_*, xc_kernel_best, xc_kernel_get, xc_argmax.
 */
#include "language/kernel.h"

#include "language/kernel_parts.h"

/* Weights begin where a vector register's worth may be read aligned. */
#define ALIGNMENT 64u

static size_t round_up(size_t count, size_t step) {
    return (count + step - 1) / step * step;
}

static int16_t *align(void *memory) {
    uintptr_t at = (uintptr_t)memory;
    return (int16_t *)((char *)memory +
                       (ALIGNMENT - at % ALIGNMENT) % ALIGNMENT);
}

static xc_matrix shape(size_t outputs, size_t inputs) {
    return (xc_matrix){NULL,
                       NULL,
                       outputs,
                       inputs,
                       round_up(outputs, XC_PANEL),
                       round_up(inputs, 2)};
}

size_t xc_matrix_room(size_t outputs, size_t inputs) {
    return round_up(outputs, XC_PANEL) * round_up(inputs, 2) +
           ALIGNMENT / sizeof(int16_t);
}

/* Fills one panel from the rows of its outputs: the two weights that output o
 * has for a pair of inputs stand at 2 * o, those for the next pair 2 * XC_PANEL
 * further on. */
#define DEFINE_FILL(name, type)                                                \
    static void name(const type *rows, size_t stride, size_t outputs,          \
                     size_t inputs, int16_t *to) {                             \
        for (size_t o = 0; o < outputs; o++)                                   \
            for (size_t i = 0; i < inputs; i++)                                \
                to[i / 2 * 2 * XC_PANEL + 2 * o + i % 2] =                     \
                    (int16_t)rows[o * stride + i];                             \
    }

DEFINE_FILL(fill_from_bytes, int8_t)
DEFINE_FILL(fill_from_words, int16_t)

xc_status xc_matrix_pack(xc_arena *arena, const int8_t *weights,
                         const float *scales, size_t outputs, size_t inputs,
                         xc_matrix *matrix) {
    if (inputs > XC_MATRIX_MAX_INPUTS) return XC_ERROR_LIMIT;
    *matrix = shape(outputs, inputs);
    void *room = xc_arena_array(arena, xc_matrix_room(outputs, inputs),
                                sizeof *matrix->weights);
    XC_TRY_NEW(room);
    int16_t *to = align(room);
    for (size_t o = 0; o < outputs; o += XC_PANEL) {
        size_t count = outputs - o < XC_PANEL ? outputs - o : XC_PANEL;
        fill_from_bytes(weights + o * inputs, inputs, count, inputs,
                        to + o * matrix->padded_inputs);
    }
    matrix->weights = to;
    if (!scales) return XC_OK;
    float *copy = xc_arena_array(arena, matrix->padded_outputs, sizeof *copy);
    XC_TRY_NEW(copy);
    memcpy(copy, scales, outputs * sizeof *copy);
    matrix->scales = copy;
    return XC_OK;
}

xc_matrix xc_matrix_wrap(int16_t *room, const int16_t *rows, size_t stride,
                         size_t outputs, size_t inputs) {
    assert(inputs <= XC_WRAP_MAX_INPUTS);
    xc_matrix matrix = shape(outputs, inputs);
    int16_t *to = align(room);
    size_t panel = XC_PANEL * matrix.padded_inputs;
    for (size_t o = 0; o < outputs; o += XC_PANEL) {
        size_t count = outputs - o < XC_PANEL ? outputs - o : XC_PANEL;
        if (count < XC_PANEL || inputs % 2 != 0)
            memset(to + o * matrix.padded_inputs, 0, panel * sizeof *to);
        fill_from_words(rows + o * stride, stride, count, inputs,
                        to + o * matrix.padded_inputs);
    }
    matrix.weights = to;
    return matrix;
}

const xc_kernel *xc_kernel_get(size_t index) {
    const xc_kernel *kernels[4] = {&xc_kernel_portable};
#ifdef __x86_64__
    size_t count = 1;
    kernels[count++] = &xc_kernel_sse2;
    if (__builtin_cpu_supports("avx2")) kernels[count++] = &xc_kernel_avx2;
    if (__builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vnni"))
        kernels[count++] = &xc_kernel_avx512;
#endif
    return index < 4 ? kernels[index] : NULL;
}

const xc_kernel *xc_kernel_best(void) {
    const xc_kernel *best = xc_kernel_get(0);
    for (size_t i = 1; xc_kernel_get(i); i++)
        best = xc_kernel_get(i);
    return best;
}

size_t xc_argmax(const float *values, size_t count) {
    size_t best = 0;
    while (best < count && values[best] != values[best])
        best++;
    if (best == count) return 0;
    for (size_t j = best + 1; j < count; j++)
        if (values[j] > values[best]) best = j;
    return best;
}

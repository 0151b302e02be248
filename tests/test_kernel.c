/*
 * test_kernel.c - every kernel that this processor runs: products against plain
 * sums of 64 bits, float work against the portable kernel bit by bit, against
 * doubles, and against a checksum that holds for all processors and compilers.
 */
#include <check.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/kernel.h"

#define MAX_INPUTS 330
#define MAX_OUTPUTS 200
#define MAX_ROWS 14
#define HIDDEN 96
#define UNTOUCHED 0x5A5A5A5A

static uint64_t state;
static xc_arena *arena;

/* Source: S. Vigna, "splitmix64". */
static uint64_t random_bits(void) {
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int random_between(int low, int high) {
    return low + (int)(random_bits() % (uint64_t)(high - low + 1));
}

static size_t random_size(size_t low, size_t high) {
    return (size_t)random_between((int)low, (int)high);
}

/* A whole number of 4096ths, exact, between -limit and limit. */
static float random_float(int limit) {
    return (float)random_between(-4096 * limit, 4096 * limit) / 4096.0f;
}

/* Any float at all but infinities and what is not a number. */
static float random_finite(void) {
    float value;
    do {
        uint32_t bits = (uint32_t)random_bits();
        memcpy(&value, &bits, sizeof value);
    } while (!isfinite(value));
    return value;
}

static float random_odd(void) {
    static const float odd[] = {
        0.0f,       -0.0f,    1e-45f,      -1e-45f,      FLT_MIN, -FLT_MIN,
        FLT_MAX,    -FLT_MAX, 1e-38f,      0.5f,         -0.5f,   1.0f,
        7.6f,       -7.6f,    7.5999994f,  7.6000009f,   15.2f,   -15.2f,
        0.4999999f, 1022.5f,  1023.5f,     -1023.49994f, 1e10f,   -1e10f,
        -1022.5f,   2.5f,     0.00048828f, -0.00048876f, 1e-20f,  -3e38f};
    return odd[random_bits() % (sizeof odd / sizeof *odd)];
}

/* A mixture: usual values, odd ones, any ones. */
static float random_mixed(void) {
    uint64_t kind = random_bits() % 8;
    if (kind == 0) return random_odd();
    return kind == 1 ? random_finite() : random_float(12);
}

static void set_up(void) {
    state = 20250213;
    arena = xc_arena_new();
    ck_assert(arena != NULL);
}

static void tear_down(void) {
    xc_arena_free(arena);
}

/* ------------------------------------------------------------------ */
/* Products                                                             */

static int8_t weights[MAX_OUTPUTS * MAX_INPUTS];
static int16_t rows_x[MAX_ROWS * (MAX_INPUTS + 4)];
static int32_t rows_y[MAX_ROWS * (MAX_OUTPUTS + 24)];

typedef struct shape {
    size_t outputs, inputs, rows, x_stride, y_stride;
} shape;

/* Rows of x are filled up with what no weight may let through. */
static void fill_rows(const shape *s, int limit, bool is_extreme) {
    for (size_t i = 0; i < sizeof rows_x / sizeof *rows_x; i++)
        rows_x[i] = 1023;
    for (size_t r = 0; r < s->rows; r++)
        for (size_t i = 0; i < s->inputs; i++) {
            int v = random_between(-limit, limit);
            if (is_extreme) v = v < 0 ? -limit : limit;
            rows_x[r * s->x_stride + i] = (int16_t)v;
        }
    for (size_t i = 0; i < sizeof rows_y / sizeof *rows_y; i++)
        rows_y[i] = UNTOUCHED;
}

static int64_t plain_product(const shape *s, size_t row, size_t output) {
    int64_t sum = 0;
    for (size_t i = 0; i < s->inputs; i++)
        sum += (int64_t)rows_x[row * s->x_stride + i] *
               weights[output * s->inputs + i];
    return sum;
}

/* Sums where there are outputs, 0 where they are filled up, and nothing
 * written behind. */
static void check_products(const xc_kernel *kernel, const shape *s,
                           size_t padded) {
    for (size_t r = 0; r < MAX_ROWS; r++)
        for (size_t o = 0; o < s->y_stride; o++) {
            int64_t want = UNTOUCHED;
            if (r < s->rows && o < padded)
                want = o < s->outputs ? plain_product(s, r, o) : 0;
            if (rows_y[r * s->y_stride + o] != want)
                ck_abort_msg("%s: %zu x %zu, %zu rows, at %zu, %zu",
                             kernel->name, s->outputs, s->inputs, s->rows, r,
                             o);
        }
}

static void check_multiply(const shape *s, int limit, bool is_extreme) {
    xc_matrix matrix;
    for (size_t i = 0; i < s->outputs * s->inputs; i++) {
        int w = random_between(-127, 127);
        weights[i] = (int8_t)(is_extreme ? (w < 0 ? -127 : 127) : w);
    }
    ck_assert_int_eq(
        xc_matrix_pack(arena, weights, NULL, s->outputs, s->inputs, &matrix),
        XC_OK);
    for (size_t k = 0; xc_kernel_get(k); k++) {
        fill_rows(s, limit, is_extreme);
        xc_kernel_get(k)->multiply(&matrix, rows_x, s->x_stride, s->rows,
                                   rows_y, s->y_stride);
        check_products(xc_kernel_get(k), s, matrix.padded_outputs);
    }
    xc_arena_clear(arena);
}

static shape random_shape(void) {
    shape s = {.outputs = random_size(1, MAX_OUTPUTS),
               .inputs = random_size(1, MAX_INPUTS),
               .rows = random_size(0, MAX_ROWS)};
    s.x_stride = s.inputs + s.inputs % 2 + random_size(0, 3);
    s.y_stride = (s.outputs + 15) / 16 * 16 + random_size(0, 8);
    return s;
}

START_TEST(products_of_any_shape_are_exact) {
    for (int trial = 0; trial < 150; trial++) {
        shape s = random_shape();
        check_multiply(&s, 1023, false);
    }
}
END_TEST

START_TEST(products_of_the_largest_values_are_exact) {
    shape s = {64, 320, 9, 320, 64};
    check_multiply(&s, 1023, true);
    for (size_t i = 0; i < 64 * 320; i++)
        weights[i] = -127;
    xc_matrix matrix;
    ck_assert_int_eq(xc_matrix_pack(arena, weights, NULL, 64, 320, &matrix),
                     XC_OK);
    for (size_t k = 0; xc_kernel_get(k); k++) {
        fill_rows(&s, 0, false);
        for (size_t i = 0; i < 9 * 320; i++)
            rows_x[i] = i < 4 * 320 ? 1023 : -1023;
        xc_kernel_get(k)->multiply(&matrix, rows_x, 320, 9, rows_y, 64);
        check_products(xc_kernel_get(k), &s, 64);
        ck_assert_int_eq(rows_y[0], -127 * 1023 * 320);
        ck_assert_int_eq(rows_y[8 * 64 + 63], 127 * 1023 * 320);
    }
}
END_TEST

START_TEST(scales_are_kept_and_filled_up) {
    float scales[21];
    xc_matrix matrix;
    for (size_t o = 0; o < 21; o++)
        scales[o] = random_float(3) + 8;
    ck_assert_int_eq(xc_matrix_pack(arena, weights, scales, 21, 5, &matrix),
                     XC_OK);
    ck_assert_uint_eq(matrix.outputs, 21);
    ck_assert_uint_eq(matrix.inputs, 5);
    ck_assert_uint_eq(matrix.padded_outputs, 32);
    ck_assert_uint_eq(matrix.padded_inputs, 6);
    ck_assert_mem_eq(matrix.scales, scales, sizeof scales);
    for (size_t o = 21; o < 32; o++)
        ck_assert(matrix.scales[o] == 0.0f);
}
END_TEST

START_TEST(too_many_inputs_are_refused) {
    xc_matrix matrix;
    static int8_t wide[XC_MATRIX_MAX_INPUTS + 1];
    ck_assert_int_eq(
        xc_matrix_pack(arena, wide, NULL, 1, XC_MATRIX_MAX_INPUTS + 1, &matrix),
        XC_ERROR_LIMIT);
    ck_assert_int_eq(
        xc_matrix_pack(arena, wide, NULL, 1, XC_MATRIX_MAX_INPUTS, &matrix),
        XC_OK);
    /* More than an arena gives at once. */
    ck_assert_int_eq(xc_matrix_pack(arena, wide, NULL, (size_t)1 << 40,
                                    XC_MATRIX_MAX_INPUTS, &matrix),
                     XC_ERROR_MEMORY);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(packing_without_memory_says_so) {
    float scales[16] = {0};
    int failed = 0;
    for (uint64_t n = 1; n <= 8; n++) {
        xc_arena *small = xc_arena_new();
        xc_matrix matrix;
        xc_faults_set(n);
        xc_status status =
            xc_matrix_pack(small, weights, scales, 16, 128, &matrix);
        xc_faults_set(0);
        ck_assert(status == XC_OK || status == XC_ERROR_MEMORY);
        failed += status == XC_ERROR_MEMORY;
        xc_arena_free(small);
    }
    ck_assert_int_gt(failed, 0);
    ck_assert_int_lt(failed, 8);
}
END_TEST
#endif

/* How many of y are not the products of rows of a and rows of b, or not 0
 * where there are no more rows of b. */
static size_t count_wrong(const int16_t *a, const int16_t *b, const int32_t *y,
                          size_t n, size_t m, size_t k) {
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < (m + 15) / 16 * 16; j++) {
            int64_t sum = 0;
            for (size_t c = 0; j < m && c < k; c++)
                sum += (int64_t)a[i * 130 + c] * b[j * 130 + c];
            wrong += y[i * 272 + j] != sum;
        }
    return wrong;
}

/* Rows made while running, as scores of heads are: dots of a with b. */
START_TEST(products_of_rows_with_rows_are_exact) {
    static int16_t a[260 * 130], b[260 * 130], memory[272 * 130 + 64];
    static int32_t y[260 * 272];
    for (int trial = 0; trial < 12; trial++) {
        size_t n = random_size(1, 260), m = random_size(1, 260);
        size_t k = trial == 0 ? 128 : random_size(1, 129);
        size_t room = xc_matrix_room(m, k);
        ck_assert_uint_lt(room, sizeof memory / sizeof *memory);
        for (size_t i = 0; i < sizeof a / sizeof *a; i++) {
            a[i] = (int16_t)(trial == 0 ? -1023 : random_between(-1023, 1023));
            b[i] = (int16_t)(trial == 0 ? -1023 : random_between(-1023, 1023));
        }
        for (size_t i = 0; i < sizeof memory / sizeof *memory; i++)
            memory[i] = 77;
        xc_matrix matrix = xc_matrix_wrap(memory, b, 130, m, k);
        ck_assert_int_eq(memory[room], 77);
        for (size_t kernel = 0; xc_kernel_get(kernel); kernel++) {
            memset(y, 0x5A, sizeof y);
            xc_kernel_get(kernel)->multiply(&matrix, a, 130, n, y, 272);
            ck_assert_uint_eq(count_wrong(a, b, y, n, m, k), 0);
        }
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Gates                                                                */

typedef struct lstm {
    float input[4 * HIDDEN];
    int32_t recurrent[4 * HIDDEN];
    float scales[4 * HIDDEN];
    float cell[HIDDEN];
    int16_t output[HIDDEN];
} lstm;

static void fill_lstm(lstm *l, bool is_mixed) {
    memset(l, 0, sizeof *l);
    for (size_t j = 0; j < 4 * HIDDEN; j++) {
        l->input[j] = is_mixed ? random_mixed() : random_float(6);
        l->recurrent[j] = random_between(-100000, 100000);
        l->scales[j] = is_mixed ? random_mixed() : random_float(1) / 65536.0f;
    }
    for (size_t j = 0; j < HIDDEN; j++)
        l->cell[j] = is_mixed ? random_mixed() : random_float(3);
}

static void run_gates(const xc_kernel *kernel, lstm *l) {
    xc_gates step = {l->input, l->recurrent, l->scales,
                     HIDDEN,   l->cell,      l->output};
    kernel->gates(&step);
}

START_TEST(gates_are_the_same_bits_in_every_kernel) {
    static lstm start, one, other;
    for (int trial = 0; trial < 400; trial++) {
        fill_lstm(&start, trial % 2);
        if (trial == 1)
            for (size_t j = 0; j < 4 * HIDDEN; j++)
                start.input[j] = j % 3 ? NAN : (j % 2 ? INFINITY : -INFINITY);
        one = start;
        run_gates(xc_kernel_get(0), &one);
        for (size_t k = 1; xc_kernel_get(k); k++) {
            other = start;
            run_gates(xc_kernel_get(k), &other);
            ck_assert_mem_eq(&one, &other, sizeof one);
        }
        for (size_t j = 0; j < HIDDEN; j++) {
            ck_assert(isfinite(one.cell[j]));
            ck_assert_int_le(abs(one.output[j]), XC_ACTIVATION_ONE);
        }
    }
}
END_TEST

static double sigmoid(double v) {
    return 1 / (1 + exp(-v));
}

START_TEST(gates_are_those_of_an_lstm) {
    static lstm before, after;
    for (int trial = 0; trial < 100; trial++) {
        fill_lstm(&before, false);
        after = before;
        run_gates(xc_kernel_best(), &after);
        for (size_t j = 0; j < HIDDEN; j++) {
            double v[4];
            for (size_t b = 0; b < 4; b++) {
                size_t at = b * HIDDEN + j;
                v[b] = (double)before.input[at] +
                       before.recurrent[at] * (double)before.scales[at];
            }
            double c = sigmoid(v[1]) * (double)before.cell[j] +
                       sigmoid(v[0]) * tanh(v[2]);
            ck_assert_double_eq_tol((double)after.cell[j], c, 1e-5);
            ck_assert_double_eq_tol(after.output[j],
                                    sigmoid(v[3]) * tanh(c) * 1023, 0.51);
        }
    }
}
END_TEST

START_TEST(a_cell_stays_finite_over_many_steps) {
    static lstm l;
    fill_lstm(&l, false);
    for (size_t j = 0; j < 4 * HIDDEN; j++)
        l.input[j] = 1e30f;
    for (int step = 0; step < 1000; step++)
        run_gates(xc_kernel_best(), &l);
    for (size_t j = 0; j < HIDDEN; j++) {
        ck_assert(l.cell[j] > 900.0f && l.cell[j] < 1010.0f);
        ck_assert_int_eq(l.output[j], XC_ACTIVATION_ONE);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Element by element                                                   */

#define COUNT 203

START_TEST(tanh_is_close_everywhere) {
    static float in[COUNT], out[COUNT];
    double worst = 0;
    for (int start = -200; start < 200; start++) {
        for (size_t j = 0; j < COUNT; j++)
            in[j] = ((float)start + (float)j / (float)COUNT) / 20.0f;
        xc_kernel_get(0)->tanh(in, COUNT, out);
        for (size_t j = 0; j < COUNT; j++)
            worst = fmax(worst, fabs((double)out[j] - tanh((double)in[j])));
    }
    ck_assert_double_lt(worst, 2e-6);
}
END_TEST

START_TEST(tanh_of_odd_values_is_in_bounds) {
    float in[] = {0.0f,     -0.0f,    1e-45f,    FLT_MAX,
                  -FLT_MAX, INFINITY, -INFINITY, NAN};
    float out[8];
    for (size_t k = 0; xc_kernel_get(k); k++) {
        xc_kernel_get(k)->tanh(in, 8, out);
        ck_assert(out[0] == 0.0f && !signbit(out[0]));
        ck_assert(out[1] == 0.0f && signbit(out[1]));
        ck_assert(fabsf(out[2]) < 1e-44f);
        for (size_t j = 3; j < 7; j++)
            ck_assert_float_eq_tol(out[j], j % 2 ? 1.0f : -1.0f, 2e-6f);
        ck_assert_float_eq_tol(out[7], -1.0f, 2e-6f);
    }
}
END_TEST

typedef struct elements {
    float floats[COUNT];
    float tangents[COUNT];
    int16_t activated[COUNT];
    int16_t quantized[COUNT];
} elements;

/* factor and quantum are usual, so that no infinity meets a zero. */
static void run_elements(const xc_kernel *kernel, size_t count,
                         const int32_t *y, const float *scales,
                         const float *bias, elements *out) {
    memset(out, 0x5A, sizeof *out);
    kernel->rescale(y, scales, 0.0123f, bias, count, out->floats);
    kernel->tanh(bias, count, out->tangents);
    kernel->activate(y, scales, 0.0123f, bias, count, 117.3f, out->activated);
    kernel->quantize(bias, count, 101.7f, out->quantized);
}

static void fill_elements(int32_t *y, float *scales, float *bias) {
    for (size_t j = 0; j < COUNT; j++) {
        y[j] = random_between(-50000000, 50000000);
        if (j % 5 == 0) y[j] = (int32_t)random_bits();
        if (j % 17 == 0) y[j] = 0;
        scales[j] = j % 3 ? random_float(1) / 16384.0f : random_mixed();
        bias[j] = random_mixed();
    }
}

START_TEST(elements_are_the_same_bits_in_every_kernel) {
    static elements one, other;
    int32_t y[COUNT];
    float scales[COUNT], bias[COUNT];
    for (int trial = 0; trial < 300; trial++) {
        fill_elements(y, scales, bias);
        size_t count = random_size(0, COUNT);
        run_elements(xc_kernel_get(0), count, y, scales, bias, &one);
        for (size_t k = 1; xc_kernel_get(k); k++) {
            run_elements(xc_kernel_get(k), count, y, scales, bias, &other);
            ck_assert_mem_eq(&one, &other, sizeof one);
        }
        for (size_t j = 0; j < count; j++) {
            ck_assert_int_le(abs(one.activated[j]), XC_ACTIVATION_ONE);
            ck_assert_int_le(abs(one.quantized[j]), XC_ACTIVATION_ONE);
        }
        if (count < COUNT) ck_assert_int_eq(one.activated[count], 0x5A5A);
    }
}
END_TEST

static void add_float(uint64_t *sum, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    *sum = *sum * 31 + bits;
}

static void add_int(uint64_t *sum, int value) {
    *sum = *sum * 31 + (uint64_t)value;
}

static void add_elements(uint64_t *sum, const elements *out) {
    for (size_t j = 0; j < COUNT; j++) {
        add_float(sum, out->floats[j]);
        add_float(sum, out->tangents[j]);
        add_int(sum, out->activated[j]);
        add_int(sum, out->quantized[j]);
    }
}

static void add_lstm(uint64_t *sum, const lstm *l) {
    for (size_t j = 0; j < HIDDEN; j++) {
        add_float(sum, l->cell[j]);
        add_int(sum, l->output[j]);
    }
}

/* Measured once; another processor or compiler gives the same. */
START_TEST(results_are_those_of_every_other_processor) {
    static elements out;
    static lstm l;
    int32_t y[COUNT];
    float scales[COUNT], bias[COUNT];
    uint64_t sum = 0;
    for (int trial = 0; trial < 50; trial++) {
        fill_elements(y, scales, bias);
        run_elements(xc_kernel_best(), COUNT, y, scales, bias, &out);
        add_elements(&sum, &out);
        fill_lstm(&l, trial % 2);
        run_gates(xc_kernel_best(), &l);
        add_lstm(&sum, &l);
    }
    ck_assert_msg(sum == UINT64_C(0xA393386955BCC7E6), "0x%llX",
                  (unsigned long long)sum);
}
END_TEST

START_TEST(layers_are_scaled_and_bent) {
    const int32_t y[] = {100, -100, 50, -30000, 0, 7};
    const float scales[] = {0.5f, 0.5f, 0.25f, 1.0f, 1.0f, 0.0f};
    const float bias[] = {1.0f, 1.0f, -12.5f, 0.0f, -2.5f, 4000.0f};
    const float want[] = {101.0f, -99.0f, 12.5f, -60000.0f, -2.5f, 4000.0f};
    const int16_t bent[] = {202, -20, 25, -1023, -1, 1023};
    for (size_t k = 0; xc_kernel_get(k); k++) {
        float out[6];
        int16_t activated[6];
        xc_kernel_get(k)->rescale(y, scales, 2.0f, bias, 6, out);
        ck_assert_mem_eq(out, want, sizeof want);
        xc_kernel_get(k)->activate(y, scales, 2.0f, bias, 6, 2.0f, activated);
        ck_assert_mem_eq(activated, bent, sizeof bent);
    }
}
END_TEST

/* What a layer is made of and what it becomes, but for products of matrices. */
enum { WIDTH = 37 };

typedef struct mixed {
    float values[WIDTH];
    float scaled[WIDTH];
    int16_t sums[WIDTH];
    int16_t means[WIDTH];
    int16_t products[WIDTH * WIDTH];
} mixed;

typedef struct mixing {
    int8_t row[WIDTH];
    int32_t y[WIDTH];
    float more[WIDTH];
    int16_t a[WIDTH];
    int16_t b[WIDTH];
} mixing;

static void fill_mixing(mixing *in, mixed *out) {
    memset(out, 0x5A, sizeof *out);
    for (size_t j = 0; j < WIDTH; j++) {
        in->row[j] = (int8_t)random_between(-128, 127);
        in->y[j] = random_between(-50000000, 50000000);
        in->more[j] = random_float(100);
        in->a[j] = (int16_t)random_between(-1023, 1023);
        in->b[j] = (int16_t)random_between(-1023, 1023);
        out->values[j] = random_float(10);
        out->sums[j] = (int16_t)random_between(-2046, 2046);
    }
}

static void mix(const xc_kernel *kernel, const mixing *in, size_t count,
                mixed *out) {
    kernel->add_row(in->row, 0.0173f, count, out->values);
    kernel->add(in->more, count, out->values);
    kernel->scale(in->y, 0.0123f, count, out->scaled);
    kernel->mean(in->a, (1 << 16) / 3, count, out->sums, out->means);
    kernel->products(in->a, in->b, count, 10, out->products);
}

START_TEST(layers_are_mixed_the_same_in_every_kernel) {
    static mixed one, other;
    for (int trial = 0; trial < 300; trial++) {
        mixing in;
        mixed before;
        size_t count = random_size(0, WIDTH);
        fill_mixing(&in, &before);
        one = before;
        mix(xc_kernel_get(0), &in, count, &one);
        for (size_t k = 1; xc_kernel_get(k); k++) {
            other = before;
            mix(xc_kernel_get(k), &in, count, &other);
            ck_assert_mem_eq(&one, &other, sizeof one);
        }
        if (count < WIDTH) ck_assert_int_eq(one.means[count], 0x5A5A);
    }
}
END_TEST

START_TEST(layers_are_mixed_as_told) {
    const int8_t row[] = {1, -2, 127};
    const float more[] = {0.5f, 0.0f, -1.0f};
    const int32_t y[] = {3, -4, 0};
    const int16_t a[] = {1000, -1000, 3}, b[] = {1023, -1, 0};
    const int16_t means[] = {1000, -500, 2}, sums[] = {2000, -1000, 3};
    const int16_t products[] = {999, -1, 0, -1000, 0, 0, 2, -1, 0};
    for (size_t k = 0; xc_kernel_get(k); k++) {
        float values[3] = {1.0f, 1.0f, 1.0f}, scaled[3];
        int16_t sum[3] = {1000, 0, 0}, mean[3], product[9];
        const xc_kernel *kernel = xc_kernel_get(k);
        kernel->add_row(row, 0.5f, 3, values);
        kernel->add(more, 3, values);
        ck_assert(values[0] == 2.0f && values[1] == 0.0f && values[2] == 63.5f);
        kernel->scale(y, 0.5f, 3, scaled);
        ck_assert(scaled[0] == 1.5f && scaled[1] == -2.0f && scaled[2] == 0.0f);
        kernel->mean(a, 1 << 15, 3, sum, mean);
        ck_assert_mem_eq(sum, sums, sizeof sums);
        ck_assert_mem_eq(mean, means, sizeof means);
        kernel->products(a, b, 3, 10, product);
        ck_assert_mem_eq(product, products, sizeof products);
    }
}
END_TEST

START_TEST(halves_are_rounded_away_from_zero) {
    const float in[] = {0.5f,    -0.5f, 1.5f,      -2.5f,    0.25f, -0.25f,
                        1022.5f, 1e30f, -INFINITY, INFINITY, NAN};
    const int16_t want[] = {1, -1, 2, -3, 0, 0, 1023, 1023, -1023, 1023, -1023};
    for (size_t k = 0; xc_kernel_get(k); k++) {
        int16_t out[11];
        xc_kernel_get(k)->quantize(in, 11, 1.0f, out);
        ck_assert_mem_eq(out, want, sizeof want);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Choosing                                                             */

START_TEST(the_best_kernel_is_the_last_that_runs) {
    size_t count = 0;
    ck_assert_str_eq(xc_kernel_get(0)->name, "portable");
    while (xc_kernel_get(count))
        count++;
    ck_assert_ptr_eq(xc_kernel_best(), xc_kernel_get(count - 1));
    ck_assert_ptr_null(xc_kernel_get(SIZE_MAX));
    for (size_t i = 1; i < count; i++)
        ck_assert_str_ne(xc_kernel_get(i)->name, xc_kernel_get(i - 1)->name);
}
END_TEST

START_TEST(the_first_of_equal_largest_values_wins) {
    const float values[] = {-3, 2, NAN, 5, 5, -INFINITY, 4};
    const float none[] = {NAN, NAN}, late[] = {NAN, -INFINITY, -7};
    ck_assert_uint_eq(xc_argmax(values, 7), 3);
    ck_assert_uint_eq(xc_argmax(values, 2), 1);
    ck_assert_uint_eq(xc_argmax(values, 0), 0);
    ck_assert_uint_eq(xc_argmax(none, 2), 0);
    ck_assert_uint_eq(xc_argmax(late, 3), 2);
    ck_assert_uint_eq(xc_argmax(late, 2), 1);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("kernel");
    TCase *tcase = tcase_create("arithmetic");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, products_of_any_shape_are_exact);
    tcase_add_test(tcase, products_of_the_largest_values_are_exact);
    tcase_add_test(tcase, scales_are_kept_and_filled_up);
    tcase_add_test(tcase, too_many_inputs_are_refused);
#ifdef XC_FAULTS
    tcase_add_test(tcase, packing_without_memory_says_so);
#endif
    tcase_add_test(tcase, products_of_rows_with_rows_are_exact);
    tcase_add_test(tcase, gates_are_the_same_bits_in_every_kernel);
    tcase_add_test(tcase, gates_are_those_of_an_lstm);
    tcase_add_test(tcase, a_cell_stays_finite_over_many_steps);
    tcase_add_test(tcase, tanh_is_close_everywhere);
    tcase_add_test(tcase, tanh_of_odd_values_is_in_bounds);
    tcase_add_test(tcase, elements_are_the_same_bits_in_every_kernel);
    tcase_add_test(tcase, results_are_those_of_every_other_processor);
    tcase_add_test(tcase, layers_are_scaled_and_bent);
    tcase_add_test(tcase, layers_are_mixed_the_same_in_every_kernel);
    tcase_add_test(tcase, layers_are_mixed_as_told);
    tcase_add_test(tcase, halves_are_rounded_away_from_zero);
    tcase_add_test(tcase, the_best_kernel_is_the_last_that_runs);
    tcase_add_test(tcase, the_first_of_equal_largest_values_wins);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

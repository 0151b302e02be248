/*
 * tensor.c - parameters, Adam and matrix products (by BLAS).
 * Exports: parameter_*, product_*, random_*.
 */
#include "tensor.h"

#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

uint64_t dice_next(dice *r) {
    uint64_t x = r->state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return r->state = x;
}

float dice_uniform(dice *r) {
    return (float)(dice_next(r) >> 40) * 0x1p-24f;
}

float dice_normal(dice *r) {
    float u = 1.0f - dice_uniform(r), v = dice_uniform(r);
    return sqrtf(-2.0f * logf(u)) * cosf(6.2831853f * v);
}

static void *need(size_t count, size_t size) {
    void *memory = xc_alloc(count * size);
    if (!memory) {
        fprintf(stderr, "train: out of memory\n");
        exit(EXIT_FAILURE);
    }
    return memory;
}

void parameter_new(parameter *p, size_t rows, size_t columns, bool sparse) {
    size_t n = rows * columns;
    *p = (parameter){.rows = rows, .columns = columns, .sparse = sparse};
    p->values = need(n, sizeof(float));
    p->gradients = need(n, sizeof(float));
    p->first = need(n, sizeof(float));
    p->second = need(n, sizeof(float));
    if (!sparse) return;
    p->touched = need(rows, 1);
    p->rows_touched = need(rows, sizeof(uint32_t));
}

void parameter_fill(parameter *p, dice *r, float deviation) {
    for (size_t i = 0; i < p->rows * p->columns; i++)
        p->values[i] = deviation * dice_normal(r);
}

float *parameter_row(parameter *p, size_t row) {
    if (!p->touched[row]) {
        p->touched[row] = 1;
        p->rows_touched[p->touched_count++] = (uint32_t)row;
    }
    return p->gradients + row * p->columns;
}

static double squares(const float *g, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * g[i];
    return (double)sum;
}

double parameter_norm(const parameter *p) {
    if (!p->sparse) return squares(p->gradients, p->rows * p->columns);
    double sum = 0;
    for (size_t i = 0; i < p->touched_count; i++)
        sum +=
            squares(p->gradients + p->rows_touched[i] * p->columns, p->columns);
    return sum;
}

static void step(parameter *p, const adam *a, size_t at, size_t n) {
    float *restrict v = p->values + at, *restrict g = p->gradients + at;
    float *restrict m = p->first + at, *restrict s = p->second + at;
    float fix1 = 1.0f - powf(a->beta1, (float)a->steps);
    float fix2 = 1.0f - powf(a->beta2, (float)a->steps);
    float rate = a->rate / fix1, root = 1.0f / sqrtf(fix2);
    for (size_t i = 0; i < n; i++) {
        float d = g[i] * a->scale;
        m[i] = a->beta1 * m[i] + (1.0f - a->beta1) * d;
        s[i] = a->beta2 * s[i] + (1.0f - a->beta2) * d * d;
        v[i] -= rate * m[i] / (sqrtf(s[i]) * root + a->epsilon);
        g[i] = 0;
    }
}

void parameter_step(parameter *p, const adam *a) {
    if (!p->sparse) {
        step(p, a, 0, p->rows * p->columns);
        return;
    }
    for (size_t i = 0; i < p->touched_count; i++) {
        step(p, a, p->rows_touched[i] * p->columns, p->columns);
        p->touched[p->rows_touched[i]] = 0;
    }
    p->touched_count = 0;
}

void parameter_average(parameter *p, float rate) {
    size_t n = p->rows * p->columns;
    if (!p->average) {
        p->average = need(n, sizeof(float));
        memcpy(p->average, p->values, n * sizeof(float));
        return;
    }
    float *restrict a = p->average;
    const float *restrict v = p->values;
    for (size_t i = 0; i < n; i++)
        a[i] += rate * (v[i] - a[i]);
}

void parameter_swap(parameter *p) {
    if (!p->average) return;
    float *values = p->values;
    p->values = p->average;
    p->average = values;
}

static void product(CBLAS_TRANSPOSE ta, CBLAS_TRANSPOSE tb, size_t m, size_t n,
                    size_t k, const float *a, size_t lda, const float *b,
                    size_t ldb, bool add, float *c, size_t ldc) {
    if (m == 0 || n == 0) return;
    cblas_sgemm(CblasRowMajor, ta, tb, (int)m, (int)n, (int)k, 1.0f, a,
                (int)lda, b, (int)ldb, add ? 1.0f : 0.0f, c, (int)ldc);
}

void product_nt(size_t m, size_t n, size_t k, const float *a, size_t lda,
                const float *b, size_t ldb, bool add, float *c, size_t ldc) {
    product(CblasNoTrans, CblasTrans, m, n, k, a, lda, b, ldb, add, c, ldc);
}

void product_nn(size_t m, size_t n, size_t k, const float *a, size_t lda,
                const float *b, size_t ldb, bool add, float *c, size_t ldc) {
    product(CblasNoTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, add, c, ldc);
}

void product_tn(size_t m, size_t n, size_t k, const float *a, size_t lda,
                const float *b, size_t ldb, bool add, float *c, size_t ldc) {
    product(CblasTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, add, c, ldc);
}

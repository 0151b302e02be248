/*
 * tensor.h - what the network is trained with: parameters with their
 * gradients, Adam, and matrix products.
 *
 * Matrices are row-major. Everything runs in one thread, so that the same
 * input gives the same weights on one machine.
 * Exports: parameter_*, product*, dice_*.
 */
#ifndef TOOLS_TRAIN_TENSOR_H
#define TOOLS_TRAIN_TENSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dice {
    uint64_t state;
} dice;

uint64_t dice_next(dice *r);
float dice_uniform(dice *r); /* in [0, 1) */
float dice_normal(dice *r);

/* A matrix of weights. Of a sparse one only rows that were touched since the
 * last step are stepped: tables of embeddings. */
typedef struct parameter {
    size_t rows, columns;
    bool sparse;
    float *values, *gradients, *first, *second;
    float *average; /* NULL before averaging begins */
    uint8_t *touched;
    uint32_t *rows_touched;
    size_t touched_count;
} parameter;

void parameter_new(parameter *p, size_t rows, size_t columns, bool sparse);

/* Fills with normal noise of that deviation. */
void parameter_fill(parameter *p, dice *r, float deviation);

/* The gradient of a row of a sparse parameter. */
float *parameter_row(parameter *p, size_t row);

/* Adam (Kingma and Ba 2015) with decoupled decay left out. */
typedef struct adam {
    float rate, beta1, beta2, epsilon;
    uint64_t steps;
    float scale; /* of all gradients of this step */
} adam;

/* Sum of squares of the gradients. */
double parameter_norm(const parameter *p);

/* Takes a step and clears the gradient. */
void parameter_step(parameter *p, const adam *a);

/* Moves the average towards the values: average += rate*(value - average). */
void parameter_average(parameter *p, float rate);

/* Trades values for their average and back. */
void parameter_swap(parameter *p);

/* c (m x n) = or += a (m x k) * b^T (n x k). */
void product_nt(size_t m, size_t n, size_t k, const float *a, size_t lda,
                const float *b, size_t ldb, bool add, float *c, size_t ldc);

/* c (m x n) = or += a (m x k) * b (k x n). */
void product_nn(size_t m, size_t n, size_t k, const float *a, size_t lda,
                const float *b, size_t ldb, bool add, float *c, size_t ldc);

/* c (m x n) = or += a^T (k x m) * b (k x n). */
void product_tn(size_t m, size_t n, size_t k, const float *a, size_t lda,
                const float *b, size_t ldb, bool add, float *c, size_t ldc);

#endif

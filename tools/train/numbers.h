/*
 * numbers.h - small help with arrays of floats.
 * Exports: numbers_*, number_*.
 */
#ifndef TOOLS_TRAIN_NUMBERS_H
#define TOOLS_TRAIN_NUMBERS_H

#include "tensor.h"

/* Zeroed; ends the program when memory is out. */
float *numbers_new(size_t count);

/* Fills with 0 or 1/(1-dropout); all 1 for dropout 0. */
void numbers_mask(float *mask, size_t count, float dropout, dice *r);

/* sum[j] += the j-th column. */
void numbers_sum_rows(const float *rows, size_t count, size_t width,
                      float *sum);

/* Turns scores into probabilities and returns -log of the one at gold. */
float numbers_softmax(float *scores, size_t count, size_t gold);

size_t numbers_best(const float *scores, size_t count);

/* tanh by its continued fraction (Lambert 1770), cut where it reaches 1: for
 * loops that are to be vectorized. */
static inline float number_tanh(float x) {
    x = x < -4.97f ? -4.97f : x > 4.97f ? 4.97f : x;
    float s = x * x;
    float p = x * (135135.0f + s * (17325.0f + s * (378.0f + s)));
    float q = 135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f));
    return p / q;
}

static inline float number_sigmoid(float x) {
    return 0.5f * number_tanh(0.5f * x) + 0.5f;
}

#endif

/*
 * numbers.c - small help with arrays of floats.
 * Exports: numbers_*.
 */
#include "numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

float *numbers_new(size_t count) {
    float *numbers = xc_alloc((count + 16) * sizeof *numbers);
    if (numbers) return numbers;
    fprintf(stderr, "train: out of memory\n");
    exit(EXIT_FAILURE);
}

void numbers_mask(float *mask, size_t count, float dropout, dice *r) {
    if (dropout <= 0) {
        for (size_t i = 0; i < count; i++)
            mask[i] = 1;
        return;
    }
    unsigned limit = (unsigned)(dropout * 65536.0f);
    float keep = 1.0f / (1.0f - dropout);
    for (size_t i = 0; i < count; i += 4) {
        uint64_t bits = dice_next(r);
        for (size_t j = i; j < i + 4 && j < count; j++, bits >>= 16)
            mask[j] = (bits & 0xffff) < limit ? 0.0f : keep;
    }
}

void numbers_sum_rows(const float *rows, size_t count, size_t width,
                      float *sum) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < width; j++)
            sum[j] += rows[i * width + j];
}

float numbers_softmax(float *scores, size_t count, size_t gold) {
    float most = scores[numbers_best(scores, count)], sum = 0;
    for (size_t i = 0; i < count; i++) {
        scores[i] = expf(scores[i] - most);
        sum += scores[i];
    }
    for (size_t i = 0; i < count; i++)
        scores[i] /= sum;
    return -logf(scores[gold] + 1e-20f);
}

size_t numbers_best(const float *scores, size_t count) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

/*
 * lstm.c - a bidirectional LSTM layer, forward and backward through time.
 *
 * The forget gate begins open (bias 1). The hidden row is dropped out by one
 * mask a sentence (Gal and Ghahramani 2016).
 * Exports: lstm_*.
 */
#include "lstm.h"

#include <math.h>
#include <string.h>

#include "numbers.h"

void lstm_new(lstm *layer, size_t inputs, size_t hidden, int max_rows,
              dice *r) {
    size_t n = (size_t)max_rows;
    layer->inputs = inputs;
    layer->hidden = hidden;
    layer->output = numbers_new(n * 2 * hidden);
    for (int d = 0; d < 2; d++) {
        direction *w = &layer->way[d];
        parameter_new(&w->input, 4 * hidden, inputs, false);
        parameter_new(&w->recurrent, 4 * hidden, hidden, false);
        parameter_new(&w->bias, 1, 4 * hidden, false);
        parameter_fill(&w->input, r, sqrtf(2.0f / (float)(inputs + hidden)));
        parameter_fill(&w->recurrent, r, sqrtf(1.0f / (float)hidden));
        for (size_t i = hidden; i < 2 * hidden; i++)
            w->bias.values[i] = 1;
        w->gates = numbers_new(n * 4 * hidden);
        w->cell = numbers_new(n * hidden);
        w->squashed = numbers_new(n * hidden);
        w->previous = numbers_new(n * hidden);
        w->mask = numbers_new(n * hidden);
        w->carry = numbers_new(n * 2 * hidden);
    }
}

/* known: there was a row before. */
static void activate(float *restrict gates, const float *restrict before,
                     bool known, float *restrict cell, float *restrict squashed,
                     float *restrict output, size_t h) {
    for (size_t j = 0; j < h; j++) {
        float i = number_sigmoid(gates[j]), f = number_sigmoid(gates[h + j]);
        float g = number_tanh(gates[2 * h + j]);
        float o = number_sigmoid(gates[3 * h + j]);
        float c = f * (known ? before[j] : 0.0f) + i * g;
        float t = number_tanh(c);
        gates[j] = i;
        gates[h + j] = f;
        gates[2 * h + j] = g;
        gates[3 * h + j] = o;
        cell[j] = c;
        squashed[j] = t;
        output[j] = o * t;
    }
}

/* Rows of the step that came before in this direction; how many. */
static int before_of(const steps *s, int d, int t, int *offset) {
    int b = d == 0 ? t - 1 : t + 1;
    if (b < 0 || b >= s->count) return 0;
    *offset = s->offset[b];
    return s->active[b] < s->active[t] ? s->active[b] : s->active[t];
}

static void run_step(lstm *layer, const steps *s, int d, int t) {
    direction *w = &layer->way[d];
    size_t h = layer->hidden, row = (size_t)s->offset[t];
    size_t lanes = (size_t)s->active[t];
    int from = 0;
    size_t known = (size_t)before_of(s, d, t, &from);
    float *previous = w->previous + row * h;
    for (size_t b = 0; b < lanes; b++) {
        const float *out =
            layer->output + ((size_t)from + b) * 2 * h + (size_t)d * h;
        for (size_t j = 0; j < h; j++)
            previous[b * h + j] =
                b < known ? out[j] * w->mask[b * h + j] : 0.0f;
    }
    product_nt(known, 4 * h, h, previous, h, w->recurrent.values, h, true,
               w->gates + row * 4 * h, 4 * h);
    for (size_t b = 0; b < lanes; b++)
        activate(w->gates + (row + b) * 4 * h, w->cell + ((size_t)from + b) * h,
                 b < known, w->cell + (row + b) * h,
                 w->squashed + (row + b) * h,
                 layer->output + (row + b) * 2 * h + (size_t)d * h, h);
}

void lstm_forward(lstm *layer, const steps *s, const float *input,
                  float dropout, dice *r) {
    size_t h = layer->hidden, n = (size_t)s->rows;
    for (int d = 0; d < 2; d++) {
        direction *w = &layer->way[d];
        numbers_mask(w->mask, (size_t)s->lanes * h, dropout, r);
        for (size_t i = 0; i < n; i++)
            memcpy(w->gates + i * 4 * h, w->bias.values, 4 * h * sizeof(float));
        product_nt(n, 4 * h, layer->inputs, input, layer->inputs,
                   w->input.values, layer->inputs, true, w->gates, 4 * h);
        for (int k = 0; k < s->count; k++)
            run_step(layer, s, d, d == 0 ? k : s->count - 1 - k);
    }
}

static void unstep(const float *restrict out, const float *restrict cell,
                   const float *restrict squashed, float *restrict gates,
                   float *restrict hidden, float *restrict carried, size_t h) {
    for (size_t j = 0; j < h; j++) {
        float i = gates[j], f = gates[h + j];
        float g = gates[2 * h + j], o = gates[3 * h + j];
        float t = squashed[j], dh = out[j] + hidden[j];
        float dc = dh * o * (1 - t * t) + carried[j];
        gates[j] = dc * g * i * (1 - i);
        gates[h + j] = cell ? dc * cell[j] * f * (1 - f) : 0.0f;
        gates[2 * h + j] = dc * i * (1 - g * g);
        gates[3 * h + j] = dh * t * o * (1 - o);
        carried[j] = dc * f;
    }
}

static void rewind_step(lstm *layer, const steps *s, int d, int t,
                        const float *gradient) {
    direction *w = &layer->way[d];
    size_t h = layer->hidden, row = (size_t)s->offset[t];
    size_t lanes = (size_t)s->active[t];
    float *hidden = w->carry, *carried = w->carry + (size_t)s->lanes * h;
    int from = 0;
    size_t known = (size_t)before_of(s, d, t, &from);
    for (size_t b = 0; b < lanes; b++)
        unstep(gradient + (row + b) * 2 * h + (size_t)d * h,
               b < known ? w->cell + ((size_t)from + b) * h : NULL,
               w->squashed + (row + b) * h, w->gates + (row + b) * 4 * h,
               hidden + b * h, carried + b * h, h);
    product_nn(known, h, 4 * h, w->gates + row * 4 * h, 4 * h,
               w->recurrent.values, h, false, hidden, h);
    for (size_t b = 0; b < known * h; b++)
        hidden[b] *= w->mask[b];
}

void lstm_backward(lstm *layer, const steps *s, const float *input,
                   const float *output_gradient, float *input_gradient) {
    size_t h = layer->hidden, n = (size_t)s->rows;
    for (int d = 0; d < 2; d++) {
        direction *w = &layer->way[d];
        memset(w->carry, 0, (size_t)s->lanes * 2 * h * sizeof(float));
        for (int k = 0; k < s->count; k++)
            rewind_step(layer, s, d, d == 0 ? s->count - 1 - k : k,
                        output_gradient);
        product_tn(4 * h, layer->inputs, n, w->gates, 4 * h, input,
                   layer->inputs, true, w->input.gradients, layer->inputs);
        product_tn(4 * h, h, n, w->gates, 4 * h, w->previous, h, true,
                   w->recurrent.gradients, h);
        numbers_sum_rows(w->gates, n, 4 * h, w->bias.gradients);
        product_nn(n, layer->inputs, 4 * h, w->gates, 4 * h, w->input.values,
                   layer->inputs, true, input_gradient, layer->inputs);
    }
}

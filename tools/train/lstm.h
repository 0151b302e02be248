/*
 * lstm.h - a bidirectional LSTM layer (Hochreiter and Schmidhuber 1997) over
 * a batch of sentences, forward and backward.
 *
 * The rows of a batch are ordered by position, and within a position by
 * sentence, longest sentence first: the sentences that reach a position are
 * its first ones.
 * Exports: lstm_*.
 */
#ifndef TOOLS_TRAIN_LSTM_H
#define TOOLS_TRAIN_LSTM_H

#include "tensor.h"

/* How rows lie in a batch. */
typedef struct steps {
    int count;   /* positions of the longest sentence */
    int rows;    /* of all positions */
    int lanes;   /* sentences */
    int *offset; /* first row of a position */
    int *active; /* sentences that reach it */
} steps;

/* One direction. Blocks of 4H: input, forget, cell, output. */
typedef struct direction {
    parameter input, recurrent, bias;
    float *gates;    /* rows x 4H, activated */
    float *cell;     /* rows x H */
    float *squashed; /* tanh of it */
    float *previous; /* the masked hidden row before */
    float *mask;     /* lanes x H; dropout of the hidden row */
    float *carry;    /* lanes x 2H */
} direction;

typedef struct lstm {
    size_t inputs, hidden;
    direction way[2];
    float *output; /* rows x 2H */
} lstm;

void lstm_new(lstm *layer, size_t inputs, size_t hidden, int max_rows, dice *r);

/* Reads rows of inputs. dropout 0 when not training. */
void lstm_forward(lstm *layer, const steps *s, const float *input,
                  float dropout, dice *r);

/* From the gradient of the output to those of the weights and, added, of the
 * input. */
void lstm_backward(lstm *layer, const steps *s, const float *input,
                   const float *output_gradient, float *input_gradient);

#endif

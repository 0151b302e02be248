/*
 * network.h - the network that tags and parses, as it is trained.
 *
 *   form -> word vector, sum of hashed feature vectors
 *        -> bidirectional LSTM -> tag
 *        -> with a vector for that tag: bidirectional LSTMs
 *        -> scores of arcs and labels (biaffine; Dozat and Manning 2017)
 *
 * Exports: network_*.
 */
#ifndef TOOLS_TRAIN_NETWORK_H
#define TOOLS_TRAIN_NETWORK_H

#include "lstm.h"

enum { NETWORK_LAYERS = 4 };

typedef struct network_sizes {
    size_t words; /* rows of the table of words; row 0: not known */
    size_t features, tags, labels;
    size_t word_width, feature_width, tag_width;
    size_t hidden, layers, tag_layers; /* layers below the tags */
    size_t arc_width, label_width;
    int max_rows, max_length;
    float dropout, recurrent_dropout;
} network_sizes;

/* A word as the network reads it. */
typedef struct reading {
    uint32_t word;
    uint32_t fixed; /* row of the fixed vectors; 0: none */
    const uint32_t *rows;
    uint32_t row_count;
    int tag, head, label; /* head: index in the sentence, -1: root */
} reading;

typedef struct lane {
    const reading *words;
    int count;
} lane;

/* The scorer of arcs and labels on top of the layers; see scorer.c. */
typedef struct scorer {
    parameter mlp, mlp_bias; /* arc dependent, arc head, label d., label h. */
    parameter root;          /* 1 x (arc + label width): the head of a root */
    parameter arc, arc_bias, label, label_dependent, label_head, label_bias;
    float *hidden, *mask, *arcs, *through, *heads, *labels; /* scratch */
    float *d_hidden, *d_through, *d_heads, *top, *d_top;
} scorer;

typedef struct network {
    network_sizes sizes;
    float *fixed; /* fixed vectors: words x word_width */
    parameter word, feature, tag_vector, tag_score, tag_bias;
    lstm layer[NETWORK_LAYERS];
    scorer scorer;
    float *input[NETWORK_LAYERS + 1], *d_input[NETWORK_LAYERS + 1];
    float *mask[NETWORK_LAYERS + 1];
    float *sum; /* of the outputs of all layers so far */
    float *tag_scores, *d_output;
    int *tags; /* chosen, by row */
    steps steps;
    int *lane_of, *place_of; /* by row */
} network;

typedef struct network_loss {
    double tag, arc, label;
    long tokens, tags_right, heads_right, labels_right;
} network_loss;

void network_new(network *net, const network_sizes *sizes, dice *r);

/* Reads a batch (longest sentence first), adds to the loss and leaves the
 * gradients in the parameters. */
void network_train(network *net, const lane *lanes, int count, dice *r,
                   network_loss *loss);

/* Runs a batch up to the scorer's dense layer, as it will be read. */
void network_look(network *net, const lane *lanes, int count);

/* Every parameter, one after the other; NULL past the end. */
parameter *network_parameter(network *net, size_t index);

void scorer_new(scorer *s, const network_sizes *sizes, dice *r);

/* s->top holds rows (sentence by sentence) of 2H: fills hidden. */
void scorer_forward(scorer *s, const network_sizes *sizes, size_t rows,
                    float dropout, dice *r);
/* Loss and gradients down to s->d_top. */
void scorer_train(scorer *s, const network_sizes *sizes, const lane *lanes,
                  int count, network_loss *loss);
void scorer_arcs(scorer *s, const network_sizes *sizes, size_t first, int count,
                 float *scores);

#endif

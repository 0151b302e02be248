/*
 * network_open.h - the network as it lies in memory. Inside src/language/
 * only.
 *
 * Layout of the section, all little-endian, after the u32 sizes in the order
 * of struct xc_network_sizes: strings of the tags, strings of the labels
 * (u8 length and bytes); six floats of xc_network_quanta; u32 keys of words,
 * ascending; rows of words, row 0 for a word that is not known, then rows of
 * features (each: floats of scales, then int8 rows); u32 row of features that
 * every word has; rows of tag vectors (as floats); for every layer and
 * direction its input weights, its weights for tags (layer above the tags
 * only, as floats), recurrent weights and bias; then tag, dense, arc, label
 * (outer) and label (linear) weights with their biases; the root as head of
 * an arc and of a label. Weights are floats of scales and int8 rows.
 * Exports: xc_network_sizes, xc_table, xc_layer, struct xc_network.
 */
#ifndef XC_LANGUAGE_NETWORK_OPEN_H
#define XC_LANGUAGE_NETWORK_OPEN_H

#include "language/network.h"

enum { XC_NETWORK_LAYERS = 4, XC_NETWORK_VERSION = 1 };

typedef struct xc_network_sizes {
    uint32_t version;
    uint32_t hidden, layers, tag_layers;
    uint32_t word_width, feature_width, tag_width, arc_width, label_width;
    uint32_t words, features, tags, labels; /* words: without row 0 */
} xc_network_sizes;

/* How many activation units 1.0 is, by kind of value. */
typedef struct xc_network_quanta {
    float input;    /* of the first layer */
    float dense[4]; /* arc dependent, arc head, label dependent, label head */
    float through;  /* arc dependent times arc weights */
} xc_network_quanta;

/* Rows of int8 with one scale a row. */
typedef struct xc_table {
    const float *scales;
    const int8_t *rows;
    uint32_t width;
} xc_table;

typedef struct xc_layer {
    xc_matrix input, recurrent;
    const float *worth; /* of one of a recurrent product; 4 * hidden */
    const float *bias;  /* 4 * hidden */
    const float *tags;  /* tags x 4 * hidden, to be added; NULL: none */
} xc_layer;

struct xc_network {
    xc_network_sizes sizes;
    xc_network_quanta quanta;
    const char **tags, **labels;
    const uint32_t *keys;
    xc_table words, features;
    uint32_t always; /* row of features that every word has */
    xc_layer layers[XC_NETWORK_LAYERS][2];
    xc_matrix tag, dense, arc, outer, linear;
    const float *tag_bias, *dense_bias, *arc_bias, *label_bias;
    const int16_t *root_arc, *root_label; /* as activations */
};

#endif

/*
 * export.h - writes a trained network as the section that
 * src/language/network_open.h describes, with int8 weights.
 * Exports: export_*.
 */
#ifndef TOOLS_TRAIN_EXPORT_H
#define TOOLS_TRAIN_EXPORT_H

#include "base/buffer.h"
#include "network.h"
#include "vocabulary.h"

/* The largest values seen while reading samples: what the steps of
 * activations are made of. */
typedef struct ranges {
    float input, dense[4], through;
} ranges;

/* Widens the ranges by what a batch gives. */
void export_measure(network *net, const lane *lanes, int count, ranges *seen);

/* Appends the section. */
void export_network(const network *net, const vocabulary *v, const ranges *seen,
                    xc_buffer *out);

/* Puts sections together as a weights file (src/language/model.h). */
void export_model(const char *const *names, const xc_buffer *sections,
                  size_t count, xc_buffer *out);

#endif

/*
 * learn.h - trains the network on a corpus.
 * Exports: learn_options, learn_network, learn_seconds.
 */
#ifndef TOOLS_TRAIN_LEARN_H
#define TOOLS_TRAIN_LEARN_H

#include "corpus.h"
#include "network.h"

typedef struct learn_options {
    int passes;
    int batch_words; /* at most, in a step */
    float rate;      /* of Adam, until half of the steps are done */
    float averaging; /* share that a value moves its average by */
    uint64_t seed;
} learn_options;

/* Trains net in place; a line a pass on standard error. */
void learn_network(network *net, const vocabulary *v, corpus *c,
                   const learn_options *options);

/* Processor time that the program has taken. */
double learn_seconds(void);

#endif

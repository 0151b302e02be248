/*
 * network.h - turns forms into tags, heads and labels: the trained network as
 * the program runs it.
 *
 *   form -> word vector, sum of hashed feature vectors
 *        -> bidirectional LSTM -> tag
 *        -> with what that tag adds: bidirectional LSTMs
 *        -> scores of arcs -> best tree (eisner.h) -> label of each arc
 *
 * Sources: E. Kiperwasser, Y. Goldberg, "Simple and Accurate Dependency
 * Parsing Using Bidirectional LSTM Feature Representations", TACL 2016;
 * T. Dozat, C. Manning, "Deep Biaffine Attention for Neural Dependency
 * Parsing", ICLR 2017; Y. Zhang, D. Weiss, "Stack-propagation", ACL 2016, for
 * tags and trees over shared layers.
 * Layers hold int8 weights and products are sums of integers, so the same
 * forms give the same trees on every processor (kernel.h).
 * Exports: xc_network, xc_network_*.
 */
#ifndef XC_LANGUAGE_NETWORK_H
#define XC_LANGUAGE_NETWORK_H

#include "language/features.h"
#include "language/kernel.h"
#include "language/model.h"

typedef struct xc_network xc_network;

/* A sentence of 1 to XC_PARSE_MAX_TOKENS words; the arrays are the caller's
 * and have room for count. */
typedef struct xc_network_sentence {
    const xc_form *forms;
    uint32_t count;
    uint16_t *tags;    /* numbers of xc_network_tag */
    uint16_t *heads;   /* 1 to count, 0: root */
    uint16_t *labels;  /* numbers of xc_network_label */
    uint16_t *margins; /* by how much the next best head or label is worse, the
                         smaller of the two, in sixteenths of a nat; 255: that
                         much or more; 0: it is as good, or better and makes no
                         tree */
} xc_network_sentence;

/* Reads the section "network"; it must outlive the network, which lives in
 * the arena. XC_ERROR_FORMAT for a damaged one, XC_ERROR_MEMORY. */
xc_status xc_network_open(xc_arena *arena, xc_section section,
                          xc_network **network, xc_error *error);

/* Fills in tags, heads and labels. The scratch arena gives a pointer a
 * sentence; the work itself takes a few MiB of the room, whatever count is,
 * which is cleared before and used again from call to call.
 * XC_ERROR_LIMIT where a sentence has no words or too many, XC_ERROR_MEMORY. */
xc_status xc_network_run(const xc_network *network, const xc_kernel *kernel,
                         xc_arena *scratch, xc_arena *room,
                         xc_network_sentence *sentences, size_t count);

/* "NOUN NN", "nsubj:pass"; NULL past the end. */
const char *xc_network_tag(const xc_network *network, size_t number);
const char *xc_network_label(const xc_network *network, size_t number);

#endif

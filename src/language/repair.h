/*
 * repair.h - mends arcs that the parser is known to get wrong where the words
 * themselves settle them. Inside src/language/ only.
 * Exports: xc_tree_repair.
 */
#ifndef XC_LANGUAGE_REPAIR_H
#define XC_LANGUAGE_REPAIR_H

#include "language/language.h"

/* Mends the tree of a sentence in place; repair.c says what. It hangs words
 * on what they hung on by way of others already, or turns the arc at the root
 * round, so that a tree stays one. XC_ERROR_MEMORY. */
xc_status xc_tree_repair(xc_names *names, xc_token *tokens, uint32_t count);

#endif

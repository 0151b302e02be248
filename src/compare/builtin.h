/*
 * builtin.h - weights.tsv as the build embeds it.
 * Exports: xc_weights_builtin.
 */
#ifndef XC_COMPARE_BUILTIN_H
#define XC_COMPARE_BUILTIN_H

#include <stddef.h>

extern const char xc_weights_builtin[];
extern const size_t xc_weights_builtin_length;

#endif

/*
 * key_list.h - the keys of a fact while they are gathered. Inside src/compare/
 * only.
 * Exports: xc_key_list, xc_key_add.
 */
#ifndef XC_COMPARE_KEY_LIST_H
#define XC_COMPARE_KEY_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

/* Keys of one fact at most. */
#define XC_MAX_KEYS 256u

typedef struct xc_key_list {
    xc_arena *arena;
    const char *keys[XC_MAX_KEYS];
    size_t count;
    bool failed; /* out of memory */
} xc_key_list;

/* Adds a key that is not there yet; beyond the most it is left out. NULL: it
 * could not be made. */
void xc_key_add(xc_key_list *list, const char *key);

#endif

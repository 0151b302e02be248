/*
 * vec.c - gives arrays more room inside an arena.
 * Exports: xc_vec_grow, xc_vec_keep.
 */
#include "base/vec.h"

#include <string.h>

#define FIRST_CAPACITY 8

xc_status xc_vec_grow(xc_arena *arena, void **items, size_t count,
                      size_t *capacity, size_t size) {
    size_t wanted = *capacity > 0 ? *capacity * 2 : FIRST_CAPACITY;
    if (wanted <= *capacity) return XC_ERROR_MEMORY;
    void *grown = xc_arena_array(arena, wanted, size);
    XC_TRY_NEW(grown);
    if (count > 0) memcpy(grown, *items, count * size);
    *items = grown;
    *capacity = wanted;
    return XC_OK;
}

xc_status xc_vec_keep(xc_arena *arena, void **items, size_t count,
                      size_t *capacity, size_t size) {
    void *kept = count > 0 ? xc_arena_room(arena, count, size) : NULL;
    if (count > 0) {
        XC_TRY_NEW(kept);
        memcpy(kept, *items, count * size);
    }
    *items = kept;
    *capacity = count;
    return XC_OK;
}

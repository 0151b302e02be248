/*
 * map.h - from pairs of numbers to an index, in an arena.
 * Exports: xc_map, xc_map_get, xc_map_put.
 */
#ifndef XC_BASE_MAP_H
#define XC_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/status.h"

typedef struct xc_map_slot {
    uint64_t first;
    uint64_t second;
    size_t value;
    bool used;
} xc_map_slot;

/* All zero is empty. */
typedef struct xc_map {
    xc_map_slot *slots;
    size_t slot_count;
    size_t count;
} xc_map;

/* The value of a pair; false when it has none. */
bool xc_map_get(const xc_map *map, uint64_t first, uint64_t second,
                size_t *value);

/* Gives a pair a value, in place of the one it had. */
xc_status xc_map_put(xc_arena *arena, xc_map *map, uint64_t first,
                     uint64_t second, size_t value);

#endif

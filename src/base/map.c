/*
 * map.c - a hash table with open addressing, at most half full.
 * Exports: xc_map_get, xc_map_put.
 */
#include "base/map.h"

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014), once a number. */
static uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static size_t find_slot(const xc_map *map, uint64_t first, uint64_t second) {
    uint64_t hash = mix(mix(first + UINT64_C(0x9e3779b97f4a7c15)) + second);
    size_t at = (size_t)(hash ^ (hash >> 32)) & (map->slot_count - 1);
    while (map->slots[at].used &&
           (map->slots[at].first != first || map->slots[at].second != second))
        at = (at + 1) & (map->slot_count - 1);
    return at;
}

bool xc_map_get(const xc_map *map, uint64_t first, uint64_t second,
                size_t *value) {
    if (map->slot_count == 0) return false;
    const xc_map_slot *slot = &map->slots[find_slot(map, first, second)];
    if (slot->used) *value = slot->value;
    return slot->used;
}

static xc_status grow(xc_arena *arena, xc_map *map) {
    xc_map larger = {NULL, map->slot_count ? map->slot_count * 2 : 64, 0};
    larger.slots =
        xc_arena_array(arena, larger.slot_count, sizeof *larger.slots);
    XC_TRY_NEW(larger.slots);
    for (size_t i = 0; i < map->slot_count; i++) {
        const xc_map_slot *slot = &map->slots[i];
        if (!slot->used) continue;
        larger.slots[find_slot(&larger, slot->first, slot->second)] = *slot;
        larger.count++;
    }
    *map = larger;
    return XC_OK;
}

xc_status xc_map_put(xc_arena *arena, xc_map *map, uint64_t first,
                     uint64_t second, size_t value) {
    if ((map->count + 1) * 2 > map->slot_count) XC_TRY(grow(arena, map));
    xc_map_slot *slot = &map->slots[find_slot(map, first, second)];
    if (!slot->used) map->count++;
    *slot = (xc_map_slot){first, second, value, true};
    return XC_OK;
}

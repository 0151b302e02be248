/*
 * names.c - interned strings: a hash table with open addresses, at most half
 * full, all of it in the arena.
 * Exports: xc_names_*.
 */
#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/hash.h"

#define FIRST_CAPACITY 256

typedef struct slot {
    const char *name; /* NULL: free */
    uint64_t hash;
    size_t length;
} slot;

struct xc_names {
    xc_arena *strings;
    xc_arena *table;
    slot *slots;
    size_t capacity; /* a power of two */
    size_t count;
};

xc_names *xc_names_new_apart(xc_arena *strings, xc_arena *table) {
    xc_names *names = xc_arena_alloc(table, sizeof *names);
    if (!names) return NULL;
    names->strings = strings;
    names->table = table;
    names->capacity = FIRST_CAPACITY;
    names->slots = xc_arena_array(table, FIRST_CAPACITY, sizeof(slot));
    return names->slots ? names : NULL;
}

xc_names *xc_names_new(xc_arena *arena) {
    return xc_names_new_apart(arena, arena);
}

/* The slot that holds these bytes, or the free one where they belong. */
static slot *find(slot *slots, size_t capacity, uint64_t hash,
                  const char *bytes, size_t length) {
    for (size_t at = (size_t)hash;; at++) {
        slot *here = &slots[at & (capacity - 1)];
        if (!here->name) return here;
        if (here->hash == hash && here->length == length &&
            memcmp(here->name, bytes, length) == 0) {
            return here;
        }
    }
}

static bool grow(xc_names *names) {
    if (names->capacity > SIZE_MAX / 2) return false;
    size_t capacity = names->capacity * 2;
    slot *slots = xc_arena_array(names->table, capacity, sizeof(slot));
    if (!slots) return false;
    for (size_t i = 0; i < names->capacity; i++) {
        const slot *old = &names->slots[i];
        if (!old->name) continue;
        *find(slots, capacity, old->hash, old->name, old->length) = *old;
    }
    names->slots = slots;
    names->capacity = capacity;
    return true;
}

const char *xc_names_intern(xc_names *names, const char *bytes, size_t length) {
    const char *nul = length > 0 ? memchr(bytes, '\0', length) : NULL;
    if (nul) length = (size_t)(nul - bytes);
    if (length == 0) bytes = "";
    uint64_t hash = xc_hash_bytes(XC_HASH_INIT, bytes, length);
    slot *here = find(names->slots, names->capacity, hash, bytes, length);
    if (here->name) return here->name;
    if (names->count >= names->capacity / 2) {
        if (!grow(names)) return NULL;
        here = find(names->slots, names->capacity, hash, bytes, length);
    }
    const char *copy = xc_arena_copy(names->strings, bytes, length);
    if (!copy) return NULL;
    *here = (slot){copy, hash, length};
    names->count++;
    return copy;
}

const char *xc_names_intern_string(xc_names *names, const char *string) {
    return xc_names_intern(names, string, strlen(string));
}

/*
 * hash.c - FNV-1a over 64 bits.
 * Exports: xc_hash_*.
 */
#include "base/hash.h"

#include <string.h>

#define PRIME UINT64_C(1099511628211)

uint64_t xc_hash_bytes(uint64_t seed, const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    uint64_t hash = seed;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ at[i]) * PRIME;
    }
    return hash;
}

uint64_t xc_hash_string(uint64_t seed, const char *string) {
    return xc_hash_bytes(seed, string, strlen(string) + 1);
}

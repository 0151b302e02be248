/*
 * hash.h - FNV-1a, 64 bits: for tables and fingerprints, not for secrets.
 * Source: Fowler, Noll, Vo (draft-eastlake-fnv).
 * Exports: xc_hash_*.
 */
#ifndef XC_BASE_HASH_H
#define XC_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define XC_HASH_INIT UINT64_C(14695981039346656037)

/* Goes on from seed over the bytes. */
uint64_t xc_hash_bytes(uint64_t seed, const void *bytes, size_t length);

/* The same over a string and its final NUL, so that "a","b" is not "ab". */
uint64_t xc_hash_string(uint64_t seed, const char *string);

#endif

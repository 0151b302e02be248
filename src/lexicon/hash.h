/*
 * hash.h - the hash by which forms stand in the tables, shared by what writes
 * them (tools/lexgen_index.c) and what looks them up: FNV-1a, 32 bits, word by
 * word. Inside src/lexicon/ only (and tools/).
 * Source: Fowler, Noll, Vo (draft-eastlake-fnv).
 * Exports: XC_LEXICON_HASH_INIT, XC_LEXICON_STARTS, xc_lexicon_hash,
 * xc_lexicon_start.
 */
#ifndef XC_LEXICON_HASH_H
#define XC_LEXICON_HASH_H

#include <stdint.h>

#define XC_LEXICON_HASH_INIT UINT32_C(2166136261)

/* Goes on from a hash over a string, without its final NUL: the hash of "at
 * least" is that of " least" gone on with from that of "at". */
static inline uint32_t xc_lexicon_hash(uint32_t hash, const char *string) {
    for (const unsigned char *c = (const unsigned char *)string; *c; c++)
        hash = (hash ^ *c) * UINT32_C(16777619);
    return hash;
}

/* Bits of a table that tell what forms begin with. */
#define XC_LEXICON_STARTS 2048u

/* The bit for the first three bytes of a string: cheaper than its hash, and
 * enough to pass by most words of a text. */
static inline uint32_t xc_lexicon_start(const char *string) {
    const unsigned char *c = (const unsigned char *)string;
    uint32_t start = c[0];
    if (c[0] && c[1]) {
        start |= (uint32_t)c[1] << 8;
        start |= (uint32_t)c[2] << 16;
    }
    return (start * UINT32_C(2654435769)) >> 21; /* Knuth's multiplier */
}

#endif

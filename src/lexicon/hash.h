/*
 * hash.h - the hash by which forms stand in the tables, shared by what writes
 * them (tools/lexgen_index.c) and what looks them up: FNV-1a, 32 bits, word by
 * word. Inside src/lexicon/ only (and tools/).
 * Source: Fowler, Noll, Vo (draft-eastlake-fnv).
 * Exports: XC_LEXICON_HASH_INIT, xc_lexicon_hash.
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

#endif

/*
 * gazetteer_hash.c - where a name stands in the gazetteer: what the generator
 * and the program share.
 * Exports: xc_gazetteer_hash, xc_gazetteer_slot.
 */
#include "base/hash.h"
#include "lexicon/gazetteer.h"

uint64_t xc_gazetteer_hash(uint64_t state, const char *word, size_t length) {
    state = state == 0 ? XC_HASH_INIT : xc_hash_bytes(state, " ", 1);
    return xc_hash_bytes(state, word, length);
}

/* The low bits of FNV-1a hang on the last byte too much: the upper ones are
 * mixed in. */
size_t xc_gazetteer_slot(uint64_t hash, size_t slots) {
    hash ^= hash >> 29;
    hash *= UINT64_C(0xBF58476D1CE4E5B9);
    return (size_t)(hash >> 20) & (slots - 1);
}

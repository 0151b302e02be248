/*
 * keys.h - candidate keys of one fact. Inside src/compare/ only.
 * Exports: xc_fact_make_keys, xc_key_is_pair, xc_fact_is_compared,
 * xc_fact_is_counted.
 */
#ifndef XC_COMPARE_KEYS_H
#define XC_COMPARE_KEYS_H

#include "compare/compare.h"

/* The keys of a fact, in the arena; actor_key may be NULL. The same for a
 * fact as read and as stored. */
xc_status xc_fact_make_keys(xc_arena *arena, const xc_fact *fact,
                            const char *actor_key, xc_fact_keys *keys);

/* True for a key of a quotation that is made of two words alone. */
bool xc_key_is_pair(const char *key);

/* True for a fact that some rule compares; others have no keys, and do not
 * take part. */
bool xc_fact_is_compared(const xc_fact *fact);

/* True for a figure or quotation that is compared: what a summary counts. */
bool xc_fact_is_counted(const xc_fact *fact);

#endif

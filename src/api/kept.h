/*
 * kept.h - what is kept from run to run in the cache of a context: what an
 * input gave, and what a comparison found. Inside src/api/ only.
 * Exports: xc_kept_*.
 */
#ifndef XC_API_KEPT_H
#define XC_API_KEPT_H

#include "api/desk.h"
#include "base/pack.h"

/* Opens and closes the cache that the options name; trouble is a note. */
void xc_kept_open(xc_context *context);
void xc_kept_close(xc_context *context);

/* Gives an input with its bytes its key, and tells whether what it gave is
 * kept: then it was one that nothing was to be told of. */
bool xc_kept_find(const xc_context *context, xc_held *held);

/* What the input gave, article by article (see crew.c); false: it is gone. */
bool xc_kept_get(const xc_context *context, const xc_held *held,
                 xc_arena *arena, xc_pack *pack);

/* Keeps what an input gave. */
void xc_kept_put(const xc_context *context, const xc_held *held,
                 const xc_buffer *packed);

/* The key of a comparison of what is on the desk, in the arena; NULL: it
 * cannot be kept. */
const char *xc_kept_key(const xc_desk *desk, xc_arena *arena);

/* The outcome under that key; false: none is kept. */
bool xc_kept_get_outcome(const xc_context *context, const char *key,
                         xc_arena *arena, xc_outcome *outcome);
void xc_kept_put_outcome(const xc_context *context, const char *key,
                         xc_arena *arena, const xc_outcome *outcome);

#endif

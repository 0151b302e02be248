/*
 * cache.h - bytes kept under keys from run to run, in one file of SQLite. What
 * is kept may be gone at any time; what comes back is what was put, or
 * nothing.
 * Exports: xc_cache, xc_cache_*.
 */
#ifndef XC_STORE_CACHE_H
#define XC_STORE_CACHE_H

#include "base/vec.h"

/* The largest value that is kept, and what all of them may take, in bytes. */
#define XC_CACHE_VALUE_MOST ((size_t)16 * 1024 * 1024)
#define XC_CACHE_RUN_MOST ((size_t)64 * 1024 * 1024) /* put by one run */
#define XC_CACHE_BYTES_MOST ((int64_t)512 * 1024 * 1024)

/* An entry that so many runs which kept something did not ask for is
 * dropped. */
#define XC_CACHE_RUNS 50

typedef struct xc_cache xc_cache;

/* Opens FOLDER/cache.db; folder and file are made when something is kept.
 * Fails, with one line and nothing changed, for what is no cache of this
 * program, is damaged or cannot be read. */
xc_status xc_cache_open(const char *folder, xc_cache **cache, xc_error *error);

/* Whether there is something under a key. */
bool xc_cache_has(xc_cache *cache, const char *key);

/* What was put under a key, in the arena; false: nothing, or not whole. */
bool xc_cache_get(xc_cache *cache, xc_arena *arena, const char *key,
                  const char **bytes, size_t *length);

/* Keeps bytes until the cache is closed, and then in the file. */
void xc_cache_put(xc_cache *cache, const char *key, const char *bytes,
                  size_t length);

/* Writes what was put, in one transaction, drops what is old and closes. A run
 * that kept nothing new writes nothing. A failure leaves the file as it was. */
xc_status xc_cache_close(xc_cache *cache, xc_error *error);

#endif

/*
 * names.h - interned strings: equal strings are one pointer, so that words
 * are compared as pointers.
 * Exports: xc_names_*.
 */
#ifndef XC_BASE_NAMES_H
#define XC_BASE_NAMES_H

#include <stddef.h>

#include "base/memory.h"

typedef struct xc_names xc_names;

/* The table lives in the arena and dies with it; NULL when memory is out. */
xc_names *xc_names_new(xc_arena *arena);

/* The same, with the table in an arena of its own: the strings outlive it. */
xc_names *xc_names_new_apart(xc_arena *strings, xc_arena *table);

/* The one copy of these bytes, NUL-terminated, in the arena; NULL when
 * memory is out. Bytes with a NUL inside are cut there. */
const char *xc_names_intern(xc_names *names, const char *bytes, size_t length);
const char *xc_names_intern_string(xc_names *names, const char *string);

#endif

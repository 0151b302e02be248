/*
 * vec.h - arrays that grow inside an arena.
 * Exports: XC_VEC, XC_PUSH, XC_KEEP, xc_vec_grow, xc_vec_keep.
 */
#ifndef XC_BASE_VEC_H
#define XC_BASE_VEC_H

#include "base/memory.h"
#include "base/status.h"

/* struct { type *items; size_t count, capacity; }; all zero is empty. */
#define XC_VEC(type)                                                           \
    struct {                                                                   \
        type *items;                                                           \
        size_t count;                                                          \
        size_t capacity;                                                       \
    }

/* Makes room for one more item of size bytes: doubles *items in the arena.
 * XC_ERROR_MEMORY when that fails; the items are kept then. */
xc_status xc_vec_grow(xc_arena *arena, void **items, size_t count,
                      size_t *capacity, size_t size);

/* Moves the items into the arena, where they take as much room as they need.
 * XC_ERROR_MEMORY when that fails; they stay where they are then. */
xc_status xc_vec_keep(xc_arena *arena, void **items, size_t count,
                      size_t *capacity, size_t size);

/* The same of a vector; an xc_status. */
#define XC_KEEP(arena, vec)                                                    \
    xc_vec_keep((arena), (void **)&(vec)->items, (vec)->count,                 \
                &(vec)->capacity, sizeof *(vec)->items)

/* Adds a value; an xc_status. */
#define XC_PUSH(arena, vec, ...)                                               \
    (((vec)->count < (vec)->capacity ||                                        \
      xc_vec_grow((arena), (void **)&(vec)->items, (vec)->count,               \
                  &(vec)->capacity, sizeof *(vec)->items) == XC_OK)            \
         ? ((vec)->items[(vec)->count++] = __VA_ARGS__, XC_OK)                 \
         : XC_ERROR_MEMORY)

#endif

/*
 * pack.h - values to bytes and back: one function for both ways, so that they
 * cannot differ. Bytes are checked on their way back: what is not whole, out
 * of range or no UTF-8 makes the pack bad, and bad sticks.
 * Exports: xc_pack, xc_pack_*, XC_PACK_VEC, XC_PACK_ENUM.
 */
#ifndef XC_BASE_PACK_H
#define XC_BASE_PACK_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/vec.h"

typedef struct xc_pack {
    xc_buffer *out; /* NULL: unpacking */
    const unsigned char *at, *end;
    xc_arena *arena; /* of what is unpacked */
    bool bad;        /* the bytes are not what was packed */
    bool memory;     /* there was none */
} xc_pack;

/* XC_OK, XC_ERROR_MEMORY, or XC_ERROR_FORMAT. */
xc_status xc_pack_status(const xc_pack *pack);

void xc_pack_u64(xc_pack *pack, uint64_t *value);
void xc_pack_u32(xc_pack *pack, uint32_t *value);
void xc_pack_size(xc_pack *pack, size_t *value);
void xc_pack_i32(xc_pack *pack, int32_t *value);
void xc_pack_bool(xc_pack *pack, bool *value);
void xc_pack_double(xc_pack *pack, double *value);

/* A number from least to most. */
int xc_pack_within(xc_pack *pack, int value, int least, int most);

/* NULL is kept. */
void xc_pack_string(xc_pack *pack, const char **string);

/* A string in an array of that size. */
void xc_pack_chars(xc_pack *pack, char *chars, size_t size);

/* Bytes of any kind; they are in the arena. */
void xc_pack_bytes(xc_pack *pack, const char **bytes, size_t *length);

/* How many of something follow, each of a byte or more. */
size_t xc_pack_count(xc_pack *pack, size_t count);

#define XC_PACK_ENUM(pack, type, value, last)                                  \
    ((value) = (type)xc_pack_within((pack), (int)(value), 0, (int)(last)))

/* A vector (vec.h): each item by one(user, &item); user has the pack. */
#define XC_PACK_VEC(pack, vec, type, one, user)                                \
    do {                                                                       \
        size_t count_ = xc_pack_count((pack), (vec)->count);                   \
        for (size_t i_ = 0; i_ < count_; i_++) {                               \
            type item_ = {0};                                                  \
            if ((pack)->bad || (pack)->memory) break;                          \
            if ((pack)->out) item_ = (vec)->items[i_];                         \
            one((user), &item_);                                               \
            if (!(pack)->out && XC_PUSH((pack)->arena, (vec), item_) < 0)      \
                (pack)->memory = true;                                         \
        }                                                                      \
    } while (0)

#endif

/*
 * model.h - the weights file: sections of bytes by name, and a cursor that
 * reads numbers out of them.
 *
 * Layout, little-endian: "XCMODEL1"; u32 count of sections; for each a name
 * of 12 bytes (filled with NUL), u32 offset from the start of the file, u32
 * length. Every offset is a multiple of 16. tools/train writes it.
 * Exports: xc_model_*, xc_section, xc_cursor, xc_cursor_*.
 */
#ifndef XC_LANGUAGE_MODEL_H
#define XC_LANGUAGE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/status.h"

#define XC_MODEL_MAGIC "XCMODEL1"

enum {
    XC_MODEL_NAME = 12, /* bytes of a section's name */
    XC_MODEL_MAX_SECTIONS = 16
};

/* A stretch of the file; borrowed. */
typedef struct xc_section {
    const char *bytes;
    size_t length;
} xc_section;

/* The file that is built in. */
xc_section xc_model_builtin(void);

/* The section of that name; XC_ERROR_FORMAT when the file is damaged
 * or has no such section. */
xc_status xc_model_find(xc_section file, const char *name, xc_section *found,
                        xc_error *error);

/* Reads numbers one after the other; a read past the end or of a float that
 * is not finite sticks in failed and gives zeros or NULL. So does lack of
 * memory, which is told apart by starved. */
typedef struct xc_cursor {
    const unsigned char *at;
    const unsigned char *end;
    bool failed;
    bool starved;
} xc_cursor;

xc_cursor xc_cursor_of(xc_section section);
uint32_t xc_cursor_u32(xc_cursor *cursor);
float xc_cursor_float(xc_cursor *cursor);

/* Bytes in place; NULL past the end. */
const void *xc_cursor_bytes(xc_cursor *cursor, size_t count);

/* XC_OK, XC_ERROR_FORMAT or XC_ERROR_MEMORY. */
xc_status xc_cursor_status(const xc_cursor *cursor);

/* Room for count zeroed items of that size, which the file does not hold;
 * NULL when memory is out. */
void *xc_cursor_room(xc_cursor *cursor, xc_arena *arena, size_t count,
                     size_t size);

/* Arrays in the arena; NULL past the end or when memory is out. */
float *xc_cursor_floats(xc_cursor *cursor, xc_arena *arena, size_t count);
uint32_t *xc_cursor_u32s(xc_cursor *cursor, xc_arena *arena, size_t count);

/* A byte of length and as many bytes, NUL-terminated in the arena. */
const char *xc_cursor_string(xc_cursor *cursor, xc_arena *arena);

#endif

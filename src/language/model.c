/*
 * model.c - finds sections in the weights file and reads numbers.
 *
 * Numbers are put together byte by byte, so that the file reads alike
 * whatever the byte order of the processor is.
 * Exports: xc_model_find, xc_cursor_*.
 */
#include "language/model.h"

#include <string.h>

static xc_status refuse(xc_error *error, const char *why) {
    return xc_fail(error, XC_ERROR_FORMAT, "weights of the language: %s", why);
}

xc_status xc_model_find(xc_section file, const char *name, xc_section *found,
                        xc_error *error) {
    xc_cursor cursor = xc_cursor_of(file);
    const char *magic = xc_cursor_bytes(&cursor, sizeof XC_MODEL_MAGIC - 1);
    if (!magic || memcmp(magic, XC_MODEL_MAGIC, sizeof XC_MODEL_MAGIC - 1) != 0)
        return refuse(error, "not a weights file of this version");
    uint32_t count = xc_cursor_u32(&cursor);
    for (uint32_t i = 0; i < count && i < XC_MODEL_MAX_SECTIONS; i++) {
        const char *own = xc_cursor_bytes(&cursor, XC_MODEL_NAME);
        uint32_t offset = xc_cursor_u32(&cursor);
        uint32_t length = xc_cursor_u32(&cursor);
        if (cursor.failed || offset > file.length ||
            length > file.length - offset)
            return refuse(error, "a section lies outside the file");
        if (strncmp(own, name, XC_MODEL_NAME) != 0) continue;
        *found = (xc_section){file.bytes + offset, length};
        return XC_OK;
    }
    return refuse(error, "a section is missing");
}

xc_cursor xc_cursor_of(xc_section section) {
    const unsigned char *at = (const unsigned char *)section.bytes;
    return (xc_cursor){at, at + section.length, false, false};
}

xc_status xc_cursor_status(const xc_cursor *cursor) {
    if (cursor->starved) return XC_ERROR_MEMORY;
    return cursor->failed ? XC_ERROR_FORMAT : XC_OK;
}

void *xc_cursor_room(xc_cursor *cursor, xc_arena *arena, size_t count,
                     size_t size) {
    void *room = xc_arena_array(arena, count, size);
    if (!room) cursor->failed = cursor->starved = true;
    return room;
}

const void *xc_cursor_bytes(xc_cursor *cursor, size_t count) {
    if (cursor->failed || count > (size_t)(cursor->end - cursor->at)) {
        cursor->failed = true;
        return NULL;
    }
    const unsigned char *bytes = cursor->at;
    cursor->at += count;
    return bytes;
}

static uint32_t u32_of(const unsigned char *b) {
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

/* Infinities and what is not a number have all bits of the exponent. */
static float float_of(xc_cursor *cursor, const unsigned char *b) {
    const uint32_t exponent = UINT32_C(0x7F800000);
    uint32_t bits = u32_of(b);
    float value;
    if ((bits & exponent) == exponent) {
        cursor->failed = true;
        return 0;
    }
    memcpy(&value, &bits, sizeof value);
    return value;
}

uint32_t xc_cursor_u32(xc_cursor *cursor) {
    const unsigned char *bytes = xc_cursor_bytes(cursor, 4);
    return bytes ? u32_of(bytes) : 0;
}

float xc_cursor_float(xc_cursor *cursor) {
    const unsigned char *bytes = xc_cursor_bytes(cursor, 4);
    return bytes ? float_of(cursor, bytes) : 0;
}

/* An array of four bytes an item, with its place in the file. */
static void *take(xc_cursor *cursor, xc_arena *arena, size_t count,
                  const unsigned char **bytes) {
    if (count >= SIZE_MAX / 4) cursor->failed = true;
    *bytes = xc_cursor_bytes(cursor, 4 * count);
    return *bytes ? xc_cursor_room(cursor, arena, count, 4) : NULL;
}

float *xc_cursor_floats(xc_cursor *cursor, xc_arena *arena, size_t count) {
    const unsigned char *bytes;
    float *items = take(cursor, arena, count, &bytes);
    for (size_t i = 0; items && i < count; i++)
        items[i] = float_of(cursor, bytes + 4 * i);
    return cursor->failed ? NULL : items;
}

uint32_t *xc_cursor_u32s(xc_cursor *cursor, xc_arena *arena, size_t count) {
    const unsigned char *bytes;
    uint32_t *items = take(cursor, arena, count, &bytes);
    for (size_t i = 0; items && i < count; i++)
        items[i] = u32_of(bytes + 4 * i);
    return items;
}

const char *xc_cursor_string(xc_cursor *cursor, xc_arena *arena) {
    const unsigned char *length = xc_cursor_bytes(cursor, 1);
    const char *bytes = length ? xc_cursor_bytes(cursor, *length) : NULL;
    char *copy = bytes ? xc_cursor_room(cursor, arena, *length + 1u, 1) : NULL;
    if (copy) memcpy(copy, bytes, *length);
    return copy;
}

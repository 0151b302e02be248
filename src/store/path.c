/*
 * path.c - turns a path as named by the user into one spelling, by its
 * letters alone: no file is looked at, a link stays a link.
 * Exports: xc_store_normal_path.
 */
#include <string.h>

#include "store/database.h"

/* The last segment of what is there since start; its length in *length. */
static const char *last_segment(const xc_buffer *out, size_t start,
                                size_t *length) {
    size_t at = out->length;
    while (at > start && out->bytes[at - 1] != '/')
        at--;
    *length = out->length - at;
    return out->bytes + at;
}

static void cut(xc_buffer *out, size_t length) {
    out->length = length;
    out->bytes[length] = '\0';
}

/* ".." takes back the segment before it; what is above a relative path stays
 * above it, and above "/" there is nothing. */
static void go_up(xc_buffer *out, size_t start, bool absolute) {
    size_t length = 0;
    const char *last =
        out->length > start ? last_segment(out, start, &length) : "";
    bool above = length == 2 && memcmp(last, "..", 2) == 0;
    if (length > 0 && !above) {
        size_t left = out->length - length;
        cut(out, left > start ? left - 1 : start);
        return;
    }
    if (absolute) return;
    if (out->length > start) xc_buffer_putc(out, '/');
    xc_buffer_puts(out, "..");
}

static void add_segment(xc_buffer *out, size_t start, const char *segment,
                        size_t length) {
    if (out->length > start) xc_buffer_putc(out, '/');
    xc_buffer_add(out, segment, length);
}

void xc_store_normal_path(xc_buffer *out, const char *path) {
    bool absolute = path[0] == '/';
    if (absolute) xc_buffer_putc(out, '/');
    size_t start = out->length;
    while (*path && !out->failed) {
        size_t length = strcspn(path, "/");
        if (length == 2 && path[0] == '.' && path[1] == '.') {
            go_up(out, start, absolute);
        } else if (length > 1 || (length == 1 && path[0] != '.')) {
            add_segment(out, start, path, length);
        }
        path += length;
        if (*path) path++;
    }
    if (out->length == start && !absolute) xc_buffer_putc(out, '.');
}

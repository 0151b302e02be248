/*
 * files.c - reads and writes whole files for the generators; limits what is
 * read to 64 MiB.
 * Exports: file_read, file_read_in, file_next_line, file_write.
 */
#include "files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define MAX_BYTES ((size_t)64 * 1024 * 1024)

enum { PATH_MAX_BYTES = 1024 };

static bool read_all(FILE *file, xc_buffer *out) {
    char chunk[8192];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        xc_buffer_add(out, chunk, got);
        if (out->length > MAX_BYTES) return false;
    }
    return !ferror(file) && xc_buffer_status(out) == XC_OK;
}

bool file_read(const char *path, xc_buffer *out) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    bool good = read_all(file, out);
    fclose(file);
    if (!good) fprintf(stderr, "%s: cannot be read, or too large\n", path);
    return good;
}

bool file_read_in(const char *folder, const char *name, xc_buffer *out) {
    char path[PATH_MAX_BYTES];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    return length > 0 && (size_t)length < sizeof path && file_read(path, out) &&
           out->length > 0;
}

/* A line without its end; moves *at behind it. NULL at the end. */
const char *file_next_line(const xc_buffer *file, size_t *at, size_t *length) {
    if (*at >= file->length) return NULL;
    const char *line = file->bytes + *at;
    const char *end = memchr(line, '\n', file->length - *at);
    size_t whole = end ? (size_t)(end - line) : file->length - *at;
    *at += whole + 1;
    *length = whole > 0 && line[whole - 1] == '\r' ? whole - 1 : whole;
    return line;
}

static bool holds(const char *path, const xc_buffer *content) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    xc_buffer now = XC_BUFFER_INIT;
    bool same = read_all(file, &now) && now.length == content->length &&
                memcmp(now.bytes, content->bytes, now.length) == 0;
    fclose(file);
    xc_buffer_dispose(&now);
    return same;
}

bool file_write(const char *path, const xc_buffer *content) {
    if (xc_buffer_status(content) != XC_OK) {
        fprintf(stderr, "%s: out of memory\n", path);
        return false;
    }
    if (content->length > 0 && holds(path, content)) return true;
    FILE *file = fopen(path, "wb");
    bool good = file != NULL;
    if (file) {
        good =
            fwrite(content->bytes, 1, content->length, file) == content->length;
        good = fclose(file) == 0 && good;
    }
    if (!good) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        remove(path);
    }
    return good;
}

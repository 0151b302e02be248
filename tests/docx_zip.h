/*
 * docx_zip.h - zips made in memory, for tests.
 */
#ifndef XC_TESTS_DOCX_ZIP_H
#define XC_TESTS_DOCX_ZIP_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct zip_entry {
    const char *name;
    const void *bytes;
    size_t size;
} zip_entry;

/* A zip of these parts; NULL: it could not be made. Free it. */
static inline char *zip_parts(const zip_entry *parts, size_t count,
                              size_t *length) {
    char *out = NULL;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip =
        target ? zip_open_from_source(target, ZIP_TRUNCATE, NULL) : NULL;
    if (!zip) return NULL;
    zip_source_keep(target);
    for (size_t i = 0; i < count; i++)
        zip_file_add(zip, parts[i].name,
                     zip_source_buffer(zip, parts[i].bytes, parts[i].size, 0),
                     0);
    if (zip_close(zip) == 0 && zip_source_open(target) == 0) {
        zip_source_seek(target, 0, SEEK_END);
        *length = (size_t)zip_source_tell(target);
        zip_source_seek(target, 0, SEEK_SET);
        out = (char *)malloc(*length + 1);
        if (out) zip_source_read(target, out, *length);
        zip_source_close(target);
    }
    zip_source_free(target);
    return out;
}

/* The same of one part. */
static inline char *zip_part(const char *name, const void *bytes, size_t size,
                             size_t *length) {
    const zip_entry part = {name, bytes, size};
    return zip_parts(&part, 1, length);
}

#endif

/*
 * docx_zip.h - zips made in memory, for tests.
 */
#ifndef XC_TESTS_DOCX_ZIP_H
#define XC_TESTS_DOCX_ZIP_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* A zip of one part; NULL: it could not be made. Free it. */
static inline char *zip_part(const char *name, const void *bytes, size_t size,
                             size_t *length) {
    char *out = NULL;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip =
        target ? zip_open_from_source(target, ZIP_TRUNCATE, NULL) : NULL;
    if (!zip) return NULL;
    zip_source_keep(target);
    zip_source_t *part = zip_source_buffer(zip, bytes, size, 0);
    zip_file_add(zip, name, part, 0);
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

#endif

/*
 * package.c - opens a zip in memory and unpacks parts of it. The size that a
 * zip states of a part is not believed: unpacking stops at the limit.
 * Exports: xc_package_*.
 */
#include "article/package.h"

#include <zip.h>

enum { ENTRIES_MOST = 10000, PART_MOST = 32 << 20, STEP = 64 << 10 };

xc_status xc_package_open(const char *bytes, size_t length, xc_package *package,
                          xc_error *error) {
    package->zip = NULL;
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, NULL);
    if (!source) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!zip) {
        zip_source_free(source);
        return xc_fail(error, XC_ERROR_FORMAT,
                       "the zip of the document is damaged");
    }
    if (zip_get_num_entries(zip, 0) > ENTRIES_MOST) {
        zip_discard(zip);
        return xc_fail(error, XC_ERROR_LIMIT,
                       "the zip of the document has more than 10000 entries");
    }
    package->zip = zip;
    return XC_OK;
}

void xc_package_close(xc_package *package) {
    if (package->zip) zip_discard((zip_t *)package->zip);
    package->zip = NULL;
}

bool xc_package_has(const xc_package *package, const char *name) {
    return zip_name_locate((zip_t *)package->zip, name, 0) >= 0;
}

static xc_status unpack(zip_file_t *file, const char *name, xc_buffer *out,
                        xc_error *error) {
    char step[STEP];
    for (;;) {
        zip_int64_t got = zip_fread(file, step, sizeof step);
        if (got == 0) break;
        if (got < 0)
            return xc_fail(error, XC_ERROR_FORMAT,
                           "%s in the zip of the document is damaged", name);
        if (out->length + (size_t)got > PART_MOST)
            return xc_fail(error, XC_ERROR_LIMIT,
                           "%s unpacks to more than 32 MiB", name);
        xc_buffer_add(out, step, (size_t)got);
    }
    xc_buffer_puts(out, "");
    return out->failed ? xc_fail(error, XC_ERROR_MEMORY, "out of memory")
                       : XC_OK;
}

xc_status xc_package_read(const xc_package *package, const char *name,
                          xc_buffer *out, xc_error *error) {
    zip_file_t *file = zip_fopen((zip_t *)package->zip, name, 0);
    if (!file)
        return xc_fail(error, XC_ERROR_FORMAT,
                       "%s in the zip of the document cannot be opened; is it "
                       "locked by a password?",
                       name);
    xc_status status = unpack(file, name, out, error);
    zip_fclose(file);
    return status;
}

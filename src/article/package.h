/*
 * package.h - the parts of a document that is a zip, within limits. Inside
 * src/article/ only.
 * Exports: xc_package, xc_package_*.
 */
#ifndef XC_ARTICLE_PACKAGE_H
#define XC_ARTICLE_PACKAGE_H

#include "base/buffer.h"

typedef struct xc_package {
    void *zip; /* of libzip */
} xc_package;

/* Opens the bytes of a zip, which outlive it; give back with
 * xc_package_close. XC_ERROR_FORMAT for what is none, XC_ERROR_LIMIT past
 * 10,000 entries. */
xc_status xc_package_open(const char *bytes, size_t length, xc_package *package,
                          xc_error *error);
void xc_package_close(xc_package *package);

bool xc_package_has(const xc_package *package, const char *name);

/* Unpacks a part into *out; XC_ERROR_LIMIT as soon as it is larger than
 * 32 MiB, whatever the zip says of its size. XC_ERROR_FORMAT for what is
 * damaged, or locked by a password. */
xc_status xc_package_read(const xc_package *package, const char *name,
                          xc_buffer *out, xc_error *error);

#endif

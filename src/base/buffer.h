/*
 * buffer.h - bytes that grow on the heap; a failure sticks, so that one
 * writes freely and checks once.
 * Exports: xc_buffer_*.
 */
#ifndef XC_BASE_BUFFER_H
#define XC_BASE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

/* bytes is NUL-terminated once anything was added, else NULL. */
typedef struct xc_buffer {
    char *bytes;
    size_t length;
    size_t capacity;
    bool failed;
} xc_buffer;

#define XC_BUFFER_INIT                                                         \
    { NULL, 0, 0, false }

void xc_buffer_dispose(xc_buffer *buffer);
void xc_buffer_clear(xc_buffer *buffer); /* keeps memory and failure */

void xc_buffer_add(xc_buffer *buffer, const char *bytes, size_t length);
void xc_buffer_puts(xc_buffer *buffer, const char *string);
void xc_buffer_putc(xc_buffer *buffer, char c);
void xc_buffer_printf(xc_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void xc_buffer_vprintf(xc_buffer *buffer, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* A number as JSON and people read it: the shortest digits that give the
 * same double back, an exponent only from 1e21 on and below 1e-6; "null" for
 * what is not finite; whatever the locale is. */
void xc_buffer_number(xc_buffer *buffer, double value);

/* XC_OK, or XC_ERROR_MEMORY once anything failed. */
xc_status xc_buffer_status(const xc_buffer *buffer);

#endif

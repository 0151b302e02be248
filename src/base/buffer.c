/*
 * buffer.c - bytes that grow on the heap, and numbers as text.
 *
 * It refuses to grow past 2 GiB: the buffer has failed then, as when memory
 * is out.
 * Exports: xc_buffer_*.
 */
#include "base/buffer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define FIRST_CAPACITY 128
#define LENGTH_MAX ((size_t)0x7FFFFFFE)

void xc_buffer_dispose(xc_buffer *buffer) {
    xc_release(buffer->bytes);
    *buffer = (xc_buffer)XC_BUFFER_INIT;
}

void xc_buffer_clear(xc_buffer *buffer) {
    buffer->length = 0;
    if (buffer->bytes) buffer->bytes[0] = '\0';
}

/* Room for length more bytes and the final NUL. */
static bool reserve(xc_buffer *buffer, size_t length) {
    if (buffer->failed) return false;
    if (length > LENGTH_MAX - buffer->length) {
        buffer->failed = true;
        return false;
    }
    size_t wanted = buffer->length + length + 1;
    if (wanted <= buffer->capacity) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    while (capacity < wanted)
        capacity *= 2;
    char *grown = xc_realloc(buffer->bytes, capacity);
    if (!grown) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = grown;
    buffer->capacity = capacity;
    return true;
}

void xc_buffer_add(xc_buffer *buffer, const char *bytes, size_t length) {
    if (!reserve(buffer, length)) return;
    if (length > 0) memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void xc_buffer_puts(xc_buffer *buffer, const char *string) {
    xc_buffer_add(buffer, string, strlen(string));
}

void xc_buffer_putc(xc_buffer *buffer, char c) {
    xc_buffer_add(buffer, &c, 1);
}

void xc_buffer_vprintf(xc_buffer *buffer, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) {
        buffer->failed = true;
        return;
    }
    if (!reserve(buffer, (size_t)length)) return;
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, args);
    buffer->length += (size_t)length;
}

void xc_buffer_printf(xc_buffer *buffer, const char *format, ...) {
    va_list args;
    va_start(args, format);
    xc_buffer_vprintf(buffer, format, args);
    va_end(args);
}

/* ------------------------------------------------------------------ */
/* Numbers                                                              */

/* Seventeen significant digits tell any two doubles apart. */
#define DIGITS_MAX 17

/* The value is 0.DIGITS times ten to the power of point. */
typedef struct decimal {
    char digits[DIGITS_MAX + 1];
    int count;
    int point;
} decimal;

/* Takes printf's "d.ddde+dd" apart; whatever the locale's decimal point is,
 * it is skipped. */
static void read_decimal(const char *written, decimal *out) {
    out->count = 0;
    const char *at = written;
    for (; *at && *at != 'e'; at++) {
        if (*at >= '0' && *at <= '9' && out->count < DIGITS_MAX) {
            out->digits[out->count++] = *at;
        }
    }
    out->point = (*at == 'e' ? (int)strtol(at + 1, NULL, 10) : 0) + 1;
    while (out->count > 1 && out->digits[out->count - 1] == '0') {
        out->count--;
    }
}

/* The fewest digits that strtod turns back into the same value. */
static void shortest(double value, decimal *out) {
    char written[64];
    for (int precision = 0; precision < DIGITS_MAX; precision++) {
        snprintf(written, sizeof written, "%.*e", precision, value);
        if (strtod(written, NULL) == value) break;
    }
    read_decimal(written, out);
}

static void put_zeros(xc_buffer *buffer, int count) {
    for (int i = 0; i < count; i++)
        xc_buffer_putc(buffer, '0');
}

static void put_exponential(xc_buffer *buffer, const decimal *d) {
    xc_buffer_putc(buffer, d->digits[0]);
    if (d->count > 1) {
        xc_buffer_putc(buffer, '.');
        xc_buffer_add(buffer, d->digits + 1, (size_t)d->count - 1);
    }
    xc_buffer_printf(buffer, "e%+d", d->point - 1);
}

static void put_plain(xc_buffer *buffer, const decimal *d) {
    if (d->point <= 0) {
        xc_buffer_puts(buffer, "0.");
        put_zeros(buffer, -d->point);
        xc_buffer_add(buffer, d->digits, (size_t)d->count);
    } else if (d->point >= d->count) {
        xc_buffer_add(buffer, d->digits, (size_t)d->count);
        put_zeros(buffer, d->point - d->count);
    } else {
        xc_buffer_add(buffer, d->digits, (size_t)d->point);
        xc_buffer_putc(buffer, '.');
        xc_buffer_add(buffer, d->digits + d->point,
                      (size_t)(d->count - d->point));
    }
}

void xc_buffer_number(xc_buffer *buffer, double value) {
    if (!isfinite(value)) {
        xc_buffer_puts(buffer, "null");
        return;
    }
    double size = fabs(value);
    if (size == 0) {
        xc_buffer_putc(buffer, '0');
        return;
    }
    decimal d = {0};
    shortest(size, &d);
    if (value < 0) xc_buffer_putc(buffer, '-');
    if (size >= 1e21 || size < 1e-6) {
        put_exponential(buffer, &d);
    } else {
        put_plain(buffer, &d);
    }
}

xc_status xc_buffer_status(const xc_buffer *buffer) {
    return buffer->failed ? XC_ERROR_MEMORY : XC_OK;
}

/*
 * status.c - turns a failure into an xc_error: one line, whole code points,
 * the first message wins.
 * Exports: xc_fail, xc_fail_at.
 */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A path may hold a line end or an escape: the message stays one line. */
static void keep_one_line(char *message) {
    for (char *c = message; *c; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = '?';
    }
}

/* Takes off the code point that the end of the message cut in two. */
static void keep_whole_characters(char *message) {
    size_t length = strlen(message);
    size_t start = length;
    while (start > 0 && ((unsigned char)message[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start == 0) return;
    unsigned char lead = (unsigned char)message[start - 1];
    size_t wanted = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (length - start < wanted) message[start - 1] = '\0';
}

static void fill(xc_error *error, xc_status status, uint32_t line,
                 uint32_t column, const char *format, va_list args)
    __attribute__((format(printf, 5, 0)));

static void fill(xc_error *error, xc_status status, uint32_t line,
                 uint32_t column, const char *format, va_list args) {
    if (!error || error->status != XC_OK) return;
    int wanted = vsnprintf(error->message, sizeof error->message, format, args);
    if (wanted < 0) error->message[0] = '\0';
    if (wanted >= (int)sizeof error->message) {
        keep_whole_characters(error->message);
    }
    keep_one_line(error->message);
    error->status = status;
    error->line = line;
    error->column = column;
}

xc_status xc_fail(xc_error *error, xc_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(error, status, 0, 0, format, args);
    va_end(args);
    return status;
}

xc_status xc_fail_at(xc_error *error, xc_status status, uint32_t line,
                     uint32_t column, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(error, status, line, column, format, args);
    va_end(args);
    return status;
}

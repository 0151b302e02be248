/*
 * status.h - failing: turns a failure into an xc_status and an xc_error.
 * The first message wins; nothing here prints or exits.
 * Exports: xc_fail, xc_fail_at, XC_TRY.
 */
#ifndef XC_BASE_STATUS_H
#define XC_BASE_STATUS_H

#include "crosscheck.h"

/* Fills *error (unless NULL or already set) with a formatted one-line
 * message and answers status, so that "return xc_fail(...)" reads well. */
xc_status xc_fail(xc_error *error, xc_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place in the input; 0 where it is not known. */
xc_status xc_fail_at(xc_error *error, xc_status status, uint32_t line,
                     uint32_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Hands a failing status on to the caller. */
#define XC_TRY(expression)                                                     \
    do {                                                                       \
        xc_status try_status_ = (expression);                                  \
        if (try_status_ < 0) return try_status_;                               \
    } while (0)

/* Hands on XC_ERROR_MEMORY when an allocation answered NULL. */
#define XC_TRY_NEW(pointer)                                                    \
    do {                                                                       \
        if (!(pointer)) return XC_ERROR_MEMORY;                                \
    } while (0)

#endif

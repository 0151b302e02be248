/*
 * notice.c - turns trouble with an input into one line for people and one
 * word for programs.
 * Exports: xc_notice_put, xc_status_name.
 */
#include "report/escape.h"
#include "report/writers.h"

const char *xc_status_name(xc_status status) {
    switch (status) {
    case XC_OK:
        return "ok";
    case XC_ERROR_MEMORY:
        return "memory";
    case XC_ERROR_IO:
        return "io";
    case XC_ERROR_LIMIT:
        return "limit";
    case XC_ERROR_FORMAT:
        return "format";
    case XC_ERROR_ARGUMENT:
        return "argument";
    case XC_ERROR_DATABASE:
        return "database";
    case XC_ERROR_NEWER:
        return "newer";
    case XC_ERROR_LOCKED:
        return "locked";
    case XC_ERROR_READONLY:
        return "readonly";
    case XC_ERROR_NOT_FOUND:
        return "not_found";
    case XC_ERROR_CLOSED:
        return "closed";
    }
    return "unknown";
}

void xc_notice_put(xc_buffer *out, const xc_notice *notice) {
    if (notice->path) {
        xc_escape_shown_string(out, notice->path[0] ? notice->path : "\"\"");
        if (notice->line) xc_buffer_printf(out, ":%u", notice->line);
        if (notice->line && notice->column) {
            xc_buffer_printf(out, ":%u", notice->column);
        }
        xc_buffer_puts(out, ": ");
    }
    if (notice->severity != XC_SEVERITY_ERROR) {
        xc_buffer_printf(out, "%s: ", xc_severity_name(notice->severity));
    }
    xc_escape_shown_string(out, notice->message);
    xc_buffer_putc(out, '\n');
}

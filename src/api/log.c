/*
 * log.c - tells trouble as it is met, and keeps what was left out for the
 * report.
 * Exports: xc_log_*, xc_text_valid.
 */
#include <string.h>

#include "api/api.h"
#include "report/escape.h"

static bool is_valid(const char *string, size_t length) {
    uint32_t c;
    for (size_t at = 0; at < length;) {
        size_t step = xc_escape_step(string + at, length - at, &c);
        if (step == 0) return false;
        at += step;
    }
    return true;
}

const char *xc_text_valid(xc_arena *arena, const char *string) {
    static const char digits[] = "0123456789abcdef";
    size_t length = strlen(string);
    uint32_t c;
    if (is_valid(string, length)) return string;
    char *out = xc_arena_alloc(arena, length * 4 + 1);
    size_t end = 0;
    if (!out) return NULL;
    for (size_t at = 0; at < length;) {
        size_t step = xc_escape_step(string + at, length - at, &c);
        unsigned char byte = (unsigned char)string[at];
        if (step == 0) {
            const char shown[] = {'\\', 'x', digits[byte >> 4],
                                  digits[byte & 15]};
            memcpy(out + end, shown, sizeof shown);
            end += sizeof shown;
            at++;
            continue;
        }
        memcpy(out + end, string + at, step);
        end += step;
        at += step;
    }
    out[end] = '\0';
    return out;
}

static xc_status keep(xc_log *log, const xc_notice *notice) {
    xc_notice copy = *notice;
    copy.path = xc_arena_string(log->arena, notice->path ? notice->path : "");
    copy.message =
        xc_arena_string(log->arena, notice->message ? notice->message : "");
    if (!copy.path || !copy.message) return XC_ERROR_MEMORY;
    return XC_PUSH(log->arena, &log->problems, copy);
}

void xc_log_tell(xc_log *log, const xc_notice *told) {
    const xc_options *options = &log->context->options;
    xc_notice notice = *told;
    log->told++;
    if (told->path) notice.path = xc_text_valid(log->arena, told->path);
    if (options->notice) options->notice(options->notice_user, &notice);
    if (notice.severity != XC_SEVERITY_ERROR) return;
    if (keep(log, &notice) < 0) log->failed = true;
}

static const char *default_message(xc_status status) {
    switch (status) {
    case XC_ERROR_MEMORY:
        return "out of memory";
    case XC_ERROR_IO:
        return "cannot be read";
    case XC_ERROR_LIMIT:
        return "larger than the limit";
    case XC_ERROR_FORMAT:
        return "not what its format demands";
    case XC_ERROR_DATABASE:
        return "the database failed";
    case XC_ERROR_NEWER:
        return "made by a newer version of crosscheck";
    case XC_ERROR_LOCKED:
        return "another program is writing to it; try again later";
    case XC_ERROR_READONLY:
        return "may not be written";
    case XC_ERROR_NOT_FOUND:
        return "not found";
    case XC_OK:
    case XC_ERROR_ARGUMENT:
    case XC_ERROR_CLOSED:
        break;
    }
    return "failed";
}

/* A message that begins with the path would name it twice. In a message "?"
 * stands for a control character. */
static const char *without_path(const char *message, const char *path) {
    size_t at = 0;
    for (; path[at]; at++) {
        unsigned char c = (unsigned char)path[at];
        bool control = c < 0x20 || c == 0x7f;
        if (message[at] != (control ? '?' : path[at])) return message;
    }
    bool named = at > 0 && strncmp(message + at, ": ", 2) == 0;
    return named ? message + at + 2 : message;
}

xc_status xc_log_fail(xc_log *log, const char *path, xc_status status,
                      const xc_error *found, xc_error *error) {
    bool said = found->status != XC_OK && found->message[0];
    const char *message =
        said ? without_path(found->message, path) : default_message(status);
    xc_notice notice = {XC_SEVERITY_ERROR, status,        path,
                        found->line,       found->column, message};
    xc_log_tell(log, &notice);
    return xc_fail_at(error, status, found->line, found->column, "%s", message);
}

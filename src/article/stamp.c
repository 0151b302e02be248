/*
 * stamp.c - the compact form of a date and time, as wire formats write it,
 * spelled out: "20310304T093000-0500" is "2031-03-04T09:30:00-05:00". Midnight
 * to the second stands for a time that is not known, and is dropped. What has
 * another form is left as it is.
 * Exports: xc_stamp_expand.
 */
#include <string.h>

#include "article/wire.h"

static size_t digits_of(const char *string) {
    return strspn(string, "0123456789");
}

/* "Z", "-0500", "-05:00" or nothing, and the end. */
static bool put_zone(xc_buffer *out, const char *zone) {
    if (strcmp(zone, "Z") == 0 || *zone == '\0') {
        xc_buffer_puts(out, zone);
        return true;
    }
    if (*zone != '+' && *zone != '-') return false;
    size_t hours = digits_of(zone + 1);
    if (hours == 4 && zone[5] == '\0') {
        xc_buffer_printf(out, "%.3s:%s", zone, zone + 3);
        return true;
    }
    xc_buffer_puts(out, zone);
    return hours == 2;
}

static bool put_time(xc_buffer *out, const char *time) {
    size_t digits = digits_of(time);
    if (digits != 4 && digits != 6) return false;
    if (digits == 6 && strncmp(time, "000000", 6) == 0) return true;
    xc_buffer_printf(out, "T%.2s:%.2s:%.2s", time, time + 2,
                     digits == 6 ? time + 4 : "00");
    return put_zone(out, time + digits);
}

static bool put_stamp(xc_buffer *out, const char *stated) {
    size_t digits = digits_of(stated);
    if (digits != 8 && digits != 14) return false;
    xc_buffer_printf(out, "%.4s-%.2s-%.2s", stated, stated + 4, stated + 6);
    const char *rest = stated + 8;
    if (*rest == '\0') return true;
    return put_time(out, *rest == 'T' ? rest + 1 : rest);
}

xc_status xc_stamp_expand(xc_arena *arena, const char **stated) {
    if (!*stated) return XC_OK;
    xc_buffer out = XC_BUFFER_INIT;
    xc_status status = XC_OK;
    if (put_stamp(&out, *stated) && out.bytes) {
        const char *copy = xc_arena_copy(arena, out.bytes, out.length);
        if (copy) *stated = copy;
        if (!copy) status = XC_ERROR_MEMORY;
    }
    if (status == XC_OK) status = xc_buffer_status(&out);
    xc_buffer_dispose(&out);
    return status;
}

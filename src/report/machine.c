/*
 * machine.c - what the writers for other programs share: passages cut to a
 * length, paths as URIs, where a finding is shown, what is accepted.
 * Exports: xc_clip_put, xc_tidy_put, xc_path_*, xc_uri_put, xc_place_put,
 * xc_checked_*, xc_finding_place, xc_accepted_find, xc_count_severities.
 */
#include "report/machine.h"

#include <string.h>

#include "base/hash.h"
#include "report/escape.h"

/* ------------------------------------------------------------------ */
/* Text                                                                 */

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Words parted by one blank, each made safe; the bytes that were taken. */
static size_t put_words(xc_buffer *out, const char *bytes, size_t length,
                        size_t most) {
    size_t at = 0, count = 0;
    while (at < length && count < most) {
        size_t step = 1;
        uint32_t c;
        if (is_blank(bytes[at])) {
            while (at + step < length && is_blank(bytes[at + step]))
                step++;
            if (at > 0 && at + step < length) xc_buffer_putc(out, ' ');
        } else {
            step = xc_escape_step(bytes + at, length - at, &c);
            if (step == 0) step = 1;
            xc_escape_shown(out, bytes + at, step);
        }
        at += step;
        count++;
    }
    return at;
}

void xc_clip_put(xc_buffer *out, const char *string, size_t most) {
    size_t length = string ? strlen(string) : 0;
    if (put_words(out, string, length, most) < length)
        xc_buffer_puts(out, " ...");
}

void xc_tidy_put(xc_buffer *out, const char *bytes, size_t length) {
    put_words(out, bytes, length, SIZE_MAX);
}

/* ------------------------------------------------------------------ */
/* Paths                                                                */

const char *xc_path_plain(const char *path) {
    if (!path) return "";
    while (path[0] == '.' && path[1] == '/') {
        path += 2;
        while (*path == '/')
            path++;
    }
    return path;
}

bool xc_path_is_below(const char *path) {
    path = xc_path_plain(path);
    if (*path == '/') return false;
    for (const char *at = path; at; at = strchr(at, '/')) {
        if (*at == '/') at++;
        bool up = at[0] == '.' && at[1] == '.';
        if (up && (at[2] == '/' || at[2] == '\0')) return false;
    }
    return true;
}

/* RFC 3986, "unreserved" and the slash. */
static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || strchr("-._~/", c);
}

void xc_uri_put(xc_buffer *out, const char *path) {
    path = xc_path_plain(path);
    if (*path == '/') xc_buffer_puts(out, "file://");
    for (; *path; path++) {
        if (is_plain(*path))
            xc_buffer_putc(out, *path);
        else
            xc_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
    }
}

/* Longer paths than any system opens are cut. */
enum { PATH_MOST = 4096 };

void xc_path_put(xc_buffer *out, const char *path) {
    path = xc_path_plain(path);
    size_t length = strnlen(path, PATH_MOST);
    xc_escape_shown(out, path, length);
    if (path[length]) xc_buffer_puts(out, " ...");
}

void xc_place_put(xc_buffer *out, const xc_evidence *evidence) {
    xc_path_put(out, evidence->path);
    xc_buffer_printf(out, ":%u:%u", evidence->line, evidence->column);
}

/* ------------------------------------------------------------------ */
/* Findings                                                             */

static uint64_t key_of(const char *path) {
    return xc_hash_string(XC_HASH_INIT, path ? path : "");
}

xc_status xc_checked_init(xc_checked *checked, const xc_report *report) {
    *checked = (xc_checked){xc_arena_new(), {0}};
    XC_TRY_NEW(checked->arena);
    for (size_t i = 0; i < report->outcome.articles.count; i++) {
        const xc_report_article *a = &report->outcome.articles.items[i];
        if (a->role != XC_ROLE_CHECKED) continue;
        XC_TRY(
            xc_map_put(checked->arena, &checked->paths, key_of(a->path), 0, i));
    }
    return XC_OK;
}

void xc_checked_dispose(xc_checked *checked) {
    if (checked->arena) xc_arena_free(checked->arena);
}

static bool is_checked(const xc_checked *checked, const xc_evidence *evidence) {
    size_t article;
    return xc_map_get(&checked->paths, key_of(evidence->path), 0, &article);
}

size_t xc_finding_place(const xc_checked *checked, const xc_finding *finding) {
    size_t count = finding->evidence_count;
    for (size_t i = 0; i < count; i++) {
        size_t at = (finding->changed + i) % count;
        if (is_checked(checked, &finding->evidence[at])) return at;
    }
    return 0;
}

/* Acceptances are in the order of their fingerprints. */
const xc_acceptance *xc_accepted_find(const xc_report *report,
                                      const char *fingerprint) {
    size_t low = 0, high = report->acceptances.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_acceptance *a = &report->acceptances.items[middle];
        int order = strcmp(a->fingerprint, fingerprint);
        if (order == 0) return a->state == XC_ACCEPTANCE_HOLDS ? a : NULL;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

void xc_count_severities(const xc_report *report, size_t counts[4]) {
    memset(counts, 0, 4 * sizeof *counts);
    for (size_t i = 0; i < report->outcome.findings.count; i++)
        counts[report->outcome.findings.items[i].severity]++;
}

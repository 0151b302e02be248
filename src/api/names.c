/*
 * names.c - words for verdicts and severities, and back; the version.
 * Exports: xc_verdict_*, xc_severity_*, xc_version.
 */
#include <string.h>

#include "base/status.h"

#ifndef XC_VERSION
#define XC_VERSION "0.1.0"
#endif

static const char *const verdicts[] = {"unrelated", "agree", "imprecise",
                                       "disputed",  "stale", "conflict"};
static const char *const severities[] = {"none", "note", "warning", "error"};

#define COUNT(names) (sizeof(names) / sizeof(names)[0])

/* The index of a name; -1 where it is none of them. */
static int find(const char *const *names, size_t count, const char *name) {
    for (size_t i = 0; name && i < count; i++) {
        if (strcmp(names[i], name) == 0) return (int)i;
    }
    return -1;
}

const char *xc_verdict_name(xc_verdict verdict) {
    size_t index = (size_t)verdict;
    return index < COUNT(verdicts) ? verdicts[index] : "unknown";
}

const char *xc_severity_name(xc_severity severity) {
    size_t index = (size_t)severity;
    return index < COUNT(severities) ? severities[index] : "unknown";
}

xc_status xc_verdict_parse(const char *name, xc_verdict *verdict) {
    int index = find(verdicts, COUNT(verdicts), name);
    if (index < 0) return XC_ERROR_NOT_FOUND;
    *verdict = (xc_verdict)index;
    return XC_OK;
}

xc_status xc_severity_parse(const char *name, xc_severity *severity) {
    int index = find(severities, COUNT(severities), name);
    if (index < 0) return XC_ERROR_NOT_FOUND;
    *severity = (xc_severity)index;
    return XC_OK;
}

const char *xc_version(void) {
    return XC_VERSION;
}

/*
 * changes.h - lines that somebody changed, as the files that gather and use
 * them share them. Inside src/api/ only.
 * Exports: xc_changes, xc_changes_find, xc_changes_touch, xc_diff_*.
 */
#ifndef XC_API_CHANGES_H
#define XC_API_CHANGES_H

#include "api/api.h"
#include "base/map.h"

/* Stretches of changed lines that are kept, and bytes of a line of a diff that
 * is looked into. */
#define XC_CHANGES_MOST 1000000u
#define XC_DIFF_LINE_MOST ((size_t)64 * 1024)

typedef struct xc_stretch {
    uint32_t first, last;
    size_t next; /* of the same file, in xc_changes; XC_NO_STRETCH: none */
} xc_stretch;

#define XC_NO_STRETCH SIZE_MAX

/* A diff on its way, line by line. */
typedef struct xc_diff {
    xc_buffer line;     /* what is there of it */
    uint32_t number;    /* of the line, in the diff */
    bool begun, inside; /* something was read; inside a hunk's lines */
    bool cut;           /* the line is longer than is looked into */
    xc_buffer path;     /* of the file it is about, below the folder */
    bool has_path, gone;
    uint32_t old_left, new_left; /* lines of the hunk to come */
    uint32_t new_line;
    uint32_t run;      /* the first of the added lines so far; 0: none */
    bool after_return; /* the last byte of the line so far is one */
    bool returns;      /* the line has a return that does not end it */
    bool whole;        /* all of the file counts */
} xc_diff;

struct xc_changes {
    xc_arena *arena;
    XC_VEC(const char *) files; /* their identities, each once */
    XC_VEC(size_t) firsts;      /* by file: its first stretch */
    XC_VEC(xc_stretch) stretches;
    xc_map by_hash; /* of an identity: its file */
    xc_diff diff;
};

/* The file of a path; XC_NO_STRETCH: nothing of it changed. scratch holds
 * what is needed on the way. */
xc_status xc_changes_find(const xc_changes *changes, xc_arena *scratch,
                          const char *path, size_t *file);

/* True when one of these lines of that file changed. */
bool xc_changes_touch(const xc_changes *changes, size_t file, uint32_t first,
                      uint32_t last);

#endif

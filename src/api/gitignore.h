/*
 * gitignore.h - which paths the lines of a .gitignore leave out, by the rules
 * of gitignore(5): negation, "/" that anchors or asks for a folder, "*", "?",
 * "[...]" and "**". It reads no file. Inside src/api/ only.
 * Exports: xc_gitignore, xc_gitignore_*.
 */
#ifndef XC_API_GITIGNORE_H
#define XC_API_GITIGNORE_H

#include "base/memory.h"
#include "base/status.h"

/* The patterns of one file and, behind parent, those of the folders above. */
typedef struct xc_gitignore xc_gitignore;

typedef enum xc_gitignore_verdict {
    XC_GITIGNORE_SILENT, /* no pattern matches */
    XC_GITIGNORE_OUT,
    XC_GITIGNORE_IN /* the last that matches begins with "!" */
} xc_gitignore_verdict;

/* Reads the bytes of a file in the folder base: "" or a path that ends with
 * "/", from the folder that the paths to be judged start from. Its patterns
 * count before those of parent, which may be NULL. *rules lives in the arena,
 * as does its parent. Patterns past 10,000 or longer than 4096 bytes are left
 * out and counted in *lost. XC_ERROR_MEMORY. */
xc_status xc_gitignore_read(xc_arena *arena, const xc_gitignore *parent,
                            const char *base, const char *bytes, size_t length,
                            const xc_gitignore **rules, size_t *lost);

/* What the last pattern that matches says of a path without "/" at its ends.
 * It is for the caller not to go into a folder that is out. rules may be
 * NULL. */
xc_gitignore_verdict xc_gitignore_judge(const xc_gitignore *rules,
                                        const char *path, bool folder);

#endif

/*
 * folder.h - the files that a folder stands for when a user names it. Inside
 * src/api/ only.
 * Exports: xc_paths, xc_folder_list.
 */
#ifndef XC_API_FOLDER_H
#define XC_API_FOLDER_H

#include "api/api.h"

typedef XC_VEC(const char *) xc_paths;

/* Appends the files of known formats in a folder and in those inside it, in
 * order of their bytes; in the arena. Left out without a word: what begins
 * with "." or "~$", what .gitignore and .crosscheckignore say (also those
 * above it in the same repository; of one folder the latter has the last
 * word), and folders of folders.tsv. Links are followed when all else is read,
 * each file and folder once. Told, with the rest still done: what cannot be
 * read, files past 100,000, folders deeper than 64.
 * Answers the first failure of what was told; files has what there is. */
xc_status xc_folder_list(xc_log *log, xc_arena *arena, const char *path,
                         xc_paths *files, xc_error *error);

#endif

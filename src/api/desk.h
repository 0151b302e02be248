/*
 * desk.h - the desk as its files share it. Inside src/api/ only.
 * Exports: xc_desk, xc_desk_file.
 */
#ifndef XC_API_DESK_H
#define XC_API_DESK_H

#include "api/api.h"
#include "base/map.h"

/* An input on the desk and the articles it gave. */
typedef struct xc_desk_file {
    xc_held held;
    xc_role role;
    bool stored; /* its articles are in the desk's store */
    XC_VEC(int64_t) ids;
} xc_desk_file;

typedef struct xc_desk_archive {
    xc_store *store;
    const char *path;
    const char *identity;
} xc_desk_archive;

struct xc_desk {
    xc_context *context;
    xc_arena *arena;
    xc_log log;
    XC_VEC(xc_desk_file) files; /* in the order they were named */
    xc_map by_hash;             /* of an identity: its first file */
    XC_VEC(xc_desk_archive) archives;
    xc_store *store;   /* in memory; NULL until something is compared */
    bool between_only; /* no article is held against itself */
};

#endif

/*
 * changes.c - keeps which lines of which files changed, and tells whether a
 * passage touches one.
 *
 * A file is known by its absolute path where there is one, so that "./a.txt"
 * and what git calls "news/a.txt" meet.
 * Exports: xc_changes_new, xc_changes_free, xc_changes_add, xc_changes_find,
 * xc_changes_touch.
 */
#include "api/changes.h"

#include <string.h>

#include "base/hash.h"

xc_changes *xc_changes_new(xc_error *error) {
    xc_changes *changes = xc_alloc(sizeof *changes);
    if (changes) changes->arena = xc_arena_new();
    if (changes && changes->arena) return changes;
    xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_changes_free(changes);
    return NULL;
}

void xc_changes_free(xc_changes *changes) {
    if (!changes) return;
    xc_buffer_dispose(&changes->diff.line);
    xc_buffer_dispose(&changes->diff.path);
    xc_arena_free(changes->arena);
    xc_release(changes);
}

/* The file of an identity, made where it is not there yet. */
static xc_status name_file(xc_changes *changes, const char *identity,
                           size_t *file) {
    uint64_t hash = xc_hash_string(XC_HASH_INIT, identity);
    if (xc_map_get(&changes->by_hash, hash, 0, file)) return XC_OK;
    *file = changes->files.count;
    XC_TRY(XC_PUSH(changes->arena, &changes->firsts, XC_NO_STRETCH));
    XC_TRY(XC_PUSH(changes->arena, &changes->files, identity));
    return xc_map_put(changes->arena, &changes->by_hash, hash, 0, *file);
}

static xc_status add(xc_changes *changes, const char *path, uint32_t first,
                     uint32_t last) {
    size_t file;
    const char *identity = xc_path_identity(changes->arena, path);
    XC_TRY_NEW(identity);
    XC_TRY(name_file(changes, identity, &file));
    xc_stretch stretch = {first, last, changes->firsts.items[file]};
    XC_TRY(XC_PUSH(changes->arena, &changes->stretches, stretch));
    changes->firsts.items[file] = changes->stretches.count - 1;
    return XC_OK;
}

xc_status xc_changes_add(xc_changes *changes, const char *path, uint32_t first,
                         uint32_t last, xc_error *error) {
    if (first == 0 || last < first)
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "%u to %u is no stretch of lines", (unsigned)first,
                       (unsigned)last);
    if (changes->stretches.count == XC_CHANGES_MOST)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "more than %u stretches of lines changed",
                       XC_CHANGES_MOST);
    if (add(changes, path, first, last) == XC_OK) return XC_OK;
    return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
}

static bool find_file(const xc_changes *changes, const char *identity,
                      size_t *file) {
    uint64_t hash = xc_hash_string(XC_HASH_INIT, identity);
    return xc_map_get(&changes->by_hash, hash, 0, file) &&
           strcmp(changes->files.items[*file], identity) == 0;
}

static int hex_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A byte of a name that is no UTF-8, which stands there as "\xe9"
 * (xc_text_valid); 0: none does. */
static char shown_byte(const char *at) {
    if (at[0] != '\\' || at[1] != 'x') return 0;
    int high = hex_of(at[2]), low = high >= 8 ? hex_of(at[3]) : -1;
    return low >= 0 ? (char)(high * 16 + low) : 0;
}

/* A path with the bytes that its file has; NULL: out of memory. */
static const char *unshow(xc_arena *arena, const char *path) {
    char *out = xc_arena_string(arena, path);
    size_t end = 0;
    if (!out) return NULL;
    for (; *path; path++) {
        char byte = shown_byte(path);
        if (byte) path += 3;
        out[end++] = byte ? byte : *path;
    }
    out[end] = '\0';
    return out;
}

static xc_status find_named(const xc_changes *changes, xc_arena *scratch,
                            const char *path, size_t *file) {
    const char *identity = xc_path_identity(scratch, path);
    XC_TRY_NEW(identity);
    if (!find_file(changes, identity, file) && !find_file(changes, path, file))
        *file = XC_NO_STRETCH;
    return XC_OK;
}

/* What was not there when the lines were added is known by its name. A report
 * has paths as they are shown. */
xc_status xc_changes_find(const xc_changes *changes, xc_arena *scratch,
                          const char *path, size_t *file) {
    XC_TRY(find_named(changes, scratch, path, file));
    if (*file != XC_NO_STRETCH || !strstr(path, "\\x")) return XC_OK;
    const char *bytes = unshow(scratch, path);
    XC_TRY_NEW(bytes);
    return find_named(changes, scratch, bytes, file);
}

bool xc_changes_touch(const xc_changes *changes, size_t file, uint32_t first,
                      uint32_t last) {
    if (file == XC_NO_STRETCH) return false;
    size_t at = changes->firsts.items[file];
    while (at != XC_NO_STRETCH) {
        const xc_stretch *s = &changes->stretches.items[at];
        if (s->first <= last && first <= s->last) return true;
        at = s->next;
    }
    return false;
}

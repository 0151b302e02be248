/*
 * desk.c - puts files, folders and archives on a desk.
 *
 * An input is looked at when it is added, so that its trouble is told then;
 * it is read when it is compared or written (desk_use.c). What is named
 * twice is there once, checked if it was named as checked.
 * Exports: xc_desk_new, xc_desk_free, xc_desk_add_*.
 */
#include "api/desk.h"

#include <string.h>

#include "api/folder.h"
#include "api/kept.h"

xc_desk *xc_desk_new(xc_context *context, xc_error *error) {
    xc_desk *desk = xc_alloc(sizeof *desk);
    if (desk) desk->arena = xc_arena_new();
    if (!desk || !desk->arena) {
        xc_fail(error, XC_ERROR_MEMORY, "out of memory");
        xc_desk_free(desk);
        return NULL;
    }
    desk->context = context;
    desk->log.context = context;
    desk->log.arena = desk->arena;
    return desk;
}

void xc_desk_free(xc_desk *desk) {
    if (!desk) return;
    for (size_t i = 0; i < desk->files.count; i++) {
        xc_release(desk->files.items[i].held.bytes);
    }
    for (size_t i = 0; i < desk->archives.count; i++) {
        xc_store_close(desk->archives.items[i].store);
    }
    xc_store_close(desk->store);
    xc_arena_free(desk->arena);
    xc_release(desk);
}

static xc_desk_file *find_file(const xc_desk *desk, const xc_held *held) {
    size_t first;
    if (!xc_map_get(&desk->by_hash, held->hash, 0, &first)) return NULL;
    for (size_t i = first; i < desk->files.count; i++) {
        xc_desk_file *file = &desk->files.items[i];
        if (file->held.hash == held->hash &&
            strcmp(file->held.identity, held->identity) == 0) {
            return file;
        }
    }
    return NULL;
}

/* Everything is stored anew at the next comparison: a draft must take the
 * place of its own stored version, whichever was named first. */
static void forget_store(xc_desk *desk) {
    xc_store_close(desk->store);
    desk->store = NULL;
    for (size_t i = 0; i < desk->files.count; i++) {
        desk->files.items[i].stored = false;
        desk->files.items[i].ids.count = 0;
    }
}

static void promote(xc_desk *desk, xc_desk_file *file, xc_role role) {
    if (role != XC_ROLE_CHECKED || file->role == XC_ROLE_CHECKED) return;
    file->role = XC_ROLE_CHECKED;
    if (file->stored) forget_store(desk);
}

/* Keeps an input that has its bytes; they are the desk's on success. */
static xc_status keep(xc_desk *desk, const xc_held *held, xc_role role,
                      xc_error *error) {
    size_t articles = 0, told = desk->log.told, first;
    xc_desk_file file = {.held = *held, .role = role};
    file.held.kept = xc_kept_find(desk->context, &file.held);
    if (!file.held.kept)
        XC_TRY(xc_held_inspect(held, &desk->log, &articles, error));
    file.held.quiet = told == desk->log.told;
    if (!xc_map_get(&desk->by_hash, held->hash, 0, &first))
        XC_TRY(xc_map_put(desk->arena, &desk->by_hash, held->hash, 0,
                          desk->files.count));
    XC_TRY(XC_PUSH(desk->arena, &desk->files, file));
    if (role == XC_ROLE_REFERENCE && desk->store) forget_store(desk);
    return XC_OK;
}

/* walked: it was found in a folder, and is passed over without a word where
 * it is none of ours. */
static xc_status add_plain(xc_desk *desk, const char *path, xc_role role,
                           bool walked, const xc_input *input,
                           xc_error *error) {
    xc_held held;
    xc_error found = XC_ERROR_INIT;
    if (xc_held_name_file(&held, desk->arena, path, input) < 0)
        return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_desk_file *known = find_file(desk, &held);
    if (known) {
        promote(desk, known, role);
        return XC_OK;
    }
    xc_status status = xc_file_read(path, desk->context->options.max_bytes,
                                    &held.bytes, &held.length, &found);
    if (status == XC_OK) status = keep(desk, &held, role, &found);
    if (status == XC_OK) return XC_OK;
    bool passed = walked && xc_held_is_foreign(&held);
    xc_release(held.bytes);
    if (passed) return XC_OK;
    return xc_log_fail(&desk->log, path, status, &found, error);
}

static bool has_archive(const xc_desk *desk, const char *identity) {
    for (size_t i = 0; i < desk->archives.count; i++) {
        if (strcmp(desk->archives.items[i].identity, identity) == 0) {
            return true;
        }
    }
    return false;
}

static xc_status add_archive(xc_desk *desk, const char *path, xc_role role,
                             xc_error *error) {
    xc_error found = XC_ERROR_INIT;
    xc_desk_archive archive = {NULL, xc_arena_string(desk->arena, path),
                               xc_path_identity(desk->arena, path)};
    if (!archive.path || !archive.identity) return XC_ERROR_MEMORY;
    if (has_archive(desk, archive.identity)) return XC_OK;
    xc_status status;
    if (role == XC_ROLE_CHECKED) {
        status = xc_fail(&found, XC_ERROR_FORMAT,
                         "is an archive and no article: compare with it, or "
                         "ask for a report on it");
    } else {
        status = xc_store_open(path, XC_STORE_READ, &archive.store, &found);
    }
    if (status == XC_OK)
        status = xc_archive_tell_outdated(desk->context, archive.store, path,
                                          &found);
    if (status == XC_OK) {
        status = XC_PUSH(desk->arena, &desk->archives, archive);
    }
    if (status == XC_OK) return XC_OK;
    xc_store_close(archive.store);
    return xc_log_fail(&desk->log, path, status, &found, error);
}

/* A folder goes on after a bad file and answers the first failure. */
static xc_status add_folder(xc_desk *desk, const char *path, xc_role role,
                            const xc_input *input, xc_error *error) {
    xc_paths files = {NULL, 0, 0};
    xc_status status =
        xc_folder_list(&desk->log, desk->arena, path, &files, error);
    if (files.count == 0 && status == XC_OK) {
        xc_notice notice = {XC_SEVERITY_NOTE,
                            XC_OK,
                            path,
                            0,
                            0,
                            "the folder holds no file of a known format"};
        xc_log_tell(&desk->log, &notice);
    }
    for (size_t i = 0; i < files.count; i++) {
        xc_status one =
            add_plain(desk, files.items[i], role, true, input, error);
        if (status == XC_OK) status = one;
    }
    return status;
}

xc_status xc_desk_add_file(xc_desk *desk, const char *path, xc_role role,
                           const xc_input *input, xc_error *error) {
    XC_TRY(xc_input_check(input, error));
    switch (xc_path_look(path)) {
    case XC_PATH_ARCHIVE:
        return add_archive(desk, path, role, error);
    case XC_PATH_FOLDER:
        return add_folder(desk, path, role, input, error);
    case XC_PATH_FILE:
        break;
    }
    return add_plain(desk, path, role, false, input, error);
}

static bool same_bytes(const xc_held *held, const void *bytes, size_t length) {
    return held->length == length &&
           (length == 0 || memcmp(held->bytes, bytes, length) == 0);
}

static xc_status copy_bytes(const xc_desk *desk, xc_held *held,
                            const void *bytes, size_t length, xc_error *error) {
    if (length > desk->context->options.max_bytes) {
        return xc_fail(error, XC_ERROR_LIMIT,
                       "larger than the limit of %zu bytes",
                       desk->context->options.max_bytes);
    }
    held->bytes = xc_alloc(length + 1);
    XC_TRY_NEW(held->bytes);
    if (length > 0) memcpy(held->bytes, bytes, length);
    held->length = length;
    return XC_OK;
}

xc_status xc_desk_add_bytes(xc_desk *desk, const char *name, const void *bytes,
                            size_t length, xc_role role, const xc_input *input,
                            xc_error *error) {
    xc_held held;
    xc_error found = XC_ERROR_INIT;
    XC_TRY(xc_input_check(input, error));
    if (xc_held_name_bytes(&held, desk->arena, name, input) < 0)
        return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_desk_file *known = find_file(desk, &held);
    if (known && same_bytes(&known->held, bytes, length)) {
        promote(desk, known, role);
        return XC_OK;
    }
    xc_status status = XC_OK;
    if (known) {
        status = xc_fail(&found, XC_ERROR_ARGUMENT,
                         "the name stands for other bytes already");
    }
    if (status == XC_OK) {
        status = copy_bytes(desk, &held, bytes, length, &found);
    }
    if (status == XC_OK) status = keep(desk, &held, role, &found);
    if (status == XC_OK) return XC_OK;
    xc_release(held.bytes);
    return xc_log_fail(&desk->log, name, status, &found, error);
}

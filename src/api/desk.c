/*
 * desk.c - puts files, folders and archives on a desk.
 *
 * An input is looked at when it is added, so that its trouble is told then;
 * it is read when it is compared or written (desk_use.c). What is named
 * twice is there once, checked if it was named as checked.
 * Exports: xc_desk_new, xc_desk_free, xc_desk_add_*.
 */
#include "api/desk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/kept.h"

/* Files read out of one folder. */
#define FOLDER_MOST 100000u

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
    for (size_t i = 0; i < desk->files.count; i++) {
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
    size_t articles = 0, told = desk->log.told;
    xc_desk_file file = {.held = *held, .role = role};
    file.held.kept = xc_kept_find(desk->context, &file.held);
    if (!file.held.kept)
        XC_TRY(xc_held_inspect(held, &desk->log, &articles, error));
    file.held.quiet = told == desk->log.told;
    XC_TRY(XC_PUSH(desk->arena, &desk->files, file));
    if (role == XC_ROLE_REFERENCE && desk->store) forget_store(desk);
    return XC_OK;
}

static xc_status add_plain(xc_desk *desk, const char *path, xc_role role,
                           const xc_input *input, xc_error *error) {
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
    xc_release(held.bytes);
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

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef XC_VEC(const char *) names;

/* The files of known formats in a folder, sorted by name. */
static xc_status list_folder(xc_arena *arena, const char *path, names *out,
                             xc_error *error) {
    DIR *folder = opendir(path);
    xc_status status = XC_OK;
    if (!folder) {
        return xc_file_refuse(errno, error);
    }
    size_t length = strlen(path);
    const char *slash = length && path[length - 1] == '/' ? "" : "/";
    for (struct dirent *e; status == XC_OK && (e = readdir(folder));) {
        if (e->d_name[0] == '.' || !xc_format_knows(e->d_name)) continue;
        const char *name =
            xc_arena_format(arena, "%s%s%s", path, slash, e->d_name);
        status = name ? XC_PUSH(arena, out, name) : XC_ERROR_MEMORY;
        if (status == XC_OK && out->count > FOLDER_MOST) {
            status = xc_fail(error, XC_ERROR_LIMIT,
                             "more than %u files in one folder", FOLDER_MOST);
        }
    }
    closedir(folder);
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, by_name);
    }
    return status;
}

/* A folder goes on after a bad file and answers the first failure. */
static xc_status add_folder(xc_desk *desk, const char *path,
                            const xc_input *input, xc_error *error) {
    names files = {NULL, 0, 0};
    xc_error found = XC_ERROR_INIT;
    xc_status status = list_folder(desk->arena, path, &files, &found);
    if (status < 0) {
        return xc_log_fail(&desk->log, path, status, &found, error);
    }
    if (files.count == 0) {
        xc_notice notice = {XC_SEVERITY_NOTE,
                            XC_OK,
                            path,
                            0,
                            0,
                            "the folder holds no file of a known format"};
        xc_log_tell(&desk->log, &notice);
    }
    for (size_t i = 0; i < files.count; i++) {
        if (xc_path_look(files.items[i]) == XC_PATH_FOLDER) continue;
        xc_status one =
            add_plain(desk, files.items[i], XC_ROLE_REFERENCE, input, error);
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
        if (role == XC_ROLE_REFERENCE) {
            return add_folder(desk, path, input, error);
        }
        break; /* reading it tells that it is a folder */
    case XC_PATH_FILE:
        break;
    }
    return add_plain(desk, path, role, input, error);
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

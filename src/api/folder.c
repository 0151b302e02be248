/*
 * folder.c - walks a folder: real files and folders first, then what links
 * lead to, so that a file has the name that it lies under. Files and folders
 * are known by device and inode, and links that lead in a circle end.
 *
 * It reads no article, and goes by names alone.
 * Exports: xc_folder_list.
 */
#include "api/folder.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "api/gitignore.h"
#include "base/map.h"
#include "lexicon/lexicon.h"

enum {
    FILES_MOST = 100000,
    NAMES_MOST = 1000000, /* of one folder, whatever they are of */
    DEPTH_MOST = 64,
    RULES_BYTES_MOST = 1 << 20 /* of a .gitignore */
};

/* A folder on the way down. */
typedef struct level {
    const struct level *up;
    const char *path;     /* as its files are named; ends with "/" */
    const char *relative; /* from where its rules start; "" or ends with "/" */
    const xc_gitignore *rules;
    struct stat about;
    unsigned depth;
} level;

/* A link to be followed later. */
typedef struct pending {
    const level *in;
    const char *name;
} pending;

typedef struct walk {
    xc_log *log;
    xc_arena *arena;
    const char *top;
    xc_paths *files;
    xc_map seen; /* device and inode of what was taken */
    XC_VEC(pending) links;
    bool following; /* links, now */
    bool full;
    xc_status status; /* the first failure that was told */
    xc_error *error;
} walk;

/* ------------------------------------------------------------------ */
/* Trouble                                                              */

/* Tells a failure; memory alone stops the walk. */
static xc_status tell(walk *w, const char *path, const xc_error *found) {
    xc_log_fail(w->log, path, found->status, found, w->error);
    if (w->status == XC_OK) w->status = found->status;
    return found->status == XC_ERROR_MEMORY ? XC_ERROR_MEMORY : XC_OK;
}

static void warn(walk *w, const char *path, const xc_error *found) {
    xc_notice notice = {XC_SEVERITY_WARNING, found->status, path, 0, 0,
                        found->message};
    xc_log_tell(w->log, &notice);
}

static xc_status tell_limit(walk *w, const char *path, const char *message) {
    xc_error found = XC_ERROR_INIT;
    xc_fail(&found, XC_ERROR_LIMIT, "%s", message);
    return tell(w, path, &found);
}

/* ------------------------------------------------------------------ */
/* What is left out                                                     */

static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* Puts the rules of a file, if there is one, before *rules. */
static xc_status add_rules(walk *w, const char *folder, const char *name,
                           const char *base, const xc_gitignore **rules) {
    xc_error found = XC_ERROR_INIT;
    char *bytes = NULL;
    size_t length = 0, lost = 0;
    const char *path = xc_arena_format(w->arena, "%s%s", folder, name);
    XC_TRY_NEW(path);
    if (!is_file(path)) return XC_OK;
    xc_status status =
        xc_file_read_settings(path, RULES_BYTES_MOST, &bytes, &length, &found);
    if (status == XC_OK) {
        status = xc_gitignore_read(w->arena, *rules, base, bytes, length, rules,
                                   &lost);
        xc_release(bytes);
    } else if (status != XC_ERROR_MEMORY) {
        warn(w, path, &found);
        status = XC_OK;
    }
    if (lost > 0) {
        xc_fail(&found, XC_ERROR_LIMIT,
                "patterns past 10000, or longer than 4096 bytes, are left "
                "out: %zu",
                lost);
        warn(w, path, &found);
    }
    return status;
}

static xc_status add_both(walk *w, const char *folder, const char *base,
                          const xc_gitignore **rules) {
    XC_TRY(add_rules(w, folder, ".gitignore", base, rules));
    return add_rules(w, folder, ".crosscheckignore", base, rules);
}

/* The end of the part of an absolute path that is the folder of a repository;
 * 0: none is. */
static size_t end_of_repository(walk *w, const char *absolute) {
    struct stat about;
    for (size_t end = strlen(absolute); end > 0; end--) {
        if (absolute[end] != '\0' && absolute[end] != '/') continue;
        const char *git =
            xc_arena_format(w->arena, "%.*s/.git", (int)end, absolute);
        if (git && stat(git, &about) == 0) return end;
    }
    return 0;
}

/* The rules of the folders of a repository above the one that was named. */
static xc_status add_rules_above(walk *w, level *top) {
    char absolute[PATH_MAX];
    if (!realpath(top->path, absolute)) return XC_OK;
    size_t root = end_of_repository(w, absolute);
    if (root == 0 || !absolute[root]) return XC_OK;
    const char *within = absolute + root + 1;
    for (const char *at = within; at; at = strchr(at, '/')) {
        if (*at == '/') at++;
        const char *folder =
            xc_arena_copy(w->arena, absolute, (size_t)(at - absolute));
        const char *base =
            xc_arena_copy(w->arena, within, (size_t)(at - within));
        if (!folder || !base) return XC_ERROR_MEMORY;
        XC_TRY(add_both(w, folder, base, &top->rules));
    }
    top->relative = xc_arena_format(w->arena, "%s/", within);
    return top->relative ? XC_OK : XC_ERROR_MEMORY;
}

/* Names that begin like what is hidden, and the lock files of Word. */
static bool is_hidden(const char *name) {
    return name[0] == '.' || strncmp(name, "~$", 2) == 0;
}

static xc_status is_out(walk *w, const level *in, const char *name, bool folder,
                        bool *out) {
    const char *path = xc_arena_format(w->arena, "%s%s", in->relative, name);
    XC_TRY_NEW(path);
    xc_gitignore_verdict verdict = xc_gitignore_judge(in->rules, path, folder);
    *out = verdict == XC_GITIGNORE_OUT ||
           (verdict == XC_GITIGNORE_SILENT && folder &&
            xc_lexicon_find(XC_LEXICON_FOLDERS, name));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Files and folders                                                    */

/* True where it was met before; else it is kept in mind. */
static xc_status meet(walk *w, const struct stat *about, bool *met) {
    size_t value;
    uint64_t device = (uint64_t)about->st_dev, inode = (uint64_t)about->st_ino;
    *met = xc_map_get(&w->seen, device, inode, &value);
    return *met ? XC_OK : xc_map_put(w->arena, &w->seen, device, inode, 0);
}

static xc_status take_file(walk *w, const char *path,
                           const struct stat *about) {
    bool met;
    XC_TRY(meet(w, about, &met));
    if (met && w->following) return XC_OK;
    if (w->files->count >= FILES_MOST) {
        w->full = true;
        return tell_limit(w, w->top,
                          "more than 100000 files; what is past them is not "
                          "read: name the folders in it one by one");
    }
    return XC_PUSH(w->arena, w->files, path);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(xc_paths *paths) {
    if (paths->count > 0)
        qsort(paths->items, paths->count, sizeof *paths->items, by_bytes);
}

/* The names in a folder that is open, in order. */
static xc_status read_names(walk *w, DIR *folder, const level *in,
                            xc_paths *names) {
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        if (is_hidden(entry->d_name)) continue;
        if (names->count == NAMES_MOST) {
            names->count = 0;
            return tell_limit(w, in->path,
                              "more than a million files in one folder; it is "
                              "left out");
        }
        const char *name = xc_arena_string(w->arena, entry->d_name);
        XC_TRY_NEW(name);
        XC_TRY(XC_PUSH(w->arena, names, name));
    }
    sort(names);
    return XC_OK;
}

static xc_status list_names(walk *w, const level *in, xc_paths *names) {
    DIR *folder = opendir(in->path);
    if (!folder) {
        xc_error found = XC_ERROR_INIT;
        xc_file_refuse(errno, &found);
        return tell(w, in->up ? in->path : w->top, &found);
    }
    xc_status status = read_names(w, folder, in, names);
    closedir(folder);
    return status;
}

static xc_status read_level(walk *w, level *in);

static xc_status enter(walk *w, const level *up, const char *name,
                       const struct stat *about) {
    bool met;
    XC_TRY(meet(w, about, &met));
    if (met) return XC_OK;
    level *in = xc_arena_alloc(w->arena, sizeof *in);
    XC_TRY_NEW(in);
    *in = (level){up, NULL, NULL, up->rules, *about, up->depth + 1};
    in->path = xc_arena_format(w->arena, "%s%s/", up->path, name);
    in->relative = xc_arena_format(w->arena, "%s%s/", up->relative, name);
    if (!in->path || !in->relative) return XC_ERROR_MEMORY;
    if (in->depth > DEPTH_MOST)
        return tell_limit(w, in->path,
                          "more than 64 folders one inside the other; what is "
                          "deeper is not read");
    return read_level(w, in);
}

/* What stands at path, which is no link or is followed. */
static xc_status take(walk *w, const level *in, const char *name,
                      const char *path, const struct stat *about) {
    bool folder = S_ISDIR(about->st_mode), out;
    if (!folder && (!S_ISREG(about->st_mode) || !xc_format_knows(name)))
        return XC_OK;
    XC_TRY(is_out(w, in, name, folder, &out));
    if (out) return XC_OK;
    return folder ? enter(w, in, name, about) : take_file(w, path, about);
}

static xc_status take_name(walk *w, const level *in, const char *name) {
    struct stat about;
    const char *path = xc_arena_format(w->arena, "%s%s", in->path, name);
    XC_TRY_NEW(path);
    if (lstat(path, &about) < 0) {
        xc_error found = XC_ERROR_INIT;
        if (errno == ENOENT) return XC_OK; /* taken away just now */
        xc_file_refuse(errno, &found);
        return tell(w, path, &found);
    }
    if (!S_ISLNK(about.st_mode)) return take(w, in, name, path, &about);
    pending later = {in, name};
    return XC_PUSH(w->arena, &w->links, later);
}

static xc_status read_level(walk *w, level *in) {
    xc_paths names = {NULL, 0, 0};
    XC_TRY(add_both(w, in->path, in->relative, &in->rules));
    XC_TRY(list_names(w, in, &names));
    for (size_t i = 0; i < names.count && !w->full; i++)
        XC_TRY(take_name(w, in, names.items[i]));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Links                                                                */

static bool leads_up(const level *in, const struct stat *about) {
    for (; in; in = in->up)
        if (in->about.st_dev == about->st_dev &&
            in->about.st_ino == about->st_ino)
            return true;
    return false;
}

static xc_status follow(walk *w, const pending *link) {
    struct stat about;
    xc_error found = XC_ERROR_INIT;
    bool out;
    const char *path =
        xc_arena_format(w->arena, "%s%s", link->in->path, link->name);
    XC_TRY_NEW(path);
    bool there = stat(path, &about) == 0;
    int code = there ? 0 : errno;
    XC_TRY(
        is_out(w, link->in, link->name, there && S_ISDIR(about.st_mode), &out));
    if (out) return XC_OK;
    if (!there) {
        if (code != ELOOP && !xc_format_knows(link->name)) return XC_OK;
        xc_file_refuse(code, &found);
        warn(w, path, &found);
        return XC_OK;
    }
    if (leads_up(link->in, &about)) {
        xc_fail(&found, XC_ERROR_IO,
                "the link leads back to a folder that it is in; not followed");
        warn(w, path, &found);
        return XC_OK;
    }
    return take(w, link->in, link->name, path, &about);
}

static xc_status read_all(walk *w, level *top) {
    bool met;
    XC_TRY(meet(w, &top->about, &met));
    XC_TRY(add_rules_above(w, top));
    XC_TRY(read_level(w, top));
    w->following = true;
    for (size_t i = 0; i < w->links.count && !w->full; i++) {
        pending next = w->links.items[i];
        XC_TRY(follow(w, &next));
    }
    return XC_OK;
}

xc_status xc_folder_list(xc_log *log, xc_arena *arena, const char *path,
                         xc_paths *files, xc_error *error) {
    walk w = {.log = log, .arena = arena, .top = path, .files = files};
    w.error = error;
    level top = {.relative = ""};
    size_t length = strlen(path);
    bool slash = length > 0 && path[length - 1] == '/';
    xc_error found = XC_ERROR_INIT;
    if (stat(path, &top.about) < 0) {
        xc_file_refuse(errno, &found);
        tell(&w, path, &found);
        return w.status;
    }
    top.path = xc_arena_format(arena, "%s%s", path, slash ? "" : "/");
    xc_status status = top.path ? read_all(&w, &top) : XC_ERROR_MEMORY;
    sort(files);
    if (status < 0 && w.status == XC_OK)
        return xc_fail(error, status, "out of memory");
    return w.status;
}

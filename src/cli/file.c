/*
 * file.c - writes a file beside itself and puts it in its place when it is
 * whole: no reader finds half of it, and what was there stays until then.
 *
 * What is no regular file (a device, a pipe) is written to as it is. A link is
 * followed. A signal that ends the program takes the unfinished file away.
 * Exports: cli_file_open, cli_file_close.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

static char place[PATH_MAX];      /* where the file belongs */
static char fresh[PATH_MAX + 32]; /* where it is written; "": in its place */

static const int ending[] = {SIGHUP, SIGINT, SIGTERM};

#define ENDINGS (sizeof ending / sizeof *ending)

static void take_away(int number) {
    if (fresh[0]) unlink(fresh);
    signal(number, SIG_DFL);
    raise(number);
}

/* A signal that is ignored (nohup) stays so. */
static void watch_signals(void) {
    for (size_t i = 0; i < ENDINGS; i++)
        if (signal(ending[i], take_away) == SIG_IGN) signal(ending[i], SIG_IGN);
}

/* The rights of the file that is replaced, or those of a new one. */
static mode_t rights(const struct stat *old) {
    mode_t mask = umask(0);
    umask(mask);
    return old ? old->st_mode & 07777 : 0666 & ~mask;
}

/* False when the name is too long to be kept. */
static bool set_names(const char *path) {
    int length = snprintf(place, sizeof place, "%s", path);
    if (length < 0 || (size_t)length >= sizeof place) return false;
    snprintf(fresh, sizeof fresh, "%s.XXXXXX", place);
    return true;
}

static FILE *open_fresh(const struct stat *old) {
    watch_signals();
    int fd = mkstemp(fresh);
    if (fd < 0) {
        fresh[0] = '\0';
        return NULL;
    }
    FILE *file = fchmod(fd, rights(old)) == 0 ? fdopen(fd, "wb") : NULL;
    if (file) return file;
    int code = errno;
    close(fd);
    unlink(fresh);
    fresh[0] = '\0';
    errno = code;
    return NULL;
}

FILE *cli_file_open(const char *path) {
    struct stat old;
    char followed[PATH_MAX];
    bool there = stat(path, &old) == 0;
    fresh[0] = '\0';
    if (there && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return NULL;
    }
    if (there && !S_ISREG(old.st_mode)) return fopen(path, "wb");
    if (there && access(path, W_OK) != 0) return NULL;
    if (there && realpath(path, followed)) path = followed;
    if (!set_names(path)) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    return open_fresh(there ? &old : NULL);
}

int cli_file_close(FILE *file, bool whole) {
    errno = 0;
    bool good = fflush(file) == 0 && !ferror(file);
    if (good && whole && fresh[0] && fsync(fileno(file)) != 0) good = false;
    int code = errno;
    if (fclose(file) != 0 && good) {
        good = false;
        code = errno;
    }
    if (fresh[0] && good && whole && rename(fresh, place) != 0) {
        good = false;
        code = errno;
    }
    if (fresh[0] && !(good && whole)) unlink(fresh);
    fresh[0] = '\0';
    errno = code;
    return good ? 0 : -1;
}

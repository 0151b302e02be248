/*
 * file.c - reads the bytes of a file, of standard input or of a pipe.
 *
 * It refuses folders, and stops one byte past the limit, however large a
 * file grows while it is read. Messages name no path: the caller knows it.
 * Exports: xc_file_read, xc_file_read_settings, xc_file_refuse.
 */
#include "article/article.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_BYTES ((size_t)64 * 1024)

xc_status xc_file_refuse(int code, xc_error *error) {
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return xc_fail(error, XC_ERROR_IO, "no such file");
    case EACCES:
    case EPERM:
        return xc_fail(error, XC_ERROR_IO, "no permission to read it");
    case EISDIR:
        return xc_fail(error, XC_ERROR_IO, "is a folder; name the files in it");
    case ENAMETOOLONG:
        return xc_fail(error, XC_ERROR_IO, "the name is too long");
    case ELOOP:
        return xc_fail(error, XC_ERROR_IO, "its links lead in a circle");
    case EMFILE:
    case ENFILE:
        return xc_fail(error, XC_ERROR_IO, "too many files are open");
    case EIO:
        return xc_fail(error, XC_ERROR_IO, "reading failed; look at the disk");
    case EBADF:
        return xc_fail(error, XC_ERROR_IO, "is not open");
    default:
        return xc_fail(error, XC_ERROR_IO, "cannot be read (system error %d)",
                       code);
    }
}

static xc_status refuse_size(size_t max_bytes, xc_error *error) {
    return xc_fail(error, XC_ERROR_LIMIT,
                   "larger than the limit of %zu bytes; raise it with "
                   "--max-bytes",
                   max_bytes);
}

static ssize_t read_some(int file, char *bytes, size_t room) {
    ssize_t got;
    do {
        got = read(file, bytes, room);
    } while (got < 0 && errno == EINTR);
    return got;
}

typedef struct content {
    char *bytes;
    size_t length;
    size_t room;
} content;

static bool make_room(content *c, size_t most) {
    if (c->length < c->room) return true;
    size_t wanted = c->room > 0 ? c->room * 2 : FIRST_BYTES;
    if (wanted > most || wanted < c->room) wanted = most;
    char *grown = xc_realloc(c->bytes, wanted);
    if (!grown) return false;
    c->bytes = grown;
    c->room = wanted;
    return true;
}

/* Reads to the end, or until one byte more than allowed is there. */
static xc_status read_all(int file, size_t max_bytes, content *c,
                          xc_error *error) {
    size_t most = max_bytes < SIZE_MAX ? max_bytes + 1 : SIZE_MAX;
    for (;;) {
        if (!make_room(c, most)) {
            return xc_fail(error, XC_ERROR_MEMORY,
                           "out of memory while reading");
        }
        ssize_t got =
            read_some(file, c->bytes + c->length, c->room - c->length);
        if (got < 0) return xc_file_refuse(errno, error);
        if (got == 0) return XC_OK;
        c->length += (size_t)got;
        if (c->length > max_bytes) return refuse_size(max_bytes, error);
    }
}

/* A desk holds the files it was given until it is asked: a hundred thousand
 * short ones must not keep the room that each was read into. A NUL that is not
 * counted ends the bytes; at the end of a file there is room for it. */
static void give_back_room(content *c) {
    assert(c->bytes && c->length < c->room);
    c->bytes[c->length] = '\0';
    char *fitting = xc_realloc(c->bytes, c->length + 1);
    if (fitting) c->bytes = fitting;
}

/* What can be told before reading. */
static xc_status inspect(int file, size_t max_bytes, xc_error *error) {
    struct stat about;
    if (fstat(file, &about) < 0) return xc_file_refuse(errno, error);
    if (S_ISDIR(about.st_mode)) return xc_file_refuse(EISDIR, error);
    if (S_ISREG(about.st_mode) && about.st_size > 0 &&
        (uintmax_t)about.st_size > max_bytes) {
        return refuse_size(max_bytes, error);
    }
    return XC_OK;
}

xc_status xc_file_read(const char *path, size_t max_bytes, char **bytes,
                       size_t *length, xc_error *error) {
    *bytes = NULL;
    *length = 0;
    bool standard = strcmp(path, "-") == 0;
    int file =
        standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return xc_file_refuse(errno, error);
    content c = {NULL, 0, 0};
    xc_status status = inspect(file, max_bytes, error);
    if (status == XC_OK) status = read_all(file, max_bytes, &c, error);
    if (!standard) close(file);
    if (status < 0) {
        xc_release(c.bytes);
        return status;
    }
    give_back_room(&c);
    *bytes = c.bytes;
    *length = c.length;
    return XC_OK;
}

xc_status xc_file_read_settings(const char *path, size_t max_bytes,
                                char **bytes, size_t *length, xc_error *error) {
    xc_error found = XC_ERROR_INIT;
    xc_status status = xc_file_read(path, max_bytes, bytes, length, &found);
    if (status == XC_ERROR_LIMIT)
        return xc_fail(error, status, "larger than the limit of %zu bytes",
                       max_bytes);
    return status < 0 ? xc_fail(error, status, "%s", found.message) : XC_OK;
}

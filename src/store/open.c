/*
 * open.c - opens a store in memory, an archive to be read or one to be
 * written, and closes it.
 *
 * A reader changes nothing. An archive is in WAL mode, where even a reader
 * makes a -wal and a -shm file beside it: one that may write to the archive
 * takes them away again when it closes; one that may not would leave them to
 * the archive's owner, so where they are not there already it reads the file
 * as it is ("immutable"), and makes none. Changes that wait in a -wal file
 * are always read, and never moved by a reader.
 *
 * The file is looked at through SQLite's own handle: opening and closing it
 * once more would drop the locks that this process holds on it.
 * Exports: xc_store_open, xc_store_close, xc_store_knows, xc_store_harden,
 * xc_store_shut, xc_store_open_memory.
 */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/database.h"

#define MAGIC "SQLite format 3"
#define MAGIC_BYTES sizeof MAGIC /* the NUL belongs to it */
#define HEADER_BYTES 100         /* of every database that is not empty */

bool xc_store_knows(const char *bytes, size_t length) {
    return length >= MAGIC_BYTES && memcmp(bytes, MAGIC, MAGIC_BYTES) == 0;
}

/* ------------------------------------------------------------------ */
/* Settings                                                             */

static void set_limits(sqlite3 *db) {
    (void)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, XC_STORE_MAX_BYTES);
    (void)sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
    (void)sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
    (void)sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    (void)sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static int configure(sqlite3 *db) {
    static const struct {
        int option;
        int value;
    } settings[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                    {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
                    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                    {SQLITE_DBCONFIG_DQS_DML, 0},
                    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}};
    int result = SQLITE_OK;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        int now = settings[i].value;
        int one = sqlite3_db_config(db, settings[i].option, now, NULL);
        if (result == SQLITE_OK) result = one;
    }
    return result;
}

xc_status xc_store_harden(xc_store *store, xc_error *error) {
    set_limits(store->db);
    int result = configure(store->db);
    if (result == SQLITE_OK) {
        result = sqlite3_busy_timeout(store->db, XC_STORE_PATIENCE);
    }
    if (result != SQLITE_OK) return xc_store_fail(store, result, error);
    return xc_store_run(store,
                        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
                        "PRAGMA temp_store = MEMORY",
                        error);
}

/* ------------------------------------------------------------------ */
/* The file                                                             */

/* Appends path so that nothing in it means anything to SQLite: not "file:",
 * not ":memory:", not "?". */
static void add_uri(xc_buffer *out, const char *path, bool immutable) {
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789/._-";
    xc_buffer_puts(out, path[0] == '/' ? "file://" : "file:./");
    for (const char *c = path; *c; c++) {
        if (strchr(plain, *c)) {
            xc_buffer_putc(out, *c);
        } else {
            xc_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*c);
        }
    }
    if (immutable) xc_buffer_puts(out, "?immutable=1");
}

void xc_store_shut(xc_store *store) {
    for (int i = 0; i < XC_SQL_COUNT; i++) {
        (void)sqlite3_finalize(store->kept[i]);
        store->kept[i] = NULL;
    }
    (void)sqlite3_close(store->db);
    store->db = NULL;
}

static xc_status open_database(xc_store *store, int flags, bool immutable,
                               xc_error *error) {
    xc_buffer uri = XC_BUFFER_INIT;
    xc_store_shut(store);
    add_uri(&uri, store->path, immutable);
    xc_status status = xc_buffer_status(&uri);
    if (status != XC_OK) {
        status = xc_store_no_memory(store, error);
    } else {
        flags |= SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        int result = sqlite3_open_v2(uri.bytes, &store->db, flags, NULL);
        status = xc_store_fail(store, result, error);
    }
    xc_buffer_dispose(&uri);
    if (status == XC_OK) status = xc_store_harden(store, error);
    return status;
}

/* A file that is to be made needs a folder to stand in. */
static xc_status look_at_folder(const xc_store *store, xc_error *error) {
    struct stat info;
    xc_buffer folder = XC_BUFFER_INIT;
    const char *slash = strrchr(store->path, '/');
    size_t length = slash ? (size_t)(slash - store->path) + 1 : 0;
    xc_buffer_add(&folder, slash ? store->path : ".", slash ? length : 1);
    xc_status status = xc_buffer_status(&folder);
    bool stands = status != XC_OK || stat(folder.bytes, &info) == 0;
    xc_buffer_dispose(&folder);
    if (status != XC_OK) return xc_fail(error, status, "out of memory");
    if (stands) return XC_OK;
    return xc_fail(error, XC_ERROR_IO,
                   "%s: its folder does not exist or is out of reach; make it "
                   "first",
                   store->path);
}

/* What stands at a path, before SQLite makes it. */
static xc_status look_at_path(xc_store *store, xc_error *error) {
    struct stat info;
    if (stat(store->path, &info) != 0) {
        store->is_new = store->mode == XC_STORE_WRITE;
        if (store->is_new) return look_at_folder(store, error);
        return xc_fail(error, XC_ERROR_NOT_FOUND,
                       "%s: does not exist or is out of reach; make it with "
                       "'crosscheck add'",
                       store->path);
    }
    if (!S_ISREG(info.st_mode)) {
        return xc_fail(error, XC_ERROR_DATABASE,
                       "%s: is %s, no archive; name a file", store->path,
                       S_ISDIR(info.st_mode) ? "a folder" : "no ordinary file");
    }
    /* SQLite takes a file of one byte for an empty one, and writes over it. */
    if (info.st_size > 0 && info.st_size < HEADER_BYTES) {
        return xc_store_fail(store, SQLITE_NOTADB, error);
    }
    return XC_OK;
}

/* Refuses what is no database by its first bytes; *wal: it is in WAL mode.
 * An empty file is a database that holds nothing. */
static xc_status read_header(xc_store *store, bool *wal, xc_error *error) {
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    char bytes[HEADER_BYTES] = {0};
    int result = sqlite3_file_control(store->db, "main",
                                      SQLITE_FCNTL_FILE_POINTER, &file);
    if (result == SQLITE_OK) result = file->pMethods->xFileSize(file, &size);
    if (result == SQLITE_OK && size > 0) {
        result = file->pMethods->xRead(file, bytes, sizeof bytes, 0);
        if (result == SQLITE_IOERR_SHORT_READ) result = SQLITE_NOTADB;
    }
    if (result == SQLITE_OK && size > 0 &&
        !xc_store_knows(bytes, sizeof bytes)) {
        result = SQLITE_NOTADB;
    }
    *wal = bytes[18] == 2 || bytes[19] == 2;
    return xc_store_fail(store, result, error);
}

/* The size of the file beside the archive: 'w' for -wal, 's' for -shm; -1:
 * there is none. */
static int64_t size_beside(xc_store *store, char which) {
    const char *name = sqlite3_db_filename(store->db, "main");
    xc_buffer path = XC_BUFFER_INIT;
    struct stat info;
    int64_t size = 1; /* without memory to look: as if there were something */
    xc_buffer_puts(&path, name ? name : "");
    xc_buffer_puts(&path, which == 'w' ? "-wal" : "-shm");
    if (xc_buffer_status(&path) == XC_OK) {
        size = stat(path.bytes, &info) == 0 ? info.st_size : -1;
    }
    xc_buffer_dispose(&path);
    return size;
}

/* ------------------------------------------------------------------ */
/* Reading                                                              */

/* From here on the connection sees one state of the archive, whatever
 * writers do. In another journal mode that would lock them out. */
static xc_status begin_reading(xc_store *store, bool wal, xc_error *error) {
    int64_t version = 0;
    XC_TRY(xc_store_run(store, "PRAGMA query_only = ON", error));
    if (wal) XC_TRY(xc_store_run(store, "BEGIN", error));
    return xc_store_ask(store, "SELECT count(*) FROM sqlite_schema", &version,
                        error);
}

static xc_status open_as_it_is(xc_store *store, xc_error *error) {
    XC_TRY(open_database(store, SQLITE_OPEN_READONLY, true, error));
    return begin_reading(store, false, error);
}

static xc_status open_wal_to_read(xc_store *store, xc_error *error) {
    XC_TRY(open_database(store, SQLITE_OPEN_READWRITE, false, error));
    bool waiting = size_beside(store, 'w') > 0;
    if (sqlite3_db_readonly(store->db, "main") != 0 && !waiting &&
        size_beside(store, 's') < 0) {
        return open_as_it_is(store, error);
    }
    xc_error first = XC_ERROR_INIT;
    xc_status status = begin_reading(store, true, &first);
    if ((status == XC_ERROR_IO || status == XC_ERROR_READONLY) && !waiting &&
        size_beside(store, 'w') <= 0) {
        return open_as_it_is(store, error);
    }
    if (status == XC_OK) return XC_OK;
    return xc_fail(error, status, "%s", first.message);
}

static xc_status open_to_read(xc_store *store, xc_error *error) {
    bool wal;
    bool fresh;
    XC_TRY(look_at_path(store, error));
    XC_TRY(open_database(store, SQLITE_OPEN_READONLY, false, error));
    XC_TRY(read_header(store, &wal, error));
    XC_TRY(wal ? open_wal_to_read(store, error)
               : begin_reading(store, false, error));
    XC_TRY(xc_store_identify(store, &fresh, error));
    return xc_store_check_tables(store, error);
}

/* ------------------------------------------------------------------ */
/* Writing                                                              */

#define WAIT_STEP 10 /* milliseconds */

/* Keys go all over their index: pages of it are kept, and written back to the
 * file when the log holds some 32 MiB of them, not each time that one of them
 * changed. */
#define KEEP_PAGES                                                             \
    "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192"

/* Changing the mode needs the file alone, and SQLite asks for that once. With
 * others at it all the time the archive keeps its journal, which is as safe;
 * where the file system cannot do WAL, SQLite keeps to it too. */
static xc_status use_wal(xc_store *store, xc_error *error) {
    xc_error found = XC_ERROR_INIT;
    xc_status status = XC_ERROR_LOCKED;
    int64_t ignored = 0;
    (void)sqlite3_busy_timeout(store->db, 0);
    for (int waited = 0; waited < XC_STORE_PATIENCE; waited += WAIT_STEP) {
        found = (xc_error)XC_ERROR_INIT;
        status =
            xc_store_ask(store, "PRAGMA journal_mode = WAL", &ignored, &found);
        if (status != XC_ERROR_LOCKED) break;
        (void)sqlite3_sleep(WAIT_STEP);
    }
    (void)sqlite3_busy_timeout(store->db, XC_STORE_PATIENCE);
    if (status == XC_OK || status == XC_ERROR_LOCKED) return XC_OK;
    return xc_fail(error, status, "%s", found.message);
}

static xc_status open_to_write(xc_store *store, xc_error *error) {
    bool wal;
    bool fresh = false;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    XC_TRY(look_at_path(store, error));
    XC_TRY(open_database(store, flags, false, error));
    XC_TRY(read_header(store, &wal, error));
    if (sqlite3_db_readonly(store->db, "main") != 0) {
        return xc_store_fail(store, SQLITE_READONLY, error);
    }
    XC_TRY(xc_store_identify(store, &fresh, error));
    XC_TRY(xc_store_migrate(store, error));
    XC_TRY(xc_store_check_tables(store, error));
    XC_TRY(use_wal(store, error));
    XC_TRY(xc_store_run(store, "PRAGMA synchronous = NORMAL", error));
    return xc_store_run(store, KEEP_PAGES, error);
}

xc_status xc_store_open_memory(xc_store *store, xc_error *error) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX |
                SQLITE_OPEN_EXRESCODE;
    int result = sqlite3_open_v2(":memory:", &store->db, flags, NULL);
    XC_TRY(xc_store_fail(store, result, error));
    XC_TRY(xc_store_harden(store, error));
    return xc_store_migrate(store, error);
}

/* ------------------------------------------------------------------ */
/* Opening and closing                                                  */

static xc_status open_mode(xc_store *store, xc_error *error) {
    if (store->mode == XC_STORE_MEMORY) {
        return xc_store_open_memory(store, error);
    }
    if (store->mode == XC_STORE_READ) return open_to_read(store, error);
    return open_to_write(store, error);
}

static char *copy_path(const char *path) {
    size_t size = strlen(path) + 1;
    char *copy = xc_alloc(size);
    if (copy) memcpy(copy, path, size);
    return copy;
}

/* An archive that could not be made leaves no empty file, which would be taken
 * for something. */
static void remove_nothing(const char *path) {
    struct stat info;
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0)
        (void)unlink(path);
}

xc_status xc_store_open(const char *path, xc_store_mode mode, xc_store **store,
                        xc_error *error) {
    *store = NULL;
    if (mode != XC_STORE_MEMORY && (!path || !*path)) {
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "an archive needs a name; give the path of a file");
    }
    xc_store *made = xc_alloc(sizeof *made);
    if (!made) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    made->mode = mode;
    xc_status status = XC_OK;
    if (mode != XC_STORE_MEMORY) {
        made->path = copy_path(path);
        if (!made->path) status = xc_store_no_memory(made, error);
    }
    if (status == XC_OK) status = open_mode(made, error);
    if (status != XC_OK) {
        /* Of one that is locked another process may just make something. */
        bool in_vain = made->is_new && status == XC_ERROR_IO;
        xc_store_close(made);
        if (in_vain) remove_nothing(path);
        return status;
    }
    *store = made;
    return XC_OK;
}

void xc_store_close(xc_store *store) {
    if (!store) return;
    if (store->db && store->mode == XC_STORE_READ &&
        size_beside(store, 'w') > 0) {
        /* What waits in the log is for a writer to bring in. */
        (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                                NULL);
    }
    xc_store_shut(store);
    xc_release(store->path);
    xc_release(store);
}

/*
 * cache.c - keeps bytes in a file of SQLite from run to run.
 *
 * Reading takes no lock for longer than a look, and writing is one transaction
 * at the end: two runs at once write one after the other, each what is true
 * whoever is last. Every value comes with a hash, and one that does not fit is
 * as good as none. There is no clock: age is counted in runs that wrote.
 * Exports: xc_cache_*.
 */
#include "store/cache.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"

/* "XCch": a cache of this program; and the form of its tables. */
#define APPLICATION 0x58436368
#define FORM 1

/* How long a writer waits for another one, in milliseconds. */
#define PATIENCE 2000

typedef struct waiting {
    const char *key; /* NULL bytes: the entry was asked for and stays */
    const char *bytes;
    size_t length;
} waiting;

struct xc_cache {
    xc_arena *arena;
    const char *folder, *path;
    sqlite3 *db; /* NULL: there is no file yet */
    sqlite3_stmt *get, *has;
    XC_VEC(waiting) puts, used;
    size_t bytes; /* of what was put */
    bool lost;    /* what was put could not be held: nothing is written */
};

static xc_status fail(const xc_cache *cache, const char *what,
                      xc_error *error) {
    const char *why = cache->db ? sqlite3_errmsg(cache->db) : "out of reach";
    return xc_fail(error, XC_ERROR_DATABASE, "the cache %s (%s)", what, why);
}

static void shut(xc_cache *cache) {
    (void)sqlite3_finalize(cache->get);
    (void)sqlite3_finalize(cache->has);
    (void)sqlite3_close(cache->db);
    cache->get = cache->has = NULL;
    cache->db = NULL;
}

/* The first number that a statement answers. */
static int ask(xc_cache *cache, const char *sql, int64_t *number) {
    sqlite3_stmt *statement = NULL;
    *number = 0;
    int result = sqlite3_prepare_v2(cache->db, sql, -1, &statement, NULL);
    if (result == SQLITE_OK) result = sqlite3_step(statement);
    if (result == SQLITE_ROW) *number = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return result == SQLITE_ROW || result == SQLITE_DONE ? SQLITE_OK : result;
}

static int run(xc_cache *cache, const char *sql) {
    return sqlite3_exec(cache->db, sql, NULL, NULL, NULL);
}

static int open_file(xc_cache *cache, int flags) {
    int result = sqlite3_open_v2(
        cache->path, &cache->db,
        flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (result != SQLITE_OK) return result;
    (void)sqlite3_limit(cache->db, SQLITE_LIMIT_LENGTH,
                        (int)XC_CACHE_VALUE_MOST + 4096);
    (void)sqlite3_busy_timeout(cache->db, PATIENCE);
    (void)sqlite3_db_config(cache->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(cache->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    (void)sqlite3_db_config(cache->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    (void)sqlite3_db_config(cache->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return SQLITE_OK;
}

/* What stands there is ours, in this form, and can be asked. */
static xc_status look(xc_cache *cache, xc_error *error) {
    int64_t application, form;
    if (ask(cache, "PRAGMA application_id", &application) != SQLITE_OK ||
        ask(cache, "PRAGMA user_version", &form) != SQLITE_OK)
        return fail(cache, "cannot be read and is left alone; delete it",
                    error);
    if (application != APPLICATION || form != FORM)
        return xc_fail(error, XC_ERROR_DATABASE,
                       "the file is no cache of this version and is left "
                       "alone; delete it");
    int result = sqlite3_prepare_v2(
        cache->db, "SELECT hash, value FROM entry WHERE key = ?1", -1,
        &cache->get, NULL);
    if (result == SQLITE_OK)
        result =
            sqlite3_prepare_v2(cache->db, "SELECT 1 FROM entry WHERE key = ?1",
                               -1, &cache->has, NULL);
    if (result == SQLITE_OK) return XC_OK;
    return fail(cache, "is damaged and is left alone; delete it", error);
}

static xc_status open_existing(xc_cache *cache, xc_error *error) {
    struct stat about;
    if (stat(cache->path, &about) != 0) {
        if (errno == ENOENT) return XC_OK;
        return fail(cache, "cannot be read", error);
    }
    if (S_ISREG(about.st_mode) && about.st_size == 0)
        return XC_OK; /* somebody is making it */
    if (!S_ISREG(about.st_mode))
        return xc_fail(error, XC_ERROR_DATABASE, "the cache is no file");
    if (open_file(cache, SQLITE_OPEN_READWRITE) != SQLITE_OK) {
        shut(cache);
        if (open_file(cache, SQLITE_OPEN_READONLY) != SQLITE_OK)
            return fail(cache, "cannot be read", error);
    }
    return look(cache, error);
}

xc_status xc_cache_open(const char *folder, xc_cache **cache, xc_error *error) {
    xc_arena *arena = xc_arena_new();
    xc_cache *made = arena ? xc_arena_alloc(arena, sizeof *made) : NULL;
    *cache = NULL;
    if (made) {
        made->arena = arena;
        made->folder = xc_arena_string(arena, folder);
        made->path = xc_arena_format(arena, "%s/cache.db", folder);
    }
    if (!made || !made->folder || !made->path) {
        xc_arena_free(arena);
        return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    }
    xc_status status = open_existing(made, error);
    if (status == XC_OK) {
        *cache = made;
        return XC_OK;
    }
    shut(made);
    xc_arena_free(arena);
    return status;
}

static bool take_row(xc_cache *cache, xc_arena *arena, const char **bytes,
                     size_t *length) {
    int64_t hash = sqlite3_column_int64(cache->get, 0), found;
    const void *value = sqlite3_column_blob(cache->get, 1);
    size_t size = (size_t)sqlite3_column_bytes(cache->get, 1);
    if (!value) return false;
    uint64_t fresh = xc_hash_bytes(XC_HASH_INIT, value, size);
    memcpy(&found, &fresh, sizeof found);
    if (hash != found) return false;
    *bytes = xc_arena_copy(arena, value, size);
    *length = size;
    return *bytes != NULL;
}

static void note_use(xc_cache *cache, const char *key) {
    waiting use = {xc_arena_string(cache->arena, key), NULL, 0};
    if (use.key) (void)XC_PUSH(cache->arena, &cache->used, use);
}

bool xc_cache_has(xc_cache *cache, const char *key) {
    if (!cache->has) return false;
    (void)sqlite3_bind_text(cache->has, 1, key, -1, SQLITE_STATIC);
    bool found = sqlite3_step(cache->has) == SQLITE_ROW;
    (void)sqlite3_reset(cache->has);
    if (found) note_use(cache, key);
    return found;
}

bool xc_cache_get(xc_cache *cache, xc_arena *arena, const char *key,
                  const char **bytes, size_t *length) {
    if (!cache->get) return false;
    (void)sqlite3_bind_text(cache->get, 1, key, -1, SQLITE_STATIC);
    bool found = sqlite3_step(cache->get) == SQLITE_ROW &&
                 take_row(cache, arena, bytes, length);
    (void)sqlite3_reset(cache->get);
    if (found) note_use(cache, key);
    return found;
}

void xc_cache_put(xc_cache *cache, const char *key, const char *bytes,
                  size_t length) {
    if (length == 0 || length > XC_CACHE_VALUE_MOST ||
        cache->bytes + length > XC_CACHE_RUN_MOST)
        return;
    cache->bytes += length;
    waiting put = {xc_arena_string(cache->arena, key),
                   xc_arena_copy(cache->arena, bytes, length), length};
    if (!put.key || !put.bytes || XC_PUSH(cache->arena, &cache->puts, put) < 0)
        cache->lost = true;
}

/* ------------------------------------------------------------------ */
/* Writing                                                              */

static int make_tables(xc_cache *cache) {
    int64_t application, tables = 0;
    int result = ask(cache, "PRAGMA application_id", &application);
    if (result != SQLITE_OK || application == APPLICATION) return result;
    result = ask(cache, "SELECT count(*) FROM sqlite_schema", &tables);
    if (result == SQLITE_OK && tables + application > 0) result = SQLITE_MISUSE;
    if (result != SQLITE_OK) return result;
    return run(cache,
               "PRAGMA application_id = 1480811368;"
               "PRAGMA user_version = 1;"
               "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, "
               "hash INTEGER NOT NULL, used INTEGER NOT NULL, "
               "value BLOB NOT NULL) STRICT;"
               "CREATE TABLE IF NOT EXISTS run (number INTEGER NOT NULL) "
               "STRICT;"
               "INSERT INTO run SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM run)");
}

static int write_each(xc_cache *cache, const char *sql, const waiting *items,
                      size_t count) {
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(cache->db, sql, -1, &statement, NULL);
    for (size_t i = 0; i < count && result == SQLITE_OK; i++) {
        const waiting *w = &items[i];
        (void)sqlite3_bind_text(statement, 1, w->key, -1, SQLITE_STATIC);
        if (w->bytes) {
            uint64_t hash = xc_hash_bytes(XC_HASH_INIT, w->bytes, w->length);
            int64_t number;
            memcpy(&number, &hash, sizeof number);
            (void)sqlite3_bind_int64(statement, 2, number);
            (void)sqlite3_bind_blob64(statement, 3, w->bytes, w->length,
                                      SQLITE_STATIC);
        }
        result = sqlite3_step(statement);
        if (result == SQLITE_DONE) result = sqlite3_reset(statement);
    }
    (void)sqlite3_finalize(statement);
    return result;
}

/* The oldest go until the rest is small enough. */
static int drop_old(xc_cache *cache) {
    char sql[512];
    (void)sqlite3_snprintf(
        sizeof sql, sql,
        "DELETE FROM entry WHERE used < (SELECT number FROM run) - %d;"
        "DELETE FROM entry WHERE key IN (SELECT key FROM (SELECT key, "
        "sum(length(value)) OVER (ORDER BY used DESC, key) AS bytes "
        "FROM entry) WHERE bytes > %lld)",
        XC_CACHE_RUNS, (long long)XC_CACHE_BYTES_MOST);
    return run(cache, sql);
}

static int write_all(xc_cache *cache) {
    int result = run(cache, "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
    if (result == SQLITE_OK) result = make_tables(cache);
    if (result == SQLITE_OK)
        result = run(cache, "UPDATE run SET number = number + 1");
    if (result == SQLITE_OK)
        result = write_each(cache,
                            "UPDATE entry SET used = (SELECT number FROM run) "
                            "WHERE key = ?1",
                            cache->used.items, cache->used.count);
    if (result == SQLITE_OK)
        result = write_each(cache,
                            "INSERT OR REPLACE INTO entry VALUES (?1, ?2, "
                            "(SELECT number FROM run), ?3)",
                            cache->puts.items, cache->puts.count);
    if (result == SQLITE_OK) result = drop_old(cache);
    if (result == SQLITE_OK) result = run(cache, "COMMIT");
    return result;
}

/* Nobody has to keep it out of a repository by hand. A folder that cannot hold
 * the file cannot hold the cache either, which is told then. */
static void write_ignore(const xc_cache *cache) {
    static const char all[] = "# Made by crosscheck\n*\n";
    const char *path =
        xc_arena_format(cache->arena, "%s/.gitignore", cache->folder);
    FILE *file = path ? fopen(path, "wx") : NULL;
    if (!file) return;
    (void)fputs(all, file);
    (void)fclose(file);
}

/* One that was there before is somebody's: nothing but the cache is put in. */
static xc_status make_folder(const xc_cache *cache, xc_error *error) {
    if (mkdir(cache->folder, 0777) == 0)
        write_ignore(cache);
    else if (errno != EEXIST)
        return xc_fail(error, XC_ERROR_IO,
                       "the folder of the cache cannot be made");
    return XC_OK;
}

static xc_status write_puts(xc_cache *cache, xc_error *error) {
    if (cache->lost) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    if (!cache->db) {
        XC_TRY(make_folder(cache, error));
        int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        if (open_file(cache, flags) != SQLITE_OK)
            return fail(cache, "cannot be made", error);
    }
    if (write_all(cache) == SQLITE_OK) return XC_OK;
    return fail(cache, "cannot be written", error);
}

xc_status xc_cache_close(xc_cache *cache, xc_error *error) {
    xc_status status = XC_OK;
    if (!cache) return XC_OK;
    if (cache->puts.count > 0 || cache->lost) status = write_puts(cache, error);
    shut(cache);
    xc_arena_free(cache->arena);
    return status;
}

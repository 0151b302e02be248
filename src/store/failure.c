/*
 * failure.c - turns SQLite's result codes into one line that says what to
 * do, and keeps transactions whole.
 * Exports: xc_store_fail, xc_store_damaged, xc_store_no_memory,
 * xc_store_run, xc_store_ask, xc_store_begin, xc_store_end.
 */
#include <errno.h>

#include "store/database.h"

static const char *name_of(const xc_store *store) {
    return store->path ? store->path : "articles in memory";
}

xc_status xc_store_damaged(xc_store *store, const char *what, xc_error *error) {
    return xc_fail(error, XC_ERROR_DATABASE,
                   "%s: the archive is damaged (%s); restore a copy, or add "
                   "the articles to a new one",
                   name_of(store), what);
}

xc_status xc_store_no_memory(xc_store *store, xc_error *error) {
    return xc_fail(error, XC_ERROR_MEMORY, "%s: out of memory", name_of(store));
}

static xc_status fail_readonly(xc_store *store, xc_error *error) {
    return xc_fail(error, XC_ERROR_READONLY,
                   "%s: may not be written; allow writing to the file and its "
                   "folder, or name another archive",
                   name_of(store));
}

/* SQLite could not open the file or its log beside it. That its folder is
 * there was seen before. */
static xc_status fail_to_open(xc_store *store, xc_error *error) {
    const char *name = name_of(store);
    if (store->mode != XC_STORE_READ) return fail_readonly(store, error);
    return xc_fail(error, XC_ERROR_IO,
                   "%s: cannot be read; allow reading the file, and writing "
                   "to its folder if %s-wal is there",
                   name, name);
}

static xc_status fail_in_reading_or_writing(xc_store *store, int result,
                                            int reason, xc_error *error) {
    const char *name = name_of(store);
    if (result == SQLITE_IOERR_NOMEM) return xc_store_no_memory(store, error);
    if (result == SQLITE_FULL || reason == ENOSPC || reason == EDQUOT ||
        reason == EFBIG) {
        return xc_fail(error, XC_ERROR_IO,
                       "%s: no room to write; make room and add the article "
                       "again (what was stored before is kept)",
                       name);
    }
    return xc_fail(error, XC_ERROR_IO,
                   "%s: reading or writing failed (%s); look at the disk", name,
                   sqlite3_errstr(result));
}

xc_status xc_store_fail(xc_store *store, int result, xc_error *error) {
    int reason = store->db ? sqlite3_system_errno(store->db) : 0;
    switch (result & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return XC_OK;
    case SQLITE_NOMEM:
        return xc_store_no_memory(store, error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return xc_fail(error, XC_ERROR_LOCKED,
                       "%s: another program is writing to this archive; try "
                       "again when it is done",
                       name_of(store));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        if (store->mode == XC_STORE_READ) {
            return fail_to_open(store, error);
        }
        return fail_readonly(store, error);
    case SQLITE_CANTOPEN:
        return fail_to_open(store, error);
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return fail_in_reading_or_writing(store, result, reason, error);
    case SQLITE_NOTADB:
        return xc_fail(error, XC_ERROR_DATABASE,
                       "%s: is no archive of crosscheck; name one, or a file "
                       "that does not exist yet to make one",
                       name_of(store));
    default:
        return xc_store_damaged(store, sqlite3_errstr(result), error);
    }
}

xc_status xc_store_run(xc_store *store, const char *sql, xc_error *error) {
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    if (result == SQLITE_OK) return XC_OK;
    return xc_store_fail(store, sqlite3_extended_errcode(store->db), error);
}

xc_status xc_store_ask(xc_store *store, const char *sql, int64_t *value,
                       xc_error *error) {
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (result == SQLITE_OK) result = sqlite3_step(statement);
    *value = result == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    xc_status status = XC_OK;
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        result = sqlite3_extended_errcode(store->db);
        status = xc_store_fail(store, result, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

static xc_status run_kept(xc_store *store, xc_sql sql, xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(store, sql, &query, error));
    return xc_query_run(&query, error);
}

xc_status xc_store_begin(xc_store *store, xc_error *error) {
    if (store->mode == XC_STORE_READ) return fail_readonly(store, error);
    return run_kept(store, XC_SQL_BEGIN, error);
}

xc_status xc_store_end(xc_store *store, xc_status status, xc_error *error) {
    if (status == XC_OK) status = run_kept(store, XC_SQL_COMMIT, error);
    /* SQLite has taken a transaction back by itself where a disk is full. */
    if (status != XC_OK && !sqlite3_get_autocommit(store->db)) {
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return status;
}

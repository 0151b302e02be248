/*
 * migrate.c - takes a file for an archive of this program or refuses it, and
 * brings its tables to the newest version.
 *
 * An archive says what it is by its application id, and its version by
 * user_version. Its tables must be, to the letter, those that the migrations
 * make: so nothing that another hand wrote into the schema (a view, a
 * trigger, a default) ever runs.
 * Exports: xc_store_migrate, xc_store_identify, xc_store_check_tables,
 * xc_store_open_memory.
 */
#include <stdio.h>

#include "store/database.h"
#include "store/migrations.h"

static int newest_version(void) {
    return xc_migrations[xc_migration_count - 1].version;
}

/* The next step from a version; NULL: there is none. */
static const xc_migration *next_migration(int64_t version) {
    for (size_t i = 0; i < xc_migration_count; i++) {
        if (xc_migrations[i].version > version) return &xc_migrations[i];
    }
    return NULL;
}

static xc_status apply(xc_store *store, const xc_migration *migration,
                       xc_error *error) {
    char pragmas[96];
    (void)snprintf(pragmas, sizeof pragmas,
                   "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   XC_STORE_APPLICATION_ID, migration->version);
    XC_TRY(xc_store_run(store, migration->sql, error));
    return xc_store_run(store, pragmas, error);
}

/* *done: there was nothing (more) to do. The version is asked for inside the
 * transaction: another writer may have been here first. */
static xc_status migrate_once(xc_store *store, bool *done, xc_error *error) {
    XC_TRY(xc_store_begin(store, error));
    int64_t version = 0;
    xc_status status =
        xc_store_ask(store, "PRAGMA user_version", &version, error);
    const xc_migration *migration = next_migration(version);
    *done = !migration;
    if (status == XC_OK && migration) status = apply(store, migration, error);
    return xc_store_end(store, status, error);
}

xc_status xc_store_migrate(xc_store *store, xc_error *error) {
    bool done = false;
    while (!done)
        XC_TRY(migrate_once(store, &done, error));
    return XC_OK;
}

static xc_status refuse(xc_store *store, const char *why, xc_error *error) {
    return xc_fail(error, XC_ERROR_DATABASE,
                   "%s: %s; name an archive of crosscheck, or a file that "
                   "does not exist yet to make one",
                   store->path, why);
}

static xc_status judge_version(xc_store *store, int64_t version,
                               xc_error *error) {
    int newest = newest_version();
    if (version > newest) {
        return xc_fail(error, XC_ERROR_NEWER,
                       "%s: is of archive version %lld, this program knows "
                       "versions up to %d; use a newer crosscheck",
                       store->path, (long long)version, newest);
    }
    if (version < 1) {
        return xc_store_damaged(store, "it has no version", error);
    }
    if (version < newest && store->mode == XC_STORE_READ) {
        return xc_fail(error, XC_ERROR_DATABASE,
                       "%s: is of archive version %lld, this program reads "
                       "version %d; 'crosscheck add' an article to it to "
                       "bring it up to date",
                       store->path, (long long)version, newest);
    }
    return XC_OK;
}

static xc_status identify(xc_store *store, bool *fresh, xc_error *error) {
    int64_t application = 0;
    int64_t version = 0;
    int64_t objects = 0;
    *fresh = false;
    XC_TRY(xc_store_ask(store, "PRAGMA application_id", &application, error));
    XC_TRY(xc_store_ask(store, "PRAGMA user_version", &version, error));
    XC_TRY(xc_store_ask(store, "SELECT count(*) FROM sqlite_schema", &objects,
                        error));
    if (application == 0 && version == 0 && objects == 0) {
        *fresh = true;
        if (store->mode != XC_STORE_READ) return XC_OK;
        return refuse(store, "is empty", error);
    }
    if (application != XC_STORE_APPLICATION_ID) {
        return refuse(store, "is the database of another program", error);
    }
    return judge_version(store, version, error);
}

/* All questions to one state: another program may be making the archive. */
xc_status xc_store_identify(xc_store *store, bool *fresh, xc_error *error) {
    if (!sqlite3_get_autocommit(store->db)) {
        return identify(store, fresh, error);
    }
    XC_TRY(xc_store_run(store, "BEGIN", error));
    return xc_store_end(store, identify(store, fresh, error), error);
}

static xc_status compare_tables(xc_store *store, sqlite3_stmt *wanted,
                                sqlite3_stmt *found, xc_error *error) {
    int result;
    while ((result = sqlite3_step(wanted)) == SQLITE_ROW) {
        for (int i = 0; i < 4; i++) {
            (void)sqlite3_bind_value(found, i + 1,
                                     sqlite3_column_value(wanted, i));
        }
        result = sqlite3_step(found);
        if (result == SQLITE_DONE) {
            return xc_store_damaged(store, "its tables are not as they were",
                                    error);
        }
        if (result != SQLITE_ROW) {
            return xc_store_fail(store, result, error);
        }
        (void)sqlite3_reset(found);
    }
    if (result == SQLITE_DONE) return XC_OK;
    return xc_store_no_memory(store, error);
}

static xc_status compare_with(xc_store *store, xc_store *model,
                              xc_error *error) {
    sqlite3_stmt *wanted = NULL;
    sqlite3_stmt *found = NULL;
    xc_status status = XC_OK;
    int result = sqlite3_prepare_v2(
        model->db, "SELECT type, name, tbl_name, sql FROM sqlite_schema", -1,
        &wanted, NULL);
    if (result == SQLITE_OK) {
        result = sqlite3_prepare_v2(
            store->db,
            "SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ? "
            "AND tbl_name = ? AND sql IS ?",
            -1, &found, NULL);
    }
    status = result == SQLITE_OK ? compare_tables(store, wanted, found, error)
                                 : xc_store_fail(store, result, error);
    (void)sqlite3_finalize(wanted);
    (void)sqlite3_finalize(found);
    return status;
}

xc_status xc_store_check_tables(xc_store *store, xc_error *error) {
    int64_t foreign = 0;
    XC_TRY(xc_store_ask(store,
                        "SELECT count(*) FROM sqlite_schema "
                        "WHERE type IN ('view', 'trigger')",
                        &foreign, error));
    if (foreign > 0) {
        return refuse(store, "holds views or triggers of another hand", error);
    }
    xc_store model = {.mode = XC_STORE_MEMORY};
    xc_status status = xc_store_open_memory(&model, error);
    if (status == XC_OK) status = compare_with(store, &model, error);
    xc_store_shut(&model);
    return status;
}

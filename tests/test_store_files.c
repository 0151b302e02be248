/*
 * test_store_files.c - archives: what is refused and how, what a reader
 * leaves as it was, what a failing writer does not lose, and rows that no
 * writer of ours wrote.
 */
#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_sample.h"

#define NOBODY 65534

static char folder[256];
static char archive[300];
static sample given;
static xc_error error;

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *where) {
    (void)info;
    (void)type;
    (void)where;
    (void)remove(path);
    return 0;
}

static void set_up(void) {
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/crosscheck-store-XXXXXX",
             base && strlen(base) < 200 ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(archive, sizeof archive, "%s/archive.db", folder);
    error = (xc_error)XC_ERROR_INIT;
    sample_init(&given);
}

static void tear_down(void) {
    (void)chmod(folder, 0700);
    (void)nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* ------------------------------------------------------------------ */
/* Helpers                                                              */

static xc_store *open_store(const char *path, xc_store_mode mode) {
    xc_store *store = NULL;
    error = (xc_error)XC_ERROR_INIT;
    xc_status status = xc_store_open(path, mode, &store, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    return store;
}

/* Opening fails so, with one line that names the path. */
static void refuse(const char *path, xc_store_mode mode, xc_status expected) {
    xc_store *store = NULL;
    error = (xc_error)XC_ERROR_INIT;
    xc_status status = xc_store_open(path, mode, &store, &error);
    ck_assert_msg(status == expected, "%d: %s", status, error.message);
    ck_assert_int_eq(error.status, expected);
    ck_assert_ptr_null(store);
    ck_assert_ptr_nonnull(strstr(error.message, path));
    ck_assert_ptr_null(strchr(error.message, '\n'));
}

/* An archive with the sample in it, closed. */
static void make_archive(void) {
    static const char *keys[] = {"count|town"};
    xc_fact_keys list[] = {{keys, 1}, {keys, 1}, {keys, 1}};
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, list, NULL, NULL, &error), XC_OK);
    xc_store_close(store);
}

static sqlite3 *open_raw(const char *path) {
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    return db;
}

static void run_on(sqlite3 *db, const char *sql) {
    char *message = NULL;
    int result = sqlite3_exec(db, sql, NULL, NULL, &message);
    ck_assert_msg(result == SQLITE_OK, "%s: %s", sql, message);
}

static void run_raw(const char *path, const char *sql) {
    sqlite3 *db = open_raw(path);
    run_on(db, sql);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

static int64_t ask_raw(const char *path, const char *sql) {
    sqlite3 *db = open_raw(path);
    sqlite3_stmt *statement = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &statement, NULL),
                     SQLITE_OK);
    int64_t value = -1;
    if (sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

static char *read_all(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    char *bytes = malloc(1 << 20);
    *length = fread(bytes, 1, 1 << 20, file);
    ck_assert_uint_lt(*length, 1 << 20);
    fclose(file);
    return bytes;
}

static void write_all(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static bool exists(const char *suffix) {
    char path[320];
    snprintf(path, sizeof path, "%s%s", archive, suffix);
    return access(path, F_OK) == 0;
}

static size_t count_articles(xc_store *store) {
    collected all;
    error = (xc_error)XC_ERROR_INIT;
    xc_status status = load_everything(store, &all, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    return all.count;
}

/* Reads the archive whole, and finds it as it was before. */
static void read_and_compare(size_t articles) {
    size_t before_length, after_length;
    char *before = read_all(archive, &before_length);
    bool wal = exists("-wal");
    bool shm = exists("-shm");
    xc_store *store = open_store(archive, XC_STORE_READ);
    ck_assert_uint_eq(count_articles(store), articles);
    xc_store_close(store);
    char *after = read_all(archive, &after_length);
    ck_assert_uint_eq(before_length, after_length);
    ck_assert_mem_eq(before, after, before_length);
    ck_assert_int_eq(exists("-wal"), wal);
    if (!wal) ck_assert_int_eq(exists("-shm"), shm);
    free(before);
    free(after);
}

/* Root may do anything: then permissions are tried as somebody else.
 * Answers false where that cannot be. */
static bool become_nobody(void) {
    if (geteuid() != 0) return true;
    if (chown(folder, NOBODY, NOBODY) != 0) return false;
    if (exists("") && chown(archive, NOBODY, NOBODY) != 0) return false;
    if (seteuid(NOBODY) != 0) {
        printf("skipped: no other user to become\n");
        return false;
    }
    return true;
}

static void become_root_again(void) {
    if (getuid() == 0) ck_assert_int_eq(seteuid(0), 0);
}

/* ------------------------------------------------------------------ */
/* Making                                                               */

START_TEST(an_archive_is_made_as_promised) {
    make_archive();
    ck_assert_int_eq(ask_raw(archive, "PRAGMA user_version"), 1);
    ck_assert_int_eq(ask_raw(archive, "PRAGMA application_id"), 0x5843686B);
    ck_assert_int_eq(ask_raw(archive, "SELECT journal_mode = 'wal' FROM "
                                      "pragma_journal_mode"),
                     1);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM pragma_table_list "
                                      "WHERE schema = 'main' AND NOT strict "
                                      "AND name NOT LIKE 'sqlite_%'"),
                     0);
    ck_assert_int_eq(
        ask_raw(archive, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM "
                                      "pragma_integrity_check "
                                      "WHERE integrity_check <> 'ok'"),
                     0);
    ck_assert(!exists("-wal"));
    ck_assert(!exists("-shm"));
}
END_TEST

START_TEST(everything_of_a_reading_is_in_its_table) {
    make_archive();
    static const struct {
        const char *sql;
        int64_t count;
    } rows[] = {
        {"SELECT count(*) FROM block WHERE kind = 'caption' AND "
         "start_byte = 71 AND end_byte = 129",
         1},
        {"SELECT count(*) FROM sentence WHERE tokens = 18 AND NOT in_title", 1},
        {"SELECT count(*) FROM actor WHERE type = 'person' AND position = 0 "
         "AND name = 'Ada Bell' AND key = 'ada bell'",
         1},
        {"SELECT count(*) FROM mention m JOIN quantity q ON "
         "q.content = m.content AND q.position = m.quantity WHERE "
         "m.kind = 'quantity' AND q.value = 7 AND q.high = 9e999 AND "
         "q.unit = 'town' AND noun_first_token = 4 AND noun_last_token = 6",
         1},
        {"SELECT count(*) FROM mention WHERE kind = 'date' AND "
         "date_edtf = '2025-02-12' AND date_first = 20131 AND actor IS NULL",
         1},
        {"SELECT count(*) FROM mention WHERE kind = 'actor' AND actor = 0 "
         "AND form = 'name' AND date_edtf IS NULL AND quantity IS NULL",
         1},
        {"SELECT count(*) FROM attribution WHERE kind = 'claim'", 1},
        {"SELECT count(*) FROM attribution WHERE direct AND actor = 0 AND "
         "source_start = 99 AND cue_start = 103 AND said_start = 112 AND "
         "said_end = 126",
         1},
        {"SELECT count(*) FROM fact WHERE modality = 'asked'", 2},
        {"SELECT count(*) FROM fact WHERE number IS NULL AND actor IS NULL", 1},
        {"SELECT count(*) FROM quantity WHERE value IS NULL", 1},
        {"SELECT count(*) FROM fact_key WHERE key = 'count|town'", 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_int_eq(ask_raw(archive, rows[i].sql), rows[i].count);
}
END_TEST

START_TEST(nothing_is_left_of_a_removed_article) {
    static const char *const tables[] = {
        "article",  "content", "block",       "sentence", "actor",
        "quantity", "mention", "attribution", "fact",     "fact_key"};
    make_archive();
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
        ck_assert_int_gt(ask_raw(archive, sql), 0);
    }
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    ck_assert_int_eq(xc_store_remove(store, "news/harbour.txt", &error), XC_OK);
    xc_store_close(store);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
        ck_assert_int_eq(ask_raw(archive, sql), 0);
    }
}
END_TEST

START_TEST(a_content_takes_all_of_its_own_with_it) {
    make_archive();
    run_raw(archive, "PRAGMA foreign_keys = ON; DELETE FROM article; "
                     "DELETE FROM content");
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM fact"), 0);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM fact_key"), 0);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM actor"), 0);
}
END_TEST

START_TEST(an_archive_lasts) {
    make_archive();
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    put_sample(store, &given, XC_PUT_UNCHANGED);
    ck_assert_uint_eq(count_articles(store), 1);
    xc_store_close(store);
}
END_TEST

START_TEST(facts_of_an_older_program_are_read_anew) {
    make_archive();
    run_raw(archive, "UPDATE content SET program = '0.0.1'; "
                     "UPDATE fact SET claim = 'as it was'");
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    put_sample(store, &given, XC_PUT_REPLACED);
    put_sample(store, &given, XC_PUT_UNCHANGED);
    xc_store_close(store);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM fact"), 3);
    ck_assert_int_eq(
        ask_raw(archive, "SELECT count(*) FROM fact WHERE claim = 'as it was'"),
        0);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM content"), 1);
}
END_TEST

START_TEST(an_empty_file_becomes_an_archive) {
    write_all(archive, "", 0);
    refuse(archive, XC_STORE_READ, XC_ERROR_DATABASE);
    xc_store_close(open_store(archive, XC_STORE_WRITE));
    read_and_compare(0);
}
END_TEST

START_TEST(a_name_is_only_a_name) {
    static const char *const names[] = {"a?b#c.db",
                                        "100%20.db",
                                        "file:x.db?mode=memory",
                                        ":memory:",
                                        "-",
                                        "na\xC3\xAFve \"q\" &c.db",
                                        "x.db?a=1&immutable=1"};
    ck_assert_int_eq(chdir(folder), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        xc_store *store = open_store(names[i], XC_STORE_WRITE);
        put_sample(store, &given, XC_PUT_ADDED);
        xc_store_close(store);
        ck_assert_int_eq(access(names[i], F_OK), 0);
        store = open_store(names[i], XC_STORE_READ);
        ck_assert_uint_eq(count_articles(store), 1);
        xc_store_close(store);
    }
    ck_assert_int_eq(chdir("/"), 0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Refusing                                                             */

START_TEST(what_is_not_there_is_not_found) {
    char path[320];
    refuse(archive, XC_STORE_READ, XC_ERROR_NOT_FOUND);
    ck_assert(!exists(""));
    snprintf(path, sizeof path, "%s/no/archive.db", folder);
    refuse(path, XC_STORE_READ, XC_ERROR_NOT_FOUND);
    refuse(path, XC_STORE_WRITE, XC_ERROR_IO);
}
END_TEST

START_TEST(a_folder_is_no_archive) {
    refuse(folder, XC_STORE_READ, XC_ERROR_DATABASE);
    refuse(folder, XC_STORE_WRITE, XC_ERROR_DATABASE);
}
END_TEST

START_TEST(a_pipe_is_no_archive) {
    ck_assert_int_eq(mkfifo(archive, 0600), 0);
    refuse(archive, XC_STORE_READ, XC_ERROR_DATABASE);
    refuse(archive, XC_STORE_WRITE, XC_ERROR_DATABASE);
}
END_TEST

static void refuse_and_keep(xc_status expected) {
    size_t before_length, after_length;
    char *before = read_all(archive, &before_length);
    refuse(archive, XC_STORE_READ, expected);
    refuse(archive, XC_STORE_WRITE, expected);
    char *after = read_all(archive, &after_length);
    ck_assert_uint_eq(before_length, after_length);
    ck_assert_mem_eq(before, after, before_length);
    free(before);
    free(after);
}

START_TEST(other_files_are_refused_and_kept) {
    static const char text[] = "Seven of the 12 harbour towns met the goal.\n";
    char noise[5000];
    uint32_t state = 7;
    for (size_t i = 0; i < sizeof noise; i++) {
        state = state * 1664525u + 1013904223u;
        noise[i] = (char)(state >> 24);
    }
    write_all(archive, text, sizeof text - 1);
    refuse_and_keep(XC_ERROR_DATABASE);
    write_all(archive, "x", 1);
    refuse_and_keep(XC_ERROR_DATABASE);
    write_all(archive, noise, sizeof noise);
    refuse_and_keep(XC_ERROR_DATABASE);
    memcpy(noise, "SQLite format 3", 16);
    write_all(archive, noise, sizeof noise);
    refuse_and_keep(XC_ERROR_DATABASE);
    write_all(archive, noise, 40);
    refuse_and_keep(XC_ERROR_DATABASE);
}
END_TEST

START_TEST(the_database_of_another_program_is_refused) {
    run_raw(archive, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    refuse_and_keep(XC_ERROR_DATABASE);
    run_raw(archive, "PRAGMA application_id = 5");
    refuse_and_keep(XC_ERROR_DATABASE);
    run_raw(archive, "PRAGMA user_version = 1; PRAGMA application_id = 0");
    refuse_and_keep(XC_ERROR_DATABASE);
}
END_TEST

START_TEST(a_newer_archive_is_refused) {
    make_archive();
    run_raw(archive, "PRAGMA user_version = 7");
    refuse_and_keep(XC_ERROR_NEWER);
    ck_assert_ptr_nonnull(strstr(error.message, "version 7"));
    ck_assert_ptr_nonnull(strstr(error.message, "up to 1"));
}
END_TEST

START_TEST(an_archive_without_a_version_is_damaged) {
    make_archive();
    run_raw(archive, "PRAGMA user_version = 0");
    refuse_and_keep(XC_ERROR_DATABASE);
    run_raw(archive, "PRAGMA user_version = -4");
    refuse_and_keep(XC_ERROR_DATABASE);
}
END_TEST

START_TEST(tables_of_another_hand_are_refused) {
    static const char *const changes[] = {
        "CREATE VIEW v AS SELECT * FROM fact",
        ("CREATE TRIGGER t AFTER INSERT ON fact BEGIN "
         "DELETE FROM content; END"),
        "DROP TABLE fact_key",
        "ALTER TABLE article ADD COLUMN x TEXT",
        "DROP INDEX content_hash",
        "DROP TABLE fact_key; CREATE TABLE fact_key (key TEXT, fact INTEGER)",
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        (void)remove(archive);
        make_archive();
        run_raw(archive, changes[i]);
        refuse_and_keep(XC_ERROR_DATABASE);
    }
}
END_TEST

START_TEST(a_table_more_does_no_harm) {
    make_archive();
    run_raw(archive, "CREATE TABLE notes (x); ANALYZE");
    read_and_compare(1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Reading                                                              */

START_TEST(a_reader_changes_nothing) {
    make_archive();
    read_and_compare(1);
    xc_store *store = open_store(archive, XC_STORE_READ);
    error = (xc_error)XC_ERROR_INIT;
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, NULL, NULL, NULL, &error),
        XC_ERROR_READONLY);
    ck_assert_int_eq(xc_store_remove(store, "news/harbour.txt", NULL),
                     XC_ERROR_READONLY);
    xc_store_close(store);
    read_and_compare(1);
}
END_TEST

START_TEST(a_read_only_file_can_be_read) {
    make_archive();
    ck_assert_int_eq(chmod(archive, 0444), 0);
    if (!become_nobody()) return;
    read_and_compare(1);
    refuse(archive, XC_STORE_WRITE, XC_ERROR_READONLY);
    become_root_again();
}
END_TEST

START_TEST(an_archive_in_a_read_only_folder_can_be_read) {
    make_archive();
    if (!become_nobody()) return;
    ck_assert_int_eq(chmod(folder, 0555), 0);
    read_and_compare(1);
    refuse(archive, XC_STORE_WRITE, XC_ERROR_READONLY);
    ck_assert_int_eq(chmod(archive, 0444), 0);
    read_and_compare(1);
    refuse(archive, XC_STORE_WRITE, XC_ERROR_READONLY);
    ck_assert_int_eq(chmod(folder, 0700), 0);
    become_root_again();
}
END_TEST

START_TEST(a_folder_that_may_not_be_written_gets_no_archive) {
    if (!become_nobody()) return;
    ck_assert_int_eq(chmod(folder, 0555), 0);
    refuse(archive, XC_STORE_WRITE, XC_ERROR_READONLY);
    ck_assert_int_eq(chmod(folder, 0700), 0);
    become_root_again();
}
END_TEST

START_TEST(a_file_that_may_not_be_read_is_told) {
    make_archive();
    ck_assert_int_eq(chmod(archive, 0), 0);
    if (!become_nobody()) return;
    refuse(archive, XC_STORE_READ, XC_ERROR_IO);
    become_root_again();
}
END_TEST

/* Copies an archive and its log while a writer has both open: what a writer
 * that was killed leaves behind. */
static void make_crashed_archive(void) {
    char from[340], to[340], other[320];
    size_t length;
    make_archive();
    snprintf(other, sizeof other, "%s/open.db", folder);
    write_all(other, "", 0);
    xc_store *store = open_store(other, XC_STORE_WRITE);
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "second.txt";
    put_sample(store, &given, XC_PUT_ADDED);
    for (int log = 0; log < 2; log++) {
        snprintf(from, sizeof from, "%s%s", other, log ? "-wal" : "");
        snprintf(to, sizeof to, "%s%s", archive, log ? "-wal" : "");
        char *bytes = read_all(from, &length);
        write_all(to, bytes, length);
        free(bytes);
    }
    xc_store_close(store);
}

START_TEST(changes_in_a_log_left_behind_are_read) {
    make_crashed_archive();
    read_and_compare(2);
    read_and_compare(2);
    ck_assert(exists("-wal"));
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    ck_assert_uint_eq(count_articles(store), 2);
    xc_store_close(store);
    ck_assert(!exists("-wal"));
    read_and_compare(2);
}
END_TEST

START_TEST(a_log_that_cannot_be_read_is_never_passed_over) {
    char log[320];
    make_crashed_archive();
    snprintf(log, sizeof log, "%s-wal", archive);
    ck_assert_int_eq(chmod(archive, 0444), 0);
    ck_assert_int_eq(chmod(log, 0444), 0);
    if (!become_nobody()) return;
    ck_assert_int_eq(chmod(folder, 0555), 0);
    refuse(archive, XC_STORE_READ, XC_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "-wal"));
    ck_assert_int_eq(chmod(folder, 0700), 0);
    become_root_again();
}
END_TEST

START_TEST(a_reader_sees_one_state_while_a_writer_writes) {
    char text[sizeof sample_text];
    make_archive();
    xc_store *reader = open_store(archive, XC_STORE_READ);
    xc_store *writer = open_store(archive, XC_STORE_WRITE);
    given.article.path = "second.txt";
    sample_vary(&given, text, 'E');
    put_sample(writer, &given, XC_PUT_ADDED);
    ck_assert_uint_eq(count_articles(reader), 1);
    ck_assert_uint_eq(count_articles(writer), 2);
    xc_store_close(writer);
    ck_assert_uint_eq(count_articles(reader), 1);
    xc_store_close(reader);
    reader = open_store(archive, XC_STORE_READ);
    ck_assert_uint_eq(count_articles(reader), 2);
    xc_store_close(reader);
}
END_TEST

START_TEST(an_archive_in_another_journal_mode_works) {
    make_archive();
    run_raw(archive, "PRAGMA journal_mode = DELETE");
    read_and_compare(1);
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    put_sample(store, &given, XC_PUT_UNCHANGED);
    xc_store_close(store);
    ck_assert_int_eq(ask_raw(archive, "SELECT journal_mode = 'wal' FROM "
                                      "pragma_journal_mode"),
                     1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Writing                                                              */

START_TEST(a_locked_archive_is_told_and_read) {
    make_archive();
    sqlite3 *other = open_raw(archive);
    run_on(other, "BEGIN IMMEDIATE");
    refuse(archive, XC_STORE_WRITE, XC_ERROR_LOCKED);
    xc_store *store = open_store(archive, XC_STORE_READ);
    ck_assert_uint_eq(count_articles(store), 1);
    xc_store_close(store);
    run_on(other, "ROLLBACK");
    ck_assert_int_eq(sqlite3_close(other), SQLITE_OK);
    read_and_compare(1);
}
END_TEST

START_TEST(a_lock_in_between_loses_nothing) {
    char text[sizeof sample_text];
    make_archive();
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    sqlite3 *other = open_raw(archive);
    run_on(other, "BEGIN IMMEDIATE");
    sample_vary(&given, text, 'E');
    error = (xc_error)XC_ERROR_INIT;
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, NULL, NULL, NULL, &error),
        XC_ERROR_LOCKED);
    ck_assert_ptr_nonnull(strstr(error.message, archive));
    run_on(other, "ROLLBACK");
    ck_assert_int_eq(sqlite3_close(other), SQLITE_OK);
    put_sample(store, &given, XC_PUT_REPLACED);
    xc_store_close(store);
}
END_TEST

/* A program of its own that adds articles; its exit status. */
static int add_articles(char letter, int count) {
    xc_store *store = NULL;
    char path[32];
    if (xc_store_open(archive, XC_STORE_WRITE, &store, NULL) != XC_OK) return 1;
    given.article.path = path;
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%c-%d.txt", letter, i);
        if (xc_store_put(store, &given.reading, NULL, NULL, NULL, NULL) !=
            XC_OK) {
            return 2;
        }
    }
    xc_store_close(store);
    return 0;
}

START_TEST(several_writers_take_turns) {
    pid_t children[4];
    for (int i = 0; i < 4; i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0) _exit(add_articles((char)('a' + i), 5));
    }
    for (int i = 0; i < 4; i++) {
        int status = -1;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert_int_eq(status, 0);
    }
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM article"), 20);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM content"), 1);
}
END_TEST

START_TEST(a_full_disk_loses_nothing) {
    static char big[400000];
    struct rlimit old, low = {200000, RLIM_INFINITY};
    make_archive();
    xc_store *store = open_store(archive, XC_STORE_WRITE);
    memset(big, 'x', sizeof big - 1);
    memcpy(big, sample_text, sizeof sample_text - 1);
    given.article.text.bytes = big;
    given.article.text.length = sizeof big - 1;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
    low.rlim_max = old.rlim_max;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &low), 0);
    xc_status status =
        xc_store_put(store, &given.reading, NULL, NULL, NULL, &error);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
    ck_assert_msg(status == XC_ERROR_IO, "%d: %s", status, error.message);
    ck_assert_ptr_nonnull(strstr(error.message, archive));
    ck_assert_uint_eq(count_articles(store), 1);
    put_sample(store, &given, XC_PUT_REPLACED);
    xc_store_close(store);
    read_and_compare(1);
    ck_assert_int_eq(ask_raw(archive, "SELECT count(*) FROM content"), 1);
}
END_TEST

START_TEST(a_new_archive_on_a_full_disk_is_told) {
    struct rlimit old, low = {4096, RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
    low.rlim_max = old.rlim_max;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &low), 0);
    refuse(archive, XC_STORE_WRITE, XC_ERROR_IO);
    ck_assert_int_eq(access(archive, F_OK), -1);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
    xc_store_close(open_store(archive, XC_STORE_WRITE));
    read_and_compare(0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Rows of another hand                                                 */

/* Each is what no reading gives; loading meets it, says so and goes on
 * living. */
static const char *const damages[] = {
    "UPDATE fact SET kind = 'rumour'",
    "UPDATE fact SET modality = ''",
    "UPDATE fact SET tense = 'PAST'",
    "UPDATE fact SET polarity = 'asserted'",
    "UPDATE fact SET in_title = 2",
    "UPDATE fact SET start_byte = -1",
    "UPDATE fact SET end_byte = 4294967296",
    "UPDATE fact SET end_byte = 131",
    "UPDATE fact SET evidence_end = 9000000000000000000",
    "UPDATE fact SET evidence_start = 40, evidence_end = 30",
    "UPDATE fact SET evidence_start = 79 WHERE position = 2",
    "UPDATE fact SET mark_start = 200, mark_end = 201",
    "UPDATE fact SET number_end = 4000000000",
    "UPDATE fact SET date_end = 131",
    "UPDATE fact SET in_title = 1",
    "UPDATE fact SET actor = 17",
    "UPDATE fact SET actor = -1",
    "UPDATE fact SET speaker = 2147483648",
    "UPDATE fact SET set_actor = 99 WHERE position = 1",
    "UPDATE fact SET number = 55",
    "UPDATE fact SET level = -3",
    "UPDATE fact SET date_year = 70000",
    "UPDATE fact SET date_month = 13",
    "UPDATE fact SET date_day = 32",
    "UPDATE fact SET date_weekday = 8",
    "UPDATE fact SET date_year = NULL",
    "UPDATE fact SET date_first = 3000000",
    "UPDATE fact SET date_last = -800000",
    "UPDATE fact SET date_anchoring = 'thin air'",
    "UPDATE fact SET date_edtf = NULL",
    "UPDATE fact SET date_edtf = '0123456789012345678901234567890123456789'",
    "UPDATE fact SET claim = CAST(x'61ff62' AS TEXT)",
    "UPDATE fact SET words = CAST(x'610062' AS TEXT)",
    "UPDATE fact SET topic = CAST(x'eda080' AS TEXT)",
    "UPDATE fact SET object = CAST(x'c080' AS TEXT)",
    "UPDATE fact SET set_head = CAST(x'f8888080' AS TEXT)",
    "UPDATE fact SET predicate = CAST(x'e282' AS TEXT)",
    "UPDATE actor SET name = CAST(x'ff' AS TEXT)",
    "DELETE FROM actor",
    "DELETE FROM quantity",
    "DELETE FROM content",
    "UPDATE quantity SET bound = 'roughly'",
    "UPDATE quantity SET dimension = 'taste'",
    "UPDATE quantity SET digits = -1",
    "UPDATE quantity SET low_open = 7",
    "UPDATE quantity SET has_whole = -1",
    "UPDATE quantity SET unit = CAST(x'80' AS TEXT)",
    "UPDATE content SET text = 'short'",
    "UPDATE content SET title = ''",
    "UPDATE content SET text = CAST(x'53ff' || zeroblob(200) AS TEXT)",
    "UPDATE content SET published_day = 2147483648",
    "UPDATE article SET text_map = x''",
    "UPDATE article SET text_map = x'ffffffffffffffff'",
    "UPDATE article SET text_map = randomblob(300)",
    "UPDATE article SET text_map = CAST(text_map || x'00' AS BLOB)",
    "UPDATE article SET title_map = x'05000101'",
    "UPDATE article SET content = 77",
    "UPDATE article SET content = -1",
    "UPDATE article SET path = CAST(x'ff' AS TEXT)",
    "UPDATE article SET key = CAST(x'fe' AS TEXT)",
    "UPDATE article SET given_id = CAST(x'0000' AS TEXT)",
    "UPDATE article SET published = CAST(x'f4908080' AS TEXT)",
};

START_TEST(damaged_rows_are_told) {
    collected all;
    make_archive();
    run_raw(archive, damages[_i]);
    xc_store *store = open_store(archive, XC_STORE_READ);
    error = (xc_error)XC_ERROR_INIT;
    xc_status status = load_everything(store, &all, &error);
    ck_assert_msg(status == XC_ERROR_DATABASE, "%s: %d %s", damages[_i], status,
                  error.message);
    ck_assert_ptr_nonnull(strstr(error.message, archive));
    xc_store_close(store);
}
END_TEST

/* STRICT tables keep types; a table can be made to forget that it is one. */
static const char *const retyped[] = {
    "UPDATE fact SET kind = 3",           "UPDATE fact SET start_byte = 'x'",
    "UPDATE fact SET claim = x'61'",      "UPDATE fact SET evidence_end = NULL",
    "UPDATE fact SET in_title = 0.5",     "UPDATE fact SET actor = 'Ada'",
    "UPDATE content SET text = x'61'",    "UPDATE content SET title = 5",
    "UPDATE article SET text_map = 'x'",  "UPDATE article SET path = NULL",
    "UPDATE article SET title_map = 0.1", "UPDATE quantity SET value = 'many'",
    "UPDATE quantity SET bound = NULL",   "UPDATE actor SET name = 12",
};

static const char loosen[] =
    "PRAGMA writable_schema = ON; "
    "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'STRICT', "
    "''), ' , WITHOUT', ' WITHOUT'), 'NOT NULL', '') WHERE type = 'table'; "
    "UPDATE sqlite_schema SET sql = replace(sql, ') , WITHOUT', ') WITHOUT');"
    "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, "
    "'INTEGER,', ','), 'TEXT,', ','), 'BLOB,', ','); "
    "UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql, "
    "'TEXT ,', ','), 'INTEGER ,', ','), 'BLOB ,', ','), 'REAL,', ',')";

START_TEST(columns_of_another_type_are_told) {
    collected all;
    char tight[300];
    make_archive();
    snprintf(tight, sizeof tight, "%s/tight.db", folder);
    xc_store_close(open_store(tight, XC_STORE_WRITE));
    run_raw(archive, loosen);
    run_raw(archive, retyped[_i]);
    sqlite3 *db = open_raw(archive);
    char attach[600];
    snprintf(attach, sizeof attach,
             "PRAGMA writable_schema = ON; ATTACH '%s' AS tight; "
             "UPDATE main.sqlite_schema AS m SET sql = (SELECT t.sql FROM "
             "tight.sqlite_schema t WHERE t.name = m.name) "
             "WHERE type = 'table'",
             tight);
    run_on(db, attach);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    xc_store *store = open_store(archive, XC_STORE_READ);
    error = (xc_error)XC_ERROR_INIT;
    xc_status status = load_everything(store, &all, &error);
    ck_assert_msg(status == XC_ERROR_DATABASE, "%s: %d %s", retyped[_i], status,
                  error.message);
    xc_store_close(store);
}
END_TEST

/* Flips bytes all over the file: never a crash, and failing is telling. */
START_TEST(damaged_pages_are_told) {
    size_t length;
    uint32_t state = (uint32_t)_i * 977u + 1;
    make_archive();
    char *bytes = read_all(archive, &length);
    for (int flips = 0; flips < 1 + _i % 40; flips++) {
        state = state * 1664525u + 1013904223u;
        size_t at = 100 + (state >> 8) % (length - 100);
        bytes[at] = (char)(bytes[at] ^ (char)(1u << (state & 7)));
    }
    write_all(archive, bytes, length);
    free(bytes);
    xc_store *store = NULL;
    collected all;
    error = (xc_error)XC_ERROR_INIT;
    xc_status status = xc_store_open(archive, XC_STORE_READ, &store, &error);
    if (status == XC_OK) status = load_everything(store, &all, &error);
    xc_store_close(store);
    ck_assert_msg(status == XC_OK || status == XC_ERROR_DATABASE, "%d %s",
                  status, error.message);
    if (status != XC_OK) ck_assert_str_ne(error.message, "");
}
END_TEST

START_TEST(a_truncated_archive_is_told) {
    size_t length;
    make_archive();
    char *bytes = read_all(archive, &length);
    for (size_t left = 4096; left < length; left += 4096) {
        xc_store *store = NULL;
        collected all;
        write_all(archive, bytes, left);
        error = (xc_error)XC_ERROR_INIT;
        xc_status status =
            xc_store_open(archive, XC_STORE_READ, &store, &error);
        if (status == XC_OK) status = load_everything(store, &all, &error);
        ck_assert_int_eq(status, XC_ERROR_DATABASE);
        xc_store_close(store);
    }
    free(bytes);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(opening_survives_failing_allocations) {
    static const xc_store_mode modes[] = {XC_STORE_WRITE, XC_STORE_READ};
    make_archive();
    for (size_t i = 0; i < 2; i++) {
        xc_status status = XC_ERROR_MEMORY;
        for (uint64_t n = 1; status != XC_OK; n++) {
            xc_store *store = NULL;
            ck_assert_uint_lt(n, 100);
            error = (xc_error)XC_ERROR_INIT;
            xc_faults_set(n);
            status = xc_store_open(archive, modes[i], &store, &error);
            xc_faults_set(0);
            xc_store_close(store);
            if (status == XC_OK) break;
            ck_assert_int_eq(status, XC_ERROR_MEMORY);
            ck_assert_int_eq(error.status, XC_ERROR_MEMORY);
            ck_assert_ptr_null(store);
        }
    }
    read_and_compare(1);
}
END_TEST
#endif

static TCase *making(void) {
    TCase *tests = tcase_create("making");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, an_archive_is_made_as_promised);
    tcase_add_test(tests, everything_of_a_reading_is_in_its_table);
    tcase_add_test(tests, nothing_is_left_of_a_removed_article);
    tcase_add_test(tests, a_content_takes_all_of_its_own_with_it);
    tcase_add_test(tests, an_archive_lasts);
    tcase_add_test(tests, facts_of_an_older_program_are_read_anew);
    tcase_add_test(tests, an_empty_file_becomes_an_archive);
    tcase_add_test(tests, a_name_is_only_a_name);
#ifdef XC_FAULTS
    tcase_add_test(tests, opening_survives_failing_allocations);
#endif
    return tests;
}

static TCase *refusing(void) {
    TCase *tests = tcase_create("refusing");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_is_not_there_is_not_found);
    tcase_add_test(tests, a_folder_is_no_archive);
    tcase_add_test(tests, a_pipe_is_no_archive);
    tcase_add_test(tests, other_files_are_refused_and_kept);
    tcase_add_test(tests, the_database_of_another_program_is_refused);
    tcase_add_test(tests, a_newer_archive_is_refused);
    tcase_add_test(tests, an_archive_without_a_version_is_damaged);
    tcase_add_test(tests, tables_of_another_hand_are_refused);
    tcase_add_test(tests, a_table_more_does_no_harm);
    return tests;
}

static TCase *reading(void) {
    TCase *tests = tcase_create("reading");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_reader_changes_nothing);
    tcase_add_test(tests, a_read_only_file_can_be_read);
    tcase_add_test(tests, an_archive_in_a_read_only_folder_can_be_read);
    tcase_add_test(tests, a_folder_that_may_not_be_written_gets_no_archive);
    tcase_add_test(tests, a_file_that_may_not_be_read_is_told);
    tcase_add_test(tests, changes_in_a_log_left_behind_are_read);
    tcase_add_test(tests, a_log_that_cannot_be_read_is_never_passed_over);
    tcase_add_test(tests, a_reader_sees_one_state_while_a_writer_writes);
    tcase_add_test(tests, an_archive_in_another_journal_mode_works);
    return tests;
}

static TCase *writing(void) {
    TCase *tests = tcase_create("writing");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_locked_archive_is_told_and_read);
    tcase_add_test(tests, a_lock_in_between_loses_nothing);
    tcase_add_test(tests, several_writers_take_turns);
    tcase_add_test(tests, a_full_disk_loses_nothing);
    tcase_add_test(tests, a_new_archive_on_a_full_disk_is_told);
    return tests;
}

static TCase *damage(void) {
    TCase *tests = tcase_create("damage");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, damaged_rows_are_told, 0,
                        (int)(sizeof damages / sizeof *damages));
    tcase_add_loop_test(tests, columns_of_another_type_are_told, 0,
                        (int)(sizeof retyped / sizeof *retyped));
    tcase_add_loop_test(tests, damaged_pages_are_told, 0, 120);
    tcase_add_test(tests, a_truncated_archive_is_told);
    return tests;
}

int main(void) {
    Suite *suite = suite_create("archives");
    suite_add_tcase(suite, making());
    suite_add_tcase(suite, refusing());
    suite_add_tcase(suite, reading());
    suite_add_tcase(suite, writing());
    suite_add_tcase(suite, damage());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

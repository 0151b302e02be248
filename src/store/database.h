/*
 * database.h - what the files of this room share: the open store, its kept
 * statements, binding and reading of columns in order, words for
 * enumerations, transactions and failures. Inside src/store/ only.
 * Exports: xc_store, xc_query_*, xc_bind_*, xc_row_*, xc_words_*,
 * xc_store_fail, xc_store_damaged and other helpers of the room.
 */
#ifndef XC_STORE_DATABASE_H
#define XC_STORE_DATABASE_H

#include <sqlite3.h>

#include "store/sql.h"
#include "store/store.h"

/* "XChk" in the file's header: an archive of this program. */
#define XC_STORE_APPLICATION_ID 0x5843686B

/* Longest text, and largest row, that a store takes or gives, in bytes. */
#define XC_STORE_MAX_BYTES (256 * 1024 * 1024)

/* How long a writer waits for another one, in milliseconds. */
#define XC_STORE_PATIENCE 2000

struct xc_store {
    sqlite3 *db;
    char *path; /* for messages and to open again */
    xc_store_mode mode;
    bool is_new;                      /* nothing stood at the path */
    sqlite3_stmt *kept[XC_SQL_COUNT]; /* not in use; NULL: not prepared */
};

/* ------------------------------------------------------------------ */
/* Failing                                                              */

/* Turns a result code of SQLite into a status and one line with the path. */
xc_status xc_store_fail(xc_store *store, int result, xc_error *error);

/* XC_ERROR_DATABASE: what the archive holds cannot be. */
xc_status xc_store_damaged(xc_store *store, const char *what, xc_error *error);

xc_status xc_store_no_memory(xc_store *store, xc_error *error);

/* ------------------------------------------------------------------ */
/* Plain SQL                                                            */

xc_status xc_store_run(xc_store *store, const char *sql, xc_error *error);

/* The first column of the first row; 0 where there is no row. */
xc_status xc_store_ask(xc_store *store, const char *sql, int64_t *value,
                       xc_error *error);

/* A transaction that writes: one writer at a time, from its start. A store
 * that was opened for reading answers XC_ERROR_READONLY. */
xc_status xc_store_begin(xc_store *store, xc_error *error);

/* Commits where status is good, else takes everything back; answers the
 * first failure. */
xc_status xc_store_end(xc_store *store, xc_status status, xc_error *error);

/* ------------------------------------------------------------------ */
/* Kept statements                                                      */

/* A statement in use. Parameters are bound, and columns read, one after the
 * other; the first failure sticks and is answered by the next step. */
typedef struct xc_query {
    xc_store *store;
    sqlite3_stmt *statement;
    xc_sql sql;
    int parameter; /* bound last */
    int column;    /* read next */
    int result;    /* first failure of SQLite */
    bool damaged;  /* a column held what it may not */
} xc_query;

/* Takes the kept statement, or a fresh one where that is in use (a callback
 * asks what its caller is asking). Close it whatever happens. */
xc_status xc_query_open(xc_store *store, xc_sql sql, xc_query *query,
                        xc_error *error);
void xc_query_close(xc_query *query);

/* Goes to the next row; *row tells whether there is one. */
xc_status xc_query_next(xc_query *query, bool *row, xc_error *error);

/* Runs to the end and closes. */
xc_status xc_query_run(xc_query *query, xc_error *error);

/* Whether the columns read so far were good. */
xc_status xc_query_check(const xc_query *query, xc_error *error);

/* Opens, binds one number, runs and closes. */
xc_status xc_query_run_for(xc_store *store, xc_sql sql, int64_t number,
                           xc_error *error);

/* Binding. What is bound must last until the query is closed. */
void xc_bind_null(xc_query *query);
void xc_bind_integer(xc_query *query, int64_t value);
void xc_bind_real(xc_query *query, double value);         /* NAN: NULL */
void xc_bind_string(xc_query *query, const char *string); /* NULL: NULL */
void xc_bind_bytes(xc_query *query, const char *bytes, size_t length);
void xc_bind_blob(xc_query *query, const char *bytes, size_t length);
void xc_bind_index(xc_query *query, int32_t index); /* XC_NONE: NULL */
void xc_bind_day(xc_query *query, int32_t day);     /* not known: NULL */
void xc_bind_span(xc_query *query, xc_span span);   /* two parameters */

/* Reading. Strings are copied into the arena. */
bool xc_row_is_null(const xc_query *query); /* the next one; does not move */
int64_t xc_row_integer(xc_query *query, int64_t least, int64_t most);
bool xc_row_flag(xc_query *query);
double xc_row_real(xc_query *query);                         /* NULL: NAN */
const char *xc_row_string(xc_query *query, xc_arena *arena); /* not NULL */
const char *xc_row_optional(xc_query *query, xc_arena *arena);
int32_t xc_row_index(xc_query *query);
int32_t xc_row_day(xc_query *query);
xc_span xc_row_span(xc_query *query);

/* Text that stays where it is until the next step; valid UTF-8 without NUL,
 * else length 0 and the query is damaged. */
const char *xc_row_text(xc_query *query, uint32_t *length);
const void *xc_row_blob(xc_query *query, size_t *length);

/* ------------------------------------------------------------------ */
/* Words for enumerations                                               */

/* The words that stand for an enumeration in the tables, by value. */
typedef struct xc_words {
    const char *const *words;
    size_t count;
} xc_words;

extern const xc_words xc_words_block_kind;
extern const xc_words xc_words_actor_type;
extern const xc_words xc_words_actor_form;
extern const xc_words xc_words_mention_kind;
extern const xc_words xc_words_attribution_kind;
extern const xc_words xc_words_bound;
extern const xc_words xc_words_dimension;
extern const xc_words xc_words_anchoring;
extern const xc_words xc_words_date_relation;
extern const xc_words xc_words_polarity;
extern const xc_words xc_words_modality;
extern const xc_words xc_words_tense;
extern const xc_words xc_words_fact_kind;
extern const xc_words xc_words_standing;

/* A value without a word fails the query. */
void xc_bind_word(xc_query *query, const xc_words *words, int value);
int xc_row_word(xc_query *query, const xc_words *words);

/* ------------------------------------------------------------------ */
/* Between the files of this room                                       */

/* Brings the tables to the newest version, one transaction a migration. */
xc_status xc_store_migrate(xc_store *store, xc_error *error);

/* Takes the archive for ours: application id, version and tables. *fresh
 * tells an empty one, which is good in a store that may be written. */
xc_status xc_store_identify(xc_store *store, bool *fresh, xc_error *error);

/* XC_ERROR_DATABASE unless the tables are those that the migrations make,
 * without views or triggers. */
xc_status xc_store_check_tables(xc_store *store, xc_error *error);

/* A store in memory with all tables. */
xc_status xc_store_open_memory(xc_store *store, xc_error *error);

/* Closes the connection with its kept statements; the store stays. */
void xc_store_shut(xc_store *store);

/* Settings of a connection, before its first statement. */
xc_status xc_store_harden(xc_store *store, xc_error *error);

/* Appends "a/c" for "./a//b/../c", looking at no file; "." for "". */
void xc_store_normal_path(xc_buffer *out, const char *path);

/* Writes everything that belongs to a content but its own row. */
xc_status xc_store_put_parts(xc_store *store, int64_t content,
                             const xc_reading *reading,
                             const xc_fact_keys *keys, xc_error *error);

/* Takes out what xc_store_put_parts wrote. */
xc_status xc_store_clear_parts(xc_store *store, int64_t content,
                               xc_error *error);

/* Takes out a content unless an article still shows it. */
xc_status xc_store_drop_content(xc_store *store, int64_t content,
                                xc_error *error);

#endif

/*
 * query.c - statements that are kept, parameters bound and columns read one
 * after the other.
 *
 * Nothing that a file holds is trusted: a column of another type, a number
 * out of range, text that is no UTF-8 mark the query as damaged.
 * Exports: xc_query_*, xc_bind_*, xc_row_*.
 */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "store/database.h"

/* Days from 0000-01-01 to 9999-12-31: those that can be written. */
#define DAY_LEAST (-719528)
#define DAY_MOST 2932896

xc_status xc_query_open(xc_store *store, xc_sql sql, xc_query *query,
                        xc_error *error) {
    *query = (xc_query){.store = store, .sql = sql};
    query->statement = store->kept[sql];
    store->kept[sql] = NULL;
    if (query->statement) return XC_OK;
    int result =
        sqlite3_prepare_v3(store->db, xc_sql_text(sql), -1,
                           SQLITE_PREPARE_PERSISTENT, &query->statement, NULL);
    if (result == SQLITE_OK) return XC_OK;
    return xc_store_fail(store, sqlite3_extended_errcode(store->db), error);
}

void xc_query_close(xc_query *query) {
    sqlite3_stmt *statement = query->statement;
    query->statement = NULL;
    if (!statement) return;
    if (query->store->kept[query->sql]) {
        (void)sqlite3_finalize(statement);
        return;
    }
    (void)sqlite3_reset(statement);
    (void)sqlite3_clear_bindings(statement);
    query->store->kept[query->sql] = statement;
}

xc_status xc_query_check(const xc_query *query, xc_error *error) {
    if (query->result != SQLITE_OK) {
        return xc_store_fail(query->store, query->result, error);
    }
    if (!query->damaged) return XC_OK;
    return xc_store_damaged(query->store, "a row holds what it may not", error);
}

xc_status xc_query_next(xc_query *query, bool *row, xc_error *error) {
    *row = false;
    XC_TRY(xc_query_check(query, error));
    int result = sqlite3_step(query->statement);
    query->column = 0;
    *row = result == SQLITE_ROW;
    if (result == SQLITE_ROW || result == SQLITE_DONE) return XC_OK;
    result = sqlite3_extended_errcode(query->store->db);
    return xc_store_fail(query->store, result, error);
}

xc_status xc_query_run(xc_query *query, xc_error *error) {
    bool row = true;
    xc_status status = XC_OK;
    while (row && status == XC_OK)
        status = xc_query_next(query, &row, error);
    xc_query_close(query);
    return status;
}

xc_status xc_query_run_for(xc_store *store, xc_sql sql, int64_t number,
                           xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(store, sql, &query, error));
    xc_bind_integer(&query, number);
    return xc_query_run(&query, error);
}

/* ------------------------------------------------------------------ */
/* Binding                                                              */

static void keep_failure(xc_query *query, int result) {
    if (query->result == SQLITE_OK) query->result = result;
}

void xc_bind_null(xc_query *query) {
    keep_failure(query,
                 sqlite3_bind_null(query->statement, ++query->parameter));
}

void xc_bind_integer(xc_query *query, int64_t value) {
    keep_failure(
        query, sqlite3_bind_int64(query->statement, ++query->parameter, value));
}

void xc_bind_real(xc_query *query, double value) {
    keep_failure(query, sqlite3_bind_double(query->statement,
                                            ++query->parameter, value));
}

void xc_bind_bytes(xc_query *query, const char *bytes, size_t length) {
    keep_failure(query,
                 sqlite3_bind_text64(query->statement, ++query->parameter,
                                     length > 0 ? bytes : "", length,
                                     SQLITE_STATIC, SQLITE_UTF8));
}

void xc_bind_string(xc_query *query, const char *string) {
    if (!string) {
        xc_bind_null(query);
        return;
    }
    xc_bind_bytes(query, string, strlen(string));
}

void xc_bind_blob(xc_query *query, const char *bytes, size_t length) {
    keep_failure(query, sqlite3_bind_blob64(
                            query->statement, ++query->parameter,
                            length > 0 ? bytes : "", length, SQLITE_STATIC));
}

void xc_bind_index(xc_query *query, int32_t index) {
    if (index == XC_NONE) {
        xc_bind_null(query);
        return;
    }
    xc_bind_integer(query, index);
}

void xc_bind_day(xc_query *query, int32_t day) {
    if (day == XC_DAY_UNKNOWN) {
        xc_bind_null(query);
        return;
    }
    xc_bind_integer(query, day);
}

void xc_bind_span(xc_query *query, xc_span span) {
    xc_bind_integer(query, span.start);
    xc_bind_integer(query, span.end);
}

/* ------------------------------------------------------------------ */
/* Reading                                                              */

bool xc_row_is_null(const xc_query *query) {
    return sqlite3_column_type(query->statement, query->column) == SQLITE_NULL;
}

int64_t xc_row_integer(xc_query *query, int64_t least, int64_t most) {
    int column = query->column++;
    int64_t value = sqlite3_column_int64(query->statement, column);
    if (sqlite3_column_type(query->statement, column) == SQLITE_INTEGER &&
        value >= least && value <= most) {
        return value;
    }
    query->damaged = true;
    return least;
}

bool xc_row_flag(xc_query *query) {
    return xc_row_integer(query, 0, 1) == 1;
}

double xc_row_real(xc_query *query) {
    int column = query->column++;
    int type = sqlite3_column_type(query->statement, column);
    if (type == SQLITE_NULL) return NAN;
    if (type == SQLITE_FLOAT || type == SQLITE_INTEGER) {
        return sqlite3_column_double(query->statement, column);
    }
    query->damaged = true;
    return NAN;
}

/* Bytes of the UTF-8 sequence at text, which ends at end; 0: none, or one
 * that is no code point (overlong, a surrogate, past U+10FFFF). */
static size_t sequence_length(const unsigned char *text,
                              const unsigned char *end) {
    size_t left = (size_t)(end - text);
    unsigned char lead = text[0];
    if (lead < 0x80) return lead > 0 ? 1 : 0;
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left < length) return 0;
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80) return 0;
    }
    if (lead == 0xE0 && text[1] < 0xA0) return 0;
    if (lead == 0xED && text[1] > 0x9F) return 0;
    if (lead == 0xF0 && text[1] < 0x90) return 0;
    if (lead == 0xF4 && text[1] > 0x8F) return 0;
    return length;
}

static bool is_utf8(const unsigned char *text, size_t length) {
    const unsigned char *end = text + length;
    while (text < end) {
        size_t step = sequence_length(text, end);
        if (step == 0) return false;
        text += step;
    }
    return true;
}

const char *xc_row_text(xc_query *query, uint32_t *length) {
    int column = query->column++;
    *length = 0;
    if (sqlite3_column_type(query->statement, column) != SQLITE_TEXT) {
        query->damaged = true;
        return "";
    }
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    int bytes = sqlite3_column_bytes(query->statement, column);
    if (!text) {
        keep_failure(query, SQLITE_NOMEM);
        return "";
    }
    if (!is_utf8(text, (size_t)bytes)) {
        query->damaged = true;
        return "";
    }
    *length = (uint32_t)bytes;
    return (const char *)text;
}

const void *xc_row_blob(xc_query *query, size_t *length) {
    int column = query->column++;
    *length = 0;
    if (sqlite3_column_type(query->statement, column) != SQLITE_BLOB) {
        query->damaged = true;
        return "";
    }
    const void *bytes = sqlite3_column_blob(query->statement, column);
    *length = (size_t)sqlite3_column_bytes(query->statement, column);
    return bytes ? bytes : "";
}

const char *xc_row_string(xc_query *query, xc_arena *arena) {
    uint32_t length = 0;
    const char *text = xc_row_text(query, &length);
    const char *copy = xc_arena_copy(arena, text, length);
    if (!copy) keep_failure(query, SQLITE_NOMEM);
    return copy ? copy : "";
}

const char *xc_row_optional(xc_query *query, xc_arena *arena) {
    if (!xc_row_is_null(query)) return xc_row_string(query, arena);
    query->column++;
    return NULL;
}

int32_t xc_row_index(xc_query *query) {
    if (!xc_row_is_null(query)) {
        return (int32_t)xc_row_integer(query, 0, INT32_MAX);
    }
    query->column++;
    return XC_NONE;
}

int32_t xc_row_day(xc_query *query) {
    if (!xc_row_is_null(query)) {
        return (int32_t)xc_row_integer(query, DAY_LEAST, DAY_MOST);
    }
    query->column++;
    return XC_DAY_UNKNOWN;
}

xc_span xc_row_span(xc_query *query) {
    xc_span span;
    span.start = (uint32_t)xc_row_integer(query, 0, UINT32_MAX);
    span.end = (uint32_t)xc_row_integer(query, span.start, UINT32_MAX);
    return span;
}

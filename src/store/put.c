/*
 * put.c - stores a reading: finds or makes its content, then the article
 * that shows it, in one transaction.
 *
 * A content is what facts depend on: text, title, day of publication and
 * blocks, and the version of the program that read them; an article is where
 * it appeared. Facts that an older version read are read anew when their
 * article is added again.
 * Exports: xc_store_put, xc_store_drop_content.
 */
#include <string.h>

#include "base/hash.h"
#include "store/database.h"

/* What is being stored, and what is made of it before the transaction. */
typedef struct putting {
    xc_store *store;
    const xc_reading *reading;
    const xc_fact_keys *keys;
    xc_buffer key;
    xc_buffer normal_path;
    xc_buffer text_map;
    xc_buffer title_map;
    int64_t hash;
    int64_t content;
    bool reread; /* the content was there, its facts are new */
    xc_put put;
    int64_t id;
} putting;

/* ------------------------------------------------------------------ */
/* Identity                                                             */

static uint64_t hash_number(uint64_t hash, int64_t number) {
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    }
    return xc_hash_bytes(hash, bytes, sizeof bytes);
}

static uint64_t hash_text(uint64_t hash, const xc_text *text) {
    hash = hash_number(hash, text->length);
    return text->length > 0 ? xc_hash_bytes(hash, text->bytes, text->length)
                            : hash;
}

static int64_t hash_content(const xc_reading *reading) {
    const xc_article *article = reading->article;
    uint64_t hash = hash_text(XC_HASH_INIT, &article->title);
    hash = hash_text(hash, &article->text);
    hash = hash_number(hash, reading->published);
    hash = hash_number(hash, article->title_in_text);
    for (size_t i = 0; i < article->block_count; i++) {
        const xc_block *block = &article->blocks[i];
        hash = hash_number(hash, block->kind);
        hash = hash_number(hash, block->span.start);
        hash = hash_number(hash, block->span.end);
    }
    int64_t number;
    memcpy(&number, &hash, sizeof number);
    return number;
}

/* Source and id, else the path. An id without a source is an id within its
 * file: two exports that both count from 1 do not replace each other. */
static void make_key(putting *p) {
    const xc_article *article = p->reading->article;
    xc_store_normal_path(&p->normal_path, article->path ? article->path : "");
    const char *path = p->normal_path.bytes ? p->normal_path.bytes : "";
    if (!article->id) {
        xc_buffer_puts(&p->key, path);
        return;
    }
    xc_buffer_puts(&p->key, article->source ? article->source : path);
    xc_buffer_putc(&p->key, '\x1f');
    xc_buffer_puts(&p->key, article->id);
}

static xc_status prepare(putting *p, xc_error *error) {
    const xc_article *article = p->reading->article;
    if (article->text.length > XC_STORE_MAX_BYTES / 2 ||
        article->title.length > XC_STORE_MAX_BYTES / 2) {
        return xc_fail(error, XC_ERROR_LIMIT,
                       "%s: the article is longer than %d MiB, the most that "
                       "can be stored; split it",
                       article->path, XC_STORE_MAX_BYTES / 2 / 1024 / 1024);
    }
    p->hash = hash_content(p->reading);
    make_key(p);
    xc_status status = xc_text_pack_map(&article->text, &p->text_map);
    if (status == XC_OK) {
        status = xc_text_pack_map(&article->title, &p->title_map);
    }
    if (status == XC_OK) status = xc_buffer_status(&p->normal_path);
    if (status == XC_OK) status = xc_buffer_status(&p->key);
    if (status != XC_OK) return xc_store_no_memory(p->store, error);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Content                                                              */

static void bind_content(xc_query *query, const putting *p) {
    const xc_article *article = p->reading->article;
    xc_bind_integer(query, p->hash);
    xc_bind_day(query, p->reading->published);
    xc_bind_integer(query, article->title_in_text);
    xc_bind_bytes(query, article->title.bytes, article->title.length);
    xc_bind_bytes(query, article->text.bytes, article->text.length);
}

/* p->content is 0 where there is none; p->reread tells one whose facts are
 * of another version of the program. */
static xc_status find_content(putting *p, xc_error *error) {
    xc_query query;
    bool row;
    uint32_t length;
    p->content = 0;
    p->reread = false;
    XC_TRY(xc_query_open(p->store, XC_SQL_FIND_CONTENT, &query, error));
    bind_content(&query, p);
    xc_status status = xc_query_next(&query, &row, error);
    if (status == XC_OK && row) {
        p->content = xc_row_integer(&query, 1, INT64_MAX);
        p->reread = strcmp(xc_row_text(&query, &length), xc_version()) != 0;
        status = xc_query_check(&query, error);
    }
    xc_query_close(&query);
    return status;
}

static xc_status insert_content(putting *p, xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(p->store, XC_SQL_INSERT_CONTENT, &query, error));
    bind_content(&query, p);
    xc_bind_string(&query, xc_version());
    XC_TRY(xc_query_run(&query, error));
    p->content = sqlite3_last_insert_rowid(p->store->db);
    return XC_OK;
}

static xc_status update_program(putting *p, xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(p->store, XC_SQL_UPDATE_PROGRAM, &query, error));
    xc_bind_string(&query, xc_version());
    xc_bind_integer(&query, p->content);
    return xc_query_run(&query, error);
}

static xc_status put_content(putting *p, xc_error *error) {
    XC_TRY(find_content(p, error));
    if (p->content != 0 && !p->reread) return XC_OK;
    if (p->reread) {
        XC_TRY(xc_store_clear_parts(p->store, p->content, error));
        XC_TRY(update_program(p, error));
    } else {
        XC_TRY(insert_content(p, error));
    }
    return xc_store_put_parts(p->store, p->content, p->reading, p->keys, error);
}

xc_status xc_store_drop_content(xc_store *store, int64_t content,
                                xc_error *error) {
    xc_query query;
    bool used;
    XC_TRY(xc_query_open(store, XC_SQL_CONTENT_IN_USE, &query, error));
    xc_bind_integer(&query, content);
    xc_status status = xc_query_next(&query, &used, error);
    xc_query_close(&query);
    if (status != XC_OK || used) return status;
    XC_TRY(xc_store_clear_parts(store, content, error));
    return xc_query_run_for(store, XC_SQL_DELETE_CONTENT, content, error);
}

/* ------------------------------------------------------------------ */
/* Article                                                              */

static xc_status open_article(xc_sql sql, const putting *p, xc_query *query,
                              xc_error *error) {
    const xc_article *article = p->reading->article;
    XC_TRY(xc_query_open(p->store, sql, query, error));
    xc_bind_bytes(query, p->key.bytes, p->key.length);
    xc_bind_string(query, article->id);
    xc_bind_string(query, article->path ? article->path : "");
    xc_bind_bytes(query, p->normal_path.bytes, p->normal_path.length);
    xc_bind_string(query, article->source);
    xc_bind_string(query, article->url);
    xc_bind_string(query, article->byline);
    xc_bind_string(query, article->published);
    xc_bind_string(query, p->reading->published_from);
    xc_bind_blob(query, p->text_map.bytes, p->text_map.length);
    xc_bind_blob(query, p->title_map.bytes, p->title_map.length);
    xc_bind_integer(query, p->content);
    return XC_OK;
}

/* An article of this key: p->id is 0 where there is none. *same: every
 * column is as it would be written. */
static xc_status find_article(putting *p, int64_t *content, bool *same,
                              xc_error *error) {
    xc_query query;
    bool row;
    p->id = 0;
    XC_TRY(open_article(XC_SQL_FIND_ARTICLE, p, &query, error));
    xc_status status = xc_query_next(&query, &row, error);
    if (status == XC_OK && row) {
        p->id = xc_row_integer(&query, 1, INT64_MAX);
        *content = xc_row_integer(&query, 1, INT64_MAX);
        *same = xc_row_flag(&query);
        status = xc_query_check(&query, error);
    }
    xc_query_close(&query);
    return status;
}

static xc_status write_article(xc_sql sql, putting *p, xc_error *error) {
    xc_query query;
    XC_TRY(open_article(sql, p, &query, error));
    return xc_query_run(&query, error);
}

static xc_status put_article(putting *p, xc_error *error) {
    int64_t old_content = 0;
    bool same = false;
    XC_TRY(find_article(p, &old_content, &same, error));
    if (p->id == 0) {
        p->put = XC_PUT_ADDED;
        XC_TRY(write_article(XC_SQL_INSERT_ARTICLE, p, error));
        p->id = sqlite3_last_insert_rowid(p->store->db);
        return XC_OK;
    }
    p->put = same && !p->reread ? XC_PUT_UNCHANGED : XC_PUT_REPLACED;
    if (same) return XC_OK;
    XC_TRY(write_article(XC_SQL_UPDATE_ARTICLE, p, error));
    if (old_content == p->content) return XC_OK;
    return xc_store_drop_content(p->store, old_content, error);
}

static xc_status put_all(putting *p, xc_error *error) {
    XC_TRY(prepare(p, error));
    XC_TRY(xc_store_begin(p->store, error));
    xc_status status = put_content(p, error);
    if (status == XC_OK) status = put_article(p, error);
    return xc_store_end(p->store, status, error);
}

xc_status xc_store_put(xc_store *store, const xc_reading *reading,
                       const xc_fact_keys *keys, xc_put *put, int64_t *id,
                       xc_error *error) {
    putting p = {.store = store, .reading = reading, .keys = keys};
    xc_status status = put_all(&p, error);
    xc_buffer_dispose(&p.key);
    xc_buffer_dispose(&p.normal_path);
    xc_buffer_dispose(&p.text_map);
    xc_buffer_dispose(&p.title_map);
    if (status != XC_OK) return status;
    if (put) *put = p.put;
    if (id) *id = p.id;
    return XC_OK;
}

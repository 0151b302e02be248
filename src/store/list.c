/*
 * list.c - says which articles are stored and takes them out.
 * Exports: xc_store_count, xc_store_each_article, xc_store_each_appearance,
 * xc_store_each_actor_key, xc_store_remove.
 */
#include "store/database.h"

/* An article that states its date in its text alone is dated all the same. */
static void tell_day(xc_query *query, xc_arena *arena,
                     xc_stored_article *article) {
    char day[12] = "";
    if (article->published || article->published_day == XC_DAY_UNKNOWN) return;
    xc_day_format(article->published_day, day);
    article->published = xc_arena_string(arena, day);
    if (!article->published) query->result = SQLITE_NOMEM;
}

/* In the order of ARTICLE_ROWS. */
static void read_article(xc_query *query, xc_arena *arena,
                         xc_stored_article *article) {
    article->id = xc_row_integer(query, INT64_MIN, INT64_MAX);
    article->content = xc_row_integer(query, 1, INT64_MAX);
    article->key = xc_row_string(query, arena);
    article->given_id = xc_row_optional(query, arena);
    article->path = xc_row_string(query, arena);
    article->title = xc_row_string(query, arena);
    article->source = xc_row_optional(query, arena);
    article->url = xc_row_optional(query, arena);
    article->published = xc_row_optional(query, arena);
    article->published_day = xc_row_day(query);
    tell_day(query, arena, article);
    article->sentence_count = (uint32_t)xc_row_integer(query, 0, UINT32_MAX);
    article->fact_count = (uint32_t)xc_row_integer(query, 0, UINT32_MAX);
    if (!*article->title) article->title = NULL;
}

static xc_status take_articles(xc_query *query, xc_arena *arena,
                               xc_stored_article_fn *take, void *user,
                               xc_error *error) {
    bool row = true;
    xc_status status = XC_OK;
    while (status >= 0) {
        xc_stored_article article = {0};
        status = xc_query_next(query, &row, error);
        if (status < 0 || !row) break;
        read_article(query, arena, &article);
        status = xc_query_check(query, error);
        if (status >= 0) status = take(user, &article);
    }
    xc_query_close(query);
    return status < 0 ? status : XC_OK;
}

xc_status xc_store_each_article(xc_store *store, xc_arena *arena,
                                xc_stored_article_fn *take, void *user,
                                xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(store, XC_SQL_ARTICLES, &query, error));
    return take_articles(&query, arena, take, user, error);
}

xc_status xc_store_count(xc_store *store, size_t *count, xc_error *error) {
    xc_query query;
    bool row;
    *count = 0;
    XC_TRY(xc_query_open(store, XC_SQL_ARTICLE_COUNT, &query, error));
    xc_status status = xc_query_next(&query, &row, error);
    if (status == XC_OK && row) {
        *count = (size_t)xc_row_integer(&query, 0, INT64_MAX);
        status = xc_query_check(&query, error);
    }
    xc_query_close(&query);
    return status;
}

xc_status xc_store_each_appearance(xc_store *store, xc_arena *arena,
                                   int64_t content, xc_stored_article_fn *take,
                                   void *user, xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(store, XC_SQL_APPEARANCES, &query, error));
    xc_bind_integer(&query, content);
    return take_articles(&query, arena, take, user, error);
}

xc_status xc_store_each_actor_key(xc_store *store, xc_arena *arena,
                                  int64_t content, xc_stored_key_fn *take,
                                  void *user, xc_error *error) {
    xc_query query;
    bool row = true;
    XC_TRY(xc_query_open(store, XC_SQL_ACTOR_KEYS, &query, error));
    xc_bind_integer(&query, content);
    xc_status status = XC_OK;
    while (status >= 0) {
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        const char *key = xc_row_string(&query, arena);
        status = xc_query_check(&query, error);
        if (status >= 0) status = take(user, key);
    }
    xc_query_close(&query);
    return status < 0 ? status : XC_OK;
}

/* ------------------------------------------------------------------ */
/* Removing                                                             */

/* The first article of that id or path; *id is 0 where there is none. */
static xc_status find_match(xc_store *store, const char *given_id,
                            const xc_buffer *path, int64_t *id,
                            int64_t *content, xc_error *error) {
    xc_query query;
    bool row;
    *id = 0;
    XC_TRY(xc_query_open(store, XC_SQL_MATCHING_ARTICLES, &query, error));
    xc_bind_string(&query, given_id);
    xc_bind_bytes(&query, path->bytes, path->length);
    xc_status status = xc_query_next(&query, &row, error);
    if (status == XC_OK && row) {
        *id = xc_row_integer(&query, 1, INT64_MAX);
        *content = xc_row_integer(&query, 1, INT64_MAX);
        status = xc_query_check(&query, error);
    }
    xc_query_close(&query);
    return status;
}

static xc_status remove_matches(xc_store *store, const char *article,
                                const xc_buffer *path, xc_error *error) {
    int64_t id = 0;
    int64_t content = 0;
    bool found = false;
    for (;;) {
        XC_TRY(find_match(store, article, path, &id, &content, error));
        if (id == 0) break;
        found = true;
        XC_TRY(xc_query_run_for(store, XC_SQL_DELETE_ARTICLE, id, error));
        XC_TRY(xc_store_drop_content(store, content, error));
    }
    if (found) return XC_OK;
    return xc_fail(error, XC_ERROR_NOT_FOUND,
                   "%s: no article of that id or path is stored; list them to "
                   "see their names",
                   article);
}

xc_status xc_store_remove(xc_store *store, const char *article,
                          xc_error *error) {
    xc_buffer path = XC_BUFFER_INIT;
    xc_store_normal_path(&path, article);
    xc_status status = xc_buffer_status(&path);
    if (status != XC_OK) {
        status = xc_store_no_memory(store, error);
    } else {
        status = xc_store_begin(store, error);
        if (status == XC_OK) {
            status = remove_matches(store, article, &path, error);
            status = xc_store_end(store, status, error);
        }
    }
    xc_buffer_dispose(&path);
    return status;
}

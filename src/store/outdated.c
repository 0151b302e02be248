/*
 * outdated.c - finds what another version of the program read, and gives its
 * articles back, to be read again.
 * Exports: xc_store_has_outdated, xc_store_list_outdated,
 * xc_store_is_outdated, xc_store_get_article.
 */
#include "store/database.h"

/* Whether a statement has a row for the version of this program, and, where
 * it is not 0, an article. */
static xc_status has_row(xc_store *store, xc_sql sql, int64_t article,
                         bool *row, xc_error *error) {
    xc_query query;
    *row = false;
    XC_TRY(xc_query_open(store, sql, &query, error));
    xc_bind_string(&query, xc_version());
    if (article != 0) xc_bind_integer(&query, article);
    xc_status status = xc_query_next(&query, row, error);
    xc_query_close(&query);
    return status;
}

xc_status xc_store_has_outdated(xc_store *store, bool *outdated,
                                xc_error *error) {
    return has_row(store, XC_SQL_ANY_OUTDATED, 0, outdated, error);
}

xc_status xc_store_is_outdated(xc_store *store, int64_t article, bool *outdated,
                               xc_error *error) {
    return has_row(store, XC_SQL_IS_OUTDATED, article, outdated, error);
}

xc_status xc_store_list_outdated(xc_store *store, xc_arena *arena,
                                 xc_stored_ids *ids, xc_error *error) {
    xc_query query;
    bool row = true;
    xc_status status = XC_OK;
    XC_TRY(xc_query_open(store, XC_SQL_OUTDATED, &query, error));
    xc_bind_string(&query, xc_version());
    while (status == XC_OK) {
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        int64_t id = xc_row_integer(&query, INT64_MIN, INT64_MAX);
        status = xc_query_check(&query, error);
        if (status == XC_OK) status = XC_PUSH(arena, ids, id);
    }
    xc_query_close(&query);
    return status;
}

typedef XC_VEC(xc_block) blocks;

/* Blocks that do not lie in the text one behind the other are none. */
static xc_status take_block(xc_query *query, xc_arena *arena,
                            const xc_article *article, blocks *all,
                            xc_error *error) {
    xc_block block;
    uint32_t before = all->count ? all->items[all->count - 1].span.end : 0;
    block.kind = (xc_block_kind)xc_row_word(query, &xc_words_block_kind);
    block.span = xc_row_span(query);
    if (block.span.start < before || block.span.end > article->text.length)
        query->damaged = true;
    XC_TRY(xc_query_check(query, error));
    return XC_PUSH(arena, all, block);
}

static xc_status get_blocks(xc_store *store, xc_arena *arena, int64_t content,
                            xc_article *article, xc_error *error) {
    xc_query query;
    bool row = true;
    blocks all = {0};
    xc_status status = XC_OK;
    XC_TRY(xc_query_open(store, XC_SQL_BLOCKS, &query, error));
    xc_bind_integer(&query, content);
    while (status == XC_OK) {
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        status = take_block(&query, arena, article, &all, error);
    }
    xc_query_close(&query);
    article->blocks = all.items;
    article->block_count = all.count;
    return status;
}

static xc_status get_data(xc_store *store, xc_arena *arena, int64_t id,
                          xc_article *article, int64_t *content,
                          xc_error *error) {
    xc_query query;
    bool row = false;
    XC_TRY(xc_query_open(store, XC_SQL_ARTICLE_DATA, &query, error));
    xc_bind_integer(&query, id);
    xc_status status = xc_query_next(&query, &row, error);
    if (status == XC_OK && row) {
        *content = xc_row_integer(&query, 1, INT64_MAX);
        article->id = xc_row_optional(&query, arena);
        article->path = xc_row_string(&query, arena);
        article->source = xc_row_optional(&query, arena);
        article->url = xc_row_optional(&query, arena);
        article->byline = xc_row_optional(&query, arena);
        article->published = xc_row_optional(&query, arena);
        article->title_in_text = xc_row_flag(&query);
        status = xc_query_check(&query, error);
    } else if (status == XC_OK) {
        status = xc_fail(error, XC_ERROR_NOT_FOUND, "no such article");
    }
    xc_query_close(&query);
    return status;
}

xc_status xc_store_get_article(xc_store *store, xc_arena *arena, int64_t id,
                               xc_article *article, xc_error *error) {
    int64_t content = 0;
    *article = (xc_article){0};
    XC_TRY(get_data(store, arena, id, article, &content, error));
    XC_TRY(xc_store_get_text(store, arena, id, false, &article->text, error));
    XC_TRY(xc_store_get_text(store, arena, id, true, &article->title, error));
    return get_blocks(store, arena, content, article, error);
}

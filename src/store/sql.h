/*
 * sql.h - every statement that a store keeps prepared, by number.
 * Exports: xc_sql, xc_sql_text.
 */
#ifndef XC_STORE_SQL_H
#define XC_STORE_SQL_H

typedef enum xc_sql {
    XC_SQL_BEGIN,
    XC_SQL_COMMIT,
    XC_SQL_FIND_CONTENT,
    XC_SQL_INSERT_CONTENT,
    XC_SQL_UPDATE_PROGRAM,
    XC_SQL_DELETE_CONTENT,
    XC_SQL_CONTENT_IN_USE,
    XC_SQL_FIND_ARTICLE,
    XC_SQL_INSERT_ARTICLE,
    XC_SQL_UPDATE_ARTICLE,
    XC_SQL_DELETE_ARTICLE,
    XC_SQL_INSERT_BLOCK,
    XC_SQL_INSERT_SENTENCE,
    XC_SQL_INSERT_ACTOR,
    XC_SQL_INSERT_QUANTITY,
    XC_SQL_INSERT_MENTION,
    XC_SQL_INSERT_ATTRIBUTION,
    XC_SQL_INSERT_FACT,
    XC_SQL_INSERT_KEY,
    XC_SQL_DELETE_FACTS,
    XC_SQL_DELETE_ATTRIBUTIONS,
    XC_SQL_DELETE_MENTIONS,
    XC_SQL_DELETE_QUANTITIES,
    XC_SQL_DELETE_ACTORS,
    XC_SQL_DELETE_SENTENCES,
    XC_SQL_DELETE_BLOCKS,
    XC_SQL_MATCHING_ARTICLES,
    XC_SQL_ARTICLES,
    XC_SQL_APPEARANCES,
    XC_SQL_FACTS,
    XC_SQL_CANDIDATES,
    XC_SQL_FACT,
    XC_SQL_ACTOR_KEYS,
    XC_SQL_CONTENT_TEXTS,
    XC_SQL_ARTICLE_TEXT,
    XC_SQL_ARTICLE_TITLE,
    XC_SQL_COUNT
} xc_sql;

/* The statement, as SQL. Columns and parameters stand in the order in which
 * the code binds and reads them. */
const char *xc_sql_text(xc_sql sql);

#endif

/*
 * sql.c - the SQL of the store, in one place beside its table's names.
 *
 * The order of columns is that of the structs they become: put_parts.c binds
 * and load.c reads them one after the other.
 * Exports: xc_sql_text.
 */
#include "store/sql.h"

#define DATE_COLUMNS                                                           \
    "date_first, date_last, date_year, date_month, date_day, date_weekday, "   \
    "date_anchoring, date_edtf, date_relation"

#define AS_OF_COLUMNS(t)                                                       \
    t "as_of_first, " t "as_of_last, " t "as_of_year, " t "as_of_month, " t    \
      "as_of_day, " t "as_of_weekday, " t "as_of_anchoring, " t                \
      "as_of_edtf, " t "as_of_relation"

#define QUANTITY_OF(q)                                                         \
    q ".value, " q ".low, " q ".high, " q ".low_open, " q ".high_open, " q     \
      ".meant_low, " q ".meant_high, " q ".meant_low_open, " q                 \
      ".meant_high_open, " q ".digits, " q ".bound, " q ".dimension, " q       \
      ".unit, " q ".complement, " q ".has_whole, " q ".whole_value, " q        \
      ".whole_low, " q ".whole_high, " q ".whole_low_open, " q                 \
      ".whole_high_open, " q ".whole_meant_low, " q ".whole_meant_high, " q    \
      ".whole_meant_low_open, " q ".whole_meant_high_open"

#define FACT_COLUMNS                                                           \
    "f.id, f.content, f.kind, f.in_title, f.start_byte, f.end_byte, "          \
    "f.evidence_start, f.evidence_end, f.mark_start, f.mark_end, "             \
    "f.predicate, f.object, f.topic, f.claim, f.polarity, f.modality, "        \
    "f.tense, f.number_start, f.number_end, f.set_head, f.set_words, "         \
    "f.date_start, f.date_end, f.words, f.standing, f.as_of_start, "           \
    "f.as_of_end, "                                                            \
    "f.actor, a.name, a.key, coalesce(s.type, 'group'), "                      \
    "f.speaker, s.name, s.key, "                                               \
    "f.place, p.name, p.key, f.set_actor, b.name, b.key, "                     \
    "f." DATE_COLUMNS                                                          \
    ", " AS_OF_COLUMNS("f.") ", "                                              \
                             "f.number, n.position, " QUANTITY_OF(             \
                                 "n") ", "                                     \
                                      "f.level, l.position, " QUANTITY_OF("l")

#define FACT_JOINS                                                             \
    "fact f "                                                                  \
    "LEFT JOIN actor a ON a.content = f.content AND a.position = f.actor "     \
    "LEFT JOIN actor s ON s.content = f.content AND s.position = f.speaker "   \
    "LEFT JOIN actor p ON p.content = f.content AND p.position = f.place "     \
    "LEFT JOIN actor b "                                                       \
    "ON b.content = f.content AND b.position = f.set_actor "                   \
    "LEFT JOIN quantity n "                                                    \
    "ON n.content = f.content AND n.position = f.number "                      \
    "LEFT JOIN quantity l "                                                    \
    "ON l.content = f.content AND l.position = f.level "

#define ARTICLE_COLUMNS                                                        \
    "SELECT a.id, a.content, a.key, a.given_id, a.path, c.title, a.source, "   \
    "a.url, a.published, c.published_day, "

#define ARTICLE_JOIN "FROM article a LEFT JOIN content c ON c.id = a.content "

#define ARTICLE_ROWS                                                           \
    ARTICLE_COLUMNS                                                            \
    "(SELECT count(*) FROM sentence s WHERE s.content = a.content), "          \
    "(SELECT count(*) FROM fact f WHERE f.content = a.content) " ARTICLE_JOIN

/* ?1 key, ?2 given_id, ?3 path, ?4 normal_path, ?5 source, ?6 url, ?7 byline,
 * ?8 published, ?9 published_from, ?10 text_map, ?11 title_map, ?12 content:
 * the same parameters for finding, inserting and updating. Another spelling
 * of the same path ("./a.txt") is no change. */
static const char find_article[] =
    "SELECT id, content, given_id IS ?2 AND normal_path IS ?4 "
    "AND source IS ?5 AND url IS ?6 AND byline IS ?7 AND published IS ?8 "
    "AND published_from IS ?9 AND text_map IS ?10 AND title_map IS ?11 "
    "AND content IS ?12 FROM article WHERE key = ?1";

static const char insert_article[] =
    "INSERT INTO article (key, given_id, path, normal_path, source, url, "
    "byline, published, published_from, text_map, title_map, content) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

static const char update_article[] =
    "UPDATE article SET given_id = ?2, path = ?3, normal_path = ?4, "
    "source = ?5, url = ?6, byline = ?7, published = ?8, "
    "published_from = ?9, text_map = ?10, title_map = ?11, content = ?12 "
    "WHERE key = ?1";

static const char insert_quantity[] =
    "INSERT INTO quantity (content, position, value, low, high, low_open, "
    "high_open, meant_low, meant_high, meant_low_open, meant_high_open, "
    "digits, bound, dimension, unit, complement, has_whole, whole_value, "
    "whole_low, whole_high, whole_low_open, whole_high_open, "
    "whole_meant_low, whole_meant_high, whole_meant_low_open, "
    "whole_meant_high_open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char insert_mention[] =
    "INSERT INTO mention (content, position, kind, in_title, start_byte, "
    "end_byte, sentence, first_token, last_token, noun_first_token, "
    "noun_last_token, noun, nested, quantity, actor, form, " DATE_COLUMNS
    ", clock_minute, clock_zone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, "
    "?, "
    "?, "
    "?)";

static const char mentions[] =
    "SELECT m.kind, m.in_title, m.start_byte, m.end_byte, m.sentence, "
    "m.first_token, m.last_token, m.noun_first_token, m.noun_last_token, "
    "m.noun, m.nested, m.actor, m.form, "
    "m." DATE_COLUMNS
    ", m.clock_minute, m.clock_zone, m.quantity, q.position, " QUANTITY_OF(
        "q") " "
             "FROM mention m LEFT JOIN quantity q "
             "ON q.content = m.content AND q.position = m.quantity "
             "WHERE m.content = ? ORDER BY m.position";

static const char insert_attribution[] =
    "INSERT INTO attribution (content, position, sentence, in_title, direct, "
    "kind, actor, source_start, source_end, cue_start, cue_end, said_start, "
    "said_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char insert_fact[] =
    "INSERT INTO fact (content, position, kind, in_title, start_byte, "
    "end_byte, evidence_start, evidence_end, mark_start, mark_end, "
    "predicate, object, topic, claim, polarity, modality, tense, "
    "number_start, number_end, set_head, set_words, date_start, date_end, "
    "words, standing, as_of_start, as_of_end, actor, speaker, place, "
    "set_actor, " DATE_COLUMNS
    ", " AS_OF_COLUMNS("") ", number, level) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "?, ?, ?, ?, ?, ?, ?, ?, "
                           "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "?, ?, ?, ?, ?, ?, "
                           "?, ?, ?, ?, ?, ?)";

static const char *const statements[XC_SQL_COUNT] = {
    [XC_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [XC_SQL_COMMIT] = "COMMIT",
    [XC_SQL_FIND_CONTENT] =
        "SELECT id, program FROM content WHERE hash = ? "
        "AND published_day IS ? AND title_in_text = ? AND title = ? "
        "AND text = ? ORDER BY id",
    [XC_SQL_INSERT_CONTENT] =
        "INSERT INTO content (hash, published_day, title_in_text, title, "
        "text, program) VALUES (?, ?, ?, ?, ?, ?)",
    [XC_SQL_UPDATE_PROGRAM] = "UPDATE content SET program = ? WHERE id = ?",
    [XC_SQL_DELETE_CONTENT] = "DELETE FROM content WHERE id = ?",
    [XC_SQL_CONTENT_IN_USE] = "SELECT 1 FROM article WHERE content = ? LIMIT 1",
    [XC_SQL_FIND_ARTICLE] = find_article,
    [XC_SQL_INSERT_ARTICLE] = insert_article,
    [XC_SQL_UPDATE_ARTICLE] = update_article,
    [XC_SQL_DELETE_ARTICLE] = "DELETE FROM article WHERE id = ?",
    [XC_SQL_INSERT_BLOCK] =
        "INSERT INTO block (content, position, kind, start_byte, end_byte) "
        "VALUES (?, ?, ?, ?, ?)",
    [XC_SQL_INSERT_SENTENCE] =
        "INSERT INTO sentence (content, position, in_title, block, "
        "start_byte, end_byte, tokens) VALUES (?, ?, ?, ?, ?, ?, ?)",
    [XC_SQL_INSERT_ACTOR] =
        "INSERT INTO actor (content, position, type, name, key) "
        "VALUES (?, ?, ?, ?, ?)",
    [XC_SQL_INSERT_QUANTITY] = insert_quantity,
    [XC_SQL_INSERT_MENTION] = insert_mention,
    [XC_SQL_INSERT_ATTRIBUTION] = insert_attribution,
    [XC_SQL_INSERT_FACT] = insert_fact,
    [XC_SQL_INSERT_ARGUMENT] =
        "INSERT INTO argument (fact, position, content, role, words, "
        "start_byte, end_byte, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [XC_SQL_INSERT_KEY] = "INSERT OR IGNORE INTO fact_key (fact, key) "
                          "VALUES (?, ?)",
    [XC_SQL_DELETE_FACTS] = "DELETE FROM fact WHERE content = ?",
    [XC_SQL_DELETE_ATTRIBUTIONS] = "DELETE FROM attribution WHERE content = ?",
    [XC_SQL_DELETE_MENTIONS] = "DELETE FROM mention WHERE content = ?",
    [XC_SQL_DELETE_QUANTITIES] = "DELETE FROM quantity WHERE content = ?",
    [XC_SQL_DELETE_ACTORS] = "DELETE FROM actor WHERE content = ?",
    [XC_SQL_DELETE_SENTENCES] = "DELETE FROM sentence WHERE content = ?",
    [XC_SQL_DELETE_BLOCKS] = "DELETE FROM block WHERE content = ?",
    [XC_SQL_MATCHING_ARTICLES] = "SELECT id, content FROM article "
                                 "WHERE given_id = ? OR normal_path = ? "
                                 "ORDER BY id",
    [XC_SQL_ARTICLES] = ARTICLE_ROWS "ORDER BY a.key",
    [XC_SQL_ARTICLE_COUNT] = "SELECT count(*) FROM article",
    [XC_SQL_APPEARANCES] = ARTICLE_COLUMNS "0, 0 " ARTICLE_JOIN
                                           "WHERE a.content = ? ORDER BY a.key",
    [XC_SQL_FACTS] = "SELECT " FACT_COLUMNS " FROM " FACT_JOINS
                     "WHERE f.content = ? ORDER BY f.position",
    [XC_SQL_CANDIDATES] =
        "SELECT fact FROM fact_key WHERE key = ? ORDER BY fact LIMIT ?",
    [XC_SQL_NAMING] =
        "SELECT DISTINCT content FROM actor WHERE key = ? ORDER BY content "
        "LIMIT ?",
    [XC_SQL_FACT] = "SELECT " FACT_COLUMNS " FROM " FACT_JOINS "WHERE f.id = ?",
    [XC_SQL_ARGUMENTS] =
        "SELECT g.role, g.words, g.start_byte, g.end_byte, g.actor, a.name, "
        "a.key FROM argument g LEFT JOIN actor a "
        "ON a.content = g.content AND a.position = g.actor "
        "WHERE g.fact = ? ORDER BY g.position",
    [XC_SQL_SENTENCES] =
        "SELECT s.in_title, s.block, s.start_byte, s.end_byte, s.tokens, "
        "b.kind FROM sentence s LEFT JOIN block b "
        "ON b.content = s.content AND b.position = s.block "
        "WHERE s.content = ? ORDER BY s.position",
    [XC_SQL_MENTIONS] = mentions,
    [XC_SQL_ACTOR_KEYS] =
        "SELECT DISTINCT key FROM actor WHERE content = ? AND key <> '' "
        "ORDER BY key",
    [XC_SQL_CONTENT_TEXTS] = "SELECT title, text FROM content WHERE id = ?",
    [XC_SQL_ARTICLE_TEXT] =
        "SELECT c.text, a.text_map FROM article a "
        "LEFT JOIN content c ON c.id = a.content WHERE a.id = ?",
    [XC_SQL_ARTICLE_DATA] =
        "SELECT a.content, a.given_id, a.path, a.source, a.url, a.byline, "
        "a.published, c.title_in_text FROM article a "
        "JOIN content c ON c.id = a.content WHERE a.id = ?",
    [XC_SQL_BLOCKS] = "SELECT kind, start_byte, end_byte FROM block "
                      "WHERE content = ? ORDER BY position",
    [XC_SQL_OUTDATED] =
        "SELECT a.id FROM article a JOIN content c ON c.id = a.content "
        "WHERE c.program <> ? ORDER BY a.id",
    [XC_SQL_IS_OUTDATED] =
        "SELECT 1 FROM article a JOIN content c ON c.id = a.content "
        "WHERE c.program <> ? AND a.id = ?",
    /* Texts are large, and nobody waits for all of them to be passed. */
    [XC_SQL_ANY_OUTDATED] =
        "SELECT 1 FROM (SELECT program FROM "
        "(SELECT program FROM content ORDER BY id LIMIT 500) UNION ALL "
        "SELECT program FROM "
        "(SELECT program FROM content ORDER BY id DESC LIMIT 500)) "
        "WHERE program <> ? LIMIT 1",
    [XC_SQL_ARTICLE_TITLE] =
        "SELECT c.title, a.title_map FROM article a "
        "LEFT JOIN content c ON c.id = a.content WHERE a.id = ?",
};

const char *xc_sql_text(xc_sql sql) {
    return statements[sql];
}

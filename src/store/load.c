/*
 * load.c - turns rows back into facts and texts.
 *
 * An archive may come from anywhere: a word that stands for nothing, a span
 * beyond its text or inside a character, an actor that is not there, a map
 * that leads nowhere are all XC_ERROR_DATABASE, and nothing of such a row is
 * handed on.
 * Exports: xc_store_each_fact, xc_store_get_fact, xc_store_each_candidate,
 * xc_store_each_naming, xc_store_get_text.
 */
#include <string.h>

#include "store/database.h"

/* ------------------------------------------------------------------ */
/* Texts of a content                                                   */

/* Title and text of the content that the facts are of, in SQLite's memory
 * for as long as the query stands on its row. */
typedef struct texts {
    xc_query query;
    int64_t content; /* 0: none yet */
    const char *title;
    uint32_t title_length;
    const char *text;
    uint32_t text_length;
} texts;

static void close_texts(texts *t) {
    xc_query_close(&t->query);
    t->content = 0;
}

static xc_status open_texts(xc_store *store, texts *t, int64_t content,
                            xc_error *error) {
    bool row;
    if (t->content == content) return XC_OK;
    close_texts(t);
    XC_TRY(xc_query_open(store, XC_SQL_CONTENT_TEXTS, &t->query, error));
    xc_bind_integer(&t->query, content);
    XC_TRY(xc_query_next(&t->query, &row, error));
    if (!row) return xc_store_damaged(store, "a text is missing", error);
    t->title = xc_row_text(&t->query, &t->title_length);
    t->text = xc_row_text(&t->query, &t->text_length);
    XC_TRY(xc_query_check(&t->query, error));
    t->content = content;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* A fact                                                               */

static void read_interval(xc_query *query, xc_interval *interval) {
    interval->low = xc_row_real(query);
    interval->high = xc_row_real(query);
    interval->low_open = xc_row_flag(query);
    interval->high_open = xc_row_flag(query);
}

static void read_quantity(xc_query *query, xc_arena *arena,
                          xc_quantity *quantity) {
    quantity->value = xc_row_real(query);
    read_interval(query, &quantity->written);
    read_interval(query, &quantity->meant);
    quantity->digits = (int)xc_row_integer(query, 0, INT32_MAX);
    quantity->bound = (xc_bound)xc_row_word(query, &xc_words_bound);
    quantity->dimension = (xc_dimension)xc_row_word(query, &xc_words_dimension);
    quantity->unit = xc_row_optional(query, arena);
    quantity->complement = xc_row_flag(query);
    quantity->whole.known = xc_row_flag(query);
    quantity->whole.value = xc_row_real(query);
    read_interval(query, &quantity->whole.written);
    read_interval(query, &quantity->whole.meant);
}

#define QUANTITY_COLUMNS 24

/* A reference and the row it leads to; answers whether there is one. */
static bool read_quantity_of(xc_query *query, xc_arena *arena,
                             xc_quantity *quantity) {
    bool named = xc_row_index(query) != XC_NONE;
    bool found = xc_row_index(query) != XC_NONE;
    if (named != found) query->damaged = true;
    if (named && found) {
        read_quantity(query, arena, quantity);
        return true;
    }
    query->column += QUANTITY_COLUMNS;
    return false;
}

#define DATE_COLUMNS 9

enum { DAY_MINUTES = 24 * 60 };

static void read_edtf(xc_query *query, xc_date *date) {
    uint32_t length = 0;
    const char *text = xc_row_text(query, &length);
    if (length < sizeof date->edtf) {
        memcpy(date->edtf, text, length);
    } else {
        query->damaged = true;
    }
}

/* Answers whether there is a date; its anchoring is known if there is. */
static bool read_date(xc_query *query, xc_date *date) {
    int anchoring = query->column + DATE_COLUMNS - 3;
    if (sqlite3_column_type(query->statement, anchoring) == SQLITE_NULL) {
        query->column += DATE_COLUMNS;
        return false;
    }
    date->first = xc_row_day(query);
    date->last = xc_row_day(query);
    date->year = (int16_t)xc_row_integer(query, INT16_MIN, INT16_MAX);
    date->month = (int8_t)xc_row_integer(query, 0, 12);
    date->day = (int8_t)xc_row_integer(query, 0, 31);
    date->weekday = (int8_t)xc_row_integer(query, 0, 7);
    date->anchoring = (xc_anchoring)xc_row_word(query, &xc_words_anchoring);
    read_edtf(query, date);
    date->relation =
        (xc_date_relation)xc_row_word(query, &xc_words_date_relation);
    return true;
}

/* The time of day of a date, and its zone. */
static void read_clock(xc_query *query, xc_date *date) {
    date->has_time = !xc_row_is_null(query);
    if (date->has_time)
        date->minute = (int16_t)xc_row_integer(query, 0, DAY_MINUTES - 1);
    else
        query->column++;
    date->has_zone = !xc_row_is_null(query);
    if (date->has_zone)
        date->zone = (int16_t)xc_row_integer(query, -DAY_MINUTES, DAY_MINUTES);
    else
        query->column++;
}

static int32_t read_actor(xc_query *query, xc_arena *arena, const char **name,
                          const char **key) {
    int32_t index = xc_row_index(query);
    const char *its_name = xc_row_optional(query, arena);
    const char *its_key = xc_row_optional(query, arena);
    bool named = index != XC_NONE;
    if (named != (its_name != NULL) || named != (its_key != NULL)) {
        query->damaged = true;
    }
    if (name) *name = its_name;
    *key = its_key && *its_key ? its_key : NULL;
    return index;
}

/* In the order of FACT_COLUMNS. */
static void read_fact(xc_query *query, xc_arena *arena, xc_stored_fact *out) {
    xc_fact *fact = &out->fact;
    out->id = xc_row_integer(query, INT64_MIN, INT64_MAX);
    out->content = xc_row_integer(query, 1, INT64_MAX);
    fact->kind = (xc_fact_kind)xc_row_word(query, &xc_words_fact_kind);
    fact->in_title = xc_row_flag(query);
    fact->span = xc_row_span(query);
    fact->evidence = xc_row_span(query);
    fact->mark = xc_row_span(query);
    fact->predicate = xc_row_optional(query, arena);
    fact->object = xc_row_optional(query, arena);
    fact->topic = xc_row_optional(query, arena);
    fact->claim = xc_row_optional(query, arena);
    fact->polarity = (xc_polarity)xc_row_word(query, &xc_words_polarity);
    fact->modality = (xc_modality)xc_row_word(query, &xc_words_modality);
    fact->tense = (xc_tense)xc_row_word(query, &xc_words_tense);
    fact->number_span = xc_row_span(query);
    fact->set_head = xc_row_optional(query, arena);
    fact->set_words = xc_row_optional(query, arena);
    fact->date_span = xc_row_span(query);
    fact->words = xc_row_optional(query, arena);
    fact->standing = (xc_standing)xc_row_word(query, &xc_words_standing);
    fact->as_of_span = xc_row_span(query);
    fact->actor = read_actor(query, arena, &out->actor_name, &out->actor_key);
    out->speaker_type = (xc_actor_type)xc_row_word(query, &xc_words_actor_type);
    fact->speaker =
        read_actor(query, arena, &out->speaker_name, &out->speaker_key);
    fact->place = read_actor(query, arena, NULL, &out->place_key);
    fact->set_actor =
        read_actor(query, arena, &out->set_actor_name, &out->set_actor_key);
    fact->has_date = read_date(query, &fact->date);
    fact->has_as_of = read_date(query, &fact->as_of);
    fact->has_number = read_quantity_of(query, arena, &fact->number);
    fact->has_level = read_quantity_of(query, arena, &fact->level);
}

/* An argument of the row that the query stands on. */
static void read_argument(xc_query *query, xc_arena *arena,
                          xc_argument *argument, const char **key) {
    argument->role = xc_row_string(query, arena);
    argument->words = xc_row_optional(query, arena);
    argument->span = xc_row_span(query);
    argument->actor = read_actor(query, arena, NULL, key);
}

/* The arguments of one fact, until it is known how many there are. */
typedef struct arguments {
    xc_argument items[XC_FACT_MAX_ARGUMENTS];
    const char *keys[XC_FACT_MAX_ARGUMENTS];
    uint32_t count;
} arguments;

static xc_status take_argument(xc_query *query, xc_arena *arena, arguments *out,
                               xc_error *error) {
    if (out->count == XC_FACT_MAX_ARGUMENTS)
        return xc_store_damaged(query->store, "a fact has too many arguments",
                                error);
    read_argument(query, arena, &out->items[out->count],
                  &out->keys[out->count]);
    out->count++;
    return xc_query_check(query, error);
}

static xc_status keep_arguments(xc_store *store, xc_arena *arena,
                                const arguments *found, xc_stored_fact *out,
                                xc_error *error) {
    if (found->count == 0) return XC_OK;
    out->arguments = xc_arena_room(arena, found->count, sizeof *out->arguments);
    out->argument_keys =
        xc_arena_room(arena, found->count, sizeof *out->argument_keys);
    if (!out->arguments || !out->argument_keys)
        return xc_store_no_memory(store, error);
    memcpy(out->arguments, found->items, found->count * sizeof *out->arguments);
    memcpy(out->argument_keys, found->keys,
           found->count * sizeof *out->argument_keys);
    out->fact.arguments = out->arguments;
    out->fact.argument_count = found->count;
    return XC_OK;
}

static xc_status read_arguments(xc_store *store, xc_arena *arena,
                                xc_stored_fact *out, xc_error *error) {
    xc_query query;
    arguments found;
    bool row = true;
    found.count = 0;
    XC_TRY(xc_query_open(store, XC_SQL_ARGUMENTS, &query, error));
    xc_bind_integer(&query, out->id);
    xc_status status = XC_OK;
    while (status >= 0) {
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        status = take_argument(&query, arena, &found, error);
    }
    xc_query_close(&query);
    return status < 0 ? status
                      : keep_arguments(store, arena, &found, out, error);
}

/* Both ends within the text and between characters. */
static bool fits(const char *text, uint32_t length, xc_span span) {
    if (span.start > span.end || span.end > length) return false;
    return ((unsigned char)text[span.start] & 0xC0) != 0x80 &&
           ((unsigned char)text[span.end] & 0xC0) != 0x80;
}

static xc_status cut_evidence(xc_store *store, xc_arena *arena, const texts *t,
                              xc_stored_fact *out, xc_error *error) {
    const xc_fact *fact = &out->fact;
    const char *text = fact->in_title ? t->title : t->text;
    uint32_t length = fact->in_title ? t->title_length : t->text_length;
    const xc_span spans[] = {fact->span,      fact->evidence,
                             fact->mark,      fact->number_span,
                             fact->date_span, fact->as_of_span};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        if (!fits(text, length, spans[i])) {
            return xc_store_damaged(store, "a fact points beyond its text",
                                    error);
        }
    }
    for (uint32_t i = 0; i < fact->argument_count; i++) {
        if (!fits(text, length, fact->arguments[i].span))
            return xc_store_damaged(store, "an argument points beyond its text",
                                    error);
    }
    out->text = xc_arena_copy(arena, text + fact->evidence.start,
                              fact->evidence.end - fact->evidence.start);
    return out->text ? XC_OK : xc_store_no_memory(store, error);
}

/* ------------------------------------------------------------------ */
/* Facts                                                                */

/* Reads the fact the query stands on and hands it to take. */
static xc_status take_fact(xc_query *query, texts *t, xc_arena *arena,
                           xc_stored_fact_fn *take, void *user,
                           xc_error *error) {
    xc_stored_fact fact = {0};
    read_fact(query, arena, &fact);
    XC_TRY(xc_query_check(query, error));
    XC_TRY(open_texts(query->store, t, fact.content, error));
    XC_TRY(read_arguments(query->store, arena, &fact, error));
    XC_TRY(cut_evidence(query->store, arena, t, &fact, error));
    return take(user, &fact);
}

/* Every row of a query that gives facts; closes it. */
static xc_status take_facts(xc_query *query, xc_arena *arena,
                            xc_stored_fact_fn *take, void *user,
                            xc_error *error) {
    texts t = {.content = 0, .title = "", .text = ""};
    bool row = true;
    xc_status status = XC_OK;
    while (status >= 0) {
        status = xc_query_next(query, &row, error);
        if (status < 0 || !row) break;
        status = take_fact(query, &t, arena, take, user, error);
    }
    close_texts(&t);
    xc_query_close(query);
    return status < 0 ? status : XC_OK;
}

xc_status xc_store_each_fact(xc_store *store, xc_arena *arena, int64_t content,
                             xc_stored_fact_fn *take, void *user,
                             xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(store, XC_SQL_FACTS, &query, error));
    xc_bind_integer(&query, content);
    return take_facts(&query, arena, take, user, error);
}

xc_status xc_store_get_fact(xc_store *store, xc_arena *arena, int64_t id,
                            xc_stored_fact_fn *take, void *user,
                            xc_error *error) {
    xc_query query;
    XC_TRY(xc_query_open(store, XC_SQL_FACT, &query, error));
    xc_bind_integer(&query, id);
    return take_facts(&query, arena, take, user, error);
}

/* The ids that a statement gives for a key. */
static xc_status each_id(xc_store *store, xc_sql sql, const char *key,
                         size_t limit, xc_stored_id_fn *take, void *user,
                         xc_error *error) {
    xc_query query;
    bool row = true;
    XC_TRY(xc_query_open(store, sql, &query, error));
    xc_bind_string(&query, key);
    xc_bind_integer(&query, limit < INT32_MAX ? (int64_t)limit : INT32_MAX);
    xc_status status = XC_OK;
    while (status >= 0) {
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        int64_t id = xc_row_integer(&query, 1, INT64_MAX);
        status = xc_query_check(&query, error);
        if (status >= 0) status = take(user, id);
    }
    xc_query_close(&query);
    return status < 0 ? status : XC_OK;
}

xc_status xc_store_each_candidate(xc_store *store, const char *key,
                                  size_t limit, xc_stored_id_fn *take,
                                  void *user, xc_error *error) {
    return each_id(store, XC_SQL_CANDIDATES, key, limit, take, user, error);
}

xc_status xc_store_each_naming(xc_store *store, const char *key, size_t limit,
                               xc_stored_id_fn *take, void *user,
                               xc_error *error) {
    return each_id(store, XC_SQL_NAMING, key, limit, take, user, error);
}

/* ------------------------------------------------------------------ */
/* Sentences and mentions                                               */

/* A sentence of the title is of no block. */
static void read_sentence(xc_query *query, xc_stored_sentence *sentence) {
    sentence->in_title = xc_row_flag(query);
    (void)xc_row_integer(query, 0, INT32_MAX);
    sentence->span = xc_row_span(query);
    (void)xc_row_integer(query, 0, INT32_MAX);
    sentence->block = XC_BLOCK_HEADLINE;
    if (!sentence->in_title)
        sentence->block =
            (xc_block_kind)xc_row_word(query, &xc_words_block_kind);
}

/* Opens the texts when the first row comes: an empty content has none. */
static xc_status check_span(xc_store *store, texts *t, int64_t content,
                            bool in_title, xc_span span, xc_error *error) {
    XC_TRY(open_texts(store, t, content, error));
    if (fits(in_title ? t->title : t->text,
             in_title ? t->title_length : t->text_length, span))
        return XC_OK;
    return xc_store_damaged(store,
                            "a sentence or mention points beyond its "
                            "text",
                            error);
}

xc_status xc_store_each_sentence(xc_store *store, int64_t content,
                                 xc_stored_sentence_fn *take, void *user,
                                 xc_error *error) {
    xc_query query;
    texts t = {.content = 0, .title = "", .text = ""};
    bool row = true;
    XC_TRY(xc_query_open(store, XC_SQL_SENTENCES, &query, error));
    xc_bind_integer(&query, content);
    xc_status status = XC_OK;
    while (status >= 0) {
        xc_stored_sentence sentence = {0};
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        read_sentence(&query, &sentence);
        status = xc_query_check(&query, error);
        if (status >= 0)
            status = check_span(store, &t, content, sentence.in_title,
                                sentence.span, error);
        if (status >= 0) status = take(user, &sentence);
    }
    close_texts(&t);
    xc_query_close(&query);
    return status < 0 ? status : XC_OK;
}

static void read_mention(xc_query *query, xc_arena *arena, xc_mention *m) {
    m->kind = (xc_mention_kind)xc_row_word(query, &xc_words_mention_kind);
    m->in_title = xc_row_flag(query);
    m->span = xc_row_span(query);
    m->sentence = (uint32_t)xc_row_integer(query, 0, INT32_MAX);
    m->first = (uint32_t)xc_row_integer(query, 0, INT32_MAX);
    m->last = (uint32_t)xc_row_integer(query, 0, INT32_MAX);
    m->noun_first = (uint32_t)xc_row_integer(query, 0, INT32_MAX);
    m->noun_last = (uint32_t)xc_row_integer(query, 0, INT32_MAX);
    m->noun = xc_row_optional(query, arena);
    m->nested = xc_row_flag(query);
    m->actor = xc_row_index(query);
    m->form = (xc_actor_form)xc_row_word(query, &xc_words_actor_form);
    bool date = read_date(query, &m->date);
    read_clock(query, &m->date);
    bool quantity = read_quantity_of(query, arena, &m->quantity);
    if (date != (m->kind == XC_MENTION_DATE) ||
        quantity != (m->kind == XC_MENTION_QUANTITY))
        query->damaged = true;
}

xc_status xc_store_each_mention(xc_store *store, xc_arena *arena,
                                int64_t content, xc_stored_mention_fn *take,
                                void *user, xc_error *error) {
    xc_query query;
    texts t = {.content = 0, .title = "", .text = ""};
    bool row = true;
    XC_TRY(xc_query_open(store, XC_SQL_MENTIONS, &query, error));
    xc_bind_integer(&query, content);
    xc_status status = XC_OK;
    while (status >= 0) {
        xc_mention mention = {0};
        status = xc_query_next(&query, &row, error);
        if (status < 0 || !row) break;
        read_mention(&query, arena, &mention);
        status = xc_query_check(&query, error);
        if (status >= 0)
            status = check_span(store, &t, content, mention.in_title,
                                mention.span, error);
        if (status >= 0) status = take(user, &mention);
    }
    close_texts(&t);
    xc_query_close(&query);
    return status < 0 ? status : XC_OK;
}

/* ------------------------------------------------------------------ */
/* Texts with their maps                                                */

static xc_status read_text(xc_query *query, xc_arena *arena, xc_text *text,
                           xc_error *error) {
    xc_store *store = query->store;
    size_t map_length = 0;
    *text = (xc_text){0};
    const char *bytes = xc_row_text(query, &text->length);
    const void *map = xc_row_blob(query, &map_length);
    XC_TRY(xc_query_check(query, error));
    text->bytes = xc_arena_copy(arena, bytes, text->length);
    if (!text->bytes) return xc_store_no_memory(store, error);
    xc_status status = xc_text_unpack_map(arena, map, map_length, text);
    if (status == XC_OK) return XC_OK;
    if (status == XC_ERROR_MEMORY) return xc_store_no_memory(store, error);
    return xc_store_damaged(store, "a map to the source is no map", error);
}

xc_status xc_store_get_text(xc_store *store, xc_arena *arena, int64_t article,
                            bool title, xc_text *text, xc_error *error) {
    xc_query query;
    bool row;
    xc_sql sql = title ? XC_SQL_ARTICLE_TITLE : XC_SQL_ARTICLE_TEXT;
    XC_TRY(xc_query_open(store, sql, &query, error));
    xc_bind_integer(&query, article);
    xc_status status = xc_query_next(&query, &row, error);
    if (status == XC_OK && row) {
        status = read_text(&query, arena, text, error);
    } else if (status == XC_OK) {
        status = xc_fail(error, XC_ERROR_NOT_FOUND,
                         "no article of number %lld is stored; list them",
                         (long long)article);
    }
    xc_query_close(&query);
    return status;
}

/*
 * put_parts.c - writes what belongs to a content: blocks, sentences, actors,
 * mentions, attributions, facts and their keys; and takes it out again.
 * Exports: xc_store_put_parts, xc_store_clear_parts.
 */
#include "store/database.h"

/* The content being filled. Quantities are numbered as they come. */
typedef struct filling {
    xc_store *store;
    int64_t content;
    const xc_reading *reading;
    int32_t quantities;
    xc_error *error;
} filling;

/* Opens an insert whose first columns are content and position. */
static xc_status open_row(filling *f, xc_sql sql, size_t position,
                          xc_query *query) {
    XC_TRY(xc_query_open(f->store, sql, query, f->error));
    xc_bind_integer(query, f->content);
    xc_bind_integer(query, (int64_t)position);
    return XC_OK;
}

static xc_status put_block(filling *f, size_t i) {
    const xc_block *block = &f->reading->article->blocks[i];
    xc_query query;
    XC_TRY(open_row(f, XC_SQL_INSERT_BLOCK, i, &query));
    xc_bind_word(&query, &xc_words_block_kind, (int)block->kind);
    xc_bind_span(&query, block->span);
    return xc_query_run(&query, f->error);
}

static xc_status put_sentence(filling *f, size_t i) {
    const xc_sentence *sentence = &f->reading->sentences.items[i];
    xc_query query;
    XC_TRY(open_row(f, XC_SQL_INSERT_SENTENCE, i, &query));
    xc_bind_integer(&query, sentence->in_title);
    xc_bind_integer(&query, sentence->block);
    xc_bind_span(&query, sentence->span);
    xc_bind_integer(&query, sentence->token_count);
    return xc_query_run(&query, f->error);
}

static xc_status put_actor(filling *f, size_t i) {
    const xc_actor *actor = &f->reading->actors.items[i];
    xc_query query;
    XC_TRY(open_row(f, XC_SQL_INSERT_ACTOR, i, &query));
    xc_bind_word(&query, &xc_words_actor_type, (int)actor->type);
    xc_bind_string(&query, actor->name);
    xc_bind_string(&query, actor->key);
    return xc_query_run(&query, f->error);
}

static void bind_interval(xc_query *query, const xc_interval *interval) {
    xc_bind_real(query, interval->low);
    xc_bind_real(query, interval->high);
    xc_bind_integer(query, interval->low_open);
    xc_bind_integer(query, interval->high_open);
}

/* Writes a quantity; *position gets its number. */
static xc_status put_quantity(filling *f, const xc_quantity *quantity,
                              int32_t *position) {
    xc_query query;
    *position = f->quantities++;
    XC_TRY(open_row(f, XC_SQL_INSERT_QUANTITY, (size_t)*position, &query));
    xc_bind_real(&query, quantity->value);
    bind_interval(&query, &quantity->written);
    bind_interval(&query, &quantity->meant);
    xc_bind_integer(&query, quantity->digits);
    xc_bind_word(&query, &xc_words_bound, (int)quantity->bound);
    xc_bind_word(&query, &xc_words_dimension, (int)quantity->dimension);
    xc_bind_string(&query, quantity->unit);
    xc_bind_integer(&query, quantity->complement);
    xc_bind_integer(&query, quantity->whole.known);
    xc_bind_real(&query, quantity->whole.value);
    bind_interval(&query, &quantity->whole.written);
    bind_interval(&query, &quantity->whole.meant);
    return xc_query_run(&query, f->error);
}

/* Eight columns; all NULL where there is no date. */
static void bind_date(xc_query *query, bool known, const xc_date *date) {
    if (!known) {
        for (int i = 0; i < 9; i++)
            xc_bind_null(query);
        return;
    }
    xc_bind_day(query, date->first);
    xc_bind_day(query, date->last);
    xc_bind_integer(query, date->year);
    xc_bind_integer(query, date->month);
    xc_bind_integer(query, date->day);
    xc_bind_integer(query, date->weekday);
    xc_bind_word(query, &xc_words_anchoring, (int)date->anchoring);
    xc_bind_string(query, date->edtf);
    xc_bind_word(query, &xc_words_date_relation, (int)date->relation);
}

/* The time of day that a date was written with, and its zone. */
static void bind_clock(xc_query *query, const xc_mention *mention) {
    const xc_date *date = &mention->date;
    bool has = mention->kind == XC_MENTION_DATE && date->has_time;
    if (has)
        xc_bind_integer(query, date->minute);
    else
        xc_bind_null(query);
    if (has && date->has_zone)
        xc_bind_integer(query, date->zone);
    else
        xc_bind_null(query);
}

static xc_status put_mention(filling *f, size_t i) {
    const xc_mention *mention = &f->reading->mentions.items[i];
    xc_query query;
    int32_t quantity = XC_NONE;
    if (mention->kind == XC_MENTION_QUANTITY) {
        XC_TRY(put_quantity(f, &mention->quantity, &quantity));
    }
    XC_TRY(open_row(f, XC_SQL_INSERT_MENTION, i, &query));
    xc_bind_word(&query, &xc_words_mention_kind, (int)mention->kind);
    xc_bind_integer(&query, mention->in_title);
    xc_bind_span(&query, mention->span);
    xc_bind_integer(&query, mention->sentence);
    xc_bind_integer(&query, mention->first);
    xc_bind_integer(&query, mention->last);
    xc_bind_integer(&query, mention->noun_first);
    xc_bind_integer(&query, mention->noun_last);
    xc_bind_string(&query, mention->noun);
    xc_bind_integer(&query, mention->nested);
    xc_bind_index(&query, quantity);
    xc_bind_index(&query,
                  mention->kind == XC_MENTION_ACTOR ? mention->actor : XC_NONE);
    xc_bind_word(&query, &xc_words_actor_form, (int)mention->form);
    bind_date(&query, mention->kind == XC_MENTION_DATE, &mention->date);
    bind_clock(&query, mention);
    return xc_query_run(&query, f->error);
}

static xc_status put_attribution(filling *f, size_t i) {
    const xc_attribution *attribution = &f->reading->attributions.items[i];
    xc_query query;
    XC_TRY(open_row(f, XC_SQL_INSERT_ATTRIBUTION, i, &query));
    xc_bind_integer(&query, attribution->sentence);
    xc_bind_integer(&query, attribution->in_title);
    xc_bind_integer(&query, attribution->direct);
    xc_bind_word(&query, &xc_words_attribution_kind, (int)attribution->kind);
    xc_bind_index(&query, attribution->actor);
    xc_bind_span(&query, attribution->source);
    xc_bind_span(&query, attribution->cue);
    xc_bind_span(&query, attribution->content);
    return xc_query_run(&query, f->error);
}

/* In the order of FACT_COLUMNS, so far as that goes. */
static void bind_fact(xc_query *query, const xc_fact *fact) {
    xc_bind_word(query, &xc_words_fact_kind, (int)fact->kind);
    xc_bind_integer(query, fact->in_title);
    xc_bind_span(query, fact->span);
    xc_bind_span(query, fact->evidence);
    xc_bind_span(query, fact->mark);
    xc_bind_string(query, fact->predicate);
    xc_bind_string(query, fact->object);
    xc_bind_string(query, fact->topic);
    xc_bind_string(query, fact->claim);
    xc_bind_word(query, &xc_words_polarity, (int)fact->polarity);
    xc_bind_word(query, &xc_words_modality, (int)fact->modality);
    xc_bind_word(query, &xc_words_tense, (int)fact->tense);
    xc_bind_span(query, fact->number_span);
    xc_bind_string(query, fact->set_head);
    xc_bind_string(query, fact->set_words);
    xc_bind_span(query, fact->date_span);
    xc_bind_string(query, fact->words);
    xc_bind_word(query, &xc_words_standing, (int)fact->standing);
    xc_bind_span(query, fact->as_of_span);
    xc_bind_index(query, fact->actor);
    xc_bind_index(query, fact->speaker);
    xc_bind_index(query, fact->place);
    xc_bind_index(query, fact->set_actor);
    bind_date(query, fact->has_date, &fact->date);
    bind_date(query, fact->has_as_of, &fact->as_of);
}

static xc_status put_arguments(filling *f, int64_t fact, const xc_fact *of) {
    for (uint32_t i = 0; i < of->argument_count; i++) {
        const xc_argument *argument = &of->arguments[i];
        xc_query query;
        XC_TRY(
            xc_query_open(f->store, XC_SQL_INSERT_ARGUMENT, &query, f->error));
        xc_bind_integer(&query, fact);
        xc_bind_integer(&query, i);
        xc_bind_integer(&query, f->content);
        xc_bind_string(&query, argument->role);
        xc_bind_string(&query, argument->words);
        xc_bind_span(&query, argument->span);
        xc_bind_index(&query, argument->actor);
        XC_TRY(xc_query_run(&query, f->error));
    }
    return XC_OK;
}

static xc_status put_keys(filling *f, int64_t fact, const xc_fact_keys *keys) {
    for (size_t i = 0; i < keys->count; i++) {
        xc_query query;
        XC_TRY(xc_query_open(f->store, XC_SQL_INSERT_KEY, &query, f->error));
        xc_bind_integer(&query, fact);
        xc_bind_string(&query, keys->keys[i]);
        XC_TRY(xc_query_run(&query, f->error));
    }
    return XC_OK;
}

static xc_status put_fact(filling *f, size_t i, const xc_fact_keys *keys) {
    const xc_fact *fact = &f->reading->facts.items[i];
    xc_query query;
    int32_t number = XC_NONE;
    int32_t level = XC_NONE;
    if (fact->has_number) XC_TRY(put_quantity(f, &fact->number, &number));
    if (fact->has_level) XC_TRY(put_quantity(f, &fact->level, &level));
    XC_TRY(open_row(f, XC_SQL_INSERT_FACT, i, &query));
    bind_fact(&query, fact);
    xc_bind_index(&query, number);
    xc_bind_index(&query, level);
    XC_TRY(xc_query_run(&query, f->error));
    int64_t id = sqlite3_last_insert_rowid(f->store->db);
    XC_TRY(put_arguments(f, id, fact));
    return keys && keys[i].keys ? put_keys(f, id, &keys[i]) : XC_OK;
}

xc_status xc_store_put_parts(xc_store *store, int64_t content,
                             const xc_reading *reading,
                             const xc_fact_keys *keys, xc_error *error) {
    filling f = {store, content, reading, 0, error};
    for (size_t i = 0; i < reading->article->block_count; i++) {
        XC_TRY(put_block(&f, i));
    }
    for (size_t i = 0; i < reading->sentences.count; i++) {
        XC_TRY(put_sentence(&f, i));
    }
    for (size_t i = 0; i < reading->actors.count; i++) {
        XC_TRY(put_actor(&f, i));
    }
    for (size_t i = 0; i < reading->mentions.count; i++) {
        XC_TRY(put_mention(&f, i));
    }
    for (size_t i = 0; i < reading->attributions.count; i++) {
        XC_TRY(put_attribution(&f, i));
    }
    for (size_t i = 0; i < reading->facts.count; i++) {
        XC_TRY(put_fact(&f, i, keys));
    }
    return XC_OK;
}

/* Children first: then no row that goes has rows that point at it, and its
 * foreign keys cost one look-up each. */
xc_status xc_store_clear_parts(xc_store *store, int64_t content,
                               xc_error *error) {
    static const xc_sql steps[] = {
        XC_SQL_DELETE_FACTS,    XC_SQL_DELETE_ATTRIBUTIONS,
        XC_SQL_DELETE_MENTIONS, XC_SQL_DELETE_QUANTITIES,
        XC_SQL_DELETE_ACTORS,   XC_SQL_DELETE_SENTENCES,
        XC_SQL_DELETE_BLOCKS};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        XC_TRY(xc_query_run_for(store, steps[i], content, error));
    }
    return XC_OK;
}

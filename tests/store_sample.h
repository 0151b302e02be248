/*
 * store_sample.h - a reading made by hand, with every field set to something
 * of its own, for the tests of the store.
 */
#ifndef XC_TESTS_STORE_SAMPLE_H
#define XC_TESTS_STORE_SAMPLE_H

#include <check.h>
#include <math.h>
#include <string.h>

#include "store/store.h"

static const char sample_text[] =
    "Seven of the 12 harbour towns met the 3% goal, Ada Bell said Tuesday.\n"
    "\n"
    "About \xE2\x82\xAC"
    "2 million is left, she said: \xE2\x80\x9CThat is a lot.\xE2\x80\x9D\n";

static const char sample_title[] = "Seven towns at their goal";

/* Storage and the structs over it; copy none of it elsewhere. */
typedef struct sample {
    xc_anchor anchors[2];
    xc_block blocks[3];
    xc_sentence sentences[3];
    xc_actor actors[3];
    xc_mention mentions[3];
    xc_attribution attributions[1];
    xc_fact facts[3];
    xc_article article;
    xc_reading reading;
} sample;

static inline xc_quantity sample_quantity(void) {
    return (xc_quantity){.value = 7,
                         .written = {7, INFINITY, false, true},
                         .meant = {6.5, 7.25, true, false},
                         .digits = 1,
                         .bound = XC_BOUND_AT_LEAST,
                         .dimension = XC_DIMENSION_COUNT,
                         .unit = "town",
                         .whole = {true,
                                   12,
                                   {12, 12, false, false},
                                   {-INFINITY, 12.5, true, true}},
                         .complement = true};
}

static const xc_argument sample_arguments[] = {
    {.role = "object", .words = "harbour goal", .span = {20, 24}, .actor = 1},
    {.role = "in", .span = {47, 55}, .actor = XC_NONE}};

static inline void sample_facts(sample *s) {
    s->facts[0] = (xc_fact){.kind = XC_FACT_LEVEL,
                            .span = {0, 25},
                            .evidence = {0, 25},
                            .mark = {0, 5},
                            .in_title = true,
                            .actor = XC_NONE,
                            .speaker = XC_NONE,
                            .place = XC_NONE,
                            .set_actor = XC_NONE};
    s->facts[1] = (xc_fact){.kind = XC_FACT_SHARE,
                            .span = {0, 45},
                            .evidence = {0, 69},
                            .mark = {1, 14},
                            .actor = 2,
                            .speaker = 0,
                            .place = 1,
                            .predicate = "meet",
                            .object = "goal",
                            .topic = "harbour town",
                            .claim = "7 of 12 towns meet goal",
                            .polarity = XC_NEGATIVE,
                            .modality = XC_MODALITY_ASKED,
                            .tense = XC_TENSE_FUTURE,
                            .has_number = true,
                            .number = sample_quantity(),
                            .number_span = {0, 15},
                            .set_head = "town",
                            .set_words = "harbour",
                            .set_actor = 1,
                            .has_level = true,
                            .level = {.value = NAN,
                                      .written = {-INFINITY, 3, true, false},
                                      .meant = {2.5, 3.5, false, true},
                                      .bound = XC_BOUND_RANGE,
                                      .dimension = XC_DIMENSION_OTHER},
                            .has_date = true,
                            .date = {.first = 20131,
                                     .last = 20132,
                                     .year = 2025,
                                     .month = 2,
                                     .day = 12,
                                     .weekday = 3,
                                     .anchoring = XC_ANCHOR_OTHER,
                                     .edtf = "2025-02-12"},
                            .date_span = {61, 68},
                            .words = "that is a lot",
                            .standing = XC_STANDING_TOTAL,
                            .has_as_of = true,
                            .as_of = {.first = 20130,
                                      .last = 20130,
                                      .year = 2025,
                                      .month = 2,
                                      .day = 11,
                                      .anchoring = XC_ANCHOR_PUBLISHED,
                                      .edtf = "2025-02-11"},
                            .as_of_span = {61, 68},
                            .arguments = sample_arguments,
                            .argument_count = 2};
    s->facts[2] = s->facts[1];
    s->facts[2].kind = XC_FACT_QUOTATION;
    s->facts[2].evidence = (xc_span){71, 129};
    s->facts[2].has_level = false;
    s->facts[2].level = (xc_quantity){0};
    s->facts[2].date.first = XC_DAY_UNKNOWN;
    s->facts[2].date.last = XC_DAY_UNKNOWN;
    s->facts[2].date.edtf[0] = '\0';
}

static inline void sample_mentions(sample *s) {
    s->mentions[0] = (xc_mention){.kind = XC_MENTION_QUANTITY,
                                  .span = {0, 15},
                                  .sentence = 1,
                                  .last = 4,
                                  .noun_first = 4,
                                  .noun_last = 6,
                                  .noun = "harbour town",
                                  .quantity = sample_quantity(),
                                  .actor = XC_NONE};
    s->mentions[1] = (xc_mention){.kind = XC_MENTION_ACTOR,
                                  .span = {47, 55},
                                  .sentence = 1,
                                  .actor = 0,
                                  .form = XC_FORM_NAME};
    s->mentions[2] = (xc_mention){.kind = XC_MENTION_DATE,
                                  .span = {61, 68},
                                  .sentence = 1,
                                  .date = s->facts[1].date,
                                  .nested = true,
                                  .actor = XC_NONE};
    s->mentions[2].date.has_time = s->mentions[2].date.has_zone = true;
    s->mentions[2].date.minute = 10 * 60 + 45;
    s->mentions[2].date.zone = -300;
}

static inline void sample_init(sample *s) {
    memset(s, 0, sizeof *s);
    s->anchors[0] = (xc_anchor){0, 3, 5};
    s->anchors[1] = (xc_anchor){71, 9, 1};
    s->blocks[0] = (xc_block){XC_BLOCK_PARAGRAPH, {0, 69}};
    s->blocks[1] = (xc_block){XC_BLOCK_CAPTION, {71, 129}};
    s->sentences[0] = (xc_sentence){.span = {0, 25}, .in_title = true};
    s->sentences[1] = (xc_sentence){.span = {0, 69}, .token_count = 18};
    s->sentences[2] = (xc_sentence){.span = {71, 129}, .block = 1};
    s->actors[0] = (xc_actor){
        .type = XC_ACTOR_PERSON, .name = "Ada Bell", .key = "ada bell"};
    s->actors[1] = (xc_actor){
        .type = XC_ACTOR_GROUP, .name = "Harbour League", .key = "league"};
    s->actors[2] = (xc_actor){
        .type = XC_ACTOR_PLACE, .name = "Sandport", .key = "sandport"};
    s->attributions[0] = (xc_attribution){.sentence = 2,
                                          .direct = true,
                                          .source = {99, 102},
                                          .actor = 0,
                                          .cue = {103, 107},
                                          .content = {112, 126},
                                          .kind = XC_ATTRIBUTION_CLAIM};
    sample_facts(s);
    sample_mentions(s);
    s->article = (xc_article){
        .path = "news/harbour.txt",
        .text = {sample_text, sizeof sample_text - 1, s->anchors, 2},
        .title = {sample_title, sizeof sample_title - 1, NULL, 0},
        .blocks = s->blocks,
        .block_count = 2};
    s->reading.article = &s->article;
    s->reading.published = 20131;
    s->reading.sentences.items = s->sentences;
    s->reading.sentences.count = 3;
    s->reading.mentions.items = s->mentions;
    s->reading.mentions.count = 3;
    s->reading.actors.items = s->actors;
    s->reading.actors.count = 3;
    s->reading.attributions.items = s->attributions;
    s->reading.attributions.count = 1;
    s->reading.facts.items = s->facts;
    s->reading.facts.count = 3;
}

/* Gives the sample another text of its own: offsets stay good, because the
 * first letter alone differs. */
static inline void sample_vary(sample *s, char text[sizeof sample_text],
                               char letter) {
    memcpy(text, sample_text, sizeof sample_text);
    text[0] = letter;
    s->article.text.bytes = text;
}

static inline int64_t put_sample(xc_store *store, const sample *s,
                                 xc_put expected) {
    xc_error error = XC_ERROR_INIT;
    xc_put put = XC_PUT_ADDED;
    int64_t id = 0;
    xc_status status =
        xc_store_put(store, &s->reading, NULL, &put, &id, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    ck_assert_int_eq(put, expected);
    ck_assert_int_gt(id, 0);
    return id;
}

/* What a callback of the store collects. */
typedef struct collected {
    xc_stored_fact facts[16];
    xc_stored_article articles[16];
    size_t count;
    size_t stop_at; /* answer XC_ERROR_CLOSED at that many; 0: never */
} collected;

static inline xc_status collect_fact(void *user, const xc_stored_fact *fact) {
    collected *all = user;
    ck_assert_uint_lt(all->count, 16);
    all->facts[all->count++] = *fact;
    return all->count == all->stop_at ? XC_ERROR_CLOSED : XC_OK;
}

static inline xc_status collect_article(void *user,
                                        const xc_stored_article *article) {
    collected *all = user;
    ck_assert_uint_lt(all->count, 16);
    all->articles[all->count++] = *article;
    return all->count == all->stop_at ? XC_ERROR_CLOSED : XC_OK;
}

static inline xc_status keep_id(void *user, int64_t id) {
    *(int64_t *)user = id;
    return XC_OK;
}

static inline xc_status count_sentence(void *user,
                                       const xc_stored_sentence *sentence) {
    (void)sentence;
    ++*(size_t *)user;
    return XC_OK;
}

static inline xc_status count_mention(void *user, const xc_mention *mention) {
    (void)mention;
    ++*(size_t *)user;
    return XC_OK;
}

/* Everything a store holds, through every door; the first failure. */
static inline xc_status load_everything(xc_store *store, collected *articles,
                                        xc_error *error) {
    xc_arena *arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
    *articles = (collected){.count = 0};
    xc_status status =
        xc_store_each_article(store, arena, collect_article, articles, error);
    for (size_t i = 0; i < articles->count && status == XC_OK; i++) {
        const xc_stored_article *article = &articles->articles[i];
        collected facts = {.count = 0};
        collected shown = {.count = 0};
        xc_text text;
        status = xc_store_each_fact(store, arena, article->content,
                                    collect_fact, &facts, error);
        if (status != XC_OK) break;
        status = xc_store_each_appearance(store, arena, article->content,
                                          collect_article, &shown, error);
        if (status != XC_OK) break;
        status =
            xc_store_get_text(store, arena, article->id, true, &text, error);
        if (status != XC_OK) break;
        status =
            xc_store_get_text(store, arena, article->id, false, &text, error);
        int64_t last = 0;
        size_t counted = 0;
        if (status != XC_OK) break;
        status = xc_store_each_sentence(store, article->content, count_sentence,
                                        &counted, error);
        if (status != XC_OK) break;
        status = xc_store_each_mention(store, arena, article->content,
                                       count_mention, &counted, error);
        if (status != XC_OK) break;
        status = xc_store_each_candidate(store, "count|town", 8, keep_id, &last,
                                         error);
    }
    xc_arena_free(arena);
    return status;
}

#endif

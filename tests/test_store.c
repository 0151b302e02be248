/*
 * test_store.c - readings go into the store and come back as they were; one
 * content for equal articles; candidates by key; articles taken out.
 * Archives as files are tested in test_store_files.c.
 */
#include <check.h>
#include <stdlib.h>

#include "store_sample.h"

static xc_store *store;
static xc_arena *arena;
static sample given;
static xc_error error;

static void set_up(void) {
    error = (xc_error)XC_ERROR_INIT;
    ck_assert_int_eq(xc_store_open(NULL, XC_STORE_MEMORY, &store, &error),
                     XC_OK);
    arena = xc_arena_new();
    sample_init(&given);
}

static void tear_down(void) {
    xc_store_close(store);
    xc_arena_free(arena);
}

static collected list_articles(void) {
    collected all = {.count = 0};
    ck_assert_int_eq(
        xc_store_each_article(store, arena, collect_article, &all, &error),
        XC_OK);
    return all;
}

static collected list_facts(int64_t content) {
    collected all = {.count = 0};
    ck_assert_int_eq(
        xc_store_each_fact(store, arena, content, collect_fact, &all, &error),
        XC_OK);
    return all;
}

static xc_status collect_by_id(void *user, int64_t id) {
    return xc_store_get_fact(store, arena, id, collect_fact, user, &error);
}

static collected list_candidates(const char *key, size_t limit) {
    collected all = {.count = 0};
    ck_assert_int_eq(
        xc_store_each_candidate(store, key, limit, collect_by_id, &all, &error),
        XC_OK);
    return all;
}

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static void same_real(double a, double b) {
    ck_assert(isnan(a) ? isnan(b) : a == b);
}

static void same_interval(const xc_interval *a, const xc_interval *b) {
    same_real(a->low, b->low);
    same_real(a->high, b->high);
    ck_assert_int_eq(a->low_open, b->low_open);
    ck_assert_int_eq(a->high_open, b->high_open);
}

static void same_string(const char *a, const char *b) {
    ck_assert_pstr_eq(a, b);
}

static void same_span(xc_span a, xc_span b) {
    ck_assert_uint_eq(a.start, b.start);
    ck_assert_uint_eq(a.end, b.end);
}

static void same_quantity(const xc_quantity *a, const xc_quantity *b) {
    same_real(a->value, b->value);
    same_interval(&a->written, &b->written);
    same_interval(&a->meant, &b->meant);
    ck_assert_int_eq(a->digits, b->digits);
    ck_assert_int_eq(a->bound, b->bound);
    ck_assert_int_eq(a->dimension, b->dimension);
    same_string(a->unit, b->unit);
    ck_assert_int_eq(a->whole.known, b->whole.known);
    same_real(a->whole.value, b->whole.value);
    same_interval(&a->whole.written, &b->whole.written);
    same_interval(&a->whole.meant, &b->whole.meant);
    ck_assert_int_eq(a->complement, b->complement);
}

static void same_date(const xc_date *a, const xc_date *b) {
    ck_assert_int_eq(a->first, b->first);
    ck_assert_int_eq(a->last, b->last);
    ck_assert_int_eq(a->year, b->year);
    ck_assert_int_eq(a->month, b->month);
    ck_assert_int_eq(a->day, b->day);
    ck_assert_int_eq(a->weekday, b->weekday);
    ck_assert_int_eq(a->anchoring, b->anchoring);
    ck_assert_int_eq(a->relation, b->relation);
    ck_assert_str_eq(a->edtf, b->edtf);
}

/* Dates that are mentions keep their time of day. */
static void same_time(const xc_date *a, const xc_date *b) {
    ck_assert_int_eq(a->has_time, b->has_time);
    ck_assert_int_eq(a->minute, b->minute);
    ck_assert_int_eq(a->has_zone, b->has_zone);
    ck_assert_int_eq(a->zone, b->zone);
}

static void same_argument(const xc_argument *a, const xc_argument *b) {
    ck_assert_str_eq(a->role, b->role);
    same_string(a->words, b->words);
    same_span(a->span, b->span);
    ck_assert_int_eq(a->actor, b->actor);
}

static void same_fact(const xc_fact *a, const xc_fact *b) {
    ck_assert_int_eq(a->kind, b->kind);
    same_span(a->span, b->span);
    same_span(a->evidence, b->evidence);
    same_span(a->mark, b->mark);
    ck_assert_int_eq(a->in_title, b->in_title);
    ck_assert_int_eq(a->actor, b->actor);
    ck_assert_int_eq(a->speaker, b->speaker);
    ck_assert_int_eq(a->place, b->place);
    same_string(a->predicate, b->predicate);
    same_string(a->object, b->object);
    same_string(a->topic, b->topic);
    same_string(a->claim, b->claim);
    ck_assert_int_eq(a->polarity, b->polarity);
    ck_assert_int_eq(a->modality, b->modality);
    ck_assert_int_eq(a->tense, b->tense);
    ck_assert_int_eq(a->has_number, b->has_number);
    same_quantity(&a->number, &b->number);
    same_span(a->number_span, b->number_span);
    same_string(a->set_head, b->set_head);
    same_string(a->set_words, b->set_words);
    ck_assert_int_eq(a->set_actor, b->set_actor);
    ck_assert_int_eq(a->has_level, b->has_level);
    same_quantity(&a->level, &b->level);
    ck_assert_int_eq(a->has_date, b->has_date);
    same_date(&a->date, &b->date);
    same_span(a->date_span, b->date_span);
    same_string(a->words, b->words);
    ck_assert_int_eq(a->standing, b->standing);
    ck_assert_int_eq(a->has_as_of, b->has_as_of);
    same_date(&a->as_of, &b->as_of);
    same_span(a->as_of_span, b->as_of_span);
    ck_assert_uint_eq(a->argument_count, b->argument_count);
    for (uint32_t i = 0; i < a->argument_count; i++)
        same_argument(&a->arguments[i], &b->arguments[i]);
}

START_TEST(facts_come_back_as_they_went_in) {
    put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_facts(list_articles().articles[0].content);
    ck_assert_uint_eq(all.count, 3);
    for (size_t i = 0; i < 3; i++)
        same_fact(&given.facts[i], &all.facts[i].fact);
}
END_TEST

START_TEST(a_fact_comes_with_names_and_its_sentence) {
    put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_facts(list_articles().articles[0].content);
    ck_assert_str_eq(all.facts[0].text, sample_title);
    ck_assert_ptr_null(all.facts[0].actor_name);
    ck_assert_ptr_null(all.facts[0].actor_key);
    ck_assert_ptr_null(all.facts[0].speaker_key);
    ck_assert_ptr_null(all.facts[0].place_key);
    ck_assert_ptr_null(all.facts[0].set_actor_name);
    const xc_stored_fact *fact = &all.facts[1];
    ck_assert_uint_eq(strlen(fact->text), 69);
    ck_assert_int_eq(strncmp(fact->text, sample_text, 69), 0);
    ck_assert_str_eq(fact->actor_name, "Sandport");
    ck_assert_str_eq(fact->actor_key, "sandport");
    ck_assert_str_eq(fact->speaker_name, "Ada Bell");
    ck_assert_str_eq(fact->speaker_key, "ada bell");
    ck_assert_str_eq(fact->place_key, "league");
    ck_assert_str_eq(fact->set_actor_name, "Harbour League");
    ck_assert_str_eq(fact->set_actor_key, "league");
    ck_assert_str_eq(fact->argument_keys[0], "league");
    ck_assert_ptr_null(fact->argument_keys[1]);
    ck_assert_str_eq(all.facts[2].text, "About \xE2\x82\xAC"
                                        "2 million is left, she said: "
                                        "\xE2\x80\x9CThat is a lot.\xE2\x80"
                                        "\x9D");
}
END_TEST

static void put_fact_and_compare(const xc_fact *fact) {
    char text[sizeof sample_text];
    static char letter = 'A';
    given.facts[0] = *fact;
    given.reading.facts.count = 1;
    sample_vary(&given, text, letter++);
    int64_t id = put_sample(store, &given,
                            letter == 'B' ? XC_PUT_ADDED : XC_PUT_REPLACED);
    ck_assert_int_gt(id, 0);
    collected all = list_facts(list_articles().articles[0].content);
    ck_assert_uint_eq(all.count, 1);
    same_fact(fact, &all.facts[0].fact);
}

START_TEST(every_value_of_an_enumeration_comes_back) {
    const xc_fact model = given.facts[1];
    for (int i = 0; strcmp(xc_dimension_name((xc_dimension)i), "unknown") != 0;
         i++) {
        xc_fact fact = model;
        fact.number.dimension = (xc_dimension)i;
        fact.number.bound = (xc_bound)(i % (XC_BOUND_RANGE + 1));
        fact.modality = (xc_modality)(i % (XC_MODALITY_ASKED + 1));
        fact.tense = (xc_tense)(i % (XC_TENSE_FUTURE + 1));
        fact.kind = (xc_fact_kind)(i % (XC_FACT_AGE + 1));
        fact.polarity = (xc_polarity)(i % (XC_NEGATIVE + 1));
        fact.date.anchoring = (xc_anchoring)(i % (XC_ANCHOR_OTHER + 1));
        put_fact_and_compare(&fact);
    }
}
END_TEST

START_TEST(figures_come_back_to_the_last_bit) {
    static const double values[] = {0.1,     -0.5,     1e300,     5e-324,
                                    1.0 / 3, INFINITY, -INFINITY, NAN};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        xc_fact fact = given.facts[1];
        fact.number.value = values[i];
        fact.number.meant.low = values[i];
        fact.level.written.high = values[i];
        fact.number.whole.value = values[i];
        put_fact_and_compare(&fact);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Sentences and mentions                                               */

typedef struct gathered {
    xc_stored_sentence sentences[4];
    xc_mention mentions[4];
    size_t sentence_count, mention_count;
} gathered;

static xc_status gather_sentence(void *user,
                                 const xc_stored_sentence *sentence) {
    gathered *all = user;
    ck_assert_uint_lt(all->sentence_count, 4);
    all->sentences[all->sentence_count++] = *sentence;
    return XC_OK;
}

static xc_status gather_mention(void *user, const xc_mention *mention) {
    gathered *all = user;
    ck_assert_uint_lt(all->mention_count, 4);
    all->mentions[all->mention_count++] = *mention;
    return XC_OK;
}

START_TEST(sentences_and_mentions_come_back_as_they_were) {
    gathered all = {.sentence_count = 0};
    put_sample(store, &given, XC_PUT_ADDED);
    int64_t content = list_articles().articles[0].content;
    ck_assert_int_eq(
        xc_store_each_sentence(store, content, gather_sentence, &all, &error),
        XC_OK);
    ck_assert_int_eq(xc_store_each_mention(store, arena, content,
                                           gather_mention, &all, &error),
                     XC_OK);
    ck_assert_uint_eq(all.sentence_count, 3);
    ck_assert(all.sentences[0].in_title);
    ck_assert_int_eq(all.sentences[0].block, XC_BLOCK_HEADLINE);
    ck_assert_int_eq(all.sentences[2].block, XC_BLOCK_CAPTION);
    same_span(all.sentences[2].span, given.sentences[2].span);
    ck_assert_uint_eq(all.mention_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const xc_mention *a = &all.mentions[i], *b = &given.mentions[i];
        ck_assert_int_eq(a->kind, b->kind);
        same_span(a->span, b->span);
        ck_assert_uint_eq(a->sentence, b->sentence);
        ck_assert_int_eq(a->nested, b->nested);
        same_string(a->noun, b->noun);
    }
    same_quantity(&all.mentions[0].quantity, &given.mentions[0].quantity);
    same_date(&all.mentions[2].date, &given.mentions[2].date);
    same_time(&all.mentions[2].date, &given.mentions[2].date);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Articles                                                             */

START_TEST(an_article_says_what_it_said) {
    given.article.id = "h-7";
    given.article.source = "Sandport Courier";
    given.article.url = "https://example.org/7";
    given.article.byline = "A. Writer";
    given.article.published = "2025-02-12T10:00:00Z";
    given.reading.published_from = "metadata";
    int64_t id = put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_articles();
    ck_assert_uint_eq(all.count, 1);
    const xc_stored_article *article = &all.articles[0];
    ck_assert_int_eq(article->id, id);
    ck_assert_str_eq(article->given_id, "h-7");
    ck_assert_str_eq(article->path, "news/harbour.txt");
    ck_assert_str_eq(article->title, sample_title);
    ck_assert_str_eq(article->source, "Sandport Courier");
    ck_assert_str_eq(article->url, "https://example.org/7");
    ck_assert_str_eq(article->published, "2025-02-12T10:00:00Z");
    ck_assert_int_eq(article->published_day, 20131);
    ck_assert_uint_eq(article->sentence_count, 3);
    ck_assert_uint_eq(article->fact_count, 3);
}
END_TEST

START_TEST(what_an_article_does_not_say_is_not_there) {
    given.article.title = (xc_text){NULL, 0, NULL, 0};
    given.reading.facts.count = 0;
    given.reading.sentences.count = 0;
    given.reading.mentions.count = 0;
    given.reading.attributions.count = 0;
    given.reading.published = XC_DAY_UNKNOWN;
    int64_t id = put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_articles();
    const xc_stored_article *article = &all.articles[0];
    ck_assert_ptr_null(article->given_id);
    ck_assert_ptr_null(article->title);
    ck_assert_ptr_null(article->source);
    ck_assert_ptr_null(article->url);
    ck_assert_ptr_null(article->published);
    ck_assert_int_eq(article->published_day, XC_DAY_UNKNOWN);
    ck_assert_uint_eq(article->sentence_count, 0);
    xc_text title;
    ck_assert_int_eq(xc_store_get_text(store, arena, id, true, &title, NULL),
                     XC_OK);
    ck_assert_uint_eq(title.length, 0);
    ck_assert_str_eq(title.bytes, "");
}
END_TEST

START_TEST(an_article_without_a_word_is_stored) {
    sample empty;
    memset(&empty, 0, sizeof empty);
    empty.article.path = "empty.txt";
    empty.article.text.bytes = "";
    empty.reading.article = &empty.article;
    empty.reading.published = XC_DAY_UNKNOWN;
    put_sample(store, &empty, XC_PUT_ADDED);
    put_sample(store, &empty, XC_PUT_UNCHANGED);
    ck_assert_uint_eq(list_articles().articles[0].fact_count, 0);
}
END_TEST

START_TEST(a_text_comes_back_with_its_map) {
    xc_text text;
    int64_t id = put_sample(store, &given, XC_PUT_ADDED);
    ck_assert_int_eq(xc_store_get_text(store, arena, id, false, &text, NULL),
                     XC_OK);
    ck_assert_str_eq(text.bytes, sample_text);
    ck_assert_uint_eq(text.length, sizeof sample_text - 1);
    ck_assert_uint_eq(text.anchor_count, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_uint_eq(text.anchors[i].offset, given.anchors[i].offset);
        ck_assert_uint_eq(text.anchors[i].line, given.anchors[i].line);
        ck_assert_uint_eq(text.anchors[i].column, given.anchors[i].column);
    }
    ck_assert_int_eq(xc_store_get_text(store, arena, id, true, &text, NULL),
                     XC_OK);
    ck_assert_str_eq(text.bytes, sample_title);
    ck_assert_uint_eq(text.anchor_count, 0);
}
END_TEST

START_TEST(a_text_that_is_not_there_is_not_found) {
    xc_text text;
    ck_assert_int_eq(xc_store_get_text(store, arena, 7, false, &text, &error),
                     XC_ERROR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, "7"));
}
END_TEST

/* ------------------------------------------------------------------ */
/* Identity                                                             */

START_TEST(a_path_is_one_however_it_is_spelled) {
    static const char *const rows[][2] = {{"./a//b/../c", "a/c"},
                                          {"a/c", "a/c"},
                                          {"/x/../../y", "/y"},
                                          {"../a/./b/", "../a/b"},
                                          {"../../a", "../../a"},
                                          {"a/../..", ".."},
                                          {"/", "/"},
                                          {"//srv//a", "/srv/a"},
                                          {".", "."},
                                          {"a/..", "."},
                                          {"-", "-"},
                                          {"..a/.b", "..a/.b"},
                                          {"...", "..."},
                                          {"./../a", "../a"},
                                          {"a/b/../../c", "c"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        given.article.path = rows[i][0];
        put_sample(store, &given, XC_PUT_ADDED);
        collected all = list_articles();
        ck_assert_str_eq(all.articles[0].key, rows[i][1]);
        ck_assert_str_eq(all.articles[0].path, rows[i][0]);
        ck_assert_int_eq(xc_store_remove(store, rows[i][1], NULL), XC_OK);
    }
}
END_TEST

START_TEST(the_key_is_source_and_id) {
    given.article.id = "7";
    given.article.source = "Courier";
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "elsewhere.jsonl";
    put_sample(store, &given, XC_PUT_REPLACED);
    given.article.source = "Herald";
    put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_articles();
    ck_assert_uint_eq(all.count, 2);
    ck_assert_str_eq(all.articles[0].key, "Courier\x1f"
                                          "7");
    ck_assert_str_eq(all.articles[0].path, "elsewhere.jsonl");
    ck_assert_str_eq(all.articles[1].key, "Herald\x1f"
                                          "7");
}
END_TEST

START_TEST(ids_without_a_source_belong_to_their_file) {
    char text[sizeof sample_text];
    given.article.path = "a.jsonl";
    given.article.id = "1";
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.id = "2";
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "b.jsonl";
    sample_vary(&given, text, 'x');
    put_sample(store, &given, XC_PUT_ADDED);
    ck_assert_uint_eq(list_articles().count, 3);
}
END_TEST

START_TEST(equal_content_is_stored_once) {
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "copy.txt";
    put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_articles();
    ck_assert_uint_eq(all.count, 2);
    ck_assert_str_eq(all.articles[0].key, "copy.txt");
    ck_assert_str_eq(all.articles[1].key, "news/harbour.txt");
    ck_assert_int_eq(all.articles[0].content, all.articles[1].content);
    collected shown = {.count = 0};
    ck_assert_int_eq(xc_store_each_appearance(store, arena,
                                              all.articles[0].content,
                                              collect_article, &shown, NULL),
                     XC_OK);
    ck_assert_uint_eq(shown.count, 2);
    ck_assert_str_eq(shown.articles[0].path, "copy.txt");
    ck_assert_uint_eq(list_facts(all.articles[0].content).count, 3);
}
END_TEST

START_TEST(a_copy_keeps_its_own_lines) {
    xc_text text;
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "copy.txt";
    given.anchors[0].line = 40;
    given.anchors[1].line = 42;
    int64_t id = put_sample(store, &given, XC_PUT_ADDED);
    ck_assert_int_eq(xc_store_get_text(store, arena, id, false, &text, NULL),
                     XC_OK);
    ck_assert_uint_eq(text.anchors[0].line, 40);
}
END_TEST

START_TEST(what_facts_depend_on_makes_another_content) {
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "next-week.txt";
    given.reading.published += 7;
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "other-title.txt";
    given.article.title.bytes = "Seven towns at their gaol";
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "other-blocks.txt";
    given.blocks[1].kind = XC_BLOCK_PARAGRAPH;
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "title-in-text.txt";
    given.article.title_in_text = true;
    put_sample(store, &given, XC_PUT_ADDED);
    collected all = list_articles();
    for (size_t i = 0; i < all.count; i++) {
        for (size_t j = 0; j < i; j++)
            ck_assert_int_ne(all.articles[i].content, all.articles[j].content);
    }
    ck_assert_uint_eq(all.count, 5);
}
END_TEST

START_TEST(the_same_again_changes_nothing) {
    int64_t first = put_sample(store, &given, XC_PUT_ADDED);
    int64_t second = put_sample(store, &given, XC_PUT_UNCHANGED);
    ck_assert_int_eq(first, second);
    given.article.url = "https://example.org/moved";
    ck_assert_int_eq(put_sample(store, &given, XC_PUT_REPLACED), first);
    ck_assert_str_eq(list_articles().articles[0].url,
                     "https://example.org/moved");
}
END_TEST

START_TEST(a_changed_article_replaces_its_facts) {
    char text[sizeof sample_text];
    const char *keys[] = {"count|town"};
    xc_fact_keys list[] = {{keys, 1}, {keys, 1}, {keys, 1}};
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, list, NULL, NULL, &error), XC_OK);
    int64_t old = list_articles().articles[0].content;
    sample_vary(&given, text, 'E');
    given.reading.facts.count = 1;
    put_sample(store, &given, XC_PUT_REPLACED);
    collected all = list_articles();
    ck_assert_uint_eq(all.count, 1);
    ck_assert_uint_eq(all.articles[0].fact_count, 1);
    if (all.articles[0].content != old)
        ck_assert_uint_eq(list_facts(old).count, 0);
    ck_assert_uint_eq(list_candidates("count|town", 9).count, 0);
}
END_TEST

START_TEST(a_content_stays_while_a_copy_shows_it) {
    char text[sizeof sample_text];
    put_sample(store, &given, XC_PUT_ADDED);
    int64_t shared = list_articles().articles[0].content;
    given.article.path = "copy.txt";
    put_sample(store, &given, XC_PUT_ADDED);
    sample_vary(&given, text, 'E');
    put_sample(store, &given, XC_PUT_REPLACED);
    ck_assert_uint_eq(list_facts(shared).count, 3);
    ck_assert_int_eq(xc_store_remove(store, "news/harbour.txt", NULL), XC_OK);
    ck_assert_uint_eq(list_facts(shared).count, 0);
    ck_assert_uint_eq(list_articles().count, 1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Candidates                                                           */

START_TEST(facts_are_found_by_key) {
    const char *first[] = {"count|town", "goal"};
    const char *second[] = {"count|town", "count|town"};
    xc_fact_keys list[] = {{NULL, 0}, {first, 2}, {second, 2}};
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, list, NULL, NULL, &error), XC_OK);
    collected all = list_candidates("count|town", 9);
    ck_assert_uint_eq(all.count, 2);
    ck_assert_int_lt(all.facts[0].id, all.facts[1].id);
    same_fact(&all.facts[0].fact, &given.facts[1]);
    same_fact(&all.facts[1].fact, &given.facts[2]);
    ck_assert_uint_eq(list_candidates("count|town", 1).count, 1);
    ck_assert_uint_eq(list_candidates("count|town", 0).count, 0);
    ck_assert_uint_eq(list_candidates("goal", SIZE_MAX).count, 1);
    ck_assert_uint_eq(list_candidates("count", 9).count, 0);
}
END_TEST

START_TEST(candidates_come_from_every_content) {
    char text[sizeof sample_text];
    const char *keys[] = {"k"};
    xc_fact_keys list[] = {{keys, 1}, {keys, 1}, {keys, 1}};
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, list, NULL, NULL, &error), XC_OK);
    sample_vary(&given, text, 'E');
    given.article.path = "other.txt";
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, list, NULL, NULL, &error), XC_OK);
    collected all = list_candidates("k", 9);
    ck_assert_uint_eq(all.count, 6);
    ck_assert_int_eq(all.facts[1].text[0], 'S');
    ck_assert_int_eq(all.facts[4].text[0], 'E');
}
END_TEST

/* How what is told lies to a date comes back with it. */
START_TEST(relations_of_dates_come_back) {
    for (int r = XC_RELATION_ON; r <= XC_RELATION_FROM; r++) {
        given.facts[1].date.relation = (xc_date_relation)r;
        given.article.path = xc_arena_format(arena, "%d.txt", r);
        char text[sizeof sample_text];
        sample_vary(&given, text, (char)('A' + r));
        put_sample(store, &given, XC_PUT_ADDED);
        bool found = false;
        for (size_t i = 0; i < list_articles().count; i++) {
            collected all = list_facts(list_articles().articles[i].content);
            for (size_t k = 0; k < all.count; k++)
                if (all.facts[k].fact.has_date &&
                    all.facts[k].fact.date.relation == (xc_date_relation)r)
                    found = true;
        }
        ck_assert(found);
    }
}
END_TEST

typedef struct id_list {
    int64_t ids[8];
    size_t count;
} id_list;

static xc_status collect_id(void *user, int64_t id) {
    id_list *all = user;
    ck_assert_uint_lt(all->count, 8);
    all->ids[all->count++] = id;
    return XC_OK;
}

static id_list list_naming(const char *key, size_t limit) {
    id_list all = {.count = 0};
    ck_assert_int_eq(
        xc_store_each_naming(store, key, limit, collect_id, &all, &error),
        XC_OK);
    return all;
}

/* A content is told once, though two of its actors have that key. */
START_TEST(contents_are_found_by_the_names_in_them) {
    char text[sizeof sample_text];
    put_sample(store, &given, XC_PUT_ADDED);
    sample_vary(&given, text, 'E');
    given.article.path = "other.txt";
    given.actors[1].key = "ada bell";
    put_sample(store, &given, XC_PUT_ADDED);
    id_list all = list_naming("ada bell", 9);
    ck_assert_uint_eq(all.count, 2);
    ck_assert_int_lt(all.ids[0], all.ids[1]);
    ck_assert_uint_eq(list_naming("ada bell", 1).count, 1);
    ck_assert_int_eq(list_naming("ada bell", 1).ids[0], all.ids[0]);
    ck_assert_uint_eq(list_naming("league", 9).count, 1);
    ck_assert_uint_eq(list_naming("ada", 9).count, 0);
    ck_assert_uint_eq(list_naming("", 9).count, 0);
}
END_TEST

typedef struct keys {
    const char *keys[4];
    size_t count;
} keys;

static xc_status collect_key(void *user, const char *key) {
    keys *all = user;
    ck_assert_uint_lt(all->count, 4);
    all->keys[all->count++] = key;
    return all->count == 4 ? XC_ERROR_CLOSED : XC_OK;
}

START_TEST(a_content_names_its_actors) {
    keys all = {.count = 0};
    given.actors[1].key = "ada bell";
    put_sample(store, &given, XC_PUT_ADDED);
    int64_t content = list_articles().articles[0].content;
    ck_assert_int_eq(xc_store_each_actor_key(store, arena, content, collect_key,
                                             &all, &error),
                     XC_OK);
    ck_assert_uint_eq(all.count, 2);
    ck_assert_str_eq(all.keys[0], "ada bell");
    ck_assert_str_eq(all.keys[1], "sandport");
    all.count = 3;
    ck_assert_int_eq(xc_store_each_actor_key(store, arena, content, collect_key,
                                             &all, &error),
                     XC_ERROR_CLOSED);
}
END_TEST

static xc_status ask_again(void *user, const xc_stored_fact *fact) {
    size_t *asked = user;
    collected inner = list_facts(fact->content);
    ck_assert_uint_eq(inner.count, 3);
    *asked += inner.count;
    return XC_OK;
}

START_TEST(a_callback_may_ask_the_same) {
    size_t asked = 0;
    put_sample(store, &given, XC_PUT_ADDED);
    int64_t content = list_articles().articles[0].content;
    ck_assert_int_eq(
        xc_store_each_fact(store, arena, content, ask_again, &asked, &error),
        XC_OK);
    ck_assert_uint_eq(asked, 9);
}
END_TEST

START_TEST(a_callback_can_stop) {
    collected all = {.stop_at = 2};
    put_sample(store, &given, XC_PUT_ADDED);
    int64_t content = list_articles().articles[0].content;
    ck_assert_int_eq(
        xc_store_each_fact(store, arena, content, collect_fact, &all, NULL),
        XC_ERROR_CLOSED);
    ck_assert_uint_eq(all.count, 2);
    all = (collected){.stop_at = 1};
    ck_assert_int_eq(
        xc_store_each_article(store, arena, collect_article, &all, NULL),
        XC_ERROR_CLOSED);
    put_sample(store, &given, XC_PUT_UNCHANGED);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Removing                                                             */

START_TEST(articles_are_removed_by_id_or_path) {
    char text[sizeof sample_text];
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.path = "all.jsonl";
    given.article.id = "1";
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.id = "2";
    put_sample(store, &given, XC_PUT_ADDED);
    given.article.id = "3";
    sample_vary(&given, text, 'E');
    put_sample(store, &given, XC_PUT_ADDED);
    ck_assert_int_eq(xc_store_remove(store, "2", &error), XC_OK);
    ck_assert_uint_eq(list_articles().count, 3);
    ck_assert_int_eq(xc_store_remove(store, "./news//harbour.txt", &error),
                     XC_OK);
    ck_assert_uint_eq(list_articles().count, 2);
    ck_assert_int_eq(xc_store_remove(store, "all.jsonl", &error), XC_OK);
    ck_assert_uint_eq(list_articles().count, 0);
}
END_TEST

START_TEST(what_is_not_stored_cannot_be_removed) {
    put_sample(store, &given, XC_PUT_ADDED);
    ck_assert_int_eq(xc_store_remove(store, "harbour.txt", &error),
                     XC_ERROR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, "harbour.txt"));
    ck_assert_int_eq(xc_store_remove(store, "", NULL), XC_ERROR_NOT_FOUND);
    ck_assert_uint_eq(list_articles().count, 1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Failing                                                              */

#ifdef XC_FAULTS
START_TEST(a_failing_allocation_loses_nothing) {
    put_sample(store, &given, XC_PUT_ADDED);
    xc_status status = XC_ERROR_MEMORY;
    for (uint64_t n = 1; status != XC_OK; n++) {
        char text[sizeof sample_text];
        xc_error failure = XC_ERROR_INIT;
        collected all;
        ck_assert_uint_lt(n, 500);
        sample_vary(&given, text, 'E');
        xc_faults_set(n);
        status =
            xc_store_put(store, &given.reading, NULL, NULL, NULL, &failure);
        xc_faults_set(0);
        if (status == XC_OK) break;
        ck_assert_int_eq(status, XC_ERROR_MEMORY);
        ck_assert_int_eq(load_everything(store, &all, &failure), XC_OK);
        ck_assert_uint_eq(all.count, 1);
    }
}
END_TEST

START_TEST(loading_survives_failing_allocations) {
    put_sample(store, &given, XC_PUT_ADDED);
    xc_status status = XC_ERROR_MEMORY;
    int64_t content = list_articles().articles[0].content;
    for (uint64_t n = 1; status != XC_OK; n++) {
        collected all = {.count = 0};
        xc_error failure = XC_ERROR_INIT;
        ck_assert_uint_lt(n, 1000);
        xc_arena *own = xc_arena_new();
        ck_assert_ptr_nonnull(own);
        xc_faults_set(n);
        status = xc_store_each_fact(store, own, content, collect_fact, &all,
                                    &failure);
        xc_faults_set(0);
        if (status != XC_OK) {
            ck_assert_int_eq(status, XC_ERROR_MEMORY);
            ck_assert_str_ne(failure.message, "");
        }
        xc_arena_free(own);
    }
}
END_TEST
#endif

START_TEST(a_text_past_the_ceiling_is_refused) {
    given.article.text.length = 200u * 1024 * 1024;
    ck_assert_int_eq(
        xc_store_put(store, &given.reading, NULL, NULL, NULL, &error),
        XC_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "news/harbour.txt"));
    ck_assert_uint_eq(list_articles().count, 0);
}
END_TEST

START_TEST(a_database_is_known_by_its_first_bytes) {
    static const char bytes[] = "SQLite format 3\0and more";
    ck_assert(xc_store_knows(bytes, sizeof bytes));
    ck_assert(xc_store_knows(bytes, 16));
    ck_assert(!xc_store_knows(bytes, 15));
    ck_assert(!xc_store_knows("SQLite format 3 is a format", 27));
    ck_assert(!xc_store_knows("", 0));
}
END_TEST

START_TEST(an_archive_needs_a_name) {
    xc_store *none = store;
    ck_assert_int_eq(xc_store_open("", XC_STORE_WRITE, &none, &error),
                     XC_ERROR_ARGUMENT);
    ck_assert_ptr_null(none);
    ck_assert_int_eq(xc_store_open(NULL, XC_STORE_READ, &none, NULL),
                     XC_ERROR_ARGUMENT);
}
END_TEST

static TCase *facts(void) {
    TCase *tests = tcase_create("facts");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, sentences_and_mentions_come_back_as_they_were);
    tcase_add_test(tests, facts_come_back_as_they_went_in);
    tcase_add_test(tests, a_fact_comes_with_names_and_its_sentence);
    tcase_add_test(tests, every_value_of_an_enumeration_comes_back);
    tcase_add_test(tests, figures_come_back_to_the_last_bit);
    tcase_add_test(tests, facts_are_found_by_key);
    tcase_add_test(tests, candidates_come_from_every_content);
    tcase_add_test(tests, relations_of_dates_come_back);
    tcase_add_test(tests, contents_are_found_by_the_names_in_them);
    tcase_add_test(tests, a_content_names_its_actors);
    tcase_add_test(tests, a_callback_may_ask_the_same);
    tcase_add_test(tests, a_callback_can_stop);
    return tests;
}

static TCase *articles(void) {
    TCase *tests = tcase_create("articles");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, an_article_says_what_it_said);
    tcase_add_test(tests, what_an_article_does_not_say_is_not_there);
    tcase_add_test(tests, an_article_without_a_word_is_stored);
    tcase_add_test(tests, a_text_comes_back_with_its_map);
    tcase_add_test(tests, a_text_that_is_not_there_is_not_found);
    tcase_add_test(tests, a_path_is_one_however_it_is_spelled);
    tcase_add_test(tests, the_key_is_source_and_id);
    tcase_add_test(tests, ids_without_a_source_belong_to_their_file);
    tcase_add_test(tests, equal_content_is_stored_once);
    tcase_add_test(tests, a_copy_keeps_its_own_lines);
    tcase_add_test(tests, what_facts_depend_on_makes_another_content);
    tcase_add_test(tests, the_same_again_changes_nothing);
    tcase_add_test(tests, a_changed_article_replaces_its_facts);
    tcase_add_test(tests, a_content_stays_while_a_copy_shows_it);
    tcase_add_test(tests, articles_are_removed_by_id_or_path);
    tcase_add_test(tests, what_is_not_stored_cannot_be_removed);
    return tests;
}

static TCase *failures(void) {
    TCase *tests = tcase_create("failures");
    tcase_add_checked_fixture(tests, set_up, tear_down);
#ifdef XC_FAULTS
    tcase_add_test(tests, a_failing_allocation_loses_nothing);
    tcase_add_test(tests, loading_survives_failing_allocations);
#endif
    tcase_add_test(tests, a_text_past_the_ceiling_is_refused);
    tcase_add_test(tests, a_database_is_known_by_its_first_bytes);
    tcase_add_test(tests, an_archive_needs_a_name);
    return tests;
}

int main(void) {
    Suite *suite = suite_create("store");
    suite_add_tcase(suite, facts());
    suite_add_tcase(suite, articles());
    suite_add_tcase(suite, failures());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

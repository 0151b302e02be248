/*
 * test_reading.c - what a reading holds of sentences that a file gives.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "extract/reading.h"

typedef struct taken {
    xc_language *language;
    xc_arena *arena;
    xc_reading *reading;
} taken;

static xc_status take(void *user, const xc_article *article) {
    taken *t = user;
    xc_error error = XC_ERROR_INIT;
    return xc_reading_new(t->language, t->arena, article, &t->reading, &error);
}

START_TEST(long_given_sentences_are_cut) {
    static const char *const words[] = {"Nine",  "of",  "the", "12",
                                        "ports", "met", "it",  ","};
    xc_buffer bytes = XC_BUFFER_INIT;
    for (int i = 0; i < 4100; i++)
        xc_buffer_printf(&bytes, "%d\t%s\n", i + 1, words[i % 8]);
    xc_error error = XC_ERROR_INIT;
    taken t = {xc_language_new(&error), xc_arena_new(), NULL};
    ck_assert_msg(t.language != NULL, "%s", error.message);
    xc_article_reader reader = {t.arena, take, NULL, &t, false};
    xc_input input = XC_INPUT_INIT;
    input.format = "conllu";
    ck_assert_int_eq(xc_articles_read(&reader, "long.conllu", bytes.bytes,
                                      bytes.length, &input, &error),
                     XC_OK);
    ck_assert_ptr_nonnull(t.reading);
    ck_assert_uint_eq(t.reading->sentences.count, 5);
    size_t tokens = 0;
    for (size_t i = 0; i < t.reading->sentences.count; i++) {
        const xc_sentence *s = &t.reading->sentences.items[i];
        ck_assert_uint_le(s->token_count, XC_SENTENCE_MAX_TOKENS);
        for (uint32_t k = 0; k < s->token_count; k++)
            ck_assert_int_lt(s->tokens[k].head, (int32_t)s->token_count);
        tokens += s->token_count;
    }
    ck_assert_uint_eq(tokens, 4100);
    ck_assert_uint_gt(t.reading->facts.count, 100);
    xc_arena_free(t.arena);
    xc_language_free(t.language);
    xc_buffer_dispose(&bytes);
}
END_TEST

/* Reads count copies of a text as one paragraph. Bound: a sentence has at most
 * XC_SENTENCE_MAX_TOKENS tokens; each of its words is asked once for what
 * hangs on it, within 64 tokens, and attributions of a sentence are compared
 * with at most 128 others: linear in the length of the text. So what is found
 * is bounded by the words of the text, and the test ends in its time. */
static size_t count_attributions(const char *piece, int count) {
    xc_buffer bytes = XC_BUFFER_INIT;
    for (int i = 0; i < count; i++)
        xc_buffer_printf(&bytes, "%s", piece);
    xc_buffer_printf(&bytes, "\n");
    xc_error error = XC_ERROR_INIT;
    taken t = {xc_language_new(&error), xc_arena_new(), NULL};
    ck_assert_msg(t.language != NULL, "%s", error.message);
    xc_article_reader reader = {t.arena, take, NULL, &t, false};
    xc_input input = XC_INPUT_INIT;
    input.format = "text";
    ck_assert_int_eq(xc_articles_read(&reader, "hostile.txt", bytes.bytes,
                                      bytes.length, &input, &error),
                     XC_OK);
    ck_assert_ptr_nonnull(t.reading);
    size_t found = t.reading->attributions.count;
    xc_arena_free(t.arena);
    xc_language_free(t.language);
    xc_buffer_dispose(&bytes);
    return found;
}

START_TEST(hostile_quotations_are_bounded) {
    ck_assert_uint_le(count_attributions("\"", 10000), 10000);
    ck_assert_uint_le(count_attributions("\xe2\x80\x9c", 10000), 10000);
    ck_assert_uint_le(count_attributions(" 'a\"b", 10000), 10000);
    ck_assert_uint_le(count_attributions("\xc2\xab he said ", 10000), 20000);
}
END_TEST

START_TEST(text_without_ends_is_bounded) {
    ck_assert_uint_le(count_attributions("she said that he hopes ", 2000),
                      4000);
    ck_assert_uint_le(count_attributions("VERA SAID THE POOL LEAKS ", 2000),
                      4000);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("reading");
    TCase *given = tcase_create("given");
    tcase_set_timeout(given, 60);
    tcase_add_test(given, long_given_sentences_are_cut);
    tcase_add_test(given, hostile_quotations_are_bounded);
    tcase_add_test(given, text_without_ends_is_bounded);
    suite_add_tcase(suite, given);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

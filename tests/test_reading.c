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
    xc_article_reader reader = {t.arena, take, NULL, &t};
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

int main(void) {
    Suite *suite = suite_create("reading");
    TCase *given = tcase_create("given");
    tcase_set_timeout(given, 60);
    tcase_add_test(given, long_given_sentences_are_cut);
    suite_add_tcase(suite, given);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/*
 * test_match.c - rows of the lexicon in sentences: the longest form wins,
 * forwards and backwards, and none reaches past where it may.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "extract/extractor.h"

static xc_arena *arena;
static xc_sentence sentence;

static void open_arena(void) {
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
}

static void close_arena(void) {
    xc_arena_free(arena);
}

static void read_words(const char *bytes) {
    xc_names *names = xc_names_new(arena);
    ck_assert_ptr_nonnull(names);
    xc_text text = {bytes, (uint32_t)strlen(bytes), NULL, 0};
    xc_span all = {0, text.length};
    ck_assert_int_eq(xc_language_tokens(arena, names, &text, all, &sentence),
                     XC_OK);
}

static uint32_t match_at(uint32_t at, uint32_t end) {
    return xc_match_at(XC_LEXICON_BOUNDS, &sentence, at, end).count;
}

static uint32_t match_before(uint32_t end, uint32_t words) {
    return xc_match_before(XC_LEXICON_BOUNDS, &sentence, end, words).count;
}

START_TEST(the_longest_form_is_found) {
    read_words("no more than nine of at most ten");
    ck_assert_uint_eq(match_at(0, 8), 3);
    ck_assert_uint_eq(match_at(1, 8), 2);
    ck_assert_uint_eq(match_at(2, 8), 0);
    ck_assert_uint_eq(match_at(5, 100), 2);
    ck_assert_uint_eq(match_at(8, 100), 0);
}
END_TEST

START_TEST(no_form_passes_the_end) {
    read_words("no more than nine");
    ck_assert_uint_eq(match_at(0, 2), 0);
    ck_assert_uint_eq(match_at(0, 0), 0);
    ck_assert_uint_eq(match_at(1, 2), 0);
    ck_assert_uint_eq(match_at(1, 3), 2);
}
END_TEST

START_TEST(forms_are_found_from_their_end) {
    read_words("no more than nine of at most ten");
    ck_assert_uint_eq(match_before(3, 9), 3);
    ck_assert_uint_eq(match_before(3, 2), 2);
    ck_assert_uint_eq(match_before(3, 1), 0);
    ck_assert_uint_eq(match_before(7, 9), 2);
    ck_assert_uint_eq(match_before(8, 9), 0);
    ck_assert_uint_eq(match_before(1, 9), 0);
    ck_assert_uint_eq(match_before(0, 9), 0);
}
END_TEST

START_TEST(a_matcher_says_when_to_stop) {
    xc_matcher matcher;
    xc_matcher_init(&matcher, XC_LEXICON_BOUNDS);
    ck_assert(!xc_matcher_add(&matcher, "bridge"));
    ck_assert_ptr_null(matcher.best.lexeme);
    xc_matcher_init(&matcher, XC_LEXICON_BOUNDS);
    ck_assert(xc_matcher_add(&matcher, "no"));
    ck_assert_ptr_null(matcher.best.lexeme);
    ck_assert(xc_matcher_add(&matcher, "more"));
    ck_assert(!xc_matcher_add(&matcher, "bridge"));
    ck_assert_ptr_null(matcher.best.lexeme);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("match");
    TCase *match = tcase_create("match");
    tcase_add_checked_fixture(match, open_arena, close_arena);
    tcase_add_test(match, the_longest_form_is_found);
    tcase_add_test(match, no_form_passes_the_end);
    tcase_add_test(match, forms_are_found_from_their_end);
    tcase_add_test(match, a_matcher_says_when_to_stop);
    suite_add_tcase(suite, match);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/*
 * test_names.c - the tagger of names: which sections it opens, that it says
 * the same each time, and that it knows what the gazetteer knows.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "language/name_tagger.h"
#include "language/open.h"
#include "lexicon/gazetteer.h"
#include "model_sample.h"

static model_sample sample;
static xc_buffer section;
static xc_arena *arena;

static void setup(void) {
    sample = (model_sample){.bytes = XC_BUFFER_INIT, .state = 7};
    section = (xc_buffer)XC_BUFFER_INIT;
    model_sample_names(&sample, &section);
    arena = xc_arena_new();
}

static void teardown(void) {
    xc_buffer_dispose(&sample.bytes);
    xc_buffer_dispose(&section);
    xc_arena_free(arena);
}

static xc_status open_section(size_t length, xc_error *error) {
    static xc_name_tagger tagger;
    return xc_name_tagger_open(&tagger, (xc_section){section.bytes, length},
                               error);
}

START_TEST(a_section_is_opened) {
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(open_section(section.length, &error), XC_OK);
    ck_assert_int_eq(open_section(0, &error), XC_OK);
}
END_TEST

START_TEST(cut_sections_are_refused) {
    for (size_t length = 1; length < section.length; length++) {
        xc_error error = XC_ERROR_INIT;
        ck_assert_int_eq(open_section(length, &error), XC_ERROR_FORMAT);
        ck_assert_ptr_nonnull(strstr(error.message, "weights of names: "));
    }
}
END_TEST

static const struct {
    size_t at;
    unsigned char byte;
} DAMAGE[] = {
    {0, 9},                 /* another version */
    {4, 63},                /* rows: no power of two */
    {4, 0},                 /* none */
    {7, 0x40},              /* too many */
    {8 + 3, 0x7f},          /* a step too large */
    {8 + 4 * 80 + 3, 0x80}, /* and too small */
};

START_TEST(damaged_sections_are_refused) {
    xc_error error = XC_ERROR_INIT;
    section.bytes[DAMAGE[_i].at] = (char)DAMAGE[_i].byte;
    ck_assert_int_eq(open_section(section.length, &error), XC_ERROR_FORMAT);
}
END_TEST

START_TEST(longer_sections_are_refused) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer_putc(&section, 0);
    ck_assert_int_eq(open_section(section.length, &error), XC_ERROR_FORMAT);
}
END_TEST

/* Sentences of other weights than those that are built in. */
START_TEST(a_file_without_names_knows_none) {
    xc_error error = XC_ERROR_INIT;
    xc_section file = xc_model_builtin(), parts[3] = {{0}};
    static const char *const names[] = {"network", "lemma", "names"};
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(xc_model_find(file, names[i], &parts[i], &error),
                         XC_OK);
    xc_buffer whole = XC_BUFFER_INIT;
    parts[2].bytes = "";
    model_sample_file(&whole, names, parts, 3);
    xc_language *language =
        xc_language_open((xc_section){whole.bytes, whole.length}, &error);
    ck_assert_msg(language != NULL, "%s", error.message);
    xc_language_free(language);
    xc_buffer two = XC_BUFFER_INIT;
    model_sample_file(&two, names, parts, 2);
    ck_assert_ptr_null(
        xc_language_open((xc_section){two.bytes, two.length}, &error));
    xc_buffer_dispose(&two);
    xc_buffer_dispose(&whole);
}
END_TEST

START_TEST(the_gazetteer_knows_names) {
    ck_assert(xc_gazetteer_find("norway") & XC_GAZETTEER_COUNTRY);
    ck_assert(xc_gazetteer_find("lisbon") & XC_GAZETTEER_CITY);
    ck_assert(xc_gazetteer_find("anna") & XC_GAZETTEER_FEMALE);
    ck_assert(!(xc_gazetteer_find("norway") & XC_GAZETTEER_COMMON));
    ck_assert(xc_gazetteer_find("valley") & XC_GAZETTEER_COMMON);
    ck_assert(xc_gazetteer_find("mayor") & XC_GAZETTEER_PERSON_NOUN);
    ck_assert_uint_eq(xc_gazetteer_find("qqzzqq"), 0);
    ck_assert_uint_eq(xc_gazetteer_find(""), 0);
}
END_TEST

START_TEST(names_of_several_words_are_followed) {
    uint64_t state = 0;
    ck_assert(xc_gazetteer_step(&state, "new") & XC_GAZETTEER_PREFIX);
    ck_assert(xc_gazetteer_step(&state, "zealand") & XC_GAZETTEER_COUNTRY);
    ck_assert_uint_eq(xc_gazetteer_step(&state, "qqzzqq"), 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("names");
    TCase *tests = tcase_create("names");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_section_is_opened);
    tcase_add_test(tests, cut_sections_are_refused);
    tcase_add_loop_test(tests, damaged_sections_are_refused, 0,
                        (int)(sizeof DAMAGE / sizeof *DAMAGE));
    tcase_add_test(tests, longer_sections_are_refused);
    tcase_add_test(tests, a_file_without_names_knows_none);
    tcase_add_test(tests, the_gazetteer_knows_names);
    tcase_add_test(tests, names_of_several_words_are_followed);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

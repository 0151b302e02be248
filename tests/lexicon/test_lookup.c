/*
 * test_lookup.c - look-up in the tables made of the word lists beside this
 * file: forms are found, and nothing else; features read as they were
 * written.
 */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/tables.h"

static const char *concept_of(xc_lexicon_id lexicon, const char *form) {
    const xc_lexeme *found = xc_lexicon_find(lexicon, form);
    return found ? found->concept : "(none)";
}

START_TEST(every_form_is_found) {
    for (int id = 0; id < XC_LEXICON_COUNT; id++) {
        const xc_lexicon_table *table = &xc_lexicon_tables[id];
        for (size_t i = 0; i < table->prefix_count; i++)
            ck_assert_ptr_eq(
                xc_lexicon_find((xc_lexicon_id)id, table->prefixes[i].text),
                table->prefixes[i].lexeme);
    }
    ck_assert_str_eq(concept_of(XC_LEXICON_SAMPLE, "a single"), "one");
    ck_assert_str_eq(concept_of(XC_LEXICON_SAMPLE, "café au lait"), "euro");
    ck_assert_str_eq(concept_of(XC_LEXICON_WORDS, "have got"), "have");
}
END_TEST

START_TEST(nothing_else_is_found) {
    static const char *const others[] = {
        "",    "A", "on", "ones",      "one ",   " one", "one half a",
        "zzz", "0", "€",  "a  single", "half\n", "one|a"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_str_eq(concept_of(XC_LEXICON_SAMPLE, others[i]), "(none)");
    ck_assert_str_eq(concept_of(XC_LEXICON_BARE, "one"), "(none)");
    ck_assert_str_eq(concept_of(XC_LEXICON_WORDS, "one"), "(none)");
}
END_TEST

START_TEST(forms_are_found_word_by_word) {
    const xc_lexicon_id sample = XC_LEXICON_SAMPLE;
    const xc_lexicon_prefix *tens = xc_lexicon_step(sample, NULL, "tens");
    ck_assert_ptr_nonnull(tens);
    ck_assert_ptr_null(tens->lexeme);
    ck_assert_uint_eq(tens->longer, 2);
    const xc_lexicon_prefix *of = xc_lexicon_step(sample, tens, "of");
    ck_assert_str_eq(of->text, "tens of");
    ck_assert_ptr_null(xc_lexicon_step(sample, of, "tens"));
    ck_assert_ptr_null(xc_lexicon_step(sample, of, ""));
    ck_assert_ptr_null(xc_lexicon_step(sample, tens, "thousands"));
    const xc_lexicon_prefix *all = xc_lexicon_step(sample, of, "thousands");
    ck_assert_ptr_eq(all->lexeme, xc_lexicon_find(sample, all->text));
    ck_assert_uint_eq(all->longer, 0);
    ck_assert_ptr_null(xc_lexicon_step(sample, all, "of"));
}
END_TEST

START_TEST(a_form_may_begin_another) {
    const xc_lexicon_prefix *a = xc_lexicon_step(XC_LEXICON_SAMPLE, NULL, "a");
    ck_assert_str_eq(a->lexeme->concept, "one");
    ck_assert_uint_eq(a->longer, 1);
    ck_assert_ptr_null(xc_lexicon_step(XC_LEXICON_SAMPLE, NULL, "of"));
    ck_assert_ptr_null(xc_lexicon_step(XC_LEXICON_SAMPLE, NULL, ""));
    ck_assert_ptr_null(xc_lexicon_step(XC_LEXICON_BARE, NULL, "a"));
}
END_TEST

START_TEST(features_read_as_written) {
    const xc_lexeme *half = xc_lexicon_find(XC_LEXICON_SAMPLE, "half a");
    ck_assert_double_eq(xc_lexeme_number(half, XC_SAMPLE_VALUE), 0.5);
    ck_assert_int_eq(xc_lexeme_word(half, XC_SAMPLE_KIND), 0);
    ck_assert(xc_lexeme_flag(half, XC_SAMPLE_SIGN));
    ck_assert_ptr_null(xc_lexeme_text(half, XC_SAMPLE_SYMBOL));
    const xc_lexeme *tens =
        xc_lexicon_find(XC_LEXICON_SAMPLE, "tens of thousands");
    ck_assert_double_eq(xc_lexeme_number(tens, XC_SAMPLE_VALUE), -1000);
    ck_assert_int_eq(xc_lexeme_word(tens, XC_SAMPLE_KIND),
                     XC_SAMPLE_KIND_TEN_FOLD);
    ck_assert(!xc_lexeme_flag(tens, XC_SAMPLE_SIGN));
    ck_assert_str_eq(xc_lexeme_text(tens, XC_SAMPLE_SYMBOL), "x\"\\?");
}
END_TEST

START_TEST(absent_features_say_so) {
    const xc_lexeme *nothing = xc_lexicon_find(XC_LEXICON_SAMPLE, "nil");
    ck_assert_ptr_nonnull(nothing);
    ck_assert(isnan(xc_lexeme_number(nothing, XC_SAMPLE_VALUE)));
    ck_assert_int_eq(xc_lexeme_word(nothing, XC_SAMPLE_KIND), 0);
    ck_assert(!xc_lexeme_flag(nothing, XC_SAMPLE_SIGN));
    ck_assert_ptr_null(xc_lexeme_text(nothing, XC_SAMPLE_SYMBOL));
}
END_TEST

START_TEST(rows_come_in_the_order_of_the_file) {
    static const char *const order[] = {"one", "half", "tens", "euro",
                                        "nothing"};
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(xc_lexicon_row(XC_LEXICON_SAMPLE, i)->concept,
                         order[i]);
    ck_assert_ptr_null(xc_lexicon_row(XC_LEXICON_SAMPLE, 5));
    ck_assert_ptr_null(xc_lexicon_row(XC_LEXICON_BARE, 0));
}
END_TEST

START_TEST(a_lexicon_knows_its_words_and_its_match) {
    ck_assert_uint_eq(xc_lexicon_max_words(XC_LEXICON_SAMPLE), 3);
    ck_assert_uint_eq(xc_lexicon_max_words(XC_LEXICON_WORDS), 2);
    ck_assert_uint_eq(xc_lexicon_max_words(XC_LEXICON_BARE), 0);
    ck_assert(!xc_lexicon_is_lemmas(XC_LEXICON_SAMPLE));
    ck_assert(xc_lexicon_is_lemmas(XC_LEXICON_WORDS));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("lookup");
    TCase *lookup = tcase_create("lookup");
    tcase_add_test(lookup, every_form_is_found);
    tcase_add_test(lookup, nothing_else_is_found);
    tcase_add_test(lookup, forms_are_found_word_by_word);
    tcase_add_test(lookup, a_form_may_begin_another);
    tcase_add_test(lookup, features_read_as_written);
    tcase_add_test(lookup, absent_features_say_so);
    tcase_add_test(lookup, rows_come_in_the_order_of_the_file);
    tcase_add_test(lookup, a_lexicon_knows_its_words_and_its_match);
    suite_add_tcase(suite, lookup);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

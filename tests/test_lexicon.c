/*
 * test_lexicon.c - the program's own word lists: every form is as the text
 * is when it is looked up (folded), and is found.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/tables.h"
#include "text/chars.h"

/* Symbols and names of units are looked up with their letter case. */
static bool is_written(xc_lexicon_id lexicon) {
    return lexicon == XC_LEXICON_SYMBOLS || lexicon == XC_LEXICON_CONVERSIONS;
}

START_TEST(every_form_is_folded) {
    const xc_lexicon_table *table = &xc_lexicon_tables[_i];
    if (is_written((xc_lexicon_id)_i)) return;
    xc_buffer folded = XC_BUFFER_INIT;
    for (size_t i = 0; i < table->prefix_count; i++) {
        const char *form = table->prefixes[i].text;
        xc_buffer_clear(&folded);
        xc_text_fold(&folded, form, strlen(form));
        ck_assert_int_eq(xc_buffer_status(&folded), XC_OK);
        ck_assert_msg(strcmp(folded.bytes, form) == 0,
                      "%s: \"%s\" is looked up as \"%s\"", table->name, form,
                      folded.bytes);
    }
    xc_buffer_dispose(&folded);
}
END_TEST

START_TEST(every_form_is_found) {
    const xc_lexicon_table *table = &xc_lexicon_tables[_i];
    for (size_t i = 0; i < table->prefix_count; i++) {
        const xc_lexeme *found =
            xc_lexicon_find((xc_lexicon_id)_i, table->prefixes[i].text);
        ck_assert_msg(found == table->prefixes[i].lexeme,
                      "%s: \"%s\" is not found", table->name,
                      table->prefixes[i].text);
    }
}
END_TEST

START_TEST(every_row_has_a_form) {
    const xc_lexicon_table *table = &xc_lexicon_tables[_i];
    for (size_t row = 0; row < table->row_count; row++) {
        size_t forms = 0;
        for (size_t i = 0; i < table->prefix_count; i++)
            forms += table->prefixes[i].lexeme == &table->rows[row];
        ck_assert_msg(forms > 0, "%s: \"%s\" has no form", table->name,
                      table->rows[row].concept);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("lexicon");
    TCase *lists = tcase_create("lists");
    int count = XC_LEXICON_COUNT;
    tcase_add_loop_test(lists, every_form_is_folded, 0, count);
    tcase_add_loop_test(lists, every_form_is_found, 0, count);
    tcase_add_loop_test(lists, every_row_has_a_form, 0, count);
    suite_add_tcase(suite, lists);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 && count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

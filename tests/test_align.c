/*
 * test_align.c - the small parts of comparing: words joined by blanks, whose
 * keys name one actor, plurals, and comparisons of very many articles.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/align.h"
#include "compare/rule.h"

/* More articles than one key has candidates. */
#define CROWD 300

START_TEST(words_are_taken_one_by_one) {
    const char *list = "  ferry sink  tarnholm ";
    const char *const want[] = {"ferry", "sink", "tarnholm"};
    xc_word word;
    for (size_t i = 0; i < 3; i++) {
        ck_assert(xc_word_next(&list, &word));
        ck_assert_uint_eq(word.length, strlen(want[i]));
        ck_assert_int_eq(memcmp(word.start, want[i], word.length), 0);
    }
    ck_assert(!xc_word_next(&list, &word));
    ck_assert(!xc_word_next(&list, &word));
    list = NULL;
    ck_assert(!xc_word_next(&list, &word));
}
END_TEST

START_TEST(keys_of_one_actor) {
    ck_assert(xc_same_actor("maren holtveit", "holtveit"));
    ck_assert(xc_same_actor("holtveit", "maren holtveit"));
    ck_assert(xc_same_actor("bell island", "the bell island council"));
    ck_assert(!xc_same_actor("maren holtveit", "maren"));
    ck_assert(!xc_same_actor("bell island", "campbell island council"));
    ck_assert(!xc_same_actor("bell island", "the bell islands council"));
    ck_assert(!xc_same_actor("maren holtveit", "jonas holtveit"));
    ck_assert(!xc_same_actor(NULL, "holtveit"));
}
END_TEST

START_TEST(plurals) {
    static const char *const pairs[][2] = {
        {"member", "members"}, {"company", "companies"},
        {"valley", "valleys"}, {"church", "churches"},
        {"class", "classes"},  {"person", "people"},
        {"child", "children"}, {"fireman", "firemen"},
        {"people", "people"},  {"headquarters", "headquarters"},
        {"virus", "viruses"},  {"y", "ies"},
        {"german", "germans"}, {"x", "xes"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        xc_buffer out = XC_BUFFER_INIT;
        xc_describe_plural(&out, pairs[i][0]);
        ck_assert_str_eq(out.bytes, pairs[i][1]);
        xc_buffer_dispose(&out);
    }
}
END_TEST

static xc_report *check_crowd(bool backwards) {
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    for (int i = 0; i < CROWD; i++) {
        int n = backwards ? CROWD - 1 - i : i;
        char name[32], text[300];
        snprintf(name, sizeof name, "%03d.txt", n);
        snprintf(text, sizeof text,
                 "Diary of day %d.\n\n%s people were killed when the Orlin "
                 "ferry sank off Tarnholm in 2024.\n",
                 n,
                 n == 2           ? "Eleven"
                 : n == CROWD - 1 ? "Nine"
                                  : "Seven");
        ck_assert_int_eq(xc_desk_add_bytes(desk, name, text, strlen(text),
                                           XC_ROLE_CHECKED, NULL, &error),
                         XC_OK);
    }
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    xc_desk_free(desk);
    xc_context_free(context);
    return report;
}

static bool has_value(const xc_finding *finding, double value) {
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].value == value) return true;
    return false;
}

/* The odd one out of hundreds is found wherever it stands, and every figure
 * is among what is shown. */
START_TEST(one_of_a_crowd_differs) {
    for (int backwards = 0; backwards < 2; backwards++) {
        xc_report *report = check_crowd(backwards == 1);
        const xc_finding *f = xc_report_get_finding(report, 0);
        ck_assert_ptr_nonnull(f);
        ck_assert_uint_eq(xc_report_get_finding_count(report), 1);
        ck_assert_str_eq(f->rule, "count");
        ck_assert_uint_le(f->evidence_count, 40);
        ck_assert(has_value(f, 7));
        ck_assert(has_value(f, 9));
        ck_assert(has_value(f, 11));
        for (size_t i = 1; i < f->evidence_count; i++)
            ck_assert_int_lt(
                strcmp(f->evidence[i - 1].path, f->evidence[i].path), 0);
        xc_report_free(report);
    }
}
END_TEST

/* What a reference says besides counts, though nothing asked for it: eight
 * missed it and four sent no data leave 19 of 31. */
START_TEST(a_reference_explains_itself) {
    static const char reference[] =
        "Eight of the 31 Solveig airports missed the 80 percent punctuality "
        "target in 2024, and four sent no data.\n";
    static const char draft[] = "In 2024, 19 of the 31 Solveig airports met "
                                "the 80 percent punctuality target.\n";
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    xc_desk_add_bytes(desk, "old.txt", reference, strlen(reference),
                      XC_ROLE_REFERENCE, NULL, &error);
    xc_desk_add_bytes(desk, "new.txt", draft, strlen(draft), XC_ROLE_CHECKED,
                      NULL, &error);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    ck_assert_uint_eq(xc_report_get_finding_count(report), 0);
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("align");
    TCase *all = tcase_create("align");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, words_are_taken_one_by_one);
    tcase_add_test(all, keys_of_one_actor);
    tcase_add_test(all, plurals);
    tcase_add_test(all, one_of_a_crowd_differs);
    tcase_add_test(all, a_reference_explains_itself);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

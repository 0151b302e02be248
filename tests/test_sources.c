/*
 * test_sources.c - who counts as a source: copies of one wire story count once
 * and confirm nothing, articles of one paper have one voice, and a finding
 * lists its figures by source, whatever the order of the articles.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "crosscheck.h"

/* Long enough to be told from texts that are alike by chance. */
#define STORY(count, party)                                                    \
    count " people were killed when the Orlin ferry sank off Tarnholm in "     \
          "2024.\n\n"                                                          \
          "The ferry had left the northern quay at half past nine with a "     \
          "cargo of "                                                          \
          "timber and " party                                                  \
          " on their way home from the autumn fair, the harbor "               \
          "office said. A fisherman saw its lights go out behind the "         \
          "breakwater "                                                        \
          "and called the lifeboat, which reached the place within twenty "    \
          "minutes "                                                           \
          "and found only planks and a raft.\n\nDivers went down on Sunday "   \
          "morning. They said that the hull lies on its side in deep mud and " \
          "that "                                                              \
          "the loading gate at the bow stands open. The company that runs "    \
          "the line "                                                          \
          "has kept its other boats in port until the gates are looked at.\n"

#define OWN_SEVEN                                                              \
    "In 2024 seven people were killed when the Orlin ferry sank off "          \
    "Tarnholm. Their names are cut into a stone on the quay.\n"
#define OWN_NINE                                                               \
    "Nine people were killed when the Orlin ferry sank off Tarnholm in "       \
    "2024.\n"

typedef struct paper {
    const char *name; /* NULL: the end */
    const char *text;
    const char *source;
} paper;

static xc_report *check(const paper *papers, size_t count, bool backwards) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.show = XC_SHOW_DEFAULT | XC_SHOW(XC_VERDICT_AGREE) |
                   XC_SHOW(XC_VERDICT_IMPRECISE);
    xc_context *context = xc_context_new(&options, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    ck_assert_msg(desk, "%s", error.message);
    for (size_t i = 0; i < count; i++) {
        const paper *p = &papers[backwards ? count - 1 - i : i];
        xc_input input = XC_INPUT_INIT;
        input.source = p->source;
        ck_assert_int_eq(xc_desk_add_bytes(desk, p->name, p->text,
                                           strlen(p->text), XC_ROLE_CHECKED,
                                           &input, &error),
                         XC_OK);
    }
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    xc_desk_free(desk);
    xc_context_free(context);
    return report;
}

static const xc_finding *find_rule(const xc_report *report, const char *rule,
                                   xc_verdict verdict) {
    const xc_finding *f;
    for (size_t i = 0; (f = xc_report_get_finding(report, i)); i++)
        if (strcmp(f->rule, rule) == 0 && f->verdict == verdict) return f;
    return NULL;
}

static bool tells(const xc_finding *finding, const char *words) {
    for (size_t i = 0; i < finding->derivation_count; i++)
        if (strstr(finding->derivation[i], words)) return true;
    return false;
}

START_TEST(copies_confirm_nothing) {
    const paper copies[] = {
        {"a.txt", STORY("Seven", "a party of mill hands"), NULL},
        {"b.txt", STORY("Seven", "some mill hands"), NULL}};
    const paper others[] = {
        {"a.txt", STORY("Seven", "a party of mill hands"), NULL},
        {"b.txt", OWN_SEVEN, NULL}};
    xc_report *report = check(copies, 2, false);
    ck_assert_uint_eq(xc_report_get_finding_count(report), 0);
    ck_assert_uint_eq(xc_report_get_summary(report)->confirmed, 0);
    xc_report_free(report);
    report = check(others, 2, false);
    ck_assert_ptr_nonnull(find_rule(report, "count", XC_VERDICT_AGREE));
    ck_assert_uint_eq(xc_report_get_summary(report)->confirmed, 2);
    xc_report_free(report);
}
END_TEST

/* An edited copy that gives another figure is a contradiction all the same. */
START_TEST(copies_may_contradict) {
    const paper copies[] = {
        {"a.txt", STORY("Seven", "a party of mill hands"), NULL},
        {"b.txt", STORY("Nine", "some mill hands"), NULL}};
    xc_report *report = check(copies, 2, false);
    const xc_finding *f = find_rule(report, "count", XC_VERDICT_CONFLICT);
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->value_count, 2);
    ck_assert_ptr_null(strstr(f->message, "source"));
    xc_report_free(report);
}
END_TEST

START_TEST(a_wire_story_counts_once) {
    const paper papers[] = {
        {"a.txt", STORY("Seven", "a party of mill hands"), NULL},
        {"b.txt", STORY("Seven", "some mill hands"), NULL},
        {"c.txt", STORY("Seven", "mill hands"), NULL},
        {"d.txt", OWN_NINE, NULL}};
    for (int backwards = 0; backwards < 2; backwards++) {
        xc_report *report = check(papers, 4, backwards == 1);
        const xc_finding *f = find_rule(report, "count", XC_VERDICT_CONFLICT);
        ck_assert_ptr_nonnull(f);
        ck_assert_uint_eq(f->value_count, 2);
        ck_assert(f->values[0].value == 7 && f->values[1].value == 9);
        ck_assert_uint_eq(f->values[0].source_count, 3);
        ck_assert_uint_eq(f->values[0].voices, 1);
        ck_assert(tells(f, "the same wire story in 3 papers counts once: "
                           "a.txt, b.txt and c.txt"));
        ck_assert_ptr_null(strstr(f->message, "alone"));
        xc_report_free(report);
    }
}
END_TEST

START_TEST(the_odd_one_out_is_named) {
    const paper papers[] = {
        {"a.txt", STORY("Seven", "a party of mill hands"), NULL},
        {"b.txt", OWN_NINE, NULL},
        {"c.txt", OWN_SEVEN, NULL}};
    for (int backwards = 0; backwards < 2; backwards++) {
        xc_report *report = check(papers, 3, backwards == 1);
        const xc_finding *f = find_rule(report, "count", XC_VERDICT_CONFLICT);
        ck_assert_ptr_nonnull(f);
        ck_assert_ptr_nonnull(
            strstr(f->message, "; 2 sources say 7, b.txt alone says 9"));
        ck_assert(tells(f, "7: a.txt and c.txt"));
        ck_assert(tells(f, "9: b.txt"));
        xc_report_free(report);
    }
}
END_TEST

/* A file that is there twice is no other source; a story that two papers print
 * under their names is neither's alone. */
START_TEST(a_copy_of_the_odd_one_out_is_that_source) {
    const char *const named[] = {NULL, NULL, "Gazette", "Herald"};
    for (int k = 0; k < 4; k += 2) {
        const paper papers[] = {
            {"a.txt", STORY("Seven", "a party of mill hands"), NULL},
            {"b.txt", OWN_NINE, named[k]},
            {"b2.txt", OWN_NINE, named[k + 1]},
            {"c.txt", OWN_SEVEN, NULL}};
        xc_report *report = check(papers, 4, k == 2);
        const xc_finding *f = find_rule(report, "count", XC_VERDICT_CONFLICT);
        ck_assert_ptr_nonnull(f);
        ck_assert_uint_eq(f->values[1].voices, 1);
        ck_assert_ptr_nonnull(
            strstr(f->message, k == 0 ? "; 2 sources say 7, b.txt alone says 9"
                                      : "; 2 sources say 7, 1 source says 9"));
        ck_assert(
            tells(f, k == 0 ? "9: b.txt and b2.txt" : "9: Gazette and Herald"));
        xc_report_free(report);
    }
}
END_TEST

/* Two articles of one paper are no two sources. */
START_TEST(a_paper_has_one_voice) {
    const paper papers[] = {
        {"a.txt", STORY("Seven", "a party of mill hands"), "Gazette"},
        {"b.txt", OWN_NINE, "Herald"},
        {"c.txt", OWN_SEVEN, "Gazette"}};
    xc_report *report = check(papers, 3, false);
    const xc_finding *f = find_rule(report, "count", XC_VERDICT_CONFLICT);
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->values[0].voices, 1);
    ck_assert_uint_eq(f->values[1].voices, 1);
    ck_assert_uint_eq(f->values[0].source_count, 1);
    ck_assert_ptr_null(strstr(f->message, "alone"));
    xc_report_free(report);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("sources");
    TCase *all = tcase_create("sources");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, copies_confirm_nothing);
    tcase_add_test(all, copies_may_contradict);
    tcase_add_test(all, a_wire_story_counts_once);
    tcase_add_test(all, the_odd_one_out_is_named);
    tcase_add_test(all, a_copy_of_the_odd_one_out_is_that_source);
    tcase_add_test(all, a_paper_has_one_voice);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

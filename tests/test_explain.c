/*
 * test_explain.c - a finding in full: what it says of each side, what was
 * weighed and that it adds up, and why the severity is what it is.
 */
#include <cjson/cJSON.h>
#include <math.h>

#include "crosscheck.h"
#include "run_program.h"

static char print[17];

static void set_up(void) {
    enter_folder();
    put_articles();
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    take_print(print);
}

START_TEST(a_finding_is_shown_in_full) {
    ck_assert_int_eq(run("explain %s lagging.txt meeting.txt", print), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "error: conflict [total]");
    expect_in(out, "What was compared\n");
    expect_in(out, "written      7  ");
    expect_in(out, "of, written  29  ");
    expect_in(out, "2031-01-01 to 2031-12-31 (2031)");
    expect_in(out, "    bias ");
    expect_in(out, "; the rule judges from 50% on\n");
    expect_in(out,
              "Why this is an error\n\n    1. the verdict conflict: error");
    expect_not_in(out, "It is not reported");
}
END_TEST

START_TEST(what_is_not_there_is_not_explained) {
    ck_assert_int_eq(run("explain 00000000000000aa lagging.txt meeting.txt"),
                     3);
    expect_in(err, "nothing that was found has the fingerprint 0000");
    ck_assert_str_eq(out, "");
    ck_assert_int_eq(run("explain %s", print), 2);
    ck_assert_int_eq(run("explain %s lagging.txt --to xml", print), 2);
    ck_assert_int_eq(run("explain %s nowhere.txt meeting.txt", print), 3);
}
END_TEST

START_TEST(an_archive_is_looked_into) {
    ck_assert_int_eq(run("add a.db lagging.txt meeting.txt"), 0);
    ck_assert_int_eq(run("explain %s a.db", print), 0);
    expect_in(out, "What was compared\n");
    ck_assert_int_eq(run("explain %s lagging.txt --against a.db", print), 0);
}
END_TEST

START_TEST(what_is_left_out_says_why) {
    put_file(".crosscheck.yml", "rules: {total: off}\n");
    ck_assert_int_eq(run("explain %s lagging.txt meeting.txt", print), 0);
    expect_in(out, "It is not reported: its rule is switched off.\n");
    put_file(".crosscheck.yml", "min-confidence: 1\n");
    ck_assert_int_eq(run("explain %s lagging.txt meeting.txt", print), 0);
    expect_in(out, "It is not reported: it is less sure than min-confidence.");
    put_file(".crosscheck.yml", "rules: {total: note}\n");
    ck_assert_int_eq(run("explain %s lagging.txt meeting.txt", print), 0);
    expect_in(out, "Why this is a note\n");
    expect_in(out, "    2. settled for the rule total: note\n");
    ck_assert_int_eq(run("accept %s --reason x", print), 0);
    ck_assert_int_eq(run("explain %s lagging.txt meeting.txt", print), 0);
    expect_in(out, "It is not reported: it is accepted.\n");
}
END_TEST

START_TEST(agreement_is_explained_too) {
    put_file("same.txt", "In 2031, 22 of the 29 EU countries met the 4 percent "
                         "goal.\n");
    run("check --show agree lagging.txt same.txt");
    take_print(print);
    ck_assert_int_eq(run("explain %s lagging.txt same.txt", print), 0);
    expect_in(out, "Why this is no complaint\n");
}
END_TEST

/* Two years apart within a day do not fit: a birthday explains one. */
START_TEST(ages_a_year_off_are_not_said_to_fit) {
    static const char told[] = "The Pell River inquiry of Thomas Vale and Anna "
                               "Finch, %d, has ended.\n";
    static const struct {
        int age;
        bool off;
        const char *message;
    } rows[] = {{40, false, "the ages fit, 40 and 40"},
                {41, false, "the ages fit, 40 and 41"},
                {42, true, "the ages nearly fit, 40 and 42"}};
    char text[128];
    put_file("a.jsonl", "{\"id\": \"a\", \"published\": \"2031-03-03\", "
                        "\"text\": \"Judge Anna Finch, 40, will lead the Pell "
                        "River inquiry with Thomas Vale.\"}\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(text, sizeof text, told, rows[i].age);
        put_file("b.txt", text);
        run("check --published 2031-03-04 --show agree,imprecise a.jsonl "
            "b.txt");
        expect_in(out, rows[i].message);
        ck_assert_int_eq(strstr(out, "that is a year off") != NULL,
                         rows[i].off);
    }
}
END_TEST

/* A quotation is weighed by its words, not by the model. */
START_TEST(a_rule_that_weighs_by_itself_says_so) {
    put_file("a.txt", "\"We will rebuild the old ferry terminal before the "
                      "winter storms arrive,\" Mayor Ada Lund said.\n");
    put_file("b.txt", "\"We will rebuild the old ferry terminal before the "
                      "summer storms arrive,\" Mayor Ada Lund said.\n");
    run("check a.txt b.txt");
    take_print(print);
    ck_assert_int_eq(run("explain %s a.txt b.txt", print), 0);
    expect_in(out, "probable, as the rule itself weighs it");
    expect_in(out, "the rule quotation allows no more: warning");
}
END_TEST

/* ------------------------------------------------------------------ */
/* JSON                                                                 */

static double number_of(const cJSON *object, const char *key) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    ck_assert_msg(cJSON_IsNumber(item), "no number \"%s\"", key);
    return item->valuedouble;
}

START_TEST(what_was_weighed_adds_up) {
    const cJSON *feature;
    double sum = 0;
    ck_assert_int_eq(run("explain --to json %s lagging.txt meeting.txt", print),
                     0);
    cJSON *json = cJSON_Parse(out);
    cJSON_ArrayForEach(feature, cJSON_GetObjectItem(json, "features")) {
        sum += number_of(feature, "value") * number_of(feature, "weight");
    }
    double probability = number_of(json, "probability");
    ck_assert(fabs(1 / (1 + exp(-sum)) - probability) < 1e-9);
    const cJSON *finding = cJSON_GetObjectItem(json, "finding");
    ck_assert(fabs(number_of(finding, "confidence") - probability) < 1e-9);
    const cJSON *side = cJSON_GetObjectItem(json, "sides")->child;
    ck_assert_double_eq(
        number_of(cJSON_GetObjectItem(side, "whole_written"), "low"), 29);
    cJSON_Delete(json);
}
END_TEST

START_TEST(json_fits_its_schema) {
    if (system("python3 -c 'import jsonschema' 2>.python") != 0) return;
    run("explain --to json %s lagging.txt meeting.txt", print);
    ck_assert_int_eq(system("'" XC_SOURCE_DIR "/tests/validate_json.py' "
                            "'" XC_SOURCE_DIR "/schema/explain.schema.json' "
                            "<.out"),
                     0);
}
END_TEST

START_TEST(the_library_says_when_nothing_was_kept) {
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    xc_desk_add_file(desk, "lagging.txt", XC_ROLE_CHECKED, NULL, &error);
    xc_desk_add_file(desk, "meeting.txt", XC_ROLE_CHECKED, NULL, &error);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_ptr_nonnull(xc_report_find(report, print));
    ck_assert_ptr_null(xc_report_find(report, "00000000000000aa"));
    ck_assert_int_eq(xc_report_explain(report, print, "text", NULL,
                                       xc_write_to_file, stdout, &error),
                     XC_ERROR_ARGUMENT);
    expect_in(error.message, "option explain");
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("explain");
    TCase *all = tcase_create("explain");
    tcase_add_checked_fixture(all, set_up, leave_folder);
    tcase_add_test(all, a_finding_is_shown_in_full);
    tcase_add_test(all, what_is_not_there_is_not_explained);
    tcase_add_test(all, an_archive_is_looked_into);
    tcase_add_test(all, what_is_left_out_says_why);
    tcase_add_test(all, agreement_is_explained_too);
    tcase_add_test(all, ages_a_year_off_are_not_said_to_fit);
    tcase_add_test(all, a_rule_that_weighs_by_itself_says_so);
    tcase_add_test(all, what_was_weighed_adds_up);
    tcase_add_test(all, json_fits_its_schema);
    tcase_add_test(all, the_library_says_when_nothing_was_kept);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

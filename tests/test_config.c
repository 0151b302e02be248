/*
 * test_config.c - .crosscheck.yml: where it is found, what it settles, and
 * what is refused, with the place.
 */
#include <sys/stat.h>

#include "crosscheck.h"
#include "run_program.h"

static void set_up(void) {
    enter_folder();
    put_articles();
}

static void configure(const char *text) {
    put_file(".crosscheck.yml", text);
}

START_TEST(without_a_configuration_a_conflict_is_an_error) {
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    expect_in(out, "error: conflict [total]");
}
END_TEST

START_TEST(a_severity_is_settled) {
    configure("rules:\n  total: note\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_in(out, "note: conflict [total]");
    ck_assert_int_eq(run("check --fail-on note lagging.txt meeting.txt"), 1);
    ck_assert_str_eq(err, "");
}
END_TEST

/* Who settles that wordings of a quotation are errors does not settle that
 * agreement about one is. */
START_TEST(agreement_keeps_its_severity) {
    configure("rules:\n  total: error\n  share: error\n");
    put_file("same.txt", "In 2031, 22 of the 29 EU countries met the 4 percent "
                         "goal.\n");
    ck_assert_int_eq(run("check --show agree lagging.txt same.txt"), 0);
    expect_in(out, "agree [share]");
}
END_TEST

START_TEST(a_rule_is_switched_off) {
    configure("rules: {total: 'off'}\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_not_in(out, "[total]");
    expect_in(out, "0 in dispute");
}
END_TEST

START_TEST(what_is_not_sure_enough_is_left_out) {
    configure("min-confidence: 1.0\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_in(out, "Nothing to report");
    configure("min-confidence: 0.25\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
}
END_TEST

START_TEST(what_fails_is_settled_unless_said) {
    configure("fail-on: note\nrules:\n  total: note\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    ck_assert_int_eq(run("check --fail-on error lagging.txt meeting.txt"), 0);
}
END_TEST

START_TEST(it_is_found_in_a_folder_above) {
    configure("rules:\n  total: warning\n");
    ck_assert_int_eq(system("mkdir -p city/sports"), 0);
    ck_assert_int_eq(chdir("city/sports"), 0);
    run("check ../../lagging.txt ../../meeting.txt");
    expect_in(out, "warning: conflict [total]");
    run("check --no-config ../../lagging.txt ../../meeting.txt");
    expect_in(out, "error: conflict [total]");
    put_file("other.yml", "rules:\n  total: note\n");
    run("check --config other.yml ../../lagging.txt ../../meeting.txt");
    expect_in(out, "note: conflict [total]");
    put_file(".crosscheck.yml", "rule:\n");
    ck_assert_int_eq(run("check ../../lagging.txt"), 2);
    expect_in(err, "crosscheck: .crosscheck.yml:1:1: unknown key");
    ck_assert_int_eq(chdir("../.."), 0);
}
END_TEST

START_TEST(reports_obey_it_too) {
    configure("rules:\n  total: note\n");
    ck_assert_int_eq(run("add a.db lagging.txt meeting.txt"), 0);
    ck_assert_int_eq(run("report a.db"), 0);
    expect_in(out, "note: conflict [total]");
}
END_TEST

START_TEST(what_takes_none_reads_none) {
    configure("rule:\n");
    ck_assert_int_eq(run("facts lagging.txt"), 0);
    ck_assert_int_eq(run("facts --no-config lagging.txt"), 2);
}
END_TEST

/* ------------------------------------------------------------------ */
/* What is refused                                                      */

typedef struct bad {
    const char *text;
    const char *said;
} bad;

static const bad refused[] = {
    {"ruls:\n", ":1:1: unknown key \"ruls\"; known are baseline, fail-on, "
                "min-confidence, rules"},
    {"fail-on: note\npublished: no\n", ":2:1: unknown key \"published\""},
    {"fail-on: none\n", ":1:10: fail-on: no severity \"none\""},
    {"fail-on: [note]\n", ":1:10: fail-on: no severity \"[...]\""},
    {"fail-on: {note: 1}\n", ":1:10: fail-on: no severity \"{...}\""},
    {"fail-on: note\nfail-on: note\n", ":2:1: \"fail-on\" is given twice"},
    {"min-confidence: 1.01\n", ":1:17: min-confidence: \"1.01\" is no number"},
    {"min-confidence: -0\n", ":1:17: min-confidence: \"-0\""},
    {"min-confidence: 0x1\n", ":1:17: min-confidence"},
    {"min-confidence: .\n", ":1:17: min-confidence"},
    {"min-confidence: nan\n", ":1:17: min-confidence"},
    {"rules: off\n", ":1:8: rules: write a line for each rule"},
    {"rules:\n", ":1:7: rules: write a line for each rule"},
    {"rules:\n  totals: off\n", ":2:3: rules: no rule \"totals\"; there are "
                                "age, anniversary, "},
    {"rules:\n  total: fatal\n", ":2:10: rules: total: \"fatal\" is none of "
                                 "off, note, warning, error"},
    {"rules:\n  total: none\n", ":2:10: rules: total: \"none\""},
    {"rules:\n  total: {a: b}\n", ":2:10: rules: total"},
    {"rules:\n  total: off\n  total: note\n", ":3:3: rules: \"total\" is given "
                                              "twice"},
    {"rules: {[a]: off}\n", ":1:9: rules: no rule"},
    {"baseline:\n", ":1:10: baseline: name the file"},
    {"baseline: {}\n", ":1:11: baseline: name the file"},
    {"rules: &r {total: off}\n", ":1:8: anchors and aliases"},
    {"fail-on: *f\n", ":1:10: anchors and aliases"},
    {"- fail-on\n", ":1:1: a configuration is a list of"},
    {"note\n", ":1:1: a configuration is a list of"},
    {"fail-on: note\n---\nfail-on: note\n", ":2:1: a second document"},
    {"fail-on: note\nrules: {total: off\n", ": no YAML: "},
    {"fail-on: \"note\n", ": no YAML: "},
    {"\tfail-on: note\n", ":1:1: no YAML: "},
    {"# caf\xc3\xa9\nfail-on: \xff\n", ":2:10: the bytes are no text"},
    {"fail-on: \"no\\0te\"\n", ":1:10: fail-on: no severity"},
};

START_TEST(bad_settings_are_refused_where_they_stand) {
    const bad *b = &refused[_i];
    char head[64];
    configure(b->text);
    ck_assert_msg(run("check lagging.txt meeting.txt") == 2, "taken: %s",
                  b->text);
    ck_assert_str_eq(out, "");
    snprintf(head, sizeof head, "crosscheck: .crosscheck.yml%.*s",
             (int)strcspn(b->said, " "), b->said);
    expect_in(err, b->said);
    if (b->said[1] != ' ') expect_in(err, head);
    ck_assert_ptr_eq(strchr(err, '\n'), err + strlen(err) - 1);
}
END_TEST

START_TEST(an_empty_one_settles_nothing) {
    static const char *const texts[] = {"", "# nothing yet\n", "---\n", "{}\n",
                                        "---\n...\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        configure(texts[i]);
        ck_assert_msg(run("check lagging.txt meeting.txt") == 1, "%s: %s",
                      texts[i], err);
    }
}
END_TEST

START_TEST(what_cannot_be_read_is_a_failure) {
    ck_assert_int_eq(run("check --config no.yml lagging.txt"), 3);
    expect_in(err, "crosscheck: no.yml: no such file");
    ck_assert_int_eq(run("check --config . lagging.txt"), 3);
    expect_in(err, "folder");
    FILE *file = fopen("big.yml", "wb");
    for (int i = 0; i < 8000; i++)
        fputs("# nothing\n", file);
    fclose(file);
    ck_assert_int_eq(run("check --config big.yml lagging.txt"), 3);
    expect_in(err, "big.yml: larger than the limit of 65536 bytes\n");
}
END_TEST

/* Ten thousand brackets cost no more than their bytes. */
START_TEST(depth_is_refused_at_once) {
    static char text[20000];
    memset(text, '[', sizeof text - 1);
    configure(text);
    ck_assert_int_eq(run("check lagging.txt"), 2);
    expect_in(err, ":1:1: ");
}
END_TEST

START_TEST(the_library_gives_what_is_settled) {
    xc_error error = XC_ERROR_INIT;
    put_file("x.yml", "baseline: accepted\nfail-on: warning\n");
    xc_config *config = xc_config_new("x.yml", &error);
    ck_assert_ptr_nonnull(config);
    ck_assert_int_eq(xc_config_get_fail_on(config), XC_SEVERITY_WARNING);
    ck_assert_str_eq(xc_config_get_baseline(config), "accepted");
    xc_config_free(config);
    config = xc_config_new("./x.yml", &error);
    ck_assert_str_eq(xc_config_get_baseline(config), "./accepted");
    xc_config_free(config);
    put_file("x.yml", "baseline: /srv/accepted\n");
    config = xc_config_new("./x.yml", &error);
    ck_assert_str_eq(xc_config_get_baseline(config), "/srv/accepted");
    ck_assert_int_eq(xc_config_get_fail_on(config), XC_SEVERITY_NONE);
    xc_config_free(config);
    xc_config_free(NULL);
    put_file("x.yml", "baseline: []\n");
    ck_assert_ptr_null(xc_config_new("x.yml", &error));
    ck_assert_int_eq(error.status, XC_ERROR_FORMAT);
    ck_assert_uint_eq(error.line, 1);
    ck_assert_uint_eq(error.column, 11);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("config");
    TCase *all = tcase_create("config");
    tcase_add_checked_fixture(all, set_up, leave_folder);
    tcase_add_test(all, without_a_configuration_a_conflict_is_an_error);
    tcase_add_test(all, a_severity_is_settled);
    tcase_add_test(all, agreement_keeps_its_severity);
    tcase_add_test(all, a_rule_is_switched_off);
    tcase_add_test(all, what_is_not_sure_enough_is_left_out);
    tcase_add_test(all, what_fails_is_settled_unless_said);
    tcase_add_test(all, it_is_found_in_a_folder_above);
    tcase_add_test(all, reports_obey_it_too);
    tcase_add_test(all, what_takes_none_reads_none);
    tcase_add_loop_test(all, bad_settings_are_refused_where_they_stand, 0,
                        sizeof refused / sizeof *refused);
    tcase_add_test(all, an_empty_one_settles_nothing);
    tcase_add_test(all, what_cannot_be_read_is_a_failure);
    tcase_add_test(all, depth_is_refused_at_once);
    tcase_add_test(all, the_library_gives_what_is_settled);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

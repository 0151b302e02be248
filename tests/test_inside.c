/*
 * test_inside.c - living with the findings of rules that hold an article
 * against itself: each of these rules, on its own example, obeys the settings,
 * comments and the baseline, and its finding is explained.
 */
#include "crosscheck.h"
#include "run_program.h"

#define MOST 64

/* The rules whose example is one article. */
static const xc_rule_info *rules[MOST];
static const xc_rule_example *examples[MOST];
static int rule_count;

static char print[17];

/* The example as a.txt, with these lines before each of its paragraphs. */
static void put_example(int index, const char *line) {
    char text[1 << 13];
    size_t n = (size_t)snprintf(text, sizeof text, "%s", line);
    for (const char *at = examples[index]->a; *at; at++) {
        text[n++] = *at;
        if (at[0] == '\n' && at[1] && at[1] != '\n')
            n += (size_t)snprintf(text + n, sizeof text - n, "%s", line);
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "\n");
    ck_assert_uint_lt(n, sizeof text);
    put_file("a.txt", text);
}

static void check_example(int index) {
    char head[64];
    put_example(index, "");
    ck_assert_int_eq(run("check --fail-on note a.txt"), 1);
    snprintf(head, sizeof head, " conflict [%s]", rules[index]->id);
    expect_in(out, head);
    take_print(print);
}

START_TEST(a_severity_is_settled) {
    char text[128], head[128];
    check_example(_i);
    snprintf(text, sizeof text, "rules: {%s: note}\n", rules[_i]->id);
    put_file(".crosscheck.yml", text);
    ck_assert_int_eq(run("check a.txt"), 0);
    snprintf(head, sizeof head, "note: conflict [%s]", rules[_i]->id);
    expect_in(out, head);
    ck_assert_int_eq(run("explain %s a.txt", print), 0);
    snprintf(head, sizeof head, "settled for the rule %s: note\n",
             rules[_i]->id);
    expect_in(out, head);
}
END_TEST

START_TEST(what_is_switched_off_is_silent) {
    char text[128];
    check_example(_i);
    snprintf(text, sizeof text, "rules: {%s: off}\n", rules[_i]->id);
    put_file(".crosscheck.yml", text);
    ck_assert_int_eq(run("check --fail-on note a.txt"), 0);
    expect_in(out, "Nothing to report");
    expect_in(out, " 0 in dispute or conflict");
    ck_assert_int_eq(run("explain %s a.txt", print), 0);
    expect_in(out, "It is not reported: its rule is switched off.\n");
}
END_TEST

START_TEST(a_comment_silences_it) {
    char line[128];
    snprintf(line, sizeof line, "<!-- crosscheck-ignore %s: as it was -->\n",
             rules[_i]->id);
    check_example(_i);
    put_example(_i, line);
    ck_assert_int_eq(run("check --fail-on note a.txt"), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "Nothing to report");
    expect_in(out, " silenced");
}
END_TEST

START_TEST(a_comment_for_another_rule_does_not) {
    check_example(_i);
    put_example(_i, "<!-- crosscheck-ignore count: as it was -->\n");
    ck_assert_int_eq(run("check --fail-on note a.txt"), 1);
    expect_in(out, print);
    expect_not_in(out, " silenced");
}
END_TEST

START_TEST(it_is_explained) {
    check_example(_i);
    ck_assert_int_eq(run("explain %s a.txt", print), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "  Why:\n    1. ");
    expect_in(out, "%, as the rule itself weighs it");
    expect_in(out, "    1. the verdict conflict: error\n");
    expect_not_in(out, "What was compared");
    expect_not_in(out, "One thing?");
    expect_not_in(out, "It is not reported");
}
END_TEST

START_TEST(its_explanation_fits_the_schema) {
    if (system("python3 -c 'import jsonschema' 2>.python") != 0) return;
    check_example(_i);
    ck_assert_int_eq(run("explain --to json %s a.txt", print), 0);
    expect_in(out, "\"sides\": []");
    ck_assert_int_eq(system("'" XC_SOURCE_DIR "/tests/validate_json.py' "
                            "'" XC_SOURCE_DIR "/schema/explain.schema.json' "
                            "<.out"),
                     0);
}
END_TEST

START_TEST(what_is_accepted_is_left_out_until_it_is_gone) {
    check_example(_i);
    ck_assert_int_eq(run("accept %s --reason x a.txt", print), 0);
    ck_assert_int_eq(run("check --fail-on note a.txt"), 0);
    expect_in(out, "1 accepted finding");
    ck_assert_int_eq(run("explain %s a.txt", print), 0);
    expect_in(out, "It is not reported: it is accepted.\n");
    put_file("a.txt", "The weather stays fine.\n");
    ck_assert_int_eq(run("check a.txt"), 0);
    expect_in(out, "is gone (");
}
END_TEST

/* Neither the line nor what stands before it is in the fingerprint. */
START_TEST(the_fingerprint_lasts) {
    char text[1 << 13];
    check_example(_i);
    snprintf(text, sizeof text, "%s\n\nThe weather stays fine.\n",
             examples[_i]->a);
    put_file("a.txt", text);
    ck_assert_int_eq(run("check --fail-on note a.txt"), 1);
    expect_in(out, print);
}
END_TEST

START_TEST(only_the_block_behind_is_silent) {
    put_file("a.txt", "The bridge opened on Wednesday, Feb. 13, 2025.\n\n"
                      "<!-- crosscheck-ignore weekday: the old calendar -->\n"
                      "The tunnel opened on Friday, Feb. 20, 2025.\n");
    ck_assert_int_eq(run("check a.txt"), 1);
    expect_in(out, "a Thursday, not a Wednesday");
    expect_not_in(out, "not a Friday");
    expect_in(out, "1 comment in the articles silenced");
}
END_TEST

START_TEST(a_hedged_figure_is_a_note_and_says_why) {
    put_file("a.txt", "The path is about 10 miles (12 kilometers) long.\n");
    ck_assert_int_eq(run("check a.txt"), 0);
    expect_in(out, "note: conflict [conversion]");
    take_print(print);
    ck_assert_int_eq(run("explain %s a.txt", print), 0);
    expect_in(out, "Why this is a note\n");
    expect_in(out, "    2. a figure is hedged, or something may be left out: "
                   "note\n");
}
END_TEST

START_TEST(what_is_unsure_is_left_out) {
    put_file(".crosscheck.yml", "min-confidence: 0.93\n");
    put_file("a.txt", "The bridge opened on Wednesday, Feb. 13, 2025.\n\n"
                      "The storm killed 20 people: 12 men, 5 women and 4 "
                      "children.\n");
    ck_assert_int_eq(run("check a.txt"), 1);
    expect_in(out, "[weekday]");
    expect_not_in(out, "[sum]");
}
END_TEST

static void find_rules(void) {
    const xc_rule_info *rule;
    for (size_t i = 0; (rule = xc_rule_get(i)) && rule_count < MOST; i++) {
        const xc_rule_example *example = xc_rule_get_example(i);
        if (!example || example->b) continue;
        rules[rule_count] = rule;
        examples[rule_count++] = example;
    }
}

int main(void) {
    Suite *suite = suite_create("inside");
    TCase *all = tcase_create("inside");
    find_rules();
    tcase_set_timeout(all, 60);
    tcase_add_checked_fixture(all, enter_folder, leave_folder);
    tcase_add_loop_test(all, a_severity_is_settled, 0, rule_count);
    tcase_add_loop_test(all, what_is_switched_off_is_silent, 0, rule_count);
    tcase_add_loop_test(all, a_comment_silences_it, 0, rule_count);
    tcase_add_loop_test(all, a_comment_for_another_rule_does_not, 0,
                        rule_count);
    tcase_add_loop_test(all, it_is_explained, 0, rule_count);
    tcase_add_loop_test(all, its_explanation_fits_the_schema, 0, rule_count);
    tcase_add_loop_test(all, what_is_accepted_is_left_out_until_it_is_gone, 0,
                        rule_count);
    tcase_add_loop_test(all, the_fingerprint_lasts, 0, rule_count);
    tcase_add_test(all, only_the_block_behind_is_silent);
    tcase_add_test(all, a_hedged_figure_is_a_note_and_says_why);
    tcase_add_test(all, what_is_unsure_is_left_out);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed || rule_count == 0 ? 1 : 0;
}

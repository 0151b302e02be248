/*
 * test_bench.c - the benchmark (tools/bench/) runs and prints its whole table;
 * the text that it makes depends on the seed alone. How fast anything is, is
 * not looked at.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "scratch_folder.h"

static char said[16384];

/* Runs the benchmark, keeps what it says on either stream, answers its exit
 * status. */
static int run(const char *arguments) {
    char line[1024];
    snprintf(line, sizeof line, "'" XC_BENCH "' %s 2>&1", arguments);
    FILE *out = popen(line, "r");
    ck_assert_ptr_nonnull(out);
    said[fread(said, 1, sizeof said - 1, out)] = '\0';
    int status = pclose(out);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(the_table_has_every_stage) {
    static const char *const rows[] = {
        "\nstage ",
        "\nread ",
        "\nsentences and tokens ",
        "\ntags and trees ",
        "\ndates ",
        "\nquantities ",
        "\ndates and quantities ",
        "\nactors ",
        "\nattributions ",
        "\nfacts ",
        "\nall of the above ",
        "\nstore ",
        "\ncompare ",
        "\nuntagged figures ",
        "\nfigures from text ",
        "\npeak memory: ",
    };
    ck_assert_int_eq(run("--sentences 20 --seconds 0"), 0);
    const char *at = said;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        at = strstr(at, rows[i]);
        ck_assert_msg(at != NULL, "no row%s in\n%s", rows[i], said);
    }
    ck_assert_ptr_nonnull(strstr(said, "text: seed 1, 1 articles, "));
}
END_TEST

/* What is said of the text, but for its seed. */
static void describe(const char *arguments, char *out, size_t size) {
    ck_assert_int_eq(run(arguments), 0);
    const char *from = strchr(said, ',');
    ck_assert_ptr_nonnull(from);
    ck_assert_ptr_nonnull(strstr(from, ", hash "));
    snprintf(out, size, "%.*s", (int)strcspn(from, "\n"), from);
}

START_TEST(the_seed_makes_the_text) {
    char first[256], again[256], other[256];
    describe("--sentences 30 --seconds 0 --seed 7", first, sizeof first);
    describe("--seed 7 --seconds 0 --sentences 30", again, sizeof again);
    describe("--sentences 30 --seconds 0 --seed 8", other, sizeof other);
    ck_assert_str_eq(first, again);
    ck_assert_str_ne(first, other);
}
END_TEST

START_TEST(files_are_measured) {
    put_file("a.txt", "The harbour at Velwick lost 12 of its 40 cranes.\n");
    put_file("b.jsonl", "{\"id\":\"b\",\"text\":\"Two ferries sank.\"}\n");
    ck_assert_int_eq(run("--seconds 0 a.txt b.jsonl"), 0);
    ck_assert_ptr_nonnull(
        strstr(said, "text: 2 files, 2 articles, 2 sentences, 15 tokens, "));
}
END_TEST

START_TEST(one_way_can_be_run_alone) {
    ck_assert_int_eq(run("--sentences 9 --seconds 0 --way figures"), 0);
    ck_assert_ptr_nonnull(strstr(said, "\nfigures from text "));
    ck_assert_ptr_null(strstr(said, "\ntags and trees "));
    ck_assert_ptr_null(strstr(said, ", 0 sentences, "));
}
END_TEST

START_TEST(the_text_is_printed) {
    ck_assert_int_eq(run("--print --sentences 3"), 0);
    const char *start = "{\"id\":\"1\",\"published\":\"2031-02-13\",";
    ck_assert_int_eq(strncmp(said, start, strlen(start)), 0);
    ck_assert_str_eq(strchr(said, '\n'), "\n");
}
END_TEST

/* How long it takes is no matter of a test. */
START_TEST(drafts_are_checked_against_an_archive) {
    ck_assert_int_eq(setenv("TMPDIR", folder, 1), 0);
    ck_assert_int_eq(run("--facts 260"), 0);
    const char *start = "archive: 11 articles, 275 facts, made in ";
    ck_assert_int_eq(strncmp(said, start, strlen(start)), 0);
    ck_assert_ptr_nonnull(strstr(said, "\none draft of 25 facts against it, "
                                       "after opening: median "));
    ck_assert_int_eq(system("test -z \"$(ls -d crosscheck-bench-* 2>.none)\""),
                     0);
}
END_TEST

START_TEST(articles_are_checked_and_added) {
    static const char *const rows[] = {
        "articles: seed 1, 3 of about 450 words", "\nseconds ",
        "\ncheck, cold ", "\ncheck, unchanged ", "\nadd, all files "};
    ck_assert_int_eq(setenv("TMPDIR", folder, 1), 0);
    ck_assert_int_eq(run("--articles 3 --seconds 0"), 0);
    const char *at = said;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        at = strstr(at, rows[i]);
        ck_assert_msg(at != NULL, "no row %s in\n%s", rows[i], said);
    }
    ck_assert_ptr_nonnull(strstr(at, " articles/s\n"));
    ck_assert_int_eq(system("test -z \"$(ls -d crosscheck-bench-* 2>.none)\""),
                     0);
}
END_TEST

START_TEST(an_archive_needs_a_folder) {
    ck_assert_int_eq(setenv("TMPDIR", "/nowhere", 1), 0);
    ck_assert_int_eq(run("--facts 25"), 3);
    ck_assert_str_eq(said, "bench: no folder can be made in /nowhere\n");
}
END_TEST

START_TEST(help_is_printed) {
    ck_assert_int_eq(run("--help"), 0);
    ck_assert_ptr_nonnull(strstr(said, "usage: bench "));
}
END_TEST

static const char *const wrong[] = {
    "--fast",          "--seed",          "--seed x",     "--seed -1",
    "--sentences 0",   "--sentences 1e9", "--seconds -1", "--seconds nan",
    "--seconds 99999", "--grammar",       "--help more",  "--way up",
    "--sentences ''",  "--facts 0",       "--facts",      "--articles 0",
};

START_TEST(wrong_usage_is_told) {
    ck_assert_int_eq(run(wrong[_i]), 2);
    ck_assert_ptr_nonnull(strstr(said, "see bench --help"));
}
END_TEST

static const struct {
    const char *grammar;
    const char *said;
} failures[] = {
    {"title 1 x\n", "bench: line 1: a row is symbol, weight, text, parted by "
                    "tabs\n"},
    {"title\t0\tx\n", "bench: line 1: a weight is a whole number from 1 to "
                      "1000\n"},
    {"# none\ntitle\t1\tx\n", "bench: the grammar has no end for {sentence}\n"},
    {"title\t1\t{title}\n", "bench: the grammar has no end for {title}\n"},
    {"title\t1\t\n", "bench: the grammar makes an empty title\n"},
};

START_TEST(a_bad_grammar_is_told) {
    put_file("g.tsv", failures[_i].grammar);
    ck_assert_int_eq(run("--seconds 0 --sentences 5 --grammar g.tsv"), 3);
    ck_assert_str_eq(said, failures[_i].said);
}
END_TEST

START_TEST(a_missing_file_is_told) {
    ck_assert_int_eq(run("--seconds 0 none.txt"), 3);
    ck_assert_int_eq(strncmp(said, "bench: ", 7), 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("bench");
    TCase *bench = tcase_create("bench");
    tcase_set_timeout(bench, 60);
    tcase_add_checked_fixture(bench, enter_folder, leave_folder);
    tcase_add_test(bench, the_table_has_every_stage);
    tcase_add_test(bench, the_seed_makes_the_text);
    tcase_add_test(bench, files_are_measured);
    tcase_add_test(bench, one_way_can_be_run_alone);
    tcase_add_test(bench, the_text_is_printed);
    tcase_add_test(bench, drafts_are_checked_against_an_archive);
    tcase_add_test(bench, articles_are_checked_and_added);
    tcase_add_test(bench, an_archive_needs_a_folder);
    tcase_add_test(bench, help_is_printed);
    tcase_add_loop_test(bench, wrong_usage_is_told, 0,
                        (int)(sizeof wrong / sizeof *wrong));
    tcase_add_loop_test(bench, a_bad_grammar_is_told, 0,
                        (int)(sizeof failures / sizeof *failures));
    tcase_add_test(bench, a_missing_file_is_told);
    suite_add_tcase(suite, bench);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

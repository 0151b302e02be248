/*
 * test_jobs.c - however many threads read articles, the bytes that come out
 * are the same: facts, findings, archives, and what is told in which order.
 */
#include "run_program.h"

enum { STORIES = 14 };

static const char *const towns[] = {"Velwick", "Ashmore", "Ravova", "Lorton",
                                    "Brenholt"};

/* Articles of different length, some broken, one missing; their names. */
static void put_stories(char *names, size_t size) {
    size_t used = 0;
    char path[32], text[4096];
    for (int i = 0; i < STORIES; i++) {
        size_t length = 0;
        snprintf(path, sizeof path, "s%02d.txt", i);
        for (int k = 0; k <= i % 7; k++)
            length += (size_t)snprintf(
                text + length, sizeof text - length,
                "The harbour at %s lost %d of its 40 cranes, mayor Ines "
                "Castellan said on Feb. %d, 2031.\n\n",
                towns[(i + k) % 5], 2 + (i * k) % 9, 1 + i);
        if (i % 5 == 2) memcpy(text + 4, "\xff\xfe", 2);
        put_file(path, text);
        used += (size_t)snprintf(names + used, size - used, " %s%s",
                                 i == 9 ? "none.txt " : "", path);
    }
    put_file("lines.jsonl",
             "{\"id\":\"1\",\"text\":\"Two ferries sank off Velwick.\"}\n"
             "{\"id\":\n"
             "{\"id\":\"3\",\"text\":\"Three ferries sank off Velwick.\"}\n");
    snprintf(names + used, size - used, " lines.jsonl");
}

static char names[1024], first_out[sizeof out], first_err[sizeof err];

static void enter(void) {
    enter_folder();
    put_stories(names, sizeof names);
}

/* Each of the lines with one thread, and with others. */
static void expect_same(const char *command, const char *options, int status) {
    static const int jobs[] = {1, 2, 7};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        int got = run("%s -j %d %s%s", command, jobs[i], options, names);
        ck_assert_int_eq(got, status);
        if (i == 0) {
            memcpy(first_out, out, sizeof out);
            memcpy(first_err, err, sizeof err);
        }
        ck_assert_str_eq(out, first_out);
        ck_assert_str_eq(err, first_err);
    }
    expect_in(first_err, "none.txt: ");
    expect_in(first_err, "lines.jsonl:2:");
}

START_TEST(facts_are_the_same) {
    expect_same("facts", "--to json", 3);
    ck_assert_uint_lt(strlen(first_out), sizeof out - 1); /* all of it */
}
END_TEST

START_TEST(findings_are_the_same) {
    expect_same("check", "--no-config --to json", 3);
    expect_in(first_out, "\"findings\"");
}
END_TEST

START_TEST(archives_are_the_same) {
    static const int jobs[] = {1, 2, 7};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        ck_assert_int_eq(run("add -j %d a%d.db%s", jobs[i], jobs[i], names), 3);
        if (i == 0) memcpy(first_err, err, sizeof err);
        ck_assert_str_eq(err, first_err);
        expect_in(out, "16 added, 0 replaced, 0 unchanged, 2 left out\n");
    }
    ck_assert_int_eq(system("cmp a1.db a2.db && cmp a1.db a7.db"), 0);
}
END_TEST

/* What is told of a file stands after what is told of those before it. */
START_TEST(trouble_is_told_in_order) {
    ck_assert_int_eq(run("add -j 7 a.db%s", names), 3);
    const char *before = strstr(err, "s02.txt"), *after = strstr(err, "none");
    ck_assert(before && after && before < after);
    before = after;
    after = strstr(err, "s12.txt");
    ck_assert(after && before < after);
}
END_TEST

static const char *const wrong[] = {"0", "x", "-1", "''", "2x", "1000000"};

START_TEST(a_number_of_threads_is_asked_for) {
    ck_assert_int_eq(run("facts --jobs %s lines.jsonl", wrong[_i]), 2);
    expect_in(err, "--jobs");
}
END_TEST

START_TEST(more_threads_than_there_are_articles_do_no_harm) {
    put_file("one.txt", "Two ferries sank off Velwick.\n");
    ck_assert_int_eq(run("facts --jobs 9999 one.txt"), 0);
    expect_in(out, "ferr");
    put_file("empty.txt", "");
    ck_assert_int_eq(run("facts --jobs 3 empty.txt"), 0);
}
END_TEST

START_TEST(a_reader_that_goes_away_ends_it) {
    char command[2048];
    snprintf(command, sizeof command,
             "'" XC_PROGRAM "' facts -j 7 --to jsonl%s 2>.err | head -c 9 >.o",
             names);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("jobs");
    TCase *tcase = tcase_create("jobs");
    tcase_set_timeout(tcase, 240);
    tcase_add_checked_fixture(tcase, enter, leave_folder);
    tcase_add_test(tcase, facts_are_the_same);
    tcase_add_test(tcase, findings_are_the_same);
    tcase_add_test(tcase, archives_are_the_same);
    tcase_add_test(tcase, trouble_is_told_in_order);
    tcase_add_loop_test(tcase, a_number_of_threads_is_asked_for, 0,
                        (int)(sizeof wrong / sizeof *wrong));
    tcase_add_test(tcase, more_threads_than_there_are_articles_do_no_harm);
    tcase_add_test(tcase, a_reader_that_goes_away_ends_it);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

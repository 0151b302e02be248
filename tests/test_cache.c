/*
 * test_cache.c - what is kept from run to run changes no answer: not when it
 * is used, not when files, options or the configuration change, not when it is
 * damaged, foreign or may not be written, not when two runs use it at once.
 */
#include "run_program.h"

#include <fcntl.h>
#include <sys/stat.h>

#define FILES "lagging.txt meeting.txt weather.txt lines.jsonl"
#define CACHE "kept/cache.db"

static char first_out[sizeof out], first_err[sizeof err];

static void enter(void) {
    enter_folder();
    put_articles();
    put_file("lines.jsonl",
             "{\"id\":\"1\",\"title\":\"Ferries sink\",\"source\":\"Herald\","
             "\"text\":\"Two ferries sank off Velwick on Feb. 3, 2031, mayor "
             "Ines Castellan said. \\\"It was late,\\\" she said.\"}\n"
             "{\"id\":\"2\",\"text\":\"About half of the 40 cranes at "
             "Velwick, worth $3.5 million, were lost.\"}\n");
}

/* The same bytes as without a cache. */
static void expect_same(const char *command, const char *files) {
    int status = run("%s --no-cache %s", command, files);
    memcpy(first_out, out, sizeof out);
    memcpy(first_err, err, sizeof err);
    ck_assert_int_eq(run("%s --cache kept %s", command, files), status);
    ck_assert_str_eq(out, first_out);
}

static bool stands(const char *path) {
    struct stat about;
    return stat(path, &about) == 0;
}

static void copy(const char *from, const char *to) {
    char command[256];
    snprintf(command, sizeof command, "cp '%s' '%s'", from, to);
    ck_assert_int_eq(system(command), 0);
}

static const char *const commands[] = {"check --no-config --to json",
                                       "check --no-config --to text",
                                       "check --no-config --to json --show all",
                                       "facts --to json", "facts --to text"};

START_TEST(answers_are_the_same) {
    for (int i = 0; i < 3; i++) {
        expect_same(commands[_i], FILES);
        ck_assert_str_eq(err, first_err);
    }
    ck_assert(stands(CACHE));
}
END_TEST

/* Nothing is written by a run that had nothing to keep. */
START_TEST(an_unchanged_run_writes_nothing) {
    expect_same(commands[0], FILES);
    copy(CACHE, "before");
    expect_same(commands[0], FILES);
    ck_assert_int_eq(system("cmp before " CACHE), 0);
}
END_TEST

START_TEST(a_changed_file_is_read_again) {
    expect_same(commands[0], FILES);
    expect_in(out, "29");
    put_file("lagging.txt",
             "PORTVILLE - Six of the 28 European Union members are still "
             "behind the 4 percent goal.\n");
    expect_same(commands[0], FILES);
    expect_in(out, "28");
    expect_same(commands[0], "meeting.txt weather.txt");
    expect_same(commands[0], "weather.txt meeting.txt lagging.txt");
}
END_TEST

/* Everything that decides an answer is part of its name. */
START_TEST(options_make_another_entry) {
    static const char *const others[] = {
        "check --no-config --to json --published 2031-02-12",
        "check --no-config --to json --source Herald",
        "check --no-config --to json --show agree",
        "check --to json --config c.yml", "check --to json --config d.yml"};
    put_file("c.yml", "rules:\n  total: note\n");
    put_file("d.yml", "rules:\n  total: off\n");
    expect_same(commands[0], FILES);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect_same(others[i], FILES);
    copy("lagging.txt", "other.txt");
    expect_same(commands[0], "other.txt meeting.txt");
    expect_in(out, "other.txt");
    ck_assert_int_eq(run("check --no-config --cache kept --to json meeting.txt "
                         "--against lagging.txt"),
                     run("check --no-config --to json meeting.txt --against "
                         "lagging.txt"));
}
END_TEST

/* What is told of a file is told each time. */
START_TEST(trouble_is_told_each_time) {
    put_file("bad.txt", "The harb\xffour at Velwick lost 12 cranes.\n");
    for (int i = 0; i < 3; i++) {
        expect_same(commands[0], "bad.txt none.txt " FILES);
        ck_assert_str_eq(err, first_err);
        expect_in(err, "bad.txt:1: ");
        expect_in(err, "none.txt: ");
    }
}
END_TEST

static size_t lines(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* One note, the same answer, and the file is left alone. */
static void expect_ignored(const char *part) {
    copy(CACHE, "before");
    expect_same(commands[0], FILES);
    ck_assert_uint_eq(lines(err), lines(first_err) + 1);
    expect_in(err, "crosscheck: kept: note: ");
    expect_in(err, part);
    ck_assert_int_eq(system("cmp before " CACHE), 0);
}

START_TEST(what_is_no_cache_is_left_alone) {
    ck_assert_int_eq(mkdir("kept", 0777), 0);
    put_file(CACHE, "This is a diary of the harbour at Velwick, and no cache "
                    "of anything that was read.\n");
    expect_ignored("left alone");
}
END_TEST

START_TEST(an_archive_is_left_alone) {
    ck_assert_int_eq(mkdir("kept", 0777), 0);
    ck_assert_int_eq(run("add " CACHE " lagging.txt"), 0);
    expect_ignored("left alone");
}
END_TEST

/* Bytes are turned over all through the file, one place at a time. */
START_TEST(a_damaged_cache_changes_no_answer) {
    expect_same(commands[0], FILES);
    copy(CACHE, "good");
    struct stat about;
    ck_assert_int_eq(stat("good", &about), 0);
    for (off_t at = 40 + 53 * _i; at < about.st_size; at += 8 * 1543) {
        copy("good", CACHE);
        int file = open(CACHE, O_RDWR);
        char bytes[64];
        ck_assert_int_ge(file, 0);
        ssize_t got = pread(file, bytes, sizeof bytes, at);
        for (ssize_t i = 0; i < got; i++)
            bytes[i] = (char)~bytes[i];
        ck_assert_int_eq(pwrite(file, bytes, (size_t)got, at), got);
        close(file);
        expect_same(commands[0], FILES);
        ck_assert_uint_le(lines(err), lines(first_err) + 1);
    }
}
END_TEST

START_TEST(a_cut_cache_changes_no_answer) {
    expect_same(commands[0], FILES);
    ck_assert_int_eq(truncate(CACHE, 4096 + 7), 0);
    expect_same(commands[0], FILES);
    ck_assert_uint_le(lines(err), lines(first_err) + 1);
}
END_TEST

START_TEST(a_place_that_cannot_be_is_a_note) {
    put_file("kept", "a file, and no folder\n");
    expect_same(commands[0], FILES);
    ck_assert_uint_eq(lines(err), lines(first_err) + 1);
    expect_in(err, "kept: note: ");
}
END_TEST

START_TEST(two_runs_at_once_do_no_harm) {
    char command[1024];
    run("%s --no-cache %s", commands[0], FILES);
    snprintf(command, sizeof command,
             "for i in 1 2 3 4; do '" XC_PROGRAM
             "' %s --cache kept %s >o$i 2>e$i </dev/null & done; wait; "
             "for i in 1 2 3 4; do cmp o$i .out && cmp e$i .err || exit 1; "
             "done",
             commands[0], FILES);
    ck_assert_int_eq(system(command), 0);
    expect_same(commands[0], FILES);
    ck_assert_str_eq(err, first_err);
}
END_TEST

START_TEST(the_cache_stands_beside_the_configuration) {
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    ck_assert(!stands(".crosscheck-cache"));
    put_file(".crosscheck.yml", "fail-on: error\n");
    ck_assert_int_eq(run("check --no-cache lagging.txt meeting.txt"), 1);
    ck_assert(!stands(".crosscheck-cache"));
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    ck_assert(stands(".crosscheck-cache/cache.db"));
}
END_TEST

/* "git add --all" leaves it out; a folder of somebody's is left as it is. */
START_TEST(git_ignores_the_cache) {
    put_file(".crosscheck.yml", "fail-on: error\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    ck_assert_int_eq(system("git init --quiet . && git add --all && "
                            "git ls-files --error-unmatch .crosscheck.yml "
                            ">.none && "
                            "test -z \"$(git ls-files .crosscheck-cache)\""),
                     0);
    ck_assert_int_eq(mkdir("mine", 0777), 0);
    ck_assert_int_eq(run("check --cache mine lagging.txt meeting.txt"), 1);
    ck_assert(stands("mine/cache.db") && !stands("mine/.gitignore"));
}
END_TEST

/* An archive whose facts another version read: all of it, or one text. */
static void make_older(const char *where) {
    char command[512];
    snprintf(command, sizeof command,
             "sqlite3 a.db \"UPDATE content SET program = '0.0.1' %s\"", where);
    ck_assert_int_eq(system(command), 0);
}

static size_t count(const char *text, const char *part) {
    size_t found = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        found++;
    return found;
}

START_TEST(older_facts_are_told_once_and_read_again) {
    static const char against[] =
        "check --no-config --to json weather.txt --against a.db";
    const char *note = "a.db: note: its facts were read by another version";
    if (system("command -v sqlite3 >/dev/null") != 0) return;
    ck_assert_int_eq(run("add a.db " FILES), 0);
    copy("a.db", "fresh.db");
    run("report --to json fresh.db");
    memcpy(first_out, out, sizeof out);
    ck_assert_str_eq(err, "");
    ck_assert_int_eq(run("%s", against), 0);
    ck_assert_str_eq(err, "");
    make_older(_i ? "WHERE id = 2" : "");
    ck_assert_int_eq(run("%s", against), 0);
    ck_assert_uint_eq(count(err, note), 1);
    run("report --to json a.db");
    ck_assert_uint_eq(count(err, note), 1);
    ck_assert_int_eq(run("add --refresh a.db"), 0);
    ck_assert_str_eq(out, _i ? "0 added, 1 replaced, 0 unchanged, 0 left out\n"
                             : "0 added, 5 replaced, 0 unchanged, 0 left "
                               "out\n");
    run("report --to json a.db");
    ck_assert_str_eq(out, first_out);
    ck_assert_str_eq(err, "");
    ck_assert_int_eq(system("sqlite3 a.db .dump >a; sqlite3 fresh.db .dump "
                            ">b; grep -v 'INTO \"*fact_*[a-z]*\"*\\|INTO "
                            "\"*argument' a >a1; grep -v 'INTO "
                            "\"*fact_*[a-z]*\"*\\|INTO \"*argument' b >b1; "
                            "cmp a1 b1"),
                     0);
    ck_assert_int_eq(run("add --refresh a.db"), 0);
    expect_in(out, "0 added, 0 replaced, 0 unchanged");
}
END_TEST

START_TEST(refreshing_needs_an_archive) {
    ck_assert_int_eq(run("add --refresh"), 2);
    ck_assert_int_eq(run("add a.db"), 2);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("cache");
    TCase *tcase = tcase_create("cache");
    tcase_set_timeout(tcase, 240);
    tcase_add_checked_fixture(tcase, enter, leave_folder);
    tcase_add_loop_test(tcase, answers_are_the_same, 0,
                        (int)(sizeof commands / sizeof *commands));
    tcase_add_test(tcase, an_unchanged_run_writes_nothing);
    tcase_add_test(tcase, a_changed_file_is_read_again);
    tcase_add_test(tcase, options_make_another_entry);
    tcase_add_test(tcase, trouble_is_told_each_time);
    tcase_add_test(tcase, what_is_no_cache_is_left_alone);
    tcase_add_test(tcase, an_archive_is_left_alone);
    tcase_add_loop_test(tcase, a_damaged_cache_changes_no_answer, 0, 4);
    tcase_add_test(tcase, a_cut_cache_changes_no_answer);
    tcase_add_test(tcase, a_place_that_cannot_be_is_a_note);
    tcase_add_test(tcase, two_runs_at_once_do_no_harm);
    tcase_add_test(tcase, the_cache_stands_beside_the_configuration);
    tcase_add_test(tcase, git_ignores_the_cache);
    tcase_add_loop_test(tcase, older_facts_are_told_once_and_read_again, 0, 2);
    tcase_add_test(tcase, refreshing_needs_an_archive);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

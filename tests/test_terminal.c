/*
 * test_terminal.c - what is said to a terminal and what is not: colours,
 * progress on a pseudo-terminal, --quiet and --verbose, and articles that try
 * to play tricks with it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>

#include "run_program.h"

static char seen[1 << 20]; /* on the terminal */

static void set_up(void) {
    enter_folder();
    put_articles();
    ck_assert_int_eq(setenv("TERM", "xterm", 1), 0);
    unsetenv("NO_COLOR");
    unsetenv("COLUMNS");
}

static int open_terminal(int *inside) {
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    ck_assert_int_ge(master, 0);
    ck_assert_int_eq(grantpt(master), 0);
    ck_assert_int_eq(unlockpt(master), 0);
    *inside = open(ptsname(master), O_RDWR | O_NOCTTY);
    ck_assert_int_ge(*inside, 0);
    return master;
}

static void read_terminal(int master) {
    size_t length = 0;
    for (;;) {
        ssize_t got = read(master, seen + length, sizeof seen - 1 - length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break; /* EIO: nobody has it open any more */
        length += (size_t)got;
    }
    seen[length] = '\0';
}

/* Runs it with standard output, or error, on a terminal; the other goes into
 * the file "other". */
static int run_on_terminal(int stream, const char *arguments) {
    char command[1024];
    int inside, status, master = open_terminal(&inside);
    snprintf(command, sizeof command, "exec '" XC_PROGRAM "' %s %d>other",
             arguments, stream == 1 ? 2 : 1);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(inside, stream);
        close(master);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(99);
    }
    close(inside);
    read_terminal(master);
    close(master);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    get_file("other", out, sizeof out);
    return WEXITSTATUS(status);
}

START_TEST(colours_are_for_terminals) {
    ck_assert_int_eq(run_on_terminal(1, "check lagging.txt meeting.txt"), 1);
    expect_in(seen, "\033[1;31merror: ");
    expect_in(seen, "\033[0m");
    setenv("NO_COLOR", "1", 1);
    run_on_terminal(1, "check lagging.txt meeting.txt");
    expect_in(seen, "error: conflict [total]");
    expect_not_in(seen, "\033");
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    run_on_terminal(1, "check lagging.txt meeting.txt");
    expect_not_in(seen, "\033");
    run("check lagging.txt meeting.txt");
    expect_not_in(out, "\033");
}
END_TEST

/* So many articles that the bar is shown. */
static void put_long_work(void) {
    FILE *file = fopen("long.jsonl", "wb");
    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < 300; i++) {
        fprintf(file, "{\"id\": \"%d\", \"text\": \"", i);
        for (int k = 0; k < 32; k++)
            fprintf(file, "Dolm is quiet on day %d of it. ", k);
        fprintf(file, "\"}\n");
    }
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(long_work_shows_how_far_it_is) {
    put_long_work();
    ck_assert_int_eq(run_on_terminal(2, "check long.jsonl none.txt"), 3);
    expect_in(seen, "reading [");
    expect_in(seen, "%");
    expect_in(seen, "comparing 300 articles");
    /* It is taken away before the end, and before a line of trouble. */
    const char *last = strrchr(seen, '\r');
    ck_assert_ptr_nonnull(last);
    ck_assert_str_eq(last, "\r\033[K");
    expect_in(seen, "crosscheck: none.txt: no such file");
    expect_not_in(out, "reading");
}
END_TEST

/* As many bytes, most of which are read soon: a key that says nothing. */
static void put_wide_work(void) {
    FILE *file = fopen("wide.jsonl", "wb");
    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < 30; i++)
        fprintf(file,
                "{\"id\": \"%d\", \"text\": \"Dolm is quiet on day %d.\", "
                "\"filler\": \"%010000d\"}\n",
                i, i, i);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(who_does_not_look_is_not_shown) {
    put_wide_work();
    run_on_terminal(2, "check wide.jsonl");
    expect_in(seen, "reading [");
    run_on_terminal(2, "check --quiet wide.jsonl");
    ck_assert_str_eq(seen, "");
    run("check wide.jsonl");
    ck_assert_str_eq(err, "");
    setenv("TERM", "dumb", 1);
    run_on_terminal(2, "check wide.jsonl");
    ck_assert_str_eq(seen, "");
}
END_TEST

/* The same of what is stored, be it a file, files of a folder or standard
 * input, which has no size before it is read. */
START_TEST(adding_shows_how_far_it_is) {
    static const char *const calls[] = {"add a.db wide.jsonl none.txt",
                                        "add -j2 b.db none.txt site",
                                        "add c.db none.txt - <wide.jsonl"};
    put_wide_work();
    ck_assert_int_eq(mkdir("site", 0700), 0);
    ck_assert_int_eq(link("wide.jsonl", "site/wide.jsonl"), 0);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        ck_assert_int_eq(run_on_terminal(2, calls[i]), 3);
        expect_in(seen, "reading [");
        expect_in(seen, "crosscheck: none.txt: no such file");
        const char *gone = seen;
        for (const char *at; (at = strstr(gone + 1, "\r\033[K")) != NULL;)
            gone = at;
        ck_assert_ptr_null(strstr(gone, "reading ["));
        ck_assert_str_eq(out, "30 added, 0 replaced, 0 unchanged, 1 left "
                              "out\n");
    }
    run_on_terminal(2, "add a.db wide.jsonl");
    expect_in(seen, "reading [");
    ck_assert_int_eq(run("add a.db wide.jsonl"), 0);
    ck_assert_str_eq(err, "");
    run_on_terminal(2, "add a.db lagging.txt");
    ck_assert_str_eq(seen, "");
}
END_TEST

START_TEST(reading_again_shows_how_far_it_is) {
    if (system("command -v sqlite3 >/dev/null") != 0) return;
    put_wide_work();
    ck_assert_int_eq(run("add a.db wide.jsonl"), 0);
    ck_assert_int_eq(system("sqlite3 a.db \"UPDATE content SET program = "
                            "'0.0.1'\""),
                     0);
    ck_assert_int_eq(run_on_terminal(2, "add --refresh a.db"), 0);
    expect_in(seen, "reading again [##");
    expect_in(seen, "100%");
    ck_assert_uint_gt(strlen(seen), 3);
    ck_assert_str_eq(seen + strlen(seen) - 4, "\r\033[K");
    ck_assert_str_eq(out, "0 added, 30 replaced, 0 unchanged, 0 left out\n");
    ck_assert_int_eq(run_on_terminal(2, "add --refresh a.db"), 0);
    ck_assert_str_eq(seen, "");
}
END_TEST

START_TEST(short_work_shows_nothing) {
    run_on_terminal(2, "check lagging.txt meeting.txt");
    ck_assert_str_eq(seen, "");
}
END_TEST

START_TEST(quiet_is_findings_alone) {
    put_file("empty.txt", "");
    ck_assert_int_eq(run("check lagging.txt meeting.txt empty.txt"), 1);
    expect_in(err, "empty.txt");
    expect_in(out, "without a counterpart");
    ck_assert_int_eq(run("check --quiet lagging.txt meeting.txt empty.txt"), 1);
    ck_assert_str_eq(err, "");
    expect_in(out, "error: conflict [total]");
    expect_not_in(out, "without a counterpart");
    ck_assert_int_eq(run("check --quiet weather.txt"), 0);
    ck_assert_str_eq(out, "");
    /* What failed is told all the same, and JSON is whole. */
    ck_assert_int_eq(run("check --quiet none.txt weather.txt"), 3);
    expect_in(err, "none.txt: no such file");
    ck_assert_int_eq(run("check --quiet --to json weather.txt"), 0);
    expect_in(out, "\"summary\": {");
    ck_assert_int_eq(run("check --quiet --verbose weather.txt"), 2);
}
END_TEST

START_TEST(verbose_tells_what_was_read) {
    static char first[sizeof err];
    const char *call = "check --verbose lagging.txt weather.txt "
                       "--against meeting.txt --published 2031-02-13";
    ck_assert_int_eq(run("%s", call), 1);
    expect_in(err, "crosscheck: lagging.txt: note: checked; 2 figures and "
                   "quotations; published 2031-02-13\n");
    expect_in(err, "crosscheck: meeting.txt: note: compared with only; 2 "
                   "figures and quotations; published on no known day\n");
    expect_in(err, "crosscheck: weather.txt: note: checked; 0 figures and "
                   "quotations; published 2031-02-13\n");
    expect_in(err, "crosscheck: note: 1 of 2 figures and quotations are "
                   "confirmed elsewhere; ");
    memcpy(first, err, sizeof err);
    run("check lagging.txt weather.txt --against meeting.txt --published "
        "2031-02-13 -j 1 --verbose");
    ck_assert_str_eq(err, first);
    /* The cache changes nothing of it. */
    put_file(".crosscheck.yml", "");
    run("%s", call);
    memcpy(first, err, sizeof err);
    run("%s", call);
    ck_assert_str_eq(err, first);
    expect_in(err, ".crosscheck.yml: note: is the configuration\n");
}
END_TEST

/* Escape sequences, bells and overrides, in a text, an id and a file name. */
START_TEST(articles_play_no_tricks) {
    put_file("a\033]0;x\007.txt",
             "Seven of the 29 European Union members \033[2J\033[31m are "
             "still behind the 4 percent \342\200\256goal.\n");
    put_file("b.jsonl", "{\"id\": \"i\\u001b[8m\\u0007\", \"text\": "
                        "\"Twenty-two of the 30 European Union countries hit "
                        "the 4% mark in 2031.\"}\n");
    run_on_terminal(1, "check a*.txt b.jsonl --verbose");
    for (const char *c = seen; (c = strchr(c, '\033')); c++)
        ck_assert_msg(c[1] == '[' && strspn(c + 2, "0123456;") &&
                          c[2 + strspn(c + 2, "0123456;")] == 'm' &&
                          c[2] != '8',
                      "%.20s", c);
    expect_not_in(seen, "\007");
    expect_not_in(seen, "\033[2J");
    expect_not_in(seen, "\342\200\256");
    expect_in(seen, "\\x1b[2J");
    expect_not_in(out, "\033");
    expect_not_in(out, "\007");
}
END_TEST

/* It is shown in part, and what is shown of it is where the figure is. */
START_TEST(a_title_of_a_megabyte_is_shown_in_part) {
    FILE *file = fopen("long.jsonl", "wb");
    ck_assert_ptr_nonnull(file);
    fputs("{\"id\": \"a\", \"title\": \"", file);
    /* long words: it is the length that counts, not what they say */
    for (int i = 0; i < 1 << 14; i++)
        fputs(
            "harbourmaster-harbourmaster-harbourmaster-harbourmaster-harbor, ",
            file);
    fputs("Seven of the 29 European Union members are still behind the 4 "
          "percent goal\", \"text\": \"Seven of the 31 European Union members "
          "are still behind the 4 percent goal.\"}\n",
          file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_le(run("check long.jsonl meeting.txt"), 1);
    ck_assert_str_eq(err, "");
    ck_assert_uint_lt(strlen(out), 20000);
    expect_in(out, "[total]");
    ck_assert_int_le(run("check --verbose long.jsonl"), 1);
    ck_assert_uint_lt(strlen(err), 1000);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("terminal");
    TCase *all = tcase_create("terminal");
    tcase_add_checked_fixture(all, set_up, leave_folder);
    tcase_set_timeout(all, 120);
    tcase_add_test(all, colours_are_for_terminals);
    tcase_add_test(all, long_work_shows_how_far_it_is);
    tcase_add_test(all, who_does_not_look_is_not_shown);
    tcase_add_test(all, adding_shows_how_far_it_is);
    tcase_add_test(all, reading_again_shows_how_far_it_is);
    tcase_add_test(all, short_work_shows_nothing);
    tcase_add_test(all, quiet_is_findings_alone);
    tcase_add_test(all, verbose_tells_what_was_read);
    tcase_add_test(all, articles_play_no_tricks);
    tcase_add_test(all, a_title_of_a_megabyte_is_shown_in_part);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

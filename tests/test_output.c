/*
 * test_output.c - --output: a file is whole or not there, whatever goes wrong
 * on the way, and what was there before stays until then.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>

#include "run_program.h"

static void start(void) {
    enter_folder();
    put_articles();
}

/* Files of the folder but for articles and what run_program.h makes. */
static size_t count_others(void) {
    size_t count = 0;
    DIR *dir = opendir(".");
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        count += entry->d_name[0] != '.' &&
                 strcmp(entry->d_name, "lagging.txt") != 0 &&
                 strcmp(entry->d_name, "meeting.txt") != 0 &&
                 strcmp(entry->d_name, "weather.txt") != 0;
    closedir(dir);
    return count;
}

static const char *read_back(const char *path) {
    static char text[1 << 18];
    get_file(path, text, sizeof text);
    return text;
}

#define BOTH "lagging.txt meeting.txt"

/* A command and the status it ends with. */
typedef struct command_case {
    const char *words;
    int status;
} command_case;

static const command_case commands[] = {
    {"check " BOTH, 1},
    {"check " BOTH " --to json", 1},
    {"check " BOTH " --to sarif", 1},
    {"check " BOTH " nowhere --to junit", 3},
    {"check weather.txt --to csv", 0},
    {"check weather.txt --to jsonl", 0},
    {"facts " BOTH " --to csv", 0},
    {"parse weather.txt", 0},
    {"rules --to json", 0},
    {"pairs pairs.jsonl", 0},
};

START_TEST(a_file_gets_what_standard_output_gets) {
    static char wanted[sizeof out];
    const command_case *c = &commands[_i];
    put_file("pairs.jsonl", "{\"id\": \"p\", \"a\": {\"text\": \"One.\"}, "
                            "\"b\": {\"text\": \"Two.\"}}\n");
    ck_assert_int_eq(run("%s", c->words), c->status);
    memcpy(wanted, out, sizeof wanted);
    ck_assert_int_eq(run("%s --output here", c->words), c->status);
    ck_assert_str_eq(out, "");
    ck_assert_str_eq(read_back("here"), wanted);
    put_file("there", "before");
    ck_assert_int_eq(run("%s -o there", c->words), c->status);
    ck_assert_str_eq(read_back("there"), wanted);
    ck_assert_int_eq(run("%s -o -", c->words), c->status);
    ck_assert_str_eq(out, wanted);
    ck_assert_uint_eq(count_others(), 3);
}
END_TEST

/* What is called wrongly writes nothing. */
static const command_case refusals[] = {
    {"check " BOTH " -o nowhere/x", 3},
    {"check " BOTH " -o .", 3},
    {"check " BOTH " -o lagging.txt", 2},
    {"check lagging.txt --against meeting.txt -o ./meeting.txt", 2},
    {"check " BOTH " -o ''", 2},
    {"check " BOTH " -o", 2},
    {"check " BOTH " --to nothing -o out", 2},
    {"report nowhere.db -o out", 3},
    {"list nowhere.db -o out", 3},
    {"add a.db -o out", 2},
};

START_TEST(a_refusal_leaves_nothing) {
    const command_case *c = &refusals[_i];
    static char before[256];
    snprintf(before, sizeof before, "%s", read_back("lagging.txt"));
    ck_assert_int_eq(run("%s", c->words), c->status);
    ck_assert_str_eq(out, "");
    expect_in(err, "crosscheck: ");
    ck_assert_ptr_eq(strchr(err, '\n'), err + strlen(err) - 1);
    ck_assert_str_eq(read_back("lagging.txt"), before);
    ck_assert_uint_eq(count_others(), 0);
}
END_TEST

START_TEST(what_was_there_stays_until_then) {
    put_file("out", "before");
    ck_assert_int_eq(run("report nowhere.db -o out"), 3);
    ck_assert_str_eq(read_back("out"), "before");
    ck_assert_uint_eq(count_others(), 1);
}
END_TEST

/* Behind the command stands what a shell limits: a file of 1 block. */
START_TEST(a_full_disk_leaves_nothing) {
    char command[512];
    put_file("out", "before");
    snprintf(command, sizeof command,
             "ulimit -f 1; '" XC_PROGRAM "' rules --to json -o out 2>.err");
    int status = system(command);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 3);
    get_file(".err", err, sizeof err);
    expect_in(err, "crosscheck: out: cannot be written: ");
    ck_assert_str_eq(read_back("out"), "before");
    ck_assert_uint_eq(count_others(), 1);
}
END_TEST

START_TEST(a_device_is_written_to) {
    if (access("/dev/full", W_OK) != 0) {
        puts("skipped: there is no /dev/full");
        return;
    }
    ck_assert_int_eq(run("check " BOTH " -o /dev/full"), 3);
    expect_in(err, "/dev/full: cannot be written: ");
    ck_assert_int_eq(run("check " BOTH " -o /dev/null"), 1);
    struct stat null;
    ck_assert_int_eq(stat("/dev/null", &null), 0);
    ck_assert(S_ISCHR(null.st_mode));
}
END_TEST

START_TEST(rights_and_links_are_kept) {
    struct stat now;
    put_file("real", "before");
    ck_assert_int_eq(chmod("real", 0640), 0);
    ck_assert_int_eq(symlink("real", "link"), 0);
    ck_assert_int_eq(run("check " BOTH " -o link"), 1);
    ck_assert_int_eq(lstat("link", &now), 0);
    ck_assert(S_ISLNK(now.st_mode));
    ck_assert_int_eq(stat("real", &now), 0);
    ck_assert_int_eq((int)(now.st_mode & 0777), 0640);
    expect_in(read_back("real"), "conflict [");
    umask(027);
    ck_assert_int_eq(run("check " BOTH " -o new"), 1);
    ck_assert_int_eq(stat("new", &now), 0);
    ck_assert_int_eq((int)(now.st_mode & 0777), 0640);
    ck_assert_uint_eq(count_others(), 3);
}
END_TEST

/* Colours and the width of a terminal are for terminals. */
START_TEST(a_file_has_no_colours) {
    ck_assert_int_eq(run("check " BOTH " -o here"), 1);
    expect_not_in(read_back("here"), "\033");
}
END_TEST

/* It waits for its input when the signal comes. */
START_TEST(a_signal_leaves_nothing) {
    const struct timespec moment = {0, 2000000};
    int ends[2], status;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(XC_PROGRAM, "crosscheck", "check", "-", "-o", "out",
              (char *)NULL);
        _exit(99);
    }
    close(ends[0]);
    for (int i = 0; i < 5000 && count_others() == 0; i++)
        nanosleep(&moment, NULL);
    ck_assert_uint_eq(count_others(), 1);
    ck_assert_int_eq(kill(child, SIGTERM), 0);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    close(ends[1]);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    ck_assert_uint_eq(count_others(), 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("output");
    TCase *tests = tcase_create("output");
    tcase_add_checked_fixture(tests, start, leave_folder);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, a_file_gets_what_standard_output_gets, 0,
                        sizeof commands / sizeof *commands);
    tcase_add_loop_test(tests, a_refusal_leaves_nothing, 0,
                        sizeof refusals / sizeof *refusals);
    tcase_add_test(tests, what_was_there_stays_until_then);
    tcase_add_test(tests, a_full_disk_leaves_nothing);
    tcase_add_test(tests, a_device_is_written_to);
    tcase_add_test(tests, rights_and_links_are_kept);
    tcase_add_test(tests, a_file_has_no_colours);
    tcase_add_test(tests, a_signal_leaves_nothing);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

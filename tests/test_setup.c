/*
 * test_setup.c - tools/setup.sh, with a machine made of stand-ins: it touches
 * apt only when something is missing, and without the rights to install it
 * prints the command to type.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

/* A command of that name in the folder that is the whole PATH. */
static void stand_in(const char *name, const char *script) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "#!/bin/sh\n%s\n", script);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(chmod(path, 0755), 0);
}

static void make_machine(void) {
    snprintf(folder, sizeof folder, "/tmp/crosscheck-setup-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    stand_in("env", "shift; exec \"$@\"");
    stand_in("ls", "exit 0");
    stand_in("apt-get", "echo \"apt-get $*\" >&2");
}

static void remove_machine(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

/* Runs the script for a purpose; keeps what it says, answers its status. */
static int run(const char *purpose, char *said, size_t size) {
    char command[512];
    snprintf(command, sizeof command,
             "PATH='%s' /bin/sh '" XC_SOURCE_DIR "/tools/setup.sh' %s 2>&1",
             folder, purpose);
    FILE *out = popen(command, "r");
    ck_assert_ptr_nonnull(out);
    said[fread(said, 1, size - 1, out)] = '\0';
    int status = pclose(out);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(nothing_missing_touches_nothing) {
    char said[1024];
    stand_in("dpkg-query", "echo installed");
    ck_assert_int_eq(run("build test clang lint eval", said, sizeof said), 0);
    ck_assert_str_eq(said, "");
}
END_TEST

START_TEST(tools_from_elsewhere_count) {
    char said[1024];
    stand_in("dpkg-query", "exit 1");
    stand_in("python3", "exit 0");
    ck_assert_int_eq(run("eval", said, sizeof said), 0);
    ck_assert_str_eq(said, "");
}
END_TEST

START_TEST(root_installs_what_is_missing) {
    char said[1024];
    stand_in("dpkg-query",
             "case $4 in clang-tidy) exit 1 ;; esac; echo installed");
    stand_in("id", "echo 0");
    ck_assert_int_eq(run("lint", said, sizeof said), 0);
    ck_assert_str_eq(said, "Installing: clang-tidy\napt-get -q install -y "
                           "--no-install-recommends clang-tidy\n");
}
END_TEST

START_TEST(lists_are_fetched_first_where_there_are_none) {
    char said[1024];
    stand_in("dpkg-query", "exit 1");
    stand_in("id", "echo 0");
    stand_in("ls", "exit 2");
    ck_assert_int_eq(run("test", said, sizeof said), 0);
    ck_assert_str_eq(said, "Installing: check python3-jsonschema git\n"
                           "apt-get -q update\napt-get -q install -y "
                           "--no-install-recommends check "
                           "python3-jsonschema git\n");
}
END_TEST

START_TEST(a_user_with_sudo_installs) {
    char said[1024];
    stand_in("dpkg-query", "exit 1");
    stand_in("id", "echo 1000");
    stand_in("sudo", "shift; [ \"$1\" = true ] || { echo sudo; \"$@\"; }");
    ck_assert_int_eq(run("test", said, sizeof said), 0);
    ck_assert_str_eq(said, "Installing: check python3-jsonschema git\nsudo\n"
                           "apt-get -q install -y --no-install-recommends "
                           "check python3-jsonschema git\n");
}
END_TEST

START_TEST(a_user_without_sudo_gets_the_command) {
    char said[1024];
    stand_in("dpkg-query", "exit 1");
    stand_in("id", "echo 1000");
    stand_in("sudo", "echo 'a password is required' >&2; exit 1");
    ck_assert_int_eq(run("test eval", said, sizeof said), 1);
    ck_assert_str_eq(said,
                     "Some packages are missing. To install them, type:\n"
                     "  sudo apt-get install check python3-jsonschema git "
                     "python3\n");
}
END_TEST

START_TEST(another_system_gets_the_names) {
    char said[1024], path[128];
    stand_in("dpkg-query", "exit 1");
    snprintf(path, sizeof path, "%s/apt-get", folder);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(run("test", said, sizeof said), 1);
    ck_assert_str_eq(said, "Missing, by their Debian names: check "
                           "python3-jsonschema git\n");
}
END_TEST

START_TEST(a_failed_installation_fails) {
    char said[1024];
    stand_in("dpkg-query", "exit 1");
    stand_in("id", "echo 0");
    stand_in("apt-get", "exit 100");
    ck_assert_int_ne(run("test", said, sizeof said), 0);
}
END_TEST

START_TEST(an_unknown_purpose_is_refused) {
    char said[1024];
    stand_in("dpkg-query", "echo installed");
    ck_assert_int_ne(run("testing", said, sizeof said), 0);
    ck_assert_ptr_nonnull(strstr(said, "no purpose \"testing\""));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("setup");
    TCase *script = tcase_create("script");
    tcase_add_checked_fixture(script, make_machine, remove_machine);
    tcase_add_test(script, nothing_missing_touches_nothing);
    tcase_add_test(script, tools_from_elsewhere_count);
    tcase_add_test(script, root_installs_what_is_missing);
    tcase_add_test(script, lists_are_fetched_first_where_there_are_none);
    tcase_add_test(script, a_user_with_sudo_installs);
    tcase_add_test(script, a_user_without_sudo_gets_the_command);
    tcase_add_test(script, another_system_gets_the_names);
    tcase_add_test(script, a_failed_installation_fails);
    tcase_add_test(script, an_unknown_purpose_is_refused);
    suite_add_tcase(suite, script);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

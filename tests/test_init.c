/*
 * test_init.c - crosscheck init: the configuration that it writes is taken
 * with and without its comments and names every key and rule; the jobs that it
 * prints, the hook and the action are YAML, and call the program as it can be
 * called.
 */
#include <sys/resource.h>
#include <sys/stat.h>
#include <yaml.h>

#include "crosscheck.h"
#include "run_program.h"

static void set_up(void) {
    enter_folder();
    put_articles();
}

START_TEST(the_sample_settles_nothing) {
    ck_assert_int_eq(run("init"), 0);
    expect_in(out, ".crosscheck.yml is written");
    ck_assert_str_eq(err, "");
    ck_assert_int_eq(run("check --no-cache lagging.txt meeting.txt"), 1);
    ck_assert_str_eq(err, "");
    expect_in(out, "error: conflict [total]");
}
END_TEST

/* Takes away the first # of lines that put something in force. */
static void put_in_force(char *text) {
    char *to = text;
    for (char *at = text; *at;) {
        size_t length = strcspn(at, "\n") + 1;
        bool key = at[0] == '#' && at[1] != ' ' && at[1] != '\n';
        bool rule = at[0] == '#' && at[1] == ' ' && at[2] == ' ';
        size_t skip = key || rule;
        memmove(to, at + skip, length - skip);
        to += length - skip;
        at += length;
    }
    *to = '\0';
}

START_TEST(the_sample_can_be_put_in_force) {
    static char text[1 << 14];
    const xc_rule_info *rule;
    xc_error error = XC_ERROR_INIT;
    run("init");
    get_file(".crosscheck.yml", text, sizeof text);
    put_in_force(text);
    for (size_t i = 0; (rule = xc_rule_get(i)); i++) {
        char line[64];
        snprintf(line, sizeof line, "\n  %s: %s #", rule->id,
                 xc_severity_name(rule->cap));
        expect_in(text, line);
    }
    put_file(".crosscheck.yml", text);
    xc_config *config = xc_config_new(".crosscheck.yml", &error);
    ck_assert_msg(config, "%u: %s", (unsigned)error.line, error.message);
    ck_assert_int_eq(xc_config_get_fail_on(config), XC_SEVERITY_ERROR);
    ck_assert_str_eq(xc_config_get_baseline(config), XC_BASELINE_NAME);
    xc_config_free(config);
    /* The keys are those that a wrong one is told of. */
    put_file(".crosscheck.yml", "wrong: 1\n");
    run("check lagging.txt");
    char *known = strstr(err, "known are ");
    ck_assert_ptr_nonnull(known);
    for (char *key = strtok(known + 10, ", \n"); key;
         key = strtok(NULL, ", \n")) {
        char line[64];
        snprintf(line, sizeof line, "\n%s:", key);
        expect_in(text, line);
    }
}
END_TEST

START_TEST(what_is_there_is_left) {
    put_file(".crosscheck.yml", "fail-on: note\n");
    ck_assert_int_eq(run("init"), 3);
    ck_assert_str_eq(out, "");
    ck_assert_str_eq(err, "crosscheck: .crosscheck.yml: is there already, and "
                          "is left as it is\n");
    char text[64];
    get_file(".crosscheck.yml", text, sizeof text);
    ck_assert_str_eq(text, "fail-on: note\n");
    ck_assert_int_eq(unlink(".crosscheck.yml"), 0);
    ck_assert_int_eq(symlink("elsewhere", ".crosscheck.yml"), 0);
    ck_assert_int_eq(run("init"), 3);
    ck_assert_int_ne(access("elsewhere", F_OK), 0);
}
END_TEST

/* A file that grows past what it may is told, and no half of it stays. */
START_TEST(half_a_sample_is_not_left) {
    struct rlimit old, low;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
    low = (struct rlimit){1000, old.rlim_max};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &low), 0);
    int status = run("init");
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
    ck_assert_int_eq(status, 3);
    expect_in(err, ".crosscheck.yml: File too large\n");
    ck_assert_int_ne(access(".crosscheck.yml", F_OK), 0);
}
END_TEST

START_TEST(misuse_of_init_is_told) {
    ck_assert_int_eq(run("init here"), 2);
    ck_assert_int_eq(run("init --ci jenkins"), 2);
    expect_in(err, "there are github, gitlab, pre-commit");
    ck_assert_int_eq(run("init --ci github >/dev/full 2>.err #"), 3);
    ck_assert_int_ne(access(".crosscheck.yml", F_OK), 0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Files of CI                                                          */

/* Calls seen with every scalar of the text; fails where it is no YAML. */
static size_t scan_yaml(const char *name, const char *text,
                        void (*take)(const char *scalar)) {
    yaml_parser_t parser;
    yaml_event_t event;
    size_t scalars = 0;
    bool more = true;
    ck_assert(yaml_parser_initialize(&parser));
    yaml_parser_set_input_string(&parser, (const unsigned char *)text,
                                 strlen(text));
    while (more) {
        ck_assert_msg(yaml_parser_parse(&parser, &event), "%s:%zu: %s", name,
                      parser.problem_mark.line + 1, parser.problem);
        more = event.type != YAML_STREAM_END_EVENT;
        if (event.type == YAML_SCALAR_EVENT) {
            scalars++;
            take((const char *)event.data.scalar.value);
        }
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return scalars;
}

static char help[sizeof out];
static size_t calls, options_seen;

static bool has_format(const char *name, size_t length) {
    const char *known;
    for (size_t i = 0; (known = xc_output_format(XC_OUTPUT_REPORT, i)); i++)
        if (strlen(known) == length && strncmp(known, name, length) == 0)
            return true;
    return false;
}

/* Each option of a call of "crosscheck check" is one that it takes. Formats
 * are held against those there are once there are more than for people and
 * programs of one's own. */
static void look_at(const char *scalar) {
    const char *at = strstr(scalar, "crosscheck check");
    if (!at) return;
    calls++;
    while ((at = strstr(at, " --"))) {
        char option[40];
        size_t length = strspn(at + 3, "abcdefghijklmnopqrstuvwxyz-");
        at += 3;
        if (length == 0) continue;
        snprintf(option, sizeof option, " --%.*s ", (int)length, at);
        options_seen++;
        expect_in(help, option);
        if (strncmp(at, "to ", 3) != 0 || !has_format("sarif", 5)) continue;
        ck_assert_msg(has_format(at + 3, strcspn(at + 3, " \n")),
                      "no format %s", at + 3);
    }
}

static void scan_file(const char *name) {
    static char text[1 << 14];
    char path[256];
    snprintf(path, sizeof path, XC_SOURCE_DIR "/%s", name);
    get_file(path, text, sizeof text);
    ck_assert_uint_gt(scan_yaml(name, text, look_at), 4);
}

START_TEST(files_of_ci_are_yaml_and_call_it_right) {
    static const char *const names[] = {"ci/github.yml", "ci/gitlab.yml",
                                        "ci/pre-commit.yml", "action.yml",
                                        ".pre-commit-hooks.yaml"};
    ck_assert_int_eq(run("help check"), 0);
    memcpy(help, out, sizeof help);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        scan_file(names[i]);
    ck_assert_uint_eq(calls, 3);
    ck_assert_uint_ge(options_seen, 5);
}
END_TEST

START_TEST(jobs_are_printed_as_they_are_kept) {
    static const char *const names[] = {"github", "gitlab", "pre-commit"};
    static char text[1 << 14];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[256];
        ck_assert_int_eq(run("init --ci %s", names[i]), 0);
        ck_assert_str_eq(err, "");
        snprintf(path, sizeof path, XC_SOURCE_DIR "/ci/%s.yml", names[i]);
        get_file(path, text, sizeof text);
        ck_assert_str_eq(out, text);
    }
    ck_assert_int_ne(access(".crosscheck.yml", F_OK), 0);
}
END_TEST

/* The script of the action, as a runner would run it. */
static char script[1 << 12];

static void take_script(const char *scalar) {
    if (strstr(scalar, "crosscheck check"))
        snprintf(script, sizeof script, "%s", scalar);
}

START_TEST(the_action_checks_what_it_is_given) {
    static char text[1 << 14];
    char command[512];
    get_file(XC_SOURCE_DIR "/action.yml", text, sizeof text);
    scan_yaml("action.yml", text, take_script);
    put_file("script", script);
    ck_assert_int_eq(mkdir("bin", 0777), 0);
    ck_assert_int_eq(symlink(XC_PROGRAM, "bin/crosscheck"), 0);
    snprintf(command, sizeof command,
             "PATH=\"$PWD/bin:$PATH\" TO=json FAIL_ON=error SINCE= "
             "AGAINST=meeting.txt FILES='lagging.txt\n\n--help.txt' "
             "bash -eo pipefail script >found 2>told");
    int status = system(command);
    ck_assert_int_eq(WEXITSTATUS(status), 3);
    get_file("told", text, sizeof text);
    expect_in(text, "--help.txt: no such file");
    get_file("found", text, sizeof text);
    expect_in(text, "\"rule\": \"total\"");
}
END_TEST

static char entry[256];

static void take_entry(const char *scalar) {
    if (strncmp(scalar, "crosscheck check", 16) == 0)
        snprintf(entry, sizeof entry, "%s", scalar + strlen("crosscheck "));
}

/* A commit may hold XML that is no article, and what is to be left out: the
 * hook stops it for its articles alone. */
START_TEST(the_hook_stops_a_commit_for_its_articles) {
    static const char name[] = ".pre-commit-hooks.yaml";
    static char text[1 << 12];
    get_file(XC_SOURCE_DIR "/.pre-commit-hooks.yaml", text, sizeof text);
    scan_yaml(name, text, take_entry);
    if (!strstr(text, "pass_filenames: false"))
        strcat(entry, " pom.xml left.txt lagging.txt");
    ck_assert_int_eq(
        system("git init --quiet . && git add meeting.txt && "
               "git -c user.name=desk -c user.email=desk@example.org "
               "commit --quiet -m 'What was published'"),
        0);
    put_file("pom.xml", "<project/>\n");
    put_file("left.txt", "Wednesday, Feb. 13, 2025, was dry.\n");
    put_file(".crosscheckignore", "left.txt\n");
    ck_assert_int_eq(system("git add --all"), 0);
    ck_assert_int_eq(run("%s", entry), 1);
    ck_assert_str_eq(err, "");
    expect_in(out, "error: conflict [total]");
    ck_assert_ptr_null(strstr(out, "[weekday]"));
}
END_TEST

static char build_script[1 << 12];

static void take_build(const char *scalar) {
    if (strstr(scalar, "make "))
        snprintf(build_script, sizeof build_script, "%s", scalar);
}

/* What the step that builds calls and leaves; whether it builds is seen by
 * tools/test_action.sh. */
START_TEST(the_action_builds_what_is_missing) {
    static char text[1 << 14];
    static const char call[] = "PATH=\"$PWD/bin\" SOURCE='/a source' "
                               "GITHUB_PATH=path /bin/bash -eo pipefail build";
    get_file(XC_SOURCE_DIR "/action.yml", text, sizeof text);
    scan_yaml("action.yml", text, take_build);
    put_file("build", build_script);
    put_file("path", "");
    ck_assert_int_eq(mkdir("bin", 0777), 0);
    put_file("bin/make", "#!/bin/bash\nprintf '%s|' \"$@\" >made\n");
    ck_assert_int_eq(chmod("bin/make", 0700), 0);
    ck_assert_int_eq(system(call), 0);
    get_file("made", text, sizeof text);
    ck_assert_str_eq(text, "-C|/a source|release|");
    get_file("path", text, sizeof text);
    ck_assert_str_eq(text, "/a source/build/release\n");
    /* one that is there is taken */
    ck_assert_int_eq(unlink("made"), 0);
    put_file("path", "");
    ck_assert_int_eq(symlink(XC_PROGRAM, "bin/crosscheck"), 0);
    ck_assert_int_eq(system(call), 0);
    ck_assert_int_ne(access("made", F_OK), 0);
    get_file("path", text, sizeof text);
    ck_assert_str_eq(text, "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("init");
    TCase *all = tcase_create("init");
    tcase_add_checked_fixture(all, set_up, leave_folder);
    tcase_add_test(all, the_sample_settles_nothing);
    tcase_add_test(all, the_sample_can_be_put_in_force);
    tcase_add_test(all, what_is_there_is_left);
    tcase_add_test(all, half_a_sample_is_not_left);
    tcase_add_test(all, misuse_of_init_is_told);
    tcase_add_test(all, files_of_ci_are_yaml_and_call_it_right);
    tcase_add_test(all, jobs_are_printed_as_they_are_kept);
    tcase_add_test(all, the_action_checks_what_it_is_given);
    tcase_add_test(all, the_hook_stops_a_commit_for_its_articles);
    tcase_add_test(all, the_action_builds_what_is_missing);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

/*
 * test_describe.c - what "crosscheck describe" writes: the parts of
 * docs/crosscheck.1 that come from the tables stand there as they are
 * written, the page has no fault that man or mandoc would tell, and the
 * completions offer what there is.
 *
 * usage: test_describe [--update]    --update writes those parts anew
 */
#include <sys/stat.h>

#include "run_program.h"

#define PAGE XC_SOURCE_DIR "/docs/crosscheck.1"

static bool update;

static char page[1 << 17];

/* From its first comment to its last: ".\" begin NAME" ... ".\" end NAME". */
static char *find_part(char *text, const char *name, size_t *length) {
    char begin[64], end[64];
    snprintf(begin, sizeof begin, ".\\\" begin %s\n", name);
    snprintf(end, sizeof end, ".\\\" end %s\n", name);
    char *start = strstr(text, begin);
    char *stop = start ? strstr(start, end) : NULL;
    ck_assert_msg(stop != NULL, "no part \"%s\"", name);
    *length = (size_t)(stop - start) + strlen(end);
    return start;
}

static void replace(char *old, size_t old_length, const char *new,
                    size_t new_length) {
    size_t rest = strlen(old + old_length) + 1;
    ck_assert_uint_lt((size_t)(old - page) + new_length + rest, sizeof page);
    memmove(old + new_length, old + old_length, rest);
    memcpy(old, new, new_length);
}

START_TEST(the_page_has_what_is_written) {
    static const char *const parts[] = {"synopsis", "commands", "options"};
    get_file(PAGE, page, sizeof page);
    ck_assert_int_eq(run("describe man"), 0);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t have_length, want_length;
        char *have = find_part(page, parts[i], &have_length);
        char *want = find_part(out, parts[i], &want_length);
        bool same =
            have_length == want_length && memcmp(have, want, want_length) == 0;
        ck_assert_msg(same || update,
                      "docs/crosscheck.1: the part \"%s\" is another; see "
                      "test_describe --update",
                      parts[i]);
        if (!same) replace(have, have_length, want, want_length);
    }
    if (update) put_file(PAGE, page);
}
END_TEST

/* What a shell command says, without a line end; NULL where it is missing. */
static const char *shell(const char *command) {
    static char line[4096];
    char whole[4096];
    snprintf(whole, sizeof whole, "{ %s\n} >.shell 2>&1", command);
    int status = system(whole);
    ck_assert(WIFEXITED(status));
    get_file(".shell", line, sizeof line);
    line[strcspn(line, "\n")] = '\0';
    return WEXITSTATUS(status) == 127 ? NULL : line;
}

START_TEST(the_page_is_without_fault) {
    static const char *const readers[] = {
        "mandoc -Tlint -Wwarning '" PAGE "'",
        "LC_ALL=C.UTF-8 groff -ww -man -Tutf8 '" PAGE "' 2>&1 >/dev/null"};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        const char *said = shell(readers[i]);
        if (said)
            ck_assert_str_eq(said, "");
        else
            printf("skipped: %s\n", readers[i]);
    }
}
END_TEST

/* Words of the command line, the last to be completed, and what is offered. */
static const struct {
    const char *words, *offered;
} completions[] = {
    {"ch", "check"},
    {"check --ag", "--against"},
    {"list --to j", "json jsonl"},
    {"list --to = j", "json jsonl"},
    {"explain --to ''", "text json"},
    {"pairs --to ''", "jsonl"},
    {"check --from mark", "markdown"},
    {"check --show agree,im", "agree,imprecise"},
    {"check --fail-on ''", "error warning note"},
    {"check --published ''", ""},
    {"check --jobs ''", ""},
    {"check -j ''", ""},
    {"check --against dra", "draft.txt"},
    {"check dra", "draft.txt"},
    {"check --cache ''", "kept"},
    {"rules ''", ""},
    {"list --ref", ""},
    {"help ex", "explain"},
    {"describe ''", "bash zsh man"},
    {"nothing ''", ""},
};

/* The script of a shell in a file "script". */
static void put_script(const char *name) {
    ck_assert_int_eq(run("describe %s", name), 0);
    put_file("script", out);
}

START_TEST(bash_completes) {
    char command[1024], quoted[256], *to = quoted;
    if (!shell("bash --version")) {
        puts("skipped: there is no bash");
        return;
    }
    put_file("draft.txt", "");
    ck_assert_int_eq(mkdir("kept", 0777), 0);
    put_script("bash");
    snprintf(quoted, sizeof quoted, "%s", completions[_i].words);
    while ((to = strchr(to, '\'')) != NULL)
        *to = '"'; /* the command stands between single ones */
    snprintf(command, sizeof command,
             "bash -c 'source ./script; COMP_WORDS=(crosscheck %s); "
             "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _crosscheck; "
             "echo \"${COMPREPLY[*]}\"'",
             quoted);
    const char *offered = shell(command);
    ck_assert_msg(strcmp(offered, completions[_i].offered) == 0, "%s: %s",
                  completions[_i].words, offered);
}
END_TEST

/* Every command and option is there, and zsh finds no fault with it. */
START_TEST(zsh_completes) {
    static const char *const parts[] = {
        "#compdef crosscheck\n",
        "'check:report disagreements",
        "--to=[format of the output]:FORMAT:(text json",
        "'(-j --jobs)'{-j+,--jobs=}'[",
        "'*--against=[",
        ":DIR:_files -/'",
        "'*:argument:(bash zsh man)'"};
    put_script("zsh");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        expect_in(out, parts[i]);
    const char *said = shell("zsh -f -n ./script");
    if (said)
        ck_assert_str_eq(said, "");
    else
        puts("skipped: there is no zsh");
    said = shell("zsh -f -c 'autoload -U compinit && compinit -D && "
                 "source ./script && echo $_comps[crosscheck]'");
    if (said) ck_assert_str_eq(said, "_crosscheck");
}
END_TEST

START_TEST(other_forms_are_refused) {
    ck_assert_int_eq(run("describe fish"), 2);
    ck_assert_str_eq(out, "");
    expect_in(err, "there are bash, zsh, man");
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    Suite *suite = suite_create("describe");
    TCase *tcase = tcase_create("describe");
    int count = (int)(sizeof completions / sizeof *completions);
    tcase_add_checked_fixture(tcase, enter_folder, leave_folder);
    tcase_add_test(tcase, the_page_has_what_is_written);
    tcase_add_test(tcase, the_page_is_without_fault);
    tcase_add_loop_test(tcase, bash_completes, 0, count);
    tcase_add_test(tcase, zsh_completes);
    tcase_add_test(tcase, other_forms_are_refused);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

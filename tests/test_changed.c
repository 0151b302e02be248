/*
 * test_changed.c - check --changed-since: in a repository that
 * demo_repository.sh makes, which findings are reported and which are not, and
 * what is said where git, the repository or the revision is not as needed. The
 * reader of diffs is asked directly.
 */
#include "crosscheck.h"
#include "run_program.h"

/* The repository of that kind, entered. */
static void make_repository(const char *kind) {
    char command[512];
    snprintf(command, sizeof command,
             "'" XC_SOURCE_DIR "/tests/demo_repository.sh' %s/demo %s", folder,
             kind);
    ck_assert_int_eq(system(command), 0);
    ck_assert_int_eq(chdir("demo"), 0);
    ck_assert_int_eq(setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1), 0);
    ck_assert_int_eq(setenv("GIT_CONFIG_SYSTEM", "/dev/null", 1), 0);
}

static void shell(const char *command) {
    ck_assert_msg(system(command) == 0, "%s", command);
}

#define COMMIT                                                                 \
    "git add --all && git -c user.name=desk -c user.email=desk@example.org "   \
    "commit --quiet -m more"

START_TEST(only_the_broken_figure_is_reported) {
    make_repository("broken");
    ck_assert_int_eq(run("check ."), 1);
    expect_in(out, "[total]");
    expect_in(out, "[money]");
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 1);
    expect_in(out, "news/council.md:5:1\n");
    expect_in(out, "error: conflict [total]");
    expect_not_in(out, "[money]");
    expect_in(out, "1 finding touches");
    ck_assert_str_eq(err, "");
    run("check . --changed-since HEAD~1 --to json");
    expect_in(out, "\"unchanged\": 1");
    expect_not_in(out, "\"rule\": \"money\"");
}
END_TEST

/* What is annotated is the line that somebody has just changed. */
START_TEST(a_finding_is_shown_at_the_changed_line) {
    make_repository("broken");
    run("check . --changed-since HEAD~1 --to github");
    expect_in(out, "::error file=news/council.md,line=5,");
    shell("sed -i 's/$/ /' news/wire.md");
    run("check . --changed-since HEAD --to github");
    expect_in(out, "::error file=news/wire.md,line=");
    run("check . --changed-since HEAD --to sarif");
    expect_in(out, "touches no changed line");
    ck_assert_ptr_nonnull(strstr(out, "\"uri\": \"news/"));
    ck_assert_int_eq(
        strncmp(strstr(out, "\"uri\": \"news/") + 8, "news/wire.md", 12), 0);
}
END_TEST

START_TEST(a_figure_that_stays_gives_nothing) {
    make_repository("same");
    ck_assert_int_eq(run("check ."), 1);
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 0);
    expect_in(out, "Nothing to report");
    expect_in(out, "1 finding touches");
}
END_TEST

/* The side that did not change is only compared with. */
START_TEST(either_side_may_have_changed) {
    make_repository("broken");
    ck_assert_int_eq(
        run("check news/wire.md --against news --changed-since HEAD~1"), 1);
    expect_in(out, "[total]");
    ck_assert_int_eq(
        run("check news/costs.md --against news --changed-since HEAD~1"), 0);
    ck_assert_int_eq(chdir("news"), 0);
    ck_assert_int_eq(run("check council.md wire.md --changed-since HEAD~1"), 1);
    ck_assert_int_eq(run("check ../news --changed-since HEAD~1"), 1);
}
END_TEST

START_TEST(what_is_not_committed_counts) {
    make_repository("same");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 0);
    shell("sed -i 's/31 million/32 million/' news/costs.md");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 1);
    expect_in(out, "[money]");
    shell("git add news/costs.md");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 1);
    shell("git checkout --quiet HEAD news/costs.md && "
          "cp news/costs.md 'news/caf\303\251 \"new\".md'");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 1);
    expect_in(out, "[money]");
    shell("echo '*new*' > .gitignore");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 0);
}
END_TEST

/* A report shows "caf\xe9.md" with an escape; git tells its bytes. */
START_TEST(names_that_are_no_utf8_are_known) {
    make_repository("same");
    shell("cp news/costs.md 'news/caf\351.md' && "
          "sed -i 's/31 million/32 million/' news/caf*.md && rm news/costs.md");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 1);
    expect_in(out, "[money]");
    expect_in(out, "news/caf\\xe9.md:");
    shell(COMMIT);
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 1);
    ck_assert_int_eq(run("check . --changed-since HEAD"), 0);
    expect_in(out, "no changed line");
}
END_TEST

START_TEST(a_file_that_moves_has_not_changed) {
    make_repository("same");
    shell("git mv news/costs.md 'news/what it\ttook.md' && " COMMIT);
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 0);
    shell("sed -i 's/31 million/32 million/' news/what*.md && " COMMIT);
    ck_assert_int_eq(run("check . --changed-since HEAD~2"), 1);
    expect_in(out, "[money]");
}
END_TEST

START_TEST(lines_that_go_do_not_count) {
    make_repository("same");
    shell("sed -i 1,2d news/costs.md && " COMMIT);
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 0);
    shell("git rm --quiet news/costs.md && " COMMIT);
    ck_assert_int_eq(run("check . --changed-since HEAD~2"), 0);
    expect_not_in(out, "touches no changed line");
}
END_TEST

/* A change is what a branch did, not what others did meanwhile. */
START_TEST(a_branch_answers_for_itself) {
    make_repository("same");
    shell(
        "git checkout --quiet -b draft && echo More. >> news/wire.md && " COMMIT
        " && git checkout --quiet main && "
        "sed -i 's/31 million/32 million/' news/costs.md && " COMMIT
        " && git checkout --quiet draft");
    ck_assert_int_eq(run("check . --changed-since main"), 0);
    shell("git checkout --quiet --orphan alone && " COMMIT);
    ck_assert_int_eq(run("check . --changed-since main"), 3);
    expect_in(err, "HEAD and \"main\" have no commit in common\n");
}
END_TEST

/* What the configuration of git, or of the environment, says of showing diffs
 * is not heard, and no program that they name is started. */
START_TEST(settings_of_git_change_nothing) {
    make_repository("broken");
    shell("git config diff.noprefix true && git config diff.external false && "
          "git config color.ui always && git config core.pager false && "
          "git config diff.mnemonicPrefix true && git config diff.context 9 && "
          "git config diff.md.textconv 'touch ran;cat' && "
          "git config diff.relative true && "
          "echo '*.md diff=md' > .git/info/attributes");
    ck_assert_int_eq(setenv("GIT_EXTERNAL_DIFF", "touch ran", 1), 0);
    ck_assert_int_eq(setenv("GIT_DIFF_OPTS", "-u9", 1), 0);
    ck_assert_int_eq(setenv("GIT_TRACE", "1", 1), 0);
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 1);
    unsetenv("GIT_EXTERNAL_DIFF");
    unsetenv("GIT_DIFF_OPTS");
    unsetenv("GIT_TRACE");
    expect_in(out, "[total]");
    expect_not_in(out, "[money]");
    ck_assert_str_eq(err, "");
    ck_assert_int_ne(access("ran", F_OK), 0);
}
END_TEST

START_TEST(a_revision_that_is_not_there_is_told) {
    make_repository("broken");
    ck_assert_int_eq(run("check . --changed-since nowhere"), 3);
    ck_assert_str_eq(out, "");
    ck_assert_str_eq(err, "crosscheck: --changed-since: the repository has no "
                          "revision \"nowhere\"\n");
    ck_assert_int_eq(run("check . --changed-since HEAD~1..HEAD"), 3);
    ck_assert_int_eq(run("check . --changed-since ''"), 2);
    ck_assert_int_eq(run("check . --changed-since=-p"), 2);
    expect_in(err, "\"-p\" is no revision");
    ck_assert_int_eq(run("check . --changed-since=--output=made"), 2);
    ck_assert_int_eq(run("check . --changed-since 'HEAD; touch made'"), 3);
    ck_assert_int_eq(run("check . --changed-since '$(touch made)'"), 3);
    ck_assert_int_ne(access("made", F_OK), 0);
}
END_TEST

START_TEST(a_shallow_clone_says_how_to_deepen_it) {
    make_repository("broken");
    shell("git clone --quiet --depth 1 \"file://$PWD\" ../shallow");
    ck_assert_int_eq(chdir("../shallow"), 0);
    ck_assert_int_eq(run("check . --changed-since HEAD~1"), 3);
    expect_in(err, "the clone is shallow");
    expect_in(err, "fetch-depth: 0");
    expect_in(err, "git fetch --unshallow");
    ck_assert_int_eq(run("check . --changed-since HEAD"), 0);
}
END_TEST

START_TEST(no_git_and_no_repository_are_told) {
    put_articles();
    ck_assert_int_eq(setenv("GIT_CEILING_DIRECTORIES", "/tmp", 1), 0);
    ck_assert_int_eq(run("check lagging.txt --changed-since HEAD"), 3);
    expect_in(err, "is in no git repository");
    char *path = strdup(getenv("PATH"));
    ck_assert_int_eq(setenv("PATH", "/nonexistent", 1), 0);
    ck_assert_int_eq(run("check lagging.txt --changed-since HEAD"), 3);
    expect_in(err, "needs the program git");
    setenv("PATH", path, 1);
    free(path);
    ck_assert_int_eq(system("git init --quiet ."), 0);
    ck_assert_int_eq(run("check lagging.txt --changed-since HEAD~1"), 3);
    expect_in(err, "has no revision \"HEAD~1\"");
}
END_TEST

/* Ahead of the first commit everything is new, known to git or not. */
START_TEST(all_has_changed_before_the_first_commit) {
    put_articles();
    for (int sha = 0; sha < 2; sha++) {
        shell(sha ? "rm -rf .git && git init --quiet --object-format=sha256 ."
                  : "git init --quiet .");
        ck_assert_int_eq(run("check . --changed-since HEAD"), 1);
        ck_assert_str_eq(err, "");
        expect_in(out, "error: conflict [total]");
        shell("git add --all");
        ck_assert_int_eq(run("check . --changed-since HEAD"), 1);
        expect_in(out, "error: conflict [total]");
        expect_not_in(out, "no changed line");
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Diffs                                                                */

typedef struct diff_case {
    const char *diff;
    const char *said; /* NULL: it is taken, */
    const char *path; /* and of this file */
    unsigned line;    /* this line has changed, and not the next */
} diff_case;

#define HEAD_OF(name) "diff --git a/" name " b/" name "\n"
#define NAMES(name) "--- a/" name "\n+++ b/" name "\n"

static const diff_case diffs[] = {
    {HEAD_OF("x") NAMES("x") "@@ -3 +4 @@\n-a\n+b\n", NULL, "x", 4},
    {HEAD_OF("x") NAMES("x") "@@ -3,0 +4,2 @@ head\n+a\n+b\n", NULL, "x", 5},
    /* common lines are passed over */
    {NAMES("x") "@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n", NULL, "x", 2},
    {NAMES("x") "@@ -1 +1,2 @@\n a\n+b\n\\ No newline at end of file\n", NULL,
     "x", 2},
    /* an article that quotes a diff */
    {NAMES("x") "@@ -1,2 +7,2 @@\n--- a/y\n-a\n+++ b/y\n+@@ -1 +1 @@\n", NULL,
     "x", 8},
    /* names with a blank, which git ends with a tab, and in quotes */
    {NAMES("a b\t") "@@ -0,0 +1 @@\n+a\n", NULL, "a b", 1},
    {"+++ \"b/a\\tb\\\"\\303\\251\"\n@@ -0,0 +1 @@\n+a\n", NULL,
     "a\tb\"\303\251", 1},
    {HEAD_OF("x") "similarity index 90%\nrename from x\nrename to y\n"
                  "--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n",
     NULL, "y", 1},
    {HEAD_OF("x y") "Binary files a/x y and b/x y differ\n", NULL, "x y",
     UINT32_MAX},
    {HEAD_OF("x") "deleted file mode 100644\n--- a/x\n+++ /dev/null\n"
                  "@@ -1 +0,0 @@\n-a\n",
     NULL, NULL, 0},
    {HEAD_OF("x") "Binary files a/x and /dev/null differ\n", NULL, NULL, 0},
    {NAMES("x") "@@ -1,2 +1,0 @@\n-a\n-b\n", NULL, NULL, 0},
    {"", NULL, NULL, 0},
    {"no diff at all\n", NULL, NULL, 0},
    /* a return alone ends a line of an article, and none of git's */
    {NAMES("x") "@@ -7 +7 @@\n-a\n+b\rc\n", NULL, "x", UINT32_MAX},
    {NAMES("x") "@@ -7 +7 @@\n-a\n+b\r\r\n", NULL, "x", UINT32_MAX},
    {NAMES("x") "@@ -1 +1,2 @@\n-a\r\rb\n+b\r\n+c\r\n", NULL, "x", 2},
    /* without the last line end */
    {NAMES("x") "@@ -1 +1 @@\n-a\n+b", NULL, "x", 1},

    {NAMES("x") "@@ -1 +1 @@\n-a\n", "breaks off", NULL, 0},
    {NAMES("x") "@@ -1 +1,4294967295 @@\n+a\n", "no range", NULL, 0},
    {NAMES("x") "@@ -1 +4294967294,9 @@\n+a\n", "no range", NULL, 0},
    {NAMES("x") "@@ -1 +0 @@\n-a\n+a\n", "no range", NULL, 0},
    {NAMES("x") "@@ -1 1 @@\n", "no range", NULL, 0},
    {NAMES("x") "@@ -1 +1 @@\n-a\n-b\n", "more lines", NULL, 0},
    {NAMES("x") "@@ -2 +1 @@\n-a\n?\n", "no line of a diff", NULL, 0},
    {"@@ -1 +1 @@\n", "without a name", NULL, 0},
    {"+++ x\n", "does not begin with \"b/\"", NULL, 0},
    {"+++ \"b/x\n", "in quotes", NULL, 0},
    {"+++ \"b/\\9\"\n", "in quotes", NULL, 0},
    {"+++ \"b/\\000\"\n", "in quotes", NULL, 0},
    {NAMES("x") "@@@ -1 -1 +1 @@@\n", "combined", NULL, 0},
};

static xc_status feed(xc_changes *changes, const char *text, size_t step,
                      xc_error *error) {
    size_t length = strlen(text);
    for (size_t at = 0; at < length; at += step) {
        size_t piece = length - at < step ? length - at : step;
        xc_status status =
            xc_changes_read_diff(changes, "", text + at, piece, error);
        if (status < 0) return status;
    }
    return xc_changes_read_diff(changes, "", NULL, 0, error);
}

/* A conflict within the first line of the named bytes, behind so many blank
 * lines: is it reported? */
static bool reports(const xc_changes *changes, const char *name,
                    unsigned lines) {
    static const char slip[] = "The trail is 10 miles (20 km) long.\n";
    char text[256] = "";
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.changes = changes;
    xc_context *context = xc_context_new(&options, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    memset(text, '\n', lines);
    strcpy(text + lines, slip);
    put_file(name, text);
    ck_assert_ptr_nonnull(desk);
    ck_assert_int_eq(
        xc_desk_add_file(desk, name, XC_ROLE_CHECKED, NULL, &error), XC_OK);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    bool found = xc_report_get_finding_count(report) > 0;
    ck_assert(found || xc_report_get_summary(report)->unchanged == 1);
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
    return found;
}

static void expect_lines(const xc_changes *changes, const diff_case *c) {
    if (!c->path) {
        ck_assert(!reports(changes, "x", 0));
    } else if (c->line == UINT32_MAX) {
        ck_assert(reports(changes, c->path, 0));
        ck_assert(reports(changes, c->path, 90));
    } else {
        ck_assert(reports(changes, c->path, c->line - 1));
        ck_assert(!reports(changes, c->path, c->line));
        ck_assert(!reports(changes, "z", c->line - 1));
    }
}

START_TEST(diffs_are_read_piece_by_piece) {
    const diff_case *c = &diffs[_i];
    static const size_t steps[] = {1, 3, 100000};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        xc_error error = XC_ERROR_INIT;
        xc_changes *changes = xc_changes_new(&error);
        xc_status status = feed(changes, c->diff, steps[i], &error);
        if (c->said) {
            ck_assert_msg(status == XC_ERROR_FORMAT, "taken: %s", c->diff);
            expect_in(error.message, c->said);
            ck_assert_uint_gt(error.line, 0);
        } else {
            ck_assert_msg(status == XC_OK, "%s: %s", c->diff, error.message);
            if (i == 0) expect_lines(changes, c);
        }
        xc_changes_free(changes);
    }
}
END_TEST

/* git repeats the last line that begins with a letter, whatever is in it; a
 * name has no NUL byte. */
START_TEST(a_nul_byte_beside_the_lines_is_passed_over) {
    static const char beside[] = NAMES("x") "@@ -7 +7 @@ a\0b\n-a\n+b\n";
    static const char named[] = "+++ b/x\0y\n@@ -7 +7 @@\n-a\n+b\n";
    xc_error error = XC_ERROR_INIT;
    xc_changes *changes = xc_changes_new(&error);
    ck_assert_int_eq(
        xc_changes_read_diff(changes, "", beside, sizeof beside - 1, &error),
        XC_OK);
    ck_assert(reports(changes, "x", 6));
    ck_assert(!reports(changes, "x", 7));
    ck_assert_int_eq(
        xc_changes_read_diff(changes, "", named, sizeof named - 1, &error),
        XC_ERROR_FORMAT);
    xc_changes_free(changes);
}
END_TEST

START_TEST(lines_are_given_without_a_diff) {
    xc_error error = XC_ERROR_INIT;
    xc_changes *changes = xc_changes_new(&error);
    put_file("x", "");
    ck_assert_int_eq(xc_changes_add(changes, "./x", 2, 3, &error), XC_OK);
    ck_assert(!reports(changes, "x", 0));
    ck_assert(reports(changes, "x", 2));
    ck_assert(!reports(changes, "x", 3));
    ck_assert_int_eq(xc_changes_add(changes, "x", 0, 3, &error),
                     XC_ERROR_ARGUMENT);
    ck_assert_int_eq(xc_changes_add(changes, "x", 4, 3, NULL),
                     XC_ERROR_ARGUMENT);
    xc_changes_free(changes);
    xc_changes_free(NULL);
}
END_TEST

/* One stretch too many is refused, and what was there stays. */
START_TEST(the_number_of_stretches_has_a_ceiling) {
    xc_error error = XC_ERROR_INIT;
    xc_changes *changes = xc_changes_new(&error);
    for (uint32_t i = 0; i < 1000000; i++)
        ck_assert_int_eq(
            xc_changes_add(changes, "x", 2 * i + 1, 2 * i + 1, &error), XC_OK);
    ck_assert_int_eq(xc_changes_add(changes, "y", 1, 1, &error),
                     XC_ERROR_LIMIT);
    ck_assert(reports(changes, "x", 0));
    xc_changes_free(changes);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("changed");
    TCase *all = tcase_create("changed");
    tcase_add_checked_fixture(all, enter_folder, leave_folder);
    tcase_set_timeout(all, 30);
    tcase_add_test(all, only_the_broken_figure_is_reported);
    tcase_add_test(all, a_finding_is_shown_at_the_changed_line);
    tcase_add_test(all, a_figure_that_stays_gives_nothing);
    tcase_add_test(all, either_side_may_have_changed);
    tcase_add_test(all, what_is_not_committed_counts);
    tcase_add_test(all, names_that_are_no_utf8_are_known);
    tcase_add_test(all, a_file_that_moves_has_not_changed);
    tcase_add_test(all, lines_that_go_do_not_count);
    tcase_add_test(all, a_branch_answers_for_itself);
    tcase_add_test(all, settings_of_git_change_nothing);
    tcase_add_test(all, a_revision_that_is_not_there_is_told);
    tcase_add_test(all, a_shallow_clone_says_how_to_deepen_it);
    tcase_add_test(all, no_git_and_no_repository_are_told);
    tcase_add_test(all, all_has_changed_before_the_first_commit);
    tcase_add_loop_test(all, diffs_are_read_piece_by_piece, 0,
                        sizeof diffs / sizeof *diffs);
    tcase_add_test(all, a_nul_byte_beside_the_lines_is_passed_over);
    tcase_add_test(all, lines_are_given_without_a_diff);
    tcase_add_test(all, the_number_of_stretches_has_a_ceiling);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

/*
 * test_folder.c - which files a folder stands for: what .gitignore leaves
 * out, links, limits, what cannot be read.
 */
#include <sys/stat.h>

#include "api/folder.h"
#include "api/gitignore.h"
#include "scratch_folder.h"

/* ------------------------------------------------------------------ */
/* Patterns                                                             */

/* Rows of lines, path ("/" at the end: a folder) and whether it is out. */
typedef struct row {
    const char *lines;
    const char *path;
    bool out;
} row;

static const row rows[] = {
    {"*.txt\n", "a.txt", true},
    {"*.txt\n", "b/c/a.txt", true},
    {"*.txt\n", "a.text", false},
    {"*.txt\r\n", "a.txt", true},
    {"\xEF\xBB\xBF*.txt", "a.txt", true},
    {"# a.txt\n\n   \n", "a.txt", false},
    {"\\#a\n", "#a", true},
    {"\\!a\n", "!a", true},
    {"a.txt  \n", "a.txt", true},
    {"a\\ \n", "a ", true},
    {"a\\ \n", "a", false},
    {"drafts/\n", "drafts/", true},
    {"drafts/\n", "drafts", false},
    {"drafts/\n", "x/drafts/", true},
    {"/drafts\n", "drafts/", true},
    {"/drafts\n", "x/drafts/", false},
    {"x/drafts\n", "x/drafts/", true},
    {"x/drafts\n", "y/x/drafts/", false},
    {"x/*.md\n", "x/a.md", true},
    {"x/*.md\n", "x/y/a.md", false},
    {"**/x\n", "x/", true},
    {"**/x\n", "a/b/x/", true},
    {"**/x/y\n", "a/x/y", true},
    {"**/x/y\n", "a/x/b/y", false},
    {"x/**\n", "x/", false},
    {"x/**\n", "x/a/b", true},
    {"a/**/b\n", "a/b", true},
    {"a/**/b\n", "a/x/y/b", true},
    {"a/**/b\n", "a/x/y/c", false},
    {"a/**/b/**/c\n", "a/b/x/b/y/c", true},
    {"a**c\n", "abbc", true},
    {"a**c\n", "a/c", false},
    {"*.txt\n!a.txt\n", "a.txt", false},
    {"!a.txt\n*.txt\n", "a.txt", true},
    {"?.txt\n", "\xC3\xA9.txt", true},
    {"?.txt\n", "ab.txt", false},
    {"[ab]?.txt\n", "b1.txt", true},
    {"[!ab].txt\n", "c.txt", true},
    {"[^ab].txt\n", "b.txt", false},
    {"[a-c].txt\n", "b.txt", true},
    {"[]x].txt\n", "].txt", true},
    {"[[:digit:]]*.txt\n", "4th.txt", true},
    {"[[:digit:]]*.txt\n", "fourth.txt", false},
    {"[a-.txt\n", "a.txt", false},
    {"[\n", "[", false},
    {"\\[\n", "[", true},
    {"a\\\n", "a", false},
    {"/\n", "a", false},
    {"!\n", "a", false},
    {"*a*b*c*d\n", "xaxbxcxd", true},
    {"*a*b*c*d\n", "xaxbxcxdx", false},
};

START_TEST(patterns_match_as_git_documents) {
    const row *r = &rows[_i];
    xc_arena *arena = xc_arena_new();
    const xc_gitignore *rules = NULL;
    size_t lost = 0, length = strlen(r->path);
    ck_assert_int_eq(xc_gitignore_read(arena, NULL, "", r->lines,
                                       strlen(r->lines), &rules, &lost),
                     XC_OK);
    bool is_folder = r->path[length - 1] == '/';
    const char *path = xc_arena_copy(arena, r->path, length - is_folder);
    xc_gitignore_verdict verdict = xc_gitignore_judge(rules, path, is_folder);
    ck_assert_msg((verdict == XC_GITIGNORE_OUT) == r->out, "\"%s\" and %s",
                  r->lines, r->path);
    ck_assert_uint_eq(lost, 0);
    xc_arena_free(arena);
}
END_TEST

START_TEST(long_patterns_take_no_time) {
    xc_arena *arena = xc_arena_new();
    char lines[4000], path[4000];
    for (size_t i = 0; i < sizeof lines; i++) {
        lines[i] = i % 2 ? 'a' : '*';
        path[i] = 'a';
    }
    path[sizeof path - 1] = '\0';
    lines[sizeof lines - 1] = 'b';
    const xc_gitignore *rules = NULL;
    size_t lost = 0;
    ck_assert_int_eq(
        xc_gitignore_read(arena, NULL, "", lines, sizeof lines, &rules, &lost),
        XC_OK);
    ck_assert_int_eq(xc_gitignore_judge(rules, path, false),
                     XC_GITIGNORE_SILENT);
    xc_arena_free(arena);
}
END_TEST

START_TEST(patterns_past_the_limit_are_counted) {
    xc_arena *arena = xc_arena_new();
    xc_buffer lines = XC_BUFFER_INIT;
    const xc_gitignore *rules = NULL;
    size_t lost = 0;
    for (int i = 0; i < 5000; i++)
        xc_buffer_putc(&lines, 'a');
    for (int i = 0; i < 10002; i++)
        xc_buffer_printf(&lines, "\n%d", i);
    ck_assert_int_eq(xc_gitignore_read(arena, NULL, "", lines.bytes,
                                       lines.length, &rules, &lost),
                     XC_OK);
    ck_assert_uint_eq(lost, 3);
    xc_buffer_dispose(&lines);
    xc_arena_free(arena);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Walks                                                                */

static xc_buffer told;

static void note(void *user, const xc_notice *notice) {
    (void)user;
    xc_buffer_printf(&told, "%s: %s: %s\n", notice->path,
                     xc_severity_name(notice->severity), notice->message);
}

static void set_up(void) {
    told = (xc_buffer)XC_BUFFER_INIT;
    enter_folder();
}

static void tear_down(void) {
    xc_buffer_dispose(&told);
    leave_folder();
}

/* The files of a folder, a line each; then what was told. */
static void expect(const char *path, xc_status wanted, const char *lines) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.notice = note;
    xc_buffer got = XC_BUFFER_INIT;
    xc_buffer_clear(&told);
    xc_context *context = xc_context_new(&options, &error);
    ck_assert_ptr_nonnull(context);
    xc_log log = {.context = context, .arena = xc_arena_new()};
    xc_paths files = {NULL, 0, 0};
    xc_status status = xc_folder_list(&log, log.arena, path, &files, &error);
    for (size_t i = 0; i < files.count; i++)
        xc_buffer_printf(&got, "%s\n", files.items[i]);
    xc_buffer_add(&got, told.bytes, told.length);
    xc_buffer_puts(&got, "");
    ck_assert_str_eq(got.bytes, lines);
    ck_assert_int_eq(status, wanted);
    xc_buffer_dispose(&got);
    xc_arena_free(log.arena);
    xc_context_free(context);
}

static void make(const char *path) {
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

START_TEST(folders_are_walked_in_order) {
    make("n");
    make("n/b");
    make("n/a");
    make("n/.git");
    make("n/node_modules");
    put_file("n/b/2.txt", "x");
    put_file("n/b/1.txt", "x");
    put_file("n/a/z.txt", "x");
    put_file("n/c.txt", "x");
    put_file("n/.hidden.txt", "x");
    put_file("n/~$c.txt", "x");
    put_file("n/c.png", "x");
    put_file("n/.git/d.txt", "x");
    put_file("n/node_modules/d.txt", "x");
    expect("n", XC_OK, "n/a/z.txt\nn/b/1.txt\nn/b/2.txt\nn/c.txt\n");
    expect("n/", XC_OK, "n/a/z.txt\nn/b/1.txt\nn/b/2.txt\nn/c.txt\n");
    expect("n/.git", XC_OK, "n/.git/d.txt\n");
    put_file("n/.crosscheckignore", "/a\n!node_modules/\n");
    expect("n", XC_OK, "n/b/1.txt\nn/b/2.txt\nn/c.txt\nn/node_modules/d.txt\n");
}
END_TEST

START_TEST(rules_are_nested) {
    make("n");
    make("n/b");
    put_file("n/.gitignore", "*.txt\n!keep.txt\nb/out.jsonl\n");
    put_file("n/b/.gitignore", "!in.txt\n/keep.txt\n");
    put_file("n/b/.crosscheckignore", "more.jsonl\n");
    put_file("n/a.txt", "x");
    put_file("n/keep.txt", "x");
    put_file("n/b/in.txt", "x");
    put_file("n/b/keep.txt", "x");
    put_file("n/b/out.jsonl", "x");
    put_file("n/b/more.jsonl", "x");
    put_file("n/b/a.jsonl", "x");
    expect("n", XC_OK, "n/b/a.jsonl\nn/b/in.txt\nn/keep.txt\n");
    /* what stands above counts in a repository */
    expect("n/b", XC_OK, "n/b/a.jsonl\nn/b/in.txt\nn/b/out.jsonl\n");
    make("n/.git");
    expect("n/b", XC_OK, "n/b/a.jsonl\nn/b/in.txt\n");
    ck_assert_int_eq(chdir("n/b"), 0);
    expect(".", XC_OK, "./a.jsonl\n./in.txt\n");
    ck_assert_int_eq(chdir("../.."), 0);
}
END_TEST

START_TEST(links_are_followed_once) {
    make("n");
    make("n/z");
    make("other");
    put_file("n/z/1.txt", "x");
    put_file("other/2.txt", "x");
    put_file("3.txt", "x");
    ck_assert_int_eq(symlink("z", "n/a"), 0);
    ck_assert_int_eq(symlink("../other", "n/b"), 0);
    ck_assert_int_eq(symlink("../other", "n/c"), 0);
    ck_assert_int_eq(symlink("z/1.txt", "n/1.txt"), 0);
    ck_assert_int_eq(symlink("../3.txt", "n/3.txt"), 0);
    ck_assert_int_eq(symlink("../3.txt", "n/4.txt"), 0);
    expect("n", XC_OK, "n/3.txt\nn/b/2.txt\nn/z/1.txt\n");
}
END_TEST

START_TEST(circles_of_links_end) {
    make("n");
    make("n/a");
    put_file("n/a/1.txt", "x");
    ck_assert_int_eq(symlink("..", "n/a/up"), 0);
    ck_assert_int_eq(symlink("self", "n/self"), 0);
    ck_assert_int_eq(symlink("nowhere", "n/gone.txt"), 0);
    expect("n", XC_OK,
           "n/a/1.txt\n"
           "n/a/up: warning: the link leads back to a folder that it is in; "
           "not followed\n"
           "n/gone.txt: warning: no such file\n"
           "n/self: warning: its links lead in a circle\n");
    /* through a folder outside that leads back in */
    make("out");
    ck_assert_int_eq(symlink("../n", "out/back"), 0);
    put_file("out/2.txt", "x");
    make("m");
    ck_assert_int_eq(symlink("../out", "m/out"), 0);
    expect("m", XC_OK,
           "m/out/2.txt\nm/out/back/a/1.txt\n"
           "m/out/back/a/up: warning: the link leads back to a folder that "
           "it is in; not followed\n"
           "m/out/back/gone.txt: warning: no such file\n"
           "m/out/back/self: warning: its links lead in a circle\n");
}
END_TEST

START_TEST(deep_folders_are_told) {
    char path[512] = "n";
    make(path);
    for (int i = 0; i < 70; i++) {
        strcat(path, "/d");
        make(path);
    }
    strcat(path, "/1.txt");
    put_file(path, "x");
    put_file("n/d/z.txt", "x");
    char wanted[512] = "n/d/z.txt\nn/";
    for (int i = 0; i < 65; i++)
        strcat(wanted, "d/");
    strcat(wanted, ": error: more than 64 folders one inside the other; what "
                   "is deeper is not read\n");
    expect("n", XC_ERROR_LIMIT, wanted);
}
END_TEST

/* Root may read everything, and then there is nothing to see here. */
START_TEST(what_cannot_be_read_is_passed) {
    make("n");
    make("n/shut");
    put_file("n/shut/1.txt", "x");
    put_file("n/z.txt", "x");
    ck_assert_int_eq(chmod("n/shut", 0), 0);
    if (access("n/shut", R_OK) < 0)
        expect("n", XC_ERROR_IO,
               "n/z.txt\nn/shut/: error: no permission to read it\n");
    ck_assert_int_eq(chmod("n/shut", 0700), 0);
    expect("nowhere", XC_ERROR_IO, "nowhere: error: no such file\n");
    /* a pipe would wait for ever, a .gitignore too */
    ck_assert_int_eq(mkfifo("n/pipe.txt", 0600), 0);
    ck_assert_int_eq(mkfifo("n/.gitignore", 0600), 0);
    expect("n", XC_OK, "n/shut/1.txt\nn/z.txt\n");
}
END_TEST

START_TEST(files_past_the_limit_are_told) {
    char name[64];
    make("n");
    make("n/a");
    make("n/z");
    put_file("n/z/1.txt", "x");
    put_file("n/a/0.txt", "x");
    /* one file with many names is as many files */
    for (int i = 1; i <= 100000; i++) {
        snprintf(name, sizeof name, "n/a/%d.txt", i);
        if (i % 30000 == 1) {
            put_file(name, "x");
            continue;
        }
        char first[64];
        snprintf(first, sizeof first, "n/a/%d.txt", i - (i - 1) % 30000);
        if (link(first, name) < 0) put_file(name, "x");
    }
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.notice = note;
    xc_context *context = xc_context_new(&options, &error);
    xc_log log = {.context = context, .arena = xc_arena_new()};
    xc_paths files = {NULL, 0, 0};
    ck_assert_int_eq(xc_folder_list(&log, log.arena, "n", &files, &error),
                     XC_ERROR_LIMIT);
    ck_assert_uint_eq(files.count, 100000);
    ck_assert_str_eq(told.bytes,
                     "n: error: more than 100000 files; what is past them is "
                     "not read: name the folders in it one by one\n");
    xc_arena_free(log.arena);
    xc_context_free(context);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("folder");
    TCase *patterns = tcase_create("patterns"), *walks = tcase_create("walks");
    tcase_add_loop_test(patterns, patterns_match_as_git_documents, 0,
                        (int)(sizeof rows / sizeof rows[0]));
    tcase_add_test(patterns, long_patterns_take_no_time);
    tcase_add_test(patterns, patterns_past_the_limit_are_counted);
    tcase_add_checked_fixture(walks, set_up, tear_down);
    tcase_set_timeout(walks, 60);
    tcase_add_test(walks, folders_are_walked_in_order);
    tcase_add_test(walks, rules_are_nested);
    tcase_add_test(walks, links_are_followed_once);
    tcase_add_test(walks, circles_of_links_end);
    tcase_add_test(walks, deep_folders_are_told);
    tcase_add_test(walks, what_cannot_be_read_is_passed);
    tcase_add_test(walks, files_past_the_limit_are_told);
    suite_add_tcase(suite, patterns);
    suite_add_tcase(suite, walks);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}

/*
 * test_align_tool.c - the program that learns the weights of matched figures
 * (tools/align/) on a few dozen made-up pairs: it learns them, makes the same
 * bytes twice, takes over what it does not learn, and refuses bad input.
 * Skipped where the program is not built.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../tools/files.c"
#include "crosscheck.h"
#include "scratch_folder.h"

#ifdef XC_ALIGN

#define BASE                                                                   \
    "# kept\nlimit\tfigure-least\t0.5\nword\tbasic\t2\nword\tfrequent\t3.5\n"  \
    "word\tknown\t4.5\nword\trare\t6\n"

static const char *const TOWNS[] = {"Orlin",  "Tarnby", "Marwick", "Lund",
                                    "Sellan", "Vardo",  "Tessary", "Holtveit"};

enum { TOWN_COUNT = sizeof TOWNS / sizeof *TOWNS, PAIR_COUNT = 3 * TOWN_COUNT };

/* In every third pair both figures are of one thing. */
static bool is_conflict(int i) {
    return i % 3 == 0;
}

static void put_pair(xc_buffer *out, int i) {
    static const char *const other[] = {
        "With its bells and clocks the tower of %s has %d steps to the lamp.",
        "A fair in the meadows of %s, with cakes for %d guests, ends today.",
        "A ship with %d masts and no sails lies off the harbor of %s."};
    const char *town = TOWNS[i / 3];
    int figure = 20 + i;
    xc_buffer_printf(
        out,
        "{\"id\": \"%d\", \"topic\": \"%s\", \"label\": \"%s\", "
        "\"a\": {\"text\": \"The tower of %s, with its bells "
        "and clocks, has %d steps to the lamp.\"}, \"b\": {\"text\": \"",
        i, town, is_conflict(i) ? "REFUTES" : "NOT ENOUGH INFO", town, figure);
    if (i % 3 == 2)
        xc_buffer_printf(out, other[2], figure * 2, town);
    else
        xc_buffer_printf(out, other[i % 3], town, figure + 7);
    xc_buffer_puts(out, "\"}}\n");
}

static void setup(void) {
    xc_buffer pairs = XC_BUFFER_INIT;
    enter_folder();
    for (int i = 0; i < PAIR_COUNT; i++)
        put_pair(&pairs, i);
    ck_assert_int_eq(xc_buffer_status(&pairs), XC_OK);
    ck_assert(file_write("pairs.jsonl", &pairs));
    xc_buffer_dispose(&pairs);
    put_file("base.tsv", BASE "figure\tbias\t9\ndate\tgap\t9\n");
}

static void teardown(void) {
    leave_folder();
}

/* Runs the program; answers its exit status. */
static int run(const char *arguments) {
    char line[1024];
    snprintf(line, sizeof line, "'%s' %s >said 2>&1", XC_ALIGN, arguments);
    int status = system(line);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static xc_buffer read_text(const char *path) {
    xc_buffer file = XC_BUFFER_INIT;
    ck_assert_msg(file_read(path, &file), "%s", path);
    xc_buffer_puts(&file, "");
    return file;
}

/* ------------------------------------------------------------------ */

typedef struct answers {
    xc_buffer lines;
} answers;

static int keep_lines(void *user, const char *bytes, size_t length) {
    answers *all = user;
    xc_buffer_add(&all->lines, bytes, length);
    return 0;
}

/* How many of the pairs are judged as they are labelled. */
static int count_right(const char *weights) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    answers all = {XC_BUFFER_INIT};
    xc_severity worst;
    options.weights_path = weights;
    xc_context *context = xc_context_new(&options, &error);
    ck_assert_msg(context, "%s", error.message);
    ck_assert_int_eq(xc_pairs_judge(context, "pairs.jsonl", &worst, keep_lines,
                                    &all, &error),
                     XC_OK);
    int right = 0, i = 0;
    size_t at = 0, length;
    const char *line;
    for (; (line = file_next_line(&all.lines, &at, &length)); i++) {
        const char *found = strstr(line, "\"verdict\": \"conflict\"");
        right += (found && found < line + length) == is_conflict(i);
    }
    ck_assert_int_eq(i, PAIR_COUNT);
    xc_buffer_dispose(&all.lines);
    xc_context_free(context);
    return right;
}

START_TEST(pairs_are_learned) {
    ck_assert_int_lt(count_right("base.tsv"), PAIR_COUNT);
    ck_assert_int_eq(run("--pairs pairs.jsonl --base base.tsv --out w.tsv "
                         "--cost 5"),
                     0);
    ck_assert_int_eq(count_right("w.tsv"), PAIR_COUNT);
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes) {
    ck_assert_int_eq(
        run("--pairs pairs.jsonl --base base.tsv --out a.tsv --cost 5"), 0);
    ck_assert_int_eq(
        run("--pairs pairs.jsonl --base base.tsv --out b.tsv --cost 5"), 0);
    xc_buffer a = read_text("a.tsv"), b = read_text("b.tsv");
    ck_assert_str_eq(a.bytes, b.bytes);
    /* What is not learned stays; what is, is learned anew. */
    ck_assert_ptr_eq(strstr(a.bytes, BASE), a.bytes);
    ck_assert_ptr_null(strstr(a.bytes, "\t9\n"));
    ck_assert_ptr_nonnull(strstr(a.bytes, "\nfigure\t"));
    xc_buffer_dispose(&a);
    xc_buffer_dispose(&b);
}
END_TEST

/* Each fold has the pairs that its weights were learned without. */
START_TEST(folds_are_written) {
    ck_assert_int_eq(mkdir("folds", 0700), 0);
    ck_assert_int_eq(
        run("--pairs pairs.jsonl --base base.tsv --folds folds --cost 5"), 0);
    xc_buffer said = read_text("said");
    ck_assert_ptr_nonnull(strstr(said.bytes, "probability"));
    xc_buffer_dispose(&said);
    int pairs = 0;
    for (int fold = 0; fold < 10; fold++) {
        char path[32];
        snprintf(path, sizeof path, "folds/%d.jsonl", fold);
        xc_buffer lines = read_text(path);
        for (const char *c = lines.bytes; *c; c++)
            pairs += *c == '\n';
        xc_buffer_dispose(&lines);
        snprintf(path, sizeof path, "folds/%d.tsv", fold);
        xc_buffer weights = read_text(path);
        ck_assert_ptr_eq(strstr(weights.bytes, BASE), weights.bytes);
        xc_buffer_dispose(&weights);
    }
    ck_assert_int_eq(pairs, PAIR_COUNT);
}
END_TEST

static const struct {
    const char *arguments;
    const char *pairs; /* what bad.jsonl holds */
    int status;
    const char *said;
} MISTAKES[] = {
    {"", "", 2, "usage: align"},
    {"--pairs pairs.jsonl", "", 2, "usage: align"},
    {"--base base.tsv", "", 2, "usage: align"},
    {"--odd 1", "", 2, "usage: align"},
    {"--pairs bad.jsonl --base base.tsv", "", 2, "usage: align"},
    {"--pairs absent.jsonl --base base.tsv", "", 1, "absent.jsonl"},
    {"--pairs bad.jsonl --base base.tsv", "\n{}\n", 1, "bad.jsonl:2: "},
    {"--pairs bad.jsonl --base base.tsv",
     "{\"label\": \"REFUTES\", \"topic\": \"x\"}\n", 1, "no side \"a\""},
    {"--pairs pairs.jsonl --base absent.tsv --out w.tsv", "", 1, "absent.tsv"}};

START_TEST(mistakes_are_told) {
    put_file("bad.jsonl", MISTAKES[_i].pairs);
    ck_assert_int_eq(run(MISTAKES[_i].arguments), MISTAKES[_i].status);
    xc_buffer said = read_text("said");
    ck_assert_msg(strstr(said.bytes, MISTAKES[_i].said), "%s", said.bytes);
    xc_buffer_dispose(&said);
    ck_assert_int_ne(access("w.tsv", F_OK), 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, pairs_are_learned);
    tcase_add_test(tests, the_same_input_gives_the_same_bytes);
    tcase_add_test(tests, folds_are_written);
    tcase_add_loop_test(tests, mistakes_are_told, 0,
                        (int)(sizeof MISTAKES / sizeof *MISTAKES));
}

#else

static void add_tests(TCase *tests) {
    (void)tests;
    printf("skipped: liblinear is absent, tools/align is not built\n");
}

#endif

int main(void) {
    Suite *suite = suite_create("align_tool");
    TCase *tests = tcase_create("align_tool");
    tcase_set_timeout(tests, 60);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

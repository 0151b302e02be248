/*
 * test_invariance.c - what must not change what is found: the order of the
 * files, a file that is there twice, blank lines. Tried on every folder of
 * fixtures/cases/, fixtures/rules/ and fixtures/clean/.
 *
 * What is found is compared as rule, verdict, severity, confidence, message and
 * fingerprint of each finding; passages have other lines and paths.
 */
#include <check.h>

#include "case_folders.h"
#include "crosscheck.h"

#define MAX_FINDINGS 64

/* How a folder is laid on the desk. */
enum { PLAIN = 0, BACKWARDS = 1, TWICE = 2, SPACED = 4 };

static char lines[2][MAX_FINDINGS][1024];
static int line_count[2];

/* Doubles every line that is blank, and ends with two. */
static void add_blank_lines(char *text) {
    static char spaced[MAX_TEXT];
    size_t n = 0;
    for (const char *at = text; *at && n < MAX_TEXT - 8; at++) {
        spaced[n++] = *at;
        if (at[0] == '\n' && at[1] == '\n') spaced[n++] = '\n';
    }
    snprintf(text, MAX_TEXT, "%.*s\n\n", (int)n, spaced);
}

static void lay(xc_desk *desk, const char *path, const char *name,
                const char *options, int how) {
    static char text[MAX_TEXT];
    char date[11];
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    char file[256];
    const char *dot = strrchr(name, '~');
    snprintf(file, sizeof file, "%.*s", (int)(dot ? dot - name : 255), name);
    input.published = find_published(options, file, date);
    read_text(path, text);
    if (how & SPACED) add_blank_lines(text);
    ck_assert_msg(xc_desk_add_bytes(desk, name, text, strlen(text),
                                    XC_ROLE_CHECKED, &input, &error) == XC_OK,
                  "%s", error.message);
}

static void lay_folder(xc_desk *desk, const char *folder, int how) {
    static char names[MAX_FILES][256], options[MAX_TEXT];
    char path[MAX_PATH], copy[300];
    snprintf(path, sizeof path, "%s/options", folder);
    read_text(path, options);
    int count = list(folder, ".txt", names, MAX_FILES);
    for (int i = 0; i < count; i++) {
        const char *name = names[how & BACKWARDS ? count - 1 - i : i];
        snprintf(path, sizeof path, "%.700s/%.255s", folder, name);
        lay(desk, path, name, options, how);
        snprintf(copy, sizeof copy, "%.255s~copy.txt", name);
        if (how & TWICE) lay(desk, path, copy, options, how);
    }
}

static int compare_lines(const void *a, const void *b) {
    return strcmp(a, b);
}

static void keep(const xc_report *report, int which) {
    line_count[which] = 0;
    for (size_t i = 0; i < xc_report_get_finding_count(report); i++) {
        const xc_finding *f = xc_report_get_finding(report, i);
        ck_assert_int_lt(line_count[which], MAX_FINDINGS);
        snprintf(lines[which][line_count[which]++], sizeof lines[0][0],
                 "%s %s %s %.6f %s %s", f->rule, xc_verdict_name(f->verdict),
                 xc_severity_name(f->severity), f->confidence, f->fingerprint,
                 f->message);
    }
    qsort(lines[which], (size_t)line_count[which], sizeof lines[0][0],
          compare_lines);
}

static void check_folder(xc_context *context, const char *folder, int how,
                         int which) {
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    lay_folder(desk, folder, how);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    keep(report, which);
    xc_report_free(report);
    xc_desk_free(desk);
}

static const struct {
    int how;
    const char *name;
} ways[] = {{BACKWARDS, "backwards"},
            {TWICE, "twice"},
            {SPACED, "with blank lines"},
            {BACKWARDS | TWICE | SPACED, "all of it"}};

static void compare(int index, const char *way) {
    ck_assert_msg(line_count[0] == line_count[1], "%s, %s: %d findings, not %d",
                  cases[index], way, line_count[1], line_count[0]);
    for (int i = 0; i < line_count[0]; i++)
        ck_assert_msg(strcmp(lines[0][i], lines[1][i]) == 0,
                      "%s, %s:\n%s\nnot\n%s", cases[index], way, lines[1][i],
                      lines[0][i]);
}

START_TEST(findings_are_the_same) {
    char folder[MAX_PATH / 2];
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    ck_assert_msg(context, "%s", error.message);
    snprintf(folder, sizeof folder, "%s/fixtures/%s", XC_SOURCE_DIR, cases[_i]);
    check_folder(context, folder, PLAIN, 0);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        check_folder(context, folder, ways[i].how, 1);
        compare(_i, ways[i].name);
    }
    xc_context_free(context);
}
END_TEST

int main(void) {
    find_cases();
    Suite *suite = suite_create("invariance");
    TCase *all = tcase_create("invariance");
    tcase_set_timeout(all, 60);
    tcase_add_loop_test(all, findings_are_the_same, 0, case_count);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed || case_count == 0 ? 1 : 0;
}

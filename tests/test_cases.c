/*
 * test_cases.c - runs the folders of fixtures/cases/, fixtures/rules/RULE/ and
 * fixtures/clean/: a folder a case.
 *
 *   *.txt       the articles, compared with each other: two or more in
 *               fixtures/cases/
 *   options     lines such as "published a.txt 2025-02-13"
 *   case.md     what the case is about, and a line "expect: conflict",
 *               "expect: stale", "expect: disputed" or "expect: silent"
 *   expected    what the program reports: one line a finding and one a piece
 *               of evidence; compared byte for byte
 *
 * A case of fixtures/rules/RULE/ that expects a finding must get one of that
 * rule. A case of fixtures/clean/ has three articles or more, and options, and
 * must give no finding at all.
 *
 * usage: test_cases [--update]    --update writes the files "expected"
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case_folders.h"
#include "crosscheck.h"

static bool update;

static xc_report *check_case(const char *folder, int least) {
    char names[MAX_FILES][256], options[MAX_TEXT], path[MAX_PATH];
    xc_error error = XC_ERROR_INIT;
    snprintf(path, sizeof path, "%s/options", folder);
    read_text(path, options);
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    int count = list(folder, ".txt", names, MAX_FILES);
    ck_assert_int_ge(count, least);
    for (int i = 0; i < count; i++) {
        char date[11], *text = malloc(MAX_TEXT);
        xc_input input = XC_INPUT_INIT;
        input.published = find_published(options, names[i], date);
        snprintf(path, sizeof path, "%.700s/%.255s", folder, names[i]);
        read_text(path, text);
        ck_assert_int_eq(xc_desk_add_bytes(desk, names[i], text, strlen(text),
                                           XC_ROLE_CHECKED, &input, &error),
                         XC_OK);
        free(text);
    }
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    xc_desk_free(desk);
    xc_context_free(context);
    return report;
}

static void print_report(const xc_report *report, char *out) {
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < xc_report_get_finding_count(report); i++) {
        const xc_finding *f = xc_report_get_finding(report, i);
        n += (size_t)snprintf(out + n, MAX_TEXT - n, "%s %s %s: %s\n",
                              xc_severity_name(f->severity),
                              xc_verdict_name(f->verdict), f->rule, f->message);
        for (size_t e = 0; e < f->evidence_count; e++)
            n += (size_t)snprintf(out + n, MAX_TEXT - n, "  %s:%u:%u: %s\n",
                                  f->evidence[e].path, f->evidence[e].line,
                                  f->evidence[e].column, f->evidence[e].reads);
    }
}

static bool has_verdict(const xc_report *report, const char *verdict) {
    for (size_t i = 0; i < xc_report_get_finding_count(report); i++)
        if (strcmp(xc_verdict_name(xc_report_get_finding(report, i)->verdict),
                   verdict) == 0)
            return true;
    return false;
}

/* True when the case is one of that folder of fixtures/. */
static bool is_in(int index, const char *parent) {
    size_t length = strlen(parent);
    return strncmp(cases[index], parent, length) == 0 &&
           cases[index][length] == '/';
}

/* The rule of "rules/weekday/with-year". */
static bool has_rule(const xc_report *report, int index) {
    const char *rule = cases[index] + strlen("rules/");
    size_t length = strcspn(rule, "/");
    for (size_t i = 0; i < xc_report_get_finding_count(report); i++) {
        const char *id = xc_report_get_finding(report, i)->rule;
        if (strlen(id) == length && strncmp(id, rule, length) == 0) return true;
    }
    return false;
}

/* The verdict that case.md expects; NULL: silence, or no word of it. */
static const char *expected_verdict(const char *about) {
    static const char *const words[] = {"conflict", "stale", "disputed"};
    char line[32];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        snprintf(line, sizeof line, "\nexpect: %s\n", words[i]);
        if (strstr(about, line)) return words[i];
    }
    return NULL;
}

START_TEST(test_clean) {
    static char got[MAX_TEXT];
    if (!is_in(_i, "clean")) return;
    char folder[MAX_PATH / 2];
    snprintf(folder, sizeof folder, "%s/fixtures/%s", XC_SOURCE_DIR, cases[_i]);
    xc_report *report = check_case(folder, 3);
    print_report(report, got);
    ck_assert_msg(!*got, "%s: must give no finding, but:\n%s", cases[_i], got);
    xc_report_free(report);
}
END_TEST

START_TEST(test_case) {
    static char got[MAX_TEXT], want[MAX_TEXT], about[MAX_TEXT];
    char folder[MAX_PATH / 2], path[MAX_PATH];
    if (is_in(_i, "clean")) return;
    snprintf(folder, sizeof folder, "%s/fixtures/%s", XC_SOURCE_DIR, cases[_i]);
    snprintf(path, sizeof path, "%s/case.md", folder);
    read_text(path, about);
    xc_report *report = check_case(folder, is_in(_i, "cases") ? 2 : 1);
    print_report(report, got);
    const char *verdict = expected_verdict(about);
    bool silent = strstr(about, "\nexpect: silent\n") != NULL;
    ck_assert_msg((verdict != NULL) != silent,
                  "%s: case.md must expect one thing", cases[_i]);
    snprintf(path, sizeof path, "%s/expected", folder);
    if (update) {
        FILE *file = fopen(path, "w");
        ck_assert_ptr_nonnull(file);
        fputs(got, file);
        fclose(file);
    }
    read_text(path, want);
    ck_assert_msg(!silent || !*got, "%s: must stay silent, but:\n%s", cases[_i],
                  got);
    ck_assert_msg(silent || has_verdict(report, verdict),
                  "%s: must report another verdict, but:\n%s", cases[_i], got);
    ck_assert_msg(silent || !is_in(_i, "rules") || has_rule(report, _i),
                  "%s: must report a finding of its rule, but:\n%s", cases[_i],
                  got);
    ck_assert_msg(strcmp(got, want) == 0, "%s: expected\n%sbut\n%s", cases[_i],
                  want, got);
    xc_report_free(report);
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    find_cases();
    if (case_count == 0) {
        fprintf(stderr, "fixtures/cases holds no cases\n");
        return 1;
    }
    Suite *suite = suite_create("cases");
    TCase *all = tcase_create("cases");
    tcase_add_loop_test(all, test_case, 0, case_count);
    tcase_add_loop_test(all, test_clean, 0, case_count);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

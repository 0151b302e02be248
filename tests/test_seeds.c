/*
 * test_seeds.c - the check of two articles that are kept beside the project
 * and not in it: what must be reported of them, and that nothing else is.
 *
 * Skipped, and said so, where the folder is absent. The articles are never
 * quoted here: places are worked out from single words.
 */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "crosscheck.h"

#define SEEDS "../shared/seeds"
#define MAX_FILE 100000

static glob_t seeds;

/* ------------------------------------------------------------------ */
/* Files and places                                                     */

static void read_whole(const char *path, char *text) {
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    size_t n = fread(text, 1, MAX_FILE - 1, file);
    ck_assert_uint_lt(n, MAX_FILE - 1);
    text[n] = '\0';
    fclose(file);
}

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '.' || c == ',';
}

/* Where a figure stands alone: "31", not "310" or "3.1". */
static const char *find_figure(const char *text, const char *figure) {
    size_t n = strlen(figure);
    for (const char *p = text; (p = strstr(p, figure)); p++) {
        bool begins = p == text || !is_word_byte(p[-1]);
        bool stop = (p[n] == '.' || p[n] == ',') && !is_word_byte(p[n + 1]);
        if (begins && (!is_word_byte(p[n]) || stop)) return p;
    }
    return NULL;
}

/* The beginning of the sentence around a place: after the last full stop and
 * blank before it, or after the line end. */
static const char *sentence_start(const char *text, const char *at) {
    while (at > text && at[-1] != '\n' &&
           !(at - text > 2 && at[-1] == ' ' && at[-2] == '.'))
        at--;
    return at;
}

static void expect_place(const xc_evidence *evidence, const char *figure) {
    static char text[MAX_FILE];
    read_whole(evidence->path, text);
    const char *at = find_figure(text, figure);
    ck_assert_msg(at, "%s: no %s", evidence->path, figure);
    at = sentence_start(text, at);
    uint32_t line = 1, column = 1;
    for (const char *p = text; p < at; p++) {
        if (((unsigned char)*p & 0xC0) != 0x80) column++;
        if (*p == '\n') line++, column = 1;
    }
    ck_assert_uint_eq(evidence->line, line);
    ck_assert_uint_eq(evidence->column, column);
    ck_assert_uint_eq(evidence->start, (size_t)(at - text));
    ck_assert_uint_eq(strlen(evidence->text), evidence->end - evidence->start);
    ck_assert_int_eq(strncmp(at, evidence->text, strlen(evidence->text)), 0);
}

/* ------------------------------------------------------------------ */
/* Reports                                                              */

static xc_report *check_seeds(unsigned show) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.show = show;
    xc_context *context = xc_context_new(&options, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    ck_assert_msg(desk, "%s", error.message);
    for (size_t i = 0; i < seeds.gl_pathc; i++)
        ck_assert_msg(xc_desk_add_file(desk, seeds.gl_pathv[i], XC_ROLE_CHECKED,
                                       NULL, &error) == XC_OK,
                      "%s", error.message);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    xc_desk_free(desk);
    xc_context_free(context);
    return report;
}

static bool derivation_has(const xc_finding *finding, const char *figure) {
    for (size_t i = 0; i < finding->derivation_count; i++)
        if (find_figure(finding->derivation[i], figure)) return true;
    return false;
}

static bool derivation_says(const xc_finding *finding, const char *words) {
    for (size_t i = 0; i < finding->derivation_count; i++)
        if (strstr(finding->derivation[i], words)) return true;
    return false;
}

static bool evidence_says(const xc_finding *finding, const char *words) {
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (strstr(finding->evidence[i].text, words)) return true;
    return false;
}

/* The evidence that holds a figure; NULL when none does. */
static const xc_evidence *find_evidence(const xc_finding *finding,
                                        const char *figure) {
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (find_figure(finding->evidence[i].text, figure))
            return &finding->evidence[i];
    return NULL;
}

/* Both articles have a figure of that value in the evidence. */
static bool is_about_value(const xc_finding *finding, double value) {
    const char *path = NULL;
    for (size_t i = 0; i < finding->evidence_count; i++) {
        const xc_evidence *e = &finding->evidence[i];
        if (!e->has_value || e->value != value) continue;
        if (path && strcmp(path, e->path) != 0) return true;
        path = e->path;
    }
    return false;
}

static const xc_finding *find_rule(const xc_report *report, const char *rule,
                                   xc_verdict verdict, size_t nth) {
    const xc_finding *finding;
    for (size_t i = 0; (finding = xc_report_get_finding(report, i)); i++)
        if (strcmp(finding->rule, rule) == 0 && finding->verdict == verdict &&
            nth-- == 0)
            return finding;
    return NULL;
}

/* ------------------------------------------------------------------ */

/* When the Contact Group met may be reported besides; nothing else. */
START_TEST(one_conflict_and_no_other) {
    xc_report *report = check_seeds(XC_SHOW_DEFAULT);
    size_t count = xc_report_get_finding_count(report), others = 0;
    for (size_t i = 0; i < count; i++) {
        const xc_finding *f = xc_report_get_finding(report, i);
        if (strcmp(f->rule, "total") == 0) continue;
        others++;
        ck_assert_msg(evidence_says(f, "Contact Group"), "%s: %s", f->rule,
                      f->message);
    }
    ck_assert_uint_le(others, 1);
    ck_assert_uint_eq(count - others, 1);
    const xc_finding *f = find_rule(report, "total", XC_VERDICT_CONFLICT, 0);
    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(f->severity, XC_SEVERITY_ERROR);
    ck_assert_int_eq(xc_report_get_worst(report), XC_SEVERITY_ERROR);
    ck_assert_uint_eq(xc_report_get_problem_count(report), 0);
    xc_report_free(report);
}
END_TEST

START_TEST(both_sentences_are_shown_in_their_place) {
    xc_report *report = check_seeds(XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "total", XC_VERDICT_CONFLICT, 0);
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 2);
    const xc_evidence *thirty_one = find_evidence(f, "31");
    const xc_evidence *thirty_two = find_evidence(f, "32");
    ck_assert_ptr_nonnull(thirty_one);
    ck_assert_ptr_nonnull(thirty_two);
    ck_assert_str_ne(thirty_one->path, thirty_two->path);
    expect_place(thirty_one, "31");
    expect_place(thirty_two, "32");
    ck_assert_double_eq(thirty_one->value, 8);
    ck_assert_double_eq(thirty_two->value, 23);
    for (size_t i = 0; i < f->evidence_count; i++) {
        const xc_evidence *e = &f->evidence[i];
        ck_assert_uint_ge(e->mark_start, e->start);
        ck_assert_uint_lt(e->mark_start, e->mark_end);
        ck_assert_uint_le(e->mark_end, e->end);
    }
    xc_report_free(report);
}
END_TEST

START_TEST(the_derivation_is_whole) {
    static const char *const figures[] = {"31", "32", "8", "9", "23"};
    xc_report *report = check_seeds(XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "total", XC_VERDICT_CONFLICT, 0);
    ck_assert_ptr_nonnull(f);
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        ck_assert_msg(derivation_has(f, figures[i]), "no %s", figures[i]);
    ck_assert(derivation_says(f, "different sets"));
    ck_assert(find_figure(f->message, "31") && find_figure(f->message, "32"));
    xc_report_free(report);
}
END_TEST

START_TEST(what_both_confirm_is_shown_on_request) {
    unsigned show = XC_SHOW_DEFAULT | XC_SHOW(XC_VERDICT_AGREE);
    xc_report *report = check_seeds(show);
    const xc_finding *f;
    bool quoted = false, two = false, five = false, share = false;
    for (size_t i = 0;
         (f = find_rule(report, "quotation", XC_VERDICT_AGREE, i)); i++)
        quoted = quoted || evidence_says(f, "pre-2014");
    for (size_t i = 0; (f = find_rule(report, "goal", XC_VERDICT_AGREE, i));
         i++) {
        two = two || is_about_value(f, 2);
        five = five || is_about_value(f, 5);
        ck_assert(!(is_about_value(f, 2) && is_about_value(f, 5)));
    }
    for (size_t i = 0; (f = find_rule(report, "share", XC_VERDICT_AGREE, i));
         i++)
        share = share || find_figure(f->message, "23") != NULL;
    ck_assert_msg(quoted, "no quotation in common");
    ck_assert_msg(two, "no goal of 2 percent in common");
    ck_assert_msg(five, "no goal of 5 percent in common");
    ck_assert_msg(share, "23 that meet the goal are not in common");
    xc_report_free(report);
}
END_TEST

START_TEST(agreements_change_no_finding) {
    xc_report *few = check_seeds(XC_SHOW_DEFAULT);
    xc_report *all = check_seeds(XC_SHOW_DEFAULT | XC_SHOW(XC_VERDICT_AGREE));
    const xc_finding *a = find_rule(few, "total", XC_VERDICT_CONFLICT, 0);
    const xc_finding *b = find_rule(all, "total", XC_VERDICT_CONFLICT, 0);
    ck_assert(a && b);
    ck_assert_str_eq(a->fingerprint, b->fingerprint);
    ck_assert_str_eq(a->message, b->message);
    xc_report_free(few);
    xc_report_free(all);
}
END_TEST

#ifdef XC_PROGRAM
START_TEST(the_program_ends_with_status_one) {
    static char command[10000];
    size_t n =
        (size_t)snprintf(command, sizeof command, "'%s' check", XC_PROGRAM);
    for (size_t i = 0; i < seeds.gl_pathc; i++)
        n += (size_t)snprintf(command + n, sizeof command - n, " '%s'",
                              seeds.gl_pathv[i]);
    snprintf(command + n, sizeof command - n, " >/dev/null");
    int status = system(command);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 1);
}
END_TEST
#endif

int main(void) {
    if (glob(XC_SOURCE_DIR "/" SEEDS "/*.txt", 0, NULL, &seeds) != 0) {
        printf("skipped: " SEEDS " is absent\n");
        return 0;
    }
    Suite *suite = suite_create("seeds");
    TCase *all = tcase_create("seeds");
    tcase_add_test(all, one_conflict_and_no_other);
    tcase_add_test(all, both_sentences_are_shown_in_their_place);
    tcase_add_test(all, the_derivation_is_whole);
    tcase_add_test(all, what_both_confirm_is_shown_on_request);
    tcase_add_test(all, agreements_change_no_finding);
#ifdef XC_PROGRAM
    tcase_add_test(all, the_program_ends_with_status_one);
#endif
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    globfree(&seeds);
    return failed ? 1 : 0;
}

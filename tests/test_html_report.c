/*
 * test_html_report.c - the page of a report whose texts try to break out of
 * it: its golden file, which keeps what stands between the style and the
 * footer; its policy (that the hashes are right is seen by a browser, in
 * tests/browser/); the limits; and what happens when nobody takes it.
 *
 * usage: test_html_report [--update]    --update writes the golden file
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/html.h"

#define GOLDEN XC_SOURCE_DIR "/fixtures/reports/hostile.html"

static bool update;
static xc_arena *arena;
static xc_buffer out;

static void set_up(void) {
    arena = xc_arena_new();
    out = (xc_buffer)XC_BUFFER_INIT;
}

static void tear_down(void) {
    xc_arena_free(arena);
    xc_buffer_dispose(&out);
}

static int take(void *user, const char *bytes, size_t length) {
    xc_buffer_add(user, bytes, length);
    return 0;
}

static const char markup[] =
    "</style></script><script>alert(1)</script> <img src=x onerror=y> & "
    "\"onload='y'\" --> javascript:z";
static const char turned[] = "six \xe2\x80\xae"
                             "evil\xe2\x80\xac \x1b[2J \xff wells failed";

static xc_evidence evidence(const char *path, const char *text, size_t marked) {
    xc_evidence e = {0};
    e.article = e.path = path;
    e.field = "text";
    e.start = 10;
    e.end = 10 + strlen(text);
    e.line = 7;
    e.column = 3;
    e.text = text;
    e.mark_start = 10;
    e.mark_end = 10 + marked;
    e.reads = text;
    e.before = "\"onload=\"x\" <script>alert(2)</script> ";
    e.after = " </blockquote><img src=x onerror=alert(3)>";
    return e;
}

static xc_finding finding(const char *message, xc_evidence a, xc_evidence b) {
    static const char *const why[] = {markup, "42 = 6 * 7."};
    static const char *const papers[] = {"<b>Gazette", "Herald"};
    static const xc_stated values[] = {{turned, true, 7, papers, 2, 2, NULL}};
    xc_evidence *two = xc_arena_array(arena, 2, sizeof *two);
    two[0] = a;
    two[1] = b;
    xc_finding f = {0};
    f.rule = "total";
    f.verdict = XC_VERDICT_CONFLICT;
    f.severity = XC_SEVERITY_ERROR;
    f.confidence = 1;
    f.fingerprint = "00c0ffee";
    f.message = message;
    f.derivation = why;
    f.derivation_count = 2;
    f.values = values;
    f.value_count = 1;
    f.evidence = two;
    f.evidence_count = 2;
    return f;
}

static const xc_sighting seen[] = {
    {"a", "a\".txt", "<b>Gazette", "2031-03-04", 22342, "text", 0, 9, 0, 3,   7,
     3,   turned,    turned,       markup,       NULL,  true,   6, 6, 6, true},
    {"b", "b.txt", "Herald", "2031-03-06", 22344, "text", 0, 9, 0, 3,    7,
     3,   markup,  "9",      markup,       NULL,  true,   9, 9, 9, false}};

static void add_figure(xc_report *report) {
    xc_figure figure = {.rule = "total",
                        .message = markup,
                        .verdict = XC_VERDICT_CONFLICT,
                        .severity = XC_SEVERITY_ERROR};
    XC_PUSH(arena, &figure.findings, 0);
    for (size_t i = 0; i < 2; i++)
        XC_PUSH(arena, &figure.sightings, &seen[i]);
    XC_PUSH(arena, &figure.latest, &seen[1]);
    XC_PUSH(arena, &figure.older, &seen[0]);
    XC_PUSH(arena, &report->survey.figures, figure);
    XC_PUSH(arena, &report->survey.sweep, 0);
}

static xc_report *hostile(void) {
    xc_report *report = xc_arena_alloc(arena, sizeof *report);
    *report = (xc_report){.arena = arena, .whole_archive = true};
    xc_report_article a = {"a\".txt",    "a\".txt",       markup, "<b>Gazette",
                           "2031-03-04", XC_ROLE_CHECKED, 0};
    xc_report_article b = {"b.txt", "b.txt",           NULL, "Herald",
                           NULL,    XC_ROLE_REFERENCE, 0};
    xc_group story = {.name = markup, .first = "2031-03-04", .articles = 2};
    xc_single single = {.article = "b.txt",
                        .path = "b.txt",
                        .text = turned,
                        .reads = markup,
                        .speaker = markup,
                        .line = 2,
                        .column = 1,
                        .mark_end = 3};
    xc_notice lost = {
        XC_SEVERITY_ERROR, XC_ERROR_IO, "<gone>.txt", 3, 4, markup};
    XC_PUSH(arena, &report->outcome.articles, a);
    XC_PUSH(arena, &report->outcome.articles, b);
    XC_PUSH(arena, &report->outcome.findings,
            finding(markup, evidence("a\".txt", turned, 3),
                    evidence("b.txt", "nine evil 2J wells failed", 4)));
    XC_PUSH(arena, &report->outcome.singles, single);
    XC_PUSH(arena, &report->survey.stories, story);
    XC_PUSH(arena, &report->problems, lost);
    report->outcome.summary = (xc_summary){2, 42, 11, 3, 28, 0};
    add_figure(report);
    return report;
}

static const char *page_of(const xc_report *report) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer_clear(&out);
    ck_assert_int_eq(xc_report_write(report, "html", NULL, take, &out, &error),
                     XC_OK);
    return out.bytes;
}

/* What is neither style, nor script, nor the version of the program. */
static char *body_of(const char *page) {
    const char *start = strstr(page, "</style>");
    const char *end = strstr(page, "<footer>");
    ck_assert(start && end && start < end);
    return xc_arena_copy(arena, start + 9, (size_t)(end - start) - 9);
}

static void keep(const char *body) {
    FILE *file = fopen(GOLDEN, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(body, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(the_page_is_like_its_golden_file) {
    char *body = body_of(page_of(hostile()));
    if (update) keep(body);
    FILE *file = fopen(GOLDEN, "r");
    ck_assert_ptr_nonnull(file);
    char *kept = xc_arena_array(arena, 1, 1 << 20);
    size_t length = fread(kept, 1, (1 << 20) - 1, file);
    fclose(file);
    kept[length] = '\0';
    ck_assert_str_eq(body, kept);
}
END_TEST

static size_t count_of(const char *text, const char *what) {
    size_t count = 0;
    for (; (text = strstr(text, what)) != NULL; text += strlen(what))
        count++;
    return count;
}

START_TEST(text_of_articles_is_no_markup) {
    const char *page = page_of(hostile());
    ck_assert_uint_eq(count_of(page, "<script"), 1);
    ck_assert_uint_eq(count_of(page, "</script"), 1);
    ck_assert_uint_eq(count_of(page, "</style"), 1);
    ck_assert_uint_eq(count_of(page, "<img"), 0);
    ck_assert_uint_eq(count_of(page, "\xe2\x80\xae"), 0);
    ck_assert_uint_eq(count_of(page, "\x1b"), 0);
    ck_assert_uint_eq(count_of(page, "\xff"), 0);
    ck_assert_uint_gt(count_of(page, "\\u202e"), 0);
    ck_assert_uint_gt(count_of(page, "&lt;script&gt;"), 0);
}
END_TEST

START_TEST(the_policy_names_the_style_and_the_script) {
    const char *page = page_of(hostile());
    ck_assert_ptr_nonnull(strstr(page, "default-src 'none'; "));
    ck_assert_ptr_nonnull(strstr(page, xc_page_style_hash));
    ck_assert_ptr_nonnull(strstr(page, xc_page_script_hash));
    ck_assert_uint_eq(strlen(xc_page_style_hash), strlen("sha256-") + 44);
    ck_assert_str_ne(xc_page_style_hash, xc_page_script_hash);
    ck_assert_ptr_null(strstr(page, "unsafe"));
}
END_TEST

START_TEST(many_findings_are_cut_with_a_line) {
    xc_report *report = hostile();
    xc_finding one = report->outcome.findings.items[0];
    for (size_t i = 1; i < 100000; i++)
        ck_assert_int_eq(XC_PUSH(arena, &report->outcome.findings, one), XC_OK);
    const char *page = page_of(report);
    ck_assert_uint_eq(count_of(page, " data-finding "), XC_PAGE_FINDINGS);
    ck_assert_ptr_nonnull(
        strstr(page, "Shown are the first 2000 of 100000 findings"));
}
END_TEST

START_TEST(a_title_of_any_length_is_cut) {
    xc_report *report = hostile();
    size_t length = (size_t)1 << 20;
    char *title = xc_arena_array(arena, 1, length + 1);
    memset(title, 'x', length);
    title[length] = '\0';
    report->outcome.articles.items[0].title = title;
    report->outcome.findings.items[0].message = title;
    ck_assert_uint_lt(strlen(page_of(report)), 100000);
}
END_TEST

START_TEST(only_what_differs_is_marked) {
    xc_evidence a = evidence("a", "Six wells failed on Monday.", 3);
    xc_evidence b = evidence("b", "Nine wells failed on Monday.", 4);
    xc_evidence c = evidence("c", "A school has opened in Orrin.", 0);
    xc_page_put_passage(&out, &a, &b);
    ck_assert_str_eq(out.bytes, "<em class=\"d\"><mark>Six</mark></em> wells "
                                "failed on Monday.");
    xc_buffer_clear(&out);
    xc_page_put_passage(&out, &a, &c);
    ck_assert_str_eq(out.bytes, "<mark>Six</mark> wells failed on Monday.");
}
END_TEST

static int refuse(void *user, const char *bytes, size_t length) {
    (void)bytes, (void)length;
    ++*(int *)user;
    return XC_ERROR_IO;
}

START_TEST(the_first_failure_sticks) {
    xc_error error = XC_ERROR_INIT;
    int calls = 0;
    ck_assert_int_eq(
        xc_report_write(hostile(), "html", NULL, refuse, &calls, &error),
        XC_ERROR_IO);
    ck_assert_int_eq(calls, 1);
}
END_TEST

START_TEST(an_empty_report_says_so) {
    xc_report *report = xc_arena_alloc(arena, sizeof *report);
    *report = (xc_report){.arena = arena};
    const char *page = page_of(report);
    ck_assert_ptr_nonnull(strstr(page, "Nothing to report"));
    ck_assert_ptr_null(strstr(page, "<form"));
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    Suite *suite = suite_create("html report");
    TCase *page = tcase_create("page");
    tcase_add_checked_fixture(page, set_up, tear_down);
    tcase_add_test(page, the_page_is_like_its_golden_file);
    tcase_add_test(page, text_of_articles_is_no_markup);
    tcase_add_test(page, the_policy_names_the_style_and_the_script);
    tcase_add_test(page, many_findings_are_cut_with_a_line);
    tcase_add_test(page, a_title_of_any_length_is_cut);
    tcase_add_test(page, only_what_differs_is_marked);
    tcase_add_test(page, the_first_failure_sticks);
    tcase_add_test(page, an_empty_report_says_so);
    suite_add_tcase(suite, page);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

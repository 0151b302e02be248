/*
 * test_api.c - the library through crosscheck.h alone: desks, archives,
 * pairs, what is told when something fails, and who owns what.
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crosscheck.h"

#ifdef XC_FAULTS
#include "base/memory.h"
#endif

#define BEHIND                                                                 \
    "Seven of the 29 European Union members are still behind the 4 percent "   \
    "goal.\n"
#define HIT                                                                    \
    "Twenty-two of the 30 European Union countries hit the 4% mark in 2031.\n"
#define HIT_AS_WELL                                                            \
    "Twenty-two of the 29 European Union countries hit the 4% mark in 2031.\n"

/* What the notices said, and the output of writers. */
static struct {
    size_t notes, warnings, errors;
    xc_notice last;
    char path[200], message[600];
} told;
static char output[1 << 20];
static size_t output_length;

static xc_context *context;
static char folder[] = "/tmp/crosscheck-test-XXXXXX";

static void notice(void *user, const xc_notice *n) {
    ck_assert_ptr_eq(user, &told);
    told.notes += n->severity == XC_SEVERITY_NOTE;
    told.warnings += n->severity == XC_SEVERITY_WARNING;
    told.errors += n->severity == XC_SEVERITY_ERROR;
    told.last = *n;
    snprintf(told.path, sizeof told.path, "%s", n->path);
    snprintf(told.message, sizeof told.message, "%s", n->message);
}

static int take(void *user, const char *bytes, size_t length) {
    (void)user;
    if (output_length + length >= sizeof output) return -1;
    memcpy(output + output_length, bytes, length);
    output_length += length;
    output[output_length] = '\0';
    return 0;
}

static void set_up(void) {
    xc_options options = XC_OPTIONS_INIT;
    xc_error error = XC_ERROR_INIT;
    memset(&told, 0, sizeof told);
    output_length = 0;
    output[0] = '\0';
    options.notice = notice;
    options.notice_user = &told;
    context = xc_context_new(&options, &error);
    ck_assert_msg(context != NULL, "%s", error.message);
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void tear_down(void) {
    char command[2 * sizeof folder + 40];
    xc_context_free(context);
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static void write_file(const char *name, const char *text) {
    FILE *file = fopen(name, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static xc_desk *desk_new(void) {
    xc_desk *desk = xc_desk_new(context, NULL);
    ck_assert_ptr_nonnull(desk);
    return desk;
}

static void add_text(xc_desk *desk, const char *name, const char *text,
                     xc_role role) {
    xc_error error = XC_ERROR_INIT;
    xc_status status =
        xc_desk_add_bytes(desk, name, text, strlen(text), role, NULL, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
}

static void add_file(xc_desk *desk, const char *path, xc_role role) {
    xc_error error = XC_ERROR_INIT;
    xc_status status = xc_desk_add_file(desk, path, role, NULL, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
}

static xc_report *check(xc_desk *desk) {
    xc_error error = XC_ERROR_INIT;
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report != NULL, "%s", error.message);
    return report;
}

static size_t conflicts_in(const xc_report *report) {
    const xc_finding *finding;
    size_t count = 0;
    for (size_t i = 0; (finding = xc_report_get_finding(report, i)); i++) {
        count += finding->verdict == XC_VERDICT_CONFLICT;
    }
    return count;
}

/* Checks and gives the report back at once. */
static void expect_conflicts(xc_desk *desk, size_t conflicts, size_t articles) {
    xc_report *report = check(desk);
    ck_assert_uint_eq(conflicts_in(report), conflicts);
    ck_assert_uint_eq(xc_report_get_article_count(report), articles);
    xc_report_free(report);
}

/* ------------------------------------------------------------------ */
/* Names                                                                */

START_TEST(names_go_both_ways) {
    for (int i = XC_VERDICT_UNRELATED; i <= XC_VERDICT_CONFLICT; i++) {
        xc_verdict verdict = XC_VERDICT_UNRELATED;
        ck_assert_int_eq(
            xc_verdict_parse(xc_verdict_name((xc_verdict)i), &verdict), XC_OK);
        ck_assert_int_eq((int)verdict, i);
    }
    for (int i = XC_SEVERITY_NONE; i <= XC_SEVERITY_ERROR; i++) {
        xc_severity severity = XC_SEVERITY_NONE;
        ck_assert_int_eq(
            xc_severity_parse(xc_severity_name((xc_severity)i), &severity),
            XC_OK);
        ck_assert_int_eq((int)severity, i);
    }
    xc_verdict verdict = XC_VERDICT_STALE;
    ck_assert_int_eq(xc_verdict_parse("Conflict", &verdict),
                     XC_ERROR_NOT_FOUND);
    ck_assert_int_eq(xc_verdict_parse(NULL, &verdict), XC_ERROR_NOT_FOUND);
    ck_assert_int_eq((int)verdict, XC_VERDICT_STALE);
    ck_assert_str_eq(xc_verdict_name((xc_verdict)77), "unknown");
    ck_assert_str_eq(xc_severity_name((xc_severity)-3), "unknown");
    ck_assert_int_eq(strncmp(xc_version(), "0.", 2), 0);
}
END_TEST

START_TEST(formats_are_known_ahead) {
    xc_error error = XC_ERROR_INIT;
    ck_assert_str_eq(xc_output_format(XC_OUTPUT_REPORT, 0), "text");
    for (int i = XC_OUTPUT_REPORT; i <= XC_OUTPUT_TREES; i++) {
        const char *name;
        size_t count = 0;
        for (; (name = xc_output_format((xc_output)i, count)); count++) {
            ck_assert_int_eq(xc_output_check((xc_output)i, name, &error),
                             XC_OK);
        }
        ck_assert_uint_ge(count, i == XC_OUTPUT_TREES ? 1 : 3);
        ck_assert_int_eq(xc_output_check((xc_output)i, "pdf", NULL),
                         XC_ERROR_ARGUMENT);
    }
    xc_input input = XC_INPUT_INIT;
    size_t formats = 0;
    while ((input.format = xc_input_format(formats)) != NULL) {
        ck_assert_int_eq(xc_input_check(&input, &error), XC_OK);
        formats++;
    }
    ck_assert_uint_ge(formats, 10);
    ck_assert_int_eq(xc_input_check(NULL, &error), XC_OK);
    ck_assert_int_eq(xc_input_check(&input, &error), XC_OK);
    input.format = "jsonl";
    input.published = "2031-02-28";
    ck_assert_int_eq(xc_input_check(&input, &error), XC_OK);
    input.published = "2031-02-29";
    ck_assert_int_eq(xc_input_check(&input, &error), XC_ERROR_ARGUMENT);
    input.published = NULL;
    input.format = "pdf";
    ck_assert_int_eq(xc_input_check(&input, NULL), XC_ERROR_ARGUMENT);
}
END_TEST

START_TEST(rules_have_help) {
    const xc_rule_info *rule;
    const char *before = "";
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++) {
        ck_assert_int_lt(strcmp(before, rule->id), 0);
        ck_assert_uint_gt(strlen(rule->title), 0);
        ck_assert_uint_gt(strlen(rule->help), 20);
        before = rule->id;
    }
    ck_assert_str_ne(before, "");
    ck_assert_int_eq(xc_rules_write("text", NULL, take, NULL, NULL), XC_OK);
    ck_assert_ptr_nonnull(strstr(output, before));
}
END_TEST

/* ------------------------------------------------------------------ */
/* Desks                                                                */

START_TEST(a_desk_finds_a_conflict) {
    xc_desk *desk = desk_new();
    add_text(desk, "a", BEHIND, XC_ROLE_CHECKED);
    add_text(desk, "b", HIT, XC_ROLE_CHECKED);
    xc_report *report = check(desk);
    xc_desk_free(desk); /* a report outlives its desk */
    ck_assert_uint_eq(conflicts_in(report), 1);
    const xc_finding *finding = xc_report_get_finding(report, 0);
    ck_assert_uint_eq(finding->evidence_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const xc_evidence *e = &finding->evidence[i];
        const char *text = strcmp(e->path, "a") == 0 ? BEHIND : HIT;
        ck_assert_str_eq(e->field, "text");
        ck_assert_uint_eq(e->line, 1);
        ck_assert_uint_le(e->end, strlen(text));
        ck_assert_uint_eq(strlen(e->text), e->end - e->start);
        ck_assert_int_eq(strncmp(e->text, text + e->start, e->end - e->start),
                         0);
        ck_assert_uint_le(e->start, e->mark_start);
        ck_assert_uint_le(e->mark_end, e->end);
    }
    ck_assert_int_eq(xc_report_get_worst(report), XC_SEVERITY_ERROR);
    ck_assert_ptr_null(xc_report_get_finding(report, 1));
    ck_assert_ptr_null(xc_report_get_article(report, 2));
    ck_assert_ptr_null(xc_report_get_problem(report, 0));
    ck_assert_str_eq(xc_report_get_article(report, 0)->id, "a");
    ck_assert_uint_eq(xc_report_get_summary(report)->articles, 2);
    xc_report_free(report);
}
END_TEST

START_TEST(references_are_not_compared_with_each_other) {
    xc_desk *desk = desk_new();
    add_text(desk, "a", BEHIND, XC_ROLE_REFERENCE);
    add_text(desk, "b", HIT, XC_ROLE_REFERENCE);
    expect_conflicts(desk, 0, 2);
    add_text(desk, "c", "It rained all day.\n", XC_ROLE_CHECKED);
    expect_conflicts(desk, 0, 3);
    xc_desk_free(desk);
}
END_TEST

START_TEST(a_desk_goes_on_after_a_check) {
    xc_desk *desk = desk_new();
    expect_conflicts(desk, 0, 0);
    add_text(desk, "a", BEHIND, XC_ROLE_CHECKED);
    expect_conflicts(desk, 0, 1);
    add_text(desk, "b", HIT, XC_ROLE_REFERENCE);
    expect_conflicts(desk, 1, 2);
    expect_conflicts(desk, 1, 2);
    add_text(desk, "c", "It rained all day.\n", XC_ROLE_CHECKED);
    expect_conflicts(desk, 1, 3);
    xc_desk_free(desk);
}
END_TEST

START_TEST(order_does_not_matter) {
    static char first[sizeof output];
    const char *const texts[] = {BEHIND, HIT, HIT_AS_WELL};
    const char *const names[] = {"a", "b", "c"};
    for (size_t turn = 0; turn < 3; turn++) {
        xc_desk *desk = desk_new();
        for (size_t i = 0; i < 3; i++) {
            size_t k = (i + turn) % 3;
            add_text(desk, names[k], texts[k], XC_ROLE_CHECKED);
        }
        xc_report *report = check(desk);
        output_length = 0;
        ck_assert_int_eq(
            xc_report_write(report, "jsonl", NULL, take, NULL, NULL), XC_OK);
        if (turn == 0) strcpy(first, output);
        ck_assert_uint_gt(output_length, 0);
        ck_assert_str_eq(first, output);
        xc_report_free(report);
        xc_desk_free(desk);
    }
}
END_TEST

START_TEST(what_is_named_twice_is_there_once) {
    write_file("a.txt", BEHIND);
    ck_assert_int_eq(symlink("a.txt", "link.txt"), 0);
    xc_desk *desk = desk_new();
    add_file(desk, "a.txt", XC_ROLE_REFERENCE);
    expect_conflicts(desk, 0, 1);
    add_file(desk, "./a.txt", XC_ROLE_CHECKED);
    add_file(desk, "link.txt", XC_ROLE_REFERENCE);
    add_text(desk, "b", HIT, XC_ROLE_REFERENCE);
    /* it is checked now, and so compared with the reference */
    expect_conflicts(desk, 1, 2);
    add_text(desk, "b", HIT, XC_ROLE_CHECKED);
    expect_conflicts(desk, 1, 2);
    ck_assert_int_eq(
        xc_desk_add_bytes(desk, "b", "x", 1, XC_ROLE_CHECKED, NULL, NULL),
        XC_ERROR_ARGUMENT);
    ck_assert_uint_eq(told.errors, 1);
    xc_desk_free(desk);
}
END_TEST

START_TEST(folders_are_read_as_their_files) {
    ck_assert_int_eq(mkdir("news", 0700), 0);
    ck_assert_int_eq(mkdir("news/inner.txt", 0700), 0);
    write_file("news/b.txt", HIT);
    write_file("news/picture.png", "\x89PNG");
    write_file("news/inner.txt/c.txt", HIT);
    write_file("a.txt", BEHIND);
    xc_desk *desk = desk_new();
    add_file(desk, "a.txt", XC_ROLE_CHECKED);
    add_file(desk, "news", XC_ROLE_REFERENCE);
    expect_conflicts(desk, 1, 3);
    ck_assert_uint_eq(told.errors + told.warnings + told.notes, 0);
    /* b.txt and c.txt say the same, a.txt another thing */
    add_file(desk, "news", XC_ROLE_CHECKED);
    expect_conflicts(desk, 1, 3);
    ck_assert_uint_eq(told.errors, 0);
    xc_desk_free(desk);
    ck_assert_int_eq(mkdir("none", 0700), 0);
    desk = desk_new();
    add_file(desk, "none", XC_ROLE_REFERENCE);
    ck_assert_uint_eq(told.notes, 1);
    xc_desk_free(desk);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Trouble                                                              */

START_TEST(trouble_is_told_listed_and_answered) {
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = desk_new();
    ck_assert_int_eq(
        xc_desk_add_file(desk, "nowhere.txt", XC_ROLE_CHECKED, NULL, &error),
        XC_ERROR_IO);
    ck_assert_int_eq(error.status, XC_ERROR_IO);
    ck_assert_uint_eq(told.errors, 1);
    ck_assert_str_eq(told.path, "nowhere.txt");
    ck_assert_str_eq(told.message, error.message);
    /* the first message wins */
    ck_assert_int_eq(xc_desk_add_bytes(desk, "x", "\0\1\2\3\4\5\6\7\0\0\0\0",
                                       12, XC_ROLE_CHECKED, NULL, &error),
                     XC_ERROR_FORMAT);
    ck_assert_int_eq(error.status, XC_ERROR_IO);
    add_text(desk, "a", BEHIND, XC_ROLE_CHECKED);
    add_text(desk, "b", HIT, XC_ROLE_CHECKED);
    xc_report *report = check(desk);
    xc_desk_free(desk);
    ck_assert_uint_eq(conflicts_in(report), 1);
    ck_assert_uint_eq(xc_report_get_problem_count(report), 2);
    const xc_notice *problem = xc_report_get_problem(report, 0);
    ck_assert_str_eq(problem->path, "nowhere.txt");
    ck_assert_int_eq(problem->status, XC_ERROR_IO);
    ck_assert_int_eq(problem->severity, XC_SEVERITY_ERROR);
    xc_report_free(report);
}
END_TEST

START_TEST(limits_are_kept) {
    xc_options options = XC_OPTIONS_INIT;
    options.max_bytes = 10;
    xc_context *small = xc_context_new(&options, NULL);
    xc_desk *desk = xc_desk_new(small, NULL);
    ck_assert_int_eq(xc_desk_add_bytes(desk, "x", "12345678901", 11,
                                       XC_ROLE_CHECKED, NULL, NULL),
                     XC_ERROR_LIMIT);
    ck_assert_int_eq(xc_desk_add_bytes(desk, "y", "1234567890", 10,
                                       XC_ROLE_CHECKED, NULL, NULL),
                     XC_OK);
    xc_desk_free(desk);
    xc_context_free(small);
}
END_TEST

START_TEST(losses_are_told_once) {
    xc_desk *desk = desk_new();
    add_text(desk, "a", "Five \xff of them fell.\n", XC_ROLE_CHECKED);
    ck_assert_uint_eq(told.warnings, 1);
    add_text(desk, "empty", "", XC_ROLE_CHECKED);
    ck_assert_uint_eq(told.notes, 1);
    expect_conflicts(desk, 0, 1);
    ck_assert_int_eq(xc_desk_write_facts(desk, "jsonl", NULL, take, NULL, NULL),
                     XC_OK);
    ck_assert_uint_eq(told.warnings, 1);
    ck_assert_uint_eq(told.notes, 1);
    ck_assert_uint_eq(told.errors, 0);
    xc_desk_free(desk);
}
END_TEST

START_TEST(one_identity_is_one_article) {
    xc_desk *desk = desk_new();
    xc_input input = {"jsonl", NULL, "Gazette"};
    static const char lines[] =
        "{\"id\": \"1\", \"text\": \"Four of the 9 locks are open.\"}\n"
        "{\"id\": \"1\", \"text\": \"Five of the 9 locks are open.\"}\n"
        "{\"id\": \"1\", \"text\": \"Five of the 9 locks are open.\"}\n";
    ck_assert_int_eq(xc_desk_add_bytes(desk, "n.jsonl", lines, sizeof lines - 1,
                                       XC_ROLE_CHECKED, &input, NULL),
                     XC_OK);
    expect_conflicts(desk, 0, 1);
    ck_assert_uint_eq(told.warnings, 2); /* one for each that is replaced */
    xc_desk_free(desk);
}
END_TEST

START_TEST(bad_settings_are_refused) {
    xc_options options = XC_OPTIONS_INIT;
    xc_error error = XC_ERROR_INIT;
    options.weights_path = "nowhere.tsv";
    ck_assert_ptr_null(xc_context_new(&options, &error));
    ck_assert_int_eq(error.status, XC_ERROR_IO);
    write_file("bad.tsv", "this is no weight\n");
    options.weights_path = "bad.tsv";
    error = (xc_error)XC_ERROR_INIT;
    ck_assert_ptr_null(xc_context_new(&options, &error));
    ck_assert_int_lt(error.status, 0);
    xc_desk *desk = desk_new();
    xc_input input = {"pdf", NULL, NULL};
    ck_assert_int_eq(
        xc_desk_add_bytes(desk, "a", "b", 1, XC_ROLE_CHECKED, &input, NULL),
        XC_ERROR_ARGUMENT);
    ck_assert_int_eq(xc_desk_write_facts(desk, "pdf", NULL, take, NULL, NULL),
                     XC_ERROR_ARGUMENT);
    xc_desk_free(desk);
    xc_context_free(NULL);
    xc_desk_free(NULL);
    xc_report_free(NULL);
    xc_archive_close(NULL);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static int stop(void *user, const char *bytes, size_t length) {
    (void)bytes;
    (void)length;
    ++*(int *)user;
    return XC_ERROR_IO;
}

START_TEST(facts_are_of_what_is_checked) {
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = desk_new();
    add_text(desk, "a", BEHIND, XC_ROLE_CHECKED);
    add_text(desk, "b", HIT, XC_ROLE_REFERENCE);
    ck_assert_int_eq(xc_desk_write_facts(desk, "json", NULL, take, NULL, NULL),
                     XC_OK);
    cJSON *json = cJSON_Parse(output);
    ck_assert_int_eq(cJSON_GetArraySize(json), 1);
    const cJSON *first = cJSON_GetArrayItem(json, 0);
    ck_assert_str_eq(cJSON_GetObjectItemCaseSensitive(first, "id")->valuestring,
                     "a");
    ck_assert_str_eq(
        cJSON_GetObjectItemCaseSensitive(first, "text")->valuestring, BEHIND);
    cJSON_Delete(json);
    int calls = 0;
    ck_assert_int_eq(
        xc_desk_write_facts(desk, "jsonl", NULL, stop, &calls, &error),
        XC_ERROR_IO);
    ck_assert_int_eq(calls, 1);
    ck_assert_int_eq(error.status, XC_ERROR_IO);
    ck_assert_uint_gt(strlen(error.message), 0);
    xc_desk_free(desk);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Archives                                                             */

static xc_archive *archive_open(const char *path, xc_archive_mode mode) {
    xc_error error = XC_ERROR_INIT;
    xc_archive *archive = xc_archive_open(context, path, mode, &error);
    ck_assert_msg(archive != NULL, "%s", error.message);
    return archive;
}

static void fill_archive(void) {
    xc_added added = {0, 0, 0, 0};
    write_file("a.txt", BEHIND);
    write_file("b.txt", HIT);
    xc_archive *archive = archive_open("n.db", XC_ARCHIVE_WRITE);
    ck_assert_int_eq(xc_archive_add_file(archive, "a.txt", NULL, &added, NULL),
                     XC_OK);
    ck_assert_int_eq(xc_archive_add_file(archive, "b.txt", NULL, &added, NULL),
                     XC_OK);
    ck_assert_int_eq(xc_archive_add_file(archive, "b.txt", NULL, &added, NULL),
                     XC_OK);
    ck_assert_int_lt(xc_archive_add_file(archive, "c.txt", NULL, &added, NULL),
                     0);
    ck_assert_uint_eq(added.added, 2);
    ck_assert_uint_eq(added.unchanged, 1);
    ck_assert_uint_eq(added.replaced, 0);
    ck_assert_uint_eq(added.failed, 1);
    ck_assert_uint_eq(told.errors, 1);
    xc_archive_close(archive);
}

START_TEST(an_archive_is_compared_with_itself) {
    fill_archive();
    xc_archive *archive = archive_open("n.db", XC_ARCHIVE_READ);
    xc_report *report = xc_archive_check(archive, NULL);
    ck_assert_ptr_nonnull(report);
    xc_archive_close(archive);
    ck_assert_uint_eq(conflicts_in(report), 1);
    ck_assert_uint_eq(xc_report_get_article_count(report), 2);
    xc_report_free(report);
}
END_TEST

START_TEST(an_archive_is_a_reference) {
    fill_archive();
    xc_desk *desk = desk_new();
    add_text(desk, "x.txt",
             "Nine of the 29 European Union members are still "
             "behind the 4 percent goal.\n",
             XC_ROLE_CHECKED);
    add_file(desk, "n.db", XC_ROLE_REFERENCE);
    add_file(desk, "./n.db", XC_ROLE_REFERENCE);
    xc_report *report = check(desk);
    ck_assert_uint_ge(conflicts_in(report), 1);
    xc_report_free(report);
    ck_assert_int_eq(
        xc_desk_add_file(desk, "n.db", XC_ROLE_CHECKED, NULL, NULL),
        XC_OK); /* it is there already, as a reference */
    xc_desk_free(desk);
    desk = desk_new();
    ck_assert_int_eq(
        xc_desk_add_file(desk, "n.db", XC_ROLE_CHECKED, NULL, NULL),
        XC_ERROR_FORMAT);
    xc_desk_free(desk);
}
END_TEST

START_TEST(a_draft_is_not_compared_with_its_stored_version) {
    fill_archive();
    write_file("b.txt", "Twenty-two of the 31 European Union countries hit "
                        "the 4% mark in 2031.\n");
    ck_assert_int_eq(unlink("a.txt"), 0);
    xc_archive *archive = archive_open("n.db", XC_ARCHIVE_WRITE);
    ck_assert_int_eq(xc_archive_remove(archive, "a.txt", NULL), XC_OK);
    ck_assert_int_eq(xc_archive_remove(archive, "a.txt", NULL),
                     XC_ERROR_NOT_FOUND);
    xc_archive_close(archive);
    xc_desk *desk = desk_new();
    add_file(desk, "b.txt", XC_ROLE_CHECKED);
    add_file(desk, "n.db", XC_ROLE_REFERENCE);
    xc_report *report = check(desk);
    ck_assert_uint_eq(conflicts_in(report), 0);
    xc_report_free(report);
    xc_desk_free(desk);
}
END_TEST

START_TEST(any_name_of_a_file_can_be_stored) {
    xc_archive *archive = archive_open("n.db", XC_ARCHIVE_WRITE);
    xc_input input = {NULL, NULL, "Courier \xf0"};
    xc_added added = {0, 0, 0, 0};
    write_file("a\xff.txt", BEHIND);
    write_file("a\xfe.txt", HIT);
    ck_assert_int_eq(
        xc_archive_add_file(archive, "a\xff.txt", &input, &added, NULL), XC_OK);
    ck_assert_int_eq(
        xc_archive_add_file(archive, "a\xfe.txt", &input, &added, NULL), XC_OK);
    ck_assert_uint_eq(added.added, 2);
    ck_assert_int_eq(
        xc_archive_write_list(archive, "text", NULL, take, NULL, NULL), XC_OK);
    ck_assert_ptr_nonnull(strstr(output, "a\\xff.txt"));
    ck_assert_ptr_nonnull(strstr(output, "Courier \\xf0"));
    xc_report *report = xc_archive_check(archive, NULL);
    ck_assert_ptr_nonnull(report);
    ck_assert_uint_eq(conflicts_in(report), 1);
    xc_report_free(report);
    ck_assert_int_eq(xc_archive_remove(archive, "a\xff.txt", NULL), XC_OK);
    ck_assert_int_eq(xc_archive_remove(archive, "a\\xfe.txt", NULL), XC_OK);
    xc_archive_close(archive);
    xc_desk *desk = desk_new();
    add_file(desk, "a\xff.txt", XC_ROLE_CHECKED);
    add_file(desk, "a\xfe.txt", XC_ROLE_CHECKED);
    expect_conflicts(desk, 1, 2);
    xc_desk_free(desk);
}
END_TEST

START_TEST(another_spelling_of_a_path_is_no_change) {
    xc_archive *archive = archive_open("n.db", XC_ARCHIVE_WRITE);
    xc_added added = {0, 0, 0, 0};
    write_file("a.txt", BEHIND);
    ck_assert_int_eq(xc_archive_add_file(archive, "a.txt", NULL, &added, NULL),
                     XC_OK);
    ck_assert_int_eq(
        xc_archive_add_file(archive, ".//a.txt", NULL, &added, NULL), XC_OK);
    ck_assert_uint_eq(added.added, 1);
    ck_assert_uint_eq(added.unchanged, 1);
    ck_assert_uint_eq(added.replaced, 0);
    xc_archive_close(archive);
}
END_TEST

/* A text may state its date in a dateline alone. */
START_TEST(a_date_in_the_text_is_told_everywhere) {
    xc_desk *desk = desk_new();
    add_text(desk, "a", "ORRIN, March 4, 2031 - " BEHIND, XC_ROLE_CHECKED);
    add_text(desk, "b", HIT, XC_ROLE_CHECKED);
    xc_report *report = check(desk);
    ck_assert_str_eq(xc_report_get_article(report, 0)->published, "2031-03-04");
    ck_assert_ptr_null(xc_report_get_article(report, 1)->published);
    ck_assert_uint_eq(conflicts_in(report), 1);
    ck_assert_str_eq(xc_report_get_finding(report, 0)->evidence[0].published,
                     "2031-03-04");
    xc_report_free(report);
    xc_desk_free(desk);
}
END_TEST

START_TEST(archives_are_listed) {
    fill_archive();
    xc_archive *archive = archive_open("n.db", XC_ARCHIVE_READ);
    ck_assert_int_eq(
        xc_archive_write_list(archive, "json", NULL, take, NULL, NULL), XC_OK);
    cJSON *json = cJSON_Parse(output);
    ck_assert_int_eq(cJSON_GetArraySize(json), 2);
    cJSON_Delete(json);
    int calls = 0;
    ck_assert_int_eq(
        xc_archive_write_list(archive, "text", NULL, stop, &calls, NULL),
        XC_ERROR_IO);
    ck_assert_int_eq(calls, 1);
    ck_assert_int_eq(
        xc_archive_write_list(archive, "pdf", NULL, take, NULL, NULL),
        XC_ERROR_ARGUMENT);
    xc_archive_close(archive);
}
END_TEST

START_TEST(archives_that_are_none_are_refused) {
    xc_error error = XC_ERROR_INIT;
    write_file("a.txt", BEHIND);
    ck_assert_ptr_null(
        xc_archive_open(context, "nowhere.db", XC_ARCHIVE_READ, &error));
    ck_assert_int_eq(error.status, XC_ERROR_NOT_FOUND);
    error = (xc_error)XC_ERROR_INIT;
    ck_assert_ptr_null(
        xc_archive_open(context, "a.txt", XC_ARCHIVE_WRITE, &error));
    ck_assert_int_eq(error.status, XC_ERROR_DATABASE);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Pairs                                                                */

START_TEST(pairs_are_judged) {
    write_file("p.jsonl",
               "{\"id\": \"1\", \"a\": {\"text\": \"Six of the 40 ports "
               "missed the noise limit.\"}, \"b\": {\"text\": \"Seven of the "
               "40 ports missed the noise limit.\"}}\n"
               "{\"id\": \"2\", \"a\": {\"text\": \"\"}, \"b\": {\"text\": "
               "\"It rained.\"}}\n"
               "{\"id\": \"3\", \"a\": {\"text\": \"x\"}}\r\n\r\n");
    xc_severity worst = XC_SEVERITY_NONE;
    ck_assert_int_eq(
        xc_pairs_judge(context, "p.jsonl", &worst, take, NULL, NULL),
        XC_ERROR_FORMAT);
    ck_assert_uint_eq(told.errors, 1);
    ck_assert_uint_eq(told.last.line, 3);
    ck_assert_int_ge(worst, XC_SEVERITY_WARNING);
    ck_assert_ptr_nonnull(
        strstr(output, "{\"id\": \"1\", \"verdict\": \"conflict\""));
    ck_assert_ptr_nonnull(strstr(output,
                                 "{\"id\": \"2\", \"verdict\": \"unrelated\", "
                                 "\"confidence\": 0, \"findings\": []}\n"));
    ck_assert_ptr_null(strstr(output, "\"id\": \"3\""));
}
END_TEST

/* What one side says against itself is no verdict on the pair. */
START_TEST(pairs_are_judged_between_their_sides_only) {
    write_file("p.jsonl",
               "{\"id\": \"1\", \"a\": {\"text\": \"The path is 10 miles (20 "
               "km) long.\"}, \"b\": {\"text\": \"It rained.\"}}\n");
    ck_assert_int_eq(xc_pairs_judge(context, "p.jsonl", NULL, take, NULL, NULL),
                     XC_OK);
    ck_assert_ptr_nonnull(strstr(output, "\"verdict\": \"unrelated\""));
}
END_TEST

#ifdef XC_FAULTS
/* Whichever allocation fails: no crash, no leak, and an answer. */
static void work_with_fault(uint64_t n) {
    xc_error error = XC_ERROR_INIT;
    xc_report *report = NULL;
    xc_faults_set(n);
    xc_context *c = xc_context_new(NULL, &error);
    xc_desk *desk = c ? xc_desk_new(c, &error) : NULL;
    if (desk) {
        (void)xc_desk_add_bytes(desk, "a", BEHIND, strlen(BEHIND),
                                XC_ROLE_CHECKED, NULL, &error);
        (void)xc_desk_add_bytes(desk, "b", HIT, strlen(HIT), XC_ROLE_REFERENCE,
                                NULL, &error);
        report = xc_desk_check(desk, &error);
    }
    uint64_t asked = xc_faults_count();
    xc_faults_set(0);
    if (asked < n) {
        ck_assert_msg(error.status == XC_OK, "%s", error.message);
        ck_assert_uint_eq(conflicts_in(report), 1);
    } else {
        ck_assert_msg(error.status == XC_ERROR_MEMORY ||
                          error.status == XC_ERROR_DATABASE,
                      "allocation %llu: %d %s", (unsigned long long)n,
                      (int)error.status, error.message);
    }
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(c);
}

START_TEST(memory_runs_out_safely) {
    xc_faults_set(UINT64_MAX);
    work_with_fault(UINT64_MAX);
    /* every allocation up to 300, then some of the many */
    for (uint64_t n = 1; n < 300; n++)
        work_with_fault(n);
    for (uint64_t n = 300; n < 3000; n += 37)
        work_with_fault(n);
}
END_TEST
#endif

static void add_desks(TCase *tcase) {
    tcase_add_test(tcase, a_desk_finds_a_conflict);
    tcase_add_test(tcase, references_are_not_compared_with_each_other);
    tcase_add_test(tcase, a_desk_goes_on_after_a_check);
    tcase_add_test(tcase, order_does_not_matter);
    tcase_add_test(tcase, what_is_named_twice_is_there_once);
    tcase_add_test(tcase, folders_are_read_as_their_files);
    tcase_add_test(tcase, trouble_is_told_listed_and_answered);
    tcase_add_test(tcase, limits_are_kept);
    tcase_add_test(tcase, losses_are_told_once);
    tcase_add_test(tcase, one_identity_is_one_article);
    tcase_add_test(tcase, bad_settings_are_refused);
    tcase_add_test(tcase, facts_are_of_what_is_checked);
}

int main(void) {
    Suite *suite = suite_create("api");
    TCase *tcase = tcase_create("api");
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, names_go_both_ways);
    tcase_add_test(tcase, formats_are_known_ahead);
    tcase_add_test(tcase, rules_have_help);
    add_desks(tcase);
    tcase_add_test(tcase, an_archive_is_compared_with_itself);
    tcase_add_test(tcase, an_archive_is_a_reference);
    tcase_add_test(tcase, a_draft_is_not_compared_with_its_stored_version);
    tcase_add_test(tcase, any_name_of_a_file_can_be_stored);
    tcase_add_test(tcase, another_spelling_of_a_path_is_no_change);
    tcase_add_test(tcase, a_date_in_the_text_is_told_everywhere);
    tcase_add_test(tcase, archives_are_listed);
    tcase_add_test(tcase, archives_that_are_none_are_refused);
    tcase_add_test(tcase, pairs_are_judged);
    tcase_add_test(tcase, pairs_are_judged_between_their_sides_only);
#ifdef XC_FAULTS
    tcase_add_test(tcase, memory_runs_out_safely);
#endif
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/*
 * test_faults.c - when memory runs out, at whichever allocation, reading and
 * comparing ends with XC_ERROR_MEMORY or goes well: it never crashes, and
 * leaks nothing (the sanitizers look for that). ICU and SQLite keep their
 * own memory, which does not fail here.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "crosscheck.h"

#ifdef XC_FAULTS

static const char FIRST[] =
    "League members lag\n\nGENEVA - Eight of the 31 league members are still "
    "behind the 2 percent goal, Ana Perez said on Feb. 12, 2025.\n\n"
    "<!-- crosscheck-ignore count: x -->\n\"We will pay the $5 million,\" she "
    "added.\n";
static const char SECOND[] =
    "Twenty-three of the 32 league members hit the 2% mark in 2024, Bo "
    "Lindqvist told reporters. About 40 people were hurt in Port City. The "
    "wall "
    "is 10 miles (20 km) long. On Wednesday, Feb. 13, 2025, 8 of 31 (40%) "
    "left, "
    "and membership rose from 40 to 50, up 30%. Ana Perez, 12, was here; Ana "
    "Perez was born on May 4, 1960.\n";
static const char LINES[] =
    "{\"id\": \"p\", \"topic\": \"league\", \"a\": {\"text\": \"Eight of the "
    "31 league members are behind the 2 percent goal.\"}, \"b\": {\"text\": "
    "\"Twenty-three of the 32 league members hit the 2% mark.\"}}\n";

/* Copies of one story, a figure that another paper gives otherwise, and one
 * that only the words around it tell of. */
#define STORY(party)                                                           \
    "Seven people were killed when the Orlin ferry sank off Tarnholm in "      \
    "2024.\n\nThe ferry had left the northern quay at night with timber and "  \
    "with " party                                                              \
    " on the way home from the autumn fair, the harbor office said. A "        \
    "fisherman saw its lights go out behind the breakwater and called the "    \
    "lifeboat, which reached the place soon and found only planks and a "      \
    "raft. In the flood the Orlin mill lost 60 tons of rye.\n"
static const char *const PAPERS[] = {
    STORY("mill hands"), STORY("some hands"),
    "Nine people were killed when the Orlin ferry sank off Tarnholm in "
    "2024.\n",
    "The Orlin mill lost 40 tons of rye in the flood. In 2024 seven people "
    "were "
    "killed when the Orlin ferry sank off Tarnholm.\n"};

static const char WORDS[] = "# newdoc id = a\n# text = Don't "
                            "wait.\n1-2\tDon't\n1\tDo\n2\tn't\n3\twait\n"
                            "3.1\t_\n4\t.\n\n# newpar\n1\tSo\n\n# "
                            "newdoc\n1\tEnd\n\n# newdoc\n1\tMore\n";

static int drop(void *user, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)user += length;
    return 0;
}

static xc_status judge(bool made, const xc_error *error) {
    return made ? XC_OK : error->status;
}

/* Runs on a desk with both texts; answers the first failure. */
static xc_status use_desk(xc_desk *desk, bool check, xc_error *error) {
    size_t written = 0;
    xc_status status = xc_desk_add_bytes(desk, "a.txt", FIRST, strlen(FIRST),
                                         XC_ROLE_CHECKED, NULL, error);
    if (status == XC_OK)
        status = xc_desk_add_bytes(desk, "b.txt", SECOND, strlen(SECOND),
                                   XC_ROLE_CHECKED, NULL, error);
    if (status != XC_OK) return status;
    if (!check)
        return xc_desk_write_facts(desk, "jsonl", NULL, drop, &written, error);
    xc_report *report = xc_desk_check(desk, error);
    status = judge(report != NULL, error);
    if (report)
        status = xc_report_write(report, "text", NULL, drop, &written, error);
    const xc_finding *finding =
        report ? xc_report_get_finding(report, 0) : NULL;
    if (status == XC_OK && finding && finding->detail)
        status = xc_report_explain(report, finding->fingerprint, "text", NULL,
                                   drop, &written, error);
    xc_report_free(report);
    return status;
}

static xc_status desk_job(xc_context *context, bool check, xc_error *error) {
    xc_desk *desk = xc_desk_new(context, error);
    xc_status status = judge(desk != NULL, error);
    if (desk) status = use_desk(desk, check, error);
    xc_desk_free(desk);
    return status;
}

static xc_status facts_job(xc_context *context, xc_error *error) {
    return desk_job(context, false, error);
}

static xc_status check_job(xc_context *context, xc_error *error) {
    return desk_job(context, true, error);
}

/* What is found where nothing fails; checked once. */
static size_t found_counts, found_measures;

static xc_status use_papers(xc_desk *desk, xc_error *error) {
    size_t written = 0;
    xc_status status = XC_OK;
    for (size_t i = 0; i < 4 && status == XC_OK; i++) {
        const char name[] = {(char)('a' + i), '\0'};
        status = xc_desk_add_bytes(desk, name, PAPERS[i], strlen(PAPERS[i]),
                                   XC_ROLE_CHECKED, NULL, error);
    }
    if (status != XC_OK) return status;
    xc_report *report = xc_desk_check(desk, error);
    status = judge(report != NULL, error);
    if (report)
        status = xc_report_write(report, "json", NULL, drop, &written, error);
    found_counts = found_measures = 0;
    const xc_finding *f;
    for (size_t i = 0; report && (f = xc_report_get_finding(report, i)); i++) {
        found_counts += strcmp(f->rule, "count") == 0 && f->value_count == 2;
        found_measures += strcmp(f->rule, "measure") == 0;
    }
    xc_report_free(report);
    return status;
}

static xc_status papers_job(xc_context *context, xc_error *error) {
    xc_desk *desk = xc_desk_new(context, error);
    xc_status status = judge(desk != NULL, error);
    if (desk) status = use_papers(desk, error);
    xc_desk_free(desk);
    return status;
}

static xc_status parse_job(xc_context *context, xc_error *error) {
    size_t written = 0;
    xc_desk *desk = xc_desk_new(context, error);
    xc_status status = judge(desk != NULL, error);
    if (status == XC_OK)
        status = xc_desk_add_bytes(desk, "a.conllu", WORDS, strlen(WORDS),
                                   XC_ROLE_CHECKED, NULL, error);
    if (status == XC_OK)
        status = xc_desk_add_bytes(desk, "a.txt", FIRST, strlen(FIRST),
                                   XC_ROLE_CHECKED, NULL, error);
    if (status == XC_OK)
        status =
            xc_desk_write_trees(desk, "conllu", NULL, drop, &written, error);
    xc_desk_free(desk);
    return status;
}

/* ------------------------------------------------------------------ */
/* Jobs over files                                                     */

static char folder[64], article[96], pairs[96], database[96], settings[96],
    accepted[96];

static void put_file(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fclose(file), 0);
}

static void make_folder(void) {
    snprintf(folder, sizeof folder, "/tmp/crosscheck-faults-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(article, sizeof article, "%s/a.txt", folder);
    snprintf(pairs, sizeof pairs, "%s/pairs.jsonl", folder);
    snprintf(database, sizeof database, "%s/a.db", folder);
    snprintf(settings, sizeof settings, "%s/settings.yml", folder);
    snprintf(accepted, sizeof accepted, "%s/accepted", folder);
    put_file(settings, "rules: {count: note}\nbaseline: accepted\n");
    put_file(accepted, "00000000000000aa count conflict\n  reason: a\n"
                       "  checked: a.txt\n  checked: b.txt\n");
    put_file(article, FIRST);
    put_file(pairs, LINES);
}

static void remove_folder(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static xc_status pairs_job(xc_context *context, xc_error *error) {
    size_t written = 0;
    xc_severity worst;
    return xc_pairs_judge(context, pairs, &worst, drop, &written, error);
}

/* Into a database that is not there yet. */
static xc_status archive_job(xc_context *context, xc_error *error) {
    char side[112];
    unlink(database);
    snprintf(side, sizeof side, "%s-wal", database);
    unlink(side);
    snprintf(side, sizeof side, "%s-shm", database);
    unlink(side);
    xc_archive *archive =
        xc_archive_open(context, database, XC_ARCHIVE_WRITE, error);
    xc_status status = judge(archive != NULL, error);
    size_t written = 0;
    if (archive)
        status = xc_archive_add_file(archive, article, NULL, NULL, error);
    if (status == XC_OK)
        status =
            xc_archive_write_list(archive, "json", NULL, drop, &written, error);
    xc_archive_close(archive);
    return status;
}

/* Changed lines out of a diff; NULL: failed. */
static xc_changes *read_changes(xc_error *error) {
    static const char diff[] = "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-a\n"
                               "+b\n";
    xc_changes *changes = xc_changes_new(error);
    if (changes &&
        xc_changes_read_diff(changes, "", diff, strlen(diff), error) == XC_OK &&
        xc_changes_read_diff(changes, "", NULL, 0, error) == XC_OK)
        return changes;
    xc_changes_free(changes);
    return NULL;
}

/* With settings, and a baseline that is read, used, changed and written. The
 * context that is given makes way for one that has them. */
static xc_status settled_job(xc_context *given, xc_error *error) {
    xc_options options = XC_OPTIONS_INIT;
    size_t written = 0;
    (void)given;
    xc_config *config = xc_config_new(settings, error);
    xc_baseline *baseline = config ? xc_baseline_new(accepted, error) : NULL;
    options.config = config;
    options.baseline = baseline;
    options.today = "2031-02-03";
    options.explain = true;
    xc_changes *changes = baseline ? read_changes(error) : NULL;
    options.changes = changes;
    xc_context *context = changes ? xc_context_new(&options, error) : NULL;
    xc_status status = judge(context != NULL, error);
    if (context) status = desk_job(context, true, error);
    if (status == XC_OK)
        status = xc_baseline_accept(baseline, "00000000000000bb", "x",
                                    "2031-02-03", NULL, error);
    if (status == XC_OK)
        status = xc_baseline_write(baseline, drop, &written, error);
    xc_context_free(context);
    xc_changes_free(changes);
    xc_baseline_free(baseline);
    xc_config_free(config);
    return status;
}

/* ------------------------------------------------------------------ */
/* Every allocation in turn                                            */

typedef xc_status job(xc_context *context, xc_error *error);

/* Runs the job with the n-th allocation failing; true once that is past the
 * last one. */
static bool run_with_fault(job *work, uint64_t n) {
    xc_error error = XC_ERROR_INIT;
    xc_faults_set(n);
    xc_context *context = xc_context_new(NULL, &error);
    xc_status status = judge(context != NULL, &error);
    if (context) status = work(context, &error);
    xc_context_free(context);
    uint64_t used = xc_faults_count();
    xc_faults_set(0);
    ck_assert_msg(status == XC_OK || status == XC_ERROR_MEMORY,
                  "allocation %lu: status %d: %s", (unsigned long)n, status,
                  error.message);
    ck_assert_msg(status == XC_OK || error.status == XC_ERROR_MEMORY,
                  "allocation %lu: the error says %d", (unsigned long)n,
                  error.status);
    ck_assert_msg(status != XC_OK || n > used || used == 0,
                  "allocation %lu failed and nobody noticed", (unsigned long)n);
    return n > used;
}

static void run_with_every_fault(job *work) {
    uint64_t n = 1;
    while (!run_with_fault(work, n)) {
        n += n < 300 ? 1 : n / 64;
        ck_assert_uint_lt(n, 10000000);
    }
    ck_assert_uint_gt(n, 10);
}

START_TEST(reading_survives_lack_of_memory) {
    run_with_every_fault(facts_job);
}
END_TEST

START_TEST(parsing_survives_lack_of_memory) {
    run_with_every_fault(parse_job);
}
END_TEST

START_TEST(checking_survives_lack_of_memory) {
    run_with_every_fault(check_job);
}
END_TEST

/* The last run is whole: it came to copies, values and figures. */
START_TEST(matching_survives_lack_of_memory) {
    run_with_every_fault(papers_job);
    ck_assert_uint_eq(found_counts, 1);
    ck_assert_uint_eq(found_measures, 1);
}
END_TEST

START_TEST(pairs_survive_lack_of_memory) {
    run_with_every_fault(pairs_job);
}
END_TEST

START_TEST(settings_survive_lack_of_memory) {
    run_with_every_fault(settled_job);
}
END_TEST

START_TEST(an_archive_survives_lack_of_memory) {
    run_with_every_fault(archive_job);
}
END_TEST

static void add_tests(TCase *memory) {
    tcase_add_checked_fixture(memory, make_folder, remove_folder);
    tcase_add_test(memory, reading_survives_lack_of_memory);
    tcase_add_test(memory, parsing_survives_lack_of_memory);
    tcase_add_test(memory, checking_survives_lack_of_memory);
    tcase_add_test(memory, matching_survives_lack_of_memory);
    tcase_add_test(memory, pairs_survive_lack_of_memory);
    tcase_add_test(memory, settings_survive_lack_of_memory);
    tcase_add_test(memory, an_archive_survives_lack_of_memory);
}

#else

static void add_tests(TCase *memory) {
    (void)memory;
}

#endif

int main(void) {
    Suite *suite = suite_create("faults");
    TCase *memory = tcase_create("memory");
    tcase_set_timeout(memory, 60);
    add_tests(memory);
    suite_add_tcase(suite, memory);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

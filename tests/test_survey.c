/*
 * test_survey.c - what a report over an archive says besides its findings: by
 * story, source and rule, which articles still carry earlier figures, and of
 * what period. A folder of fixtures/survey/ is a case:
 *
 *   *.jsonl         the articles, one in each
 *   options         of report; may be missing
 *   expected.txt    what report gives as text, and
 *   expected.json   as JSON; compared byte for byte, whatever was added first
 *
 * usage: test_survey [--update]   --update writes the files "expected.*"
 */
#include "run_program.h"

#include <dirent.h>
#include <sys/stat.h>

#define MOST_CASES 64
#define FIXTURES XC_SOURCE_DIR "/fixtures/survey"

static bool update;
static char names[MOST_CASES][256];
static int name_count;

static int compare_names(const void *a, const void *b) {
    return strcmp(a, b);
}

static void find_names(void) {
    DIR *dir = opendir(FIXTURES);
    for (struct dirent *e; dir && (e = readdir(dir)) != NULL;)
        if (e->d_name[0] != '.' && name_count < MOST_CASES)
            snprintf(names[name_count++], sizeof names[0], "%s", e->d_name);
    if (dir) closedir(dir);
    qsort(names, (size_t)name_count, sizeof names[0], compare_names);
}

static void shell(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

static void shell(const char *format, ...) {
    char command[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    ck_assert_int_eq(system(command), 0);
}

/* Copies the articles of a case here and stores them. */
static void add_case(const char *name) {
    shell("cp '" FIXTURES "/%s/'*.jsonl . && chmod u+w *.jsonl", name);
    shell("'" XC_PROGRAM "' add a.db $(ls *.jsonl) >.added");
    shell("'" XC_PROGRAM "' add reverse.db $(ls -r *.jsonl) >.added");
}

static void get_options(const char *name, char *options, size_t size) {
    char path[1024];
    snprintf(path, sizeof path, FIXTURES "/%s/options", name);
    options[0] = '\0';
    if (access(path, R_OK) == 0) get_file(path, options, size);
    options[strcspn(options, "\n")] = '\0';
}

static void expect_file(const char *name, const char *format) {
    static char want[sizeof out];
    char path[1024];
    snprintf(path, sizeof path, FIXTURES "/%s/expected.%s", name,
             strcmp(format, "text") == 0 ? "txt" : format);
    if (update) {
        FILE *file = fopen(path, "wb");
        ck_assert_ptr_nonnull(file);
        ck_assert_uint_eq(fwrite(out, 1, strlen(out), file), strlen(out));
        ck_assert_int_eq(fclose(file), 0);
    }
    get_file(path, want, sizeof want);
    ck_assert_msg(strcmp(out, want) == 0, "%s: not\n%.4000s\nbut\n%.4000s",
                  path, want, out);
}

/* Debian's Python knows Debian's modules; without them nothing is asked. */
static void expect_schema(void) {
    char command[1024];
    snprintf(command, sizeof command,
             "/usr/bin/python3 '" XC_SOURCE_DIR
             "/tests/validate_json.py' '" XC_SOURCE_DIR
             "/schema/check.schema.json' <%s/.out >.fits 2>&1",
             folder);
    int status = system(command);
    ck_assert(WIFEXITED(status));
    status = WEXITSTATUS(status);
    if (status == 77 || status == 127) return;
    get_file(".fits", err, sizeof err);
    ck_assert_msg(status == 0, "%s", err);
}

START_TEST(a_case_is_as_expected) {
    static const char *const formats[] = {"text", "json"};
    static char first[sizeof out];
    char options[256];
    get_options(names[_i], options, sizeof options);
    add_case(names[_i]);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        int status =
            run("report a.db --no-config --to %s %s", formats[i], options);
        ck_assert_int_le(status, 1);
        ck_assert_str_eq(err, "");
        memcpy(first, out, sizeof out);
        ck_assert_int_eq(run("report reverse.db --no-config --to %s %s",
                             formats[i], options),
                         status);
        ck_assert_str_eq(out, first);
        expect_file(names[_i], formats[i]);
    }
    expect_schema();
}
END_TEST

/* That text is in the last output, wherever its lines end. */
static void expect_said(const char *part) {
    static char line[sizeof out];
    strcpy(line, out);
    for (char *at = line; *at; at++)
        if (*at == '\n') *at = ' ';
    ck_assert_msg(strstr(line, part) != NULL, "\"%s\" is not said", part);
}

/* Counts how often a word stands in the last output. */
static int count(const char *word) {
    int n = 0;
    for (const char *at = out; (at = strstr(at, word)) != NULL;
         at += strlen(word))
        n++;
    return n;
}

/* ------------------------------------------------------------------ */
/* Periods                                                              */

/* Of the articles of "sweep": 5 dead in two of March 1, 7 in one of March 3. */
typedef struct period_case {
    const char *options;
    bool found;
    const char *part; /* of what is said */
} period_case;

static const period_case periods[] = {
    {"", true, "1 warning in 3 articles"},
    {"--since 2031-03-03", true, "1 warning in 1 article"},
    {"--since 2031-03-01", true, "1 warning in 3 articles"},
    {"--until 2031-03-02", true, "1 warning in 2 articles"},
    {"--since 2031-03-03 --until 2031-03-03", true, "in 1 article"},
    {"--since 2031-03-02 --until 2031-03-02", false,
     "Nothing to report in 0 articles with 0 figures"},
    {"--since 2031-03-04", false, "Nothing to report in 0 articles"},
    {"--until 2031-02-28", false,
     "compared with all 3 articles of the archive"},
};

START_TEST(a_period_decides_what_is_told) {
    const period_case *c = &periods[_i];
    add_case("sweep");
    ck_assert_int_eq(
        run("report a.db --no-config --fail-on warning %s", c->options),
        c->found ? 1 : 0);
    ck_assert_int_eq(strstr(out, "[count]") != NULL, c->found);
    ck_assert_int_eq(strstr(out, "h1.jsonl:1:115: 5 people die ") != NULL,
                     c->found);
    expect_said(c->part);
}
END_TEST

/* The same finding, with the same fingerprint, whatever period tells it. */
START_TEST(a_period_changes_no_finding) {
    char whole[17], part[17];
    add_case("sweep");
    run("report a.db --no-config");
    take_print(whole);
    run("report a.db --no-config --since 2031-03-03");
    take_print(part);
    ck_assert_str_eq(whole, part);
}
END_TEST

START_TEST(what_has_no_date_is_of_no_period) {
    add_case("undated");
    ck_assert_int_eq(run("report a.db --no-config --since 2031-01-01"), 1);
    expect_said("1 article has no date");
    expect_in(out, "1 error in 1 article with");
    ck_assert_int_eq(run("report a.db --no-config --until 2031-01-01"), 0);
    expect_in(out, "Nothing to report in 0 articles");
    expect_said("1 article has no date");
    run("report a.db --no-config --since 2031-01-01 --to json");
    expect_in(out, "\"undated\": 1");
}
END_TEST

static const struct {
    const char *options, *part;
} misuses[] = {
    {"--since", "--since"},
    {"--since 2031", "--since: \"2031\" is no date"},
    {"--since 2031-02-30", "--since: \"2031-02-30\" is no date"},
    {"--since yesterday", "--since: \"yesterday\" is no date"},
    {"--since ''", "--since: \"\" is no date"},
    {"--since 2031-03-01T10:00:00Z", "is no date; write it as"},
    {"--until 2031-13-01", "--until: \"2031-13-01\" is no date"},
    {"--since 2031-03-02 --until 2031-03-01",
     "--since 2031-03-02 is later than --until 2031-03-01"},
};

START_TEST(a_bad_period_is_misuse) {
    add_case("sweep");
    ck_assert_int_eq(run("report a.db %s", misuses[_i].options), 2);
    ck_assert_str_eq(out, "");
    expect_in(err, misuses[_i].part);
    ck_assert_int_eq(run("check g1.jsonl --since 2031-03-01"), 2);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Archives                                                             */

START_TEST(an_archive_is_only_read) {
    add_case("sweep");
    shell("mkdir fixed && cp a.db fixed/a.db && chmod 0444 fixed/a.db && "
          "chmod 0555 fixed");
    int status = run("report fixed/a.db --no-config --since 2031-03-03");
    shell("cmp a.db fixed/a.db && test \"$(ls fixed)\" = a.db && "
          "chmod 0755 fixed");
    ck_assert_int_eq(status, 0);
    expect_in(out, "[count]");
}
END_TEST

START_TEST(an_empty_archive_says_so) {
    put_file("a.jsonl", "");
    ck_assert_int_eq(run("add a.db a.jsonl"), 0);
    ck_assert_int_eq(run("report a.db --no-config --since 2031-01-01"), 0);
    expect_in(out, "Nothing to report in 0 articles");
    expect_not_in(out, "By story");
    ck_assert_int_eq(run("report a.db --no-config --to json"), 0);
    expect_in(out, "\"sweep\": []");
}
END_TEST

/* A title of a megabyte, with what would move the cursor, and words that turn
 * the writing direction. */
START_TEST(a_hostile_title_is_shown_inert) {
    static char title[1 << 20];
    memset(title, 'x', sizeof title - 1);
    memcpy(title, "\\u001b[2J\\u202e", 15);
    for (const char *day = "12"; *day; day++) {
        char name[] = "1.jsonl";
        name[0] = *day;
        FILE *file = fopen(name, "wb");
        ck_assert_ptr_nonnull(file);
        fprintf(file,
                "{\"id\": \"%c\", \"published\": \"2031-03-0%c\", "
                "\"title\": \"%s\", \"text\": \"%s people were killed when "
                "the ferry Morwenna sank off Tarnholm, Mira Oldane said.\"}",
                *day, *day, title, *day == '1' ? "Five" : "Seven");
        ck_assert_int_eq(fclose(file), 0);
    }
    ck_assert_int_eq(run("add a.db 1.jsonl 2.jsonl"), 0);
    ck_assert_int_eq(run("report a.db --no-config --fail-on warning"), 1);
    ck_assert_uint_lt(strlen(out), 1 << 14);
    expect_in(out, "By story");
    ck_assert_int_eq(count("\033"), 0);
    ck_assert_int_eq(count("\xe2\x80\xae"), 0);
}
END_TEST

START_TEST(a_missing_archive_is_a_failure) {
    ck_assert_int_eq(run("report none.db --no-config --since 2031-01-01"), 3);
    ck_assert_str_eq(out, "");
    expect_in(err, "none.db: ");
    ck_assert_int_eq(access("none.db", F_OK), -1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* What is left out stays out                                           */

START_TEST(what_is_switched_off_is_in_no_table) {
    add_case("sweep");
    put_file("off.yml", "rules:\n  count: off\n");
    ck_assert_int_eq(run("report a.db --config off.yml"), 0);
    expect_not_in(out, "By rule");
    expect_not_in(out, "Earlier figures");
    run("report a.db --config off.yml --to json");
    expect_in(out, "\"figures\": []");
    expect_in(out, "\"stories\": []");
}
END_TEST

START_TEST(what_is_accepted_is_in_no_table) {
    char print[17];
    add_case("sweep");
    run("report a.db --no-config");
    take_print(print);
    ck_assert_int_eq(run("accept %s a.db --reason 'grew' --no-config "
                         "--baseline kept.txt",
                         print),
                     0);
    run("report a.db --no-config --baseline kept.txt");
    expect_not_in(out, "Earlier figures");
    expect_in(out, "1 accepted finding");
}
END_TEST

/* check has no sections, and its JSON the same keys. */
START_TEST(check_is_no_survey) {
    add_case("sweep");
    run("check g1.jsonl g2.jsonl h1.jsonl --no-config");
    expect_in(out, "[count]");
    expect_not_in(out, "By story");
    run("check g1.jsonl g2.jsonl h1.jsonl --no-config --to json");
    expect_in(out, "\"period\": null");
    ck_assert_int_eq(count("\"earlier\": ["), 1);
}
END_TEST

/* As many facts without a counterpart as the summary counts. */
START_TEST(every_single_fact_is_listed) {
    add_case("stories");
    run("report a.db --no-config --to json");
    ck_assert_int_eq(count("\"unmatched\": 1,\n"), 1);
    ck_assert_int_eq(count("\"kind\": \"figure\""), 1);
    ck_assert_int_eq(count("\"text\": \"Two more die after the ferry "
                           "disaster\""),
                     1);
    run("report a.db --no-config --to json --since 2031-03-03");
    ck_assert_int_eq(count("\"kind\": \"figure\""), 1);
    run("report a.db --no-config --to json --since 2031-03-04");
    ck_assert_int_eq(count("\"kind\": \"figure\""), 0);
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    find_names();
    Suite *suite = suite_create("survey");
    TCase *tcase = tcase_create("reports over archives");
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, enter_folder, leave_folder);
    tcase_add_loop_test(tcase, a_case_is_as_expected, 0, name_count);
    tcase_add_loop_test(tcase, a_period_decides_what_is_told, 0,
                        (int)(sizeof periods / sizeof *periods));
    tcase_add_test(tcase, a_period_changes_no_finding);
    tcase_add_test(tcase, what_has_no_date_is_of_no_period);
    tcase_add_loop_test(tcase, a_bad_period_is_misuse, 0,
                        (int)(sizeof misuses / sizeof *misuses));
    tcase_add_test(tcase, an_archive_is_only_read);
    tcase_add_test(tcase, an_empty_archive_says_so);
    tcase_add_test(tcase, a_missing_archive_is_a_failure);
    tcase_add_test(tcase, a_hostile_title_is_shown_inert);
    tcase_add_test(tcase, what_is_switched_off_is_in_no_table);
    tcase_add_test(tcase, what_is_accepted_is_in_no_table);
    tcase_add_test(tcase, check_is_no_survey);
    tcase_add_test(tcase, every_single_fact_is_listed);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed || name_count == 0;
}

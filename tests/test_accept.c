/*
 * test_accept.c - living with findings: what is accepted stays away, what has
 * ended comes back, what is gone is told, and the fingerprint by which all of
 * it goes lasts as long as what the articles state.
 */
#include <sys/stat.h>

#include "crosscheck.h"
#include "run_program.h"

#define HEAD                                                                   \
    "# Findings that were accepted, and why. Written by \"crosscheck "         \
    "accept\"; take a\n# block out to have its finding reported again.\n"

static char print[17];

static void set_up(void) {
    enter_folder();
    put_articles();
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    take_print(print);
}

static void expect_file(const char *path, const char *text) {
    static char got[1 << 14];
    get_file(path, got, sizeof got);
    ck_assert_str_eq(got, text);
}

/* ------------------------------------------------------------------ */
/* Accepting                                                            */

START_TEST(what_is_accepted_is_left_out) {
    ck_assert_int_eq(run("accept %s --reason 'They count later.'", print), 0);
    expect_in(out, " is accepted; 1 accepted in .crosscheck-baseline\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_not_in(out, "[total]");
    expect_in(out, "1 accepted finding");
    expect_in(out, print);
    ck_assert_int_eq(run("check --fail-on note lagging.txt meeting.txt"), 0);
}
END_TEST

START_TEST(the_file_is_text_that_lasts) {
    char text[1024];
    ck_assert_int_eq(run("accept %s --reason 'They  count\n later.' "
                         "meeting.txt lagging.txt",
                         print),
                     0);
    snprintf(text, sizeof text,
             HEAD "\n%s total conflict\n"
                  "  reason: They count later.\n"
                  "  says: the totals differ, 29 against 30: members of "
                  "European Union, 4%% goal\n"
                  "  checked: lagging.txt\n"
                  "  checked: meeting.txt\n",
             print);
    expect_file(".crosscheck-baseline", text);
    ck_assert_int_eq(run("accept %s --reason 'They count later.'", print), 0);
    expect_in(out, "was accepted already");
    expect_file(".crosscheck-baseline", text);
    ck_assert_int_ne(access(".crosscheck-baseline.new", F_OK), 0);
}
END_TEST

START_TEST(entries_are_in_one_order) {
    put_file("want", HEAD "\n00000000000000aa\n  reason: a\n"
                          "\n00000000000000bb\n  reason: c\n"
                          "  until: 2031-02-28\n");
    ck_assert_int_eq(run("accept 00000000000000bb --reason b"), 0);
    ck_assert_int_eq(run("accept 00000000000000aa --reason a"), 0);
    ck_assert_int_eq(run("accept 00000000000000bb --reason c --until "
                         "2031-02-28"),
                     0);
    ck_assert_int_eq(system("cmp .crosscheck-baseline want"), 0);
}
END_TEST

static const struct {
    const char *words;
    const char *said;
} misuses[] = {
    {"accept", "too few arguments"},
    {"accept 00000000000000aa", "for a reason; say which"},
    {"accept 00000000000000aa --reason ''", "for a reason; say which"},
    {"accept 00000000000000aa --reason ' '", "for a reason; say which"},
    {"accept 00000000000000aA --reason x", "\"00000000000000aA\" is no finger"},
    {"accept 00000000000000a --reason x", "is no fingerprint"},
    {"accept lagging.txt --reason x", "is no fingerprint"},
    {"accept 00000000000000aa --reason x --until 2031-02-30", "2031-02-30"},
    {"accept 00000000000000aa --reason x --until 2031", "\"2031\" is no date"},
    {"accept 00000000000000aa --reason x --baseline ''", "--baseline"},
    {"check lagging.txt --today 2031-02-12T10:00", "--today"},
    {"check lagging.txt --reason x", "unknown option --reason"},
};

START_TEST(misuse_changes_nothing) {
    ck_assert_int_eq(run("%s", misuses[_i].words), 2);
    expect_in(err, misuses[_i].said);
    ck_assert_str_eq(out, "");
    ck_assert_int_ne(access(".crosscheck-baseline", F_OK), 0);
}
END_TEST

START_TEST(what_the_files_do_not_hold_is_not_accepted) {
    ck_assert_int_eq(run("accept 00000000000000aa --reason x lagging.txt "
                         "meeting.txt"),
                     3);
    expect_in(err, "nothing that was found has the fingerprint");
    ck_assert_int_ne(access(".crosscheck-baseline", F_OK), 0);
}
END_TEST

START_TEST(a_file_that_cannot_be_written_is_told) {
    ck_assert_int_eq(run("accept %s --reason x --baseline no/file", print), 3);
    expect_in(err, "no/file: cannot be written: ");
    ck_assert_str_eq(out, "");
}
END_TEST

static mode_t mode_of(const char *path) {
    struct stat about;
    ck_assert_int_eq(lstat(path, &about), 0);
    return about.st_mode;
}

/* One that several repositories link to is one still, and nobody who may not
 * read it may now. */
START_TEST(the_baseline_stays_where_it_is_and_whose_it_is) {
    put_file("shared", "");
    put_file("elsewhere", "untouched\n");
    ck_assert_int_eq(chmod("shared", 0640), 0);
    ck_assert_int_eq(symlink("shared", ".crosscheck-baseline"), 0);
    /* what somebody else has put there is not written through */
    ck_assert_int_eq(symlink("elsewhere", ".crosscheck-baseline.new"), 0);
    ck_assert_int_eq(run("accept %s --reason x", print), 0);
    ck_assert(S_ISLNK(mode_of(".crosscheck-baseline")));
    ck_assert_uint_eq(mode_of("shared") & 0777, 0640);
    expect_file("elsewhere", "untouched\n");
    char text[512];
    get_file("shared", text, sizeof text);
    expect_in(text, print);
}
END_TEST

START_TEST(the_baseline_is_where_the_settings_say) {
    ck_assert_int_eq(system("mkdir -p desk/city"), 0);
    put_file(".crosscheck.yml", "baseline: desk/accepted\n");
    ck_assert_int_eq(chdir("desk/city"), 0);
    ck_assert_int_eq(run("accept %s --reason x", print), 0);
    expect_in(out, "1 accepted in ../../desk/accepted\n");
    ck_assert_int_eq(run("check ../../lagging.txt ../../meeting.txt"), 0);
    put_file("../../.crosscheck.yml", "fail-on: error\n");
    ck_assert_int_eq(run("accept %s --reason x", print), 0);
    expect_in(out, "1 accepted in ../../.crosscheck-baseline\n");
    ck_assert_int_eq(run("check --baseline /dev/null ../../lagging.txt "
                         "../../meeting.txt"),
                     1);
    ck_assert_int_eq(chdir("../.."), 0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Time, and what is new                                                */

START_TEST(nothing_ends_without_a_day) {
    ck_assert_int_eq(run("accept %s --reason x --until 2031-06-01", print), 0);
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_in(out, " until 2031-06-01");
    ck_assert_int_eq(run("check --today 2031-06-01 lagging.txt meeting.txt"),
                     0);
    ck_assert_int_eq(run("check --today 2031-06-02 lagging.txt meeting.txt"),
                     1);
    expect_in(out, "[total]");
    expect_in(out, "1 finding was accepted");
    expect_in(out, "counts again");
}
END_TEST

START_TEST(new_only_tells_nothing_of_the_rest) {
    ck_assert_int_eq(run("accept %s --reason x --until 2031-06-01", print), 0);
    ck_assert_int_eq(run("check --new-only --today 2032-01-01 lagging.txt "
                         "meeting.txt"),
                     0);
    expect_not_in(out, "accepted");
    expect_not_in(out, print);
    put_file("third.txt", "The fire at the grain terminal in Orrin injured 31 "
                          "people.\n");
    put_file("fourth.txt", "The fire at the grain terminal in Orrin injured "
                           "36 people.\n");
    run("check --new-only lagging.txt meeting.txt third.txt fourth.txt");
    expect_in(out, "[count]");
    expect_not_in(out, "[total]");
}
END_TEST

/* ------------------------------------------------------------------ */
/* What is gone                                                         */

static void accept_with_files(void) {
    ck_assert_int_eq(run("accept %s --reason x lagging.txt meeting.txt", print),
                     0);
    put_file("meeting.txt", "Twenty-two of the 29 European Union countries hit "
                            "the 4%% mark in 2031.\n");
}

START_TEST(what_is_gone_is_told) {
    accept_with_files();
    ck_assert_int_eq(run("check lagging.txt meeting.txt weather.txt"), 0);
    expect_in(out, "1 accepted finding is gone (");
    ck_assert_int_eq(run("check --new-only lagging.txt meeting.txt"), 0);
    expect_not_in(out, "gone");
}
END_TEST

/* "check ." names the same files otherwise. */
START_TEST(what_is_gone_is_told_of_a_folder_too) {
    accept_with_files();
    ck_assert_int_eq(run("check ."), 0);
    expect_in(out, "1 accepted finding is gone (");
    ck_assert_int_eq(run("check .//meeting.txt"), 0);
    expect_not_in(out, "gone");
}
END_TEST

START_TEST(what_was_not_read_is_not_gone) {
    accept_with_files();
    ck_assert_int_eq(run("check meeting.txt weather.txt"), 0);
    expect_not_in(out, "gone");
    /* references are not compared with each other */
    ck_assert_int_eq(run("check weather.txt --against lagging.txt --against "
                         "meeting.txt"),
                     0);
    expect_not_in(out, "gone");
    put_file(".crosscheck.yml", "rules: {total: off}\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_not_in(out, "gone");
}
END_TEST

START_TEST(what_is_too_unsure_is_not_gone) {
    ck_assert_int_eq(run("accept %s --reason x lagging.txt meeting.txt", print),
                     0);
    put_file(".crosscheck.yml", "min-confidence: 1\n");
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 0);
    expect_not_in(out, "accepted");
}
END_TEST

START_TEST(without_files_nothing_is_known_to_be_gone) {
    ck_assert_int_eq(run("accept 00000000000000aa --reason x"), 0);
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 1);
    expect_not_in(out, "gone");
}
END_TEST

/* An article of JSON Lines is known by its id. */
START_TEST(articles_are_known_by_path_and_id) {
    put_file("x.jsonl", "{\"id\": \"p 1\", \"text\": \"Seven of the 29 "
                        "European Union members are behind the 4 percent "
                        "goal.\"}\n");
    run("check x.jsonl --against meeting.txt");
    take_print(print);
    ck_assert_int_eq(
        run("accept %s --reason x x.jsonl --against meeting.txt", print), 0);
    get_file(".crosscheck-baseline", out, sizeof out);
    expect_in(out, "  checked: x.jsonl\tp 1\n  against: meeting.txt\n");
    ck_assert_int_eq(run("check x.jsonl --against meeting.txt"), 0);
    put_file("meeting.txt", "The weather stays fine.\n");
    run("check x.jsonl --against meeting.txt");
    expect_in(out, "is gone");
}
END_TEST

START_TEST(an_archive_is_lived_with_too) {
    ck_assert_int_eq(run("add a.db lagging.txt meeting.txt"), 0);
    ck_assert_int_eq(run("accept %s --reason x a.db", print), 0);
    ck_assert_int_eq(run("report a.db"), 0);
    expect_in(out, "1 accepted finding");
    put_file("meeting.txt", "The weather stays fine.\n");
    ck_assert_int_eq(run("add a.db meeting.txt"), 0);
    ck_assert_int_eq(run("report a.db"), 0);
    expect_in(out, "is gone");
}
END_TEST

/* ------------------------------------------------------------------ */
/* JSON                                                                 */

START_TEST(json_lists_what_was_left_out) {
    char part[128];
    ck_assert_int_eq(run("accept %s --reason x --until 2031-06-01", print), 0);
    ck_assert_int_eq(run("check --to json lagging.txt meeting.txt"), 0);
    expect_in(out, "\"findings\": []");
    expect_in(out, "\"count\": 1,");
    snprintf(part, sizeof part, "\"fingerprints\": [\n      \"%s\"\n", print);
    expect_in(out, part);
    snprintf(part, sizeof part, "\"%s\": \"2031-06-01\"", print);
    expect_in(out, part);
    run("check --to json --today 2031-06-02 lagging.txt meeting.txt");
    snprintf(part, sizeof part, "\"ended\": [\n      \"%s\"\n", print);
    expect_in(out, part);
    expect_in(out, "\"count\": 0,");
}
END_TEST

START_TEST(json_fits_its_schema) {
    if (system("python3 -c 'import jsonschema' 2>.python") != 0) return;
    ck_assert_int_eq(run("accept %s --reason x --until 2031-06-01", print), 0);
    run("check --to json lagging.txt meeting.txt");
    ck_assert_int_eq(system("'" XC_SOURCE_DIR "/tests/validate_json.py' "
                            "'" XC_SOURCE_DIR "/schema/check.schema.json' "
                            "<.out"),
                     0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Fingerprints                                                         */

static void expect_same_print(void) {
    char again[17];
    take_print(again);
    ck_assert_str_eq(print, again);
}

START_TEST(a_fingerprint_survives_moved_lines) {
    put_file("lagging.txt",
             "Harbor Town Looks Back on a Windy Spring\n\n"
             "The ferry ran late on most days. Nobody minded.\n\n\n"
             "Seven of the 29 European Union members are still behind the 4 "
             "percent goal.\n");
    run("check lagging.txt meeting.txt");
    expect_same_print();
}
END_TEST

START_TEST(a_fingerprint_survives_edited_neighbours) {
    put_file("meeting.txt",
             "The mayor of Portville praised the ferry. Twenty-two of the 30 "
             "European Union countries hit the 4% mark in 2031. Two days "
             "later she left.\r\n");
    run("check meeting.txt lagging.txt");
    expect_same_print();
    put_file("meeting.txt",
             "The mayor of Orrin blamed the bus. Twenty-two of the 30 European "
             "Union countries hit the 4% mark in 2031.\n");
    run("check meeting.txt lagging.txt");
    expect_same_print();
}
END_TEST

START_TEST(a_fingerprint_survives_other_names_and_more_sources) {
    put_file("desk-copy.txt",
             "PORTVILLE - Seven of the 29 European Union members are still "
             "behind the 4 percent goal.\n");
    run("check desk-copy.txt meeting.txt");
    expect_same_print();
    put_file("echo.txt", "Late in the day it was said again: twenty-two of the "
                         "30 European Union countries hit the 4% mark in "
                         "2031.\n");
    run("check desk-copy.txt meeting.txt echo.txt");
    expect_same_print();
}
END_TEST

START_TEST(another_value_is_another_finding) {
    char other[17];
    put_file("meeting.txt", "Twenty-two of the 31 European Union countries hit "
                            "the 4% mark in 2031.\n");
    run("check lagging.txt meeting.txt");
    take_print(other);
    ck_assert_str_ne(print, other);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Files that are no baseline                                           */

static const struct {
    const char *text;
    const char *said;
} refused[] = {
    {"total\n", ":1:1: \"total\" is no fingerprint"},
    {"<<<<<<< ours\n", ":1:1: \"<<<<<<<\" is no fingerprint"},
    {"  reason: x\n", ":1:1: the line stands before any fingerprint"},
    {"# a\n\n00000000000000aa\n", ":3:1: 00000000000000aa is accepted for no"},
    {"00000000000000aa\n  reason:\n", ":2:3: the field has no value"},
    {"00000000000000aa\n  reason x\n", ":2:3: no field as"},
    {"00000000000000aa\n  why: x\n", ":2:3: unknown field \"why\"; known are"},
    {"00000000000000aa\n  reason: x\n  reason: y\n",
     ":3:3: the field is given"},
    {"00000000000000aa\n  reason: x\n  until: soon\n", ":3:3: until: \"soon\""},
    {"00000000000000aa\n  reason: a\\b\n", ":2:3: the value is damaged"},
    {"00000000000000aa\n  reason: a\\x00\n", ":2:3: the value is damaged"},
    {"00000000000000aa\n  reason: a\xff\n", ":2:3: the value is damaged"},
    {"00000000000000aa total\n  reason: x\n", ":1:18: behind a fingerprint"},
    {"00000000000000aa total odd\n  reason: x\n", ":1:18: behind a"},
    {"00000000000000aa\n  reason: x\n  checked: \n", ":3:3: an article has"},
    {"00000000000000aa\n  reason: x\n\n00000000000000aa\n  reason: x\n",
     ":4:1: 00000000000000aa is accepted twice"},
};

START_TEST(a_damaged_baseline_is_refused_where_it_is) {
    put_file(".crosscheck-baseline", refused[_i].text);
    ck_assert_int_eq(run("check lagging.txt meeting.txt"), 2);
    ck_assert_str_eq(out, "");
    expect_in(err, "crosscheck: .crosscheck-baseline:");
    expect_in(err, refused[_i].said);
    ck_assert_int_eq(run("accept %s --reason x", print), 2);
    expect_file(".crosscheck-baseline", refused[_i].text);
}
END_TEST

START_TEST(one_that_is_named_has_to_be_there) {
    ck_assert_int_eq(run("check --baseline none lagging.txt"), 3);
    expect_in(err, "none: no such file");
    ck_assert_int_eq(run("check --baseline . lagging.txt"), 3);
}
END_TEST

START_TEST(odd_names_come_back_as_they_were) {
    ck_assert_int_eq(rename("lagging.txt", " b\\a\tck.txt"), 0);
    ck_assert_int_eq(
        run("accept %s --reason 'back\\slash' ' b\\a\tck.txt' meeting.txt",
            print),
        0);
    get_file(".crosscheck-baseline", out, sizeof out);
    expect_in(out, "  reason: back\\x5cslash\n");
    expect_in(out, "  checked: \\x20b\\x5ca\\x09ck.txt\n");
    put_file("meeting.txt", "The weather stays fine.\n");
    run("check ' b\\a\tck.txt' meeting.txt");
    expect_in(out, "is gone");
}
END_TEST

static void add_accepting(TCase *all) {
    tcase_add_test(all, what_is_accepted_is_left_out);
    tcase_add_test(all, the_file_is_text_that_lasts);
    tcase_add_test(all, entries_are_in_one_order);
    tcase_add_loop_test(all, misuse_changes_nothing, 0,
                        sizeof misuses / sizeof *misuses);
    tcase_add_test(all, what_the_files_do_not_hold_is_not_accepted);
    tcase_add_test(all, a_file_that_cannot_be_written_is_told);
    tcase_add_test(all, the_baseline_stays_where_it_is_and_whose_it_is);
    tcase_add_test(all, the_baseline_is_where_the_settings_say);
    tcase_add_test(all, nothing_ends_without_a_day);
    tcase_add_test(all, new_only_tells_nothing_of_the_rest);
}

static void add_rest(TCase *all) {
    tcase_add_test(all, what_is_gone_is_told);
    tcase_add_test(all, what_is_gone_is_told_of_a_folder_too);
    tcase_add_test(all, what_was_not_read_is_not_gone);
    tcase_add_test(all, what_is_too_unsure_is_not_gone);
    tcase_add_test(all, without_files_nothing_is_known_to_be_gone);
    tcase_add_test(all, articles_are_known_by_path_and_id);
    tcase_add_test(all, an_archive_is_lived_with_too);
    tcase_add_test(all, json_lists_what_was_left_out);
    tcase_add_test(all, json_fits_its_schema);
    tcase_add_test(all, a_fingerprint_survives_moved_lines);
    tcase_add_test(all, a_fingerprint_survives_edited_neighbours);
    tcase_add_test(all, a_fingerprint_survives_other_names_and_more_sources);
    tcase_add_test(all, another_value_is_another_finding);
    tcase_add_loop_test(all, a_damaged_baseline_is_refused_where_it_is, 0,
                        sizeof refused / sizeof *refused);
    tcase_add_test(all, one_that_is_named_has_to_be_there);
    tcase_add_test(all, odd_names_come_back_as_they_were);
}

int main(void) {
    Suite *suite = suite_create("accept");
    TCase *all = tcase_create("accept");
    tcase_add_checked_fixture(all, set_up, leave_folder);
    add_accepting(all);
    add_rest(all);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

/*
 * test_ignore.c - comments of an article that silence a rule for the block
 * that follows them, and those that do not because they lack something.
 */
#include "crosscheck.h"
#include "run_program.h"

#define LAGS                                                                   \
    "Seven of the 29 European Union members are still behind the 4 percent "   \
    "goal."
#define FIRE "The fire at the grain terminal in Orrin injured 31 people."

static void set_up(void) {
    enter_folder();
    put_articles();
    put_file("fire.txt", "The fire at the grain terminal in Orrin injured 36 "
                         "people.\n");
}

START_TEST(a_rule_is_silent_for_the_block_behind) {
    put_file("a.txt", FIRE "\n\n<!-- crosscheck-ignore total: they count "
                           "later -->\n\nPORTVILLE - " LAGS "\n");
    ck_assert_int_eq(run("check a.txt meeting.txt"), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "Nothing to report");
    expect_in(out, "1 comment in the articles silenced findings.");
    expect_in(out, ", 2 in dispute or conflict");
}
END_TEST

START_TEST(other_blocks_and_rules_are_not_silent) {
    put_file("a.txt", "<!-- crosscheck-ignore total: they count later -->\n"
                      "The weather stays fine.\n" LAGS "\n");
    ck_assert_int_eq(run("check a.txt meeting.txt"), 1);
    expect_in(out, "[total]");
    expect_not_in(out, "silenced");
    put_file("a.txt",
             "The weather stays fine.\n\n"
             "<!-- crosscheck-ignore share: they count later -->\n"
             "<!-- crosscheck-ignore count: they count later -->\n" LAGS
             "\n\n" FIRE "\n");
    ck_assert_int_eq(run("check a.txt meeting.txt fire.txt"), 1);
    expect_in(out, "[total]");
    expect_in(out, "[count]");
}
END_TEST

START_TEST(comments_stand_one_on_the_other) {
    put_file("a.txt",
             "<!-- crosscheck-ignore count: another fire -->\r\n"
             "  <!--crosscheck-ignore total: they count later-->\r\n" LAGS
             " " FIRE "\r\n");
    ck_assert_int_eq(run("check --fail-on note a.txt meeting.txt fire.txt"), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "2 comments in the");
}
END_TEST

START_TEST(agreement_is_not_silenced) {
    put_file("a.txt", "<!-- crosscheck-ignore share: why not -->\n" LAGS "\n");
    put_file("same.txt", "In 2031, 22 of the 29 EU countries met the 4 percent "
                         "goal.\n");
    run("check --show agree a.txt same.txt");
    expect_in(out, "agree [share]");
}
END_TEST

static void put_headline(const char *comment) {
    char text[512];
    snprintf(text, sizeof text,
             "%sThe fire at the grain terminal in Orrin injured 31 people\n\n"
             "The mayor came on foot. The weather stays fine, and the ferry "
             "runs.\n",
             comment);
    put_file("a.txt", text);
}

START_TEST(a_headline_is_silent_in_the_title_too) {
    put_headline("");
    run("check a.txt fire.txt");
    expect_in(out, "[count]");
    put_headline("<!-- crosscheck-ignore count: an early count -->\n");
    run("check a.txt fire.txt");
    expect_not_in(out, "[count]");
}
END_TEST

START_TEST(a_comment_is_no_text) {
    put_file("a.txt", "<!-- crosscheck-ignore total: 77 dogs bit 9 of the 12 "
                      "members -->\n" LAGS "\n");
    ck_assert_int_eq(run("facts --to json a.txt"), 0);
    expect_in(out, "\"value\": 7,");
    expect_not_in(out, "\"value\": 77,");
    expect_not_in(out, "\"value\": 9,");
    ck_assert_int_eq(run("parse a.txt"), 0);
    expect_not_in(out, "dogs");
}
END_TEST

START_TEST(an_archive_knows_the_comments) {
    put_file("a.txt",
             "<!-- crosscheck-ignore total: they count later -->\n" LAGS "\n");
    ck_assert_int_eq(run("add a.db a.txt meeting.txt"), 0);
    ck_assert_int_eq(run("report a.db"), 0);
    expect_in(out, "1 comment in the");
    ck_assert_int_eq(run("check meeting.txt --against a.db"), 0);
    expect_in(out, "1 comment in the");
}
END_TEST

START_TEST(json_lines_have_no_comments) {
    put_file("a.jsonl",
             "{\"id\": \"a\", \"text\": \"<!-- crosscheck-ignore total: they "
             "count later -->\\n" LAGS "\"}\n");
    ck_assert_int_eq(run("check a.jsonl meeting.txt"), 1);
    expect_in(out, "[total]");
}
END_TEST

/* %s is a comment, or a part of one that lacks a reason. */
static const struct {
    const char *file;
    const char *format;
} formats[] = {
    {"a.md", "%s\n\n" LAGS "\n"},
    {"a.html",
     "<html><body><article>\n%s\n<p>" LAGS "</p></article></body></html>\n"},
    {"a.xml", "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' "
              "xmlns:wp='http://wordpress.org/export/1.2/'>\n<channel>"
              "<wp:wxr_version>1.2</wp:wxr_version><item><title>Goals</title>"
              "<guid>p14</guid><wp:post_type>post</wp:post_type>"
              "<wp:status>publish</wp:status><content:encoded><![CDATA[\n%s\n"
              "<p>" LAGS "</p>]]></content:encoded></item></channel></rss>\n"},
    {"b.xml", "<nitf><head><docdata><doc-id id-string='n1'/></docdata></head>"
              "<body><body.content>\n%s\n<p>" LAGS
              "</p></body.content></body></nitf>\n"},
    {"c.xml",
     "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g1' "
     "standard='NewsML-G2'><itemMeta><itemClass qcode='ninat:text'/>"
     "</itemMeta><contentSet><inlineXML contenttype='application/xhtml+xml'>"
     "<html xmlns='http://www.w3.org/1999/xhtml'><body>\n%s\n<p>" LAGS
     "</p></body></html></inlineXML></contentSet></newsItem>\n"},
    {"a.json",
     "{\"uri\": \"u1\", \"type\": \"text\", \"versioncreated\": "
     "\"2031-03-05T09:30:00Z\",\n\"body_xhtml\": \"%s<p>" LAGS "</p>\"}\n"},
    {"b.json",
     "{\"uri\": \"u1\", \"type\": \"text\", \"versioncreated\": "
     "\"2031-03-05T09:30:00Z\",\n\"body_html\": \"<p "
     "class=\\\"x\\\">The caf\xc3\xa9 is open.<\\/p>%s<p>" LAGS "<\\/p>\"}\n"},
    {"d.xml", "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' "
              "guid='g1' standard='NewsML-G2'><itemMeta><itemClass "
              "qcode='ninat:text'/></itemMeta><contentSet>\n<inlineData "
              "contenttype='text/html'><![CDATA[<p>The caf\xc3\xa9 is "
              "open.</p>\n <p>So is the bar.</p> %s<p>" LAGS
              "</p>]]></inlineData></contentSet></newsItem>\n"},
};

/* "path:line:column: " of the comment in a text; columns are code points. */
static void place_comment(const char *path, const char *text, char *place,
                          size_t size) {
    const char *comment = strstr(text, "<!-- crosscheck-ignore");
    int line = 1, column = 1;
    ck_assert_ptr_nonnull(comment);
    for (const char *at = text; at < comment; at++) {
        bool next = *at == '\n';
        line += next;
        column = next ? 1 : column + (((unsigned char)*at & 0xC0) != 0x80);
    }
    snprintf(place, size, "crosscheck: %s:%d:%d: ", path, line, column);
}

START_TEST(formats_have_comments) {
    char text[2048];
    snprintf(text, sizeof text, formats[_i].format,
             "<!-- crosscheck-ignore total: they count later -->");
    put_file(formats[_i].file, text);
    ck_assert_int_eq(run("check %s meeting.txt", formats[_i].file), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "silenced findings.");
    /* an archive knows it too */
    ck_assert_int_eq(run("add a.db %s", formats[_i].file), 0);
    ck_assert_int_eq(run("check meeting.txt --against a.db"), 0);
    snprintf(text, sizeof text, formats[_i].format,
             "<!-- crosscheck-ignore total: -->");
    put_file(formats[_i].file, text);
    ck_assert_int_eq(run("check %s meeting.txt", formats[_i].file), 1);
    expect_in(out, "[total]");
    expect_in(err, "silences nothing without a reason");
    char place[64];
    place_comment(formats[_i].file, text, place, sizeof place);
    expect_in(err, place);
}
END_TEST

START_TEST(json_counts_them) {
    put_file("a.txt",
             "<!-- crosscheck-ignore total: they count later -->\n" LAGS "\n");
    ck_assert_int_eq(run("check --to json a.txt meeting.txt"), 0);
    expect_in(out, "\"silenced\": 1\n");
}
END_TEST

static const struct {
    const char *line;
    const char *said;
} refused[] = {
    {"<!-- crosscheck-ignore total: -->",
     "silences nothing without a reason; write <!-- crosscheck-ignore total: "
     "reason -->"},
    {"<!-- crosscheck-ignore total -->",
     "silences nothing; write it on a line"},
    {"<!-- crosscheck-ignore: total -->", "silences nothing; write it on a"},
    {"<!-- crosscheck-ignore -->", "silences nothing; write it on a line"},
    {"<!-- crosscheck-ignore", "silences nothing; write it on a line"},
    {"<!-- crosscheck-ignore total: they count later",
     "silences nothing; write it on a line"},
    {"<!-- crosscheck-ignore total: late --> indeed",
     "silences nothing; write"},
    {"<!-- crosscheck-ignore totals: they count later -->",
     "silences nothing: no rule is called \"totals\""},
    {"<!-- crosscheck-ignore total count: late -->", "silences nothing; write"},
};

START_TEST(what_lacks_something_is_told_and_silences_nothing) {
    char text[512];
    snprintf(text, sizeof text, "The weather stays fine.\n\n  %s\n%s\n",
             refused[_i].line, LAGS);
    put_file("a.txt", text);
    ck_assert_int_eq(run("check a.txt meeting.txt"), 1);
    expect_in(out, "[total]");
    expect_in(err, "crosscheck: a.txt:3:3: warning: ");
    expect_in(err, refused[_i].said);
    ck_assert_ptr_eq(strchr(err, '\n'), err + strlen(err) - 1);
}
END_TEST

/* Other comments, and text that speaks of them, are what they were. */
START_TEST(other_words_are_text) {
    put_file("a.txt", "The weather stays fine.\n\n"
                      "<!-- crosscheck-ignored total: late -->\n" LAGS "\n\n"
                      "Write <!-- crosscheck-ignore total: late --> here.\n");
    ck_assert_int_eq(run("check a.txt meeting.txt"), 1);
    ck_assert_str_eq(err, "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("ignore");
    TCase *all = tcase_create("ignore");
    tcase_add_checked_fixture(all, set_up, leave_folder);
    tcase_add_test(all, a_rule_is_silent_for_the_block_behind);
    tcase_add_test(all, other_blocks_and_rules_are_not_silent);
    tcase_add_test(all, comments_stand_one_on_the_other);
    tcase_add_test(all, agreement_is_not_silenced);
    tcase_add_test(all, a_headline_is_silent_in_the_title_too);
    tcase_add_test(all, a_comment_is_no_text);
    tcase_add_test(all, an_archive_knows_the_comments);
    tcase_add_test(all, json_lines_have_no_comments);
    tcase_add_loop_test(all, formats_have_comments, 0,
                        sizeof formats / sizeof *formats);
    tcase_add_test(all, json_counts_them);
    tcase_add_loop_test(all, what_lacks_something_is_told_and_silences_nothing,
                        0, sizeof refused / sizeof *refused);
    tcase_add_test(all, other_words_are_text);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

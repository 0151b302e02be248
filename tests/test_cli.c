/*
 * test_cli.c - runs the program as a user would: what it prints where, and
 * how it ends. JSON is held to the schemas where Python's jsonschema is
 * there.
 */
#include <check.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crosscheck.h"

#define MOST_WORDS 40
#define MOST_OUTPUT (4u << 20)

/* A folder of its own for each test, which is also where programs run. */
static char folder[] = "/tmp/crosscheck-test-XXXXXX";

/* What the last run gave. */
static char *out, *err;
static size_t out_length;

static void set_up(void) {
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    out = err = NULL;
}

static void tear_down(void) {
    char command[2 * sizeof folder + 40];
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", folder,
             folder);
    ck_assert_int_eq(system(command), 0);
    free(out);
    free(err);
}

/* ------------------------------------------------------------------ */
/* Files and runs                                                       */

static void write_bytes(const char *name, const void *bytes, size_t length) {
    FILE *file = fopen(name, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static void write_file(const char *name, const char *text) {
    write_bytes(name, text, strlen(text));
}

static char *read_file(const char *name, size_t *length) {
    char *bytes = malloc(MOST_OUTPUT);
    FILE *file = fopen(name, "rb");
    ck_assert(bytes && file);
    *length = fread(bytes, 1, MOST_OUTPUT - 1, file);
    bytes[*length] = '\0';
    fclose(file);
    return bytes;
}

static void redirect(int fd, const char *name, int flags) {
    int file = open(name, flags, 0600);
    if (file < 0 || dup2(file, fd) < 0) _exit(99);
    close(file);
}

/* Starts a program with files for its three streams; stdout_fd >= 0 takes
 * the place of its standard output, -2 closes it. */
static pid_t start(char *const *words, int stdout_fd) {
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child > 0) return child;
    int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    signal(SIGPIPE, SIG_DFL);
    redirect(0, "stdin", O_RDONLY);
    redirect(2, "stderr", fresh);
    if (stdout_fd == -1) redirect(1, "stdout", fresh);
    if (stdout_fd == -2) close(1);
    if (stdout_fd >= 0 && dup2(stdout_fd, 1) < 0) _exit(99);
    execvp(words[0], words);
    _exit(98);
}

static int finish(pid_t child) {
    int status = 0;
    size_t length;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    free(out);
    free(err);
    out = read_file("stdout", &out_length);
    err = read_file("stderr", &length);
    ck_assert_msg(WIFEXITED(status), "ended by signal %d: %s", WTERMSIG(status),
                  err);
    return WEXITSTATUS(status);
}

static size_t words_of(va_list args, char **words) {
    size_t count = 0;
    words[count++] = (char *)(size_t)XC_PROGRAM;
    while ((words[count] = va_arg(args, char *)) != NULL) {
        ck_assert_uint_lt(++count, MOST_WORDS);
    }
    return count;
}

/* Runs crosscheck with these words, up to NULL; the exit status. */
static int run(const char *input, ...) {
    char *words[MOST_WORDS + 1];
    va_list args;
    va_start(args, input);
    words_of(args, words);
    va_end(args);
    write_file("stdin", input ? input : "");
    return finish(start(words, -1));
}

static size_t lines_of(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static void expect_in(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "no \"%s\" in: %s", part, text);
}

static void expect_not_in(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) == NULL, "\"%s\" in: %s", part, text);
}

/* One line of trouble, with the name of the program and this in it. */
static void expect_trouble(const char *part) {
    ck_assert_msg(lines_of(err) == 1, "not one line: %s", err);
    ck_assert_int_eq(strncmp(err, "crosscheck: ", 12), 0);
    expect_in(err, part);
}

static const char lagging[] =
    "PORTVILLE - Seven of the 29 European Union members are still behind the "
    "4 percent goal.\n";
static const char meeting[] =
    "Twenty-two of the 30 European Union countries hit the 4% mark in 2031.\n";
static const char confirming[] =
    "Twenty-two of the 29 European Union countries hit the 4% mark in 2031.\n";

static void write_articles(void) {
    write_file("lagging.txt", lagging);
    write_file("meeting.txt", meeting);
    write_file("confirming.txt", confirming);
}

/* ------------------------------------------------------------------ */
/* How it is called                                                     */

typedef struct misuse {
    const char *words[6];
    const char *part;
} misuse;

static const misuse misuses[] = {
    {{NULL}, "no command"},
    {{"frobnicate"}, "frobnicate"},
    {{"check"}, "too few arguments"},
    {{"check", "--no-such-option"}, "--no-such-option"},
    {{"check", "-x", "a.txt"}, "-x"},
    {{"check", "a.txt", "--against"}, "--against"},
    {{"check", "a.txt", "--to", "pdf"}, "text, json, jsonl"},
    {{"check", "a.txt", "--from", "pdf"}, "pdf"},
    {{"check", "a.txt", "--show", "agree,maybe"}, "\"maybe\""},
    {{"check", "a.txt", "--show", ""}, "--show"},
    {{"check", "a.txt", "--fail-on", "none"}, "--fail-on"},
    {{"check", "a.txt", "--fail-on", "Error"}, "--fail-on"},
    {{"check", "a.txt", "--published", "2025-02-30"}, "2025-02-30"},
    {{"check", "a.txt", "--published", "yesterday"}, "yesterday"},
    {{"check", "a.txt", "--max-bytes", "0"}, "--max-bytes"},
    {{"check", "a.txt", "--max-bytes", "-1"}, "--max-bytes"},
    {{"check", "a.txt", "--max-bytes", "12X"}, "--max-bytes"},
    {{"check", "a.txt", "--max-bytes", "1KB"}, "--max-bytes"},
    {{"check", "a.txt", "--max-bytes", "99999999999G"}, "--max-bytes"},
    {{"facts"}, "too few arguments"},
    {{"facts", "a.txt", "--against", "b.txt"}, "--against"},
    {{"facts", "a.txt", "--to", "sarif"}, "csv"},
    {{"parse"}, "too few arguments"},
    {{"parse", "a.txt", "--to", "json"}, "conllu"},
    {{"parse", "a.txt", "--published", "2025-02-12"}, "--published"},
    {{"add", "a.db"}, "too few arguments"},
    {{"add", "a.db", "a.txt", "--published", "2025"}, "2025"},
    {{"report"}, "too few arguments"},
    {{"report", "a.db", "b.db"}, "too many arguments"},
    {{"list", "a.db", "--to", "xml"}, "xml"},
    {{"remove", "a.db"}, "too few arguments"},
    {{"pairs", "a.jsonl", "--to", "json"}, "jsonl"},
    {{"pairs", "a.jsonl", "--from", "text"}, "jsonl"},
    {{"rules", "surplus"}, "too many arguments"},
    {{"rules", "--to", "xml"}, "xml"},
    {{"help", "frobnicate"}, "frobnicate"},
};

START_TEST(misuse_is_told_in_a_line) {
    const misuse *m = &misuses[_i];
    int status = run(NULL, m->words[0], m->words[1], m->words[2], m->words[3],
                     m->words[4], NULL);
    ck_assert_int_eq(status, 2);
    ck_assert_uint_eq(out_length, 0);
    expect_trouble(m->part);
}
END_TEST

START_TEST(help_is_a_result) {
    static const char *const commands[] = {
        "check",  "add",   "report", "facts", "parse",  "list",
        "remove", "pairs", "rules",  "help",  "accept", "explain"};
    ck_assert_int_eq(run(NULL, "--version", NULL), 0);
    expect_in(out, "crosscheck 0.");
    ck_assert_int_eq(run(NULL, "--help", NULL), 0);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        ck_assert_int_eq(run(NULL, "help", NULL), 0);
        expect_in(out, commands[i]);
        ck_assert_int_eq(run(NULL, "help", commands[i], NULL), 0);
        expect_in(out, "usage: crosscheck");
        expect_in(out, commands[i]);
        ck_assert_int_eq(run(NULL, commands[i], "--help", NULL), 0);
        expect_in(out, commands[i]);
        ck_assert_str_eq(err, "");
    }
}
END_TEST

static void expect_help(const char *command, const char *part,
                        const char *other) {
    ck_assert_int_eq(run(NULL, "help", command, NULL), 0);
    expect_in(out, part);
    expect_not_in(out, other);
    expect_not_in(out, " \n");
}

START_TEST(help_says_what_is_taken) {
    expect_help("pairs", "format of FILE, guessed if left out: jsonl\n",
                "conllu");
    expect_help("parse", "format of FILE, guessed if left out: text,", "json,");
    expect_help("rules", "usage: crosscheck rules\n", "--from");
    ck_assert_int_eq(run(NULL, "rules", "a", NULL), 2);
    expect_in(err, "usage: crosscheck rules\n");
}
END_TEST

START_TEST(rules_are_listed) {
    ck_assert_int_eq(run(NULL, "rules", NULL), 0);
    expect_in(out, "total: ");
}
END_TEST

/* ------------------------------------------------------------------ */
/* check                                                                */

START_TEST(a_conflict_is_shown) {
    write_articles();
    ck_assert_int_eq(run(NULL, "check", "lagging.txt", "meeting.txt", NULL), 1);
    expect_in(out, "error: conflict [");
    expect_in(out, "lagging.txt:1:13");
    expect_in(out, "meeting.txt:1:1");
    expect_in(out, "^~~~");
    expect_in(out, "Why:");
    expect_in(out, " in 2 articles with ");
    expect_not_in(out, "\033");
    ck_assert_str_eq(err, "");
}
END_TEST

START_TEST(agreement_is_silent) {
    write_articles();
    ck_assert_int_eq(run(NULL, "check", "lagging.txt", "confirming.txt", NULL),
                     0);
    expect_not_in(out, "conflict [");
    ck_assert_int_eq(run(NULL, "check", "lagging.txt", "confirming.txt",
                         "--show", "agree", NULL),
                     0);
    expect_in(out, "agree [");
}
END_TEST

START_TEST(what_is_against_is_compared_with_what_is_named) {
    write_articles();
    ck_assert_int_eq(mkdir("published", 0700), 0);
    write_file("published/meeting.txt", meeting);
    write_file("published/copy.txt", meeting);
    write_file("published/.hidden.txt", "\xff");
    write_file("draft.txt", "The weather stays fine.\n");
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--against", "meeting.txt", NULL), 1);
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--against", "published", NULL), 1);
    expect_in(out, "  published/");
    ck_assert_str_eq(err, "");
    /* the two references contradict each other, not the draft */
    ck_assert_int_eq(run(NULL, "check", "draft.txt", "--against", "lagging.txt",
                         "--against", "meeting.txt", NULL),
                     0);
    expect_not_in(out, "conflict [");
}
END_TEST

/* A draft on standard input may be JSON Lines; the reference is a text, and
 * of another day. */
START_TEST(what_is_said_of_files_is_not_said_of_references) {
    write_articles();
    ck_assert_int_eq(run("{\"id\": \"x\", \"text\": \"Seven of the 29 European "
                         "Union members are still behind the 4 percent "
                         "goal.\"}\n",
                         "check", "--from", "jsonl", "--published",
                         "2032-02-03", "--to", "json", "-", "--against",
                         "meeting.txt", NULL),
                     1);
    ck_assert_str_eq(err, "");
    expect_in(out, "\"path\": \"meeting.txt\"");
    expect_in(out, "\"published\": \"2032-02-03\"");
    expect_in(out, "\"published\": null");
}
END_TEST

START_TEST(a_file_named_twice_is_read_once) {
    write_articles();
    ck_assert_int_eq(mkdir("sub", 0700), 0);
    ck_assert_int_eq(run(NULL, "check", "lagging.txt", "./lagging.txt",
                         "sub/../lagging.txt", "--against", "lagging.txt",
                         NULL),
                     0);
    expect_in(out, " in 1 article with ");
}
END_TEST

START_TEST(standard_input_is_a_file) {
    write_articles();
    ck_assert_int_eq(run(lagging, "check", "-", "meeting.txt", NULL), 1);
    expect_in(out, "-:1:13");
}
END_TEST

START_TEST(severity_decides_the_status) {
    write_articles();
    ck_assert_int_eq(run(NULL, "check", "lagging.txt", "meeting.txt",
                         "--fail-on", "note", NULL),
                     1);
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--fail-on", "note", NULL), 0);
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes) {
    write_articles();
    run(NULL, "check", "lagging.txt", "meeting.txt", "confirming.txt", "--to",
        "json", "--show", "all", NULL);
    char *first = out;
    out = NULL;
    ck_assert_uint_gt(strlen(first), 100);
    run(NULL, "check", "lagging.txt", "meeting.txt", "confirming.txt", "--to",
        "json", "--show", "all", NULL);
    ck_assert_str_eq(out, first);
    free(first);
}
END_TEST

/* ------------------------------------------------------------------ */
/* parse                                                                */

START_TEST(sentences_are_shown) {
    write_articles();
    ck_assert_int_eq(run(NULL, "parse", "lagging.txt", "meeting.txt", NULL), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "# newdoc id = lagging.txt\n# newpar\n");
    expect_in(out, "\n# newdoc id = meeting.txt\n# newpar\n");
    expect_in(out, "\tgoal\tgoal\tNOUN\t");
    ck_assert_int_eq(run(meeting, "parse", "--to", "conllu", "-", NULL), 0);
    expect_in(out, "# newdoc id = -\n# newpar\n# sent_id = stdin-1\n");
    ck_assert_int_eq(run(NULL, "parse", "nowhere.txt", "meeting.txt", NULL), 3);
    expect_trouble("nowhere.txt: ");
    expect_in(out, "# newdoc id = meeting.txt\n");
}
END_TEST

START_TEST(given_words_come_back) {
    const char *blank = "1\tpre-2014\t_\t_\t_\t_\t_\t_\t_\t_\n"
                        "2\tgoals\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                        "1\tU. S.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    ck_assert_int_eq(run(blank, "parse", "--from", "conllu", "-", NULL), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "1\tpre-2014\t");
    expect_in(out, "\n2\tgoals\tgoal\tNOUN\t");
    expect_in(out, "\n\n# sent_id = stdin-2\n# text = U. S.\n1\tU. S.\t");
    write_file("bad.conllu", "1\tOne\nword\n");
    ck_assert_int_eq(run(NULL, "parse", "bad.conllu", NULL), 3);
    expect_trouble("bad.conllu:2:1: no word of CoNLL-U");
    expect_in(out, "1\tOne\t");
}
END_TEST

/* "Monday" is the same day with the sentences given and without. */
START_TEST(a_date_goes_through_parse) {
    const char *article =
        "{\"id\": \"x\", \"published\": \"2031-05-06\", "
        "\"text\": \"The fire in Orrin injured 31 people on Monday.\"}\n";
    ck_assert_int_eq(run(article, "parse", "--from", "jsonl", "-", NULL), 0);
    expect_in(out, "# newdoc id = x\n# meta::dateCreated = 2031-05-06\n");
    char *trees = out;
    out = NULL;
    ck_assert_int_eq(
        run(trees, "facts", "--from", "conllu", "--to", "jsonl", "-", NULL), 0);
    expect_in(out, "\"published\": \"2031-05-06\"");
    expect_in(out, "2031-05-05");
    free(trees);
}
END_TEST

START_TEST(plain_text_is_no_treebank) {
    char text[40 * 6 + 1] = "";
    for (int i = 0; i < 40; i++)
        strcat(text, "Ports\n");
    write_file("text", text);
    ck_assert_int_eq(run(NULL, "parse", "--from", "conllu", "text", NULL), 3);
    ck_assert_uint_eq(lines_of(err), 6);
    expect_in(err, "text:6:1: 35 more lines are no word of CoNLL-U");
}
END_TEST

/* Words of a treebank contradict a text, at the places of their forms. */
START_TEST(a_treebank_can_be_checked) {
    static const char words[] = "Seven of the 29 European Union members are "
                                "still behind the 4 percent goal .";
    char bytes[2048] = "# newdoc id = bank\n";
    char copy[sizeof words];
    int id = 0;
    write_articles();
    memcpy(copy, words, sizeof words);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
        size_t length = strlen(bytes);
        snprintf(bytes + length, sizeof bytes - length, "%d\t%s\n", ++id, word);
    }
    ck_assert_int_eq(run(bytes, "check", "--from", "conllu", "-", "--against",
                         "meeting.txt", NULL),
                     1);
    expect_in(out, "error: conflict [");
    expect_in(out, "-:2:3 (article bank)");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Bad input                                                            */

START_TEST(a_missing_file_is_one_line) {
    write_articles();
    ck_assert_int_eq(run(NULL, "check", "nowhere.txt", NULL), 3);
    expect_trouble("nowhere.txt: ");
    /* the others are still compared, and the failure outweighs */
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "nowhere.txt", "meeting.txt", NULL),
        3);
    expect_trouble("nowhere.txt: ");
    expect_in(out, "conflict [");
    expect_in(out, "1 input was left out.");
    ck_assert_int_eq(run(NULL, "facts", "nowhere.txt", NULL), 3);
    expect_trouble("nowhere.txt: ");
    ck_assert_int_eq(run(NULL, "pairs", "nowhere.jsonl", NULL), 3);
    expect_trouble("nowhere.jsonl: ");
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--against", "nowhere.db", NULL), 3);
    expect_trouble("nowhere.db: ");
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--weights", "nowhere.tsv", NULL), 3);
    expect_trouble("nowhere.tsv: ");
}
END_TEST

/* Repositories hold files whose names say little of what is in them. */
START_TEST(folders_hold_files_of_other_programs) {
    ck_assert_int_eq(mkdir("site", 0700), 0);
    write_file("site/package.json",
               "{\"name\": \"site\", \"private\": true}\n");
    write_file("site/tsconfig.json", "{\n  \"strict\": true\n}\n");
    write_file("site/sitemap.xml",
               "<?xml version=\"1.0\"?>\n<urlset><url/></urlset>\n");
    write_file("site/story.json",
               "{\"id\": \"a\", \"text\": \"Six ports closed.\"}\n");
    ck_assert_int_eq(run(NULL, "add", "a.db", "site", NULL), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "1 added");
    ck_assert_int_eq(run(NULL, "check", "site", NULL), 0);
    ck_assert_str_eq(err, "");
    expect_in(out, "in 1 article ");
    /* what is named is told of */
    ck_assert_int_eq(run(NULL, "check", "site/package.json", NULL), 3);
    expect_trouble("site/package.json: ");
}
END_TEST

/* The sentence before and the one after, but no headline. */
START_TEST(passages_stand_in_their_context) {
    write_file("a.txt",
               "The council met. Snow fell. Seven of the 29 European Union "
               "members are still behind the 4 percent goal. The talks went "
               "on. Nobody spoke.\n");
    write_file("b.md", "# Goals of the union\n\nTwenty-two of the 30 European "
                       "Union countries hit the 4% mark in 2031.\n");
    ck_assert_int_eq(run(NULL, "check", "a.txt", "b.md", "--to", "html", NULL),
                     1);
    expect_in(out, "<span class=\"context\">Snow fell. </span>");
    expect_in(out, "<span class=\"context\"> The talks went on.</span>");
    expect_not_in(out, "The council met.");
    expect_not_in(out, "Nobody spoke.");
    expect_not_in(out, "<span class=\"context\">Goals");
}
END_TEST

/* A list of tests says what the exit status says. */
START_TEST(tests_fail_where_the_program_does) {
    write_file("a.jsonl",
               "{\"id\": \"a\", \"published\": \"2031-05-06\", \"source\": "
               "\"Courier\", \"text\": \"The fire at the grain terminal in "
               "Orrin injured 31 people.\"}\n"
               "{\"id\": \"b\", \"published\": \"2031-05-06\", \"source\": "
               "\"Lantern\", \"text\": \"The fire at the grain terminal in "
               "Orrin injured 36 people.\"}\n");
    ck_assert_int_eq(run(NULL, "check", "a.jsonl", "--to", "junit", NULL), 0);
    expect_in(out, " failures=\"0\"");
    expect_in(out, "<system-out>warning: ");
    ck_assert_int_eq(run(NULL, "check", "a.jsonl", "--to", "junit", "--fail-on",
                         "warning", NULL),
                     1);
    expect_in(out, " failures=\"1\"");
    expect_in(out, "<failure type=\"warning\"");
    write_file(".crosscheck.yml", "fail-on: warning\n");
    ck_assert_int_eq(run(NULL, "check", "a.jsonl", "--to", "junit", NULL), 1);
    expect_in(out, " failures=\"1\"");
}
END_TEST

/* The same of what does not fit inside one article; what is in a headline has
 * nothing around it. */
START_TEST(slips_stand_in_their_context) {
    write_file("a.txt",
               "The council met. Snow fell. The fair opened on Monday, June "
               "12, 2031. The talks went on. Nobody spoke.\n");
    write_file("b.md", "# Fair opens on Monday, June 12, 2031\n\nSnow "
                       "fell.\n");
    ck_assert_int_eq(run(NULL, "check", "a.txt", "--to", "html", NULL), 1);
    expect_in(out, "<span class=\"context\">Snow fell. </span>");
    expect_in(out, "<span class=\"context\"> The talks went on.</span>");
    expect_not_in(out, "The council met.");
    expect_not_in(out, "Nobody spoke.");
    ck_assert_int_eq(run(NULL, "check", "b.md", "--to", "html", NULL), 1);
    expect_in(out, "data-rule=\"weekday\"");
    expect_not_in(out, "<span class=\"context\">");
}
END_TEST

static void expect_region(const char *line, const char *column,
                          const char *end_line, const char *end_column) {
    static const char blanks[] = "                  ";
    char region[256];
    snprintf(region, sizeof region,
             "\"startLine\": %s,\n%s\"startColumn\": %s,\n%s\"endLine\": "
             "%s,\n%s\"endColumn\": %s,\n",
             line, blanks, column, blanks, end_line, blanks, end_column);
    expect_in(out, region);
}

/* A passage over two lines, with letters of several bytes; one in a page, up
 * to its full stop. Columns are code points, the last one exclusive. */
START_TEST(regions_end_where_passages_do) {
    write_file("a.txt", "\xc3\x89mile sang. The fair at M\xc3\xbcrren\n"
                        "opened on Monday, June 12, 2031. Snow fell.\n");
    write_file("b.html", "<html><body><article><p>The fair <b>opened</b> on "
                         "Monday, June 12,\n2031 &amp; ended.</p>"
                         "<p>Snow fell.</p></article></body></html>\n");
    ck_assert_int_eq(run(NULL, "check", "a.txt", "--to", "sarif", NULL), 1);
    expect_in(out, "\"columnKind\": \"unicodeCodePoints\"");
    expect_region("1", "13", "2", "33");
    ck_assert_int_eq(run(NULL, "check", "b.html", "--to", "sarif", NULL), 1);
    expect_region("1", "25", "2", "18");
}
END_TEST

START_TEST(bad_files_are_one_line_each) {
    write_articles();
    ck_assert_int_eq(mkdir("folder", 0700), 0);
    ck_assert_int_eq(run(NULL, "check", "folder", NULL), 0);
    expect_trouble("folder: note: ");
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--max-bytes", "20", NULL), 3);
    expect_trouble("20 bytes");
    write_file("empty.txt", "");
    ck_assert_int_eq(run(NULL, "check", "empty.txt", "lagging.txt", NULL), 0);
    expect_trouble("empty.txt: note: ");
    write_file("broken.txt", "Five \xff\xfe of them.\nAnd six \x80 more.\n");
    ck_assert_int_eq(run(NULL, "check", "broken.txt", NULL), 0);
    expect_trouble("broken.txt:1");
    write_bytes("nul.txt", "Five\0 of them.\n", 15);
    ck_assert_int_eq(run(NULL, "check", "nul.txt", NULL), 0);
    expect_trouble("nul.txt:1");
    write_bytes("wide.txt",
                "\xff\xfe"
                "F\0i\0v\0e\0.\0\n\0",
                14);
    ck_assert_int_eq(run(NULL, "check", "wide.txt", NULL), 0);
    ck_assert_str_eq(err, "");
    write_file("bad.jsonl",
               "{\"id\": \"a\", \"text\": \"Five.\"}\n{\"id\": \n");
    ck_assert_int_eq(run(NULL, "check", "bad.jsonl", NULL), 3);
    expect_trouble("bad.jsonl:2");
}
END_TEST

START_TEST(names_of_files_are_made_safe) {
    ck_assert_int_eq(run(NULL, "check", "a\x1b[31m\nb.txt", NULL), 3);
    expect_trouble("a\\x1b[31m\\nb.txt: ");
    ck_assert_int_eq(run(NULL, "a\x1b[31m\nb", NULL), 2);
    expect_trouble("a\\x1b[31m\\nb");
    ck_assert_int_eq(run(NULL, "list", "a\x1b[31m\nb", NULL), 3);
    expect_trouble(": a\\x1b[31m\\nb: does not exist");
    ck_assert_int_eq(run(NULL, "check", "", NULL), 3);
    expect_trouble("\"\": no such file");
}
END_TEST

START_TEST(a_file_that_may_not_be_read_is_one_line) {
    if (geteuid() == 0) {
        puts("skipped: the superuser may read everything");
        return;
    }
    write_articles();
    ck_assert_int_eq(chmod("lagging.txt", 0), 0);
    ck_assert_int_eq(run(NULL, "check", "lagging.txt", NULL), 3);
    expect_trouble("lagging.txt: ");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Output that fails                                                    */

static int run_into(int fd, const char *to) {
    char *words[] = {(char *)(size_t)XC_PROGRAM,
                     (char *)(size_t) "check",
                     (char *)(size_t) "lagging.txt",
                     (char *)(size_t) "meeting.txt",
                     (char *)(size_t) "--to",
                     (char *)(size_t)to,
                     NULL};
    write_file("stdin", "");
    write_file("stdout", "");
    return finish(start(words, fd));
}

START_TEST(a_full_disk_is_one_line) {
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    write_articles();
    if (full < 0) {
        puts("skipped: there is no /dev/full");
        return;
    }
    for (size_t i = 0; xc_output_format(XC_OUTPUT_REPORT, i); i++) {
        const char *format = xc_output_format(XC_OUTPUT_REPORT, i);
        ck_assert_int_eq(run_into(full, format), 3);
        expect_trouble("standard output: ");
    }
    close(full);
}
END_TEST

START_TEST(a_closed_pipe_is_quiet) {
    int ends[2];
    write_articles();
    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    for (size_t i = 0; xc_output_format(XC_OUTPUT_REPORT, i); i++) {
        const char *format = xc_output_format(XC_OUTPUT_REPORT, i);
        ck_assert_int_eq(run_into(ends[1], format), 1);
        ck_assert_str_eq(err, "");
    }
    close(ends[1]);
}
END_TEST

START_TEST(a_closed_output_is_one_line) {
    write_articles();
    ck_assert_int_eq(run_into(-2, "text"), 3);
    expect_trouble("standard output: ");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Archives                                                             */

START_TEST(archives_are_filled_and_used) {
    write_articles();
    ck_assert_int_eq(
        run(NULL, "add", "a.db", "meeting.txt", "meeting.txt", NULL), 0);
    expect_in(out, "1 added, 0 replaced, 1 unchanged, 0 left out");
    ck_assert_int_eq(
        run(NULL, "check", "lagging.txt", "--against", "a.db", NULL), 1);
    expect_in(out, "meeting.txt:1:1");
    ck_assert_int_eq(run(NULL, "report", "a.db", NULL), 0);
    ck_assert_int_eq(run(NULL, "add", "a.db", "lagging.txt", NULL), 0);
    ck_assert_int_eq(run(NULL, "report", "a.db", NULL), 1);
    expect_in(out, "conflict [");
    write_file("meeting.txt", confirming);
    ck_assert_int_eq(run(NULL, "add", "a.db", "meeting.txt", NULL), 0);
    expect_in(out, "0 added, 1 replaced");
    ck_assert_int_eq(run(NULL, "report", "a.db", NULL), 0);
    ck_assert_int_eq(run(NULL, "list", "a.db", NULL), 0);
    ck_assert_uint_eq(lines_of(out), 2);
    expect_in(out, "lagging.txt");
    ck_assert_int_eq(run(NULL, "remove", "a.db", "lagging.txt", NULL), 0);
    expect_in(out, "1 removed");
    ck_assert_int_eq(run(NULL, "list", "a.db", NULL), 0);
    ck_assert_uint_eq(lines_of(out), 1);
    ck_assert_int_eq(
        run(NULL, "remove", "a.db", "lagging.txt", "meeting.txt", NULL), 3);
    expect_trouble("lagging.txt: ");
    expect_in(out, "1 removed");
    ck_assert_int_eq(run(lagging, "add", "a.db", "-", NULL), 3);
    expect_trouble("-: has no name");
    ck_assert_int_eq(
        run("{\"id\": \"x\", \"text\": \"Five.\"}\n", "add", "a.db", "-", NULL),
        0);
    expect_in(out, "1 added");
    write_file("two.jsonl", "{\"id\": \"p\", \"text\": \"Five.\"}\n"
                            "{\"id\": \"q\", \"text\": \"Six.\"}\n");
    ck_assert_int_eq(run(NULL, "add", "a.db", "two.jsonl", NULL), 0);
    ck_assert_int_eq(run(NULL, "remove", "a.db", "two.jsonl", "x", NULL), 0);
    expect_in(out, "3 removed");
}
END_TEST

START_TEST(what_is_no_archive_is_one_line) {
    write_articles();
    const char *const commands[] = {"report", "list"};
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(run(NULL, commands[i], "lagging.txt", NULL), 3);
        expect_trouble("lagging.txt: ");
        ck_assert_int_eq(run(NULL, commands[i], "nowhere.db", NULL), 3);
        expect_trouble("nowhere.db: ");
        ck_assert_int_ne(access("nowhere.db", F_OK), 0);
    }
    ck_assert_int_eq(run(NULL, "remove", "nowhere.db", "x", NULL), 3);
    expect_trouble("nowhere.db: ");
    ck_assert_int_ne(access("nowhere.db", F_OK), 0);
    ck_assert_int_eq(run(NULL, "add", "lagging.txt", "meeting.txt", NULL), 3);
    expect_trouble("lagging.txt: ");
    size_t length;
    char *kept = read_file("lagging.txt", &length);
    ck_assert_str_eq(kept, lagging);
    free(kept);
    ck_assert_int_eq(run(NULL, "add", "a.db", "meeting.txt", NULL), 0);
    ck_assert_int_eq(run(NULL, "check", "a.db", NULL), 3);
    expect_trouble("a.db: ");
    ck_assert_int_eq(run(NULL, "add", "b.db", "a.db", "lagging.txt", NULL), 3);
    expect_trouble("a.db: ");
    expect_in(out, "1 added, 0 replaced, 0 unchanged, 1 left out");
}
END_TEST

/* ------------------------------------------------------------------ */
/* JSON                                                                 */

/* Debian's Python knows Debian's modules, whatever else is on the path. */
static const char *find_python(void) {
    return access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3"
                                                 : "python3";
}

/* Holds what was written last to a schema; false: no validator is here. */
static bool fits(const char *schema, bool lines) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/schema/%s", XC_SOURCE_DIR, schema);
    char *words[] = {(char *)(size_t)find_python(),
                     (char *)(size_t)XC_SOURCE_DIR "/tests/validate_json.py",
                     path, lines ? (char *)(size_t) "--lines" : NULL, NULL};
    write_bytes("stdin", out, out_length);
    int status = finish(start(words, -1));
    if (status == 77 || status == 98) {
        puts("skipped: python3 with jsonschema is not installed");
        return false;
    }
    ck_assert_msg(status == 0, "%s: %s%s", schema, out, err);
    return true;
}

static const char *const pair =
    "{\"id\": \"p1\", \"topic\": \"goals\", \"a\": {\"text\": \"Seven of the "
    "29 European Union members are still behind the 4 percent goal.\"}, "
    "\"b\": {\"text\": \"Eight of the 29 European Union members are still "
    "behind the 4 percent goal.\", \"published\": \"2031-02-03\"}}\n";

START_TEST(pairs_get_an_answer_each) {
    char input[2048];
    snprintf(input, sizeof input, "%s\n{\"id\": 7}\nnonsense\n%s", pair, pair);
    int status = run(pair, "pairs", "-", NULL);
    ck_assert_int_eq(status, 1);
    ck_assert_uint_eq(lines_of(out), 1);
    expect_in(out, "{\"id\": \"p1\", \"verdict\": \"conflict\"");
    ck_assert_int_eq(
        run(input, "pairs", "--from", "jsonl", "--to", "jsonl", "-", NULL), 3);
    ck_assert_uint_eq(lines_of(out), 2);
    ck_assert_uint_eq(lines_of(err), 2);
    expect_in(err, "crosscheck: -:3:1: ");
    expect_in(err, "crosscheck: -:4:1: ");
    run(pair, "pairs", "-", NULL);
    fits("pairs.schema.json", true);
}
END_TEST

typedef struct schema_case {
    const char *words[7];
    const char *schema;
    bool lines;
} schema_case;

static const schema_case schema_cases[] = {
    {{"check", "lagging.txt", "meeting.txt", "--to", "json"},
     "check.schema.json",
     false},
    {{"check", "lagging.txt", "nowhere.txt", "--show", "all", "--to", "json"},
     "check.schema.json",
     false},
    {{"check", "lagging.txt", "meeting.txt", "nowhere", "--to", "jsonl"},
     "check.schema.json#/$defs/line",
     true},
    {{"report", "a.db", "--to", "json"}, "check.schema.json", false},
    {{"check", "lagging.txt", "meeting.txt", "--to", "gitlab"},
     "gitlab.schema.json",
     false},
    {{"check", "lagging.txt", "nowhere", "meeting.txt", "--to", "sarif"},
     "../fixtures/reports/sarif-2.1.0-rtm.5.json",
     false},
    {{"facts", "rich.txt", "--explain", "--to", "json"},
     "facts.schema.json",
     false},
    {{"facts", "lagging.txt", "meeting.txt", "--to", "json"},
     "facts.schema.json",
     false},
    {{"facts", "lagging.txt", "rich.txt", "--to", "jsonl"},
     "facts.schema.json#/$defs/line",
     true},
    {{"facts", "lagging.txt", "rich.txt", "--to", "jsonl"},
     "article.schema.json",
     true},
    {{"list", "a.db", "--to", "json"}, "list.schema.json", false},
    {{"list", "a.db", "--to", "jsonl"}, "list.schema.json#/$defs/line", true},
    {{"rules", "--to", "json"}, "rules.schema.json", false},
    {{"rules", "--to", "jsonl"}, "rules.schema.json#/$defs/line", true},
};

static const char rich[] =
    "HALVORSEN, Feb. 12, 2031 - \xe2\x80\x9cWe will pay,\xe2\x80\x9d said "
    "Mina Duval, the harbor chief. More than 1,200 crates, worth about "
    "$3.5 million, were moved on Monday. Half of them went to Norland; "
    "between 20 and 30 percent were late by three months.\n";

START_TEST(json_fits_its_schema) {
    const schema_case *c = &schema_cases[_i];
    write_articles();
    write_file("rich.txt", rich);
    ck_assert_int_eq(
        run(NULL, "add", "a.db", "lagging.txt", "meeting.txt", NULL), 0);
    run(NULL, c->words[0], c->words[1], c->words[2], c->words[3], c->words[4],
        c->words[5], c->words[6], NULL);
    ck_assert_uint_gt(out_length, 2);
    fits(c->schema, c->lines);
}
END_TEST

START_TEST(empty_answers_are_json_too) {
    write_file("empty.txt", "");
    ck_assert_int_eq(run(NULL, "facts", "empty.txt", "--to", "json", NULL), 0);
    ck_assert_str_eq(out, "[\n]\n");
    ck_assert_int_eq(run(NULL, "facts", "empty.txt", "--to", "jsonl", NULL), 0);
    ck_assert_str_eq(out, "");
    ck_assert_int_eq(run(NULL, "check", "empty.txt", "--to", "json", NULL), 0);
    fits("check.schema.json", false);
}
END_TEST

/* From "mentions" on, what is understood of a text and of its own facts is
 * the same. */
START_TEST(facts_can_be_read_back) {
    write_file("rich.txt", rich);
    ck_assert_int_eq(run(NULL, "facts", "rich.txt", "--to", "jsonl", NULL), 0);
    write_bytes("again.jsonl", out, out_length);
    char *first = out;
    out = NULL;
    ck_assert_int_eq(run(NULL, "facts", "again.jsonl", "--to", "jsonl", NULL),
                     0);
    const char *a = strstr(first, "\"mentions\": [{");
    const char *b = strstr(out, "\"mentions\": [{");
    ck_assert(a && b);
    ck_assert_str_eq(a, b);
    free(first);
}
END_TEST

/* Each row is named by its list, so that an editor of the lists finds it. */
START_TEST(facts_are_explained) {
    write_articles();
    ck_assert_int_eq(run(NULL, "facts", "--explain", "lagging.txt", NULL), 0);
    expect_in(out, "7 of 29");
    expect_in(out, "- a part of a whole");
    expect_in(out, "numbers.tsv:");
    ck_assert_int_eq(run(NULL, "facts", "lagging.txt", "--to", "jsonl", NULL),
                     0);
    ck_assert_ptr_null(strstr(out, "\"why\""));
}
END_TEST

START_TEST(facts_are_shown_as_a_table) {
    write_articles();
    ck_assert_int_eq(run(NULL, "facts", "lagging.txt", NULL), 0);
    expect_in(out, "actor");
    expect_in(out, "who says");
    expect_in(out, "7 of 29");
    expect_in(out, "1:13");
}
END_TEST

/* ------------------------------------------------------------------ */

#define LOOP(tcase, test, rows)                                                \
    tcase_add_loop_test(tcase, test, 0, (int)(sizeof(rows) / sizeof *(rows)))

int main(void) {
    Suite *suite = suite_create("cli");
    TCase *tcase = tcase_create("cli");
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    LOOP(tcase, misuse_is_told_in_a_line, misuses);
    tcase_add_test(tcase, help_is_a_result);
    tcase_add_test(tcase, help_says_what_is_taken);
    tcase_add_test(tcase, rules_are_listed);
    tcase_add_test(tcase, a_conflict_is_shown);
    tcase_add_test(tcase, agreement_is_silent);
    tcase_add_test(tcase, what_is_against_is_compared_with_what_is_named);
    tcase_add_test(tcase, what_is_said_of_files_is_not_said_of_references);
    tcase_add_test(tcase, a_file_named_twice_is_read_once);
    tcase_add_test(tcase, standard_input_is_a_file);
    tcase_add_test(tcase, severity_decides_the_status);
    tcase_add_test(tcase, the_same_input_gives_the_same_bytes);
    tcase_add_test(tcase, sentences_are_shown);
    tcase_add_test(tcase, given_words_come_back);
    tcase_add_test(tcase, a_date_goes_through_parse);
    tcase_add_test(tcase, plain_text_is_no_treebank);
    tcase_add_test(tcase, a_treebank_can_be_checked);
    tcase_add_test(tcase, a_missing_file_is_one_line);
    tcase_add_test(tcase, folders_hold_files_of_other_programs);
    tcase_add_test(tcase, passages_stand_in_their_context);
    tcase_add_test(tcase, slips_stand_in_their_context);
    tcase_add_test(tcase, tests_fail_where_the_program_does);
    tcase_add_test(tcase, regions_end_where_passages_do);
    tcase_add_test(tcase, bad_files_are_one_line_each);
    tcase_add_test(tcase, names_of_files_are_made_safe);
    tcase_add_test(tcase, a_file_that_may_not_be_read_is_one_line);
    tcase_add_test(tcase, a_full_disk_is_one_line);
    tcase_add_test(tcase, a_closed_pipe_is_quiet);
    tcase_add_test(tcase, a_closed_output_is_one_line);
    tcase_add_test(tcase, archives_are_filled_and_used);
    tcase_add_test(tcase, what_is_no_archive_is_one_line);
    tcase_add_test(tcase, pairs_get_an_answer_each);
    LOOP(tcase, json_fits_its_schema, schema_cases);
    tcase_add_test(tcase, empty_answers_are_json_too);
    tcase_add_test(tcase, facts_can_be_read_back);
    tcase_add_test(tcase, facts_are_explained);
    tcase_add_test(tcase, facts_are_shown_as_a_table);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

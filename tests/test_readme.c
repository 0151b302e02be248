/*
 * test_readme.c - what the documents say is so: the commands of README.md are
 * run and what they print is compared with what stands there, its C program
 * is compiled and run, its tables are held against the library, and the
 * manual page against the program.
 *
 * In a block fenced as "console"
 *   $ cat NAME          makes a file of the lines below it
 *   $ crosscheck ...    is run; the lines below it are what it prints. A line
 *                       "..." stands for any number of lines, and one that
 *                       ends with " ..." for any that begins like it
 *   $ echo $?           is the status of the command before
 *
 * usage: test_readme [--update]    --update writes what is printed now
 */
#include <check.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crosscheck.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define README XC_SOURCE_DIR "/README.md"
#define MOST_LINES 4000

static bool update;

/* Where the commands are run: the fixtures are in reach as they are from the
 * source folder, and what is made does not stay. */
static char folder[] = "/tmp/crosscheck-readme-XXXXXX";

/* ------------------------------------------------------------------ */
/* Text that grows, and lines                                           */

typedef struct text {
    char *bytes;
    size_t length;
} text;

static void add(text *t, const char *bytes, size_t length) {
    t->bytes = realloc(t->bytes, t->length + length + 1);
    ck_assert_ptr_nonnull(t->bytes);
    if (length) memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = '\0';
}

static void print(text *t, const char *format, ...) {
    static char line[8192];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    ck_assert(length >= 0 && (size_t)length < sizeof line);
    add(t, line, (size_t)length);
}

static text read_file(const char *path) {
    text t = {NULL, 0};
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be read", path);
    add(&t, "", 0);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        add(&t, bytes, n);
    fclose(file);
    return t;
}

static text read_document(const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", XC_SOURCE_DIR, name);
    return read_file(path);
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s cannot be written", path);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

typedef struct lines {
    char *at[MOST_LINES];
    size_t count;
} lines;

/* Cuts a text where its lines end; the lines point into it. */
static void split(text *t, lines *out) {
    out->count = 0;
    for (char *p = t->bytes; p && *p;) {
        ck_assert_uint_lt(out->count, MOST_LINES);
        out->at[out->count++] = p;
        p += strcspn(p, "\n");
        if (*p) *p++ = '\0';
    }
}

static bool begins(const char *line, const char *with) {
    return strncmp(line, with, strlen(with)) == 0;
}

static bool ends(const char *line, const char *with) {
    size_t n = strlen(line), k = strlen(with);
    return n >= k && strcmp(line + n - k, with) == 0;
}

/* ------------------------------------------------------------------ */
/* Running                                                              */

static void set_up(void) {
    char command[1024];
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    snprintf(command, sizeof command, "ln -s '%s/fixtures' fixtures",
             XC_SOURCE_DIR);
    ck_assert_int_eq(system(command), 0);
}

static void tear_down(void) {
    char command[128];
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

/* Runs a line of shell with the program in reach; the exit status. */
static int run(const char *line, text *out) {
    text command = {NULL, 0};
    print(&command, "PATH=\"$(dirname '%s'):$PATH\"; { %s; } >.out 2>&1",
          XC_PROGRAM, line);
    int status = system(command.bytes);
    free(command.bytes);
    ck_assert_msg(WIFEXITED(status), "ended by a signal: %s", line);
    *out = read_file(".out");
    return WEXITSTATUS(status);
}

/* ------------------------------------------------------------------ */
/* Commands                                                             */

static bool is_same_line(const char *want, const char *got) {
    if (ends(want, " ...")) return strncmp(want, got, strlen(want) - 3) == 0;
    return strcmp(want, got) == 0;
}

/* Where the "..." stands; count where there is none. */
static size_t find_gap(char *const *want, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(want[i], "...") == 0) return i;
    return count;
}

static bool is_same_output(char *const *want, size_t count, const lines *got) {
    size_t gap = find_gap(want, count);
    size_t after = gap < count ? count - gap - 1 : 0;
    if (gap == count && got->count != count) return false;
    if (got->count < gap + after) return false;
    for (size_t i = 0; i < gap; i++)
        if (!is_same_line(want[i], got->at[i])) return false;
    for (size_t i = 0; i < after; i++)
        if (!is_same_line(want[gap + 1 + i], got->at[got->count - after + i]))
            return false;
    return true;
}

/* What is printed now, with as many lines on each side of the gap. */
static void print_output(text *out, char *const *want, size_t count,
                         const lines *got) {
    size_t gap = find_gap(want, count);
    size_t after = gap < count ? count - gap - 1 : 0;
    bool short_enough = gap == count || got->count <= gap + after;
    for (size_t i = 0; i < got->count; i++) {
        bool head = i < gap, tail = i + after >= got->count;
        if (short_enough || head || tail) {
            size_t k = head ? i : count - (got->count - i);
            bool kept = k < count && is_same_line(want[k], got->at[i]);
            print(out, "%s\n", kept ? want[k] : got->at[i]);
        } else if (i == gap) {
            print(out, "...\n");
        }
    }
}

/* The README as it should be, and what is wrong with it. */
typedef struct session {
    text document;
    text wrong;
    int status; /* of the last command */
    bool shown; /* the status is shown next */
    size_t commands;
} session;

/* Runs the command in the first line; the others are what it prints. */
static void take_command(session *s, char *const *block, size_t count) {
    static lines got;
    text out;
    s->commands++;
    s->status = run(block[0] + 2, &out);
    text whole = {NULL, 0};
    add(&whole, out.bytes, out.length);
    split(&out, &got);
    print(&s->document, "%s\n", block[0]);
    if (!s->shown && s->status > 1)
        print(&s->wrong, "%s\nends with status %d\n", block[0], s->status);
    if (count > 1 && !is_same_output(block + 1, count - 1, &got)) {
        print(&s->wrong, "%s\nprints now\n", block[0]);
        add(&s->wrong, whole.bytes, whole.length);
    }
    if (count > 1) print_output(&s->document, block + 1, count - 1, &got);
    free(out.bytes);
    free(whole.bytes);
}

static void take_status(session *s, char *const *block, size_t count) {
    if (count != 2 || atoi(block[1]) != s->status)
        print(&s->wrong, "echo $? gives %d now\n", s->status);
    print(&s->document, "%s\n%d\n", block[0], s->status);
}

static void take_file(session *s, char *const *block, size_t count) {
    text file = {NULL, 0};
    add(&file, "", 0);
    for (size_t i = 0; i < count; i++) {
        print(&s->document, "%s\n", block[i]);
        if (i) print(&file, "%s\n", block[i]);
    }
    ck_assert_msg(!strpbrk(block[0] + 6, "/ "), "%s", block[0]);
    write_file(block[0] + 6, file.bytes, file.length);
    free(file.bytes);
}

/* A line that begins with "$ " and those below it. */
static void take_block(session *s, char *const *block, size_t count,
                       const char *next) {
    s->shown = strcmp(next, "$ echo $?") == 0;
    if (begins(block[0], "$ crosscheck "))
        take_command(s, block, count);
    else if (begins(block[0], "$ cat "))
        take_file(s, block, count);
    else if (strcmp(block[0], "$ echo $?") == 0)
        take_status(s, block, count);
    else
        print(&s->wrong, "%s\nis no command that is known here\n", block[0]);
}

static void take_readme(session *s, const lines *readme) {
    bool console = false;
    for (size_t i = 0; i < readme->count;) {
        char *const *block = readme->at + i;
        size_t n = 1;
        if (begins(block[0], "```")) console = !strcmp(block[0], "```console");
        if (!console || !begins(block[0], "$ ")) {
            print(&s->document, "%s\n", block[0]);
            i++;
            continue;
        }
        while (i + n < readme->count && !begins(block[n], "$ ") &&
               !begins(block[n], "```"))
            n++;
        take_block(s, block, n, i + n < readme->count ? block[n] : "");
        i += n;
    }
}

START_TEST(commands_print_what_is_shown) {
    static lines readme;
    session s = {{NULL, 0}, {NULL, 0}, 0, false, 0};
    text before = read_file(README);
    add(&s.wrong, "", 0);
    split(&before, &readme);
    take_readme(&s, &readme);
    if (update) write_file(README, s.document.bytes, s.document.length);
    ck_assert_uint_gt(s.commands, 5);
    ck_assert_msg(update || s.wrong.length == 0,
                  "README.md is not what is so now; look whether this is "
                  "right and run test_readme --update:\n%s",
                  s.wrong.bytes);
    free(before.bytes);
    free(s.document.bytes);
    free(s.wrong.bytes);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Tables                                                               */

/* Cell number index of "| a | b |", from 0, without the blanks and backquotes
 * around it; false when there is none. */
static bool get_cell(const char *row, size_t index, char *cell, size_t size) {
    const char *start = row;
    for (size_t i = 0; start && i <= index; i++) {
        start = strchr(start, '|');
        if (start) start++;
    }
    const char *end = start ? strchr(start, '|') : NULL;
    if (!end || row[0] != '|') return false;
    while (end > start && strchr(" `", end[-1]))
        end--;
    while (start < end && strchr(" `", *start))
        start++;
    int length = snprintf(cell, size, "%.*s", (int)(end - start), start);
    ck_assert_uint_lt((size_t)length, size);
    return true;
}

START_TEST(every_rule_is_listed) {
    text readme = read_file(README), wanted = {NULL, 0};
    const xc_rule_info *rule;
    print(&wanted, "| rule | looks for | at most |\n|---|---|---|\n");
    for (size_t i = 0; (rule = xc_rule_get(i)); i++)
        print(&wanted, "| `%s` | %s | %s |\n", rule->id, rule->title,
              xc_severity_name(rule->cap));
    print(&wanted, "\n");
    ck_assert_msg(strstr(readme.bytes, wanted.bytes) != NULL,
                  "the table of rules in README.md should be\n%s",
                  wanted.bytes);
    free(readme.bytes);
    free(wanted.bytes);
}
END_TEST

/* Verdicts: "| `stale` | warning | meaning | (2024-01-05) A. | B. |" */

static void lay(xc_desk *desk, const char *name, const char *says) {
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    char date[11] = "";
    if (says[0] == '(') {
        snprintf(date, sizeof date, "%.10s", says + 1);
        input.published = date;
        says += 13;
    }
    ck_assert_int_eq(xc_desk_add_bytes(desk, name, says, strlen(says),
                                       XC_ROLE_CHECKED, &input, &error),
                     XC_OK);
}

/* The worst that is found between two texts. */
static xc_verdict judge(const char *a, const char *b, xc_severity *severity) {
    xc_options options = XC_OPTIONS_INIT;
    xc_error error = XC_ERROR_INIT;
    xc_verdict worst = XC_VERDICT_UNRELATED;
    options.show = ~0u;
    *severity = XC_SEVERITY_NONE;
    xc_context *context = xc_context_new(&options, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    lay(desk, "a.txt", a);
    lay(desk, "b.txt", b);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    for (size_t i = 0; i < xc_report_get_finding_count(report); i++) {
        const xc_finding *finding = xc_report_get_finding(report, i);
        if (finding->verdict <= worst) continue;
        worst = finding->verdict;
        *severity = finding->severity;
    }
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
    return worst;
}

START_TEST(verdicts_have_true_examples) {
    static lines readme;
    text whole = read_file(README);
    unsigned seen = 0;
    split(&whole, &readme);
    for (size_t i = 0; i < readme.count; i++) {
        char name[64], grade[64], a[512], b[512];
        xc_verdict wanted;
        xc_severity severity;
        if (!begins(readme.at[i], "| `") ||
            !get_cell(readme.at[i], 4, b, sizeof b))
            continue;
        ck_assert(get_cell(readme.at[i], 0, name, sizeof name) &&
                  get_cell(readme.at[i], 1, grade, sizeof grade) &&
                  get_cell(readme.at[i], 3, a, sizeof a));
        ck_assert_msg(xc_verdict_parse(name, &wanted) == XC_OK, "%s", name);
        ck_assert_str_eq(xc_verdict_name(judge(a, b, &severity)), name);
        ck_assert_msg(strcmp(xc_severity_name(severity), grade) == 0,
                      "%s is %s, not %s", name, xc_severity_name(severity),
                      grade);
        seen |= XC_SHOW(wanted);
    }
    ck_assert_uint_eq(seen, (1u << (XC_VERDICT_CONFLICT + 1)) - 1);
    free(whole.bytes);
}
END_TEST

/* ------------------------------------------------------------------ */
/* The C program                                                        */

static text find_program(void) {
    text readme = read_file(README), program = {NULL, 0};
    const char *start = strstr(readme.bytes, "\n```c\n");
    const char *end = start ? strstr(start + 6, "\n```\n") : NULL;
    ck_assert_msg(end != NULL, "README.md has no C program");
    add(&program, start + 6, (size_t)(end - start) - 5);
    free(readme.bytes);
    return program;
}

START_TEST(the_program_works) {
    text program = find_program(), out, wanted, line = {NULL, 0};
    write_file("program.c", program.bytes, program.length);
    free(program.bytes);
    if (run("cc --version", &out) != 0) {
        puts("skipped: there is no cc");
        free(out.bytes);
        return;
    }
    free(out.bytes);
    print(&line,
          "cc -std=c17 -Wall -Wextra -Werror -I '%s/include' -c "
          "program.c",
          XC_SOURCE_DIR);
    /* a program without sanitizers cannot load a library with them */
    if (!SANITIZED)
        print(&line,
              " && cc program.o -o program '%s' "
              "\"-Wl,-rpath,$(dirname '%s')\"",
              XC_SHARED_LIBRARY, XC_SHARED_LIBRARY);
    int status = run(line.bytes, &out);
    ck_assert_msg(status == 0, "%s: %s", line.bytes, out.bytes);
    free(line.bytes);
    free(out.bytes);
    if (SANITIZED) return;
    run("crosscheck check fixtures/demo/*.txt", &wanted);
    ck_assert_int_eq(run("./program fixtures/demo/*.txt", &out), 0);
    ck_assert_str_eq(out.bytes, wanted.bytes);
    free(out.bytes);
    free(wanted.bytes);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Names                                                                */

static bool is_path_letter(char c) {
    return isalnum((unsigned char)c) || strchr("._-/", c);
}

/* `src/compare/rules.c` and [words](docs/report.svg), but no pattern, no
 * placeholder in capitals, and nothing that is only there once built. */
static bool is_source_path(const char *path, size_t length) {
    size_t capitals = 0, most = 0;
    if (!memchr(path, '/', length) || path[0] == '/' ||
        begins(path, "build/") || begins(path, "../"))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!is_path_letter(path[i])) return false;
        capitals = isupper((unsigned char)path[i]) ? capitals + 1 : 0;
        if (capitals > most) most = capitals;
    }
    return most < 3;
}

static void look_up(const char *document, const char *path, size_t length) {
    char file[1024];
    if (!is_source_path(path, length)) return;
    snprintf(file, sizeof file, "%s/%.*s", XC_SOURCE_DIR, (int)length, path);
    ck_assert_msg(access(file, F_OK) == 0, "%s names %.*s", document,
                  (int)length, path);
}

START_TEST(files_that_are_named_are_there) {
    static const char *const documents[] = {"README.md", "CONTRIBUTING.md",
                                            "CHANGELOG.md"};
    const char *document = documents[_i];
    text whole = read_document(document);
    for (const char *p = whole.bytes; (p = strpbrk(p, "`(")); p++)
        look_up(document, p + 1, strcspn(p + 1, "`) \n"));
    free(whole.bytes);
}
END_TEST

START_TEST(targets_of_make_are_there) {
    text makefile = read_document("Makefile");
    text whole = read_document("README.md");
    text more = read_document("CONTRIBUTING.md");
    size_t seen = 0;
    add(&whole, more.bytes, more.length);
    for (const char *p = whole.bytes; (p = strpbrk(p, "` ")); p++) {
        char target[64];
        size_t length = begins(p + 1, "make ")
                            ? strspn(p + 6, "abcdefghijklmnopqrstuvwxyz-")
                            : 0;
        if (length == 0 || (*p != '`' && !begins(p - 3, "    "))) continue;
        snprintf(target, sizeof target, "\n%.*s:", (int)length, p + 6);
        ck_assert_msg(strstr(makefile.bytes, target) != NULL,
                      "there is no make%s", target);
        seen++;
    }
    ck_assert_uint_gt(seen, 4);
    free(makefile.bytes);
    free(whole.bytes);
    free(more.bytes);
}
END_TEST

/* "    build)\n        echo gcc libc6-dev ... \\\n  scowl\n        ;;" */
START_TEST(packages_to_build_with_are_listed) {
    text setup = read_document("tools/setup.sh");
    text whole = read_document("README.md");
    char *start = strstr(setup.bytes, "\n    build)\n");
    char *end = start ? strstr(start, ";;") : NULL;
    size_t seen = 0;
    ck_assert_ptr_nonnull(end);
    *end = '\0';
    start = strstr(start, "echo ") + strlen("echo ");
    for (char *p = strtok(start, " \\\n"); p; p = strtok(NULL, " \\\n")) {
        ck_assert_msg(strstr(whole.bytes, p) != NULL, "README.md lacks %s", p);
        seen++;
    }
    ck_assert_uint_gt(seen, 20);
    free(setup.bytes);
    free(whole.bytes);
}
END_TEST

/* The page without what is for troff: "\fB\-\-to\fR" is "--to". */
static text read_manual(void) {
    text page = read_document("docs/crosscheck.1"), plain = {NULL, 0};
    for (const char *p = page.bytes; *p; p++) {
        if (begins(p, "\\f") && p[2])
            p += 2;
        else if (*p != '\\')
            add(&plain, p, 1);
    }
    free(page.bytes);
    return plain;
}

/* True when each option of the one stands in the other. */
static void expect_options(const text *from, const text *in,
                           const char *where) {
    for (const char *p = from->bytes; (p = strstr(p, "--")); p += 2) {
        char option[64];
        size_t length = strspn(p + 2, "abcdefghijklmnopqrstuvwxyz-");
        if (length == 0) continue;
        snprintf(option, sizeof option, "%.*s", (int)length + 2, p);
        ck_assert_msg(strstr(in->bytes, option) != NULL, "%s lacks %s", where,
                      option);
    }
}

START_TEST(the_manual_has_every_option) {
    static const char *const commands[] = {
        "check", "add",  "report", "facts",  "list",    "remove", "pairs",
        "rules", "init", "help",   "accept", "explain", "parse",  "describe"};
    text manual = read_manual(), help = {NULL, 0}, out;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char line[64];
        snprintf(line, sizeof line, "crosscheck help %s", commands[i]);
        ck_assert_int_eq(run(line, &out), 0);
        add(&help, out.bytes, out.length);
        free(out.bytes);
        snprintf(line, sizeof line, "\n.B %s\n", commands[i]);
        ck_assert_msg(strstr(manual.bytes, line) != NULL, "no%s", line);
    }
    print(&help, "--version\n");
    expect_options(&help, &manual, "the manual page");
    expect_options(&manual, &help, "the program");
    free(manual.bytes);
    free(help.bytes);
}
END_TEST

START_TEST(the_version_is_the_same_everywhere) {
    text manual = read_document("docs/crosscheck.1");
    text changes = read_document("CHANGELOG.md");
    char title[64];
    snprintf(title, sizeof title, "\"crosscheck %s\"", xc_version());
    ck_assert_ptr_nonnull(strstr(manual.bytes, title));
    snprintf(title, sizeof title, "\n## [%s]", xc_version());
    ck_assert_ptr_nonnull(strstr(changes.bytes, title));
    free(manual.bytes);
    free(changes.bytes);
}
END_TEST

/* ------------------------------------------------------------------ */

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    Suite *suite = suite_create("readme");
    TCase *tcase = tcase_create("readme");
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, commands_print_what_is_shown);
    tcase_add_test(tcase, every_rule_is_listed);
    tcase_add_test(tcase, verdicts_have_true_examples);
    tcase_add_test(tcase, the_program_works);
    tcase_add_loop_test(tcase, files_that_are_named_are_there, 0, 3);
    tcase_add_test(tcase, targets_of_make_are_there);
    tcase_add_test(tcase, packages_to_build_with_are_listed);
    tcase_add_test(tcase, the_manual_has_every_option);
    tcase_add_test(tcase, the_version_is_the_same_everywhere);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

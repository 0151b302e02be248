/*
 * test_writers.c - every format of a report on the same findings, whose texts
 * try to break out of it: golden files in fixtures/reports/, the schemas of
 * SARIF, JUnit and Code Quality, the limits of GitHub, and 100,000 findings.
 *
 * usage: test_writers [--update]    --update writes the golden files
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/escape.h"
#include "report/machine.h"

#define REPORTS XC_SOURCE_DIR "/fixtures/reports/"

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

static void write_report(const xc_report *report, const char *format) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer_clear(&out);
    ck_assert_int_eq(xc_report_write(report, format, NULL, take, &out, &error),
                     XC_OK);
    ck_assert_ptr_nonnull(out.bytes);
}

/* ------------------------------------------------------------------ */
/* Findings                                                             */

static xc_evidence evidence(const char *path, const char *text) {
    xc_evidence e = {0};
    e.article = e.path = path;
    e.field = "text";
    e.end = text ? strlen(text) : 0;
    e.line = 7;
    e.column = 3;
    e.text = text;
    return e;
}

/* A finding about two passages; more can be set. */
static xc_finding finding(xc_severity severity, const char *print,
                          const char *message, xc_evidence a, xc_evidence b) {
    xc_evidence *two = xc_arena_array(arena, 2, sizeof *two);
    xc_finding f = {0};
    two[0] = a;
    two[1] = b;
    f.rule = "total";
    f.severity = severity;
    f.verdict = severity == XC_SEVERITY_ERROR     ? XC_VERDICT_CONFLICT
                : severity == XC_SEVERITY_WARNING ? XC_VERDICT_STALE
                : severity == XC_SEVERITY_NOTE    ? XC_VERDICT_IMPRECISE
                                                  : XC_VERDICT_AGREE;
    f.confidence = 0.875;
    f.fingerprint = print;
    f.message = message;
    f.evidence = two;
    f.evidence_count = 2;
    return f;
}

static void add_finding(xc_report *report, xc_finding f) {
    ck_assert_int_eq(XC_PUSH(arena, &report->outcome.findings, f), XC_OK);
}

static void add_article(xc_report *report, const char *path, xc_role role) {
    xc_report_article a = {path, path, NULL, "Gazette", "2031-03-04", role, 0};
    ck_assert_int_eq(XC_PUSH(arena, &report->outcome.articles, a), XC_OK);
}

static const char control[] = "bell \x07 escape \x1b]0;x\x07\x1b[2J csi "
                              "\xc2\x9b 31m delete \x7f";
static const char lines[] = "one\r\n::error file=x::two\n##[error]three\n"
                            "=cmd()\n| four | `five` |";
static const char markup[] =
    "<script>alert(1)</script> <img src=x onerror=y> & \"onload=\" ]]> "
    "--> ![i](https://example.org/a.png) [l](javascript:z) **b** _i_ ~~s~~ "
    "$x$ www.example.org https://example.org a@example.org @ina/team #12 !34 "
    "GH-5 {0} \\| |";
static const char turned[] = "right \xe2\x80\xae"
                             "evil\xe2\x80\xac left "
                             "\xe2\x81\xa6isolated\xe2\x81\xa9 \xe2\x80\xa8 "
                             "line \xef\xbf\xbe none \xef\xbf\xbf";
static const char broken[] = "no text \xff\xfe\xc3 here";

/* What is accepted, and what went wrong. */
static void add_rest(xc_report *report) {
    static const char *const papers[] = {"=Gazette", "Herald\n|"};
    static const xc_stated values[] = {
        {"at least 7", true, 7, papers, 2, 2, NULL}};
    xc_left_out accepted = {
        finding(XC_SEVERITY_WARNING, "f0f0", "Accepted, and left out.",
                evidence("draft.md", "a"), evidence("b.txt", "b")),
        "it is accepted"};
    xc_left_out off = {finding(XC_SEVERITY_ERROR, "f1f1", "Switched off.",
                               evidence("draft.md", "a"),
                               evidence("b.txt", "b")),
                       "its rule is switched off"};
    xc_acceptance gone = {XC_ACCEPTANCE_GONE, "0000", "was wrong", NULL};
    xc_acceptance holds = {XC_ACCEPTANCE_HOLDS, "f0f0",
                           "the desk <knows> \"it\"\n::error::x", "2031-06-01"};
    xc_notice lost = {XC_SEVERITY_ERROR, XC_ERROR_IO, "gone,now:.txt", 0, 0,
                      "no such file"};
    xc_notice bad = {
        XC_SEVERITY_WARNING, XC_ERROR_FORMAT, "odd.txt", 3, 4, markup};
    XC_PUSH(arena, &report->left_out, accepted);
    XC_PUSH(arena, &report->left_out, off);
    XC_PUSH(arena, &report->acceptances, gone);
    XC_PUSH(arena, &report->acceptances, holds);
    XC_PUSH(arena, &report->problems, lost);
    XC_PUSH(arena, &report->problems, bad);
    report->outcome.findings.items[0].values = values;
    report->outcome.findings.items[0].value_count = 1;
    report->outcome.summary = (xc_summary){3, 42, 11, 3, 28, 0};
}

static xc_report *hostile(void) {
    static const char *const derivation[] = {lines, markup, "42 = 6 * 7."};
    xc_report *report = xc_arena_alloc(arena, sizeof *report);
    xc_evidence number = evidence("./draft.md", "-3.5");
    xc_evidence formula = evidence("../up/=x.txt", "=HYPERLINK(\"x\")");
    report->arena = arena;
    number.has_value = true;
    number.value = -3.5;
    number.reads = "-3.5";
    number.end_line = 7;
    number.end_column = 7;
    formula.end_line = 6; /* ahead of its start */
    formula.end_column = 90;
    number.before = control;
    number.after = broken;
    formula.reads = "+1";
    formula.published = "@day";
    formula.article = "-id";
    formula.field = "title";
    add_article(report, "draft.md", XC_ROLE_CHECKED);
    add_article(report, "a b%:#?[\xc3\xa9].md", XC_ROLE_CHECKED);
    add_article(report, "/srv/b.txt", XC_ROLE_REFERENCE);
    add_finding(report, finding(XC_SEVERITY_ERROR, "a1", lines,
                                evidence("/srv/b.txt", control),
                                evidence("a b%:#?[\xc3\xa9].md", lines)));
    report->outcome.findings.items[0].derivation = derivation;
    report->outcome.findings.items[0].derivation_count = 3;
    add_finding(report, finding(XC_SEVERITY_ERROR, "a2", markup,
                                evidence("draft.md", markup),
                                evidence("/srv/b.txt", turned)));
    add_finding(report,
                finding(XC_SEVERITY_WARNING, "a3", turned, number, formula));
    add_finding(report, finding(XC_SEVERITY_NOTE, "a4", "@ plain",
                                evidence("draft.md", broken),
                                evidence("draft.md", NULL)));
    add_finding(report, finding(XC_SEVERITY_NONE, "a5", control,
                                evidence("draft.md", "agreed"),
                                evidence("/srv/b.txt", "agreed")));
    report->outcome.findings.items[4].rule = "no rule of ours";
    add_rest(report);
    return report;
}

/* ------------------------------------------------------------------ */
/* Golden files                                                         */

static const char *const formats[] = {"json",   "jsonl",    "text",
                                      "sarif",  "junit",    "github",
                                      "gitlab", "markdown", "csv"};

enum { FORMATS = sizeof formats / sizeof *formats };

/* The rules of the tool are not part of what is kept. */
static const char *kept_part(const char *format) {
    if (strcmp(format, "sarif") != 0) return out.bytes;
    const char *at = strstr(out.bytes, "      \"invocations\"");
    ck_assert_ptr_nonnull(at);
    return at;
}

START_TEST(each_format_is_like_its_golden_file) {
    char path[PATH_MAX];
    const char *format = formats[_i];
    write_report(hostile(), format);
    const char *got = kept_part(format);
    snprintf(path, sizeof path, REPORTS "hostile.%s", format);
    if (update) {
        FILE *file = fopen(path, "wb");
        ck_assert_ptr_nonnull(file);
        fwrite(got, 1, strlen(got), file);
        ck_assert_int_eq(fclose(file), 0);
    }
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file, "no %s; look at what is printed, then --update", path);
    char *wanted = xc_alloc(1 << 20);
    wanted[fread(wanted, 1, (1 << 20) - 1, file)] = '\0';
    fclose(file);
    ck_assert_msg(strcmp(got, wanted) == 0, "%s differs: %.8000s", path, got);
    xc_release(wanted);
}
END_TEST

/* Whatever an article holds, no output has bytes that are no UTF-8, or that
 * steer a terminal or turn the writing direction; JSON may hold what its
 * readers take as data, but for control characters. */
START_TEST(no_format_hands_on_what_steers) {
    const char *format = formats[_i];
    bool data = format[0] == 'j' || strcmp(format, "sarif") == 0 ||
                strcmp(format, "gitlab") == 0;
    uint32_t c;
    if (strcmp(format, "junit") == 0) data = false;
    write_report(hostile(), format);
    ck_assert_uint_eq(strlen(out.bytes), out.length);
    for (size_t i = 0; i < out.length;) {
        size_t step = xc_escape_step(out.bytes + i, out.length - i, &c);
        ck_assert_msg(step > 0, "%s: no UTF-8 at %zu", format, i);
        bool line = c == '\n' || (c == '\r' && strcmp(format, "csv") == 0);
        ck_assert_msg(line || (c >= 0x20 && (c < 0x7f || c > 0x9f)),
                      "%s: U+%04X", format, (unsigned)c);
        ck_assert_msg(data || (c != 0x202e && c != 0x2066 && c != 0x2028),
                      "%s: U+%04X", format, (unsigned)c);
        i += step;
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Schemas                                                              */

/* Holds what was written last to a schema. */
static void expect_fit(const char *schema) {
    char path[] = "/tmp/crosscheck-writers-XXXXXX", command[3 * PATH_MAX];
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, out.bytes, out.length), (ssize_t)out.length);
    close(fd);
    const char *python =
        access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3";
    snprintf(command, sizeof command,
             "%s '%s/tests/validate_json.py' '%s/%s' <%s", python,
             XC_SOURCE_DIR, XC_SOURCE_DIR, schema, path);
    int status = system(command);
    unlink(path);
    ck_assert(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77 || WEXITSTATUS(status) == 127) {
        puts("skipped: python3 with jsonschema is not installed");
        return;
    }
    ck_assert_int_eq(WEXITSTATUS(status), 0);
}

static xc_report *empty(void) {
    xc_report *report = xc_arena_alloc(arena, sizeof *report);
    report->arena = arena;
    return report;
}

START_TEST(sarif_fits_the_schema_of_oasis) {
    write_report(hostile(), "sarif");
    expect_fit("fixtures/reports/sarif-2.1.0-rtm.5.json");
    write_report(empty(), "sarif");
    expect_fit("fixtures/reports/sarif-2.1.0-rtm.5.json");
}
END_TEST

START_TEST(code_quality_fits_its_schema) {
    write_report(hostile(), "gitlab");
    expect_fit("schema/gitlab.schema.json");
    write_report(empty(), "gitlab");
    expect_fit("schema/gitlab.schema.json");
}
END_TEST

/* Errors are in the way of nothing: they are counted. */
static void ignore_error(void *user, const char *format, ...) {
    (void)user;
    (void)format;
}

static int validate_xml(const char *bytes, size_t length) {
    xmlSetGenericErrorFunc(NULL, ignore_error);
    xmlDoc *doc = xmlReadMemory(bytes, (int)length, "junit", NULL,
                                XML_PARSE_NONET | XML_PARSE_HUGE);
    xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(REPORTS "junit.xsd");
    xmlSchema *schema = xmlSchemaParse(parser);
    ck_assert_ptr_nonnull(schema);
    xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt(schema);
    int answer = doc ? xmlSchemaValidateDoc(valid, doc) : -1;
    xmlSchemaFreeValidCtxt(valid);
    xmlSchemaFree(schema);
    xmlSchemaFreeParserCtxt(parser);
    xmlFreeDoc(doc);
    return answer;
}

START_TEST(junit_fits_its_schema) {
    static const char wrong[] = "<testsuites><testsuite/></testsuites>";
    write_report(hostile(), "junit");
    ck_assert_int_eq(validate_xml(out.bytes, out.length), 0);
    write_report(empty(), "junit");
    ck_assert_int_eq(validate_xml(out.bytes, out.length), 0);
    ck_assert_int_ne(validate_xml(wrong, strlen(wrong)), 0);
}
END_TEST

typedef struct limit {
    xc_severity fail_on;
    const char *totals;
    const char *passes; /* severity of the first that passes; NULL: none */
} limit;

/* Of hostile(): two errors, a warning, a note, an agreement, which never
 * fails. */
static const limit limits[] = {{XC_SEVERITY_NONE, "failures=\"2\"", "warning"},
                               {XC_SEVERITY_ERROR, "failures=\"2\"", "warning"},
                               {XC_SEVERITY_WARNING, "failures=\"3\"", "note"},
                               {XC_SEVERITY_NOTE, "failures=\"4\"", "none"}};

static size_t count_of(const char *text, const char *part) {
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        count++;
    return count;
}

START_TEST(junit_fails_what_the_limit_says) {
    const limit *l = &limits[_i];
    xc_error error = XC_ERROR_INIT;
    xc_style style = XC_STYLE_INIT;
    char passed[64];
    style.fail_on = l->fail_on;
    ck_assert_int_eq(
        xc_report_write(hostile(), "junit", &style, take, &out, &error), XC_OK);
    ck_assert_uint_eq(count_of(out.bytes, l->totals), 2);
    ck_assert_uint_eq(count_of(out.bytes, "<failure "),
                      (size_t)(l->totals[10] - '0'));
    snprintf(passed, sizeof passed, "<system-out>%s: ", l->passes);
    ck_assert_ptr_nonnull(strstr(out.bytes, passed));
    ck_assert_int_eq(validate_xml(out.bytes, out.length), 0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* What each format says                                                */

static const cJSON *get(const cJSON *object, const char *key) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    ck_assert_msg(item != NULL, "\"%s\" is missing", key);
    return item;
}

static const cJSON *at(const cJSON *array, int index) {
    const cJSON *item = cJSON_GetArrayItem(array, index);
    ck_assert_ptr_nonnull(item);
    return item;
}

START_TEST(sarif_has_every_rule_with_its_help) {
    write_report(empty(), "sarif");
    cJSON *json = cJSON_ParseWithLength(out.bytes, out.length);
    ck_assert_ptr_nonnull(json);
    const cJSON *rules =
        get(get(get(at(get(json, "runs"), 0), "tool"), "driver"), "rules");
    const xc_rule_info *rule;
    int count = 0;
    for (; (rule = xc_rule_get((size_t)count)) != NULL; count++) {
        const cJSON *row = at(rules, count);
        ck_assert_str_eq(get(row, "id")->valuestring, rule->id);
        ck_assert_str_eq(get(get(row, "fullDescription"), "text")->valuestring,
                         rule->help);
        const char *help = get(get(row, "help"), "text")->valuestring;
        ck_assert_ptr_nonnull(strstr(help, rule->help));
        ck_assert_uint_gt(
            strlen(get(get(row, "help"), "markdown")->valuestring), 40);
    }
    ck_assert_int_gt(count, 5);
    ck_assert_int_eq(cJSON_GetArraySize(rules), count);
    cJSON_Delete(json);
}
END_TEST

START_TEST(sarif_says_what_is_accepted) {
    write_report(hostile(), "sarif");
    cJSON *json = cJSON_ParseWithLength(out.bytes, out.length);
    const cJSON *results = get(at(get(json, "runs"), 0), "results");
    ck_assert_int_eq(cJSON_GetArraySize(results), 6);
    ck_assert_int_eq(cJSON_GetArraySize(get(at(results, 0), "suppressions")),
                     0);
    const cJSON *row = at(get(at(results, 5), "suppressions"), 0);
    ck_assert_str_eq(get(row, "status")->valuestring, "accepted");
    /* what was checked is the place, whatever comes first */
    const cJSON *place =
        get(get(at(get(at(results, 0), "locations"), 0), "physicalLocation"),
            "artifactLocation");
    ck_assert_str_eq(get(place, "uri")->valuestring,
                     "a%20b%25%3A%23%3F%5B%C3%A9%5D.md");
    cJSON_Delete(json);
}
END_TEST

static size_t count_lines(const char *beginning) {
    size_t count = 0;
    for (const char *line = out.bytes; *line;) {
        count += strncmp(line, beginning, strlen(beginning)) == 0;
        line += strcspn(line, "\n");
        if (*line) line++;
    }
    return count;
}

static void add_many(xc_report *report, xc_severity severity, size_t count,
                     const char *message) {
    for (size_t i = 0; i < count; i++)
        add_finding(report,
                    finding(severity,
                            xc_arena_format(arena, "%d-%zu", (int)severity, i),
                            message, evidence("draft.md", "One says 40."),
                            evidence("b.txt", "Another says 41.")));
}

START_TEST(github_is_sent_what_it_shows) {
    xc_report *report = empty();
    add_many(report, XC_SEVERITY_ERROR, 12, "40 against 41.");
    add_many(report, XC_SEVERITY_WARNING, 10, "40 against 41.");
    add_many(report, XC_SEVERITY_NOTE, 11, "40 against 41.");
    write_report(report, "github");
    ck_assert_uint_eq(count_lines("::error "), 10);
    ck_assert_uint_eq(count_lines("::warning "), 10);
    ck_assert_uint_eq(count_lines("::notice "), 10);
    ck_assert_uint_eq(count_lines("::"), count_lines(""));
    ck_assert_ptr_nonnull(
        strstr(out.bytes, "%0A2 more errors, 2 more notes not annotated"));
    ck_assert_ptr_null(strstr(out.bytes, "more warnings"));
    for (int i = 0; i < 20; i++) {
        xc_notice lost = {XC_SEVERITY_ERROR, XC_ERROR_IO, "x", 0, 0, "lost"};
        XC_PUSH(arena, &report->problems, lost);
    }
    write_report(report, "github");
    ck_assert_uint_eq(count_lines("::error file=x"), 3);
    ck_assert_uint_eq(count_lines("::error file=draft.md"), 7);
    ck_assert_ptr_nonnull(strstr(out.bytes, "%0A22 more errors"));
}
END_TEST

/* A place is found by the name that its file has. */
START_TEST(blanks_of_names_stay) {
    static const char *const places[][2] = {
        {"github", "file=two  blanks%2C /a .md,line=7,col=3"},
        {"github", "%0Atwo  blanks, /a .md:7:3: "},
        {"gitlab", "\"path\": \"two  blanks, /a .md\""},
        {"sarif", "\"uri\": \"two%20%20blanks%2C%20/a%20.md\""},
        {"junit", " file=\"two  blanks, /a .md\" line=\"7\""},
        {"junit", "\ntwo  blanks, /a .md:7:3: "}};
    xc_report *report = empty();
    add_article(report, "./two  blanks, /a .md", XC_ROLE_CHECKED);
    add_finding(report, finding(XC_SEVERITY_ERROR, "f0f0", "40 against 41.",
                                evidence("draft.md", "a"),
                                evidence("./two  blanks, /a .md", "b")));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        write_report(report, places[i][0]);
        ck_assert_msg(strstr(out.bytes, places[i][1]), "%s: %s", places[i][1],
                      out.bytes);
    }
}
END_TEST

START_TEST(a_comment_is_never_too_long) {
    xc_report *report = empty();
    char *long_text = xc_arena_alloc(arena, (1 << 20) + 1);
    memset(long_text, '|', 1 << 20);
    add_many(report, XC_SEVERITY_ERROR, 500, "40 against 41.");
    write_report(report, "markdown");
    ck_assert_uint_gt(out.length, 50000);
    ck_assert_uint_lt(out.length, 65536);
    ck_assert_ptr_nonnull(strstr(out.bytes, "more findings are left out"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "0 articles"));
    /* one that fills the comment alone is left out as well */
    report = empty();
    add_finding(report, finding(XC_SEVERITY_ERROR, long_text, long_text,
                                evidence(long_text, long_text),
                                evidence(long_text, long_text)));
    xc_notice lost = {XC_SEVERITY_ERROR, XC_ERROR_IO, long_text, 0, 0,
                      long_text};
    for (int i = 0; i < 9; i++)
        XC_PUSH(arena, &report->problems, lost);
    write_report(report, "markdown");
    ck_assert_uint_lt(out.length, 65536);
}
END_TEST

/* As a site renders it, with raw HTML let through. */
static char *render(const char *text, size_t length) {
    static const char *const names[] = {"table", "autolink", "strikethrough"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
    for (size_t i = 0; i < 3; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE,
                                   cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(root);
    cmark_parser_free(parser);
    return html;
}

static size_t count_in(const char *text, const char *part) {
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        count++;
    return count;
}

START_TEST(a_comment_shows_articles_as_text) {
    static const char *const never[] = {
        "<a ",     "<img",     "<script", "<del",          "<em",
        "<code>`", "<h1",      "<!--",    "<ul>\n<li>\n<", "www.",
        "://",     "@example", "@ina",    "#12",           "!34"};
    write_report(hostile(), "markdown");
    char *html = render(out.bytes, out.length);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        ck_assert_msg(strstr(html, never[i]) == NULL, "\"%s\" in: %s", never[i],
                      html);
    ck_assert_uint_eq(count_in(html, "<table>"), 5);
    ck_assert_uint_eq(count_in(html, "<td>"), 5 * 2 * 3);
    ck_assert_uint_eq(count_in(html, "<ol>"), 1);
    ck_assert_ptr_nonnull(strstr(html, "&lt;script&gt;alert(1)"));
    free(html);
}
END_TEST

typedef struct markdown_case {
    const char *text, *escaped;
} markdown_case;

static const markdown_case markdown_cases[] = {
    {"plain, with 5% of $3 (a-b).", "plain, with 5% of $&#8203;3 (a-b)."},
    {"- item", "&#45; item"},
    {"+1", "&#43;1"},
    {"12. item", "&#49;2. item"},
    {"12 items", "12 items"},
    {"a\nb", "a b"},
    {"GH-12 gh-1", "GH-&#8203;12 gh-&#8203;1"},
    {"a|b", "a&#124;b"},
};

START_TEST(markdown_is_escaped) {
    const markdown_case *c = &markdown_cases[_i];
    xc_markdown_put(&out, c->text);
    ck_assert_str_eq(out.bytes, c->escaped);
}
END_TEST

START_TEST(every_report_ends_with_what_was_compared) {
    static const char *const ends[] = {"text", "sarif", "junit", "github",
                                       "markdown"};
    xc_report *report = hostile();
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char flat[1 << 17];
        size_t n = 0;
        write_report(report, ends[i]);
        for (size_t k = 0; k < out.length && n + 1 < sizeof flat; k++)
            flat[n++] = out.bytes[k] == '\n' ? ' ' : out.bytes[k];
        flat[n] = '\0';
        ck_assert_msg(strstr(flat, "28 without a counterpart") != NULL,
                      "%s: %s", ends[i], flat);
        ck_assert_msg(strstr(flat, "does not make it right") != NULL, "%s",
                      ends[i]);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* CSV                                                                  */

typedef struct cell_case {
    const char *text;
    const char *cell;
} cell_case;

static const cell_case cell_cases[] = {
    {"plain", "plain"},
    {"", ""},
    {"a,b", "\"a,b\""},
    {"say \"so\"", "\"say \"\"so\"\"\""},
    {"two\r\nlines", "two lines"},
    {"=1+1", "\"'=1+1\""},
    {"  =1+1", "\"'=1+1\""},
    {"\t=1", "\"'=1\""},
    {"+1 555", "\"'+1 555\""},
    {"@SUM(A1)", "\"'@SUM(A1)\""},
    {"-2+3+cmd|' /C calc'!A0", "\"'-2+3+cmd|' /C calc'!A0\""},
    {"\xef\xbc\x9d"
     "1",
     "\"'\xef\xbc\x9d"
     "1\""},
    {"-3.5", "-3.5"},
    {"-12", "-12"},
    {"-", "\"'-\""},
    {"-.5", "\"'-.5\""},
    {"-1-1", "\"'-1-1\""},
    {"- 3", "\"'- 3\""},
    {"\x1b[2J", "\\x1b[2J"},
    {"\xe2\x80\xae=", "\\u202e="},
};

START_TEST(cells_are_no_formulas) {
    const cell_case *c = &cell_cases[_i];
    xc_csv_put_bytes(&out, c->text, strlen(c->text), true);
    ck_assert_str_eq(out.bytes ? out.bytes : "", c->cell);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Size and failure                                                     */

typedef struct tally {
    size_t bytes, largest;
} tally;

static int weigh(void *user, const char *bytes, size_t length) {
    tally *t = user;
    (void)bytes;
    t->bytes += length;
    if (length > t->largest) t->largest = length;
    return 0;
}

/* What is handed on at once is a finding or so, however many there are. */
START_TEST(a_hundred_thousand_findings_need_no_room) {
    xc_report *report = empty();
    tally t = {0, 0};
    add_many(report, XC_SEVERITY_ERROR, 100000, "40 against 41.");
    ck_assert_int_eq(
        xc_report_write(report, formats[_i], NULL, weigh, &t, NULL), XC_OK);
    ck_assert_uint_gt(t.bytes, 1000);
    ck_assert_uint_lt(t.largest, 200000);
}
END_TEST

START_TEST(a_long_title_is_written) {
    xc_report *report = empty();
    char *title = xc_arena_alloc(arena, (1 << 20) + 1);
    memset(title, '<', 1 << 20);
    add_article(report, "draft.md", XC_ROLE_CHECKED);
    report->outcome.articles.items[0].title = title;
    add_finding(report,
                finding(XC_SEVERITY_ERROR, "a1", "40 against 41.",
                        evidence("draft.md", title), evidence("b", title)));
    write_report(report, formats[_i]);
    bool cut = strcmp(formats[_i], "text") == 0 ||
               strcmp(formats[_i], "github") == 0 ||
               strcmp(formats[_i], "gitlab") == 0 ||
               strcmp(formats[_i], "markdown") == 0;
    ck_assert(cut ? out.length < 8192 : out.length > 1 << 20);
}
END_TEST

static int refuse(void *user, const char *bytes, size_t length) {
    int *calls = user;
    (void)bytes;
    (void)length;
    ++*calls;
    return XC_ERROR_IO;
}

START_TEST(a_refusal_ends_the_writing) {
    int calls = 0;
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(
        xc_report_write(hostile(), formats[_i], NULL, refuse, &calls, &error),
        XC_ERROR_IO);
    ck_assert_int_eq(calls, 1);
    ck_assert_int_eq(error.status, XC_ERROR_IO);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(memory_runs_out_safely) {
    static char room[1 << 18];
    const xc_report *report = hostile();
    uint64_t n = 1;
    for (;; n++) {
        xc_buffer got = XC_BUFFER_INIT;
        got.bytes = room; /* the receiver itself needs no memory */
        got.capacity = sizeof room;
        xc_faults_set(n);
        xc_status status =
            xc_report_write(report, formats[_i], NULL, take, &got, NULL);
        uint64_t asked = xc_faults_count();
        xc_faults_set(0);
        if (asked < n) {
            ck_assert_int_eq(status, XC_OK);
            break;
        }
        ck_assert_msg(status == XC_ERROR_MEMORY, "%s at allocation %llu",
                      formats[_i], (unsigned long long)n);
    }
    ck_assert_uint_gt(n, 1);
}
END_TEST
#endif

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    Suite *suite = suite_create("writers");
    TCase *tests = tcase_create("writers");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, each_format_is_like_its_golden_file, 0, FORMATS);
    tcase_add_loop_test(tests, no_format_hands_on_what_steers, 0, FORMATS);
    tcase_add_test(tests, sarif_fits_the_schema_of_oasis);
    tcase_add_test(tests, code_quality_fits_its_schema);
    tcase_add_test(tests, junit_fits_its_schema);
    tcase_add_loop_test(tests, junit_fails_what_the_limit_says, 0,
                        sizeof limits / sizeof *limits);
    tcase_add_test(tests, sarif_has_every_rule_with_its_help);
    tcase_add_test(tests, sarif_says_what_is_accepted);
    tcase_add_test(tests, github_is_sent_what_it_shows);
    tcase_add_test(tests, blanks_of_names_stay);
    tcase_add_test(tests, a_comment_is_never_too_long);
    tcase_add_test(tests, a_comment_shows_articles_as_text);
    tcase_add_loop_test(tests, markdown_is_escaped, 0,
                        sizeof markdown_cases / sizeof *markdown_cases);
    tcase_add_test(tests, every_report_ends_with_what_was_compared);
    tcase_add_loop_test(tests, cells_are_no_formulas, 0,
                        sizeof cell_cases / sizeof *cell_cases);
    tcase_add_loop_test(tests, a_hundred_thousand_findings_need_no_room, 0,
                        FORMATS);
    tcase_add_loop_test(tests, a_long_title_is_written, 0, FORMATS);
    tcase_add_loop_test(tests, a_refusal_ends_the_writing, 0, FORMATS);
#ifdef XC_FAULTS
    tcase_add_loop_test(tests, memory_runs_out_safely, 0, FORMATS);
#endif
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

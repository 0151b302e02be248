/*
 * junit.c - turns a report into JUnit XML, as Jenkins and GitLab read it: one
 * suite with a test for each article that was checked and one for each
 * finding.
 *
 * What ends the program with status 1 is a failure: findings of the severity
 * that style->fail_on says, and worse ones. The others pass, and say what they
 * found in system-out: Jenkins makes a build unstable of any failure, and
 * GitLab counts it, so that a list of tests must not be stricter than the job.
 * Jenkins keeps the system-out of a test that passed, cut where it is long;
 * GitLab lists it by its name, which is the rule and the message. Accepted
 * findings are skipped with their reason, an input that was left out is an
 * error. What XML 1.0 cannot hold is shown as "\x1b".
 *
 * Exports: xc_write_junit.
 */
#include <string.h>

#include "report/escape.h"
#include "report/machine.h"

/* Characters of a name or of a message, which viewers show in one line. */
enum { NAME_MOST = 300 };

/* ------------------------------------------------------------------ */
/* XML                                                                  */

static const char *entity_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;";
    default:
        return NULL;
    }
}

/* Text that was made safe, but for two characters that no XML may hold. */
static void put_xml(xc_buffer *out, const char *text) {
    for (; *text; text++) {
        const char *entity = entity_of(*text);
        bool none = strncmp(text, "\xef\xbf\xbe", 3) == 0 ||
                    strncmp(text, "\xef\xbf\xbf", 3) == 0;
        if (none) {
            xc_buffer_puts(out, text[2] == '\xbe' ? "\\ufffe" : "\\uffff");
            text += 2;
        } else if (entity) {
            xc_buffer_puts(out, entity);
        } else {
            xc_buffer_putc(out, *text);
        }
    }
}

/* Writes what was put into a buffer, and gives the buffer back. */
static void put_buffer(xc_buffer *out, xc_buffer *text) {
    put_xml(out, text->bytes ? text->bytes : "");
    if (text->failed) out->failed = true;
    xc_buffer_dispose(text);
}

static void put_clipped(xc_buffer *out, const char *string) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_clip_put(&text, string, NAME_MOST);
    put_buffer(out, &text);
}

static void put_whole(xc_buffer *out, const char *string) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_tidy_put(&text, string ? string : "", string ? strlen(string) : 0);
    put_buffer(out, &text);
}

/* ------------------------------------------------------------------ */
/* Tests                                                                */

static bool fails(const xc_finding *finding, xc_severity fail_on) {
    return finding->severity >= fail_on;
}

/* What an editor has to see of a finding, on lines of its own. */
static void put_body(xc_buffer *out, const xc_finding *finding) {
    for (size_t i = 0; i < finding->evidence_count; i++) {
        const xc_evidence *evidence = &finding->evidence[i];
        xc_buffer place = XC_BUFFER_INIT;
        xc_place_put(&place, evidence);
        put_buffer(out, &place);
        xc_buffer_puts(out, ": ");
        put_whole(out, evidence->text);
        xc_buffer_putc(out, '\n');
    }
    for (size_t i = 0; i < finding->derivation_count; i++) {
        xc_buffer_printf(out, "%zu. ", i + 1);
        put_whole(out, finding->derivation[i]);
        xc_buffer_putc(out, '\n');
    }
    xc_buffer_puts(out, "fingerprint ");
    put_clipped(out, finding->fingerprint);
    xc_buffer_putc(out, '\n');
}

static void put_path(xc_buffer *out, const char *path) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_path_put(&text, path);
    put_buffer(out, &text);
}

static void open_test(xc_buffer *out, const char *class, const char *name,
                      const char *path) {
    xc_buffer_puts(out, "    <testcase classname=\"");
    put_clipped(out, class);
    xc_buffer_puts(out, "\" name=\"");
    put_clipped(out, name);
    xc_buffer_puts(out, "\" file=\"");
    put_path(out, path);
    xc_buffer_puts(out, "\"");
}

static void put_failure(xc_buffer *out, const xc_finding *finding) {
    xc_buffer_printf(out, "      <failure type=\"%s\" message=\"",
                     xc_severity_name(finding->severity));
    put_clipped(out, finding->message);
    xc_buffer_puts(out, "\">");
    put_body(out, finding);
    xc_buffer_puts(out, "</failure>\n");
}

static void put_skipped(xc_buffer *out, const xc_acceptance *accepted) {
    xc_buffer_puts(out, "      <skipped message=\"accepted: ");
    put_clipped(out, accepted->reason);
    xc_buffer_puts(out, "\"/>\n");
}

static void put_passed(xc_buffer *out, const xc_finding *finding) {
    xc_buffer_printf(
        out, "      <system-out>%s: ", xc_severity_name(finding->severity));
    put_whole(out, finding->message);
    xc_buffer_putc(out, '\n');
    put_body(out, finding);
    xc_buffer_puts(out, "</system-out>\n");
}

/* What is written, and from which severity on it is a failure. */
typedef struct suite {
    xc_sink *sink;
    const xc_report *report;
    xc_checked checked;
    xc_severity fail_on;
} suite;

/* accepted: why it is left out; NULL: it is not. */
static void put_finding(const suite *s, const xc_finding *finding,
                        const xc_acceptance *accepted) {
    xc_buffer *out = &s->sink->buffer;
    xc_buffer name = XC_BUFFER_INIT;
    size_t place = xc_finding_place(&s->checked, finding);
    const char *path =
        place < finding->evidence_count ? finding->evidence[place].path : NULL;
    xc_buffer_printf(&name, "%s: %s", finding->rule, finding->message);
    open_test(out, xc_path_plain(path), name.bytes, path);
    if (place < finding->evidence_count)
        xc_buffer_printf(out, " line=\"%u\"", finding->evidence[place].line);
    xc_buffer_puts(out, ">\n");
    if (name.failed) out->failed = true;
    xc_buffer_dispose(&name);
    if (accepted)
        put_skipped(out, accepted);
    else if (fails(finding, s->fail_on))
        put_failure(out, finding);
    else
        put_passed(out, finding);
    xc_buffer_puts(out, "    </testcase>\n");
}

/* An error, or what was lost of an input that was read. */
static void put_problem(xc_buffer *out, const xc_notice *problem) {
    bool error = problem->severity == XC_SEVERITY_ERROR;
    open_test(out, "crosscheck", "input can be read", problem->path);
    xc_buffer_puts(out, ">\n");
    if (error)
        xc_buffer_printf(out, "      <error type=\"%s\" message=\"",
                         xc_status_name(problem->status));
    else
        xc_buffer_puts(out, "      <system-out>");
    put_clipped(out, problem->message);
    xc_buffer_puts(out, error ? "\"/>\n" : "</system-out>\n");
    xc_buffer_puts(out, "    </testcase>\n");
}

/* ------------------------------------------------------------------ */
/* The suite                                                            */

typedef struct totals {
    size_t tests, failures, errors, skipped;
} totals;

static totals count(const suite *s) {
    const xc_report *report = s->report;
    const xc_outcome *outcome = &report->outcome;
    totals t = {outcome->findings.count + report->problems.count, 0, 0, 0};
    for (size_t i = 0; i < outcome->articles.count; i++)
        t.tests += outcome->articles.items[i].role == XC_ROLE_CHECKED;
    for (size_t i = 0; i < outcome->findings.count; i++)
        t.failures += fails(&outcome->findings.items[i], s->fail_on);
    for (size_t i = 0; i < report->problems.count; i++)
        t.errors += report->problems.items[i].severity == XC_SEVERITY_ERROR;
    for (size_t i = 0; i < report->left_out.count; i++)
        t.skipped +=
            xc_accepted_find(
                report, report->left_out.items[i].finding.fingerprint) != NULL;
    t.tests += t.skipped;
    return t;
}

static void put_totals(xc_buffer *out, const totals *t) {
    xc_buffer_printf(out,
                     " name=\"crosscheck\" tests=\"%zu\" failures=\"%zu\" "
                     "errors=\"%zu\"",
                     t->tests, t->failures, t->errors);
}

static void put_property(xc_buffer *out, const char *name, size_t value) {
    xc_buffer_printf(out, "      <property name=\"%s\" value=\"%zu\"/>\n", name,
                     value);
}

static void put_properties(xc_buffer *out, const xc_summary *summary) {
    xc_buffer_puts(out, "    <properties>\n");
    put_property(out, "articles", summary->articles);
    put_property(out, "facts", summary->facts);
    put_property(out, "confirmed", summary->confirmed);
    put_property(out, "differing", summary->differing);
    put_property(out, "unmatched", summary->unmatched);
    xc_buffer_puts(out, "    </properties>\n");
}

static void put_articles(xc_sink *sink, const xc_report *report) {
    for (size_t i = 0; i < report->outcome.articles.count; i++) {
        const xc_report_article *a = &report->outcome.articles.items[i];
        if (a->role != XC_ROLE_CHECKED) continue;
        open_test(&sink->buffer, "crosscheck", a->id, a->path);
        xc_buffer_puts(&sink->buffer, "/>\n");
        xc_sink_flush(sink);
    }
}

static void put_findings(const suite *s) {
    const xc_report *report = s->report;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        put_finding(s, &report->outcome.findings.items[i], NULL);
        xc_sink_flush(s->sink);
    }
    for (size_t i = 0; i < report->left_out.count; i++) {
        const xc_finding *finding = &report->left_out.items[i].finding;
        const xc_acceptance *accepted =
            xc_accepted_find(report, finding->fingerprint);
        if (accepted) put_finding(s, finding, accepted);
        xc_sink_flush(s->sink);
    }
    for (size_t i = 0; i < report->problems.count; i++)
        put_problem(&s->sink->buffer, &report->problems.items[i]);
}

static void put_summary(xc_buffer *out, const xc_report *report) {
    xc_buffer summary = XC_BUFFER_INIT;
    xc_summary_put_text(&summary, report);
    xc_buffer_puts(out, "    <system-out>");
    put_buffer(out, &summary);
    xc_buffer_puts(out, "</system-out>\n");
}

void xc_write_junit(xc_sink *sink, const xc_report *report,
                    const xc_style *style) {
    xc_buffer *out = &sink->buffer;
    suite s = {.sink = sink, .report = report, .fail_on = XC_SEVERITY_ERROR};
    if (style && style->fail_on) s.fail_on = style->fail_on;
    totals t = count(&s);
    if (xc_checked_init(&s.checked, report) < 0) out->failed = true;
    xc_buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<testsuites");
    put_totals(out, &t);
    xc_buffer_puts(out, ">\n  <testsuite");
    put_totals(out, &t);
    xc_buffer_printf(out, " skipped=\"%zu\">\n", t.skipped);
    put_properties(out, &report->outcome.summary);
    put_articles(sink, report);
    put_findings(&s);
    put_summary(out, report);
    xc_buffer_puts(out, "  </testsuite>\n</testsuites>\n");
    xc_checked_dispose(&s.checked);
    xc_sink_flush(sink);
}

/*
 * sarif.c - turns a report into SARIF 2.1.0 (OASIS): one run with the rules
 * and their help, a result for each finding, and notifications of inputs that
 * were left out and of what was compared.
 *
 * A finding is at its first passage in a file that was checked; the others are
 * related locations, to which its message links. Accepted findings are
 * results with a suppression. Paths are relative references; columns count
 * code points; the one at which a region ends is behind it. In messages
 * nothing of an article is a link or a placeholder (3.11.5, 3.11.6). A level is
 * the severity, whatever --fail-on says: who reads the file decides by levels.
 *
 * Exports: xc_write_sarif.
 */
#include <string.h>

#include "report/escape.h"
#include "report/machine.h"

#define SCHEMA_URI                                                             \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"      \
    "sarif-schema-2.1.0.json"

/* Characters of a message, which viewers show whole; the snippets are not
 * cut. */
enum { MESSAGE_MOST = 2000 };

/* Where the paths of a report are relative to; viewers know the name. */
static const char source_root[] = "%SRCROOT%";

typedef struct sarif {
    xc_sink *sink;
    xc_json json;
    const xc_report *report;
    xc_checked checked;
    bool suppressions; /* of every result, or of none (3.27.23) */
} sarif;

static const char *level_of(xc_severity severity) {
    return xc_severity_name(severity);
}

/* ------------------------------------------------------------------ */
/* Messages                                                             */

static void put_text(xc_json *json, const char *key, const char *text) {
    xc_json_key(json, key);
    xc_json_open(json, '{');
    xc_json_put_string(json, "text", text);
    xc_json_close(json, '}');
}

/* Braces are doubled, and no "](" makes a link. */
static void put_inert(xc_buffer *out, const char *text) {
    for (; *text; text++) {
        xc_buffer_putc(out, *text);
        if (*text == '{' || *text == '}') xc_buffer_putc(out, *text);
        if (*text == ']' && text[1] == '(') xc_buffer_putc(out, ' ');
    }
}

static void put_message_text(xc_buffer *out, const char *string) {
    xc_buffer shown = XC_BUFFER_INIT;
    xc_clip_put(&shown, string, MESSAGE_MOST);
    put_inert(out, shown.bytes ? shown.bytes : "");
    if (shown.failed) out->failed = true;
    xc_buffer_dispose(&shown);
}

/* The text of a link: brackets and backslashes are escaped. */
static void put_link(xc_buffer *out, const xc_evidence *evidence, size_t id) {
    xc_buffer place = XC_BUFFER_INIT;
    xc_place_put(&place, evidence);
    xc_buffer_putc(out, '[');
    for (const char *c = place.bytes ? place.bytes : ""; *c; c++) {
        if (*c == '[' || *c == ']' || *c == '\\') xc_buffer_putc(out, '\\');
        xc_buffer_putc(out, *c);
        if (*c == '{' || *c == '}') xc_buffer_putc(out, *c);
    }
    xc_buffer_printf(out, "](%zu)", id);
    if (place.failed) out->failed = true;
    xc_buffer_dispose(&place);
}

static void end_message(sarif *s, xc_buffer *text) {
    put_text(&s->json, "message", text->bytes ? text->bytes : "");
    if (text->failed) s->sink->buffer.failed = true;
    xc_buffer_dispose(text);
}

/* What was found, and links to where else. */
static void put_message(sarif *s, const xc_finding *finding, size_t place) {
    xc_buffer text = XC_BUFFER_INIT;
    size_t links = 0;
    put_message_text(&text, finding->message);
    for (size_t i = 0; i < finding->evidence_count; i++) {
        if (i == place) continue;
        xc_buffer_puts(&text, links++ ? ", " : "\nSee also ");
        put_link(&text, &finding->evidence[i], i);
    }
    if (links) xc_buffer_putc(&text, '.');
    end_message(s, &text);
}

/* ------------------------------------------------------------------ */
/* Locations                                                            */

static void put_artifact(sarif *s, const char *path) {
    xc_buffer uri = XC_BUFFER_INIT;
    xc_uri_put(&uri, path);
    xc_json_key(&s->json, "artifactLocation");
    xc_json_open(&s->json, '{');
    xc_json_put_string(&s->json, "uri", uri.bytes ? uri.bytes : "");
    if (xc_path_is_below(path))
        xc_json_put_string(&s->json, "uriBaseId", source_root);
    xc_json_close(&s->json, '}');
    if (uri.failed) s->sink->buffer.failed = true;
    xc_buffer_dispose(&uri);
}

/* A region ends behind its start (3.30.7, 3.30.8). Where the text of an
 * article stands in another order than in its file, its end may be ahead. */
static bool has_end(const xc_evidence *e, uint32_t line, uint32_t column) {
    if (e->end_line == 0 || e->end_column == 0) return false;
    return e->end_line > line ||
           (e->end_line == line && e->end_column > column);
}

static void put_region(xc_json *json, const xc_evidence *evidence) {
    uint32_t line = evidence->line ? evidence->line : 1;
    uint32_t column = evidence->column ? evidence->column : 1;
    xc_json_key(json, "region");
    xc_json_open(json, '{');
    xc_json_put_integer(json, "startLine", line);
    xc_json_put_integer(json, "startColumn", column);
    if (has_end(evidence, line, column)) {
        xc_json_put_integer(json, "endLine", evidence->end_line);
        xc_json_put_integer(json, "endColumn", evidence->end_column);
    }
    if (evidence->text) put_text(json, "snippet", evidence->text);
    xc_json_close(json, '}');
}

static void put_given(xc_json *json, const char *key, const char *string) {
    if (string) xc_json_put_string(json, key, string);
}

static void put_location(sarif *s, const xc_evidence *evidence, size_t id) {
    xc_json *json = &s->json;
    xc_json_open(json, '{');
    xc_json_put_integer(json, "id", (int64_t)id);
    xc_json_key(json, "physicalLocation");
    xc_json_open(json, '{');
    put_artifact(s, evidence->path);
    put_region(json, evidence);
    xc_json_close(json, '}');
    if (evidence->reads) {
        xc_buffer text = XC_BUFFER_INIT;
        put_message_text(&text, evidence->reads);
        end_message(s, &text);
    }
    xc_json_key(json, "properties");
    xc_json_open(json, '{');
    put_given(json, "article", evidence->article);
    put_given(json, "field", evidence->field);
    put_given(json, "published", evidence->published);
    if (evidence->has_value) xc_json_put_number(json, "value", evidence->value);
    xc_json_close(json, '}');
    xc_json_close(json, '}');
}

static void put_locations(sarif *s, const xc_finding *finding, size_t place) {
    xc_json *json = &s->json;
    xc_json_key(json, "locations");
    xc_json_open(json, '[');
    if (place < finding->evidence_count)
        put_location(s, &finding->evidence[place], place);
    xc_json_close(json, ']');
    xc_json_key(json, "relatedLocations");
    xc_json_open(json, '[');
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (i != place) put_location(s, &finding->evidence[i], i);
    xc_json_close(json, ']');
}

/* ------------------------------------------------------------------ */
/* Results                                                              */

/* SARIF wants "fail" of whatever has a level (3.27.9). */
static const char *kind_of(const xc_finding *finding) {
    if (finding->severity != XC_SEVERITY_NONE) return "fail";
    if (finding->verdict == XC_VERDICT_AGREE) return "pass";
    if (finding->verdict == XC_VERDICT_UNRELATED) return "notApplicable";
    return "informational";
}

/* -1, as SARIF has it, where the rule is none of ours. */
static int64_t index_of(const char *id) {
    const xc_rule_info *rule;
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++)
        if (strcmp(rule->id, id) == 0) return (int64_t)i;
    return -1;
}

static void put_values(xc_json *json, const xc_finding *finding) {
    xc_json_key(json, "values");
    xc_json_open(json, '[');
    for (size_t i = 0; i < finding->value_count; i++) {
        const xc_stated *stated = &finding->values[i];
        xc_json_open(json, '{');
        xc_json_put_string(json, "reads", stated->reads);
        xc_json_key(json, "sources");
        xc_json_open(json, '[');
        for (size_t n = 0; n < stated->source_count; n++)
            xc_json_string(json, stated->sources[n]);
        xc_json_close(json, ']');
        xc_json_close(json, '}');
    }
    xc_json_close(json, ']');
}

static void put_properties(xc_json *json, const xc_finding *finding) {
    xc_json_key(json, "properties");
    xc_json_open(json, '{');
    xc_json_put_string(json, "verdict", xc_verdict_name(finding->verdict));
    xc_json_put_number(json, "confidence", finding->confidence);
    xc_json_key(json, "derivation");
    xc_json_open(json, '[');
    for (size_t i = 0; i < finding->derivation_count; i++)
        xc_json_string(json, finding->derivation[i]);
    xc_json_close(json, ']');
    put_values(json, finding);
    xc_json_close(json, '}');
}

static void put_suppressions(sarif *s, const xc_acceptance *accepted) {
    xc_json *json = &s->json;
    if (!s->suppressions) return;
    xc_json_key(json, "suppressions");
    xc_json_open(json, '[');
    if (accepted) {
        xc_json_open(json, '{');
        xc_json_put_string(json, "kind", "external");
        xc_json_put_string(json, "status", "accepted");
        put_given(json, "justification", accepted->reason);
        if (accepted->until) {
            xc_json_key(json, "properties");
            xc_json_open(json, '{');
            xc_json_put_string(json, "until", accepted->until);
            xc_json_close(json, '}');
        }
        xc_json_close(json, '}');
    }
    xc_json_close(json, ']');
}

static void put_result(sarif *s, const xc_finding *finding,
                       const xc_acceptance *accepted) {
    xc_json *json = &s->json;
    size_t place = xc_finding_place(&s->checked, finding);
    xc_json_open(json, '{');
    xc_json_put_string(json, "ruleId", finding->rule);
    xc_json_put_integer(json, "ruleIndex", index_of(finding->rule));
    xc_json_put_string(json, "kind", kind_of(finding));
    xc_json_put_string(json, "level", level_of(finding->severity));
    put_message(s, finding, place);
    put_locations(s, finding, place);
    xc_json_key(json, "partialFingerprints");
    xc_json_open(json, '{');
    xc_json_put_string(json, "crosscheckFacts/v1", finding->fingerprint);
    xc_json_close(json, '}');
    xc_json_put_number(json, "rank", finding->confidence * 100);
    put_suppressions(s, accepted);
    put_properties(json, finding);
    xc_json_close(json, '}');
    xc_sink_flush(s->sink);
}

static void put_results(sarif *s) {
    const xc_report *report = s->report;
    xc_json_key(&s->json, "results");
    xc_json_open(&s->json, '[');
    for (size_t i = 0; i < report->outcome.findings.count; i++)
        put_result(s, &report->outcome.findings.items[i], NULL);
    for (size_t i = 0; i < report->left_out.count; i++) {
        const xc_finding *finding = &report->left_out.items[i].finding;
        const xc_acceptance *accepted =
            xc_accepted_find(report, finding->fingerprint);
        if (accepted) put_result(s, finding, accepted);
    }
    xc_json_close(&s->json, ']');
}

/* ------------------------------------------------------------------ */
/* The tool                                                             */

/* Texts of our own: they hold no markup, braces aside. */
static void put_help(xc_json *json, const xc_rule_info *rule,
                     const xc_rule_example *example) {
    xc_buffer text = XC_BUFFER_INIT, marked = XC_BUFFER_INIT;
    xc_buffer_puts(&text, rule->help);
    xc_markdown_put(&marked, rule->help);
    const char *lines[] = {example ? example->a : NULL,
                           example ? example->b : NULL};
    if (example) xc_buffer_puts(&marked, "\n\nIt reports:\n");
    for (size_t i = 0; i < 2; i++) {
        if (!lines[i]) continue;
        xc_buffer_printf(&text, "\n%s %s", i ? "b:" : "Example:\na:", lines[i]);
        xc_buffer_puts(&marked, "\n> ");
        xc_markdown_put(&marked, lines[i]);
        xc_buffer_putc(&marked, '\n');
    }
    xc_json_key(json, "help");
    xc_json_open(json, '{');
    xc_json_put_string(json, "text", text.bytes ? text.bytes : "");
    xc_json_put_string(json, "markdown", marked.bytes ? marked.bytes : "");
    xc_json_close(json, '}');
    if (text.failed || marked.failed) json->out->failed = true;
    xc_buffer_dispose(&text);
    xc_buffer_dispose(&marked);
}

static void put_rule(xc_json *json, size_t index) {
    const xc_rule_info *rule = xc_rule_get(index);
    xc_json_open(json, '{');
    xc_json_put_string(json, "id", rule->id);
    put_text(json, "shortDescription", rule->title);
    put_text(json, "fullDescription", rule->help);
    put_help(json, rule, xc_rule_get_example(index));
    xc_json_key(json, "defaultConfiguration");
    xc_json_open(json, '{');
    xc_json_put_string(json, "level", level_of(rule->cap));
    xc_json_close(json, '}');
    xc_json_close(json, '}');
}

static void put_tool(xc_json *json) {
    xc_json_key(json, "tool");
    xc_json_open(json, '{');
    xc_json_key(json, "driver");
    xc_json_open(json, '{');
    xc_json_put_string(json, "name", "crosscheck");
    xc_json_put_string(json, "version", xc_version());
    xc_json_put_string(json, "semanticVersion", xc_version());
    put_text(json, "shortDescription",
             "Reports where news articles contradict each other.");
    xc_json_key(json, "rules");
    xc_json_open(json, '[');
    for (size_t i = 0; xc_rule_get(i); i++)
        put_rule(json, i);
    xc_json_close(json, ']');
    xc_json_close(json, '}');
    xc_json_close(json, '}');
}

/* ------------------------------------------------------------------ */
/* The invocation                                                       */

static void put_problem_place(sarif *s, const xc_notice *problem) {
    xc_json *json = &s->json;
    if (!problem->path) return;
    xc_json_key(json, "locations");
    xc_json_open(json, '[');
    xc_json_open(json, '{');
    xc_json_key(json, "physicalLocation");
    xc_json_open(json, '{');
    put_artifact(s, problem->path);
    if (problem->line) {
        xc_json_key(json, "region");
        xc_json_open(json, '{');
        xc_json_put_integer(json, "startLine", problem->line);
        if (problem->column)
            xc_json_put_integer(json, "startColumn", problem->column);
        xc_json_close(json, '}');
    }
    xc_json_close(json, '}');
    xc_json_close(json, '}');
    xc_json_close(json, ']');
}

static void put_notification(sarif *s, const char *id, xc_severity severity,
                             const char *message, const xc_notice *problem) {
    xc_json *json = &s->json;
    xc_buffer text = XC_BUFFER_INIT;
    xc_json_open(json, '{');
    xc_json_key(json, "descriptor");
    xc_json_open(json, '{');
    xc_json_put_string(json, "id", id);
    xc_json_close(json, '}');
    xc_json_put_string(json, "level", level_of(severity));
    put_message_text(&text, message);
    end_message(s, &text);
    if (problem) put_problem_place(s, problem);
    xc_json_close(json, '}');
}

static bool was_whole(const xc_report *report) {
    for (size_t i = 0; i < report->problems.count; i++)
        if (report->problems.items[i].severity == XC_SEVERITY_ERROR)
            return false;
    return true;
}

static void put_invocation(sarif *s) {
    xc_json *json = &s->json;
    xc_buffer summary = XC_BUFFER_INIT;
    xc_json_key(json, "invocations");
    xc_json_open(json, '[');
    xc_json_open(json, '{');
    xc_json_put_bool(json, "executionSuccessful", was_whole(s->report));
    xc_json_key(json, "toolExecutionNotifications");
    xc_json_open(json, '[');
    for (size_t i = 0; i < s->report->problems.count; i++) {
        const xc_notice *problem = &s->report->problems.items[i];
        put_notification(s, xc_status_name(problem->status), problem->severity,
                         problem->message, problem);
    }
    xc_summary_put_text(&summary, s->report);
    put_notification(s, "compared", XC_SEVERITY_NOTE,
                     summary.bytes ? summary.bytes : "", NULL);
    if (summary.failed) s->sink->buffer.failed = true;
    xc_buffer_dispose(&summary);
    xc_json_close(json, ']');
    xc_json_close(json, '}');
    xc_json_close(json, ']');
}

static void put_compared(xc_json *json, const xc_summary *summary) {
    xc_json_key(json, "properties");
    xc_json_open(json, '{');
    xc_json_put_integer(json, "articles", (int64_t)summary->articles);
    xc_json_put_integer(json, "facts", (int64_t)summary->facts);
    xc_json_put_integer(json, "confirmed", (int64_t)summary->confirmed);
    xc_json_put_integer(json, "differing", (int64_t)summary->differing);
    xc_json_put_integer(json, "unmatched", (int64_t)summary->unmatched);
    xc_json_close(json, '}');
}

static void put_run(sarif *s) {
    xc_json *json = &s->json;
    xc_json_open(json, '{');
    put_tool(json);
    put_invocation(s);
    xc_json_put_string(json, "columnKind", "unicodeCodePoints");
    put_results(s);
    put_compared(json, &s->report->outcome.summary);
    xc_json_close(json, '}');
}

/* True when some finding is left out because it is accepted. */
static bool has_accepted(const xc_report *report) {
    for (size_t i = 0; i < report->left_out.count; i++)
        if (xc_accepted_find(report,
                             report->left_out.items[i].finding.fingerprint))
            return true;
    return false;
}

void xc_write_sarif(xc_sink *sink, const xc_report *report,
                    const xc_style *style) {
    sarif s = {.sink = sink, .report = report};
    (void)style;
    if (xc_checked_init(&s.checked, report) < 0) sink->buffer.failed = true;
    s.suppressions = has_accepted(report);
    xc_json_init(&s.json, &sink->buffer, true);
    xc_json_open(&s.json, '{');
    xc_json_put_string(&s.json, "$schema", SCHEMA_URI);
    xc_json_put_string(&s.json, "version", "2.1.0");
    xc_json_key(&s.json, "runs");
    xc_json_open(&s.json, '[');
    put_run(&s);
    xc_json_close(&s.json, ']');
    xc_json_close(&s.json, '}');
    xc_buffer_putc(&sink->buffer, '\n');
    xc_checked_dispose(&s.checked);
    xc_sink_flush(sink);
}

/*
 * markdown.c - turns a report into Markdown for a comment on a pull or merge
 * request, as GitHub and GitLab show it: a heading, a table of passages for
 * each finding with its derivation, and what was and was not compared.
 *
 * A comment holds 65,536 characters: the worst findings are written as long as
 * there is room, and the end says how many are not. Nothing of an article is
 * markup, a link, an image, a mention or a reference to an issue.
 * Exports: xc_write_markdown, xc_markdown_put.
 */
#include <string.h>

#include "report/machine.h"

enum {
    COMMENT_MOST = 65000, /* bytes, which are no fewer than characters */
    END_ROOM = 6000,      /* kept for what stands at the end */
    MESSAGE_MOST = 1000,  /* characters */
    PASSAGE_MOST = 300,
    PASSAGES_MOST = 12,
    STEPS_MOST = 12,
    PROBLEMS_MOST = 5
};

/* ------------------------------------------------------------------ */
/* Escaping                                                             */

/* Of these a reference begins: @name, #12, !12, ~label, %milestone, &epic,
 * $snippet; "://" and "www." make links of themselves. */
static bool begins_reference(const char *text) {
    char c = *text, next = text[1];
    bool word = next == '"' || next == '_' || (next >= '0' && next <= '9') ||
                (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (strchr("@#!~%&$", c)) return word || (unsigned char)next >= 0x80;
    if (c == ':') return next == '/';
    return (c == 'w' || c == 'W') && next == '.';
}

/* "GH-12" */
static bool ends_gh(const char *start, const char *c) {
    return *c == '-' && c - start >= 2 && (c[-1] == 'H' || c[-1] == 'h') &&
           (c[-2] == 'G' || c[-2] == 'g');
}

/* "- " and "12. " begin a list inside another. */
static bool begins_list(const char *text) {
    if (*text == '-' || *text == '+') return true;
    const char *end = text + strspn(text, "0123456789");
    return end > text && (*end == '.' || *end == ')');
}

static bool is_markup(char c) {
    return strchr("\\`*_{}[]<>&#|~^=", c) != NULL;
}

void xc_markdown_put(xc_buffer *out, const char *string) {
    const char *start = string ? string : "";
    for (const char *c = start; *c; c++) {
        if (*c == '\n')
            xc_buffer_putc(out, ' ');
        else if (is_markup(*c) || (c == start && begins_list(c)))
            xc_buffer_printf(out, "&#%u;", (unsigned)*c);
        else
            xc_buffer_putc(out, *c);
        if (begins_reference(c) || ends_gh(start, c))
            xc_buffer_puts(out, "&#8203;");
    }
}

static void put_clipped(xc_buffer *out, const char *string, size_t most) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_clip_put(&text, string, most);
    xc_markdown_put(out, text.bytes);
    if (text.failed) out->failed = true;
    xc_buffer_dispose(&text);
}

/* ------------------------------------------------------------------ */
/* A finding                                                            */

static void put_place(xc_buffer *out, const xc_evidence *evidence) {
    xc_buffer place = XC_BUFFER_INIT;
    xc_place_put(&place, evidence);
    put_clipped(out, place.bytes, PASSAGE_MOST);
    if (place.failed) out->failed = true;
    xc_buffer_dispose(&place);
    if (!evidence->published) return;
    xc_buffer_puts(out, " (");
    put_clipped(out, evidence->published, PASSAGE_MOST);
    xc_buffer_putc(out, ')');
}

static void put_evidence(xc_buffer *out, const xc_finding *finding) {
    size_t shown = finding->evidence_count < PASSAGES_MOST
                       ? finding->evidence_count
                       : PASSAGES_MOST;
    xc_buffer_puts(out, "| where | says | understood as |\n"
                        "| --- | --- | --- |\n");
    for (size_t i = 0; i < shown; i++) {
        const xc_evidence *evidence = &finding->evidence[i];
        xc_buffer_puts(out, "| ");
        put_place(out, evidence);
        xc_buffer_puts(out, " | ");
        put_clipped(out, evidence->text, PASSAGE_MOST);
        xc_buffer_puts(out, " | ");
        put_clipped(out, evidence->reads, PASSAGE_MOST);
        xc_buffer_puts(out, " |\n");
    }
    if (finding->evidence_count > shown)
        xc_buffer_printf(out, "\n%zu more passages are not shown.\n",
                         finding->evidence_count - shown);
}

static void put_derivation(xc_buffer *out, const xc_finding *finding) {
    xc_buffer_putc(out, '\n');
    for (size_t i = 0; i < finding->derivation_count && i < STEPS_MOST; i++) {
        xc_buffer_printf(out, "%zu. ", i + 1);
        put_clipped(out, finding->derivation[i], MESSAGE_MOST);
        xc_buffer_putc(out, '\n');
    }
    if (finding->derivation_count) xc_buffer_putc(out, '\n');
}

/* "**error: conflict** (total): 40 depots against 41." */
static void put_finding(xc_buffer *out, const xc_finding *finding) {
    xc_buffer_puts(out, "**");
    if (finding->severity != XC_SEVERITY_NONE)
        xc_buffer_printf(out, "%s: ", xc_severity_name(finding->severity));
    xc_buffer_printf(out, "%s** (", xc_verdict_name(finding->verdict));
    put_clipped(out, finding->rule, PASSAGE_MOST);
    xc_buffer_puts(out, "): ");
    put_clipped(out, finding->message, MESSAGE_MOST);
    xc_buffer_puts(out, "\n\n");
    put_evidence(out, finding);
    put_derivation(out, finding);
    xc_buffer_puts(out, "Fingerprint ");
    put_clipped(out, finding->fingerprint, PASSAGE_MOST);
    xc_buffer_puts(out, ".\n\n");
}

/* ------------------------------------------------------------------ */
/* The comment                                                          */

/* "### crosscheck: 1 error, 2 notes" */
static void put_heading(xc_buffer *out, const xc_report *report) {
    static const char *const names[] = {"agreement", "note", "warning",
                                        "error"};
    size_t counts[4];
    bool any = false;
    xc_count_severities(report, counts);
    xc_buffer_puts(out, "### crosscheck: ");
    for (size_t i = 4; i-- > 0;) {
        if (counts[i] == 0) continue;
        xc_buffer_printf(out, "%s%zu %s%s", any ? ", " : "", counts[i],
                         names[i], counts[i] == 1 ? "" : "s");
        any = true;
    }
    xc_buffer_puts(out, any ? "\n\n" : "nothing to report\n\n");
}

static void put_problems(xc_buffer *out, const xc_report *report) {
    size_t count = report->problems.count;
    for (size_t i = 0; i < count && i < PROBLEMS_MOST; i++) {
        const xc_notice *problem = &report->problems.items[i];
        xc_buffer_puts(out, "- ");
        put_clipped(out, problem->path, PASSAGE_MOST);
        xc_buffer_puts(out, problem->path ? ": " : "");
        put_clipped(out, problem->message, PASSAGE_MOST);
        xc_buffer_putc(out, '\n');
    }
    if (count > PROBLEMS_MOST)
        xc_buffer_printf(out, "- and %zu more inputs\n", count - PROBLEMS_MOST);
    if (count) xc_buffer_putc(out, '\n');
}

/* What there is room for, the worst first; how many. */
static size_t put_findings(xc_buffer *out, const xc_report *report,
                           size_t room) {
    size_t shown = 0;
    for (; shown < report->outcome.findings.count; shown++) {
        size_t before = out->length;
        put_finding(out, &report->outcome.findings.items[shown]);
        if (out->failed) return shown;
        if (out->length <= room) continue;
        out->length = before;
        out->bytes[before] = '\0';
        break;
    }
    return shown;
}

static void put_end(xc_buffer *out, const xc_report *report, size_t shown) {
    xc_buffer summary = XC_BUFFER_INIT;
    size_t hidden = report->outcome.findings.count - shown;
    if (hidden)
        xc_buffer_printf(out,
                         "**%zu more %s left out: a comment holds no more.** "
                         "They are less severe than these, or come after "
                         "them; another format has them all.\n\n",
                         hidden, hidden == 1 ? "finding is" : "findings are");
    if (shown)
        xc_buffer_puts(out, "To accept a finding: `crosscheck accept "
                            "FINGERPRINT --reason TEXT`.\n\n");
    xc_summary_put_text(&summary, report);
    put_clipped(out, summary.bytes, MESSAGE_MOST);
    xc_buffer_putc(out, '\n');
    if (summary.failed) out->failed = true;
    xc_buffer_dispose(&summary);
}

void xc_write_markdown(xc_sink *sink, const xc_report *report,
                       const xc_style *style) {
    xc_buffer comment = XC_BUFFER_INIT;
    (void)style;
    put_heading(&comment, report);
    put_problems(&comment, report);
    size_t shown = put_findings(&comment, report, COMMENT_MOST - END_ROOM);
    put_end(&comment, report, shown);
    if (comment.failed)
        sink->buffer.failed = true;
    else
        xc_buffer_add(&sink->buffer, comment.bytes, comment.length);
    xc_buffer_dispose(&comment);
    xc_sink_flush(sink);
}

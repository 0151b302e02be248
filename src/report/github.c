/*
 * github.c - turns a report into the workflow commands that GitHub Actions
 * makes annotations of: "::error file=a.txt,line=7,col=3,title=...::...".
 *
 * GitHub shows ten errors, ten warnings and ten notices of a step and drops
 * the others without a word: the worst are written, and a last notice says
 * what was compared and how many are not shown. Inputs that were left out come
 * first, three of them at most. Nothing of an article begins a line.
 * Levels are severities, whatever --fail-on says: an annotation fails no job.
 * Exports: xc_write_github.
 */
#include <string.h>

#include "report/machine.h"

enum {
    OF_A_LEVEL = 10, /* annotations that GitHub shows of a step */
    PROBLEMS_MOST = 3,
    TITLE_MOST = 120, /* characters */
    MESSAGE_MOST = 1000,
    PASSAGE_MOST = 300,
    PASSAGES_MOST = 5
};

typedef struct github {
    xc_sink *sink;
    xc_checked checked;
    size_t used[4]; /* annotations, by severity; agreements are notices */
    size_t left_out[4];
} github;

/* ------------------------------------------------------------------ */
/* One command                                                          */

static const char *command_of(xc_severity severity) {
    switch (severity) {
    case XC_SEVERITY_ERROR:
        return "error";
    case XC_SEVERITY_WARNING:
        return "warning";
    case XC_SEVERITY_NOTE:
    case XC_SEVERITY_NONE:
        break;
    }
    return "notice";
}

/* As @actions/core has it; in properties colons and commas too. */
static void put_escaped(xc_buffer *out, const char *text, bool property) {
    for (; *text; text++) {
        bool special = *text == '%' || *text == '\r' || *text == '\n' ||
                       (property && (*text == ':' || *text == ','));
        if (special)
            xc_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*text);
        else
            xc_buffer_putc(out, *text);
    }
}

/* Writes what was put into a buffer, and gives the buffer back. */
static void put_buffer(xc_buffer *out, xc_buffer *text, bool property) {
    put_escaped(out, text->bytes ? text->bytes : "", property);
    if (text->failed) out->failed = true;
    xc_buffer_dispose(text);
}

static void put_file(xc_buffer *out, const char *path, uint32_t line,
                     uint32_t column) {
    xc_buffer text = XC_BUFFER_INIT;
    if (!path) return;
    xc_path_put(&text, path);
    xc_buffer_puts(out, "file=");
    put_buffer(out, &text, true);
    if (line) xc_buffer_printf(out, ",line=%u", line);
    if (line && column) xc_buffer_printf(out, ",col=%u", column);
    xc_buffer_putc(out, ',');
}

static void put_title(xc_buffer *out, const char *string) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_clip_put(&text, string, TITLE_MOST);
    xc_buffer_puts(out, "title=");
    put_buffer(out, &text, true);
    xc_buffer_puts(out, "::");
}

/* Which of the kinds that GitHub counts a severity is of. */
static xc_severity kind_of(xc_severity severity) {
    return severity == XC_SEVERITY_NONE ? XC_SEVERITY_NOTE : severity;
}

/* False where there are as many as GitHub shows. One notice is kept for the
 * last. */
static bool take_one(github *g, xc_severity severity) {
    xc_severity kind = kind_of(severity);
    size_t most = kind == XC_SEVERITY_NOTE ? OF_A_LEVEL - 1 : OF_A_LEVEL;
    if (g->used[kind] == most) {
        g->left_out[kind]++;
        return false;
    }
    g->used[kind]++;
    xc_buffer_printf(&g->sink->buffer, "::%s ", command_of(severity));
    return true;
}

/* ------------------------------------------------------------------ */
/* What is annotated                                                    */

static void put_message(xc_buffer *text, const xc_finding *finding) {
    xc_clip_put(text, finding->message, MESSAGE_MOST);
    size_t shown = finding->evidence_count < PASSAGES_MOST
                       ? finding->evidence_count
                       : PASSAGES_MOST;
    for (size_t i = 0; i < shown; i++) {
        xc_buffer_putc(text, '\n');
        xc_place_put(text, &finding->evidence[i]);
        xc_buffer_puts(text, ": ");
        xc_clip_put(text, finding->evidence[i].text, PASSAGE_MOST);
    }
    if (finding->evidence_count > shown)
        xc_buffer_printf(text, "\nand %zu more passages",
                         finding->evidence_count - shown);
    xc_buffer_puts(text, "\nfingerprint ");
    xc_clip_put(text, finding->fingerprint, TITLE_MOST);
}

static void put_finding(github *g, const xc_finding *finding) {
    xc_buffer *out = &g->sink->buffer;
    xc_buffer title = XC_BUFFER_INIT, text = XC_BUFFER_INIT;
    if (!take_one(g, finding->severity)) return;
    size_t place = xc_finding_place(&g->checked, finding);
    if (place < finding->evidence_count)
        put_file(out, finding->evidence[place].path,
                 finding->evidence[place].line,
                 finding->evidence[place].column);
    xc_buffer_printf(&title, "%s [%s]", xc_verdict_name(finding->verdict),
                     finding->rule);
    put_title(out, title.bytes);
    if (title.failed) out->failed = true;
    xc_buffer_dispose(&title);
    put_message(&text, finding);
    put_buffer(out, &text, false);
    xc_buffer_putc(out, '\n');
    xc_sink_flush(g->sink);
}

static void put_problem(github *g, const xc_notice *problem, bool wanted) {
    xc_buffer *out = &g->sink->buffer;
    xc_buffer text = XC_BUFFER_INIT;
    if (!wanted) {
        g->left_out[kind_of(problem->severity)]++;
        return;
    }
    if (!take_one(g, problem->severity)) return;
    put_file(out, problem->path, problem->line, problem->column);
    put_title(out, problem->severity == XC_SEVERITY_ERROR
                       ? "input left out"
                       : "input read with a loss");
    xc_clip_put(&text, problem->message, MESSAGE_MOST);
    put_buffer(out, &text, false);
    xc_buffer_putc(out, '\n');
}

/* "12 errors, 3 notes" */
static void put_left_out(xc_buffer *text, const github *g) {
    static const char *const names[] = {"agreement", "note", "warning",
                                        "error"};
    bool any = false;
    for (size_t i = 4; i-- > 0;) {
        if (g->left_out[i] == 0) continue;
        xc_buffer_printf(text, "%s%zu more %s%s", any ? ", " : "\n",
                         g->left_out[i], names[i],
                         g->left_out[i] == 1 ? "" : "s");
        any = true;
    }
    if (any)
        xc_buffer_puts(text, " not annotated: GitHub shows 10 of a kind, and "
                             "these are the worst. Other formats have all.");
}

static void put_summary(github *g, const xc_report *report) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_summary_put_text(&text, report);
    put_left_out(&text, g);
    xc_buffer_puts(&g->sink->buffer, "::notice title=crosscheck::");
    put_buffer(&g->sink->buffer, &text, false);
    xc_buffer_putc(&g->sink->buffer, '\n');
}

void xc_write_github(xc_sink *sink, const xc_report *report,
                     const xc_style *style) {
    github g = {.sink = sink};
    (void)style;
    if (xc_checked_init(&g.checked, report) < 0) sink->buffer.failed = true;
    for (size_t i = 0; i < report->problems.count; i++)
        put_problem(&g, &report->problems.items[i], i < PROBLEMS_MOST);
    for (size_t i = 0; i < report->outcome.findings.count; i++)
        put_finding(&g, &report->outcome.findings.items[i]);
    put_summary(&g, report);
    xc_checked_dispose(&g.checked);
    xc_sink_flush(sink);
}

/*
 * text.c - turns a report into text for a terminal, the way a compiler
 * shows its errors: what is wrong, where, the words underlined, and why.
 *
 * It judges nothing and leaves nothing out. Exports: xc_write_text,
 * xc_finding_put_text, xc_summary_put_text.
 */
#include <string.h>

#include "report/escape.h"
#include "report/writers.h"

#define INDENT 4u

static const char *severity_ansi(xc_severity severity) {
    switch (severity) {
    case XC_SEVERITY_ERROR:
        return XC_ANSI_RED;
    case XC_SEVERITY_WARNING:
        return XC_ANSI_YELLOW;
    case XC_SEVERITY_NOTE:
        return XC_ANSI_CYAN;
    case XC_SEVERITY_NONE:
        break;
    }
    return XC_ANSI_GREEN;
}

/* "error: conflict [share]", or "agree [share]" where it is no complaint */
static void write_title(xc_buffer *out, const xc_finding *finding, bool color) {
    const char *verdict = xc_verdict_name(finding->verdict);
    if (color) xc_buffer_puts(out, severity_ansi(finding->severity));
    if (finding->severity != XC_SEVERITY_NONE) {
        xc_buffer_printf(out, "%s: ", xc_severity_name(finding->severity));
    }
    xc_buffer_printf(out, "%s [", verdict);
    xc_escape_shown_string(out, finding->rule);
    xc_buffer_putc(out, ']');
    if (color) xc_buffer_puts(out, XC_ANSI_RESET);
    xc_buffer_putc(out, '\n');
}

/* "(" ahead of the first remark, ", " ahead of the others */
static void start_remark(xc_buffer *out, bool *any) {
    xc_buffer_puts(out, *any ? ", " : " (");
    *any = true;
}

/* "a.txt:7:3 (article x1, title, 2031-03-04)", as far as it applies */
static void write_place(xc_buffer *out, const xc_evidence *evidence,
                        bool color) {
    bool any = false;
    xc_buffer_puts(out, "  ");
    if (color) xc_buffer_puts(out, XC_ANSI_BOLD);
    xc_escape_shown_string(out, evidence->path);
    xc_buffer_printf(out, ":%u:%u", evidence->line, evidence->column);
    if (color) xc_buffer_puts(out, XC_ANSI_RESET);
    if (evidence->article && strcmp(evidence->article, evidence->path) != 0) {
        start_remark(out, &any);
        xc_buffer_puts(out, "article ");
        xc_escape_shown_string(out, evidence->article);
    }
    if (evidence->field && strcmp(evidence->field, "title") == 0) {
        start_remark(out, &any);
        xc_buffer_puts(out, "title");
    }
    if (evidence->published) {
        start_remark(out, &any);
        xc_escape_shown_string(out, evidence->published);
    }
    xc_buffer_puts(out, any ? ")\n" : "\n");
}

/* A mark is given in bytes of the field, a passage wants its own. */
static size_t within(size_t at, const xc_evidence *evidence, size_t length) {
    if (at <= evidence->start) return 0;
    at -= evidence->start;
    return at < length ? at : length;
}

static void write_evidence(xc_buffer *out, const xc_evidence *evidence,
                           unsigned width, bool color) {
    const char *text = evidence->text ? evidence->text : "";
    size_t length = strlen(text);
    xc_passage passage = {text, length,
                          within(evidence->mark_start, evidence, length),
                          within(evidence->mark_end, evidence, length)};
    write_place(out, evidence, color);
    xc_layout_passage(out, &passage, INDENT, width, color);
    if (evidence->reads) {
        xc_layout_paragraph(out, "    reads: ", INDENT + 7, width,
                            evidence->reads);
    }
    xc_buffer_putc(out, '\n');
}

static void write_derivation(xc_buffer *out, const xc_finding *finding,
                             unsigned width) {
    if (finding->derivation_count == 0) return;
    xc_buffer_puts(out, "  Why:\n");
    for (size_t i = 0; i < finding->derivation_count; i++) {
        xc_buffer first = XC_BUFFER_INIT;
        xc_buffer_printf(&first, "    %zu. ", i + 1);
        if (first.failed) out->failed = true;
        unsigned rest = (unsigned)first.length;
        xc_layout_paragraph(out, first.bytes ? first.bytes : "", rest, width,
                            finding->derivation[i]);
        xc_buffer_dispose(&first);
    }
}

/* The command that leaves it out from now on; nobody complains of agreement. */
static void write_acceptance(xc_buffer *out, const xc_finding *finding,
                             unsigned width) {
    xc_buffer command = XC_BUFFER_INIT;
    if (finding->severity == XC_SEVERITY_NONE) return;
    xc_buffer_printf(&command, "crosscheck accept %s --reason \"...\"",
                     finding->fingerprint);
    if (command.failed) out->failed = true;
    xc_layout_paragraph(out, "  To accept it: ", INDENT, width,
                        command.bytes ? command.bytes : "");
    xc_buffer_dispose(&command);
}

void xc_finding_put_text(xc_buffer *out, const xc_finding *finding,
                         unsigned width, bool color) {
    write_title(out, finding, color);
    xc_layout_paragraph(out, "  ", 2, width,
                        finding->message ? finding->message : "");
    xc_buffer_putc(out, '\n');
    for (size_t i = 0; i < finding->evidence_count; i++) {
        write_evidence(out, &finding->evidence[i], width, color);
    }
    write_derivation(out, finding, width);
    int percent = (int)(finding->confidence * 100 + 0.5);
    if (percent > 99 && finding->confidence < 1) percent = 99;
    if (percent > 99) percent = 99; /* nothing here is certain */
    if (color) xc_buffer_puts(out, XC_ANSI_DIM);
    xc_buffer_printf(out, "  Confidence %d%%, fingerprint ", percent);
    xc_escape_shown_string(out, finding->fingerprint);
    xc_buffer_puts(out, ".\n");
    write_acceptance(out, finding, width);
    if (color) xc_buffer_puts(out, XC_ANSI_RESET);
    xc_buffer_putc(out, '\n');
}

static void put_count(xc_buffer *out, size_t count, const char *one,
                      const char *many) {
    xc_buffer_printf(out, "%zu %s", count, count == 1 ? one : many);
}

/* "1 error and 2 notes" */
static void put_found(xc_buffer *out, const xc_report *report) {
    static const char *const ones[] = {"agreement", "note", "warning", "error"};
    static const char *const manies[] = {"agreements", "notes", "warnings",
                                         "errors"};
    size_t counts[4] = {0}, kinds = 0;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        counts[report->outcome.findings.items[i].severity]++;
    }
    for (size_t i = 0; i < 4; i++)
        kinds += counts[i] > 0;
    for (size_t i = 4; i-- > 0;) {
        if (counts[i] == 0) continue;
        put_count(out, counts[i], ones[i], manies[i]);
        kinds--;
        if (kinds > 0) xc_buffer_puts(out, kinds == 1 ? " and " : ", ");
    }
}

static void put_summary(xc_buffer *out, const xc_report *report) {
    const xc_summary *s = &report->outcome.summary;
    if (report->outcome.findings.count == 0) {
        xc_buffer_puts(out, "Nothing to report");
    } else {
        put_found(out, report);
    }
    xc_buffer_puts(out, " in ");
    put_count(out, s->articles, "article", "articles");
    xc_buffer_puts(out, " with ");
    put_count(out, s->facts, "figure or quotation", "figures and quotations");
    xc_buffer_printf(out,
                     ": %zu confirmed elsewhere, %zu in dispute or conflict, "
                     "%zu without a counterpart.",
                     s->confirmed, s->differing, s->unmatched);
    if (s->unmatched > 0) {
        xc_buffer_puts(out, " What has no counterpart was not compared with "
                            "anything: that it is not reported does not make "
                            "it right.");
    }
    xc_survey_put_period(out, report);
    if (s->unchanged > 0) {
        xc_buffer_printf(
            out, " %zu %s no changed line and %s left out.", s->unchanged,
            s->unchanged == 1 ? "finding touches" : "findings touch",
            s->unchanged == 1 ? "is" : "are");
    }
    xc_accepted_put_text(out, report);
    if (report->problems.count > 0) {
        xc_buffer_putc(out, ' ');
        put_count(out, report->problems.count, "input was", "inputs were");
        xc_buffer_puts(out, " left out.");
    }
}

void xc_summary_put_text(xc_buffer *out, const xc_report *report) {
    put_summary(out, report);
}

void xc_write_text(xc_sink *sink, const xc_report *report,
                   const xc_style *style) {
    unsigned width = xc_style_width(style);
    bool color = style && style->color;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        xc_finding_put_text(&sink->buffer, &report->outcome.findings.items[i],
                            width, color);
        xc_sink_flush(sink);
    }
    if (style && style->quiet) return;
    xc_survey_put_text(sink, report, style);
    xc_buffer summary = XC_BUFFER_INIT;
    put_summary(&summary, report);
    if (summary.failed) sink->buffer.failed = true;
    xc_layout_paragraph(&sink->buffer, "", 0, width,
                        summary.bytes ? summary.bytes : "");
    xc_buffer_dispose(&summary);
    xc_sink_flush(sink);
}

/*
 * html.c - turns a report into one page that can be mailed: nothing of it is
 * elsewhere, and its Content-Security-Policy lets in its own style and script
 * by their hashes and nothing besides. Without its script all is shown.
 *
 * It judges nothing. Exports: xc_write_html.
 */
#include "report/html.h"

#include <string.h>

static void put_start(xc_buffer *out) {
    xc_buffer_printf(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src '%s'; script-src '%s'; base-uri 'none'; "
        "form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>Crosscheck report</title>\n<style>",
        xc_page_style_hash, xc_page_script_hash);
    xc_buffer_puts(out, xc_page_style);
    xc_buffer_puts(out, "</style>\n</head>\n<body>\n<a class=\"skip\" "
                        "href=\"#main\">Skip to the findings</a>\n");
}

static void put_tally(xc_buffer *out, size_t count, const char *one,
                      const char *many) {
    xc_buffer_printf(out, "<li><b>%zu</b> %s</li>\n", count,
                     count == 1 ? one : many);
}

static void put_header(xc_page *page) {
    const xc_outcome *outcome = &page->report->outcome;
    const xc_summary *s = &outcome->summary;
    size_t counts[XC_SEVERITY_ERROR + 1] = {0};
    for (size_t i = 0; i < outcome->findings.count; i++)
        counts[outcome->findings.items[i].severity]++;
    xc_buffer_puts(page->out, "<header class=\"top\">\n<h1>Where the articles "
                              "differ</h1>\n<ul class=\"tally\">\n");
    put_tally(page->out, counts[XC_SEVERITY_ERROR], "error", "errors");
    put_tally(page->out, counts[XC_SEVERITY_WARNING], "warning", "warnings");
    put_tally(page->out, counts[XC_SEVERITY_NOTE], "note", "notes");
    put_tally(page->out, s->articles, "article", "articles");
    put_tally(page->out, s->confirmed, "figure or quotation confirmed",
              "figures and quotations confirmed");
    put_tally(page->out, s->unmatched, "without a counterpart",
              "without a counterpart");
    xc_buffer_puts(page->out, "</ul>\n<nav aria-label=\"Sections\"><ul>\n"
                              "<li><a href=\"#findings\">Findings</a></li>\n"
                              "<li><a href=\"#figures\">Figures that vary</a>"
                              "</li>\n");
    if (page->report->whole_archive)
        xc_buffer_puts(page->out, "<li><a href=\"#overview\">By story, source "
                                  "and rule</a></li>\n");
    if (page->report->whole_archive && page->report->survey.sweep.count > 0)
        xc_buffer_puts(page->out, "<li><a href=\"#earlier\">Earlier figures"
                                  "</a></li>\n");
    xc_buffer_puts(page->out,
                   "<li><a href=\"#singles\">Stated by one source</a></li>\n"
                   "<li><a href=\"#compared\">What was compared</a></li>\n"
                   "</ul></nav>\n</header>\n");
}

/* ------------------------------------------------------------------ */
/* Filters                                                              */

static void open_select(xc_buffer *out, const char *name, const char *label) {
    xc_buffer_printf(out,
                     "<div><label for=\"filter-%s\">%s</label>\n<select "
                     "id=\"filter-%s\"><option value=\"\">all</option>\n",
                     name, label, name);
}

static void put_option(xc_buffer *out, const char *value) {
    xc_buffer_puts(out, "<option value=\"");
    xc_page_put_string(out, value, XC_PAGE_NAME);
    xc_buffer_puts(out, "\">");
    xc_page_put_string(out, value, 60);
    xc_buffer_puts(out, "</option>\n");
}

static void put_rules(xc_page *page) {
    const xc_outcome *outcome = &page->report->outcome;
    const xc_rule_info *rule;
    open_select(page->out, "rule", "Rule");
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++) {
        size_t at = 0;
        while (at < page->shown &&
               strcmp(outcome->findings.items[at].rule, rule->id) != 0)
            at++;
        if (at < page->shown) put_option(page->out, rule->id);
    }
    xc_buffer_puts(page->out, "</select></div>\n");
}

static void put_severities(xc_page *page) {
    open_select(page->out, "severity", "Severity");
    put_option(page->out, "error");
    put_option(page->out, "warning");
    put_option(page->out, "note");
    xc_buffer_puts(page->out, "</select></div>\n");
}

static void put_sources(xc_page *page) {
    open_select(page->out, "source", "Source");
    for (size_t i = 0; i < page->source_count; i++) {
        xc_buffer_printf(page->out, "<option value=\"%zu\">", i);
        xc_page_put_string(page->out, page->sources[i], 60);
        xc_buffer_puts(page->out, "</option>\n");
        xc_sink_flush(page->sink);
    }
    xc_buffer_puts(page->out, "</select></div>\n");
}

/* The script shows them: without it they could do nothing. */
static void put_filters(xc_page *page) {
    if (page->shown == 0) return;
    xc_buffer_puts(page->out, "<form class=\"filters\" id=\"filters\" hidden "
                              "role=\"search\" aria-label=\"Filter findings\">"
                              "\n");
    put_rules(page);
    put_severities(page);
    put_sources(page);
    xc_buffer_puts(page->out,
                   "<button type=\"reset\">Show all</button>\n<output "
                   "id=\"shown\" aria-live=\"polite\"></output>\n</form>\n");
}

/* ------------------------------------------------------------------ */
/* The end                                                              */

static void put_problems(xc_page *page) {
    const xc_report *report = page->report;
    xc_buffer *out = page->out;
    if (report->problems.count == 0) return;
    xc_buffer_puts(out, "<h3>Inputs with trouble</h3>\n<ul class=\"plain\">\n");
    for (size_t i = 0; i < report->problems.count; i++) {
        const xc_notice *notice = &report->problems.items[i];
        xc_buffer_puts(out, "<li>");
        xc_page_put_name(out, notice->path);
        if (notice->line > 0)
            xc_buffer_printf(out, ", line %u, column %u", notice->line,
                             notice->column);
        xc_buffer_puts(out, ": ");
        xc_page_put_string(out, notice->message, XC_PAGE_PASSAGE);
        xc_buffer_puts(out, "</li>\n");
        xc_sink_flush(page->sink);
    }
    xc_buffer_puts(out, "</ul>\n");
}

static void put_compared(xc_page *page) {
    xc_buffer summary = XC_BUFFER_INIT;
    xc_summary_put_text(&summary, page->report);
    if (summary.failed) page->out->failed = true;
    xc_buffer_puts(page->out, "<section aria-labelledby=\"compared\">\n<h2 "
                              "id=\"compared\">What was compared, and what was "
                              "not</h2>\n<p>");
    xc_page_put_text(page->out, summary.bytes, summary.length);
    xc_buffer_puts(page->out, "</p>\n");
    put_problems(page);
    xc_buffer_puts(page->out, "</section>\n");
    xc_buffer_dispose(&summary);
}

static void put_end(xc_buffer *out) {
    xc_buffer_printf(out,
                     "</main>\n<footer><p>Made by crosscheck %s. It says where "
                     "articles differ, and not which is right.</p></footer>\n"
                     "<script>",
                     xc_version());
    xc_buffer_puts(out, xc_page_script);
    xc_buffer_puts(out, "</script>\n</body>\n</html>\n");
}

static void put_page(xc_page *page) {
    put_start(page->out);
    put_header(page);
    xc_buffer_puts(page->out, "<main id=\"main\" tabindex=\"-1\">\n");
    put_filters(page);
    xc_page_put_findings(page);
    xc_page_put_figures(page);
    xc_page_put_survey(page);
    xc_page_put_singles(page);
    put_compared(page);
    put_end(page->out);
    xc_sink_flush(page->sink);
}

void xc_write_html(xc_sink *sink, const xc_report *report,
                   const xc_style *style) {
    (void)style;
    size_t count = report->outcome.findings.count;
    xc_page page = {.sink = sink,
                    .out = &sink->buffer,
                    .report = report,
                    .arena = xc_arena_new(),
                    .shown =
                        count < XC_PAGE_FINDINGS ? count : XC_PAGE_FINDINGS};
    if (page.arena && xc_page_prepare(&page) == XC_OK)
        put_page(&page);
    else
        sink->buffer.failed = true;
    xc_sink_flush(sink);
    xc_arena_free(page.arena);
}

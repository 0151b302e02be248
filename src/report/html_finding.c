/*
 * html_finding.c - turns each finding into a block of the page: what differs,
 * the passages side by side, who gives which figure, why, and how to accept
 * it.
 *
 * Past XC_PAGE_FINDINGS the page says how many there are besides.
 * Exports: xc_page_put_findings.
 */
#include <string.h>

#include "report/html.h"

/* What the filters go by. Severities and verdicts are words of ours. */
static void put_sources(xc_page *page, const xc_finding *f) {
    size_t number;
    const char *before = "";
    for (size_t i = 0; i < f->evidence_count; i++) {
        const xc_evidence *e = &f->evidence[i];
        const char *name = xc_page_source(page, e->path, e->article, NULL);
        if (!xc_page_source_number(page, name, &number)) continue;
        xc_buffer_printf(page->out, "%s%zu", before, number);
        before = " ";
    }
    for (size_t i = 0; f->sightings && i < f->sightings->count; i++) {
        const xc_sighting *s = &f->sightings->items[i];
        const char *name = xc_page_source(page, s->path, s->article, s->source);
        if (!xc_page_source_number(page, name, &number)) continue;
        xc_buffer_printf(page->out, "%s%zu", before, number);
        before = " ";
    }
}

static void put_head(xc_page *page, const xc_finding *f, size_t number) {
    xc_buffer *out = page->out;
    const char *severity = xc_severity_name(f->severity);
    xc_buffer_printf(
        out,
        "<article class=\"finding %s\" id=\"f%zu\" "
        "aria-labelledby=\"h%zu\" data-finding data-severity=\"%s\""
        " data-rule=\"",
        severity, number, number, severity);
    xc_page_put_string(out, f->rule, XC_PAGE_NAME);
    xc_buffer_puts(out, "\" data-source=\"");
    put_sources(page, f);
    xc_buffer_printf(
        out, "\">\n<p class=\"kind\"><b>%s</b> \xc2\xb7 %s \xc2\xb7 rule ",
        f->severity == XC_SEVERITY_NONE ? "agreement" : severity,
        xc_verdict_name(f->verdict));
    xc_page_put_name(out, f->rule);
    xc_buffer_printf(out, " \xc2\xb7 <a href=\"#f%zu\">no. %zu</a></p>\n",
                     number, number);
    xc_buffer_printf(out, "<h3 id=\"h%zu\">", number);
    xc_page_put_string(out, f->message, XC_PAGE_PASSAGE);
    xc_buffer_puts(out, "</h3>\n");
}

static bool says_other(const xc_evidence *a, const xc_evidence *b) {
    if (!a->reads || !b->reads) return true;
    return strcmp(a->reads, b->reads) != 0;
}

/* The first that says something else, else the first other one. */
static const xc_evidence *other_of(const xc_finding *f, size_t index) {
    for (size_t i = 0; i < f->evidence_count; i++)
        if (i != index && says_other(&f->evidence[i], &f->evidence[index]))
            return &f->evidence[i];
    return f->evidence_count > 1 ? &f->evidence[index == 0] : NULL;
}

static void put_caption(xc_page *page, const xc_evidence *e) {
    xc_buffer *out = page->out;
    const xc_report_article *article =
        xc_page_article(page, e->path, e->article);
    const char *source = xc_page_source(page, e->path, e->article, NULL);
    xc_buffer_puts(out, "<figcaption><b>");
    xc_page_put_name(out, source);
    xc_buffer_puts(out, "</b>, ");
    xc_page_put_day(out, e->published);
    if (article && article->title) {
        xc_buffer_puts(out, ", \xe2\x80\x9c");
        xc_page_put_name(out, article->title);
        xc_buffer_puts(out, "\xe2\x80\x9d");
    }
    xc_buffer_puts(out, "<br>");
    if (e->article && e->path && strcmp(e->article, e->path) != 0) {
        xc_buffer_puts(out, "article ");
        xc_page_put_name(out, e->article);
        xc_buffer_puts(out, ", ");
    }
    if (e->path && strcmp(source, e->path) != 0) {
        xc_page_put_name(out, e->path);
        xc_buffer_puts(out, ", ");
    }
    xc_buffer_printf(out, "line %u, column %u", e->line, e->column);
    if (e->field && strcmp(e->field, "title") == 0)
        xc_buffer_puts(out, ", in the title");
    xc_buffer_puts(out, "</figcaption>\n");
}

/* What stands ahead of a passage, or behind it, with the blanks between. */
static void put_context(xc_buffer *out, const char *text) {
    if (!text) return;
    xc_buffer_puts(out, "<span class=\"context\">");
    xc_page_put_string(out, text, XC_PAGE_NAME);
    xc_buffer_puts(out, "</span>");
}

static void put_side(xc_page *page, const xc_finding *f, size_t index) {
    xc_buffer *out = page->out;
    const xc_evidence *e = &f->evidence[index];
    xc_buffer_puts(out, "<figure class=\"side\">\n");
    put_caption(page, e);
    xc_buffer_puts(out, "<blockquote dir=\"auto\">");
    put_context(out, e->before);
    xc_page_put_passage(out, e, other_of(f, index));
    put_context(out, e->after);
    xc_buffer_puts(out, "</blockquote>\n");
    if (e->reads) {
        xc_buffer_puts(out, "<p class=\"reads\">read as: ");
        xc_page_put_string(out, e->reads, XC_PAGE_NAME);
        xc_buffer_puts(out, "</p>\n");
    }
    xc_buffer_puts(out, "</figure>\n");
    xc_sink_flush(page->sink);
}

static void put_value(xc_buffer *out, const xc_stated *v) {
    xc_buffer_puts(out, "<tr><th scope=\"row\">");
    xc_page_put_string(out, v->reads, XC_PAGE_NAME);
    xc_buffer_printf(out,
                     "</th><td data-label=\"independent sources\" "
                     "class=\"n\">%zu</td><td data-label=\"given by\">",
                     v->voices);
    for (size_t i = 0; i < v->source_count; i++) {
        if (i > 0) xc_buffer_puts(out, ", ");
        xc_page_put_name(out, v->sources[i]);
    }
    xc_buffer_puts(out, "</td></tr>\n");
}

static void put_values(xc_buffer *out, const xc_finding *f) {
    if (f->value_count == 0) return;
    xc_buffer_puts(
        out, "<div class=\"scroll values\"><table class=\"rows\"><caption>"
             "Values by source</caption><thead><tr>"
             "<th scope=\"col\">value</th><th scope=\"col\" "
             "class=\"n\">independent sources</th>"
             "<th scope=\"col\">given by</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < f->value_count; i++)
        put_value(out, &f->values[i]);
    xc_buffer_puts(out, "</tbody></table></div>\n");
}

static void put_derivation(xc_buffer *out, const xc_finding *f) {
    if (f->derivation_count == 0) return;
    xc_buffer_puts(out, "<details open><summary>Why</summary><ol>\n");
    for (size_t i = 0; i < f->derivation_count; i++) {
        xc_buffer_puts(out, "<li>");
        xc_page_put_string(out, f->derivation[i], XC_PAGE_PASSAGE);
        xc_buffer_puts(out, "</li>\n");
    }
    xc_buffer_puts(out, "</ol></details>\n");
}

/* Nothing here is certain. */
static int percent_of(double confidence) {
    int percent = (int)(confidence * 100 + 0.5);
    return percent > 99 ? 99 : percent;
}

static void put_foot(xc_buffer *out, const xc_finding *f) {
    xc_buffer_printf(out,
                     "<p class=\"accept\">Confidence %d%%, fingerprint <code>",
                     percent_of(f->confidence));
    xc_page_put_string(out, f->fingerprint, XC_PAGE_NAME);
    xc_buffer_puts(out, "</code>. ");
    if (f->verdict != XC_VERDICT_AGREE) {
        xc_buffer_puts(out, "To accept it: <code>crosscheck accept ");
        xc_page_put_string(out, f->fingerprint, XC_PAGE_NAME);
        xc_buffer_puts(out, " --reason &quot;\xe2\x80\xa6&quot;</code>");
    }
    xc_buffer_puts(out, "</p>\n</article>\n");
}

static void put_finding(xc_page *page, const xc_finding *f, size_t number) {
    put_head(page, f, number);
    xc_buffer_puts(page->out, "<div class=\"sides\">\n");
    for (size_t i = 0; i < f->evidence_count; i++)
        put_side(page, f, i);
    xc_buffer_puts(page->out, "</div>\n");
    put_values(page->out, f);
    put_derivation(page->out, f);
    put_foot(page->out, f);
    xc_sink_flush(page->sink);
}

void xc_page_put_findings(xc_page *page) {
    size_t all = page->report->outcome.findings.count;
    xc_buffer_puts(page->out, "<section aria-labelledby=\"findings\">\n"
                              "<h2 id=\"findings\">Findings</h2>\n");
    if (all == 0)
        xc_buffer_puts(page->out, "<p>Nothing to report. What was compared, "
                                  "and what was not, stands at the end.</p>\n");
    if (page->shown < all)
        xc_buffer_printf(page->out,
                         "<p>Shown are the first %zu of %zu findings, the "
                         "worst; <code>--to json</code> has all.</p>\n",
                         page->shown, all);
    for (size_t i = 0; i < page->shown; i++)
        put_finding(page, &page->report->outcome.findings.items[i], i + 1);
    xc_buffer_puts(page->out, "</section>\n");
}

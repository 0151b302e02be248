/*
 * html_figure.c - turns each figure that varies into a section of the page: a
 * drawing of its values, a table of where it stands, by day, and links to the
 * findings about it.
 *
 * Shows MOST_FIGURES figures and MOST_PLACES places of each, and says how many
 * there are besides. Exports: xc_page_put_figures.
 */
#include <string.h>

#include "report/html.h"

enum { MOST_FIGURES = 1000, MOST_PLACES = 60, MOST_LINKS = 20 };

/* "no. 3, no. 7" of those that are on the page. */
static void put_links(xc_page *page, const xc_figure *figure) {
    size_t linked = 0;
    for (size_t i = 0; i < figure->findings.count; i++) {
        size_t number = figure->findings.items[i] + 1;
        if (number > page->shown || linked == MOST_LINKS) continue;
        xc_buffer_printf(page->out, "%s<a href=\"#f%zu\">no. %zu</a>",
                         linked++ ? ", " : "", number, number);
    }
    if (linked < figure->findings.count)
        xc_buffer_printf(page->out, " and %zu more",
                         figure->findings.count - linked);
}

static void put_row(xc_page *page, const xc_sighting *s) {
    xc_buffer *out = page->out;
    xc_buffer_puts(out, "<tr><th scope=\"row\" class=\"day\">");
    xc_page_put_day(out, s->published);
    xc_buffer_puts(out, "</th><td>");
    xc_page_put_name(out, xc_page_source(page, s->path, s->article, s->source));
    xc_buffer_puts(out, "</td><td data-label=\"figure\">");
    xc_page_put_string(out, s->reads, XC_PAGE_NAME);
    xc_buffer_puts(out, "</td><td data-label=\"says\">");
    xc_page_put_string(out, s->says, XC_PAGE_NAME);
    xc_buffer_puts(out, "</td><td data-label=\"place\">");
    xc_page_put_name(out, s->path);
    xc_buffer_printf(out, ":%u:%u</td></tr>\n", s->line, s->column);
}

static void put_places(xc_page *page, const xc_figure *figure) {
    size_t count = figure->sightings.count;
    size_t shown = count < MOST_PLACES ? count : MOST_PLACES;
    xc_buffer_puts(page->out,
                   "<div class=\"scroll\"><table class=\"rows\"><caption>Where "
                   "it stands, by date of publication</caption><thead><tr>"
                   "<th scope=\"col\">date</th><th scope=\"col\">source</th>"
                   "<th scope=\"col\">figure</th><th scope=\"col\">says</th>"
                   "<th scope=\"col\">place</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < shown; i++)
        put_row(page, figure->sightings.items[i]);
    xc_buffer_puts(page->out, "</tbody></table></div>\n");
    if (shown < count || figure->left_out > 0)
        xc_buffer_printf(page->out, "<p>%zu more places are not shown.</p>\n",
                         count - shown + figure->left_out);
}

static void put_numbers(xc_page *page, const xc_figure *figure) {
    size_t number;
    const char *before = "";
    for (size_t i = 0; i < figure->sightings.count; i++) {
        const xc_sighting *s = figure->sightings.items[i];
        const char *name = xc_page_source(page, s->path, s->article, s->source);
        if (!xc_page_source_number(page, name, &number)) continue;
        xc_buffer_printf(page->out, "%s%zu", before, number);
        before = " ";
    }
}

static void put_figure(xc_page *page, const xc_figure *figure, size_t number) {
    xc_buffer *out = page->out;
    const char *severity = xc_severity_name(figure->severity);
    xc_buffer_printf(out,
                     "<article class=\"finding %s\" aria-labelledby=\"v%zu\" "
                     "data-part data-severity=\"%s\" data-rule=\"",
                     severity, number, severity);
    xc_page_put_string(out, figure->rule, XC_PAGE_NAME);
    xc_buffer_puts(out, "\" data-source=\"");
    put_numbers(page, figure);
    xc_buffer_puts(out, "\">\n<p class=\"kind\">rule ");
    xc_page_put_name(out, figure->rule);
    xc_buffer_puts(out, " \xc2\xb7 findings ");
    put_links(page, figure);
    xc_buffer_printf(out, "</p>\n<h3 id=\"v%zu\">", number);
    xc_page_put_string(out, figure->message, XC_PAGE_PASSAGE);
    xc_buffer_puts(out, "</h3>\n");
    xc_page_put_plots(page, &figure->sightings);
    put_places(page, figure);
    xc_buffer_puts(out, "</article>\n");
    xc_sink_flush(page->sink);
}

void xc_page_put_figures(xc_page *page) {
    const xc_figures *figures = &page->report->survey.figures;
    size_t shown =
        figures->count < MOST_FIGURES ? figures->count : MOST_FIGURES;
    xc_buffer_puts(page->out, "<section aria-labelledby=\"figures\">\n"
                              "<h2 id=\"figures\">Figures that vary</h2>\n");
    if (shown == 0) xc_buffer_puts(page->out, "<p>None was found.</p>\n");
    if (shown < figures->count)
        xc_buffer_printf(page->out,
                         "<p>Shown are the first %zu of %zu; <code>--to "
                         "json</code> has all.</p>\n",
                         shown, figures->count);
    for (size_t i = 0; i < shown; i++)
        put_figure(page, &figures->items[i], i + 1);
    xc_buffer_puts(page->out, "</section>\n");
}

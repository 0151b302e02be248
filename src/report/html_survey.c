/*
 * html_survey.c - turns what a report over an archive says besides its
 * findings into tables: by story, source and rule, who still carries earlier
 * figures; and lists facts that one source alone states.
 *
 * A table shows MOST_ROWS rows and says how many there are besides.
 * Exports: xc_page_put_survey, xc_page_put_singles.
 */
#include "report/html.h"

enum { MOST_ROWS = 200 };

static const char table_end[] = "</tbody></table></div>\n";

static void put_count(xc_buffer *out, const char *label, const char *class,
                      size_t count) {
    xc_buffer_printf(out, "<td class=\"n %s\" data-label=\"%s\">%zu</td>",
                     count > 0 ? class : "", label, count);
}

static void put_group(xc_page *page, const xc_group *group,
                      const char *nameless, bool dated) {
    xc_buffer *out = page->out;
    xc_buffer_puts(out, "<tr><th scope=\"row\">");
    xc_page_put_name(out, group->name ? group->name : nameless);
    xc_buffer_puts(out, "</th>");
    if (dated) {
        xc_buffer_puts(out, "<td class=\"day\" data-label=\"from\">");
        xc_page_put_day(out, group->first);
        xc_buffer_puts(out, "</td>");
    }
    put_count(out, "articles", "", group->articles);
    put_count(out, "errors", "error", group->counts[XC_SEVERITY_ERROR]);
    put_count(out, "warnings", "warning", group->counts[XC_SEVERITY_WARNING]);
    put_count(out, "notes", "", group->counts[XC_SEVERITY_NOTE]);
    xc_buffer_puts(out, "</tr>\n");
}

static void put_groups(xc_page *page, const char *caption,
                       const xc_groups *groups, const char *nameless,
                       bool dated) {
    xc_buffer *out = page->out;
    size_t shown = groups->count < MOST_ROWS ? groups->count : MOST_ROWS;
    if (shown == 0) return;
    xc_buffer_printf(out,
                     "<div class=\"scroll\"><table class=\"rows\"><caption>%s"
                     "</caption><thead><tr><th scope=\"col\">name</th>%s"
                     "<th scope=\"col\" class=\"n\">articles</th>"
                     "<th scope=\"col\" class=\"n\">errors</th>"
                     "<th scope=\"col\" class=\"n\">warnings</th>"
                     "<th scope=\"col\" class=\"n\">notes</th></tr></thead>"
                     "<tbody>\n",
                     caption, dated ? "<th scope=\"col\">from</th>" : "");
    for (size_t i = 0; i < shown; i++)
        put_group(page, &groups->items[i], nameless, dated);
    xc_buffer_puts(out, table_end);
    if (shown < groups->count)
        xc_buffer_printf(out,
                         "<p>%zu more are not shown; <code>--to json</code> "
                         "has all.</p>\n",
                         groups->count - shown);
    xc_sink_flush(page->sink);
}

static void put_places(xc_page *page, const char *title,
                       const xc_places *places) {
    xc_buffer *out = page->out;
    size_t shown = places->count < MOST_ROWS ? places->count : MOST_ROWS;
    xc_buffer_printf(out, "<h4>%s</h4>\n<ul class=\"plain\">\n", title);
    for (size_t i = 0; i < shown; i++) {
        const xc_sighting *s = places->items[i];
        xc_buffer_puts(out, "<li>");
        xc_page_put_day(out, s->published);
        xc_buffer_puts(out, ", ");
        xc_page_put_name(out,
                         xc_page_source(page, s->path, s->article, s->source));
        xc_buffer_puts(out, ": ");
        xc_page_put_string(out, s->says, XC_PAGE_NAME);
        xc_buffer_puts(out, " (");
        xc_page_put_name(out, s->path);
        xc_buffer_printf(out, ":%u:%u)</li>\n", s->line, s->column);
    }
    if (shown < places->count)
        xc_buffer_printf(out, "<li>and %zu more</li>\n", places->count - shown);
    xc_buffer_puts(out, "</ul>\n");
    xc_sink_flush(page->sink);
}

static void put_sweep(xc_page *page) {
    const xc_survey *survey = &page->report->survey;
    if (survey->sweep.count == 0) return;
    xc_buffer_puts(page->out,
                   "<section aria-labelledby=\"earlier\">\n<h2 id=\"earlier\">"
                   "Earlier figures still carried</h2>\n<p>An article of a "
                   "later day gives another figure. That it is later does not "
                   "make it the right one.</p>\n");
    for (size_t i = 0; i < survey->sweep.count; i++) {
        const xc_figure *figure =
            &survey->figures.items[survey->sweep.items[i]];
        xc_buffer_puts(page->out, "<h3>");
        xc_page_put_string(page->out, figure->message, XC_PAGE_PASSAGE);
        xc_buffer_puts(page->out, "</h3>\n");
        put_places(page, "The latest", &figure->latest);
        put_places(page, "Earlier and otherwise", &figure->older);
    }
    xc_buffer_puts(page->out, "</section>\n");
}

void xc_page_put_survey(xc_page *page) {
    const xc_survey *survey = &page->report->survey;
    if (!page->report->whole_archive) return;
    xc_buffer_puts(page->out, "<section aria-labelledby=\"overview\">\n"
                              "<h2 id=\"overview\">Where findings are</h2>\n");
    put_groups(page, "By story", &survey->stories, "(no title)", true);
    put_groups(page, "By source", &survey->sources, "(no source named)", false);
    put_groups(page, "By rule", &survey->rules, "", false);
    xc_buffer_puts(page->out, "</section>\n");
    put_sweep(page);
}

/* ------------------------------------------------------------------ */
/* Facts without a counterpart                                          */

/* A passage of a single fact is shown as evidence is. */
static void put_passage(xc_buffer *out, const xc_single *s) {
    xc_evidence e = {.start = s->start,
                     .text = s->text,
                     .mark_start = s->mark_start,
                     .mark_end = s->mark_end};
    xc_page_put_passage(out, &e, NULL);
}

static void put_single(xc_page *page, const xc_single *s) {
    xc_buffer *out = page->out;
    size_t number;
    const char *name = xc_page_source(page, s->path, s->article, s->source);
    xc_buffer_puts(out, "<tr data-part");
    if (xc_page_source_number(page, name, &number))
        xc_buffer_printf(out, " data-source=\"%zu\"", number);
    xc_buffer_puts(out, "><th scope=\"row\">");
    xc_page_put_string(out, s->reads, XC_PAGE_NAME);
    xc_buffer_puts(out, "</th><td><span dir=\"auto\">");
    put_passage(out, s);
    xc_buffer_puts(out, "</span></td><td>");
    xc_page_put_name(out, name);
    xc_buffer_puts(out, ", ");
    xc_page_put_day(out, s->published);
    if (s->speaker) {
        xc_buffer_puts(out, ", said by ");
        xc_page_put_name(out, s->speaker);
    }
    xc_buffer_puts(out, "<br>");
    if (name != s->path) {
        xc_page_put_name(out, s->path);
        xc_buffer_puts(out, ", ");
    }
    xc_buffer_printf(out, "line %u, column %u</td></tr>\n", s->line, s->column);
    xc_sink_flush(page->sink);
}

void xc_page_put_singles(xc_page *page) {
    const xc_outcome *outcome = &page->report->outcome;
    xc_buffer *out = page->out;
    xc_buffer_puts(out, "<section aria-labelledby=\"singles\">\n<h2 "
                        "id=\"singles\">Stated by one source alone</h2>\n");
    if (outcome->singles.count == 0) {
        xc_buffer_puts(out, "<p>None is listed.</p>\n</section>\n");
        return;
    }
    xc_buffer_puts(out,
                   "<p>Nothing was found to hold these against. That they are "
                   "not reported does not make them right.</p>\n"
                   "<div class=\"scroll\"><table class=\"rows\"><caption>"
                   "Figures and quotations without a counterpart</caption>"
                   "<thead><tr><th scope=\"col\">read as</th><th "
                   "scope=\"col\">passage</th><th scope=\"col\">source"
                   "</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < outcome->singles.count; i++)
        put_single(page, &outcome->singles.items[i]);
    xc_buffer_puts(out, table_end);
    if (outcome->singles_left_out > 0)
        xc_buffer_printf(out, "<p>%zu more are not listed.</p>\n",
                         outcome->singles_left_out);
    xc_buffer_puts(out, "</section>\n");
}

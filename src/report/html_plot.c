/*
 * html_plot.c - turns the places of a figure into two small drawings: its
 * values by source, and by the day of publication. The table beside them has
 * the same in words, so they are pictures with a label and no more.
 *
 * Draws MOST_SOURCES sources and MOST_DOTS dots, and says in its caption what
 * is left out. Exports: xc_page_put_plots.
 */
#include <math.h>
#include <string.h>

#include "report/figure.h"
#include "report/html.h"

enum { MOST_SOURCES = 12, MOST_DOTS = 200 };

/* In units of the drawing. */
enum { WIDE = 380, LEFT = 130, RIGHT = 366, ROW = 22, HIGH = 150, BASE = 118 };

typedef struct plot {
    xc_page *page;
    const xc_sighting *dots[MOST_DOTS];
    size_t count;
    size_t left_out;
    double low, high;
    int32_t first, last; /* days; XC_DAY_UNKNOWN: none */
    const char *sources[MOST_SOURCES];
    size_t source_count;
} plot;

static const char *name_of(const plot *p, const xc_sighting *s) {
    return xc_page_source(p->page, s->path, s->article, s->source);
}

static size_t row_of(const plot *p, const xc_sighting *s) {
    size_t i = 0;
    while (i < p->source_count && strcmp(p->sources[i], name_of(p, s)) != 0)
        i++;
    return i;
}

static void add_dot(plot *p, const xc_sighting *s) {
    if (!s->has_value || !isfinite(s->value)) return;
    size_t row = row_of(p, s);
    if (p->count == MOST_DOTS || row == MOST_SOURCES) {
        p->left_out++;
        return;
    }
    if (row == p->source_count) p->sources[p->source_count++] = name_of(p, s);
    p->low = fmin(p->low, s->value);
    p->high = fmax(p->high, s->value);
    if (s->day != XC_DAY_UNKNOWN) {
        if (p->first == XC_DAY_UNKNOWN || s->day < p->first) p->first = s->day;
        if (s->day > p->last) p->last = s->day;
    }
    p->dots[p->count++] = s;
}

/* Halves first: the difference of two doubles may have no end. */
static double share(double value, double low, double high) {
    double range = high / 2 - low / 2;
    return range > 0 ? (value / 2 - low / 2) / range : 0.5;
}

static void put_dot(plot *p, const xc_sighting *s, double x, double y) {
    xc_buffer *out = p->page->out;
    xc_buffer_puts(out, "<circle class=\"dot\" r=\"5\" cx=\"");
    xc_buffer_number(out, floor(x * 10 + 0.5) / 10);
    xc_buffer_puts(out, "\" cy=\"");
    xc_buffer_number(out, floor(y * 10 + 0.5) / 10);
    xc_buffer_puts(out, "\"><title>");
    xc_page_put_string(out, name_of(p, s), 80);
    xc_buffer_puts(out, ": ");
    xc_page_put_string(out, s->reads, 80);
    xc_buffer_puts(out, ", ");
    xc_page_put_string(out, s->published ? s->published : "undated", 10);
    xc_buffer_puts(out, "</title></circle>\n");
}

static void put_label(xc_buffer *out, int x, size_t y, const char *anchor,
                      const char *text, size_t most) {
    xc_buffer_printf(out, "<text x=\"%d\" y=\"%zu\" text-anchor=\"%s\">", x, y,
                     anchor);
    xc_page_put_string(out, text, most);
    xc_buffer_puts(out, "</text>\n");
}

static void put_number(xc_buffer *out, int x, size_t y, const char *anchor,
                       double value) {
    xc_buffer number = XC_BUFFER_INIT;
    xc_figure_put_number(&number, value);
    put_label(out, x, y, anchor, number.bytes, 40);
    if (number.failed) out->failed = true;
    xc_buffer_dispose(&number);
}

static void put_axis(xc_buffer *out, int x1, size_t y1, int x2, size_t y2) {
    xc_buffer_printf(out,
                     "<line class=\"axis\" x1=\"%d\" y1=\"%zu\" x2=\"%d\" "
                     "y2=\"%zu\"/>\n",
                     x1, y1, x2, y2);
}

static void open_plot(xc_buffer *out, const char *caption, size_t high) {
    xc_buffer_printf(out,
                     "<figure><figcaption>%s</figcaption>\n"
                     "<svg viewBox=\"0 0 %d %zu\" role=\"img\" "
                     "aria-label=\"%s; the table has the same in words\">\n",
                     caption, WIDE, high, caption);
}

/* Of a path its last part, for there is little room. */
static const char *short_name(const char *name) {
    const char *slash = strrchr(name, '/');
    return slash && slash[1] ? slash + 1 : name;
}

static void plot_sources(plot *p) {
    xc_buffer *out = p->page->out;
    size_t bottom = p->source_count * ROW + 6;
    open_plot(out, "Values by source", bottom + 24);
    for (size_t i = 0; i < p->source_count; i++) {
        put_label(out, LEFT - 14, i * ROW + 18, "end",
                  short_name(p->sources[i]), 18);
        put_axis(out, LEFT, i * ROW + 14, RIGHT, i * ROW + 14);
    }
    for (size_t i = 0; i < p->count; i++)
        put_dot(p, p->dots[i],
                LEFT + 6 +
                    share(p->dots[i]->value, p->low, p->high) *
                        (RIGHT - LEFT - 12),
                (double)row_of(p, p->dots[i]) * ROW + 14);
    put_number(out, LEFT, bottom + 16, "start", p->low);
    if (p->high > p->low) put_number(out, RIGHT, bottom + 16, "end", p->high);
    xc_buffer_puts(out, "</svg></figure>\n");
}

static void plot_days(plot *p) {
    xc_buffer *out = p->page->out;
    char day[12] = "";
    if (p->first == XC_DAY_UNKNOWN) return;
    open_plot(out, "Values by date of publication", HIGH);
    put_axis(out, LEFT, BASE, RIGHT, BASE);
    put_axis(out, LEFT, 8, LEFT, BASE);
    for (size_t i = 0; i < p->count; i++) {
        const xc_sighting *s = p->dots[i];
        if (s->day == XC_DAY_UNKNOWN) continue;
        put_dot(p, s,
                LEFT + 14 +
                    share(s->day, p->first, p->last) * (RIGHT - LEFT - 28),
                BASE - 12 - share(s->value, p->low, p->high) * (BASE - 28));
    }
    put_number(out, LEFT - 8, BASE - 8, "end", p->low);
    if (p->high > p->low) put_number(out, LEFT - 8, 20, "end", p->high);
    xc_day_format(p->first, day);
    put_label(out, LEFT, BASE + 18, "start", day, 12);
    xc_day_format(p->last, day);
    if (p->last > p->first) put_label(out, RIGHT, BASE + 18, "end", day, 12);
    xc_buffer_puts(out, "</svg></figure>\n");
}

void xc_page_put_plots(xc_page *page, const xc_places *places) {
    plot p = {.page = page,
              .low = INFINITY,
              .high = -INFINITY,
              .first = XC_DAY_UNKNOWN,
              .last = XC_DAY_UNKNOWN};
    for (size_t i = 0; i < places->count; i++)
        add_dot(&p, places->items[i]);
    if (p.count < 2) return;
    xc_buffer_puts(page->out, "<div class=\"plots\">\n");
    plot_sources(&p);
    plot_days(&p);
    xc_buffer_puts(page->out, "</div>\n");
    if (p.left_out > 0)
        xc_buffer_printf(page->out, "<p>%zu more places are not drawn.</p>\n",
                         p.left_out);
}

/*
 * survey_text.c - turns the survey of a report over an archive into sections
 * for people, which stand between the findings and the summary: tables by
 * story, source and rule, and who still carries earlier figures.
 *
 * A table shows MOST_ROWS rows, and says how many there are besides; the JSON
 * has all. The list of earlier figures is never cut here.
 * Exports: xc_survey_put_text, xc_survey_put_period.
 */
#include <stdio.h>
#include <string.h>

#include "report/escape.h"
#include "report/writers.h"

enum { MOST_ROWS = 40, CELLS = 8, LEAST = 8 };

/* Bytes of a name that a table shows: titles may be of any length. */
enum { MOST_NAME = 120 };

/* ------------------------------------------------------------------ */
/* Tables                                                               */

/* A table of groups: what it is called, and which columns it has. */
typedef struct table {
    const char *title, *column, *nameless;
    const xc_groups *groups;
    bool dated;
    bool agreements; /* some are told */
    unsigned width;
    bool color;
} table;

/* The cells of one row; what is made for it stands in buffers of it. */
typedef struct row {
    const char *cells[CELLS];
    size_t count;
    char name[MOST_NAME + 8];
    char numbers[CELLS][24];
} row;

static void add_cell(row *r, const char *cell) {
    r->cells[r->count++] = cell;
}

static void add_number(row *r, size_t number) {
    char *cell = r->numbers[r->count];
    snprintf(cell, sizeof r->numbers[0], "%zu", number);
    add_cell(r, cell);
}

static void make_head(const table *t, row *r) {
    *r = (row){.count = 0};
    add_cell(r, t->column);
    if (t->dated) add_cell(r, "from");
    if (t->dated) add_cell(r, "days");
    add_cell(r, "articles");
    add_cell(r, "errors");
    add_cell(r, "warnings");
    add_cell(r, "notes");
    if (t->agreements) add_cell(r, "agreements");
}

/* The first day, and in how many days it was told. */
static void add_days(row *r, const xc_group *group) {
    add_cell(r, group->first ? group->first : "undated");
    if (!group->first) {
        add_cell(r, NULL);
        return;
    }
    int32_t days = xc_day_parse(group->last) - xc_day_parse(group->first) + 1;
    add_number(r, (size_t)days);
}

/* Cut between two characters; bytes that are none were never read. */
static const char *cut_name(row *r, const char *name) {
    size_t length = strlen(name);
    if (length <= MOST_NAME) return name;
    for (length = MOST_NAME; length > 0; length--)
        if (((unsigned char)name[length] & 0xC0) != 0x80) break;
    snprintf(r->name, sizeof r->name, "%.*s...", (int)length, name);
    return r->name;
}

static void make_row(const table *t, const xc_group *group, row *r) {
    *r = (row){.count = 0};
    add_cell(r, cut_name(r, group->name ? group->name : t->nameless));
    if (t->dated) add_days(r, group);
    add_number(r, group->articles);
    add_number(r, group->counts[XC_SEVERITY_ERROR]);
    add_number(r, group->counts[XC_SEVERITY_WARNING]);
    add_number(r, group->counts[XC_SEVERITY_NOTE]);
    if (t->agreements) add_number(r, group->counts[XC_SEVERITY_NONE]);
}

static size_t count_rows(const table *t) {
    return t->groups->count < MOST_ROWS ? t->groups->count : MOST_ROWS;
}

static void widen(unsigned *widths, const row *r) {
    for (size_t i = 0; i < r->count; i++) {
        unsigned columns = xc_layout_columns(r->cells[i]);
        if (columns > widths[i]) widths[i] = columns;
    }
}

/* The name gives way, never a day or number. */
static void measure(const table *t, unsigned *widths) {
    static const unsigned shares[CELLS] = {1, 9, 9, 9, 9, 9, 9, 9};
    row r;
    make_head(t, &r);
    widen(widths, &r);
    for (size_t i = 0; i < count_rows(t); i++) {
        make_row(t, &t->groups->items[i], &r);
        widen(widths, &r);
    }
    xc_layout_fit(widths, shares, r.count, LEAST, t->width);
}

static void put_title(xc_buffer *out, const char *title, bool color) {
    xc_layout_colored(out, title, XC_ANSI_BOLD, color);
    xc_buffer_putc(out, '\n');
}

static void put_table(xc_sink *sink, table *t) {
    xc_buffer *out = &sink->buffer;
    unsigned widths[CELLS] = {0};
    row r;
    if (t->groups->count == 0) return;
    for (size_t i = 0; i < t->groups->count; i++)
        if (t->groups->items[i].counts[XC_SEVERITY_NONE] > 0)
            t->agreements = true;
    measure(t, widths);
    put_title(out, t->title, t->color);
    make_head(t, &r);
    xc_layout_row(out, r.cells, widths, r.count);
    for (size_t i = 0; i < count_rows(t); i++) {
        make_row(t, &t->groups->items[i], &r);
        xc_layout_row(out, r.cells, widths, r.count);
        xc_sink_flush(sink);
    }
    if (count_rows(t) < t->groups->count)
        xc_buffer_printf(out, "and %zu more; --to json has all\n",
                         t->groups->count - count_rows(t));
    xc_buffer_putc(out, '\n');
}

/* ------------------------------------------------------------------ */
/* The sweep                                                            */

static void put_remark(xc_buffer *out, const char *before, const char *words,
                       bool *any) {
    xc_buffer_puts(out, *any ? ", " : " (");
    xc_buffer_puts(out, before);
    xc_escape_shown_string(out, words);
    *any = true;
}

/* "2031-03-01  a.txt:3:12: 5 people die (article x1, title, Gazette)" */
static void put_place(xc_buffer *out, const xc_sighting *s) {
    char day[12] = "";
    bool any = false;
    xc_day_format(s->day, day);
    xc_buffer_printf(out, "    %s  ", day[0] ? day : "undated   ");
    xc_escape_shown_string(out, s->path);
    xc_buffer_printf(out, ":%u:%u: ", s->line, s->column);
    xc_escape_shown_string(out, s->says);
    if (strcmp(s->article, s->path) != 0)
        put_remark(out, "article ", s->article, &any);
    if (strcmp(s->field, "title") == 0) put_remark(out, "", "title", &any);
    if (s->source) put_remark(out, "", s->source, &any);
    xc_buffer_puts(out, any ? ")\n" : "\n");
}

static void put_figure(xc_sink *sink, const xc_figure *figure, unsigned width) {
    xc_buffer *out = &sink->buffer;
    xc_layout_paragraph(out, "  ", 2, width, figure->message);
    xc_buffer_puts(out, "  the latest:\n");
    for (size_t i = 0; i < figure->latest.count; i++)
        put_place(out, figure->latest.items[i]);
    xc_buffer_puts(out, "  earlier and otherwise:\n");
    for (size_t i = 0; i < figure->older.count; i++) {
        put_place(out, figure->older.items[i]);
        xc_sink_flush(sink);
    }
    if (figure->left_out > 0)
        xc_buffer_printf(out, "    %zu more places were not looked at\n",
                         figure->left_out);
    xc_buffer_putc(out, '\n');
}

static void put_sweep(xc_sink *sink, const xc_report *report, unsigned width,
                      bool color) {
    const xc_survey *survey = &report->survey;
    if (survey->sweep.count == 0) return;
    put_title(&sink->buffer, "Earlier figures still carried", color);
    xc_layout_paragraph(&sink->buffer, "", 0, width,
                        "An article of a later day gives another figure. That "
                        "it is later does not make it the right one.");
    xc_buffer_putc(&sink->buffer, '\n');
    for (size_t i = 0; i < survey->sweep.count; i++)
        put_figure(sink, &survey->figures.items[survey->sweep.items[i]], width);
}

void xc_survey_put_text(xc_sink *sink, const xc_report *report,
                        const xc_style *style) {
    const xc_survey *survey = &report->survey;
    unsigned width = xc_style_width(style);
    bool color = style && style->color;
    if (!report->whole_archive) return;
    table stories = {"By story", "story", "(no title)", &survey->stories,
                     true,       false,   width,        color};
    table sources = {"By source",
                     "source",
                     "(no source named)",
                     &survey->sources,
                     false,
                     false,
                     width,
                     color};
    table rules = {"By rule", "rule", "",    &survey->rules,
                   false,     false,  width, color};
    put_table(sink, &stories);
    put_table(sink, &sources);
    put_table(sink, &rules);
    put_sweep(sink, report, width, color);
}

static void put_days(xc_buffer *out, const xc_report *report) {
    if (report->since && report->until)
        xc_buffer_printf(out, "from %s to %s", report->since, report->until);
    else if (report->since)
        xc_buffer_printf(out, "on %s or later", report->since);
    else
        xc_buffer_printf(out, "on %s or before", report->until);
}

void xc_survey_put_period(xc_buffer *out, const xc_report *report) {
    size_t all = report->outcome.articles.count;
    size_t undated = report->outcome.undated;
    if (!report->since && !report->until) return;
    xc_buffer_puts(out, " Told is what articles published ");
    put_days(out, report);
    xc_buffer_printf(out,
                     " take part in; they were compared with all %zu "
                     "articles of the archive.",
                     all);
    if (undated > 0)
        xc_buffer_printf(out, " %zu %s no date and %s of no period.", undated,
                         undated == 1 ? "article has" : "articles have",
                         undated == 1 ? "is" : "are");
}

/*
 * explain_text.c - one finding in full, as text: the finding as a report has
 * it, then the two facts side by side, what was weighed, and the steps to the
 * severity.
 * Exports: xc_explain_write_text.
 */
#include <math.h>
#include <stdio.h>

#include "compare/detail.h"
#include "report/figure.h"
#include "report/writers.h"

enum { NAME, LEFT, RIGHT, COLUMNS };

#define CELL_LEAST 10u
#define INDENT 4u

/* ------------------------------------------------------------------ */
/* What a side has                                                      */

/* "18", "from 17.5 to under 18.5", "over 30" */
static void put_interval(xc_buffer *out, const xc_interval *i) {
    bool low = isfinite(i->low), high = isfinite(i->high);
    if (low && high && i->low == i->high) {
        xc_figure_put_number(out, i->low);
        return;
    }
    if (low) {
        xc_buffer_puts(out, i->low_open ? "over "
                            : high      ? "from "
                                        : "at least ");
        xc_figure_put_number(out, i->low);
    }
    if (low && high) xc_buffer_puts(out, i->high_open ? " to under " : " to ");
    if (!high) return;
    if (!low) xc_buffer_puts(out, i->high_open ? "under " : "at most ");
    xc_figure_put_number(out, i->high);
}

static void put_published(xc_buffer *out, const xc_detail_side *side) {
    char day[12];
    xc_day_format(side->published, day);
    xc_buffer_puts(out, day[0] ? day : "not known");
}

static void put_says(xc_buffer *out, const xc_detail_side *side) {
    xc_buffer_puts(out, side->says);
}

static void put_about(xc_buffer *out, const xc_detail_side *side) {
    const char *name = side->fact->actor_name ? side->fact->actor_name
                                              : side->fact->set_actor_name;
    if (name) xc_buffer_puts(out, name);
}

static void put_written(xc_buffer *out, const xc_detail_side *side) {
    if (side->fact->fact.has_number)
        put_interval(out, &side->fact->fact.number.written);
}

static void put_meant(xc_buffer *out, const xc_detail_side *side) {
    if (side->fact->fact.has_number)
        put_interval(out, &side->fact->fact.number.meant);
}

static void put_whole(xc_buffer *out, const xc_detail_side *side) {
    const xc_fact *fact = &side->fact->fact;
    if (fact->has_number && fact->number.whole.known)
        put_interval(out, &fact->number.whole.written);
}

static void put_whole_meant(xc_buffer *out, const xc_detail_side *side) {
    const xc_fact *fact = &side->fact->fact;
    if (fact->has_number && fact->number.whole.known)
        put_interval(out, &fact->number.whole.meant);
}

static void put_unit(xc_buffer *out, const xc_detail_side *side) {
    const xc_fact *fact = &side->fact->fact;
    if (!fact->has_number) return;
    xc_buffer_puts(out, xc_dimension_name(fact->number.dimension));
    if (fact->number.unit) xc_buffer_printf(out, ", %s", fact->number.unit);
}

static void put_level(xc_buffer *out, const xc_detail_side *side) {
    if (side->fact->fact.has_level) xc_figure_put(out, &side->fact->fact.level);
}

static void put_day(xc_buffer *out, int32_t day) {
    char text[12];
    xc_day_format(day, text);
    xc_buffer_puts(out, text[0] ? text : "?");
}

static void put_when(xc_buffer *out, const xc_detail_side *side) {
    const xc_date *date = &side->fact->fact.date;
    if (!side->fact->fact.has_date) {
        xc_buffer_puts(out, "not stated");
        return;
    }
    put_day(out, date->first);
    if (date->last != date->first) {
        xc_buffer_puts(out, " to ");
        put_day(out, date->last);
    }
    if (date->edtf[0]) xc_buffer_printf(out, " (%s)", date->edtf);
}

static void put_how(xc_buffer *out, const xc_detail_side *side) {
    const xc_fact *fact = &side->fact->fact;
    const char *standing = xc_standing_name(fact->standing);
    xc_buffer_puts(out, xc_modality_name(fact->modality));
    if (standing) xc_buffer_printf(out, ", %s", standing);
}

static void put_speaker(xc_buffer *out, const xc_detail_side *side) {
    if (side->fact->speaker_name) xc_buffer_puts(out, side->fact->speaker_name);
}

static const struct {
    const char *name;
    void (*put)(xc_buffer *out, const xc_detail_side *side);
} rows[] = {
    {"published", put_published},
    {"read as", put_says},
    {"about", put_about},
    {"written", put_written},
    {"meant", put_meant},
    {"of, written", put_whole},
    {"of, meant", put_whole_meant},
    {"figure of", put_unit},
    {"goal", put_level},
    {"when", put_when},
    {"who says so", put_speaker},
    {"how", put_how},
};

#define ROWS (sizeof rows / sizeof *rows)

/* ------------------------------------------------------------------ */
/* Tables                                                               */

/* The cells of a row; bytes hold both, one behind the other. */
typedef struct cells {
    xc_buffer bytes;
    const char *at[COLUMNS];
} cells;

static void fill(cells *c, const xc_detail *detail, size_t row) {
    xc_buffer_clear(&c->bytes);
    rows[row].put(&c->bytes, &detail->sides[0]);
    xc_buffer_putc(&c->bytes, '\0');
    size_t right = c->bytes.length;
    rows[row].put(&c->bytes, &detail->sides[1]);
    xc_buffer_putc(&c->bytes, '\0');
    c->at[NAME] = rows[row].name;
    c->at[LEFT] = c->bytes.failed ? "" : c->bytes.bytes;
    c->at[RIGHT] = c->bytes.failed ? "" : c->bytes.bytes + right;
}

static void widen(unsigned *widths, const char *const *at) {
    for (int i = 0; i < COLUMNS; i++) {
        unsigned columns = xc_layout_columns(at[i]);
        if (columns > widths[i]) widths[i] = columns;
    }
}

static void put_sides(xc_buffer *out, const xc_detail *detail, unsigned width) {
    static const unsigned shares[COLUMNS] = {1, 2, 2};
    const char *const head[COLUMNS] = {"", detail->sides[0].label,
                                       detail->sides[1].label};
    unsigned widths[COLUMNS] = {0};
    cells c = {XC_BUFFER_INIT, {NULL}};
    widen(widths, head);
    for (size_t i = 0; i < ROWS; i++) {
        fill(&c, detail, i);
        widen(widths, c.at);
    }
    xc_layout_fit(widths, shares, COLUMNS, CELL_LEAST, width);
    xc_buffer_puts(out, "What was compared\n\n");
    xc_layout_row(out, head, widths, COLUMNS);
    for (size_t i = 0; i < ROWS; i++) {
        fill(&c, detail, i);
        if (*c.at[LEFT] || *c.at[RIGHT])
            xc_layout_row(out, c.at, widths, COLUMNS);
    }
    if (c.bytes.failed) out->failed = true;
    xc_buffer_dispose(&c.bytes);
    xc_buffer_puts(out, "\n");
    xc_layout_paragraph(out, "Time: ", 6, width, detail->time);
}

/* ------------------------------------------------------------------ */
/* What was weighed                                                     */

static int percent_of(double probability) {
    int percent = (int)(probability * 100 + 0.5);
    return percent > 99 ? 99 : percent;
}

/* With two digits behind the point, in so many columns; whatever the locale
 * is. */
static void put_fixed(xc_buffer *out, double value, int width) {
    char digits[48];
    long long cents = llround(value * 100);
    const char *sign = cents < 0 ? "-" : "";
    if (cents < 0) cents = -cents;
    snprintf(digits, sizeof digits, "%s%lld.%02lld", sign, cents / 100,
             cents % 100);
    xc_buffer_printf(out, "%*s", width, digits);
}

static void put_feature(xc_buffer *out, const xc_detail_feature *feature) {
    xc_buffer_printf(out, "    %-22s ", feature->name);
    put_fixed(out, feature->value, 5);
    xc_buffer_puts(out, " x ");
    put_fixed(out, feature->weight, 6);
    xc_buffer_puts(out, " = ");
    put_fixed(out, feature->value * feature->weight, 6);
    xc_buffer_putc(out, '\n');
}

static void put_features(xc_buffer *out, const xc_detail *detail) {
    double sum = 0;
    for (size_t i = 0; i < detail->feature_count; i++) {
        sum += detail->features[i].value * detail->features[i].weight;
        put_feature(out, &detail->features[i]);
    }
    xc_buffer_printf(out, "    %-22s ", "sum");
    put_fixed(out, sum, 23);
    xc_buffer_printf(out, "\n\n  %d%% probable: 1 / (1 + e^",
                     percent_of(detail->probability));
    put_fixed(out, -sum, 0);
    xc_buffer_putc(out, ')');
}

static void put_weighing(xc_buffer *out, const xc_detail *detail) {
    xc_buffer_puts(out, "\nOne thing?\n\n");
    if (detail->feature_count > 0)
        put_features(out, detail);
    else
        xc_buffer_printf(out, "  %d%% probable, as the rule itself weighs it",
                         percent_of(detail->probability));
    xc_buffer_printf(out, "; the rule judges from %d%% on\n",
                     percent_of(detail->least));
}

static void put_sureness(xc_buffer *out, const xc_detail *detail) {
    xc_buffer_printf(out,
                     "How sure is that?\n\n  %d%%, as the rule itself weighs "
                     "it: it holds the article against itself\n",
                     percent_of(detail->probability));
}

static void put_severity(xc_buffer *out, const xc_finding *finding) {
    const xc_detail *detail = finding->detail;
    xc_buffer_printf(out, "\nWhy this is %s%s\n\n",
                     finding->severity == XC_SEVERITY_ERROR  ? "an "
                     : finding->severity == XC_SEVERITY_NONE ? "no "
                                                             : "a ",
                     finding->severity == XC_SEVERITY_NONE
                         ? "complaint"
                         : xc_severity_name(finding->severity));
    for (size_t i = 0; i < detail->severity.count; i++)
        xc_buffer_printf(out, "    %zu. %s\n", i + 1,
                         detail->severity.items[i]);
}

void xc_explain_write_text(xc_sink *sink, const xc_finding *finding,
                           const char *left_out, const xc_style *style) {
    unsigned width = xc_style_width(style);
    xc_buffer *out = &sink->buffer;
    xc_finding_put_text(out, finding, width, style && style->color);
    if (finding->detail->has_sides) {
        put_sides(out, finding->detail, width);
        put_weighing(out, finding->detail);
    } else {
        put_sureness(out, finding->detail);
    }
    put_severity(out, finding);
    if (left_out)
        xc_buffer_printf(out, "\nIt is not reported: %s.\n", left_out);
    xc_sink_flush(sink);
}

/*
 * facts_text.c - turns readings into a table that an editor can go through:
 * a heading for each article, then a row for each fact in the order of the
 * text. Where a fact stands is line:column of the file in the heading.
 *
 * Exports: xc_facts_text_*.
 */
#include <string.h>

#include "report/escape.h"
#include "report/figure.h"
#include "report/writers.h"

enum { ACTOR, CLAIM, NUMBER, DATE, SAYS, PLACE, COLUMNS };

#define CELL_LEAST 8u
#define QUOTE_MOST 90u /* characters of a quotation that are shown */

/* The cells of one row, written one behind the other into one buffer. */
typedef struct row {
    xc_buffer bytes;
    size_t starts[COLUMNS];
    const char *cells[COLUMNS];
} row;

static void row_clear(row *r) {
    xc_buffer_clear(&r->bytes);
}

/* Ends a cell and notes where the next one starts. */
static void end_cell(row *r, int column) {
    xc_buffer_putc(&r->bytes, '\0');
    if (column + 1 < COLUMNS) r->starts[column + 1] = r->bytes.length;
}

static void put_actor(row *r, const xc_reading *reading, int32_t actor) {
    if (actor < 0 || (size_t)actor >= reading->actors.count) return;
    const char *name = reading->actors.items[actor].name;
    if (name) xc_buffer_puts(&r->bytes, name);
}

static void put_cut(row *r, const xc_text *text, xc_span span) {
    if (span.end > text->length || span.start >= span.end) return;
    xc_buffer_add(&r->bytes, text->bytes + span.start, span.end - span.start);
}

/* The words of a quotation as they stand, the first of them. */
static void put_quotation(row *r, const xc_text *text, xc_span span) {
    if (span.end > text->length || span.start >= span.end) return;
    uint32_t end = span.start;
    for (unsigned i = 0; end < span.end && i < QUOTE_MOST; i++) {
        end++;
        while (end < span.end && (text->bytes[end] & 0xC0) == 0x80)
            end++;
    }
    bool cut = end < span.end;
    while (cut && end > span.start && text->bytes[end] != ' ')
        end--;
    put_cut(r, text, (xc_span){span.start, end});
    if (cut) xc_buffer_puts(&r->bytes, " ...");
}

/* "member: not meet 2%": the claim says so itself. */
static bool says_not(const char *claim) {
    const char *at = claim ? strstr(claim, "not ") : NULL;
    return at && (at == claim || at[-1] == ' ');
}

/* "spend 2 percent [not, planned]" */
static void put_claim(row *r, const xc_text *text, const xc_fact *fact) {
    bool negative = fact->polarity == XC_NEGATIVE && !says_not(fact->claim);
    bool marked = fact->modality != XC_MODALITY_ASSERTED;
    if (fact->kind == XC_FACT_QUOTATION) {
        put_quotation(r, text, fact->span);
        return;
    }
    if (fact->claim) xc_buffer_puts(&r->bytes, fact->claim);
    if (!negative && !marked) return;
    xc_buffer_printf(&r->bytes, " [%s%s%s]", negative ? "not" : "",
                     negative && marked ? ", " : "",
                     marked ? xc_modality_name(fact->modality) : "");
}

static void put_number(row *r, const xc_text *text, const xc_fact *fact) {
    size_t before = r->bytes.length;
    if (!fact->has_number) return;
    xc_figure_put(&r->bytes, &fact->number);
    if (r->bytes.length == before) put_cut(r, text, fact->number_span);
}

static void put_date(row *r, const xc_text *text, const xc_fact *fact) {
    if (!fact->has_date) return;
    if (fact->date.edtf[0]) {
        xc_buffer_puts(&r->bytes, fact->date.edtf);
    } else {
        put_cut(r, text, fact->date_span);
    }
}

static void fill_row(row *r, const xc_reading *reading, const xc_fact *fact) {
    const xc_article *article = reading->article;
    const xc_text *text = fact->in_title ? &article->title : &article->text;
    xc_position place = xc_text_position(text, fact->span.start);
    row_clear(r);
    r->starts[ACTOR] = 0;
    int32_t actor = fact->actor != XC_NONE ? fact->actor : fact->set_actor;
    put_actor(r, reading, actor);
    end_cell(r, ACTOR);
    put_claim(r, text, fact);
    end_cell(r, CLAIM);
    put_number(r, text, fact);
    end_cell(r, NUMBER);
    put_date(r, text, fact);
    end_cell(r, DATE);
    put_actor(r, reading, fact->speaker);
    end_cell(r, SAYS);
    xc_buffer_printf(&r->bytes, "%u:%u", place.line, place.column);
    end_cell(r, PLACE);
    for (int i = 0; i < COLUMNS; i++) {
        r->cells[i] = r->bytes.failed ? "" : r->bytes.bytes + r->starts[i];
    }
}

/* The claim gets twice the room of the others. */
static const unsigned shares[COLUMNS] = {1, 2, 1, 1, 1, 1};

static const char *const headings[COLUMNS] = {"actor", "claim",    "number",
                                              "date",  "who says", "where"};

static void measure(const xc_reading *reading, row *r, unsigned *widths) {
    for (int i = 0; i < COLUMNS; i++)
        widths[i] = (unsigned)strlen(headings[i]);
    for (size_t f = 0; f < reading->facts.count; f++) {
        fill_row(r, reading, &reading->facts.items[f]);
        for (int i = 0; i < COLUMNS; i++) {
            unsigned columns = xc_layout_columns(r->cells[i]);
            if (columns > widths[i]) widths[i] = columns;
        }
    }
}

static void put_heading(xc_buffer *out, const xc_reading *reading,
                        const xc_style *style) {
    const xc_article *article = reading->article;
    bool color = style && style->color;
    xc_layout_colored(out, article->path, XC_ANSI_BOLD, color);
    if (article->id && strcmp(article->id, article->path) != 0) {
        xc_buffer_puts(out, " #");
        xc_escape_shown_string(out, article->id);
    }
    if (article->title.length > 0) {
        xc_buffer_puts(out, "  ");
        xc_escape_shown(out, article->title.bytes, article->title.length);
    }
    char day[12] = "";
    if (reading->published != XC_DAY_UNKNOWN) {
        xc_day_format(reading->published, day);
    }
    /* A date that the file did not state says where it was read. */
    bool read = day[0] && reading->published_from &&
                strcmp(reading->published_from, "metadata") != 0;
    if (day[0])
        xc_buffer_printf(out, "  (%s%s%s)", day, read ? ", from its " : "",
                         read ? reading->published_from : "");
    xc_buffer_puts(out, "\n\n");
}

static void put_rule(xc_buffer *out, const unsigned *widths) {
    size_t total = 2 * (size_t)(COLUMNS - 1);
    for (int i = 0; i < COLUMNS; i++)
        total += widths[i];
    for (size_t i = 0; i < total; i++)
        xc_buffer_putc(out, '-');
    xc_buffer_putc(out, '\n');
}

void xc_facts_text_begin(xc_sink *sink, const xc_style *style) {
    (void)sink;
    (void)style;
}

void xc_facts_text_article(xc_sink *sink, const xc_reading *reading,
                           const xc_style *style, bool first) {
    xc_buffer *out = &sink->buffer;
    unsigned widths[COLUMNS];
    row r = {XC_BUFFER_INIT, {0}, {NULL}};
    if (!first) xc_buffer_putc(out, '\n');
    put_heading(out, reading, style);
    if (reading->facts.count == 0) {
        xc_buffer_puts(out, "No facts found.\n");
        return;
    }
    if (reading->explained) {
        xc_facts_why(sink, reading, style);
        return;
    }
    measure(reading, &r, widths);
    unsigned room = xc_style_width(style);
    unsigned kept = widths[PLACE] + 2; /* the place is never wrapped */
    xc_layout_fit(widths, shares, PLACE, CELL_LEAST, room - kept);
    xc_layout_row(out, headings, widths, COLUMNS);
    put_rule(out, widths);
    for (size_t i = 0; i < reading->facts.count; i++) {
        fill_row(&r, reading, &reading->facts.items[i]);
        xc_layout_row(out, r.cells, widths, COLUMNS);
        xc_sink_flush(sink);
    }
    if (r.bytes.failed) out->failed = true;
    xc_buffer_dispose(&r.bytes);
}

void xc_facts_text_end(xc_sink *sink, const xc_style *style) {
    (void)sink;
    (void)style;
}

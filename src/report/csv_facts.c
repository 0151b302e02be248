/*
 * csv_facts.c - turns readings into a table (RFC 4180) with a row for each
 * fact. Numbers are in columns of their own, so that a spreadsheet can count
 * with them; texts are safe as csv.c has it.
 * Exports: xc_facts_csv_begin, xc_facts_csv_article.
 */
#include <string.h>

#include "report/machine.h"

void xc_facts_csv_begin(xc_sink *sink, const xc_style *style) {
    (void)style;
    xc_buffer_puts(&sink->buffer,
                   "article,path,source,published,line,column,field,kind,actor,"
                   "claim,polarity,modality,speaker,place,number,value,low,"
                   "high,bound,dimension,unit,whole,date,first_day,last_day,"
                   "text\r\n");
}

static void put_actor(xc_buffer *out, const xc_reading *reading,
                      int32_t actor) {
    bool known = actor >= 0 && (size_t)actor < reading->actors.count;
    xc_csv_put(out, known ? reading->actors.items[actor].name : NULL);
}

static void put_cut(xc_buffer *out, const xc_text *text, xc_span span) {
    uint32_t end = span.end < text->length ? span.end : text->length;
    uint32_t start = span.start < end ? span.start : end;
    xc_csv_put_bytes(out, start < end ? text->bytes + start : "", end - start,
                     false);
}

static void put_day(xc_buffer *out, int32_t day) {
    char text[12] = "";
    if (day != XC_DAY_UNKNOWN) xc_day_format(day, text);
    xc_csv_put(out, text);
}

static void put_number(xc_buffer *out, const xc_text *text,
                       const xc_fact *fact) {
    const xc_quantity *q = &fact->number;
    if (!fact->has_number) {
        xc_buffer_puts(out, ",,,,,,,,");
        return;
    }
    put_cut(out, text, fact->number_span);
    xc_csv_put_number(out, q->value);
    xc_csv_put_number(out, q->written.low);
    xc_csv_put_number(out, q->written.high);
    xc_csv_put(out, xc_bound_name(q->bound));
    xc_csv_put(out, xc_dimension_name(q->dimension));
    xc_csv_put(out, q->unit);
    xc_csv_put_number(out, q->whole.known ? q->whole.value : NAN);
}

static void put_date(xc_buffer *out, const xc_fact *fact) {
    xc_csv_put(out, fact->has_date ? fact->date.edtf : NULL);
    put_day(out, fact->has_date ? fact->date.first : XC_DAY_UNKNOWN);
    put_day(out, fact->has_date ? fact->date.last : XC_DAY_UNKNOWN);
}

static void put_article(xc_buffer *out, const xc_reading *reading) {
    const xc_article *article = reading->article;
    const char *id = article->id ? article->id : article->path;
    xc_csv_put_bytes(out, id, strlen(id), true);
    xc_csv_put(out, article->path);
    xc_csv_put(out, article->source);
    put_day(out, reading->published);
}

static void put_fact(xc_buffer *out, const xc_reading *reading,
                     const xc_fact *fact) {
    const xc_article *article = reading->article;
    const xc_text *text = fact->in_title ? &article->title : &article->text;
    xc_position place = xc_text_position(text, fact->span.start);
    put_article(out, reading);
    xc_buffer_printf(out, ",%u,%u", place.line, place.column);
    xc_csv_put(out, fact->in_title ? "title" : "text");
    xc_csv_put(out, xc_fact_kind_name(fact->kind));
    put_actor(out, reading, fact->actor);
    xc_csv_put(out, fact->claim);
    xc_csv_put(out, xc_polarity_name(fact->polarity));
    xc_csv_put(out, xc_modality_name(fact->modality));
    put_actor(out, reading, fact->speaker);
    put_actor(out, reading, fact->place);
    put_number(out, text, fact);
    put_date(out, fact);
    put_cut(out, text, fact->span);
    xc_csv_end(out);
}

void xc_facts_csv_article(xc_sink *sink, const xc_reading *reading,
                          const xc_style *style, bool first) {
    (void)style;
    (void)first;
    for (size_t i = 0; i < reading->facts.count; i++) {
        put_fact(&sink->buffer, reading, &reading->facts.items[i]);
        xc_sink_flush(sink);
    }
}

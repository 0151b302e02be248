/*
 * array.c - what stands around rows of JSON: the brackets of one array, or
 * nothing where every row is a line.
 * Exports: xc_array_*, xc_lines_*.
 */
#include "report/writers.h"

void xc_array_begin(xc_sink *sink, const xc_style *style) {
    (void)style;
    xc_buffer_putc(&sink->buffer, '[');
}

void xc_array_end(xc_sink *sink, const xc_style *style) {
    (void)style;
    xc_buffer_puts(&sink->buffer, "\n]\n");
}

void xc_lines_begin(xc_sink *sink, const xc_style *style) {
    (void)sink;
    (void)style;
}

void xc_lines_end(xc_sink *sink, const xc_style *style) {
    (void)sink;
    (void)style;
}

void xc_array_row(xc_json *json, xc_sink *sink, bool first) {
    xc_json_init(json, &sink->buffer, true);
    json->depth = 1;
    json->filled[1] = !first;
}

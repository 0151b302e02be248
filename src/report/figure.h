/*
 * figure.h - a quantity as an editor would write it: "8 of 31",
 * "at least 5%", "500 billion USD".
 * Exports: xc_figure_put, xc_figure_put_number.
 */
#ifndef XC_REPORT_FIGURE_H
#define XC_REPORT_FIGURE_H

#include "extract/mention.h"

/* A number with commas between its thousands, or as "3.5 million". */
void xc_figure_put_number(xc_buffer *out, double value);

/* Bound, number, whole and unit; nothing for a vague one ("dozens") that
 * has no end known. */
void xc_figure_put(xc_buffer *out, const xc_quantity *quantity);

#endif

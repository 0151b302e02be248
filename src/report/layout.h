/*
 * layout.h - lays text out for people: wrapped to a width, with words
 * underlined, or in columns.
 *
 * All text passes through escape.h on its way; runs of white space become
 * one blank. Widths are columns of a terminal, wide and combining characters
 * counted as such.
 * Exports: xc_layout_*, xc_style_width, XC_ANSI_*.
 */
#ifndef XC_REPORT_LAYOUT_H
#define XC_REPORT_LAYOUT_H

#include "text/text.h"

#define XC_ANSI_RESET "\033[0m"
#define XC_ANSI_BOLD "\033[1m"
#define XC_ANSI_DIM "\033[2m"
#define XC_ANSI_RED "\033[1;31m"
#define XC_ANSI_GREEN "\033[1;32m"
#define XC_ANSI_YELLOW "\033[1;33m"
#define XC_ANSI_CYAN "\033[1;36m"

/* Columns to use: those of the style within sane limits; 80 where unset. */
unsigned xc_style_width(const xc_style *style);

/* Text between a colour and its end; the colour is left out without color. */
void xc_layout_colored(xc_buffer *out, const char *string, const char *ansi,
                       bool color);

/* A paragraph wrapped to width, the first line behind first (which is sent
 * as it is), the others behind rest blanks. Ends with a line end. */
void xc_layout_paragraph(xc_buffer *out, const char *first, unsigned rest,
                         unsigned width, const char *text);

/* A passage to quote, with a stretch of it to underline. */
typedef struct xc_passage {
    const char *bytes;
    size_t length;
    size_t mark_start, mark_end; /* equal: nothing */
} xc_passage;

/* The passage wrapped behind indent blanks; under each line with marked
 * words a line of ^~~~. Of a long passage twelve lines are shown, from a little
 * before the first marked one, with "..." for the others. */
void xc_layout_passage(xc_buffer *out, const xc_passage *passage,
                       unsigned indent, unsigned width, bool color);

/* Columns that a cell takes when it is not wrapped. */
unsigned xc_layout_columns(const char *cell);

/* Narrows count columns until all fit into width with two blanks between
 * them: the widest for its share goes first, none gets narrower than least.
 * A column of share 2 ends twice as wide as one of share 1. */
void xc_layout_fit(unsigned *widths, const unsigned *shares, size_t count,
                   unsigned least, unsigned width);

/* A row of cells (NULL: empty), each wrapped to its column. At most
 * XC_LAYOUT_CELLS. */
#define XC_LAYOUT_CELLS 8
void xc_layout_row(xc_buffer *out, const char *const *cells,
                   const unsigned *widths, size_t count);

#endif

/*
 * lines.h - the lines of a list, which begin sentences without a full stop
 * before them. Inside src/language/ only.
 * Exports: xc_line_marker_end, xc_line_item_next.
 */
#ifndef XC_LANGUAGE_LINES_H
#define XC_LANGUAGE_LINES_H

#include "text/text.h"

/* The end of the number, letter or bullet of a list that a stretch begins
 * with ("1.", "2.1.", "a)", "(b)", "-"); its start: there is none. */
uint32_t xc_line_marker_end(const char *bytes, xc_span within);

/* Where the next item of a list begins after the start of a stretch; its end
 * where none does. *in_list is kept from call to call, false before the
 * first. */
uint32_t xc_line_item_next(const char *bytes, xc_span within, bool *in_list);

#endif

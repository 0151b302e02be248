/*
 * values.h - the table of a finding: which figures there are, and which sources
 * give each. Inside src/compare/ only.
 * Exports: xc_values_table, xc_values_tell, xc_values_figure, xc_values_read.
 */
#ifndef XC_COMPARE_VALUES_H
#define XC_COMPARE_VALUES_H

#include "compare/copies.h"

/* Fills in the values of a finding about these parties. */
xc_status xc_values_table(xc_engine *engine, const xc_copies *copies,
                          const size_t *members, size_t count,
                          xc_finding *finding);

/* Adds to the message how many sources give what, where three or more do, and
 * the table and which articles are copies to the steps. */
xc_status xc_values_tell(xc_engine *engine, const xc_copies *copies,
                         const size_t *members, size_t count,
                         const xc_finding *finding, xc_explanation *out);

/* The figure of a fact as it stands in the table, and in plain words. */
xc_quantity xc_values_figure(const xc_fact *fact);
const char *xc_values_read(xc_arena *arena, const xc_fact *fact,
                           const xc_quantity *figure);

#endif

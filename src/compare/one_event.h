/*
 * one_event.h - are two articles news of one event, and do two of their counts
 * belong to it? Inside src/compare/ only.
 * Exports: xc_one_event, xc_one_passage.
 */
#ifndef XC_COMPARE_ONE_EVENT_H
#define XC_COMPARE_ONE_EVENT_H

#include "compare/align.h"

/* From -1, the figures are too far apart, over 0, nothing is known, to 1:
 * articles of a few days that share many of their names, and counts of what
 * happens to people or things that both tell at the top. The same whichever
 * comes first. */
double xc_one_event(const xc_weights *weights, const xc_subject *a,
                    const xc_subject *b);

/* True for two sentences that share a name which both articles use, and another
 * one or a word that not everybody uses. Symmetric. */
bool xc_one_passage(const xc_subject *a, const xc_subject *b);

#endif

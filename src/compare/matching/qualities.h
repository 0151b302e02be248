/*
 * qualities.h - what of a thing a figure measures: its depth, its speed, its
 * price. Inside src/compare/ only.
 * Exports: xc_quality_read, xc_quality_differs, xc_match_of_quality.
 */
#ifndef XC_COMPARE_MATCHING_QUALITIES_H
#define XC_COMPARE_MATCHING_QUALITIES_H

#include "compare/matching/match.h"
#include "lexicon/lexicon.h"

/* The row of qualities.tsv that a quantity of a sentence is of; NULL: nothing
 * says what it measures. */
const xc_lexeme *xc_quality_read(const xc_sentence *words,
                                 const xc_mention *mention);

/* True where the words behind the figures of two facts name two qualities:
 * "1,200 meters long" and "28 meters wide". Symmetric. */
bool xc_quality_differs(const xc_stored_fact *a, const xc_stored_fact *b);

/* True for two figures of one quality of one thing, in two articles of one
 * event that have no other figure of it. The probability is raised to what
 * such a pair has at least. Symmetric. */
bool xc_match_of_quality(const xc_engine *engine, xc_matching *matching);

#endif

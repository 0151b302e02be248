/*
 * survey.h - what a standards desk asks of a comparison besides findings:
 * where each article gives a figure, which facts have no counterpart, which
 * articles are of one event. Inside src/compare/ only.
 * Exports: xc_timeframe_mark, xc_timeframe_takes, xc_timeframe_tell,
 * xc_sighted, xc_sightings_make, xc_singles_list, xc_stories_*.
 */
#ifndef XC_COMPARE_SURVEY_H
#define XC_COMPARE_SURVEY_H

#include "compare/copies.h"

/* Marks the contents that are outside the period. */
void xc_timeframe_mark(xc_engine *engine);

/* True when one of these parties is of an article of the period. */
bool xc_timeframe_takes(const xc_engine *engine, const size_t *members,
                        size_t count);

/* Makes references of the articles outside, and counts those inside and those
 * without a day. */
void xc_timeframe_tell(xc_engine *engine);

/* The judged pairs that a finding is made of, and their parties. */
typedef struct xc_sighted {
    const xc_rule *rule;
    const size_t *members; /* parties */
    size_t member_count;
    const size_t *pairs; /* judged */
    size_t pair_count;
} xc_sighted;

/* Fills in the sightings of a finding; NULL where it is about no figure. */
xc_status xc_sightings_make(xc_engine *engine, const xc_sighted *sighted,
                            xc_finding *finding);

/* Fills in the singles of the outcome; what is confirmed or differs has been
 * marked. */
xc_status xc_singles_list(xc_engine *engine);

/* By content of the engine: another one of its story, itself at the end. */
typedef struct xc_stories {
    size_t *parents;
    size_t count;
} xc_stories;

/* Joins the contents of judged pairs, and those that are copies. */
xc_status xc_stories_join(xc_engine *engine, const xc_copies *copies,
                          xc_stories *stories);

/* Fills in the stories of the outcome, whose articles are in order. */
xc_status xc_stories_number(xc_engine *engine, const xc_stories *stories);

#endif

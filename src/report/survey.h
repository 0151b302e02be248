/*
 * survey.h - what a standards desk asks of a report besides its findings: the
 * figures that vary, the older ones that articles still carry, and the
 * findings by story, source and rule.
 *
 * It is made of the findings that are left when the settings and the baseline
 * have left out theirs, so that nothing comes back by this door.
 * Exports: xc_places, xc_figure, xc_group, xc_groups, xc_survey,
 * xc_survey_make.
 */
#ifndef XC_REPORT_SURVEY_H
#define XC_REPORT_SURVEY_H

#include "compare/compare.h"

typedef XC_VEC(const xc_sighting *) xc_places;

/* A figure that varies: findings of one rule that share a place are of one. */
typedef struct xc_figure {
    const char *rule;
    const char *message; /* of the first of its findings */
    xc_verdict verdict;  /* the worst of them */
    xc_severity severity;
    XC_VEC(size_t) findings; /* in the outcome */
    xc_places sightings;     /* each place once: those of an undated article,
                                then by day */
    size_t left_out;         /* places past XC_MAX_SIGHTINGS */
    xc_places latest;        /* those of the last day; none where no article is
                                dated */
    xc_places older; /* those of earlier days that a later article outdoes, and
                        that none of the last day repeats: who still carries
                        them */
} xc_figure;

/* Findings that belong together. */
typedef struct xc_group {
    const char *name; /* of a story the title, else the id, of its earliest
                         article; NULL: of articles that name no source */
    const char *first, *last; /* days of its articles, "2025-02-12"; NULL: none
                                 is dated. Of stories only */
    size_t articles; /* of the story or source; of a rule those in which it
                        found something */
    size_t counts[XC_SEVERITY_ERROR + 1]; /* findings by severity */
    XC_VEC(size_t) findings;              /* in the outcome */
} xc_group;

typedef XC_VEC(xc_group) xc_groups;

typedef XC_VEC(xc_figure) xc_figures;
typedef XC_VEC(size_t) xc_figure_indexes;

typedef struct xc_survey {
    xc_figures figures;      /* in the order of their first findings */
    xc_figure_indexes sweep; /* figures of which somebody still carries an
                                older value */
    xc_groups stories;       /* with findings; most errors first, then most
                                warnings, notes, and by name */
    xc_groups sources; /* the same; a finding counts for each source that takes
                          part in it */
    xc_groups rules;
} xc_survey;

struct xc_report;

/* Fills in the survey of a report, in its arena. */
xc_status xc_survey_make(struct xc_report *report);

#endif

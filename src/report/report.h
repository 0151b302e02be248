/*
 * report.h - turns findings, readings and lists into text for people and
 * JSON for programs: one writer each behind one table.
 * Exports: xc_report, xc_report_writer_find, xc_facts_writer_find,
 * xc_trees_writer_find, xc_sink.
 */
#ifndef XC_REPORT_REPORT_H
#define XC_REPORT_REPORT_H

#include "report/survey.h"

/* A finding that the settings or the baseline leave out. */
typedef struct xc_left_out {
    xc_finding finding;
    const char *why; /* in plain words, static */
} xc_left_out;

/* A finished comparison with what went wrong on the way. */
struct xc_report {
    xc_arena *arena; /* holds everything below */
    xc_outcome outcome;
    XC_VEC(xc_notice) problems;
    XC_VEC(xc_left_out) left_out;
    XC_VEC(xc_acceptance) acceptances; /* by fingerprint */
    xc_survey survey;                  /* of the findings that are left */
    bool whole_archive;        /* everything stored was compared: "report" */
    const char *since, *until; /* days; NULL: no such end */
};

/* Where output goes: a buffer that is handed on as it fills. The first
 * failure sticks. */
typedef struct xc_sink {
    xc_buffer buffer;
    xc_write_fn *write;
    void *user;
    xc_status status;
} xc_sink;

void xc_sink_init(xc_sink *sink, xc_write_fn *write, void *user);

/* Hands on what is there; call after each piece (a finding, an article). */
void xc_sink_flush(xc_sink *sink);

/* Flushes, gives back the buffer and answers the first failure. */
xc_status xc_sink_finish(xc_sink *sink, xc_error *error);

/* A writer of reports. */
typedef struct xc_report_writer {
    const char *name; /* for --to */
    void (*write)(xc_sink *sink, const xc_report *report,
                  const xc_style *style);
} xc_report_writer;

/* The writer of that name; NULL with XC_ERROR_ARGUMENT and the names there
 * are in *error. */
const xc_report_writer *xc_report_writer_find(const char *name,
                                              xc_error *error);

/* A writer of what was understood: begin, article by article, end. */
typedef struct xc_facts_writer {
    const char *name;
    void (*begin)(xc_sink *sink, const xc_style *style);
    void (*article)(xc_sink *sink, const xc_reading *reading,
                    const xc_style *style, bool first);
    void (*end)(xc_sink *sink, const xc_style *style);
} xc_facts_writer;

const xc_facts_writer *xc_facts_writer_find(const char *name, xc_error *error);

/* A writer of sentences and trees: begin, article by article, end. */
typedef struct xc_trees_writer {
    const char *name;
    void (*begin)(xc_sink *sink, const xc_style *style);
    void (*article)(xc_sink *sink, const xc_article *article,
                    const xc_sentences *sentences, const xc_style *style,
                    bool first);
    void (*end)(xc_sink *sink, const xc_style *style);
} xc_trees_writer;

const xc_trees_writer *xc_trees_writer_find(const char *name, xc_error *error);

/* A writer of the list of stored articles. */
typedef struct xc_list_writer {
    const char *name;
    void (*begin)(xc_sink *sink, const xc_style *style);
    void (*article)(xc_sink *sink, const xc_stored_article *article,
                    const xc_style *style, bool first);
    void (*end)(xc_sink *sink, const xc_style *style);
} xc_list_writer;

const xc_list_writer *xc_list_writer_find(const char *name, xc_error *error);

/* A writer of one finding in full; left_out: why it is, or NULL. */
typedef struct xc_explanation_writer {
    const char *name;
    void (*write)(xc_sink *sink, const xc_finding *finding,
                  const char *left_out, const xc_style *style);
} xc_explanation_writer;

const xc_explanation_writer *xc_explanation_writer_find(const char *name,
                                                        xc_error *error);

/* {"id", "verdict", "confidence", "findings"} on one line. */
void xc_pair_write(xc_sink *sink, const char *id, const xc_report *report);

#endif

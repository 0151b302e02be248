/*
 * machine.h - what the writers for other programs share: passages cut to a
 * length, paths as URIs, the passage that a finding is shown at, and whether
 * it is accepted. Inside src/report/.
 * Exports: xc_clip_put, xc_tidy_put, xc_path_*, xc_uri_put, xc_place_put,
 * xc_checked_*, xc_finding_place, xc_accepted_find, xc_count_severities,
 * xc_markdown_put, xc_csv_*.
 */
#ifndef XC_REPORT_MACHINE_H
#define XC_REPORT_MACHINE_H

#include "base/map.h"
#include "report/writers.h"

/* Appends at most most characters of a string on one line: white space is one
 * blank, what could do harm is shown ("\x1b"), and " ..." stands for the
 * rest. NULL is nothing. */
void xc_clip_put(xc_buffer *out, const char *string, size_t most);

/* The same without a limit. */
void xc_tidy_put(xc_buffer *out, const char *bytes, size_t length);

/* A path without "./" ahead of it; never NULL. */
const char *xc_path_plain(const char *path);

/* Appends a path as an RFC 3986 reference: a relative one, or with "file://"
 * where it begins with a slash. */
void xc_uri_put(xc_buffer *out, const char *path);

/* True for a path that stays below the folder that the program runs in. */
bool xc_path_is_below(const char *path);

/* Appends a path as xc_path_plain has it, with all its blanks, made safe; one
 * that is longer than any that is opened is cut. */
void xc_path_put(xc_buffer *out, const char *path);

/* Appends "a.txt:7:3", the path as xc_path_put has it. */
void xc_place_put(xc_buffer *out, const xc_evidence *evidence);

/* Which files were checked, by path: where a finding is shown. */
typedef struct xc_checked {
    xc_arena *arena;
    xc_map paths;
} xc_checked;

/* Fills it from a report; give back with xc_checked_dispose. Out of memory
 * leaves it empty and is told by the answer. */
xc_status xc_checked_init(xc_checked *checked, const xc_report *report);
void xc_checked_dispose(xc_checked *checked);

/* The index of the passage that a finding is shown at: the first in a file
 * that was checked, for the others may be in an archive, from the first on
 * whose lines changed; else the first. The finding has evidence. */
size_t xc_finding_place(const xc_checked *checked, const xc_finding *finding);

/* The acceptance by which a finding is left out; NULL: none. */
const xc_acceptance *xc_accepted_find(const xc_report *report,
                                      const char *fingerprint);

/* How many findings there are of each severity. */
void xc_count_severities(const xc_report *report, size_t counts[4]);

/* markdown.c: appends text of which nothing is markup, a link, a mention or a
 * reference, on one line, safe in a cell of a table. */
void xc_markdown_put(xc_buffer *out, const char *string);

/* csv.c: cells of a row (RFC 4180), and the end of the row. first: nothing is
 * before it. A text is on one line, and one that a spreadsheet would take for
 * a formula gets an apostrophe. */
void xc_csv_put_bytes(xc_buffer *out, const char *bytes, size_t length,
                      bool first);
void xc_csv_put(xc_buffer *out, const char *string);
void xc_csv_put_number(xc_buffer *out, double value); /* empty: no number */
void xc_csv_end(xc_buffer *out);

#endif

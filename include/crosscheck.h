/*
 * crosscheck.h - the public face of libcrosscheck, and its whole manual.
 *
 * libcrosscheck reads news articles, turns what they state into facts
 * (actor, claim, number, date), keeps them in SQLite, and reports where
 * sources disagree:
 *
 *   bytes -> article -> sentences -> mentions -> facts -> store
 *         -> candidates -> pairs -> findings -> report
 *
 * A program makes a context, then a desk (the articles that are to be
 * compared), lays files on it and asks for a report:
 *
 *   xc_context *context = xc_context_new(NULL, &error);
 *   xc_desk *desk = xc_desk_new(context, &error);
 *   xc_desk_add_file(desk, "draft.txt", XC_ROLE_CHECKED, NULL, &error);
 *   xc_desk_add_file(desk, "archive.db", XC_ROLE_REFERENCE, NULL, &error);
 *   xc_report *report = xc_desk_check(desk, &error);
 *   xc_report_write(report, "text", NULL, xc_write_to_file, stdout, &error);
 *
 * Conventions
 *   Errors     Functions answer an xc_status (0 good, negative bad) or a
 *              pointer (NULL: failed) and describe the failure in the
 *              xc_error given last, which may be NULL. The first message
 *              wins: an error that is already set is not overwritten.
 *   Trouble    One bad article does not stop the others: it is told to the
 *              notice callback of the options and listed in the report.
 *   Ownership  _new is undone by _free (which takes NULL). _get_ and
 *              everything reached through it is borrowed from its owner and
 *              lives as long as it.
 *   Text       All strings are UTF-8. Offsets count bytes of the article's
 *              text; lines and columns count from 1, columns in code points.
 *   Threads    A context and everything made from it belong to one thread
 *              at a time. Two contexts share nothing. Callbacks are called
 *              on the thread that called the library.
 *   Promises   The library never prints, never exits, reads no clock, no
 *              locale and no network, and keeps no mutable global. Same
 *              input, same bytes out.
 */
#ifndef CROSSCHECK_H
#define CROSSCHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define XC_API __attribute__((visibility("default")))
#else
#define XC_API
#endif

/* ------------------------------------------------------------------ */
/* Errors                                                               */

/* What became of a call: 0 good, negative bad. */
typedef enum xc_status {
    XC_OK = 0,
    XC_ERROR_MEMORY = -1,   /* an allocation failed */
    XC_ERROR_IO = -2,       /* a file could not be opened, read or written */
    XC_ERROR_LIMIT = -3,    /* the input is larger than a stated limit */
    XC_ERROR_FORMAT = -4,   /* the input is not what its format demands */
    XC_ERROR_ARGUMENT = -5, /* the caller asked for what does not exist */
    XC_ERROR_DATABASE = -6, /* SQLite failed, or the file is no archive */
    XC_ERROR_NEWER = -7,    /* the archive was made by a newer version */
    XC_ERROR_LOCKED = -8,   /* another program is writing to the archive */
    XC_ERROR_READONLY = -9, /* the archive may not be written */
    XC_ERROR_NOT_FOUND = -10,
    XC_ERROR_CLOSED = -11 /* the receiver of output went away (a pipe) */
} xc_status;

/* A failure: code, one line that says what to do, and where. */
typedef struct xc_error {
    xc_status status;
    char message[512];
    uint32_t line;   /* 0: not known */
    uint32_t column; /* 0: not known */
} xc_error;

#define XC_ERROR_INIT                                                          \
    { XC_OK, "", 0, 0 }

/* ------------------------------------------------------------------ */
/* Verdicts                                                             */

/* How two or more statements stand to each other. */
typedef enum xc_verdict {
    XC_VERDICT_UNRELATED = 0, /* not the same thing */
    XC_VERDICT_AGREE,         /* independent confirmation */
    XC_VERDICT_IMPRECISE,     /* equal within rounding or a hedge */
    XC_VERDICT_DISPUTED,      /* they differ; different speakers say so */
    XC_VERDICT_STALE,         /* a later source has a newer figure */
    XC_VERDICT_CONFLICT       /* both cannot be true */
} xc_verdict;

typedef enum xc_severity {
    XC_SEVERITY_NONE = 0, /* shown on request only */
    XC_SEVERITY_NOTE,
    XC_SEVERITY_WARNING,
    XC_SEVERITY_ERROR
} xc_severity;

/* The word for a verdict or severity ("conflict", "error"); never NULL. */
XC_API const char *xc_verdict_name(xc_verdict verdict);
XC_API const char *xc_severity_name(xc_severity severity);

/* The verdict or severity of that name; XC_ERROR_NOT_FOUND if none is. */
XC_API xc_status xc_verdict_parse(const char *name, xc_verdict *verdict);
XC_API xc_status xc_severity_parse(const char *name, xc_severity *severity);

/* A set of verdicts, one bit each. */
#define XC_SHOW(verdict) (1u << (unsigned)(verdict))
#define XC_SHOW_DEFAULT                                                        \
    (XC_SHOW(XC_VERDICT_CONFLICT) | XC_SHOW(XC_VERDICT_STALE) |                \
     XC_SHOW(XC_VERDICT_DISPUTED))

/* Receives output in order; answers 0, or negative to stop the writer,
 * which then answers XC_ERROR_IO when it got that, else XC_ERROR_CLOSED. */
typedef int xc_write_fn(void *user, const char *bytes, size_t length);

/* ------------------------------------------------------------------ */
/* Configuration                                                        */

/* What a newsroom settles once, in a file of YAML:
 *
 *   rules:                  severity of what a rule finds to differ, or off
 *     quotation: note
 *     money: off
 *   min-confidence: 0.7     leave out findings that are less sure, 0 to 1
 *   fail-on: warning        for the program's exit status
 *   baseline: FILE          accepted findings; relative to this file */
typedef struct xc_config xc_config;

/* The name under which the program looks for one. */
#define XC_CONFIG_NAME ".crosscheck.yml"

/* Reads a configuration; free with xc_config_free, after every context that
 * uses it. Fails with XC_ERROR_FORMAT, with line and column, for what is no
 * YAML, an unknown key or rule, a key given twice, a bad value, and for an
 * anchor or alias; with XC_ERROR_LIMIT for more than 64 KiB; with XC_ERROR_IO
 * for what cannot be read. */
XC_API xc_config *xc_config_new(const char *path, xc_error *error);
XC_API void xc_config_free(xc_config *config);

/* Writes a configuration that settles nothing: every key with what it does and
 * an example, all of it in comments. */
XC_API xc_status xc_config_write_sample(xc_write_fn *write, void *user,
                                        xc_error *error);

/* The severity from which on to fail; NONE where the file does not say. */
XC_API xc_severity xc_config_get_fail_on(const xc_config *config);

/* The path of the accepted findings, as it can be opened; NULL where the
 * file does not say. */
XC_API const char *xc_config_get_baseline(const xc_config *config);

/* ------------------------------------------------------------------ */
/* Changed lines                                                        */

/* Lines of files that somebody changed. With the option changes everything is
 * compared, and only those findings are reported of which at least one passage
 * touches a changed line. */
typedef struct xc_changes xc_changes;

/* Free with xc_changes_free, after every context that uses it. */
XC_API xc_changes *xc_changes_new(xc_error *error);
XC_API void xc_changes_free(xc_changes *changes);

/* The last line of a file, however many it has. */
#define XC_LINE_LAST UINT32_MAX

/* Adds lines of a file, counted from 1, last included. A file is known by
 * every path that leads to it; bytes in memory by their name. Fails with
 * XC_ERROR_ARGUMENT for what is no stretch of lines, with XC_ERROR_LIMIT past
 * a million stretches. */
XC_API xc_status xc_changes_add(xc_changes *changes, const char *path,
                                uint32_t first, uint32_t last, xc_error *error);

/* Adds the lines that a unified diff adds, as "git diff" writes it with the
 * prefixes a/ and b/; a file that it calls binary counts as changed from end
 * to end, and lines that are only taken away do not count. Its paths are below
 * folder. Called with piece after piece, then with length 0 for the end. Fails
 * with XC_ERROR_FORMAT, with the line, for what is no such diff or breaks off,
 * and with XC_ERROR_LIMIT as above. */
XC_API xc_status xc_changes_read_diff(xc_changes *changes, const char *folder,
                                      const char *bytes, size_t length,
                                      xc_error *error);

/* ------------------------------------------------------------------ */
/* Context                                                              */

typedef struct xc_context xc_context;

/* Trouble with one input, told as it is met. Strings last for the call. */
typedef struct xc_notice {
    xc_severity severity; /* ERROR: left out; WARNING: read with a loss;
                             NOTE: worth knowing */
    xc_status status;
    const char *path;
    uint32_t line;   /* 0: not known */
    uint32_t column; /* 0: not known */
    const char *message;
} xc_notice;

typedef void xc_notice_fn(void *user, const xc_notice *notice);

/* What is being done. */
typedef enum xc_stage {
    XC_STAGE_READING,   /* done and total are bytes of the inputs */
    XC_STAGE_COMPARING, /* done and total are articles; done is 0 until the
                           comparison ends */
    XC_STAGE_REFRESHING /* done and total are articles that are read again */
} xc_stage;

/* Called again and again with what is done of what there is to do; done never
 * goes back within a stage. */
typedef void xc_progress_fn(void *user, xc_stage stage, size_t done,
                            size_t total);

/* Settings of a context. Start from XC_OPTIONS_INIT. */
typedef struct xc_options {
    size_t max_bytes;     /* largest input read, in bytes */
    unsigned show;        /* XC_SHOW bits of the verdicts to report */
    xc_notice_fn *notice; /* NULL: trouble is only listed in the report */
    void *notice_user;
    const char *weights_path; /* alignment weights to use instead of the
                                 built-in ones; NULL: built in */
    bool explain; /* keep which rules and rows of the word lists produced
                     each field, for xc_desk_write_facts to tell, and how each
                     finding came about, for xc_report_explain */
    const struct xc_config *config;     /* severities and thresholds; borrowed:
                                           outlives the context; NULL: none */
    const struct xc_baseline *baseline; /* findings to leave out; borrowed:
                                           outlives the context; NULL: none */
    const char *today; /* "2025-02-12": what was accepted until a day before
                          is reported again; NULL: nothing is */
    bool only_new;     /* leave out what was accepted until then as well, and
                          tell nothing of what is in the baseline */
    size_t jobs;       /* threads that read and compare, at most 64, the calling
                          one among them; 0 or 1: it alone. What is answered,
                          and what is told in which order, is the same */
    const char *cache; /* a folder, made if it is missing, to keep from run to
                          run what files gave and what was found; NULL: none.
                          The answers are the same. One that is damaged,
                          foreign or may not be written is a note, and left
                          alone. It takes 512 MiB at most, and what 50 runs
                          did not ask for is dropped. What was read with
                          explain is not kept. Written by xc_context_free */
    const struct xc_changes *changes; /* report only findings of which a
                                         passage touches one of these lines;
                                         borrowed: outlives the context; NULL:
                                         all of them */
    xc_progress_fn *progress; /* told how far the work has come, on the thread
                                 that called the library; NULL: nobody is */
    void *progress_user;
} xc_options;

/* The name under which the program keeps its cache, beside the
 * configuration. */
#define XC_CACHE_NAME ".crosscheck-cache"

#define XC_MAX_BYTES_DEFAULT ((size_t)64 * 1024 * 1024)
#define XC_OPTIONS_INIT                                                        \
    {                                                                          \
        XC_MAX_BYTES_DEFAULT, XC_SHOW_DEFAULT, NULL, NULL, NULL, false, NULL,  \
            NULL, NULL, false, 0, NULL, NULL, NULL, NULL                       \
    }

/* Makes a context; options may be NULL. The strings of the options are
 * copied. Free with xc_context_free, after everything made from it. */
XC_API xc_context *xc_context_new(const xc_options *options, xc_error *error);
XC_API void xc_context_free(xc_context *context);

/* The version of the library, as "0.1.0". */
XC_API const char *xc_version(void);

/* ------------------------------------------------------------------ */
/* Inputs                                                               */

/* What an input says of itself, where the input does not say it. */
typedef struct xc_input {
    const char *format;    /* a name that xc_input_format gives; NULL:
                              guessed from the end of the path, then from the
                              content */
    const char *published; /* "2025-02-12": date of articles that state
                              none; NULL: none */
    const char *source;    /* publisher of articles that name none */
} xc_input;

#define XC_INPUT_INIT                                                          \
    { NULL, NULL, NULL }

/* The names of the formats that are read, "text", "markdown", "docx" and the
 * like; NULL past the end. */
XC_API const char *xc_input_format(size_t index);

/* Looks at an input before any file is read: XC_ERROR_ARGUMENT when its
 * format is unknown or its published is no date. input may be NULL. */
XC_API xc_status xc_input_check(const xc_input *input, xc_error *error);

/* Which side of a comparison an input is on. */
typedef enum xc_role {
    XC_ROLE_CHECKED,  /* compared with each other and with the references */
    XC_ROLE_REFERENCE /* compared with what is checked only */
} xc_role;

/* ------------------------------------------------------------------ */
/* Output                                                               */

/* An xc_write_fn for a FILE * given as user; XC_ERROR_CLOSED for a pipe that
 * nobody reads any more. */
XC_API int xc_write_to_file(void *file, const char *bytes, size_t length);

/* How a writer for people lays out its text. */
typedef struct xc_style {
    unsigned width;      /* columns to wrap at; 0: 80 */
    bool color;          /* ANSI colours */
    bool quiet;          /* findings alone, without the summary behind them */
    xc_severity fail_on; /* from here on a finding is a failure, where the
                            format has failures (junit); NONE: error */
} xc_style;

#define XC_STYLE_INIT                                                          \
    { 80, false, false, XC_SEVERITY_ERROR }

/* What can be written, each in formats of its own. */
typedef enum xc_output {
    XC_OUTPUT_REPORT,     /* xc_report_write */
    XC_OUTPUT_FACTS,      /* xc_desk_write_facts */
    XC_OUTPUT_LIST,       /* xc_archive_write_list */
    XC_OUTPUT_RULES,      /* xc_rules_write */
    XC_OUTPUT_TREES,      /* xc_desk_write_trees */
    XC_OUTPUT_EXPLANATION /* xc_report_explain */
} xc_output;

/* The names of the formats of an output; NULL past the end. */
XC_API const char *xc_output_format(xc_output output, size_t index);

/* XC_ERROR_ARGUMENT, with the names there are, for any other name. */
XC_API xc_status xc_output_check(xc_output output, const char *format,
                                 xc_error *error);

/* Writes a notice as one line, "path:line:column: message", with control
 * characters shown as escapes, so that a terminal can be sent it. */
XC_API xc_status xc_notice_write(const xc_notice *notice, xc_write_fn *write,
                                 void *user, xc_error *error);

/* ------------------------------------------------------------------ */
/* Reports                                                              */

typedef struct xc_report xc_report;

/* An article that took part. */
typedef struct xc_report_article {
    const char *id;        /* given id, else path */
    const char *path;      /* where it was read from; never NULL */
    const char *title;     /* NULL: none */
    const char *source;    /* NULL: not known */
    const char *published; /* as stated, ISO 8601, else the day that the text
                              gives; NULL: not known */
    xc_role role;
    size_t facts; /* its facts with a figure, and quotations, that took part */
} xc_report_article;

/* A passage that a finding rests on: a whole clause or sentence. */
typedef struct xc_evidence {
    const char *article; /* its id */
    const char *path;
    const char *field;     /* "text", or "title" where it is in the title */
    size_t start, end;     /* bytes of that field */
    uint32_t line, column; /* in the file, of start */
    const char *text;      /* field[start..end] */
    size_t mark_start, mark_end; /* what to underline, bytes of the field */
    bool has_value;
    double value;          /* the figure compared, where there is one */
    const char *reads;     /* how it was understood, in plain words; NULL */
    const char *published; /* of the article; NULL: not known */
    uint32_t end_line;     /* in the file, of the last character */
    uint32_t end_column;   /* behind its first code point there; 0: not known */
    const char *before;    /* what stands ahead of it: the rest of its sentence
                              and the one before, in one line, cut at 300 bytes
                              with an ellipsis; NULL: none */
    const char *after;     /* the same behind it */
} xc_evidence;

/* A figure that a finding is about, and who gives it. */
typedef struct xc_stated {
    const char *reads; /* the figure in plain words, "at least 7" */
    bool has_value;
    double value;
    const char *const *sources; /* what their articles are called, sorted, each
                                   once */
    size_t source_count;
    size_t voices; /* sources that are independent: copies of one wire story,
                      and articles of one paper, count once */
    const char *alone; /* what to call the source of a single voice; NULL:
                          several papers print it */
} xc_stated;

/* A disagreement (or, on request, an agreement). */
typedef struct xc_finding {
    const char *rule; /* id of the rule, "total" */
    xc_verdict verdict;
    xc_severity severity;
    double confidence;       /* 0 to 1 */
    const char *fingerprint; /* of the normalized facts: survives moved
                                lines */
    const char *message;
    const char *const *derivation; /* steps in plain words */
    size_t derivation_count;
    const xc_evidence *evidence; /* two or more */
    size_t evidence_count;
    const xc_stated *values; /* by source, most independent sources first; none
                                where no figure is compared */
    size_t value_count;
    const struct xc_detail *detail;       /* how it came about, for
                                             xc_report_explain; NULL: not kept */
    const struct xc_sightings *sightings; /* where each article gives the
                                             figure, for the writers; NULL: no
                                             figure is compared */
    size_t changed; /* the first passage on lines that changed, where changes
                       are asked for; else 0 */
} xc_finding;

/* How much was compared: silence is not verification. */
typedef struct xc_summary {
    size_t articles;
    size_t facts;     /* facts with a figure, or quotations, on the desk */
    size_t confirmed; /* of them: with an independent counterpart that
                         agrees */
    size_t differing; /* of them: part of a conflict, stale or disputed
                         finding */
    size_t unmatched; /* of them: nothing to compare with */
    size_t unchanged; /* findings left out because they touch no line of the
                         option changes */
} xc_summary;

XC_API size_t xc_report_get_article_count(const xc_report *report);
XC_API const xc_report_article *xc_report_get_article(const xc_report *report,
                                                      size_t index);

/* Findings come worst first, in an order that does not depend on the order
 * in which articles were given. NULL past the end. */
XC_API size_t xc_report_get_finding_count(const xc_report *report);
XC_API const xc_finding *xc_report_get_finding(const xc_report *report,
                                               size_t index);

/* What became of an accepted finding. */
typedef enum xc_acceptance_state {
    XC_ACCEPTANCE_HOLDS, /* the finding was left out */
    XC_ACCEPTANCE_ENDED, /* its last day is past: it is reported again */
    XC_ACCEPTANCE_GONE   /* all its articles were read, and it is not there */
} xc_acceptance_state;

typedef struct xc_acceptance {
    xc_acceptance_state state;
    const char *fingerprint;
    const char *reason;
    const char *until; /* its last day, as 2025-02-12; NULL: none */
} xc_acceptance;

/* The accepted findings that this report has to do with, by fingerprint. NULL
 * past the end. */
XC_API size_t xc_report_get_acceptance_count(const xc_report *report);
XC_API const xc_acceptance *xc_report_get_acceptance(const xc_report *report,
                                                     size_t index);

/* The finding of that fingerprint, be it left out by the settings or by the
 * baseline; NULL: there is none. */
XC_API const xc_finding *xc_report_find(const xc_report *report,
                                        const char *fingerprint);

/* Writes one finding in full as "text" or "json": the facts that were
 * compared, with what is written and what is meant, their times, what was
 * weighed, how probable it made them one thing, the steps to the verdict and
 * to the severity, and why it is left out where it is. style may be NULL.
 * Fails with XC_ERROR_NOT_FOUND when there is no such finding, with
 * XC_ERROR_ARGUMENT for an unknown format or where the option explain of the
 * context was not set. */
XC_API xc_status xc_report_explain(const xc_report *report,
                                   const char *fingerprint, const char *format,
                                   const xc_style *style, xc_write_fn *write,
                                   void *user, xc_error *error);

/* Inputs that were left out. NULL past the end. */
XC_API size_t xc_report_get_problem_count(const xc_report *report);
XC_API const xc_notice *xc_report_get_problem(const xc_report *report,
                                              size_t index);

XC_API const xc_summary *xc_report_get_summary(const xc_report *report);

/* The worst severity among the findings; NONE when there is none. */
XC_API xc_severity xc_report_get_worst(const xc_report *report);

/* Writes the report as "text", "json", "jsonl", "sarif" (2.1.0), "junit"
 * (XML), "github" (workflow commands, as many as GitHub shows), "gitlab" (Code
 * Quality), "markdown" (a comment of a pull request, no longer than those may
 * be) or "csv" (a row a passage). style may be NULL.
 * Fails with XC_ERROR_ARGUMENT for an unknown format, XC_ERROR_CLOSED or
 * XC_ERROR_IO when write does. */
XC_API xc_status xc_report_write(const xc_report *report, const char *format,
                                 const xc_style *style, xc_write_fn *write,
                                 void *user, xc_error *error);

XC_API void xc_report_free(xc_report *report);

/* ------------------------------------------------------------------ */
/* Accepted findings                                                    */

/* Findings that a newsroom has looked at and lets be, by fingerprint, each
 * with the reason: a text file to be kept beside the articles. */
typedef struct xc_baseline xc_baseline;

/* The name under which the program keeps them. */
#define XC_BASELINE_NAME ".crosscheck-baseline"

/* Reads accepted findings; path NULL: none yet. Free with xc_baseline_free,
 * after every context that uses it. Fails with XC_ERROR_FORMAT, with the line,
 * for what xc_baseline_write would not have written, a half-merged file among
 * it; with XC_ERROR_LIMIT for more than 16 MiB; with XC_ERROR_IO. */
XC_API xc_baseline *xc_baseline_new(const char *path, xc_error *error);
XC_API void xc_baseline_free(xc_baseline *baseline);

/* How many findings are accepted. */
XC_API size_t xc_baseline_count(const xc_baseline *baseline);

/* Accepts a finding, or gives one that is accepted another reason and day.
 * until is the last day on which it counts, as 2025-02-12; NULL: no last day.
 * Of a finding of the report (may be NULL) its rule, message and articles are
 * kept, so that it can be told when it is gone. Fails with XC_ERROR_ARGUMENT,
 * and nothing is changed, for what is no fingerprint, a reason without words
 * and a bad day; with XC_ERROR_NOT_FOUND when the report has no such finding.
 */
XC_API xc_status xc_baseline_accept(xc_baseline *baseline,
                                    const char *fingerprint, const char *reason,
                                    const char *until, const xc_report *report,
                                    xc_error *error);

/* Writes the file: the same bytes for the same findings. */
XC_API xc_status xc_baseline_write(const xc_baseline *baseline,
                                   xc_write_fn *write, void *user,
                                   xc_error *error);

/* ------------------------------------------------------------------ */
/* Desk: articles that are read and compared in memory                 */

typedef struct xc_desk xc_desk;

XC_API xc_desk *xc_desk_new(xc_context *context, xc_error *error);
XC_API void xc_desk_free(xc_desk *desk);

/* Reads the articles of a file ("-": standard input) onto the desk, or those
 * of the files of known formats in a folder and in the folders inside it, but
 * for hidden ones and those that .gitignore or .crosscheckignore leave out. A
 * reference may also be an archive, opened read-only. What cannot be read is
 * told to the notice callback, listed in the report and answered; the desk
 * stays good. An article in another language than English is left out, with a
 * warning. input may be NULL. */
XC_API xc_status xc_desk_add_file(xc_desk *desk, const char *path, xc_role role,
                                  const xc_input *input, xc_error *error);

/* The same for bytes in memory; name stands for the path in reports. The
 * bytes are copied. */
XC_API xc_status xc_desk_add_bytes(xc_desk *desk, const char *name,
                                   const void *bytes, size_t length,
                                   xc_role role, const xc_input *input,
                                   xc_error *error);

/* Compares what is on the desk. The desk can be added to and checked
 * again. Free the report with xc_report_free, before or after the desk. */
XC_API xc_report *xc_desk_check(xc_desk *desk, xc_error *error);

/* Writes what was understood of the checked articles: "text" (a table),
 * "json" (one array), "jsonl" (one object a line) or "csv" (a row a fact). */
XC_API xc_status xc_desk_write_facts(xc_desk *desk, const char *format,
                                     const xc_style *style, xc_write_fn *write,
                                     void *user, xc_error *error);

/* Writes the sentences of the checked articles, with lemma, part of speech,
 * features, head and relation of each word, as "conllu"
 * (universaldependencies.org/format). MISC says where a word stands: "Start"
 * and "End" in bytes of the article's text, or of its title where it has
 * "Field=title". An input that is CoNLL-U itself keeps its sentences, words,
 * comments, multiword ranges and empty nodes. style is not looked at and may
 * be NULL. */
XC_API xc_status xc_desk_write_trees(xc_desk *desk, const char *format,
                                     const xc_style *style, xc_write_fn *write,
                                     void *user, xc_error *error);

/* ------------------------------------------------------------------ */
/* Archive: articles kept in a database                                */

typedef struct xc_archive xc_archive;

typedef enum xc_archive_mode {
    XC_ARCHIVE_READ, /* never writes, migrates or locks out writers */
    XC_ARCHIVE_WRITE /* makes the file if it is missing; migrates it */
} xc_archive_mode;

/* Opens an archive. Fails with XC_ERROR_NOT_FOUND, XC_ERROR_DATABASE (no
 * archive), XC_ERROR_NEWER, XC_ERROR_LOCKED or XC_ERROR_READONLY; nothing
 * in the file is changed then. */
XC_API xc_archive *xc_archive_open(xc_context *context, const char *path,
                                   xc_archive_mode mode, xc_error *error);
XC_API void xc_archive_close(xc_archive *archive);

/* What xc_archive_add_file did. */
typedef struct xc_added {
    size_t added;     /* articles that were not there */
    size_t replaced;  /* articles whose content had changed */
    size_t unchanged; /* articles that were there as they are */
    size_t failed;    /* articles left out */
} xc_added;

/* Reads the articles of a file and stores each in a transaction of its
 * own. Counts are added to *added, which may be NULL. input may be NULL. An
 * article is stored under its source and id, else under its path; one that
 * has neither (plain text on standard input) is refused. */
XC_API xc_status xc_archive_add_file(xc_archive *archive, const char *path,
                                     const xc_input *input, xc_added *added,
                                     xc_error *error);

/* The same for several files, one after the other, whose articles are read by
 * as many threads as the options of the context say. A file that fails is told
 * and the others go on; the first failure is answered. */
XC_API xc_status xc_archive_add_files(xc_archive *archive,
                                      const char *const *paths, size_t count,
                                      const xc_input *input, xc_added *added,
                                      xc_error *error);

/* Reads the texts again whose facts another version of the program read, and
 * replaces their facts, an article in a transaction of its own. What was
 * replaced is added to *added, which may be NULL. */
XC_API xc_status xc_archive_refresh(xc_archive *archive, xc_added *added,
                                    xc_error *error);

/* True when there is a database at that path, be it an archive or not. */
XC_API bool xc_archive_knows(const char *path);

/* How many articles are stored. */
XC_API xc_status xc_archive_count(xc_archive *archive, size_t *count,
                                  xc_error *error);

/* Takes out every article of that id or path (a file may hold many);
 * XC_ERROR_NOT_FOUND if there is none. */
XC_API xc_status xc_archive_remove(xc_archive *archive, const char *article,
                                   xc_error *error);

/* Writes the list of stored articles: "text", "json" or "jsonl". */
XC_API xc_status xc_archive_write_list(xc_archive *archive, const char *format,
                                       const xc_style *style,
                                       xc_write_fn *write, void *user,
                                       xc_error *error);

/* Compares everything stored with everything else stored. */
XC_API xc_report *xc_archive_check(xc_archive *archive, xc_error *error);

/* The same, but tells only the findings, and counts only the facts, of which
 * an article published from since to until takes part: days as 2025-02-12, or
 * NULL for no such end. What was published at another time is compared with
 * all the same, and so is what has no date: it is of no period, and the report
 * says how many articles that are. Fails with XC_ERROR_ARGUMENT for what is
 * no day, and for a since behind until. */
XC_API xc_report *xc_archive_check_period(xc_archive *archive,
                                          const char *since, const char *until,
                                          xc_error *error);

/* ------------------------------------------------------------------ */
/* Pairs of texts                                                       */

/* Judges pairs of texts: reads JSON Lines of {"id", "topic", "a": {"text",
 * "published"}, "b": {...}} from a file ("-": standard input) and writes a
 * line {"id", "verdict", "confidence", "findings"} for each. *worst, which
 * may be NULL, gets the worst severity met. */
XC_API xc_status xc_pairs_judge(xc_context *context, const char *path,
                                xc_severity *worst, xc_write_fn *write,
                                void *user, xc_error *error);

/* ------------------------------------------------------------------ */
/* Rules                                                                */

/* What a rule looks for. */
typedef struct xc_rule_info {
    const char *id;    /* "total" */
    const char *title; /* one line */
    const char *help;  /* a paragraph, with what stays silent */
    xc_severity cap;   /* the highest severity of its findings */
} xc_rule_info;

/* The rules in order of their ids; NULL past the end. */
XC_API const xc_rule_info *xc_rule_get(size_t index);

/* What a rule reports: a sentence of each of two articles, or one in which an
 * article contradicts itself (b is NULL then). */
typedef struct xc_rule_example {
    const char *a;
    const char *b;
} xc_rule_example;

/* An example of the rule of that index; NULL past the end, or without one. */
XC_API const xc_rule_example *xc_rule_get_example(size_t index);

/* Writes the rules with their help and an example each, as "text",
 * "json" or "jsonl". */
XC_API xc_status xc_rules_write(const char *format, const xc_style *style,
                                xc_write_fn *write, void *user,
                                xc_error *error);

#ifdef __cplusplus
}
#endif

#endif

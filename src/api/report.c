/*
 * report.c - makes reports, gives out what is in them, and writes them.
 * Exports: xc_report_*, xc_output_*, xc_rules_write, xc_notice_write,
 * xc_write_to_file.
 */
#include <errno.h>
#include <string.h>

#include "api/kept.h"

static xc_status copy_problems(xc_report *report, const xc_log *log) {
    for (size_t i = 0; log && i < log->problems.count; i++) {
        xc_notice copy = log->problems.items[i];
        copy.path = xc_arena_string(report->arena, copy.path);
        copy.message = xc_arena_string(report->arena, copy.message);
        if (!copy.path || !copy.message) return XC_ERROR_MEMORY;
        XC_TRY(XC_PUSH(report->arena, &report->problems, copy));
    }
    return log && log->failed ? XC_ERROR_MEMORY : XC_OK;
}

static xc_report *new_report(void) {
    xc_report *report = xc_alloc(sizeof *report);
    if (report) report->arena = xc_arena_new();
    if (report && report->arena) return report;
    xc_report_free(report);
    return NULL;
}

/* What the log and the settings make of an outcome; NULL on failure, and the
 * report is freed. */
static xc_report *complete(xc_report *report, xc_status status,
                           const xc_context *context, const xc_log *log,
                           xc_error *error) {
    if (status == XC_OK) status = copy_problems(report, log);
    if (status == XC_OK) status = xc_report_settle(report, context);
    if (status == XC_OK) return report;
    xc_fail(error, status, "%s",
            status == XC_ERROR_MEMORY ? "out of memory"
                                      : "the articles cannot be compared");
    xc_report_free(report);
    return NULL;
}

/* Articles that take part; what cannot be counted is compared all the same. */
static size_t count_articles(const xc_comparison *comparison) {
    size_t sum = 0;
    for (size_t i = 0; i < comparison->side_count; i++) {
        size_t count = 0;
        if (xc_store_count(comparison->sides[i].store, &count, NULL) == XC_OK)
            sum += count;
    }
    return sum;
}

static xc_status compare(xc_report *report, const xc_context *context,
                         const xc_comparison *comparison, xc_error *error) {
    const xc_options *options = &context->options;
    size_t total = options->progress ? count_articles(comparison) : 0;
    if (options->progress)
        options->progress(options->progress_user, XC_STAGE_COMPARING, 0, total);
    xc_status status =
        xc_compare_run(report->arena, comparison, &report->outcome, error);
    if (options->progress)
        options->progress(options->progress_user, XC_STAGE_COMPARING, total,
                          total);
    return status;
}

xc_report *xc_report_new(const xc_context *context,
                         const xc_comparison *comparison, const xc_log *log,
                         const char *key, xc_error *error) {
    xc_status status = XC_ERROR_MEMORY;
    xc_report *report = new_report();
    if (report) status = compare(report, context, comparison, error);
    if (status == XC_OK)
        xc_kept_put_outcome(context, key, report->arena, &report->outcome);
    return complete(report, status, context, log, error);
}

xc_report *xc_report_kept(const xc_context *context, const xc_log *log,
                          const char *key, xc_error *error) {
    xc_report *report = key ? new_report() : NULL;
    if (!report) return NULL;
    if (xc_kept_get_outcome(context, key, report->arena, &report->outcome))
        return complete(report, XC_OK, context, log, error);
    xc_report_free(report);
    return NULL;
}

void xc_report_free(xc_report *report) {
    if (!report) return;
    xc_arena_free(report->arena);
    xc_release(report);
}

size_t xc_report_get_article_count(const xc_report *report) {
    return report->outcome.articles.count;
}

const xc_report_article *xc_report_get_article(const xc_report *report,
                                               size_t index) {
    if (index >= report->outcome.articles.count) return NULL;
    return &report->outcome.articles.items[index];
}

size_t xc_report_get_finding_count(const xc_report *report) {
    return report->outcome.findings.count;
}

const xc_finding *xc_report_get_finding(const xc_report *report, size_t index) {
    if (index >= report->outcome.findings.count) return NULL;
    return &report->outcome.findings.items[index];
}

size_t xc_report_get_acceptance_count(const xc_report *report) {
    return report->acceptances.count;
}

const xc_acceptance *xc_report_get_acceptance(const xc_report *report,
                                              size_t index) {
    if (index >= report->acceptances.count) return NULL;
    return &report->acceptances.items[index];
}

static const xc_left_out *find_left_out(const xc_report *report,
                                        const char *fingerprint) {
    for (size_t i = 0; i < report->left_out.count; i++)
        if (strcmp(report->left_out.items[i].finding.fingerprint,
                   fingerprint) == 0)
            return &report->left_out.items[i];
    return NULL;
}

const xc_finding *xc_report_find(const xc_report *report,
                                 const char *fingerprint) {
    const xc_outcome *outcome = &report->outcome;
    for (size_t i = 0; i < outcome->findings.count; i++)
        if (strcmp(outcome->findings.items[i].fingerprint, fingerprint) == 0)
            return &outcome->findings.items[i];
    const xc_left_out *left_out = find_left_out(report, fingerprint);
    return left_out ? &left_out->finding : NULL;
}

static xc_status refuse_explanation(const xc_finding *finding,
                                    const char *fingerprint, xc_error *error) {
    if (!finding)
        return xc_fail(error, XC_ERROR_NOT_FOUND,
                       "nothing that was found has the fingerprint %.40s",
                       fingerprint);
    return xc_fail(error, XC_ERROR_ARGUMENT,
                   "how findings came about was not kept; ask for it with the "
                   "option explain");
}

xc_status xc_report_explain(const xc_report *report, const char *fingerprint,
                            const char *format, const xc_style *style,
                            xc_write_fn *write, void *user, xc_error *error) {
    const xc_explanation_writer *writer =
        xc_explanation_writer_find(format, error);
    if (!writer) return XC_ERROR_ARGUMENT;
    const xc_finding *finding = xc_report_find(report, fingerprint);
    if (!finding || !finding->detail)
        return refuse_explanation(finding, fingerprint, error);
    const xc_left_out *left_out = find_left_out(report, fingerprint);
    xc_sink sink;
    xc_sink_init(&sink, write, user);
    writer->write(&sink, finding, left_out ? left_out->why : NULL, style);
    return xc_sink_finish(&sink, error);
}

size_t xc_report_get_problem_count(const xc_report *report) {
    return report->problems.count;
}

const xc_notice *xc_report_get_problem(const xc_report *report, size_t index) {
    if (index >= report->problems.count) return NULL;
    return &report->problems.items[index];
}

const xc_summary *xc_report_get_summary(const xc_report *report) {
    return &report->outcome.summary;
}

xc_severity xc_report_get_worst(const xc_report *report) {
    xc_severity worst = XC_SEVERITY_NONE;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        xc_severity severity = report->outcome.findings.items[i].severity;
        if (severity > worst) worst = severity;
    }
    return worst;
}

xc_status xc_report_write(const xc_report *report, const char *format,
                          const xc_style *style, xc_write_fn *write, void *user,
                          xc_error *error) {
    const xc_report_writer *writer = xc_report_writer_find(format, error);
    if (!writer) return XC_ERROR_ARGUMENT;
    xc_sink sink;
    xc_sink_init(&sink, write, user);
    writer->write(&sink, report, style);
    return xc_sink_finish(&sink, error);
}

xc_status xc_rules_write(const char *format, const xc_style *style,
                         xc_write_fn *write, void *user, xc_error *error) {
    const xc_rules_writer *writer = xc_rules_writer_find(format, error);
    const xc_rule_info *rule;
    if (!writer) return XC_ERROR_ARGUMENT;
    xc_sink sink;
    xc_sink_init(&sink, write, user);
    writer->begin(&sink, style);
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++) {
        writer->rule(&sink, rule, xc_rule_get_example(i), style, i == 0);
        xc_sink_flush(&sink);
    }
    writer->end(&sink, style);
    return xc_sink_finish(&sink, error);
}

xc_status xc_notice_write(const xc_notice *notice, xc_write_fn *write,
                          void *user, xc_error *error) {
    xc_sink sink;
    xc_sink_init(&sink, write, user);
    xc_notice_put(&sink.buffer, notice);
    return xc_sink_finish(&sink, error);
}

const char *xc_output_format(xc_output output, size_t index) {
    switch (output) {
    case XC_OUTPUT_REPORT:
        return xc_report_writer_name(index);
    case XC_OUTPUT_FACTS:
        return xc_facts_writer_name(index);
    case XC_OUTPUT_LIST:
        return xc_list_writer_name(index);
    case XC_OUTPUT_RULES:
        return xc_rules_writer_name(index);
    case XC_OUTPUT_TREES:
        return xc_trees_writer_name(index);
    case XC_OUTPUT_EXPLANATION:
        return xc_explanation_writer_name(index);
    }
    return NULL;
}

xc_status xc_output_check(xc_output output, const char *format,
                          xc_error *error) {
    bool known = false;
    switch (output) {
    case XC_OUTPUT_REPORT:
        known = xc_report_writer_find(format, error) != NULL;
        break;
    case XC_OUTPUT_FACTS:
        known = xc_facts_writer_find(format, error) != NULL;
        break;
    case XC_OUTPUT_LIST:
        known = xc_list_writer_find(format, error) != NULL;
        break;
    case XC_OUTPUT_RULES:
        known = xc_rules_writer_find(format, error) != NULL;
        break;
    case XC_OUTPUT_TREES:
        known = xc_trees_writer_find(format, error) != NULL;
        break;
    case XC_OUTPUT_EXPLANATION:
        known = xc_explanation_writer_find(format, error) != NULL;
        break;
    }
    return known ? XC_OK : XC_ERROR_ARGUMENT;
}

int xc_write_to_file(void *file, const char *bytes, size_t length) {
    errno = 0;
    if (fwrite(bytes, 1, length, file) == length) return 0;
    return errno == EPIPE ? XC_ERROR_CLOSED : XC_ERROR_IO;
}

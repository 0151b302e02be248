/*
 * steps.c - what several commands do: make a context, lay files on a desk,
 * open an archive, end with a report.
 * Exports: cli_context, cli_desk, cli_archive, cli_compare, cli_report_end,
 * cli_status.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* One, where nobody knows how many there are. */
static size_t count_cores(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 1 ? (size_t)count : 1;
}

/* The folder of the cache; NULL: none. */
static const char *find_cache(cli_run *run) {
    const cli_arguments *a = &run->arguments;
    if (!(run->command->options & CLI_CACHE) || a->no_cache) return NULL;
    if (a->cache) return a->cache;
    if (!run->config) return NULL;
    const char *slash = strrchr(run->config_path, '/');
    int length = slash ? (int)(slash - run->config_path) + 1 : 0;
    snprintf(run->cache_path, sizeof run->cache_path, "%.*s%s", length,
             run->config_path, XC_CACHE_NAME);
    return run->cache_path;
}

xc_context *cli_context(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = run->arguments.options;
    options.notice = cli_notice;
    options.notice_user = run;
    options.config = run->config;
    options.cache = find_cache(run);
    options.changes = run->changes;
    options.progress = cli_progress(run);
    options.progress_user = run;
    if (options.jobs == 0) options.jobs = count_cores();
    if (!(run->command->options & CLI_REASON)) options.baseline = run->baseline;
    xc_context *context = xc_context_new(&options, &error);
    if (!context) cli_complain(run, options.weights_path, &error);
    return context;
}

/* Format, date and publisher given are those of the files named: a reference
 * is of another kind and another day. Most failures were told by the notice;
 * the rest is told here. */
static void add_file(cli_run *run, xc_desk *desk, const char *path,
                     xc_role role) {
    xc_error error = XC_ERROR_INIT;
    size_t told = run->told;
    const xc_input *input =
        role == XC_ROLE_CHECKED ? &run->arguments.input : NULL;
    xc_status status = xc_desk_add_file(desk, path, role, input, &error);
    if (status < 0 && run->told == told) cli_complain(run, path, &error);
}

xc_desk *cli_desk(cli_run *run, xc_context *context) {
    const cli_arguments *a = &run->arguments;
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = xc_desk_new(context, &error);
    if (!desk) {
        cli_complain(run, NULL, &error);
        return NULL;
    }
    for (int i = 0; i < a->file_count; i++) {
        add_file(run, desk, a->files[i], XC_ROLE_CHECKED);
    }
    for (size_t i = 0; i < a->against_count; i++) {
        add_file(run, desk, a->against[i], XC_ROLE_REFERENCE);
    }
    return desk;
}

xc_archive *cli_archive(cli_run *run, xc_context *context,
                        xc_archive_mode mode) {
    xc_error error = XC_ERROR_INIT;
    const char *path = run->arguments.files[0];
    xc_archive *archive = xc_archive_open(context, path, mode, &error);
    if (!archive) cli_complain(run, path, &error);
    return archive;
}

static xc_report *compare_archive(cli_run *run, xc_context *context,
                                  xc_error *error) {
    xc_archive *archive = cli_archive(run, context, XC_ARCHIVE_READ);
    xc_report *report = archive ? xc_archive_check(archive, error) : NULL;
    xc_archive_close(archive);
    return report;
}

xc_report *cli_compare(cli_run *run, xc_error *error) {
    const cli_arguments *a = &run->arguments;
    xc_report *report = NULL;
    xc_context *context = cli_context(run);
    bool stored = a->file_count == 1 && a->against_count == 0 &&
                  xc_archive_knows(a->files[0]);
    if (context && stored) {
        report = compare_archive(run, context, error);
    } else if (context) {
        xc_desk *desk = cli_desk(run, context);
        report = desk ? xc_desk_check(desk, error) : NULL;
        xc_desk_free(desk);
    }
    xc_context_free(context);
    return report;
}

int cli_status(const cli_run *run) {
    return run->failed ? CLI_FAILED : CLI_FINE;
}

int cli_report_end(cli_run *run, xc_report *report, const char *path,
                   const xc_error *error) {
    if (!report) {
        cli_complain(run, path, error);
        return CLI_FAILED;
    }
    xc_error writing = XC_ERROR_INIT;
    xc_style style = cli_style(run);
    const char *to = run->arguments.to ? run->arguments.to : "text";
    xc_severity worst = xc_report_get_worst(report);
    cli_progress_clear(run);
    if (run->arguments.verbose) cli_verbose(run, report);
    cli_wrote(run,
              xc_report_write(report, to, &style, cli_write, run, &writing),
              &writing);
    xc_report_free(report);
    if (run->failed) return CLI_FAILED;
    return worst >= cli_fail_on(run) ? CLI_FINDINGS : CLI_FINE;
}

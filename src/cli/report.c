/*
 * report.c - "crosscheck report": reports over everything that an archive
 * holds, or what was published in some period.
 * Exports: cli_report.
 */
#include <string.h>

#include "cli/cli.h"

static int run_report(cli_run *run) {
    const cli_arguments *a = &run->arguments;
    xc_error error = XC_ERROR_INIT;
    int status = CLI_FAILED;
    if (a->since && a->last && strcmp(a->since, a->last) > 0)
        return cli_misuse(run, "report: --since %s is later than --until %s",
                          a->since, a->last);
    xc_context *context = cli_context(run);
    xc_archive *archive =
        context ? cli_archive(run, context, XC_ARCHIVE_READ) : NULL;
    if (archive) {
        xc_report *report =
            xc_archive_check_period(archive, a->since, a->last, &error);
        status = cli_report_end(run, report, a->files[0], &error);
    }
    xc_archive_close(archive);
    xc_context_free(context);
    return status;
}

const cli_command cli_report = {
    .name = "report",
    .usage = "DB",
    .summary = "report disagreements in an archive",
    .help =
        "Compares every article of an archive with every other. The\n"
        "archive is only read. After the findings stand, in text, html and\n"
        "json, tables of them by story, by source and by rule, and for each\n"
        "figure that a later article gives otherwise every article that\n"
        "still carries the earlier one.\n"
        "With --since or --until only findings are told in which an article\n"
        "published then takes part; everything else is still compared with.\n"
        "Articles without a date are of no period: they are compared with,\n"
        "and how many they are is told.\n",
    .options = CLI_TO | CLI_OUTPUT | CLI_SHOW | CLI_FAIL_ON | CLI_WEIGHTS |
               CLI_CONFIGURED | CLI_ACCEPTED | CLI_JOBS | CLI_SINCE | CLI_LAST |
               CLI_LOUDNESS,
    .output = XC_OUTPUT_REPORT,
    .least = 1,
    .most = 1,
    .run = run_report,
};

/*
 * report.c - "crosscheck report": reports over everything that an archive
 * holds. Exports: cli_report.
 */
#include "cli/cli.h"

static int run_report(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    int status = CLI_FAILED;
    xc_context *context = cli_context(run);
    xc_archive *archive =
        context ? cli_archive(run, context, XC_ARCHIVE_READ) : NULL;
    if (archive) {
        xc_report *report = xc_archive_check(archive, &error);
        status = cli_report_end(run, report, run->arguments.files[0], &error);
    }
    xc_archive_close(archive);
    xc_context_free(context);
    return status;
}

const cli_command cli_report = {
    .name = "report",
    .usage = "DB",
    .summary = "report disagreements in an archive",
    .help = "Compares every article of an archive with every other. The\n"
            "archive is only read.\n",
    .options = CLI_TO | CLI_SHOW | CLI_FAIL_ON | CLI_WEIGHTS | CLI_CONFIGURED |
               CLI_ACCEPTED | CLI_JOBS | CLI_LOUDNESS,
    .output = XC_OUTPUT_REPORT,
    .least = 1,
    .most = 1,
    .run = run_report,
};

/*
 * check.c - "crosscheck check": reports where articles contradict each other.
 * Exports: cli_check.
 */
#include "cli/cli.h"

static int run_check(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    int status = CLI_FAILED;
    xc_context *context = cli_context(run);
    xc_desk *desk = context ? cli_desk(run, context) : NULL;
    if (desk) {
        xc_report *report = xc_desk_check(desk, &error);
        status = cli_report_end(run, report, NULL, &error);
    }
    xc_desk_free(desk);
    xc_context_free(context);
    return status;
}

const cli_command cli_check = {
    .name = "check",
    .usage = "FILE... [--against PATH]...",
    .summary = "report disagreements between articles",
    .help =
        "Compares the articles of the files with each other and with\n"
        "what --against names: a file, a folder or an archive. What\n"
        "--against names is not compared with itself. Each of the files is\n"
        "held against itself as well: its arithmetic, and its headline and\n"
        "captions against its text.\n",
    .options = CLI_AGAINST | CLI_FROM | CLI_TO | CLI_OUTPUT | CLI_PUBLISHED |
               CLI_SOURCE | CLI_SHOW | CLI_FAIL_ON | CLI_MAX_BYTES |
               CLI_WEIGHTS | CLI_CONFIGURED | CLI_ACCEPTED | CLI_JOBS |
               CLI_CACHED | CLI_CHANGED | CLI_LOUDNESS,
    .output = XC_OUTPUT_REPORT,
    .least = 1,
    .most = -1,
    .run = run_check,
};

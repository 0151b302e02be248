/*
 * explain.c - "crosscheck explain": shows how one finding came about.
 * Exports: cli_explain.
 */
#include "cli/cli.h"

static void write_explanation(cli_run *run, const xc_report *report,
                              const char *fingerprint) {
    xc_error error = XC_ERROR_INIT;
    xc_style style = cli_style(run);
    const char *to = run->arguments.to ? run->arguments.to : "text";
    xc_status status = xc_report_explain(report, fingerprint, to, &style,
                                         cli_write, run, &error);
    cli_wrote(run, status, &error);
}

/* Agreement can be explained too; a report gives its fingerprint with
 * --show. */
static int run_explain(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    const char *fingerprint = run->arguments.files[0];
    run->arguments.files++;
    run->arguments.file_count--;
    run->arguments.options.show = ~0u;
    run->arguments.options.explain = true;
    xc_report *report = cli_compare(run, &error);
    if (report)
        write_explanation(run, report, fingerprint);
    else if (error.status < 0)
        cli_complain(run, NULL, &error);
    xc_report_free(report);
    return report ? cli_status(run) : CLI_FAILED;
}

const cli_command cli_explain = {
    .name = "explain",
    .usage = "FINGERPRINT FILE...",
    .summary = "show how a finding came about",
    .help = "Shows the finding of this fingerprint in full: the facts that\n"
            "were compared, as written and as meant after rounding and\n"
            "hedges, their times, the features of the pair with their weights\n"
            "and the probability that they give, the steps to the verdict and\n"
            "to the severity, and why the finding is left out of reports\n"
            "where it is.\n"
            "\n"
            "Name the files, and --against, that it was found in, or the\n"
            "archive. Agreement has a fingerprint too (check --show agree).\n",
    .options = CLI_AGAINST | CLI_FROM | CLI_TO | CLI_OUTPUT | CLI_PUBLISHED |
               CLI_SOURCE | CLI_MAX_BYTES | CLI_WEIGHTS | CLI_CONFIGURED |
               CLI_BASELINE | CLI_TODAY,
    .output = XC_OUTPUT_EXPLANATION,
    .least = 2,
    .most = -1,
    .run = run_explain,
};

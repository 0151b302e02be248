/*
 * accept.c - "crosscheck accept": writes into the baseline that a finding is
 * accepted, and why.
 *
 * The file is written beside itself and put in its place, so that one that is
 * half written is never found.
 * Exports: cli_accept.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static void tell_errno(cli_run *run, const char *path, int code) {
    xc_error error = {XC_ERROR_IO, "", 0, 0};
    snprintf(error.message, sizeof error.message, "cannot be written: %s",
             strerror(code));
    cli_complain(run, path, &error);
}

/* 0, or an error number: what made writing fail, or closing. */
static int put_baseline(const xc_baseline *baseline, FILE *file) {
    errno = 0;
    xc_status status =
        xc_baseline_write(baseline, xc_write_to_file, file, NULL);
    int code = status == XC_ERROR_MEMORY ? ENOMEM : errno;
    bool good = cli_file_close(file, status == XC_OK) == 0;
    if (good && status == XC_OK) return 0;
    if (status == XC_OK) code = errno;
    return code ? code : EIO;
}

static bool write_baseline(cli_run *run) {
    FILE *file = cli_file_open(run->baseline_path);
    int code = file ? put_baseline(run->baseline, file) : errno;
    if (code != 0) tell_errno(run, run->baseline_path, code);
    return code == 0;
}

static bool accept(cli_run *run, const char *fingerprint,
                   const xc_report *report, xc_error *error) {
    const cli_arguments *a = &run->arguments;
    return xc_baseline_accept(run->baseline, fingerprint, a->reason, a->until,
                              report, error) == XC_OK;
}

/* The finding is looked for in the files named, if any are. */
static bool accept_found(cli_run *run, const char *fingerprint) {
    xc_error error = XC_ERROR_INIT;
    if (run->arguments.file_count == 0) return true;
    run->arguments.options.show = ~0u;
    xc_report *report = cli_compare(run, &error);
    bool good = report && accept(run, fingerprint, report, &error);
    if (!good && error.status < 0) cli_complain(run, NULL, &error);
    xc_report_free(report);
    return good;
}

static int run_accept(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    const char *fingerprint = run->arguments.files[0];
    size_t before = xc_baseline_count(run->baseline);
    if (!accept(run, fingerprint, NULL, &error))
        return cli_misuse(run, "accept: %s", error.message);
    run->arguments.files++;
    run->arguments.file_count--;
    if (!accept_found(run, fingerprint) || !write_baseline(run))
        return CLI_FAILED;
    size_t after = xc_baseline_count(run->baseline);
    printf("%s %s; %zu accepted in %s\n", fingerprint,
           after > before ? "is accepted"
                          : "was accepted already, and is "
                            "accepted anew",
           after, run->baseline_path);
    return cli_status(run);
}

const cli_command cli_accept = {
    .name = "accept",
    .usage = "FINGERPRINT [FILE...]",
    .summary = "leave a finding out from now on",
    .help = "Writes into the baseline that the finding of this fingerprint is\n"
            "accepted, and why. 'check' and 'report' leave it out and count\n"
            "it. Accepting it again gives it another reason and last day. To\n"
            "undo it, take its block out of the file.\n"
            "\n"
            "Name the files, and --against, that it was found in, or the\n"
            "archive: then the finding has to be there, its articles are\n"
            "written down, and a later report that reads all of them and does\n"
            "not find it says that it is gone. Otherwise nothing is read.\n",
    .options = CLI_REASON | CLI_UNTIL | CLI_BASELINE | CLI_AGAINST | CLI_FROM |
               CLI_PUBLISHED | CLI_SOURCE | CLI_MAX_BYTES | CLI_WEIGHTS |
               CLI_CONFIGURED,
    .least = 1,
    .most = -1,
    .run = run_accept,
};

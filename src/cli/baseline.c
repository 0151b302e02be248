/*
 * baseline.c - finds the baseline: as named, else as configured, else of the
 * usual name beside the configuration or in the current folder.
 *
 * One that is named has to be there, but for the one that is to be written.
 * Exports: cli_baseline_open.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* The usual name in the folder of a path. */
static void name_beside(const char *path, char *out, size_t size) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    int length = slash ? (int)(slash - path) + 1 : 0;
    snprintf(out, size, "%.*s%s", length, path ? path : "", XC_BASELINE_NAME);
}

static const char *find_path(cli_run *run) {
    const char *named = run->arguments.baseline;
    if (!named && run->config) named = xc_config_get_baseline(run->config);
    if (named)
        snprintf(run->baseline_path, sizeof run->baseline_path, "%s", named);
    else
        name_beside(run->config_path, run->baseline_path,
                    sizeof run->baseline_path);
    return run->baseline_path;
}

int cli_baseline_open(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    if (!(run->command->options & CLI_BASELINE)) return CLI_FINE;
    const char *path = find_path(run);
    bool written = run->command->options & CLI_REASON;
    bool needed = run->arguments.baseline && !written;
    bool there = access(path, F_OK) == 0;
    run->baseline = xc_baseline_new(there || needed ? path : NULL, &error);
    if (run->baseline) return CLI_FINE;
    cli_complain(run, path, &error);
    return error.status == XC_ERROR_FORMAT ? CLI_USAGE : CLI_FAILED;
}

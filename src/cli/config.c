/*
 * config.c - finds the configuration, in the current folder or in one above
 * it, and reads it before anything else is.
 * Exports: cli_configure, cli_fail_on.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* Folders that are looked into. */
enum { MOST_FOLDERS = 64 };

static bool is_same_folder(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

/* "../../.crosscheck.yml" in path; false where there is none up to "/". */
static bool find_config(char *path, size_t size) {
    char folder[3 * MOST_FOLDERS + 4] = "./", above[sizeof folder + 3];
    for (int i = 0; i < MOST_FOLDERS; i++) {
        const char *prefix = i ? folder : "";
        snprintf(path, size, "%s%s", prefix, XC_CONFIG_NAME);
        if (access(path, F_OK) == 0) return true;
        snprintf(above, sizeof above, "%s../", prefix);
        if (is_same_folder(folder, above)) return false;
        memcpy(folder, above, sizeof folder);
    }
    return false;
}

int cli_configure(cli_run *run) {
    const cli_arguments *a = &run->arguments;
    char found[3 * MOST_FOLDERS + sizeof XC_CONFIG_NAME + 4];
    const char *path = a->config;
    xc_error error = XC_ERROR_INIT;
    if (!(run->command->options & CLI_CONFIG) || a->no_config) return CLI_FINE;
    if (!path && find_config(found, sizeof found)) path = found;
    if (!path) return CLI_FINE;
    snprintf(run->config_path, sizeof run->config_path, "%s", path);
    run->config = xc_config_new(path, &error);
    if (run->config) return CLI_FINE;
    cli_complain(run, path, &error);
    return error.status == XC_ERROR_FORMAT ? CLI_USAGE : CLI_FAILED;
}

xc_severity cli_fail_on(const cli_run *run) {
    xc_severity severity = run->arguments.fail_on;
    if (!severity && run->config) severity = xc_config_get_fail_on(run->config);
    return severity ? severity : XC_SEVERITY_ERROR;
}

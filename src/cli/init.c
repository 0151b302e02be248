/*
 * init.c - "crosscheck init": writes a configuration with every key explained
 * into the current folder, or prints a job for a system of CI.
 *
 * What is there already is left as it is.
 * Exports: cli_init.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/jobs.h"

static int fail(cli_run *run, int code) {
    xc_error error = {XC_ERROR_IO, "", 0, 0};
    snprintf(error.message, sizeof error.message, "%s",
             code == EEXIST ? "is there already, and is left as it is"
                            : strerror(code));
    cli_complain(run, XC_CONFIG_NAME, &error);
    return CLI_FAILED;
}

static int print_job(cli_run *run, const char *name) {
    for (const cli_job *job = cli_jobs; job->name; job++) {
        if (strcmp(job->name, name) != 0) continue;
        xc_error error = {XC_ERROR_IO, "", 0, 0};
        int wrote = cli_write(run, job->text, strlen(job->text));
        cli_wrote(run, wrote < 0 ? XC_ERROR_IO : XC_OK, &error);
        return cli_status(run);
    }
    return cli_misuse(run,
                      "init: --ci: no system \"%.40s\"; there are github, "
                      "gitlab, pre-commit",
                      name);
}

/* 0, or an error number. */
static int write_config(FILE *file) {
    errno = 0;
    xc_status status = xc_config_write_sample(xc_write_to_file, file, NULL);
    bool good = fflush(file) == 0 && status == XC_OK;
    int code = errno ? errno : EIO;
    if (fclose(file) != 0) return errno ? errno : EIO;
    return good ? 0 : code;
}

static int run_init(cli_run *run) {
    if (run->arguments.ci) return print_job(run, run->arguments.ci);
    int fd =
        open(XC_CONFIG_NAME, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) return fail(run, errno);
    FILE *file = fdopen(fd, "wb");
    int code = file ? write_config(file) : errno;
    if (!file) close(fd);
    if (code != 0) {
        unlink(XC_CONFIG_NAME);
        return fail(run, code);
    }
    printf("%s is written; it settles nothing until lines of it are put in "
           "force\n",
           XC_CONFIG_NAME);
    return CLI_FINE;
}

const cli_command cli_init = {
    .name = "init",
    .usage = "",
    .summary = "write a commented configuration",
    .help = "Writes .crosscheck.yml into the current folder, with every key\n"
            "explained. One that is there is left as it is, with status 3.\n"
            "With --ci it prints, and writes nothing, what makes a system run\n"
            "'check --changed-since' on each change.\n",
    .options = CLI_CI,
    .least = 0,
    .most = 0,
    .run = run_init,
};

/*
 * output.c - results on standard output or in a file, one line for each
 * trouble on standard error, and what becomes of either when it fails.
 * Exports: cli_complain, cli_misuse, cli_notice, cli_write, cli_wrote,
 * cli_style, cli_output_open, cli_finish.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

void cli_notice(void *user, const xc_notice *notice) {
    cli_run *run = user;
    run->told++;
    if (notice->severity == XC_SEVERITY_ERROR) run->failed = true;
    if (notice->severity == XC_SEVERITY_NOTE && run->arguments.quiet) return;
    cli_progress_clear(run);
    fputs("crosscheck: ", stderr);
    xc_notice_write(notice, xc_write_to_file, stderr, NULL);
}

/* Some messages begin with the path themselves, with "?" for its control
 * characters. */
static const char *without_path(const char *message, const char *path) {
    size_t at = 0;
    for (; path && path[at]; at++) {
        unsigned char c = (unsigned char)path[at];
        bool control = c < 0x20 || c == 0x7f;
        if (message[at] != (control ? '?' : path[at])) return message;
    }
    bool named = at > 0 && strncmp(message + at, ": ", 2) == 0;
    return named ? message + at + 2 : message;
}

void cli_complain(cli_run *run, const char *path, const xc_error *error) {
    const char *message = error->message[0] ? error->message : "out of memory";
    xc_notice notice = {
        XC_SEVERITY_ERROR, error->status, path,
        error->line,       error->column, without_path(message, path)};
    cli_notice(run, &notice);
}

int cli_misuse(cli_run *run, const char *format, ...) {
    xc_error error = {XC_ERROR_ARGUMENT, "", 0, 0};
    va_list args;
    va_start(args, format);
    vsnprintf(error.message, sizeof error.message, format, args);
    va_end(args);
    cli_complain(run, NULL, &error);
    return CLI_USAGE;
}

int cli_write(void *user, const char *bytes, size_t length) {
    cli_run *run = user;
    FILE *file = run->output ? run->output : stdout;
    cli_progress_clear(run);
    int answer = xc_write_to_file(file, bytes, length);
    if (answer < 0) run->output_errno = errno ? errno : EIO;
    return answer;
}

/* Once: a full disk fails again when the output is closed. */
static void output_failed(cli_run *run) {
    xc_error error = {XC_ERROR_IO, "", 0, 0};
    if (run->output_errno == EPIPE) run->closed = true;
    if (run->closed) return;
    run->closed = true;
    snprintf(error.message, sizeof error.message, "%s%s",
             run->arguments.output ? "cannot be written: " : "",
             strerror(run->output_errno));
    cli_complain(run,
                 run->arguments.output ? run->output_path : "standard output",
                 &error);
}

static bool is_same(const struct stat *a, const char *path) {
    struct stat b;
    return path && stat(path, &b) == 0 && a->st_dev == b.st_dev &&
           a->st_ino == b.st_ino;
}

/* An article that is written over is lost. */
static bool is_input(const cli_run *run, const char *path) {
    const cli_arguments *a = &run->arguments;
    struct stat here;
    if (stat(path, &here) != 0 || !S_ISREG(here.st_mode)) return false;
    bool found = is_same(&here, a->config) || is_same(&here, a->baseline);
    for (int i = 0; i < a->file_count; i++)
        found = found || is_same(&here, a->files[i]);
    for (size_t i = 0; i < a->against_count; i++)
        found = found || is_same(&here, a->against[i]);
    return found;
}

int cli_output_open(cli_run *run) {
    const char *path = run->arguments.output;
    if (!path) return CLI_FINE;
    if (is_input(run, path))
        return cli_misuse(run, "--output: %.400s is an input too", path);
    snprintf(run->output_path, sizeof run->output_path, "%s", path);
    run->output = cli_file_open(path);
    if (run->output) return CLI_FINE;
    run->output_errno = errno;
    output_failed(run);
    return CLI_FAILED;
}

/* What was written before a failure is not kept. */
static void close_output(cli_run *run) {
    if (!run->output) return;
    bool whole = run->delivered && !run->output_errno;
    if (cli_file_close(run->output, whole) != 0 && !run->output_errno) {
        run->output_errno = errno ? errno : EIO;
        output_failed(run);
    }
    run->output = NULL;
}

void cli_wrote(cli_run *run, xc_status status, const xc_error *error) {
    if (status == XC_OK) run->delivered = true;
    if (status == XC_OK) return;
    if (run->output_errno) {
        output_failed(run);
    } else {
        cli_complain(run, NULL, error);
    }
}

static unsigned terminal_width(void) {
    struct winsize size = {0};
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    if (width > 0 && width < 10000) return (unsigned)width;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) return size.ws_col;
    return 0;
}

xc_style cli_style(const cli_run *run) {
    xc_style style = XC_STYLE_INIT;
    style.quiet = run->arguments.quiet;
    style.fail_on = cli_fail_on(run);
    /* a file is not laid out for a terminal */
    if (run->output || !isatty(STDOUT_FILENO)) return style;
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    bool dumb = !term || strcmp(term, "dumb") == 0;
    style.color = !(no_color && no_color[0]) && !dumb;
    style.width = terminal_width();
    return style;
}

int cli_finish(cli_run *run, int status) {
    bool was_failed = run->failed;
    close_output(run);
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (!run->output_errno) run->output_errno = errno ? errno : EIO;
        output_failed(run);
    }
    if (fclose(stdout) != 0 && !run->closed) {
        run->output_errno = errno;
        output_failed(run);
    }
    return run->failed && !was_failed ? CLI_FAILED : status;
}

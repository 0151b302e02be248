/*
 * output.c - results on standard output, one line for each trouble on
 * standard error, and what becomes of either when it fails.
 * Exports: cli_complain, cli_misuse, cli_notice, cli_write, cli_wrote,
 * cli_style, cli_finish.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
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
    cli_progress_clear(run);
    int answer = xc_write_to_file(stdout, bytes, length);
    if (answer < 0) run->output_errno = errno ? errno : EIO;
    return answer;
}

/* Once: a full disk fails again when the output is closed. */
static void output_failed(cli_run *run) {
    xc_error error = {XC_ERROR_IO, "", 0, 0};
    if (run->output_errno == EPIPE) run->closed = true;
    if (run->closed) return;
    run->closed = true;
    snprintf(error.message, sizeof error.message, "%s",
             strerror(run->output_errno));
    cli_complain(run, "standard output", &error);
}

void cli_wrote(cli_run *run, xc_status status, const xc_error *error) {
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
    if (!isatty(STDOUT_FILENO)) return style;
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    bool dumb = !term || strcmp(term, "dumb") == 0;
    style.color = !(no_color && no_color[0]) && !dumb;
    style.width = terminal_width();
    return style;
}

int cli_finish(cli_run *run, int status) {
    bool was_failed = run->failed;
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

/*
 * progress.c - shows on a terminal how far long work has come, in one line on
 * standard error that is taken away again.
 *
 * What is long goes by the amount of work and not by a clock.
 * Exports: cli_progress, cli_progress_clear.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

enum {
    BAR = 30,                /* columns */
    LONG_BYTES = 256 * 1024, /* to be read */
    LONG_ARTICLES = 200,     /* to be compared */
    LONG_AGAIN = 30          /* articles to be read again */
};

void cli_progress_clear(cli_run *run) {
    if (!run->bar) return;
    run->bar = false;
    fputs("\r\033[K", stderr);
    fflush(stderr);
}

static void draw(cli_run *run, const char *what, size_t done, size_t total) {
    unsigned filled = (unsigned)((double)done / (double)total * BAR);
    if (run->bar && filled == run->shown) return;
    char bar[BAR + 1];
    memset(bar, ' ', BAR);
    memset(bar, '#', filled < BAR ? filled : BAR);
    bar[BAR] = '\0';
    fprintf(stderr, "\r%s [%s] %3u%%\033[K", what, bar,
            (unsigned)((double)done / (double)total * 100));
    fflush(stderr);
    run->bar = true;
    run->shown = filled;
}

static void show_progress(void *user, xc_stage stage, size_t done,
                          size_t total) {
    cli_run *run = user;
    if (stage == XC_STAGE_READING) {
        if (total >= LONG_BYTES) draw(run, "reading", done, total);
    } else if (stage == XC_STAGE_REFRESHING) {
        if (total >= LONG_AGAIN) draw(run, "reading again", done, total);
    } else if (done < total && total >= LONG_ARTICLES) {
        cli_progress_clear(run);
        fprintf(stderr, "\rcomparing %zu articles\033[K", total);
        fflush(stderr);
        run->bar = true;
    }
}

xc_progress_fn *cli_progress(const cli_run *run) {
    const char *term = getenv("TERM");
    bool dumb = !term || strcmp(term, "dumb") == 0;
    bool shown = isatty(STDERR_FILENO) && !dumb && !run->arguments.quiet;
    return shown ? show_progress : NULL;
}

/*
 * remove.c - "crosscheck remove": takes articles out of an archive.
 * Exports: cli_remove.
 */
#include <stdio.h>

#include "cli/cli.h"

static void remove_articles(cli_run *run, xc_archive *archive) {
    for (int i = 1; i < run->arguments.file_count; i++) {
        xc_error error = XC_ERROR_INIT;
        const char *article = run->arguments.files[i];
        if (xc_archive_remove(archive, article, &error) < 0) {
            cli_complain(run, article, &error);
        }
    }
}

/* A file may have held many articles: what is gone is counted. */
static void remove_and_count(cli_run *run, xc_archive *archive) {
    xc_error error = XC_ERROR_INIT;
    size_t before = 0, after = 0;
    xc_status status = xc_archive_count(archive, &before, &error);
    if (status == XC_OK) {
        remove_articles(run, archive);
        status = xc_archive_count(archive, &after, &error);
    }
    if (status < 0) {
        cli_complain(run, run->arguments.files[0], &error);
        return;
    }
    printf("%zu removed\n", before > after ? before - after : 0);
}

/* Writing would make an archive that is missing; nothing can be taken out
 * of that. */
static xc_archive *open_existing(cli_run *run, xc_context *context) {
    xc_archive *archive = cli_archive(run, context, XC_ARCHIVE_READ);
    if (!archive) return NULL;
    xc_archive_close(archive);
    return cli_archive(run, context, XC_ARCHIVE_WRITE);
}

static int run_remove(cli_run *run) {
    xc_context *context = cli_context(run);
    xc_archive *archive = context ? open_existing(run, context) : NULL;
    if (archive) remove_and_count(run, archive);
    xc_archive_close(archive);
    xc_context_free(context);
    return cli_status(run);
}

const cli_command cli_remove = {
    .name = "remove",
    .usage = "DB ARTICLE...",
    .summary = "take articles out of an archive",
    .help = "Takes out the articles with these ids or paths, as 'crosscheck\n"
            "list' shows them, and what was understood of them. The path of a\n"
            "file with many articles takes out all of them, and an id all\n"
            "that have it.\n",
    .least = 2,
    .most = -1,
    .run = run_remove,
};

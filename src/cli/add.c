/*
 * add.c - "crosscheck add": stores articles in an archive.
 * Exports: cli_add.
 */
#include <stdio.h>

#include "cli/cli.h"

static void add_files(cli_run *run, xc_archive *archive, xc_added *added) {
    const cli_arguments *a = &run->arguments;
    xc_error error = XC_ERROR_INIT;
    size_t told = run->told;
    const char *const *files = (const char *const *)a->files + 1;
    xc_status status = xc_archive_add_files(
        archive, files, (size_t)a->file_count - 1, &a->input, added, &error);
    cli_progress_clear(run);
    if (status < 0 && run->told == told) cli_complain(run, NULL, &error);
}

static void refresh(cli_run *run, xc_archive *archive, xc_added *added) {
    xc_error error = XC_ERROR_INIT;
    xc_status status = xc_archive_refresh(archive, added, &error);
    cli_progress_clear(run);
    if (status < 0) cli_complain(run, run->arguments.files[0], &error);
}

static int run_add(cli_run *run) {
    xc_added added = {0, 0, 0, 0};
    xc_context *context = cli_context(run);
    xc_archive *archive =
        context ? cli_archive(run, context, XC_ARCHIVE_WRITE) : NULL;
    if (archive) {
        add_files(run, archive, &added);
        if (run->arguments.refresh) refresh(run, archive, &added);
        printf("%zu added, %zu replaced, %zu unchanged, %zu left out\n",
               added.added, added.replaced, added.unchanged, added.failed);
    }
    xc_archive_close(archive);
    xc_context_free(context);
    return cli_status(run);
}

const cli_command cli_add = {
    .name = "add",
    .usage = "DB FILE...",
    .summary = "parse and store articles",
    .help = "Stores the articles of the files in an archive, which is made if\n"
            "it is missing. An article that has changed takes the place of\n"
            "what was stored of it; equal text is stored once. An article is\n"
            "known by its source and id, else by its path as it was named:\n"
            "name files in the same way, from the same folder, each time.\n"
            "Plain text on standard input has no name and is not stored.\n"
            "\n"
            "With --refresh, which needs no FILE, texts are read again whose\n"
            "facts another version read.\n",
    .options = CLI_FROM | CLI_PUBLISHED | CLI_SOURCE | CLI_MAX_BYTES |
               CLI_JOBS | CLI_REFRESH,
    .least = 2,
    .most = -1,
    .run = run_add,
};

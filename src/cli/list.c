/*
 * list.c - "crosscheck list": shows what an archive holds.
 * Exports: cli_list.
 */
#include "cli/cli.h"

static int run_list(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    xc_context *context = cli_context(run);
    xc_archive *archive =
        context ? cli_archive(run, context, XC_ARCHIVE_READ) : NULL;
    if (archive) {
        xc_style style = cli_style(run);
        const char *to = run->arguments.to ? run->arguments.to : "text";
        xc_status status =
            xc_archive_write_list(archive, to, &style, cli_write, run, &error);
        cli_wrote(run, status, &error);
    }
    xc_archive_close(archive);
    xc_context_free(context);
    return cli_status(run);
}

const cli_command cli_list = {
    .name = "list",
    .usage = "DB",
    .summary = "show what is stored",
    .help = "Lists the articles of an archive: date, id or path, headline,\n"
            "source, and how many facts were found.\n",
    .options = CLI_TO | CLI_OUTPUT,
    .output = XC_OUTPUT_LIST,
    .least = 1,
    .most = 1,
    .run = run_list,
};

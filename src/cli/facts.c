/*
 * facts.c - "crosscheck facts": shows what was understood of articles.
 * Exports: cli_facts.
 */
#include "cli/cli.h"

static void write_facts(cli_run *run, xc_desk *desk) {
    xc_error error = XC_ERROR_INIT;
    xc_style style = cli_style(run);
    const char *to = run->arguments.to ? run->arguments.to : "text";
    xc_status status =
        xc_desk_write_facts(desk, to, &style, cli_write, run, &error);
    cli_wrote(run, status, &error);
}

static int run_facts(cli_run *run) {
    xc_context *context = cli_context(run);
    xc_desk *desk = context ? cli_desk(run, context) : NULL;
    if (desk) write_facts(run, desk);
    xc_desk_free(desk);
    xc_context_free(context);
    return cli_status(run);
}

const cli_command cli_facts = {
    .name = "facts",
    .usage = "FILE...",
    .summary = "show what was understood",
    .help = "Shows the facts found in the articles: who, what, how many,\n"
            "when, who says so, and where it stands. The JSON formats give\n"
            "every figure, date, name and attribution too, with its place in\n"
            "the text, and can be read back as articles. With --explain each\n"
            "field comes with the rules and the rows of the word lists (list,\n"
            "line, concept) that produced it.\n",
    .options = CLI_FROM | CLI_TO | CLI_OUTPUT | CLI_PUBLISHED | CLI_SOURCE |
               CLI_MAX_BYTES | CLI_EXPLAIN | CLI_JOBS | CLI_CACHED,
    .output = XC_OUTPUT_FACTS,
    .least = 1,
    .most = -1,
    .run = run_facts,
};

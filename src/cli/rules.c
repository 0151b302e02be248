/*
 * rules.c - "crosscheck rules": lists the rules.
 * Exports: cli_rules.
 */
#include "cli/cli.h"

static int run_rules(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    xc_style style = cli_style(run);
    const char *to = run->arguments.to ? run->arguments.to : "text";
    cli_wrote(run, xc_rules_write(to, &style, cli_write, run, &error), &error);
    return cli_status(run);
}

const cli_command cli_rules = {
    .name = "rules",
    .usage = "",
    .summary = "list what is looked for",
    .help = "Lists the rules: what each looks for, what it lets pass, and an\n"
            "example of what it reports.\n",
    .options = CLI_TO | CLI_OUTPUT,
    .output = XC_OUTPUT_RULES,
    .least = 0,
    .most = 0,
    .run = run_rules,
};

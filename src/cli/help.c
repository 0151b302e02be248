/*
 * help.c - "crosscheck help": shows how the program is called.
 * Exports: cli_help.
 */
#include <stdio.h>

#include "cli/cli.h"

static int print_overview(void) {
    const cli_command *command;
    printf("crosscheck reads news articles and reports where they contradict "
           "each other.\n\n"
           "usage: crosscheck COMMAND [OPTION]... [ARGUMENT]...\n\n");
    for (size_t i = 0; (command = cli_command_get(i)) != NULL; i++) {
        printf("  %-8s %-27s %s\n", command->name, command->usage,
               command->summary);
    }
    printf("\nA file named - is standard input. 'crosscheck help COMMAND' "
           "tells more.\n"
           "Exit status: 0 nothing found, 1 findings, 2 wrong usage, 3 an "
           "input could\nnot be read or something failed.\n");
    return CLI_FINE;
}

static int run_help(cli_run *run) {
    if (run->arguments.file_count == 0) return print_overview();
    const char *name = run->arguments.files[0];
    const cli_command *command = cli_command_find(name);
    if (!command) {
        return cli_misuse(
            run, "unknown command \"%.40s\"; see 'crosscheck help'", name);
    }
    printf("usage: crosscheck %s%s%s\n\n%s\n", command->name,
           command->usage[0] ? " " : "", command->usage, command->help);
    cli_options_print(command);
    return CLI_FINE;
}

const cli_command cli_help = {
    .name = "help",
    .usage = "[COMMAND]",
    .summary = "show how a command is called",
    .help = "Shows the commands, or what one of them takes.\n",
    .least = 0,
    .most = 1,
    .run = run_help,
};

/*
 * describe.c - "crosscheck describe": writes the commands and options for
 * another program: the completions of a shell, or the manual page.
 * Exports: cli_describe.
 */
#include <string.h>

#include "cli/cli.h"

static int run_describe(cli_run *run) {
    static const struct {
        const char *name;
        void (*print)(void);
    } forms[] = {{"bash", cli_complete_bash},
                 {"zsh", cli_complete_zsh},
                 {"man", cli_manual_print}};
    const char *name = run->arguments.files[0];
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].name, name) != 0) continue;
        forms[i].print();
        return CLI_FINE;
    }
    return cli_misuse(run,
                      "describe: no form \"%.40s\"; there are bash, zsh, "
                      "man",
                      name);
}

const cli_command cli_describe = {
    .name = "describe",
    .usage = "bash|zsh|man",
    .summary = "write completions or parts of the manual",
    .help = "Writes the commands and options as completions for bash or zsh,\n"
            "or as the parts of the manual page that list them. Packages\n"
            "install the completions; otherwise bash takes them by\n"
            "\"source <(crosscheck describe bash)\".\n",
    .least = 1,
    .most = 1,
    .run = run_describe,
};

/*
 * main.c - the program: finds the command in its table and runs it.
 * Exports: cli_command_*.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static const cli_command *const commands[] = {
    &cli_check, &cli_add,   &cli_report, &cli_accept,   &cli_explain,
    &cli_facts, &cli_parse, &cli_list,   &cli_remove,   &cli_pairs,
    &cli_rules, &cli_init,  &cli_help,   &cli_describe,
};

#define COMMANDS (sizeof(commands) / sizeof(commands)[0])

const cli_command *cli_command_get(size_t index) {
    return index < COMMANDS ? commands[index] : NULL;
}

const cli_command *cli_command_find(const char *name) {
    const cli_command *command;
    for (size_t i = 0; (command = cli_command_get(i)) != NULL; i++) {
        if (strcmp(command->name, name) == 0) return command;
    }
    return NULL;
}

/* A file opened in place of a closed standard output would be written to:
 * the three descriptors are filled with what fails when it is used. */
static void guard_descriptors(void) {
    for (int fd = 0; fd < 3; fd++) {
        if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
        if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0) return;
    }
}

static bool is_one_of(const char *word, const char *a, const char *b) {
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static int run_command(cli_run *run, int argc, char **argv) {
    bool help = false;
    int status = cli_options_parse(run, argc, argv, &help);
    if (status != CLI_FINE) return status;
    if (help) {
        char *const names[] = {argv[0]};
        run->arguments.files = names;
        run->arguments.file_count = 1;
        return cli_help.run(run);
    }
    status = cli_configure(run);
    if (status == CLI_FINE) status = cli_baseline_open(run);
    if (status == CLI_FINE) status = cli_changed_open(run);
    if (status == CLI_FINE) status = cli_output_open(run);
    if (status == CLI_FINE) status = run->command->run(run);
    xc_changes_free(run->changes);
    xc_baseline_free(run->baseline);
    xc_config_free(run->config);
    return status;
}

static int dispatch(cli_run *run, int argc, char **argv) {
    if (argc < 2) {
        return cli_misuse(run, "no command; see 'crosscheck help'");
    }
    if (is_one_of(argv[1], "--version", "-V")) {
        printf("crosscheck %s\n", xc_version());
        return CLI_FINE;
    }
    if (is_one_of(argv[1], "--help", "-h")) return cli_help.run(run);
    run->command = cli_command_find(argv[1]);
    if (!run->command) {
        return cli_misuse(run,
                          "unknown command \"%.40s\"; see 'crosscheck "
                          "help'",
                          argv[1]);
    }
    return run_command(run, argc - 1, argv + 1);
}

int main(int argc, char **argv) {
    static cli_run run; /* zeroed; too large for some stacks */
    guard_descriptors();
    signal(SIGPIPE, SIG_IGN);
    /* a file that grows past what it may is a failure to write */
    signal(SIGXFSZ, SIG_IGN);
    return cli_finish(&run, dispatch(&run, argc, argv));
}

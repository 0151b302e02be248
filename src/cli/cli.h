/*
 * cli.h - what the commands share: their descriptor, the arguments, and one
 * run of the program with its output and its trouble.
 *
 * The program includes crosscheck.h and this, nothing else of the library.
 * Exports: cli_command, cli_arguments, cli_run, cli_*.
 */
#ifndef XC_CLI_CLI_H
#define XC_CLI_CLI_H

#include "crosscheck.h"

/* Exit statuses. A failure outweighs findings: an input that was not read
 * must not look like one that was found wanting. */
enum { CLI_FINE = 0, CLI_FINDINGS = 1, CLI_USAGE = 2, CLI_FAILED = 3 };

/* What may be named with --against in one run. */
#define CLI_AGAINST_MOST 1000

/* The options there are, one bit each. */
enum {
    CLI_AGAINST = 1 << 0,
    CLI_FROM = 1 << 1,
    CLI_TO = 1 << 2,
    CLI_PUBLISHED = 1 << 3,
    CLI_SOURCE = 1 << 4,
    CLI_SHOW = 1 << 5,
    CLI_FAIL_ON = 1 << 6,
    CLI_MAX_BYTES = 1 << 7,
    CLI_WEIGHTS = 1 << 8,
    CLI_EXPLAIN = 1 << 9,
    CLI_CONFIG = 1 << 10, /* and --no-config */
    CLI_NO_CONFIG = 1 << 11,
    CLI_BASELINE = 1 << 12,
    CLI_NEW_ONLY = 1 << 13,
    CLI_TODAY = 1 << 14,
    CLI_REASON = 1 << 15,
    CLI_UNTIL = 1 << 16,
    CLI_JOBS = 1 << 17,
    CLI_CACHE = 1 << 18, /* and --no-cache */
    CLI_NO_CACHE = 1 << 19,
    CLI_REFRESH = 1 << 20,
    CLI_SINCE = 1 << 21,
    CLI_LAST = 1 << 22, /* --until of a period */
    CLI_CHANGED = 1 << 23,
    CLI_QUIET = 1 << 24, /* and --verbose */
    CLI_VERBOSE = 1 << 25,
    CLI_CI = 1 << 26,
    CLI_OUTPUT = 1 << 27
};

/* The longest revision of --changed-since, in bytes. */
#define CLI_REVISION_MOST 256

/* The longest path of a baseline, in bytes. */
#define CLI_PATH_MOST 4096

#define CLI_ACCEPTED (CLI_BASELINE | CLI_NEW_ONLY | CLI_TODAY)
#define CLI_CACHED (CLI_CACHE | CLI_NO_CACHE)
#define CLI_LOUDNESS (CLI_QUIET | CLI_VERBOSE)
#define CLI_CONFIGURED (CLI_CONFIG | CLI_NO_CONFIG)

typedef struct cli_arguments {
    const char *to; /* NULL: not given */
    xc_input input;
    xc_options options;
    xc_severity fail_on; /* NONE: not given */
    const char *config;  /* NULL: looked for */
    bool no_config;
    const char *cache; /* NULL: beside the configuration */
    bool no_cache;
    bool refresh;
    const char *baseline; /* NULL: looked for */
    const char *reason, *until;
    const char *since, *last; /* of a period; NULL: no such end */
    const char *against[CLI_AGAINST_MOST];
    size_t against_count;
    char *const *files;
    int file_count;
    const char *output;        /* NULL: standard output */
    const char *changed_since; /* NULL: everything is reported */
    bool quiet, verbose;
    const char *ci; /* NULL: not asked for */
} cli_arguments;

/* One run. */
typedef struct cli_run {
    const struct cli_command *command; /* NULL until known */
    cli_arguments arguments;
    xc_config *config; /* NULL: none */
    char config_path[CLI_PATH_MOST];
    char cache_path[CLI_PATH_MOST + sizeof XC_CACHE_NAME];
    xc_baseline *baseline;
    char baseline_path[CLI_PATH_MOST];
    size_t told;      /* lines of trouble */
    bool failed;      /* something failed: status 3 */
    bool closed;      /* nobody reads the output any more */
    int output_errno; /* of output that failed; 0: none */
    FILE *output;     /* the file of --output; NULL: standard output */
    char output_path[CLI_PATH_MOST];
    bool delivered;      /* the whole output was written */
    xc_changes *changes; /* NULL: not asked for */
    bool bar;            /* a progress bar stands on the terminal */
    unsigned shown;      /* columns of it that are filled */
} cli_run;

/* An option: one row of the table in options.c. */
typedef struct cli_option {
    const char *name;
    unsigned bit;      /* CLI_ */
    const char *value; /* what it takes, in capitals; NULL: nothing */
    const char *help;
} cli_option;

/* A command: one file, one row of the table in main.c. */
typedef struct cli_command {
    const char *name;
    const char *usage; /* what stands behind the name */
    const char *summary;
    const char *help;
    unsigned options; /* CLI_ bits */
    xc_output output; /* what --to chooses a format of */
    const char *only; /* the one format of --from and --to; NULL: several */
    int least, most;  /* arguments; most < 0: any number */
    int (*run)(cli_run *run);
} cli_command;

extern const cli_command cli_check, cli_add, cli_report, cli_accept,
    cli_explain, cli_facts, cli_parse, cli_list, cli_remove, cli_pairs,
    cli_rules, cli_init, cli_help, cli_describe;

/* The commands in the order of the help; NULL past the end. */
const cli_command *cli_command_get(size_t index);
const cli_command *cli_command_find(const char *name);

/* The options in the order of the help; NULL past the end. */
const cli_option *cli_option_get(size_t index);

/* options.c: fills run->arguments from what follows the command's name.
 * CLI_USAGE after a complaint; *help is set where help was asked for. */
int cli_options_parse(cli_run *run, int argc, char **argv, bool *help);

/* usage.c */

/* Prints the options of a command. */
void cli_options_print(const cli_command *command);

/* The letter that stands for an option as well ("-j"); 0: none does. */
char cli_option_letter(const cli_option *option);

/* The words that an option of a command takes, as formats; NULL past the end,
 * and where it takes any. */
const char *cli_option_word(const cli_command *command,
                            const cli_option *option, size_t index);

/* manual.c: the parts of the manual page that come from the tables */
void cli_manual_print(void);

/* complete.c: the completions for a shell, as a script of it */
void cli_complete_bash(void);
void cli_complete_zsh(void);

/* config.c: reads the configuration, of a command that takes one; CLI_USAGE
 * or CLI_FAILED after a complaint. */
int cli_configure(cli_run *run);

/* baseline.c: the same for the accepted findings. */
int cli_baseline_open(cli_run *run);

/* The severity from which on to fail: as given, else as configured. */
xc_severity cli_fail_on(const cli_run *run);

/* changed.c: the lines changed since --changed-since, as git tells them;
 * CLI_USAGE or CLI_FAILED after a complaint. */
int cli_changed_open(cli_run *run);

/* progress.c: an xc_progress_fn for the options, where standard error is a
 * terminal; user is the run. NULL: it is none, or --quiet was given. */
xc_progress_fn *cli_progress(const cli_run *run);

/* Takes the bar away, before anything else is written. */
void cli_progress_clear(cli_run *run);

/* verbose.c: what was read and confirmed, on standard error. */
void cli_verbose(cli_run *run, const xc_report *report);

/* output.c */

/* One line on standard error. path may be NULL. */
void cli_complain(cli_run *run, const char *path, const xc_error *error);

/* A line about how the program was called; answers CLI_USAGE. */
int cli_misuse(cli_run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* An xc_notice_fn; user is the run. */
void cli_notice(void *run, const xc_notice *notice);

/* An xc_write_fn onto standard output; user is the run. */
int cli_write(void *run, const char *bytes, size_t length);

/* Takes what a writer answered: a closed pipe is quiet, the rest is told. */
void cli_wrote(cli_run *run, xc_status status, const xc_error *error);

/* How to lay out text: wide and coloured on a terminal only. */
xc_style cli_style(const cli_run *run);

/* Opens what --output names, before anything is read; CLI_FAILED after a
 * complaint. A file is written beside itself, and takes its place when it is
 * whole (file.c); a device or pipe is written to. */
int cli_output_open(cli_run *run);

/* file.c: a file that is written beside itself */

/* Opens a new file beside path, or what is there if it is no regular file;
 * NULL with errno. There is one at a time. */
FILE *cli_file_open(const char *path);

/* Closes it, and puts it in its place where it is whole; else takes it away.
 * 0, or -1 with errno. */
int cli_file_close(FILE *file, bool whole);

/* Flushes and closes the output; the status to exit with. */
int cli_finish(cli_run *run, int status);

/* steps.c: what several commands do */

/* A context for the arguments; NULL after a complaint. */
xc_context *cli_context(cli_run *run);

/* A desk with the files named, and --against; NULL after a complaint. */
xc_desk *cli_desk(cli_run *run, xc_context *context);

/* Opens the archive that is the first argument; NULL after a complaint. */
xc_archive *cli_archive(cli_run *run, xc_context *context,
                        xc_archive_mode mode);

/* Compares the files named and --against, or everything in the archive that is
 * the only file; NULL with *error, or after a complaint. */
xc_report *cli_compare(cli_run *run, xc_error *error);

/* Writes the report (NULL: *error tells why there is none), frees it and
 * answers the status it stands for. */
int cli_report_end(cli_run *run, xc_report *report, const char *path,
                   const xc_error *error);

/* The status where nothing was compared. */
int cli_status(const cli_run *run);

#endif

/*
 * options.c - turns the words behind a command into its arguments.
 *
 * One table holds every option; a command names those it takes, so that an
 * option means the same everywhere. usage.c shows them.
 * Exports: cli_option_get, cli_options_parse.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static const cli_option rows[] = {
    {"against", CLI_AGAINST, "PATH",
     "also compare with this file, folder or archive\n"
     "(may be given again)"},
    {"from", CLI_FROM, "FORMAT", "format of FILE, guessed if left out"},
    {"to", CLI_TO, "FORMAT", "format of the output"},
    {"output", CLI_OUTPUT, "FILE",
     "write there, whole or not at all (default: standard\noutput)"},
    {"published", CLI_PUBLISHED, "DATE",
     "date of articles in FILE that state none, as 2025-02-12"},
    {"source", CLI_SOURCE, "NAME",
     "publisher of articles in FILE that name none"},
    {"show", CLI_SHOW, "VERDICT,...",
     "show these verdicts too: agree, imprecise, unrelated,\n"
     "or all"},
    {"fail-on", CLI_FAIL_ON, "SEVERITY",
     "exit with 1 from this severity on: error (default),\n"
     "warning or note"},
    {"max-bytes", CLI_MAX_BYTES, "N[K|M|G]",
     "largest input that is read (default 64M)"},
    {"weights", CLI_WEIGHTS, "FILE", "alignment weights to use"},
    {"config", CLI_CONFIG, "FILE",
     "the configuration (default: .crosscheck.yml here or in\n"
     "a folder above)"},
    {"no-config", CLI_NO_CONFIG, NULL, "use no configuration"},
    {"baseline", CLI_BASELINE, "FILE",
     "the accepted findings (default: .crosscheck-baseline)"},
    {"new-only", CLI_NEW_ONLY, NULL,
     "nothing of what was ever accepted, not even that it was"},
    {"today", CLI_TODAY, "DATE",
     "the day by which what was accepted until then ends;\n"
     "without it nothing does"},
    {"reason", CLI_REASON, "TEXT", "why the finding is accepted (required)"},
    {"until", CLI_UNTIL, "DATE",
     "the last day on which that counts, as 2025-02-12"},
    {"since", CLI_SINCE, "DATE",
     "only findings with an article published on that day or\n"
     "later, as 2025-02-12; the rest is still compared with"},
    {"until", CLI_LAST, "DATE",
     "only findings with an article published on that day or\n"
     "before"},
    {"explain", CLI_EXPLAIN, NULL,
     "tell which rules and word list rows produced each field"},
    {"cache", CLI_CACHE, "DIR",
     "keep there from run to run what files gave (default of\n"
     "check: .crosscheck-cache beside the configuration)"},
    {"no-cache", CLI_NO_CACHE, NULL, "keep nothing, and use nothing kept"},
    {"refresh", CLI_REFRESH, NULL,
     "read stored texts again whose facts are of another\nversion"},
    {"changed-since", CLI_CHANGED, "REV",
     "only findings that touch lines changed since this\n"
     "revision of git, where HEAD parted from it; everything\n"
     "is compared"},
    {"quiet", CLI_QUIET, NULL,
     "findings alone: no summary, no notes, no progress"},
    {"verbose", CLI_VERBOSE, NULL,
     "tell on standard error what was read and confirmed"},
    {"ci", CLI_CI, "SYSTEM",
     "print the job for github, gitlab or pre-commit instead"},
    {"jobs", CLI_JOBS, "N",
     "threads that read and compare (default: the cores)"},
};

#define ROWS (sizeof rows / sizeof *rows)

const cli_option *cli_option_get(size_t index) {
    return index < ROWS ? &rows[index] : NULL;
}

static int take_against(cli_run *run, const char *value) {
    cli_arguments *a = &run->arguments;
    if (a->against_count == CLI_AGAINST_MOST) {
        return cli_misuse(run, "more than %d times --against; name a folder",
                          CLI_AGAINST_MOST);
    }
    a->against[a->against_count++] = value;
    return CLI_FINE;
}

static int take_verdict(cli_run *run, const char *name, size_t length) {
    char word[16] = "";
    xc_verdict verdict;
    if (length < sizeof word) memcpy(word, name, length);
    if (strcmp(word, "all") == 0) {
        run->arguments.options.show = ~0u;
        return CLI_FINE;
    }
    if (xc_verdict_parse(word, &verdict) < 0) {
        return cli_misuse(run,
                          "--show: no verdict \"%.*s\"; there are conflict, "
                          "stale, disputed, imprecise, agree, unrelated, all",
                          (int)(length < 40 ? length : 40), name);
    }
    run->arguments.options.show |= XC_SHOW(verdict);
    return CLI_FINE;
}

static int take_show(cli_run *run, const char *value) {
    int status = CLI_FINE;
    while (status == CLI_FINE) {
        size_t length = strcspn(value, ",");
        status = take_verdict(run, value, length);
        if (value[length] == '\0') break;
        value += length + 1;
    }
    return status;
}

static int take_fail_on(cli_run *run, const char *value) {
    xc_severity *severity = &run->arguments.fail_on;
    if (xc_severity_parse(value, severity) < 0 ||
        *severity == XC_SEVERITY_NONE) {
        return cli_misuse(run,
                          "--fail-on: no severity \"%.40s\"; there are error, "
                          "warning, note",
                          value);
    }
    return CLI_FINE;
}

/* 0 where the suffix is none. */
static size_t unit_of(const char *suffix) {
    if (suffix[0] && suffix[1]) return 0;
    switch (suffix[0]) {
    case '\0':
        return 1;
    case 'k':
    case 'K':
        return (size_t)1 << 10;
    case 'm':
    case 'M':
        return (size_t)1 << 20;
    case 'g':
    case 'G':
        return (size_t)1 << 30;
    default:
        return 0;
    }
}

static int take_max_bytes(cli_run *run, const char *value) {
    char *end = NULL;
    bool digits = value[0] >= '0' && value[0] <= '9';
    errno = 0;
    unsigned long long number = digits ? strtoull(value, &end, 10) : 0;
    size_t unit = digits ? unit_of(end) : 0;
    if (number == 0 || unit == 0 || errno || number > SIZE_MAX / unit) {
        return cli_misuse(run,
                          "--max-bytes: \"%.40s\" is no size; write it as "
                          "1000000, 500K, 64M or 1G",
                          value);
    }
    run->arguments.options.max_bytes = (size_t)number * unit;
    return CLI_FINE;
}

/* More than the library makes threads of is as many as it makes. */
static int take_jobs(cli_run *run, const char *value) {
    size_t number = 0;
    for (const char *c = value; *c; c++) {
        if (*c < '0' || *c > '9' || number > 9999) {
            number = 0;
            break;
        }
        number = number * 10 + (size_t)(*c - '0');
    }
    if (number == 0)
        return cli_misuse(run,
                          "--jobs: \"%.40s\" is no number of threads; write "
                          "it as 2",
                          value);
    run->arguments.options.jobs = number;
    return CLI_FINE;
}

static int take_output(cli_run *run, const char *value) {
    if (!*value || strlen(value) >= CLI_PATH_MOST)
        return cli_misuse(run, "--output: name a file");
    run->arguments.output = strcmp(value, "-") == 0 ? NULL : value;
    return CLI_FINE;
}

static int take_baseline(cli_run *run, const char *value) {
    if (!*value || strlen(value) >= CLI_PATH_MOST)
        return cli_misuse(run, "--baseline: name a file");
    run->arguments.baseline = value;
    return CLI_FINE;
}

/* A day and no time; xc_input_check knows which days there are. */
static int take_day(cli_run *run, const char *option, const char *value,
                    const char **day) {
    xc_input input = {NULL, value, NULL};
    if (strlen(value) != strlen("2025-02-12") ||
        xc_input_check(&input, NULL) < 0)
        return cli_misuse(run,
                          "%s: \"%.40s\" is no date; write it as "
                          "2025-02-12",
                          option, value);
    *day = value;
    return CLI_FINE;
}

/* git would take what begins with "-" for an option. */
static int take_revision(cli_run *run, const char *value) {
    if (!*value || *value == '-' || strlen(value) >= CLI_REVISION_MOST)
        return cli_misuse(run,
                          "--changed-since: \"%.40s\" is no revision; name a "
                          "commit, branch or tag",
                          value);
    run->arguments.changed_since = value;
    return CLI_FINE;
}

static int take(cli_run *run, unsigned bit, const char *value) {
    cli_arguments *a = &run->arguments;
    switch (bit) {
    case CLI_AGAINST:
        return take_against(run, value);
    case CLI_FROM:
        a->input.format = value;
        return CLI_FINE;
    case CLI_TO:
        a->to = value;
        return CLI_FINE;
    case CLI_PUBLISHED:
        a->input.published = value;
        return CLI_FINE;
    case CLI_SOURCE:
        a->input.source = value;
        return CLI_FINE;
    case CLI_SHOW:
        return take_show(run, value);
    case CLI_FAIL_ON:
        return take_fail_on(run, value);
    case CLI_MAX_BYTES:
        return take_max_bytes(run, value);
    case CLI_WEIGHTS:
        a->options.weights_path = value;
        return CLI_FINE;
    case CLI_CONFIG:
        a->config = value;
        return CLI_FINE;
    case CLI_NO_CONFIG:
        a->no_config = true;
        return CLI_FINE;
    case CLI_OUTPUT:
        return take_output(run, value);
    case CLI_BASELINE:
        return take_baseline(run, value);
    case CLI_NEW_ONLY:
        a->options.only_new = true;
        return CLI_FINE;
    case CLI_TODAY:
        return take_day(run, "--today", value, &a->options.today);
    case CLI_REASON:
        a->reason = value;
        return CLI_FINE;
    case CLI_UNTIL:
        return take_day(run, "--until", value, &a->until);
    case CLI_SINCE:
        return take_day(run, "--since", value, &a->since);
    case CLI_LAST:
        return take_day(run, "--until", value, &a->last);
    case CLI_EXPLAIN:
        a->options.explain = true;
        return CLI_FINE;
    case CLI_JOBS:
        return take_jobs(run, value);
    case CLI_CACHE:
        if (!*value || strlen(value) >= CLI_PATH_MOST)
            return cli_misuse(run, "--cache: name a folder");
        a->cache = value;
        return CLI_FINE;
    case CLI_REFRESH:
        a->refresh = true;
        return CLI_FINE;
    case CLI_CHANGED:
        return take_revision(run, value);
    case CLI_QUIET:
        a->quiet = true;
        return CLI_FINE;
    case CLI_VERBOSE:
        a->verbose = true;
        return CLI_FINE;
    case CLI_CI:
        a->ci = value;
        return CLI_FINE;
    case CLI_NO_CACHE:
        a->no_cache = true;
        return CLI_FINE;
    default:
        return CLI_FINE;
    }
}

/* The options of the command as getopt_long wants them. */
static void list_options(const cli_command *command, struct option *out) {
    size_t count = 0;
    for (size_t i = 0; i < ROWS; i++) {
        if (!(command->options & rows[i].bit)) continue;
        int argument = rows[i].value ? required_argument : no_argument;
        out[count++] =
            (struct option){rows[i].name, argument, NULL, 256 + (int)i};
    }
    out[count++] = (struct option){"help", no_argument, NULL, 'h'};
    out[count] = (struct option){NULL, 0, NULL, 0};
}

/* ":hj:" */
static void list_letters(const cli_command *command, char *out) {
    *out++ = ':';
    *out++ = 'h';
    for (size_t i = 0; i < ROWS; i++) {
        char letter = cli_option_letter(&rows[i]);
        if (!letter || !(command->options & rows[i].bit)) continue;
        *out++ = letter;
        if (rows[i].value) *out++ = ':';
    }
    *out = '\0';
}

/* Of what getopt_long answered: a letter, or 256 and the row. */
static unsigned bit_of(int answer) {
    if (answer >= 256) return rows[answer - 256].bit;
    for (size_t i = 0; i < ROWS; i++)
        if (cli_option_letter(&rows[i]) == answer) return rows[i].bit;
    return 0;
}

static int bad_option(cli_run *run, int answer, char **argv) {
    const char *word = argv[optind - 1];
    const char *name = run->command->name;
    if (answer == ':') {
        return cli_misuse(run,
                          "%s: %.40s needs a value; see 'crosscheck help "
                          "%s'",
                          name, word, name);
    }
    if (optopt > 0 && optopt < 256) {
        return cli_misuse(run,
                          "%s: unknown option -%c; see 'crosscheck help "
                          "%s'",
                          name, optopt, name);
    }
    return cli_misuse(run,
                      "%s: unknown option %.40s; see 'crosscheck help "
                      "%s'",
                      name, word, name);
}

/* "--from" and "--to" of a command that knows one format only. */
static int look_at_only(cli_run *run) {
    const cli_arguments *a = &run->arguments;
    const char *only = run->command->only;
    const char *given[] = {a->input.format, a->to};
    for (size_t i = 0; only && i < 2; i++) {
        if (!given[i] || strcmp(given[i], only) == 0) continue;
        return cli_misuse(run, "%s: unknown format \"%.40s\"; known is %s",
                          run->command->name, given[i], only);
    }
    return CLI_FINE;
}

static int misuse_count(cli_run *run, const char *how) {
    const cli_command *command = run->command;
    return cli_misuse(run, "%s: too %s arguments; usage: crosscheck %s%s%s",
                      command->name, how, command->name,
                      command->usage[0] ? " " : "", command->usage);
}

/* What the library refuses is refused before anything is read. */
static int look_over(cli_run *run) {
    const cli_arguments *a = &run->arguments;
    const cli_command *command = run->command;
    xc_error error = XC_ERROR_INIT;
    if (look_at_only(run) != CLI_FINE) return CLI_USAGE;
    if (a->quiet && a->verbose)
        return cli_misuse(run, "%s: --quiet and --verbose exclude each other",
                          command->name);
    bool output = (command->options & CLI_TO) && a->to && !command->only;
    if (xc_input_check(&a->input, &error) < 0 ||
        (output && xc_output_check(command->output, a->to, &error) < 0)) {
        return cli_misuse(run, "%s: %s", command->name, error.message);
    }
    int least = a->refresh ? 1 : command->least; /* of add: DB alone */
    if (a->file_count < least) {
        return misuse_count(run, "few");
    }
    if (command->most >= 0 && a->file_count > command->most) {
        return misuse_count(run, "many");
    }
    return CLI_FINE;
}

int cli_options_parse(cli_run *run, int argc, char **argv, bool *help) {
    struct option options[ROWS + 2];
    char letters[16];
    int answer;
    list_letters(run->command, letters);
    run->arguments.options = (xc_options)XC_OPTIONS_INIT;
    list_options(run->command, options);
    opterr = 0;
    while ((answer = getopt_long(argc, argv, letters, options, NULL)) != -1) {
        if (answer == 'h') {
            *help = true;
            return CLI_FINE;
        }
        if (answer == ':' || answer == '?') {
            return bad_option(run, answer, argv);
        }
        int status = take(run, bit_of(answer), optarg);
        if (status != CLI_FINE) return status;
    }
    run->arguments.files = argv + optind;
    run->arguments.file_count = argc - optind;
    return look_over(run);
}

/*
 * pairs.c - "crosscheck pairs": judges pairs of texts.
 * Exports: cli_pairs.
 */
#include "cli/cli.h"

static int run_pairs(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    xc_severity worst = XC_SEVERITY_NONE;
    const char *path = run->arguments.files[0];
    xc_context *context = cli_context(run);
    if (!context) return CLI_FAILED;
    size_t told = run->told;
    xc_status status =
        xc_pairs_judge(context, path, &worst, cli_write, run, &error);
    if (run->output_errno || (status < 0 && run->told == told)) {
        cli_wrote(run, status, &error);
    } else {
        cli_wrote(run, XC_OK, NULL); /* an answer for each pair that is one */
    }
    xc_context_free(context);
    if (run->failed) return CLI_FAILED;
    return worst >= cli_fail_on(run) ? CLI_FINDINGS : CLI_FINE;
}

const cli_command cli_pairs = {
    .name = "pairs",
    .usage = "FILE",
    .summary = "give verdicts on pairs of texts",
    .help =
        "Reads JSON Lines of {\"id\", \"topic\", \"a\": {\"text\", "
        "\"published\"},\n"
        "\"b\": {...}}, of which topic and published may be left out, and\n"
        "answers each with a line {\"id\", \"verdict\", \"confidence\",\n"
        "\"findings\"}. Every verdict is told. The two texts are said to be\n"
        "of one thing: figures that no fact states count as counterparts\n"
        "on less than 'check' asks for. Neither text is held against\n"
        "itself.\n",
    .options = CLI_FROM | CLI_TO | CLI_OUTPUT | CLI_FAIL_ON | CLI_MAX_BYTES |
               CLI_WEIGHTS,
    .only = "jsonl",
    .least = 1,
    .most = 1,
    .run = run_pairs,
};

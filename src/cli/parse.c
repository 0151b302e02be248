/*
 * parse.c - "crosscheck parse": shows the sentences and trees of articles.
 * Exports: cli_parse.
 */
#include "cli/cli.h"

static void write_trees(cli_run *run, xc_desk *desk) {
    xc_error error = XC_ERROR_INIT;
    xc_style style = cli_style(run);
    const char *to = run->arguments.to ? run->arguments.to : "conllu";
    xc_status status =
        xc_desk_write_trees(desk, to, &style, cli_write, run, &error);
    cli_wrote(run, status, &error);
}

static int run_parse(cli_run *run) {
    xc_context *context = cli_context(run);
    xc_desk *desk = context ? cli_desk(run, context) : NULL;
    if (desk) write_trees(run, desk);
    xc_desk_free(desk);
    xc_context_free(context);
    return cli_status(run);
}

const cli_command cli_parse = {
    .name = "parse",
    .usage = "FILE...",
    .summary = "show sentences and trees",
    .help = "Shows the sentences of the articles in CoNLL-U: lemma, part of\n"
            "speech, the tag of the Penn Treebank, the features that this tag\n"
            "settles, head and relation of each word. MISC says where the\n"
            "word stands: Start and End, in bytes of the article's text, or\n"
            "of its title where there is Field=title. The bytes are those of\n"
            "the decoded text, in UTF-8 and without a byte-order mark.\n"
            "\n"
            "What is given in CoNLL-U keeps its sentences, words, comments,\n"
            "multiword ranges and empty nodes; what its words have from LEMMA\n"
            "to DEPS and in MISC is not kept. The same text gives the same\n"
            "trees on every processor.\n",
    .options = CLI_FROM | CLI_TO | CLI_OUTPUT | CLI_MAX_BYTES,
    .output = XC_OUTPUT_TREES,
    .least = 1,
    .most = -1,
    .run = run_parse,
};

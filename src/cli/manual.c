/*
 * manual.c - the parts of docs/crosscheck.1 that come from the tables of
 * commands and options, in troff: each between a comment that names it and
 * one that ends it. The rest of the page is written by hand.
 * Exports: cli_manual_print.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* One character as it is to be seen. */
static void put_char(char c) {
    if (c == '\\')
        fputs("\\e", stdout);
    else if (c == '-')
        fputs("\\-", stdout);
    else
        putchar(c);
}

static void put_bold(const char *text, size_t length) {
    fputs("\\fB", stdout);
    for (size_t i = 0; i < length; i++)
        put_char(text[i]);
    fputs("\\fR", stdout);
}

/* Prose: options in bold, a paragraph at each blank line. */
static void put_prose(const char *text) {
    bool start = true;
    for (const char *c = text; *c; c++) {
        bool paragraph = start && *c == '\n';
        if (paragraph) fputs(".IP", stdout);
        if (start && (*c == '.' || *c == '\'')) fputs("\\&", stdout);
        start = *c == '\n';
        bool option = strncmp(c, "--", 2) == 0 && is_name(c[2]) &&
                      (c == text || !is_name(c[-1]));
        if (!option) {
            put_char(*c);
            continue;
        }
        size_t length = 2;
        while (is_name(c[length]))
            length++;
        put_bold(c, length);
        c += length - 1;
    }
    if (!start) putchar('\n');
}

/* "FILE... [--against PATH]...": words in capitals are to be replaced. */
static void put_usage(const char *usage) {
    for (const char *c = usage; *c;) {
        size_t length = 0;
        while (is_name(c[length]))
            length++;
        if (length == 0) {
            put_char(*c++);
            continue;
        }
        bool capitals = *c >= 'A' && *c <= 'Z';
        if (capitals) fputs("\\fI", stdout);
        if (!capitals) fputs("\\fB", stdout);
        for (size_t i = 0; i < length; i++)
            put_char(c[i]);
        fputs("\\fR", stdout);
        c += length;
    }
}

static void put_synopsis(void) {
    const cli_command *command;
    puts(".\\\" begin synopsis\n.nf");
    for (size_t i = 0; (command = cli_command_get(i)); i++) {
        printf("\\fBcrosscheck %s\\fR%s", command->name,
               command->usage[0] ? " " : "");
        put_usage(command->usage);
        putchar('\n');
    }
    puts(".fi\n.\\\" end synopsis");
}

/* "Options: --to, --show." */
static void put_options_of(const cli_command *command) {
    const cli_option *option;
    const char *before = ".IP\nOptions:\n";
    for (size_t i = 0; (option = cli_option_get(i)); i++) {
        if (!(command->options & option->bit)) continue;
        fputs(before, stdout);
        fputs("\\fB\\-\\-", stdout);
        for (const char *c = option->name; *c; c++)
            put_char(*c);
        fputs("\\fR", stdout);
        before = ",\n";
    }
    if (command->options) puts(".");
}

static void put_commands(void) {
    const cli_command *command;
    puts(".\\\" begin commands");
    for (size_t i = 0; (command = cli_command_get(i)); i++) {
        printf(".TP\n.B %s\n", command->name);
        put_prose(command->help);
        put_options_of(command);
    }
    puts(".\\\" end commands");
}

static bool takes_words(const cli_command *command, const cli_option *option) {
    return (command->options & option->bit) &&
           cli_option_word(command, option, 0);
}

static bool same_words(const cli_command *a, const cli_command *b,
                       const cli_option *option) {
    for (size_t i = 0;; i++) {
        const char *one = cli_option_word(a, option, i);
        const char *other = cli_option_word(b, option, i);
        if (!one || !other) return one == other;
        if (strcmp(one, other) != 0) return false;
    }
}

/* Is this command the first of those whose option takes these words? */
static bool is_first(const cli_option *option, size_t index) {
    const cli_command *command = cli_command_get(index);
    for (size_t i = 0; i < index; i++) {
        const cli_command *before = cli_command_get(i);
        if (takes_words(before, option) && same_words(before, command, option))
            return false;
    }
    return true;
}

/* "Of check, report: text, json, jsonl." for each list of words that there is
 * of the option. */
static void put_words(const cli_option *option) {
    const cli_command *command, *other;
    const char *word;
    for (size_t i = 0; (command = cli_command_get(i)); i++) {
        if (!takes_words(command, option) || !is_first(option, i)) continue;
        const char *before = ".IP\nOf ";
        for (size_t k = i; (other = cli_command_get(k)); k++) {
            if (!takes_words(other, option) ||
                !same_words(command, other, option))
                continue;
            printf("%s\\fB%s\\fR", before, other->name);
            before = ",\n";
        }
        for (size_t k = 0; (word = cli_option_word(command, option, k)); k++) {
            fputs(k ? ",\n" : ":\n", stdout);
            put_bold(word, strlen(word));
        }
        puts(".");
    }
}

/* Two options of one name mean different things to different commands. */
static bool has_namesake(const cli_option *option) {
    const cli_option *other;
    for (size_t i = 0; (other = cli_option_get(i)); i++)
        if (other != option && strcmp(other->name, option->name) == 0)
            return true;
    return false;
}

static void put_takers(const cli_option *option) {
    const cli_command *command;
    const char *before = ".IP\nOf ";
    for (size_t i = 0; (command = cli_command_get(i)); i++) {
        if (!(command->options & option->bit)) continue;
        printf("%s\\fB%s\\fR", before, command->name);
        before = ",\n";
    }
    puts(".");
}

static void put_option(const cli_option *option) {
    fputs(".TP\n", stdout);
    if (cli_option_letter(option))
        printf("\\fB\\-%c\\fR, ", cli_option_letter(option));
    char name[64];
    snprintf(name, sizeof name, "--%s", option->name);
    put_bold(name, strlen(name));
    if (option->value) {
        putchar(' ');
        put_usage(option->value);
    }
    putchar('\n');
    put_prose(option->help);
    if (option->bit & (CLI_FROM | CLI_TO)) put_words(option);
    if (has_namesake(option)) put_takers(option);
}

static void put_options(void) {
    const cli_option *option;
    puts(".\\\" begin options");
    for (size_t i = 0; (option = cli_option_get(i)); i++)
        put_option(option);
    puts(".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nShow how the command is "
         "called.\n.TP\n\\fB\\-V\\fR, \\fB\\-\\-version\\fR\nShow the version."
         "\n.\\\" end options");
}

void cli_manual_print(void) {
    put_synopsis();
    put_commands();
    put_options();
}

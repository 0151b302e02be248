/*
 * usage.c - shows the options of a command, and knows the words that they
 * take. Exports: cli_options_print, cli_option_letter, cli_option_word.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { HELP_COLUMN = 25, LINE_MOST = 80 };

char cli_option_letter(const cli_option *option) {
    if (option->bit == CLI_JOBS) return 'j';
    return option->bit == CLI_OUTPUT ? 'o' : '\0';
}

/* "agree", "imprecise"...: those that are not shown anyway, and "all". */
static const char *shown_word(size_t index) {
    static const xc_verdict verdicts[] = {
        XC_VERDICT_AGREE, XC_VERDICT_IMPRECISE, XC_VERDICT_UNRELATED};
    size_t count = sizeof verdicts / sizeof *verdicts;
    if (index < count) return xc_verdict_name(verdicts[index]);
    return index == count ? "all" : NULL;
}

/* The worst first. */
static const char *severity_word(size_t index) {
    if (index >= XC_SEVERITY_ERROR) return NULL;
    return xc_severity_name((xc_severity)(XC_SEVERITY_ERROR - index));
}

const char *cli_option_word(const cli_command *command,
                            const cli_option *option, size_t index) {
    bool format = option->bit == CLI_FROM || option->bit == CLI_TO;
    if (format && command->only) return index == 0 ? command->only : NULL;
    switch (option->bit) {
    case CLI_FROM:
        return xc_input_format(index);
    case CLI_TO:
        return xc_output_format(command->output, index);
    case CLI_SHOW:
        return shown_word(index);
    case CLI_FAIL_ON:
        return severity_word(index);
    default:
        return NULL;
    }
}

static void break_line(int *column) {
    printf("\n%*s", HELP_COLUMN, "");
    *column = HELP_COLUMN;
}

/* ": text, json, jsonl" behind a help text that does not say them itself. */
static void print_formats(const cli_command *command, const cli_option *option,
                          int column) {
    const char *word;
    for (size_t i = 0; (word = cli_option_word(command, option, i)); i++) {
        int length = (int)strlen(word);
        column += printf("%s", i ? "," : ":");
        if (column + length + 2 > LINE_MOST)
            break_line(&column);
        else
            column += printf(" ");
        column += printf("%s", word);
    }
}

/* "  --to FORMAT          format of the output: text, json, jsonl" */
static void print_row(const cli_command *command, const cli_option *option) {
    char head[40], letter[] = "-x, ";
    letter[1] = cli_option_letter(option);
    snprintf(head, sizeof head, "%s--%s%s%s", letter[1] ? letter : "",
             option->name, option->value ? " " : "",
             option->value ? option->value : "");
    int column = printf("  %-22s ", head);
    for (const char *c = option->help; *c; c++) {
        if (*c == '\n') {
            break_line(&column);
            continue;
        }
        putchar(*c);
        column++;
    }
    if (option->bit & (CLI_FROM | CLI_TO))
        print_formats(command, option, column);
    putchar('\n');
}

void cli_options_print(const cli_command *command) {
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_get(i)); i++) {
        if (command->options & option->bit) print_row(command, option);
    }
    printf("  %-22s show this\n", "-h, --help");
}

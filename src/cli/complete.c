/*
 * complete.c - completions for bash and zsh, made of the tables of commands
 * and options, so that what they offer is what there is.
 *
 * A word of the usage that a command takes as it stands ("bash|zsh") is
 * offered; files are where it names a FILE, DB, PATH or DIR.
 * Exports: cli_complete_bash, cli_complete_zsh.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

typedef enum kind {
    KIND_NONE, /* nothing to offer */
    KIND_FILES,
    KIND_FOLDERS,
    KIND_COMMANDS,
    KIND_WORDS
} kind;

static bool has(const char *text, const char *word) {
    return strstr(text, word) != NULL;
}

/* What stands where a usage or the value of an option says so. */
static kind kind_of(const char *text) {
    if (has(text, "COMMAND")) return KIND_COMMANDS;
    if (has(text, "DIR")) return KIND_FOLDERS;
    if (has(text, "FILE") || has(text, "PATH") || has(text, "DB"))
        return KIND_FILES;
    bool words = islower((unsigned char)text[0]) && has(text, "|");
    return words ? KIND_WORDS : KIND_NONE;
}

static kind kind_of_value(const cli_command *command,
                          const cli_option *option) {
    if (cli_option_word(command, option, 0)) return KIND_WORDS;
    return kind_of(option->value);
}

/* The words "bash|zsh" with blanks between. */
static void put_choices(const char *text) {
    for (; *text && *text != ' '; text++)
        putchar(*text == '|' ? ' ' : *text);
}

static void put_words(const cli_command *command, const cli_option *option) {
    const char *word;
    if (!cli_option_word(command, option, 0)) put_choices(option->value);
    for (size_t i = 0; (word = cli_option_word(command, option, i)); i++)
        printf("%s%s", i ? " " : "", word);
}

static void put_commands(void) {
    const cli_command *command;
    for (size_t i = 0; (command = cli_command_get(i)); i++)
        printf("%s%s", i ? " " : "", command->name);
}

/* ------------------------------------------------------------------ */
/* bash                                                                 */

/* What is offered, as arguments of compgen. */
static void put_compgen(kind what, const cli_command *command,
                        const cli_option *option) {
    switch (what) {
    case KIND_FILES:
        fputs("files=-f", stdout);
        break;
    case KIND_FOLDERS:
        fputs("files=-d", stdout);
        break;
    case KIND_COMMANDS:
        fputs("words='", stdout);
        put_commands();
        putchar('\'');
        break;
    case KIND_WORDS:
        fputs("words='", stdout);
        if (option)
            put_words(command, option);
        else
            put_choices(command->usage);
        putchar('\'');
        break;
    default:
        putchar(':');
    }
}

static void put_bash_values(const cli_command *command) {
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_get(i)); i++) {
        if (!(command->options & option->bit) || !option->value) continue;
        printf("    '%s --%s'", command->name, option->name);
        if (cli_option_letter(option))
            printf("|'%s -%c'", command->name, cli_option_letter(option));
        fputs(") ", stdout);
        put_compgen(kind_of_value(command, option), command, option);
        puts(" ;;");
    }
}

static void put_bash_arguments(const cli_command *command) {
    const cli_option *option;
    printf("    %s) options='", command->name);
    for (size_t i = 0; (option = cli_option_get(i)); i++)
        if (command->options & option->bit) printf("--%s ", option->name);
    fputs("--help'; ", stdout);
    put_compgen(kind_of(command->usage), command, NULL);
    puts(" ;;");
}

/* "--to=json" is three words to bash. */
static const char bash_head[] =
    "# Completions of crosscheck for bash; \"crosscheck describe bash\" writes "
    "them.\n"
    "_crosscheck() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} before='' files='' "
    "words='' options='' kept=''\n"
    "    COMPREPLY=()\n"
    "    (( COMP_CWORD > 0 )) && before=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    if [[ $current == = ]]; then\n"
    "        current=''\n"
    "    elif [[ $before == = && COMP_CWORD -gt 1 ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n";

/* What is behind a comma is completed, and what is before it kept. */
static const char bash_tail[] =
    "    esac ;;\n"
    "    esac\n"
    "    [[ $current == -* ]] && words=$options files=''\n"
    "    if [[ -n $files ]]; then\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen \"$files\" -- \"$current\")\n"
    "        return\n"
    "    fi\n"
    "    [[ $current == *,* ]] && kept=${current%,*},\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$kept\" -W \"$words\" -- "
    "\"${current##*,}\")\n"
    "}\n"
    "complete -F _crosscheck crosscheck\n";

void cli_complete_bash(void) {
    const cli_command *command;
    fputs(bash_head, stdout);
    fputs("    if (( COMP_CWORD == 1 )); then\n"
          "        mapfile -t COMPREPLY < <(compgen -W '",
          stdout);
    put_commands();
    puts(" --help --version' -- \"$current\")\n"
         "        return\n"
         "    fi\n"
         "    case \"${COMP_WORDS[1]} $before\" in");
    for (size_t i = 0; (command = cli_command_get(i)); i++)
        put_bash_values(command);
    puts("    *) case ${COMP_WORDS[1]} in");
    for (size_t i = 0; (command = cli_command_get(i)); i++)
        put_bash_arguments(command);
    fputs(bash_tail, stdout);
}

/* ------------------------------------------------------------------ */
/* zsh                                                                  */

/* Help between quotes and brackets, up to the end of its first line. */
static void put_zsh_text(const char *text) {
    for (; *text && *text != '\n'; text++) {
        if (*text == '\'') {
            fputs("'\\''", stdout);
            continue;
        }
        if (strchr("[]:\\", *text)) putchar('\\');
        putchar(*text);
    }
}

static void put_zsh_action(kind what, const cli_command *command,
                           const cli_option *option) {
    switch (what) {
    case KIND_FILES:
        fputs("_files", stdout);
        break;
    case KIND_FOLDERS:
        fputs("_files -/", stdout);
        break;
    case KIND_COMMANDS:
        putchar('(');
        put_commands();
        putchar(')');
        break;
    case KIND_WORDS:
        putchar('(');
        if (option)
            put_words(command, option);
        else
            put_choices(command->usage);
        putchar(')');
        break;
    default:
        putchar(' ');
    }
}

static void put_zsh_option(const cli_command *command,
                           const cli_option *option) {
    char letter = cli_option_letter(option);
    bool again = option->bit == CLI_AGAINST;
    fputs(" \\\n            ", stdout);
    if (letter)
        printf("'(-%c --%s)'{-%c+,--%s=}'", letter, option->name, letter,
               option->name);
    else
        printf("'%s--%s%s", again ? "*" : "", option->name,
               option->value ? "=" : "");
    putchar('[');
    put_zsh_text(option->help);
    putchar(']');
    if (option->value) {
        putchar(':');
        put_zsh_text(option->value);
        putchar(':');
        put_zsh_action(kind_of_value(command, option), command, option);
    }
    putchar('\'');
}

static void put_zsh_command(const cli_command *command) {
    const cli_option *option;
    printf("        %s)\n            _arguments", command->name);
    for (size_t i = 0; (option = cli_option_get(i)); i++)
        if (command->options & option->bit) put_zsh_option(command, option);
    fputs(" \\\n            '(- *)'{-h,--help}'[show how it is called]'",
          stdout);
    if (command->most != 0) {
        fputs(" \\\n            '*:argument:", stdout);
        put_zsh_action(kind_of(command->usage), command, NULL);
        putchar('\'');
    }
    puts(" ;;");
}

void cli_complete_zsh(void) {
    const cli_command *command;
    puts("#compdef crosscheck\n"
         "# Completions of crosscheck for zsh; \"crosscheck describe zsh\" "
         "writes them.\n"
         "_crosscheck() {\n"
         "    local curcontext=$curcontext state line\n"
         "    local -a commands\n"
         "    commands=(");
    for (size_t i = 0; (command = cli_command_get(i)); i++) {
        printf("        '%s:", command->name);
        put_zsh_text(command->summary);
        puts("'");
    }
    puts("    )\n"
         "    _arguments -C '(- *)'{-h,--help}'[show the commands]' \\\n"
         "        '(- *)'{-V,--version}'[show the version]' \\\n"
         "        '1:command:->command' '*::argument:->argument'\n"
         "    case $state in\n"
         "    command) _describe command commands ;;\n"
         "    argument)\n"
         "        case $words[1] in");
    for (size_t i = 0; (command = cli_command_get(i)); i++)
        put_zsh_command(command);
    puts("        esac ;;\n"
         "    esac\n"
         "}\n"
         "if [[ $funcstack[1] == _crosscheck ]]; then\n"
         "    _crosscheck \"$@\"\n"
         "else\n"
         "    compdef _crosscheck crosscheck\n"
         "fi");
}

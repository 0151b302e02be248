/*
 * run_program.h - runs the program through a shell in the folder of the test
 * (scratch_folder.h) and keeps what it says.
 */
#ifndef XC_TESTS_RUN_PROGRAM_H
#define XC_TESTS_RUN_PROGRAM_H

#include <stdarg.h>
#include <stdbool.h>
#include <sys/wait.h>

#include "scratch_folder.h"

/* What the last run gave. */
static char out[1 << 18], err[1 << 14];

static inline void get_file(const char *path, char *text, size_t size) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file, "no file %s", path);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* Runs crosscheck with arguments as a shell reads them; the exit status. */
__attribute__((format(printf, 1, 2))) static inline int run(const char *format,
                                                            ...) {
    char arguments[2048], command[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(arguments, sizeof arguments, format, args);
    va_end(args);
    snprintf(command, sizeof command,
             "'" XC_PROGRAM "' %s </dev/null >%s/.out 2>%s/.err", arguments,
             folder, folder);
    int status = system(command);
    ck_assert(WIFEXITED(status));
    snprintf(command, sizeof command, "%s/.out", folder);
    get_file(command, out, sizeof out);
    snprintf(command, sizeof command, "%s/.err", folder);
    get_file(command, err, sizeof err);
    return WEXITSTATUS(status);
}

static inline void expect_in(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "no \"%s\" in: %s", part, text);
}

static inline void expect_not_in(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) == NULL, "\"%s\" in: %s", part, text);
}

/* The fingerprint of the first finding of the last run. */
static inline void take_print(char taken[17]) {
    const char *at = strstr(out, "fingerprint ");
    ck_assert_msg(at, "no finding in: %s", out);
    snprintf(taken, 17, "%s", at + strlen("fingerprint "));
}

/* Two articles that differ on a total, and one that differs on nothing. */
static inline void put_articles(void) {
    put_file("lagging.txt",
             "PORTVILLE - Seven of the 29 European Union members are still "
             "behind the 4 percent goal.\n");
    put_file("meeting.txt", "Twenty-two of the 30 European Union countries hit "
                            "the 4% mark in 2031.\n");
    put_file("weather.txt", "The weather stays fine.\n");
}

#endif

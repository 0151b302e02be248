/*
 * main.c - the benchmark: how fast each stage of the program is, on text that
 * it makes or on files that are named. One table on standard output.
 *
 *   bench [OPTION]... [FILE]...        --help lists the options
 *
 * Exit status: 0, 2 wrong usage, 3 a file could not be read or something
 * failed.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/article.h"
#include "bench.h"

enum { STATUS_USAGE = 2, STATUS_FAILED = 3, MAX_SENTENCES = 10000000 };

enum { MAX_FACTS = 100000000, MAX_ARTICLES = 1000000 };

/* Files that are named, each at most. */
#define MAX_BYTES ((size_t)1 << 30)

static const char HELP[] =
    "usage: bench [OPTION]... [FILE]...\n"
    "Measures each stage of crosscheck on FILEs, or on text that it makes.\n"
    "\n"
    "  --seed N        seed of the text that is made (1)\n"
    "  --sentences N   its sentences (3000)\n"
    "  --seconds S     repeat each way through until S seconds have passed "
    "(3)\n"
    "  --way WAY       one way alone: read (bytes to articles), facts (all "
    "but\n"
    "                  that), figures (dates and quantities without tags)\n"
    "  --facts N       make an archive of N facts, check drafts against it, "
    "and\n"
    "                  stop; 1000000 take some minutes and 1 GB in TMPDIR\n"
    "  --articles N    check N articles of 450 words as files, cold and again, "
    "add\n"
    "                  them to an archive, and stop; repeated for S seconds\n"
    "  --grammar FILE  pieces that the text is made of\n"
    "  --print         print the text (JSON Lines) and stop\n"
    "  --help          print this and stop\n"
    "\n"
    "Times are processor time of one thread. sentences/s and MB/s (of text) "
    "are\n"
    "those of the best run, median is sentences/s of the middle one.\n";

static bool read_count(const char *text, uint64_t most, uint64_t *number) {
    char *end = NULL;
    if (!text || *text < '0' || *text > '9') return false;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    *number = value;
    return errno == 0 && *end == '\0' && value <= most;
}

static bool read_seconds(const char *text, double *seconds) {
    char *end = NULL;
    if (!text || *text < '0' || *text > '9') return false;
    *seconds = strtod(text, &end);
    return *end == '\0' && isfinite(*seconds) && *seconds <= 3600;
}

static bool read_way(const char *name, unsigned *ways) {
    static const char *const names[] = {"read", "facts", "figures"};
    for (unsigned i = 0; name && i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) != 0) continue;
        *ways = 1u << i;
        return true;
    }
    return false;
}

/* Reads an option and its value; false when either is wrong. */
static bool read_option(bench_options *o, const char *name, const char *value) {
    if (strcmp(name, "--seed") == 0)
        return read_count(value, UINT64_MAX, &o->seed);
    if (strcmp(name, "--sentences") == 0)
        return read_count(value, MAX_SENTENCES, &o->sentences) &&
               o->sentences > 0;
    if (strcmp(name, "--facts") == 0)
        return read_count(value, MAX_FACTS, &o->facts) && o->facts > 0;
    if (strcmp(name, "--articles") == 0)
        return read_count(value, MAX_ARTICLES, &o->articles) && o->articles > 0;
    if (strcmp(name, "--seconds") == 0) return read_seconds(value, &o->seconds);
    if (strcmp(name, "--way") == 0) return read_way(value, &o->ways);
    if (strcmp(name, "--grammar") == 0) {
        o->grammar = value;
        return value != NULL;
    }
    return false;
}

static bool read_arguments(bench_options *o, int argc, char **argv) {
    int at = 1;
    while (at < argc && argv[at][0] == '-' && argv[at][1] != '\0') {
        if (strcmp(argv[at], "--print") == 0) {
            o->print = true;
            at++;
            continue;
        }
        if (strcmp(argv[at], "--") == 0) {
            at++;
            break;
        }
        if (!read_option(o, argv[at], at + 1 < argc ? argv[at + 1] : NULL)) {
            fprintf(stderr,
                    "bench: %s is no option, or its value is missing "
                    "or wrong; see bench --help\n",
                    argv[at]);
            return false;
        }
        at += 2;
    }
    o->files = argv + at;
    o->file_count = argc - at;
    return true;
}

static xc_status make_input(const bench_options *o, xc_arena *arena,
                            bench_inputs *inputs, xc_error *error) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_status status = news_make(o, &text, error);
    if (status == XC_OK) {
        bench_input in = {"made", "jsonl", text.bytes, text.length};
        status = XC_PUSH(arena, inputs, in);
    }
    if (status != XC_OK) xc_buffer_dispose(&text);
    return status;
}

static xc_status read_inputs(const bench_options *o, xc_arena *arena,
                             bench_inputs *inputs, xc_error *error) {
    if (o->file_count == 0) return make_input(o, arena, inputs, error);
    for (int i = 0; i < o->file_count; i++) {
        bench_input in = {o->files[i], NULL, NULL, 0};
        XC_TRY(xc_file_read(in.path, MAX_BYTES, &in.bytes, &in.length, error));
        xc_status status = XC_PUSH(arena, inputs, in);
        if (status < 0) xc_release(in.bytes);
        XC_TRY(status);
    }
    return XC_OK;
}

static void print_inputs(const bench_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++)
        fwrite(inputs->items[i].bytes, 1, inputs->items[i].length, stdout);
}

static xc_status measure(const bench_options *o, const bench_inputs *inputs,
                         xc_arena *arena, xc_error *error) {
    bench_table table = {0};
    XC_TRY(stages_run(o, inputs, &table, arena, error));
    table_print(&table, o);
    return XC_OK;
}

static xc_status run(const bench_options *o, xc_arena *arena, xc_error *error) {
    bench_inputs inputs = {0};
    if (o->facts > 0) return archive_run(o, arena, error);
    if (o->articles > 0) return articles_run(o, arena, error);
    xc_status status = read_inputs(o, arena, &inputs, error);
    if (status == XC_OK && o->print)
        print_inputs(&inputs);
    else if (status == XC_OK)
        status = measure(o, &inputs, arena, error);
    for (size_t i = 0; i < inputs.count; i++)
        xc_release(inputs.items[i].bytes);
    return status;
}

int main(int argc, char **argv) {
    bench_options options = {WAY_ALL, 1,     3000, 3, BENCH_GRAMMAR, 0, 0,
                             0,       false, NULL, 0};
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(HELP, stdout);
        return 0;
    }
    if (!read_arguments(&options, argc, argv)) return STATUS_USAGE;
    xc_error error = XC_ERROR_INIT;
    xc_arena *arena = xc_arena_new();
    xc_status status = arena ? run(&options, arena, &error) : XC_ERROR_MEMORY;
    xc_arena_free(arena);
    if (status == XC_OK) return 0;
    fprintf(stderr, "bench: ");
    if (error.line > 0) fprintf(stderr, "line %u: ", (unsigned)error.line);
    fprintf(stderr, "%s\n", error.message[0] ? error.message : "out of memory");
    return STATUS_FAILED;
}

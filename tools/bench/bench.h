/*
 * bench.h - what the files of the benchmark share: options, inputs, and the
 * table of what was measured.
 * Exports: WAY_*, bench_options, bench_input, bench_inputs, news_make,
 * bench_row, bench_table, table_*, stages_run, archive_run, articles_run.
 */
#ifndef TOOLS_BENCH_BENCH_H
#define TOOLS_BENCH_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/vec.h"

/* Ways through the program that are measured; bits. */
enum { WAY_READ = 1, WAY_FACTS = 2, WAY_FIGURES = 4, WAY_ALL = 7 };

typedef struct bench_options {
    unsigned ways;
    uint64_t seed;
    uint64_t sentences; /* of the text that is made */
    double seconds;     /* runs are repeated until so many have passed */
    const char *grammar;
    uint64_t facts;     /* of an archive that is made; 0: none is */
    uint64_t articles;  /* of files that are made and checked, and added; 0 */
    uint64_t length;    /* sentences of an article; 0: as the grammar has it */
    bool print;         /* the text, and nothing is measured */
    char *const *files; /* none: text is made */
    int file_count;
} bench_options;

/* A file's bytes; given back by whoever made them, with xc_release. */
typedef struct bench_input {
    const char *path;
    const char *format; /* NULL: guessed */
    char *bytes;
    size_t length;
} bench_input;

typedef XC_VEC(bench_input) bench_inputs;

/* Makes articles (JSON Lines) of about so many sentences out of a grammar.
 * Same grammar, seed and count, same bytes. A bad grammar fails with its
 * line. */
xc_status news_make(const bench_options *options, xc_buffer *out,
                    xc_error *error);

/* What is measured, in the order of the table. */
typedef enum bench_row {
    ROW_READ = 0,
    ROW_SENTENCES,
    ROW_TREES,
    ROW_DATES,
    ROW_QUANTITIES,
    ROW_FIGURES,
    ROW_ACTORS,
    ROW_ATTRIBUTIONS,
    ROW_FACTS,
    ROW_WHOLE,
    ROW_STORE,
    ROW_COMPARE,
    ROW_RAW_FIGURES,
    ROW_RAW,
    ROW_COUNT
} bench_row;

/* Seconds of processor time: what the run going on has added up, and those
 * of the runs before. */
typedef struct bench_table {
    double now[ROW_COUNT];
    XC_VEC(double) runs[ROW_COUNT];
    uint64_t articles, sentences, tokens, bytes; /* of one run */
    uint64_t hash;                               /* of all the inputs */
} bench_table;

/* Processor time of this thread, in seconds. */
double table_clock(void);

/* Ends a run of the rows from first to last, last included. */
xc_status table_end_run(bench_table *table, xc_arena *arena, bench_row first,
                        bench_row last);

void table_print(const bench_table *table, const bench_options *options);

/* Runs everything on the inputs, again and again. */
xc_status stages_run(const bench_options *options, const bench_inputs *inputs,
                     bench_table *table, xc_arena *arena, xc_error *error);

/* Makes an archive of so many facts, checks drafts against it, prints how long
 * that takes, and removes it. */
xc_status archive_run(const bench_options *options, xc_arena *arena,
                      xc_error *error);

/* Makes so many articles, checks them as files of a repository, cold and again,
 * adds them to an archive, and prints how long that takes and how much memory
 * it needs; each in a process of its own. */
xc_status articles_run(const bench_options *options, xc_arena *arena,
                       xc_error *error);

#endif

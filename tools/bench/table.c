/*
 * table.c - turns the times of the runs into one table.
 * Exports: table_*.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "bench.h"

static const struct {
    const char *name;
    const char *note;
} rows[ROW_COUNT] = {
    [ROW_READ] = {"read", "bytes to articles"},
    [ROW_SENTENCES] = {"sentences and tokens", "no tags"},
    [ROW_TREES] = {"tags and trees", "the language model"},
    [ROW_DATES] = {"dates", "and the article's day"},
    [ROW_QUANTITIES] = {"quantities", "around those dates"},
    [ROW_FIGURES] = {"dates and quantities", ""},
    [ROW_ACTORS] = {"actors", ""},
    [ROW_ATTRIBUTIONS] = {"attributions", ""},
    [ROW_FACTS] = {"facts", ""},
    [ROW_WHOLE] = {"all of the above", "as crosscheck facts"},
    [ROW_STORE] = {"store", "in memory"},
    [ROW_COMPARE] = {"compare", "every article with all others"},
    [ROW_RAW_FIGURES] = {"untagged figures", "dates and quantities"},
    [ROW_RAW] = {"figures from text", "with sentences and tokens; no tags"},
};

double table_clock(void) {
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

xc_status table_end_run(bench_table *table, xc_arena *arena, bench_row first,
                        bench_row last) {
    for (int row = (int)first; row <= (int)last; row++) {
        XC_TRY(XC_PUSH(arena, &table->runs[row], table->now[row]));
        table->now[row] = 0;
    }
    return XC_OK;
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double rate(double amount, double seconds) {
    return seconds > 0 ? amount / seconds : 0;
}

static void print_row(const bench_table *table, bench_row row) {
    double *runs = table->runs[row].items;
    size_t count = table->runs[row].count;
    if (count == 0) return;
    qsort(runs, count, sizeof *runs, by_size);
    double best = runs[0], median = runs[count / 2];
    double sentences = (double)table->sentences;
    printf("%-21s %12.0f %12.0f %9.2f %6zu  %s\n", rows[row].name,
           rate(sentences, best), rate(sentences, median),
           rate((double)table->bytes * 1e-6, best), count, rows[row].note);
}

void table_print(const bench_table *table, const bench_options *options) {
    struct rusage usage = {0};
    getrusage(RUSAGE_SELF, &usage);
    if (options->file_count > 0)
        printf("text: %d files", options->file_count);
    else
        printf("text: seed %" PRIu64, options->seed);
    printf(", %" PRIu64 " articles, %" PRIu64 " sentences, %" PRIu64
           " tokens, %" PRIu64 " bytes, hash %016" PRIx64 "\n\n",
           table->articles, table->sentences, table->tokens, table->bytes,
           table->hash);
    printf("%-21s %12s %12s %9s %6s\n", "stage", "sentences/s", "median",
           "MB/s", "runs");
    for (int row = 0; row < ROW_COUNT; row++)
        print_row(table, (bench_row)row);
    printf("\npeak memory: %.1f MiB\n", (double)usage.ru_maxrss / 1024.0);
}

/*
 * articles.c - how long a repository of articles takes to be checked, cold
 * and again unchanged, how fast articles are added to an archive, and how
 * much memory that needs: makes files out of the seed in a folder that is
 * removed afterwards, and runs the library on them, each time in a process of
 * its own, with as many threads as there are cores.
 * Exports: articles_run.
 */
#define _GNU_SOURCE /* nftw */
#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "article/article.h"
#include "bench.h"

enum {
    LENGTH = 28,     /* sentences that make 450 words */
    LINES = 1000,    /* articles of a file of JSON Lines */
    RUNS_MOST = 100, /* of one kind */
    NAME_MOST = 300
};

/* What is made, and where. */
typedef struct making {
    const bench_options *options;
    xc_arena *arena;
    const char *folder;
    const char *ending; /* of the files that are checked */
    XC_VEC(const char *) files, lines;
    xc_error *error;
} making;

/* What a run took. */
typedef struct taken {
    double seconds;
    double processor; /* seconds of all threads */
    double peak;      /* MiB */
    xc_status status;
} taken;

/* ------------------------------------------------------------------ */
/* Files                                                                */

static xc_status write_file(making *m, const char *path, const char *bytes,
                            size_t length) {
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes, 1, length, file) == length;
    if (file && fclose(file) != 0) good = false;
    return good ? XC_OK
                : xc_fail(m->error, XC_ERROR_IO, "%s: cannot be written", path);
}

/* With front matter where that is read. */
static xc_status take_article(void *user, const xc_article *article) {
    making *m = user;
    xc_buffer out = XC_BUFFER_INIT;
    const char *path = xc_arena_format(m->arena, "%s/%06zu%s", m->folder,
                                       m->files.count, m->ending);
    XC_TRY_NEW(path);
    if (strcmp(m->ending, ".md") == 0)
        xc_buffer_printf(&out, "---\ntitle: >-\n  %s\ndate: %s\n---\n",
                         article->title.bytes, article->published);
    else
        xc_buffer_printf(&out, "%s\n", article->title.bytes);
    xc_buffer_printf(&out, "\n%s\n", article->text.bytes);
    xc_status status = xc_buffer_status(&out);
    if (status == XC_OK) status = write_file(m, path, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return status < 0 ? status : XC_PUSH(m->arena, &m->files, path);
}

/* A file of JSON Lines, and the same articles as files. */
static xc_status make_files(making *m, uint64_t number, uint64_t articles) {
    xc_buffer text = XC_BUFFER_INIT;
    bench_options options = *m->options;
    options.seed += number;
    options.length = LENGTH;
    options.sentences = articles * LENGTH;
    const char *path =
        xc_arena_format(m->arena, "%s/%06" PRIu64 ".jsonl", m->folder, number);
    xc_status status = path ? XC_OK : XC_ERROR_MEMORY;
    if (status == XC_OK) status = news_make(&options, &text, m->error);
    if (status == XC_OK) status = write_file(m, path, text.bytes, text.length);
    if (status == XC_OK) status = XC_PUSH(m->arena, &m->lines, path);
    xc_arena *arena = xc_arena_new();
    xc_article_reader reader = {arena, take_article, NULL, m, false};
    if (!arena) status = XC_ERROR_MEMORY;
    if (status == XC_OK && number == 0)
        status = xc_articles_read(&reader, path, text.bytes, text.length, NULL,
                                  m->error);
    xc_arena_free(arena);
    xc_buffer_dispose(&text);
    return status;
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *place) {
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

/* ------------------------------------------------------------------ */
/* Runs                                                                 */

static int swallow(void *user, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)user += length;
    return 0;
}

static xc_status check(const making *m, xc_context *context, xc_error *error) {
    size_t written = 0;
    xc_report *report = NULL;
    xc_desk *desk = xc_desk_new(context, error);
    xc_status status = desk ? XC_OK : XC_ERROR_MEMORY;
    for (size_t i = 0; i < m->files.count && status == XC_OK; i++)
        status = xc_desk_add_file(desk, m->files.items[i], XC_ROLE_CHECKED,
                                  NULL, error);
    if (status == XC_OK) report = xc_desk_check(desk, error);
    if (report)
        status =
            xc_report_write(report, "text", NULL, swallow, &written, error);
    xc_report_free(report);
    xc_desk_free(desk);
    return status;
}

static xc_status add(const making *m, xc_context *context, size_t files,
                     xc_error *error) {
    const char *path = xc_arena_format(m->arena, "%s/a.db", m->folder);
    if (!path) return XC_ERROR_MEMORY;
    remove(path);
    xc_archive *archive =
        xc_archive_open(context, path, XC_ARCHIVE_WRITE, error);
    if (!archive) return XC_ERROR_DATABASE;
    xc_status status =
        xc_archive_add_files(archive, m->lines.items, files, NULL, NULL, error);
    xc_archive_close(archive);
    return status;
}

static double clock_of(clockid_t id) {
    struct timespec now = {0, 0};
    clock_gettime(id, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* So many files of JSON Lines are added; 0: the files are checked. */
static taken run_here(const making *m, size_t lines) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    taken t = {.status = XC_ERROR_MEMORY};
    struct rusage usage = {0};
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    double start = clock_of(CLOCK_MONOTONIC);
    options.jobs = cores > 1 ? (size_t)cores : 1;
    options.cache = xc_arena_format(m->arena, "%s/cache", m->folder);
    xc_context *context = xc_context_new(&options, &error);
    if (context)
        t.status = lines > 0 ? add(m, context, lines, &error)
                             : check(m, context, &error);
    xc_context_free(context);
    if (t.status < 0) fprintf(stderr, "bench: %s\n", error.message);
    t.seconds = clock_of(CLOCK_MONOTONIC) - start;
    t.processor = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    getrusage(RUSAGE_SELF, &usage);
    t.peak = (double)usage.ru_maxrss / 1024.0;
    return t;
}

/* In a process of its own, so that memory is that of the run. */
static xc_status run_apart(making *m, size_t lines, taken *t) {
    int ends[2];
    if (pipe(ends) != 0)
        return xc_fail(m->error, XC_ERROR_IO, "no pipe can be made");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        *t = run_here(m, lines);
        _exit(write(ends[1], t, sizeof *t) == (ssize_t)sizeof *t ? 0 : 1);
    }
    close(ends[1]);
    bool good = child > 0 && read(ends[0], t, sizeof *t) == (ssize_t)sizeof *t;
    close(ends[0]);
    if (child > 0) waitpid(child, NULL, 0);
    if (good && t->status == XC_OK) return XC_OK;
    return xc_fail(m->error, XC_ERROR_IO, "a run failed");
}

static int by_time(const void *left, const void *right) {
    const taken *a = left, *b = right;
    return (a->seconds > b->seconds) - (a->seconds < b->seconds);
}

/* Again and again, as long as was asked for. fresh: without a cache. */
static xc_status repeat(making *m, const char *name, bool fresh, size_t lines) {
    taken runs[RUNS_MOST] = {{0, 0, 0, XC_OK}};
    size_t count = 0;
    double peak = 0, end = clock_of(CLOCK_MONOTONIC) + m->options->seconds;
    const char *cache =
        xc_arena_format(m->arena, "%s/cache/cache.db", m->folder);
    XC_TRY_NEW(cache);
    do {
        if (fresh) remove(cache);
        XC_TRY(run_apart(m, lines, &runs[count]));
        if (runs[count].peak > peak) peak = runs[count].peak;
        count++;
    } while (count < RUNS_MOST && clock_of(CLOCK_MONOTONIC) < end);
    qsort(runs, count, sizeof *runs, by_time);
    const taken *middle = &runs[count / 2];
    printf("%-22s %9.3f %9.3f %9.3f %10.3f %9.1f %5zu", name, runs[0].seconds,
           middle->seconds, runs[count - 1].seconds, middle->processor, peak,
           count);
    size_t added = lines * LINES;
    if (added > m->options->articles) added = (size_t)m->options->articles;
    if (lines > 0) printf("  %.0f articles/s", (double)added / middle->seconds);
    putchar('\n');
    return XC_OK;
}

static xc_status measure(making *m) {
    uint64_t left = m->options->articles;
    for (uint64_t number = 0; left > 0; number++) {
        uint64_t n = left < LINES ? left : LINES;
        XC_TRY(make_files(m, number, n));
        left -= n;
    }
    printf("articles: seed %" PRIu64 ", %" PRIu64
           " of about 450 words; %zu as %s files are checked\n\n",
           m->options->seed, m->options->articles, m->files.count, m->ending);
    printf("%-22s %9s %9s %9s %10s %9s %5s\n", "seconds", "best", "median",
           "worst", "processor", "peak MiB", "runs");
    XC_TRY(repeat(m, "check, cold", true, 0));
    XC_TRY(repeat(m, "check, unchanged", false, 0));
    if (m->lines.count > 1) XC_TRY(repeat(m, "add, first file", false, 1));
    return repeat(m, "add, all files", false, m->lines.count);
}

xc_status articles_run(const bench_options *options, xc_arena *arena,
                       xc_error *error) {
    const char *parent = getenv("TMPDIR");
    char folder[NAME_MOST];
    making m = {.options = options, .arena = arena, .error = error};
    snprintf(folder, sizeof folder, "%s/crosscheck-bench-XXXXXX",
             parent && *parent ? parent : "/tmp");
    if (!mkdtemp(folder))
        return xc_fail(error, XC_ERROR_IO, "no folder can be made in %s",
                       parent && *parent ? parent : "/tmp");
    m.folder = folder;
    m.ending = xc_format_knows("a.md") ? ".md" : ".txt";
    xc_status status = measure(&m);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return status;
}

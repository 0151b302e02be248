/*
 * archive.c - articles kept in a database: adds, lists, removes, reports.
 *
 * Failures of one input are told and the archive stays good; what the
 * database itself refuses ends that input.
 * Exports: xc_archive_*.
 */
#include <string.h>

#include "api/course.h"
#include "api/crew.h"
#include "api/folder.h"

struct xc_archive {
    xc_context *context;
    xc_arena *arena; /* lives as long as the archive is open */
    xc_store *store;
    const char *path;
};

xc_archive *xc_archive_open(xc_context *context, const char *path,
                            xc_archive_mode mode, xc_error *error) {
    xc_archive *archive = xc_alloc(sizeof *archive);
    if (!archive) goto memory;
    archive->context = context;
    archive->arena = xc_arena_new();
    if (!archive->arena) goto memory;
    archive->path = xc_arena_string(archive->arena, path);
    if (!archive->path) goto memory;
    xc_store_mode how =
        mode == XC_ARCHIVE_WRITE ? XC_STORE_WRITE : XC_STORE_READ;
    if (xc_store_open(path, how, &archive->store, error) == XC_OK) {
        return archive;
    }
    xc_archive_close(archive);
    return NULL;
memory:
    xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_archive_close(archive);
    return NULL;
}

void xc_archive_close(xc_archive *archive) {
    if (!archive) return;
    xc_store_close(archive->store);
    xc_arena_free(archive->arena);
    xc_release(archive);
}

/* Files on their way into the archive. */
typedef struct adding_all {
    xc_archive *archive;
    xc_crew *crew;
    xc_context looking; /* what is found while looking waits for its turn */
    xc_course course;
    xc_added counts;
    bool refused;     /* the database failed: nothing more is read */
    xc_status status; /* of the first file that failed */
    xc_error *error;
} adding_all;

/* One of them, until it is ended. */
typedef struct adding {
    adding_all *all;
    xc_archive *archive;
    xc_arena *arena;
    xc_log log;
    xc_held held;
    const char *path;
    xc_course_input course;
    xc_added counts;
    bool refused; /* the database failed, not the file */
    xc_status status;
    xc_error found;
} adding;

/* What comes on standard input would take the place of what came before. */
static bool is_nameless(const adding *a, const xc_reading *reading) {
    return strcmp(a->path, "-") == 0 && !reading->article->id;
}

static xc_status add_reading(void *user, xc_arena *arena,
                             const xc_reading *reading, xc_error *error) {
    adding *a = user;
    xc_put put = XC_PUT_ADDED;
    xc_error found = XC_ERROR_INIT;
    (void)error;
    xc_course_article(&a->course, reading);
    if (a->status < 0) return XC_OK;
    if (is_nameless(a, reading)) {
        a->status = xc_fail(&a->found, XC_ERROR_ARGUMENT,
                            "has no name to be stored under; name a file, or "
                            "send JSON Lines with ids");
        return XC_OK;
    }
    xc_status status =
        xc_reading_put(a->archive->store, arena, reading, &put, NULL, &found);
    if (status == XC_ERROR_LIMIT || status == XC_ERROR_FORMAT) {
        xc_log_fail(&a->log, a->path, status, &found, NULL);
        return XC_OK;
    }
    if (status < 0) {
        a->refused = true;
        a->status = xc_fail(&a->found, status, "%s", found.message);
        return XC_OK;
    }
    if (put == XC_PUT_ADDED) a->counts.added++;
    if (put == XC_PUT_REPLACED) a->counts.replaced++;
    if (put == XC_PUT_UNCHANGED) a->counts.unchanged++;
    return XC_OK;
}

static void add_counts(xc_added *to, const xc_added *from) {
    to->added += from->added;
    to->replaced += from->replaced;
    to->unchanged += from->unchanged;
    to->failed += from->failed;
}

/* A file that failed is told; the others go on. */
static xc_status end_adding(void *user, xc_status status, const xc_error *found,
                            xc_error *error) {
    adding *a = user;
    adding_all *all = a->all;
    if (a->status == XC_OK && status < 0) {
        a->status = status;
        a->found = *found;
    }
    if (a->status < 0) {
        const char *where = a->refused ? a->archive->path : a->path;
        xc_log_fail(&a->log, where, a->status, &a->found, error);
        if (all->status == XC_OK) all->status = a->status;
        if (a->refused) all->refused = true;
    }
    xc_course_end(&a->course);
    a->counts.failed = a->log.problems.count;
    add_counts(&all->counts, &a->counts);
    xc_release(a->held.bytes);
    xc_arena_free(a->arena);
    return XC_OK;
}

static adding *new_adding(adding_all *all, const char *path,
                          const xc_input *input) {
    xc_arena *arena = xc_arena_new();
    adding *a = arena ? xc_arena_alloc(arena, sizeof *a) : NULL;
    if (a) {
        a->all = all;
        a->course.course = &all->course;
        a->archive = all->archive;
        a->arena = arena;
        a->log.context = all->archive->context;
        a->log.arena = arena;
        a->path = xc_arena_string(arena, path);
    }
    if (a && a->path &&
        xc_held_name_file(&a->held, arena, path, input) == XC_OK)
        return a;
    xc_arena_free(arena);
    return NULL;
}

static void tell_later(void *user, const xc_notice *notice) {
    adding *a = user;
    (void)xc_crew_tell(a->all->crew, &a->log, notice);
}

/* What is found while looking waits for the articles of the files before. */
static xc_status begin_looking(adding *a, xc_log *log) {
    xc_context *looking = &a->all->looking;
    looking->options.notice = tell_later;
    looking->options.notice_user = a;
    *log = (xc_log){.context = looking, .arena = xc_arena_new()};
    return log->arena ? XC_OK : XC_ERROR_MEMORY;
}

/* Reads the bytes and looks at the articles in them. */
static xc_status look(adding *a, xc_error *found) {
    size_t articles = 0;
    xc_log log;
    XC_TRY(begin_looking(a, &log));
    xc_status status = xc_file_read(a->path, log.context->options.max_bytes,
                                    &a->held.bytes, &a->held.length, found);
    a->course = (xc_course_input){&a->all->course, a->held.length, 0};
    if (status == XC_OK)
        status = xc_held_inspect(&a->held, &log, &articles, found);
    xc_arena_free(log.arena);
    return status;
}

/* walked: it was found in a folder, and is passed over without a word where
 * it is none of ours. */
static xc_status add_file(adding_all *all, const char *path, bool walked,
                          const xc_input *input) {
    xc_error found = XC_ERROR_INIT;
    adding *a = new_adding(all, path, input);
    if (!a) return xc_fail(all->error, XC_ERROR_MEMORY, "out of memory");
    xc_crew_input given = {&a->held, &a->log, add_reading, end_adding, a};
    xc_status status = look(a, &found);
    if (status == XC_OK) return xc_crew_read(all->crew, &given);
    if (walked && xc_held_is_foreign(&a->held)) status = XC_OK;
    return xc_crew_refuse(all->crew, &given, status, &found);
}

/* The files of a folder; trouble with the walk itself is told before them. */
static xc_status add_folder(adding_all *all, adding *a, const xc_input *input) {
    xc_log log;
    xc_paths files = {NULL, 0, 0};
    XC_TRY(begin_looking(a, &log));
    xc_status walked =
        xc_folder_list(&log, a->arena, a->path, &files, all->error);
    xc_arena_free(log.arena);
    if (walked < 0 && all->status == XC_OK) all->status = walked;
    xc_status status = XC_OK;
    for (size_t i = 0; i < files.count && status == XC_OK && !all->refused; i++)
        status = add_file(all, files.items[i], true, input);
    return status;
}

/* Ends what is not read: a folder after its files, or an archive. */
static xc_status add_other(adding_all *all, const char *path, xc_path_kind kind,
                           const xc_input *input) {
    xc_error found = XC_ERROR_INIT;
    xc_status status = XC_OK, listed = XC_OK;
    adding *a = new_adding(all, path, input);
    if (!a) return xc_fail(all->error, XC_ERROR_MEMORY, "out of memory");
    xc_crew_input given = {&a->held, &a->log, add_reading, end_adding, a};
    if (kind == XC_PATH_FOLDER)
        listed = add_folder(all, a, input);
    else
        status =
            xc_fail(&found, XC_ERROR_FORMAT, "is an archive and no article");
    xc_status ended = xc_crew_refuse(all->crew, &given, status, &found);
    return listed < 0 ? listed : ended;
}

static xc_status add_path(adding_all *all, const char *path,
                          const xc_input *input) {
    xc_path_kind kind = xc_path_look(path);
    return kind == XC_PATH_FILE ? add_file(all, path, false, input)
                                : add_other(all, path, kind, input);
}

xc_status xc_archive_add_files(xc_archive *archive, const char *const *paths,
                               size_t count, const xc_input *input,
                               xc_added *added, xc_error *error) {
    XC_TRY(xc_input_check(input, error));
    adding_all all = {.archive = archive, .error = error};
    all.looking = *archive->context;
    all.crew = xc_crew_new(archive->context, error);
    if (!all.crew) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    all.course.options = &archive->context->options;
    xc_status status = XC_OK;
    for (size_t i = 0; i < count && status == XC_OK; i++)
        status = xc_course_measure(&all.course, archive->context, paths[i]);
    for (size_t i = 0; i < count && status == XC_OK && !all.refused; i++)
        status = add_path(&all, paths[i], input);
    xc_status finished = xc_crew_finish(all.crew);
    if (added) add_counts(added, &all.counts);
    if (status == XC_OK) status = finished;
    return all.status < 0 ? all.status : status;
}

xc_status xc_archive_add_file(xc_archive *archive, const char *path,
                              const xc_input *input, xc_added *added,
                              xc_error *error) {
    return xc_archive_add_files(archive, &path, 1, input, added, error);
}

/* ------------------------------------------------------------------ */
/* What another version read                                            */

static void tell_refreshed(const xc_archive *archive, size_t done,
                           size_t total) {
    const xc_options *options = &archive->context->options;
    if (options->progress)
        options->progress(options->progress_user, XC_STAGE_REFRESHING, done,
                          total);
}

/* One that cannot be read any more is told, and stays as it is. */
static xc_status refresh_article(xc_archive *archive, xc_log *log, int64_t id,
                                 xc_arena *arena, xc_added *counts,
                                 xc_error *error) {
    bool outdated;
    xc_article article;
    xc_reading *reading = NULL;
    xc_put put = XC_PUT_UNCHANGED;
    xc_error found = XC_ERROR_INIT;
    xc_language *language = xc_context_language(archive->context, error);
    if (!language) return XC_ERROR_MEMORY;
    XC_TRY(xc_store_is_outdated(archive->store, id, &outdated, error));
    if (!outdated) return XC_OK;
    XC_TRY(xc_store_get_article(archive->store, arena, id, &article, error));
    xc_status status =
        xc_reading_new(language, arena, &article, &reading, &found);
    if (status == XC_OK)
        status =
            xc_reading_put(archive->store, arena, reading, &put, NULL, &found);
    if (status == XC_ERROR_LIMIT || status == XC_ERROR_FORMAT) {
        counts->failed++;
        xc_log_fail(log, article.path, status, &found, NULL);
        return XC_OK;
    }
    if (status < 0) return xc_fail(error, status, "%s", found.message);
    counts->replaced++;
    return XC_OK;
}

xc_status xc_archive_refresh(xc_archive *archive, xc_added *added,
                             xc_error *error) {
    xc_added counts = {0, 0, 0, 0};
    xc_stored_ids ids = {0};
    xc_log log = {.context = archive->context, .arena = xc_arena_new()};
    xc_arena *arena = xc_arena_new();
    xc_status status = XC_ERROR_MEMORY;
    if (arena && log.arena)
        status = xc_store_list_outdated(archive->store, log.arena, &ids, error);
    for (size_t i = 0; i < ids.count && status == XC_OK; i++) {
        xc_arena_clear(arena);
        status =
            refresh_article(archive, &log, ids.items[i], arena, &counts, error);
        tell_refreshed(archive, i + 1, ids.count);
    }
    if (status == XC_ERROR_MEMORY) xc_fail(error, status, "out of memory");
    if (added) add_counts(added, &counts);
    xc_arena_free(arena);
    xc_arena_free(log.arena);
    return status;
}

xc_status xc_archive_tell_outdated(const xc_context *context, xc_store *store,
                                   const char *path, xc_error *error) {
    bool outdated;
    xc_notice notice = {XC_SEVERITY_NOTE,
                        XC_OK,
                        path,
                        0,
                        0,
                        "its facts were read by another version of "
                        "crosscheck; 'crosscheck add --refresh' reads them "
                        "again"};
    XC_TRY(xc_store_has_outdated(store, &outdated, error));
    if (outdated && context->options.notice)
        context->options.notice(context->options.notice_user, &notice);
    return XC_OK;
}

bool xc_archive_knows(const char *path) {
    return xc_path_look(path) == XC_PATH_ARCHIVE;
}

xc_status xc_archive_count(xc_archive *archive, size_t *count,
                           xc_error *error) {
    return xc_store_count(archive->store, count, error);
}

xc_status xc_archive_remove(xc_archive *archive, const char *article,
                            xc_error *error) {
    xc_arena *arena = xc_arena_new();
    const char *valid = arena ? xc_text_valid(arena, article) : NULL;
    xc_status status = valid ? xc_store_remove(archive->store, valid, error)
                             : xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_arena_free(arena);
    return status;
}

/* Stored articles on their way to a writer. */
typedef struct listing {
    const xc_list_writer *writer;
    const xc_style *style;
    xc_sink sink;
    bool started;
} listing;

static xc_status list_article(void *user, const xc_stored_article *article) {
    listing *l = user;
    l->writer->article(&l->sink, article, l->style, !l->started);
    l->started = true;
    xc_sink_flush(&l->sink);
    return l->sink.status;
}

xc_status xc_archive_write_list(xc_archive *archive, const char *format,
                                const xc_style *style, xc_write_fn *write,
                                void *user, xc_error *error) {
    listing l = {.writer = xc_list_writer_find(format, error), .style = style};
    if (!l.writer) return XC_ERROR_ARGUMENT;
    xc_arena *arena = xc_arena_new();
    if (!arena) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_error found = XC_ERROR_INIT;
    xc_sink_init(&l.sink, write, user);
    l.writer->begin(&l.sink, style);
    xc_status status =
        xc_store_each_article(archive->store, arena, list_article, &l, &found);
    if (status == XC_OK) l.writer->end(&l.sink, style);
    bool output = l.sink.status < 0;
    xc_status sent = xc_sink_finish(&l.sink, output ? error : &found);
    if (output || status == XC_OK) status = sent;
    xc_arena_free(arena);
    if (status < 0) xc_fail(error, status, "%s", found.message);
    return status;
}

static xc_status read_day(const char *stated, int32_t *day, xc_error *error) {
    *day = stated ? xc_day_parse(stated) : XC_DAY_UNKNOWN;
    bool good = strlen(stated ? stated : "2025-02-12") == 10;
    if (!stated || (good && *day != XC_DAY_UNKNOWN)) return XC_OK;
    return xc_fail(error, XC_ERROR_ARGUMENT,
                   "\"%.40s\" is no date; write it as 2025-02-12", stated);
}

static xc_status read_period(const char *since, const char *until,
                             xc_timeframe *period, xc_error *error) {
    XC_TRY(read_day(since, &period->since, error));
    XC_TRY(read_day(until, &period->until, error));
    if (!since || !until || period->since <= period->until) return XC_OK;
    return xc_fail(error, XC_ERROR_ARGUMENT,
                   "the period begins after it ends: %s, %s", since, until);
}

/* What a report over an archive says of itself. */
static xc_report *tell_period(xc_report *report, const char *since,
                              const char *until, xc_error *error) {
    if (!report) return NULL;
    report->whole_archive = true;
    if (since) report->since = xc_arena_string(report->arena, since);
    if (until) report->until = xc_arena_string(report->arena, until);
    if ((!since || report->since) && (!until || report->until)) return report;
    xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_report_free(report);
    return NULL;
}

xc_report *xc_archive_check(xc_archive *archive, xc_error *error) {
    return xc_archive_check_period(archive, NULL, NULL, error);
}

xc_report *xc_archive_check_period(xc_archive *archive, const char *since,
                                   const char *until, xc_error *error) {
    xc_timeframe period;
    if (read_period(since, until, &period, error) < 0) return NULL;
    xc_comparison_side side = {archive->store, archive->path, NULL, 0, true};
    const xc_context *context = archive->context;
    if (xc_archive_tell_outdated(context, archive->store, archive->path,
                                 error) < 0)
        return NULL;
    xc_comparison comparison = {.sides = &side,
                                .side_count = 1,
                                .weights = context->weights,
                                .threads = context->options.jobs,
                                .show = context->options.show,
                                .policy = xc_config_policy(context),
                                .detail = context->options.explain,
                                .timeframe = since || until ? &period : NULL};
    return tell_period(xc_report_new(context, &comparison, NULL, NULL, error),
                       since, until, error);
}

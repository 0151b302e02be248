/*
 * archive.c - articles kept in a database: adds, lists, removes, reports.
 *
 * Failures of one input are told and the archive stays good; what the
 * database itself refuses ends the call.
 * Exports: xc_archive_*.
 */
#include <string.h>

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

/* A file on its way into the archive. */
typedef struct adding {
    xc_archive *archive;
    xc_log log;
    const char *path;
    xc_added counts;
    bool refused; /* the database failed, not the file */
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
    if (is_nameless(a, reading)) {
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "has no name to be stored under; name a file, or send "
                       "JSON Lines with ids");
    }
    xc_status status =
        xc_reading_put(a->archive->store, arena, reading, &put, NULL, &found);
    if (status == XC_ERROR_LIMIT || status == XC_ERROR_FORMAT) {
        xc_log_fail(&a->log, a->path, status, &found, NULL);
        return XC_OK;
    }
    if (status < 0) {
        a->refused = true;
        return xc_fail(error, status, "%s", found.message);
    }
    if (put == XC_PUT_ADDED) a->counts.added++;
    if (put == XC_PUT_REPLACED) a->counts.replaced++;
    if (put == XC_PUT_UNCHANGED) a->counts.unchanged++;
    return XC_OK;
}

/* Reads and stores; what failed in *found is not told yet. */
static xc_status add_held(adding *a, xc_held *held, xc_error *found) {
    size_t articles = 0;
    XC_TRY(xc_file_read(a->path, a->archive->context->options.max_bytes,
                        &held->bytes, &held->length, found));
    XC_TRY(xc_held_inspect(held, &a->log, &articles, found));
    return xc_held_read(held, a->archive->context, &a->log, add_reading, a,
                        found);
}

/* One file, which may be out of a folder. */
static xc_status add_one(adding *a, const char *path, bool walked,
                         const xc_input *input, xc_error *error) {
    xc_held held = {0};
    xc_error found = XC_ERROR_INIT;
    a->path = path;
    xc_status status = xc_held_name_file(&held, a->log.arena, path, input);
    if (status == XC_OK) status = add_held(a, &held, &found);
    bool passed = status < 0 && walked && xc_held_is_foreign(&held);
    if (passed) status = XC_OK;
    if (status < 0)
        xc_log_fail(&a->log, a->refused ? a->archive->path : path, status,
                    &found, error);
    xc_release(held.bytes);
    return status;
}

/* Goes on after a bad file and answers the first failure; what the database
 * refuses ends it. */
static xc_status add_folder(adding *a, const char *path, const xc_input *input,
                            xc_error *error) {
    xc_paths files = {NULL, 0, 0};
    xc_status status =
        xc_folder_list(&a->log, a->log.arena, path, &files, error);
    for (size_t i = 0; i < files.count && !a->refused; i++) {
        xc_status one = add_one(a, files.items[i], true, input, error);
        if (status == XC_OK) status = one;
    }
    return status;
}

static xc_status add_path(adding *a, const char *path, const xc_input *input,
                          xc_error *error) {
    xc_error found = XC_ERROR_INIT;
    switch (xc_path_look(path)) {
    case XC_PATH_FOLDER:
        return add_folder(a, path, input, error);
    case XC_PATH_ARCHIVE:
        xc_fail(&found, XC_ERROR_FORMAT, "is an archive and no article");
        return xc_log_fail(&a->log, path, XC_ERROR_FORMAT, &found, error);
    case XC_PATH_FILE:
        break;
    }
    return add_one(a, path, false, input, error);
}

static void add_counts(xc_added *to, const xc_added *from) {
    to->added += from->added;
    to->replaced += from->replaced;
    to->unchanged += from->unchanged;
    to->failed += from->failed;
}

xc_status xc_archive_add_file(xc_archive *archive, const char *path,
                              const xc_input *input, xc_added *added,
                              xc_error *error) {
    XC_TRY(xc_input_check(input, error));
    adding a = {.archive = archive, .path = path};
    a.log.context = archive->context;
    a.log.arena = xc_arena_new();
    if (!a.log.arena) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_status status = add_path(&a, path, input, error);
    a.counts.failed = a.log.problems.count;
    if (added) add_counts(added, &a.counts);
    xc_arena_free(a.log.arena);
    return status;
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

xc_report *xc_archive_check(xc_archive *archive, xc_error *error) {
    xc_comparison_side side = {archive->store, archive->path, NULL, 0, true};
    const xc_context *context = archive->context;
    xc_comparison comparison = {.sides = &side,
                                .side_count = 1,
                                .weights = context->weights,
                                .show = context->options.show,
                                .policy = xc_config_policy(context),
                                .detail = context->options.explain};
    return xc_report_new(context, &comparison, NULL, error);
}

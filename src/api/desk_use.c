/*
 * desk_use.c - reads what is on a desk: into the store to be compared, or to
 * a writer.
 *
 * Readings come from a crew, in the order of the inputs. References are stored
 * before what is checked, so that a draft takes the place of its own older
 * version. Exports: xc_desk_check, xc_desk_write_facts, xc_desk_write_trees.
 */
#include "api/course.h"
#include "api/crew.h"
#include "api/kept.h"

/* A file on its way into the store. */
typedef struct storing {
    xc_desk *desk;
    xc_desk_file *file;
    xc_course_input course;
} storing;

static bool has_id(const xc_desk *desk, xc_role role, int64_t id) {
    for (size_t i = 0; i < desk->files.count; i++) {
        const xc_desk_file *file = &desk->files.items[i];
        for (size_t k = 0; file->role == role && k < file->ids.count; k++) {
            if (file->ids.items[k] == id) return true;
        }
    }
    return false;
}

/* Two articles of one identity: the later one is compared, and said so. */
static void tell_replaced(const storing *s) {
    xc_notice notice = {XC_SEVERITY_WARNING,
                        XC_OK,
                        s->file->held.path,
                        0,
                        0,
                        "holds an article of an id that was read before; "
                        "only the later one is compared"};
    xc_log_tell(&s->desk->log, &notice);
}

static xc_status store_reading(void *user, xc_arena *arena,
                               const xc_reading *reading, xc_error *error) {
    storing *s = user;
    xc_put put = XC_PUT_ADDED;
    xc_error found = XC_ERROR_INIT;
    int64_t id = 0;
    xc_course_article(&s->course, reading);
    xc_status status =
        xc_reading_put(s->desk->store, arena, reading, &put, &id, &found);
    if (status == XC_ERROR_LIMIT || status == XC_ERROR_FORMAT) {
        xc_log_fail(&s->desk->log, s->file->held.path, status, &found, NULL);
        return XC_OK;
    }
    if (status < 0) return xc_fail(error, status, "%s", found.message);
    if (put != XC_PUT_ADDED && has_id(s->desk, s->file->role, id)) {
        if (put == XC_PUT_REPLACED) tell_replaced(s);
        return XC_OK;
    }
    return XC_PUSH(s->desk->arena, &s->file->ids, id);
}

static xc_status end_stored(void *user, xc_status status, const xc_error *found,
                            xc_error *error) {
    storing *s = user;
    s->file->stored = status == XC_OK;
    xc_course_end(&s->course);
    return status < 0 ? xc_fail(error, status, "%s", found->message) : XC_OK;
}

static xc_status store_files(xc_desk *desk, xc_role role, xc_crew *crew,
                             xc_course *course) {
    for (size_t i = 0; i < desk->files.count; i++) {
        xc_desk_file *file = &desk->files.items[i];
        if (file->role != role || file->stored) continue;
        storing *s = xc_arena_alloc(desk->arena, sizeof *s);
        XC_TRY_NEW(s);
        *s = (storing){desk, file, {course, file->held.length, 0}};
        xc_crew_input input = {&file->held, &desk->log, store_reading,
                               end_stored, s};
        XC_TRY(xc_crew_read(crew, &input));
    }
    return XC_OK;
}

static xc_status store_all(xc_desk *desk, xc_error *error) {
    if (!desk->store) {
        XC_TRY(xc_store_open(NULL, XC_STORE_MEMORY, &desk->store, error));
    }
    xc_crew *crew = xc_crew_new(desk->context, error);
    XC_TRY_NEW(crew);
    xc_course course = {&desk->context->options, 0, 0};
    for (size_t i = 0; i < desk->files.count; i++)
        if (!desk->files.items[i].stored)
            course.total += desk->files.items[i].held.length;
    xc_status status = store_files(desk, XC_ROLE_REFERENCE, crew, &course);
    if (status == XC_OK)
        status = store_files(desk, XC_ROLE_CHECKED, crew, &course);
    xc_status finished = xc_crew_finish(crew);
    return status < 0 ? status : finished;
}

typedef XC_VEC(int64_t) ids;

static xc_status gather_checked(const xc_desk *desk, xc_arena *arena,
                                ids *out) {
    for (size_t i = 0; i < desk->files.count; i++) {
        const xc_desk_file *file = &desk->files.items[i];
        if (file->role != XC_ROLE_CHECKED) continue;
        for (size_t k = 0; k < file->ids.count; k++) {
            XC_TRY(XC_PUSH(arena, out, file->ids.items[k]));
        }
    }
    return XC_OK;
}

static xc_report *compare(xc_desk *desk, xc_arena *arena, const char *key,
                          xc_error *error) {
    ids checked = {NULL, 0, 0};
    size_t count = 1 + desk->archives.count;
    xc_comparison_side *sides = xc_arena_array(arena, count, sizeof *sides);
    if (!sides || gather_checked(desk, arena, &checked) < 0) {
        xc_fail(error, XC_ERROR_MEMORY, "out of memory");
        return NULL;
    }
    sides[0].store = desk->store;
    sides[0].checked = checked.items;
    sides[0].checked_count = checked.count;
    for (size_t i = 0; i < desk->archives.count; i++) {
        sides[i + 1].store = desk->archives.items[i].store;
        sides[i + 1].path = desk->archives.items[i].path;
    }
    const xc_context *context = desk->context;
    xc_comparison comparison = {.sides = sides,
                                .side_count = count,
                                .weights = context->weights,
                                .threads = context->options.jobs,
                                .show = context->options.show,
                                .policy = xc_config_policy(context),
                                .between_only = desk->between_only,
                                .detail = context->options.explain,
                                .watch = context->watch,
                                .watcher = context->watcher};
    return xc_report_new(context, &comparison, &desk->log, key, error);
}

xc_report *xc_desk_check(xc_desk *desk, xc_error *error) {
    xc_error found = XC_ERROR_INIT;
    xc_report *report = NULL;
    size_t told = desk->log.told;
    xc_arena *arena = xc_arena_new();
    const char *key = arena ? xc_kept_key(desk, arena) : NULL;
    xc_status status = arena ? XC_OK : XC_ERROR_MEMORY;
    report = xc_report_kept(desk->context, &desk->log, key, &found);
    if (!report && status == XC_OK) status = found.status;
    if (!report && status == XC_OK) status = store_all(desk, &found);
    /* What was told on the way would not be told again. */
    if (told != desk->log.told) key = NULL;
    if (!report && status == XC_OK) report = compare(desk, arena, key, &found);
    if (!report) {
        if (status == XC_OK) status = found.status;
        xc_fail(error, status, "%s",
                found.message[0] ? found.message : "out of memory");
    }
    xc_arena_free(arena);
    return report;
}

/* What was read on its way to a writer of one kind or the other. */
typedef struct writing {
    const xc_facts_writer *facts;
    const xc_trees_writer *trees;
    const xc_style *style;
    xc_sink sink;
    bool started;
} writing;

static xc_status write_reading(void *user, xc_arena *arena,
                               const xc_reading *reading, xc_error *error) {
    writing *w = user;
    (void)arena;
    (void)error;
    w->facts->article(&w->sink, reading, w->style, !w->started);
    w->started = true;
    xc_sink_flush(&w->sink);
    return w->sink.status;
}

static xc_status write_parsed(void *user, const xc_article *article,
                              const xc_sentences *sentences, xc_error *error) {
    writing *w = user;
    (void)error;
    w->trees->article(&w->sink, article, sentences, w->style, !w->started);
    w->started = true;
    xc_sink_flush(&w->sink);
    return w->sink.status;
}

static xc_status end_written(void *user, xc_status status,
                             const xc_error *found, xc_error *error) {
    (void)user;
    return status < 0 ? xc_fail(error, status, "%s", found->message) : XC_OK;
}

static xc_status write_facts(xc_desk *desk, writing *w, xc_crew *crew) {
    xc_status status = XC_OK;
    for (size_t i = 0; i < desk->files.count && status == XC_OK; i++) {
        const xc_desk_file *file = &desk->files.items[i];
        if (file->role != XC_ROLE_CHECKED) continue;
        xc_crew_input input = {&file->held, &desk->log, write_reading,
                               end_written, w};
        status = xc_crew_read(crew, &input);
    }
    return status;
}

static xc_status write_trees(xc_desk *desk, writing *w, xc_error *error) {
    xc_status status = XC_OK;
    for (size_t i = 0; i < desk->files.count && status == XC_OK; i++) {
        const xc_desk_file *file = &desk->files.items[i];
        if (file->role != XC_ROLE_CHECKED) continue;
        status = xc_held_parse(&file->held, desk->context, &desk->log,
                               write_parsed, w, error);
    }
    return status;
}

static xc_status write_files(xc_desk *desk, writing *w, xc_error *error) {
    if (!w->facts) return write_trees(desk, w, error);
    xc_crew *crew = xc_crew_new(desk->context, error);
    XC_TRY_NEW(crew);
    xc_status status = write_facts(desk, w, crew);
    xc_status finished = xc_crew_finish(crew);
    return status < 0 ? status : finished;
}

/* Writes what is checked, between the begin and end of the writer. */
static xc_status write_checked(xc_desk *desk, writing *w, xc_write_fn *write,
                               void *user, xc_error *error) {
    xc_status status = XC_OK;
    xc_error found = XC_ERROR_INIT;
    xc_sink_init(&w->sink, write, user);
    (w->facts ? w->facts->begin : w->trees->begin)(&w->sink, w->style);
    status = write_files(desk, w, &found);
    if (status == XC_OK) {
        (w->facts ? w->facts->end : w->trees->end)(&w->sink, w->style);
    }
    bool output = w->sink.status < 0;
    xc_status sent = xc_sink_finish(&w->sink, output ? error : &found);
    if (output || status == XC_OK) {
        status = sent;
    }
    if (status < 0) xc_fail(error, status, "%s", found.message);
    return status;
}

xc_status xc_desk_write_facts(xc_desk *desk, const char *format,
                              const xc_style *style, xc_write_fn *write,
                              void *user, xc_error *error) {
    writing w = {.facts = xc_facts_writer_find(format, error), .style = style};
    if (!w.facts) return XC_ERROR_ARGUMENT;
    return write_checked(desk, &w, write, user, error);
}

xc_status xc_desk_write_trees(xc_desk *desk, const char *format,
                              const xc_style *style, xc_write_fn *write,
                              void *user, xc_error *error) {
    writing w = {.trees = xc_trees_writer_find(format, error), .style = style};
    if (!w.trees) return XC_ERROR_ARGUMENT;
    return write_checked(desk, &w, write, user, error);
}

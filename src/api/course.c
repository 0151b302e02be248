/*
 * course.c - tells how far reading has come.
 *
 * What is done never goes back and never passes the total: a file may have
 * grown since it was measured, and standard input has no size before it is
 * read.
 * Exports: xc_course_*.
 */
#include "api/course.h"

#include <sys/stat.h>

#include "api/folder.h"

static void tell(xc_course *course, size_t more) {
    size_t done = course->done + more;
    if (!course->options->progress) return;
    if (course->total < done) course->total = done;
    course->options->progress(course->options->progress_user, XC_STAGE_READING,
                              done, course->total);
}

static void measure_file(xc_course *course, const char *path) {
    struct stat about;
    if (stat(path, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0)
        course->total += (size_t)about.st_size;
}

/* The walk is told when the files are read. */
static xc_status measure_folder(xc_course *course, const xc_context *context,
                                const char *path) {
    xc_context silent = *context;
    xc_error found = XC_ERROR_INIT;
    xc_paths files = {NULL, 0, 0};
    silent.options.notice = NULL;
    xc_log log = {.context = &silent, .arena = xc_arena_new()};
    XC_TRY_NEW(log.arena);
    (void)xc_folder_list(&log, log.arena, path, &files, &found);
    for (size_t i = 0; i < files.count; i++)
        measure_file(course, files.items[i]);
    xc_arena_free(log.arena);
    return XC_OK;
}

xc_status xc_course_measure(xc_course *course, const xc_context *context,
                            const char *path) {
    if (!course->options->progress) return XC_OK;
    if (xc_path_look(path) == XC_PATH_FOLDER)
        return measure_folder(course, context, path);
    measure_file(course, path);
    return XC_OK;
}

/* The text of an article is not its bytes in the file: only the end of the
 * file is all of it. */
void xc_course_article(xc_course_input *input, const xc_reading *reading) {
    size_t room = input->length - input->read;
    size_t length = reading->article->text.length;
    input->read += length < room ? length : room;
    tell(input->course, input->read);
}

void xc_course_end(xc_course_input *input) {
    input->course->done += input->length;
    tell(input->course, 0);
}

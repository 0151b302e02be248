/*
 * course.h - how far reading has come, in bytes of the inputs, told to who
 * asked for it in the options. Inside src/api/ only.
 * Exports: xc_course, xc_course_*.
 */
#ifndef XC_API_COURSE_H
#define XC_API_COURSE_H

#include "api/api.h"

typedef struct xc_course {
    const xc_options *options;
    size_t done, total;
} xc_course;

/* An input on its way. */
typedef struct xc_course_input {
    xc_course *course;
    size_t length; /* of the input */
    size_t read;   /* of its articles so far */
} xc_course_input;

/* Adds to the total what stands at a path, the files of a folder each; what
 * cannot be looked at has no size. It reads no file and tells nothing. Nobody
 * asked: it does nothing. */
xc_status xc_course_measure(xc_course *course, const xc_context *context,
                            const char *path);

/* Tells that an article of the input is read, and that the input is. */
void xc_course_article(xc_course_input *input, const xc_reading *reading);
void xc_course_end(xc_course_input *input);

#endif

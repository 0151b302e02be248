/*
 * crew.h - articles read by several threads and taken by one, in the order in
 * which they were given. Inside src/api/ only.
 * Exports: xc_crew_input, xc_crew_*, xc_hands_free.
 */
#ifndef XC_API_CREW_H
#define XC_API_CREW_H

#include "api/api.h"

/* Threads that read, at most. */
#define XC_CREW_MOST 64u

/* Takes each article of an input with what was understood of it; both live
 * for the call only. A negative answer stops the crew. */
typedef xc_status xc_reading_fn(void *user, xc_arena *arena,
                                const xc_reading *reading, xc_error *error);

/* Told once of each input, when its articles were taken or could not be: a
 * status, and why. A negative answer stops the crew. */
typedef xc_status xc_crew_end_fn(void *user, xc_status status,
                                 const xc_error *found, xc_error *error);

/* An input; what it points at lives until end is called. */
typedef struct xc_crew_input {
    const xc_held *held;
    xc_log *log; /* told of articles that cannot be understood */
    xc_reading_fn *take;
    xc_crew_end_fn *end;
    void *user;
} xc_crew_input;

/* So many threads as the options of the context say, this one included.
 * Everything that is taken, told and ended is so on this thread, in calls of
 * xc_crew_*. *error gets the first failure; NULL: out of memory. */
typedef struct xc_crew xc_crew;

xc_crew *xc_crew_new(xc_context *context, xc_error *error);

/* Goes through the articles of an input; answers whether the crew goes on. */
xc_status xc_crew_read(xc_crew *crew, const xc_crew_input *input);

/* Ends an input that could not be gone through, in its turn. */
xc_status xc_crew_refuse(xc_crew *crew, const xc_crew_input *input,
                         xc_status status, const xc_error *found);

/* Tells a log of trouble in its turn: after what was given before. */
xc_status xc_crew_tell(xc_crew *crew, xc_log *log, const xc_notice *notice);

/* Ends every input, and the crew; answers the first failure. */
xc_status xc_crew_finish(xc_crew *crew);

/* What threads of a context opened. */
void xc_hands_free(struct xc_hands *hands);

#endif

/*
 * parallel.h - tasks that have nothing to do with each other, on several
 * threads.
 * Exports: XC_THREADS_MOST, xc_task_fn, xc_parallel_each.
 */
#ifndef XC_BASE_PARALLEL_H
#define XC_BASE_PARALLEL_H

#include <stddef.h>

/* Threads at most, the calling one included. */
#define XC_THREADS_MOST 64u

/* What a task finds it keeps where no other task looks: by its number. The
 * hand is the number of the thread that runs it, below the threads that were
 * asked for: tasks of one hand are run one after the other, and may share what
 * is not seen afterwards. */
typedef void xc_task_fn(void *user, size_t task, size_t hand);

/* Runs the tasks 0 to count - 1, on so many threads at most, the calling one
 * included, and returns when all are done. Tasks are begun in order; which
 * thread runs one is not told. A thread that cannot be had is done without. */
void xc_parallel_each(size_t threads, size_t count, xc_task_fn *run,
                      void *user);

#endif

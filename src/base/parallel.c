/*
 * parallel.c - hands out tasks to threads, one after the other.
 * Exports: xc_parallel_each.
 */
#include "base/parallel.h"

#include <pthread.h>

typedef struct tasks {
    xc_task_fn *run;
    void *user;
    size_t count;
    pthread_mutex_t lock; /* of next and hands */
    size_t next;
    size_t hands; /* that have begun */
} tasks;

static size_t take(tasks *all) {
    pthread_mutex_lock(&all->lock);
    size_t task = all->next < all->count ? all->next++ : all->count;
    pthread_mutex_unlock(&all->lock);
    return task;
}

static size_t begin(tasks *all) {
    pthread_mutex_lock(&all->lock);
    size_t hand = all->hands++;
    pthread_mutex_unlock(&all->lock);
    return hand;
}

static void *work(void *user) {
    tasks *all = user;
    size_t hand = begin(all);
    for (size_t task; (task = take(all)) < all->count;)
        all->run(all->user, task, hand);
    return NULL;
}

void xc_parallel_each(size_t threads, size_t count, xc_task_fn *run,
                      void *user) {
    tasks all = {.run = run, .user = user, .count = count};
    pthread_t others[XC_THREADS_MOST];
    size_t made = 0, most = threads < count ? threads : count;
    if (most > XC_THREADS_MOST) most = XC_THREADS_MOST;
    pthread_mutex_init(&all.lock, NULL);
    while (made + 1 < most &&
           pthread_create(&others[made], NULL, work, &all) == 0)
        made++;
    work(&all);
    for (size_t i = 0; i < made; i++)
        pthread_join(others[i], NULL);
    pthread_mutex_destroy(&all.lock);
}

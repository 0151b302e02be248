/*
 * crew.c - turns inputs into readings on several threads, and hands them to
 * one, in input order.
 *
 * This thread reads formats and puts articles into a ring; the others, and
 * this one while it would wait, understand them, each with a language, an
 * arena and a name table of its own. What stands first in the ring is taken
 * as soon as it is done. So what is taken, and what is told, is the same
 * however many threads there are. The ring bounds memory: by articles and by
 * their length. A thread is made when there is something to read for it.
 * Exports: xc_crew_*, xc_hands_free.
 */
#include "api/crew.h"

#include <pthread.h>

#include "api/kept.h"
#include "extract/pack.h"

enum { JOBS_EACH = 4 }; /* in the ring, a thread */

/* Text in the ring: what is understood takes many times as much. */
#define FLIGHT_BYTES ((size_t)4 * 1024 * 1024)

struct xc_hands {
    xc_language *languages[XC_CREW_MOST];
};

/* An input on its way; the last of its jobs frees it. */
typedef struct course {
    xc_crew_input input;
    xc_arena *arena;
    struct xc_crew *crew;
    bool packs;       /* what it gives is packed, to be kept */
    bool keeping;     /* nothing speaks against keeping it so far */
    xc_buffer packed; /* article by article */
    size_t skip;      /* articles that came out of the cache before it broke
                         off */
} course;

typedef enum job_kind { JOB_ARTICLE, JOB_NOTICE, JOB_END } job_kind;

typedef struct job {
    job_kind kind;
    bool done;
    course *of;      /* NULL for a notice */
    xc_arena *arena; /* of the reading, or of the notice */
    xc_arena *own;   /* of the article, where it could be parted */
    xc_article article;
    xc_reading *reading;
    xc_buffer packed; /* the reading, where it is to be kept */
    bool bad_pack;
    xc_status status;
    xc_error found;
    xc_log *log;
    xc_notice notice;
} job;

struct xc_crew {
    xc_context *context;
    xc_error *error;
    xc_status status;
    job *ring;
    size_t capacity;
    size_t bytes; /* of the articles in the ring */
    size_t threads;
    pthread_t hands[XC_CREW_MOST];
    pthread_mutex_t lock; /* of what follows, and of done in jobs */
    pthread_cond_t more, done;
    size_t first, started, end; /* of the ring, counted on and on */
    size_t running;
    bool closing;
};

static job *at(const xc_crew *crew, size_t number) {
    return &crew->ring[number % crew->capacity];
}

/* ------------------------------------------------------------------ */
/* Reading                                                              */

static void understand(job *j, const xc_crew *crew, xc_language **language) {
    bool explain = crew->context->options.explain;
    if (!*language) *language = xc_language_new(&j->found);
    if (!*language) {
        j->status = XC_ERROR_MEMORY;
        return;
    }
    j->status = (explain ? xc_reading_explain : xc_reading_new)(
        *language, j->arena, &j->article, &j->reading, &j->found);
    if (j->status < 0 || !j->of->packs) return;
    xc_pack pack = {.out = &j->packed, .arena = j->arena};
    xc_reading_pack(&pack, j->reading, j->article.path);
    j->bad_pack = xc_pack_status(&pack) < 0;
}

/* The next article that nobody reads; NULL: none. The lock is held. */
static job *begin_next(xc_crew *crew) {
    while (crew->started < crew->end) {
        job *j = at(crew, crew->started++);
        if (j->done) continue;
        crew->running++;
        return j;
    }
    return NULL;
}

/* The lock is held, and let go while the article is read. */
static void run(xc_crew *crew, job *j, xc_language **language) {
    pthread_mutex_unlock(&crew->lock);
    understand(j, crew, language);
    pthread_mutex_lock(&crew->lock);
    j->done = true;
    crew->running--;
    pthread_cond_signal(&crew->done);
}

/* A thread and its place among them. */
typedef struct hand {
    xc_crew *crew;
    xc_language **language;
} hand;

static void *work(void *user) {
    hand mine = *(hand *)user;
    xc_crew *crew = mine.crew;
    xc_release(user);
    pthread_mutex_lock(&crew->lock);
    while (!crew->closing) {
        job *j = begin_next(crew);
        if (j)
            run(crew, j, mine.language);
        else
            pthread_cond_wait(&crew->more, &crew->lock);
    }
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* One thread more; without it the others do its work. */
static void add_hand(xc_crew *crew) {
    xc_context *context = crew->context;
    if (!context->hands) context->hands = xc_alloc(sizeof *context->hands);
    hand *made = context->hands ? xc_alloc(sizeof *made) : NULL;
    if (!made) return;
    *made = (hand){crew, &context->hands->languages[crew->threads]};
    if (pthread_create(&crew->hands[crew->threads], NULL, work, made) == 0)
        crew->threads++;
    else
        xc_release(made);
}

void xc_hands_free(struct xc_hands *hands) {
    if (!hands) return;
    for (size_t i = 0; i < XC_CREW_MOST; i++)
        xc_language_free(hands->languages[i]);
    xc_release(hands);
}

/* ------------------------------------------------------------------ */
/* Taking                                                               */

static void fail(xc_crew *crew, xc_status status, const xc_error *found) {
    const char *message = found && found->message[0] ? found->message : NULL;
    if (crew->status < 0) return;
    crew->status = status;
    if (!message && status != XC_ERROR_MEMORY) return; /* told already */
    xc_fail(crew->error, status, "%s", message ? message : "out of memory");
}

static void keep_article(course *of, const job *j) {
    if (j->status < 0 || j->bad_pack ||
        of->packed.length + j->packed.length > XC_CACHE_VALUE_MOST)
        of->keeping = false;
    if (of->keeping)
        xc_buffer_add(&of->packed, j->packed.bytes, j->packed.length);
}

static void end_course(xc_crew *crew, course *of, xc_status status,
                       const xc_error *found) {
    const xc_crew_input *input = &of->input;
    if (status == XC_OK && of->keeping)
        xc_kept_put(crew->context, input->held, &of->packed);
    xc_buffer_dispose(&of->packed);
    status = input->end(input->user, status, found, crew->error);
    if (status < 0 && crew->status == XC_OK) crew->status = status;
    xc_arena_free(of->arena);
    xc_release(of);
}

static void take_article(xc_crew *crew, job *j) {
    const xc_crew_input *input = &j->of->input;
    crew->bytes -= j->article.text.length;
    if (crew->status < 0) return;
    if (j->of->packs) keep_article(j->of, j);
    if (j->status == XC_ERROR_MEMORY) {
        fail(crew, j->status, &j->found);
    } else if (j->status < 0) {
        xc_log_fail(input->log, input->held->path, j->status, &j->found, NULL);
    } else {
        xc_status status =
            input->take(input->user, j->arena, j->reading, crew->error);
        if (status < 0) crew->status = status;
    }
}

static void hand_over(xc_crew *crew, job *j) {
    switch (j->kind) {
    case JOB_ARTICLE:
        take_article(crew, j);
        break;
    case JOB_NOTICE:
        if (crew->status == XC_OK) xc_log_tell(j->log, &j->notice);
        break;
    case JOB_END:
        if (crew->status < 0) j->status = crew->status;
        end_course(crew, j->of, j->status, &j->found);
        break;
    }
    xc_buffer_dispose(&j->packed);
    xc_arena_free(j->own);
    j->own = NULL;
}

/* Waits for the first job, reading others meanwhile, and hands it over. After
 * a failure what nobody has begun to read is not read. */
static void take_first(xc_crew *crew) {
    job *first = at(crew, crew->first);
    pthread_mutex_lock(&crew->lock);
    while (!first->done) {
        if (crew->status < 0 && crew->first >= crew->started) break;
        job *j = crew->status < 0 ? NULL : begin_next(crew);
        if (j)
            run(crew, j, &crew->context->language);
        else
            pthread_cond_wait(&crew->done, &crew->lock);
    }
    crew->first++;
    if (crew->started < crew->first) crew->started = crew->first;
    pthread_mutex_unlock(&crew->lock);
    hand_over(crew, first);
}

/* ------------------------------------------------------------------ */
/* Giving                                                               */

/* A free job, not yet in the ring; NULL: out of memory. */
static job *new_job(xc_crew *crew, job_kind kind) {
    while (crew->end - crew->first == crew->capacity)
        take_first(crew);
    job *j = at(crew, crew->end);
    xc_arena *arena = j->arena ? j->arena : xc_arena_new();
    *j = (job){.kind = kind, .arena = arena, .done = kind != JOB_ARTICLE};
    if (arena) xc_arena_clear(arena);
    return arena ? j : NULL;
}

static void give(xc_crew *crew) {
    size_t wanted = crew->context->options.jobs;
    pthread_mutex_lock(&crew->lock);
    bool waits = crew->started < crew->end;
    crew->end++;
    pthread_cond_signal(&crew->more);
    pthread_mutex_unlock(&crew->lock);
    if (waits && crew->threads + 1 < wanted && crew->threads < XC_CREW_MOST)
        add_hand(crew);
}

static xc_status give_article(void *user, const xc_article *article) {
    course *of = user;
    xc_crew *crew = of->crew;
    size_t length = article->text.length;
    if (of->skip > 0) {
        of->skip--;
        return crew->status;
    }
    while (crew->first < crew->end && crew->bytes > 0 &&
           crew->bytes + length > FLIGHT_BYTES)
        take_first(crew);
    job *j = new_job(crew, JOB_ARTICLE);
    if (j) j->own = xc_arena_new();
    if (!j || !j->own) {
        fail(crew, XC_ERROR_MEMORY, NULL);
        return XC_ERROR_MEMORY;
    }
    xc_arena_part(of->arena, j->own);
    j->of = of;
    j->article = *article;
    crew->bytes += length;
    give(crew);
    return crew->status;
}

static xc_status give_end(xc_crew *crew, course *of, xc_status status,
                          const xc_error *found) {
    job *j = new_job(crew, JOB_END);
    if (!j) {
        /* What points at the input goes first. */
        fail(crew, XC_ERROR_MEMORY, NULL);
        while (crew->first < crew->end)
            take_first(crew);
        end_course(crew, of, XC_ERROR_MEMORY, found);
        return crew->status;
    }
    j->of = of;
    j->status = status;
    j->found = *found;
    give(crew);
    return crew->status;
}

static course *new_course(xc_crew *crew, const xc_crew_input *input) {
    course *of = xc_alloc(sizeof *of);
    xc_arena *arena = of ? xc_arena_new() : NULL;
    if (arena) {
        xc_arena_allow_marks(arena);
        *of = (course){.input = *input, .arena = arena, .crew = crew};
        of->packs = of->keeping = crew->context->cache && input->held->quiet &&
                                  !crew->context->options.explain;
        return of;
    }
    xc_release(of);
    fail(crew, XC_ERROR_MEMORY, NULL);
    xc_status status =
        input->end(input->user, XC_ERROR_MEMORY, crew->error, crew->error);
    (void)status; /* it failed already */
    return NULL;
}

/* An article out of the cache is done as it is given; false: it is none, or
 * the crew has failed. */
static bool give_kept_article(xc_crew *crew, course *of, xc_pack *pack) {
    job *j = new_job(crew, JOB_ARTICLE);
    xc_reading *reading = j ? xc_arena_alloc(j->arena, sizeof *reading) : NULL;
    if (!reading) {
        fail(crew, XC_ERROR_MEMORY, NULL);
        return false;
    }
    pack->arena = j->arena;
    xc_reading_pack(pack, reading, of->input.held->path);
    xc_status status = xc_pack_status(pack);
    if (status == XC_ERROR_MEMORY) fail(crew, status, NULL);
    if (status < 0) return false;
    j->of = of;
    j->reading = reading;
    j->article = *reading->article;
    reading->article = &j->article;
    j->done = true;
    crew->bytes += j->article.text.length;
    give(crew);
    return crew->status == XC_OK;
}

/* What is kept of an input; false: not all of it came out. */
static bool give_kept(xc_crew *crew, course *of) {
    xc_pack pack;
    const xc_held *held = of->input.held;
    if (!held->kept || !xc_kept_get(crew->context, held, of->arena, &pack))
        return false;
    of->packs = of->keeping = false;
    while (pack.at < pack.end) {
        if (!give_kept_article(crew, of, &pack)) return false;
        of->skip++;
    }
    of->skip = 0;
    return true;
}

xc_status xc_crew_read(xc_crew *crew, const xc_crew_input *input) {
    const xc_held *held = input->held;
    xc_error found = XC_ERROR_INIT;
    course *of = new_course(crew, input);
    if (!of) return crew->status;
    xc_article_reader reader = {of->arena, give_article, NULL, of, false};
    xc_status status = crew->status;
    if (status == XC_OK && !give_kept(crew, of) && crew->status == XC_OK)
        status = xc_articles_read(&reader, held->path, held->bytes,
                                  held->length, &held->input, &found);
    return give_end(crew, of, status, &found);
}

xc_status xc_crew_refuse(xc_crew *crew, const xc_crew_input *input,
                         xc_status status, const xc_error *found) {
    course *of = new_course(crew, input);
    return of ? give_end(crew, of, status, found) : crew->status;
}

xc_status xc_crew_tell(xc_crew *crew, xc_log *log, const xc_notice *notice) {
    job *j = new_job(crew, JOB_NOTICE);
    if (j) {
        j->log = log;
        j->notice = *notice;
        j->notice.path =
            xc_arena_string(j->arena, notice->path ? notice->path : "");
        j->notice.message =
            xc_arena_string(j->arena, notice->message ? notice->message : "");
    }
    if (!j || !j->notice.path || !j->notice.message)
        fail(crew, XC_ERROR_MEMORY, NULL);
    else
        give(crew);
    return crew->status;
}

/* ------------------------------------------------------------------ */
/* The crew                                                             */

xc_crew *xc_crew_new(xc_context *context, xc_error *error) {
    size_t jobs = context->options.jobs;
    if (jobs > XC_CREW_MOST) jobs = XC_CREW_MOST;
    xc_crew *crew = xc_alloc(sizeof *crew);
    if (!crew) return NULL;
    crew->context = context;
    crew->error = error;
    crew->capacity = jobs > 1 ? jobs * JOBS_EACH : 1;
    crew->ring = xc_alloc(crew->capacity * sizeof *crew->ring);
    if (!crew->ring) {
        xc_release(crew);
        return NULL;
    }
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->more, NULL);
    pthread_cond_init(&crew->done, NULL);
    return crew;
}

xc_status xc_crew_finish(xc_crew *crew) {
    while (crew->first < crew->end)
        take_first(crew);
    pthread_mutex_lock(&crew->lock);
    crew->closing = true;
    pthread_cond_broadcast(&crew->more);
    pthread_mutex_unlock(&crew->lock);
    for (size_t i = 0; i < crew->threads; i++)
        pthread_join(crew->hands[i], NULL);
    pthread_cond_destroy(&crew->done);
    pthread_cond_destroy(&crew->more);
    pthread_mutex_destroy(&crew->lock);
    for (size_t i = 0; i < crew->capacity; i++)
        xc_arena_free(crew->ring[i].arena);
    xc_status status = crew->status;
    xc_release(crew->ring);
    xc_release(crew);
    return status;
}

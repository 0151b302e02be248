/*
 * api.h - what the files behind crosscheck.h share: the context, the log of
 * trouble, and an input that was read once and can be gone through again.
 * Inside src/api/ only.
 * Exports: xc_context, xc_text_valid, xc_log_*, xc_ignores_tell, xc_held_*,
 * xc_report_new, xc_report_settle, xc_config_policy.
 */
#ifndef XC_API_API_H
#define XC_API_API_H

#include "report/writers.h"
#include "store/cache.h"

struct xc_context {
    xc_arena *arena;
    xc_options options;
    xc_language *language;  /* opened when first needed */
    struct xc_hands *hands; /* crew.c: what its threads opened; NULL: none */
    xc_weights *weights;
    xc_cache *cache; /* NULL: nothing is kept from run to run */
    /* For training: told of the figures that are weighed; NULL: nobody is. */
    xc_status (*watch)(void *watcher, const xc_matching *matching);
    void *watcher;
};

/* The language of the context; NULL on failure. */
xc_language *xc_context_language(xc_context *context, xc_error *error);

/* Bytes that are no UTF-8 (a file may be called anything) as "\xff"; string
 * itself where there are none. NULL: out of memory. */
const char *xc_text_valid(xc_arena *arena, const char *string);

/* Trouble met so far: told to the callback, errors kept for the report. */
typedef struct xc_log {
    const xc_context *context;
    xc_arena *arena; /* of the kept problems */
    XC_VEC(xc_notice) problems;
    size_t told;
    bool failed; /* a problem could not be kept: memory */
} xc_log;

void xc_log_tell(xc_log *log, const xc_notice *notice);

/* Tells a failure with an input, hands it on to *error and answers status.
 * found may be empty: a message is made up from the status then. */
xc_status xc_log_fail(xc_log *log, const char *path, xc_status status,
                      const xc_error *found, xc_error *error);

/* Tells of the comments of an article that silence nothing, because they have
 * no reason, name no rule, or are not of the form. */
void xc_ignores_tell(xc_log *log, const xc_article *article);

/* An input whose bytes are held, so that its articles can be gone through
 * more than once without keeping what was understood of them. */
typedef struct xc_held {
    const char *path;     /* as named, in valid UTF-8 */
    const char *identity; /* absolute path, else the name */
    uint64_t hash;        /* of identity */
    char *bytes;          /* xc_release */
    size_t length;
    xc_input input;
    char key[33]; /* in the cache (kept.h) */
    bool kept;    /* what it gives is in the cache */
    bool quiet;   /* nothing was to be told of it */
} xc_held;

/* What stands at a path. */
typedef enum xc_path_kind {
    XC_PATH_FILE, /* or a pipe, or nothing at all: reading will tell */
    XC_PATH_FOLDER,
    XC_PATH_ARCHIVE
} xc_path_kind;

xc_path_kind xc_path_look(const char *path);

/* One name for one file, however it is spelled. NULL: out of memory. */
const char *xc_path_identity(xc_arena *arena, const char *path);

/* Fills *held but for its bytes: of a file, or of bytes in memory, whose name
 * is never looked up. Strings are copied into the arena. */
xc_status xc_held_name_file(xc_held *held, xc_arena *arena, const char *path,
                            const xc_input *input);
xc_status xc_held_name_bytes(xc_held *held, xc_arena *arena, const char *name,
                             const xc_input *input);

/* True where the name of a file stands for formats that its content is none
 * of, and no format was asked for ("package.json"). */
bool xc_held_is_foreign(const xc_held *held);

/* Goes through the articles once, telling what is lost on the way. An input
 * that cannot be read at all fails; the failure is not told yet. */
xc_status xc_held_inspect(const xc_held *held, xc_log *log, size_t *articles,
                          xc_error *error);

/* Takes each article in turn with what was understood of it. Both live for
 * the call only. A negative answer stops. */
typedef xc_status xc_reading_fn(void *user, xc_arena *arena,
                                const xc_reading *reading, xc_error *error);

/* Takes each article in turn with its sentences; as xc_reading_fn. */
typedef xc_status xc_parsed_fn(void *user, const xc_article *article,
                               const xc_sentences *sentences, xc_error *error);

/* Hands every article on in sentences; nothing is extracted from them.
 * Decoding troubles were told by xc_held_inspect; an article that cannot be
 * understood is told to the log and left out. */
xc_status xc_held_parse(const xc_held *held, xc_context *context, xc_log *log,
                        xc_parsed_fn *take, void *user, xc_error *error);

/* archive.c: a note where facts were read by another version. */
xc_status xc_archive_tell_outdated(const xc_context *context, xc_store *store,
                                   const char *path, xc_error *error);

/* Puts a reading with its candidate keys into a store. */
xc_status xc_reading_put(xc_store *store, xc_arena *arena,
                         const xc_reading *reading, xc_put *put, int64_t *id,
                         xc_error *error);

/* Compares and makes a report with the problems of the log (may be NULL),
 * without the findings that the settings of the context leave out. What was
 * found is kept in the cache under key; NULL: it is not. */
xc_report *xc_report_new(const xc_context *context,
                         const xc_comparison *comparison, const xc_log *log,
                         const char *key, xc_error *error);

/* The report of what is kept under key; NULL, and no error: nothing is. */
xc_report *xc_report_kept(const xc_context *context, const xc_log *log,
                          const char *key, xc_error *error);

/* What the configuration says of rules; NULL: there is none. */
const xc_policy *xc_config_policy(const xc_context *context);

/* settle.c: takes out the findings that the settings leave out. */
xc_status xc_report_settle(xc_report *report, const xc_context *context);

#endif

/*
 * held.c - turns a path or bytes into an input that can be gone through
 * again and again, article by article.
 *
 * Holding the bytes and not the readings keeps memory at the size of the
 * input: what is understood of an article takes many times its length.
 * Exports: xc_held_*, xc_path_*, xc_reading_put.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "api/api.h"
#include "base/hash.h"

static bool looks_like_archive(const char *path) {
    char head[64];
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    size_t length = fread(head, 1, sizeof head, file);
    fclose(file);
    return xc_store_knows(head, length);
}

xc_path_kind xc_path_look(const char *path) {
    struct stat status;
    if (strcmp(path, "-") == 0 || stat(path, &status) < 0) return XC_PATH_FILE;
    if (S_ISDIR(status.st_mode)) return XC_PATH_FOLDER;
    /* A pipe would lose the bytes that are looked at. */
    if (S_ISREG(status.st_mode) && looks_like_archive(path)) {
        return XC_PATH_ARCHIVE;
    }
    return XC_PATH_FILE;
}

const char *xc_path_identity(xc_arena *arena, const char *path) {
    char absolute[PATH_MAX];
    bool found = strcmp(path, "-") != 0 && realpath(path, absolute);
    return xc_arena_string(arena, found ? absolute : path);
}

static xc_status copy_string(xc_arena *arena, const char **string) {
    if (!*string) return XC_OK;
    const char *valid = xc_text_valid(arena, *string);
    XC_TRY_NEW(valid);
    *string = xc_arena_string(arena, valid);
    return *string ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status name_input(xc_held *held, xc_arena *arena, const char *path,
                            const xc_input *input, const char *identity) {
    memset(held, 0, sizeof *held);
    XC_TRY_NEW(identity);
    if (input) held->input = *input;
    held->path = path;
    XC_TRY(copy_string(arena, &held->path));
    XC_TRY(copy_string(arena, &held->input.format));
    XC_TRY(copy_string(arena, &held->input.published));
    XC_TRY(copy_string(arena, &held->input.source));
    held->identity = identity;
    held->hash = xc_hash_string(XC_HASH_INIT, identity);
    return XC_OK;
}

xc_status xc_held_name_file(xc_held *held, xc_arena *arena, const char *path,
                            const xc_input *input) {
    return name_input(held, arena, path, input, xc_path_identity(arena, path));
}

xc_status xc_held_name_bytes(xc_held *held, xc_arena *arena, const char *name,
                             const xc_input *input) {
    return name_input(held, arena, name, input,
                      xc_arena_format(arena, "bytes of %s", name));
}

static xc_status refuse_format(const char *name, xc_error *error) {
    xc_buffer names = XC_BUFFER_INIT;
    xc_format_names(&names);
    xc_fail(error, XC_ERROR_ARGUMENT,
            "unknown input format \"%.40s\"; known are %s", name,
            names.bytes ? names.bytes : "none");
    xc_buffer_dispose(&names);
    return XC_ERROR_ARGUMENT;
}

const char *xc_input_format(size_t index) {
    const xc_format *format = xc_format_get(index);
    return format ? format->name : NULL;
}

xc_status xc_input_check(const xc_input *input, xc_error *error) {
    if (!input) return XC_OK;
    if (input->format && !xc_format_find(input->format)) {
        return refuse_format(input->format, error);
    }
    if (input->published && xc_day_parse(input->published) == XC_DAY_UNKNOWN) {
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "\"%.40s\" is no date; write it as 2025-02-12",
                       input->published);
    }
    return XC_OK;
}

bool xc_held_is_foreign(const xc_held *held) {
    if (!held->bytes || held->input.format) return false;
    return xc_format_is_foreign(held->path, held->bytes, held->length);
}

/* Counts articles on a first way through. */
typedef struct inspection {
    xc_log *log;
    size_t articles;
    xc_arena *arena; /* of the file */
    xc_arena *one;   /* of an article that was looked at */
} inspection;

static xc_status count_article(void *user, const xc_article *article) {
    inspection *i = user;
    i->articles++;
    xc_ignores_tell(i->log, article);
    xc_arena_part(i->arena, i->one);
    xc_arena_clear(i->one);
    return XC_OK;
}

static void tell_notice(void *user, const xc_notice *notice) {
    inspection *i = user;
    xc_log_tell(i->log, notice);
}

xc_status xc_held_inspect(const xc_held *held, xc_log *log, size_t *articles,
                          xc_error *error) {
    inspection i = {.log = log};
    i.arena = xc_arena_new();
    i.one = xc_arena_new();
    xc_status status = XC_ERROR_MEMORY;
    if (i.arena && i.one) {
        xc_article_reader reader = {.arena = i.arena,
                                    .take = count_article,
                                    .notice = tell_notice,
                                    .user = &i,
                                    .looks = true};
        xc_arena_allow_marks(i.arena);
        status = xc_articles_read(&reader, held->path, held->bytes,
                                  held->length, &held->input, error);
    }
    xc_arena_free(i.one);
    xc_arena_free(i.arena);
    *articles = i.articles;
    return status;
}

/* A way through the articles of an input that parses each. */
typedef struct passage {
    const xc_held *held;
    xc_log *log;
    xc_language *language;
    xc_arena *arena; /* of the sentences of one article */
    xc_parsed_fn *take_parsed;
    void *user;
    xc_error *error;
} passage;

static xc_status parse_article(void *user, const xc_article *article) {
    passage *p = user;
    xc_error found = XC_ERROR_INIT;
    xc_sentences sentences = {0};
    xc_arena_clear(p->arena);
    xc_names *names = xc_names_new(p->arena);
    XC_TRY_NEW(names);
    xc_status status = xc_language_read(p->language, p->arena, names, article,
                                        &sentences, &found);
    if (status == XC_OK) {
        return p->take_parsed(p->user, article, &sentences, p->error);
    }
    if (status == XC_ERROR_MEMORY) return status;
    xc_log_fail(p->log, p->held->path, status, &found, NULL);
    return XC_OK;
}

static xc_status go_through(passage *p, xc_arena *file) {
    const xc_held *held = p->held;
    xc_article_reader reader = {file, parse_article, NULL, p, false};
    if (!file || !p->arena)
        return xc_fail(p->error, XC_ERROR_MEMORY, "out of memory");
    return xc_articles_read(&reader, held->path, held->bytes, held->length,
                            &held->input, p->error);
}

xc_status xc_held_parse(const xc_held *held, xc_context *context, xc_log *log,
                        xc_parsed_fn *take, void *user, xc_error *error) {
    passage p = {.held = held,
                 .log = log,
                 .take_parsed = take,
                 .user = user,
                 .error = error};
    p.language = xc_context_language(context, error);
    if (!p.language)
        return error && error->status ? error->status : XC_ERROR_MEMORY;
    xc_arena *file = xc_arena_new();
    p.arena = xc_arena_new();
    xc_status status = go_through(&p, file);
    if (status == XC_ERROR_MEMORY) xc_fail(error, status, "out of memory");
    xc_arena_free(p.arena);
    xc_arena_free(file);
    return status;
}

xc_status xc_reading_put(xc_store *store, xc_arena *arena,
                         const xc_reading *reading, xc_put *put, int64_t *id,
                         xc_error *error) {
    xc_fact_keys *keys = NULL;
    XC_TRY(xc_compare_keys(arena, reading, &keys));
    return xc_store_put(store, reading, keys, put, id, error);
}

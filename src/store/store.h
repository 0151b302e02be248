/*
 * store.h - keeps readings in SQLite: the only door to it.
 *
 * The same store runs in memory for a check and in a file for an archive.
 * Facts are found by key, never all against all. Rows come back as the
 * structs of src/extract/, so that comparing knows no SQL.
 * Exports: xc_store_*, xc_stored_article, xc_stored_fact,
 * xc_stored_sentence.
 */
#ifndef XC_STORE_STORE_H
#define XC_STORE_STORE_H

#include "extract/reading.h"

typedef struct xc_store xc_store;

typedef enum xc_store_mode {
    XC_STORE_MEMORY, /* path is ignored */
    XC_STORE_READ,   /* a file; never writes to it, its folder or its WAL
                        more than a read-only file system allows; sees the
                        archive as it was when it was opened */
    XC_STORE_WRITE   /* a file; made if missing, migrated if older */
} xc_store_mode;

/* Opens a store. Fails, with one line and nothing changed, with
 * XC_ERROR_NOT_FOUND, XC_ERROR_DATABASE (no archive of this program),
 * XC_ERROR_NEWER, XC_ERROR_LOCKED, XC_ERROR_READONLY, XC_ERROR_MEMORY. */
xc_status xc_store_open(const char *path, xc_store_mode mode, xc_store **store,
                        xc_error *error);
void xc_store_close(xc_store *store);

/* True when the bytes at the start of a file are those of a database. */
bool xc_store_knows(const char *bytes, size_t length);

typedef enum xc_put {
    XC_PUT_ADDED,
    XC_PUT_REPLACED, /* an article of this key had other content, or said
                        other things of itself */
    XC_PUT_UNCHANGED
} xc_put;

/* The candidate keys of a fact: facts are worth comparing when they share
 * one. What the keys are is decided in src/compare/. */
typedef struct xc_fact_keys {
    const char *const *keys;
    size_t count;
} xc_fact_keys;

/* Stores a reading in one transaction, facts with their keys (one entry a
 * fact, in order). The key of an article is source and id, else its
 * normalized path; an id without a source is one within its path. Equal
 * content (text, title, day, blocks) is stored once, with a row for each
 * appearance; what no appearance uses any more is taken out. *id gets the
 * article's number, *put what was done; both may be NULL. */
xc_status xc_store_put(xc_store *store, const xc_reading *reading,
                       const xc_fact_keys *keys, xc_put *put, int64_t *id,
                       xc_error *error);

/* Takes out the articles with that id or path; XC_ERROR_NOT_FOUND. */
xc_status xc_store_remove(xc_store *store, const char *article,
                          xc_error *error);

/* An appearance of an article. Strings live in the arena of the call. */
typedef struct xc_stored_article {
    int64_t id;
    int64_t content;      /* equal for copies */
    const char *key;      /* source and id, else normalized path */
    const char *given_id; /* NULL: none */
    const char *path;
    const char *title; /* NULL: none */
    const char *source;
    const char *url;
    const char *published; /* as stated, else the day; NULL: not known */
    int32_t published_day; /* XC_DAY_UNKNOWN */
    uint32_t sentence_count;
    uint32_t fact_count;
} xc_stored_article;

typedef xc_status xc_stored_article_fn(void *user,
                                       const xc_stored_article *article);

/* How many articles there are. */
xc_status xc_store_count(xc_store *store, size_t *count, xc_error *error);

/* Every article, by key. */
xc_status xc_store_each_article(xc_store *store, xc_arena *arena,
                                xc_stored_article_fn *take, void *user,
                                xc_error *error);

/* A fact with what it points at. Strings live in the arena of the call. */
typedef struct xc_stored_fact {
    int64_t id;
    int64_t content; /* of the article; a fact of equal texts is one row */
    xc_fact fact;    /* actor, speaker, place, set_actor: XC_NONE or not */
    const char *actor_name; /* fullest names; NULL where XC_NONE */
    const char *actor_key;
    const char *speaker_name;
    const char *speaker_key;
    xc_actor_type speaker_type; /* GROUP where XC_NONE */
    const char *place_key;
    const char *set_actor_name;
    const char *set_actor_key;
    xc_argument *arguments;     /* those of fact; NULL: none */
    const char **argument_keys; /* of their actors; NULL where XC_NONE */
    const char *text;           /* the bytes of fact.evidence */
} xc_stored_fact;

typedef xc_status xc_stored_fact_fn(void *user, const xc_stored_fact *fact);

/* Every fact of a content, by field and start. */
xc_status xc_store_each_fact(xc_store *store, xc_arena *arena, int64_t content,
                             xc_stored_fact_fn *take, void *user,
                             xc_error *error);

/* The fact of that id; take is not called when there is none. */
xc_status xc_store_get_fact(xc_store *store, xc_arena *arena, int64_t id,
                            xc_stored_fact_fn *take, void *user,
                            xc_error *error);

/* A sentence of a content, without its tokens. */
typedef struct xc_stored_sentence {
    xc_span span;
    bool in_title;
    xc_block_kind block; /* of the title: XC_BLOCK_HEADLINE */
} xc_stored_sentence;

typedef xc_status xc_stored_sentence_fn(void *user,
                                        const xc_stored_sentence *sentence);

/* Every sentence of a content, in order: those of the title first. */
xc_status xc_store_each_sentence(xc_store *store, int64_t content,
                                 xc_stored_sentence_fn *take, void *user,
                                 xc_error *error);

typedef xc_status xc_stored_mention_fn(void *user, const xc_mention *mention);

/* Every mention of a content, by field, start, longest first; sentence is its
 * number among those of xc_store_each_sentence. Of a date what the table keeps
 * comes back: its days, fields, anchoring, EDTF and relation. */
xc_status xc_store_each_mention(xc_store *store, xc_arena *arena,
                                int64_t content, xc_stored_mention_fn *take,
                                void *user, xc_error *error);

typedef xc_status xc_stored_id_fn(void *user, int64_t id);

/* The ids of the facts that carry a key, in order; at most limit of them. */
xc_status xc_store_each_candidate(xc_store *store, const char *key,
                                  size_t limit, xc_stored_id_fn *take,
                                  void *user, xc_error *error);

/* The contents that name an actor of that key, in order; at most limit. */
xc_status xc_store_each_naming(xc_store *store, const char *key, size_t limit,
                               xc_stored_id_fn *take, void *user,
                               xc_error *error);

/* The articles of a content, by key, without their counts of sentences and
 * facts: nobody who compares asks for them. */
xc_status xc_store_each_appearance(xc_store *store, xc_arena *arena,
                                   int64_t content, xc_stored_article_fn *take,
                                   void *user, xc_error *error);

/* Takes the key of an actor; it lives in the arena of the call. */
typedef xc_status xc_stored_key_fn(void *user, const char *key);

/* The keys of the actors that a content names, sorted, each once. */
xc_status xc_store_each_actor_key(xc_store *store, xc_arena *arena,
                                  int64_t content, xc_stored_key_fn *take,
                                  void *user, xc_error *error);

/* The text (or title) of an article with its map to the source. */
xc_status xc_store_get_text(xc_store *store, xc_arena *arena, int64_t article,
                            bool title, xc_text *text, xc_error *error);

/* Whether facts were read by another version of the program. Of a large
 * archive the contents that were stored first and last are looked at, 500
 * each. */
xc_status xc_store_has_outdated(xc_store *store, bool *outdated,
                                xc_error *error);

/* The articles whose facts another version read, in order; in the arena. */
typedef XC_VEC(int64_t) xc_stored_ids;
xc_status xc_store_list_outdated(xc_store *store, xc_arena *arena,
                                 xc_stored_ids *ids, xc_error *error);

/* Whether that article still is one of them: its copies share its facts. */
xc_status xc_store_is_outdated(xc_store *store, int64_t article, bool *outdated,
                               xc_error *error);

/* An article as its reader gave it, in the arena, to be read again. */
xc_status xc_store_get_article(xc_store *store, xc_arena *arena, int64_t id,
                               xc_article *article, xc_error *error);

#endif

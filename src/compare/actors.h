/*
 * actors.h - are two names of two articles names of one actor? Inside
 * src/compare/ only.
 * Exports: xc_sameness, xc_actors_compare, xc_same_actor, xc_actor_is_torn,
 * xc_actor_known, xc_actor_search_key, xc_actor_write_plain.
 */
#ifndef XC_COMPARE_ACTORS_H
#define XC_COMPARE_ACTORS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

typedef enum xc_sameness {
    XC_SAME_NO = 0,
    XC_SAME_MAYBE, /* where nobody else is meant: "Ruiz" for "Ana Ruiz" */
    XC_SAME_YES
} xc_sameness;

/* How two keys (folded names) stand to each other; *reason, which may be
 * NULL, gets a few plain words, static. The same whichever comes first. */
xc_sameness xc_actors_compare(const char *key, const char *other,
                              const char **reason);

/* Do two keys name one actor, for sure or maybe? False for NULL. */
bool xc_same_actor(const char *key, const char *other);

/* True for a single word ("ruiz") that two or more of these names end in
 * which are not names of one actor: it stands for none of them. */
bool xc_actor_is_torn(const char *key, const char *const *names, size_t count);

/* Writes a word of a name without marks, hyphens and dots, as far as it fits
 * into size bytes. */
void xc_actor_write_plain(const char *word, size_t length, char *out,
                          size_t size);

/* What the gazetteer knows of a whole name (XC_GAZETTEER_*); 0 where a word is
 * too long for one. */
unsigned xc_actor_known(const char *key);

/* What all spellings of one name have in common, for finding candidates; in
 * the arena or static, NULL when memory is out. */
const char *xc_actor_search_key(xc_arena *arena, const char *key);

#endif

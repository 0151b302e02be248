/*
 * finder.h - what the steps that find actors share. Inside
 * src/extract/actors/ only.
 * Exports: xc_name_run, xc_in_mind, xc_finder, xc_find_*, xc_link_names,
 * xc_join_words, xc_push_actor_mention, xc_because_last.
 */
#ifndef XC_EXTRACT_ACTORS_FINDER_H
#define XC_EXTRACT_ACTORS_FINDER_H

#include "base/map.h"
#include "extract/extractor.h"

/* A run of capitalised words, without the titles before it. */
typedef struct xc_name_run {
    uint32_t sentence;
    uint32_t first; /* tokens of the name */
    uint32_t last;
    xc_actor_type type;
    bool typed;        /* by a cue, not by default */
    const char *title; /* folded words of the title; NULL: none */
    const char *key;   /* folded words of the name */
    int32_t actor;
} xc_name_run;

/* Somebody who was spoken of lately, for pronouns. */
typedef struct xc_in_mind {
    int32_t actor; /* XC_NONE: somebody without a name */
    int sex;       /* word of sexes.tsv; 0: not known */
    double weight; /* at the last mention; 0: an empty place */
    uint32_t sentence;
    uint32_t token; /* head of the last mention */
} xc_in_mind;

/* More people than this nobody keeps in mind. */
#define XC_IN_MIND 16u

/* Stands for a word that means more than one actor. */
#define XC_AMBIGUOUS SIZE_MAX

typedef struct xc_finder {
    xc_extractor *x;
    XC_VEC(xc_name_run) runs;
    size_t figures;        /* mentions found before this step */
    xc_map capitals;       /* words capital inside sentences (interned) */
    xc_map by_key;         /* the actor of a whole key (interned) */
    xc_map by_alias;       /* of a concept of aliases.tsv (interned) */
    xc_map by_word;        /* the only person of a last word (interned) */
    xc_map by_given;       /* the only person of a given name (interned) */
    xc_map by_letters;     /* the only organization of initials (interned) */
    xc_map by_noun;        /* "the NATO alliance": of the noun (interned) */
    xc_map by_office;      /* of the words of a title (interned) */
    xc_map by_calling;     /* the only person called by a noun (interned) */
    xc_map by_group;       /* of the key of a group (interned) */
    int32_t members;       /* the group of members spoken of last; XC_NONE */
    bool members_torn;     /* there were two of them */
    size_t described;      /* mentions found before those of this sentence that
                              are no names */
    size_t next_group_run; /* the first run of this sentence or a later one */
    xc_in_mind in_mind[XC_IN_MIND];
    size_t next_run; /* the first run that no pronoun was looked for after */
} xc_finder;

/* Tokens first to last as folded words, interned; NULL: out of memory. */
const char *xc_join_words(xc_finder *f, const xc_sentence *sentence,
                          uint32_t first, uint32_t last);

xc_status xc_push_actor_mention(xc_finder *f, uint32_t index, uint32_t first,
                                uint32_t last, int32_t actor,
                                xc_actor_form form);

/* The actor a word stands for: the only one, or XC_NONE. */
int32_t xc_find_only(const xc_map *map, const char *word);

/* Notes why the mention pushed last has its actor. */
void xc_because_last(xc_finder *f, const char *rule);

/* What people are called ("Jane Roe, a singer"), and the actor that a definite
 * noun at a token means for it, or as the one of its kind; XC_NONE. */
xc_status xc_note_callings(xc_finder *f);
int32_t xc_find_kind(xc_finder *f, uint32_t index, uint32_t at); /* kind.c */

/* The steps, in this order. */
xc_status xc_find_names(xc_finder *f);                        /* name.c */
xc_status xc_link_names(xc_finder *f);                        /* link.c */
xc_status xc_find_descriptions(xc_finder *f, uint32_t index); /* describe.c */
xc_status xc_find_groups(xc_finder *f, uint32_t index);       /* group.c */
xc_status xc_find_pronouns(xc_finder *f, uint32_t index);     /* pronoun.c */

#endif

/*
 * finder.h - what the steps that find actors share. Inside
 * src/extract/actors/ only.
 * Exports: xc_name_run, xc_in_mind, xc_bearer, xc_surname, xc_finder,
 * xc_find_*, xc_link_names, xc_put_only, xc_run_place, xc_put_bearer,
 * xc_weigh_surnames, xc_is_own_name, xc_is_introduced, xc_bearer_at,
 * xc_is_other_sex, xc_put_office, xc_note_offices, xc_join_words,
 * xc_push_actor_mention, xc_because_last.
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

/* What the second number of by_noun tells apart: what the noun always means,
 * and what it means near the name. */
enum { XC_NOUN_ANYWHERE, XC_NOUN_NEAR };

/* What the second number of by_ends tells apart. */
enum { XC_ENDS_ACTOR, XC_ENDS_MIDDLE };

/* More people than this nobody keeps in mind. */
#define XC_IN_MIND 16u

/* What is known of an actor by the names of more than one word it has. */
typedef struct xc_bearer {
    uint64_t first; /* place of the whole name; UINT64_MAX: none */
    int sex;        /* word of sexes.tsv; 0: not known */
    bool kin;       /* introduced as somebody's relative */
} xc_bearer;

/* How an article uses a surname that stands alone. */
typedef struct xc_surname {
    const char *word;
    int32_t bearer;  /* the only one with it in a whole name */
    uint32_t before; /* sentences with it ahead of the whole name */
    uint32_t last;   /* the last of them, counted from 1 */
    uint32_t he;     /* what says that a man is meant, or a woman */
    uint32_t she;
    bool office; /* with a title that the bearer never has */
    bool own;    /* another than the bearer is meant */
} xc_surname;

/* Stands for a word that means more than one actor. */
#define XC_AMBIGUOUS SIZE_MAX

typedef struct xc_finder {
    xc_extractor *x;
    XC_VEC(xc_name_run) runs;
    size_t figures;    /* mentions found before this step */
    xc_map capitals;   /* words capital inside sentences (interned) */
    xc_map by_key;     /* the actor of a whole key (interned) */
    xc_map by_alias;   /* of a concept of aliases.tsv (interned) */
    xc_map by_word;    /* the only person of a last word (interned), and
                          of those who may have a sex */
    xc_map by_titled;  /* of "president roe" (interned) */
    xc_map by_given;   /* the only person of a given name (interned) */
    xc_map by_ends;    /* "ana brill" of "Ana M. Brill": the actor, and the only
                          middle (interned) */
    xc_map by_letters; /* the only organization of initials (interned) */
    xc_map by_noun;    /* "the NATO alliance": of the noun (interned) */
    xc_map by_office;  /* of the words of a title (interned) */
    xc_map office_place;       /* where the office of a holder is (interned) */
    XC_VEC(xc_bearer) bearers; /* by actor, of those that have names */
    xc_map surname_at;         /* places in surnames (interned) */
    XC_VEC(xc_surname) surnames;
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

/* Gives a word its actor; one that has meant another stands for none. */
xc_status xc_put_only(xc_finder *f, xc_map *map, const char *word,
                      uint64_t second, size_t actor);

/* The surname of a name: its last word but for "Jr."; *length its bytes. */
const char *xc_surname_of(const char *key, size_t *length); /* surname.c */

/* The place of a run, to tell which comes first. */
static inline uint64_t xc_run_place(const xc_name_run *run) {
    return (uint64_t)run->sentence << 32 | run->first;
}

/* surname.c: a person's whole name is noted; then how surnames stand alone;
 * then whether a run of one word is somebody else than the bearer. */
xc_status xc_put_bearer(xc_finder *f, const xc_name_run *run, size_t actor);
xc_status xc_weigh_surnames(xc_finder *f);
bool xc_is_own_name(const xc_finder *f, const xc_name_run *run, size_t actor);

/* "known only as Kevin": somebody new, whoever else has the name. */
bool xc_is_introduced(const xc_finder *f, const xc_name_run *run);

/* The bearer of a surname that a title before it tells ("Mrs. Roe", "President
 * Roe"); XC_NONE: it tells nothing. */
xc_status xc_bearer_at(xc_finder *f, const xc_name_run *run, int32_t *bearer);

/* "Mrs. Roe", where the only whole name with the surname is a man's. */
bool xc_is_other_sex(const xc_finder *f, const xc_name_run *run);

/* office.c: who holds an office by a title before the name; what else the
 * article says of who holds which; who "the president" at a token is, of so
 * many words, or XC_NONE. */
xc_status xc_put_office(xc_finder *f, const char *title, size_t actor);
xc_status xc_note_offices(xc_finder *f);
int32_t xc_find_office(xc_finder *f, uint32_t index, uint32_t at,
                       uint32_t count);

/* What people are called ("Jane Roe, a singer"), and the actor that a definite
 * noun at a token means for it, or as the one of its kind; XC_NONE. */
xc_status xc_note_callings(xc_finder *f);
int32_t xc_find_kind(xc_finder *f, uint32_t index, uint32_t at); /* kind.c */

/* The actor whose name has a noun of an organization at a token, where it was
 * named in this sentence or the two before, and no other body was. */
int32_t xc_find_near(xc_finder *f, uint32_t index, uint32_t at); /* kind.c */

/* True for a noun that belongs to a name beside it (office.c). */
bool xc_has_name(const xc_sentence *sentence, uint32_t at);

/* The steps, in this order. */
xc_status xc_find_names(xc_finder *f);                        /* name.c */
xc_status xc_link_names(xc_finder *f);                        /* link.c */
xc_status xc_find_descriptions(xc_finder *f, uint32_t index); /* describe.c */
xc_status xc_find_groups(xc_finder *f, uint32_t index);       /* group.c */
xc_status xc_find_pronouns(xc_finder *f, uint32_t index);     /* pronoun.c */

#endif

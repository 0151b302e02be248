/*
 * name.h - what the steps of finding names share. Inside src/extract/actors/
 * only.
 * Exports: xc_stretch, xc_stretch_*, xc_take_title, xc_split_glued,
 * xc_settle_types, xc_is_small_noun, xc_begins_sentence, xc_is_in_date,
 * xc_words_known.
 */
#ifndef XC_EXTRACT_ACTORS_NAME_H
#define XC_EXTRACT_ACTORS_NAME_H

#include "extract/actors/finder.h"
#include "lexicon/gazetteer.h"

/* Names of people. */
#define XC_PEOPLE_KNOWN                                                        \
    (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE | XC_GAZETTEER_SURNAME |          \
     XC_GAZETTEER_PERSON)

/* Nouns of kinds that may end one name, at most: "Space" "Center". */
enum { XC_BEARS_MAX = 3 };

/* Tokens of a name as the tagger sees it. */
typedef struct xc_stretch {
    uint32_t first;
    uint32_t last;
    xc_name_type type;
    uint32_t key_last; /* where the words end that it is known by; 0: last */
    bool guessed;      /* nothing says what type it is */
} xc_stretch;

/* name.c: what the gazetteer knows of tokens as a name; a token is part of a
 * date; no word of the sentence is before it. */
unsigned xc_words_known(const xc_sentence *sentence, uint32_t first,
                        uint32_t last);
bool xc_is_in_date(const xc_finder *f, uint32_t sentence, uint32_t token);
bool xc_begins_sentence(const xc_sentence *sentence, uint32_t at);

/* A noun for a person that is written small: no part of a name. */
bool xc_is_small_noun(const xc_token *token); /* name_extent.c */

/* "Tower", "Medical Center": nouns of places and bodies, and nothing that
 * names one (name_extent.c). */
bool xc_stretch_is_generic(const xc_sentence *sentence, const xc_stretch *s);

/* Makes a stretch begin and end where its name does, behind token from and, if
 * capitals mean something, by the words around it (name_extent.c). */
void xc_stretch_trim(const xc_sentence *sentence, xc_stretch *s);
void xc_stretch_extend(const xc_finder *f, uint32_t index, xc_stretch *s,
                       uint32_t from);

/* "Corrow boss Ina Brandt", taken for one name, is two: what stands before the
 * last small noun is cut off into *before. False: there is none worth a name
 * (name_extent.c). */
bool xc_stretch_split(const xc_sentence *sentence, xc_stretch *s,
                      xc_stretch *before);

/* Takes the title off a run; *name false: nothing is left that is a name. */
xc_status xc_take_title(xc_finder *f, xc_name_run *run,
                        bool *name); /* name_title.c */

/* Makes two of each run that is two names; linear in the words of runs. */
xc_status xc_split_glued(xc_finder *f); /* glued.c */

/* Gives names of the same words one type, the one that most of the article
 * speaks for; time and memory are linear in the runs. */
xc_status xc_settle_types(xc_finder *f); /* name_votes.c */

#endif

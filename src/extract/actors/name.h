/*
 * name.h - what the files that find names share. Inside src/extract/actors/
 * only.
 * Exports: xc_stretch, xc_type_name, xc_check_type, xc_begins_with_person,
 * xc_holds_title, xc_check_nouns, xc_collect_capitals,
 * xc_capitals_mean_nothing, xc_begins_sentence, xc_in_date, xc_is_missed,
 * xc_guess_type, xc_settle_types.
 */
#ifndef XC_EXTRACT_ACTORS_NAME_H
#define XC_EXTRACT_ACTORS_NAME_H

#include "extract/actors/finder.h"

/* Tokens of a name as the tagger sees it. */
typedef struct xc_stretch {
    uint32_t first;
    uint32_t last;
    xc_name_type type;
    uint32_t key_last; /* where the words end that it is known by; 0: last */
    bool guessed;      /* nothing says what type it is */
    const char *why;   /* what decided on its type; NULL: the trained tagger */
    const xc_lexeme *row; /* that did so; NULL: none */
} xc_stretch;

/* Gives a name a type for a reason in plain words. */
void xc_type_name(xc_stretch *s, xc_name_type type, const char *why,
                  const xc_lexeme *row); /* name_type.c */

/* Looks at the words of a name, and at what stands around it, whether they
 * speak for another type than its own. */
void xc_check_type(const xc_sentence *sentence, xc_stretch *s);

/* "Economist Hugo Lind": a noun for a person before a given name. */
bool xc_begins_with_person(const xc_sentence *sentence, const xc_stretch *s);

/* "Defense Secretary Jane Roe": two words of a name behind a title. */
bool xc_holds_title(const xc_sentence *sentence, const xc_stretch *s);

/* Types a name by the noun that it ends in; false: it has none. */
bool xc_check_nouns(const xc_sentence *sentence, xc_stretch *s);

/* What the second number of f->capitals tells apart. */
enum { XC_CAPITAL_WORD, XC_CAPITAL_INITIALS };

/* Notes which words the article writes with a capital inside sentences, and
 * the initials of its names; before any name is looked for. */
xc_status xc_collect_capitals(xc_finder *f); /* name_missed.c */

/* A sentence with hardly a small letter at the head of its words says nothing
 * by capitals. */
bool xc_capitals_mean_nothing(const xc_sentence *sentence);

bool xc_begins_sentence(const xc_sentence *sentence, uint32_t at);

/* Whether a date was found there. */
bool xc_in_date(const xc_finder *f, uint32_t sentence, uint32_t token);

/* Whether a token is part of a name that the tagger did not see. */
bool xc_is_missed(const xc_finder *f, const xc_sentence *sentence,
                  uint32_t index, uint32_t at);

/* The type that the words of such a name speak for; none: it stays unseen.
 * Says in guessed whether it was a guess. */
xc_name_type xc_guess_type(const xc_finder *f, const xc_sentence *sentence,
                           xc_stretch *s);

/* Gives names of the same words one type, the one that most of the article
 * speaks for; time and memory are linear in the runs. */
xc_status xc_settle_types(xc_finder *f); /* name_votes.c */

#endif

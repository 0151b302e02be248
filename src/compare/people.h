/*
 * people.h - is somebody in one article somebody in another, and is the name
 * spelled the same? For rules about people. Inside src/compare/ only.
 * Exports: xc_spelled, xc_word_compare, xc_word_is_romanised, xc_word_is_known,
 * xc_word_is_common, xc_name_compare, xc_name_is_full, xc_name_search_key,
 * xc_people_shared, xc_people_days.
 */
#ifndef XC_COMPARE_PEOPLE_H
#define XC_COMPARE_PEOPLE_H

#include "compare/align.h"

/* How two names are written. */
typedef enum xc_spelled {
    XC_SPELLED_OTHER = 0, /* other names */
    XC_SPELLED_SAME,      /* but for marks, hyphens, initials, middle names */
    XC_SPELLED_SCRIPT,    /* ways to write a name of another script */
    XC_SPELLED_TWICE,     /* one word is spelled in two ways */
    XC_SPELLED_DOUBT,     /* the same, but both are names that people have:
                             "Hansen", "Hanson" */
    XC_SPELLED_STYLE,     /* capitals and hyphens differ */
    XC_SPELLED_ROMANISED  /* ways to write a name of another script, of which
                             no list knows */
} xc_spelled;

/* Compares two keys of people; the same whichever comes first. */
xc_spelled xc_name_compare(const char *key, const char *other);

/* Compares two words of names in plain small letters; the same whichever comes
 * first. Two spellings are a slip apart: a letter more or less, two swapped,
 * one changed in a long word, two where both sound alike; DOUBT where both are
 * names, or both are words. */
xc_spelled xc_word_compare(const char *a, const char *b);

/* True for two plain words that may be ways to write one name of another
 * script: of more words of one name, in small plain letters, all others have to
 * be the same. */
bool xc_word_is_romanised(const char *a, const char *b);

/* True for a plain word that lists of names or words have; for one that a
 * dictionary has in small letters. */
bool xc_word_is_known(const char *word);
bool xc_word_is_common(const char *word);

/* True for a name of two words or more: a given name and a surname. */
bool xc_name_is_full(const char *key);

/* What all spellings of a full name have in common: what is left of its first
 * and last word without vowels, of letters that sound alike only one. In the
 * arena; NULL when memory is out. */
const char *xc_name_search_key(xc_arena *arena, const char *key);

/* How much the other names that two articles share say that they are about one
 * thing: 1 for a name of several words or a rare one, half for a name that many
 * have, nothing for countries and their parts, and for those of the two
 * themselves. */
double xc_people_shared(const xc_subject *a, const xc_subject *b);

/* Days between two articles; -1 where that is not known. */
int32_t xc_people_days(const xc_subject *a, const xc_subject *b);

#endif

/*
 * gazetteer.h - what a name may be, as far as lists of names know: places,
 * given names, people, organizations, and words that are no names.
 *
 * The table is made when the program is built (tools/gazetteer.c), of Debian
 * packages: cities (libgeonames-common), countries and their parts
 * (iso-codes), given names and surnames (ruby-ffaker), people, places,
 * organizations, inhabitants and common words (wordnet-base), and how common
 * words are (scowl, whose lists go by size). It holds hashes
 * and no text; that a word passes for another has odds of some billions.
 * Exports: XC_GAZETTEER_*, xc_gazetteer_find, xc_gazetteer_step,
 * xc_gazetteer_commonness.
 */
#ifndef XC_LEXICON_GAZETTEER_H
#define XC_LEXICON_GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A given name that women and men have, or of which no source says whose, has
 * both bits. */
enum {
    XC_GAZETTEER_FEMALE = 1,
    XC_GAZETTEER_MALE = 2,
    XC_GAZETTEER_SURNAME = 4,
    XC_GAZETTEER_COUNTRY = 8,
    XC_GAZETTEER_REGION = 16, /* a part of a country */
    XC_GAZETTEER_CITY = 32,   /* of 15,000 people or more */
    XC_GAZETTEER_PERSON = 64, /* a name of somebody known, in full */
    XC_GAZETTEER_ORGANIZATION = 128,
    XC_GAZETTEER_PLACE = 256,   /* of any other kind: a river, a building */
    XC_GAZETTEER_COMMON = 512,  /* written small in a dictionary too */
    XC_GAZETTEER_PEOPLE = 1024, /* an inhabitant, a member of a people */
    XC_GAZETTEER_THING = 2048,  /* an event, a work, a god */
    /* What a common noun means first of all. */
    XC_GAZETTEER_PERSON_NOUN = 1 << 12, /* a mayor */
    XC_GAZETTEER_GROUP_NOUN = 1 << 13,  /* a committee */
    XC_GAZETTEER_PLACE_NOUN = 1 << 14,  /* a valley */
    XC_GAZETTEER_BUILT_NOUN = 1 << 15,  /* a mansion, a thing that is made */
    XC_GAZETTEER_EVENT_NOUN = 1 << 16,  /* a cyclone, a trial, a disease */
    XC_GAZETTEER_TEXT_NOUN = 1 << 17,   /* a novel, a law */
    XC_GAZETTEER_PREFIX = 1 << 18,      /* longer names begin so */
    /* How common a word is, by the smallest list that has it. */
    XC_GAZETTEER_BASIC = 1 << 19,    /* one of some 4,000 */
    XC_GAZETTEER_FREQUENT = 1 << 20, /* of some 12,000 */
    XC_GAZETTEER_KNOWN = 1 << 21     /* of some 50,000 */
};

/* Words of the longest name. */
enum { XC_GAZETTEER_WORDS = 6 };

/* What is known of a folded word; 0: nothing. How common words are is asked for
 * by itself, and is none of these bits. */
unsigned xc_gazetteer_find(const char *word);

/* XC_GAZETTEER_BASIC, _FREQUENT and _KNOWN, those that hold for a folded word;
 * 0: it is rare, or a name. */
unsigned xc_gazetteer_commonness(const char *word);

/* Follows a name word by word: state is 0 before the first. Answers what is
 * known of the words so far; no longer name is known without
 * XC_GAZETTEER_PREFIX. */
unsigned xc_gazetteer_step(uint64_t *state, const char *word);

/* For the generator: the hash after one more word, and where in a table of
 * that many slots (a power of two) the search for it begins. */
uint64_t xc_gazetteer_hash(uint64_t state, const char *word, size_t length);
size_t xc_gazetteer_slot(uint64_t hash, size_t slots);

/* Bytes of a slot: u32 upper half of the hash, u32 bits, all little-endian;
 * bits 0: empty. */
enum { XC_GAZETTEER_SLOT = 8 };

#endif

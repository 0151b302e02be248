/*
 * gazetteer.h - what the parts of the gazetteer's generator share.
 * Exports: gazetteer, gazetteer_add, gazetteer_read_*.
 */
#ifndef TOOLS_GAZETTEER_H
#define TOOLS_GAZETTEER_H

#include "base/buffer.h"
#include "lexicon/gazetteer.h"

/* A name with what is known of it. */
typedef struct entry {
    uint64_t hash; /* of its folded words */
    unsigned bits;
} entry;

typedef struct gazetteer {
    entry *entries; /* with repetitions; on the heap */
    size_t count, capacity;
    size_t names;     /* without their beginnings */
    xc_buffer folded; /* room that is used again */
    bool failed;      /* out of memory */
} gazetteer;

/* Adds a name as a source writes it. What stands in brackets or behind a
 * comma is left out; a name without a letter, or of more than
 * XC_GAZETTEER_WORDS words, is not taken. */
void gazetteer_add(gazetteer *g, const char *name, size_t length,
                   unsigned bits);

/* The sources. Each prints a line and answers false when a file cannot be
 * read or holds something else. */

/* FOLDER/data.noun and index.* of WordNet 3.0. */
bool gazetteer_read_wordnet(gazetteer *g, const char *folder);

/* Names of places as a catalogue of messages (gettext's .mo). */
bool gazetteer_read_catalogue(gazetteer *g, const char *path);

/* FOLDER/iso_3166-1.json and iso_3166-2.json of iso-codes. */
bool gazetteer_read_regions(gazetteer *g, const char *folder);

/* FOLDER/name*: lists of given names and surnames, a name a line. */
bool gazetteer_read_people(gazetteer *g, const char *folder);

/* FOLDER/english-words.10 and its like: words by the size of the smallest list
 * that has them. */
bool gazetteer_read_sizes(gazetteer *g, const char *folder);

#endif

/*
 * senses_table.h - the layout of the table of meanings, shared by what writes
 * it (tools/senses_write.c) and what looks words up in it (senses.c). Inside
 * src/lexicon/ only (and tools/).
 *
 * All numbers are u32, little-endian: the head (words of each part of speech,
 * links, bytes of text), the words of each part in order of their bytes, the
 * links, the text. A word: where its text begins, its concept, the verb of a
 * noun (each a place in the text; 0: none), its first link, meanings, and
 * opposites, whose links come behind. A link is the number of a synset above
 * eight bits of how much of the word's use has that meaning, in 255ths.
 * Exports: XC_SENSES_*.
 */
#ifndef XC_LEXICON_SENSES_TABLE_H
#define XC_LEXICON_SENSES_TABLE_H

/* Nouns, verbs, adjectives. */
enum {
    XC_SENSES_PARTS = 3,
    XC_SENSES_HEAD = 5,     /* numbers of the head */
    XC_SENSES_WORD = 6,     /* numbers of a word */
    XC_SENSES_CERTAIN = 255 /* the share of a word of one meaning */
};

#endif

/*
 * lemmas.h - lemmas learned from treebanks: a dictionary, and edits of word
 * endings for what it does not hold.
 *
 * A word is looked up as (folded form, XPOS), then in irregular.tsv, then as
 * (folded form, UPOS); at last the longest ending that has a rule under its tag
 * says what to cut off and what to put in its place. The rules are those of
 * longest suffixes (after B. Jongejan, H. Dalianis, "Automatic training of
 * lemmatization rules that handle morphological changes in pre-, in- and
 * suffixes alike", 2009, without prefixes and infixes). The dictionary holds
 * only what the rules get wrong. tools/train/lemmas.c writes the section,
 * lemmas.c reads it.
 *
 * Exports: xc_lemmas, xc_lemmas_open, xc_lemma_word, xc_lemma_of.
 *
 * The section, all numbers little-endian:
 *
 *   head      "XLM1", u16 tags, u16 edits, u32 forms, u32 rules,
 *             u32 bytes of text, u32 bytes of dictionary
 *   tags      16 bytes each: name padded with NUL (8; UPOS after "="),
 *             u16 first rule, u16 rules, u8 flags, 3 NUL
 *   edits     4 bytes each: u8 bytes to cut, u8 length of what is added,
 *             u16 its place in the text; edit 0 leaves a word as it is
 *   rules     6 bytes each: u16 place of the ending in the text, u8 its
 *             length, NUL, u16 edit; within a tag by length, then by bytes
 *   blocks    u32 each: where in the dictionary every 16th form begins
 *   text      what is added, and endings
 *   dictionary, sorted by bytes: u8 bytes shared with the form before (0 at
 *             the start of a block), u8 further bytes, these, u8 answers,
 *             each u8 tag and u16 edit
 */
#ifndef XC_LANGUAGE_LEMMAS_H
#define XC_LANGUAGE_LEMMAS_H

#include "language/language.h"

/* Longer words are their own lemmas. */
#define XC_LEMMA_MAX_BYTES 64u

/* Longest ending of a rule, and the forms of a block of the dictionary. */
#define XC_LEMMA_MAX_SUFFIX 10u
#define XC_LEMMA_BLOCK 16u

/* Most tags, edits, forms and rules that a section may have. */
#define XC_LEMMA_MAX_TAGS 250u
#define XC_LEMMA_MAX_EDITS 65000u
#define XC_LEMMA_MAX_FORMS 1000000u
#define XC_LEMMA_MAX_RULES 65000u

/* Flag of a tag: numbers lose the commas between their digits. */
#define XC_LEMMA_UNGROUPED 1u

#define XC_LEMMA_HEAD 24u
#define XC_LEMMA_TAG 16u
#define XC_LEMMA_TAG_NAME 8u
#define XC_LEMMA_EDIT 4u
#define XC_LEMMA_RULE 6u
#define XC_LEMMA_ANSWER 3u

/* A section that was checked: places in bytes that the caller keeps. */
typedef struct xc_lemmas {
    const unsigned char *tags, *edits, *rules, *blocks, *text, *dictionary;
    uint32_t tag_count, edit_count, rule_count, form_count;
    uint32_t text_length, dictionary_length;
    uint8_t upos_tags[XC_UPOS_VERB + 1]; /* XC_LEMMA_MAX_TAGS: none */
} xc_lemmas;

/* Reads a section and checks every place in it once, so that looking up may
 * trust it. Copies nothing. XC_ERROR_FORMAT for a damaged one. */
xc_status xc_lemmas_open(xc_lemmas *lemmas, const char *bytes, size_t length,
                         xc_error *error);

/* A word to be looked up. */
typedef struct xc_lemma_word {
    const char *form; /* as written; NULL where not known */
    size_t form_length;
    const char *norm; /* folded, interned */
    const char *xpos; /* NULL where not known */
    xc_upos upos;
} xc_lemma_word;

/* The lemma, interned; norm itself where nothing is known of the word. The
 * written form matters for single characters beyond ASCII alone: a dash is
 * its own lemma, though it folds to a hyphen. lemmas NULL: xc_lemma_find.
 * NULL when memory is out. */
const char *xc_lemma_of(const xc_lemmas *lemmas, xc_names *names,
                        const xc_lemma_word *word);

#endif

/*
 * senses.h - which words say the same, which the opposite, and which verb a
 * noun stands for: "resign", "step down" and "resignation".
 *
 * Two sources. senses.tsv has the concepts of news, and wins. For all other
 * words there is a table made of WordNet when the program is built
 * (tools/senses.c): the meanings that make up much of a word's use, and how
 * much. Two words say the same as far as it is likely that both have one
 * meaning; where that is not likely enough, nothing is said.
 * Source: Miller (1995), WordNet; counts of tagged text of SemCor.
 * Exports: xc_sense_pos, xc_sense_link, xc_sense_*.
 */
#ifndef XC_LEXICON_SENSES_H
#define XC_LEXICON_SENSES_H

#include "lexicon/lexicon.h"

typedef enum xc_sense_pos {
    XC_SENSE_NOUN = 0,
    XC_SENSE_VERB,
    XC_SENSE_ADJECTIVE
} xc_sense_pos;

typedef enum xc_sense_link {
    XC_SENSE_UNRELATED = 0, /* or not known */
    XC_SENSE_SAME,
    XC_SENSE_OPPOSITE
} xc_sense_link;

/* The row of senses.tsv that has a lemma ("step down") as that part of
 * speech; NULL: none. */
const xc_lexeme *xc_sense_row(const char *lemma, xc_sense_pos pos);

/* The one word for what a lemma says, the same for all that say it with the
 * same arguments: "resign" for "step down", "quit" and "resignation", and
 * "kill" for "slay", as "die" has other arguments. NULL where none is safe.
 * Static. */
const char *xc_sense_concept(const char *lemma, xc_sense_pos pos);

/* The same of a verb in the passive without an agent, of which only what it
 * is done to is told: "was killed" says "die", "was sold" "buy". Static. */
const char *xc_sense_undergone(const char *lemma);

/* What a has to do with b. UNRELATED for two rows of senses.tsv that are
 * neither one concept nor opposites. Symmetric. */
xc_sense_link xc_sense_relation(const char *a, const char *b, xc_sense_pos pos);

/* The verb that says what an event noun names: "die" of "death"; NULL where
 * there is none. Static. */
const char *xc_sense_verb(const char *noun);

#endif

/*
 * extractor.h - the steps from sentences to facts, one file each. Inside
 * src/extract/ only.
 *
 * Each step appends to the reading; later steps see what earlier ones found.
 * Order: dates, quantities (which leave the tokens of dates alone), actors,
 * attributions, facts.
 * Exports: xc_extractor, xc_step, xc_reading_step, xc_mark_furniture,
 * xc_extract_*, xc_settle_*, xc_describe_speakers, xc_match,
 * xc_matcher, xc_match_at, xc_token_connects, xc_token_is_name,
 * xc_token_is_participle, xc_token_is_plural, xc_token_helps, xc_norm_at,
 * xc_is_word_at, xc_sentence_text.
 */
#ifndef XC_EXTRACT_EXTRACTOR_H
#define XC_EXTRACT_EXTRACTOR_H

#include "extract/reading.h"
#include "extract/tree.h"
#include "lexicon/lexicon.h"

/* Attributions that are looked at for what stands around a place, at most:
 * speech within speech within speech. */
#define XC_MAX_SPEECH 64u

typedef struct xc_extractor {
    xc_arena *arena;
    xc_names *names;
    xc_reading *reading;
    xc_error *error;
    bool explain; /* keep reasons (explain.h) */
    bool lost;    /* a reason could not be kept: out of memory */
} xc_extractor;

/* What xc_reading_new runs, in this order. */
typedef enum xc_step {
    XC_STEP_SENTENCES = 0, /* with tokens that have no tags yet */
    XC_STEP_TREES,
    XC_STEP_FIGURES, /* the article's day; dates and quantities */
    XC_STEP_ACTORS,
    XC_STEP_ATTRIBUTIONS,
    XC_STEP_FACTS,
    XC_STEP_COUNT
} xc_step;

/* Runs one of them on a reading that has gone through those before it; only
 * the trees may be left out. */
xc_status xc_reading_step(xc_extractor *x, xc_language *language, xc_step step);

void xc_mark_furniture(xc_extractor *x);                     /* claims/ */
xc_status xc_extract_published(xc_extractor *x);             /* dates/ */
xc_status xc_extract_dates(xc_extractor *x, uint32_t index); /* dates/ */
xc_status xc_extract_quantities(xc_extractor *x,
                                uint32_t index);    /* quantities/ */
xc_status xc_extract_actors(xc_extractor *x);       /* actors/ */
xc_status xc_extract_attributions(xc_extractor *x); /* attributions/ */

/* After the attributions, in order: pronouns in a quotation do not mean who
 * speaks it (actors/). */
void xc_settle_pronouns(xc_extractor *x);

/* After that: sources without a name become actors (attributions/), which
 * leaves mentions to be sorted again; then pronouns that are sources get
 * theirs (actors/). */
xc_status xc_describe_speakers(xc_extractor *x);
xc_status xc_settle_speakers(xc_extractor *x);
xc_status xc_extract_facts(xc_extractor *x); /* claims/ */

/* A lexicon row that stands at a token, and how many tokens it takes. */
typedef struct xc_match {
    const xc_lexeme *lexeme; /* NULL: none */
    uint32_t count;
} xc_match;

/* Words followed one after the other, and the longest row of the lexicon met
 * so far. */
typedef struct xc_matcher {
    xc_lexicon_id lexicon;
    xc_match best;
    uint32_t words;
    const xc_lexicon_prefix *prefix; /* of those words; NULL: none yet */
} xc_matcher;

void xc_matcher_init(xc_matcher *matcher, xc_lexicon_id lexicon);

/* Adds a word; false when no longer form can match, and no more may be added
 * then. */
bool xc_matcher_add(xc_matcher *matcher, const char *word);

/* The longest row of the lexicon whose form begins at token at and ends
 * before token end, by norm or by lemma as the lexicon wants. */
xc_match xc_match_at(xc_lexicon_id lexicon, const xc_sentence *sentence,
                     uint32_t at, uint32_t end);

/* The longest row of the lexicon whose form ends before token end and has at
 * most that many words; those stand from end - count on. */
xc_match xc_match_before(xc_lexicon_id lexicon, const xc_sentence *sentence,
                         uint32_t end, uint32_t words);

/* True for a small word with that feature of connectors.tsv. */
bool xc_token_connects(const xc_token *token, int feature);

/* True for a part of a name: a proper noun, or another word that the finer
 * tag counts to one, as the "United" of "the United States". */
bool xc_token_is_name(const xc_token *token);

/* True for a word that ends as a present participle does: "telling". */
bool xc_token_is_participle(const xc_token *token);

/* True for a noun or name in the plural, as the finer tag has it. */
bool xc_token_is_plural(const xc_token *token);

/* True for a form that can be an auxiliary: "is", "had", "did". */
bool xc_token_helps(const xc_token *token);

/* The folded form of a token; "" past the end. */
const char *xc_norm_at(const xc_sentence *sentence, uint32_t at);

/* True for a token with that folded form. */
bool xc_is_word_at(const xc_sentence *sentence, uint32_t at, const char *word);

/* The text that a sentence's spans refer to: of the title or the body. */
const xc_text *xc_sentence_text(const xc_reading *reading,
                                const xc_sentence *sentence);

#endif

/*
 * stance.h - what the files that read trees for who says what share: a word of
 * saying with what it may take, and a sentence with the reach of its tokens.
 * Inside src/extract/attributions/ only.
 * Exports: xc_stance, xc_framing, xc_stance_*, xc_framing_*.
 */
#ifndef XC_EXTRACT_ATTRIBUTIONS_STANCE_H
#define XC_EXTRACT_ATTRIBUTIONS_STANCE_H

#include "extract/attributions/speech.h"

/* What a word of saying may take. */
typedef struct xc_stance {
    const xc_lexeme *row; /* NULL: no such word */
    uint32_t count;
    xc_attribution_kind kind;
    xc_attribution_kind called; /* of an object with what it is called */
    bool clause, infinitive, object, topic, named, felt, noun;
    bool hears; /* what stands after it is who hears it */
} xc_stance;

/* A sentence and how far each of its tokens reaches. */
typedef struct xc_framing {
    xc_speech *s;
    const xc_sentence *sentence;
    uint32_t index;
    size_t quotations; /* of its block, from that one on */
    size_t before;     /* attributions there were before this sentence */
    uint32_t *first, *last;
} xc_framing;

/* What the rows of reporting.tsv, stances.tsv and statements.tsv let a word
 * take. */
xc_stance xc_stance_at(const xc_sentence *sentence, uint32_t at);

/* Fills in the reach of every token, in time linear in their count. */
xc_status xc_framing_measure(xc_framing *f);

/* The span of tokens [first, last) without marks at its ends; empty: none. */
xc_span xc_framing_span(const xc_framing *f, uint32_t first, uint32_t last);

/* The verb of a passive. */
bool xc_stance_is_passive(const xc_sentence *sentence, uint32_t verb);

/* The noun that hangs on a word by a relation and that preposition;
 * XC_NO_TOKEN: none. */
uint32_t xc_stance_noun_by(const xc_sentence *sentence, uint32_t head,
                           const char *relation, const char *preposition);

/* True for a preposition with that feature of bearings.tsv. */
bool xc_stance_bears(const xc_sentence *sentence, uint32_t at, int feature);

/* The first noun from a token on that hangs on a word by a relation and a
 * preposition with that feature; XC_NO_TOKEN: none. */
uint32_t xc_stance_noun_bearing(const xc_sentence *sentence, uint32_t head,
                                const char *relation, uint32_t from,
                                int feature);

/* The token of who says it, by the tree; XC_NO_TOKEN: none. */
uint32_t xc_stance_speaker(const xc_sentence *sentence, const xc_stance *w,
                           uint32_t at);

/* Whose text it is that the tree makes the subject of a participle: "Ruiz" of
 * "Ruiz issued a letter saying"; XC_NO_TOKEN: no text, or nobody's. */
uint32_t xc_stance_writer(const xc_sentence *sentence, uint32_t verb);

/* The token that tops what is said with a word, and in c->phrase whether that
 * is no clause; XC_NO_TOKEN: none. */
uint32_t xc_stance_content(const xc_framing *f, const xc_stance *w, xc_cue *c);

/* How far what is said reaches, from the token that tops it; false: it is no
 * stretch of its own. */
bool xc_stance_extent(const xc_framing *f, const xc_stance *w, const xc_cue *c,
                      uint32_t content, uint32_t *first, uint32_t *last);

#endif

/*
 * speech.h - what the files of this folder share: quotations and cues, and the
 * questions they ask each other. Inside src/extract/attributions/ only.
 *
 * Order: quotation.c finds quoted stretches, cue.c words of saying, source.c
 * their speakers; direct.c, framed.c, indirect.c and according.c turn them into
 * attributions, follow.c the rest of the quotations; attribution.c calls them.
 * Exports: xc_quotation, xc_cue, xc_speech, xc_speech_*.
 */
#ifndef XC_EXTRACT_ATTRIBUTIONS_SPEECH_H
#define XC_EXTRACT_ATTRIBUTIONS_SPEECH_H

#include "extract/extractor.h"

/* Attributions of a block that are looked back through for a cue, at most. */
#define XC_SPEECH_MAX_BACK 256u

/* A quotation, from the token of its opening mark to that of its closing. */
typedef struct xc_quotation {
    uint32_t open_sentence, open_token;
    uint32_t close_sentence, close_token; /* token_count: not closed */
    xc_span content;
} xc_quotation;

/* Words that say that somebody says something, and who it is. */
typedef struct xc_cue {
    uint32_t sentence;
    uint32_t first, last; /* its tokens, end exclusive */
    bool hears;           /* what stands after it is who hears it */
    bool denies;
    bool phrase; /* what is said is no clause: "plans to build it" */
    bool part;   /* says more of what it said before */
    xc_span source;
    int32_t actor; /* of the source; XC_NONE */
    const xc_lexeme *row;
    const char *by_source, *by_content; /* rules, for explain.h; NULL: by
                                           place beside the cue */
    xc_attribution_kind kind;
} xc_cue;

typedef struct xc_speech {
    xc_extractor *x;
    XC_VEC(xc_quotation) quotations; /* in order of place */
    xc_cue running;  /* who speaks in a quotation that the block before left
                        open */
    size_t open;     /* quotations from that one on wait for who speaks */
    bool is_running; /* the block before left its last quotation open */
    size_t before;   /* attributions there were before this block */
    size_t quoted;   /* and behind those of its quotations */
    size_t own;      /* and before this sentence */
} xc_speech;

const xc_sentence *xc_speech_sentence(const xc_speech *s, uint32_t index);

/* Finds the quotations of the sentences [first, last), all of one block. */
xc_status xc_speech_find_quotations(xc_speech *s, uint32_t first,
                                    uint32_t last);

/* True for a place within a quotation; those from that one on are those of
 * its block. */
bool xc_speech_quoted(const xc_speech *s, size_t from, uint32_t offset);

/* True for a quotation that a mark closes. */
bool xc_speech_is_closed(const xc_speech *s, const xc_quotation *quotation);

/* True for a double quotation mark, also one of two single ones. */
bool xc_speech_is_mark(const xc_token *token);

/* True for a mark that a sentence begins with, also one that was not cut off
 * from the sentence before. */
bool xc_speech_begins(const xc_sentence *sentence, uint32_t at);

/* True for a verb with a tense, an auxiliary or a modal, by its tag. */
bool xc_speech_is_finite(const xc_token *token);

/* The first token that begins at a place of the text or behind it; token_count:
 * none. */
uint32_t xc_speech_token_from(const xc_sentence *sentence, uint32_t place);

/* A reporting verb at a token, used as a verb. */
xc_match xc_speech_cue_at(const xc_sentence *sentence, uint32_t at);

/* True when something is attributed to that cue already. */
bool xc_speech_is_used(const xc_speech *s, const xc_sentence *sentence,
                       uint32_t at);

/* True for a place within what was attributed in this sentence. */
bool xc_speech_is_said(const xc_speech *s, const xc_sentence *sentence,
                       uint32_t at);

/* Writes down that the source of a cue says the content. */
xc_status xc_speech_push(xc_speech *s, const xc_cue *c, bool direct,
                         xc_span content);

/* True for a conjunction behind which somebody else says something: "while Karl
 * Brandt said". */
bool xc_speech_turns(const xc_sentence *sentence, uint32_t at);

/* True for a mark that parts clauses. */
bool xc_speech_is_boundary(const xc_token *token);

/* Fills in who the subject of a cue is, looked for from that token on; false
 * when there is none. */
bool xc_speech_source(const xc_speech *s, xc_cue *c, uint32_t from,
                      bool may_follow);

/* Makes the words that follow a cue, up to a mark, its source: "said
 * neighbours."; false where they are no noun. */
bool xc_speech_noun_behind(const xc_speech *s, xc_cue *c);

/* "Said Elton Council engineer Ana Ruiz": where words of one noun follow a name
 * behind a cue, makes the person or noun that they end with its source; false:
 * none do. */
bool xc_speech_takes_longer(const xc_speech *s, xc_cue *c,
                            const xc_mention *modifier);

/* True for a noun for something that is written, said or shown. */
bool xc_speech_is_text(const xc_sentence *sentence, uint32_t noun);

/* The mention of an actor that a token is part of; NULL. */
const xc_mention *xc_speech_actor_around(const xc_speech *s, uint32_t index,
                                         uint32_t at);

/* The same, also where only the rest of the name is a mention: "Rep." of "Rep.
 * Ana Ruiz". */
const xc_mention *xc_speech_actor_of(const xc_speech *s, uint32_t index,
                                     uint32_t at);

/* True for a token that is part of a date. */
bool xc_speech_in_date(const xc_speech *s, uint32_t index, uint32_t at);

/* The steps: quotations from that one on; a sentence, with the quotations of
 * its block from that one on and its attributions from that one on. */
xc_status xc_speech_direct(xc_speech *s, size_t from);
xc_status xc_speech_labelled(xc_speech *s, uint32_t first, uint32_t last);
xc_status xc_speech_framed(xc_speech *s, uint32_t index, size_t from);
xc_status xc_speech_indirect(xc_speech *s, uint32_t index, size_t from);
xc_status xc_speech_according(xc_speech *s, uint32_t index);

/* Of the whole article: quoted sentences that no cue stands beside. */
xc_status xc_speech_follow(xc_speech *s);

/* Of the attributions from that one on, all of one sentence: takes out what is
 * a part of other speech, and joins quoted words to what holds them. */
xc_status xc_speech_sort_nested(xc_speech *s, uint32_t index, size_t from,
                                size_t quotations);

#endif

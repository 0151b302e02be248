/*
 * engine.h - what the files that make findings share: the contents that take
 * part, their facts, and the pairs that were judged. Inside src/compare/
 * only.
 * Exports: xc_engine, xc_content, xc_party, xc_judged, xc_inside_finding,
 * xc_engine_*,
 * xc_verdict_differs, xc_finding_print_finger, xc_evidence_compare,
 * xc_article_label, xc_content_label.
 */
#ifndef XC_COMPARE_ENGINE_H
#define XC_COMPARE_ENGINE_H

#include <pthread.h>

#include "base/map.h"
#include "compare/detail.h"
#include "compare/rule.h"

/* A text that takes part, with the articles it appears in. */
typedef struct xc_content {
    const xc_comparison_side *side;
    size_t side_index;
    int64_t id;
    bool checked;  /* an appearance of it is */
    bool complete; /* all its facts take part, not only candidates */
    bool cited;    /* a finding shows it */
    bool outside;  /* of no day of the period that is asked for */
    int32_t published;
    XC_VEC(xc_stored_article) articles; /* by key */
    XC_VEC(const char *) names;
    XC_VEC(size_t) parties; /* its facts that take part */
} xc_content;

/* A fact that takes part; the subject points into here. */
typedef struct xc_party {
    xc_stored_fact stored;
    size_t content; /* index in the engine */
    xc_subject subject;
    struct xc_party *stated; /* of a figure the fact that states it; NULL: none
                                takes part */
    bool confirmed;
    bool differing;
} xc_party;

/* A pair that a rule had something to say of. */
typedef struct xc_judged {
    const xc_rule *rule;
    size_t a; /* parties, a < b in the order of their places */
    size_t b;
    xc_alignment alignment;
    const xc_matching *matching; /* of figures; NULL: of facts. What it
                                           points at is gone */
    xc_verdict verdict;
} xc_judged;

/* A finding about one article. */
typedef struct xc_inside_finding {
    xc_finding finding;
    size_t content; /* index in the engine */
} xc_inside_finding;

typedef struct xc_engine {
    pthread_mutex_t loading; /* of xc_engine_read_content: a store is used by
                                one thread at a time */
    xc_arena *arena;
    const xc_comparison *comparison;
    xc_outcome *outcome;
    xc_error *error;
    XC_VEC(xc_content *) contents;
    XC_VEC(xc_party *) parties;
    XC_VEC(xc_judged) judged;
    XC_VEC(xc_inside_finding) inside;
    xc_map checked_index;     /* by side and article: those that are checked */
    xc_map content_index;     /* by side and content */
    xc_map party_index;       /* by side and fact */
    xc_map figure_index;      /* by content and place: figures that take part */
    xc_map name_index;        /* by content and name: names that take part */
    xc_map development_index; /* by content and place: what is told of deeds
                                 and takes part */
} xc_engine;

/* Loads what is checked, with all its facts. Of an archive nothing is loaded
 * that is not asked for. */
xc_status xc_engine_load(xc_engine *engine);

/* True where no archive takes part, and no article that others are only held
 * against: all that there is was loaded, and nothing else is led to. */
bool xc_engine_has_all(const xc_engine *engine);

/* What a content holds goes there: its texts, and each of its sentences and
 * mentions in order. */
typedef struct xc_content_reader {
    xc_text *text;
    xc_text *title;
    xc_arena *texts;
    xc_arena *mentions; /* of what mentions point at */
    xc_stored_sentence_fn *take_sentence;
    xc_stored_mention_fn *take_mention;
    void *user;
} xc_content_reader;

/* Reads a content that has an article, on any thread, while no other asks its
 * store but by this. */
xc_status xc_engine_read_content(xc_engine *engine, const xc_content *content,
                                 const xc_content_reader *reader);

/* Makes a stored fact take part, if it does not; *index is its party. */
xc_status xc_engine_add_fact(xc_engine *engine, size_t side_index,
                             const xc_stored_fact *stored, size_t *index);

/* Makes a content take part, if it does not. */
xc_status xc_engine_add_content(xc_engine *engine, size_t side_index,
                                int64_t id, size_t *index);

/* Makes all facts of a content take part. */
xc_status xc_engine_complete(xc_engine *engine, size_t content);

/* Loads what is checked, finds its candidates and judges the pairs. */
xc_status xc_engine_judge(xc_engine *engine);

/* Holds the figures and dates of articles against each other and adds those
 * that differ. */
xc_status xc_engine_match(xc_engine *engine);

/* The same article: a draft and its stored version, or one text twice. */
bool xc_is_same_article(const xc_content *a, const xc_content *b);

/* What becomes of the verdict of a pair: copies are nothing, and a conflict
 * may be stale or disputed. */
xc_verdict xc_engine_settle(const xc_engine *engine, const xc_judged *pair);

/* Settles a pair and keeps it, unless nothing comes of it. */
xc_status xc_engine_note(xc_engine *engine, xc_judged *judged);

/* A fact of a content as a subject; it borrows both. */
xc_subject xc_subject_of(const xc_content *content,
                         const xc_stored_fact *stored);

/* Makes a party for a fact that is made here, of nobody and nowhere yet. What
 * is put into it lives as long as the engine. It takes no part yet. */
xc_status xc_engine_make_party(xc_engine *engine, size_t content,
                               xc_party **party);

/* Cuts the text of the fact's evidence, which is set, out of its article. */
xc_status xc_engine_cut(xc_engine *engine, xc_party *party);

/* Makes it take part, under a key of its content in one of the indexes of the
 * engine; *at is its place. */
xc_status xc_engine_enter(xc_engine *engine, xc_map *index, uint64_t key,
                          xc_party *party, size_t *at);

/* True for a conflict, be it stale or disputed. */
bool xc_verdict_differs(xc_verdict verdict);

/* Takes out the differences that the articles explain themselves. */
xc_status xc_engine_drop_explained(xc_engine *engine);

/* The severity of a finding that this pair explains, and the steps to it. */
xc_severity xc_engine_grade(const xc_engine *engine, const xc_judged *pair);
xc_status xc_engine_explain_grade(const xc_engine *engine,
                                  const xc_judged *pair, xc_detail *detail);

/* The same of a finding about one article; exact as in xc_slip. */
xc_severity xc_engine_grade_inside(const xc_engine *engine,
                                   const xc_rule_info *rule, bool exact);
xc_status xc_engine_explain_inside(const xc_engine *engine,
                                   const xc_rule_info *rule, bool exact,
                                   xc_detail *detail);

/* Tells how a finding came about, where the comparison asks for it. */
xc_status xc_engine_detail(const xc_engine *engine, const xc_judged *pair,
                           xc_finding *finding);

/* Takes out the pairs of rules that are switched off. */
void xc_engine_drop_switched_off(xc_engine *engine);

/* Takes out the differences, and the findings about one article, that a
 * comment in an article silences. */
xc_status xc_engine_drop_silenced(xc_engine *engine);

/* Puts pairs together into findings and writes the outcome. */
xc_status xc_engine_report(xc_engine *engine);

/* A party; the content that a party is of. */
const xc_party *xc_engine_party(const xc_engine *engine, size_t index);
const xc_content *xc_engine_content(const xc_engine *engine, size_t party);

/* What stands around a passage: set passage and in_title, and take in the
 * sentences of the article, in order, from the one ahead of it or any earlier
 * one on, until it is beyond. A passage may go over several. */
typedef struct xc_surroundings {
    xc_span passage;
    bool in_title;
    xc_block_kind block;      /* of the passage */
    uint32_t from, to;        /* what is shown, the passage included */
    xc_stored_sentence last;  /* before the passage */
    bool any, inside, beyond; /* last is there; the passage was met, and left */
} xc_surroundings;

void xc_surroundings_take(xc_surroundings *s, const xc_stored_sentence *next);

/* Cuts it out of the text (or title) that the passage is of. */
xc_status xc_surroundings_cut(const xc_surroundings *s, xc_arena *arena,
                              const xc_text *text, xc_evidence *evidence);

/* Fills in what stands around the passage of a fact of the content; its text
 * (or title) is given. */
xc_status xc_engine_surround(xc_engine *engine, const xc_content *content,
                             const xc_fact *fact, const xc_text *text,
                             xc_evidence *evidence);

/* Fills in the evidence of a finding about these parties, explained by a pair
 * of them, and marks the contents that it is of as cited. */
xc_status xc_engine_cite(xc_engine *engine, const size_t *members, size_t count,
                         const xc_judged *pair, xc_finding *finding);

/* Fills in the fingerprint: of the rule and what the evidence reads, each
 * once; XC_MAX_EVIDENCE pieces at most. */
xc_status xc_finding_print_finger(xc_arena *arena, xc_finding *finding);

/* Fills in where in its file a passage is, by start and end: the text (or
 * title) that it is of is given. */
void xc_evidence_place(xc_evidence *evidence, const xc_text *text);

/* By path, article, field and place. */
int xc_evidence_compare(const xc_evidence *a, const xc_evidence *b);

/* The id of an article in reports: the given one, else its path. */
const char *xc_article_label(const xc_stored_article *article);

/* What to call the article of a content: its source, else its given id, else
 * the last part of its path. */
const char *xc_content_label(const xc_content *content);

#endif

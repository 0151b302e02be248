/*
 * engine.h - what the files that make findings share: the contents that take
 * part, their facts, and the pairs that were judged. Inside src/compare/
 * only.
 * Exports: xc_engine, xc_content, xc_judged, xc_engine_*.
 */
#ifndef XC_COMPARE_ENGINE_H
#define XC_COMPARE_ENGINE_H

#include "base/map.h"
#include "compare/rule.h"

/* A text that takes part, with the articles it appears in. */
typedef struct xc_content {
    const xc_comparison_side *side;
    size_t side_index;
    int64_t id;
    bool checked; /* an appearance of it is */
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
    bool compared; /* some pair of it was judged */
    bool confirmed;
    bool differing;
} xc_party;

/* A pair that a rule had something to say of. */
typedef struct xc_judged {
    const xc_rule *rule;
    size_t a; /* parties, a < b in the order of their places */
    size_t b;
    xc_alignment alignment;
    xc_verdict verdict;
} xc_judged;

typedef struct xc_engine {
    xc_arena *arena;
    const xc_comparison *comparison;
    xc_outcome *outcome;
    xc_error *error;
    XC_VEC(xc_content *) contents;
    XC_VEC(xc_party *) parties;
    XC_VEC(xc_judged) judged;
    xc_map content_index; /* by side and content */
    xc_map party_index;   /* by side and fact */
} xc_engine;

/* Loads what is checked, finds its candidates and judges the pairs. */
xc_status xc_engine_judge(xc_engine *engine);

/* Puts pairs together into findings and writes the outcome. */
xc_status xc_engine_report(xc_engine *engine);

/* What to call the article of a content: its source, else the
 * last part of its path. */
const char *xc_content_label(const xc_content *content);

#endif
